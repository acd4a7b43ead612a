import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import { Pkcs10CertificateRequestGenerator, SubjectAlternativeNameExtension } from '@peculiar/x509';
import { beforeAll, describe, expect, it } from 'vitest';
import { pem } from '#pki/bundle.ts';
import { csrLimit, readCsr } from '#pki/csr.ts';
import { concat, integer, nil, oid, sequence } from '#pki/der.ts';
import { keyHash } from '#pki/public-key.ts';
import { generateKey, keySigner, type Signer } from '#pki/signer.ts';
import { handmadeCsr, opensslCsr, p256Pem, privatePem } from './csr-fixtures.ts';
import { opensslMakes } from './openssl.ts';

const refusal = (code: string, fields?: object) =>
  expect.objectContaining(fields ? { code, fields: expect.objectContaining(fields) } : { code });
const utf8 = new TextEncoder();

let keyPem: string;
let der: Uint8Array;
let text: string;
let signer: Signer;
beforeAll(async () => {
  keyPem = p256Pem();
  der = opensslCsr(keyPem);
  text = pem('CERTIFICATE REQUEST', der);
  signer = keySigner(await generateKey('P-256'));
});

describe('ISS-4 a request is read in every wrapping people send it in', () => {
  const wrapped: Readonly<Record<string, () => Uint8Array | string>> = {
    DER: () => der,
    'PEM text': () => text,
    'a PEM file': () => utf8.encode(text),
    CRLF: () => text.replaceAll('\n', '\r\n'),
    'old Mac line ends': () => text.replaceAll('\n', '\r'),
    'a byte-order mark': () => utf8.encode(`\ufeff${text}`),
    'UTF-16 of Windows Notepad': () => Uint8Array.from(Buffer.from(`\ufeff${text}`, 'utf16le')),
    'text around it': () => `Selamat pagi, ini CSR saya:\n\n${text}\nTerima kasih. - Siti`,
    'the attributes openssl prints before it': () =>
      `Certificate Request:\n    Data:\n        Version: 1 (0x0)\n${text}`,
    'NEW CERTIFICATE REQUEST': () => text.replaceAll('CERTIFICATE REQUEST', 'NEW CERTIFICATE REQUEST'),
    'base64 alone': () => Buffer.from(der).toString('base64'),
    'base64 in lines': () =>
      (
        Buffer.from(der)
          .toString('base64')
          .match(/.{1,40}/g) ?? []
      ).join('\n'),
    'base64 in quotation marks': () => `“${Buffer.from(der).toString('base64')}”`,
    'one line': () => text.replaceAll('\n', ''),
    'blanks for line ends': () => text.replaceAll('\n', ' '),
    'typographic quotes': () => `“${text}”`,
    'typographic dashes': () => text.replaceAll('-----', '——-'),
    'other typographic dashes': () => text.replaceAll('-----', '–––'),
    'chat line breaks in the body': () => text.replace(/([A-Za-z0-9+/]{20})/g, '$1\n  '),
    'a chat line break in the label': () => text.replaceAll('CERTIFICATE REQUEST', 'CERTIFICATE\nREQUEST'),
    'a quoted reply': () => text.replace(/^/gm, '> '),
    'backticks of a chat': () => `\`\`\`\n${text}\`\`\``,
    'line ends as letters': () => text.replaceAll('\n', '\\n'),
    'zero-width spaces and non-breaking blanks': () => text.replaceAll('\n', '\u200b\u00a0\n'),
    'em and en dash beside each other': () => text.replaceAll('-----', '—–-'),
    'dashes saved as ANSI by Notepad': () =>
      Uint8Array.from(Buffer.from(text.replaceAll('-----', '\x97\x96-'), 'latin1')),
    'what a web form escapes': () =>
      text.replaceAll('+', '&#43;').replaceAll('/', '&#x2F;').replaceAll('=', '&#x3D;').replace(/^/gm, '&gt; '),
    'a mail saved as its source': () => text.replaceAll('=', '=3D'),
    'its padding lost': () => text.replace(/=+\n/, '\n'),
  };
  it.each(Object.entries(wrapped))('%s', (_, wrap) => {
    const request = readCsr(wrap());
    expect(Buffer.from(request.der).equals(Buffer.from(der))).toBe(true);
  });

  it('tells key, hash, type and claims', () => {
    const spki = opensslMakes(['pkey', '-in', 'input', '-pubout', '-outform', 'DER'], keyPem);
    expect(readCsr(text)).toEqual({
      der,
      publicKey: spki,
      keyHash: keyHash(spki),
      keyType: 'P-256',
      claims: {
        country: 'ID',
        organization: 'Pemerintah Kabupaten Contoh',
        commonName: 'Siti Rahmawati',
        email: 'siti@contohkab.go.id',
      },
    });
  });

  it.each([
    ['P-384', ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384']],
    ['RSA-2048', ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048']],
    ['RSA-3072', ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:3072']],
    ['RSA-4096', ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:4096']],
  ])('takes %s, signed with SHA-256, 384 and 512', (type, options) => {
    const key = privatePem(...options);
    for (const hash of ['-sha256', '-sha384', '-sha512']) expect(readCsr(opensslCsr(key, hash)).keyType).toBe(type);
  });

  it('takes a request of a second library, with the mail address among the wished extensions', async () => {
    const keys = await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-384' }, true, ['sign', 'verify']);
    const made = await Pkcs10CertificateRequestGenerator.create({
      name: [{ CN: ['Budi Contoh'] }],
      keys,
      signingAlgorithm: { name: 'ECDSA', hash: 'SHA-384' },
      extensions: [new SubjectAlternativeNameExtension([{ type: 'email', value: 'budi@contohkab.go.id' }])],
    });
    expect(readCsr(made.toString('pem'))).toMatchObject({
      keyType: 'P-384',
      claims: { commonName: 'Budi Contoh', email: 'budi@contohkab.go.id' },
    });
  });

  it('takes one with no attributes field at all, as some old tools write it', async () => {
    expect(readCsr(await handmadeCsr(signer, { attributes: new Uint8Array() })).keyType).toBe('P-256');
  });
});

describe('ISS-4 what is no good request is refused by name', () => {
  it('trailing bytes after DER, inside PEM and in base64', () => {
    const longer = concat([der, utf8.encode('\n')]);
    for (const input of [
      longer,
      pem('CERTIFICATE REQUEST', longer),
      Buffer.from(longer).toString('base64'),
      concat([der, der]),
    ])
      expect(() => readCsr(input)).toThrow(refusal('ERR_CSR_TRAILING_BYTES'));
    expect(() => readCsr(longer)).toThrow(refusal('ERR_CSR_TRAILING_BYTES', { trailing: 1 }));
  });

  it('more than one object', () => {
    expect(() => readCsr(text + text)).toThrow(refusal('ERR_CSR_MANY', { count: 2 }));
  });

  it('more than 16 KB, whatever the kind', () => {
    for (const input of [
      new Uint8Array(csrLimit + 1),
      ' '.repeat(csrLimit + 1),
      text + 'x'.repeat(csrLimit),
      new Uint8Array(50_000_000),
      'é'.repeat(9000),
    ])
      expect(() => readCsr(input)).toThrow(refusal('ERR_CSR_TOO_LARGE', { limit: 16_384 }));
    expect(readCsr(' '.repeat(csrLimit - text.length) + text).keyType).toBe('P-256');
  });

  it('a private key far inside a large text, before its size', () => {
    for (const before of [20_000, 500_000, 1_000_000])
      expect(() => readCsr(utf8.encode('catatan '.repeat(before / 8) + keyPem))).toThrow(
        refusal('ERR_CSR_PRIVATE_KEY'),
      );
  });

  it('a certificate', () => {
    const certificate = opensslMakes(
      ['req', '-x509', '-new', '-key', 'input', '-subj', '/CN=x', '-outform', 'DER'],
      keyPem,
    );
    for (const input of [certificate, pem('CERTIFICATE', certificate), Buffer.from(certificate).toString('base64')])
      expect(() => readCsr(input)).toThrow(refusal('ERR_CSR_IS_CERTIFICATE'));
  });

  it.each([
    ['nothing', '', 'empty'],
    ['an empty file', new Uint8Array(), 'empty'],
    ['a greeting', 'Selamat pagi 👋', 'no-request'],
    ['a PDF', '%PDF-1.7\n%âãÏÓ', 'no-request'],
    ['a ten-thousand-letter word', 'a'.repeat(10_000), 'no-request'],
    ['zeros', new Uint8Array(1000), 'no-request'],
    ['an empty SEQUENCE', Uint8Array.of(0x30, 0x82, 0, 0), 'not-der'],
    ['an indefinite length', Uint8Array.of(0x30, 0x80, 0, 0), 'not-der'],
  ] as const)('%s', (_, input, problem) => {
    expect(() => readCsr(input)).toThrow(refusal('ERR_CSR_UNREADABLE', { problem }));
  });

  it('text that is cut off, damaged, or labelled as something else', () => {
    expect(() => readCsr(text.slice(0, 200))).toThrow(refusal('ERR_CSR_UNREADABLE', { problem: 'cut-off' }));
    expect(() => readCsr(text.replace(/-----END.*/, ''))).toThrow(
      refusal('ERR_CSR_UNREADABLE', { problem: 'cut-off' }),
    );
    expect(() => readCsr(text.replace('M', '!'))).toThrow(refusal('ERR_CSR_UNREADABLE', { problem: 'not-base64' }));
    expect(() => readCsr(pem('PUBLIC KEY', der))).toThrow(
      refusal('ERR_CSR_UNREADABLE', { problem: 'other-object', got: 'PUBLIC KEY' }),
    );
    expect(() => readCsr(der.subarray(0, -1))).toThrow(refusal('ERR_CSR_UNREADABLE', { problem: 'not-der' }));
  });

  it('lengths that are not the shortest (BER), another version', async () => {
    const longLength = concat([Uint8Array.of(0x30, 0x83, 0), der.subarray(2)]);
    const versionTwo = await handmadeCsr(signer, { version: integer(1) });
    for (const made of [longLength, versionTwo])
      expect(() => readCsr(made)).toThrow(refusal('ERR_CSR_UNREADABLE', { problem: 'not-der' }));
  });

  it('a signature that its own key does not verify', async () => {
    const other = keySigner(await generateKey('P-256'));
    expect(() =>
      readCsr(Uint8Array.from(der, (octet, index) => (index === der.length - 1 ? octet ^ 1 : octet))),
    ).toThrow(refusal('ERR_CSR_SIGNATURE'));
    const renamed = Buffer.from(Buffer.from(der).toString('latin1').replace('Siti', 'Budi'), 'latin1');
    expect(() => readCsr(renamed)).toThrow(refusal('ERR_CSR_SIGNATURE'));
    const borrowed = await handmadeCsr(signer, { publicKey: other.publicKey });
    expect(() => readCsr(borrowed)).toThrow(refusal('ERR_CSR_SIGNATURE'));
  });

  it('SHA-1, MD5, RSA-PSS, and parameters where none belong', async () => {
    const rsa = privatePem('-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048');
    for (const made of [
      opensslCsr(keyPem, '-sha1'),
      opensslCsr(rsa, '-sha1'),
      opensslCsr(rsa, '-md5'),
      opensslCsr(rsa, '-sha256', '-sigopt', 'rsa_padding_mode:pss'),
    ])
      expect(() => readCsr(made)).toThrow(refusal('ERR_CSR_SIGNATURE_ALGORITHM'));
    const withNull = await handmadeCsr(signer, { algorithm: sequence(oid('1.2.840.10045.4.3.2'), nil()) });
    expect(() => readCsr(withNull)).toThrow(refusal('ERR_CSR_SIGNATURE_ALGORITHM'));
  });

  it.each([
    ['Ed25519', ['-algorithm', 'ED25519'], 'ERR_KEY_TYPE'],
    ['RSA 1024', ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:1024'], 'ERR_KEY_SIZE'],
    ['RSA 2056', ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2056'], 'ERR_KEY_SIZE'],
    [
      'RSA with e = 3',
      ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048', '-pkeyopt', 'rsa_keygen_pubexp:3'],
      'ERR_KEY_EXPONENT',
    ],
    ['P-521', ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-521'], 'ERR_CURVE'],
    ['secp256k1', ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:secp256k1'], 'ERR_CURVE'],
    [
      'explicit parameters',
      ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-pkeyopt', 'ec_param_enc:explicit'],
      'ERR_CURVE',
    ],
  ])('a key of %s', (_, options, code) => {
    expect(() => readCsr(opensslCsr(privatePem(...options)))).toThrow(refusal(code));
  });

  it('a DSA key', () => {
    const parameters = Buffer.from(
      opensslMakes(['genpkey', '-genparam', '-algorithm', 'DSA', '-pkeyopt', 'dsa_paramgen_bits:1024']),
    ).toString();
    const key = Buffer.from(opensslMakes(['genpkey', '-paramfile', 'input'], parameters)).toString();
    expect(() => readCsr(opensslCsr(key))).toThrow(refusal('ERR_KEY_TYPE'));
  });

  it('a compressed point, which would hide a blocked key behind another hash', () => {
    const compressed = Buffer.from(opensslMakes(['ec', '-conv_form', 'compressed', '-in', 'input'], keyPem)).toString();
    expect(() => readCsr(opensslCsr(compressed))).toThrow(refusal('ERR_CURVE_POINT'));
  });
});
