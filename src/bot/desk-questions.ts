/**
 * The applicant's end of a word with the desk: "Balas" under its question, then one message, text or file. It stands before the flows, because
 * a question of the desk may come in the middle of one; the flow goes on afterwards where it was. CONVERSATION 3, 7, 13.
 */
import type { BotContext, FlowDeps } from '#flows/context.ts';
import { fileOf } from '#flows/interview.ts';
import { refusalOf } from '#flows/refusal.ts';
import { fetched } from '#flows/upload.ts';
import type { RegistrationErrorCode } from '#ra/errors.ts';
import type { HandedIn } from '#ra/office/drafting.ts';
import type { Prompt } from '#ra/records.ts';
import type { CaseId, Destination, NetworkName } from '#ra/values.ts';

type Deps = Pick<FlowDeps, 'office' | 'download' | 'papers'> & { readonly network: { readonly name: NetworkName } };

const html = { parse_mode: 'HTML' } as const;
const longestAnswer = 1000;

export const answerDeskQuestions =
  (deps: Deps) =>
  async (ctx: BotContext, next: () => Promise<void>): Promise<void> => {
    const [, tapped] = /^answer:(\d{1,15})$/.exec(ctx.callbackQuery?.data ?? '') ?? [];
    if (tapped !== undefined) return askForAnswer(ctx, deps, Number(tapped) as CaseId); // the office looks whose it is
    const prompt = await promptMeant(ctx, deps);
    if (!prompt) return next();
    if (prompt.purpose === albumOver) return;
    if (ctx.message?.text?.trim().toLowerCase() === '/batal') return giveUp(ctx, deps, prompt);
    await takeAnswer(ctx, deps, prompt);
    if (isInFlow(ctx)) await askAgain(ctx, next);
  };

const isInFlow = (ctx: BotContext): boolean => Object.keys(ctx.conversation.active()).length > 0;
const here = (ctx: BotContext, { network }: Deps): Destination => ({
  network: network.name,
  chat: String(ctx.chat?.id),
});

/** An album comes as several messages. The first answers the question; the others are known as its pages by this name in place of a message's. */
const albumName = (album: string | undefined): string | undefined => album && `album:${album}`;
const isAlbum = ({ message }: Prompt): boolean => message.startsWith('album:');
/** Nothing more of this album is taken, which was said once. */
const albumOver = 'answer-over';

/** The message it replies to, or the album it belongs to; where no flow waits for an answer of its own, the one question that is open here. */
const promptMeant = async (ctx: BotContext, deps: Deps): Promise<Prompt | undefined> => {
  const { message } = ctx;
  if (!message) return undefined;
  const all = await deps.office.desk.promptsOfApplicant(here(ctx, deps));
  const [albums, open] = [all.filter(isAlbum), all.filter((one) => !isAlbum(one))];
  const meant = [albumName(message.media_group_id), String(message.reply_to_message?.message_id)];
  const replied = [...albums, ...open].find((one) => meant.includes(one.message));
  if (replied || isInFlow(ctx)) return replied;
  const isCommand = message.text?.startsWith('/') && message.text.trim().toLowerCase() !== '/batal';
  return isCommand ? undefined : open.at(-1);
};

/** "Balas": whose case it is, and whether the question is still open, is looked at before anything is asked. */
const askForAnswer = async (ctx: BotContext, deps: Deps, id: CaseId): Promise<void> => {
  const { words, visitor } = ctx;
  await ctx.answerCallbackQuery();
  const isTheirs = visitor.cases.some((it) => it.id === id);
  if (!isTheirs && !visitor.account) {
    const login = [[{ text: words.plain('button-masuk'), callback_data: 'go:masuk' }]];
    return void (await ctx.reply(words('login-first'), { ...html, reply_markup: { inline_keyboard: login } }));
  }
  if (!isTheirs || !(await deps.office.word.open(id)))
    return void (await ctx.reply(words('error-question-closed', { case: String(id) }), html));
  const asked = await ctx.reply(words('answer-how', { case: String(id) }), {
    ...html,
    reply_markup: {
      force_reply: true,
      input_field_placeholder: words.plain('answer-placeholder', { case: String(id) }),
    },
  });
  const at = here(ctx, deps);
  for (const { message } of await deps.office.desk.promptsOfApplicant(at))
    await deps.office.desk.takePrompt(at, message);
  await deps.office.desk.savePrompt({
    at,
    message: String(asked.message_id),
    case: id,
    purpose: 'answer',
    account: null,
  });
};

const giveUp = async (ctx: BotContext, { office }: Deps, { at, message }: Prompt): Promise<void> => {
  await office.desk.takePrompt(at, message);
  await ctx.reply(ctx.words('answer-left'), html);
};

/** What cannot be taken leaves the question open. Each message of an album is an answer. */
const takeAnswer = async (ctx: BotContext, deps: Deps, prompt: Prompt): Promise<void> => {
  const { case: id } = prompt;
  const { words } = ctx;
  const text = (ctx.message?.text ?? ctx.message?.caption ?? '').normalize('NFC').trim();
  const { length } = [...text];
  const file = fileOf(ctx);
  if (!file && text === '') return void (await ctx.reply(words('answer-empty'), html));
  if (length > longestAnswer) return void (await ctx.reply(words('answer-too-long', { length: String(length) }), html));
  try {
    const paper: HandedIn | undefined = file && (await deps.papers.inspect(await fetched(deps, file)));
    await deps.office.word.answer(ctx.nextActor(), id, paper ? { text, file: paper } : { text });
    await closeQuestion(ctx, deps, prompt, prompt.purpose);
    await ctx.reply(words('answer-taken', { case: String(id) }), html);
  } catch (error) {
    const refusal = refusalOf(error, words.language);
    if (!refusal) throw error;
    if (closing.includes(refusal.code)) await closeQuestion(ctx, deps, prompt, albumOver);
    await ctx.reply(words(refusal.key, refusal.values), html);
  }
};

/** After these nothing can be answered: what is written next is no answer any more. */
const closing: readonly string[] = ['ERR_QUESTION_CLOSED', 'ERR_ANSWERED_TOO_OFTEN'] satisfies RegistrationErrorCode[];

/** The pages of an album that follow find it again by the album's name. */
const closeQuestion = async (
  ctx: BotContext,
  { office }: Deps,
  { at, message, case: id }: Prompt,
  purpose: string,
): Promise<void> => {
  await office.desk.takePrompt(at, message);
  const album = albumName(ctx.message?.media_group_id);
  if (album) await office.desk.savePrompt({ at, message: album, case: id, purpose, account: null });
};

/** The flow gets no answer from this message, only the sign to ask its question again; what was said to the desk is not in its memory. */
const askAgain = async (ctx: BotContext, next: () => Promise<void>): Promise<void> => {
  const { message } = ctx.update;
  if (message) {
    const { message_id, from, chat, date } = message;
    Object.assign(ctx.update, { message: { message_id, from, chat, date, text: '/lanjut' } });
  }
  await next();
};
