import { createPublicKey, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { KeyType } from '#pki/key-checks.ts';
import { signatureAlgorithms } from '#pki/signature.ts';
import { encryptedPem, fileSigner, generateKey, keySigner, publicKeyOf } from '#pki/signer.ts';
import { countingRandom } from './house.ts';
import { openssl, opensslMakes } from './openssl.ts';

const refusal = (code: string) => expect.objectContaining({ code });
const random = countingRandom();
const tbs = new TextEncoder().encode('to be signed');

describe.each<KeyType>(['P-256', 'P-384', 'RSA-3072'])('a %s key in an encrypted file', (type) => {
  it('signs in X.509 form after being opened with its passphrase', async () => {
    const key = await generateKey(type);
    const text = await encryptedPem(key, 'sandi kuat é', { random, rounds: 1000 });
    const signer = fileSigner(text, 'sandi kuat é');
    expect(signer.publicKey).toEqual(publicKeyOf(key));
    const spki = createPublicKey({ key: Buffer.from(signer.publicKey), format: 'der', type: 'spki' });
    expect(verify(signatureAlgorithms[signer.algorithm].hash, tbs, spki, await signer.sign(tbs))).toBe(true);
  });

  it('is whole, as openssl opens it', async () => {
    const files = { 'key.pem': await encryptedPem(await generateKey(type), 'rahasia', { random, rounds: 1000 }) };
    expect(openssl(['pkey', '-in', 'key.pem', '-passin', 'pass:rahasia', '-check', '-noout'], files).said).toMatch(
      /valid/,
    );
    expect(openssl(['pkey', '-in', 'key.pem', '-passin', 'pass:salah', '-noout'], files).ok).toBe(false);
  });
});

it('encrypts by AES-256-CBC under PBKDF2 with HMAC-SHA-256 and 600,000 rounds', async () => {
  const text = await encryptedPem(await generateKey('P-256'), 'rahasia', { random });
  const { said } = openssl(['asn1parse', '-in', 'key.pem'], { 'key.pem': text });
  for (const word of ['PBES2', 'PBKDF2', 'hmacWithSHA256', 'aes-256-cbc', (600_000).toString(16).toUpperCase()])
    expect(said).toContain(word);
  expect(fileSigner(text, 'rahasia').algorithm).toBe('ecdsa-with-SHA256');
});

describe('a key file that is not right is refused by name', () => {
  it('wrong passphrase, clear key, old encryption, rubbish', async () => {
    const key = await generateKey('P-256');
    const text = await encryptedPem(key, 'rahasia', { random, rounds: 1000 });
    const clear = String(key.export({ type: 'pkcs8', format: 'pem' }));
    expect(() => fileSigner(text, 'salah')).toThrow(refusal('ERR_SIGNER_PASSPHRASE'));
    expect(() => fileSigner(text, '')).toThrow(refusal('ERR_SIGNER_PASSPHRASE'));
    expect(() => fileSigner(clear, 'rahasia')).toThrow(refusal('ERR_SIGNER_NOT_ENCRYPTED'));
    expect(() => fileSigner('', 'rahasia')).toThrow(refusal('ERR_SIGNER_KEY_UNREADABLE'));
    expect(() => fileSigner(text.replace(/\n.{64}/, '\n'), 'rahasia')).toThrow(refusal('ERR_SIGNER_KEY_UNREADABLE'));
    const old = opensslMakes(
      ['pkcs8', '-topk8', '-v1', 'PBE-SHA1-3DES', '-in', 'input', '-passout', 'pass:rahasia'],
      clear,
    );
    expect(() => fileSigner(Buffer.from(old).toString(), 'rahasia')).toThrow(refusal('ERR_SIGNER_NOT_ENCRYPTED'));
  });

  it('opens what openssl encrypted', async () => {
    const key = await generateKey('P-384');
    const made = opensslMakes(
      ['pkcs8', '-topk8', '-v2', 'aes-256-cbc', '-in', 'input', '-passout', 'pass:rahasia'],
      String(key.export({ type: 'pkcs8', format: 'pem' })),
    );
    expect(fileSigner(Buffer.from(made).toString(), 'rahasia').publicKey).toEqual(publicKeyOf(key));
  });

  it('a key of a kind that signs nothing here', () => {
    const ed25519 = Buffer.from(
      opensslMakes(['genpkey', '-algorithm', 'ED25519', '-aes-256-cbc', '-pass', 'pass:rahasia']),
    ).toString();
    expect(() => fileSigner(ed25519, 'rahasia')).toThrow(refusal('ERR_KEY_TYPE'));
  });
});

it('does not hold up the thread: an RSA signature is given while other work goes on', async () => {
  const signer = keySigner(await generateKey('RSA-4096'));
  const order: string[] = [];
  const signed = signer.sign(tbs).then(() => order.push('signed'));
  await Promise.resolve().then(() => order.push('other work'));
  await signed;
  expect(order).toEqual(['other work', 'signed']);
});
