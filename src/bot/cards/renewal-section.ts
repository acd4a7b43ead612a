/** What a renewal's card says besides: the certificate it follows, and that its owner found the data still right. REN-2, REN-3. */
import { dayText, defaultZone } from '#locales/times.ts';
import type { Words } from '#locales/words.ts';
import type { CaseView } from '#ra/office/desk.ts';

export const renewalLines = ({ it, target, agency }: CaseView, words: Words): readonly string[] => {
  if (it.kind !== 'renewal' || !target) return [];
  const until = dayText(target.notAfter, agency?.timeZone ?? defaultZone, words.language);
  const isConfirmed = it.answers.unchanged === 'yes';
  return [
    words('card-predecessor', { serial: target.serial, until }),
    ...(isConfirmed ? [words('card-unchanged')] : []),
  ];
};
