/** What a change of data asks for, before and after beside each other: ACC-9. Mailboxes are masked, because a group looks on. */
import type { Words } from '#locales/words.ts';
import type { ChangeableItem } from '#ra/case.ts';
import { maskNumber } from '#ra/identity-numbers.ts';
import { type CaseView, changesShown } from '#ra/office/desk.ts';
import { cleaned, maskedApart, veiled } from './veil.ts';

export const changeLines = (view: CaseView, words: Words): readonly string[] => {
  const { account } = view;
  if (!account) return [];
  return [
    words('card-name', { value: veiled(account.name) }),
    ...(account.nip === null ? [] : [words('card-nip', { value: maskNumber(account.nip) })]),
    '',
    words('card-changes'),
    ...changeRows(view, words),
  ];
};

/** `• Jabatan: Analis → <b>Kepala Seksi</b>`. What is applied is the registry's own: nothing is old any more. */
const changeRows = (view: CaseView, words: Words): readonly string[] =>
  changesShown(view).map(({ item, before, after }) => {
    const [was, is] = shownPair(item, before, after);
    const label = words.plain(`item-${item}`);
    if (view.it.state === 'applied') return words('card-changed', { label, after: is });
    return words('card-change', { label, before: was, after: is });
  });

const shownPair = (item: ChangeableItem, before: string | null, after: string): readonly [string, string] => {
  const [was, is] = [cleaned(before ?? '–', 120), cleaned(after, 120)];
  return item === 'mail' ? maskedApart(was, is) : [veiled(was), veiled(is)];
};
