/** What the bot may do in a group, and what it says of what it may not: the desk works with less. */
import type { ChatMember } from 'grammy/types';
import type { Words } from '#locales/words.ts';

type Group = { readonly is_forum?: boolean };
type Right = 'administrator' | 'can_pin_messages' | 'can_manage_topics' | 'can_delete_messages';

/** Somebody of the group now, whatever they may do there. */
export const isMemberAs = (member: ChatMember): boolean =>
  member.status === 'restricted' ? member.is_member : ['creator', 'administrator', 'member'].includes(member.status);

export const mayWriteAs = (member: ChatMember): boolean =>
  isMemberAs(member) && (member.status !== 'restricted' || member.can_send_messages);

/** Commands, taps and replies reach a bot whatever its privacy mode; who comes and goes only an administrator hears. */
export const missingRights = (member: ChatMember, { is_forum: isForum = false }: Group): readonly Right[] => {
  if (member.status === 'creator') return [];
  const wanted = [
    'can_pin_messages',
    ...(isForum ? (['can_manage_topics'] as const) : []),
    'can_delete_messages',
  ] as const;
  if (member.status !== 'administrator') return ['administrator', ...wanted];
  return wanted.filter((right) => member[right] !== true);
};

/** Undefined where nothing is missing. */
export const rightsText = (missing: readonly Right[], words: Words): string | undefined => {
  if (missing.length === 0) return undefined;
  const lines = missing.map((right) => words(`group-rights-missing-${right}`));
  return [words('group-rights-missing'), ...lines, words('group-rights-works')].join('\n');
};
