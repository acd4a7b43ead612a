/** The trial's clock as a newcomer meets it: the bar on top of the page in a real Chromium, by keyboard, by mouse and on a phone. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Chromium, launchChromium } from '#support/chromium.ts';
import { type Product, startProduct } from '#support/product.ts';

const folder = mkdtempSync(join(tmpdir(), 'lencana-clock-menu-'));
const day = 86_400_000;
let product: Product;
let browser: Chromium;
let page: Page;

beforeAll(async () => {
  product = await startProduct(join(folder, 'data'));
  browser = await launchChromium({ viewport: { width: 1280, height: 860 } });
  page = await browser.context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(product.url);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const clock = (on = page) => on.getByRole('button', { name: /^Waktu uji coba:/ });
const shown = async (on = page) => Date.parse((await clock(on).locator('time').getAttribute('datetime')) ?? '');
const told = (text: RegExp, on = page) => on.getByRole('status').getByText(text).waitFor();

it('by keyboard: opens, moves, says what was chosen and what came of it, and gives the focus back', async () => {
  expect(await clock().getAttribute('aria-haspopup')).toBe('menu');
  expect(await page.getByText('di depan').count()).toBe(0);
  const before = await shown();
  await clock().focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: '+1 jam' }).waitFor();
  await page.getByText('belum berlaku bagi komputer lain').waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  expect(await page.locator(':focus').textContent()).toMatch(/^\+7 hari/);
  await page.keyboard.press('Enter');
  await told(/^Sekarang \S+ \d+ \S+ \d{4}, \d\d\.\d\d WIB: .*\.$/);
  await clock().getByText('7 hari di depan').waitFor();
  expect(Math.abs((await shown()) - before - 7 * day)).toBeLessThan(120_000);
  expect(await page.locator(':focus').getAttribute('class')).toContain('clock');
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: '+1 jam' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('menu', { name: 'Majukan waktu uji coba' }).waitFor({ state: 'hidden' });
});

it('on a phone, in another tab and in English it is the same clock, and nothing stands outside the screen', async () => {
  const phone = await browser.context.newPage();
  await phone.setViewportSize({ width: 390, height: 780 });
  await phone.goto(product.url);
  await clock(phone).click();
  await phone.getByRole('menuitem', { name: '+30 hari' }).click();
  await told(/^Sekarang/, phone);
  await clock().getByText('37 hari di depan').waitFor();
  expect(Math.abs((await shown(phone)) - (await shown()))).toBeLessThan(120_000);
  expect(await phone.evaluate('document.documentElement.scrollWidth')).toBe(390);
  const { x, width } = (await clock(phone).boundingBox()) ?? { x: -1, width: 0 };
  expect(x >= 0 && x + width <= 390).toBe(true);
  await phone.getByRole('button', { name: 'English' }).click();
  await phone.getByRole('button', { name: /^Time of the trial:.*37 days ahead/ }).waitFor();
  await phone.close();
});

it('the guide ticks what has happened by itself, and only that', async () => {
  const step = (name: string) => page.getByRole('checkbox', { name: `Tandai selesai: ${name}` });
  const first = step('Sapa bot sebagai pemohon');
  expect(await first.isChecked()).toBe(false);
  await page
    .getByRole('region', { name: 'Panel 2' })
    .getByRole('button', { name: 'Buka', exact: true })
    .first()
    .click();
  const chat = page.getByRole('region', { name: 'Panel 1' });
  await chat.getByRole('textbox').press('Enter');
  for (const label of ['Mendaftar', 'Bahasa Indonesia', 'Setuju, mulai mendaftar'])
    await chat.getByRole('log').getByRole('button', { name: label, exact: true }).click();
  await page.getByRole('button', { name: /^Mulai di sini 1 \/ 20/ }).waitFor();
  expect(await first.isChecked()).toBe(true);
  expect(await step('Daftarkan diri').isChecked()).toBe(false);
});
