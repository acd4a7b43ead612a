/** Keys on a PKCS#11 token (STANDARDS "CA"), on SoftHSM; openssl says whether the signatures are good. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pem } from '#pki/bundle.ts';
import { makeIssuing, makeRoot } from '#pki/ceremony.ts';
import { loadCryptoki } from '#pki/cryptoki.ts';
import type { KeyType } from '#pki/key-checks.ts';
import { generatePkcs11Key, pkcs11Signer } from '#pki/pkcs11-signer.ts';
import { readPkcs11Uri, writePkcs11Uri } from '#pki/pkcs11-uri.ts';
import { signatureAlgorithms } from '#pki/signature.ts';
import { pin, softTokens } from '#support/soft-token.ts';
import { clock, countingRandom } from './house.ts';
import { openssl } from './openssl.ts';

const refusal = (code: string) => expect.objectContaining({ code });
const random = countingRandom('token');
const tbs = new TextEncoder().encode('to be signed');
const rightPin = { pin: () => pin };

let tokens: ReturnType<typeof softTokens>;
const uriOf = (label: string) => readPkcs11Uri(tokens.address(label));
const withKey = (label: string, address: string) => ({ ...uriOf(label), ...readPkcs11Uri(address) });
/** Everything open on every token, from outside: what a network HSM does when its server is started again. */
const cutSessions = () => {
  const library = loadCryptoki(tokens.module);
  for (const slot of library.C_GetSlotList(true)) library.C_CloseAllSessions(slot);
};

beforeAll(() => {
  tokens = softTokens();
  // The library looks for tokens when it is loaded.
  for (const label of ['Lencana', 'Sementara']) tokens.make(label);
});
afterAll(() => tokens.remove());

describe.each<KeyType>(['P-256', 'P-384', 'RSA-3072'])('a %s key on a token', (type) => {
  it('is made there, found again by its CKA_ID, and signs what openssl verifies', async () => {
    const made = await generatePkcs11Key(type, { uri: uriOf('Lencana'), ...rightPin, random, label: `kunci ${type}` });
    const signer = await pkcs11Signer({ uri: withKey('Lencana', made.address), ...rightPin });
    expect(signer.publicKey).toEqual(made.signer.publicKey);
    const { hash } = signatureAlgorithms[signer.algorithm];
    const files = { 'key.pem': pem('PUBLIC KEY', signer.publicKey), signature: await signer.sign(tbs), tbs };
    expect(openssl(['dgst', `-${hash}`, '-verify', 'key.pem', '-signature', 'signature', 'tbs'], files).said).toMatch(
      /Verified OK/,
    );
  });

  it('makes a root that openssl takes', async () => {
    const { signer } = await generatePkcs11Key(type, { uri: uriOf('Lencana'), ...rightPin, random, label: 'akar' });
    const name = { country: 'ID', organization: 'Lembaga Contoh', commonName: `Akar ${type}` } as const;
    const root = await makeRoot({ name, years: 20, clock, random, signer });
    const urls = { crl: 'http://ca.example.go.id/crl/r.crl', issuer: 'http://ca.example.go.id/ca/r.cer' };
    const { publicKey } = (
      await generatePkcs11Key(type, { uri: uriOf('Lencana'), ...rightPin, random, label: 'penerbit' })
    ).signer;
    const issuing = await makeIssuing({
      name: { ...name, commonName: 'Penerbit' },
      years: 10,
      clock,
      random,
      publicKey,
      root: { certificate: root, signer },
      urls,
    });
    const files = { root: pem('CERTIFICATE', root), issuing: pem('CERTIFICATE', issuing) };
    const at = ['-attime', String(clock.now().getTime() / 1000 + 60)];
    expect(openssl(['verify', '-x509_strict', ...at, '-CAfile', 'root', 'issuing'], files).said).toMatch(/OK/);
  });
});

describe('signing goes on', () => {
  it('many at once, each signature its own', async () => {
    const { signer } = await generatePkcs11Key('P-384', {
      uri: uriOf('Lencana'),
      ...rightPin,
      random,
      label: 'banyak',
    });
    const texts = Array.from({ length: 40 }, (_, index) => new TextEncoder().encode(`text ${index}`));
    const signatures = await Promise.all(texts.map((text) => signer.sign(text)));
    const key = pem('PUBLIC KEY', signer.publicKey);
    for (const [index, signature] of signatures.entries()) {
      const files = { key, signature, tbs: texts[index] ?? tbs };
      expect(openssl(['dgst', '-sha384', '-verify', 'key', '-signature', 'signature', 'tbs'], files).ok).toBe(true);
    }
  });

  it('after its sessions were cut, by logging in again', async () => {
    const { signer } = await generatePkcs11Key('P-384', { uri: uriOf('Lencana'), ...rightPin, random, label: 'putus' });
    await signer.sign(tbs);
    cutSessions();
    const files = { key: pem('PUBLIC KEY', signer.publicKey), signature: await signer.sign(tbs), tbs };
    expect(openssl(['dgst', '-sha384', '-verify', 'key', '-signature', 'signature', 'tbs'], files).ok).toBe(true);
  });

  it('not with a PIN that changed meanwhile: one try, then the same answer, so that the token does not lock', async () => {
    let [asked, typed] = [0, pin];
    const place = {
      uri: uriOf('Lencana'),
      pin: () => {
        asked += 1;
        return typed;
      },
    };
    const { signer } = await generatePkcs11Key('P-256', { ...place, random, label: 'pin' });
    cutSessions();
    typed = '00000';
    asked = 0;
    for (let tries = 0; tries < 5; tries++) await expect(signer.sign(tbs)).rejects.toEqual(refusal('ERR_SIGNER_PIN'));
    expect(asked).toBe(1);
    cutSessions();
  });

  it('no more when the token is gone, in words', async () => {
    const { signer } = await generatePkcs11Key('P-256', { uri: uriOf('Sementara'), ...rightPin, random, label: 'x' });
    tokens.take('Sementara');
    cutSessions();
    await expect(signer.sign(tbs)).rejects.toEqual(
      expect.objectContaining({ code: expect.stringMatching(/^ERR_SIGNER_TOKEN/) }),
    );
  });
});

describe('what is not right is refused by name, and no answer holds the PIN', () => {
  const opening = (uri: Parameters<typeof pkcs11Signer>[0]['uri'], typed = pin) =>
    pkcs11Signer({ uri, pin: () => typed });
  const saying = async (work: Promise<unknown>) =>
    work.then(
      () => 'nothing was refused',
      (error: Error) => `${error.message} ${JSON.stringify(error)}`,
    );

  it('a wrong PIN', async () => {
    cutSessions();
    const said = await saying(opening({ ...uriOf('Lencana'), object: 'pin' }, '99999'));
    expect(said).toContain('ERR_SIGNER_PIN');
    expect(said).not.toContain('99999');
  });

  it('an absent token names those that are there; an absent key says where to look', async () => {
    const absent = await saying(opening({ ...uriOf('Lain'), object: 'pin' }));
    expect(absent).toMatch(/ERR_SIGNER_TOKEN: no token with label "Lain"; present: .*"Lencana"/);
    expect(await saying(opening({ ...uriOf('Lencana'), object: 'tidak ada' }))).toMatch(
      /ERR_SIGNER_KEY_MISSING: the token has no private key with object "tidak ada"/,
    );
    expect(await saying(opening({ ...uriOf('Lencana'), object: 'akar' }))).toContain('more than one private key');
    expect(await saying(opening(uriOf('Lencana')))).toContain('id= or object= is missing');
  });

  it('a library that is none', async () => {
    const uri = { ...uriOf('Lencana'), object: 'pin', modulePath: '/usr/lib/there-is-no-such.so' };
    expect(await saying(opening(uri))).toMatch(/ERR_SIGNER_MODULE: the PKCS#11 library .*no-such.so does not load/);
  });
});

describe('the address (RFC 7512)', () => {
  it('is read with its percent signs, and written without library and PIN', () => {
    const uri = readPkcs11Uri(
      'pkcs11:token=Lencana%20Satu;id=%0a%ff;object=kunci;type=private?module-path=/usr/lib/p.so&pin-source=file:///run/pin',
    );
    expect(uri).toEqual({
      token: 'Lencana Satu',
      id: Uint8Array.of(10, 255),
      object: 'kunci',
      modulePath: '/usr/lib/p.so',
      pinSource: '/run/pin',
    });
    expect(writePkcs11Uri(uri)).toBe('pkcs11:token=Lencana%20Satu;id=%0a%ff;object=kunci;type=private');
    expect(readPkcs11Uri(writePkcs11Uri(uri))).toEqual({ token: 'Lencana Satu', id: uri.id, object: 'kunci' });
  });

  it.each([
    ['a PIN in the address', 'pkcs11:token=a?pin-value=1234', 'pin-source'],
    ['an unknown attribute', 'pkcs11:colour=red', '"colour"'],
    ['an attribute twice', 'pkcs11:token=a;token=b', 'once'],
    ['a public key', 'pkcs11:token=a;type=public', 'private'],
    ['a path that is not whole', 'pkcs11:token=a?module-path=p.so', 'begins with /'],
    ['a broken percent sign', 'pkcs11:token=%zz', 'hex'],
    ['another scheme', 'https://example.go.id', 'pkcs11:'],
  ])('%s is refused, and no value is repeated', (_what, text, word) => {
    expect(() => readPkcs11Uri(text)).toThrow(refusal('ERR_SIGNER_URI'));
    expect(() => readPkcs11Uri(text)).toThrow(word);
    expect(() => readPkcs11Uri(text)).not.toThrow('1234');
  });
});
