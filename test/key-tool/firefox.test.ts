/** The key tool in Debian's Firefox, from a file and from http: Step 1, a throwaway CA, Step 2; and a planted request, which its policy stops there, too. */
import { readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keyToolPage } from '#key-tool/key-tool.ts';
import { haveTools } from '#support/chromium.ts';
import { type Firefox, launchFirefox } from '#support/firefox.ts';
import { at, folder, lockFile, openssl, passphrase, throwawayCa } from './lock-page.ts';

describe.runIf(haveTools('firefox-esr', 'openssl'))('the key tool in Firefox', () => {
  let firefox: Firefox;
  let server: Server;
  let origin = '';
  let ca: ReturnType<typeof throwawayCa>;
  const asked: string[] = [];

  beforeAll(async () => {
    const { html, csp } = keyToolPage();
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.setHeader('content-security-policy', csp);
      response.end(request.url === '/lock' ? html : 'leaked');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // a server on a TCP port has one
    firefox = await launchFirefox();
    ca = throwawayCa('Induk');
  });
  afterAll(async () => {
    await firefox?.close();
    server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const open = async (address: string) => {
    const page = await firefox.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('dialog', (dialog) => void dialog.accept());
    await page.goto(address);
    return { page, faults };
  };
  const choose = async (page: Page, id: string, ...files: string[]) => {
    const input = (await page.$(`#${id}`)) as FileInput; // the page's, a file input
    await input.uploadFile(...files);
  };
  const press = async (page: Page, id: 'key' | 'request' | 'p12'): Promise<string> => {
    const name = String(await page.evaluate(`document.getElementById('${id}-name').textContent`));
    await page.click(`#save-${id}`);
    return firefox.saved(name);
  };

  it.each([
    ['from a file', 'RSA-2048', () => pathToFileURL(lockFile).href],
    ['from http', 'P-384', () => `${origin}/lock`],
  ] as const)('ISS-3, ISS-11 %s: a %s key, its request, and the .p12', async (from, type, address) => {
    const number = from === 'from http' ? '1043' : '1042';
    asked.length = 0;
    const one = await open(address());
    await one.page.type('#name', 'Siti Rahmawati');
    await one.page.type('#case', number);
    await one.page.select('#type', type);
    await one.page.type('#passphrase', passphrase);
    await one.page.type('#again', passphrase);
    await one.page.click('#form-1 .main');
    await one.page.waitForSelector('#done-1:not([hidden])');
    const key = await press(one.page, 'key');
    const request = await press(one.page, 'request');
    expect(openssl('req', '-in', request, '-verify', '-noout')).toContain('verify OK');
    await one.page.close();

    const two = await open(address());
    await two.page.click('#go-2');
    await choose(two.page, 'key-file', key);
    await choose(two.page, 'certificate-file', ca.issue(request, `${number}.cer.pem`), ca.certificate);
    await two.page.type('#opening', passphrase);
    await two.page.click('#form-2 .main');
    await two.page.waitForSelector('#done-2:not([hidden])');
    const p12 = await press(two.page, 'p12');
    await two.page.close();
    openssl('pkcs12', '-in', p12, '-passin', `pass:${passphrase}`, '-nodes', '-out', 'firefox.pem');
    expect(readFileSync(at('firefox.pem'), 'utf8').match(/BEGIN CERTIFICATE/g)).toHaveLength(2);
    expect(openssl('pkey', '-in', 'firefox.pem', '-pubout')).toBe(openssl('req', '-in', request, '-noout', '-pubkey'));
    // Firefox looks for an icon of its own accord, and the page's policy stops even that.
    expect([...one.faults, ...two.faults].filter((fault) => !fault.includes('/favicon.ico'))).toEqual([]);
    expect(asked).toEqual(from === 'from http' ? ['/lock', '/lock'] : []);
  });

  it('a planted request is stopped by the policy', async () => {
    const { page } = await open(`${origin}/lock`);
    asked.length = 0;
    const stopped = (await page.evaluate(planted)) as Stopped; // made below
    expect(stopped.answer).toBe('stopped');
    expect(stopped.directives).toEqual(['connect-src', 'img-src']);
    expect(asked).toEqual([]);
    await page.close();
  });
});

/** What puppeteer wants to see; the compiler knows no document here. */
type FileInput = ElementHandle & { uploadFile(...files: string[]): Promise<void> };
type Stopped = { readonly answer: string; readonly directives: readonly string[] };
/** Runs in the browser; violations are told as events, by header and page alike, when they come. */
const planted = `(async () => {
  const directives = new Set();
  const told = new Promise((resolve) => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
      if (directives.add(effectiveDirective).size === 2) resolve();
    });
  });
  document.body.append(Object.assign(new Image(), { src: '/leak' }));
  const answer = await fetch('/leak').then(String, () => 'stopped');
  await told;
  return { answer, directives: [...directives].sort() };
})()`;
