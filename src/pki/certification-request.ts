/** A CA's own request for a certificate (PKCS#10, RFC 2986): what travels from the issuing CA to an offline root. */
import { constructed, integer, sequence } from './der.ts';
import { type CaSubject, distinguishedName, nameDer } from './name.ts';
import type { Signer } from './signer.ts';
import { signWhole } from './tbs-certificate.ts';

/** CertificationRequest, DER, without attributes. @throws PkiError ERR_SIGNER_SIGNATURE */
export const makeRequest = (name: CaSubject, signer: Signer): Promise<Uint8Array> =>
  signWhole(sequence(integer(0), nameDer(distinguishedName(name)), signer.publicKey, constructed(0)), signer);
