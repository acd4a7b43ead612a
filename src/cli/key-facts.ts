/** What keys, requests, certificates and .p12 files say of themselves, for people and for scripts. ISS-11; RFC 5280 4.1, RFC 2986, RFC 7292. */
import { hash, X509Certificate } from 'node:crypto';
import { type Certificate, calledBy, rowsOf } from '#key-tool/page/certificate.ts';
import { type Bytes, inside, read } from '#key-tool/page/der.ts';
import { keyTypeOf } from '#key-tool/page/reading.ts';
import { keyUsagesOf, readCertificate as readStrictly } from '#pki/certificate.ts';
import { readCsr } from '#pki/csr.ts';
import { isPkiError } from '#pki/errors.ts';
import { invisible } from '#pki/name.ts';
import { serialHex } from '#pki/serial.ts';
import { clock } from './command.ts';

/** Label and words, one row each. */
export type Rows = readonly (readonly [label: string, words: string])[];
export const table = (rows: Rows): string => rows.map(([label, words]) => `  ${label.padEnd(10)} ${words}`).join('\n');

/** Names are whatever somebody wrote into a file: nothing of it may move the cursor or hide. */
const visible = (text: string): string =>
  text.replace(new RegExp(invisible, 'gu'), (sign) => `\\u{${sign.codePointAt(0)?.toString(16)}}`);
export const nameOf = (name: Bytes): string => visible(calledBy(name));
const rowsText = (name: Bytes): string =>
  visible(
    rowsOf(name)
      .map((row) => row.join('='))
      .join(', '),
  );

/** The same in the key, the request and the certificate that belong together. */
export const keyHashOf = (spki: Bytes): string => hash('sha256', spki, 'hex');

export const keyText = (spki: Bytes): string => `${keyTypeOf(spki)} ${keyHashOf(spki)}`;

export const certificateFacts = (it: Certificate) => ({
  owner: nameOf(it.subject),
  subject: rowsText(it.subject),
  issuer: nameOf(it.issuer),
  notBefore: it.notBefore,
  notAfter: it.notAfter,
  serial: serialHex(it.serial),
  fingerprint: hash('sha256', it.bytes, 'hex'),
  keyType: keyTypeOf(it.spki),
  keyHash: keyHashOf(it.spki),
  uses: usesOf(it.bytes),
});
type CertificateFacts = ReturnType<typeof certificateFacts>;

/** Of a certificate in strict DER; others say nothing that could be relied on. */
const usesOf = (der: Bytes): readonly string[] => {
  try {
    return keyUsagesOf(readStrictly(der));
  } catch (error) {
    if (isPkiError(error)) return [];
    throw error;
  }
};

export const certificateRows = (it: CertificateFacts): Rows => [
  ['owner', it.owner],
  ['subject', it.subject],
  ['issuer', it.issuer],
  ['from', dated(it.notBefore)],
  ['until', `${dated(it.notAfter)}${standing(it)}`],
  ['serial', it.serial],
  ['SHA-256', it.fingerprint.toUpperCase().replace(/..(?=.)/g, '$&:')],
  ['key', `${it.keyType} ${it.keyHash}`],
  ...(it.uses.length > 0 ? [['uses', it.uses.join(', ')] as const] : []),
];

/** In the zone of the machine, which is named: a certificate that ends at midnight ends at different hours. */
const dated = (date: Date): string => date.toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'long' });

const standing = ({ notBefore, notAfter }: CertificateFacts): string => {
  const now = clock.now();
  if (now > notAfter) return ' – IT HAS ENDED';
  return now < notBefore ? ' – NOT VALID YET' : '';
};

/** Whether this certificate's key made the signature of that one. */
export const hasSigned = (issuer: Certificate, signed: Certificate): boolean => {
  try {
    return new X509Certificate(signed.bytes).verify(new X509Certificate(issuer.bytes).publicKey);
  } catch {
    return false; // A kind of key or signature that is not known here.
  }
};

/** `problem`: why the bot would not take it, in its own words. */
export const requestFacts = (der: Bytes) => {
  const at = (...path: number[]) => inside(read(der), 0, ...path).whole;
  const spki = at(2);
  return {
    name: nameOf(at(1)),
    subject: rowsText(at(1)),
    keyType: keyTypeOf(spki),
    keyHash: keyHashOf(spki),
    problem: problemOf(der),
  };
};

const problemOf = (der: Bytes): string | null => {
  try {
    readCsr(der);
    return null;
  } catch (error) {
    if (isPkiError(error)) return error.message;
    throw error;
  }
};

export const requestRows = (it: ReturnType<typeof requestFacts>): Rows => [
  ['name', it.name],
  ['subject', it.subject],
  ['key', `${it.keyType} ${it.keyHash}`],
  ['signature', it.problem === null ? 'good: made by that key' : `NOT GOOD: ${it.problem}`],
];
