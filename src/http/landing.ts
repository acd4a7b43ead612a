/** `GET /` of an installation with real chats: what this is, where to talk to it, and the doors for those who check certificates. */
import { Hono } from 'hono';
import { html } from 'hono/html';
import type { KeyToolPage } from '#key-tool/key-tool.ts';
import { wordsIn } from '#locales/words.ts';
import type { Language } from '#ra/values.ts';
import { sum } from './key-tool-page.ts';
import { chatButton, type House, languageOf, type Page, showPage } from './page.ts';

export const landing = (house: House, { sha256 }: Pick<KeyToolPage, 'sha256'>): Hono =>
  new Hono().get('/', (c) => showPage(c, house, landingPage(house, sha256, languageOf(c))));

const landingPage = (house: House, sha256: string, language: Language): Page => {
  const words = wordsIn(language);
  const chats = house.chats.map(({ network }) => chatButton(house, network, language));
  return {
    title: words.plain('page-home-title'),
    language,
    body: html`<p>${words.plain('page-home-lead', { house: house.name })}</p>
<h2>${words.plain('page-home-chat-title')}</h2>
<p>${words.plain(chats.length === 0 ? 'page-home-no-chat' : 'page-home-chat')}</p>
${chats}
<h2>${words.plain('page-home-key-title')}</h2>
<p>${words.plain('page-home-key')} <a href="lock">${words.plain('page-home-key-open')}</a></p>
<p class="quiet">${words.plain('page-home-key-sum')}</p>
${sum(sha256)}
<p><a href="lock/sha256">${words.plain('page-home-key-compare')}</a></p>
<h2>${words.plain('page-home-ca-title')}</h2>
<ul class="links">
<li><a href="ca/issuing.cer">${words.plain('page-home-ca-issuing')}</a></li>
<li><a href="ca/root.cer">${words.plain('page-home-ca-root')}</a></li>
<li><a href="crl/issuing.crl">${words.plain('page-home-crl')}</a></li>
</ul>`,
  };
};
