/** People at the key tool: either language, keyboard and screen reader, on and off the network, and a tab that is closed too early. */
import { rmSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Chromium, haveTools, launchChromium } from '#support/chromium.ts';
import { fillStep1, folder, lockFile, openLock, passphrase, read, save } from './lock-page.ts';

describe.runIf(haveTools('chromium', 'openssl'))('the key tool and its people', () => {
  let chromium: Chromium;

  beforeAll(async () => {
    chromium = await launchChromium({ offline: true });
  });
  afterAll(async () => {
    await chromium?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  describe('people of either language, with or without a mouse', () => {
    it('English is one button away and nothing typed is lost', async () => {
      const { page } = await openLock(chromium.context);
      await page.fill('#name', 'Siti');
      await page.click('#language');
      expect(await read(page, '#form-1 h2')).toBe('Make key and request');
      expect(await page.getAttribute('html', 'lang')).toBe('en');
      await page.click('#form-1 .main');
      await page.waitForSelector('#passphrase-line.problem');
      expect(await read(page, '#passphrase-line')).toContain('at least 12 are needed');
      await page.click('#language');
      expect(await read(page, '#passphrase-line')).toContain('paling sedikit 12');
      expect(await page.inputValue('#name')).toBe('Siti');
      await page.close();
    });

    it('step 1 works by keyboard alone', async () => {
      const { page } = await openLock(chromium.context);
      await page.focus('#name');
      await page.keyboard.type('Siti Rahmawati');
      for (const words of ['1042', '', '', passphrase]) {
        await page.keyboard.press('Tab');
        await page.keyboard.type(words);
      }
      await page.focus('#again');
      await page.keyboard.type(passphrase);
      await page.keyboard.press('Enter');
      await page.waitForSelector('#done-1:not([hidden])');
      expect(await page.evaluate('document.activeElement.id')).toBe('title-done-1');
      await page.close();
    });

    it('every field has a name and its hint for a screen reader', async () => {
      const { page } = await openLock(chromium.context);
      const nameless = await page.evaluate(
        `[...document.querySelectorAll('input, select')].filter((field) => !field.labels[0]?.textContent || !(field.getAttribute('aria-describedby') ?? 'language').split(' ').every((id) => document.getElementById(id))).map((field) => field.id)`,
      );
      expect(nameless).toEqual([]);
      await page.close();
    });
  });

  describe('ISS-3 on or off the network', () => {
    it('the light follows the network, and everything goes on', async () => {
      const { page } = await openLock(chromium.context);
      expect(await read(page, '#online')).toBe('Tidak terhubung ke jaringan. Semua tetap berfungsi.');
      await chromium.context.setOffline(false);
      await page.waitForSelector('#online.on');
      expect(await read(page, '#online')).toBe('Terhubung ke jaringan. Halaman ini tidak memakainya.');
      await chromium.context.setOffline(true);
      await page.waitForSelector('#online.off');
      await page.close();
    });

    it('a page from a file has no link to a server', async () => {
      const { page } = await openLock(chromium.context);
      expect(await page.isHidden('#genuine')).toBe(true);
      await page.close();
    });
  });

  describe('ISS-3 secrets do not outlive their use', () => {
    const secretsIn = (page: Page) =>
      page.evaluate<string[]>(`['passphrase', 'again', 'opening'].map((id) => document.getElementById(id).value)`);

    it('passphrases are wiped, and hidden again, when the person goes to another step', async () => {
      const { page } = await openLock(chromium.context);
      await page.check('#new [type=checkbox]');
      await page.fill('#passphrase', passphrase);
      expect(await page.getAttribute('#passphrase', 'type')).toBe('text');
      await page.click('#go-3');
      await page.fill('#opening', passphrase);
      await page.click('#go-1');
      expect(await secretsIn(page)).toEqual(['', '', '']);
      expect(await page.getAttribute('#passphrase', 'type')).toBe('password');
      expect(await page.isHidden('#strength')).toBe(true);
      await page.close();
    });

    it('and when the page is left, so that coming back finds nothing', async () => {
      const { page } = await openLock(chromium.context);
      await page.fill('#passphrase', passphrase);
      await page.evaluate(`dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))`);
      expect(await secretsIn(page)).toEqual(['', '', '']);
      await page.close();
    });

    it('a clear start forgets all, in the same step and language', async () => {
      const { page } = await openLock(chromium.context, '#s=3&l=en&n=Siti');
      await page.fill('#opening', passphrase);
      await page.click('#restart');
      await page.waitForFunction(`document.getElementById('opening').value === ''`);
      expect(await page.isVisible('#form-3')).toBe(true);
      expect(await page.getAttribute('html', 'lang')).toBe('en');
      expect(await page.inputValue('#name')).toBe('');
      await page.close();
    });

    it('a tab is not closed over a key that nobody saved; afterwards it is', async () => {
      const page = await chromium.context.newPage();
      const asked: string[] = [];
      page.on('dialog', (dialog) => {
        asked.push(dialog.type());
        dialog.dismiss();
      });
      await page.goto(`file://${lockFile}`);
      await fillStep1(page);
      await page.waitForSelector('#done-1:not([hidden])');
      const dialog = page.waitForEvent('dialog');
      await page.close({ runBeforeUnload: true });
      await dialog;
      expect(asked).toEqual(['beforeunload']);
      expect(page.isClosed()).toBe(false);
      for (const id of ['key', 'request'] as const) await save(page, id);
      const closed = page.waitForEvent('close');
      await page.close({ runBeforeUnload: true });
      await closed;
      expect(asked).toHaveLength(1);
    });
  });
});
