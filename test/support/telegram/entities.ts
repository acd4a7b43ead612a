/** What Telegram finds in plain text by itself, and how texts with entities are cut (core.telegram.org/bots/api#messageentity). Offsets are UTF-16 units. */
import type { Entity, Text } from './world.ts';

const patterns: readonly (readonly [string, RegExp])[] = [
  [
    'url',
    /\bhttps?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]]|\b(?:[a-z0-9-]+\.)+(?:com|org|net|id|me|dev)\b(?:\/[^\s<>"']*)?/gi,
  ],
  ['email', /\b[\w.+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+\b/gi],
  ['bot_command', /(?<![\w/@<>])\/[a-z0-9_]{1,64}(?:@\w{3,32})?(?![\w/])/gi],
  ['mention', /(?<![\w@])@\w{4,32}\b/g],
  ['hashtag', /(?<![\w#&])#[\p{L}\p{N}_]*\p{L}[\p{L}\p{N}_]*/gu],
];

/** Marked-up entities win over found ones where they meet. */
export function found(text: string, marked: readonly Entity[] = []): readonly Entity[] {
  const closed = marked.filter(({ type }) => ['code', 'pre', 'text_link', 'text_mention'].includes(type));
  const taken = [...closed];
  const added: Entity[] = [];
  const emails = [...text.matchAll(patterns[1]?.[1] ?? /$^/g)].map((match) => [match.index, match[0].length] as const);
  for (const [type, pattern] of patterns)
    for (const match of text.matchAll(pattern)) {
      const entity = { type, offset: match.index, length: match[0].length };
      const insideMail = type !== 'email' && emails.some(([at, length]) => overlaps(entity, { offset: at, length }));
      if (insideMail || taken.some((one) => overlaps(one, entity))) continue;
      taken.push(entity);
      added.push(entity);
    }
  return [...marked, ...added].toSorted((one, other) => one.offset - other.offset || other.length - one.length);
}

type Stretch = { readonly offset: number; readonly length: number };
const overlaps = (one: Stretch, other: Stretch) =>
  one.offset < other.offset + other.length && other.offset < one.offset + one.length;

/** White space is cut at both ends, and the entities move along. */
export function trimmed({ text, entities }: Text): Text {
  const start = text.length - text.trimStart().length;
  const end = text.trimEnd().length;
  const moved = entities.flatMap((entity) => {
    const from = Math.max(entity.offset, start);
    const to = Math.min(entity.offset + entity.length, end);
    return to > from ? [{ ...entity, offset: from - start, length: to - from }] : [];
  });
  return { text: text.slice(start, Math.max(start, end)), entities: moved };
}
