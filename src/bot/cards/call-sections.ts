/** The card of somebody who wants to be called back: whose account is named, and the registry's number, masked in a group. REV-7. */
import type { Words } from '#locales/words.ts';
import { maskPhone } from '#ra/identity-numbers.ts';
import type { CaseView } from '#ra/office/desk.ts';
import { cleaned, veiled } from './veil.ts';

export const callLines = ({ it, called }: CaseView, words: Words): readonly string[] => [
  ...(called ? [words('card-owner', { value: veiled(called.name) })] : []),
  words('card-lost', { value: veiled(cleaned(it.answers.lost ?? '', 120)) }),
  ...(called?.phone ? [words('card-call-phone', { value: maskPhone(called.phone) })] : []),
  words('card-call-how'),
];
