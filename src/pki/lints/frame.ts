/** Lints of a certificate's frame: version, serial number, algorithms, issuer, validity (RFC 5280 4.1). They hold for persons and for CAs. */
import { type CertificateParts, validityOf } from '../certificate.ts';
import { sameBytes, tags } from '../der.ts';
import { type DerNode, isSameDer, timeOf } from '../der-reader.ts';
import { keyKindOf } from '../public-key.ts';
import { isSignedBy, signatureAlgorithmOf, signatureAlgorithms } from '../signature.ts';
import { type CertificateBench, type Lints, readable } from './bench.ts';

export const frameLints = {
  'version-is-3': ({ it }) => (it.version === 3 ? undefined : `version ${it.version}`),

  'serial-number-positive': ({ it }) => {
    const { content } = it.serial;
    const isPositive = (content[0] ?? 0) < 0x80 && content.some((octet) => octet > 0);
    return isPositive ? undefined : 'zero or negative';
  },

  'signature-sha256-or-better': ({ it }) =>
    signatureAlgorithmOf(it.algorithm) && signatureAlgorithmOf(it.outerAlgorithm)
      ? undefined
      : 'an algorithm not on the list',

  /** RFC 4055 5, RFC 5758 3.2. */
  'signature-parameters': ({ it }) => wrongParameters(it.algorithm) ?? wrongParameters(it.outerAlgorithm),

  /** RFC 5280 4.1.1.2. */
  'signature-algorithms-agree': ({ it }) =>
    isSameDer(it.algorithm, it.outerAlgorithm) ? undefined : 'inside and outside differ',

  /** SBR 7.1.3.2: P-256 with SHA-256, P-384 with SHA-384. Judged by the issuer's key, whoever signed this copy. */
  'signature-algorithm-of-issuer-key': ({ it, issuer }) => wrongForKey(it.algorithm, issuer.publicKey),

  'issuer-is-ca-subject': ({ it, issuer }) =>
    sameBytes(it.issuer.bytes, issuer.subject.bytes) ? undefined : 'not byte for byte the subject of the CA',

  /** RFC 5280 4.1.2.5: no fractions, no offsets. */
  'validity-whole-seconds-utc': ({ it }) => {
    timeOf(it.notBefore);
    timeOf(it.notAfter);
    return undefined;
  },

  'validity-utctime-to-2049': ({ it }) =>
    isLongBefore2050(it.notBefore) || isLongBefore2050(it.notAfter) ? 'GeneralizedTime before 2050' : undefined,

  'validity-within-ca': ({ it, issuer }) => {
    const times = readableTimes(it);
    const own = validityOf(issuer);
    if (!times || (times.notBefore >= own.notBefore && times.notAfter <= own.notAfter)) return undefined;
    return 'begins before the CA or ends after it';
  },

  /** RFC 5280 4.1.2.8: conforming CAs do not write them. */
  'no-unique-identifiers': ({ it }) => (it.hasUniqueIds ? 'issuerUniqueID or subjectUniqueID' : undefined),
} as const satisfies Lints<CertificateBench>;

/** Nothing for an algorithm that is not on the list: that is the finding of signature-sha256-or-better. */
export const wrongParameters = (identifier: DerNode): string | undefined => {
  const algorithm = signatureAlgorithmOf(identifier);
  if (!algorithm) return undefined;
  const { children } = identifier;
  const wantsNull = signatureAlgorithms[algorithm].key === 'RSA';
  const isRight = wantsNull ? children.length === 2 && children[1]?.tag === tags.null : children.length === 1;
  if (isRight) return undefined;
  return wantsNull ? 'RSA parameters are not NULL' : 'ECDSA parameters are there';
};

export const wrongForKey = (identifier: DerNode, issuerKey: Uint8Array): string | undefined => {
  const algorithm = signatureAlgorithmOf(identifier);
  if (!algorithm) return undefined;
  const kind = keyKindOf(issuerKey);
  const { key, hash } = signatureAlgorithms[algorithm];
  const isRight = kind === 'RSA' ? key === 'RSA' : key === 'EC' && hash === (kind === 'P-256' ? 'sha256' : 'sha384');
  return isRight ? undefined : `${algorithm} by a key of kind ${kind}`;
};

type Signed = Pick<CertificateParts, 'algorithm' | 'tbs' | 'signature'>;
/** Not for an algorithm that is not on the list, nor for one outside that differs: those are findings of lints above. */
export const isWronglySigned = ({ algorithm: identifier, tbs, signature }: Signed, key: Uint8Array): boolean => {
  const algorithm = signatureAlgorithmOf(identifier);
  return algorithm !== undefined && !isSignedBy(key, algorithm, tbs, signature);
};

const midCentury = new Date('2050-01-01T00:00:00Z');
/** Nothing where validity-whole-seconds-utc already complains. */
export const isLongBefore2050 = (node: DerNode): boolean => {
  const time = node.tag === tags.utcTime ? undefined : readable(() => timeOf(node));
  return time !== undefined && time < midCentury;
};

/** Nothing where validity-whole-seconds-utc already complains. */
export const readableTimes = (it: CertificateParts) => readable(() => validityOf(it));
