/** Where the papers of a case cannot go because the bot may not write to its officer first: a link there, and what it opens. DESIGN "Secrets and personal data". */
import type { Context } from 'grammy';
import { GrammyError } from 'grammy';
import type { BotContext } from '#flows/context.ts';
import { escapeHtml } from '#locales/words.ts';
import { RegistrationError } from '#ra/errors.ts';
import type { CaseView } from '#ra/office/desk.ts';
import type { Office } from '#ra/office/office.ts';
import type { CaseId, Destination } from '#ra/values.ts';
import type { DeepLink } from '../deep-links.ts';
import type { Network } from '../networks/network.ts';
import { refusalText } from './refusals.ts';
import { holdsCard, isMember } from './scene.ts';
import type { Answer, Tap } from './tap.ts';

/** Undefined: the papers arrive. Otherwise what to tell who tapped: they have the case all the same. */
export const wayToPapers = async ({ ctx, startLink, data }: Tap): Promise<Answer> => {
  const refused = startLink && (await whyNot(ctx));
  if (!refused) return undefined;
  const values = { bot: ctx.me.username };
  const url = /blocked/i.test(refused) ? undefined : startLink(`berkas-${data.case}`, ctx.me);
  return { key: 'desk-papers-blocked', values, isAlert: true, ...(url === undefined ? {} : { url }) };
};

/** Asked of the network itself, by a sign that says nothing. */
const whyNot = async (ctx: Context): Promise<string | undefined> => {
  if (!ctx.from) return undefined;
  try {
    await ctx.api.sendChatAction(ctx.from.id, 'upload_document');
    return undefined;
  } catch (error) {
    return error instanceof GrammyError && error.error_code === 403 ? error.description : undefined;
  }
};

type LinkDeps = { readonly office: Office; readonly network: Pick<Network, 'name'> };

/** `/start berkas-1042`: the papers, once more, for who has the case and is still of its desk's group. */
export const papersLink = ({ office, network }: LinkDeps): DeepLink => ({
  payload: /^berkas-(\d{1,15})$/,
  async open(ctx, [, number]) {
    const { visitor, words } = ctx;
    if (!visitor.account) return false;
    const id = Number(number) as CaseId; // digits, by the pattern
    const say = async (text: string) => void (await ctx.reply(text, { parse_mode: 'HTML' }));
    const view = await office.desk.view(id);
    if (view?.it.claim?.by !== visitor.account.id) await say(words('papers-not-yours', { case: String(id) }));
    else
      try {
        const memberOf = (await groupOf(ctx, office, network.name, view)) ?? null;
        await office.decision.claim({ ...ctx.nextActor(), memberOf }, id);
        await say(words('papers-follow', { case: String(id) }));
      } catch (error) {
        if (!(error instanceof RegistrationError)) throw error;
        await say(escapeHtml(refusalText(words, error)));
      }
    return true;
  },
});

/** The group in which they are, of that desk of theirs which has the case. */
const groupOf = async (
  ctx: BotContext,
  office: Office,
  network: Network['name'],
  view: CaseView,
): Promise<Destination | undefined> => {
  const mine = ctx.visitor.roles.map(({ desk }) => desk);
  const having = (await office.administration.desks()).filter(
    (desk) => mine.includes(desk.id) && holdsCard(desk, view),
  );
  for (const { chat } of having)
    if (chat?.network === network && ctx.from && (await isMember(ctx, Number(chat.chat), ctx.from.id))) return chat;
  return undefined;
};
