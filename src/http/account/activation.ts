/** `/activate/{secret}`: the button proves that the mailbox is in the person's hands (Kebumen account 4, Ciamis 1). ACC-3, ACC-4; of a new mailbox too (ACC-8). */
import type { Context } from 'hono';
import { z } from 'zod';
import { onPage } from '#ra/actor.ts';
import { RegistrationError } from '#ra/errors.ts';
import { linkName } from '../form.ts';
import { languageOf, type Page, showPage } from '../page.ts';
import { brokenForm, type Door, fieldsOf, gone, secretIn, tooMany } from './door.ts';
import { mailboxTaken, proofForm, provenPage } from './mailbox.ts';

const activationForm = z.object({ seal: z.string().max(200) });

export const activationPages = ({ house, office, seal, perLink }: Door) => {
  const formFor = async (c: Context, secret: string, isStale = false): Promise<Page | undefined> => {
    const registration = await office.registration.activationPage(secret);
    const view = registration ?? (await office.rebinding.page(secret));
    if (!view) return undefined;
    const agency = view.agency === null ? undefined : await office.administration.agency(view.agency);
    const language = languageOf(c, view.language);
    return proofForm(house, registration ? 'activate' : 'mailbox', {
      number: String(view.case),
      agency,
      language,
      seal: seal.write(linkName(secret)),
      isStale,
    });
  };

  const look = async (c: Context) => {
    const secret = secretIn(c);
    const page = secret === undefined ? undefined : await formFor(c, secret);
    return page ? showPage(c, house, page) : gone(c, house, 'activation');
  };

  const activate = async (c: Context) => {
    const secret = secretIn(c);
    if (secret === undefined) return gone(c, house, 'activation');
    const fields = await fieldsOf(c, activationForm);
    if (!fields) return brokenForm(c, house);
    const link = linkName(secret);
    const wait = perLink.take(link);
    if (wait > 0) return tooMany(c, house, wait);
    if (!seal.isGood(fields.seal, link)) {
      const page = await formFor(c, secret, true);
      return page ? showPage(c, house, page, 422) : gone(c, house, 'activation');
    }
    if (await office.rebinding.isLink(secret)) return confirm(c, secret, link);
    try {
      // One key for the link: a second tap, on whatever instance, gets the stored answer and not "already used".
      const { language, network } = await office.registration.activate(onPage(`page/activate/${link}`), secret);
      return showPage(c, house, provenPage(house, 'activated', network, languageOf(c, language)));
    } catch (error) {
      if (error instanceof RegistrationError && error.code === 'ERR_TOKEN_UNKNOWN') return gone(c, house, 'activation');
      throw error;
    }
  };

  /** ACC-8. One key for the link here as well. */
  const confirm = async (c: Context, secret: string, link: string) => {
    try {
      const { language, network } = await office.rebinding.confirm(onPage(`page/mailbox/${link}`), secret);
      return showPage(c, house, provenPage(house, 'mailbox-bound', network, languageOf(c, language)));
    } catch (error) {
      if (!(error instanceof RegistrationError)) throw error;
      if (error.code === 'ERR_TOKEN_UNKNOWN') return gone(c, house, 'activation');
      if (error.code === 'ERR_ALREADY_REGISTERED') return showPage(c, house, mailboxTaken(languageOf(c)), 409);
      throw error;
    }
  };

  return { look, activate };
};
