/** Certificates and lists as other programs hand them over: DER, PEM with text around it, P7B in either (RFC 7468, RFC 5652). */
import { base64, decodeText, plainText } from './armour.ts';
import { childrenOf, oidOf, readDer } from './der-reader.ts';
import { PkiError } from './errors.ts';
import { oids } from './object-identifiers.ts';

/** Every certificate in the file, DER, in its order. @throws PkiError ERR_CERTIFICATE_UNREADABLE */
export const certificatesIn = (bytes: Uint8Array): readonly Uint8Array[] => {
  const found = objectsIn(bytes, ['CERTIFICATE', 'X509 CERTIFICATE', 'TRUSTED CERTIFICATE', 'PKCS7', 'CMS']).flatMap(
    ofObject,
  );
  if (found.length === 0)
    throw new PkiError(
      'ERR_CERTIFICATE_UNREADABLE',
      'there is no certificate in the file; wanted is DER (.cer), PEM or P7B as the CA handed it over',
    );
  return found;
};

/** The one CRL in the file, DER; what is inside is not judged here. @throws PkiError ERR_CRL_UNREADABLE */
export const crlIn = (bytes: Uint8Array): Uint8Array => {
  const [only, ...more] = objectsIn(bytes, ['X509 CRL', 'CRL']);
  if (!only || more.length > 0)
    throw new PkiError(
      'ERR_CRL_UNREADABLE',
      `the file holds ${more.length + (only ? 1 : 0)} lists; wanted is one CRL, DER or PEM`,
    );
  return only;
};

const objectsIn = (bytes: Uint8Array, labels: readonly string[]): readonly Uint8Array[] => {
  if (bytes[0] === 0x30 && (bytes[1] ?? 0) >= 0x80) return [Uint8Array.from(bytes)];
  const text = plainText(decodeText(bytes.subarray(0, 4_194_304)));
  return Array.from(text.matchAll(/-----BEGIN ([A-Z0-9 ]{1,40})-----([^-]*)-----END \1-----/g)).flatMap(
    ([, label = '', body = '']) => (labels.includes(label) ? [base64(body) ?? new Uint8Array()] : []),
  );
};

/** A certificate begins with a SEQUENCE, a P7B with its type. */
const ofObject = (der: Uint8Array): readonly Uint8Array[] => {
  try {
    const [first, content] = childrenOf(readDer(der, { maxLength: 1_048_576 }));
    if (first?.tag !== 0x06) return [der];
    if (oidOf(first) !== oids.pkcs7SignedData) return [];
    const certificates = childrenOf(content?.children[0]).find(({ tag }) => tag === 0xa0);
    return (certificates?.children ?? []).map(({ bytes }) => Uint8Array.from(bytes));
  } catch (error) {
    throw new PkiError(
      'ERR_CERTIFICATE_UNREADABLE',
      'the file is damaged, or no certificate or P7B in strict DER; fetch it again from the CA',
      {},
      { cause: error },
    );
  }
};
