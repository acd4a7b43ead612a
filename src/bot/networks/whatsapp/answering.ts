/** The methods of the Bot API as WhatsApp can do them, with the Bot API's own refusals. */
import { z } from 'zod';
import type { Words } from '#locales/words.ts';
import type { ApiCall } from '../api-call.ts';
import { mediaTypeOf } from '../sandbox/files.ts';
import { forceReplyOf, keyboardOf, replyMarkup } from '../sandbox/keyboard.ts';
import { type FormattedText, parseHtml } from '../sandbox/markup.ts';
import { badRequest, forbidden } from '../sandbox/refusal.ts';
import { chatId } from '../sandbox/sending.ts';
import { type Insistence, inWords } from './carrying.ts';
import type { KnownChat, OwnMessage, WhatsappMemory } from './memory.ts';
import { isSamePerson } from './people.ts';
import { messageOfQuery } from './receiving.ts';
import type { Speaking } from './speaking.ts';
import { messageOf, ourId, ourselves, userOf } from './view.ts';
import { type WhatsappWire, WireError, type WireFile } from './wire.ts';

export type AnswerDeps = {
  readonly memory: WhatsappMemory;
  readonly speaking: Speaking;
  readonly wire: Pick<WhatsappWire, 'typing' | 'remove' | 'members' | 'leave'>;
  readonly wordsFor: (chat: KnownChat) => Promise<Words>;
  readonly phone: () => string | undefined;
};
export type Method = (deps: AnswerDeps, call: ApiCall, how: Insistence) => Promise<unknown>;

/** What a menu of commands or a profile would show has no place there. */
const nothing: Method = async () => true;

export const methods: Readonly<Record<string, Method>> = {
  getMe: async ({ phone }) => ourselves(phone()),
  sendMessage,
  sendDocument: (deps, call, how) => sendFile(deps, call, how, 'document'),
  sendPhoto: (deps, call, how) => sendFile(deps, call, how, 'photo'),
  editMessageText,
  editMessageReplyMarkup,
  deleteMessage,
  answerCallbackQuery,
  sendChatAction,
  getChatMember,
  leaveChat,
  setMyCommands: nothing,
  getMyCommands: async () => [],
  setMyDescription: nothing,
  getMyDescription: async () => ({ description: '' }),
  setMyShortDescription: nothing,
  getMyShortDescription: async () => ({ short_description: '' }),
  setChatMenuButton: nothing,
  getChatMenuButton: async () => ({ type: 'default' }),
};

const message = z.looseObject({
  chat_id: chatId,
  parse_mode: z.string().optional(),
  reply_markup: replyMarkup.optional(),
  reply_parameters: z.looseObject({ message_id: z.number() }).optional(),
});
const located = z.looseObject({ chat_id: chatId, message_id: z.coerce.number() });

async function sendMessage(deps: AnswerDeps, call: ApiCall, how: Insistence) {
  const params = message.extend({ text: z.string() }).parse(call.params);
  const content = formatted(params.text, params.parse_mode);
  if (content.text === '') throw badRequest('message text is empty');
  return say(deps, params, { content, as: 'text' }, how);
}

async function sendFile(deps: AnswerDeps, call: ApiCall, how: Insistence, as: 'document' | 'photo') {
  const params = message.extend({ caption: z.string().optional() }).parse(call.params);
  const sent = call.files.get(String(call.params[as]).replace(/^attach:\/\//, ''));
  if (!sent) throw badRequest('wrong remote file identifier specified: Wrong string length');
  if (sent.bytes.length === 0) throw badRequest('file must be non-empty');
  const file = { ...sent, mediaType: mediaTypeOf(sent.name) };
  return say(deps, params, { content: formatted(params.caption ?? '', params.parse_mode), as, file }, how);
}

type Content = { readonly content: FormattedText; readonly as: OwnMessage['body']['as']; readonly file?: WireFile };

async function say(deps: AnswerDeps, params: z.infer<typeof message>, what: Content, how: Insistence) {
  const chat = await openChat(deps, params.chat_id);
  const said = await deps.speaking.say(
    chat,
    {
      ...what,
      keyboard: keyboardOf(params.reply_markup),
      replyTo: params.reply_parameters?.message_id ?? null,
      isQuestion: forceReplyOf(params.reply_markup, null) !== null,
    },
    how,
  );
  return messageOf(said, chat, deps.phone());
}

/** Of a text in HTML, or in none. There is no longest text: it is parted. */
function formatted(source: string, mode: string | undefined): FormattedText {
  if (mode !== undefined && mode.toLowerCase() !== 'html') throw badRequest('unsupported parse_mode');
  return mode === undefined ? { text: source.trim(), entities: [] } : parseHtml(source);
}

/** Throws ApiRefusal unless we may write there: nobody is written to first, and in a group we must be. */
async function openChat({ memory }: AnswerDeps, id: number): Promise<KnownChat> {
  const chat = await memory.find(id);
  if (!chat) throw badRequest('chat not found');
  if (id < 0 && !chat.isInside) throw forbidden('bot is not a member of the supergroup chat');
  if (id > 0 && chat.wroteAt === null) throw forbidden("bot can't initiate conversation with a user");
  return chat;
}

async function editMessageText(deps: AnswerDeps, call: ApiCall, how: Insistence) {
  const params = located
    .extend({ text: z.string(), parse_mode: z.string().optional(), reply_markup: replyMarkup.optional() })
    .parse(call.params);
  const { chat, own } = await ownMessage(deps, params);
  if (own.body.as !== 'text') throw badRequest('there is no text in the message to edit');
  const content = formatted(params.text, params.parse_mode);
  const edited = await deps.speaking.edit(chat, own, { content, keyboard: keyboardOf(params.reply_markup) }, how);
  return messageOf(edited, chat, deps.phone());
}

async function editMessageReplyMarkup(deps: AnswerDeps, call: ApiCall, how: Insistence) {
  const params = located.extend({ reply_markup: replyMarkup.optional() }).parse(call.params);
  const { chat, own } = await ownMessage(deps, params);
  const { text, entities } = own.body;
  const keyboard = keyboardOf(params.reply_markup);
  const edited = await deps.speaking.edit(chat, own, { content: { text, entities }, keyboard }, how);
  return messageOf(edited, chat, deps.phone());
}

async function ownMessage(deps: AnswerDeps, { chat_id, message_id }: z.infer<typeof located>) {
  const chat = await openChat(deps, chat_id);
  const own = await deps.memory.message(chat.id, message_id);
  if (!own) throw badRequest('message to edit not found');
  if (own.body.by !== 'us') throw badRequest("message can't be edited");
  return { chat, own: own as OwnMessage };
}

/** For everybody, and all its parts; what WhatsApp does not let us take away the person has to. */
async function deleteMessage(deps: AnswerDeps, call: ApiCall) {
  const { chat_id, message_id } = located.parse(call.params);
  const chat = await openChat(deps, chat_id);
  const kept = await deps.memory.message(chat.id, message_id);
  if (!kept) throw badRequest('message to delete not found');
  let isGone = true;
  for (const { id } of kept.names) isGone = (await asked(chat, () => deps.wire.remove(chat.chat, id))) && isGone;
  if (!isGone) throw badRequest("message can't be deleted for everyone");
  await deps.memory.forget(kept);
  if (chat.menu === kept.id) await deps.memory.change(chat.id, { menu: null });
  return true;
}

/** One short line, once; in a group to who chose. */
async function answerCallbackQuery(deps: AnswerDeps, call: ApiCall, how: Insistence) {
  const params = z
    .looseObject({ callback_query_id: z.string(), text: z.string().optional(), url: z.string().optional() })
    .parse(call.params);
  const place = messageOfQuery(params.callback_query_id);
  const tap = place && (await deps.memory.message(place.chat, place.id));
  const chat = place && (await deps.memory.find(place.chat));
  if (!tap || !chat) throw badRequest('query is too old and response timeout expired or query ID is invalid');
  const words = params.url === undefined ? undefined : await deps.wordsFor(chat);
  const link = params.url === undefined ? undefined : words?.plain('choices-link', { url: params.url });
  const line = [params.text, link].filter(Boolean).join('\n');
  if (line === '' || tap.isAnswered) return true;
  await deps.speaking.line(chat, line, chat.id < 0 ? tap.names[0]?.id : undefined, how);
  await deps.memory.answer(tap);
  return true;
}

async function sendChatAction(deps: AnswerDeps, call: ApiCall) {
  const { chat_id } = z.looseObject({ chat_id: chatId }).parse(call.params);
  const { chat } = await openChat(deps, chat_id);
  await deps.wire.typing(chat);
  return true;
}

/** Asked of WhatsApp itself each time: who was put out a minute ago decides nothing. */
async function getChatMember(deps: AnswerDeps, call: ApiCall) {
  const { chat_id, user_id } = z.looseObject({ chat_id: chatId, user_id: z.coerce.number() }).parse(call.params);
  const at = await deps.memory.find(chat_id);
  if (!at) throw badRequest('chat not found');
  if (user_id === ourId) return { status: at.isInside ? 'member' : 'left', user: ourselves(deps.phone()) };
  const who = await deps.memory.find(user_id);
  if (who?.chat.kind !== 'person') throw badRequest('invalid user_id specified');
  const user = userOf(who);
  const { chat } = at;
  if (chat.kind === 'person') return { status: at.id === who.id ? 'member' : 'left', user };
  const { person } = who.chat;
  const found = (await asked(at, () => deps.wire.members(chat.id))).find((one) => isSamePerson(one.person, person));
  if (!found) return { status: 'left', user };
  return { status: found.isAdministrator ? 'administrator' : 'member', user };
}

async function leaveChat(deps: AnswerDeps, call: ApiCall) {
  const { chat_id } = z.looseObject({ chat_id: chatId }).parse(call.params);
  const at = await deps.memory.find(chat_id);
  if (at?.chat.kind !== 'group') throw badRequest('chat not found');
  const { id } = at.chat;
  await asked(at, () => deps.wire.leave(id));
  await deps.memory.change(chat_id, { isInside: false });
  return true;
}

const asked = async <Result>(chat: KnownChat, ask: () => Promise<Result>): Promise<Result> => {
  try {
    return await ask();
  } catch (error) {
    throw error instanceof WireError ? inWords(error, chat) : error;
  }
};
