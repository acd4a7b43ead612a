/**
 * BERHENTI and MULAI: what may be written into this chat unasked. It is heard wherever a person stands. On WhatsApp BERHENTI ends everything
 * that is no answer, elsewhere the reminders; what must be known goes by mail. CONVERSATION 16, REN-1.
 */
import { InlineKeyboard } from 'grammy';
import type { BotContext, FlowDeps } from '#flows/context.ts';
import { remindMe } from '#flows/interview.ts';
import type { Visitor } from '#ra/office/reception.ts';
import { hearAs } from './deep-links.ts';

const html = { parse_mode: 'HTML' } as const;

/** In the middle of a question the same word means "Batal" as well: both are done, and nothing is lost. */
export const hearReminderWishes =
  ({ office }: Pick<FlowDeps, 'office'>) =>
  async (ctx: BotContext, next: () => Promise<void>): Promise<void> => {
    const wish = wishIn(ctx);
    if (wish === undefined) return next();
    const isAsked = Object.keys(ctx.conversation.active()).length > 0;
    if (wish === 'begin' && !meansReminders(ctx.visitor)) {
      if (!isAsked) hearAs(ctx, 'start');
      return next();
    }
    const isWanted = wish !== 'stop';
    await office.reception.chooseReminders(ctx.nextActor(), isWanted);
    if (ctx.callbackQuery) await ctx.answerCallbackQuery();
    if (!isWanted && isAsked) {
      await ctx.conversation.exitAll();
      await ctx.reply(ctx.words('left'), html);
    }
    await ctx.reply(isWanted ? ctx.words('reminders-on') : stopped(ctx), {
      ...html,
      ...(isWanted ? {} : { reply_markup: new InlineKeyboard([remindMe(ctx.words)]) }),
    });
    // Who writes MULAI may as well want to begin: the choices stand below.
    if (wish !== 'begin' || isAsked) return;
    hearAs(ctx, 'start');
    await next();
  };

type Wish = 'stop' | 'remind' | 'begin';
const wishes: Readonly<Record<string, Wish>> = {
  berhenti: 'stop',
  stop: 'stop',
  'mulai ingatkan': 'remind',
  'remind me': 'remind',
  mulai: 'begin',
  start: 'begin',
};
const wishIn = (ctx: BotContext): Wish | undefined =>
  ctx.callbackQuery?.data === 'reminders:on' ? 'remind' : wishes[ctx.message?.text?.trim().toLowerCase() ?? ''];

/**
 * MULAI alone takes a BERHENTI back; on WhatsApp it also asks for reminders, of who has something here to be reminded of. From everybody else it
 * is a greeting: a stranger's first word is no wish to be written to.
 */
const meansReminders = ({ contact, account, cases, address }: Visitor): boolean => {
  if (contact?.reminders === false) return true;
  const isKnown = account !== null || cases.length > 0;
  return address.network === 'whatsapp' && isKnown && contact?.reminders !== true;
};

/** Where nobody is reminded unasked, and nothing was chosen yet. */
export const mayBeOffered = ({ contact, address, cases }: Visitor): boolean =>
  address.network === 'whatsapp' && contact?.reminders === null && cases.some(({ state }) => state === 'draft');

/** What goes by mail from now on, and what not even so. */
const stopped = ({ words, visitor }: BotContext): string => {
  const { address, account, cases } = visitor;
  if (address.network !== 'whatsapp') return words('reminders-off');
  const unproven = account ? undefined : cases.find(({ kind }) => kind === 'registration' || kind === 'rebinding');
  const isProven = unproven?.kind === 'registration' && ['activated', 'completed'].includes(unproven.state);
  if (!unproven || isProven) return words('silence-on');
  return `${words('silence-on')}\n\n${words('silence-without-mail', { number: String(unproven.id) })}`;
};

/** The way out of a question, with the offer to be reminded of it where that must be asked for. */
export const sayLeft = async (ctx: BotContext): Promise<void> => {
  const keyboard = (await ctx.offersReminders()) ? { reply_markup: new InlineKeyboard([remindMe(ctx.words)]) } : {};
  await ctx.reply(ctx.words('left'), { ...html, ...keyboard });
};
