/** Step 1 of the key tool in a real Chromium: what the bot brings along, what a person mistypes, and what is made. */
import { rmSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeShortCode } from '#key-tool/page/short-code.ts';
import { type Chromium, haveTools, launchChromium } from '#support/chromium.ts';
import { fillStep1, folder, lockFile, openLock, read } from './lock-page.ts';

describe.runIf(haveTools('chromium', 'openssl'))('ISS-3 step 1 of the key tool', () => {
  let chromium: Chromium;

  beforeAll(async () => {
    chromium = await launchChromium({ offline: true });
  });
  afterAll(async () => {
    await chromium?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  describe('ISS-3 the bot hands over name, case, mail and key type in the fragment', () => {
    it('they stand in the fields, and no longer in the address', async () => {
      const { page } = await openLock(chromium.context, '#n=Siti%20Rahmawati&c=1042&m=siti%40kebumenkab.go.id&k=P-384');
      expect(await page.inputValue('#name')).toBe('Siti Rahmawati');
      expect(await page.inputValue('#case')).toBe('1042');
      expect(await page.inputValue('#mail')).toBe('siti@kebumenkab.go.id');
      expect(await page.inputValue('#type')).toBe('P-384');
      expect(page.url()).toBe(pathToFileURL(lockFile).href);
      await page.close();
    });

    it('words in the fragment stay words', async () => {
      const { page, faults } = await openLock(
        chromium.context,
        `#n=${encodeURIComponent('<img src=x onerror=alert(1)>')}&k=DSA&s=2&l=en`,
      );
      expect(await page.inputValue('#type')).toBe('P-256');
      expect(await page.isVisible('#form-2')).toBe(true);
      expect(await read(page, 'h1')).toContain('Key Tool');
      expect(faults).toEqual([]);
      await page.close();
    });

    it.each([
      ['https://t.me/lencana_bot', true],
      ['https://wa.me/6281234567890', true],
      ['http://t.me/lencana_bot', false],
      ['https://t.me.example.org/', false],
      ['https://t.me@example.org/', false],
      ['https://example.org/#https://t.me/', false],
      ['javascript:alert(1)', false],
      ['file:///etc/hostname', false],
    ])('the way back to %s is taken: %s', async (address, isTaken) => {
      const { page } = await openLock(chromium.context, `#s=2&b=${encodeURIComponent(address)}`);
      await page.click('#own summary');
      expect(await page.isVisible('#own .back')).toBe(isTaken);
      expect(await page.getAttribute('#own .back', 'href')).toBe(isTaken ? address : null);
      expect(await read(page, '#own details')).toContain('/cabut');
      // Whoever forged the link: the person sees whose chat it is.
      if (isTaken) expect(await read(page, '#own .back')).toBe(`Kembali ke chat: ${address.replace('https://', '')}`);
      await page.close();
    });
  });

  describe('ISS-3 the short code fills name, number and key type where there is no link', () => {
    const code = writeShortCode({ number: '1042', type: 'P-384', name: 'Siti Rahmawati' });
    const filled = (page: Page) => Promise.all(['#name', '#case', '#type'].map((id) => page.inputValue(id)));

    it('typed letter by letter, in small letters, and no complaint before it is whole', async () => {
      const { page } = await openLock(chromium.context);
      await page.focus('#code');
      for (const letter of code.toLowerCase().slice(0, -1)) {
        await page.keyboard.type(letter);
        expect(await page.locator('.problem:visible').count()).toBe(0);
      }
      await page.keyboard.type(code.slice(-1));
      expect(await filled(page)).toEqual(['siti rahmawati', '1042', 'P-384']);
      expect(await read(page, '#code-line')).toBe('✓ Nama, nomor, dan jenis kunci terisi.');
      await page.close();
    });

    it.each(['#code', '#name', '#case'])('pasted with the whole message around it, even into %s', async (place) => {
      const { page } = await openLock(chromium.context);
      await page.fill(place, `Halo! Kode untuk Alat Kunci: ${code} Berlaku 3 hari.`);
      expect(await filled(page)).toEqual(['Siti Rahmawati', '1042', 'P-384']);
      await page.close();
    });

    it('mistyped, it says so and keeps what was typed', async () => {
      const { page } = await openLock(chromium.context);
      await page.fill('#name', 'Budi');
      await page.fill('#code', code.replace('Rahmawati', 'Rahmawatu'));
      expect(await read(page, '#code-line')).toContain('Mungkin salah ketik');
      expect(await page.inputValue('#code')).toContain('Rahmawatu');
      expect(await filled(page)).toEqual(['Budi', '', 'P-256']);
      await page.fill('#code', code);
      expect(await filled(page)).toEqual(['Siti Rahmawati', '1042', 'P-384']);
      await page.close();
    });
  });

  describe('ISS-3 step 1 says what is wrong, where it is wrong', () => {
    it.each([
      ['an empty name', { name: '' }, 'name', 'Nama masih kosong'],
      ['a path in the case number', { number: '../1042' }, 'case', 'tanda hubung'],
      ['half a mail address', { mail: 'siti@kebumen' }, 'mail', 'tidak lengkap'],
      ['a short passphrase', { passphrase: 'kuda' }, 'passphrase', 'Baru 4 karakter'],
      ['a foreign letter', { passphrase: 'kuda makän rumput' }, 'passphrase', '"ä" tidak boleh'],
      ['spaces at the ends', { passphrase: 'kuda makan rumput ' }, 'passphrase', 'spasi di awal atau akhir'],
      ['an easy passphrase', { passphrase: 'password1234' }, 'passphrase', 'mudah ditebak'],
      ['another second passphrase', { again: 'kuda makan rumput' }, 'again', 'tidak sama'],
    ])('%s', async (_, words, id, said) => {
      const { page } = await openLock(chromium.context);
      await fillStep1(page, words);
      await page.waitForSelector(`#${id}-line.problem`);
      expect(await read(page, `#${id}-line`)).toContain(said);
      expect(await page.getAttribute(`#${id}`, 'aria-invalid')).toBe('true');
      expect(await page.evaluate('document.activeElement.id')).toBe(id);
      expect(await page.isHidden('#done-1')).toBe(true);
      await page.close();
    });

    it('the meter follows the typing; a suggested passphrase is shown, typed again, and taken', async () => {
      const { page } = await openLock(chromium.context);
      await page.fill('#passphrase', 'password1234');
      expect(await read(page, '#strength')).toContain('Terlalu mudah ditebak');
      await page.click('#suggest');
      const suggested = await page.inputValue('#passphrase');
      expect(await page.getAttribute('#passphrase', 'type')).toBe('text');
      expect(await read(page, '#strength')).toBe('Kuat (± 63 bit).');
      await fillStep1(page, { passphrase: suggested });
      await page.waitForSelector('#done-1:not([hidden])');
      await page.close();
    });

    it('secrets are wiped from the fields after use, and nothing is kept in the browser', async () => {
      const { page } = await openLock(chromium.context);
      await fillStep1(page);
      await page.waitForSelector('#done-1:not([hidden])');
      expect(await page.inputValue('#passphrase')).toBe('');
      expect(await page.inputValue('#again')).toBe('');
      expect(await page.evaluate('[document.cookie, localStorage.length, sessionStorage.length]')).toEqual(['', 0, 0]);
      await page.close();
    });

    it('one button saves both files, one after the other', async () => {
      const { page } = await openLock(chromium.context);
      await fillStep1(page);
      await page.waitForSelector('#done-1:not([hidden])');
      const saved: string[] = [];
      const both = new Promise<void>((resolve) => {
        page.on('download', (download) => {
          saved.push(download.suggestedFilename());
          if (saved.length === 2) resolve();
        });
      });
      await page.click('#save-both');
      await both;
      expect(saved).toEqual(['lencana-1042-kunci-RAHASIA.key.pem', 'lencana-1042-permohonan.csr.pem']);
      await page.waitForSelector('#save-request-line.good');
      await page.close();
    });
  });
});
