/** A keyboard written out under a message: numbered choices, nine at a time where there are many, links, and the words that lead out. CONVERSATION 2, 3. */
import type { Words } from '#locales/words.ts';
import type { Keyboard } from '../sandbox/scene.ts';
import { type Choice, choicesOf } from './choices.ts';
import { approvalOn, casesOf, folded } from './choosing.ts';

/** One digit each. Ten are still one list: a second page for one choice would be a detour. */
const choicesOnPage = 9;
const mostOnOnePage = choicesOnPage + 1;

export const pagesOf = (keyboard: Keyboard): number => {
  const { length } = turningOf(keyboard).turned;
  return length <= mostOnOnePage ? 1 : Math.ceil(length / choicesOnPage);
};

const isBox = ({ button: { text } }: Choice): boolean => /^[☐☑]/u.test(text);

/** Of a list to tick only the boxes are turned: what is done with them stands on every page. */
const turningOf = (keyboard: Keyboard): { readonly turned: readonly Choice[]; readonly fixed: readonly Choice[] } => {
  const { numbered } = choicesOf(keyboard);
  const boxes = numbered.filter(isBox);
  return boxes.length === 0
    ? { turned: numbered, fixed: [] }
    : { turned: boxes, fixed: numbered.filter((choice) => !isBox(choice)) };
};

export type ListingOptions = { readonly words: Words; readonly isGroup: boolean; readonly page: number };

/** Empty for a keyboard without any button. Numbers go on from page to page, and each of them counts at any time. */
export const listing = (keyboard: Keyboard, { words, isGroup, page }: ListingOptions): string => {
  const { numbered, spoken, links } = choicesOf(keyboard);
  const pages = pagesOf(keyboard);
  const from = (page % pages) * choicesOnPage;
  const { turned, fixed } = turningOf(keyboard);
  const shown = pages === 1 ? turned : turned.slice(from, from + choicesOnPage);
  const more = pages > 1 ? [words.plain('choices-more')] : [];
  const list = [...shown.map(lineOf), ...more, ...fixed.map(lineOf)].join('\n');
  const how = numbered.length > 0 ? (isGroup ? inGroup(keyboard, words) : words.plain('choices-answer')) : '';
  const out = spoken.map(({ text }) => text.replace(/^[^\p{L}]+/u, '')).join(', ');
  const leave = out && words.plain(numbered.length > 0 ? 'choices-spoken' : 'choices-spoken-only', { words: out });
  return [links.map(({ text, url }) => `${text}: ${url}`).join('\n'), list, [how, leave].filter(Boolean).join('\n')]
    .filter(Boolean)
    .join('\n\n');
};

/** Steps in the text above numbered choices are lettered: a number means one thing. */
export const lettered = (text: string): string =>
  text.replace(/^([1-9])\. /gm, (_, number: string) => `${String.fromCharCode(96 + Number(number))}. `);

const lineOf = ({ number, button: { text } }: Choice): string => `${number}. ${text}`;

const inGroup = (keyboard: Keyboard, words: Words): string => {
  const [id, ...others] = casesOf(keyboard);
  const word = approvalOn(keyboard)?.text;
  if (id === undefined || others.length > 0 || word === undefined) return words.plain('choices-answer-group');
  return words.plain('choices-answer-case', { word: folded(word).split(' ')[0] ?? '', case: String(id) });
};

/**
 * After a tick: only what has changed, and how to go on, while every number still means the same. Undefined where the list has to be read again.
 */
export const tickLine = (was: Keyboard, is: Keyboard, words: Words): string | undefined => {
  const before = choicesOf(was).numbered;
  const now = choicesOf(is).numbered;
  const isSame = before.length === now.length && now.every(({ button }, at) => button.data === before[at]?.button.data);
  const changed = now.filter(({ button }, at) => button.text !== before[at]?.button.text);
  if (!isSame || changed.length === 0 || changed.length > 3) return undefined;
  const last = now.filter((choice) => !isBox(choice)).at(-1);
  const on = last && words.plain('choices-ticked', { number: last.number, label: last.button.text });
  return [changed.map(lineOf).join('\n'), on].filter(Boolean).join('\n');
};
