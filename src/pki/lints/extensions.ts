/** Lints of the extensions that persons' and CAs' certificates share (RFC 5280 4.2). */
import { subjectKeyIdentifierOf } from '../certificate.ts';
import { sameBytes } from '../der.ts';
import { childrenOf, type DerNode, expectTag, ia5Of, oidOf } from '../der-reader.ts';
import { PkiError } from '../errors.ts';
import { oids } from '../object-identifiers.ts';
import { type CertificateBench, isCritical, type Lints } from './bench.ts';

/** The content of a GeneralName that is a URI. */
export const urlOf = (node: DerNode | undefined): string => ia5Of(expectTag(node, 0x86).content);

/** Plain http with a host: what a reader can fetch before it trusts anybody. */
export const isHttp = (url: string): boolean => /^http:\/\/[^/]/.test(url);

/** RFC 3986 in ASCII, absolute, without blanks, a user or a fragment. */
export const isWellFormed = (url: string): boolean => {
  if (!/^[a-z]+:\/\/[^/?@][\x21-\x7e]*$/.test(url) || /["<>\\^`{|}#]/.test(url)) return false;
  const parsed = URL.parse(url);
  return parsed !== null && parsed.hostname !== '' && parsed.username === '' && parsed.password === '';
};

/** The entries of authorityInfoAccess. */
export const accessesOf = (value: DerNode | undefined): readonly { readonly method: string; readonly url: string }[] =>
  childrenOf(value).map((access) => {
    const [method, location, ...more] = childrenOf(access);
    if (more.length > 0) throw new PkiError('ERR_DER', 'an AccessDescription has two parts');
    return { method: oidOf(method), url: urlOf(location) };
  });

/** One address in one DistributionPoint; undefined where there is more or less. */
export const distributionPointOf = (value: DerNode | undefined): string | undefined => {
  const [point, ...more] = childrenOf(value);
  const [name, ...others] = childrenOf(point);
  const [url, ...further] = childrenOf(childrenOf(name, 0xa0)[0], 0xa0);
  return more.length + others.length + further.length > 0 ? undefined : urlOf(url);
};

/** RFC 5280 4.2.1.1: an authorityKeyIdentifier with that key identifier, and neither issuer nor serial number beside it. */
export const isKeyIdentifierAlone = (value: DerNode | undefined, wanted: Uint8Array | undefined): boolean => {
  const [identifier, ...more] = childrenOf(value);
  return identifier?.tag === 0x80 && more.length === 0 && wanted !== undefined && sameBytes(identifier.content, wanted);
};

export const extensionLints = {
  'extensions-once': ({ it }) => {
    const found = it.extensions.map(({ oid }) => oid);
    return new Set(found).size === found.length ? undefined : 'one stands twice';
  },

  'key-usage-critical': ({ it, value }) =>
    value(oids.keyUsage) && !isCritical(it, oids.keyUsage) ? 'not critical' : undefined,

  'basic-constraints-critical': ({ it, value }) =>
    value(oids.basicConstraints) && !isCritical(it, oids.basicConstraints) ? 'not critical' : undefined,

  'key-identifiers-not-critical': ({ it }) =>
    isCritical(it, oids.subjectKeyIdentifier) || isCritical(it, oids.authorityKeyIdentifier) ? 'critical' : undefined,

  'authority-key-identifier': ({ value, issuer }) => {
    const isRight = isKeyIdentifierAlone(value(oids.authorityKeyIdentifier), subjectKeyIdentifierOf(issuer));
    return isRight ? undefined : "not the issuer's subjectKeyIdentifier alone";
  },

  /** A reader that does not know them must be able to pass over them. */
  'informative-extensions-not-critical': ({ it }) => {
    const critical = informative.find((type) => isCritical(it, type));
    return critical === undefined ? undefined : `${critical} is critical`;
  },
} as const satisfies Lints<CertificateBench>;

const informative: readonly string[] = [
  oids.subjectAltName,
  oids.certificatePolicies,
  oids.cRLDistributionPoints,
  oids.authorityInfoAccess,
  oids.extKeyUsage,
];
