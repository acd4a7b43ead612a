/**
 * Who signs the copies that are linted before issuance. Its key is made in this process, kept nowhere, and no reader trusts it. It is of the
 * cheapest kind that writes the CA's own algorithm identifier: ECDSA's names a hash and no curve, RSA's no size. So every lint judges the very
 * bytes the CA will sign, and only the length of the signature differs, of which there is no rule; the CA's own is verified when it is made.
 */
import { type KeyObject, sign as signWith } from 'node:crypto';
import { type SignatureAlgorithm, signatureAlgorithms } from './signature.ts';
import { generateKey, publicKeyOf, type Signer } from './signer.ts';

/** Made at the first use, and again only if that failed. */
export const throwawaySigner = (algorithm: SignatureAlgorithm): (() => Promise<Signer>) => {
  const { key: family, hash } = signatureAlgorithms[algorithm];
  let made: Promise<Signer> | undefined;
  return async () => {
    made ??= generateKey(family === 'EC' ? 'P-256' : 'RSA-2048').then((key) => ({
      algorithm,
      publicKey: publicKeyOf(key),
      sign: family === 'EC' ? async (tbs) => Uint8Array.from(signWith(hash, tbs, key)) : behind(hash, key),
    }));
    try {
      return await made;
    } catch (error) {
      made = undefined;
      throw error;
    }
  };
};

/** On another thread: RSA takes nearly a millisecond. */
const behind = (hash: string, key: KeyObject) => (tbs: Uint8Array) =>
  new Promise<Uint8Array>((resolve, reject) =>
    signWith(hash, tbs, key, (error, signature) => (error ? reject(error) : resolve(Uint8Array.from(signature)))),
  );
