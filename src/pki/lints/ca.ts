/** Lints of a certification authority's own certificate (RFC 5280 4.2; SBR 6.1.5, 7.1.2.1, 7.1.2.2, 7.1.4.3; STANDARDS "CA"). */
import { createHash } from 'node:crypto';
import { keyUsagesIn } from '../certificate.ts';
import { sameBytes, tags } from '../der.ts';
import { bitStringOf, childrenOf, expectTag, integerOf, oidOf, readDer } from '../der-reader.ts';
import { checkPublicKey, type KeyType } from '../key-checks.ts';
import { oids } from '../object-identifiers.ts';
import { type CertificateBench, isCritical, type Lints } from './bench.ts';
import { accessesOf, distributionPointOf, isHttp, isKeyIdentifierAlone, isWellFormed } from './extensions.ts';
import { isWronglySigned, readableTimes } from './frame.ts';
import { attributeProblem } from './name.ts';

export type CaLintContext = {
  /** Kinds of key a CA may have. */
  readonly keyTypes: readonly KeyType[];
};
type CaBench = CertificateBench<CaLintContext>;

/** Of every CA, root or issuing. */
export const caLints = {
  /** RFC 5280 4.1.2.2: at most 20 octets; SBR 7.1: at least 64 bits from a random source. Another program's root may have chosen it. */
  'serial-number-8-to-20-octets': ({ it }) => {
    const { length } = it.serial.content;
    return length >= 8 && length <= 20 ? undefined : `${length} octets`;
  },

  'signature-verifies': ({ it, issuer }) =>
    isWronglySigned(it, issuer.publicKey) ? "the issuer's key does not verify it" : undefined,

  /** SBR 7.1.4.3.1. */
  'ca-subject-attributes': ({ subject }) =>
    attributeProblem(subject, ['country', 'organization', 'commonName'], ['organizationalUnit', 'locality', 'state']),

  'ca-validity-in-order': ({ it }) => {
    const times = readableTimes(it);
    return times && times.notAfter <= times.notBefore ? 'it ends before it begins' : undefined;
  },

  'ca-basic-constraints': ({ value }) => {
    const [isCa, pathLength, ...more] = childrenOf(value(oids.basicConstraints));
    const isRight = isCa?.tag === tags.boolean && more.length === 0 && (!pathLength || integerOf(pathLength) >= 0n);
    return isRight ? undefined : 'missing, or not CA true';
  },

  'ca-key-usage': ({ value }) => {
    const found = keyUsagesIn(value(oids.keyUsage));
    const foreign = found.find((usage) => !['keyCertSign', 'cRLSign', 'digitalSignature'].includes(usage));
    if (foreign) return foreign;
    return found.includes('keyCertSign') && found.includes('cRLSign') ? undefined : 'not keyCertSign and cRLSign';
  },

  /** RFC 5280 4.2.1.2 method 1 and RFC 7093 2: the leftmost 160 bits of SHA-1, 256, 384 or 512 of the key. */
  'ca-subject-key-identifier': ({ it, value }) => {
    const found = value(oids.subjectKeyIdentifier);
    if (!found) return 'missing';
    const key = bitStringOf(childrenOf(readDer(it.publicKey))[1]);
    const isOfKey = ['sha1', 'sha256', 'sha384', 'sha512'].some((method) =>
      sameBytes(expectTag(found, tags.octetString).content, createHash(method).update(key).digest().subarray(0, 20)),
    );
    return isOfKey ? undefined : 'not derived from its key';
  },

  'ca-key-strong': ({ it, context }) => {
    const type = checkPublicKey(it.publicKey);
    return context.keyTypes.includes(type) ? undefined : `${type}; a CA has ${context.keyTypes.join(', ')}`;
  },
} as const satisfies Lints<CaBench>;

/** Of a root alone; that its own key and name stand for its issuer's makes it one. */
export const rootLints = {
  /** SBR 7.1.2.1: what a root does not say cannot be wrong in twenty years. */
  'root-extensions': ({ it }) => {
    const foreign = it.extensions.find(({ oid }) => !rootExtensions.includes(oid));
    return foreign && `${foreign.oid} does not belong into a root`;
  },

  /** SBR 7.1.2.1 a. */
  'root-no-path-length': ({ value }) =>
    childrenOf(value(oids.basicConstraints)).length > 1 ? 'it has a path length' : undefined,

  /** RFC 5280 4.2.1.1: a root may leave it out; if it is there it is its own. */
  'root-authority-key-identifier': ({ value }) => {
    const found = value(oids.authorityKeyIdentifier);
    const own = value(oids.subjectKeyIdentifier);
    if (!found) return undefined;
    return isKeyIdentifierAlone(found, own?.content) ? undefined : 'not its own subjectKeyIdentifier alone';
  },
} as const satisfies Lints<CaBench>;

const rootExtensions: readonly string[] = [
  oids.subjectKeyIdentifier,
  oids.authorityKeyIdentifier,
  oids.keyUsage,
  oids.basicConstraints,
];

/** Of an issuing CA alone. */
export const issuingLints = {
  'issuing-extensions': ({ it }) => {
    const foreign = it.extensions.find(({ oid }) => !issuingExtensions.includes(oid));
    return foreign && `an unknown one, ${foreign.oid}`;
  },

  'issuing-is-not-the-root': ({ it, issuer }) =>
    sameBytes(it.subject.bytes, issuer.subject.bytes) || sameBytes(it.publicKey, issuer.publicKey)
      ? "the root's own name or key"
      : undefined,

  /** STANDARDS "CA": no CA stands under it. */
  'issuing-path-length-0': ({ value }) => {
    const [, pathLength] = childrenOf(value(oids.basicConstraints));
    return pathLength && integerOf(pathLength) === 0n ? undefined : 'no path length of 0';
  },

  /** RFC 5280 4.2.1.9: the issuer may have CAs under it at all. */
  'issuing-under-a-ca': ({ issuer }) => {
    const found = issuer.extensions.find(({ oid }) => oid === oids.basicConstraints);
    const [isCa, pathLength] = childrenOf(found && readDer(found.value));
    if (isCa?.tag !== tags.boolean) return 'the issuer is no CA';
    return pathLength && integerOf(pathLength) === 0n ? 'the issuer has a path length of 0' : undefined;
  },

  /** SBR 7.1.2.2 a. */
  'issuing-policies': ({ value }) => {
    const policies = childrenOf(value(oids.certificatePolicies)).map((policy) => oidOf(childrenOf(policy)[0]));
    return policies.length > 0 && new Set(policies).size === policies.length ? undefined : 'none, or one twice';
  },

  /** SBR 7.1.2.2 b. */
  'issuing-crl-distribution-point-http': ({ value }) => {
    const found = distributionPointOf(value(oids.cRLDistributionPoints));
    return found && isHttp(found) && isWellFormed(found) ? undefined : "not one http address of the root's CRL";
  },

  /** SBR 7.1.2.2 c. */
  'issuing-authority-info-access-http': ({ value }) => {
    const found = accessesOf(value(oids.authorityInfoAccess));
    const isRight =
      found.some(({ method }) => method === oids.caIssuers) &&
      found.every(({ url }) => isHttp(url) && isWellFormed(url));
    return isRight ? undefined : "not the http address of the root's certificate";
  },

  /**
   * None, or all that its certificates need: readers that walk EKU up the chain (Windows, NSS) refuse what the CA does not have. SBR 7.1.2.2 g
   * wants one in public trust; this CA leaves it out, because its OCSP signer's purpose would have to stand in it too.
   */
  'issuing-extended-key-usage': ({ value }) => {
    const found = value(oids.extKeyUsage);
    if (!found) return undefined;
    const purposes = childrenOf(found).map(oidOf);
    const foreign = purposes.find((purpose) => !purposesOfPersons.includes(purpose));
    if (foreign) return foreign;
    return purposesOfPersons.every((purpose) => purposes.includes(purpose)) ? undefined : 'not all it has to issue';
  },

  /** RFC 5280 4.2.1.10. */
  'issuing-name-constraints': ({ it, value }) => {
    const found = value(oids.nameConstraints);
    if (!found) return undefined;
    return childrenOf(found).length > 0 && isCritical(it, oids.nameConstraints) ? undefined : 'empty or not critical';
  },
} as const satisfies Lints<CaBench>;

const purposesOfPersons: readonly string[] = [oids.emailProtection, oids.documentSigning, oids.ocspSigning];

const issuingExtensions: readonly string[] = [
  oids.authorityKeyIdentifier,
  oids.subjectKeyIdentifier,
  oids.keyUsage,
  oids.basicConstraints,
  oids.certificatePolicies,
  oids.cRLDistributionPoints,
  oids.authorityInfoAccess,
  oids.extKeyUsage,
  oids.nameConstraints,
];
