/** Making the authorities themselves (RFC 5280 4.2.1.9; STANDARDS "CA"): a self-signed root, and an issuing CA under it. */
import { isCa, readCertificate, subjectKeyIdentifierOf, validityOf } from './certificate.ts';
import { sameBytes } from './der.ts';
import { PkiError } from './errors.ts';
import {
  authorityInfoAccess,
  authorityKeyIdentifier,
  caConstraints,
  certificatePolicies,
  crlDistributionPoint,
  keyUsage,
  subjectKeyIdentifier,
} from './extensions.ts';
import { checkPublicKey } from './key-checks.ts';
import { type CaSubject, distinguishedName, nameDer } from './name.ts';
import { oids } from './object-identifiers.ts';
import { newSerial, type Random } from './serial.ts';
import type { Signer } from './signer.ts';
import { signWhole, tbsCertificate } from './tbs-certificate.ts';
import { type Clock, isWithin, validForYears } from './validity.ts';

type Ceremony = { readonly name: CaSubject; readonly years: number; readonly clock: Clock; readonly random: Random };

/** The root's certificate, DER, signed by its own key. Keep that key offline. */
export const makeRoot = async ({
  name,
  years,
  clock,
  random,
  signer,
}: Ceremony & { readonly signer: Signer }): Promise<Uint8Array> => {
  const subject = nameDer(distinguishedName(name));
  const tbs = tbsCertificate({
    serial: newSerial(random),
    algorithm: signer.algorithm,
    issuer: subject,
    validity: validForYears(clock, years),
    subject,
    publicKey: signer.publicKey,
    extensions: [subjectKeyIdentifier(signer.publicKey), keyUsage(['keyCertSign', 'cRLSign']), caConstraints()],
  });
  return signWhole(tbs, signer);
};

export type IssuingOrder = Ceremony & {
  /** The issuing CA's SubjectPublicKeyInfo, DER (`signer.publicKey`). */
  readonly publicKey: Uint8Array;
  readonly root: { readonly certificate: Uint8Array; readonly signer: Signer };
  /** Where the root's CRL and the root's certificate are. */
  readonly urls: { readonly crl: string; readonly issuer: string };
};

/**
 * The issuing CA's certificate, DER: pathlen 0, any policy (so a policy chosen later needs no new CA).
 * @throws PkiError ERR_CA_CERTIFICATE, ERR_SIGNER_KEY_MISMATCH, ERR_VALIDITY_PAST_CA, ERR_KEY_…
 */
export const makeIssuing = async ({
  name,
  years,
  clock,
  random,
  publicKey,
  root,
  urls,
}: IssuingOrder): Promise<Uint8Array> => {
  checkPublicKey(publicKey);
  const parent = readCertificate(root.certificate);
  const identifier = subjectKeyIdentifierOf(parent);
  if (!isCa(parent) || !identifier)
    throw new PkiError('ERR_CA_CERTIFICATE', 'the root certificate is no CA with an SKI; make it by makeRoot');
  if (!sameBytes(parent.publicKey, root.signer.publicKey))
    throw new PkiError('ERR_SIGNER_KEY_MISMATCH', "the signer's key is not the one in the root certificate");
  const validity = validForYears(clock, years);
  if (!isWithin(validity, validityOf(parent)))
    throw new PkiError(
      'ERR_VALIDITY_PAST_CA',
      `${years} years would outlive the root; take fewer, or make a new root`,
      { years },
    );
  const tbs = tbsCertificate({
    serial: newSerial(random),
    algorithm: root.signer.algorithm,
    issuer: parent.subject.bytes,
    validity,
    subject: nameDer(distinguishedName(name)),
    publicKey,
    extensions: [
      authorityKeyIdentifier(identifier),
      subjectKeyIdentifier(publicKey),
      keyUsage(['keyCertSign', 'cRLSign']),
      caConstraints(0),
      certificatePolicies(oids.anyPolicy),
      crlDistributionPoint(urls.crl),
      authorityInfoAccess(urls),
    ],
  });
  return signWhole(tbs, root.signer);
};
