/** What the page of the service's WhatsApp number shows: a sentence on how it stands, the code to scan or to type, and what to tap on the telephone. */
import { html, raw } from 'hono/html';
import { toString as drawQr } from 'qrcode';
import type { Outcome, Standing } from '#bot/networks/whatsapp/board.ts';
import { defaultZone, shortTimeText, timeText } from '#locales/times.ts';
import { type Words, wordsIn } from '#locales/words.ts';
import type { Instant, Language } from '#ra/values.ts';
import { instant } from '#ra/values.ts';
import { faultLine } from './account/door.ts';
import type { Html, Page } from './page.ts';

type Shown = {
  /** The page's own address: its links are relative to it. */
  readonly secret: string;
  readonly until: Instant;
  readonly language: Language;
  /** Undefined: no instance has the number. */
  readonly standing: Standing | undefined;
  /** Of the letters that were asked for from here; `asked`: nobody answered yet. */
  readonly outcome: Outcome | 'asked' | undefined;
  /** Who reads it aloud, or slowly, has it stand still (WCAG 2.2.2). */
  readonly isStill: boolean;
};

/** A QR lives for some twenty seconds, eight letters for minutes. */
const renewSeconds = 4;

export const standingPage = async (shown: Shown): Promise<Page> => {
  const { language, standing, isStill } = shown;
  const words = wordsIn(language);
  const isReady = standing?.state.kind === 'ready';
  return {
    title: words.plain('page-number-title'),
    language,
    ...(isReady || isStill ? {} : { renewSeconds }),
    body: html`${await standingPart(shown, words)}
${isReady ? '' : lifePart(shown, words)}`,
  };
};

const lifePart = ({ secret, until, isStill, language }: Shown, words: Words): Html => {
  const life = words.plain('page-number-life', {
    until: shortTimeText(until, defaultZone, language),
    isStill: isStill ? 'yes' : 'no',
  });
  const [other, label] = isStill ? ['', 'page-number-move'] : ['&still=1', 'page-number-stand'];
  return html`<p class="quiet">${life} <a href="${secret}?lang=${language}${other}">${words.plain(label)}</a></p>`;
};

const standingPart = async ({ secret, standing, outcome }: Shown, words: Words): Promise<Html> => {
  const state = standing?.state ?? { kind: 'off' };
  switch (state.kind) {
    case 'ready': {
      const since = timeText(instant(state.since), defaultZone, words.language);
      const already = outcome === 'linked' ? html`<p>${words.plain('page-number-linked-already')}</p>` : '';
      return html`${already}<p class="asked">${raw(words('page-number-ready', { phone: `+${state.phone}`, since }))}</p>
<p>${words.plain('page-number-ready-next')}</p>`;
    }
    case 'pairing':
      if (outcome === 'asked') return askedPart(secret, words);
      if (state.code !== undefined) return lettersPart(state.code, secret, words);
      if (state.qr !== undefined) return qrPart(state.qr, { secret, isRefused: outcome === 'away' }, words);
      return sentence(words.plain('page-number-waiting'));
    case 'lost': {
      const since = timeText(instant(state.since), defaultZone, words.language);
      return sentence(words.plain(state.loggedOut ? 'page-number-logged-out' : 'page-number-lost', { since }));
    }
    case 'starting':
      return sentence(words.plain('page-number-starting'));
    default:
      return sentence(words.plain('page-number-nobody'));
  }
};

const sentence = (text: string): Html => html`<p class="asked">${text}</p>`;

const askedPart = (secret: string, words: Words): Html => html`${sentence(words.plain('page-number-asked'))}
<p><a href="${secret}?lang=${words.language}">${words.plain('page-number-back-to-qr')}</a></p>`;

const qrPart = async (
  qr: string,
  { secret, isRefused }: { readonly secret: string; readonly isRefused: boolean },
  words: Words,
): Promise<Html> => {
  // The least of correction makes the largest squares; four of them around are ISO/IEC 18004's quiet zone.
  const picture = await drawQr(qr, { type: 'svg', errorCorrectionLevel: 'L', margin: 4 });
  return html`${faultLine(isRefused ? words.plain('page-number-away') : null)}
<p>${words.plain('page-number-scan')}</p>
<div class="qr" role="img" aria-label="${words.plain('page-number-qr')}">${raw(picture)}</div>
${steps(['open', 'devices', 'scan'], words)}
<p><a href="${secret}/letters?lang=${words.language}">${words.plain('page-number-by-letters')}</a></p>
<p class="note">${words.plain('page-number-careful')}</p>`;
};

const lettersPart = (code: string, secret: string, words: Words): Html => {
  const letters = code.replace(/[^\p{L}\p{N}]/gu, '');
  return html`<p>${words.plain('page-number-letters')}</p>
<output class="code" aria-label="${[...letters].join(' ')}"><span>${letters.slice(0, 4)}</span><span>${letters.slice(4)}</span></output>
${steps(['open', 'devices', 'instead', 'letters'], words)}
<p><a href="${secret}/letters?lang=${words.language}">${words.plain('page-number-other-letters')}</a></p>`;
};

type Step = 'open' | 'devices' | 'scan' | 'instead' | 'letters';
const steps = (names: readonly Step[], words: Words): Html =>
  html`<ol>${names.map((name) => html`<li>${raw(words(`page-number-step-${name}`))}</li>`)}</ol>`;

type PhoneForm = {
  readonly secret: string;
  readonly language: Language;
  readonly seal: string;
  /** The key of what went wrong at the last try, and what was typed. */
  readonly fault?: 'page-stale-form' | 'page-number-phone-fault';
  readonly phone?: string;
};

export const phonePage = ({ secret, language, seal, fault, phone = '' }: PhoneForm): Page => {
  const words = wordsIn(language);
  const state = fault === undefined ? '' : raw(' aria-describedby="fault" aria-invalid="true"');
  return {
    title: words.plain('page-number-phone-title'),
    language,
    body: html`${faultLine(fault === undefined ? null : words.plain(fault))}
<p>${words.plain('page-number-phone-lead')}</p>
<form method="post">
<input type="hidden" name="seal" value="${seal}">
<label for="phone">${words.plain('page-number-phone')}</label>
<input id="phone" name="phone" type="tel" inputmode="tel" autocomplete="off" value="${phone}" maxlength="40" required autofocus${state}>
<button type="submit">${words.plain('page-number-phone-submit')}</button>
</form>
<p><a href="../${secret}?lang=${language}">${words.plain('page-number-back-to-qr')}</a></p>`,
  };
};
