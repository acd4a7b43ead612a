/** What keys and files say about themselves, against node's own. */
import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { DerError, sequence } from '#key-tool/page/der.ts';
import { makeKeyPair } from '#key-tool/page/key-pair.ts';
import { factsOf, keyTypeOf } from '#key-tool/page/reading.ts';
import { makeRequest } from '#key-tool/page/request.ts';

type Keys = { readonly publicKey: { export(form: { format: 'der'; type: 'spki' }): Buffer } };
const spki = ({ publicKey }: Keys) => Uint8Array.from(publicKey.export({ format: 'der', type: 'spki' }));

describe('ISS-11 a public key is called by its type', () => {
  it.each([
    ['P-256', spki(generateKeyPairSync('ec', { namedCurve: 'P-256' }))],
    ['P-384', spki(generateKeyPairSync('ec', { namedCurve: 'P-384' }))],
    ['RSA-2048', spki(generateKeyPairSync('rsa', { modulusLength: 2048 }))],
    ['RSA-3072', spki(generateKeyPairSync('rsa', { modulusLength: 3072 }))],
    ['?', spki(generateKeyPairSync('ec', { namedCurve: 'secp256k1' }))],
    ['?', spki(generateKeyPairSync('ed25519'))],
  ])('%s', (type, key) => {
    expect(keyTypeOf(key)).toBe(type);
  });
});

describe('ISS-11 a file tells what it holds, in both languages', () => {
  it('a request: kind, subject and key', async () => {
    const pair = await makeKeyPair('P-256');
    const facts = factsOf({
      kind: 'request',
      bytes: await makeRequest(pair, 'Siti Rahmawati', 'siti@kebumenkab.go.id'),
    });
    expect(facts.map(([[label]]) => label)).toEqual(['Jenis', 'Pemilik', 'Jenis kunci', 'SHA-256 kunci publik']);
    expect(facts.map(([, [, english]]) => english)).toEqual([
      'a request (CSR)',
      'CN=Siti Rahmawati, E=siti@kebumenkab.go.id',
      'P-256',
      expect.stringMatching(/^([\dA-F]{2}:){31}[\dA-F]{2}$/),
    ]);
  });

  it('a locked key says that it is locked, and nothing else', () => {
    expect(factsOf({ kind: 'lockedKey', bytes: sequence() })).toHaveLength(1);
  });

  it('bytes that only look like a certificate are damaged', () => {
    expect(() => factsOf({ kind: 'certificate', bytes: sequence(sequence()) })).toThrow(DerError);
  });
});
