/** `/activate/{secret}`: the button proves that the mailbox is in the person's hands (Kebumen account 4, Ciamis 1). ACC-3, ACC-4; of a new mailbox too (ACC-8, ACC-9). */
import type { Context } from 'hono';
import { z } from 'zod';
import { onPage } from '#ra/actor.ts';
import { RegistrationError } from '#ra/errors.ts';
import { linkName } from '../form.ts';
import { languageOf, type Page, showPage } from '../page.ts';
import { brokenForm, type Door, fieldsOf, gone, secretIn, tooMany } from './door.ts';
import { mailboxTaken, type Proof, proofForm, provenPage } from './mailbox.ts';
import { type Link, linksOf } from './proofs.ts';

const activationForm = z.object({ seal: z.string().max(200) });
/** Why the form is shown once more. */
type Again = 'stale' | 'wait' | null;

export const activationPages = ({ house, office, seal, perLink }: Door) => {
  const links = linksOf(office);

  /** The form of the first kind of link that knows this secret. */
  const formFor = async (c: Context, secret: string, again: Again = null): Promise<Page | undefined> => {
    for (const { proof, page } of links) {
      const view = await page(secret);
      if (!view) continue;
      const agency = view.agency === null ? undefined : await office.administration.agency(view.agency);
      const language = languageOf(c, view.language);
      return proofForm(house, proof, {
        number: String(view.case),
        agency,
        language,
        seal: seal.write(linkName(secret)),
        fault: again === 'stale' ? 'page-stale-form' : again === 'wait' ? 'page-change-wait' : null,
      });
    }
    return undefined;
  };
  const showForm = async (c: Context, secret: string, again: Again, status: 200 | 409 | 422) => {
    const page = await formFor(c, secret, again);
    return page ? showPage(c, house, page, status) : gone(c, house, 'activation');
  };

  const look = async (c: Context) => {
    const secret = secretIn(c);
    return secret === undefined ? gone(c, house, 'activation') : showForm(c, secret, null, 200);
  };

  const activate = async (c: Context) => {
    const secret = secretIn(c);
    if (secret === undefined) return gone(c, house, 'activation');
    const fields = await fieldsOf(c, activationForm);
    if (!fields) return brokenForm(c, house);
    const link = linkName(secret);
    const wait = perLink.take(link);
    if (wait > 0) return tooMany(c, house, wait);
    if (!seal.isGood(fields.seal, link)) return showForm(c, secret, 'stale', 422);
    for (const kind of links) if (await kind.isOurs(secret)) return confirm(c, secret, kind);
    return gone(c, house, 'activation');
  };

  const confirm = async (c: Context, secret: string, { proof, prove }: Link) => {
    try {
      // One key for the link: a second tap, on whatever instance, gets the stored answer and not "already used".
      const { language, network } = await prove(onPage(`page/${proof}/${linkName(secret)}`), secret);
      return showPage(c, house, provenPage(house, proof, network, languageOf(c, language)));
    } catch (error) {
      if (!(error instanceof RegistrationError)) throw error;
      return refused(c, secret, proof, error);
    }
  };

  const refused = (c: Context, secret: string, proof: Proof, error: RegistrationError) => {
    if (error.code === 'ERR_TOKEN_UNKNOWN') return gone(c, house, 'activation');
    if (error.code === 'ERR_CHECK_BLOCKS') return showForm(c, secret, 'wait', 409);
    if (error.code === 'ERR_ALREADY_REGISTERED' && proof !== 'activate')
      return showPage(c, house, mailboxTaken(proof, languageOf(c)), 409);
    throw error;
  };

  return { look, activate };
};
