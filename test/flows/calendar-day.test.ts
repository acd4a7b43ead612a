/** REV-5: a day as people write it is read, and what is no day is named. */
import { describe, expect, it } from 'vitest';
import { calendarDay } from '#flows/calendar-day.ts';

describe('REV-5 the day of the event, in Indonesian ways', () => {
  it.each([
    ['20-11-2026', '2026-11-20'],
    ['20/11/2026', '2026-11-20'],
    ['20.11.2026', '2026-11-20'],
    ['20 11 2026', '2026-11-20'],
    ['1/2/2026', '2026-02-01'],
    ['20 November 2026', '2026-11-20'],
    ['20 nopember 2026', '2026-11-20'],
    ['5 Agt 2026', '2026-08-05'],
    ['17-Agustus-2026', '2026-08-17'],
    ['Jumat, 20 November 2026', '2026-11-20'],
    ['tgl. 20 Okt. 2026', '2026-10-20'],
    ['20 May 2026', '2026-05-20'],
    ['2026-11-20', '2026-11-20'],
    ['29-02-2028', '2028-02-29'],
  ])('%s is %s', (text, value) => {
    expect(calendarDay(text)).toEqual({ ok: true, value });
  });

  it.each(['', 'kemarin dulu', '20-11', '20-11-26', 'November 2026', '20261120', '20 Xyz 2026', '٢٠-١١-٢٠٢٦'])(
    '"%s" is asked again with an example',
    (text) => {
      expect(calendarDay(text)).toMatchObject({ ok: false, fault: 'day-shape' });
    },
  );

  it.each(['31-02-2026', '29-02-2026', '00-11-2026', '32-01-2026', '20-13-2026'])('%s is on no calendar', (text) => {
    expect(calendarDay(text)).toEqual({ ok: false, fault: 'day-none', values: { day: text } });
  });
});
