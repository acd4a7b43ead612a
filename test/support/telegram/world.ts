/** What the double knows: accounts, chats, messages, topics, files, and the one bot all of it is shown to. */
import { createHash } from 'node:crypto';
import type { Commands } from './commands.ts';
import type { StoredFile } from './files.ts';
import type { Queries } from './queries.ts';
import { NotPossible } from './refusal.ts';
import type { Updates } from './updates.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** core.telegram.org/bots/api#user */
export type User = {
  readonly id: number;
  readonly is_bot: boolean;
  readonly first_name: string;
  readonly last_name?: string;
  readonly username?: string;
  readonly language_code?: string;
};

export type Account = {
  readonly id: number;
  user: User;
  /** A bot may not write first: it may once the person has started it. */
  started: boolean;
  blocked: boolean;
  deactivated: boolean;
  /** The bot has come across this account, in private or in a group. */
  met: boolean;
};

export type Entity = {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  readonly url?: string;
  readonly user?: User;
  readonly language?: string;
  readonly custom_emoji_id?: string;
};
export type Text = { readonly text: string; readonly entities: readonly Entity[] };

export type Button = Fields & { readonly text: string; readonly callback_data?: string; readonly url?: string };
export type Markup =
  | { readonly kind: 'inline'; readonly rows: readonly (readonly Button[])[] }
  | { readonly kind: 'force-reply'; readonly placeholder: string | null; readonly selective: boolean }
  | { readonly kind: 'keyboard'; readonly fields: Fields }
  | { readonly kind: 'remove' };

export type Message = {
  readonly id: number;
  readonly chat: number;
  /** The topic's id; null outside topics and in the general one. */
  readonly thread: number | null;
  readonly from: number | null;
  /** Chats that speak: a channel, or a group whose administrator is anonymous. */
  readonly senderChat: number | null;
  readonly date: number;
  edited: number | null;
  /** The Bot API's own fields of what was said: `{ text, entities }`, `{ document, caption }`, `{ new_chat_members }` … */
  content: Fields;
  readonly service: boolean;
  readonly replyTo: number | null;
  readonly quote: Fields | null;
  readonly album: string | null;
  readonly forward: Fields | null;
  markup: Markup | null;
  reaction: readonly Fields[];
};

export type Rights = Readonly<Record<string, boolean>>;
export type Member = {
  readonly status: 'creator' | 'administrator' | 'member' | 'restricted' | 'left' | 'kicked';
  readonly rights?: Rights;
  readonly anonymous?: boolean;
  readonly title?: string;
};

export type Topic = {
  readonly id: number;
  name: string;
  readonly color: number;
  emoji: string | null;
  closed: boolean;
};

export type Room = {
  id: number;
  type: 'private' | 'group' | 'supergroup' | 'channel';
  title: string;
  username: string | null;
  forum: boolean;
  readonly members: Map<number, Member>;
  readonly messages: Map<number, Message>;
  readonly topics: Map<number, Topic>;
  /** Oldest first. */
  pinned: number[];
  lastMessage: number;
  /** The supergroup this group has become. */
  movedTo: number | null;
  actions: string[];
};

/** News for readers and for whoever waits, told at once and in order. */
export type News =
  | { readonly kind: 'message' | 'edited'; readonly message: Message }
  | { readonly kind: 'deleted'; readonly chat: number; readonly id: number }
  | {
      readonly kind: 'answer';
      readonly person: number;
      readonly chat: number;
      readonly message: number;
      readonly text: string;
      readonly alert: boolean;
    }
  | { readonly kind: 'action'; readonly chat: number; readonly action: string }
  | { readonly kind: 'wire' | 'chat' | 'updates' };

export type Settings = {
  readonly clock: { now(): Date };
  readonly random: () => number;
  readonly token: string;
  /** In groups the bot hears only what is meant for it (core.telegram.org/bots/features#privacy-mode). */
  readonly privacy: boolean;
  /** As a server started with --local: files of 2 GB, any webhook address, downloads by their path on the disk. */
  readonly local: boolean;
  /** Webhook addresses are taken as a local server takes them, everything else is as in the cloud. */
  readonly plainWebhooks: boolean;
  /** One count of message ids for private chats and groups together, as the bot's account has it, or one for each. */
  readonly messageIds: 'shared' | 'per-chat';
};

export type World = Readonly<Settings> & {
  readonly bot: User;
  privacy: boolean;
  readonly accounts: Map<number, Account>;
  readonly rooms: Map<number, Room>;
  readonly files: Map<string, StoredFile>;
  readonly paths: Map<string, { readonly file: StoredFile; readonly until: number }>;
  readonly updates: Updates;
  readonly queries: Queries;
  readonly commands: Commands;
  sharedMessageId: number;
  /** Unix seconds. */
  now(): number;
  tell(news: News): void;
};

/** A generator that goes the same way for the same seed. */
export function seeded(seed: string): () => number {
  let state = createHash('sha256').update(seed).digest().readUInt32LE(0);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const accountOf = (world: World, id: number): Account => {
  const account = world.accounts.get(id);
  if (!account) throw new NotPossible(`Telegram knows nobody with the id ${id}`);
  return account;
};

export const roomOf = (world: World, id: number): Room => {
  const room = world.rooms.get(id);
  if (!room) throw new NotPossible(`Telegram has no chat with the id ${id}`);
  return room;
};

export function newRoom(given: Pick<Room, 'id' | 'type' | 'title'> & Partial<Room>): Room {
  return {
    username: null,
    forum: false,
    members: new Map(),
    messages: new Map(),
    topics: new Map(),
    pinned: [],
    lastMessage: 0,
    movedTo: null,
    actions: [],
    ...given,
  };
}

/** Supergroups and channels count their own messages; a private chat and a group share the count of the account that sees them. */
export function nextMessageId(world: World, room: Room): number {
  const own = world.messageIds === 'per-chat' || room.type === 'supergroup' || room.type === 'channel';
  room.lastMessage = own ? room.lastMessage + 1 : ++world.sharedMessageId;
  return room.lastMessage;
}
