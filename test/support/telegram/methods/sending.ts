/** How the bot speaks: texts, photos, documents, albums, copies, forwards, and the line that says it is at work. */
import { createHash } from 'node:crypto';
import { fileOf, fileView } from '../files.ts';
import { isFields, markupOf } from '../keyboard.ts';
import { badRequest } from '../refusal.ts';
import { post } from '../speech.ts';
import { chatView, messageView, userView } from '../views.ts';
import type { Fields, Message, Room, World } from '../world.ts';
import { type Call, type Method, whole, words } from './call.ts';
import { chatOf, messageNamed, repliedMessage, threadOf, writableChat } from './target.ts';
import { captionFields, captionOf, textFields, textOf } from './text.ts';

export const sendMessage: Method = (world, call) => {
  const room = writableChat(world, call);
  return messageView(world, say(world, call, room, textFields(textOf(call.params))));
};

export const sendPhoto: Method = (world, call) => sendFile(world, call, 'photo');
export const sendDocument: Method = (world, call) => sendFile(world, call, 'document');

function sendFile(world: World, call: Call, kind: 'photo' | 'document'): Fields {
  const room = writableChat(world, call);
  const caption = captionOf(call.params);
  const file = fileOf(world, kind, call.params[kind], call.files, kind);
  return messageView(world, say(world, call, room, { ...fileView(file), ...captionFields(caption) }));
}

/** The bot says something: where it belongs, what it answers, and the buttons below it. */
function say(world: World, call: Call, room: Room, content: Fields): Message {
  const markup = markupOf(call.params.reply_markup, call.note);
  const { message: replied, quote } = repliedMessage(call, room);
  const thread = threadOf(world, call, room, replied);
  const replyTo = replied?.id ?? null;
  return post(world, room, { ...speaker(world, room), content, markup, thread, replyTo, quote });
}

/** In a channel nobody speaks but the channel. */
const speaker = (world: World, room: Room) =>
  room.type === 'channel' ? { from: null, senderChat: room.id } : { from: world.bot.id, senderChat: null };

const mediaFields = ['type', 'media', 'caption', 'parse_mode', 'caption_entities', 'thumbnail'];
const mediaFieldsOf: Readonly<Record<string, readonly string[]>> = {
  photo: [...mediaFields.filter((name) => name !== 'thumbnail'), 'show_caption_above_media', 'has_spoiler'],
  document: [...mediaFields, 'disable_content_type_detection'],
};

/** One item of an album, or the new content of a message. */
export function mediaContent(world: World, call: Call, given: unknown): Fields {
  if (!isFields(given)) throw badRequest("can't parse InputMedia: expected an Object");
  const kind = given.type;
  if (kind !== 'photo' && kind !== 'document') throw badRequest('type of InputMedia is not one the double knows');
  for (const name of Object.keys(given))
    if (!mediaFieldsOf[kind]?.includes(name)) call.note(`InputMedia: field "${name}" is not documented there`);
  const file = fileOf(world, kind, given.media, call.files, 'media');
  return { ...fileView(file), ...captionFields(captionOf(given)) };
}

export const sendMediaGroup: Method = (world, call) => {
  const room = writableChat(world, call);
  const { media } = call.params;
  if (!Array.isArray(media)) throw badRequest("can't parse InputMedia: expected an Array");
  if (media.length < 2 || media.length > 10) throw badRequest('wrong number of messages in the album; must be 2-10');
  const kinds = new Set(media.map((one: unknown) => (isFields(one) ? one.type : undefined)));
  if (kinds.size > 1 && kinds.has('document')) throw badRequest("document can't be mixed with other media types");
  const contents = media.map((one: unknown) => mediaContent(world, call, one));
  const { message: replied, quote } = repliedMessage(call, room);
  const thread = threadOf(world, call, room, replied);
  const album = albumId(world);
  return contents
    .map((content) =>
      post(world, room, { ...speaker(world, room), content, thread, replyTo: replied?.id ?? null, quote, album }),
    )
    .map((message) => messageView(world, message));
};

export const albumId = (world: World): string =>
  String(13_000_000_000_000_000n + BigInt(Math.floor(world.random() * 2 ** 40)));

export const copyMessage: Method = (world, call) => {
  const room = writableChat(world, call);
  const source = chatOf(world, call, 'from_chat_id');
  const message = messageNamed(call, source, 'to copy');
  if (message.service) throw badRequest("message can't be copied");
  const caption = captionOf(call.params);
  const { caption: _, caption_entities: __, ...rest } = message.content;
  const content = caption && !('text' in rest) ? { ...rest, ...captionFields(caption) } : message.content;
  return { message_id: say(world, call, room, content).id };
};

export const forwardMessage: Method = (world, call) => {
  const room = writableChat(world, call);
  const source = chatOf(world, call, 'from_chat_id');
  const message = messageNamed(call, source, 'to forward');
  if (message.service) throw badRequest("message can't be forwarded");
  const thread = threadOf(world, call, room, null);
  const forward = message.forward ?? { forward_origin: originOf(world, source, message) };
  const { content } = message;
  return messageView(world, post(world, room, { ...speaker(world, room), content, thread, forward }));
};

export function originOf(world: World, source: Room, message: Message): Fields {
  const { date } = message;
  if (source.type === 'channel')
    return { type: 'channel', chat: chatView(world, source), message_id: message.id, date };
  if (message.senderChat !== null) return { type: 'chat', sender_chat: chatView(world, source), date };
  return { type: 'user', sender_user: userView(world, message.from ?? 0), date };
}

const actions = [
  'typing',
  'upload_photo',
  'record_video',
  'upload_video',
  'record_voice',
  'upload_voice',
  'upload_document',
  'choose_sticker',
  'find_location',
  'record_video_note',
  'upload_video_note',
];

export const sendChatAction: Method = (world, call) => {
  const room = writableChat(world, call);
  const action = words(call, 'action');
  if (!actions.includes(action)) throw badRequest('wrong parameter action in request');
  if (whole(call, 'message_thread_id') !== undefined) threadOf(world, call, room, null);
  room.actions.push(action);
  world.tell({ kind: 'action', chat: room.id, action });
  return true;
};

/** Two contents are the same when every field is. */
export const sameContent = (one: unknown, other: unknown): boolean => digest(one) === digest(other);
const digest = (value: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(value ?? null))
    .digest('hex');
