/** The part of a certificate that is signed (RFC 5280 4.1), written directly. */
import { constructed, integer, sequence, time } from './der.ts';
import { PkiError } from './errors.ts';
import { serialBytes } from './serial.ts';
import { algorithmIdentifier, type SignatureAlgorithm, signedObject, type Verifier, verifier } from './signature.ts';
import type { Signer } from './signer.ts';
import type { Validity } from './validity.ts';

export type TbsCertificate = {
  /** Lower-case hex without leading zeros. */
  readonly serial: string;
  readonly algorithm: SignatureAlgorithm;
  /** `Name`, DER: byte for byte the subject of the CA's own certificate. */
  readonly issuer: Uint8Array;
  readonly validity: Validity;
  /** `Name`, DER. */
  readonly subject: Uint8Array;
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array;
  readonly extensions: readonly Uint8Array[];
};

export const tbsCertificate = (it: TbsCertificate): Uint8Array =>
  sequence(
    constructed(0, integer(2)),
    integer(serialBytes(it.serial)),
    algorithmIdentifier(it.algorithm),
    it.issuer,
    sequence(time(it.validity.notBefore), time(it.validity.notAfter)),
    it.subject,
    it.publicKey,
    constructed(3, sequence(...it.extensions)),
  );

export const signWhole = async (tbs: Uint8Array, signer: Signer): Promise<Uint8Array> =>
  signedObject(tbs, signer.algorithm, await soundSignature(tbs, signer));

/**
 * Signs, and believes the signature only after verifying it: a key store that fails must not put a broken certificate or CRL into the world.
 * @throws PkiError ERR_SIGNER_SIGNATURE
 */
export const soundSignature = async (tbs: Uint8Array, signer: Signer): Promise<Uint8Array> => {
  const signature = await signer.sign(tbs);
  if (!(await verifierOf(signer)(tbs, signature)))
    throw new PkiError(
      'ERR_SIGNER_SIGNATURE',
      'the signer gave a signature that its own key does not verify; check the key store',
    );
  return signature;
};

const verifiers = new WeakMap<Signer, Verifier>();
const verifierOf = (signer: Signer): Verifier => {
  const known = verifiers.get(signer) ?? verifier(signer.publicKey, signer.algorithm);
  verifiers.set(signer, known);
  return known;
};
