/** Where a call goes: the chat, the topic and the message it names, and every way in which Telegram says that it cannot. */

import { isFields } from '../keyboard.ts';
import { badRequest, forbidden } from '../refusal.ts';
import { isAdmin, isIn, mayIn, memberOf } from '../views.ts';
import type { Fields, Message, Room, World } from '../world.ts';
import { type Call, whole } from './call.ts';

/** The chat, if there is one that the bot knows of. */
export function chatNamed(world: World, { params }: Call, name = 'chat_id'): Room {
  const id = params[name];
  if (id === undefined || id === '') throw badRequest('chat_id is empty');
  const room =
    typeof id === 'string'
      ? [...world.rooms.values()].find(({ username }) => username && `@${username}` === id)
      : world.rooms.get(Number(id));
  if (!room || (room.type === 'private' && !world.accounts.get(room.id)?.met)) throw badRequest('chat not found');
  return room;
}

/** The chat, if the bot is in it. */
export function chatOf(world: World, call: Call, name = 'chat_id'): Room {
  const room = chatNamed(world, call, name);
  if (room.movedTo !== null)
    throw badRequest('group chat was upgraded to a supergroup chat', { migrate_to_chat_id: room.movedTo });
  if (room.type === 'private' || isIn(room, world.bot.id)) return room;
  const kicked = memberOf(room, world.bot.id).status === 'kicked';
  throw forbidden(
    kicked ? `bot was kicked from the ${room.type} chat` : `bot is not a member of the ${room.type} chat`,
  );
}

/** The chat, if the bot may write there. */
export function writableChat(world: World, call: Call): Room {
  const room = chatOf(world, call);
  if (room.type === 'private') checkPrivate(world, room.id);
  if (room.type === 'channel' && !mayIn(room, world.bot.id, 'can_post_messages'))
    throw badRequest('need administrator rights in the channel chat');
  const { status, rights } = memberOf(room, world.bot.id);
  if (status === 'restricted' && !rights?.can_send_messages)
    throw badRequest('not enough rights to send text messages to the chat');
  return room;
}

function checkPrivate(world: World, id: number): void {
  const account = world.accounts.get(id);
  if (!account) throw badRequest('chat not found');
  if (account.deactivated) throw forbidden('user is deactivated');
  if (account.user.is_bot) throw forbidden("bot can't send messages to bots");
  if (account.blocked) throw forbidden('bot was blocked by the user');
  if (!account.started) throw forbidden("bot can't initiate conversation with a user");
}

/** The topic a message goes to; null is the general one, or a chat without topics. */
export function threadOf(world: World, call: Call, room: Room, replied: Message | null): number | null {
  const asked = whole(call, 'message_thread_id');
  if (asked !== undefined && !room.topics.has(asked)) throw badRequest('message thread not found');
  const thread = asked ?? replied?.thread ?? null;
  const topic = thread === null ? undefined : room.topics.get(thread);
  if (topic?.closed && !mayIn(room, world.bot.id, 'can_manage_topics')) throw badRequest('TOPIC_CLOSED');
  return thread;
}

/** The message that is answered; null when none is named, or when it is gone and that was allowed. */
export function repliedMessage(call: Call, room: Room): { message: Message | null; quote: Fields | null } {
  const given = call.params.reply_parameters;
  const old = whole(call, 'reply_to_message_id');
  if (given === undefined && old === undefined) return { message: null, quote: null };
  const reply: Fields = isFields(given) ? given : { message_id: old };
  const message = room.messages.get(Number(reply.message_id)) ?? null;
  if (!message && reply.allow_sending_without_reply !== true) throw badRequest('message to be replied not found');
  if (!message || typeof reply.quote !== 'string') return { message, quote: null };
  const position = String(message.content.text ?? message.content.caption ?? '').indexOf(reply.quote);
  if (position < 0) throw badRequest('QUOTE_TEXT_INVALID');
  return { message, quote: { text: reply.quote, position, is_manual: true } };
}

/** `purpose`: how Telegram goes on after "message": `to edit not found`. */
export function messageNamed(call: Call, room: Room, purpose: string, name = 'message_id'): Message {
  const id = whole(call, name);
  if (id === undefined) throw badRequest('message identifier is not specified');
  const message = room.messages.get(id);
  if (!message) throw badRequest(`message ${purpose} not found`);
  return message;
}

/** Throws what Telegram says to a bot that is no administrator with this right. */
export function needRight(world: World, room: Room, right: string, what: string): void {
  if (room.type === 'private' || mayIn(room, world.bot.id, right)) return;
  if (room.type === 'group' && right === 'can_pin_messages' && isAdmin(room, world.bot.id)) return;
  throw badRequest(`not enough rights to ${what}`);
}
