/** The certificate extensions this authority writes (RFC 5280 4.2), each as a finished `Extension`. */
import {
  boolean,
  constructed,
  ia5,
  ia5String,
  integer,
  namedBits,
  octetString,
  oid,
  primitive,
  sequence,
} from './der.ts';
import { oids } from './object-identifiers.ts';
import { keyIdentifier } from './public-key.ts';

/** RFC 5280 4.2.1.3: the bits by name. */
export const keyUsageBits = {
  digitalSignature: 0,
  nonRepudiation: 1,
  keyEncipherment: 2,
  dataEncipherment: 3,
  keyAgreement: 4,
  keyCertSign: 5,
  cRLSign: 6,
  encipherOnly: 7,
  decipherOnly: 8,
} as const;
export type KeyUsage = keyof typeof keyUsageBits;

/** `Extension ::= SEQUENCE { extnID, critical DEFAULT FALSE, extnValue OCTET STRING }`. */
export const extension = (type: string, value: Uint8Array, { critical = false } = {}): Uint8Array =>
  sequence(oid(type), ...(critical ? [boolean(true)] : []), octetString(value));

export const subjectKeyIdentifier = (publicKey: Uint8Array): Uint8Array =>
  extension(oids.subjectKeyIdentifier, octetString(keyIdentifier(publicKey)));

/** `identifier`: the issuer's own SKI, as its certificate says it. */
export const authorityKeyIdentifier = (identifier: Uint8Array): Uint8Array =>
  extension(oids.authorityKeyIdentifier, sequence(primitive(0, identifier)));

export const keyUsage = (usages: readonly KeyUsage[]): Uint8Array =>
  extension(oids.keyUsage, namedBits(usages.map((usage) => keyUsageBits[usage])), { critical: true });

export const endEntityConstraints = (): Uint8Array => extension(oids.basicConstraints, sequence(), { critical: true });

export const caConstraints = (pathLength?: number): Uint8Array =>
  extension(
    oids.basicConstraints,
    sequence(boolean(true), ...(pathLength === undefined ? [] : [integer(pathLength)])),
    { critical: true },
  );

export const extendedKeyUsage = (purposes: readonly string[]): Uint8Array =>
  extension(oids.extKeyUsage, sequence(...purposes.map(oid)));

/** One policy; `cps` is the URL of the practice statement. */
export const certificatePolicies = (policy: string, cps?: string): Uint8Array => {
  const qualifiers = cps === undefined ? [] : [sequence(sequence(oid(oids.cps), ia5String(cps)))];
  return extension(oids.certificatePolicies, sequence(sequence(oid(policy), ...qualifiers)));
};

export const mailAlternativeName = (mail: string): Uint8Array =>
  extension(oids.subjectAltName, sequence(primitive(1, ia5(mail))));

const uri = (url: string): Uint8Array => primitive(6, ia5(url));

export const crlDistributionPoint = (url: string): Uint8Array =>
  extension(oids.cRLDistributionPoints, sequence(sequence(constructed(0, constructed(0, uri(url))))));

export const authorityInfoAccess = ({
  ocsp,
  issuer,
}: {
  readonly ocsp?: string;
  readonly issuer: string;
}): Uint8Array =>
  extension(
    oids.authorityInfoAccess,
    sequence(
      ...(ocsp === undefined ? [] : [sequence(oid(oids.ocsp), uri(ocsp))]),
      sequence(oid(oids.caIssuers), uri(issuer)),
    ),
  );
