/** Passwords: made to be copied by hand, kept as argon2id, judged without rules about kinds of characters. ACC-6, ACC-7. */
import { createHash, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  hashPassword,
  invitationCode,
  linkSecret,
  looksLikeOneTimePassword,
  oneTimePassword,
  passwordMatches,
  passwordWeakness,
  randomText,
  sixDigits,
} from '#ra/password.ts';

const random = { bytes: (size: number) => Uint8Array.from(randomBytes(size)) };
/** The same bytes from the same seed. */
const seeded = (seed: number) => {
  let count = 0;
  return {
    bytes: (size: number) =>
      Uint8Array.from(createHash('shake256', { outputLength: size }).update(`${seed}/${count++}`).digest()),
  };
};

describe('ACC-6: the random first password', () => {
  it('has twelve letters in groups of four, without look-alikes', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const made = oneTimePassword(seeded(seed));
        expect(made).toMatch(/^[A-Za-z0-9]{4}-[A-Za-z0-9]{4}-[A-Za-z0-9]{4}$/);
        expect(made).not.toMatch(/[0Oo1lI2Z5S8B]/);
        expect(looksLikeOneTimePassword(` ${made} `)).toBe(true);
      }),
    );
  });

  it('comes evenly from its letters, whatever their number: a source of all byte values gives each letter alike', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, value) => value);
    let at = 0;
    const inOrder = { bytes: (size: number) => Uint8Array.from({ length: size }, () => bytes[at++ % 256] ?? 0) };
    const text = randomText(inOrder, 49 * 5, 'ACDEFGHJKLMNPQRTUVWXYabcdefghijkmnpqrstuvwxy34679');
    const counts = Map.groupBy(text, (letter) => letter);
    expect(counts.size).toBe(49);
    expect(new Set([...counts.values()].map((found) => found.length))).toEqual(new Set([5]));
  });

  it('is not taken for one where a person writes words or numbers', () => {
    for (const text of ['selamat pagi', '199003152015042001', 'kT7m-QwEx', 'kT7m-QwEx-3hVn-a'])
      expect(looksLikeOneTimePassword(text)).toBe(false);
  });

  it('codes and links have their own forms', () => {
    expect(sixDigits(random)).toMatch(/^\d{6}$/);
    expect(invitationCode(random)).toMatch(/^[A-Z3-9]{4}-[A-Z3-9]{4}$/);
    expect(Buffer.from(linkSecret(random), 'base64url')).toHaveLength(32);
  });
});

describe('ACC-7: how a password is kept', () => {
  it('is an argon2id string that opens with that password alone', async () => {
    const hash = await hashPassword('kuda laut berenang', random);
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(hash).not.toContain('kuda');
    expect(await passwordMatches('kuda laut berenang', hash)).toBe(true);
    expect(await passwordMatches('kuda laut berenang ', hash)).toBe(false);
    expect(await passwordMatches('Kuda laut berenang', hash)).toBe(false);
  });

  it('is salted: twice the same password, two strings', async () => {
    expect(await hashPassword('sama sekali sama', random)).not.toBe(await hashPassword('sama sekali sama', random));
  });

  it('does not care how an accent was typed', async () => {
    expect(
      await passwordMatches('cafe\u0301 di sudut jalan', await hashPassword('caf\u00e9 di sudut jalan', random)),
    ).toBe(true);
  });

  it('opens with nothing where the stored text is no hash', async () => {
    for (const text of ['', 'kuda laut berenang', '$argon2i$v=19$m=19456,t=2,p=1$AAAA$AAAA'])
      expect(await passwordMatches('kuda laut berenang', text)).toBe(false);
  });
});

describe('ACC-7: what is wrong with a chosen password', () => {
  const about = ['Siti Rahmawati', 'siti.rahmawati', 'siti.rahmawati@contohkab.go.id'];
  it.each([
    ['kudalaut1', 'short'],
    ['😀😀😀😀😀😀😀😀😀', 'short'],
    ['a'.repeat(129), 'long'],
    ['aaaaabbbbbcccc', 'repeats'],
    ['katasandi123', 'common'],
    ['Password123456', 'common'],
    ['sitirahmawati1', 'personal'],
    ['siti.rahmawati', 'personal'],
    ['Contohkab 1990', 'personal'],
  ] as const)('%s: %s', (password, weakness) => {
    expect(passwordWeakness(password, about)).toBe(weakness);
  });

  it.each([
    'kuda laut berenang pelan',
    'Xq7!vRt2#mKz',
    'rahmawati suka makan durian',
    'пароль из многих слов',
    'sepeda hijau 47',
  ])('%s is good', (password) => {
    expect(passwordWeakness(password, about)).toBeUndefined();
  });
});
