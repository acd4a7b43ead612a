/** How anything comes to stand in a chat, and whether the bot gets to hear of it. */
import { chatView, groupAnonymousBot, isAdmin, isIn, memberOf, memberView, messageView, userView } from './views.ts';
import type { Fields, Member, Message, Room, World } from './world.ts';
import { nextMessageId } from './world.ts';

export type Said = Partial<Omit<Message, 'id' | 'chat' | 'date' | 'edited' | 'from'>> &
  Pick<Message, 'from' | 'content'>;
/** `quiet`: it stands in the chat, and the bot is told later or not at all. */
export type Telling = { readonly alone?: boolean; readonly quiet?: boolean };

export function post(world: World, room: Room, said: Said, telling: Telling = {}): Message {
  const message: Message = {
    thread: null,
    senderChat: null,
    edited: null,
    service: false,
    replyTo: null,
    quote: null,
    album: null,
    forward: null,
    markup: null,
    reaction: [],
    ...said,
    id: nextMessageId(world, room),
    chat: room.id,
    date: world.now(),
  };
  room.messages.set(message.id, message);
  world.tell({ kind: 'message', message });
  if (!telling.quiet) tellBot(world, room, message, telling);
  return message;
}

export function tellBot(world: World, room: Room, message: Message, { alone = false }: Telling = {}): void {
  if (!botHears(world, room, message)) return;
  const kind = room.type === 'channel' ? 'channel_post' : 'message';
  world.updates.add(kind, messageView(world, message), room.id, { alone });
}

/** A service message: what happened, not what was said. A bot hears also of those it caused. */
export const announce = (world: World, room: Room, from: number, content: Fields, thread: number | null = null) =>
  post(world, room, { content, thread, service: true, ...anonymously(room, from) });

/** Anonymous administrators speak as the group. */
export function anonymously(room: Room, from: number): { from: number; senderChat: number | null } {
  const hidden = memberOf(room, from).anonymous === true && isAdmin(room, from);
  return hidden ? { from: groupAnonymousBot.id, senderChat: room.id } : { from, senderChat: null };
}

export function edited(world: World, room: Room, message: Message): void {
  message.edited = world.now();
  world.tell({ kind: 'edited', message });
  if (message.from === world.bot.id || !botHears(world, room, message)) return;
  const kind = room.type === 'channel' ? 'edited_channel_post' : 'edited_message';
  world.updates.add(kind, messageView(world, message), room.id);
}

/**
 * core.telegram.org/bots/features#privacy-mode: in a group an ordinary bot hears commands, its name, replies to itself and who
 * comes and goes; an administrator, or one whose privacy mode is off, hears everything.
 */
function botHears(world: World, room: Room, message: Message): boolean {
  if (message.from === world.bot.id && !message.service) return false;
  if (room.type === 'private') return world.accounts.get(room.id)?.blocked === false;
  if (!isIn(room, world.bot.id)) return false;
  if (room.type === 'channel' || message.service || !world.privacy || isAdmin(room, world.bot.id)) return true;
  const text = String(message.content.text ?? message.content.caption ?? '');
  const name = `@${world.bot.username}`.toLowerCase();
  const quoted = message.replyTo === null ? undefined : room.messages.get(message.replyTo);
  if (quoted?.from === world.bot.id || text.toLowerCase().includes(name)) return true;
  return /^\/\w+(?!@)(\s|$)/.test(text) && !anotherBotSpokeLast(world, room);
}

function anotherBotSpokeLast(world: World, room: Room): boolean {
  const bots = [...room.messages.values()].filter(
    ({ from, senderChat }) => from !== null && senderChat === null && userView(world, from).is_bot,
  );
  const last = bots.at(-1);
  return last !== undefined && last.from !== world.bot.id;
}

/** Changes what somebody is in a chat; the bot hears of itself always, of others as an administrator who asked for it. */
export function changeMember(world: World, room: Room, id: number, member: Member, by: number): void {
  const before = memberView(world, room, id);
  const wasIn = isIn(room, world.bot.id);
  room.members.set(id, member);
  if (isIn(room, world.bot.id)) for (const one of room.members.keys()) meet(world, one);
  world.tell({ kind: 'chat' });
  const mine = id === world.bot.id;
  if (!mine && !(wasIn && isAdmin(room, world.bot.id))) return;
  world.updates.add(
    mine ? 'my_chat_member' : 'chat_member',
    {
      chat: chatView(world, room),
      from: userView(world, by),
      date: world.now(),
      old_chat_member: before,
      new_chat_member: memberView(world, room, id),
    },
    room.id,
  );
}

const meet = (world: World, id: number) => {
  const account = world.accounts.get(id);
  if (account) account.met = true;
};
