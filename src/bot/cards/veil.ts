/** What a group may see of free text, and free text made safe to show: REQUIREMENTS "masked in groups"; CONVERSATION 10. */
import { maskMail, maskNumber } from '#ra/identity-numbers.ts';

/** Long digit runs (also written with spaces, dots or dashes) are numbers of people; what holds an @ is an address. */
const longNumber = /\d(?:[\s.\-‐-―]?\d){8,}/gu;
const address = /[^\s@<>()]+@[^\s@<>()]+/gu;

/** Identity numbers, telephones and addresses inside a text, masked. */
export const veiled = (text: string): string =>
  text.replace(address, maskMail).replace(longNumber, (run) => maskNumber(run.replace(/\D/gu, '')));

/** Two addresses that a desk is to tell apart: where their masks agree, the last letter before the @ shows too. */
export const maskedApart = (one: string, other: string): readonly [string, string] => {
  const masks = [maskMail(one), maskMail(other)] as const;
  if (one === other || masks[0] !== masks[1]) return masks;
  const further = (mail: string) => maskMail(mail).replace('•@', `•${/(.)@/u.exec(mail)?.[1] ?? ''}@`);
  return [further(one), further(other)];
};

/** Control characters, and the ones that turn or hide text (a name must not read differently from what it is). */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu;

/** One line of somebody's own words: no tricks of display, single spaces, at most `longest` characters. */
export const cleaned = (text: string, longest = Number.POSITIVE_INFINITY): string => {
  const line = text.normalize('NFC').replace(/\s+/gu, ' ').replace(unseen, '').replace(/ +/gu, ' ').trim();
  return shortened(line, longest);
};

/** Cut between characters, never inside one. */
export const shortened = (text: string, longest: number): string => {
  const characters = [...text];
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join('')}…`;
};
