/** The card while its holder says who shall have it: the other members of the desk by their names. */
import type { Words } from '#locales/words.ts';
import type { DeskKind } from '#ra/agency.ts';
import type { CaseView } from '#ra/office/desk.ts';
import type { Colleague } from '#ra/office/hand-over.ts';
import type { Card } from './card.ts';
import { pressOf } from './keyboard.ts';
import { claimLines, titleLines } from './sections.ts';
import { shortened } from './veil.ts';

/** A keyboard of more is no choice any more. */
const most = 20;

export const handOverChoice = (
  view: CaseView,
  desk: DeskKind,
  colleagues: readonly Colleague[],
  words: Words,
  { isCopy = false }: { readonly isCopy?: boolean } = {},
): Card => {
  const press = pressOf(view, words, isCopy);
  const label = ({ name, isHere, isSelf }: Colleague) => {
    if (isSelf) return words.plain('hand-self');
    return isHere ? shortened(name, 40) : words.plain('hand-away', { name: shortened(name, 30) });
  };
  const question = words(colleagues.length > 0 ? 'hand-whom' : 'hand-nobody');
  return {
    text: `${[...titleLines(view, words), ...claimLines(view, words)].join('\n')}\n\n${question}`,
    keyboard: [
      ...colleagues.slice(0, most).map((one) => [press('hand', `${desk[0]}.${one.account}`, label(one))]),
      [press('card', desk, words.plain('card-button-back'))],
    ],
  };
};
