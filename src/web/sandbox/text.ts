/** Formatted text as nodes: entities become elements, commands can be tapped, links open elsewhere. */
import type { Entity } from '../../bot/networks/sandbox/scene.ts';
import { el } from './dom.ts';

const tags = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strikethrough: 's',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
  spoiler: 'span',
} as const;

/** `command` is called when a person taps a command in the text. */
export function formatted(
  text: string,
  entities: readonly Entity[],
  command: (command: string) => void,
): DocumentFragment {
  const fragment = document.createDocumentFragment();
  fragment.append(...nodes(text, [...entities], 0, text.length, command));
  return fragment;
}

/** Entities nest and never cross: each takes those that lie inside it. */
function nodes(
  text: string,
  entities: Entity[],
  from: number,
  to: number,
  command: (command: string) => void,
): (Node | string)[] {
  const made: (Node | string)[] = [];
  let at = from;
  for (let [next] = entities; next && next.offset < to; [next] = entities) {
    entities.shift();
    if (next.offset > at) made.push(text.slice(at, next.offset));
    const end = Math.min(to, next.offset + next.length);
    made.push(wrapped(next, text.slice(next.offset, end), nodes(text, entities, next.offset, end, command), command));
    at = end;
  }
  if (at < to) made.push(text.slice(at, to));
  return made;
}

function wrapped(entity: Entity, words: string, inside: (Node | string)[], command: (command: string) => void): Node {
  if (entity.type === 'url') return link(words, inside);
  if (entity.type === 'text_link') return link(entity.url ?? '', inside);
  if (entity.type === 'email') return el('span', { class: 'mail-address' }, inside);
  if (entity.type === 'bot_command')
    return el('button', { type: 'button', class: 'text-command' }, inside, { click: () => command(words) });
  const tag = Object.hasOwn(tags, entity.type) ? tags[entity.type as keyof typeof tags] : 'span';
  return el(tag, entity.type === 'spoiler' ? { class: 'spoiler', tabindex: 0 } : {}, inside);
}

export function link(url: string, inside: readonly (Node | string)[]): Node {
  const safe = URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
  if (!safe) return el('span', {}, inside);
  return el('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, inside);
}

/** Plain text with its web addresses as links. */
export function linked(text: string): DocumentFragment {
  const entities = [...text.matchAll(/\bhttps?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]]/gi)].map((hit) => ({
    type: 'url',
    offset: hit.index,
    length: hit[0].length,
  }));
  return formatted(text, entities, () => {});
}
