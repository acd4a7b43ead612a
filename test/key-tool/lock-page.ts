/** A person at the key tool page: what they type, press and read, in a real browser; and a throwaway CA made by openssl. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { keyToolPage } from '#key-tool/key-tool.ts';

export const passphrase = 'kuda makan rumput hijau';

export const folder = mkdtempSync(join(tmpdir(), 'lencana-lock-'));
export const at = (name: string) => join(folder, name);
export const put = (name: string, content: string | Uint8Array) => {
  writeFileSync(at(name), content);
  return at(name);
};
export const lockFile = put('lock.html', keyToolPage().html);

/** What openssl says on stdout and stderr together; throws with its words when it refuses. */
export const openssl = (...args: string[]): string =>
  execFileSync('sh', ['-c', '"$@" 2>&1', 'sh', 'openssl', ...args], { cwd: folder, encoding: 'utf8' });

export type Step1 = {
  readonly name?: string;
  readonly number?: string;
  readonly mail?: string;
  readonly type?: string;
  readonly passphrase?: string;
  readonly again?: string;
};

/** The page, opened from a file as a person would; what it asks the network for and complains about is kept. */
export async function openLock(context: BrowserContext, fragment = '') {
  const page = await context.newPage();
  const requests: string[] = [];
  const faults: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('dialog', (dialog) => dialog.accept());
  await page.goto(`file://${lockFile}${fragment}`);
  return { page, requests, faults };
}

export async function fillStep1(
  page: Page,
  { name = 'Siti Rahmawati', number = '1042', mail = '', type = 'P-256', ...words }: Step1 = {},
) {
  await page.fill('#name', name);
  await page.fill('#case', number);
  await page.fill('#mail', mail);
  await page.selectOption('#type', type);
  await page.fill('#passphrase', words.passphrase ?? passphrase);
  await page.fill('#again', words.again ?? words.passphrase ?? passphrase);
  await page.click('#form-1 .main');
}

/** Presses a save button and keeps the file under the name the page gave it. */
export async function save(page: Page, id: 'key' | 'request' | 'p12' | 'changed'): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.click(`#save-${id}`)]);
  await download.saveAs(at(download.suggestedFilename()));
  return at(download.suggestedFilename());
}

export async function fillStep2(page: Page, key: string, certificates: string | readonly string[], words = passphrase) {
  await page.click('#go-2');
  await page.setInputFiles('#key-file', key);
  await page.setInputFiles('#certificate-file', certificates);
  await page.fill('#opening', words);
  await page.click('#form-2 .main');
}

/** What a person reads in a place: the other language is there, but not shown. */
// biome-ignore lint/performance/useDomNodeTextContent: textContent would read the hidden language, too.
export const read = (page: Page, selector: string) => page.locator(selector).innerText();

/** A root and its certificates: `issue` answers a request. */
export function throwawayCa(name: string) {
  const [key, certificate] = [`${name}.key`, `${name}.cer.pem`];
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', key];
  openssl('req', '-x509', ...newKey, '-out', certificate, '-days', '30', '-subj', `/C=ID/O=Percobaan/CN=${name}`);
  return {
    certificate: at(certificate),
    /** PEM, version 3, with what the request asks for in it. */
    issue(request: string, out: string): string {
      put('extensions.cnf', 'basicConstraints = critical, CA:FALSE\n');
      const signing = ['-CA', certificate, '-CAkey', key, '-CAcreateserial', '-days', '20'];
      openssl(
        'x509',
        '-req',
        '-in',
        request,
        ...signing,
        '-copy_extensions',
        'copy',
        '-extfile',
        'extensions.cnf',
        '-out',
        out,
      );
      return at(out);
    },
  };
}
