/** Object identifiers as the hex of their content: nothing on the page has to turn dots into octets. */

export const oids = {
  pbes2: '2a864886f70d01050d', // 1.2.840.113549.1.5.13
  pbkdf2: '2a864886f70d01050c', // 1.2.840.113549.1.5.12
  hmacSha256: '2a864886f70d0209', // 1.2.840.113549.2.9
  aes256: '60864801650304012a', // 2.16.840.1.101.3.4.1.42, AES-256-CBC
  sha256: '608648016503040201', // 2.16.840.1.101.3.4.2.1
  ecdsaSha256: '2a8648ce3d040302', // 1.2.840.10045.4.3.2
  ecdsaSha384: '2a8648ce3d040303', // 1.2.840.10045.4.3.3
  rsaSha256: '2a864886f70d01010b', // 1.2.840.113549.1.1.11
  commonName: '550403', // 2.5.4.3
  mail: '2a864886f70d010901', // 1.2.840.113549.1.9.1, emailAddress
  extensions: '2a864886f70d01090e', // 1.2.840.113549.1.9.14, extensionRequest
  otherNames: '551d11', // 2.5.29.17, subjectAltName
  data: '2a864886f70d010701', // 1.2.840.113549.1.7.1
  lockedData: '2a864886f70d010706', // 1.2.840.113549.1.7.6, encryptedData
  keyBag: '2a864886f70d010c0a0102', // 1.2.840.113549.1.12.10.1.2, pkcs8ShroudedKeyBag
  certificateBag: '2a864886f70d010c0a0103', // 1.2.840.113549.1.12.10.1.3
  x509: '2a864886f70d01091601', // 1.2.840.113549.1.9.22.1, x509Certificate
  friendlyName: '2a864886f70d010914', // 1.2.840.113549.1.9.20
  localKeyId: '2a864886f70d010915', // 1.2.840.113549.1.9.21
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
