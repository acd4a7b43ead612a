/**
 * Working time of an agency: its hours, its week, its holidays and the national ones (REC-2, REC-3). By counting, never day by day:
 * a span of years costs as much as one of minutes.
 */
import type { Agency } from './agency.ts';
import { RegistrationError } from './errors.ts';
import { aheadOfUtc } from './time-zone.ts';
import type { Instant } from './values.ts';
import { instant } from './values.ts';

/** What `officeHours` makes of an agency. Days are numbered from 1970-01-01 on the agency's own calendar. */
export type OfficeHours = {
  readonly ahead: number;
  /** Milliseconds after midnight there. */
  readonly opens: number;
  readonly closes: number;
  /** Working weekdays before each weekday, from the Thursday on which the count of days began; the eighth: those of a whole week. */
  readonly before: readonly number[];
  /** Holidays that fall on a working weekday, ascending, each once. */
  readonly holidays: readonly number[];
};

const dayLength = 86_400_000;

/** `national`: the holidays of the whole country, `YYYY-MM-DD`. Throws ERR_WORKING_HOURS for hours in which nobody ever works. */
export const officeHours = (
  { timeZone, workingHours, holidays }: Pick<Agency, 'timeZone' | 'workingHours' | 'holidays'>,
  national: readonly string[],
): OfficeHours => {
  const [opens, closes] = [millisecondsOf(workingHours.from), millisecondsOf(workingHours.to)];
  const before = [0];
  for (let day = 0; day < 7; day++)
    before.push((before[day] ?? 0) + (workingHours.days.includes(weekdayOf(day)) ? 1 : 0));
  if (!(opens < closes && closes <= dayLength) || before[7] === 0)
    throw new RegistrationError('ERR_WORKING_HOURS', {
      days: workingHours.days.join(','),
      from: workingHours.from,
      to: workingHours.to,
    });
  const off = new Set([...holidays, ...national].map((day) => Math.floor(Date.parse(day) / dayLength)));
  const working = [...off].filter((day) => workingHours.days.includes(weekdayOf(day)));
  return { ahead: aheadOfUtc(timeZone), opens, closes, before, holidays: working.sort((a, b) => a - b) };
};

/** How much of the time between the two is working time, in milliseconds; negative where `to` is earlier. */
export const workingTimeBetween = (from: Instant, to: Instant, hours: OfficeHours): number =>
  workedUntil(Date.parse(to), hours) - workedUntil(Date.parse(from), hours);

/** The first moment by which so much working time has passed since `from`. It lies in working hours, or is their end. */
export const addWorkingTime = (from: Instant, milliseconds: number, hours: OfficeHours): Instant => {
  if (milliseconds <= 0) return from;
  const length = hours.closes - hours.opens;
  const whole = workedUntil(Date.parse(from), hours) + Math.ceil(milliseconds);
  const days = Math.ceil(whole / length) - 1;
  return momentOf(workingDay(days, hours), hours.opens + whole - days * length, hours);
};

/** The last moment since which so much working time has passed by `to`: what came until then has waited that long. */
export const workingTimeAgo = (to: Instant, milliseconds: number, hours: OfficeHours): Instant => {
  const length = hours.closes - hours.opens;
  const whole = workedUntil(Date.parse(to), hours) - milliseconds;
  const days = Math.floor(whole / length);
  return momentOf(workingDay(days, hours), hours.opens + whole - days * length, hours);
};

export const isWorkingTime = (at: Instant, hours: OfficeHours): boolean => {
  const { day, time } = there(Date.parse(at), hours);
  return isWorkingDay(day, hours) && time >= hours.opens && time < hours.closes;
};

/** `from` itself where somebody works then; otherwise when they next open. */
export const nextWorkingMoment = (from: Instant, hours: OfficeHours): Instant => {
  if (isWorkingTime(from, hours)) return from;
  const { day, time } = there(Date.parse(from), hours);
  const first = time < hours.opens ? day : day + 1;
  return momentOf(workingDay(workingDaysBefore(first, hours), hours), hours.opens, hours);
};

/** When they close on the last of so many working days, the day of `from` not counted ("within three working days"). */
export const addWorkingDays = (from: Instant, days: number, hours: OfficeHours): Instant => {
  const { day } = there(Date.parse(from), hours);
  return momentOf(workingDay(workingDaysBefore(day + 1, hours) + days - 1, hours), hours.closes, hours);
};

/** 1970-01-01 was a Thursday. ISO: 1 Monday … 7 Sunday. */
const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** `07:30` → milliseconds after midnight; NaN for what is no time of day. */
const millisecondsOf = (clock: string): number => {
  const [, hour, minute] = /^(\d\d):(\d\d)$/.exec(clock) ?? [];
  return Number(minute) < 60 ? (Number(hour) * 60 + Number(minute)) * 60_000 : Number.NaN;
};

const there = (at: number, { ahead }: OfficeHours): { readonly day: number; readonly time: number } => {
  const day = Math.floor((at + ahead) / dayLength);
  return { day, time: at + ahead - day * dayLength };
};
const momentOf = (day: number, time: number, { ahead }: OfficeHours): Instant =>
  instant(new Date(day * dayLength + time - ahead));

/** Working time since the count of days began. */
const workedUntil = (at: number, hours: OfficeHours): number => {
  const { day, time } = there(at, hours);
  const length = hours.closes - hours.opens;
  const today = isWorkingDay(day, hours) ? Math.min(Math.max(time - hours.opens, 0), length) : 0;
  return workingDaysBefore(day, hours) * length + today;
};

const isWorkingDay = (day: number, hours: OfficeHours): boolean =>
  workingDaysBefore(day + 1, hours) > workingDaysBefore(day, hours);

/** Working days from the day numbered 0 up to this one, which is not counted. */
const workingDaysBefore = (day: number, { before, holidays }: OfficeHours): number => {
  const weeks = Math.floor(day / 7);
  const weekdays = weeks * (before[7] ?? 0) + (before[day - weeks * 7] ?? 0);
  return weekdays - countBelow(holidays, day);
};

/** The working day that has so many before it: between the week it would be in without holidays, and as many working days later as there are. */
const workingDay = (count: number, hours: OfficeHours): number => {
  const inWeek = hours.before[7] ?? 1;
  let low = Math.floor(count / inWeek) * 7;
  let high = (Math.floor((count + hours.holidays.length) / inWeek) + 1) * 7;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (workingDaysBefore(middle + 1, hours) > count) high = middle;
    else low = middle + 1;
  }
  return low;
};

/** How many of the ascending numbers are smaller. */
const countBelow = (numbers: readonly number[], limit: number): number => {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
};
