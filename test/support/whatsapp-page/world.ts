/** WhatsApp as it exists without any page: people, groups, chats with all that was written, files, and our number's telephone with its linked device. */
import { createHash } from 'node:crypto';

export type Key = {
  readonly fromMe: boolean;
  readonly remote: string;
  readonly id: string;
  readonly participant?: string;
  /** As the library writes it: `false_6281…@c.us_3EB0…`. */
  readonly _serialized: string;
};

/** In the page's own field names. */
export type RawMessage = {
  readonly id: Key;
  readonly t: number;
  readonly [field: string]: unknown;
} & { type: string; body?: string; caption?: string };

export type Human = {
  /** As tests name them: positive, never a telephone number. */
  readonly id: number;
  readonly name: string;
  /** `6281…@c.us`; null: only the LID is known. */
  phone: string | null;
  /** `12…@lid` */
  readonly lid: string;
  /** Which of both their chat goes by. */
  readonly goesBy: 'phone' | 'lid';
};

export type Member = { isAdmin: boolean };
export type Room = {
  /** Negative. */
  readonly id: number;
  readonly jid: string;
  title: string;
  /** By the id they go by. */
  readonly members: Map<string, Member>;
};

export type Talk = { readonly jid: string; readonly messages: RawMessage[]; unread: number };

/** What the bot did, in order. */
export type Deed =
  | { readonly kind: 'sent'; readonly id: string; readonly to: string; readonly message: RawMessage }
  | { readonly kind: 'revoked'; readonly id: string }
  | { readonly kind: 'typing'; readonly to: string }
  | { readonly kind: 'seen'; readonly chat: string }
  | { readonly kind: 'left'; readonly group: string };

export type World = ReturnType<typeof newWorld>;

export const newWorld = (clock: { now(): Date }) => {
  const listeners = new Set<(deed: Deed) => void>();
  let count = 0;
  return {
    clock,
    own: { phone: '6281199990000@c.us', lid: '190000000000001@lid' },
    humans: new Map<number, Human>(),
    rooms: new Map<string, Room>(),
    talks: new Map<string, Talk>(),
    files: new Map<string, Uint8Array>(),
    /** Of files that are handed out no more. */
    lostFiles: new Set<string>(),
    deeds: [] as Deed[],
    /** Modules the page was asked for and has not. */
    unknownModules: new Set<string>(),
    now: () => Math.floor(clock.now().getTime() / 1000),
    nextId(): string {
      const bytes = createHash('sha256').update(`message ${++count}`).digest('hex').slice(0, 28);
      return `3A${bytes.toUpperCase()}`;
    },
    did(deed: Deed): void {
      this.deeds.push(deed);
      for (const listener of listeners) listener(deed);
    },
    listen(listener: (deed: Deed) => void): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};

export const keyOf = (parts: Omit<Key, '_serialized'>): Key => ({
  ...parts,
  _serialized: [parts.fromMe, parts.remote, parts.id, ...(parts.participant ? [parts.participant] : [])].join('_'),
});

export const addressOf = (human: Human): string => (human.goesBy === 'phone' && human.phone ? human.phone : human.lid);

export const talkOf = (world: World, jid: string): Talk => {
  const known = world.talks.get(jid) ?? { jid, messages: [], unread: 0 };
  world.talks.set(jid, known);
  return known;
};

export const humanOf = (world: World, jid: string): Human | undefined =>
  [...world.humans.values()].find(({ phone, lid }) => phone === jid || lid === jid);

/** A chat as the page is told of it. */
export const chatData = (world: World, jid: string) => {
  const room = world.rooms.get(jid);
  if (!room) return { id: jid, title: humanOf(world, jid)?.name ?? jid.split('@')[0] };
  return { id: jid, title: room.title, participants: participantsOf(room) };
};

export const participantsOf = (room: Room) =>
  [...room.members].map(([id, { isAdmin }]) => ({ id, isAdmin, isSuperAdmin: false }));

/** Who is who, as far as WhatsApp tells it. */
export const directoryOf = (world: World) =>
  [...world.humans.values()].flatMap(({ phone, lid }) => (phone ? [{ phone, lid }] : []));

/** What a device is told when it connects. */
export const syncOf = (world: World) => ({
  me: world.own,
  people: [],
  chats: [...world.talks.values()].map(({ jid, messages, unread }) => ({
    ...chatData(world, jid),
    messages: messages.toSorted((a, b) => a.t - b.t),
    unread,
  })),
});
