/** What was found wrong, in words: the item, the reason, and how to mend it. CONVERSATION 11; ISS-9. */
import type { Words } from '#locales/words.ts';
import type { Fault, Item, Verdict } from '#ra/case.ts';
import { items } from '#ra/case.ts';
import { ownWords } from '#ra/office/reasons.ts';
import { shortened } from './veil.ts';

/** The words of one ready or own reason. Plain text, not HTML. */
export const reasonText = (words: Words, act: Verdict['act'], { item, reason, words: own }: Fault): string => {
  if (reason === ownWords) return own ?? words.plain('reason-own-words');
  return words.plain(act === 'refuse' ? `refusal-${reason}` : `reason-${item}-${reason}`);
};

/** What is wrong in bold and, for what can be mended, how under it. HTML. */
const faultLine = (words: Words, act: Verdict['act'], fault: Fault, longestOwnWords: number): string => {
  const reason = shortened(reasonText(words, act, fault), longestOwnWords);
  if (act === 'refuse') return words('reason-line-refused', { reason });
  if (fault.reason !== ownWords)
    return words('reason-line', { reason, mend: words.plain(`mend-${fault.item}-${fault.reason}`) });
  const [item, mend] = [words.plain(`item-${fault.item}`), words.plain(`mend-${fault.item}`)];
  return words('reason-line-own', { item, reason, mend });
};

/** All of them, in the order of the form, one paragraph each. */
export const faultLines = (
  words: Words,
  act: Verdict['act'],
  faults: readonly Fault[],
  longestOwnWords = 500,
): readonly string[] => inFormOrder(faults).map((fault) => faultLine(words, act, fault, longestOwnWords));

export const inFormOrder = (faults: readonly Fault[]): readonly Fault[] =>
  [...faults].sort((one, other) => items.indexOf(one.item) - items.indexOf(other.item));

/** Each item once, in the order of the form. */
export const faultyItems = (faults: readonly Fault[]): readonly Item[] =>
  items.filter((item) => faults.some((fault) => fault.item === item));
