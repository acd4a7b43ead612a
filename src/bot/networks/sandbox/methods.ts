/** The methods of the Bot API that the sandbox answers, one function each, with Telegram's own checks and words. */
import { z } from 'zod';
import type { ApiCall } from '../api-call.ts';
import { messageOf, senderOf } from './bot-view.ts';
import { keyboardOf, replyMarkup } from './keyboard.ts';
import { badRequest } from './refusal.ts';
import { botUser, type SandboxMessage } from './scene.ts';
import { chatId, formatted, openChat, sendDocument, sendMessage, sendPhoto } from './sending.ts';
import type { World } from './world.ts';

export type Method = (world: World, call: ApiCall) => Promise<unknown>;

export const methods: Readonly<Record<string, Method>> = {
  getMe: async () => ({
    ...botUser,
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
  }),
  sendMessage,
  sendDocument,
  sendPhoto,
  editMessageText,
  editMessageReplyMarkup,
  deleteMessage,
  answerCallbackQuery,
  sendChatAction,
  getChatMember,
  setMyCommands,
  getMyCommands,
  getMyDescription: async (world, call) => ({ description: told(world, call, 'description') }),
  setMyDescription: (world, call) => tell(world, call, 'description', 512),
  getMyShortDescription: async (world, call) => ({ short_description: told(world, call, 'short_description') }),
  setMyShortDescription: (world, call) => tell(world, call, 'short_description', 120),
  getChatMenuButton: async (world) => ({ type: world.about('menu_button') ?? 'default' }),
  setChatMenuButton,
};

const located = z.looseObject({ chat_id: chatId, message_id: z.coerce.number() });

async function editMessageText(world: World, call: ApiCall) {
  const params = located
    .extend({ text: z.string(), parse_mode: z.string().optional(), reply_markup: replyMarkup.optional() })
    .parse(call.params);
  const message = own(world, params.chat_id, params.message_id);
  if (message.as !== 'text') throw badRequest('there is no text in the message to edit');
  const content = formatted(params.text, params.parse_mode, 'text');
  return edit(world, message, { ...content, keyboard: keyboardOf(params.reply_markup) });
}

async function editMessageReplyMarkup(world: World, call: ApiCall) {
  const params = located.extend({ reply_markup: replyMarkup.optional() }).parse(call.params);
  const message = own(world, params.chat_id, params.message_id);
  return edit(world, message, { keyboard: keyboardOf(params.reply_markup) });
}

function own(world: World, chat: number, id: number): SandboxMessage {
  openChat(world, chat);
  const message = world.message(chat, id);
  if (!message) throw badRequest('message to edit not found');
  if (message.from !== botUser.id) throw badRequest("message can't be edited");
  return message;
}

async function edit(world: World, was: SandboxMessage, change: Partial<SandboxMessage>) {
  const same = (['text', 'entities', 'keyboard'] as const).every(
    (field) => !(field in change) || JSON.stringify(change[field]) === JSON.stringify(was[field]),
  );
  if (same)
    throw badRequest(
      'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    );
  const edited = { ...was, ...change, edited: world.now() };
  await world.editMessage(edited);
  return messageOf(world, edited);
}

/** A bot may delete what it wrote, and in a private chat also what the person wrote; no older than 48 hours. */
async function deleteMessage(world: World, call: ApiCall) {
  const { chat_id, message_id } = located.parse(call.params);
  openChat(world, chat_id);
  const message = world.message(chat_id, message_id);
  if (!message) throw badRequest('message to delete not found');
  const mayDelete = message.from === botUser.id || world.group(chat_id) === undefined;
  if (!mayDelete || world.now() - message.date > 48 * 3600) throw badRequest("message can't be deleted for everyone");
  await world.deleteMessage(chat_id, message_id);
  return true;
}

async function answerCallbackQuery(world: World, call: ApiCall) {
  const params = z
    .looseObject({
      callback_query_id: z.string(),
      text: z.string().max(200).optional(),
      show_alert: z.boolean().optional(),
    })
    .parse(call.params);
  const query = world.query(params.callback_query_id);
  if (!query) throw badRequest('query is too old and response timeout expired or query ID is invalid');
  await world.answered(query.id);
  const { person, chat, message } = query;
  world.emit({ kind: 'answer', person, chat, message, text: params.text ?? '', alert: params.show_alert ?? false });
  return true;
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
];

async function sendChatAction(world: World, call: ApiCall) {
  const { chat_id, action } = z.looseObject({ chat_id: chatId, action: z.string() }).parse(call.params);
  openChat(world, chat_id);
  if (!actions.includes(action)) throw badRequest('wrong parameter action in request');
  world.emit({ kind: 'typing', chat: chat_id, action });
  return true;
}

async function getChatMember(world: World, call: ApiCall) {
  const { chat_id, user_id } = z.looseObject({ chat_id: chatId, user_id: z.coerce.number() }).parse(call.params);
  const group = world.group(chat_id);
  if (!group && !world.person(chat_id)) throw badRequest('chat not found');
  if (user_id !== botUser.id && !world.person(user_id)) throw badRequest('invalid user_id specified');
  const user = senderOf(world, user_id);
  const belongs = user_id === botUser.id || (group ? group.members.includes(user_id) : chat_id === user_id);
  if (!belongs) return { status: 'left', user };
  return group?.members[0] === user_id ? { status: 'creator', user, is_anonymous: false } : { status: 'member', user };
}

const commandList = z.array(z.looseObject({ command: z.string(), description: z.string() }));
const commandScope = z.looseObject({
  type: z.string(),
  chat_id: chatId.optional(),
  user_id: z.coerce.number().optional(),
});

const listed = z.looseObject({ scope: commandScope.optional(), language_code: z.string().optional() });

async function setMyCommands(world: World, call: ApiCall) {
  const params = listed.extend({ commands: commandList }).parse(call.params);
  if (params.commands.length > 100) throw badRequest('BOT_COMMANDS_TOO_MUCH');
  for (const { command, description } of params.commands) {
    if (!/^[a-z0-9_]{1,32}$/.test(command)) throw badRequest('BOT_COMMAND_INVALID');
    if (description.length < 1 || description.length > 256) throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID');
  }
  await world.setCommands({
    scope: scopeOf(params),
    commands: params.commands.map(({ command, description }) => ({ command, description })),
  });
  return true;
}

async function getMyCommands(world: World, call: ApiCall) {
  return world.commandLists().get(scopeOf(listed.parse(call.params)))?.commands ?? [];
}

const scopeOf = ({ scope, language_code }: z.infer<typeof listed>): string => {
  const { type = 'default', chat_id: chat, user_id: user } = scope ?? {};
  return scopeKey(type, chat, user, language_code);
};

/** A language without a text of its own has the one for all. */
const told = (world: World, { params }: ApiCall, what: string): string =>
  world.about(`${what}/${params.language_code ?? ''}`) ?? world.about(`${what}/`) ?? '';

async function tell(world: World, { params }: ApiCall, what: string, most: number) {
  const text = String(params[what] ?? '');
  if (text.length > most) throw badRequest('the text is too long');
  await world.sayAbout(`${what}/${params.language_code ?? ''}`, text);
  return true;
}

async function setChatMenuButton(world: World, call: ApiCall) {
  const { menu_button } = z
    .looseObject({ menu_button: z.looseObject({ type: z.enum(['default', 'commands']) }).optional() })
    .parse(call.params);
  await world.sayAbout('menu_button', menu_button?.type ?? 'default');
  return true;
}

const scopeKey = (type: string, chat?: number, user?: number, language?: string) =>
  [type, chat ?? '', user ?? '', language ?? ''].join('/');

/** The commands a person sees in a chat: the narrowest scope that has any, the person's language before none (core.telegram.org/bots/api#botcommandscope). */
export function commandsFor(world: World, person: number, chat: number, language = 'id') {
  const group = world.group(chat);
  const isCreator = group?.members[0] === person;
  const scopes: readonly (readonly [string, number?, number?])[] = group
    ? [
        ['chat_member', chat, person],
        ...(isCreator ? ([['chat_administrators', chat]] as const) : []),
        ['chat', chat],
        ...(isCreator ? ([['all_chat_administrators']] as const) : []),
        ['all_group_chats'],
        ['default'],
      ]
    : [['chat', chat], ['all_private_chats'], ['default']];
  for (const [type, inChat, user] of scopes)
    for (const code of [language, undefined]) {
      const list = world.commandLists().get(scopeKey(type, inChat, user, code));
      if (list && list.commands.length > 0) return list.commands;
    }
  return [];
}
