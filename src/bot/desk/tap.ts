/** One tap on a card: read, checked against the card it hangs on, done by the office, answered in words. CONVERSATION 9, 12, 13. */
import type { Context } from 'grammy';
import { GrammyError } from 'grammy';
import type { Values } from '#locales/words.ts';
import type { DeskKind } from '#ra/agency.ts';
import { type CaseKind, moves, type Verdict } from '#ra/case.ts';
import { RegistrationError } from '#ra/errors.ts';
import type { CaseView } from '#ra/office/desk.ts';
import type { CaseId } from '#ra/values.ts';
import { deskWords } from '../announcer.ts';
import { type Card, card } from '../cards/card.ts';
import type { CardAct, CardData } from '../cards/card-data.ts';
import { readCardData } from '../cards/card-data.ts';
import { deskOf } from '../cards/keyboard.ts';
import { isStale, refuse } from './refusals.ts';
import { type DeskScene, servingDesk } from './scene.ts';

export type Tap = DeskScene & { readonly data: CardData };
/** What the person sees at once: nothing, a line, or (`isAlert`) a window to close; with a `url` that is opened instead. */
export type Answer =
  | { readonly key: string; readonly values?: Values; readonly isAlert?: boolean; readonly url?: string }
  | undefined;

/** The office redraws the living card; a copy from the queue follows here. */
const redrawsItself: readonly CardAct[] = ['words', 'card', 'show', 'note'];

/** Does what the tap asks; its refusals become words and, where the card was stale, a fresh one. */
export const answerTap = async (tap: Tap, work: (tap: Tap) => Promise<Answer>): Promise<void> => {
  const { ctx, words, data } = tap;
  if (!(await hangsOnItsCard(tap))) return alertWith(ctx, words.plain('desk-tap-foreign'));
  try {
    const answer = await work(tap);
    await answerQuery(
      ctx,
      answer && words.plain(answer.key, { case: String(data.case), ...answer.values }),
      answer?.isAlert,
      answer?.url,
    );
    if (data.isCopy && !redrawsItself.includes(data.act)) await redraw(tap);
  } catch (error) {
    if (!(error instanceof RegistrationError)) throw error;
    await alertWith(ctx, await refuse(tap, error));
    if (isStale(error)) await redraw(tap);
  }
};

export const alertWith = (ctx: Context, text: string): Promise<void> => answerQuery(ctx, text, true);

/** A query too old to be answered is no reason to fail: what was asked is done. */
export const answerQuery = async (ctx: Context, text?: string, isAlert = false, url?: string): Promise<void> => {
  const words = text === undefined ? {} : { text, show_alert: isAlert };
  try {
    await ctx.answerCallbackQuery(url === undefined ? words : { url });
  } catch (error) {
    if (!(error instanceof GrammyError)) throw error;
  }
};

/**
 * Our own message, which offers this case or is its card: an app may still show buttons that are gone. One too old to be shown to us (date 0)
 * tells nothing, so it must be the card that the office keeps alive.
 */
const hangsOnItsCard = async ({ ctx, office, at, data: { case: id } }: Tap): Promise<boolean> => {
  const message = ctx.callbackQuery?.message;
  if (!message) return false;
  if (message.date === 0) return office.desk.isCard(id, at, String(message.message_id));
  if (message.from?.id !== ctx.me.id) return false;
  const buttons = message.reply_markup?.inline_keyboard.flat() ?? [];
  const isOffered = buttons.some((one) => 'callback_data' in one && readCardData(one.callback_data)?.case === id);
  return isOffered || isTitle(message.text?.split('\n')[0] ?? '', id);
};

/** Of its card, or of what is left of one that was hung anew. */
const isTitle = (line: string, id: CaseId): boolean =>
  [...Object.keys(moves).map((kind) => `card-title-${kind}`), 'card-moved'].some(
    (key) => deskWords.plain(key, { case: String(id) }).replaceAll(/<\/?b>/g, '') === line,
  );

/** Draws the tapped card anew from the row; where that fails the office's own drawing follows. */
export const redraw = async (tap: Tap): Promise<void> => {
  const view = await tap.office.desk.view(tap.data.case);
  const desk = view && (await servingDesk(tap, view, deskKindOf(tap.data, view.it.kind)));
  if (view && desk) await edit(tap.ctx, card(view, desk, deskWords, { isCopy: tap.data.isCopy }));
};

export const edit = async (ctx: Context, { text, keyboard }: Card): Promise<void> => {
  try {
    await ctx.editMessageText(text, {
      parse_mode: 'HTML',
      link_preview_options: { is_disabled: true },
      reply_markup: { inline_keyboard: keyboard },
    });
  } catch (error) {
    if (!(error instanceof GrammyError)) throw error; // unchanged, or gone: the answer was given already
  }
};

/** Whose card of a case of this kind a button hangs on. */
export const deskKindOf = ({ act, more }: CardData, kind: CaseKind): DeskKind => {
  if (kind === 'rebinding' || act === 'forward' || act === 'return') return 'assistant';
  if (act === 'hand' && more.startsWith('a.')) return 'assistant';
  if (act === 'send' || act === 'preview' || act === 'drop' || act === 'words')
    return deskOf(kind, verdictOf(more) ?? 'reject');
  return more === 'assistant' ? 'assistant' : 'officer';
};

export const verdictOf = (more: string): Verdict['act'] | undefined =>
  (['return', 'reject', 'refuse'] as const).find((act) => act === more.split('.')[0]);

/** The case as it stands and the open verdict of this kind that this person is putting together. Throws ERR_STALE_CASE, ERR_CLAIMED_BY_ANOTHER. */
export const openVerdict = async (
  { office, visitor }: Pick<DeskScene, 'office' | 'visitor'>,
  id: CaseId,
  act: Verdict['act'] | undefined,
): Promise<{ readonly view: CaseView; readonly verdict: Verdict }> => {
  const view = await office.desk.view(id);
  if (!view) throw new RegistrationError('ERR_CASE_NOT_FOUND', { case: id });
  const { verdict, claim } = view.it;
  if (!visitor.account) throw new RegistrationError('ERR_DESK_SESSION_CLOSED');
  if (claim && claim.by !== visitor.account.id)
    throw new RegistrationError('ERR_CLAIMED_BY_ANOTHER', { case: id, name: claim.name, at: claim.at });
  if (!verdict || verdict.act !== act || verdict.by !== visitor.account.id)
    throw new RegistrationError('ERR_STALE_CASE', { case: id });
  return { view, verdict };
};
