/**
 * `lencana ca leaked <key file>`: a private key that reached the CA by mail or on paper proves that it leaked. Its certificates end at once as
 * keyCompromise and the key is blocked for ever (REV-8). The file is read, compared and forgotten.
 */
import { readFile } from 'node:fs/promises';
import { privateKeyIn } from '#pki/csr.ts';
import type { ProvenLeak } from '#ra/office/leak.ts';
import type { KeyHash } from '#ra/values.ts';
import { plain } from './ca-options.ts';
import { type Answer, byConsole, command, WrongCall } from './command.ts';
import { confirm, Refusal } from './prompt.ts';

const keyIn = async (file: string | undefined): Promise<KeyHash> => {
  if (file === undefined) throw new WrongCall('the file with the private key is missing');
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new Refusal(`${file} cannot be read; nothing was done: look at the name and at who may read it`, { cause });
  });
  const key = privateKeyIn(bytes);
  if (!key)
    throw new Refusal(
      `There is no private key in ${file}, so nothing is proven; a key file begins with BEGIN PRIVATE KEY, or is its DER (PKCS#8, PKCS#1, SEC1)`,
    );
  if (key.keyHash === undefined)
    throw new Refusal(
      `The key in ${file} is locked (${key.form}), so nobody can say whose it is; take it out of there first: openssl pkcs12 -in file.p12 -nocerts -noenc, or openssl pkey -in file.pem`,
    );
  return key.keyHash as KeyHash; // SHA-256 of the SPKI, by pki
};

const answerOf = (key: KeyHash, { revoked }: ProvenLeak): Answer => ({
  text:
    revoked.length === 0
      ? `No live certificate of ours has this key. It is blocked for ever.\n  key ${key}`
      : `Revoked (keyCompromise), and the key is blocked for ever; owner and officers are told.\n  key ${key}\n${revoked.map((serial) => `  serial ${serial}`).join('\n')}`,
  json: plain({ key, revoked }),
});

const leaked = command({
  usage: 'ca leaked <key file>',
  about: 'end the certificates of a private key that was shown to you',
  details: `  --yes   do not ask
The file may be PEM or DER, PKCS#8, PKCS#1 or SEC1, not locked by a passphrase. It is not kept; delete it afterwards.`,
  options: { yes: { type: 'boolean' } },
  run: async ({ rest: [file], values, config }) => {
    const key = await keyIn(file);
    const settings = config();
    await confirm(
      `The key ${key}.`,
      'Shall it be blocked for ever, and its certificates be revoked? This cannot be undone.',
      {
        yes: values.yes ?? false,
      },
    );
    const { withOffice } = await import('./desktop.ts');
    return withOffice(settings, async ({ office }) => answerOf(key, await office.hold.proveLeak(byConsole(), key)));
  },
});

export const leakedCommands = { 'ca leaked': leaked };
