/** The key tool in a real Chromium, from a file, with the network off: step 1, a throwaway CA, step 2, and other people's programs as readers. */
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keyToolPage } from '#key-tool/key-tool.ts';
import { type Chromium, debianPython, haveTools, launchChromium } from '#support/chromium.ts';
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

const canRun = haveTools('chromium', 'openssl');
const canReadByJava = haveTools('keytool');
const canReadByPython = haveTools('python3');

describe.runIf(canRun)('the key tool from a file, offline', () => {
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

  describe.each(['P-256', 'P-384', 'RSA-3072', 'RSA-2048'])('ISS-3, ISS-11 a %s key from request to .p12', (type) => {
    const files = { key: '', request: '', p12: '' };

    it('step 1 makes a request that openssl accepts, and a key that only the passphrase opens', async () => {
      const { page, requests, faults } = await openLock(chromium.context);
      await fillStep1(page, { number: `1042-${type}`, mail: 'siti@kebumenkab.go.id', type });
      await page.waitForSelector('#done-1:not([hidden])');
      files.key = await save(page, 'key');
      files.request = await save(page, 'request');
      expect([files.key, files.request]).toEqual([
        at(`lencana-1042-${type}-kunci-RAHASIA.key.pem`),
        at(`lencana-1042-${type}-permohonan.csr.pem`),
      ]);
      expect(await page.inputValue('#request-text')).toBe(readFileSync(files.request, 'utf8'));

      const said = openssl('req', '-in', files.request, '-verify', '-noout', '-text', '-nameopt', 'utf8');
      expect(said).toContain('self-signature verify OK');
      expect(said).toMatch(/CN ?= ?Siti Rahmawati/);
      expect(said).toContain('email:siti@kebumenkab.go.id');
      expect(said).toContain(type.startsWith('P') ? `NIST CURVE: ${type}` : `(${type.slice(4)} bit)`);
      expect(openssl('asn1parse', '-in', files.key)).toMatch(
        /PBES2[\s\S]*PBKDF2[\s\S]*0927C0[\s\S]*hmacWithSHA256[\s\S]*aes-256-cbc/,
      );
      const fromKey = openssl('pkey', '-in', files.key, '-passin', `pass:${passphrase}`, '-pubout');
      expect(fromKey).toBe(openssl('req', '-in', files.request, '-noout', '-pubkey'));
      expect(() => openssl('pkey', '-in', files.key, '-passin', 'pass:salah salah salah', '-noout')).toThrow();
      expect(requests).toEqual([pathToFileURL(lockFile).href]);
      expect(faults).toEqual([]);
      await page.close();
    });

    it('step 2 joins key and certificate into a .p12 with its chain, and says whose it is', async () => {
      const certificate = ca.issue(files.request, `${type}.cer.pem`);
      const { page, faults } = await openLock(chromium.context);
      await fillStep2(page, files.key, [certificate, ca.certificate]);
      await page.waitForSelector('#done-2:not([hidden])');
      expect(await read(page, '#owner')).toBe('Siti Rahmawati');
      const fingerprint = openssl('x509', '-in', certificate, '-noout', '-fingerprint', '-sha256')
        .split('=')[1]
        ?.trim();
      expect(await read(page, '#facts')).toContain(fingerprint);
      expect(await read(page, '#facts')).toContain('Induk');
      expect(await page.locator('#warnings p').count()).toBe(0);
      files.p12 = await save(page, 'p12');
      expect(files.p12).toBe(at(`lencana-1042-${type}.p12`));
      expect(faults).toEqual([]);
      await page.close();
    });

    it('openssl opens the .p12 and finds three locks of the same strength', () => {
      const all = openssl('pkcs12', '-in', files.p12, '-passin', `pass:${passphrase}`, '-nodes', '-info');
      expect(all).toContain('MAC: sha256, Iteration 300000');
      expect(all.match(/PBES2, PBKDF2, AES-256-CBC, Iteration 300000, PRF hmacWithSHA256/g)).toHaveLength(2);
      expect(all.match(/BEGIN CERTIFICATE/g)).toHaveLength(2);
      expect(all).toContain('friendlyName: Siti Rahmawati');
      put('opened.pem', all);
      expect(openssl('pkey', '-in', 'opened.pem', '-pubout')).toBe(
        openssl('req', '-in', files.request, '-noout', '-pubkey'),
      );
      expect(() => openssl('pkcs12', '-in', files.p12, '-passin', 'pass:salah salah salah', '-noout')).toThrow();
    });

    it.runIf(canReadByJava)('Java opens the .p12: one key entry with a chain of two', () => {
      const said = execFileSync(
        'keytool',
        ['-list', '-v', '-storetype', 'PKCS12', '-keystore', files.p12, '-storepass', passphrase],
        { encoding: 'utf8' },
      );
      expect(said).toContain('Entry type: PrivateKeyEntry');
      expect(said).toContain('Certificate chain length: 2');
    });

    it.runIf(canReadByPython)('python3-cryptography opens the .p12', () => {
      const script = `
import sys
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, pkcs12
store = pkcs12.load_pkcs12(open(sys.argv[1], 'rb').read(), sys.argv[2].encode())
spki = lambda key: key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
print(spki(store.key.public_key()) == spki(store.cert.certificate.public_key()), len(store.additional_certs), store.cert.friendly_name.decode())`;
      const said = execFileSync(debianPython, ['-c', script, files.p12, passphrase], { encoding: 'utf8' });
      expect(said.trim()).toBe('True 1 Siti Rahmawati');
    });
  });
});

describe.runIf(canRun)('the key tool from a server, online', () => {
  let chromium: Chromium;
  let server: Server;
  let origin = '';
  const asked: string[] = [];

  beforeAll(async () => {
    const { html, csp } = keyToolPage();
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.setHeader('content-type', 'text/html; charset=utf-8');
      if (request.url === '/lock') response.setHeader('content-security-policy', csp);
      response.end(request.url?.startsWith('/lock') ? html : 'leaked');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    // A server on a TCP port has an address with a port.
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    chromium = await launchChromium();
  });
  afterAll(async () => {
    await chromium?.close();
    server?.close();
  });

  it('ISS-3 works the same from http on this machine, and asks the server for nothing else', async () => {
    const page = await chromium.context.newPage();
    await page.goto(`${origin}/lock`);
    await fillStep1(page);
    await page.waitForSelector('#done-1:not([hidden])');
    expect(asked).toEqual(['/lock']);
    await page.close();
  });

  it('ISS-3 links to the page that explains how to check it, and back to a chat of the same server only', async () => {
    for (const [back, isTaken] of [
      [`${origin}/sandbox`, true],
      [`${origin}.example.org/`, false],
      ['http://127.0.0.1:1/', false],
    ] as const) {
      const page = await chromium.context.newPage();
      await page.goto(`${origin}/lock#s=2&b=${encodeURIComponent(back)}`);
      const link = await page.evaluate('document.getElementById("genuine").href');
      expect(link).toBe(`${origin}/lock/sha256`);
      expect(await page.isVisible('#genuine')).toBe(true);
      await page.click('#own summary');
      expect(await page.isVisible('#own .back'), back).toBe(isTaken);
      await page.close();
    }
  });

  it.each(['/lock', '/lock-without-header'])('a planted request is stopped by the policy of %s', async (path) => {
    const page = await chromium.context.newPage();
    await page.goto(`${origin}${path}`);
    asked.length = 0;
    const stopped = await page.evaluate<Stopped>(plantedRequests);
    expect(stopped.fetched).toBe('stopped');
    expect(new Set(stopped.directives)).toEqual(
      new Set(['connect-src', 'img-src', 'script-src-elem', 'frame-src', 'form-action']),
    );
    expect(stopped.title).toBe('Lencana LOCK');
    expect(asked).toEqual([]);
    await page.close();
  });
});

type Stopped = { readonly fetched: string; readonly directives: readonly string[]; readonly title: string };

/** What a tampered page might try; runs in the browser. */
const plantedRequests = `(async () => {
  const directives = [];
  document.addEventListener('securitypolicyviolation', (event) => directives.push(event.effectiveDirective));
  const fetched = await fetch('/leak?fetch').then(() => 'fetched', () => 'stopped');
  navigator.sendBeacon('/leak?beacon');
  document.body.append(Object.assign(new Image(), { src: '/leak?image' }));
  document.head.append(Object.assign(document.createElement('script'), { src: '/leak?script' }));
  document.head.append(Object.assign(document.createElement('script'), { textContent: 'document.title = "ran"' }));
  document.body.append(Object.assign(document.createElement('iframe'), { src: '/leak?frame' }));
  document.forms[0].setAttribute('action', '/leak?form');
  HTMLFormElement.prototype.submit.call(document.forms[0]);
  await new Promise((resolve) => setTimeout(resolve, 300));
  return { fetched, directives, title: document.title };
})()`;
