/** `/surat`: the paper the person's case needs, prefilled with what is known. ISS-5, REV-1, ACC-8, ACC-9. */
import { InputFile } from 'grammy';
import type { BotContext, FlowDeps } from '#flows/context.ts';
import { letterData } from '#flows/letter-data.ts';
import { statementData } from '#flows/statement-data.ts';

const html = { parse_mode: 'HTML', link_preview_options: { is_disabled: true } } as const;

/** Of the newest open case; a renewal brings no letter (REN-2), so the one before it counts. */
export const sendPaper = async (ctx: BotContext, { office, papers }: FlowDeps): Promise<void> => {
  const it = ctx.visitor.cases.find(({ kind }) => kind !== 'renewal');
  if (it?.kind === 'rebinding') return void (await ctx.reply(ctx.words('rebinding-letter'), html));
  if (!it && ctx.visitor.cases.length > 0) return void (await ctx.reply(ctx.words('renewal-without-letter'), html));
  const view = it && (await office.desk.view(it.id));
  const statement = it?.kind === 'revocation' ? statementData(view) : undefined;
  const [bytes, name, caption] = statement
    ? ([await papers.statement(statement), 'surat-keterangan.pdf', 'statement-caption'] as const)
    : ([await papers.template(letterData(view)), 'surat-rekomendasi.pdf', 'template-caption'] as const);
  await ctx.replyWithDocument(new InputFile(bytes, name), { caption: ctx.words(caption), parse_mode: 'HTML' });
};
