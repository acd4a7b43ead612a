/** Who asked to be called back, for the private chat of the officer who claimed it: the numbers whole, and which of them to call. REV-7. */
import type { Words } from '#locales/words.ts';
import type { CaseView } from '#ra/office/desk.ts';
import { cleaned } from '../cards/veil.ts';

/** The registry's number is called, never the one given: whoever asks may be anybody. */
export const callLines = ({ it, called, agency }: CaseView, words: Words): readonly string[] => {
  const none = words.plain('notice-file-none');
  const line = (label: string, value: string | null | undefined) =>
    words('notice-file-line', { label, value: cleaned(value ?? none, 200) });
  const known = called
    ? ([
        ['name', called.name],
        ['nip', called.nip],
        ['position', called.position],
        ['unit', called.unit],
        ['mail', called.mail],
      ] as const)
    : [];
  return [
    words('notice-call-how'),
    '',
    line(words.plain('notice-call-phone'), called?.phone),
    ...known.map(([item, value]) => line(words.plain(`item-${item}`), value)),
    line(words.plain('notice-file-agency'), agency?.name),
    '',
    words('notice-call-given'),
    line(words.plain('item-lost'), it.answers.lost),
    line(words.plain('item-phone'), it.answers.phone),
  ];
};
