/** Lints of the certificate's frame: version, serial number, algorithms, issuer, validity (RFC 5280 4.1). */
import { validityOf } from '../certificate.ts';
import { sameBytes, tags } from '../der.ts';
import { isSameDer, timeOf } from '../der-reader.ts';
import { isSignedBy, signatureAlgorithmOf, signatureAlgorithms } from '../signature.ts';
import type { Lints } from './bench.ts';

export const frameLints = {
  'version-is-3': ({ it }) => (it.version === 3 ? undefined : `version ${it.version}`),

  'serial-number-positive': ({ it }) => {
    const { content } = it.serial;
    const isPositive = (content[0] ?? 0) < 0x80 && content.some((octet) => octet > 0);
    return isPositive ? undefined : 'zero or negative';
  },

  'serial-number-16-octets': ({ it }) =>
    it.serial.content.length === 16 ? undefined : `${it.serial.content.length} octets`,

  'signature-sha256-or-better': ({ it }) =>
    signatureAlgorithmOf(it.algorithm) && signatureAlgorithmOf(it.outerAlgorithm)
      ? undefined
      : 'an algorithm not on the list',

  /** RFC 4055 5, RFC 5758 3.2. */
  'signature-parameters': ({ it }) => {
    for (const identifier of [it.algorithm, it.outerAlgorithm]) {
      const { children } = identifier;
      const algorithm = signatureAlgorithmOf(identifier);
      const wantsNull = algorithm !== undefined && signatureAlgorithms[algorithm].key === 'RSA';
      const isRight = wantsNull ? children.length === 2 && children[1]?.tag === tags.null : children.length === 1;
      if (algorithm && !isRight) return wantsNull ? 'RSA parameters are not NULL' : 'ECDSA parameters are there';
    }
    return undefined;
  },

  /** RFC 5280 4.1.1.2. */
  'signature-algorithms-agree': ({ it }) =>
    isSameDer(it.algorithm, it.outerAlgorithm) ? undefined : 'inside and outside differ',

  'signature-verifies': ({ it, context }) => {
    // An algorithm not on the list is the finding of signature-sha256-or-better, one outside that differs is signature-algorithms-agree's.
    const algorithm = signatureAlgorithmOf(it.algorithm);
    if (!algorithm || isSignedBy(context.signedBy, algorithm, it.tbs, it.signature)) return undefined;
    return 'the key does not verify it';
  },

  'issuer-is-ca-subject': ({ it, issuer }) =>
    sameBytes(it.issuer.bytes, issuer.subject.bytes) ? undefined : 'not byte for byte the subject of the CA',

  /** RFC 5280 4.1.2.5: no fractions, no offsets. */
  'validity-whole-seconds-utc': ({ it }) => {
    timeOf(it.notBefore);
    timeOf(it.notAfter);
    return undefined;
  },

  'validity-utctime-to-2049': ({ it }) => {
    const isLong =
      readableTimes(it) && [it.notBefore, it.notAfter].some((node) => !isUtcTime(node) && timeOf(node) < midCentury);
    return isLong ? 'GeneralizedTime before 2050' : undefined;
  },

  'validity-as-profile': ({ it, context }) => {
    const times = readableTimes(it);
    const seconds = times && (times.notAfter.getTime() - times.notBefore.getTime()) / 1000;
    return seconds === undefined || seconds === context.profile.validitySeconds ? undefined : `${seconds} seconds`;
  },

  'validity-within-ca': ({ it, issuer }) => {
    const times = readableTimes(it);
    const own = validityOf(issuer);
    if (!times || (times.notBefore >= own.notBefore && times.notAfter <= own.notAfter)) return undefined;
    return 'begins before the CA or ends after it';
  },

  /** RFC 5280 4.1.2.8: conforming CAs do not write them. */
  'no-unique-identifiers': ({ it }) => (it.hasUniqueIds ? 'issuerUniqueID or subjectUniqueID' : undefined),
} as const satisfies Lints;

const isUtcTime = ({ tag }: { readonly tag: number }): boolean => tag === tags.utcTime;
const midCentury = new Date('2050-01-01T00:00:00Z');

/** Nothing where validity-whole-seconds-utc already complains. */
const readableTimes = (it: Parameters<typeof validityOf>[0]) => {
  try {
    return validityOf(it);
  } catch {
    return undefined;
  }
};
