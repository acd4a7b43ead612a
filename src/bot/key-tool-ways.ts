/** The buttons under the key tool: its link as a QR, its short code, and the truth about a forgotten passphrase. ISS-3, REV-1 (Sumbar revocation 1). */
import { Composer, InlineKeyboard, InputFile } from 'grammy';
import type { BotContext, FlowDeps } from '#flows/context.ts';
import { isNear, keyToolLink, shortCodeOf } from '#flows/key-tool.ts';
import { type Case, isIssuing, missingItems } from '#ra/case.ts';
import { isGood } from './certificates.ts';

const html = { parse_mode: 'HTML', link_preview_options: { is_disabled: true } } as const;

/** They answer anywhere and leave the question under way as it is. */
export const keyToolWays = (deps: FlowDeps): Composer<BotContext> => {
  const composer = new Composer<BotContext>();
  composer.callbackQuery(/^key:(qr|code):(\d+)$/, async (ctx) => {
    await ctx.answerCallbackQuery();
    const it = ctx.visitor.cases.find(({ id }) => String(id) === ctx.match[2]);
    if (!it || !waitsForKey(it))
      await ctx.reply(ctx.words(ctx.visitor.account ? 'key-tool-case-gone' : 'login-first'), html);
    else await (ctx.match[1] === 'qr' ? showQr(ctx, deps, it) : showCode(ctx, deps, it));
  });
  composer.callbackQuery('key:forgotten', async (ctx) => {
    await ctx.answerCallbackQuery();
    await explainForgotten(ctx, deps);
  });
  return composer;
};

const waitsForKey = (it: Case): boolean => isIssuing(it) && it.state === 'draft' && missingItems(it).includes('csr');

/** From the chat on a computer to the telephone, without typing. */
const showQr = async (ctx: BotContext, deps: FlowDeps, it: Case): Promise<void> => {
  const { words, visitor } = ctx;
  const link = keyToolLink(deps, it, visitor, words);
  const caption = [
    words('key-tool-qr', { number: String(it.id) }),
    ...(isNear(link) ? [words('key-tool-qr-near')] : []),
  ];
  const picture = new InputFile(await deps.keyTool.qr(link), `alat-kunci-${it.id}.png`);
  await ctx.replyWithPhoto(picture, { caption: caption.join('\n'), parse_mode: 'HTML' });
};

const showCode = async (ctx: BotContext, deps: FlowDeps, it: Case): Promise<void> => {
  await ctx.reply(ctx.words('key-tool-code', { code: shortCodeOf(deps, it, ctx.visitor) }), html);
};

/** Nobody can recover it: the certificate ends with that reason, and a new one begins with a new key. */
const explainForgotten = async (ctx: BotContext, { office }: FlowDeps): Promise<void> => {
  const { words, visitor } = ctx;
  const { account } = visitor;
  if (!account) return void (await ctx.reply(words('login-first'), html));
  const [text, label, where] = (await office.issuance.holdingsOf(account)).some(isGood)
    ? ['key-tool-forgotten-revoke', 'button-key-tool-revoke', 'cabut']
    : ['key-tool-forgotten-anew', 'button-key-tool-anew', 'terbit'];
  const cause = words.plain('revocation-cause-forgotten-passphrase');
  await ctx.reply([words('key-tool-forgotten'), words(text, { cause })].join('\n\n'), {
    ...html,
    reply_markup: new InlineKeyboard().text(words.plain(label), `go:${where}`),
  });
};
