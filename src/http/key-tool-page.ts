/**
 * `/lock`: the key tool (LOCK) as one file, to be used here or saved and used offline; `/lock/sha256`: how to tell that one's copy is
 * genuine; `/lock.sha256`: the same for scripts. ISS-3, Lemsaneg 4.
 */
import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import type { KeyToolPage } from '#key-tool/key-tool.ts';
import { wordsIn } from '#locales/words.ts';
import type { Language } from '#ra/values.ts';
import { type House, type Html, languageOf, type Page, showPage } from './page.ts';

/** As the bot sends it. */
const fileName = 'lencana-kunci.html';

export const keyToolRoute = (house: House, tool: KeyToolPage): Hono =>
  new Hono()
    .get('/lock', (c) => file(c, tool))
    .get('/lock/sha256', (c) => showPage(c, house, sumPage(tool, languageOf(c))))
    .get('/lock.sha256', (c) => c.text(`${tool.sha256}  ${fileName}\n`, 200, { 'cache-control': 'no-cache' }));

/** The same bytes whether they are opened or, with `?simpan`, saved. */
const file = (c: Context, { html: bytes, csp, sha256 }: KeyToolPage) => {
  const etag = `"${sha256}"`;
  const headers = {
    etag,
    // RFC 9530 3: a client can check what arrived without knowing our page.
    'repr-digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`,
    'cache-control': 'no-cache',
    'content-security-policy': csp,
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'x-frame-options': 'DENY',
  };
  const isSaved = c.req.query('simpan') !== undefined;
  if (!isSaved && c.req.header('if-none-match')?.includes(etag)) return c.body(null, 304, headers);
  return c.body(Uint8Array.from(bytes), 200, {
    ...headers,
    'content-type': 'text/html; charset=utf-8',
    'content-length': String(bytes.length),
    ...(isSaved ? { 'content-disposition': `attachment; filename="${fileName}"` } : {}),
  });
};

const commands = {
  windows: `certutil -hashfile ${fileName} SHA256`,
  macos: `shasum -a 256 ${fileName}`,
  linux: `sha256sum ${fileName}`,
} as const;

const sumPage = ({ html: bytes, sha256 }: KeyToolPage, language: Language): Page => {
  const words = wordsIn(language);
  const how = Object.entries(commands).map(
    ([system, command]) => html`<dt>${words.plain(`page-sum-${system}`)}</dt>
<dd><code>${command}</code></dd>
`,
  );
  return {
    title: words.plain('page-sum-title'),
    language,
    body: html`<p>${words.plain('page-sum-lead')}</p>
<h2>${words.plain('page-sum-value')}</h2>
${sum(sha256)}
<p class="quiet">${words.plain('page-sum-size', { bytes: String(bytes.length), name: fileName })}</p>
<p>${words.plain('page-sum-elsewhere')}</p>
<a class="button" href="../lock">${words.plain('page-sum-open')}</a>
<a class="button second" href="../lock?simpan=1" download="${fileName}">${words.plain('page-sum-save')}</a>
<h2>${words.plain('page-sum-how-title')}</h2>
<p>${words.plain('page-sum-how')}</p>
<dl>${how}</dl>
<p>${words.plain('page-sum-compare')}</p>
<p class="quiet">${words.plain('page-sum-scripts')} <a href="../lock.sha256">lock.sha256</a></p>`,
  };
};

/** In groups of eight, as an eye compares; copied and searched for it is one word. */
export const sum = (sha256: string): Html =>
  html`<p class="sum"><code>${sha256.match(/.{8}/g)?.map((part) => html`<span>${part}</span>`)}</code></p>`;
