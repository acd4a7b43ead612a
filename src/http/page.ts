/** One look for all pages: the institution on top, one thing to do, a human contact below. No JavaScript anywhere. */
import type { Context } from 'hono';
import { html, raw } from 'hono/html';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { StartLink } from '#bot/deep-links.ts';
import { wordsIn } from '#locales/words.ts';
import type { Language, NetworkName } from '#ra/values.ts';
import { style, styleSource } from './style.ts';

/** The installation, as its pages show it. */
export type House = {
  readonly name: string;
  /** The human being to ask when no agency is known: name, room, telephone. */
  readonly contact: string | null;
  /** Where people reach us, PUBLIC_URL; https there means a proxy stands before us. */
  readonly publicUrl: string;
  /** Where to talk to Lencana, for buttons that lead back to a chat. */
  readonly chats: readonly {
    readonly network: NetworkName;
    readonly url: string;
    /** Where the chat opens at what the person comes for; left out where a network has no such links. */
    readonly at?: (begin: StartLink) => string;
  }[];
};

export type Html = ReturnType<typeof html>;
export type Page = {
  readonly title: string;
  readonly body: Html;
  readonly language: Language;
  /** The agency's own human contact, where the agency is known. */
  readonly contact?: string | null;
  /** False on answers that a second visit would not show again. */
  readonly switchable?: boolean;
  /** The page is fetched anew after so long: what it shows goes on by itself. */
  readonly renewSeconds?: number;
};

/**
 * For every page of ours. `no-referrer`: the secret of a link stands in the path, and not even the log of the proxy before us shall find it
 * beside the next address. Under it a browser sends `Origin: null` with our own forms (Fetch 3.2); form.ts knows that.
 */
export const pageHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': `default-src 'none'; style-src ${styleSource}; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'x-robots-tag': 'noindex, nofollow',
};

export const showPage = (c: Context, house: House, page: Page, status: ContentfulStatusCode = 200) =>
  c.html(layout(house, page), status, pageHeaders);

/** To another page of ours: a relative address, so that a proxy may serve us under a path of its own. No more is kept or told of it than of a page. */
export const sendOn = (c: Context, to: string) => c.body(null, 303, { ...pageHeaders, location: to });

const mark = raw(
  '<svg viewBox="0 0 32 32" fill="none" stroke="currentColor" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M16 3 27 7v8c0 7-4.600 11.600-11 14C9.600 26.600 5 22 5 15V7z"/><path d="m11 15.500 3.600 3.700L21.500 12"/></svg>',
);

const layout = (house: House, page: Page): Html => {
  const { title, body, language, contact = house.contact, switchable = true, renewSeconds } = page;
  const words = wordsIn(language);
  const other = language === 'id' ? 'en' : 'id';
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">${
    renewSeconds === undefined
      ? ''
      : html`
<meta http-equiv="refresh" content="${renewSeconds}">`
  }
<title>${title} · ${house.name}</title>
<style>${raw(style)}</style>
</head>
<body>
<header>${mark}<span>${house.name}</span>${switchable ? html`<a href="?lang=${other}" hreflang="${other}" lang="${other}">${words.plain('page-switch-language')}</a>` : ''}</header>
<main>
<h1>${title}</h1>
${body}
</main>
<footer>
${contact === null ? '' : html`<p>${words.plain('page-contact', { contact })}</p>`}
<p>${words.plain('page-safety')}</p>
</footer>
</body>
</html>
`;
};

/** A page that only tells something, in words of `pages.ftl`: `page-<name>-title`, `page-<name>-lead`. */
export const tellingPage = (
  name: 'not-found' | 'fault' | 'foreign' | 'broken' | 'too-large' | 'too-many',
  language: Language,
  values: Readonly<Record<string, string | number>> = {},
): Page => {
  const words = wordsIn(language);
  return {
    title: words.plain(`page-${name}-title`),
    body: html`<p>${words.plain(`page-${name}-lead`, values)}</p>`,
    language,
    switchable: false,
  };
};

/** What the switch link asked for, else what we know of the person, else what the browser prefers, else Indonesian. */
export const languageOf = (c: Context, known?: Language | null): Language => {
  const asked = c.req.query('lang');
  if (asked === 'id' || asked === 'en') return asked;
  if (known) return known;
  return /^\s*en\b/i.test(c.req.header('accept-language') ?? '') ? 'en' : 'id';
};

/** A button back to the chat, where its address is known; of every chat where nobody knows which one the person came from. */
export const chatButton = (
  house: House,
  network: NetworkName | null,
  language: Language,
  begin?: StartLink,
): Html | '' => {
  const found = house.chats.filter((one) => network === null || one.network === network);
  return found.length === 0 ? '' : html`${found.map((chat) => chatLink(chat, language, begin))}`;
};

const chatLink = ({ network, url, at }: House['chats'][number], language: Language, begin?: StartLink): Html => {
  const address = begin === undefined ? url : (at?.(begin) ?? url);
  return html`<a class="button" href="${address}" rel="noreferrer">${wordsIn(language).plain('page-open-chat', { network })}</a>`;
};
