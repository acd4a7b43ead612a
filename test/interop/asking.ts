/** Asks a reader of the table in a process of its own: its command, with the scene's files in the place of the words in braces. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pem } from '#pki/bundle.ts';
import type { Exhibit, Scene } from './scene.ts';
import type { Reader } from './table.ts';

export type AskedReader = Awaited<ReturnType<typeof openReader>>;
/** What stands for each word in braces. */
type Words = Readonly<Record<string, string | readonly string[]>>;

const checkout = fileURLToPath(new URL('../../', import.meta.url));

/** With homes of its own for what it remembers; the lists it is handed as files are those of now. `close` ends what it left running. */
export const openReader = async (
  { command, before = [], after = [] }: Pick<Reader, 'command' | 'before' | 'after'>,
  scene: Scene,
) => {
  const shared = await wordsOf(scene);
  for (const one of before) await ask(one, shared);

  const judgeOne = ({ file, der, pem: written }: Exhibit): Promise<string> =>
    ask(command, {
      ...shared,
      '{certificate.pem}': file,
      '{chain.pem}': scene.write(`chain-${basename(file)}`, `${written}${scene.issuing.pem}`),
      '{fingerprint}': fingerprint(der),
    });
  const judgeAll = async (exhibits: readonly Exhibit[]): Promise<readonly string[]> => {
    const files = exhibits.map(({ file }) => file);
    const said = await ask(command, { ...shared, '{certificates.pem}': files });
    return files.map((file) => lineAbout(basename(file), said));
  };
  return {
    /** What it says of each, in their order. */
    async judge(exhibits: readonly Exhibit[]): Promise<readonly string[]> {
      if (command.includes('{certificates.pem}')) return judgeAll(exhibits);
      const said: string[] = [];
      for (const exhibit of exhibits) said.push(await judgeOne(exhibit));
      return said;
    },
    async close(): Promise<void> {
      for (const one of after) await ask(one, shared);
    },
  };
};

let homes = 0;
const wordsOf = async (scene: Scene): Promise<Words> => {
  const list = await fetched(`${scene.url}/crl/issuing.crl`);
  const rootList = await fetched(`${scene.url}/crl/root.crl`);
  const home = (name: string): string => {
    const folder = join(scene.folder, `${name}${++homes}`);
    mkdirSync(folder, { mode: 0o700 });
    return folder;
  };
  const gnupg = home('g'); // sockets lie in it, and their paths must be short
  writeFileSync(join(gnupg, 'trustlist.txt'), `${fingerprint(scene.root.der)} S relax\n`);
  return {
    '{url}': scene.url,
    '{root.pem}': scene.root.file,
    '{issuing.pem}': scene.issuing.file,
    '{list.crl}': scene.write('list.crl', list),
    '{root-list.pem}': scene.write('root-list.pem', pem('X509 CRL', rootList)),
    '{lists.pem}': scene.write('lists.pem', `${pem('X509 CRL', list)}${pem('X509 CRL', rootList)}`),
    '{certificates.pem}': Object.values(scene.exhibits).map(({ file }) => file),
    '{nss}': home('n'),
    '{gnupg}': gnupg,
  };
};

const fetched = async (url: string): Promise<Uint8Array> => {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
};
/** As GnuPG counts: SHA-1. */
const fingerprint = (der: Uint8Array): string => createHash('sha1').update(der).digest('hex').toUpperCase();

/** Everything it printed; a reader that refuses a certificate may well exit with 1. */
export const ask = (command: readonly string[], words: Words): Promise<string> => {
  const [program = '', ...args] = filled(command, words);
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC', no_proxy: '127.0.0.1' };
  return new Promise((resolve, reject) => {
    execFile(program, args, { cwd: checkout, env, timeout: 60_000 }, (error, stdout, stderr) => {
      if (error && typeof error.code !== 'number') reject(error);
      else resolve(`${stdout}${stderr}`);
    });
  });
};

const filled = (command: readonly string[], words: Words): readonly string[] =>
  command.flatMap((argument) => {
    const whole = words[argument];
    if (whole !== undefined) return whole;
    return argument.replaceAll(/\{[a-z.-]+\}/g, (word) => {
      const text = words[word];
      if (typeof text !== 'string') throw new Error(`Nothing stands for ${word} in "${command.join(' ')}"`);
      return text;
    });
  });

const lineAbout = (name: string, said: string): string => {
  const line = said.split('\n').find((one) => one.startsWith(`${name}: `));
  if (line === undefined) throw new Error(`Not a word about ${name}, but: ${said}`);
  return line.slice(name.length + 2);
};
