/** `lencana key show`: what a certificate, P7B, CSR, key or .p12 says. ISS-11; the key tool's page shows the same. */
import { basename } from 'node:path';
import type { Certificate } from '#key-tool/page/certificate.ts';
import type { Bytes } from '#key-tool/page/der.ts';
import { publicHalf } from '#key-tool/page/key-pair.ts';
import { openKey } from '#key-tool/page/pbes2.ts';
import type { Found } from '#key-tool/page/pem.ts';
import { certificatesIn as certificatesOf, keyTypeOf } from '#key-tool/page/reading.ts';
import { Problem } from '#key-tool/page/words.ts';
import { plain } from './ca-options.ts';
import { command, WrongCall } from './command.ts';
import {
  certificateFacts,
  certificateRows,
  keyHashOf,
  type Rows,
  requestFacts,
  requestRows,
  table,
} from './key-facts.ts';
import { kindOf, objectsIn, quoted, refusalForDer } from './key-files.ts';
import { certificateOf, certificatesIn, lockOfKey, lockText, type Pfx, readPfx } from './key-locks.ts';
import { fromFile, type Opened, opened, whereFrom } from './key-passphrase.ts';
import { Refusal } from './prompt.ts';

/** One object as it is shown; a file may hold several. */
type Shown = { readonly what: string; readonly rows: Rows; readonly facts: object };
/** Opens what is locked; undefined where nobody asked for that. */
type Open = ((locked: Bytes, name: string) => Promise<Opened>) | undefined;

const show = command({
  usage: 'key show <file>…',
  about: 'what a certificate, P7B, CSR, key or .p12 says',
  details: `  --open   ask for the passphrase and look into keys and .p12 files; without it only what can be seen from outside
${whereFrom}
"key" is the type and the SHA-256 of the public key (SubjectPublicKeyInfo): the same in the key, CSR and certificate that belong
together. Nothing secret is shown. Exit 1 where a file cannot be read.`,
  options: { open: { type: 'boolean' }, 'passphrase-file': { type: 'string' } },
  run: async ({ rest, values }) => {
    if (rest.length === 0) throw new WrongCall('the file to show is missing');
    const file = values['passphrase-file'];
    const open: Open =
      values.open || file !== undefined ? (locked, name) => opened(locked, name, fromFile(file)) : undefined;
    const shown = [];
    for (const one of rest) shown.push({ file: one, ...(await shownOrNot(one, open)) });
    return {
      text: shown.map(textOf).join('\n'),
      json: plain(
        shown.map(({ file, objects, problem }) => ({
          file,
          objects: objects.map(({ facts }) => facts),
          ...(problem !== null && { problem }),
        })),
      ),
      exit: shown.some(({ problem }) => problem !== null) ? 1 : 0,
    };
  },
});

type FileShown = { readonly objects: readonly Shown[]; readonly problem: string | null };

/** What is wrong with one file does not hide the next. */
const shownOrNot = async (file: string, open: Open): Promise<FileShown> => {
  const objects: Shown[] = [];
  try {
    for (const found of objectsIn(file)) for await (const one of shownObjects(found, file, open)) objects.push(one);
    return { objects, problem: null };
  } catch (cause) {
    const error = refusalForDer(file, cause);
    if (error instanceof Refusal) return { objects, problem: error.message };
    throw error;
  }
};

const textOf = ({ file, objects, problem }: FileShown & { readonly file: string }): string =>
  [
    ...objects.map(({ what, rows }) => `${file}: ${what}${rows.length > 0 ? `\n${table(rows)}` : ''}`),
    ...(problem === null ? [] : [problem]),
  ].join('\n');

async function* shownObjects(found: Found, file: string, open: Open): AsyncGenerator<Shown> {
  const { kind, bytes } = found;
  const what = kindOf(found);
  if (kind === 'certificate') for (const one of certificatesOf(found)) yield shownCertificate(one, what);
  else if (kind === 'chain')
    for (const one of certificatesOf(found)) yield shownCertificate(one, 'a certificate in a P7B');
  else if (kind === 'request') {
    const facts = requestFacts(bytes);
    yield { what, rows: requestRows(facts), facts: { kind, ...facts } };
  } else if (kind === 'lockedKey') yield await shownKey(bytes, file, what, open);
  else if (kind === 'openKey')
    yield { what: `${what}: whoever has the file has the key`, ...(await keySeen(bytes, kind)) };
  else if (kind === 'pfx') yield* shownPfx(readPfx(bytes), file, open);
  else
    throw new Refusal(
      `${file} is ${what}. Shown are certificates, P7B, CSRs, keys (PKCS #8) and .p12 files, in PEM or DER.`,
    );
}

const shownCertificate = (one: Certificate, what: string): Shown => {
  const facts = certificateFacts(one);
  return { what, rows: certificateRows(facts), facts: { kind: 'certificate', ...facts } };
};

const shownKey = async (locked: Bytes, file: string, what: string, open: Open): Promise<Shown> => {
  const lock = lockOfKey(locked);
  const seen = open
    ? await keySeenInside(locked, basename(file), open)
    : { rows: [['key', 'locked: --open looks inside']] as const, facts: {} };
  return { what, rows: [['lock', lockText(lock)], ...seen.rows], facts: { ...seen.facts, kind: 'lockedKey', lock } };
};

const keySeenInside = async (locked: Bytes, name: string, open: NonNullable<Open>) => {
  const { plain: pkcs8 } = await open(locked, name);
  return keySeen(pkcs8, 'lockedKey').finally(() => pkcs8.fill(0));
};

/** Only what is public of it. */
const keySeen = async (pkcs8: Bytes, kind: string): Promise<Omit<Shown, 'what'>> => {
  try {
    const spki = await publicHalf(pkcs8);
    const [keyType, keyHash] = [keyTypeOf(spki), keyHashOf(spki)];
    return { rows: [['key', `${keyType} ${keyHash}`]], facts: { kind, keyType, keyHash } };
  } catch (error) {
    if (error instanceof Problem) return { rows: [['key', error.words[1]]], facts: { kind } };
    throw error;
  }
};

/** Each part has a lock of its own; the passphrase is asked for once. */
async function* shownPfx({ locked, mac }: Pfx, file: string, open: Open): AsyncGenerator<Shown> {
  const locks = locked.map(({ holds, lock }) => [holds === 'key' ? 'key lock' : 'cert lock', lockText(lock)] as const);
  const rows: Rows = [...locks, ['MAC', mac ? lockText(mac) : 'none: nobody would notice a change']];
  const facts = { kind: 'pfx', locks: locked.map(({ holds, lock }) => ({ holds, ...lock })), mac };
  if (!open) {
    yield { what: 'a .p12', rows: [...rows, ['inside', 'locked: --open looks inside']], facts };
    return;
  }
  yield { what: 'a .p12', rows, facts };
  const [held, key] = (['certificates', 'key'] as const).map((part) => locked.find(({ holds }) => holds === part));
  if (!held) throw new Refusal(`${file} holds no certificates that are locked. ${elsewhere(file)}`);
  if (!held.lock.how.startsWith('PBES2')) throw new Refusal(`That lock is not opened here. ${elsewhere(file)}`);
  const { plain: contents, passphrase } = await open(held.bytes, basename(file));
  const certificates = certificatesIn(contents);
  const leaf = key && (await leafOf(key.bytes, passphrase, certificates, file));
  for (const one of certificates)
    yield shownCertificate(one, `${one === leaf ? 'the certificate of the key' : 'a certificate'} in the .p12`);
}

const elsewhere = (file: string) => `openssl tells more: openssl pkcs12 -info -noenc -nokeys -in ${quoted(file)}`;

const leafOf = async (locked: Bytes, passphrase: string, certificates: readonly Certificate[], file: string) => {
  const pkcs8 = await openKey(locked, passphrase).catch((cause: unknown) => {
    throw cause instanceof Problem
      ? new Refusal(`The key in ${file} does not open: ${cause.words[1]}`, { cause })
      : cause;
  });
  return certificateOf(pkcs8, certificates).finally(() => pkcs8.fill(0));
};

export const showCommands = { 'key show': show };
