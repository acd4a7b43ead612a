import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { pem } from '#pki/bundle.ts';
import { readCsr } from '#pki/csr.ts';
import { PkiError } from '#pki/errors.ts';
import { opensslCsr, p256Pem, privatePem } from './csr-fixtures.ts';
import { opensslMakes } from './openssl.ts';

/** What `readCsr` throws. */
const thrownBy = (input: Uint8Array | string): unknown => {
  try {
    return readCsr(input);
  } catch (error) {
    return error;
  }
};
const leak = (form: string, keyHash?: string) => ({
  code: 'ERR_CSR_PRIVATE_KEY',
  fields: keyHash === undefined ? { form } : { form, keyHash },
});
const bytesOf = (text: string) => Uint8Array.from(Buffer.from(text));
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString();

const kinds = {
  'P-256': ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  'P-384': ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384'],
  'RSA-2048': ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'],
  'RSA-4096': ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:4096'],
} as const;

describe.each(Object.entries(kinds))(
  'ISS-3 a %s private key sent by mistake is recognised and its public half named',
  (type, options) => {
    const algorithm = type.startsWith('RSA') ? 'rsa' : 'ec';
    let key: string;
    let hash: string;
    const converted = (...args: string[]) => opensslMakes([algorithm, '-in', 'input', ...args], key);
    const pkcs8 = (...args: string[]) => opensslMakes(['pkcs8', '-topk8', '-in', 'input', ...args], key);
    beforeAll(() => {
      key = privatePem(...options);
      hash = readCsr(opensslCsr(key)).keyHash;
    });

    it('PKCS#8: PEM, DER, base64 alone, with words around', () => {
      const der = pkcs8('-nocrypt', '-outform', 'DER');
      const base64 = Buffer.from(der).toString('base64');
      expect(thrownBy(key)).toMatchObject(leak('PEM', hash));
      expect(thrownBy(bytesOf(key))).toMatchObject(leak('PEM', hash));
      expect(thrownBy(`MOHON maaf, MI ini kunci saya:\n${key.replaceAll('\n', '\r\n')}\nterima kasih`)).toMatchObject(
        leak('PEM', hash),
      );
      expect(thrownBy(key.replaceAll('-----', '——-'))).toMatchObject(leak('PEM', hash));
      expect(thrownBy(der)).toMatchObject(leak('PKCS#8', hash));
      expect(thrownBy(base64)).toMatchObject(leak('PKCS#8', hash));
      expect(thrownBy(`kunci saya ${base64} terima kasih banyak`)).toMatchObject(leak('PKCS#8', hash));
    });

    it('the traditional form: PEM and DER', () => {
      const form = algorithm === 'rsa' ? 'PKCS#1' : 'SEC1';
      const options = algorithm === 'rsa' ? ['-traditional'] : [];
      expect(thrownBy(converted(...options))).toMatchObject(leak('PEM', hash));
      expect(thrownBy(converted(...options, '-outform', 'DER'))).toMatchObject(leak(form, hash));
    });

    it('encrypted: PEM and DER, and the old PEM encryption; the public half is locked away', () => {
      const secret = ['-v2', 'aes-256-cbc', '-passout', 'pass:rahasia-kuat'];
      expect(thrownBy(pkcs8(...secret))).toMatchObject(leak('PEM'));
      expect(thrownBy(pkcs8(...secret, '-outform', 'DER'))).toMatchObject(leak('encrypted PKCS#8'));
      const old = textOf(
        converted(...(algorithm === 'rsa' ? ['-traditional'] : []), '-aes128', '-passout', 'pass:rahasia-kuat'),
      );
      expect(old).toContain('Proc-Type: 4,ENCRYPTED');
      expect(thrownBy(old)).toMatchObject(leak('PEM'));
    });

    it('together with the request, before and behind it', () => {
      const request = pem('CERTIFICATE REQUEST', opensslCsr(key));
      expect(thrownBy(request + key)).toMatchObject(leak('PEM', hash));
      expect(thrownBy(key + request)).toMatchObject(leak('PEM', hash));
      expect(thrownBy(pem('CERTIFICATE REQUEST', pkcs8('-nocrypt', '-outform', 'DER')))).toMatchObject(
        leak('PKCS#8', hash),
      );
    });

    it('in a file above the size limit', () => {
      expect(thrownBy(`${'x '.repeat(20_000)}\n${key}`)).toMatchObject(leak('PEM', hash));
    });

    it('cut off: still a leak, even where no public half can be derived', () => {
      expect(thrownBy(key.slice(0, key.length >> 1))).toMatchObject({ code: 'ERR_CSR_PRIVATE_KEY' });
      expect(thrownBy(key.slice(key.indexOf('\n') + 1))).toMatchObject({ code: 'ERR_CSR_PRIVATE_KEY' });
      expect(thrownBy(pkcs8('-nocrypt', '-outform', 'DER').subarray(0, 60))).toMatchObject(leak('PKCS#8'));
    });

    it('shows nothing of the key in the error, its fields, its cause or its stack', () => {
      const error = thrownBy(key);
      expect(error).toBeInstanceOf(PkiError);
      const shown =
        JSON.stringify(error) + String(error) + String((error as PkiError).stack) + String((error as PkiError).cause);
      for (const line of key.split('\n').slice(1, -2)) expect(shown).not.toContain(line.slice(0, 20));
    });
  },
);

describe('ISS-3 key stores', () => {
  it('a .p12, as a file and as base64, in today’s and in old encryption', () => {
    const folder = mkdtempSync(join(tmpdir(), 'lencana-p12-'));
    try {
      const [key, certificate] = [join(folder, 'k'), join(folder, 'c')];
      writeFileSync(key, p256Pem());
      writeFileSync(certificate, opensslMakes(['req', '-x509', '-new', '-key', key, '-subj', '/CN=x']));
      for (const options of [[], ['-legacy'], ['-certpbe', 'NONE', '-keypbe', 'NONE', '-nomac']]) {
        const file = opensslMakes([
          'pkcs12',
          '-export',
          '-inkey',
          key,
          '-in',
          certificate,
          '-passout',
          'pass:rahasia',
          ...options,
        ]);
        expect(thrownBy(file)).toMatchObject(leak('PKCS#12'));
        expect(thrownBy(Buffer.from(file).toString('base64'))).toMatchObject(leak('PKCS#12'));
      }
      expect(readFileSync(key).length).toBeGreaterThan(0);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('a .p12 in BER with indefinite lengths, a Java key store, PuTTY, OpenSSH', () => {
    expect(
      thrownBy(Uint8Array.of(0x30, 0x80, 2, 1, 3, 0x30, 0x80, 6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 2)),
    ).toMatchObject(leak('PKCS#12'));
    expect(thrownBy(Uint8Array.of(0xfe, 0xed, 0xfe, 0xed, 0, 0, 0, 2))).toMatchObject(leak('Java key store'));
    expect(thrownBy('PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none\n')).toMatchObject(leak('PuTTY'));
    expect(thrownBy('-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjE=\n')).toMatchObject(leak('PEM'));
  });

  it('names a key whose file holds its point compressed by the hash its CSR would have', () => {
    const key = p256Pem();
    const compressed = opensslMakes(['ec', '-in', 'input', '-conv_form', 'compressed'], key);
    expect(thrownBy(compressed)).toMatchObject(leak('PEM', readCsr(opensslCsr(key)).keyHash));
  });
});

it('an RSA public key, a certificate and a request are no private keys', () => {
  const key = privatePem(...kinds['RSA-2048']);
  const publicKey = opensslMakes(['rsa', '-in', 'input', '-RSAPublicKey_out', '-outform', 'DER'], key);
  const spki = opensslMakes(['pkey', '-in', 'input', '-pubout', '-outform', 'DER'], key);
  for (const input of [publicKey, spki]) expect(thrownBy(input)).toMatchObject({ code: 'ERR_CSR_UNREADABLE' });
  expect(thrownBy(opensslCsr(key))).toMatchObject({ keyType: 'RSA-2048' });
});
