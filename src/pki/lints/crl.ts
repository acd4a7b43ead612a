/** Lints of a certificate revocation list (RFC 5280 5; STANDARDS "CRL"): of its frame, whatever its size, and of one entry. */
import {
  type CertificateParts,
  type Extension,
  extensionOf,
  subjectKeyIdentifierOf,
  validityOf,
} from '../certificate.ts';
import { sameBytes, tags } from '../der.ts';
import { type DerNode, type DerPart, expectTag, integerOf, readDer, timeOf } from '../der-reader.ts';
import { oids } from '../object-identifiers.ts';
import { signatureAlgorithmOf } from '../signature.ts';
import { type Lints, readable } from './bench.ts';
import { isKeyIdentifierAlone } from './extensions.ts';
import { isLongBefore2050, wrongForKey, wrongParameters } from './frame.ts';

/** A TBSCertList whose entries are not read: `entries` is the list as it stands, undefined where the field is absent. */
export type CrlFrameParts = {
  readonly version: DerNode | undefined;
  readonly algorithm: DerNode;
  readonly issuer: DerNode;
  readonly thisUpdate: DerNode;
  readonly nextUpdate: DerNode | undefined;
  readonly entries: DerPart | undefined;
  readonly extensions: readonly Extension[];
};

export type CrlLintContext = {
  /** CRLNumber of the list before it: the new one's is higher. */
  readonly after?: number | bigint;
};

export type CrlBench = {
  readonly it: CrlFrameParts;
  readonly issuer: CertificateParts;
  readonly context: CrlLintContext;
};

export const crlFrameLints = {
  'crl-version-is-2': ({ it }) => (it.version && integerOf(it.version) === 1n ? undefined : 'not version 2'),

  'crl-signature-sha256-or-better': ({ it }) =>
    signatureAlgorithmOf(it.algorithm) ? undefined : 'an algorithm not on the list',

  'crl-signature-parameters': ({ it }) => wrongParameters(it.algorithm),

  'crl-signature-algorithm-of-issuer-key': ({ it, issuer }) => wrongForKey(it.algorithm, issuer.publicKey),

  'crl-issuer-is-ca-subject': ({ it, issuer }) =>
    sameBytes(it.issuer.bytes, issuer.subject.bytes) ? undefined : 'not byte for byte the subject of the CA',

  /** RFC 5280 5.1.2.4, 5.1.2.5. */
  'crl-times-whole-seconds-utc': ({ it }) => {
    timeOf(it.thisUpdate);
    if (it.nextUpdate) timeOf(it.nextUpdate);
    return undefined;
  },

  'crl-utctime-to-2049': ({ it }) =>
    isLongBefore2050(it.thisUpdate) || (it.nextUpdate && isLongBefore2050(it.nextUpdate))
      ? 'GeneralizedTime before 2050'
      : undefined,

  /** RFC 5280 5.1.2.5: a conforming CA always says when the next one comes. */
  'crl-next-update-after-this-update': ({ it }) => {
    if (!it.nextUpdate) return 'no nextUpdate';
    const times = readableWindow(it);
    return times && times.nextUpdate <= times.thisUpdate ? 'nextUpdate is not after thisUpdate' : undefined;
  },

  'crl-within-ca': ({ it, issuer }) => {
    const times = readableWindow(it);
    const { notBefore, notAfter } = validityOf(issuer);
    if (!times || (times.thisUpdate >= notBefore && times.nextUpdate <= notAfter)) return undefined;
    return 'begins before the CA or ends after it';
  },

  /** RFC 5280 5.1.2.6: absent when nothing is revoked. */
  'crl-no-empty-list': ({ it }) => (it.entries?.content.length === 0 ? 'an empty revokedCertificates' : undefined),

  'crl-extensions-known-and-once': ({ it }) => {
    const found = it.extensions.map(({ oid }) => oid);
    if (new Set(found).size !== found.length) return 'one stands twice';
    // A critical issuingDistributionPoint makes NSS and openssl refuse a full list; the finding of its own lint.
    const foreign = found.find((type) => !known.includes(type) && type !== oids.issuingDistributionPoint);
    return foreign && `an unknown one, ${foreign}`;
  },

  'crl-authority-key-identifier': ({ it, issuer }) => {
    const found = extensionOf(it, oids.authorityKeyIdentifier);
    if (!found) return 'missing';
    return isKeyIdentifierAlone(readDer(found.value), subjectKeyIdentifierOf(issuer))
      ? undefined
      : "not the CA's subjectKeyIdentifier alone";
  },

  /** RFC 5280 5.2.3: at most 20 octets. */
  'crl-number': ({ it, context }) => {
    const found = extensionOf(it, oids.cRLNumber);
    if (!found) return 'missing';
    const node = readDer(found.value);
    const number = integerOf(node);
    if (node.content.length > 20) return 'longer than 20 octets';
    return context.after !== undefined && number <= BigInt(context.after)
      ? 'not higher than the one before'
      : undefined;
  },

  /** RFC 5280 5.2.1, 5.2.3. */
  'crl-extensions-not-critical': ({ it }) =>
    it.extensions.find(({ oid, critical }) => critical && oid !== oids.issuingDistributionPoint)?.oid,

  'crl-no-distribution-point': ({ it }) =>
    extensionOf(it, oids.issuingDistributionPoint) ? 'issuingDistributionPoint on a full list' : undefined,
} as const satisfies Lints<CrlBench>;

const known: readonly string[] = [oids.authorityKeyIdentifier, oids.cRLNumber];

/** Nothing where other lints already complain. */
const readableWindow = ({ thisUpdate, nextUpdate }: CrlFrameParts) =>
  readable(() => nextUpdate && { thisUpdate: timeOf(thisUpdate), nextUpdate: timeOf(nextUpdate) });

/** One entry: `SEQUENCE { serial, revocationDate, extensions OPTIONAL }`, read. */
export type CrlEntryParts = {
  readonly serial: DerNode;
  readonly revocationDate: DerNode;
  readonly extensions: readonly Extension[];
};
type EntryBench = { readonly it: CrlEntryParts };

export const crlEntryLints = {
  'crl-entry-serial-positive': ({ it }) => {
    const { content } = it.serial;
    const isRight = content.length <= 20 && (content[0] ?? 0) < 0x80 && content.some((octet) => octet > 0);
    return isRight ? undefined : 'zero, negative or longer than 20 octets';
  },

  'crl-entry-time-whole-seconds-utc': ({ it }) => {
    timeOf(it.revocationDate);
    return isLongBefore2050(it.revocationDate) ? 'GeneralizedTime before 2050' : undefined;
  },

  /** RFC 5280 5.3.1: `unspecified` is said by leaving the reason out, 7 is unused, `removeFromCRL` stands on delta lists only. */
  'crl-entry-reason': ({ it }) => {
    const found = extensionOf(it, oids.reasonCode);
    const reason = found && expectTag(readDer(found.value), tags.enumerated).content;
    if (!reason) return 'missing';
    return reason.length === 1 && writtenReasons.includes(reason[0] ?? 0) ? undefined : `reason ${reason.join('.')}`;
  },

  /** RFC 5280 5.3.2: GeneralizedTime, without fractions. */
  'crl-entry-invalidity-date': ({ it }) => {
    const found = extensionOf(it, oids.invalidityDate);
    if (!found) return undefined;
    timeOf(expectTag(readDer(found.value), tags.generalizedTime));
    return undefined;
  },

  'crl-entry-extensions-known': ({ it }) => {
    const found = it.extensions.map(({ oid }) => oid);
    if (new Set(found).size !== found.length) return 'one stands twice';
    return found.find((type) => type !== oids.reasonCode && type !== oids.invalidityDate);
  },

  'crl-entry-extensions-not-critical': ({ it }) => it.extensions.find(({ critical }) => critical)?.oid,
} as const satisfies Lints<EntryBench>;

const writtenReasons: readonly number[] = [1, 2, 3, 4, 5, 6, 9, 10];
