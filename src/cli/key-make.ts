/** `lencana key make` and `lencana key passphrase`: the key tool's Step 1 without a browser. ISS-3; Sumbar issuance 3, Lemsaneg 4. */
import { realpathSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import { checkCase, checkMail, checkName, tidy } from '#key-tool/page/answers.ts';
import type { Bytes } from '#key-tool/page/der.ts';
import { type KeyType, keyTypes, makeKeyPair } from '#key-tool/page/key-pair.ts';
import { lockKey } from '#key-tool/page/pbes2.ts';
import { pem } from '#key-tool/page/pem.ts';
import { makeRequest } from '#key-tool/page/request.ts';
import { readShortCode } from '#key-tool/page/short-code.ts';
import { Problem, type Words } from '#key-tool/page/words.ts';
import { command, oneOf, required, WrongCall } from './command.ts';
import { keyHashOf } from './key-facts.ts';
import { lockedKeyIn, objectsIn, quoted, refuseTaken, stemOf, writeTogether } from './key-files.ts';
import { fromFile, newPassphrase, opened, whereFrom } from './key-passphrase.ts';
import { isTerminal, Refusal } from './prompt.ts';

/** As the page has it: OWASP's figure for PBKDF2-HMAC-SHA256. */
const keyRounds = 600_000;

const typeNames = Object.keys(keyTypes) as KeyType[]; // the table's own keys

const make = command({
  usage: 'key make --name <full name> --case <number>',
  about: 'make a key pair here: the SECRET key, locked by a passphrase, and the request (CSR) for the bot',
  details: `  --code <code>    what the bot wrote, "1042/Siti Rahmawati/XBBX", in place of --name, --case and --type
  --name <name>    as on the KTP, without titles         --case <number>   of the bot; it goes into the file names
  --mail <mail>    official e-mail, if it shall stand in the request
  --type ${typeNames.join('|')}   (${typeNames[0]})
  --out <folder>   where both files go; left out: this folder
${whereFrom}
Needs no network, no settings and no data folder. The files are those of the key tool's page (/lock).`,
  options: {
    code: { type: 'string' },
    name: { type: 'string' },
    case: { type: 'string' },
    mail: { type: 'string' },
    type: { type: 'string' },
    out: { type: 'string' },
    'passphrase-file': { type: 'string' },
  },
  run: async ({ values }) => {
    const { name, number, type, mail } = orderFrom(values);
    const stem = join(values.out ?? '.', number === '' ? 'lencana' : `lencana-${number}`);
    const [keyFile, requestFile] = [`${stem}-kunci-RAHASIA.key.pem`, `${stem}-permohonan.csr.pem`];
    refuseTaken(keyFile, requestFile);
    const passphrase = await newPassphrase(fromFile(values['passphrase-file']), `${name} ${number} ${mail}`);
    if (isTerminal() && type.startsWith('RSA')) process.stderr.write('Making the key; RSA takes some seconds.\n');
    const pair = await makeKeyPair(type);
    const request = await makeRequest(pair, name, mail);
    const locked = await lockedPem(pair.pkcs8, passphrase);
    writeTogether([
      { path: keyFile, content: locked, isSecret: true },
      { path: requestFile, content: pem('CERTIFICATE REQUEST', request), isSecret: false },
    ]);
    const keyHash = keyHashOf(pair.spki);
    return {
      text: `Key and request are made, ${type}, for ${name}.
  ${keyFile}
        the SECRET key. Send it to nobody: not to the bot, an officer or your superior. The next step needs it.
  ${requestFile}
        the request (CSR). This one goes to the bot, as a file or as text; nothing in it is secret.
  key ${keyHash}
        its fingerprint; the bot's receipt shows how it begins.
When the certificate is issued, take the P7B from the bot:
  lencana key p12 --key ${quoted(keyFile)} --certificate sertifikat.p7b`,
      json: { key: keyFile, request: requestFile, name, case: number, mail, type, keyHash },
    };
  },
});

type Order = { readonly name: string; readonly number: string; readonly type: KeyType; readonly mail: string };

const orderFrom = (
  values: {
    readonly [option in 'code' | 'name' | 'case' | 'type' | 'mail']?: string | undefined;
  },
): Order => {
  const mail = checked('--mail', tidy(values.mail ?? ''), checkMail);
  if (values.code !== undefined) {
    if (values.name !== undefined || values.case !== undefined || values.type !== undefined)
      throw new WrongCall('--code says name, case and type already; leave --name, --case and --type out');
    return { ...codeFrom(values.code), mail };
  }
  return {
    name: checked('--name', tidy(required('--name (or --code)', values.name)), checkName),
    number: checked('--case', tidy(values.case ?? ''), checkCase),
    type: oneOf('--type', values.type ?? typeNames[0], typeNames),
    mail,
  };
};

const checked = (option: string, value: string, check: (value: string) => Words | undefined): string => {
  const complaint = check(value);
  if (complaint) throw new WrongCall(`${option}: ${complaint[1]} Got "${value}"`);
  return value;
};

const codeFrom = (text: string): Omit<Order, 'mail'> => {
  const found = read(text);
  if (!found)
    throw new WrongCall(`--code wants the whole code of the bot, such as "1042/Siti Rahmawati/XBBX"; got "${text}"`);
  return {
    name: checked('--code', found.name, checkName),
    number: checked('--code', found.number, checkCase),
    type: found.type,
  };
};

const read = (text: string) => {
  try {
    return readShortCode(text);
  } catch (error) {
    if (error instanceof Problem) throw new WrongCall(`--code: ${error.words[1]}`);
    throw error;
  }
};

const passphrase = command({
  usage: 'key passphrase --key <file>',
  about: 'change the passphrase of a key file; the key, and the certificate for it, stay the same',
  details: `  --out <file>     write the key there and leave the old file; left out: the file is replaced, once the new one is whole
  --passphrase-file <f>       the first line is the passphrase of now
  --new-passphrase-file <f>   the first line is the new one; without these you are asked at the terminal
Every copy of the old file still opens with the old passphrase, and so does a .p12 that was made before: destroy them, and make
the .p12 anew with lencana key p12.`,
  options: {
    key: { type: 'string' },
    out: { type: 'string' },
    'passphrase-file': { type: 'string' },
    'new-passphrase-file': { type: 'string' },
  },
  run: async ({ values }) => {
    const keyFile = required('--key', values.key);
    const locked = lockedKeyIn(keyFile);
    if (values.out === undefined && objectsIn(keyFile).length > 1)
      throw new Refusal(
        `${keyFile} holds more than a key, and would lose it. Name another file for the key with --out.`,
      );
    const target = values.out ?? `${realpathSync(keyFile)}.new`;
    refuseTaken(target);
    const { plain } = await opened(locked, basename(keyFile), fromFile(values['passphrase-file']));
    const chosen = await newPassphrase(
      { option: '--new-passphrase-file', file: values['new-passphrase-file'] },
      stemOf(keyFile),
    );
    writeTogether([{ path: target, content: await lockedPem(plain, chosen), isSecret: true }]);
    if (values.out === undefined) renameSync(target, realpathSync(keyFile));
    const place = values.out ?? keyFile;
    return {
      text: `${place} opens with the new passphrase.
Copies of the old file, and a .p12 that was made before, still open with the old one: destroy them. Make the .p12 anew:
  lencana key p12 --key ${quoted(place)} --certificate sertifikat.p7b`,
      json: { key: place },
    };
  },
});

/** Locks the key, and wipes what was open. */
const lockedPem = async (pkcs8: Bytes, words: string): Promise<string> => {
  try {
    return pem('ENCRYPTED PRIVATE KEY', await lockKey(pkcs8, words, keyRounds));
  } finally {
    pkcs8.fill(0);
  }
};

export const makeCommands = { 'key make': make, 'key passphrase': passphrase };
