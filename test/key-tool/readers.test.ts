/** ISS-11: other people's programs open the key tool's .p12, whatever is in the name and the passphrase; and the same programs see what is wrong with one. */
import { readFileSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Certificate, readCertificate } from '#key-tool/page/certificate.ts';
import { makeKeyPair } from '#key-tool/page/key-pair.ts';
import { pem } from '#key-tool/page/pem.ts';
import { makePfx } from '#key-tool/page/pfx.ts';
import { makeRequest } from '#key-tool/page/request.ts';
import { haveTools } from '#support/chromium.ts';
import { locksOf, p12Readers } from '#support/p12-readers.ts';
import { at, folder, openssl, passphrase, put, throwawayCa } from './lock-page.ts';

const here = p12Readers.filter(({ tools }) => haveTools(...tools));
let ca: ReturnType<typeof throwawayCa>;
let root: Certificate;
beforeAll(() => {
  ca = throwawayCa('Induk');
  root = certificateIn(ca.certificate);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const certificateIn = (file: string): Certificate => {
  openssl('x509', '-in', file, '-outform', 'DER', '-out', 'read.cer');
  return readCertificate(new Uint8Array(readFileSync(at('read.cer'))));
};
let made = 0;
/** A key, and the certificate that the throwaway CA gives for it. */
const keyAndCertificate = async (name: string) => {
  const { pkcs8, ...pair } = await makeKeyPair('P-256');
  const request = put('request.pem', pem('CERTIFICATE REQUEST', await makeRequest({ pkcs8, ...pair }, name, '')));
  return { pkcs8, certificate: certificateIn(ca.issue(request, 'issued.pem')) };
};
const save = async (...parts: Parameters<typeof makePfx>) => put(`${++made}.p12`, await makePfx(...parts));

describe.each([
  [
    'every sign that a passphrase may have, and a name beyond ASCII',
    "Désirée Nuʼman O'Neil",
    `~!@#$%^&*()_+\`-={}|[]\\:";'<>?,./ aZ0 %d $HOME`,
  ],
  ['a passphrase of 199 letters, and a name of 64', 'Siti '.repeat(13).slice(0, 64), 'kuda '.repeat(40).trim()],
])('ISS-11 a .p12 with %s', (_, name, words) => {
  let p12 = '';
  beforeAll(async () => {
    const { pkcs8, certificate } = await keyAndCertificate(name);
    p12 = await save(pkcs8, [certificate, root], words);
  });

  it.each(here)('$name opens it, reads the name, and signs with its key', ({ open, shows }) => {
    const opened = open({ p12, passphrase: words, root: root.bytes });
    expect(opened.name).toBe(shows(name));
    expect(opened.certificates).toHaveLength(2);
  });
});

describe('ISS-11 the readers say no where there is something to say no to', () => {
  let good = '';
  let strange = '';
  let cut = '';
  beforeAll(async () => {
    const mine = await keyAndCertificate('Siti Rahmawati');
    const other = await keyAndCertificate('Budi Santoso');
    good = await save(mine.pkcs8, [mine.certificate, root], passphrase);
    strange = await save(other.pkcs8, [mine.certificate, root], passphrase);
    cut = put('cut.p12', readFileSync(good).subarray(0, -40));
  });

  describe.each(here)('$name', ({ open }) => {
    it('opens nothing with another passphrase', () => {
      expect(() => open({ p12: good, passphrase: `${passphrase}.`, root: root.bytes })).toThrow();
    });
    it("makes no signature that holds where the key is somebody else's", () => {
      expect(() => open({ p12: strange, passphrase, root: root.bytes })).toThrow();
    });
    it('opens no file that is cut off', () => {
      expect(() => open({ p12: cut, passphrase, root: root.bytes })).toThrow();
    });
  });
});

describe('ISS-11 the locks of a .p12', () => {
  /**
   * Windows takes AES and SHA-256 in a .p12 since 10 (1709), macOS since 12; .NET loads at most 300,000 rounds for each lock and 1,000,000 in all.
   * Neither is here to be asked: these are the names openssl's reader gives to what they take.
   */
  it('are of the kind that Windows and macOS take: PBES2 with AES-256 and SHA-256; key and certificate carry one mark', async () => {
    const { pkcs8, certificate } = await keyAndCertificate('Siti Rahmawati');
    const p12 = await save(pkcs8, [certificate, root], passphrase);
    const lock = 'PBES2, PBKDF2, AES-256-CBC, Iteration 300000, PRF hmacWithSHA256';
    expect(locksOf(p12, passphrase)).toEqual([
      'MAC: sha256, Iteration 300000',
      `PKCS7 Encrypted data: ${lock}`,
      `Shrouded Keybag: ${lock}`,
    ]);
    const marks = openssl('pkcs12', '-in', p12, '-passin', `pass:${passphrase}`, '-nodes').match(/localKeyID: .+/g);
    expect(marks).toHaveLength(2);
    expect(new Set(marks).size).toBe(1);
  });
});
