/** Lints of a person's certificate alone (RFC 5280, RFC 9336, SBR 7.1.2.3). A missing extension is a finding of the lint that judges its content. */
import { keyUsagesIn, mailsIn } from '../certificate.ts';
import { sameBytes, tags } from '../der.ts';
import { childrenOf, type DerNode, expectTag, ia5Of, oidOf } from '../der-reader.ts';
import type { KeyUsage } from '../extensions.ts';
import { checkPublicKey, type KeyType } from '../key-checks.ts';
import { oids } from '../object-identifiers.ts';
import { keyHash, keyIdentifier, keyKindOf } from '../public-key.ts';
import { isSameSet, type Lints, readable } from './bench.ts';
import { accessesOf, distributionPointOf, isHttp, isWellFormed } from './extensions.ts';
import { isWronglySigned, readableTimes } from './frame.ts';
import type { PersonBench } from './person-bench.ts';

const known: readonly string[] = [
  oids.authorityKeyIdentifier,
  oids.subjectKeyIdentifier,
  oids.keyUsage,
  oids.basicConstraints,
  oids.extKeyUsage,
  oids.certificatePolicies,
  oids.subjectAltName,
  oids.cRLDistributionPoints,
  oids.authorityInfoAccess,
];

/** A dot-atom address in ASCII: what an official mailbox looks like, and no more (RFC 5321 4.5.3.1: 64 octets before the @). */
const address =
  /^(?!.{65,}@)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/;

/** SBR 7.1.2.3 f, and the responder's own purpose: nothing a person signs with. */
const foreignPurposes: Readonly<Record<string, string>> = {
  [oids.serverAuth]: 'serverAuth',
  [oids.codeSigning]: 'codeSigning',
  [oids.timeStamping]: 'timeStamping',
  [oids.ocspSigning]: 'OCSPSigning',
};

const purposesOf = ({ value }: PersonBench): readonly string[] => {
  const found = value(oids.extKeyUsage);
  return found ? childrenOf(found).map(oidOf) : [];
};

export const personLints = {
  'serial-number-16-octets': ({ it }) =>
    it.serial.content.length === 16 ? undefined : `${it.serial.content.length} octets`,

  /** Six different octets among sixteen random ones come once in 10^14: it is a counter, or a broken source. */
  'serial-number-looks-random': ({ it }) => {
    const { content } = it.serial;
    return content.length === 16 && new Set(content).size <= 6 ? 'too regular to come from a random source' : undefined;
  },

  'signature-verifies': ({ it, context: { signedBy } }) =>
    signedBy && isWronglySigned(it, signedBy) ? 'the key does not verify it' : undefined,

  'validity-as-profile': ({ it, context }) => {
    const times = readableTimes(it);
    const seconds = times && (times.notAfter.getTime() - times.notBefore.getTime()) / 1000;
    return seconds === undefined || seconds === context.profile.validitySeconds ? undefined : `${seconds} seconds`;
  },

  'extensions-known': ({ it }) => {
    const foreign = it.extensions.find(({ oid }) => !known.includes(oid));
    return foreign && `an unknown one, ${foreign.oid}`;
  },

  'basic-constraints-ca-false': ({ value }) => {
    const found = value(oids.basicConstraints);
    return found?.tag === tags.sequence && found.children.length === 0 ? undefined : 'missing, or not CA false';
  },

  'key-usage-as-profile': ({ value, context }) => {
    const found = keyUsagesIn(value(oids.keyUsage));
    return isSameSet(found, context.profile.keyUsage) ? undefined : found.join(', ') || 'none';
  },

  /** RFC 5280 4.2.1.9: whatever the profile says. */
  'key-usage-not-of-a-ca': ({ value }) =>
    readableUsages(value(oids.keyUsage)).find((usage) => usage === 'keyCertSign' || usage === 'cRLSign'),

  /** RFC 8813 3, RFC 3279 2.3.1: a curve enciphers no keys, RSA agrees on none. */
  'key-usage-fits-the-key': ({ it, value }) => {
    const unfit =
      keyKindOf(it.publicKey) === 'RSA'
        ? ['keyAgreement', 'encipherOnly', 'decipherOnly']
        : ['keyEncipherment', 'dataEncipherment'];
    return readableUsages(value(oids.keyUsage)).find((usage) => unfit.includes(usage));
  },

  'extended-key-usage-as-profile': (bench) => {
    // anyExtendedKeyUsage beside the right ones is the finding of its own lint.
    const purposes = purposesOf(bench).filter((purpose) => purpose !== oids.anyExtendedKeyUsage);
    return isSameSet(purposes, bench.context.profile.extendedKeyUsage) ? undefined : purposes.join(', ') || 'none';
  },

  'no-any-extended-key-usage': (bench) =>
    purposesOf(bench).includes(oids.anyExtendedKeyUsage) ? 'it allows every purpose' : undefined,

  'extended-key-usage-of-persons': (bench) => {
    const foreign = purposesOf(bench).find((purpose) => Object.hasOwn(foreignPurposes, purpose));
    return foreign && foreignPurposes[foreign];
  },

  /** RFC 5280 4.2.1.2, RFC 7093 2 method 1. */
  'subject-key-identifier': ({ it, value }) => {
    const found = value(oids.subjectKeyIdentifier);
    const isRight = found?.tag === tags.octetString && sameBytes(found.content, keyIdentifier(it.publicKey));
    return isRight ? undefined : 'missing, or of another key';
  },

  'subject-alternative-name-is-the-mail': ({ value, context }) => {
    const names = value(oids.subjectAltName);
    const [mail, ...more] = mailsIn(names);
    if (mail === undefined || more.length > 0 || names?.children.length !== 1) return 'not exactly one rfc822Name';
    if (!address.test(mail) || mail.length > 254) return 'no mail address';
    return context.mail === undefined || context.mail === mail ? undefined : 'not the verified mail address';
  },

  'certificate-policy-and-cps': ({ value, context }) => {
    const [policy, ...more] = childrenOf(value(oids.certificatePolicies));
    const [identifier] = childrenOf(policy);
    if (more.length > 0 || oidOf(identifier) !== context.profile.policy) return 'not the policy of the profile alone';
    return isSameSet(qualifiersOf(policy), context.urls.cps === undefined ? [] : [context.urls.cps])
      ? undefined
      : 'not the CPS address';
  },

  'policy-is-not-any': ({ value }) => {
    const policies = value(oids.certificatePolicies)?.children ?? [];
    return policies.some((policy) => oidOf(childrenOf(policy)[0]) === oids.anyPolicy) ? 'anyPolicy' : undefined;
  },

  /** SBR 7.1.2.3 a. */
  'cps-address-http': ({ value }) => {
    const found = (value(oids.certificatePolicies)?.children ?? []).flatMap(qualifiersOf);
    return found.every((url) => /^https?:/.test(url) && isWellFormed(url)) ? undefined : 'not an http(s) address';
  },

  'crl-distribution-point-http': ({ value, context }) => {
    const found = distributionPointOf(value(oids.cRLDistributionPoints));
    if (found === undefined) return 'more than one address';
    return found === context.urls.crl && isHttp(found) ? undefined : 'not the http address of the CRL';
  },

  'authority-info-access-http': ({ value, context: { urls } }) => {
    const found = accessesOf(value(oids.authorityInfoAccess)).map(({ method, url }) => `${method} ${url}`);
    const isRight =
      isSameSet(found, [`${oids.ocsp} ${urls.ocsp}`, `${oids.caIssuers} ${urls.issuer}`]) &&
      [urls.ocsp, urls.issuer].every(isHttp);
    return isRight ? undefined : 'not the http addresses of OCSP and of the CA certificate';
  },

  /** RFC 5280 4.2.1.6. Those that are missing are the findings of the two lints above. */
  'addresses-well-formed': ({ value }) => {
    const [points, accesses] = [value(oids.cRLDistributionPoints), value(oids.authorityInfoAccess)];
    const point = points && distributionPointOf(points);
    const found = [
      ...(point === undefined ? [] : [point]),
      ...(accesses ? accessesOf(accesses) : []).map(({ url }) => url),
    ];
    return found.every(isWellFormed) ? undefined : 'a blank, a user, a fragment or no host';
  },

  'public-key-strong': ({ it }) => {
    checkPublicKey(it.publicKey);
    return undefined;
  },

  'public-key-of-profile': ({ it, context }) => {
    const type = typeOf(it.publicKey);
    return type === undefined || context.profile.keyTypes.includes(type) ? undefined : type;
  },

  'public-key-not-of-a-ca': ({ it, context }) =>
    context.caKeys.includes(keyHash(it.publicKey)) ? "a CA's own key" : undefined,
} as const satisfies Lints<PersonBench>;

/** None where key-usage-as-profile already complains. */
const readableUsages = (value: DerNode | undefined): readonly KeyUsage[] => readable(() => keyUsagesIn(value)) ?? [];

/** The CPS addresses of one PolicyInformation. */
const qualifiersOf = (policy: DerNode | undefined): readonly string[] => {
  const [, qualifiers] = childrenOf(policy);
  return (qualifiers?.children ?? []).map((qualifier) => {
    const [type, text] = childrenOf(qualifier);
    return oidOf(type) === oids.cps ? ia5Of(expectTag(text, tags.ia5String).content) : 'another qualifier';
  });
};

/** Nothing where public-key-strong already complains. */
const typeOf = (publicKey: Uint8Array): KeyType | undefined => readable(() => checkPublicKey(publicKey));
