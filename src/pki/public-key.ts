/** A SubjectPublicKeyInfo read strictly (RFC 5280 4.1.2.7, 8017, 5480): one key has one encoding here, so it has one hash. */
import { hash } from 'node:crypto';
import { bitString, concat, integer, nil, oid, sameBytes, sequence } from './der.ts';
import { bitStringOf, childrenOf, integerOf, oidOf, readDer } from './der-reader.ts';
import { isPkiError, PkiError } from './errors.ts';
import { oids } from './object-identifiers.ts';

export type Curve = 'P-256' | 'P-384';
export type PublicKey =
  | { readonly type: 'RSA'; readonly modulus: bigint; readonly exponent: bigint; readonly bits: number }
  | { readonly type: 'EC'; readonly curve: Curve; readonly x: bigint; readonly y: bigint };

const curves = { [oids.secp256r1]: 'P-256', [oids.secp384r1]: 'P-384' } as const;
const curveShapes = {
  'P-256': { oid: oids.secp256r1, octets: 32 },
  'P-384': { oid: oids.secp384r1, octets: 48 },
} as const;

/** The three AlgorithmIdentifiers a key of ours may have, byte for byte (SBR 7.1.3.1). */
const keyKinds = [
  ['RSA', sequence(oid(oids.rsaEncryption), nil())],
  ['P-256', sequence(oid(oids.ecPublicKey), oid(oids.secp256r1))],
  ['P-384', sequence(oid(oids.ecPublicKey), oid(oids.secp384r1))],
] as const;

/** Of a key that was checked before; `unknown` for all others. */
export const keyKindOf = (spki: Uint8Array): 'RSA' | Curve | 'unknown' => {
  const length = spki[1] ?? 0;
  const start = 2 + (length > 0x80 ? length & 0x7f : 0);
  const found = keyKinds.find(([, identifier]) => identifier.every((octet, index) => spki[start + index] === octet));
  return found ? found[0] : 'unknown';
};

/** SHA-256 of the SubjectPublicKeyInfo, lower-case hex: how a key is named in lists of used and blocked keys. */
export const keyHash = (spki: Uint8Array): string => hash('sha256', spki, 'hex');

/** @throws PkiError ERR_KEY_UNREADABLE, ERR_KEY_TYPE, ERR_CURVE, ERR_CURVE_POINT */
export const readPublicKey = (spki: Uint8Array): PublicKey => {
  try {
    return read(spki);
  } catch (error) {
    if (!isPkiError(error, 'ERR_DER') && !isPkiError(error, 'ERR_DER_TRAILING_BYTES')) throw error;
    throw new PkiError(
      'ERR_KEY_UNREADABLE',
      'the public key is not strict DER; make the key and the request anew',
      {},
      { cause: error },
    );
  }
};

const read = (spki: Uint8Array): PublicKey => {
  const [algorithm, key, ...more] = childrenOf(readDer(spki));
  const [type, parameters, ...others] = childrenOf(algorithm);
  const dotted = oidOf(type);
  if (more.length > 0 || others.length > 0) throw unreadable('it has more parts than two');
  if (dotted === oids.rsaEncryption) {
    if (!parameters || !sameBytes(parameters.bytes, nil())) throw unreadable('its RSA parameters are not NULL');
    return readRsa(bitStringOf(key));
  }
  if (dotted !== oids.ecPublicKey)
    throw new PkiError(
      'ERR_KEY_TYPE',
      `a key of type ${dotted}; make a P-256 or P-384 key, or RSA of 2048, 3072 or 4096 bits`,
      { got: dotted },
    );
  if (parameters?.tag !== 0x06)
    throw new PkiError(
      'ERR_CURVE',
      'the curve is spelled out instead of named; make the key on the named curve P-256 or P-384',
      { got: 'explicit' },
    );
  const name = oidOf(parameters);
  const curve = (curves as Readonly<Record<string, Curve>>)[name];
  if (!curve) throw new PkiError('ERR_CURVE', `a key on the curve ${name}; make it on P-256 or P-384`, { got: name });
  return readPoint(curve, bitStringOf(key));
};

const readRsa = (der: Uint8Array): PublicKey => {
  const [modulus, exponent, ...more] = childrenOf(readDer(der));
  if (more.length > 0) throw unreadable('an RSA key has two numbers');
  const n = integerOf(modulus);
  return { type: 'RSA', modulus: n, exponent: integerOf(exponent), bits: n === 0n ? 0 : n.toString(2).length };
};

/** Uncompressed points only: a compressed one is the same key under another hash, and would slip past a list of blocked keys. */
const readPoint = (curve: Curve, point: Uint8Array): PublicKey => {
  const { octets } = curveShapes[curve];
  if (point[0] !== 4 || point.length !== 1 + 2 * octets)
    throw new PkiError(
      'ERR_CURVE_POINT',
      `the point is not written uncompressed in ${1 + 2 * octets} octets; most tools write it so by default`,
      { curve },
    );
  const number = (from: number): bigint =>
    BigInt(`0x${Buffer.from(point.subarray(from, from + octets)).toString('hex')}`);
  return { type: 'EC', curve, x: number(1), y: number(1 + octets) };
};

/** The one encoding of an elliptic-curve key, from its coordinates (big-endian, of the field's width). */
export const ecPublicKeyDer = (curve: Curve, x: Uint8Array, y: Uint8Array): Uint8Array =>
  sequence(sequence(oid(oids.ecPublicKey), oid(curveShapes[curve].oid)), bitString(concat([Uint8Array.of(4), x, y])));

/** The one encoding of an RSA key, from its two numbers (big-endian, unsigned). */
export const rsaPublicKeyDer = (modulus: Uint8Array, exponent: Uint8Array): Uint8Array =>
  sequence(sequence(oid(oids.rsaEncryption), nil()), bitString(sequence(integer(modulus), integer(exponent))));

/** RFC 7093 2, method 1: the leftmost 160 bits of SHA-256 over the key's bit string. */
export const keyIdentifier = (spki: Uint8Array): Uint8Array => {
  const [, key] = childrenOf(readDer(spki));
  return Uint8Array.from(hash('sha256', bitStringOf(key), 'buffer').subarray(0, 20));
};

const unreadable = (problem: string): PkiError =>
  new PkiError('ERR_KEY_UNREADABLE', `the public key cannot be read: ${problem}; make the key and the request anew`, {
    problem,
  });
