/** Lints of the extensions (RFC 5280 4.2, RFC 9336). An extension that is missing is a finding of the lint that judges its content. */
import { type CertificateParts, extensionOf, keyUsagesOf, mailsOf, subjectKeyIdentifierOf } from '../certificate.ts';
import { sameBytes, tags } from '../der.ts';
import { childrenOf, type DerNode, expectTag, ia5Of, oidOf, readDer } from '../der-reader.ts';
import { oids } from '../object-identifiers.ts';
import { keyIdentifier } from '../public-key.ts';
import type { Lints } from './bench.ts';

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

const extensionValue = (it: CertificateParts, type: string): DerNode | undefined => {
  const found = extensionOf(it, type);
  return found && readDer(found.value);
};
const isCritical = (it: CertificateParts, type: string): boolean => extensionOf(it, type)?.critical === true;
const isSameSet = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && [...one].sort().join() === [...other].sort().join();
const urlOf = (node: DerNode | undefined): string => ia5Of(expectTag(node, 0x86).content);

/** A dot-atom address in ASCII: what an official mailbox looks like, and no more. */
const address =
  /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}$/;

export const extensionLints = {
  'extensions-known-and-once': ({ it }) => {
    const found = it.extensions.map(({ oid }) => oid);
    if (new Set(found).size !== found.length) return 'one stands twice';
    const foreign = found.find((type) => !known.includes(type));
    return foreign === undefined ? undefined : `an unknown one, ${foreign}`;
  },

  'basic-constraints-ca-false': ({ it }) => {
    const value = extensionValue(it, oids.basicConstraints);
    return value?.tag === tags.sequence && value.children.length === 0 ? undefined : 'missing, or not CA false';
  },

  'key-usage-critical': ({ it }) => (extensionOf(it, oids.keyUsage)?.critical === false ? 'not critical' : undefined),

  'key-usage-as-profile': ({ it, context }) =>
    isSameSet(keyUsagesOf(it), context.profile.keyUsage) ? undefined : `${keyUsagesOf(it).join(', ') || 'none'}`,

  'extended-key-usage-as-profile': ({ it, context }) => {
    const value = extensionValue(it, oids.extKeyUsage);
    // anyExtendedKeyUsage beside the right ones is the finding of its own lint.
    const purposes = value
      ? childrenOf(value)
          .map(oidOf)
          .filter((purpose) => purpose !== oids.anyExtendedKeyUsage)
      : [];
    return isSameSet(purposes, context.profile.extendedKeyUsage) ? undefined : purposes.join(', ') || 'none';
  },

  'no-any-extended-key-usage': ({ it }) => {
    const value = extensionValue(it, oids.extKeyUsage);
    return value?.children.some((purpose) => oidOf(purpose) === oids.anyExtendedKeyUsage)
      ? 'it allows every purpose'
      : undefined;
  },

  /** RFC 5280 4.2.1.2, RFC 7093 2 method 1. */
  'subject-key-identifier': ({ it }) => {
    const identifier = subjectKeyIdentifierOf(it);
    return identifier && sameBytes(identifier, keyIdentifier(it.publicKey)) ? undefined : 'missing, or of another key';
  },

  'authority-key-identifier': ({ it, issuer }) => {
    const [identifier, ...more] = childrenOf(extensionValue(it, oids.authorityKeyIdentifier));
    const wanted = subjectKeyIdentifierOf(issuer);
    const isRight = identifier?.tag === 0x80 && more.length === 0 && wanted && sameBytes(identifier.content, wanted);
    return isRight ? undefined : "not the CA's subjectKeyIdentifier alone";
  },

  'key-identifiers-not-critical': ({ it }) =>
    isCritical(it, oids.subjectKeyIdentifier) || isCritical(it, oids.authorityKeyIdentifier) ? 'critical' : undefined,

  'subject-alternative-name-is-the-mail': ({ it, context }) => {
    const [mail, ...more] = mailsOf(it);
    const names = childrenOf(extensionValue(it, oids.subjectAltName));
    if (mail === undefined || more.length > 0 || names.length !== 1) return 'not exactly one rfc822Name';
    if (!address.test(mail) || mail.length > 254) return 'no mail address';
    return context.mail === undefined || context.mail === mail ? undefined : 'not the verified mail address';
  },

  'certificate-policy-and-cps': ({ it, context }) => {
    const [policy, ...more] = childrenOf(extensionValue(it, oids.certificatePolicies));
    const [identifier, qualifiers] = childrenOf(policy);
    if (more.length > 0 || oidOf(identifier) !== context.profile.policy) return 'not the policy of the profile alone';
    const found = (qualifiers?.children ?? []).map((qualifier) => {
      const [type, value] = childrenOf(qualifier);
      return oidOf(type) === oids.cps ? ia5Of(expectTag(value, tags.ia5String).content) : 'another qualifier';
    });
    return isSameSet(found, context.urls.cps === undefined ? [] : [context.urls.cps])
      ? undefined
      : 'not the CPS address';
  },

  'crl-distribution-point-http': ({ it, context }) => {
    const [point, ...more] = childrenOf(extensionValue(it, oids.cRLDistributionPoints));
    const [name, ...others] = childrenOf(point);
    const [url, ...further] = childrenOf(childrenOf(name, 0xa0)[0], 0xa0);
    if (more.length + others.length + further.length > 0) return 'more than one address';
    return urlOf(url) === context.urls.crl && isHttp(urlOf(url)) ? undefined : 'not the http address of the CRL';
  },

  'authority-info-access-http': ({ it, context }) => {
    const found = childrenOf(extensionValue(it, oids.authorityInfoAccess)).map((access) => {
      const [method, location] = childrenOf(access);
      return [oidOf(method), urlOf(location)].join(' ');
    });
    const wanted = [`${oids.ocsp} ${context.urls.ocsp}`, `${oids.caIssuers} ${context.urls.issuer}`];
    const isRight = isSameSet(found, wanted) && [context.urls.ocsp, context.urls.issuer].every(isHttp);
    return isRight ? undefined : 'not the http addresses of OCSP and of the CA certificate';
  },

  /** A reader that does not know them must be able to pass over them. */
  'informative-extensions-not-critical': ({ it }) => {
    const critical = [
      oids.subjectAltName,
      oids.certificatePolicies,
      oids.cRLDistributionPoints,
      oids.authorityInfoAccess,
      oids.extKeyUsage,
    ].find((type) => isCritical(it, type));
    return critical === undefined ? undefined : `${critical} is critical`;
  },
} as const satisfies Lints;

const isHttp = (url: string): boolean => url.startsWith('http://');
