/** Dates and numbers as Indonesian letters write them. */
import { expect, test } from 'vitest';
import { dateInWords, longDate, numberInWords } from '#letters/dates.ts';

const at = (iso: string, timeZone: string) => ({ date: new Date(iso), timeZone });

test('the day is the zone’s own: one moment is Saturday in Jakarta and Sunday in Jayapura', () => {
  expect(longDate(at('2026-11-21T16:30:00Z', 'Asia/Jakarta'))).toBe('21 November 2026');
  expect(longDate(at('2026-11-21T16:30:00Z', 'Asia/Jayapura'), 'en')).toBe('22 November 2026');
  expect(dateInWords(at('2026-11-21T16:30:00Z', 'Asia/Jayapura'))).toBe(
    'Minggu, tanggal dua puluh dua bulan November tahun dua ribu dua puluh enam',
  );
});

test.each([
  [0, 'nol'],
  [11, 'sebelas'],
  [17, 'tujuh belas'],
  [20, 'dua puluh'],
  [31, 'tiga puluh satu'],
  [105, 'seratus lima'],
  [730, 'tujuh ratus tiga puluh'],
  [1000, 'seribu'],
  [1945, 'seribu sembilan ratus empat puluh lima'],
  [2026, 'dua ribu dua puluh enam'],
])('%i is %s', (value, words) => expect(numberInWords(value)).toBe(words));
