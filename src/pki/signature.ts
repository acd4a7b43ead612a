/** Signature algorithms and the signed shape that certificates, requests and CRLs share (RFC 5280 4.1.1, 4055, 5758). */
import { createPublicKey, verify } from 'node:crypto';
import { bitString, nil, oid, sequence } from './der.ts';
import { childrenOf, type DerNode, oidOf, readDer } from './der-reader.ts';

type AlgorithmShape = { readonly oid: string; readonly hash: string; readonly key: 'RSA' | 'EC' };

export const signatureAlgorithms = {
  'ecdsa-with-SHA256': { oid: '1.2.840.10045.4.3.2', hash: 'sha256', key: 'EC' },
  'ecdsa-with-SHA384': { oid: '1.2.840.10045.4.3.3', hash: 'sha384', key: 'EC' },
  'ecdsa-with-SHA512': { oid: '1.2.840.10045.4.3.4', hash: 'sha512', key: 'EC' },
  sha256WithRSAEncryption: { oid: '1.2.840.113549.1.1.11', hash: 'sha256', key: 'RSA' },
  sha384WithRSAEncryption: { oid: '1.2.840.113549.1.1.12', hash: 'sha384', key: 'RSA' },
  sha512WithRSAEncryption: { oid: '1.2.840.113549.1.1.13', hash: 'sha512', key: 'RSA' },
} as const satisfies Readonly<Record<string, AlgorithmShape>>;
export type SignatureAlgorithm = keyof typeof signatureAlgorithms;

/** Parameters are NULL for RSA and absent for ECDSA (RFC 4055 5, RFC 5758 3.2). */
export const algorithmIdentifier = (algorithm: SignatureAlgorithm): Uint8Array => {
  const shape = signatureAlgorithms[algorithm];
  return shape.key === 'RSA' ? sequence(oid(shape.oid), nil()) : sequence(oid(shape.oid));
};

const algorithmsByOid = new Map<string, SignatureAlgorithm>(
  (Object.keys(signatureAlgorithms) as SignatureAlgorithm[]).map((name) => [signatureAlgorithms[name].oid, name]),
);

/** The algorithm by its OID, whatever its parameters are; undefined for all we do not take (SHA-1, MD5, DSA, EdDSA, PSS). */
export const signatureAlgorithmOf = (identifier: DerNode | undefined): SignatureAlgorithm | undefined =>
  algorithmsByOid.get(oidOf(childrenOf(identifier)[0]));

/** `SEQUENCE { what was signed, signatureAlgorithm, signature }`. */
export const signedObject = (tbs: Uint8Array, algorithm: SignatureAlgorithm, signature: Uint8Array): Uint8Array =>
  sequence(tbs, algorithmIdentifier(algorithm), bitString(signature));

/** Whether a signature is by the key that `verifier` was made for. */
export type Verifier = (tbs: Uint8Array, signature: Uint8Array) => Promise<boolean>;

/** Below this, and unless the curve is P-384, verifying takes less than a trip to another thread. */
const small = 65_536;

/** For a key that signs often: it is read once, and what takes long is done on another thread. */
export const verifier = (publicKey: Uint8Array, algorithm: SignatureAlgorithm): Verifier => {
  const { hash, key: family } = signatureAlgorithms[algorithm];
  const key = createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' });
  const isSlow = key.asymmetricKeyDetails?.namedCurve === 'secp384r1';
  return async (tbs, signature) => {
    if (!isStrictForm(family, signature)) return false;
    if (!isSlow && tbs.length < small) return verify(hash, tbs, key, signature);
    return new Promise((resolve, reject) =>
      verify(hash, tbs, key, signature, (error, isRight) => (error ? reject(error) : resolve(isRight))),
    );
  };
};

const isStrictForm = (family: 'RSA' | 'EC', signature: Uint8Array): boolean => {
  if (family === 'RSA') return true;
  try {
    readDer(signature);
    return true;
  } catch {
    return false;
  }
};

/** False too where the signature is not the strict form of its kind, or the key is of another family. */
export const isSignedBy = (
  publicKey: Uint8Array,
  algorithm: SignatureAlgorithm,
  tbs: Uint8Array,
  signature: Uint8Array,
): boolean => {
  try {
    const { hash, key: family } = signatureAlgorithms[algorithm];
    const key = createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' });
    if (key.asymmetricKeyType !== (family === 'RSA' ? 'rsa' : 'ec')) return false;
    if (family === 'EC') readDer(signature);
    return verify(hash, tbs, key, signature);
  } catch {
    return false;
  }
};
