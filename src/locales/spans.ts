/** How long, and when from today's point of view, as people say it: "2 jam 10 menit", "besok pukul 09.30 WIB". CONVERSATION 10. */
import type { TimeZone } from '#ra/agency.ts';
import { dayThere } from '#ra/time-zone.ts';
import type { Instant } from '#ra/values.ts';
import { clockText, dayText } from './times.ts';
import type { Words } from './words.ts';

/** Whole minutes; less than one is "kurang dari 1 menit". */
export const spanText = (milliseconds: number, words: Words): string => {
  const whole = Math.floor(milliseconds / 60_000);
  const [hours, minutes] = [Math.floor(whole / 60), whole % 60];
  if (whole === 0) return words.plain('span-none');
  if (hours === 0) return words.plain('span-minutes', { minutes });
  return words.plain(minutes === 0 ? 'span-hours' : 'span-both', { hours, minutes });
};

export const whenText = (at: Instant, now: Instant, zone: TimeZone, words: Words): string => {
  const days = (Date.parse(dayThere(at, zone)) - Date.parse(dayThere(now, zone))) / 86_400_000;
  const clock = clockText(at, zone, words.language);
  if (days === 0) return words.plain('when-today', { clock });
  if (days === 1) return words.plain('when-tomorrow', { clock });
  return words.plain('when-day', { day: dayText(at, zone, words.language), clock });
};
