/** How key files and .p12 files are locked, and what a .p12 holds once it is open. RFC 8018 (PBES2), RFC 7292 (PKCS #12). */
import { type Certificate, readCertificate } from '#key-tool/page/certificate.ts';
import {
  type Bytes,
  DerError,
  hex,
  inside,
  isSame,
  numberOf,
  octets,
  read,
  readAll,
  sequence,
  type Value,
} from '#key-tool/page/der.ts';
import { publicHalf } from '#key-tool/page/key-pair.ts';
import { oids } from '#key-tool/page/oids.ts';

export type Lock = {
  /** `PBES2, PBKDF2-HMAC-SHA256, AES-256-CBC`; or why it is none of those. */
  readonly how: string;
  /** What one guess costs; null where the lock has no such number. */
  readonly rounds: number | null;
};
export const lockText = ({ how, rounds }: Lock): string =>
  rounds === null ? how : `${how}, ${rounds.toLocaleString('en-US')} rounds`;

/** Of an AlgorithmIdentifier. Only PBES2 with PBKDF2 is opened here; the rest is named. */
const lockOf = (algorithm: Value): Lock => {
  const type = oidAt(algorithm, 0);
  if (type !== oids.pbes2) return { how: old[type] ?? 'a lock that is not known here', rounds: null };
  const [kdf, cipher] = [inside(algorithm, 1, 0), inside(algorithm, 1, 1)];
  if (oidAt(kdf, 0) !== oids.pbkdf2) return { how: 'PBES2 with another derivation than PBKDF2', rounds: null };
  const [, rounds, ...rest] = readAll(inside(kdf, 1).content);
  const prf = rest.find(({ tag }) => tag === 48);
  const names = [
    prf ? (hashes[oidAt(prf, 0)] ?? 'another hash') : 'HMAC-SHA1',
    ciphers[oidAt(cipher, 0)] ?? 'another cipher',
  ];
  return { how: `PBES2, PBKDF2-${names.join(', ')}`, rounds: rounds ? numberOf(rounds.content) : null };
};
const oidAt = (value: Value, ...path: readonly number[]): string => hex(inside(value, ...path).content);
const hashes: Readonly<Record<string, string>> = {
  [oids.hmacSha256]: 'HMAC-SHA256',
  '2a864886f70d0207': 'HMAC-SHA1',
  '2a864886f70d020a': 'HMAC-SHA384',
  '2a864886f70d020b': 'HMAC-SHA512',
};
const ciphers: Readonly<Record<string, string>> = {
  [oids.aes256]: 'AES-256-CBC',
  '608648016503040102': 'AES-128-CBC',
  '608648016503040116': 'AES-192-CBC',
  '2a864886f70d0307': '3DES',
};
const old: Readonly<Record<string, string>> = {
  '2a864886f70d010c0103': 'SHA-1 and 3DES (old and weak)',
  '2a864886f70d010c0106': 'SHA-1 and RC2-40 (broken)',
};

/** Of an EncryptedPrivateKeyInfo. */
export const lockOfKey = (locked: Bytes): Lock => lockOf(inside(read(locked), 0));

/** A part that opens with the passphrase; `bytes` has the form of an EncryptedPrivateKeyInfo, whichever it is. */
type LockedPart = { readonly holds: 'certificates' | 'key'; readonly lock: Lock; readonly bytes: Bytes };
export type Pfx = {
  readonly locked: readonly LockedPart[];
  readonly mac: Lock | null;
};

/** @throws DerError for a file that is cut off, damaged, or in BER as some programs write it */
export const readPfx = (file: Bytes): Pfx => {
  const [, content, mac] = readAll(read(file).content);
  if (!content) throw new DerError('damaged');
  return {
    locked: readAll(read(openContent(content)).content).flatMap((part): readonly LockedPart[] => {
      if (oidAt(part, 0) === oids.lockedData) return [certificatesPart(inside(part, 1, 0, 1))];
      return bagsIn(openContent(part))
        .filter((bag) => oidAt(bag, 0) === oids.keyBag)
        .map((bag) => inside(bag, 1, 0))
        .map(({ whole }) => ({ holds: 'key', lock: lockOfKey(whole), bytes: whole }));
    }),
    mac: mac ? macOf(mac) : null,
  };
};

/** The octets of a ContentInfo of type data. */
const openContent = (info: Value): Bytes => inside(info, 1, 0).content;
const bagsIn = (contents: Bytes): readonly Value[] => readAll(read(contents).content);

const certificatesPart = (info: Value): LockedPart => {
  const [how, data] = [inside(info, 1), inside(info, 2)];
  return { holds: 'certificates', lock: lockOf(how), bytes: sequence(how.whole, octets(data.content)) };
};

const macOf = (mac: Value): Lock => {
  const [, , rounds] = readAll(mac.content);
  const digest = oidAt(mac, 0, 0, 0);
  return {
    how: digest === oids.sha256 ? 'HMAC-SHA256' : 'HMAC with another hash',
    rounds: rounds ? numberOf(rounds.content) : 1,
  };
};

/** Of the SafeContents that were locked. */
export const certificatesIn = (contents: Bytes): readonly Certificate[] =>
  bagsIn(contents)
    .filter((bag) => oidAt(bag, 0) === oids.certificateBag)
    .map((bag) => readCertificate(inside(bag, 1, 0, 1, 0).content));

/** The certificate that is of this private key. */
export const certificateOf = async (pkcs8: Bytes, all: readonly Certificate[]): Promise<Certificate | undefined> => {
  const spki = await publicHalf(pkcs8);
  return all.find((one) => isSame(one.spki, spki));
};
