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
      expect(said).toContain('tidak terbuka dengan kata sandi itu');
      expect(said).toContain('tidak ada yang dapat memulihkannya');
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
      expect(said).toBe('"other.csr.pem" adalah permohonan (CSR). Pilih sertifikat dari bot (.cer, .crt, .pem, .p7b).');
    });
    it('a certificate in place of the key', async () => {
      expect(await saidUnder('key-file', { key: certificate })).toContain(
        '"7.cer.pem" adalah sertifikat. Pilih "…-kunci-RAHASIA.key.pem"',
      );
    });
    it('a key without a passphrase', async () => {
      expect(await saidUnder('key-file', { key: at('open.key.pem') })).toContain('kunci tanpa kata sandi');
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
        await page.click('#again-2');
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
