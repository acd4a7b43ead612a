/**
 * ISS-3: the key tool sends nothing and keeps nothing. What the page asks for is seen from three sides (the page, the browser's network log, the
 * server), and what a stranger plants in it is stopped by its policy.
 */
import { rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keyToolPage } from '#key-tool/key-tool.ts';
import { type Chromium, haveTools, launchChromium } from '#support/chromium.ts';
import { folder, lockFile, passphrase, put, throwawayCa } from './lock-page.ts';
import { walkThrough } from './page-states.ts';

const { html, csp } = keyToolPage();
const text = Buffer.from(html).toString('utf8');

describe.runIf(haveTools('chromium', 'openssl'))('ISS-3 the key tool sends nothing and keeps nothing', () => {
  let chromium: Chromium;
  let server: Server;
  let origin = '';
  const asked: string[] = [];
  /** What the server has at a path beside the page itself; without a header, as on a USB stick. */
  const copies = new Map<string, string>();

  beforeAll(async () => {
    server = createServer((request, response) => {
      const path = request.url ?? '';
      asked.push(path);
      if (path === '/lock') response.setHeader('content-security-policy', csp);
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(path === '/lock' ? html : (copies.get(path) ?? 'leaked'));
    });
    server.on('upgrade', (request, socket) => {
      asked.push(request.url ?? '');
      socket.destroy();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // a server on a TCP port has one
    chromium = await launchChromium();
  });
  afterAll(async () => {
    await chromium?.close();
    server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A tab whose every request is written down, those that playwright does not show included. */
  const open = async (address: string) => {
    const page = await chromium.context.newPage();
    const requests: string[] = [];
    const log = await chromium.context.newCDPSession(page);
    await log.send('Network.enable');
    log.on('Network.requestWillBeSent', ({ request }) => requests.push(request.url));
    log.on('Network.webSocketCreated', ({ url }) => requests.push(url));
    log.on('Network.webTransportCreated', ({ url }) => requests.push(url));
    page.on('request', (request) => requests.push(request.url()));
    page.on('dialog', (dialog) => dialog.accept());
    await page.addInitScript(watch);
    asked.length = 0;
    await page.goto(address);
    return { page, requests };
  };

  it.each([
    ['a file', () => pathToFileURL(lockFile).href, 0],
    ['http', () => `${origin}/lock`, 1],
  ] as const)(
    'from %s: both steps and the other tools ask for nothing, and leave nothing behind',
    async (_, address, served) => {
      const { page, requests } = await open(address());
      const ca = throwawayCa('Induk');
      const told: string[] = [];
      await walkThrough(page, ca, async (state) => {
        if (!/done|saved|changed|empty/.test(state)) return;
        if (await page.evaluate<boolean>(`(${saysSecret})(${JSON.stringify(passphrase)})`)) told.push(state);
      });
      expect(new Set(requests)).toEqual(new Set([address()]));
      expect(asked).toHaveLength(served);
      expect(told).toEqual([]);
      expect(await page.evaluate(kept)).toEqual({
        local: 0,
        session: 0,
        cookie: '',
        databases: 0,
        workers: 0,
        name: '',
      });
      if (served) expect(await page.evaluate('caches.keys()')).toEqual([]);
      expect((await chromium.context.storageState({ indexedDB: true })).cookies).toEqual([]);
      await page.close();
    },
  );

  it('what was typed is gone when the tab comes back to it', async () => {
    const { page } = await open(`${origin}/lock`);
    await page.fill('#passphrase', passphrase);
    await page.fill('#again', passphrase);
    copies.set('/elsewhere', '<!doctype html><title>Elsewhere</title>');
    await page.goto(`${origin}/elsewhere`);
    await page.goBack();
    expect(await page.inputValue('#passphrase')).toBe('');
    expect(await page.inputValue('#again')).toBe('');
    await page.close();
  });

  describe.each([
    ['as it is served', '/lock'],
    ['without the header, as on a disk', '/copy'],
  ])('planted in the page %s', (_, path) => {
    it.each(waysOut)('%s is stopped, and seen as a violation', async (_way, directive, code) => {
      copies.set('/copy', text);
      const { page } = await open(`${origin}${path}`);
      await page.evaluate(`{ ${code} }`);
      expect(await firstViolation(page)).toBe(directive);
      expect(asked).toEqual([path]);
      await page.close();
    });
  });

  it.each([
    ['a script beside ours', 'script-src-elem', '<main', `<script>fetch('LEAK')</script><main`],
    ['a handler', 'script-src-attr', '<main', `<main onclick="fetch('LEAK')"`],
    ['a picture', 'img-src', '<main', '<img src="LEAK"><main'],
    ['a line in our own script', 'script-src-elem', '<script type=module>', `<script type=module>fetch('LEAK');`],
  ])('a tampered copy with %s sends nothing, from http or a disk', async (_, directive, place, planted) => {
    const tampered = text.replace(place, planted.replace('LEAK', `${origin}/leak`));
    expect(tampered).not.toBe(text);
    copies.set('/tampered', tampered);
    for (const address of [`${origin}/tampered`, pathToFileURL(put('tampered.html', tampered)).href]) {
      const { page } = await open(address);
      await page.click('h1 + *, main');
      expect(await firstViolation(page)).toBe(directive);
      expect(asked.filter((path) => path !== '/tampered')).toEqual([]);
      await page.close();
    }
  });
});

/** Which directive stopped something first. Asked through the debugger: playwright's own waiting would need the eval that the policy forbids. */
const firstViolation = (page: Page): Promise<string> =>
  page.evaluate<string>(
    "Promise.race([stopped, new Promise((done) => setTimeout(done, 5000, 'nothing was stopped'))])",
  );
/** Before anything of the page runs. */
const watch = `window.stopped = new Promise((resolve) => {
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => resolve(effectiveDirective));
});`;

/** Does any field, or the document as text, still hold the secret? Runs in the browser. */
const saysSecret = `(secret) =>
  document.documentElement.outerHTML.includes(secret) ||
  [...document.querySelectorAll('input, textarea')].some(({ value }) => value.includes(secret))`;

const kept = `(async () => ({
  local: localStorage.length,
  session: sessionStorage.length,
  cookie: document.cookie,
  databases: (await indexedDB.databases().catch(() => [])).length,
  workers: (await navigator.serviceWorker?.getRegistrations().catch(() => []))?.length ?? 0,
  name: window.name,
}))()`;

function appended(tag: string, attribute: string, more = ''): string {
  return `document.body.append(Object.assign(document.createElement('${tag}'), { ${more} ${attribute}: '/leak' }))`;
}
/** Ways out of a page, the directive that shuts each, and how a stranger would take it. */
const waysOut: readonly (readonly [way: string, directive: string, code: string])[] = [
  ['fetch', 'connect-src', "fetch('/leak').catch(() => {})"],
  ['an XMLHttpRequest', 'connect-src', "const it = new XMLHttpRequest(); it.open('GET', '/leak'); it.send()"],
  ['a beacon', 'connect-src', "navigator.sendBeacon('/leak', 'secret')"],
  ['a WebSocket', 'connect-src', "new WebSocket(location.origin.replace('http', 'ws') + '/leak')"],
  ['a stream of events', 'connect-src', "new EventSource('/leak')"],
  ['a picture', 'img-src', appended('img', 'src')],
  [
    'a form',
    'form-action',
    "document.forms[0].action = '/leak'; HTMLFormElement.prototype.submit.call(document.forms[0])",
  ],
  ['a frame', 'frame-src', appended('iframe', 'src')],
  ['a script', 'script-src-elem', appended('script', 'src')],
  ['a style sheet', 'style-src-elem', appended('link', 'href', "rel: 'stylesheet',")],
  ['a font', 'font-src', "new FontFace('leak', 'url(/leak)').load().catch(() => {})"],
  ['a sound', 'media-src', appended('audio', 'src')],
  ['a plug-in', 'object-src', appended('embed', 'src')],
  ['a worker', 'worker-src', "try { new Worker('/leak') } catch {}"],
];
