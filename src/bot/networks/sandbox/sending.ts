/** How the bot's messages come into the sandbox: text, documents and photos, refused where Telegram would refuse them. */
import { z } from 'zod';
import type { ApiCall, SentFile } from '../api-call.ts';
import { messageOf } from './bot-view.ts';
import { storeFile } from './files.ts';
import { forceReplyOf, keyboardOf, replyMarkup } from './keyboard.ts';
import { type FormattedText, parseHtml, withFoundEntities } from './markup.ts';
import { ApiRefusal, badRequest, forbidden } from './refusal.ts';
import { botUser, type FileFacts, type SandboxMessage } from './scene.ts';
import type { World } from './world.ts';

export const chatId = z.union([z.number(), z.string().regex(/^-?\d+$/)]).transform(Number);
const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]);

const message = z.looseObject({
  chat_id: chatId,
  parse_mode: z.string().optional(),
  reply_markup: replyMarkup.optional(),
  reply_to_message_id: z.coerce.number().optional(),
  reply_parameters: z.looseObject({ message_id: z.number(), allow_sending_without_reply: flag.optional() }).optional(),
});
type Outgoing = z.infer<typeof message>;

/** Most characters after the markup is read. */
const longest = { text: 4096, caption: 1024 };
const largest = { document: 50 * 1024 * 1024, photo: 10 * 1024 * 1024 };

export async function sendMessage(world: World, call: ApiCall) {
  const params = message.extend({ text: z.string() }).parse(call.params);
  return send(world, params, { ...formatted(params.text, params.parse_mode, 'text'), as: 'text', file: null });
}

export async function sendDocument(world: World, call: ApiCall) {
  const params = message.extend({ document: z.string(), caption: z.string().optional() }).parse(call.params);
  openChat(world, params.chat_id);
  const file = await fileOf(world, call, params.document, 'document');
  return send(world, params, {
    ...formatted(params.caption ?? '', params.parse_mode, 'caption'),
    as: 'document',
    file,
  });
}

export async function sendPhoto(world: World, call: ApiCall) {
  const params = message.extend({ photo: z.string(), caption: z.string().optional() }).parse(call.params);
  openChat(world, params.chat_id);
  const file = await fileOf(world, call, params.photo, 'photo');
  if (file.width === null) throw badRequest('IMAGE_PROCESS_FAILED');
  return send(world, params, { ...formatted(params.caption ?? '', params.parse_mode, 'caption'), as: 'photo', file });
}

/** Throws ApiRefusal unless the bot may write to this chat now. */
export function openChat(world: World, chat: number): void {
  if (world.group(chat)) return;
  const person = world.person(chat);
  if (!person) throw badRequest('chat not found');
  if (person.blocked) throw forbidden('bot was blocked by the user');
  if (!person.started) throw forbidden("bot can't initiate conversation with a user");
}

/** Text and entities of a text or caption in its parse mode; too long or empty is refused. */
export function formatted(source: string, mode: string | undefined, kind: 'text' | 'caption'): FormattedText {
  if (mode !== undefined && mode.toLowerCase() !== 'html') throw badRequest('unsupported parse_mode');
  const content = mode === undefined ? { text: source.trim(), entities: [] } : parseHtml(source);
  if (kind === 'text' && content.text === '') throw badRequest('message text is empty');
  if (content.text.length > longest[kind])
    throw badRequest(kind === 'text' ? 'message is too long' : 'message caption is too long');
  return withFoundEntities(content);
}

async function send(
  world: World,
  params: Outgoing,
  content: Pick<SandboxMessage, 'text' | 'entities' | 'as' | 'file'>,
) {
  const chat = params.chat_id;
  openChat(world, chat);
  const replyTo = repliedTo(world, params);
  const asked = replyTo === null ? null : (world.message(chat, replyTo)?.from ?? null);
  const keyboard = keyboardOf(params.reply_markup);
  const sent: SandboxMessage = {
    chat,
    id: world.nextMessageId(chat),
    from: botUser.id,
    date: world.now(),
    edited: null,
    ...content,
    album: null,
    replyTo,
    keyboard,
    forceReply: forceReplyOf(params.reply_markup, asked),
    service: null,
  };
  await world.addMessage(sent);
  return messageOf(world, sent);
}

function repliedTo(world: World, params: Outgoing): number | null {
  const id = params.reply_parameters?.message_id ?? params.reply_to_message_id;
  if (id === undefined) return null;
  if (world.message(params.chat_id, id)) return id;
  if (params.reply_parameters?.allow_sending_without_reply) return null;
  throw badRequest('message to be replied not found');
}

/** An upload (`attach://name`, or the part of that name) or the id of a file sent before. */
async function fileOf(world: World, call: ApiCall, value: string, kind: 'document' | 'photo'): Promise<FileFacts> {
  const upload: SentFile | undefined = call.files.get(value.replace(/^attach:\/\//, ''));
  if (!upload) return world.file(value) ?? refuseFile();
  if (upload.bytes.length === 0) throw badRequest('file must be non-empty');
  if (upload.bytes.length > largest[kind]) throw new ApiRefusal(413, 'Request Entity Too Large');
  return storeFile(world, upload);
}

function refuseFile(): never {
  throw badRequest('wrong remote file identifier specified: Wrong string length');
}
