/**
 * The certificate of an OCSP signer before its signature (RFC 6960 4.2.2.2, RFC 5019 2.2.2; Baseline Requirements 7.1.2.8 as the
 * stricter reading): for a few days, for OCSP alone, and not itself to be asked for.
 */
import { type CertificateParts, subjectKeyIdentifierOf, validityOf } from '../certificate.ts';
import { nil, octetString } from '../der.ts';
import { PkiError } from '../errors.ts';
import { authorityKeyIdentifier, extendedKeyUsage, extension, keyUsage } from '../extensions.ts';
import { checkPublicKey } from '../key-checks.ts';
import { type DistinguishedName, nameAttributes, nameDer, readName } from '../name.ts';
import { oids } from '../object-identifiers.ts';
import { newSerial, type Random } from '../serial.ts';
import type { SignatureAlgorithm } from '../signature.ts';
import { tbsCertificate } from '../tbs-certificate.ts';
import { type Clock, type Validity, wholeSeconds } from '../validity.ts';
import { responderKeyHash } from './issuer.ts';

/** How this shape is called among profiles. */
export const ocspSigning = 'ocsp-signing';
/** A stolen key cannot be revoked (no-check), so it must end soon. */
export const delegateSeconds = 7 * 86_400;
/** A reader whose clock is late must not find the signer not yet valid; it bears with late answers, but not with late certificates. */
const backdatedSeconds = 3600;

export type DelegateOrder = {
  readonly ca: CertificateParts;
  readonly algorithm: SignatureAlgorithm;
  /** SubjectPublicKeyInfo, DER: a P-256 key. */
  readonly publicKey: Uint8Array;
  readonly clock: Clock;
  readonly random: Random;
};

/** @throws PkiError ERR_KEY_…, ERR_VALIDITY_PAST_CA when the CA has ended */
export const delegateCertificate = ({ ca, algorithm, publicKey, clock, random }: DelegateOrder): Uint8Array => {
  const type = checkPublicKey(publicKey);
  if (type !== 'P-256')
    throw new PkiError('ERR_KEY_TYPE', `an OCSP signer has a P-256 key, not ${type}`, { got: type });
  return tbsCertificate({
    serial: newSerial(random),
    algorithm,
    issuer: ca.subject.bytes,
    validity: delegateValidity(clock, validityOf(ca)),
    subject: nameDer(delegateName(ca)),
    publicKey,
    extensions: [
      authorityKeyIdentifier(subjectKeyIdentifierOf(ca) ?? new Uint8Array()),
      // RFC 5280 4.2.1.2 method 1, the very octets of the ResponderID: some readers find the signer by comparing the two.
      extension(oids.subjectKeyIdentifier, octetString(responderKeyHash(publicKey))),
      keyUsage(['digitalSignature']),
      extendedKeyUsage([oids.ocspSigning]),
      // RFC 6960 4.2.2.2.1: do not ask for its status; a short life stands for that.
      extension(oids.ocspNoCheck, nil()),
    ],
  });
};

/** Within the CA's own time, whatever is left of it. */
const delegateValidity = (clock: Clock, ca: Validity): Validity => {
  const now = wholeSeconds(clock.now()).getTime();
  const begin = Math.max(now - backdatedSeconds * 1000, ca.notBefore.getTime());
  const end = Math.min(begin + delegateSeconds * 1000 - 1000, ca.notAfter.getTime());
  if (now > end || now < begin) {
    const notAfter = ca.notAfter.toISOString();
    throw new PkiError('ERR_VALIDITY_PAST_CA', `this CA cannot have an OCSP signer now: it ends ${notAfter}`, {
      notAfter,
    });
  }
  return { notBefore: new Date(begin), notAfter: new Date(end) };
};

/** The CA's country and organization, and a name of its own. */
const delegateName = (ca: CertificateParts): DistinguishedName => {
  const of = readName(ca.subject);
  const [organization] = of.filter(({ type }) => type === 'organization');
  const [commonName] = of.filter(({ type }) => type === 'commonName');
  const title = `OCSP ${organization?.text ?? commonName?.text ?? ''}`.trim();
  return [
    ...of.flatMap(({ type, text }) =>
      type === 'country' || type === 'organization' ? [[type, text.normalize('NFC')] as const] : [],
    ),
    ['commonName', Array.from(title.normalize('NFC')).slice(0, nameAttributes.commonName.max).join('').trimEnd()],
  ];
};
