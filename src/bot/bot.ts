/**
 * The bot's body: the middleware, in order. Who is it → conversations → commands answered anywhere → commands that begin a flow →
 * the flows → desk taps → what nobody understood. One `Bot` per network, all from here.
 */
import type { ConversationData, VersionedState } from '@grammyjs/conversations';
import { conversations, createConversation } from '@grammyjs/conversations';
import { Bot } from 'grammy';
import type { UserFromGetMe } from 'grammy/types';
import { change } from '#flows/change.ts';
import type { BotContext, FlowContext, FlowConversation, FlowDeps } from '#flows/context.ts';
import { hold } from '#flows/hold.ts';
import { invitation } from '#flows/invitation.ts';
import { issuance } from '#flows/issuance.ts';
import { login } from '#flows/login.ts';
import { rebinding } from '#flows/rebinding.ts';
import { registration } from '#flows/registration.ts';
import { renewal } from '#flows/renewal.ts';
import { revocation } from '#flows/revocation.ts';
import { wordsIn } from '#locales/words.ts';
import { RegistrationError } from '#ra/errors.ts';
import { looksLikeOneTimePassword } from '#ra/password.ts';
import type { ConversationStore } from '#ra/ports.ts';
import type { ActKey, Json } from '#ra/values.ts';
import { followDeepLinks } from './deep-links.ts';
import { papersLink } from './desk/papers-link.ts';
import { deskHandlers } from './desk.ts';
import { answerDeskQuestions } from './desk-questions.ts';
import { joinDesk } from './groups/joining.ts';
import { watchGroups } from './groups/life.ts';
import { keepSecretsOut } from './groups/secrets.ts';
import { keepKeysOut, textOf } from './keys-out.ts';
import { answerEdits, answerTheRest } from './left-over.ts';
import { commandOf, menu, setCommandsOf } from './menu.ts';
import type { Network } from './networks/network.ts';
import { NetworkError } from './networks/network.ts';
import { noticeReach } from './reach.ts';
import { hearReminderWishes, mayBeOffered, sayLeft } from './reminder-wishes.ts';
import { takesAway } from './secrets.ts';
import { whatsappPage } from './whatsapp-page.ts';

export type BotDeps = Omit<FlowDeps, 'download'> & {
  readonly network: Network;
  readonly conversations: ConversationStore;
  readonly botInfo: UserFromGetMe;
  /** Administrators may ask for the page on which the number of WhatsApp is linked. */
  readonly linksWhatsapp?: boolean;
  readonly onFault: (error: unknown) => void;
};

/** Rises when a flow's steps change their order: an old sitting is forgotten then and goes on from the draft. */
const flowsVersion = 2;

const flowOf = {
  daftar: 'registration',
  lengkapi: 'registration',
  masuk: 'login',
  pulihkan: 'rebinding',
  terbit: 'issuance',
  perbarui: 'renewal',
  ubah: 'change',
  cabut: 'revocation',
  hilang: 'hold',
} as const;
type FlowCommand = keyof typeof flowOf;
const flowCommands = Object.keys(flowOf) as FlowCommand[]; // the keys of the table above

export const createBot = (given: BotDeps): Bot<BotContext> => {
  const { network, office } = given;
  const deps = { ...given, download: downloadFrom(network) };
  const bot = new Bot<BotContext>(network.token, { botInfo: deps.botInfo, client: { fetch: network.fetch } });

  bot.use(watchGroups(deps), receive(deps));
  bot.chatType('private').use(noticeReach(deps), keepPasswordsOut(deps), keepKeysOut(deps));
  bot.chatType(['group', 'supergroup']).use(keepSecretsOut(deps));
  bot.use(
    conversations<BotContext, FlowContext>({
      storage: {
        type: 'key',
        version: flowsVersion,
        getStorageKey: (ctx) => keyOf(network, ctx),
        adapter: stateIn(deps.conversations),
      },
    }),
  );

  /** A branch stands where it was made, so each place makes its own. */
  const privately = () => bot.chatType('private');
  privately().use(hearReminderWishes(deps), answerDeskQuestions(deps), followDeepLinks([papersLink(deps)]));
  privately().command('batal', async (ctx) => {
    const wasActive = Object.keys(ctx.conversation.active()).length > 0;
    await ctx.conversation.exitAll();
    if (wasActive) return void (await sayLeft(ctx));
    await ctx.reply(ctx.words('nothing-to-cancel'), { parse_mode: 'HTML' });
  });
  if (deps.linksWhatsapp) privately().use(whatsappPage(deps));
  bot.use(menu(deps));
  // A command that begins a flow ends the one under way first: the flow itself would take it for an answer.
  privately().command(flowCommands, endFlow);
  privately().command('hubungkan').filter(bringsCode, endFlow);
  privately().callbackQuery(/^(go|mend):/, endFlow);

  const install = (
    name: string,
    flow: (conversation: FlowConversation, ctx: FlowContext, ...words: string[]) => unknown,
  ) =>
    bot.use(
      createConversation<BotContext, FlowContext>(
        (conversation, ctx, ...args) => flow(conversation, ctx, ...args.map(String)) as Promise<unknown>,
        { id: name },
      ),
    );
  install('registration', registration(deps));
  /** Who is logged in by now sees their own commands. */
  const commandsFit = (conversation: FlowConversation) =>
    conversation.external(async (outer) => {
      const visitor = await office.reception.visitor(outer.visitor.address);
      await setCommandsOf(outer, visitor.account !== null);
    });
  install('login', async (conversation, ctx, shownName) => {
    await login(deps)(conversation, ctx, shownName ?? '');
    await commandsFit(conversation);
  });
  install('issuance', issuance(deps));
  install('rebinding', rebinding(deps));
  install('renewal', renewal(deps));
  install('change', change(deps));
  install('revocation', revocation(deps));
  install('hold', hold(deps));
  install('invitation', async (conversation, ctx, code) => {
    await invitation(deps)(conversation, ctx, code ?? '');
    await commandsFit(conversation);
  });

  for (const command of flowCommands) {
    privately().command(command, (ctx) => begin(ctx, command));
    privately().callbackQuery(new RegExp(`^go:${command}(:|$)`), async (ctx) => {
      await ctx.answerCallbackQuery();
      await begin(ctx, command, ctx.callbackQuery.data.split(':')[2]);
    });
  }
  privately().callbackQuery(/^mend:(\d+):(\w+)$/, async (ctx) => {
    await ctx.answerCallbackQuery();
    const it = ctx.visitor.cases.find(({ id }) => String(id) === ctx.match[1]);
    if (it) return begin(ctx, commandOf[it.kind], ctx.match[2]);
    await ctx.reply(ctx.words(ctx.visitor.account ? 'mend-gone' : 'login-first'), { parse_mode: 'HTML' });
  });
  privately()
    .command('hubungkan')
    .filter(bringsCode, (ctx) => ctx.conversation.enter('invitation', String(ctx.match).trim()));

  bot.use(deskHandlers({ office, network, actorFor: (ctx: BotContext) => ctx.nextActor(), onFault: deps.onFault }));
  bot.chatType(['group', 'supergroup']).command('hubungkan', (ctx) => joinDesk(ctx, deps));
  privately().on('callback_query', (ctx) => ctx.answerCallbackQuery({ text: ctx.words.plain('stale-button') }));
  const rest = answerTheRest(deps.conversations);
  privately().on('message', async (ctx) => {
    if (ctx.visitor.account && (await takesPasswordAway(ctx, deps, textOf(ctx)))) return;
    await rest(ctx);
  });
  privately().on('edited_message', async (ctx) => {
    if (ctx.visitor.account && (await takesPasswordAway(ctx, deps, textOf(ctx)))) return;
    await answerEdits(ctx);
  });
  return bot;
};

/** Who stands before us, in which language, and the keys of what they are about to do. */
const receive =
  ({ network, office }: BotDeps) =>
  async (ctx: BotContext, next: () => Promise<void>): Promise<void> => {
    const { from, chat } = ctx;
    if (!from || !chat || from.is_bot || chat.type === 'channel') return;
    const address = { network: network.name, user: String(from.id), chat: String(chat.id) };
    const visitor = await office.reception.visitor(address);
    let ordinal = 0;
    const nextActor = () => ({
      key: `${network.name}:${ctx.me.id}:${ctx.update.update_id}/${++ordinal}` as ActKey,
      origin: network.name,
      at: address,
      memberOf: null,
    });
    const language = visitor.contact?.language ?? (from.language_code?.startsWith('en') ? 'en' : 'id');
    const offersReminders = async () => mayBeOffered(visitor) && (await office.reception.offerReminders(nextActor()));
    Object.assign(ctx, { visitor, words: wordsIn(language), nextActor, offersReminders });
    await next();
  };

/** ACC-7: a one-time password typed in chat is void at once, wherever the person stands. */
const keepPasswordsOut =
  (deps: BotDeps) =>
  async (ctx: BotContext, next: () => Promise<void>): Promise<void> => {
    const text = textOf(ctx);
    if (!looksLikeOneTimePassword(text) || !(await takesPasswordAway(ctx, deps, text))) return next();
  };

/** True when it was the password of this person: void now, and gone where the network can. */
const takesPasswordAway = async (ctx: BotContext, { office }: BotDeps, text = ''): Promise<boolean> => {
  const { voided } = await office.login.voidTyped(ctx.nextActor(), text);
  if (!voided) return false;
  await ctx.reply(ctx.words((await takesAway(ctx)) ? 'password-typed-removed' : 'password-typed'), {
    parse_mode: 'HTML',
  });
  return true;
};

/** `/hubungkan` with a code behind it; without one the menu answers. */
const bringsCode = (ctx: BotContext): boolean => String(ctx.match).trim() !== '';

const endFlow = async (ctx: BotContext, next: () => Promise<void>): Promise<void> => {
  await ctx.conversation.exitAll();
  await next();
};

const shownName = (ctx: BotContext): string =>
  [ctx.from?.first_name, ctx.from?.last_name].filter(Boolean).join(' ').slice(0, 80);

/** Only an account can have these; who is logged out is told where to log in. */
const needsSession: readonly FlowCommand[] = ['terbit', 'perbarui', 'ubah', 'cabut'];

/** `item`: what the person chose to mend first, or the case their button was about. */
const begin = async (ctx: BotContext, command: FlowCommand, item = ''): Promise<void> => {
  if (needsSession.includes(command) && !ctx.visitor.account) {
    await ctx.reply(ctx.words('login-first'), {
      parse_mode: 'HTML',
      reply_markup: { inline_keyboard: [[{ text: ctx.words.plain('button-masuk'), callback_data: 'go:masuk' }]] },
    });
    return;
  }
  if (command === 'daftar' && ctx.visitor.account)
    return void (await ctx.reply(ctx.words('registered-already'), { parse_mode: 'HTML' }));
  await ctx.conversation.enter(flowOf[command], shownName(ctx), item);
};

/** In groups chat and user differ: one officer's words are never another's (FINDINGS). */
const keyOf = (network: Network, ctx: BotContext): string | undefined =>
  ctx.chat && ctx.from ? `${network.name}:${ctx.chat.id}:${ctx.from.id}` : undefined;

const stateIn = (store: ConversationStore) => ({
  read: async (key: string) => (await store.read(key)) as unknown as VersionedState<ConversationData> | undefined, // what `write` was given
  write: (key: string, state: VersionedState<ConversationData>) =>
    store.write(key, JSON.parse(JSON.stringify(state)) as Json), // plain data
  delete: (key: string) => store.delete(key),
});

const refusals = {
  'too-large': 'ERR_DOWNLOAD_TOO_LARGE',
  gone: 'ERR_DOWNLOAD_GONE',
  unreachable: 'ERR_DOWNLOAD_UNREACHABLE',
} as const;

/** A network's trouble with a file, said as a refusal: the question asks again. */
const downloadFrom =
  (network: Network) =>
  async (fileId: string, maxBytes: number): Promise<Uint8Array> => {
    try {
      return await network.download(fileId, maxBytes);
    } catch (error) {
      if (!(error instanceof NetworkError)) throw error;
      throw new RegistrationError(refusals[error.kind], { megabytes: Math.round(maxBytes / 1e6) }, { cause: error });
    }
  };
