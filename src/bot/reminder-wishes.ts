/** BERHENTI, and back again: reminders in this chat alone. It is heard wherever a person stands. CONVERSATION 16, REN-1. */
import { InlineKeyboard } from 'grammy';
import type { BotContext, FlowDeps } from '#flows/context.ts';

const html = { parse_mode: 'HTML' } as const;

/** In the middle of a question the same word means "Batal" as well: both are done, and nothing is lost. */
export const hearReminderWishes =
  ({ office }: Pick<FlowDeps, 'office'>) =>
  async (ctx: BotContext, next: () => Promise<void>): Promise<void> => {
    const wish = wishIn(ctx);
    if (wish === undefined) return next();
    await office.reception.chooseReminders(ctx.nextActor(), wish);
    if (ctx.callbackQuery) await ctx.answerCallbackQuery();
    const isAsked = Object.keys(ctx.conversation.active()).length > 0;
    if (!wish && isAsked) {
      await ctx.conversation.exitAll();
      await ctx.reply(ctx.words('left'), html);
    }
    const off = new InlineKeyboard().text(ctx.words.plain('button-reminders-on'), 'reminders:on');
    await ctx.reply(ctx.words(wish ? 'reminders-on' : 'reminders-off'), {
      ...html,
      ...(wish ? {} : { reply_markup: off }),
    });
  };

const wishIn = (ctx: BotContext): boolean | undefined => {
  if (ctx.callbackQuery?.data === 'reminders:on') return true;
  const said = ctx.message?.text?.trim().toLowerCase();
  if (said === 'berhenti' || said === 'stop') return false;
  return said === 'mulai ingatkan' || said === 'remind me' ? true : undefined;
};
