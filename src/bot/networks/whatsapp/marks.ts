/**
 * Text with entities, as the Bot API has it, in the marks that WhatsApp reads: *bold*, _italic_, ~struck~, ```as it is```, > quoted. Marks count
 * only around whole words and within a line, so where they would be read as stars and strokes they are left out.
 */
import type { FormattedText } from '../sandbox/markup.ts';
import type { Entity } from '../sandbox/scene.ts';

const signs: Readonly<Record<string, string>> = { bold: '*', italic: '_', strikethrough: '~' };
const fence = '```';

export const marked = ({ text, entities }: FormattedText): string =>
  rendered(text, nested(entities), 0, text.length).replace(/[ \t]+$/gm, '');

type Branch = Entity & { readonly inside: readonly Branch[] };

/** Entities come outermost first and never cross. */
const nested = (entities: readonly Entity[]): readonly Branch[] => {
  const ordered = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  const take = (end: number): Branch[] => {
    const here: Branch[] = [];
    for (let next = ordered[0]; next && next.offset < end; next = ordered[0]) {
      ordered.shift();
      here.push({ ...next, inside: take(next.offset + next.length) });
    }
    return here;
  };
  return take(Number.POSITIVE_INFINITY);
};

const rendered = (text: string, branches: readonly Branch[], from: number, to: number): string => {
  let out = '';
  let at = from;
  for (const branch of branches) {
    out += plain(text.slice(at, branch.offset));
    out += around(text, branch);
    at = branch.offset + branch.length;
  }
  return out + plain(text.slice(at, to));
};

const around = (text: string, branch: Branch): string => {
  const { type, offset, length, url } = branch;
  const end = offset + length;
  const own = text.slice(offset, end);
  if (type === 'code' || type === 'pre') return fenced(own);
  if (type === 'url' || type === 'email') return own;
  const inner = rendered(text, branch.inside, offset, end);
  if (type === 'text_link' && url) return linked(inner, own, url, text.slice(end, end + 1));
  if (type === 'blockquote') return inner.replace(/^/gm, '> ');
  const sign = signs[type];
  return sign ? signed(inner, sign, text.slice(0, offset).slice(-1), text.slice(end, end + 1)) : inner;
};

const fenced = (own: string): string => (own.includes('`') ? own : `${fence}${own}${fence}`);

/** Who is only mentioned (`tg://`) is named; a name in the place of an address stands before it. */
const linked = (inner: string, own: string, url: string, next: string): string => {
  if (!/^https?:/i.test(url)) return inner;
  if (own === url) return url;
  return `${inner}: ${url}${/\S/.test(next) && !/[.,;!?]/.test(next) ? ' ' : ''}`;
};

const letter = /[\p{L}\p{N}]/u;

/** Line by line, close to the words; inside a word, or around such a sign, none. */
const signed = (inner: string, sign: string, before: string, after: string): string => {
  const lines = inner.split('\n');
  const isCut = (line: number, core: string, lead: string, trail: string) =>
    (line === 0 && lead === '' && letter.test(before)) ||
    (line === lines.length - 1 && trail === '' && letter.test(after)) ||
    core === '' ||
    core.includes(sign);
  return lines
    .map((all, line) => {
      const [, lead = '', core = '', trail = ''] = /^(\s*)(.*?)(\s*)$/s.exec(all) ?? [];
      return isCut(line, core, lead, trail) ? all : `${lead}${sign}${core}${sign}${trail}`;
    })
    .join('\n');
};

const address = /\bhttps?:\/\/\S+/gi;
/** What WhatsApp would read as marks although nobody meant any. */
const accident = /(?<![\p{L}\p{N}])([*_~])(?=\S)[^\n`]*?(?<=\S)\1(?![\p{L}\p{N}])/gu;

/**
 * Somebody's `_budi_@…` must not lose its strokes: it is shown as it is, in a fence. An invisible sign between would also keep it, but would be
 * copied along with the address. Links stay as they are, since a fence would make them dead.
 */
const plain = (text: string): string => {
  let out = '';
  let at = 0;
  for (const link of text.matchAll(address)) {
    out += text.slice(at, link.index).replace(accident, `${fence}$&${fence}`) + link[0];
    at = link.index + link[0].length;
  }
  return out + text.slice(at).replace(accident, `${fence}$&${fence}`);
};
