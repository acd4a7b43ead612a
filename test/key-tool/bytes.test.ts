/** The bytes the page writes and reads, against node's own cryptography. */
import { createHash, createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Bytes, DerError, hex, inside, integer, octets, read, sequence } from '#key-tool/page/der.ts';
import { lockKey, openKey } from '#key-tool/page/pbes2.ts';
import { identify, pem } from '#key-tool/page/pem.ts';
import { sha256 } from '#key-tool/page/sha256.ts';
import { problems } from '#key-tool/page/words.ts';

const bytes = (length: number): Bytes => Uint8Array.from({ length }, (_, i) => (i * 7 + length) & 255);
const pkcs8 = () =>
  Uint8Array.from(
    generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'der', type: 'pkcs8' }),
  );

describe('DER as X.690 wants it', () => {
  it.each([0, 1, 127, 128, 255, 256, 65535, 65536])('writes and reads back a length of %i', (length) => {
    const value = read(octets(bytes(length)));
    expect(hex(value.content)).toBe(hex(bytes(length)));
  });

  it('writes integers in their shortest form, never negative', () => {
    expect(hex(integer(0))).toBe('020100');
    expect(hex(integer(128))).toBe('02020080');
    expect(hex(integer(600_000))).toBe('02030927c0');
    expect(hex(integer(Uint8Array.of(0, 0, 255, 1)))).toBe('020300ff01');
  });

  it('reads without copying: who wipes the bytes wipes all that was read of them', () => {
    const whole = sequence(octets(bytes(40)));
    const { content } = inside(read(whole), 0);
    whole.fill(0);
    expect(hex(content)).toBe('00'.repeat(40));
  });

  it('tells what was cut off from what is spoilt', () => {
    const whole = sequence(octets(bytes(300)));
    expect(() => read(whole.slice(0, 200))).toThrow(new DerError('truncated'));
    expect(() => read(Uint8Array.of(...whole, 0, 0))).toThrow(new DerError('damaged'));
    expect(() => inside(read(whole), 3)).toThrow(new DerError('damaged'));
  });
});

describe('SHA-256 of our own', () => {
  it.each([0, 3, 55, 56, 63, 64, 119, 120, 1000])('agrees with node for %i bytes', (length) => {
    expect(hex(sha256(bytes(length)))).toBe(createHash('sha256').update(bytes(length)).digest('hex'));
  });

  it('agrees with node when it goes round and round', () => {
    let ours = sha256(new TextEncoder().encode('x'));
    let nodes = createHash('sha256').update('x').digest();
    for (let round = 0; round < 1000; round++) {
      ours = sha256(ours);
      nodes = createHash('sha256').update(nodes).digest();
    }
    expect(hex(ours)).toBe(nodes.toString('hex'));
  });
});

describe('ISS-3 the private key file is locked', () => {
  it('opens in node with the passphrase, and in ours', async () => {
    const key = pkcs8();
    const locked = await lockKey(key, 'kuda makan rumput', 1000);
    const opened = createPrivateKey({ key: pem('ENCRYPTED PRIVATE KEY', locked), passphrase: 'kuda makan rumput' });
    expect(opened.asymmetricKeyDetails?.namedCurve).toBe('prime256v1');
    expect(hex(await openKey(locked, 'kuda makan rumput'))).toBe(hex(key));
  });

  it('never opens with a wrong passphrase, not even where the padding happens to look right', async () => {
    const locked = await lockKey(pkcs8(), 'kuda makan rumput', 1);
    for (let i = 0; i < 600; i++) {
      await expect(openKey(locked, `salah ${i}`)).rejects.toMatchObject({ words: problems.wrongPassphrase });
    }
  });

  it('says so when a key is locked in a way it does not know', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const other = privateKey.export({ format: 'der', type: 'pkcs8', cipher: 'aes-128-cbc', passphrase: 'x' });
    await expect(openKey(Uint8Array.from(other), 'x')).rejects.toMatchObject({ words: problems.unknownKey });
  });
});

describe('a file is recognised by what it is', () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const file = (content: string | Buffer) => Uint8Array.from(Buffer.from(content));
  it.each([
    ['an open PKCS #8 key', privateKey.export({ format: 'pem', type: 'pkcs8' }), 'openKey'],
    ['an open PKCS #1 key', privateKey.export({ format: 'der', type: 'pkcs1' }), 'openKey'],
    [
      'a PKCS #1 key locked the old way',
      privateKey.export({ format: 'pem', type: 'pkcs1', cipher: 'aes-256-cbc', passphrase: 'x' }),
      'other',
    ],
    [
      'a locked key',
      privateKey.export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'x' }),
      'lockedKey',
    ],
    [
      'a locked key in DER',
      privateKey.export({ format: 'der', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'x' }),
      'lockedKey',
    ],
    ['a PDF', '%PDF-1.7\n', 'other'],
    ['nothing', '', 'other'],
  ])('%s', (_, content, kind) => {
    expect(identify(file(content)).map((found) => found.kind)).toEqual([kind]);
  });

  it('knows a PEM whose end is missing', () => {
    const whole = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
    expect(() => identify(file(whole.slice(0, 900)))).toThrow(new DerError('truncated'));
  });
});
