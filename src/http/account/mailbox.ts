/** The other page of `/activate/{secret}`: the button that proves the new official mailbox of an account. ACC-8; a GET changes nothing (ACC-4). */
import { html, raw } from 'hono/html';
import { wordsIn } from '#locales/words.ts';
import type { Agency } from '#ra/agency.ts';
import type { Language, NetworkName } from '#ra/values.ts';
import { chatButton, type House, type Page } from '../page.ts';
import { faultLine } from './door.ts';

type Shown = {
  readonly number: string;
  readonly agency: Agency | undefined;
  readonly language: Language;
  readonly seal: string;
  readonly isStale: boolean;
};

export const mailboxForm = (house: House, { number, agency, language, seal, isStale }: Shown): Page => {
  const words = wordsIn(language);
  return {
    title: words.plain('page-mailbox-title'),
    language,
    contact: agency?.contact ?? house.contact,
    body: html`${faultLine(isStale ? words.plain('page-stale-form') : null)}
<p>${raw(words('page-mailbox-lead', { case: number, agency: agency?.name ?? house.name }))}</p>
<p>${words.plain('page-mailbox-meaning')}</p>
<form method="post">
<input type="hidden" name="seal" value="${seal}">
<button type="submit">${words.plain('page-mailbox-submit')}</button>
</form>
<p class="quiet">${words.plain('page-mailbox-not-you')}</p>`,
  };
};

export const mailboxBound = (house: House, network: NetworkName, language: Language): Page => {
  const words = wordsIn(language);
  const name = words.plain('page-network', { network });
  return {
    title: words.plain('page-mailbox-bound-title'),
    language,
    switchable: false,
    body: html`<p>${words.plain('page-mailbox-bound-lead', { network: name })}</p>
${chatButton(house, network, language)}`,
  };
};

/** Another account took the address between the desk's decision and this button. */
export const mailboxTaken = (language: Language): Page => {
  const words = wordsIn(language);
  return {
    title: words.plain('page-mailbox-taken-title'),
    language,
    switchable: false,
    body: html`<p>${words.plain('page-mailbox-taken-lead')}</p>`,
  };
};
