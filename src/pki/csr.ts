/** Certification requests as people send them (RFC 2986; ISS-4, Sumbar issuance 4): a tolerant ear for the wrapping, a strict eye for the request. */
import { base64, decodeText, firstArmoured, labelsIn, plainText } from './armour.ts';
import { mailsOf, readExtensions } from './certificate.ts';
import { bitStringOf, childrenOf, type DerNode, expectTag, integerOf, oidOf, readDer } from './der-reader.ts';
import { isPkiError, PkiError } from './errors.ts';
import { checkPublicKey, type KeyType } from './key-checks.ts';
import { findLeakedKey, type LeakedKey } from './leaked-key.ts';
import { type NameAttribute, readName } from './name.ts';
import { oids } from './object-identifiers.ts';
import { keyHash } from './public-key.ts';
import { algorithmIdentifier, isSignedBy, signatureAlgorithmOf, type signatureAlgorithms } from './signature.ts';
import { refuseListedKey, type WeakKeyList } from './weak-key-list.ts';

/** Text somebody else wrote, for comparison with the registry only: it may hold anything, and nothing of it is ever certified. */
type CsrClaims = { readonly [attribute in Exclude<NameAttribute, 'emailAddress'>]?: string } & {
  readonly email?: string;
};

/** A request whose sender has shown that they hold its private key. */
export type CertificateRequest = {
  /** The request alone, DER, without its wrapping. */
  readonly der: Uint8Array;
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array;
  /** SHA-256 of the SubjectPublicKeyInfo, lower-case hex. */
  readonly keyHash: string;
  readonly keyType: KeyType;
  readonly claims: CsrClaims;
};

type CsrOptions = {
  /** Keys everybody can make again (Debian 2008), where the installation has the list. */
  readonly weakKeys?: WeakKeyList;
};

/** Bytes, also of the text around a request. */
export const csrLimit = 16_384;

/**
 * Reads a file's bytes or pasted text: PEM with CRLF, BOM, text around it, `NEW CERTIFICATE REQUEST`, typographic quotes and dashes, chat line
 * breaks; DER; base64 alone. One object, strict DER, no trailing bytes, self-signature and key checked.
 * @throws PkiError ERR_CSR_PRIVATE_KEY (`fields.keyHash` where it can be derived: block it, delete the message), ERR_CSR_TOO_LARGE,
 * ERR_CSR_MANY, ERR_CSR_IS_CERTIFICATE, ERR_CSR_UNREADABLE (`fields.problem`), ERR_CSR_TRAILING_BYTES, ERR_CSR_SIGNATURE,
 * ERR_CSR_SIGNATURE_ALGORITHM, ERR_KEY_…, ERR_CURVE…
 */
export const readCsr = (input: Uint8Array | string, { weakKeys }: CsrOptions = {}): CertificateRequest => {
  const bytes = typeof input === 'string' ? undefined : input;
  const text = legible(input);
  refuseLeakedKey(bytes, text);
  const size = bytes?.length ?? Buffer.byteLength(input);
  if (size > csrLimit)
    throw new PkiError('ERR_CSR_TOO_LARGE', `${size} bytes; a request has about 1,000, at most ${csrLimit} are read`, {
      bytes: size,
      limit: csrLimit,
    });
  if (size === 0) throw unreadable('empty', 'it is empty; send the file the key tool saved');
  const request = readRequest(Uint8Array.from(bytes && isDer(bytes) ? bytes : derIn(text)));
  if (weakKeys) refuseListedKey(request.publicKey, weakKeys);
  return request;
};

/** A private key somebody sent, in whatever wrapping, instead of a request or as the proof that it leaked; nothing of it is kept. */
export const privateKeyIn = (bytes: Uint8Array): LeakedKey | undefined => findLeakedKey(bytes, legible(bytes));

const legible = (input: Uint8Array | string): string => {
  const raw = typeof input === 'string' ? input : isDer(input) ? '' : decodeText(input.subarray(0, farthest));
  return plainText(worthReading(raw));
};

/** A private key is looked for in more than the limit, because in a large file it is leaked all the same: everywhere by its label. */
const farthest = 1_048_576;
const scanned = 131_072;
const worthReading = (raw: string): string => {
  const label = raw.slice(0, farthest).indexOf('PRIVATE KEY', scanned);
  return label < 0 ? raw.slice(0, scanned) : raw.slice(0, scanned) + raw.slice(label - 60, label + csrLimit);
};

/** A long SEQUENCE; in text, `0` is never followed by such an octet. */
const isDer = (bytes: Uint8Array): boolean => bytes[0] === 0x30 && (bytes[1] ?? 0) >= 0x80;

const refuseLeakedKey = (bytes: Uint8Array | undefined, text: string): void => {
  const found = findLeakedKey(bytes, text);
  if (!found) return;
  const fields = { form: found.form, ...(found.keyHash === undefined ? {} : { keyHash: found.keyHash }) };
  throw new PkiError(
    'ERR_CSR_PRIVATE_KEY',
    'this is a private key, not a request; it was not kept. Make a new key and send only its request',
    fields,
  );
};

const requestLabels: readonly string[] = ['CERTIFICATE REQUEST', 'NEW CERTIFICATE REQUEST'];

const derIn = (text: string): Uint8Array => {
  const labels = labelsIn(text);
  if (labels.length > 1)
    throw new PkiError('ERR_CSR_MANY', `${labels.length} objects; send the request alone`, { count: labels.length });
  const [label] = labels;
  if (label === undefined) return bareDer(text);
  if (label === 'CERTIFICATE' || label === 'X509 CERTIFICATE' || label === 'TRUSTED CERTIFICATE')
    throw certificateInstead();
  if (!requestLabels.includes(label))
    throw unreadable('other-object', `it is labelled ${label}; a request is labelled CERTIFICATE REQUEST`, {
      got: label,
    });
  const found = firstArmoured(text);
  if (!found) throw unreadable('cut-off', 'the text is cut off; send the file itself');
  return found.der;
};

const bareDer = (text: string): Uint8Array => {
  const der = base64(text);
  if (der?.[0] !== 0x30)
    throw unreadable(
      'no-request',
      'there is no certificate request in it; send the file the key tool saved (its name ends in .csr)',
    );
  return der;
};

const readRequest = (der: Uint8Array): CertificateRequest => {
  // A key pasted with damaged armour shows itself only now.
  refuseLeakedKey(der, '');
  const { info, publicKey, algorithm, signature } = parse(der);
  const keyType = checkPublicKey(publicKey);
  const dotted = strictly(() => oidOf(algorithm.children[0]));
  const name = signatureAlgorithmOf(algorithm);
  if (!name || !isParameterless(algorithm, name))
    throw new PkiError(
      'ERR_CSR_SIGNATURE_ALGORITHM',
      `the request is signed with ${dotted}; wanted is SHA-256, 384 or 512 with ECDSA or RSA (PKCS#1 v1.5)`,
    );
  if (!isSignedBy(publicKey, name, info.bytes, signature))
    throw new PkiError(
      'ERR_CSR_SIGNATURE',
      'its own key does not verify the request: it was changed or damaged; make a new one',
    );
  return { der, publicKey, keyHash: keyHash(publicKey), keyType, claims: strictly(() => claimsOf(info)) };
};

const parse = (der: Uint8Array) =>
  strictly(() => {
    const [info, algorithm, signature, ...more] = childrenOf(readDer(der));
    const [version, , publicKey, attributes, ...others] = childrenOf(info);
    if ((info?.children.length ?? 0) >= 6 || version?.tag === 0xa0) throw certificateInstead();
    if (integerOf(version) !== 0n || more.length > 0 || others.length > 0 || (attributes && attributes.tag !== 0xa0))
      throw new PkiError('ERR_DER', 'not the shape of a request');
    return {
      info: expectTag(info, 0x30),
      publicKey: Uint8Array.from(expectTag(publicKey, 0x30).bytes),
      algorithm: expectTag(algorithm, 0x30),
      signature: bitStringOf(signature),
    };
  });

/** RFC 4055 5 wants readers to take RSA's NULL left out as well; ECDSA has none. */
const isParameterless = (algorithm: DerNode, name: keyof typeof signatureAlgorithms): boolean =>
  algorithm.children.length === 1 || Buffer.compare(algorithm.bytes, algorithmIdentifier(name)) === 0;

const claimsOf = (info: DerNode): CsrClaims => {
  const claims: Partial<Record<NameAttribute | 'email', string>> = {};
  for (const { type, text } of readName(expectTag(info.children[1], 0x30))) if (type) claims[type] ??= text;
  const { emailAddress, ...others } = claims;
  const email = emailAddress ?? requestedMail(info.children[3]);
  return email === undefined ? others : { ...others, email };
};

/** The first mail address of the extensions the request asks for; nothing where they are not written as they should be. */
const requestedMail = (attributes: DerNode | undefined): string | undefined => {
  try {
    for (const attribute of attributes?.children ?? []) {
      const [type, values] = childrenOf(attribute);
      if (oidOf(type) !== oids.extensionRequest) continue;
      return mailsOf({ extensions: readExtensions(childrenOf(values, 0x31)[0]) })[0];
    }
  } catch (error) {
    if (!isPkiError(error)) throw error;
  }
  return undefined;
};

const strictly = <Read>(read: () => Read): Read => {
  try {
    return read();
  } catch (error) {
    if (isPkiError(error, 'ERR_DER_TRAILING_BYTES'))
      throw new PkiError(
        'ERR_CSR_TRAILING_BYTES',
        `${error.fields.trailing} bytes follow the request; send the file as the key tool saved it`,
        error.fields,
      );
    if (!isPkiError(error, 'ERR_DER')) throw error;
    throw unreadable(
      'not-der',
      'it is damaged, or no certificate request; send the file the key tool saved, unopened',
      {},
      error,
    );
  }
};

const certificateInstead = (): PkiError =>
  new PkiError('ERR_CSR_IS_CERTIFICATE', 'this is a certificate; wanted is the request (its name ends in .csr)');

const unreadable = (
  problem: string,
  sentence: string,
  fields: Readonly<Record<string, string>> = {},
  cause?: unknown,
): PkiError =>
  new PkiError('ERR_CSR_UNREADABLE', sentence, { problem, ...fields }, cause === undefined ? undefined : { cause });
