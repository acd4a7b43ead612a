/**
 * What somebody chose by writing: the number, the label, in a group also its first word or a word for yes and no; or by a reaction. What is no
 * choice of that keyboard is text. CONVERSATION 2.
 */
import { languages, wordsIn } from '#locales/words.ts';
import type { CaseId } from '#ra/values.ts';
import { type CardAct, isCardAct, readCardData } from '../../cards/card-data.ts';
import type { Button, Keyboard } from '../sandbox/scene.ts';
import { choicesOf } from './choices.ts';

export type Press = Extract<Button, { data: string }>;

/** The tap that answers a card with yes: one of these is on it at most. */
const approving: readonly CardAct[] = ['forward', 'register', 'verify', 'rebind', 'approve', 'hold', 'revoke'];
/** Its no, which can be mended; the final one has to be named. */
const rejecting: readonly CardAct[] = ['reject', 'return'];

/** `isLoose`: whoever writes means this keyboard for certain, so a part of a label is enough. */
export const choiceIn = (text: string, keyboard: Keyboard, { isLoose = false } = {}): Press | undefined => {
  const { numbered, spoken } = choicesOf(keyboard);
  const number = numberIn(text);
  if (number !== undefined) return numbered.find((choice) => choice.number === number)?.button;
  const said = folded(text);
  if (said === '') return undefined;
  const presses = [...numbered.map(({ button }) => button), ...spoken];
  const byLabel = presses.filter((press) => folded(press.text) === said);
  if (byLabel.length > 0 || !isLoose) return only(byLabel);
  return (
    only(presses.filter((press) => folded(press.text).startsWith(`${said} `))) ??
    (isWord('yes', said) ? approvalOn(keyboard) : isWord('no', said) ? rejectionOn(keyboard) : undefined)
  );
};

/** A number alone, also with a dot or bracket and in full-width digits; `1987` and `2 dan 3` are none. */
export const numberIn = (text: string): number | undefined => {
  const [, digits] = /^\(?([0-9]{1,2})[.)]?$/.exec(text.normalize('NFKC').trim()) ?? [];
  return digits === undefined ? undefined : Number(digits);
};

export const wantsMore = (text: string): boolean =>
  numberIn(text) === 0 ||
  languages.some((language) => folded(wordsIn(language).plain('choices-more')).replace(/^0 /, '') === folded(text));

/** `setuju 1042`: a word and the number of a case. */
export const wordAndCase = (text: string): { readonly word: string; readonly case: CaseId } | undefined => {
  const [, word, number] =
    /^(\p{L}[\p{L} &]{0,40}?) +(?:no\.? *|nomor +|#)?([1-9]\d{0,14})[.!]?$/iu.exec(text.trim()) ?? [];
  return word === undefined ? undefined : { word, case: Number(number) as CaseId }; // only compared with ours
};

/** ✅ and ❌, and what comes from the same place on a telephone. */
export const choiceByReaction = (emoji: string, keyboard: Keyboard): Press | undefined => {
  const sign = emoji.replace(/[\u{FE0F}\u{1F3FB}-\u{1F3FF}]/gu, '');
  if (['✅', '☑', '✔'].includes(sign)) return approvalOn(keyboard);
  return ['❌', '❎', '✖'].includes(sign) ? rejectionOn(keyboard) : undefined;
};

export const approvalOn = (keyboard: Keyboard): Press | undefined => pressOf(keyboard, approving);
const rejectionOn = (keyboard: Keyboard): Press | undefined => pressOf(keyboard, rejecting);

/** A tick of the list of reasons bears the same word, and is none of these. */
const pressOf = (keyboard: Keyboard, acts: readonly CardAct[]): Press | undefined =>
  keyboard
    .flat()
    .filter((button) => 'data' in button)
    .find(({ data, text }) => {
      const act = data.split(':', 1)[0];
      return isCardAct(act) && acts.includes(act) && !/^[☐☑]/u.test(text);
    });

const isWord = (which: 'yes' | 'no', said: string): boolean =>
  (which === 'no' && ['tolak', 'reject'].includes(said)) ||
  languages.some((language) => wordsIn(language).plain(`typed-${which}`).split(' ').includes(said));

const only = (presses: readonly Press[]): Press | undefined => (presses.length === 1 ? presses[0] : undefined);

/** Without case, accents, signs and doubled spaces: how people write a label. */
export const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}?]+/gu, ' ')
    .trim();

/** The cases a keyboard speaks of. */
export const casesOf = (keyboard: Keyboard | null): readonly CaseId[] => {
  const all = (keyboard ?? [])
    .flat()
    .flatMap((button) => ('data' in button ? [readCardData(button.data)?.case] : []))
    .filter((id) => id !== undefined);
  return [...new Set(all)];
};
