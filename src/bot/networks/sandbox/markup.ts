/** HTML parse mode as the Bot API reads it: markup becomes entities, and what Telegram cannot parse is refused (core.telegram.org/bots/api#html-style). */
import { badRequest } from './refusal.ts';
import type { Entity } from './scene.ts';

export type FormattedText = { readonly text: string; readonly entities: readonly Entity[] };

const tagTypes: Readonly<Record<string, string>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  code: 'code',
  pre: 'pre',
  a: 'text_link',
  blockquote: 'blockquote',
  'tg-spoiler': 'spoiler',
  span: 'spoiler',
};
const namedCharacters: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };

type Open = { readonly tag: string; readonly at: number; readonly attributes: Readonly<Record<string, string>> };

/** Throws ApiRefusal "can't parse entities: …". Offsets in the message are byte offsets into the source, as Telegram's are. */
export function parseHtml(source: string): FormattedText {
  const open: Open[] = [];
  const entities: Entity[] = [];
  let text = '';
  const tokens = /<(\/?)([^>]*)>?|&(#x[0-9a-f]+|#\d+|[a-z]+);|[^<&]+|&/gis;
  for (const token of source.matchAll(tokens)) {
    const [all, slash, inside, character] = token;
    if (inside !== undefined && all.startsWith('<')) {
      const at = Buffer.byteLength(source.slice(0, token.index));
      if (!all.endsWith('>')) throw cannotParse(`Unclosed start tag at byte offset ${at}`);
      if (slash) entities.push(...closed(open, inside.trim().toLowerCase(), text.length, at));
      else open.push(opened(inside, text.length, at));
    } else {
      text += character === undefined ? all : named(character, all);
    }
  }
  const left = open.at(-1);
  if (left) throw cannotParse(`Can't find end tag corresponding to start tag "${left.tag}"`);
  return trimmed(text, joinedCode(entities));
}

/** Plain text with the entities Telegram finds by itself: commands, mentions, links, addresses. */
export function findEntities(text: string): readonly Entity[] {
  const patterns: readonly (readonly [string, RegExp])[] = [
    ['bot_command', /(?<![\w/])\/[a-z0-9_]{1,64}(?:@[a-z0-9_]{3,32})?/gi],
    ['url', /\bhttps?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]]/gi],
    ['email', /\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b/gi],
    ['mention', /(?<![\w@])@[a-z]\w{3,31}\b/gi],
  ];
  const found: Entity[] = [];
  for (const [type, pattern] of patterns) {
    for (const hit of text.matchAll(pattern)) {
      const entity = { type, offset: hit.index, length: hit[0].length };
      if (!found.some((other) => overlap(other, entity))) found.push(entity);
    }
  }
  return found.sort((a, b) => a.offset - b.offset);
}

/** Entities by markup, and the found ones that do not touch them. */
export function withFoundEntities({ text, entities }: FormattedText): FormattedText {
  const shielding = entities.filter(({ type }) => ['code', 'pre', 'text_link'].includes(type));
  const found = findEntities(text).filter((entity) => !shielding.some((other) => overlap(other, entity)));
  return { text, entities: [...entities, ...found].sort((a, b) => a.offset - b.offset || b.length - a.length) };
}

const overlap = (a: Entity, b: Entity) => a.offset < b.offset + b.length && b.offset < a.offset + a.length;
const cannotParse = (why: string) => badRequest(`can't parse entities: ${why}`);

function opened(inside: string, offset: number, at: number): Open {
  const [, tag = '', rest = ''] = /^([a-z0-9-]*)(.*)$/is.exec(inside) ?? [];
  const name = tag.toLowerCase();
  if (!Object.hasOwn(tagTypes, name)) throw cannotParse(`Unsupported start tag "${name}" at byte offset ${at}`);
  const attributes: Record<string, string> = {};
  for (const [, key = '', double, single, bare] of rest.matchAll(
    /([a-z-]+)\s*(?:=\s*(?:"([^"]*)"|'([^']*)'|(\S+)))?/gi,
  ))
    attributes[key.toLowerCase()] = (double ?? single ?? bare ?? '').replace(/&(\w+);/g, (all, word) =>
      named(word, all),
    );
  if (name === 'span' && attributes.class !== 'tg-spoiler')
    throw cannotParse(`Tag "span" must have class "tg-spoiler" at byte offset ${at}`);
  return { tag: name, at: offset, attributes };
}

function closed(open: Open[], tag: string, end: number, at: number): Entity[] {
  const last = open.pop();
  if (!last) throw cannotParse(`Unexpected end tag at byte offset ${at}`);
  if (tag !== '' && last.tag !== tag)
    throw cannotParse(`Unmatched end tag at byte offset ${at}, expected "</${last.tag}>", found "</${tag}>"`);
  const length = end - last.at;
  const href = last.attributes.href;
  if (length === 0 || (last.tag === 'a' && !href)) return [];
  const language = /^language-(.+)$/.exec(last.attributes.class ?? '')?.[1];
  return [
    {
      type: tagTypes[last.tag] ?? '',
      offset: last.at,
      length,
      ...(last.tag === 'a' && href ? { url: href } : {}),
      ...(language ? { language } : {}),
    },
  ];
}

function named(name: string, all: string): string {
  if (name.startsWith('#')) {
    const code = name[1]?.toLowerCase() === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
  }
  return namedCharacters[name] ?? all;
}

/** `<pre><code class="language-x">` is one block with a language, not two entities. */
function joinedCode(entities: readonly Entity[]): readonly Entity[] {
  const same = (a: Entity, b: Entity) => a.offset === b.offset && a.length === b.length;
  const blocks = entities.filter(({ type }) => type === 'pre');
  return entities
    .filter((entity) => entity.type !== 'code' || !blocks.some((block) => same(block, entity)))
    .map((entity) => {
      const code = entities.find((other) => other.type === 'code' && same(other, entity));
      return entity.type === 'pre' && code?.language ? { ...entity, language: code.language } : entity;
    });
}

/** Telegram cuts white space at both ends and moves the entities along. */
function trimmed(raw: string, entities: readonly Entity[]): FormattedText {
  const text = raw.trim();
  const shift = raw.length - raw.trimStart().length;
  return {
    text,
    entities: entities
      .map((entity) => {
        const from = Math.max(0, entity.offset - shift);
        const to = Math.min(text.length, entity.offset - shift + entity.length);
        return { ...entity, offset: from, length: to - from };
      })
      .filter(({ length }) => length > 0)
      .sort((a, b) => a.offset - b.offset || b.length - a.length),
  };
}
