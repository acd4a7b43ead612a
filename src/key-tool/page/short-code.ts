/** The short code of the bot, `1042/Siti Rahmawati/4KZW`: what a machine without a network needs for Step 1, to be typed or pasted. ISS-3. */

import { tidy } from './answers.ts';
import { type KeyType, keyTypes } from './key-pair.ts';
import { sha256 } from './sha256.ts';
import { Problem, problems } from './words.ts';

export type ShortCode = { readonly number: string; readonly type: KeyType; readonly name: string };

/** The type that goes without saying. */
const usual = 'P-256' satisfies KeyType;

export const writeShortCode = ({ number, type, name }: ShortCode): string => {
  const parts = [number, ...(type === usual ? [] : [type]), name].map(tidy).join('/');
  return `${parts}/${checkOf(parts)}`;
};

const shape = new RegExp(
  `([\\w-]{1,32}) */ *(?:(${Object.keys(keyTypes).join('|')}) */ *)?(?!\\w+-\\d)(.+?) */ *([a-z\\d]{4})\\b`,
  'i',
);

/**
 * Finds the code in what was pasted, which may be the bot's whole message. Small letters are as good as capitals, and in the check
 * O is 0, I and L are 1. Undefined where there is none; throws Problem where its check does not fit.
 */
export const readShortCode = (text: string): ShortCode | undefined => {
  const [, number = '', type = usual, name = '', check = ''] = shape.exec(text) ?? [];
  if (!name) return undefined;
  // The shape lets no other type through.
  const code = { number, type: type.toUpperCase() as KeyType, name: tidy(name) };
  const meant = check.toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1');
  if (!writeShortCode(code).endsWith(`/${meant}`)) throw new Problem(problems.codeMistyped);
  return code;
};

/** Crockford's base32: no letter that looks like another, or like a digit. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The first twenty bits of the SHA-256 of the parts in capitals: one mistyped code in a million passes. */
const checkOf = (parts: string): string => {
  const [a = 0, b = 0, c = 0] = sha256(new TextEncoder().encode(parts.toUpperCase()));
  const bits = (a << 12) | (b << 4) | (c >> 4);
  return [15, 10, 5, 0].map((at) => letters[(bits >> at) & 31]).join('');
};
