/** A change of data for the private chat of who claimed it: before and after, whole. ACC-9; DESIGN "Secrets and personal data". */
import type { Words } from '#locales/words.ts';
import { type CaseView, changesShown } from '#ra/office/desk.ts';
import { cleaned } from '../cards/veil.ts';

export const changePairs = (view: CaseView, words: Words): readonly string[] => {
  const pairs = changesShown(view).map(({ item, before, after }) =>
    words('notice-file-change', {
      label: words.plain(`item-${item}`),
      before: before === null ? words.plain('notice-file-none') : cleaned(before, 200),
      after: cleaned(after, 200),
    }),
  );
  return pairs.length > 0 ? [[words('notice-file-changes'), ...pairs].join('\n')] : [];
};
