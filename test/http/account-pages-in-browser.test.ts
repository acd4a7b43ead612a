/**
 * The account pages as people meet them (ACC-3, ACC-4, ACC-7, REV-7): in a real Chromium with JavaScript turned off, from the activation link to the
 * certificate on hold; on the way axe-core looks at every page, in both languages, light and dark, and on a narrow screen.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from '#http/server.ts';
import type { CaseId, SerialNumber } from '#ra/values.ts';
import { instant } from '#ra/values.ts';
import { overflowsOn, violationsOn } from '#support/axe.ts';
import { type Chromium, haveTools, launchChromium } from '#support/chromium.ts';
import { certificate } from '../db/samples.ts';
import {
  type House,
  loginPath,
  openDesks,
  openHouse,
  pathIn,
  person,
  registered,
  siti,
  sitiMail,
  verified,
} from './house.ts';

const chosen = 'perahu kertas di sungai';
const serial = '5f0c9a3b7d214e68a1c2d3e4f506172b' as SerialNumber;

describe.runIf(haveTools('chromium'))('the account pages without JavaScript', () => {
  let house: House;
  let server: RunningServer;
  let chromium: Chromium;
  let page: Page;
  let turnScripts: (isOff: boolean) => Promise<unknown>;
  let application: CaseId;
  const found: string[] = [];

  beforeAll(async () => {
    house = await openHouse();
    await openDesks(house);
    application = await registered(house);
    server = await startServer({ host: '127.0.0.1', port: 0, app: house.app });
    chromium = await launchChromium();
    page = await chromium.context.newPage();
    const debug = await chromium.context.newCDPSession(page);
    turnScripts = (isOff) => debug.send('Emulation.setScriptExecutionDisabled', { value: isOff });
    await turnScripts(true);
  });
  afterAll(async () => {
    await chromium?.close();
    await server?.stop(0);
    await house?.close();
  });

  const open = (path: string) => page.goto(`${server.url}${path}`);
  const press = () => Promise.all([page.waitForNavigation(), page.click('form button')]);
  // biome-ignore lint/performance/useDomNodeTextContent: playwright's innerText is what a person sees
  const heading = () => page.locator('h1').innerText();
  /** What axe and a narrow window say to the page that stands there. axe needs timers; the page was made without any, and the next one will be. */
  const look = async (name: string) => {
    await turnScripts(false);
    await page.setViewportSize({ width: 320, height: 640 });
    for (const one of await overflowsOn(page)) found.push(`${name}, 320 px: ${one}`);
    await page.setViewportSize({ width: 1280, height: 800 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const one of await violationsOn(page)) found.push(`${name}, ${colorScheme}: ${one}`);
    }
    await turnScripts(true);
  };
  /** A page that can be opened twice, in both languages; Indonesian last. */
  const lookTwice = async (name: string, path: string) => {
    for (const language of ['en', 'id']) {
      await open(`${path}?lang=${language}`);
      expect(await page.getAttribute('html', 'lang')).toBe(language);
      await look(`${name} (${language})`);
    }
  };

  it('JavaScript is off indeed', async () => {
    await open('/lock');
    expect(await page.isVisible('noscript p')).toBe(true);
  });

  it('ACC-4 the activation link: one button, and a word when it is used up', async () => {
    const path = pathIn((await house.mailTo(sitiMail)).text, 'activate');
    await lookTwice('activation', path);
    await press();
    expect(await heading()).toBe('Pendaftaran sudah aktif');
    await look('activated');
    await open(path);
    await look('a link that is gone');
    expect((await house.office.desk.view(application))?.it.state).toBe('activated');
  });

  it('ACC-6, ACC-7 the first login, a password of one’s own, and the six digits for the chat', async () => {
    await verified(house, application);
    const { text } = await house.mailTo(sitiMail);
    const [, username = '', password = ''] = /Nama pengguna: (\S+)\nKata sandi pertama: (\S+)/.exec(text) ?? [];
    await lookTwice('login', await loginPath(house));
    await page.fill('#username', username);
    await page.fill('#password', 'bukan ini');
    await press();
    await look('login, refused');
    await page.fill('#username', username);
    await page.fill('#password', password);
    await press();
    await lookTwice('password', new URL(page.url()).pathname);
    await page.fill('#password', 'pendek');
    await page.fill('#again', 'pendek');
    await press();
    await look('password, refused');
    await page.fill('#password', chosen);
    await page.fill('#again', chosen);
    await press();
    await look('code');
    // biome-ignore lint/performance/useDomNodeTextContent: playwright's innerText is what a person sees
    const code = (await page.locator('output').innerText()).replace(/\s/g, '');
    expect(await house.office.login.confirm(person(siti), code)).toMatchObject({ outcome: 'in' });
  });

  it('REV-7 the hold link: one button, no password', async () => {
    await house.registry.transaction(async (records) => {
      const account = await records.accounts.findBy('mail', sitiMail);
      if (!account) return expect.unreachable();
      const times = { notBefore: instant(new Date('2026-11-01')), notAfter: instant(new Date('2028-11-22T03:00:00Z')) };
      const row = certificate(serial, { case: application, account: account.id }, times);
      await records.certificates.prepare(row, new Uint8Array(1));
      await records.certificates.finish(serial, new Uint8Array(2));
    });
    house.later(6);
    await house.office.hold.sendLink(person({ network: 'sandbox', user: '1098', chat: '1098' }), sitiMail);
    await lookTwice('hold', pathIn((await house.mailTo(sitiMail)).text, 'hold'));
    await press();
    expect(await heading()).toBe('Sertifikat Anda sudah ditahan');
    await look('held');
    const held = await house.registry.transaction((records) => records.certificates.find(serial));
    expect(held?.status).toBe('held');
  });

  it('the pages that only tell something', async () => {
    for (const [name, path] of [
      ['home', '/'],
      ['how to check the key tool', '/lock/sha256'],
      ['nothing here', '/not-here'],
    ] as const)
      await lookTwice(name, path);
  });

  it('and axe found nothing on any of them, nor did anything stick out on a narrow screen', () => {
    expect(found).toEqual([]);
  });
});
