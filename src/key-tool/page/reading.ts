/** What certificates, chains and requests say, as rows to be shown: in Step 2, and for any file that somebody wants to look into. ISS-11. */

import { type Certificate, calledBy, certificatesOfChain, readCertificate, rowsOf } from './certificate.ts';
import { type Bytes, hex, inside, read, readAll } from './der.ts';
import { curves, oids } from './oids.ts';
import type { Found } from './pem.ts';
import { sha256 } from './sha256.ts';
import { kinds, same, type Words } from './words.ts';

export type Fact = readonly [label: Words, Words];

/** The certificates of a file, which may be a chain; none in any other kind of file. */
export const certificatesIn = ({ kind, bytes }: Found): readonly Certificate[] =>
  (kind === 'chain' ? certificatesOfChain(bytes) : kind === 'certificate' ? [bytes] : []).map(readCertificate);

/** Everything an object says without a passphrase, after what it is. Throws DerError. */
export const factsOf = (found: Found): readonly Fact[] => {
  const kind: Fact = [['Jenis', 'Kind'], kinds[found.kind]];
  if (found.kind !== 'request') return [kind, ...certificatesIn(found).flatMap(factsOfCertificate)];
  const [subject, spki] = [1, 2].map((at) => inside(read(found.bytes), 0, at).whole);
  return subject && spki ? [kind, owner(subject), ...factsOfKey(spki)] : [kind];
};

export const factsOfCertificate = (one: Certificate): readonly Fact[] => [
  owner(one.subject),
  [['Penerbit', 'Issuer'], same(calledBy(one.issuer))],
  [['Berlaku mulai', 'Valid from'], dated(one.notBefore)],
  [['Berlaku sampai', 'Valid until'], dated(one.notAfter)],
  [['Nomor seri', 'Serial number'], same(hex(one.serial))],
  [['Sidik jari SHA-256', 'SHA-256 fingerprint'], fingerprint(one.bytes)],
  ...factsOfKey(one.spki),
];

const owner = (subject: Bytes): Fact => [
  ['Pemilik', 'Subject'],
  same(
    rowsOf(subject)
      .map((row) => row.join('='))
      .join(', '),
  ),
];

const factsOfKey = (spki: Bytes): readonly Fact[] => [
  [['Jenis kunci', 'Key type'], same(keyTypeOf(spki))],
  [['SHA-256 kunci publik', 'SHA-256 of the public key'], fingerprint(spki)],
];

export const keyTypeOf = (spki: Bytes): string => {
  const key = read(spki);
  const [type, curve] = readAll(inside(key, 0).content).map(({ content }) => hex(content));
  if (type !== oids.rsa) return curves[curve ?? ''] ?? '?';
  const modulus = inside(read(inside(key, 1).content.subarray(1)), 0).content;
  return `RSA-${(modulus.length & ~1) * 8}`; // Without the zero in front.
};

const fingerprint = (bytes: Bytes) =>
  same(
    hex(sha256(bytes))
      .toUpperCase()
      .replace(/..(?=.)/g, '$&:'),
  );

/** In the zone of the device, which is named: a certificate that ends at midnight ends at different hours. */
const dated = (date: Date): Words => {
  const form = { dateStyle: 'long', timeStyle: 'long' } as const;
  return [date.toLocaleString('id', form), date.toLocaleString('en-GB', form)];
};
