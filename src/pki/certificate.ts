/** A certificate read back (RFC 5280 4.1): its parts for the lints and the authority, its facts for people. */
import { createHash } from 'node:crypto';
import { sameBytes, tags } from './der.ts';
import {
  bitStringOf,
  childrenOf,
  type DerNode,
  expectTag,
  ia5Of,
  integerOf,
  namedBitsOf,
  oidOf,
  readDer,
  timeOf,
} from './der-reader.ts';
import { PkiError } from './errors.ts';
import { type KeyUsage, keyUsageBits } from './extensions.ts';
import { nameText } from './name.ts';
import { oids } from './object-identifiers.ts';
import { keyHash } from './public-key.ts';
import { serialHex } from './serial.ts';
import { isSignedBy, signatureAlgorithmOf } from './signature.ts';
import type { Validity } from './validity.ts';

export type Extension = {
  readonly oid: string;
  readonly critical: boolean;
  /** What is inside the OCTET STRING. */
  readonly value: Uint8Array;
};

/** The fields of a TBSCertificate as they stand, unjudged. */
export type TbsParts = {
  readonly tbs: Uint8Array;
  /** As people count: 3 for v3. */
  readonly version: number;
  readonly serial: DerNode;
  readonly algorithm: DerNode;
  readonly issuer: DerNode;
  readonly notBefore: DerNode;
  readonly notAfter: DerNode;
  readonly subject: DerNode;
  readonly publicKey: Uint8Array;
  readonly hasUniqueIds: boolean;
  readonly extensions: readonly Extension[];
};
export type CertificateParts = TbsParts & {
  readonly der: Uint8Array;
  readonly outerAlgorithm: DerNode;
  readonly signature: Uint8Array;
};

/** @throws PkiError ERR_CERTIFICATE_UNREADABLE */
export const readCertificate = (der: Uint8Array): CertificateParts =>
  reading('a certificate', () => {
    const [tbs, algorithm, signature, ...more] = childrenOf(readDer(der));
    if (more.length > 0) throw new PkiError('ERR_DER', 'a certificate has three parts');
    return {
      ...tbsParts(expectTag(tbs, tags.sequence)),
      der,
      outerAlgorithm: expectTag(algorithm, tags.sequence),
      signature: bitStringOf(signature),
    };
  });

/** @throws PkiError ERR_CERTIFICATE_UNREADABLE */
export const readTbsCertificate = (tbs: Uint8Array): TbsParts =>
  reading('the signed part of a certificate', () => tbsParts(expectTag(readDer(tbs), tags.sequence)));

const reading = <Read>(what: string, read: () => Read): Read => {
  try {
    return read();
  } catch (error) {
    throw new PkiError('ERR_CERTIFICATE_UNREADABLE', `this is not ${what} in strict DER`, {}, { cause: error });
  }
};

const tbsParts = (tbs: DerNode): TbsParts => {
  const rest = [...tbs.children];
  const version = rest[0]?.tag === 0xa0 ? Number(integerOf(rest.shift()?.children[0])) + 1 : 1;
  const [serial, algorithm, issuer, validity, subject, publicKey, ...optional] = rest;
  const [notBefore, notAfter, ...more] = childrenOf(validity);
  const unknown = optional.filter(({ tag }) => ![0x81, 0x82, 0xa3].includes(tag));
  if (!notBefore || !notAfter || more.length > 0 || unknown.length > 0)
    throw new PkiError('ERR_DER', 'a TBSCertificate with parts missing or too many');
  return {
    tbs: tbs.bytes,
    version,
    serial: expectTag(serial, tags.integer),
    algorithm: expectTag(algorithm, tags.sequence),
    issuer: expectTag(issuer, tags.sequence),
    notBefore,
    notAfter,
    subject: expectTag(subject, tags.sequence),
    publicKey: expectTag(publicKey, tags.sequence).bytes,
    hasUniqueIds: optional.some(({ tag }) => tag !== 0xa3),
    extensions: extensionsOf(optional.find(({ tag }) => tag === 0xa3)),
  };
};

/** Of `[3]` in a certificate, or of an extensionRequest: a node that wraps `SEQUENCE OF Extension`. */
const extensionsOf = (wrapper: DerNode | undefined): readonly Extension[] =>
  wrapper ? readExtensions(wrapper.children[0]) : [];

export const readExtensions = (list: DerNode | undefined): readonly Extension[] =>
  childrenOf(list).map((entry) => {
    const [type, ...rest] = childrenOf(entry);
    const critical = rest.length === 2 ? expectTag(rest[0], tags.boolean) : undefined;
    if (critical && critical.content[0] !== 0xff) throw new PkiError('ERR_DER', 'a written default: critical FALSE');
    return {
      oid: oidOf(type),
      critical: critical !== undefined,
      value: expectTag(rest.at(-1), tags.octetString).content,
    };
  });

/** What is inside the extension, if it is there. @throws PkiError ERR_DER */
export const extensionValue = (it: Pick<TbsParts, 'extensions'>, type: string): DerNode | undefined => {
  const found = extensionOf(it, type);
  return found && readDer(found.value);
};

export const extensionOf = (it: Pick<TbsParts, 'extensions'>, type: string): Extension | undefined =>
  it.extensions.find((extension) => extension.oid === type);

export const validityOf = (it: TbsParts): Validity => ({
  notBefore: timeOf(it.notBefore),
  notAfter: timeOf(it.notAfter),
});

/** The SKI's octets, if the certificate has one. */
export const subjectKeyIdentifierOf = (it: TbsParts): Uint8Array | undefined => {
  const found = extensionOf(it, oids.subjectKeyIdentifier);
  return found && expectTag(readDer(found.value), tags.octetString).content;
};

/** The AKI's keyIdentifier octets, if the certificate has one. */
export const authorityKeyIdentifierOf = (it: Pick<TbsParts, 'extensions'>): Uint8Array | undefined => {
  const found = extensionOf(it, oids.authorityKeyIdentifier);
  return found && childrenOf(readDer(found.value)).find(({ tag }) => tag === 0x80)?.content;
};

export const keyUsagesOf = (it: TbsParts): readonly KeyUsage[] => keyUsagesIn(extensionValue(it, oids.keyUsage));

/** Of a KeyUsage that is read already; none where there is none. */
export const keyUsagesIn = (value: DerNode | undefined): readonly KeyUsage[] => {
  const bits = value ? namedBitsOf(value) : [];
  return (Object.keys(keyUsageBits) as KeyUsage[]).filter((usage) => bits.includes(keyUsageBits[usage]));
};

export const isCa = (it: TbsParts): boolean => {
  const found = extensionOf(it, oids.basicConstraints);
  return found !== undefined && childrenOf(readDer(found.value))[0]?.tag === tags.boolean;
};

/** rfc822Names of the subjectAltName, in order. */
export const mailsOf = (it: Pick<TbsParts, 'extensions'>): readonly string[] =>
  mailsIn(extensionValue(it, oids.subjectAltName));

/** rfc822Names among GeneralNames that are read already. */
export const mailsIn = (names: DerNode | undefined): readonly string[] =>
  names
    ? childrenOf(names)
        .filter(({ tag }) => tag === 0x81)
        .map(({ content }) => ia5Of(content))
    : [];

/** Does `issuer`'s key verify `certificate`, and is the name the same byte for byte? */
export const isIssuedBy = (certificate: CertificateParts, issuer: CertificateParts): boolean => {
  const algorithm = signatureAlgorithmOf(certificate.outerAlgorithm);
  return (
    algorithm !== undefined &&
    sameBytes(certificate.issuer.bytes, issuer.subject.bytes) &&
    isSignedBy(issuer.publicKey, algorithm, certificate.tbs, certificate.signature)
  );
};

export type CertificateFacts = {
  /** RFC 4514 text. */
  readonly subject: string;
  readonly issuer: string;
  /** Lower-case hex, no leading zeros. */
  readonly serial: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly mails: readonly string[];
  /** SHA-256 of the SubjectPublicKeyInfo, hex. */
  readonly keyHash: string;
  /** SHA-256 of the whole certificate, hex: what programs call its fingerprint. */
  readonly fingerprint: string;
};

/** What people ask of a certificate. @throws PkiError ERR_CERTIFICATE_UNREADABLE */
export const certificateFacts = (der: Uint8Array): CertificateFacts => {
  const parts = readCertificate(der);
  return reading('a certificate', () => ({
    subject: nameText(parts.subject),
    issuer: nameText(parts.issuer),
    serial: serialHex(parts.serial.content),
    ...validityOf(parts),
    mails: mailsOf(parts),
    keyHash: keyHash(parts.publicKey),
    fingerprint: createHash('sha256').update(der).digest('hex'),
  }));
};
