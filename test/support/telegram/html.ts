/** HTML style as documented (core.telegram.org/bots/api#html-style): tags become entities; what Telegram cannot parse is refused with the offset in bytes. */
import { badRequest } from './refusal.ts';
import type { Entity, Text } from './world.ts';

const types: Readonly<Record<string, string>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  span: 'spoiler',
  'tg-spoiler': 'spoiler',
  'tg-emoji': 'custom_emoji',
  a: 'text_link',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
};
const characters: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };

type Open = { readonly tag: string; readonly at: number; readonly attributes: Readonly<Record<string, string>> };

export function parseHtml(source: string): Text {
  const entities: Entity[] = [];
  const stack: Open[] = [];
  let text = '';
  let at = 0;
  const refuse = (what: string, position = at) =>
    badRequest(`can't parse entities: ${what}`.replace('%', String(Buffer.byteLength(source.slice(0, position)))));

  while (at < source.length) {
    const rest = source.slice(at);
    if (rest.startsWith('&')) {
      const [whole, sign] = character(rest);
      text += sign;
      at += whole;
    } else if (rest.startsWith('</')) {
      const end = /^<\/([^\s>]*)\s*>/.exec(rest);
      if (!end) throw refuse('Unclosed end tag at byte offset %');
      const open = stack.pop();
      const name = (end[1] ?? '').toLowerCase();
      if (!open) throw refuse(`Unexpected end tag at byte offset %`);
      if (name !== '' && name !== open.tag)
        throw refuse(`Unmatched end tag at byte offset %, expected "</${open.tag}>", found "</${name}>"`);
      const entity = entityOf(open, text);
      if (entity) entities.push(entity);
      at += end[0].length;
    } else if (rest.startsWith('<')) {
      const [length, open] = startTag(rest, text.length, refuse);
      stack.push(open);
      at += length;
    } else {
      const run = /^[^<&]+/.exec(rest)?.[0] ?? '';
      text += run;
      at += run.length;
    }
  }
  const unclosed = stack.at(-1);
  if (unclosed) throw refuse(`Can't find end tag corresponding to start tag "${unclosed.tag}"`);
  return { text, entities: joined(entities) };
}

/** Named characters are the four documented ones; an unknown one stays as it is written. */
function character(rest: string): readonly [number, string] {
  const numeric = /^&#(?:x([0-9a-f]{1,6})|(\d{1,7}));?/i.exec(rest);
  const code = numeric ? Number.parseInt(numeric[1] ?? numeric[2] ?? '', numeric[1] ? 16 : 10) : 0;
  if (numeric && code > 0 && code < 0x110000) return [numeric[0].length, String.fromCodePoint(code)];
  const named = /^&([a-z]+);?/.exec(rest);
  const sign = characters[named?.[1] ?? ''];
  return named && sign ? [named[0].length, sign] : [1, '&'];
}

function startTag(rest: string, at: number, refuse: (what: string) => Error): readonly [number, Open] {
  const name = (/^<([^\s>/]*)/.exec(rest)?.[1] ?? '').toLowerCase();
  if (!Object.hasOwn(types, name)) throw refuse(`Unsupported start tag "${name}" at byte offset %`);
  const whole = /^<[^\s>]+((?:\s+[a-z-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"'=]+))?)*)\s*\/?>/i.exec(rest);
  if (!whole) throw refuse(`Unclosed start tag "${name}" at byte offset %`);
  const attributes = Object.fromEntries(
    [...(whole[1] ?? '').matchAll(/([a-z-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"'=]+)))?/gi)].map(
      ([, key = '', double, single, bare]) => [key.toLowerCase(), unescaped(double ?? single ?? bare ?? '')],
    ),
  );
  if (name === 'span' && attributes.class !== 'tg-spoiler')
    throw refuse('Tag "span" must have class "tg-spoiler" at byte offset %');
  return [whole[0].length, { tag: name, at, attributes }];
}

const unescaped = (value: string): string => value.replace(/&(?:#\w+|[a-z]+);?/gi, (sign) => character(sign)[1]);

function entityOf({ tag, at, attributes }: Open, text: string): Entity | null {
  const type = types[tag] ?? '';
  const stretch = { offset: at, length: text.length - at };
  if (stretch.length === 0) return null;
  if (type === 'text_link') {
    const url = linkOf(attributes.href ?? text.slice(at));
    return url === null ? null : { type, ...stretch, url };
  }
  if (type === 'custom_emoji') return { type, ...stretch, custom_emoji_id: attributes['emoji-id'] ?? '' };
  if (type === 'blockquote' && 'expandable' in attributes) return { type: 'expandable_blockquote', ...stretch };
  const language = /^language-(.+)/.exec(attributes.class ?? '')?.[1];
  return language ? { type, ...stretch, language } : { type, ...stretch };
}

/** `<pre><code class="language-x">` is one block with a language. */
function joined(entities: readonly Entity[]): readonly Entity[] {
  const same = (one: Entity, other: Entity) => one.offset === other.offset && one.length === other.length;
  return entities
    .filter((one) => !(one.type === 'code' && entities.some((pre) => pre.type === 'pre' && same(pre, one))))
    .map((one) => {
      const code = one.type === 'pre' && entities.find((other) => other.type === 'code' && same(one, other));
      if (code && 'language' in code) return { ...one, language: code.language };
      return one.type === 'code' ? { type: one.type, offset: one.offset, length: one.length } : one;
    })
    .toSorted((one, other) => one.offset - other.offset || other.length - one.length);
}

/** An address Telegram would open, completed as it completes it; null when it is none, and then the text stays plain. */
export function linkOf(address: string): string | null {
  const written = address.trim();
  if (/^(tg|ton|mailto|tel):/i.test(written)) return written;
  const whole = /^https?:\/\//i.test(written) ? written : `http://${written}`;
  if (/\s/.test(whole) || !URL.canParse(whole)) return null;
  const { hostname, pathname, search, hash, href } = new URL(whole);
  if (!hostname.includes('.')) return null;
  return pathname === '/' && search === '' && hash === '' ? href : whole;
}
