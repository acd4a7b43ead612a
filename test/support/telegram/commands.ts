/** What a bot says of itself: commands by scope and language, name, descriptions, menu buttons (core.telegram.org/bots/api#botcommandscope). */
import { isFields } from './keyboard.ts';
import { badRequest } from './refusal.ts';
import { isAdmin } from './views.ts';
import type { Fields, Room } from './world.ts';

export type Command = { readonly command: string; readonly description: string };
export type Commands = ReturnType<typeof commandsOf>;

const scopes = [
  'default',
  'all_private_chats',
  'all_group_chats',
  'all_chat_administrators',
  'chat',
  'chat_administrators',
  'chat_member',
];

export function commandsOf() {
  const lists = new Map<string, readonly Command[]>();
  const words = new Map<string, string>();
  const buttons = new Map<number, Fields>();

  return {
    set(scope: unknown, language: string, list: readonly Command[]): void {
      if (list.length > 0) lists.set(keyOf(scope, language), list);
      else lists.delete(keyOf(scope, language));
    },
    get: (scope: unknown, language: string): readonly Command[] => lists.get(keyOf(scope, language)) ?? [],
    setWords: (what: string, language: string, text: string) => void words.set(`${what}/${language}`, text),
    words: (what: string, language: string): string => words.get(`${what}/${language}`) ?? words.get(`${what}/`) ?? '',
    setButton: (chat: number, button: Fields) => void buttons.set(chat, button),
    button: (chat: number): Fields =>
      buttons.get(chat) ?? (chat === 0 ? { type: 'commands' } : (buttons.get(0) ?? { type: 'default' })),

    /** What this person sees in this chat: the narrowest scope that has a list, in their language before in none. */
    shown(room: Room, person: number, language: string): readonly Command[] {
      const admin = room.type !== 'private' && isAdmin(room, person);
      const chat_id = room.id;
      const order: readonly Fields[] =
        room.type === 'private'
          ? [{ type: 'chat', chat_id }, { type: 'all_private_chats' }, { type: 'default' }]
          : [
              { type: 'chat_member', chat_id, user_id: person },
              ...(admin ? [{ type: 'chat_administrators', chat_id }] : []),
              { type: 'chat', chat_id },
              ...(admin ? [{ type: 'all_chat_administrators' }] : []),
              { type: 'all_group_chats' },
              { type: 'default' },
            ];
      for (const scope of order)
        for (const code of [language, '']) {
          const list = lists.get(keyOf(scope, code));
          if (list) return list;
        }
      return [];
    },
  };
}

function keyOf(scope: unknown, language: string): string {
  const { type = 'default', chat_id = '', user_id = '' } = isFields(scope) ? scope : {};
  if (!scopes.includes(String(type))) throw badRequest("can't parse BotCommandScope: Unsupported type specified");
  return [type, chat_id, user_id, language].join('/');
}

export function checkedCommands(given: unknown): readonly Command[] {
  if (!Array.isArray(given)) throw badRequest("can't parse commands: Expected an Array of BotCommand");
  if (given.length > 100) throw badRequest('BOT_COMMANDS_TOO_MUCH');
  return given.map((one: unknown) => {
    const { command, description } = isFields(one) ? one : {};
    if (typeof command !== 'string' || !/^\/?[a-z0-9_]{1,32}$/.test(command)) throw badRequest('BOT_COMMAND_INVALID');
    if (typeof description !== 'string' || description.length < 1 || description.length > 256)
      throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID');
    return { command: command.replace('/', ''), description };
  });
}
