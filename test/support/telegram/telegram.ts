/**
 * Telegram for a test: a Bot API server over real HTTP on this machine, written from the documentation, with the people, groups
 * and channels whose doings the bot is told. It knows nothing of the bot it serves.
 */
import { commandsOf } from './commands.ts';
import { faultPlan } from './faults.ts';
import { openGroup } from './groups.ts';
import { type Limits, throttled } from './limits.ts';
import type { Method } from './methods/call.ts';
import * as chats from './methods/chats.ts';
import * as editing from './methods/editing.ts';
import * as identity from './methods/identity.ts';
import { mayBeAnswered, receivingBy } from './methods/receiving.ts';
import {
  copyMessage,
  forwardMessage,
  sendChatAction,
  sendDocument,
  sendMediaGroup,
  sendMessage,
  sendPhoto,
} from './methods/sending.ts';
import * as topics from './methods/topics.ts';
import { type Person, type Place, personIn } from './people.ts';
import { queriesIn } from './queries.ts';
import { type Seen, seen } from './seen.ts';
import { serve } from './server.ts';
import { type Update, updatesIn } from './updates.ts';
import { waitingRoom } from './waiting.ts';
import { webhookOf } from './webhook.ts';
import { type News, newRoom, type Settings, seeded, type World } from './world.ts';

export type Telegram = Awaited<ReturnType<typeof openTelegram>>;

type Options = Partial<Omit<Settings, 'random'>> & {
  readonly seed?: string;
  readonly username?: string;
  /** Telegram's own limits are kept when given; `{}` takes the documented ones. */
  readonly limits?: Limits | null;
  /** Milliseconds between tries of a webhook; Telegram itself begins with a second. */
  readonly retry?: { readonly first: number; readonly most: number };
  /** Milliseconds an answer of the webhook is waited for. */
  readonly patience?: number;
};

const megabyte = 1024 * 1024;

export async function openTelegram({
  clock = { now: () => new Date() },
  seed = 'telegram',
  token = '7000000001:AAF-kembaran-telegram-tidak-membuka',
  username = 'lencana_uji_bot',
  privacy = true,
  local = false,
  plainWebhooks = true,
  messageIds = 'shared',
  limits = null,
  retry = { first: 20, most: 500 },
  patience = 60_000,
}: Options = {}) {
  const listeners = new Set<(news: News) => void>();
  const random = seeded(seed);
  const now = () => Math.floor(clock.now().getTime() / 1000);
  const tell = (news: News) => {
    for (const listener of listeners) listener(news);
  };
  const bot = { id: Number.parseInt(token, 10), is_bot: true, first_name: 'Lencana', username } as const;
  const world: World = {
    ...{ clock, random, token, privacy, local, plainWebhooks, messageIds, bot, now, tell },
    accounts: new Map(),
    rooms: new Map(),
    files: new Map(),
    paths: new Map(),
    updates: updatesIn({ now, random, told: () => tell({ kind: 'updates' }) }),
    queries: queriesIn({ now, random }),
    commands: commandsOf(),
    sharedMessageId: 0,
  };
  const faults = faultPlan();
  const webhook = webhookOf(world, {
    faults,
    retry,
    patience,
    act: async (method, params) => {
      if (mayBeAnswered(method)) await api.act(method, params);
    },
  });
  const api = await serve({
    world,
    methods: { ...ownMethods, ...receivingBy(webhook) },
    faults,
    throttle: limits && throttled(limits),
    mostBytes: (local ? 2000 : 50) * megabyte + 64 * 1024,
  });
  const waiting = waitingRoom(world, { api, webhook, listeners });
  let people = 0;
  let places = 0;

  return {
    root: api.root,
    token,
    bot,
    faults,
    /** Every request so far, oldest first. */
    requests: api.requests,
    /** Every try to deliver by webhook. */
    deliveries: webhook.deliveries,
    webhookUrl: webhook.url,
    settled: waiting.settled,
    until: waiting.until,
    dump: waiting.dump,
    listen(listener: (news: News) => void): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },

    /** Somebody with an account; `isBot` for another bot. */
    person(name: string, { language = 'id', isBot = false, username: own = '' } = {}): Person {
      const id = 5_100_000_000 + ++people * 7_919;
      const [first = name, ...last] = name.split(' ');
      const user = {
        id,
        is_bot: isBot,
        first_name: first,
        ...(last.length > 0 ? { last_name: last.join(' ') } : {}),
        ...(own === '' ? {} : { username: own }),
        ...(isBot ? {} : { language_code: language }),
      };
      world.accounts.set(id, { id, user, started: false, blocked: false, deactivated: false, met: false });
      world.rooms.set(id, newRoom({ id, type: 'private', title: name }));
      return personIn(world, id);
    },
    /** The first member makes it; the bot comes in by `add(telegram.bot)`. */
    group: (title: string, members: readonly Place[]) =>
      openGroup(world, { id: -4_000_000_000 - ++places * 104_729, type: 'group', title, members }),
    supergroup: (title: string, members: readonly Place[], { forum = false, username: own = '' } = {}) => {
      const id = -1_002_100_000_000 - ++places * 104_729;
      const named = own === '' ? {} : { username: own };
      return openGroup(world, { id, type: 'supergroup', title, members, forum, ...named });
    },
    channel: (title: string, members: readonly Place[], { username: own = '' } = {}) => {
      const id = -1_001_500_000_000 - ++places * 104_729;
      const named = own === '' ? {} : { username: own };
      return openGroup(world, { id, type: 'channel', title, members, ...named });
    },

    /** What stands in a chat now, oldest first. */
    messages: (place: Place): readonly Seen[] =>
      [...(world.rooms.get(place.id)?.messages.values() ?? [])].map((message) => seen(world, message)),
    message(place: Place, id: number): Seen | undefined {
      const message = world.rooms.get(place.id)?.messages.get(id);
      return message && seen(world, message);
    },
    /** What the bot showed to be doing there. */
    actions: (place: Place): readonly string[] => world.rooms.get(place.id)?.actions ?? [],
    /** How many taps nobody has answered yet. */
    openTaps: () => world.queries.open(),
    menuButton: (place: Place) => world.commands.button(place.id),
    /** Updates the bot has not confirmed. */
    pending: (): readonly Update[] => world.updates.waiting().map(({ update }) => update),
    /** The same update comes once more. */
    redeliver: (update: Update) => world.updates.again(update),
    /** The bytes of a file the bot sent or was sent. */
    bytes: (fileId: string): Uint8Array | undefined => world.files.get(fileId)?.bytes,
    /** Turned at BotFather. */
    setPrivacy(on: boolean): void {
      world.privacy = on;
    },
    /** What was asked beside the documentation, as `method: fault`, each once. */
    undocumented: (): readonly string[] => [
      ...new Set(api.requests.flatMap(({ method, faults: found }) => found.map((fault) => `${method}: ${fault}`))),
    ],

    async close(): Promise<void> {
      webhook.close();
      world.updates.endPoll('terminated by the end of the test');
      await api.close();
    },
  };
}

const ownMethods: Readonly<Record<string, Method>> = {
  sendMessage,
  sendPhoto,
  sendDocument,
  sendMediaGroup,
  sendChatAction,
  copyMessage,
  forwardMessage,
  getMe: identity.getMe,
  getFile: identity.getFile,
  setMyCommands: identity.setMyCommands,
  deleteMyCommands: identity.deleteMyCommands,
  getMyCommands: identity.getMyCommands,
  setMyName: identity.setMyName,
  getMyName: identity.getMyName,
  setMyDescription: identity.setMyDescription,
  getMyDescription: identity.getMyDescription,
  setMyShortDescription: identity.setMyShortDescription,
  getMyShortDescription: identity.getMyShortDescription,
  editMessageText: editing.editMessageText,
  editMessageCaption: editing.editMessageCaption,
  editMessageReplyMarkup: editing.editMessageReplyMarkup,
  editMessageMedia: editing.editMessageMedia,
  deleteMessage: editing.deleteMessage,
  deleteMessages: editing.deleteMessages,
  setMessageReaction: editing.setMessageReaction,
  answerCallbackQuery: editing.answerCallbackQuery,
  answerInlineQuery: editing.answerInlineQuery,
  getChat: chats.getChat,
  getChatMember: chats.getChatMember,
  getChatAdministrators: chats.getChatAdministrators,
  getChatMemberCount: chats.getChatMemberCount,
  leaveChat: chats.leaveChat,
  pinChatMessage: chats.pinChatMessage,
  unpinChatMessage: chats.unpinChatMessage,
  unpinAllChatMessages: chats.unpinAllChatMessages,
  unpinAllForumTopicMessages: chats.unpinAllForumTopicMessages,
  setChatMenuButton: chats.setChatMenuButton,
  getChatMenuButton: chats.getChatMenuButton,
  createForumTopic: topics.createForumTopic,
  editForumTopic: topics.editForumTopic,
  closeForumTopic: topics.closeForumTopic,
  reopenForumTopic: topics.reopenForumTopic,
  deleteForumTopic: topics.deleteForumTopic,
  logOut: () => true,
  close: () => true,
};
