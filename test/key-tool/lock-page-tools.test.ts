/** The other tools of the key tool in a real Chromium: a look into files, and a new passphrase for a key. */
import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Chromium, haveTools, launchChromium } from '#support/chromium.ts';
import {
  at,
  fillStep1,
  fillStep2,
  folder,
  lockFile,
  openLock,
  openssl,
  passphrase,
  put,
  read,
  save,
  throwawayCa,
} from './lock-page.ts';

describe.runIf(haveTools('chromium', 'openssl'))('the other tools of the key tool', () => {
  let chromium: Chromium;
  let ca: ReturnType<typeof throwawayCa>;

  beforeAll(async () => {
    chromium = await launchChromium({ offline: true });
    ca = throwawayCa('Induk');
  });
  afterAll(async () => {
    await chromium?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  let key = '';
  let request = '';
  let certificate = '';
  beforeAll(async () => {
    const { page } = await openLock(chromium.context);
    await fillStep1(page, { number: '9', mail: 'siti@kebumenkab.go.id', type: 'P-384' });
    await page.waitForSelector('#done-1:not([hidden])');
    key = await save(page, 'key');
    request = await save(page, 'request');
    certificate = ca.issue(request, '9.cer.pem');
    await page.close();
  });

  describe('ISS-11 a look into any file', () => {
    /** What stands in the card of each file. */
    const cards = async (...files: string[]) => {
      const { page, faults } = await openLock(chromium.context, '#s=3');
      await page.setInputFiles('#any-file', files);
      await page
        .locator('#contents article')
        .nth(files.length - 1)
        .waitFor();
      const said = await page.locator('#contents article').allInnerTexts();
      expect(faults).toEqual([]);
      await page.close();
      return said;
    };
    const digest = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

    it('a certificate, PEM or DER: who, by whom, until when, which key', async () => {
      openssl('x509', '-in', certificate, '-outform', 'DER', '-out', '9.cer');
      const fingerprint = openssl('x509', '-in', certificate, '-noout', '-fingerprint', '-sha256')
        .split('=')[1]
        ?.trim();
      for (const file of [certificate, at('9.cer')]) {
        const [said = ''] = await cards(file);
        for (const part of [
          'sertifikat',
          'CN=Siti Rahmawati',
          'E=siti@kebumenkab.go.id',
          'Induk',
          'P-384',
          fingerprint,
          digest(file),
        ])
          expect(said).toContain(part);
        expect(said).toMatch(/Berlaku sampai\s+\d+ \w+ 20\d\d/);
      }
    });

    it('a request: who and which key, with the same digest of the public key as its certificate', async () => {
      const [said = '', other = ''] = await cards(request, certificate);
      expect(said).toContain('permohonan (CSR)');
      expect(said).toContain('CN=Siti Rahmawati');
      const publicKey = /SHA-256 kunci publik\s+([\dA-F:]{95})/;
      expect(publicKey.exec(said)?.[1]).toBe(publicKey.exec(other)?.[1]);
    });

    it('a P7B: each of its certificates', async () => {
      openssl('crl2pkcs7', '-nocrl', '-certfile', certificate, '-certfile', ca.certificate, '-out', '9.p7b');
      const [said = ''] = await cards(at('9.p7b'));
      expect(said).toContain('rantai P7B');
      expect(said.match(/Nomor seri/g)).toHaveLength(2);
    });

    it('a key and a .p12 say only that they are locked', async () => {
      openssl(
        'pkcs12',
        '-export',
        '-inkey',
        key,
        '-passin',
        `pass:${passphrase}`,
        '-in',
        certificate,
        '-out',
        '9.p12',
        '-passout',
        'pass:x',
      );
      const [locked = '', p12 = ''] = await cards(key, at('9.p12'));
      expect(locked).toContain('kunci RAHASIA, terkunci frasa sandi');
      expect(p12).toContain('.p12, terkunci frasa sandi');
      expect(locked + p12).not.toContain('Siti');
    });

    it('a saved copy of the page itself, or anything else: its SHA-256, and what it is not', async () => {
      const [said = ''] = await cards(lockFile);
      expect(said).toContain(digest(lockFile));
      expect(said).toContain('jenis lain');
    });

    it('what is cut off is told so, beside its SHA-256', async () => {
      const cut = put('cut.cer', readFileSync(at('9.cer')).subarray(0, 100));
      const [said = ''] = await cards(cut);
      expect(said).toContain('"cut.cer" terpotong');
      expect(said).toContain(digest(cut));
    });

    it('a file dropped anywhere on the page is looked into, and does not take the place of the page', async () => {
      const { page } = await openLock(chromium.context);
      const base64 = readFileSync(at('9.cer')).toString('base64');
      await page.evaluate(`(() => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([Uint8Array.from(atob('${base64}'), (c) => c.charCodeAt(0))], 'dropped.cer'));
        for (const type of ['dragover', 'drop'])
          document.querySelector('h1').dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
      })()`);
      await page.waitForSelector('#contents article');
      expect(await page.isVisible('#step-3')).toBe(true);
      expect(await read(page, '#contents')).toContain('CN=Siti Rahmawati');
      await page.close();
    });
  });

  describe('ISS-3 a new passphrase for a key file', () => {
    const fresh = 'awan biru jalan batu';

    it('makes a file that opens with the new one only; the old file is as it was; Step 2 takes the new one', async () => {
      const { page, faults } = await openLock(chromium.context, '#s=3');
      await page.setInputFiles('#key-file', key);
      await page.fill('#opening', passphrase);
      await page.fill('#passphrase', fresh);
      await page.fill('#again', fresh);
      await page.click('#form-3 .main');
      await page.waitForSelector('#done-3:not([hidden])');
      expect(await read(page, '#done-3')).toContain('Berkas lama masih terbuka dengan frasa sandi lama.');
      const changed = await save(page, 'changed');
      expect(changed).toBe(at('lencana-9-kunci-RAHASIA-baru.key.pem'));
      const publicKey = openssl('req', '-in', request, '-noout', '-pubkey');
      expect(openssl('pkey', '-in', changed, '-passin', `pass:${fresh}`, '-pubout')).toBe(publicKey);
      expect(openssl('pkey', '-in', key, '-passin', `pass:${passphrase}`, '-pubout')).toBe(publicKey);
      expect(() => openssl('pkey', '-in', changed, '-passin', `pass:${passphrase}`, '-noout')).toThrow();
      expect(openssl('asn1parse', '-in', changed)).toMatch(
        /PBKDF2[\s\S]*0927C0[\s\S]*hmacWithSHA256[\s\S]*aes-256-cbc/,
      );

      await fillStep2(page, changed, [certificate, ca.certificate], fresh);
      await page.waitForSelector('#done-2:not([hidden])');
      expect(await read(page, '#p12-name')).toBe('lencana-9.p12');
      expect(faults).toEqual([]);
      await page.close();
    });

    it.each([
      ['a wrong old one', { opening: 'kuda makan rumput kering' }, 'opening', 'tidak terbuka'],
      ['an easy new one', { passphrase: 'password1234', again: 'password1234' }, 'passphrase', 'mudah ditebak'],
      ['two that differ', { again: 'awan biru jalan batv' }, 'again', 'tidak sama'],
    ])('%s is refused as in the steps', async (_, given, id, said) => {
      const { page } = await openLock(chromium.context, '#s=3');
      await page.setInputFiles('#key-file', key);
      for (const [name, value] of Object.entries({ opening: passphrase, passphrase: fresh, again: fresh, ...given }))
        await page.fill(`#${name}`, value);
      await page.click('#form-3 .main');
      await page.waitForSelector(`#${id}-line.problem`);
      expect(await read(page, `#${id}-line`)).toContain(said);
      expect(await page.isHidden('#done-3')).toBe(true);
      await page.close();
    });
  });
});
