/** `/whatsapp` in private: an administrator who is logged in gets the page on which the service's WhatsApp number is linked. */
import { Composer, InlineKeyboard } from 'grammy';
import type { BotContext, FlowDeps } from '#flows/context.ts';

const html = { parse_mode: 'HTML', link_preview_options: { is_disabled: true } } as const;

/** Heard wherever a person stands: a question under way is asked again afterwards. */
export const whatsappPage = (deps: Pick<FlowDeps, 'office'>) => {
  const composer = new Composer<BotContext>();
  composer.command('whatsapp', async (ctx, next) => {
    await openPage(ctx, deps);
    if (Object.keys(ctx.conversation.active()).length > 0) await next();
  });
  composer.callbackQuery('go:whatsapp', async (ctx) => {
    await ctx.answerCallbackQuery();
    await openPage(ctx, deps);
  });
  return composer;
};

const openPage = async (ctx: BotContext, { office }: Pick<FlowDeps, 'office'>): Promise<void> => {
  const { visitor, words } = ctx;
  if (!visitor.account) {
    const way = new InlineKeyboard().text(words.plain('button-masuk'), 'go:masuk');
    await ctx.reply(words('login-first'), { ...html, reply_markup: way });
    return;
  }
  if (!visitor.roles.some(({ role }) => role === 'administrator'))
    return void (await ctx.reply(words('whatsapp-page-not-yours'), html));
  const { link, minutes } = await office.numberLink.openPage(ctx.nextActor());
  // A button may not lead to a machine's own address.
  const isPublic = link.startsWith('https:');
  const button = new InlineKeyboard().url(words.plain('button-whatsapp-page'), link);
  await ctx.reply(words('whatsapp-page', { link: isPublic ? 'none' : link, minutes: String(minutes) }), {
    ...html,
    ...(isPublic ? { reply_markup: button } : {}),
  });
};
