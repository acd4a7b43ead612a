/** The key tool for everybody: axe-core in every state, both languages, light and dark; narrow and zoomed windows; the keyboard alone. WCAG 2.2 AA. */
import { rmSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { overflowsOn, violationsOn } from '#support/axe.ts';
import { type Chromium, haveTools, launchChromium } from '#support/chromium.ts';
import { at, folder, openLock, passphrase, throwawayCa } from './lock-page.ts';
import { walkThrough } from './page-states.ts';

describe.runIf(haveTools('chromium', 'openssl'))('ISS-3, ISS-11 the key tool is for everybody', () => {
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

  it('axe finds nothing in any state, in either language, light or dark', { timeout: 180_000 }, async () => {
    const { page } = await openLock(chromium.context);
    const found: string[] = [];
    const states: string[] = [];
    await walkThrough(page, ca, async (state) => {
      states.push(state);
      // Words know no colours, colours no words: both of each are seen in two looks.
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        for (const one of await violationsOn(page)) found.push(`${state}, ${colorScheme}: ${one}`);
        await page.click('#language');
      }
    });
    expect(states).toHaveLength(12);
    expect(found).toEqual([]);
    await page.close();
  });

  /** 1280 px at 200 % are 640, at 400 % 320; the last is a phone whose owner doubled the size of the letters. */
  it.each([
    [320, 100],
    [640, 100],
    [360, 200],
  ])('nothing scrolls sideways or is cut off in a window of %i px, letters at %i per cent', async (width, letters) => {
    const { page } = await openLock(chromium.context);
    await page.setViewportSize({ width, height: 700 });
    await page.evaluate(`document.documentElement.style.fontSize = '${letters}%'`);
    const found: string[] = [];
    await walkThrough(page, ca, async (state) => {
      for (const _ of ['id', 'en']) {
        for (const one of await overflowsOn(page)) found.push(`${state}: ${one}`);
        await page.click('#language');
      }
    });
    expect(found).toEqual([]);
    await page.close();
  });

  describe('by keyboard alone', () => {
    let key = '';
    let certificate = '';

    it('ISS-3 step 1: every stop is seen, and Enter makes the key', async () => {
      const { page } = await openLock(chromium.context);
      for (const [id, typed] of [
        ['name', 'Siti Rahmawati'],
        ['case', '77'],
        ['passphrase', passphrase],
        ['again', passphrase],
      ] as const) {
        await tabTo(page, id);
        await page.keyboard.type(typed);
      }
      await page.keyboard.press('Enter');
      await page.waitForSelector('#done-1:not([hidden])');
      expect(await focused(page)).toBe('title-done-1');
      key = await pressToSave(page, 'save-key');
      certificate = ca.issue(await pressToSave(page, 'save-request'), '77.cer.pem');
      await page.close();
    });

    it('ISS-11 step 2: files are chosen with the space bar, and the .p12 is saved', async () => {
      const { page } = await openLock(chromium.context);
      await tabTo(page, 'go-2');
      await page.keyboard.press('Enter');
      for (const [id, file] of [
        ['key-file', key],
        ['certificate-file', certificate],
      ] as const) {
        await tabTo(page, id);
        const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Space')]);
        await chooser.setFiles(file);
      }
      await tabTo(page, 'opening', 'Shift+Tab');
      await page.keyboard.type(passphrase);
      await page.keyboard.press('Enter');
      await page.waitForSelector('#done-2:not([hidden])');
      expect(await focused(page)).toBe('title-done-2');
      expect(await pressToSave(page, 'save-p12')).toBe(at('lencana-77.p12'));
      await page.close();
    });
  });
});

const focused = (page: Page): Promise<string> => page.evaluate<string>('document.activeElement.id');

/** Goes on until the focus is there. Wherever it rests on the way, it has to be seen. */
async function tabTo(page: Page, id: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let stop = 0; stop < 40; stop++) {
    await page.keyboard.press(key);
    const [here, isSeen] = await page.evaluate<[string, boolean]>(`(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
      return [document.activeElement.id, outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2];
    })()`);
    if (here !== '') expect([here, isSeen]).toEqual([here, true]);
    if (here === id) return;
  }
  throw new Error(`The ${key} key does not lead to #${id}`);
}

async function pressToSave(page: Page, id: string): Promise<string> {
  await tabTo(page, id);
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  await download.saveAs(at(download.suggestedFilename()));
  return at(download.suggestedFilename());
}
