/** The six digits that go back into the chat that asked (ACC-7): big, alone, and with the one warning that matters. */
import { html } from 'hono/html';
import { wordsIn } from '#locales/words.ts';
import type { Language, NetworkName } from '#ra/values.ts';
import { chatButton, type House, type Page } from '../page.ts';

export const codePage = (
  house: House,
  code: string,
  { network, minutes, language }: { network: NetworkName | null; minutes: number; language: Language },
): Page => {
  const words = wordsIn(language);
  const where = network === null ? 'unknown' : words.plain('page-network', { network });
  return {
    title: words.plain('page-code-title'),
    language,
    switchable: false,
    body: html`<p>${words.plain('page-code-where', { network: where })}</p>
<output class="code" aria-label="${[...code].join(' ')}"><span>${code.slice(0, 3)}</span><span>${code.slice(3)}</span></output>
<p class="note">${words.plain('page-code-secret')}</p>
<p class="quiet">${words.plain('page-code-life', { minutes: String(minutes) })}</p>
${chatButton(house, network, language)}`,
  };
};
