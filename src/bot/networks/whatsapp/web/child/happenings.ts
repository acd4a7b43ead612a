/** What happens beside messages, in the wire's nouns: words changed, reactions, comings and goings, new numbers. */
import { z } from 'zod';
import type { WireEvent } from '../../wire.ts';
import { isOurs, type Surroundings } from './messages.ts';
import { authorOf, chatIdOf, isGroup, isTalk, momentOf, type RawMessage, rawId, rawKey } from './raw-message.ts';

type Happening<Kind extends WireEvent['kind']> = Extract<WireEvent, { kind: Kind }>;

/**
 * The page also "changes" the words of what it has just decrypted: an edit is what carries the time of one, or had other words before.
 */
export const editOf = async (
  raw: RawMessage,
  words: { readonly now: unknown; readonly before: unknown },
  now: Date,
  { people }: Surroundings,
): Promise<Happening<'edit'> | undefined> => {
  const isEdit = raw.latestEditSenderTimestampMs || (typeof words.before === 'string' && words.before !== '');
  if (!isEdit || !isOurs(raw) || typeof words.now !== 'string' || words.now === words.before) return undefined;
  const chat = chatIdOf(raw);
  return {
    kind: 'edit',
    id: raw.id._serialized,
    chat: await people.chat(chat, raw.notifyName),
    from: await people.person(isGroup(chat) ? authorOf(raw) : chat, raw.notifyName),
    at: raw.latestEditSenderTimestampMs ? new Date(raw.latestEditSenderTimestampMs) : now,
    text: words.now,
  };
};

const rawReaction = z.looseObject({
  id: rawKey,
  msgId: rawKey,
  senderId: rawId,
  reaction: z.string().nullish(),
  timestamp: z.number().catch(0),
});

export const reactionOf = async (
  found: unknown,
  { people }: Surroundings,
): Promise<Happening<'reaction'> | undefined> => {
  const raw = rawReaction.parse(found);
  const chat = raw.msgId.remote ?? '';
  if (raw.id.fromMe || !isTalk(chat)) return undefined;
  return {
    kind: 'reaction',
    id: raw.id._serialized,
    on: raw.msgId._serialized,
    chat: await people.chat(chat),
    from: await people.person(raw.senderId),
    at: new Date(raw.timestamp * 1000),
    emoji: raw.reaction ?? '',
  };
};

const changes: Readonly<Record<string, Happening<'membership'>['change']>> = {
  add: 'joined',
  invite: 'joined',
  linked_group_join: 'joined',
  // A group that was made with us in it.
  create: 'joined',
  remove: 'left',
  leave: 'left',
  promote: 'promoted',
  demote: 'demoted',
};

/** One notice may be about us and about others: then it is told as two. */
export const membershipsOf = async (
  raw: RawMessage,
  ownIds: readonly string[],
  { people }: Surroundings,
): Promise<readonly Happening<'membership'>[]> => {
  const change = changes[raw.subtype ?? ''];
  const group = chatIdOf(raw);
  if (!change || !isGroup(group)) return [];
  const named = raw.recipients?.length ? raw.recipients : raw.author ? [raw.author] : [];
  const about = async (ids: readonly string[], isUs: boolean): Promise<readonly Happening<'membership'>[]> => {
    if (ids.length === 0) return [];
    return [
      {
        kind: 'membership',
        id: isUs ? `${raw.id._serialized}~us` : raw.id._serialized,
        chat: await people.group(group),
        who: await people.persons(ids),
        isUs,
        change,
        ...(raw.author ? { by: await people.person(raw.author) } : {}),
        at: momentOf(raw),
      },
    ];
  };
  const us = named.filter((id) => ownIds.includes(id));
  return [
    ...(await about(us, true)),
    ...(await about(
      named.filter((id) => !us.includes(id)),
      false,
    )),
  ];
};

/** The library compares the ids as objects with text, and so may name the new number twice: the notice itself has both. */
export const renumberedOf = async (
  raw: RawMessage,
  ids: { readonly from: unknown; readonly to: unknown },
  { people }: Surroundings,
): Promise<Happening<'renumbered'> | undefined> => {
  const [told, to] = [rawId.safeParse(ids.from).data, rawId.safeParse(ids.to).data];
  const from = told === to ? raw.templateParams?.find((id) => id !== to) : told;
  if (!from || !to) return undefined;
  return {
    kind: 'renumbered',
    id: `${raw.id._serialized}~renumbered`,
    from: await people.person(from),
    to: await people.person(to),
    at: momentOf(raw),
  };
};
