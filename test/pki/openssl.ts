/** The independent reader: Debian's openssl on files in a folder of their own. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Verdict = { readonly ok: boolean; readonly said: string };

/** Runs `openssl`; an argument that names a file of `files` becomes its path. */
export const openssl = (args: readonly string[], files: Readonly<Record<string, Uint8Array | string>> = {}): Verdict =>
  inFolder(files, (paths) => {
    const { status, stdout, stderr } = spawnSync('openssl', args.map(paths), { encoding: 'utf8', maxBuffer: 2 ** 26 });
    return { ok: status === 0, said: `${stdout}${stderr}` };
  });

/** What openssl writes to its standard output; the argument `input` becomes the path of a file with that text. */
export const opensslMakes = (args: readonly string[], input = ''): Uint8Array =>
  inFolder({ input }, (paths) =>
    Uint8Array.from(execFileSync('openssl', args.map(paths), { stdio: ['ignore', 'pipe', 'ignore'] })),
  );

const inFolder = <Result>(
  files: Readonly<Record<string, Uint8Array | string>>,
  work: (paths: (argument: string) => string) => Result,
): Result => {
  const folder = mkdtempSync(join(tmpdir(), 'lencana-openssl-'));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    return work((argument) => (Object.hasOwn(files, argument) ? join(folder, argument) : argument));
  } finally {
    rmSync(folder, { recursive: true });
  }
};
