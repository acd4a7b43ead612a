/**
 * The secret of a link stands in the path of its page: a real Chromium shows that no next request tells where it came from, and that our forms
 * work all the same, also where the browser says less. ACC-3 to ACC-7 (Kebumen account 4–8).
 */
import { type ServerType, serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Chromium, haveTools, launchChromium } from '#support/chromium.ts';
import { type House, loginPath, openDesks, openHouse } from './house.ts';

type Heard = { readonly method: string; readonly path: string; readonly headers: Readonly<Record<string, string>> };

describe.runIf(haveTools('chromium'))('ACC-7 no page of ours tells the next one where it comes from', () => {
  let house: House;
  let server: ServerType;
  let browser: Chromium;
  let page: Page;
  let port = 0;
  const heard: Heard[] = [];

  beforeAll(async () => {
    house = await openHouse();
    await openDesks(house);
    const app = new Hono()
      .use('*', async (c, next) => {
        heard.push({ method: c.req.method, path: c.req.path, headers: c.req.header() });
        await next();
      })
      .route('/', house.app);
    port = await new Promise((resolve) => {
      server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, (info) => resolve(info.port));
    });
    browser = await launchChromium({
      args: ['--host-resolver-rules=MAP lencana.test 127.0.0.1, MAP elsewhere.test 127.0.0.1'],
      locale: 'id-ID',
    });
    page = await browser.context.newPage();
  });
  afterAll(async () => {
    await browser.close();
    server.close();
    await house.close();
  });

  const fill = async () => {
    await page.getByLabel('Nama pengguna').fill('siapa.saja');
    await page.getByLabel('Kata sandi').fill('entah apa ini');
    await page.getByRole('button').click();
    await page.getByText('tidak cocok').waitFor();
  };

  it('on this machine and on https the browser says same-origin, and nothing else', async () => {
    const path = await loginPath(house);
    await page.goto(`http://localhost:${port}${path}`);
    await fill();
    const { headers } = heard.find(({ method }) => method === 'POST') ?? {};
    expect(headers).toMatchObject({ 'sec-fetch-site': 'same-origin', origin: 'null' });
  });

  it('on plain http, as in an older browser, its "Origin: null" and the seal are enough', async () => {
    heard.length = 0;
    await page.goto(`http://lencana.test:${port}${await loginPath(house)}`);
    await fill();
    const { headers } = heard.find(({ method }) => method === 'POST') ?? {};
    expect(headers?.['sec-fetch-site']).toBeUndefined();
    expect(headers?.origin).toBe('null');
  });

  it('neither the language, the form, the key tool nor a stranger’s page hears the secret', async () => {
    heard.length = 0;
    const path = await loginPath(house);
    await page.goto(`http://lencana.test:${port}${path}`);
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByText('Log in').first().waitFor();
    for (const target of [`http://lencana.test:${port}/lock/sha256`, `http://elsewhere.test:${port}/`]) {
      await page.goto(`http://lencana.test:${port}${path}`);
      // A link that somebody might one day put on the page.
      await page.evaluate(`location.href = ${JSON.stringify(target)}`);
      await page.waitForURL(target);
      expect(await page.evaluate('document.referrer')).toBe('');
    }
    const secret = path.split('/').at(-1) ?? '';
    expect(heard.length).toBeGreaterThan(5);
    for (const { path: asked, headers } of heard) {
      expect(headers.referer, asked).toBeUndefined();
      expect(JSON.stringify(headers)).not.toContain(secret);
    }
  });
});
