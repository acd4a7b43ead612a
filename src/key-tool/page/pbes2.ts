/** Locking by passphrase: PBES2 with PBKDF2-HMAC-SHA256 and AES-256-CBC (RFC 8018), as PKCS #8 key files and PKCS #12 stores use it. */

import { algorithm, type Bytes, inside, integer, isSame, numberOf, octets, oid, read, sequence } from './der.ts';
import { oids } from './oids.ts';
import { Problem, problems } from './words.ts';

/** Missing on plain http, where the page says so and does no more. */
export const { subtle } = crypto;

/** How a lock is made; `rounds` is the work one guess costs. */
type Way = { readonly salt: Bytes; readonly rounds: number; readonly iv: Bytes };

/** `how` is the AlgorithmIdentifier that tells a reader how to open `data`. */
export const lock = async (plain: Bytes, passphrase: string, rounds: number) => {
  const way = { salt: random(), rounds, iv: random() };
  const data = await subtle.encrypt({ name: 'AES-CBC', iv: way.iv }, await keyFrom(passphrase, way), plain);
  return { how: identifier(way), data: new Uint8Array(data) };
};

export const random = (): Bytes => crypto.getRandomValues(new Uint8Array(16));

/** An EncryptedPrivateKeyInfo (RFC 5958 3). */
export const lockKey = async (pkcs8: Bytes, passphrase: string, rounds: number): Promise<Bytes> => {
  const { how, data } = await lock(pkcs8, passphrase, rounds);
  return sequence(how, octets(data));
};

/** Opens an EncryptedPrivateKeyInfo. Throws Problem for a wrong passphrase or another kind of lock, DerError for a spoilt file. */
export const openKey = async (locked: Bytes, passphrase: string): Promise<Bytes> => {
  const file = read(locked);
  const way = wayOf(inside(file, 0).whole);
  const key = await keyFrom(passphrase, way);
  try {
    const plain = await subtle.decrypt({ name: 'AES-CBC', iv: way.iv }, key, inside(file, 1).content);
    // One wrong passphrase in 256 leaves a padding that looks right: only a whole value counts.
    return read(new Uint8Array(plain)).whole;
  } catch {
    throw new Problem(problems.wrongPassphrase);
  }
};

const identifier = ({ salt, rounds, iv }: Way) =>
  sequence(
    oid(oids.pbes2),
    sequence(
      sequence(oid(oids.pbkdf2), sequence(octets(salt), integer(rounds), algorithm(oids.hmacSha256))),
      sequence(oid(oids.aes256), octets(iv)),
    ),
  );

/** What was read is written again: only the same bytes are the way we know. Ten million rounds already take seconds. */
const wayOf = (how: Bytes): Way => {
  const at = (...path: number[]) => inside(read(how), 1, ...path).content;
  try {
    const way = { salt: at(0, 1, 0), rounds: numberOf(at(0, 1, 1)), iv: at(1, 1) };
    if (isSame(identifier(way), how) && way.rounds <= 1e7) return way;
  } catch {} // Other parts than ours: another kind of lock.
  throw new Problem(problems.unknownKey);
};

const keyFrom = async (passphrase: string, { salt, rounds }: Way) => {
  const secret = new TextEncoder().encode(passphrase);
  const base = await subtle.importKey('raw', secret, 'PBKDF2', false, ['deriveKey']);
  const derivation = { name: 'PBKDF2', salt, iterations: rounds, hash: 'SHA-256' };
  return subtle.deriveKey(derivation, base, { name: 'AES-CBC', length: 256 }, false, ['encrypt', 'decrypt']);
};
