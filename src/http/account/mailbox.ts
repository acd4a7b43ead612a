/**
 * The pages that prove a mailbox by a button (Kebumen account 4, Ciamis 1): the one a new account is asked for with (ACC-3), and the one an
 * account is bound to (ACC-8) or changes to (ACC-9). A GET changes nothing (ACC-4).
 */
import { html, raw } from 'hono/html';
import { wordsIn } from '#locales/words.ts';
import type { Agency } from '#ra/agency.ts';
import type { Language, NetworkName } from '#ra/values.ts';
import { chatButton, type House, type Page } from '../page.ts';
import { faultLine } from './door.ts';

/** What the button does; its words are `page-<it>-…`. */
export type Proof = 'activate' | 'mailbox' | 'change';
const done = { activate: 'activated', mailbox: 'mailbox-bound', change: 'changed' } as const satisfies Record<
  Proof,
  string
>;

type Shown = {
  readonly number: string;
  readonly agency: Agency | undefined;
  readonly language: Language;
  readonly seal: string;
  /** The key of what went wrong at the last try. */
  readonly fault: string | null;
};

export const proofForm = (house: House, proof: Proof, { number, agency, language, seal, fault }: Shown): Page => {
  const words = wordsIn(language);
  return {
    title: words.plain(`page-${proof}-title`),
    language,
    contact: agency?.contact ?? house.contact,
    body: html`${faultLine(fault === null ? null : words.plain(fault))}
<p>${raw(words(`page-${proof}-lead`, { case: number, agency: agency?.name ?? house.name }))}</p>
<p>${words.plain(`page-${proof}-meaning`)}</p>
<form method="post">
<input type="hidden" name="seal" value="${seal}">
<button type="submit">${words.plain(`page-${proof}-submit`)}</button>
</form>
<p class="quiet">${words.plain(`page-${proof}-not-you`)}</p>`,
  };
};

/** The button was pressed; where it goes on. */
export const provenPage = (house: House, proof: Proof, network: NetworkName, language: Language): Page => {
  const words = wordsIn(language);
  const name = words.plain('page-network', { network });
  return {
    title: words.plain(`page-${done[proof]}-title`),
    language,
    switchable: false,
    body: html`<p>${words.plain(`page-${done[proof]}-lead`, { network: name })}</p>
${chatButton(house, network, language, proof === 'activate' ? 'aktif' : undefined)}`,
  };
};

/** Another account took the address between the desk's decision and this button. */
export const mailboxTaken = (proof: 'mailbox' | 'change', language: Language): Page => {
  const words = wordsIn(language);
  return {
    title: words.plain('page-mailbox-taken-title'),
    language,
    switchable: false,
    body: html`<p>${words.plain(`page-${proof}-taken-lead`)}</p>`,
  };
};
