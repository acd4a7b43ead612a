/** The strength meter: what is easy to guess is never praised. */
import { describe, expect, it } from 'vitest';
import { checkCase, checkMail, checkName, checkPassphrase, tidy } from '#key-tool/page/answers.ts';
import { bitsOf, fewestBits, suggest, suggestedBits } from '#key-tool/page/strength.ts';
import { problems } from '#key-tool/page/words.ts';

describe('ISS-3 the strength meter is honest', () => {
  it.each([
    'password1234',
    'P@ssw0rd12345',
    'aaaaaaaaaaaaaaaaaaaa',
    'abcabcabcabcabc',
    'qwertyuiop123456',
    '170819451945',
    'rahasia kebumen 2026',
    'Siti19870412Rahmawati',
    '1042kebumenkab1042',
  ])('refuses "%s": a word, a date, a row, a repeat or what everybody knows of the person', (passphrase) => {
    expect(bitsOf(passphrase, 'Siti Rahmawati 1042 siti@kebumenkab.go.id')).toBeLessThan(fewestBits);
  });

  it.each([
    ['kuda makan rumput hijau', 40, 52],
    ['correct horse battery staple', 50, 62],
    ['x7Kp2mQz9LtB', 50, 72],
  ])('weighs "%s" as an attacker would, between %i and %i bits', (passphrase, least, most) => {
    expect(bitsOf(passphrase)).toBeGreaterThanOrEqual(least);
    expect(bitsOf(passphrase)).toBeLessThanOrEqual(most);
  });

  it('suggests five speakable words, another each time, of 63 bits', () => {
    const made = new Set(Array.from({ length: 200 }, suggest));
    expect(made.size).toBe(200);
    for (const one of made) expect(one).toMatch(/^([bcdfghjklmnprstw][aeiou]){2}(-([bcdfghjklmnprstw][aeiou]){2}){4}$/);
    expect(suggestedBits).toBe(63);
  });
});

describe('ISS-3 what is typed is checked before a key is made', () => {
  it('takes printable ASCII of 12 and more, because Java refuses other .p12 passwords', () => {
    expect(checkPassphrase('kuda makan rumput', 60)).toBeUndefined();
    expect(checkPassphrase('kuda mäkan rumput', 60)).toEqual(problems.passphraseForeign('ä'));
    expect(checkPassphrase('kuda😀makan rumput', 60)).toEqual(problems.passphraseForeign('😀'));
    expect(checkPassphrase('pendek sekal', 60)).toBeUndefined();
    expect(checkPassphrase('pendek seka', 60)).toEqual(problems.passphraseShort(11));
    expect(checkPassphrase(' kuda makan rumput', 60)).toBe(problems.passphraseEdges);
    expect(checkPassphrase('kuda makan rumput', fewestBits - 1)).toBe(problems.passphraseWeak);
  });

  it('takes a name of up to 64 visible characters in one form', () => {
    expect(tidy('  Siti   Rahmawati ')).toBe('Siti Rahmawati');
    expect(tidy('Jose\u0301')).toBe('Jos\u00e9');
    expect(checkName('Siti Rahmawati')).toBeUndefined();
    expect(checkName('')).toBe(problems.nameMissing);
    expect(checkName('x'.repeat(65))).toEqual(problems.nameLong(65));
    expect(checkName('Siti\u202eRahmawati')).toBe(problems.nameStrange);
    expect(checkName('Siti\u200bRahmawati')).toBe(problems.nameStrange);
  });

  it('takes a case number that is safe in a file name, and a complete address or none', () => {
    expect(checkCase('1042')).toBeUndefined();
    expect(checkCase('../1042')).toBe(problems.caseStrange);
    expect(checkMail('')).toBeUndefined();
    expect(checkMail('siti@kebumenkab.go.id')).toBeUndefined();
    for (const bad of ['siti', 'siti@kebumenkab', 'siti@@go.id', 'siti rahma@go.id', 'sité@go.id']) {
      expect(checkMail(bad), bad).toBe(problems.mailStrange);
    }
  });
});
