/**
 * RSA keys that anybody can make again: Debian's OpenSSL of 2006 to 2008 knew 32,767 random numbers (CVE-2008-0166; SBR 6.1.1.3). The lists
 * are megabytes long and no part of this program; an installation puts the files of Debian's `openssl-blacklist` into a folder.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PkiError } from './errors.ts';
import { readPublicKey } from './public-key.ts';

export type WeakKeyList = {
  /** How many keys it knows; 0 where the installation has no list. */
  readonly count: number;
  readonly files: readonly string[];
  /** SubjectPublicKeyInfo, DER. @throws PkiError ERR_KEY_… for one that cannot be read */
  has(spki: Uint8Array): boolean;
};

/**
 * Every file `blacklist.RSA-…` in the folder: one key a line, `#` before remarks. No folder, no list: `count` is 0.
 * @throws PkiError ERR_WEAK_KEY_LIST for a line of another form
 */
export const weakKeysIn = (folder: string): WeakKeyList => {
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.startsWith('blacklist.RSA-')) : [];
  const marks = files.flatMap((name) => marksIn(readFileSync(join(folder, name), 'latin1'), name));
  const packed = Buffer.from([...new Set(marks)].sort().join(''), 'hex');
  return {
    count: packed.length / markLength,
    files: files.sort(),
    has(spki) {
      const key = readPublicKey(spki);
      return key.type === 'RSA' && holds(packed, markOf(key.modulus));
    },
  };
};

/** @throws PkiError ERR_KEY_WEAK */
export const refuseListedKey = (spki: Uint8Array, list: WeakKeyList): void => {
  if (list.has(spki))
    throw new PkiError(
      'ERR_KEY_WEAK',
      'this RSA key can be made by anybody: it comes from a Debian of 2006 to 2008 (CVE-2008-0166); make a new key with another tool',
      { weakness: 'debian' },
    );
};

/** Octets of one mark: the second half of a SHA-1. */
const markLength = 10;

/** As `openssl rsa -noout -modulus | sha1sum`, its last 20 hex digits (openssl-vulnkey). */
const markOf = (modulus: bigint): Buffer =>
  createHash('sha1')
    .update(`Modulus=${modulus.toString(16).toUpperCase()}\n`)
    .digest()
    .subarray(-markLength);

const marksIn = (text: string, file: string): readonly string[] =>
  text.split(/\r?\n/).flatMap((line, index) => {
    if (line.trim() === '' || line.startsWith('#')) return [];
    if (!/^[0-9a-f]{20}$/.test(line))
      throw new PkiError(
        'ERR_WEAK_KEY_LIST',
        `line ${index + 1} of ${file} is not 20 small hex digits; take the file of Debian's openssl-blacklist as it is`,
        { file, line: index + 1 },
      );
    return [line];
  });

const holds = (sorted: Buffer, mark: Buffer): boolean => {
  let [low, high] = [0, sorted.length / markLength];
  while (low < high) {
    const middle = (low + high) >> 1;
    const order = sorted.compare(mark, 0, markLength, middle * markLength, (middle + 1) * markLength);
    if (order === 0) return true;
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return false;
};
