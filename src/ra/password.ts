/** Passwords: made without look-alikes, kept as argon2id (RFC 9106), judged honestly. ACC-6, ACC-7. */
import { argon2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { Random } from './ports.ts';

const derive = promisify(argon2);
/** OWASP's second choice for argon2id: 19 MiB, 2 passes. */
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const;

/** No 0 O o 1 l I 2 Z 5 S 8 B: people copy these from a screen to another. 49 letters. */
const alphabet = 'ACDEFGHJKLMNPQRTUVWXYabcdefghijkmnpqrstuvwxy34679';

/** `n` letters chosen evenly (rejection sampling) from an alphabet of at most 256. */
export const randomText = (random: Random, length: number, letters: string): string => {
  const limit = 256 - (256 % letters.length);
  let text = '';
  while (text.length < length)
    for (const byte of random.bytes(length))
      if (byte < limit && text.length < length) text += letters[byte % letters.length];
  return text;
};

/** Twelve letters in groups of four (67 bits): `kT7m-QwEx-3hVn`. The dashes are part of it. */
export const oneTimePassword = (random: Random): string => {
  const text = randomText(random, 12, alphabet);
  return `${text.slice(0, 4)}-${text.slice(4, 8)}-${text.slice(8)}`;
};
export const looksLikeOneTimePassword = (text: string): boolean =>
  /^[A-Za-z0-9]{4}-[A-Za-z0-9]{4}-[A-Za-z0-9]{4}$/.test(text.trim());

/** The same, in the middle of other words. */
export const oneTimePasswordsIn = (text: string): readonly string[] =>
  text.match(/(?<![\w-])[A-Za-z0-9]{4}-[A-Za-z0-9]{4}-[A-Za-z0-9]{4}(?![\w-])/g) ?? [];

export const sixDigits = (random: Random): string => randomText(random, 6, '0123456789');
/** 256 bits for a link. */
export const linkSecret = (random: Random): string => Buffer.from(random.bytes(32)).toString('base64url');
/** Eight letters for a code typed in chat: `/hubungkan KM7T-QW3H`. */
export const invitationCode = (random: Random): string => {
  const text = randomText(random, 8, 'ACDEFGHJKLMNPQRTUVWXY34679');
  return `${text.slice(0, 4)}-${text.slice(4)}`;
};

/** PHC string `$argon2id$v=19$m=…,t=…,p=…$salt$tag`. */
export const hashPassword = async (password: string, random: Random): Promise<string> => {
  const nonce = random.bytes(16);
  const tag = await derive('argon2id', { ...cost, message: password.normalize('NFC'), nonce });
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64').replace(/=+$/, '');
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${text(nonce)}$${text(tag)}`;
};

/** Nobody's: compared where there is no password, it costs what another costs, and nothing matches it. */
export const nobodysHash = `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${'A'.repeat(22)}$${'A'.repeat(43)}`;

export const passwordMatches = async (password: string, hash: string): Promise<boolean> => {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(hash);
  if (!match) return false;
  const [, memory, passes, parallelism, nonce = '', tag = ''] = match;
  const wanted = Buffer.from(tag, 'base64');
  const got = await derive('argon2id', {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: wanted.length,
    message: password.normalize('NFC'),
    nonce: Buffer.from(nonce, 'base64'),
  });
  return timingSafeEqual(got, wanted);
};

export type PasswordWeakness = 'short' | 'long' | 'repeats' | 'common' | 'personal';

const commonParts = [
  'password',
  'katasandi',
  'sandi',
  'rahasia',
  'qwerty',
  'asdfgh',
  '123456',
  'indonesia',
  'admin',
  'lencana',
  'bismillah',
];

/** What is wrong with a chosen password, or undefined. At least 10 characters, at most 128; no rules about kinds of characters (NIST SP 800-63B 5.1.1). */
export const passwordWeakness = (password: string, about: readonly string[] = []): PasswordWeakness | undefined => {
  const length = [...password].length;
  if (length < 10) return 'short';
  if (length > 128) return 'long';
  if (new Set(password.toLowerCase()).size < 5) return 'repeats';
  const folded = password.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const left = commonParts.reduce((text, part) => text.replaceAll(part, ''), folded);
  if (left.replace(/\d/g, '').length < 3 && left.length < 8) return 'common';
  const personal = about
    .flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter((word) => word.length > 3);
  // Together, longest first: "siti.rahmawati1" is two names of hers and a digit.
  const rest = personal
    .toSorted((one, other) => other.length - one.length)
    .reduce((text, word) => text.replaceAll(word, ''), folded);
  if (rest !== folded && rest.length < 5) return 'personal';
  return undefined;
};
