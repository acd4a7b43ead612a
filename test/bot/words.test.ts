import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { deskRefusals, refusalText } from '#bot/desk/refusals.ts';
import { languages, wordsIn } from '#locales/words.ts';
import { items } from '#ra/case.ts';
import { RegistrationError } from '#ra/errors.ts';
import { reasonsFor, rebindingRefusals, refusals, revocationRefusals } from '#ra/office/reasons.ts';

const chapters = ['cards', 'desk', 'notices', 'operators-day', 'reasons'] as const;
const source = (language: string, chapter: string) =>
  readFileSync(new URL(`../../src/locales/${language}/${chapter}.ftl`, import.meta.url), 'utf8');
const keysOf = (text: string) => [...text.matchAll(/^([a-z][\w-]*) =/gim)].map(([, key]) => key);
const placesOf = (text: string) =>
  Object.fromEntries(
    text
      .split(/\n(?=[a-z][\w-]* =)/i)
      .map((entry) => [keysOf(entry)[0], [...new Set(entry.match(/\$\w+/g) ?? [])].sort()] as const),
  );

describe('CONVERSATION the desk’s words stand in both languages', () => {
  it.each(chapters)('%s.ftl has the same keys with the same values in each', (chapter) => {
    const [indonesian, english] = [source('id', chapter), source('en', chapter)];
    expect(keysOf(english)).toEqual(keysOf(indonesian));
    expect(placesOf(english)).toEqual(placesOf(indonesian));
  });

  it('has a reason, a remedy and a button for everything a desk can name (CONVERSATION 11)', () => {
    const states = [
      { kind: 'registration', state: 'forwarded', account: null },
      { kind: 'registration', state: 'completed', account: null },
      { kind: 'issuance', state: 'under-review', account: null },
      { kind: 'rebinding', state: 'submitted', account: null },
      { kind: 'revocation', state: 'submitted', account: null },
      { kind: 'change', state: 'under-review', account: null },
    ] as const;
    for (const language of languages) {
      const words = wordsIn(language);
      for (const state of states)
        for (const [item, reasons = []] of Object.entries(reasonsFor(state)))
          for (const reason of reasons) {
            expect(words.plain(`reason-${item}-${reason}`)).not.toMatch(/\.$/);
            expect(words.plain(`mend-${item}-${reason}`)).toMatch(/\.$/);
          }
      for (const item of items) expect(words.plain(`notice-button-mend-${item}`).length).toBeLessThan(40);
      for (const reason of [...refusals, ...rebindingRefusals, ...revocationRefusals])
        expect(words.plain(`refusal-${reason}`)).not.toBe('');
    }
  });

  it('answers every refusal of a desk within the 200 characters of an alert', () => {
    const fields = {
      case: 999_999,
      name: 'Nama Petugas Yang Agak Panjang',
      seconds: 30,
      check: 'key-new',
      why: 'ERR_LINT',
      at: '2026-11-23T03:30:00.000Z',
      count: 30,
    };
    for (const language of languages)
      for (const code of deskRefusals) {
        const text = refusalText(wordsIn(language), new RegistrationError(code, fields));
        expect(text, code).not.toMatch(/…$|\{/);
        expect(text.length, code).toBeLessThanOrEqual(200);
      }
  });

  it('keeps the sentences shown after a tap that short too', () => {
    for (const language of languages)
      for (const key of keysOf(source(language, 'desk')).filter(
        (one) => !/closed$|issuance-failed|ask-words/.test(`${one}`),
      )) {
        const text = wordsIn(language).plain(`${key}`, {
          case: '999999',
          bot: 'lencana_kotakpasir_bot',
          name: 'Nama Petugas Yang Agak Panjang',
          text: wordsIn(language).plain('check-key-new-blocks'),
          why: 'ERR_LINT',
          at: '23 Nov 10.30 WIB',
          code: 'ERR_MAIL_DOMAIN',
          seconds: '30',
          length: '1200',
        });
        expect(text.length, `${language} ${key}`).toBeLessThanOrEqual(200);
      }
  });
});
