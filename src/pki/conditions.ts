/** What must hold before an authority works at all, and before it looks at one order. */
import {
  type CertificateParts,
  isCa,
  isIssuedBy,
  keyUsagesOf,
  subjectKeyIdentifierOf,
  validityOf,
} from './certificate.ts';
import { sameBytes } from './der.ts';
import { PkiError } from './errors.ts';
import { checkPublicKey } from './key-checks.ts';
import type { Profile } from './profile.ts';
import { keyHash } from './public-key.ts';
import type { Signer } from './signer.ts';
import { isWithin, type Validity } from './validity.ts';
import { refuseListedKey, type WeakKeyList } from './weak-key-list.ts';

/** Addresses written into certificates. All but `cps` are plain http: a reader that fetches them over TLS could run in circles. */
export type AuthorityUrls = {
  readonly crl: string;
  /** The CA's own certificate, DER (`.cer`). */
  readonly issuer: string;
  readonly ocsp: string;
  /** The practice statement. */
  readonly cps?: string;
};

/** Before any work: the answer names the key, not a lint. */
export const checkSubjectKey = (
  publicKey: Uint8Array,
  profile: Profile,
  { ownKeys, weakKeys }: { readonly ownKeys: readonly string[]; readonly weakKeys?: WeakKeyList | undefined },
): void => {
  const type = checkPublicKey(publicKey);
  if (!profile.keyTypes.includes(type))
    throw new PkiError('ERR_KEY_TYPE', `profile ${profile.name} takes ${profile.keyTypes.join(', ')}, not ${type}`, {
      got: type,
    });
  if (ownKeys.includes(keyHash(publicKey)))
    throw new PkiError('ERR_KEY_OF_CA', "this is a CA's own key; make a new key");
  if (weakKeys) refuseListedKey(publicKey, weakKeys);
};

/** Nothing is signed that would outlive its CA. */
export const checkWithinCa = (validity: Validity, ca: CertificateParts): void => {
  const own = validityOf(ca);
  if (isWithin(validity, own)) return;
  const notAfter = own.notAfter.toISOString();
  throw new PkiError(
    'ERR_VALIDITY_PAST_CA',
    `the certificate would outlive its CA, which ends ${notAfter}; put a new issuing CA beside it`,
    { notAfter },
  );
};

/** Certificate, key, chain and addresses belong together. */
export const checkHouse = (
  ca: CertificateParts,
  above: readonly CertificateParts[],
  signer: Signer,
  urls: AuthorityUrls,
): void => {
  const usages = keyUsagesOf(ca);
  if (!isCa(ca) || !usages.includes('keyCertSign') || !usages.includes('cRLSign') || !subjectKeyIdentifierOf(ca))
    throw new PkiError(
      'ERR_CA_CERTIFICATE',
      'the issuing certificate is no CA with keyCertSign, cRLSign and an SKI; make one in the ceremony',
    );
  if (!sameBytes(ca.publicKey, signer.publicKey))
    throw new PkiError(
      'ERR_SIGNER_KEY_MISMATCH',
      "the signer's key is not the one in the issuing certificate; put the right pair together",
    );
  const links = [ca, ...above];
  const root = links.at(-1);
  const isWhole = links.every((link, index) => isIssuedBy(link, links[index + 1] ?? link)) && root !== undefined;
  if (!isWhole)
    throw new PkiError(
      'ERR_CA_CHAIN',
      'the chain does not lead from the issuing certificate to a self-signed root, nearest first',
    );
  for (const name of ['crl', 'issuer', 'ocsp'] as const)
    if (!/^http:\/\/[^\s/]+\/\S*$/.test(urls[name]))
      throw new PkiError(
        'ERR_CA_URL',
        `the ${name} address "${urls[name]}" goes into certificates: it must begin with http:// and name a path (setting CA_URL)`,
        { name },
      );
};
