/**
 * `/hold/{secret}`: from whatever device can read the official mailbox, the owner's certificates are put on hold. REV-7. A GET changes
 * nothing, because mail scanners prefetch; the button consumes the link.
 */
import type { Context } from 'hono';
import { html, raw } from 'hono/html';
import { z } from 'zod';
import { dayText, defaultZone } from '#locales/times.ts';
import { type Words, wordsIn } from '#locales/words.ts';
import { onPage } from '#ra/actor.ts';
import type { Agency } from '#ra/agency.ts';
import { RegistrationError } from '#ra/errors.ts';
import type { Held } from '#ra/office/hold.ts';
import type { AgencyId, Instant, Language, NetworkName, SerialNumber } from '#ra/values.ts';
import { linkName } from '../form.ts';
import { chatButton, type House, type Html, languageOf, type Page, showPage } from '../page.ts';
import { brokenForm, type Door, faultLine, fieldsOf, gone, secretIn, tooMany } from './door.ts';

const holdForm = z.object({ seal: z.string().max(200) });

export const holdPages = ({ house, office, seal, perLink }: Door) => {
  const agencyOf = async (id: AgencyId | null) => (id === null ? undefined : await office.administration.agency(id));

  const pageFor = async (c: Context, secret: string, isStale = false): Promise<Page | undefined> => {
    const view = await office.hold.page(secret);
    if (!view) return undefined;
    const language = languageOf(c, view.language);
    const agency = await agencyOf(view.agency);
    return formPage(house, { ...view, agency, language, seal: seal.write(linkName(secret)), isStale });
  };

  const look = async (c: Context) => {
    const secret = secretIn(c);
    const page = secret === undefined ? undefined : await pageFor(c, secret);
    return page ? showPage(c, house, page) : gone(c, house, 'hold');
  };

  const hold = async (c: Context) => {
    const secret = secretIn(c);
    if (secret === undefined) return gone(c, house, 'hold');
    const fields = await fieldsOf(c, holdForm);
    if (!fields) return brokenForm(c, house);
    const link = linkName(secret);
    const wait = perLink.take(link);
    if (wait > 0) return tooMany(c, house, wait);
    if (!seal.isGood(fields.seal, link)) {
      const page = await pageFor(c, secret, true);
      return page ? showPage(c, house, page, 422) : gone(c, house, 'hold');
    }
    try {
      // One key for the link: a second tap, on whatever instance, gets the stored answer and not "already used".
      const done = await office.hold.byLink(onPage(`page/hold/${link}`), secret);
      const agency = await agencyOf(done.agency);
      return showPage(c, house, heldPage(house, { ...done, agency, language: languageOf(c, done.language) }));
    } catch (error) {
      if (error instanceof RegistrationError && error.code === 'ERR_TOKEN_UNKNOWN') return gone(c, house, 'hold');
      throw error;
    }
  };

  return { look, hold };
};

type Listed = { readonly serial: SerialNumber; readonly notAfter: Instant; readonly isHeld: boolean };
type Shown = {
  readonly certificates: readonly Listed[];
  readonly agency: Agency | undefined;
  readonly language: Language;
  readonly seal: string;
  readonly isStale: boolean;
};

/** Nothing of the person: whoever forwards the mail has not forwarded a name. */
const formPage = (house: House, { certificates, agency, language, seal, isStale }: Shown): Page => {
  const words = wordsIn(language);
  const free = certificates.some(({ isHeld }) => !isHeld);
  const lead = free ? 'lead' : certificates.length > 0 ? 'already' : 'nothing';
  return {
    title: words.plain('page-hold-title'),
    language,
    contact: agency?.contact ?? house.contact,
    body: html`${faultLine(isStale ? words.plain('page-stale-form') : null)}
<p>${words.plain(`page-hold-${lead}`)}</p>
${certificates.length > 0 ? list(certificates, words, agency) : ''}
${free ? button(words, seal) : ''}`,
  };
};

const list = (certificates: readonly Listed[], words: Words, agency: Agency | undefined): Html => {
  const line = ({ serial, notAfter, isHeld }: Listed) => {
    const until = dayText(notAfter, agency?.timeZone ?? defaultZone, words.language);
    return html`<li>${raw(words('page-hold-certificate', { end: endOf(serial), until, held: isHeld ? 'yes' : 'no' }))}</li>`;
  };
  return html`<ul>${certificates.map(line)}</ul>`;
};
const endOf = (serial: SerialNumber): string => serial.slice(-4).toUpperCase();

const button = (words: Words, seal: string): Html => html`<p>${words.plain('page-hold-meaning')}</p>
<form method="post">
<input type="hidden" name="seal" value="${seal}">
<button type="submit">${words.plain('page-hold-submit')}</button>
</form>
<p class="quiet">${words.plain('page-hold-not-you')}</p>`;

type Done = {
  readonly held: readonly Held[];
  readonly agency: Agency | undefined;
  readonly network: NetworkName | null;
  readonly language: Language;
};

const heldPage = (house: House, { held, agency, network, language }: Done): Page => {
  const words = wordsIn(language);
  const due = held.map(({ until }) => until).find((until) => until !== null);
  const until = due ? dayText(due, agency?.timeZone ?? defaultZone, language) : '';
  return {
    title: words.plain(held.length > 0 ? 'page-held-title' : 'page-hold-title'),
    language,
    contact: agency?.contact ?? house.contact,
    switchable: false,
    body:
      held.length === 0
        ? html`<p>${words.plain('page-hold-nothing')}</p>`
        : html`<p>${words.plain('page-held-lead', { count: held.length })}</p>
<p>${raw(due ? words('page-held-statement', { until }) : words('page-held-submitted'))}</p>
${network ? chatButton(house, network, language) : ''}`,
  };
};
