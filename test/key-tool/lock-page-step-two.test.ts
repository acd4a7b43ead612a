/** Step 2 of the key tool in a real Chromium: wrong files, wrong passphrases, other CAs; each is told what to do. */
import { readFileSync, rmSync, truncateSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Chromium, haveTools, launchChromium } from '#support/chromium.ts';
import {
  at,
  fillStep1,
  fillStep2,
  folder,
  openLock,
  openssl,
  passphrase,
  put,
  read,
  save,
  throwawayCa,
} from './lock-page.ts';

describe.runIf(haveTools('chromium', 'openssl'))('ISS-11 step 2 of the key tool', () => {
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

  describe('ISS-11 step 2 says what was got, what is wanted and how to mend it', () => {
    let key = '';
    let certificate = '';
    let other = '';

    beforeAll(async () => {
      const { page } = await openLock(chromium.context);
      await fillStep1(page, { number: '7' });
      await page.waitForSelector('#done-1:not([hidden])');
      key = await save(page, 'key');
      certificate = ca.issue(await save(page, 'request'), '7.cer.pem');
      await page.close();
      openssl(
        'req',
        '-new',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:P-256',
        '-nodes',
        '-keyout',
        'open.key.pem',
        '-out',
        'other.csr.pem',
        '-subj',
        '/CN=Budi Santoso',
      );
      other = ca.issue(at('other.csr.pem'), 'other.cer.pem');
    });

    /** Fills step 2 and reads the line under a field. */
    const saidUnder = async (
      field: string,
      given: { key?: string; certificates?: string | string[]; words?: string },
    ) => {
      const { page, faults } = await openLock(chromium.context);
      await fillStep2(page, given.key ?? key, given.certificates ?? certificate, given.words ?? passphrase);
      await page.waitForSelector(`#${field}-line.problem`);
      const said = await read(page, `#${field}-line`);
      expect(await page.isHidden('#done-2')).toBe(true);
      expect(faults).toEqual([]);
      await page.close();
      return said;
    };

    it('a wrong passphrase', async () => {
      const said = await saidUnder('opening', { words: 'kuda makan rumput kering' });
      expect(said).toContain('tidak terbuka dengan frasa sandi itu');
    });
    it('a forgotten passphrase: the truth, and the way on', async () => {
      const { page } = await openLock(chromium.context, '#s=2');
      await page.click('#own summary');
      expect(await read(page, '#own details')).toContain('Tidak ada yang dapat memulihkannya');
      expect(await read(page, '#own details')).toContain('kirim /cabut ke bot');
      await page.close();
    });
    it('a space at the end of the right passphrase is a wrong passphrase, and spaces are named', async () => {
      expect(await saidUnder('opening', { words: `${passphrase} ` })).toContain('spasi');
    });
    it('a certificate of another key', async () => {
      const said = await saidUnder('certificate-file', { certificates: other });
      expect(said).toContain('bukan pasangan');
      expect(said).toContain('Budi Santoso');
    });
    it('a request in place of the certificate', async () => {
      const said = await saidUnder('certificate-file', { certificates: at('other.csr.pem') });
      expect(said).toBe('"other.csr.pem": permohonan (CSR). Pilih sertifikat dari bot (.cer, .crt, .pem, .p7b).');
    });
    it('a passphrase of another tool that Java could not type: no .p12 that opens here and not there', async () => {
      const words = 'kuda makan rumput hijaú';
      const locks = ['-v2', 'aes-256-cbc', '-v2prf', 'hmacWithSHA256', '-passin', `pass:${passphrase}`];
      openssl('pkcs8', '-topk8', ...locks, '-in', key, '-out', 'foreign.key.pem', '-passout', `pass:${words}`);
      const said = await saidUnder('opening', { key: at('foreign.key.pem'), words });
      expect(said).toBe('Sebagian aplikasi menolak frasa sandi ini: bukan ASCII. Ganti dulu di "Alat lain".');
    });
    it('a certificate in place of the key', async () => {
      expect(await saidUnder('key-file', { key: certificate })).toContain(
        '"7.cer.pem": sertifikat. Pilih "…-kunci-RAHASIA.key.pem"',
      );
    });
    it('a key without a passphrase', async () => {
      expect(await saidUnder('key-file', { key: at('open.key.pem') })).toContain('kunci tanpa frasa sandi');
    });
    it('a key that is cut off, in its text or inside', async () => {
      const whole = readFileSync(key, 'utf8');
      expect(await saidUnder('key-file', { key: put('cut.pem', whole.slice(0, 200)) })).toContain(
        '"cut.pem" terpotong',
      );
      const lines = whole.split('\n');
      const gap = put('gap.pem', [...lines.slice(0, 2), ...lines.slice(-2)].join('\n'));
      expect(await saidUnder('key-file', { key: gap })).toContain('"gap.pem" terpotong');
    });
    it('a certificate that is cut off, as DER', async () => {
      openssl('x509', '-in', certificate, '-outform', 'DER', '-out', '7.cer');
      const cut = put('cut.cer', readFileSync(at('7.cer')).subarray(0, 100));
      expect(await saidUnder('certificate-file', { certificates: cut })).toContain('"cut.cer" terpotong');
    });
    it('a file over 1 MB, which is not read', async () => {
      const big = put('big.pem', new Uint8Array(3_000_000));
      expect(await saidUnder('key-file', { key: big })).toContain('berukuran 3 MB dan tidak dibaca');
    });
    it('a file of 1 GB, which is not even opened', async () => {
      truncateSync(put('disk.img', ''), 2 ** 30);
      expect(await saidUnder('certificate-file', { certificates: at('disk.img') })).toContain(
        '"disk.img" berukuran 1074 MB dan tidak dibaca',
      );
    });
    it('no files and no passphrase', async () => {
      const { page } = await openLock(chromium.context, '#s=2');
      await page.click('#form-2 .main');
      await page.waitForSelector('#opening-line.problem');
      expect(await read(page, '#key-file-line')).toContain('kunci-RAHASIA');
      expect(await read(page, '#certificate-file-line')).toContain('sertifikat dari bot');
      expect(await page.evaluate('document.activeElement.id')).toBe('key-file');
      await page.close();
    });
    it('and after the mending it goes on: the key may be PEM and the certificate DER, or a P7B alone', async () => {
      openssl(
        'crl2pkcs7',
        '-nocrl',
        '-certfile',
        certificate,
        '-certfile',
        ca.certificate,
        '-outform',
        'DER',
        '-out',
        '7.p7b',
      );
      const { page } = await openLock(chromium.context);
      await fillStep2(page, key, other, 'kuda makan rumput kering');
      await page.waitForSelector('#opening-line.problem');
      for (const [given, warnings] of [
        ['7.cer', 1],
        ['7.p7b', 0],
      ] as const) {
        await fillStep2(page, key, at(given));
        await page.waitForSelector('#done-2:not([hidden])');
        expect(await page.locator('#warnings p').count(), given).toBe(warnings);
        await page.click('#restart');
        await page.waitForSelector('#form-2:visible');
      }
      await page.close();
    });
    it('a certificate that has ended still becomes a .p12, with a warning', async () => {
      openssl(
        'pkcs8',
        '-topk8',
        '-v2',
        'aes-256-cbc',
        '-in',
        'open.key.pem',
        '-out',
        'locked.pem',
        '-passout',
        `pass:${passphrase}`,
      );
      const { page } = await openLock(chromium.context);
      await page.clock.setFixedTime(new Date('2040-01-01T00:00:00Z'));
      await fillStep2(page, at('locked.pem'), other);
      await page.waitForSelector('#done-2:not([hidden])');
      expect(await read(page, '#warnings')).toContain('sudah berakhir');
      await page.close();
    });

    /** Joins the key with certificates and reads the warnings above the result. */
    const warned = async (certificates: string[], { now = new Date(), locked = key } = {}) => {
      const { page } = await openLock(chromium.context);
      await page.clock.setFixedTime(now); // The pages of a browser share their clock.
      await fillStep2(page, locked, certificates);
      await page.waitForSelector('#done-2:not([hidden])');
      const said = { warnings: await page.locator('#warnings p').allInnerTexts(), facts: await read(page, '#facts') };
      await page.close();
      return said;
    };

    it('a certificate that is not valid yet: look at the clock of the device', async () => {
      const { warnings } = await warned([certificate, ca.certificate], { now: new Date('2020-01-01T00:00:00Z') });
      expect(warnings).toEqual([expect.stringContaining('belum berlaku. Periksa jam')]);
    });
    it('a certificate without its chain: whose is missing, and where it is', async () => {
      const { warnings } = await warned([certificate]);
      expect(warnings).toEqual([expect.stringContaining('Sertifikat penerbit, "Induk", tidak ikut')]);
    });
    it('a P7B of another CA is left out and named, and the issuer is missing', async () => {
      const stranger = throwawayCa('Lain');
      openssl('crl2pkcs7', '-nocrl', '-certfile', stranger.certificate, '-outform', 'DER', '-out', 'lain.p7b');
      const { warnings, facts } = await warned([certificate, at('lain.p7b')]);
      expect(warnings).toEqual([
        expect.stringContaining('"Induk", tidak ikut'),
        'Tidak dimasukkan, bukan bagian rantai: Lain (Lain).',
      ]);
      expect(facts).not.toContain('Rantai');
    });
    it("a certificate that another CA made for the same key is shown with that CA's name", async () => {
      const stranger = throwawayCa('Lain');
      const foreign = stranger.issue(at('lencana-7-permohonan.csr.pem'), '7-lain.cer.pem');
      const { warnings, facts } = await warned([foreign, stranger.certificate]);
      expect(warnings).toEqual([]);
      expect(facts).toMatch(/Penerbit\s+Lain/);
      expect(facts).toMatch(/Rantai\s+Lain/);
    });
    it('everything in DER, and base64 that lost its armour', async () => {
      openssl('asn1parse', '-in', key, '-out', 'key.der', '-noout');
      openssl('x509', '-in', certificate, '-outform', 'DER', '-out', '7.cer');
      const bare = put('bare.txt', readFileSync(at('7.cer')).toString('base64'));
      for (const given of [at('7.cer'), bare]) {
        const { warnings } = await warned([given, ca.certificate], { locked: at('key.der') });
        expect(warnings).toEqual([]);
      }
    });
  });
});
