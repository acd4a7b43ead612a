/** When a certificate may be renewed and when its owner is reminded of that: whole days before its end, on the agency's calendar. REN-1, REN-2. */
import type { TimeZone } from './agency.ts';
import { aheadOfUtc } from './time-zone.ts';
import type { Instant } from './values.ts';
import { instant } from './values.ts';

const dayLength = 86_400_000;
/** CONVERSATION 16: quiet before and after, on the wall of the agency. */
const quietHours = { until: 8, from: 17 } as const;

/** Days from 1970-01-01, and the hour, as people there count them. */
const dayOf = (at: Instant, zone: TimeZone): number => Math.floor((Date.parse(at) + aheadOfUtc(zone)) / dayLength);
const hourOf = (at: Instant, zone: TimeZone): number =>
  Math.floor(((Date.parse(at) + aheadOfUtc(zone)) % dayLength) / 3_600_000);
const momentOf = (day: number, hour: number, zone: TimeZone): Instant =>
  instant(new Date(day * dayLength + hour * 3_600_000 - aheadOfUtc(zone)));

/** 1 on the day before its last, 0 on its last. */
export const daysLeft = (now: Instant, end: Instant, zone: TimeZone): number => dayOf(end, zone) - dayOf(now, zone);

/** From the midnight on which so many days are left, so that the first reminder never comes too early to be followed. */
export const renewableFrom = (end: Instant, days: number, zone: TimeZone): Instant =>
  momentOf(dayOf(end, zone) - days, 0, zone);

export const isQuiet = (now: Instant, zone: TimeZone): boolean => {
  const hour = hourOf(now, zone);
  return hour < quietHours.until || hour >= quietHours.from;
};
/** The next time the quiet ends. */
export const nextMorning = (now: Instant, zone: TimeZone): Instant => {
  const today = dayOf(now, zone);
  return momentOf(hourOf(now, zone) < quietHours.until ? today : today + 1, quietHours.until, zone);
};

const morningBefore = (end: Instant, days: number, zone: TimeZone): Instant =>
  momentOf(dayOf(end, zone) - days, quietHours.until, zone);

/** `occasions`: days before the end, first to last. Of those already due only the newest counts: who slept for weeks reminds once. */
export const dueOccasion = (
  now: Instant,
  end: Instant,
  { zone, occasions }: { readonly zone: TimeZone; readonly occasions: readonly number[] },
): number | undefined => occasions.filter((days) => morningBefore(end, days, zone) <= now).at(-1);

/** When the next reminder after this moment is due; null where none is left. */
export const nextReminder = (
  now: Instant,
  end: Instant,
  { zone, occasions }: { readonly zone: TimeZone; readonly occasions: readonly number[] },
): Instant | null => {
  const next = occasions.map((days) => morningBefore(end, days, zone)).find((at) => at > now);
  return next !== undefined && next < end ? next : null;
};
