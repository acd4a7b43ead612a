/** Working time by counting: hours, weeks, holidays, zones. REC-2, REC-3. The slow count beside it goes minute by minute. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TimeZone, WorkingHours } from '#ra/agency.ts';
import { timeZones } from '#ra/agency.ts';
import { dayThere, onTheWall } from '#ra/time-zone.ts';
import { type Instant, instant } from '#ra/values.ts';
import {
  addWorkingDays,
  addWorkingTime,
  isWorkingTime,
  nextWorkingMoment,
  officeHours,
  workingTimeAgo,
  workingTimeBetween,
} from '#ra/working-time.ts';
import { holidaysIn } from '#src/holidays.ts';

const hour = 3_600_000;
const day = 24 * hour;
const at = (text: string): Instant => instant(new Date(text));
const week = (change: Partial<WorkingHours> = {}): WorkingHours => ({
  days: [1, 2, 3, 4, 5],
  from: '07:30',
  to: '16:00',
  ...change,
});
const hoursIn = (timeZone: TimeZone, workingHours = week(), holidays: readonly string[] = []) =>
  officeHours({ timeZone, workingHours, holidays }, []);
const jakarta = hoursIn('Asia/Jakarta');

const clockTime = fc.integer({ min: 0, max: 24 * 60 }).map((n) => {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${two(Math.floor(n / 60))}:${two(n % 60)}`;
});
const moment = fc
  .date({ min: new Date('2025-11-01T00:00:00Z'), max: new Date('2028-04-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => instant(new Date(Math.floor(date.getTime() / 60_000) * 60_000)));
const agencies = fc
  .record({
    timeZone: fc.constantFrom(...timeZones),
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    clocks: fc.uniqueArray(clockTime, { minLength: 2, maxLength: 2 }),
    holidays: fc.array(
      moment.map((one) => one.slice(0, 10)),
      { maxLength: 40 },
    ),
    isWeekOff: fc.boolean(),
  })
  .map(({ timeZone, days, clocks, holidays, isWeekOff }) => {
    const [from = '', to = ''] = [...clocks].sort();
    // A whole month without a working day.
    const month = Array.from({ length: 31 }, (_, n) => `2026-12-${String(n + 1).padStart(2, '0')}`);
    return { timeZone, workingHours: { days, from, to }, holidays: [...holidays, ...(isWeekOff ? month : [])] };
  });

/** As a person would count, on the wall clock. */
const isOpenMinute = (one: Instant, { timeZone, workingHours: { days, from, to }, holidays }: Agency): boolean => {
  const wall = onTheWall(one, timeZone);
  const clock = wall.toISOString().slice(11, 16);
  return (
    days.includes(wall.getUTCDay() || 7) && !holidays.includes(dayThere(one, timeZone)) && clock >= from && clock < to
  );
};
type Agency = { timeZone: TimeZone; workingHours: WorkingHours; holidays: readonly string[] };

describe('REC-3 working time between two moments', () => {
  it('is what somebody counts minute by minute', () => {
    fc.assert(
      fc.property(agencies, moment, fc.integer({ min: 0, max: 4000 }), (agency, from, minutes) => {
        let counted = 0;
        for (let n = 0; n < minutes; n++)
          if (isOpenMinute(instant(new Date(Date.parse(from) + n * 60_000)), agency)) counted++;
        const to = instant(new Date(Date.parse(from) + minutes * 60_000));
        expect(workingTimeBetween(from, to, officeHours(agency, [])) / 60_000).toBe(counted);
      }),
      { numRuns: 60 },
    );
  });

  it('rests at night, over the weekend and on holidays, in each of the three zones', () => {
    const [friday, monday] = [at('2026-11-20T08:00:00Z'), at('2026-11-23T01:30:00Z')];
    expect(workingTimeBetween(friday, monday, jakarta)).toBe(2 * hour);
    expect(workingTimeBetween(friday, monday, hoursIn('Asia/Makassar'))).toBe(2 * hour);
    expect(workingTimeBetween(friday, monday, hoursIn('Asia/Jayapura'))).toBe(3 * hour);
    expect(workingTimeBetween(friday, monday, hoursIn('Asia/Jakarta', week(), ['2026-11-23']))).toBe(1 * hour);
  });

  it('goes on over the end of months and years, leap days too', () => {
    expect(workingTimeBetween(at('2026-12-31T08:00:00Z'), at('2027-01-04T01:30:00Z'), jakarta)).toBe(
      11.5 * hour - 1 * hour,
    );
    expect(workingTimeBetween(at('2028-02-28T08:00:00Z'), at('2028-03-01T01:30:00Z'), jakarta)).toBe(
      1 * hour + 8.5 * hour + hour,
    );
  });

  it('is counted, not walked: ten thousand spans of ten years within a second', () => {
    const began = performance.now();
    for (let n = 0; n < 10_000; n++)
      workingTimeBetween(
        at('2020-01-01T00:00:00Z'),
        addWorkingTime(at('2020-01-01T00:00:00Z'), 20_000 * hour + n, jakarta),
        jakarta,
      );
    expect(performance.now() - began).toBeLessThan(1000);
  });
});

describe('REC-2 the moment by which so much working time has passed', () => {
  it('is the inverse of the count, the earliest such moment, and never outside working hours', () => {
    fc.assert(
      fc.property(agencies, moment, fc.integer({ min: 1, max: 200 * hour }), (agency, from, milliseconds) => {
        const hours = officeHours(agency, []);
        const then = addWorkingTime(from, milliseconds, hours);
        expect(workingTimeBetween(from, then, hours)).toBe(milliseconds);
        const before = instant(new Date(Date.parse(then) - 1));
        expect(workingTimeBetween(from, before, hours)).toBe(milliseconds - 1);
        expect(isWorkingTime(before, hours)).toBe(true);
        expect(agency.holidays).not.toContain(dayThere(before, agency.timeZone));
      }),
    );
  });

  it('is monotone: more work is later, a later start is later', () => {
    fc.assert(
      fc.property(agencies, moment, moment, fc.nat(100 * hour), fc.nat(100 * hour), (agency, one, other, a, b) => {
        const hours = officeHours(agency, []);
        const [early = one, late = one] = [one, other].sort();
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        expect(addWorkingTime(early, less, hours) <= addWorkingTime(early, more, hours)).toBe(true);
        expect(addWorkingTime(early, a, hours) <= addWorkingTime(late, a, hours)).toBe(true);
      }),
    );
  });

  it('looked back upon: what came by then has waited that long, what came later has not', () => {
    fc.assert(
      fc.property(agencies, moment, fc.integer({ min: 1, max: 200 * hour }), (agency, to, milliseconds) => {
        const hours = officeHours(agency, []);
        const since = workingTimeAgo(to, milliseconds, hours);
        expect(workingTimeBetween(since, to, hours)).toBe(milliseconds);
        expect(workingTimeBetween(instant(new Date(Date.parse(since) + 1)), to, hours)).toBe(milliseconds - 1);
      }),
    );
  });

  it('nothing to add is now, in the middle of the night too', () => {
    expect(addWorkingTime(at('2026-11-21T20:00:00Z'), 0, jakarta)).toBe(at('2026-11-21T20:00:00Z'));
  });
});

describe('REC-2 when somebody works again', () => {
  it('is now, or the first minute of the next working day', () => {
    expect(nextWorkingMoment(at('2026-11-20T08:59:00Z'), jakarta)).toBe(at('2026-11-20T08:59:00Z'));
    expect(nextWorkingMoment(at('2026-11-20T09:00:00Z'), jakarta)).toBe(at('2026-11-23T00:30:00Z'));
    expect(nextWorkingMoment(at('2026-11-22T23:00:00Z'), jakarta)).toBe(at('2026-11-23T00:30:00Z'));
    fc.assert(
      fc.property(agencies, moment, (agency, from) => {
        const hours = officeHours(agency, []);
        const next = nextWorkingMoment(from, hours);
        expect(isWorkingTime(next, hours)).toBe(true);
        expect(workingTimeBetween(from, next, hours)).toBe(0);
      }),
    );
  });

  it('REV-7 a term of working days ends when they close on the last of them', () => {
    expect(addWorkingDays(at('2026-11-19T03:00:00Z'), 3, jakarta)).toBe(at('2026-11-24T09:00:00Z'));
    // Asked on a Saturday: Monday is the first.
    expect(addWorkingDays(at('2026-11-21T03:00:00Z'), 1, jakarta)).toBe(at('2026-11-23T09:00:00Z'));
  });
});

describe('hours in which nobody works are refused, not waited for', () => {
  it.each([
    ['no day', week({ days: [] })],
    ['no length', week({ from: '08:00', to: '08:00' })],
    ['backwards', week({ from: '16:00', to: '07:30' })],
    ['no time of day', week({ from: 'pagi' })],
    ['past midnight', week({ to: '24:01' })],
  ])('%s', (_, hours) => {
    expect(() => hoursIn('Asia/Jakarta', hours)).toThrow('ERR_WORKING_HOURS');
  });
});

describe('REC-2 the national holidays are a file', () => {
  const { decreedUntil, days } = holidaysIn('/nowhere');
  it('2026 as decreed, the fixed ones of the year after', () => {
    const of = (year: string) => days.filter((one) => one.startsWith(year)).length;
    expect([decreedUntil, of('2026'), of('2027')]).toEqual([2026, 25, 5]);
  });

  it('nobody works on them', () => {
    const hours = officeHours({ timeZone: 'Asia/Jakarta', workingHours: week(), holidays: [] }, days);
    for (const date of days) expect(isWorkingTime(at(`${date}T03:00:00Z`), hours)).toBe(false);
    expect(workingTimeBetween(at('2026-12-23T09:00:00Z'), at('2026-12-28T00:30:00Z'), hours)).toBe(0);
    expect(nextWorkingMoment(at(`2026-03-17T09:00:00Z`), hours)).toBe(at('2026-03-25T00:30:00Z'));
    expect(Date.parse('2026-03-25') - Date.parse('2026-03-18')).toBe(7 * day);
  });
});
