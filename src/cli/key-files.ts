/** Files of `lencana key`: read by what is in them, whatever they are called; written whole, together, and never over another. ISS-3. */
import { closeSync, existsSync, fsyncSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { type Bytes, DerError } from '#key-tool/page/der.ts';
import { type Found, identify } from '#key-tool/page/pem.ts';
import { kinds, problems } from '#key-tool/page/words.ts';
import { Refusal } from './prompt.ts';

/** Nothing of ours is near this; the page draws the same line. */
const mostBytes = 2 ** 20;

/** What a file is, in words: `a certificate`. */
export const kindOf = ({ kind }: Found): string => kinds[kind][1];

/** All objects of a file, PEM or DER. @throws Refusal for a file that is not there, too big, cut off or damaged */
export const objectsIn = (file: string): readonly Found[] => {
  const bytes = bytesOf(file);
  if (bytes.length === 0) throw new Refusal(`${file} is empty. Get the original again.`);
  try {
    return identify(bytes);
  } catch (cause) {
    throw refusalForDer(file, cause);
  }
};

/** The locked key of a file. @throws Refusal that says what the file is instead, and how a key without such a lock gets one */
export const lockedKeyIn = (file: string): Bytes => {
  const found = objectsIn(file);
  const key = found.find(({ kind }) => kind === 'lockedKey');
  if (key) return key.bytes;
  const first = found[0] ? kindOf(found[0]) : 'empty';
  const isKey = found.some(({ kind }) => kind === 'openKey') || /BEGIN [A-Z ]*PRIVATE KEY/.test(textOf(file));
  throw new Refusal(
    isKey
      ? `${file} is a key that is not locked as ours are. Lock it first:\n  openssl pkcs8 -topk8 -v2 aes-256-cbc -v2prf hmacWithSHA256 -iter 600000 -in ${quoted(file)} -out lencana-kunci-RAHASIA.key.pem`
      : `${file} is ${first}. --key wants the SECRET key file, "…-kunci-RAHASIA.key.pem", that lencana key make or the key tool's page saved.`,
  );
};
const textOf = (file: string) => new TextDecoder('latin1').decode(bytesOf(file));

/** Ready to be copied into a shell. */
export const quoted = (path: string): string => (/^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`);

/** In words, where bytes that should be DER are not; anything else as it is. */
export const refusalForDer = (file: string, cause: unknown): unknown => {
  if (!(cause instanceof DerError)) return cause;
  const said = cause.message === 'truncated' ? problems.truncated(file) : problems.damaged(file);
  return new Refusal(said[1], { cause });
};

/** As much as may be of ours: a disk image given by mistake is not read to its end. Pipes are files, too. */
export const bytesOf = (file: string): Bytes => {
  const buffer = new Uint8Array(mostBytes + 1);
  let size = 0;
  attempt(file, () => {
    const open = openSync(file, 'r');
    try {
      for (let more = -1; more !== 0 && size < buffer.length; size += more)
        more = readSync(open, buffer, size, buffer.length - size, null);
    } finally {
      closeSync(open);
    }
  });
  if (size > mostBytes)
    throw new Refusal(
      `${file} has more than 1 MB and was not read; ours have a few KB. It may be the wrong file: look at the name.`,
    );
  return buffer.slice(0, size);
};

export type NewFile = {
  readonly path: string;
  readonly content: string | Uint8Array;
  /** Secrets are for their owner alone: 0600. */
  readonly isSecret: boolean;
};

/** Before anybody is asked for a passphrase. @throws Refusal */
export const refuseTaken = (...paths: readonly string[]): void => {
  for (const path of paths) {
    const folder = dirname(resolve(path));
    if (!existsSync(folder))
      throw new Refusal(`The folder ${folder} does not exist. Make it (mkdir -p), or name another with --out.`);
    if (existsSync(path)) throw taken(path);
  }
};

const taken = (path: string) =>
  new Refusal(
    `${path} is there already and is not overwritten: a key that is gone cannot be brought back. Move the file away, or choose another place with --out.`,
  );

/** All of them or none, on the disk before it returns. @throws Refusal */
export const writeTogether = (files: readonly NewFile[]): void => {
  const begun: string[] = [];
  try {
    for (const { path, content, isSecret } of files)
      attempt(path, () => {
        const open = openSync(path, 'wx', isSecret ? 0o600 : 0o644);
        begun.push(path);
        try {
          writeFileSync(open, content);
          fsyncSync(open);
        } finally {
          closeSync(open);
        }
      });
  } catch (error) {
    for (const path of begun) rmSync(path, { force: true });
    throw error;
  }
};

/** The machine's refusals, each with what a person can do. */
const attempt = (path: string, work: () => void): void => {
  try {
    work();
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    if (code === 'EEXIST') throw taken(path);
    throw new Refusal(`${path}: ${(remedies[code] ?? String(cause)).replace('{folder}', dirname(resolve(path)))}`, {
      cause,
    });
  }
};
const full = 'there is no room left to write it. Nothing was kept; make room, or choose another place with --out.';
const shut = 'you may not read or write there. Nothing was done; choose another place, or ask whoever it belongs to.';
const remedies: Readonly<Record<string, string>> = {
  ENOENT: 'no such file. Look at the name; it was looked for in {folder}.',
  EISDIR: 'this is a folder; name the file in it.',
  ENOTDIR: '{folder} is a file, not a folder.',
  EACCES: shut,
  EPERM: shut,
  EROFS: 'that disk cannot be written to. Nothing was done; choose another place with --out.',
  ENOSPC: full,
  EDQUOT: full,
  EFBIG: full,
};

/** `lencana-1042-kunci-RAHASIA.key.pem` → `lencana-1042`, as the page calls them. */
export const stemOf = (keyFile: string): string =>
  /^lencana-[A-Za-z\d-]+(?=-kunci)/.exec(basename(keyFile))?.[0] ?? 'lencana';
