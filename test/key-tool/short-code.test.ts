/** The short code: what the bot writes is what the page reads, by hand or by paste; and a slip is noticed. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { keyTypes } from '#key-tool/page/key-pair.ts';
import { readShortCode, type ShortCode, writeShortCode } from '#key-tool/page/short-code.ts';
import { problems } from '#key-tool/page/words.ts';

const siti: ShortCode = { number: '1042', type: 'P-256', name: 'Siti Rahmawati' };

describe('ISS-3 the short code carries name, number and key type to a machine without a network', () => {
  it('is readable; its check is the first 20 bits of SHA-256 in Crockford base32', () => {
    const digest = createHash('sha256').update('1042/SITI RAHMAWATI').digest();
    const bits = digest.readUIntBE(0, 3) >> 4;
    const letters = [15, 10, 5, 0].map((at) => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.charAt((bits >> at) & 31));
    expect(writeShortCode(siti)).toBe(`1042/Siti Rahmawati/${letters.join('')}`);
    expect(writeShortCode({ ...siti, type: 'P-384' })).toMatch(/^1042\/P-384\/Siti Rahmawati\/[0-9A-HJKMNP-TV-Z]{4}$/);
  });

  it('comes back as it went, for every type, number and name', () => {
    const code = fc.record({
      number: fc.stringMatching(/^[A-Za-z0-9-]{1,32}$/),
      type: fc.constantFrom('P-256', 'P-384', 'RSA-3072', 'RSA-2048'),
      name: fc
        .stringMatching(/^\p{Lu}[\p{L}'’.]{1,12}( \p{Lu}[\p{L}'’.]{0,12}){0,3}$/u)
        .map((name) => name.normalize('NFC')),
    });
    fc.assert(
      fc.property(code, ({ type, ...rest }) => {
        const whole = { ...rest, type: type as keyof typeof keyTypes }; // One of the four above.
        expect(readShortCode(writeShortCode(whole))).toEqual(whole);
      }),
    );
  });

  it.each([
    ['in small letters', (code: string) => code.toLowerCase(), 'siti rahmawati'],
    [
      'with blanks to spare',
      (code: string) => `  ${code.replaceAll('/', ' / ').replace(' Rah', '   Rah')} `,
      siti.name,
    ],
    ['in the middle of a message', (code: string) => `Halo Siti,\nKode: ${code}\nSalam dari bot.`, siti.name],
    ['in a message of one line', (code: string) => `Kode Anda: ${code} (jangan diubah).`, siti.name],
  ])('is read %s', (_, typed, name) => {
    expect(readShortCode(typed(writeShortCode(siti)))).toEqual({ ...siti, name });
  });

  it('takes O for 0 and I or L for 1 in the check, where they cannot be meant', () => {
    const codes = Array.from({ length: 400 }, (_, i) => ({ ...siti, number: String(i) }));
    const [zero, one] = [/0\w*$/, /1\w*$/].map((sign) =>
      codes.find((code) => sign.test(checkIn(writeShortCode(code)))),
    );
    const misread = (code: ShortCode | undefined, from: string, to: string) => {
      const parts = writeShortCode(code ?? siti).split('/');
      return [...parts.slice(0, -1), parts.at(-1)?.replaceAll(from, to)].join('/');
    };
    expect(readShortCode(misread(zero, '0', 'o'))).toEqual(zero);
    for (const to of ['I', 'l']) expect(readShortCode(misread(one, '1', to))).toEqual(one);
  });

  it.each([
    ['another letter in the name', '1042/Siti Rahmawatu/'],
    ['another number', '1024/Siti Rahmawati/'],
    ['a type that was not there', '1042/P-384/Siti Rahmawati/'],
  ])('refuses %s', (_, start) => {
    expect(() => readShortCode(start + checkIn(writeShortCode(siti)))).toThrow(
      expect.objectContaining({ words: problems.codeMistyped }),
    );
  });

  it.each(['', 'Siti Rahmawati', '1042', '1042/Siti Rahmawati', '1042/P-384/Siti', 'https://kebumenkab.go.id/lock'])(
    'knows that "%s" is no code, or not yet',
    (typed) => {
      expect(readShortCode(typed)).toBeUndefined();
    },
  );
});

const checkIn = (code: string) => code.split('/').at(-1) ?? '';
