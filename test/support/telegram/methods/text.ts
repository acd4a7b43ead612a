/** Texts and captions of a call: parsed, cut and measured as Telegram does it. */
import { found, trimmed } from '../entities.ts';
import { parseHtml } from '../html.ts';
import { isFields } from '../keyboard.ts';
import { parseMarkdown } from '../markdown.ts';
import { badRequest } from '../refusal.ts';
import type { Entity, Fields, Text } from '../world.ts';

export const longestText = 4096;
export const longestCaption = 1024;

export function textOf(given: Fields): Text {
  const raw = given.text;
  if (typeof raw !== 'string' || raw === '') throw badRequest('message text is empty');
  const made = formatted(raw, given.parse_mode, given.entities);
  if (made.text === '') throw badRequest('text must be non-empty');
  if (made.text.length > longestText) throw badRequest('message is too long');
  return made;
}

/** Undefined when there is none. */
export function captionOf(given: Fields): Text | undefined {
  if (typeof given.caption !== 'string' || given.caption === '') return undefined;
  const made = formatted(given.caption, given.parse_mode, given.caption_entities);
  if (made.text.length > longestCaption) throw badRequest('message caption is too long');
  return made.text === '' ? undefined : made;
}

function formatted(raw: string, mode: unknown, entities: unknown): Text {
  const marked = parsed(raw.replaceAll('\r', ''), mode, entities);
  const { text, entities: kept } = trimmed(marked);
  return { text, entities: found(text, kept) };
}

/** A parse mode goes before entities of one's own. */
function parsed(raw: string, mode: unknown, entities: unknown): Text {
  const name = typeof mode === 'string' ? mode.toLowerCase() : '';
  if (name === 'html') return parseHtml(raw);
  if (name === 'markdownv2') return parseMarkdown(raw);
  if (name !== '' && name !== 'none') throw badRequest('unsupported parse_mode');
  if (!Array.isArray(entities)) return { text: raw, entities: [] };
  const within = entities.filter(
    (one: unknown): one is Entity =>
      isFields(one) && Number(one.offset) >= 0 && Number(one.offset) + Number(one.length) <= raw.length,
  );
  return { text: raw, entities: within };
}

/** The fields of a message: nothing is told of entities where there are none. */
export const textFields = ({ text, entities }: Text): Fields => ({
  text,
  ...(entities.length > 0 ? { entities } : {}),
});
export const captionFields = (caption: Text | undefined): Fields =>
  caption
    ? { caption: caption.text, ...(caption.entities.length > 0 ? { caption_entities: caption.entities } : {}) }
    : {};
