/** What becomes of messages: edited, deleted, reacted to (core.telegram.org/bots/api#updating-messages). */
import { markupOf } from '../keyboard.ts';
import { badRequest } from '../refusal.ts';
import { edited } from '../speech.ts';
import { isAdmin, mayIn, messageView } from '../views.ts';
import type { Fields, Markup, Message, Room, World } from '../world.ts';
import { type Call, type Method, words } from './call.ts';
import { mediaContent, sameContent } from './sending.ts';
import { chatOf, messageNamed, writableChat } from './target.ts';
import { captionFields, captionOf, textFields, textOf } from './text.ts';

export const editMessageText: Method = (world, call) => {
  const { room, message } = own(world, call);
  const text = textOf(call.params);
  if (!('text' in message.content)) throw badRequest('there is no text in the message to edit');
  return change(world, call, room, message, textFields(text));
};

export const editMessageCaption: Method = (world, call) => {
  const { room, message } = own(world, call);
  const { caption: _, caption_entities: __, ...rest } = message.content;
  if ('text' in rest) throw badRequest('there is no caption in the message to edit');
  return change(world, call, room, message, { ...rest, ...captionFields(captionOf(call.params)) });
};

export const editMessageReplyMarkup: Method = (world, call) => {
  const { room, message } = own(world, call);
  return change(world, call, room, message, message.content);
};

export const editMessageMedia: Method = (world, call) => {
  const { room, message } = own(world, call);
  return change(world, call, room, message, mediaContent(world, call, call.params.media));
};

/** A message of the bot's own, without a keyboard that belongs to the person's screen. */
function own(world: World, call: Call): { room: Room; message: Message } {
  if (call.params.inline_message_id !== undefined) throw badRequest('MESSAGE_ID_INVALID');
  const room = writableChat(world, call);
  const message = messageNamed(call, room, 'to edit');
  const mine = room.type === 'channel' ? message.senderChat === room.id : message.from === world.bot.id;
  const kind = message.markup?.kind ?? 'inline';
  if (!mine || message.service || message.forward || kind !== 'inline') throw badRequest("message can't be edited");
  return { room, message };
}

function change(world: World, call: Call, room: Room, message: Message, content: Fields): Fields {
  const markup: Markup | null = markupOf(call.params.reply_markup, call.note);
  if (markup && markup.kind !== 'inline') throw badRequest('inline keyboard expected');
  if (sameContent(content, message.content) && sameContent(markup, message.markup))
    throw badRequest(
      'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    );
  message.content = content;
  message.markup = markup;
  edited(world, room, message);
  return messageView(world, message);
}

/** After that long a bot takes nothing back, unless it governs the chat. */
const deletableSeconds = 48 * 3600;
const lasting = ['group_chat_created', 'supergroup_chat_created', 'channel_chat_created', 'forum_topic_created'];

export const deleteMessage: Method = (world, call) => {
  const room = chatOf(world, call);
  const message = messageNamed(call, room, 'to delete');
  if (!mayDelete(world, room, message)) throw badRequest("message can't be deleted");
  if (room.type === 'private' && world.now() - message.date > deletableSeconds)
    throw badRequest("message can't be deleted for everyone");
  remove(world, room, message);
  return true;
};

/** Those that are gone are skipped. */
export const deleteMessages: Method = (world, call) => {
  const room = chatOf(world, call);
  const ids = call.params.message_ids;
  if (!Array.isArray(ids) || ids.length === 0) throw badRequest('message identifiers are not specified');
  if (ids.length > 100) throw badRequest('too many message identifiers specified');
  const there = ids.map((id) => room.messages.get(Number(id))).filter((message) => message !== undefined);
  if (!there.every((message) => mayDelete(world, room, message))) throw badRequest("message can't be deleted");
  for (const message of there) remove(world, room, message);
  return true;
};

function mayDelete(world: World, room: Room, message: Message): boolean {
  if (lasting.some((kind) => kind in message.content)) return false;
  if (room.type === 'private') return true;
  if (room.type === 'group' ? isAdmin(room, world.bot.id) : mayIn(room, world.bot.id, 'can_delete_messages'))
    return true;
  const fresh = world.now() - message.date <= deletableSeconds;
  return fresh && message.from === world.bot.id;
}

export function remove(world: World, room: Room, message: Message): void {
  room.messages.delete(message.id);
  room.pinned = room.pinned.filter((id) => id !== message.id);
  world.tell({ kind: 'deleted', chat: room.id, id: message.id });
}

/** core.telegram.org/bots/api#reactiontypeemoji */
const emoji =
  '❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡'.split(
    ' ',
  );

export const setMessageReaction: Method = (world, call) => {
  const room = chatOf(world, call);
  const message = messageNamed(call, room, 'to react');
  const given = Array.isArray(call.params.reaction) ? (call.params.reaction as readonly Fields[]) : []; // a list, of whatever
  if (given.length > 1) throw badRequest('REACTIONS_TOO_MANY');
  if (given.some((one) => one.type === 'emoji' && !emoji.includes(String(one.emoji))))
    throw badRequest('REACTION_INVALID');
  message.reaction = given;
  world.tell({ kind: 'edited', message });
  return true;
};

export const answerCallbackQuery: Method = (world, call) => {
  const text = words(call, 'text');
  if ([...text].length > 200) throw badRequest('MESSAGE_TOO_LONG');
  const tapped = world.queries.answerTap(words(call, 'callback_query_id'));
  world.tell({ kind: 'answer', ...tapped, text, alert: call.params.show_alert === true });
  return true;
};

export const answerInlineQuery: Method = (world, call) => {
  const { results } = call.params;
  if (!Array.isArray(results)) throw badRequest("can't parse inline query results: expected an Array");
  if (results.length > 50) throw badRequest('RESULTS_TOO_MUCH');
  world.queries.answerInline(words(call, 'inline_query_id'));
  return true;
};
