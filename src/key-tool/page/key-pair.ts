/** Key pairs by WebCrypto: the types a certificate may ask for, how each signs, and the public half of a private key. */

import { algorithm, type Bytes, integer, oid, sequence } from './der.ts';
import { oids } from './oids.ts';
import { subtle } from './pbes2.ts';
import { Problem, problems } from './words.ts';

const ec = (namedCurve: string, hash: string, signature: string) => ({
  way: { name: 'ECDSA', namedCurve, hash },
  signature: sequence(oid(signature)),
});
const rsa = (modulusLength: number) => ({
  way: {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    modulusLength,
    publicExponent: Uint8Array.of(1, 0, 1),
  },
  signature: algorithm(oids.rsaSha256),
});

/** `way` is WebCrypto's algorithm, `signature` the AlgorithmIdentifier (RFC 5758, RFC 4055). */
export const keyTypes = {
  'P-256': ec('P-256', 'SHA-256', oids.ecdsaSha256),
  'P-384': ec('P-384', 'SHA-384', oids.ecdsaSha384),
  'RSA-3072': rsa(3072),
  'RSA-2048': rsa(2048),
};
export type KeyType = keyof typeof keyTypes;

/** WebCrypto's own, by whichever name the browser's types or Node's call them. */
type Pair = Extract<Awaited<ReturnType<(typeof subtle)['generateKey']>>, { readonly privateKey: unknown }>;
type Key = Pair['privateKey'];

export type KeyPair = {
  readonly type: KeyType;
  readonly privateKey: Key;
  /** SubjectPublicKeyInfo. */
  readonly spki: Bytes;
  /** PrivateKeyInfo, in the open: wipe it after use. */
  readonly pkcs8: Bytes;
};

export const makeKeyPair = async (type: KeyType): Promise<KeyPair> => {
  // Both ways make pairs; the compiler cannot tell from a name that is only a string.
  const pair = (await subtle.generateKey(keyTypes[type].way, true, ['sign', 'verify'])) as Pair;
  return {
    type,
    privateKey: pair.privateKey,
    spki: await exported('spki', pair.publicKey),
    pkcs8: await exported('pkcs8', pair.privateKey),
  };
};

const exported = async (form: 'spki' | 'pkcs8', key: Key): Promise<Bytes> =>
  new Uint8Array(await subtle.exportKey(form, key));

/** A signature as certificates carry it: WebCrypto's r‖s becomes a SEQUENCE (RFC 5480), RSA stays as it is. */
export const sign = async ({ type, privateKey }: KeyPair, message: Bytes): Promise<Bytes> => {
  const raw = new Uint8Array(await subtle.sign(keyTypes[type].way, privateKey, message));
  const half = raw.length / 2;
  return type.startsWith('P') ? sequence(integer(raw.slice(0, half)), integer(raw.slice(half))) : raw;
};

/** The SubjectPublicKeyInfo that belongs to a PrivateKeyInfo. Throws Problem for a type that is not known here. */
export const publicHalf = async (pkcs8: Bytes): Promise<Bytes> => {
  for (const { way } of Object.values(keyTypes)) {
    try {
      const whole = await subtle.exportKey('jwk', await subtle.importKey('pkcs8', pkcs8, way, true, ['sign']));
      const { kty, crv, x, y, n, e } = whole;
      const half = { kty, crv, x, y, n, e } as typeof whole; // WebIDL: a member that is undefined is not there.
      return await exported('spki', await subtle.importKey('jwk', half, way, true, ['verify']));
    } catch {} // Another type. Firefox takes a P-384 key for one of P-256 and only notices at the public half.
  }
  throw new Problem(problems.unknownKey);
};
