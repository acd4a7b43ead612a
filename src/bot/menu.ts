/** The commands of the chat and the buttons that lead to them: what a person sees, by who they are. CONVERSATION 3, 10, 14. */
import { Composer, InlineKeyboard } from 'grammy';
import type { BotContext, FlowDeps } from '#flows/context.ts';
import { defaultZone, timeText } from '#locales/times.ts';
import { languages, type Words, wordsIn } from '#locales/words.ts';
import type { Case, CaseKind, CaseState } from '#ra/case.ts';
import { isIssuing } from '#ra/case.ts';
import type { Timeline } from '#ra/office/desk.ts';
import type { Language, SerialNumber } from '#ra/values.ts';
import { type CertificateForm, isGood, sendCertificate, showCertificates } from './certificates.ts';
import { keyToolWays } from './key-tool-ways.ts';
import { sendPaper } from './paper-forms.ts';
import { describeBot, showCommands, showMenuButton } from './signboard.ts';
import { timelineText } from './timeline.ts';

/** Fewer than eight each (CONVERSATION 14); the others are reached by buttons, and named in /bantuan. */
const visitorCommands = ['start', 'daftar', 'masuk', 'hilang', 'status', 'bahasa', 'bantuan'] as const;
const subscriberCommands = ['sertifikat', 'terbit', 'hilang', 'ubah', 'status', 'bantuan', 'keluar'] as const;

/** A command typed, or a button that stands for it (`go:<command>`). */
const html = { parse_mode: 'HTML', link_preview_options: { is_disabled: true } } as const;

/** Sets what each language's command menu shows in private chats, in groups, and to who administers a group; and what the bot says of itself. */
export const setCommands = async (api: BotContext['api']): Promise<void> => {
  for (const language of languages) {
    const words = wordsIn(language);
    const list = (names: readonly string[]) =>
      names.map((command) => ({ command, description: words.plain(`command-${command}`) }));
    const propose = { command: 'cabut', description: words.plain('command-propose') };
    const ofGroups = [...list(['antrean', 'cari']), propose];
    await showCommands(api, language, {
      all_private_chats: list(visitorCommands),
      all_group_chats: ofGroups,
      all_chat_administrators: [...ofGroups, ...list(['hubungkan'])],
    });
    await describeBot(api, words);
  }
  await showMenuButton(api);
};

/** After a login the menu is the subscriber's, in this chat alone. */
export const setCommandsOf = async (ctx: BotContext, isLoggedIn: boolean): Promise<void> => {
  const chat = ctx.chat?.id;
  if (chat === undefined) return;
  const commands = (isLoggedIn ? subscriberCommands : visitorCommands).map((command) => ({
    command,
    description: ctx.words.plain(`command-${command}`),
  }));
  await ctx.api.setMyCommands(commands, { scope: { type: 'chat', chat_id: chat } });
};

const theirTurn: readonly CaseState[] = ['draft', 'registered', 'activated', 'accepted'];
/** Where each kind of case goes on. */
export const commandOf = {
  registration: 'daftar',
  issuance: 'terbit',
  renewal: 'perbarui',
  change: 'ubah',
  revocation: 'cabut',
  rebinding: 'pulihkan',
} as const satisfies Record<CaseKind, string>;

/** Waiting for the applicant; of an approved change, for the new mailbox (ACC-9). */
const isTheirTurn = ({ kind, state }: Case): boolean =>
  theirTurn.includes(state) || (kind === 'change' && state === 'approved');

/** `shown`: what the person is looking at already. */
const greetingButtons = async (
  ctx: BotContext,
  { office }: FlowDeps,
  shown?: 'status' | 'bantuan',
): Promise<InlineKeyboard> => {
  const { words, visitor } = ctx;
  const { account, cases } = visitor;
  const keyboard = new InlineKeyboard();
  const button = (name: string, command: string) => keyboard.text(words.plain(name), `go:${command}`).row();
  for (const kind of new Set(cases.filter(isTheirTurn).map((it) => it.kind)))
    button(`button-go-on-${kind}`, commandOf[kind]);
  if (account) {
    const holdings = await office.issuance.holdingsOf(account);
    const isAsking = cases.some(isIssuing);
    if (!isAsking && holdings.some(({ mayRenew }) => mayRenew)) button('button-perbarui', 'perbarui');
    else if (!isAsking && !holdings.some(isGood)) button('button-terbit', 'terbit');
    button('button-sertifikat', 'sertifikat');
    button('button-keluar', 'keluar');
  } else {
    if (cases.length === 0) button('button-daftar', 'daftar');
    button('button-masuk', 'masuk');
  }
  if (cases.length > 0 && shown !== 'status') button('button-status', 'status');
  if (shown !== 'bantuan') return button('button-bantuan', 'bantuan');
  return account ? keyboard.text(words.plain('button-key-tool-forgotten'), 'key:forgotten') : keyboard;
};

const greet = async (ctx: BotContext, deps: FlowDeps): Promise<void> => {
  const { words, visitor } = ctx;
  const key = visitor.account ? 'greeting-subscriber' : visitor.cases.length > 0 ? 'greeting-back' : 'greeting';
  await ctx.reply(words(key, { name: visitor.account?.name ?? '' }), {
    ...html,
    reply_markup: await greetingButtons(ctx, deps),
  });
};

/** Answers that need no flow. Those in `passing` leave the flow under way where it is; it then asks its question again. */
export const menu = (deps: FlowDeps) => {
  const { office } = deps;
  const composer = new Composer<BotContext>();
  const handlers: Record<string, (ctx: BotContext) => Promise<unknown>> = {
    start: (ctx) => greet(ctx, deps),
    bantuan: async (ctx) => {
      const agencies = await office.administration.agencies();
      const own = agencies.filter(({ id }) => id === (ctx.visitor.account?.agency ?? ctx.visitor.cases[0]?.agency));
      const contacts = (own.length > 0 ? own : agencies.slice(0, 3))
        .map(({ name, contact }) => `${name}: ${contact}`)
        .join('\n');
      await ctx.reply(ctx.words('help', { contacts, link: deps.links.keyTool() }), {
        ...html,
        reply_markup: await greetingButtons(ctx, deps, 'bantuan'),
      });
    },
    status: async (ctx) => {
      const { account, address } = ctx.visitor;
      const views = await office.desk.timelines(account ? { account: account.id } : address);
      const questions = await questionsOf(views, ctx.words, deps);
      const text = [...views.map((view) => timelineText(view, ctx.words)), ...questions.map(({ text }) => text)];
      const keyboard = await greetingButtons(ctx, deps, 'status');
      for (const { id } of questions) keyboard.row().text(ctx.words.plain('notice-button-answer'), `answer:${id}`);
      await ctx.reply(text.join('\n\n') || ctx.words('status-empty'), { ...html, reply_markup: keyboard });
    },
    bahasa: async (ctx) => {
      const keyboard = new InlineKeyboard().text('Bahasa Indonesia', 'language:id').text('English', 'language:en');
      await ctx.reply(ctx.words('ask-language'), { ...html, reply_markup: keyboard });
    },
    keluar: async (ctx) => {
      if (!ctx.visitor.account) return ctx.reply(ctx.words('not-logged-in'), html);
      await office.login.logout(ctx.nextActor());
      await setCommandsOf(ctx, false);
      return ctx.reply(ctx.words('logged-out'), html);
    },
    sertifikat: (ctx) => showCertificates(ctx, deps),
    surat: (ctx) => sendPaper(ctx, deps),
    dataku: async (ctx) => showSessions(ctx, deps),
    hubungkan: (ctx) => offerJoining(ctx, deps),
  };
  const passing = ['status', 'bantuan', 'bahasa', 'surat', 'sertifikat', 'dataku', 'hubungkan'];
  const isInFlow = (ctx: BotContext) => Object.keys(ctx.conversation.active()).length > 0;

  const privately = composer.chatType('private');
  for (const [command, handler] of Object.entries(handlers)) {
    const run = async (ctx: BotContext, next: () => Promise<void>) => {
      // With a code it begins a flow (bot.ts).
      if (command === 'hubungkan' && ctx.match !== '') return next();
      await handler(ctx);
      // A link whose payload nobody knows ends nothing that is under way.
      const isStrayLink = command === 'start' && ctx.match !== '';
      if (!passing.includes(command) && !isStrayLink) return ctx.conversation.exitAll();
      if (isInFlow(ctx)) await next();
    };
    privately.command(command, run);
    privately.callbackQuery(`go:${command}`, async (ctx) => {
      await ctx.answerCallbackQuery();
      await handler(ctx);
      if (!passing.includes(command)) await ctx.conversation.exitAll();
    });
  }

  privately.use(keyToolWays(deps));
  privately.callbackQuery(/^language:(id|en)$/, async (ctx) => {
    const language = ctx.match[1] as Language; // by the pattern
    await office.reception.chooseLanguage(ctx.nextActor(), language);
    await ctx.answerCallbackQuery();
    await ctx.editMessageText(wordsIn(language)('language-chosen'), html);
  });
  privately.callbackQuery(/^file:([0-9a-f]{1,40}):(der|pem|p7b)$/, async (ctx) => {
    await ctx.answerCallbackQuery();
    await sendCertificate(ctx, deps, ctx.match[1] as SerialNumber, ctx.match[2] as CertificateForm); // by the pattern
  });
  privately.callbackQuery(/^end-session:(.+)$/, async (ctx) => {
    const { account } = ctx.visitor;
    const open = account ? await office.reception.sessions(account.id) : [];
    const session = open.find(({ id }) => id === ctx.match[1]);
    if (session) await office.login.endSession(ctx.nextActor(), session.id);
    await ctx.answerCallbackQuery(account ? { text: ctx.words.plain('session-ended') } : undefined);
    await showSessions(ctx, deps);
  });
  return composer;
};

/** ACC-8: every open session is seen and can be ended. */
const showSessions = async (ctx: BotContext, { office }: FlowDeps): Promise<void> => {
  const { account, session } = ctx.visitor;
  if (!account) return void (await ctx.reply(ctx.words('login-first'), { ...html, ...toLogIn(ctx) }));
  const sessions = await office.reception.sessions(account.id);
  const zone = (account.agency && (await office.administration.agency(account.agency))?.timeZone) || 'Asia/Jakarta';
  const keyboard = new InlineKeyboard();
  const lines = sessions.map((one, place) => {
    keyboard.text(ctx.words.plain('button-end-session', { number: String(place + 1) }), `end-session:${one.id}`).row();
    const here = one.id === session?.id ? ctx.words('session-here') : '';
    return ctx.words('session-line', {
      number: String(place + 1),
      network: ctx.words.plain('page-network', { network: one.network }),
      since: timeText(one.openedAt, zone, ctx.words.language),
      here,
    });
  });
  keyboard.text(ctx.words.plain('button-join'), 'go:hubungkan').row();
  keyboard.text(ctx.words.plain('button-mailbox-lost'), 'go:pulihkan');
  await ctx.reply([ctx.words('sessions-title', { username: account.username }), ...lines].join('\n'), {
    ...html,
    reply_markup: keyboard,
  });
};

const toLogIn = ({ words }: BotContext) => ({
  reply_markup: new InlineKeyboard().text(words.plain('button-masuk'), 'go:masuk'),
});

/** ACC-8: a code that opens the same account in another network's private chat; who has none yet is told why. */
const offerJoining = async (ctx: BotContext, { office }: FlowDeps): Promise<unknown> => {
  const { words, visitor } = ctx;
  if (!visitor.account) {
    const isRegistering = visitor.cases.some(({ kind }) => kind === 'registration');
    return ctx.reply(words(isRegistering ? 'joining-registration' : 'joining-login-first'), {
      ...html,
      ...(isRegistering ? {} : toLogIn(ctx)),
    });
  }
  const offer = await office.login.offerJoining(ctx.nextActor());
  if (offer.outcome === 'desk') return ctx.reply(words('joining-desk'), html);
  return ctx.reply(words('joining-code', { code: offer.code, minutes: String(offer.minutes) }), html);
};

/** What a desk asked and nobody has answered: it may have been asked in another chat, or by mail (CONVERSATION 10). */
const questionsOf = async (views: readonly Timeline[], words: Words, { office }: FlowDeps) => {
  const found: { readonly id: Case['id']; readonly text: string }[] = [];
  for (const { it, agency } of views) {
    const open = await office.word.open(it.id);
    if (!open || open.answers > 0) continue;
    const until = timeText(open.until, agency?.timeZone ?? defaultZone, words.language);
    found.push({ id: it.id, text: words('timeline-question', { text: open.question.text, until }) });
  }
  return found;
};
