/** Indonesia's three clocks. It keeps no summer time: a zone is a fixed number of hours, so no table of the machine's can change what is read here. */
import type { TimeZone } from './agency.ts';
import type { Instant } from './values.ts';

const hoursAhead = { 'Asia/Jakarta': 7, 'Asia/Makassar': 8, 'Asia/Jayapura': 9 } as const satisfies Record<
  TimeZone,
  number
>;

/** Where a case has no agency yet, the capital's clock. */
export const defaultZone: TimeZone = 'Asia/Jakarta';

/** Milliseconds to add to UTC. */
export const aheadOfUtc = (zone: TimeZone): number => hoursAhead[zone] * 3_600_000;

/** Its UTC fields read as the clock on the wall there. */
export const onTheWall = (instant: Instant, zone: TimeZone): Date => new Date(Date.parse(instant) + aheadOfUtc(zone));

/** `2026-11-23`, the day on the calendar there. */
export const dayThere = (instant: Instant, zone: TimeZone): string =>
  onTheWall(instant, zone).toISOString().slice(0, 10);

/** The moment in which the next day begins there. */
export const midnightThere = (instant: Instant, zone: TimeZone): Instant =>
  new Date(Date.parse(`${dayThere(instant, zone)}T00:00:00Z`) + 86_400_000 - aheadOfUtc(zone)).toISOString() as Instant; // the brand begins here
