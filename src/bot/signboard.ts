/**
 * What the bot shows before anybody speaks: commands, menu button, descriptions (CONVERSATION 14). Telegram limits how often they may be
 * set, so each is set only where it differs; a restart sets nothing.
 */
import type { Api } from 'grammy';
import type { BotCommand } from 'grammy/types';
import type { Words } from '#locales/words.ts';
import type { Language } from '#ra/values.ts';

type Scope = 'all_private_chats' | 'all_group_chats' | 'all_chat_administrators';

/** Indonesian for every language that has no words of its own. */
const inLanguage = (language: Language) => (language === 'id' ? {} : { language_code: language });

export const showCommands = async (
  api: Api,
  language: Language,
  lists: Readonly<Record<Scope, readonly BotCommand[]>>,
): Promise<void> => {
  for (const [type, commands] of Object.entries(lists) as [Scope, readonly BotCommand[]][]) {
    const where = { scope: { type }, ...inLanguage(language) };
    const shown = await api.getMyCommands(where);
    if (!isSame(shown, commands)) await api.setMyCommands(commands, where);
  }
};

const isSame = (one: readonly BotCommand[], other: readonly BotCommand[]): boolean =>
  one.length === other.length &&
  one.every(({ command, description }, place) => {
    const there = other[place];
    return command === there?.command && description === there.description;
  });

/** Above an empty chat, and in the bot's profile. */
export const describeBot = async (api: Api, words: Words): Promise<void> => {
  const language = inLanguage(words.language);
  const description = words.plain('bot-description');
  const { description: shown } = await api.getMyDescription(language);
  if (shown !== description) await api.setMyDescription(description, language);
  const short = words.plain('bot-short-description');
  const { short_description: shownShort } = await api.getMyShortDescription(language);
  if (shownShort !== short) await api.setMyShortDescription(short, language);
};

/** The button beside the text field opens the commands. */
export const showMenuButton = async (api: Api): Promise<void> => {
  const { type } = await api.getChatMenuButton();
  if (type !== 'commands') await api.setChatMenuButton({ menu_button: { type: 'commands' } });
};
