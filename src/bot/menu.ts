/** The commands of the chat and the buttons that lead to them: what a person sees, by who they are. CONVERSATION 3, 10, 14. */
import { Composer, InlineKeyboard, InputFile } from 'grammy';
import type { BotContext, FlowDeps } from '#flows/context.ts';
import { letterData } from '#flows/letter-data.ts';
import { refusalOf } from '#flows/refusal.ts';
import { timeText } from '#locales/times.ts';
import { languages, wordsIn } from '#locales/words.ts';
import type { CaseKind, CaseState } from '#ra/case.ts';
import type { Language, SerialNumber } from '#ra/values.ts';
import { certificateFiles } from './certificate-files.ts';
import { timelineText } from './timeline.ts';

const visitorCommands = ['start', 'daftar', 'masuk', 'status', 'bahasa', 'bantuan'] as const;
const subscriberCommands = ['terbit', 'sertifikat', 'status', 'surat', 'bahasa', 'bantuan', 'keluar'] as const;

/** A command typed, or a button that stands for it (`go:<command>`). */
const html = { parse_mode: 'HTML', link_preview_options: { is_disabled: true } } as const;

/** Sets what each language's command menu shows in private chats, and in groups. */
export const setCommands = async (api: BotContext['api']): Promise<void> => {
  for (const language of languages) {
    const words = wordsIn(language);
    const list = (names: readonly string[]) =>
      names.map((command) => ({ command, description: words.plain(`command-${command}`) }));
    const code = language === 'id' ? {} : { language_code: 'en' as const };
    await api.setMyCommands(list(visitorCommands), { scope: { type: 'all_private_chats' }, ...code });
    await api.setMyCommands(list(['antrean']), { scope: { type: 'all_group_chats' }, ...code });
  }
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
  rebinding: 'pulihkan',
} as const satisfies Record<CaseKind, string>;

/** `shown`: what the person is looking at already. */
const greetingButtons = (ctx: BotContext, shown?: 'status' | 'bantuan'): InlineKeyboard => {
  const { words, visitor } = ctx;
  const [open] = visitor.cases;
  const isTheirTurn = open !== undefined && theirTurn.includes(open.state);
  const keyboard = new InlineKeyboard();
  const button = (name: string, command: string) => keyboard.text(words.plain(name), `go:${command}`).row();
  if (isTheirTurn) button(`button-go-on-${open.kind}`, commandOf[open.kind]);
  if (visitor.account) {
    if (!open) button('button-terbit', 'terbit');
    button('button-sertifikat', 'sertifikat');
    button('button-keluar', 'keluar');
  } else {
    if (!open) button('button-daftar', 'daftar');
    button('button-masuk', 'masuk');
  }
  if (open && shown !== 'status') button('button-status', 'status');
  return shown === 'bantuan' ? keyboard : button('button-bantuan', 'bantuan');
};

const greet = async (ctx: BotContext): Promise<void> => {
  const { words, visitor } = ctx;
  const key = visitor.account ? 'greeting-subscriber' : visitor.cases.length > 0 ? 'greeting-back' : 'greeting';
  await ctx.reply(words(key, { name: visitor.account?.name ?? '' }), { ...html, reply_markup: greetingButtons(ctx) });
};

/** Answers that need no flow. Those in `passing` leave the flow under way where it is; it then asks its question again. */
export const menu = (deps: FlowDeps) => {
  const { office } = deps;
  const composer = new Composer<BotContext>();
  const handlers: Record<string, (ctx: BotContext) => Promise<unknown>> = {
    start: greet,
    bantuan: async (ctx) => {
      const agencies = await office.administration.agencies();
      const own = agencies.filter(({ id }) => id === (ctx.visitor.account?.agency ?? ctx.visitor.cases[0]?.agency));
      const contacts = (own.length > 0 ? own : agencies.slice(0, 3))
        .map(({ name, contact }) => `${name}: ${contact}`)
        .join('\n');
      await ctx.reply(ctx.words('help', { contacts, link: deps.links.keyTool }), {
        ...html,
        reply_markup: greetingButtons(ctx, 'bantuan'),
      });
    },
    status: async (ctx) => {
      const { account, address } = ctx.visitor;
      const views = await office.desk.timelines(account ? { account: account.id } : address);
      const text = views.map((view) => timelineText(view, ctx.words)).join('\n\n');
      await ctx.reply(text || ctx.words('status-empty'), { ...html, reply_markup: greetingButtons(ctx, 'status') });
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
    surat: (ctx) => sendTemplate(ctx, deps),
    dataku: async (ctx) => showSessions(ctx, deps),
  };
  const passing = ['status', 'bantuan', 'bahasa', 'surat', 'sertifikat', 'dataku'];
  const isInFlow = (ctx: BotContext) => Object.keys(ctx.conversation.active()).length > 0;

  const privately = composer.chatType('private');
  for (const [command, handler] of Object.entries(handlers)) {
    const run = async (ctx: BotContext, next: () => Promise<void>) => {
      await handler(ctx);
      if (!passing.includes(command)) return ctx.conversation.exitAll();
      if (isInFlow(ctx)) await next();
    };
    privately.command(command, run);
    privately.callbackQuery(`go:${command}`, async (ctx) => {
      await ctx.answerCallbackQuery();
      await handler(ctx);
      if (!passing.includes(command)) await ctx.conversation.exitAll();
    });
  }

  privately.callbackQuery(/^language:(id|en)$/, async (ctx) => {
    const language = ctx.match[1] as Language; // by the pattern
    await office.reception.chooseLanguage(ctx.nextActor(), language);
    await ctx.answerCallbackQuery();
    await ctx.editMessageText(wordsIn(language)('language-chosen'), html);
  });
  privately.callbackQuery(/^file:([0-9a-f]{1,40}):(der|pem|p7b)$/, async (ctx) => {
    await ctx.answerCallbackQuery();
    await sendCertificate(ctx, deps, ctx.match[1] as SerialNumber, ctx.match[2] as 'der' | 'pem' | 'p7b'); // by the pattern
  });
  privately.callbackQuery(/^end-session:(.+)$/, async (ctx) => {
    const session = (await office.reception.sessions(ctx.visitor.account?.id ?? ('' as never))).find(
      ({ id }) => id === ctx.match[1],
    );
    if (session) await office.login.endSession(ctx.nextActor(), session.id);
    await ctx.answerCallbackQuery({ text: ctx.words.plain('session-ended') });
    await showSessions(ctx, deps);
  });
  return composer;
};

/** ISS-11: any time, in each form. */
const showCertificates = async (ctx: BotContext, { office }: FlowDeps): Promise<void> => {
  const { account } = ctx.visitor;
  if (!account)
    return void (await ctx.reply(ctx.words('login-first'), {
      ...html,
      reply_markup: new InlineKeyboard().text(ctx.words.plain('button-masuk'), 'go:masuk'),
    }));
  const certificates = await office.issuance.certificatesOf(account.id);
  if (certificates.length === 0)
    return void (await ctx.reply(ctx.words('certificates-none'), {
      ...html,
      reply_markup: new InlineKeyboard().text(ctx.words.plain('button-terbit'), 'go:terbit'),
    }));
  const zone = (account.agency && (await office.administration.agency(account.agency))?.timeZone) || 'Asia/Jakarta';
  for (const { serial, subject, notAfter, status } of certificates.slice(0, 5)) {
    const keyboard = new InlineKeyboard();
    for (const form of ['pem', 'der', 'p7b'] as const)
      keyboard.text(ctx.words.plain(`button-${form}`), `file:${serial}:${form}`);
    const until = timeText(notAfter, zone, ctx.words.language);
    await ctx.reply(
      ctx.words('certificate-line', {
        serial,
        subject,
        until,
        status: ctx.words.plain(`certificate-status-${status}`),
      }),
      { ...html, reply_markup: keyboard },
    );
  }
};

const sendCertificate = async (
  ctx: BotContext,
  { office, links }: FlowDeps,
  serial: SerialNumber,
  form: 'der' | 'pem' | 'p7b',
): Promise<void> => {
  try {
    const { der, chain } = await office.issuance.fetch(ctx.nextActor(), serial);
    const { bytes, name } = certificateFiles(der, chain)[form];
    await ctx.replyWithDocument(new InputFile(bytes, name), {
      caption: ctx.words(`certificate-caption-${form}`, { link: links.keyTool }),
      parse_mode: 'HTML',
    });
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal) throw error;
    await ctx.reply(ctx.words(refusal.key, refusal.values), html);
  }
};

/** ISS-5: the letter to be signed, prefilled with what is known. */
const sendTemplate = async (ctx: BotContext, { office, papers }: FlowDeps): Promise<void> => {
  const it = ctx.visitor.cases[0];
  if (it?.kind === 'rebinding') return void (await ctx.reply(ctx.words('rebinding-letter'), html));
  const bytes = await papers.template(letterData(it && (await office.desk.view(it.id))));
  await ctx.replyWithDocument(new InputFile(bytes, 'surat-rekomendasi.pdf'), {
    caption: ctx.words('template-caption'),
    parse_mode: 'HTML',
  });
};

/** ACC-8: every open session is seen and can be ended. */
const showSessions = async (ctx: BotContext, { office }: FlowDeps): Promise<void> => {
  const { account, session } = ctx.visitor;
  if (!account) return void (await ctx.reply(ctx.words('login-first'), html));
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
  keyboard.text(ctx.words.plain('button-mailbox-lost'), 'go:pulihkan');
  await ctx.reply([ctx.words('sessions-title', { username: account.username }), ...lines].join('\n'), {
    ...html,
    reply_markup: keyboard,
  });
};
