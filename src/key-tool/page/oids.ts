/** Object identifiers as the hex of their content: nothing on the page has to turn dots into octets. */

/** 1.2.840.113549.1, RSA Data Security: the beginning of all PKCS. */
const pkcs = '2a864886f70d01';

export const oids = {
  pbes2: `${pkcs}050d`, // 1.2.840.113549.1.5.13
  pbkdf2: `${pkcs}050c`, // 1.2.840.113549.1.5.12
  hmacSha256: '2a864886f70d0209', // 1.2.840.113549.2.9
  aes256: '60864801650304012a', // 2.16.840.1.101.3.4.1.42, AES-256-CBC
  sha256: '608648016503040201', // 2.16.840.1.101.3.4.2.1
  rsa: `${pkcs}0101`, // 1.2.840.113549.1.1.1, rsaEncryption
  ecdsaSha256: '2a8648ce3d040302', // 1.2.840.10045.4.3.2
  ecdsaSha384: '2a8648ce3d040303', // 1.2.840.10045.4.3.3
  rsaSha256: `${pkcs}010b`, // 1.2.840.113549.1.1.11
  commonName: '550403', // 2.5.4.3
  mail: `${pkcs}0901`, // 1.2.840.113549.1.9.1, emailAddress
  extensions: `${pkcs}090e`, // 1.2.840.113549.1.9.14, extensionRequest
  otherNames: '551d11', // 2.5.29.17, subjectAltName
  data: `${pkcs}0701`, // 1.2.840.113549.1.7.1
  lockedData: `${pkcs}0706`, // 1.2.840.113549.1.7.6, encryptedData
  keyBag: `${pkcs}0c0a0102`, // 1.2.840.113549.1.12.10.1.2, pkcs8ShroudedKeyBag
  certificateBag: `${pkcs}0c0a0103`, // 1.2.840.113549.1.12.10.1.3
  x509: `${pkcs}091601`, // 1.2.840.113549.1.9.22.1, x509Certificate
  friendlyName: `${pkcs}0914`, // 1.2.840.113549.1.9.20
  localKeyId: `${pkcs}0915`, // 1.2.840.113549.1.9.21
};

/** Curves as people call them. */
export const curves: { readonly [hex: string]: string } = {
  '2a8648ce3d030107': 'P-256',
  '2b81040022': 'P-384',
};

/** Short names for the rows of a subject. */
export const labels: { readonly [hex: string]: string } = {
  [oids.commonName]: 'CN',
  [oids.mail]: 'E',
  '550405': 'serialNumber',
  '550406': 'C',
  '550407': 'L',
  '550408': 'ST',
  '55040a': 'O',
  '55040b': 'OU',
  '55040c': 'title',
};
