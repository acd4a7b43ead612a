/** An OCSP request read strictly (RFC 6960 4.1, RFC 9654 2.1). It comes from anybody: any bytes give a reading or a refusal, quickly. */
import { type Extension, readExtensions } from '../certificate.ts';
import { nil, sameBytes, tags } from '../der.ts';
import { bitStringOf, childrenOf, type DerNode, expectTag, integerOf, oidOf, readDer } from '../der-reader.ts';
import { PkiError } from '../errors.ts';
import { oids } from '../object-identifiers.ts';
import { serialHex } from '../serial.ts';

/** One question has some 80 bytes, a signed request with its signer's chain a few thousand. */
export const longestRequest = 10_240;
/** Readers ask for one certificate, or for those of one chain; each costs a look-up and comes back in the answer. */
const mostIds = 20;
const longestNonce = 128;
/** RFC 5280 4.1.2.2: 20 octets, and one for the sign. */
const longestSerial = 21;

export type CertIdHash = 'sha1' | 'sha256';

/** Which certificate is meant: its issuer by hashes of name and key, and its serial number. */
export type CertId = {
  /** The CertID as it came, DER: it goes back byte for byte. */
  readonly bytes: Uint8Array;
  /** Undefined for a hash that is not computed here: it can name no CA of ours. */
  readonly hash: CertIdHash | undefined;
  readonly nameHash: Uint8Array;
  readonly keyHash: Uint8Array;
  /** Lower-case hex without leading zeros. */
  readonly serial: string;
};

export type OcspRequest = {
  /** One or more. */
  readonly ids: readonly CertId[];
  /** 1 to 128 bytes. */
  readonly nonce: Uint8Array | undefined;
  /** Nothing in it but the question: no nonce, no name, no other extension, no signature. */
  readonly isPlain: boolean;
};

/** @throws PkiError ERR_OCSP_REQUEST */
export const readOcspRequest = (bytes: Uint8Array): OcspRequest => {
  try {
    return requestOf(readDer(bytes, { maxLength: longestRequest }));
  } catch (error) {
    throw new PkiError('ERR_OCSP_REQUEST', 'this is no OCSP request in strict DER', {}, { cause: error });
  }
};

const requestOf = (request: DerNode): OcspRequest => {
  const [tbs, signature, ...more] = childrenOf(request);
  if (more.length > 0) throw malformed('a request has two parts at most');
  if (signature) checkSignatureShape(signature);
  const parts = [...childrenOf(tbs)];
  if (parts[0]?.tag === 0xa0) checkVersion(parts.shift());
  const requestor = parts[0]?.tag === 0xa1 ? onlyChild(parts.shift()) : undefined;
  const [list, extensions, ...others] = parts;
  if (others.length > 0) throw malformed('parts behind the extensions');
  const entries = childrenOf(list);
  if (entries.length === 0) throw malformed('it asks for nothing');
  if (entries.length > mostIds) throw malformed(`${entries.length} certificates, at most ${mostIds} are answered`);
  const ids = entries.map(idOf);
  const nonce = extensions && nonceOf(extensionsIn(extensions, 0xa2));
  const isPlain = !signature && !requestor && !extensions && entries.every(({ children }) => children.length === 1);
  return { ids, nonce, isPlain };
};

/** RFC 6960 4.1.2: a responder may pass over the signature, and this one does: everybody may ask. Its shape must be right. */
const checkSignatureShape = (wrapper: DerNode): void => {
  const [algorithm, signature, certificates, ...more] = childrenOf(onlyChild(expectTag(wrapper, 0xa0)));
  oidOf(childrenOf(algorithm)[0]);
  bitStringOf(signature);
  if (certificates) childrenOf(onlyChild(expectTag(certificates, 0xa0)));
  if (more.length > 0) throw malformed('parts behind the signature');
};

/** v1 is the default and need not be there; some write it all the same. */
const checkVersion = (wrapper: DerNode | undefined): void => {
  if (integerOf(onlyChild(wrapper)) !== 0n) throw malformed('a version other than 1');
};

const idOf = (entry: DerNode): CertId => {
  const [id, extensions, ...more] = childrenOf(entry);
  if (more.length > 0) throw malformed('parts behind a question');
  if (extensions) refuseCritical(extensionsIn(extensions, 0xa0));
  const [algorithm, nameHash, keyHash, serial, ...others] = childrenOf(id);
  if (!id || others.length > 0) throw malformed('a CertID has four parts');
  const { content } = expectTag(serial, tags.integer);
  if ((content[0] ?? 0) >= 0x80) throw malformed('a negative serial number');
  if (content.length > longestSerial) throw malformed('a serial number of more than 20 octets');
  return {
    bytes: id.bytes,
    hash: hashOf(algorithm),
    nameHash: expectTag(nameHash, tags.octetString).content,
    keyHash: expectTag(keyHash, tags.octetString).content,
    serial: serialHex(content),
  };
};

const noParameters = nil();
/** Parameters are NULL or absent (RFC 4055 2.1): whatever else stood there would come back under our signature. */
const hashOf = (identifier: DerNode | undefined): CertIdHash | undefined => {
  const [type, parameters, ...more] = childrenOf(identifier);
  if (more.length > 0 || (parameters && !sameBytes(parameters.bytes, noParameters)))
    throw malformed('hash parameters other than NULL');
  const dotted = oidOf(type);
  if (dotted === oids.sha1) return 'sha1';
  return dotted === oids.sha256 ? 'sha256' : undefined;
};

const extensionsIn = (wrapper: DerNode, tag: number): readonly Extension[] => {
  const extensions = readExtensions(onlyChild(expectTag(wrapper, tag)));
  if (extensions.length === 0) throw malformed('an empty list of extensions');
  return extensions;
};

const nonceOf = (extensions: readonly Extension[]): Uint8Array | undefined => {
  const [nonce, ...more] = extensions.filter(({ oid }) => oid === oids.ocspNonce);
  if (more.length > 0) throw malformed('two nonces');
  refuseCritical(extensions.filter((extension) => extension !== nonce));
  if (!nonce) return undefined;
  const { content } = expectTag(readDer(nonce.value), tags.octetString);
  if (content.length === 0 || content.length > longestNonce)
    throw malformed(`a nonce of ${content.length} bytes, 1 to ${longestNonce} are taken`);
  return content;
};

/** RFC 6960 4.4: what is not known is passed over, unless it says that it must not be. */
const refuseCritical = (extensions: readonly Extension[]): void => {
  const unknown = extensions.find(({ critical }) => critical);
  if (unknown) throw malformed(`an unknown critical extension, ${unknown.oid}`);
};

const onlyChild = (wrapper: DerNode | undefined): DerNode => {
  const [child, ...more] = wrapper?.children ?? [];
  if (!child || more.length > 0) throw malformed('not exactly one part where one belongs');
  return child;
};

const malformed = (problem: string): PkiError =>
  new PkiError('ERR_OCSP_REQUEST', `not an OCSP request: ${problem}`, { problem });
