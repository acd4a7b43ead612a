/** The lints of an OCSP signer's certificate (RFC 6960 4.2.2.2, Baseline Requirements 7.1.2.8): what a person's may have, it must not. */
import { type CertificateParts, keyUsagesIn } from '../certificate.ts';
import { sameBytes, tags } from '../der.ts';
import { childrenOf, oidOf } from '../der-reader.ts';
import { checkPublicKey } from '../key-checks.ts';
import { type Finding, notDer, readStrictly } from '../lint.ts';
import {
  type CertificateBench,
  certificateBench,
  findings,
  isCritical,
  isSameSet,
  type Lints,
} from '../lints/bench.ts';
import { extensionLints } from '../lints/extensions.ts';
import { frameLints, isWronglySigned, readableTimes } from '../lints/frame.ts';
import { attributeProblem, textLints } from '../lints/name.ts';
import { type ReadAttribute, readName } from '../name.ts';
import { oids } from '../object-identifiers.ts';
import { keyHash } from '../public-key.ts';
import { delegateSeconds } from './delegate-certificate.ts';
import { responderKeyHash } from './issuer.ts';

export type DelegateContext = {
  readonly issuer: CertificateParts;
  /** SHA-256 hex of the SubjectPublicKeyInfo of every CA of ours. */
  readonly caKeys: readonly string[];
  /** SubjectPublicKeyInfo that must verify the signature: the throwaway key's before the CA signs. */
  readonly signedBy: Uint8Array;
};
type DelegateBench = CertificateBench & { readonly context: DelegateContext };

const wanted: readonly string[] = [
  oids.authorityKeyIdentifier,
  oids.subjectKeyIdentifier,
  oids.keyUsage,
  oids.extKeyUsage,
  oids.ocspNoCheck,
];

const delegateLints = {
  'serial-number-16-octets': ({ it }) =>
    it.serial.content.length === 16 ? undefined : `${it.serial.content.length} octets`,

  'signature-verifies': ({ it, context }) =>
    isWronglySigned(it, context.signedBy) ? 'the key does not verify it' : undefined,

  /** With no-check nobody can revoke it. */
  'ocsp-signer-short-lived': ({ it }) => {
    const times = readableTimes(it);
    const seconds = times && (times.notAfter.getTime() - times.notBefore.getTime()) / 1000;
    return seconds === undefined || (seconds > 0 && seconds < delegateSeconds) ? undefined : `${seconds} seconds`;
  },

  'ocsp-signer-subject': ({ it, issuer, subject }) => {
    const problem = attributeProblem(subject, ['commonName'], ['country', 'organization']);
    if (problem) return problem;
    if (sameBytes(it.subject.bytes, issuer.subject.bytes)) return "the CA's own name";
    return isSameSet(house(subject), house(readName(issuer.subject))) ? undefined : 'of another house than its CA';
  },

  /** BR 7.1.2.8.2: no CRL address, no AIA, no policy, no alternative name. */
  'ocsp-signer-extensions': ({ it }) => {
    const found = it.extensions.map(({ oid }) => oid);
    const foreign = found.find((type) => !wanted.includes(type)) ?? wanted.find((type) => !found.includes(type));
    return foreign && `one too many or too few, ${foreign}`;
  },

  'ocsp-signer-key-usage': ({ value }) => {
    const found = keyUsagesIn(value(oids.keyUsage));
    return isSameSet(found, ['digitalSignature']) ? undefined : found.join(', ') || 'none';
  },

  'ocsp-signer-purpose': ({ value }) => {
    const found = childrenOf(value(oids.extKeyUsage)).map(oidOf);
    return isSameSet(found, [oids.ocspSigning]) ? undefined : found.join(', ') || 'none';
  },

  /** RFC 6960 4.2.2.2.1. */
  'ocsp-signer-no-check': ({ it, value }) => {
    if (value(oids.ocspNoCheck)?.tag !== tags.null) return 'missing, or not NULL';
    return isCritical(it, oids.ocspNoCheck) ? 'critical' : undefined;
  },

  /** RFC 5280 4.2.1.2 method 1: as the ResponderID says it. */
  'subject-key-identifier': ({ it, value }) => {
    const found = value(oids.subjectKeyIdentifier);
    const isRight = found?.tag === tags.octetString && sameBytes(found.content, responderKeyHash(it.publicKey));
    return isRight ? undefined : 'missing, or of another key';
  },

  'ocsp-signer-key': ({ it }) => {
    const type = checkPublicKey(it.publicKey);
    return type === 'P-256' ? undefined : type;
  },

  'public-key-not-of-a-ca': ({ it, context }) =>
    context.caKeys.includes(keyHash(it.publicKey)) ? "a CA's own key" : undefined,
} as const satisfies Lints<DelegateBench>;

const house = (subject: readonly ReadAttribute[]): readonly string[] =>
  subject.flatMap(({ type, text }) => (type === 'country' || type === 'organization' ? [`${type}=${text}`] : []));

export const ocspSignerLints = { ...frameLints, ...textLints, ...extensionLints, ...delegateLints };

/** Every rule that the certificate breaks; empty when it may be signed. */
export const lintOcspSigner = (certificate: Uint8Array, context: DelegateContext): readonly Finding[] => {
  const it = readStrictly(certificate);
  return it ? findings(ocspSignerLints, certificateBench(it, context.issuer, context)) : [notDer];
};
