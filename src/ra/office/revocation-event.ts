/** When it happened: a day on the calendar of the owner's agency, as a case keeps it and as the CRL says it. REV-5; RFC 5280 5.3.2. */
import type { TimeZone } from '../agency.ts';
import type { Case, Item } from '../case.ts';
import type { Certificate } from '../certificate.ts';
import { RegistrationError } from '../errors.ts';
import type { Records } from '../ports.ts';
import { isRevocationCause, ownersCauses } from '../revocation-cause.ts';
import { aheadOfUtc, dayThere, defaultZone } from '../time-zone.ts';
import type { Instant } from '../values.ts';
import { instant } from '../values.ts';
import type { CaseScene } from './act.ts';
import { targetOf } from './target.ts';

/** Nobody knows when. */
export const unknownDay = 'none';

export const zoneOfAgency = async (records: Records, { agency }: Pick<Case, 'agency'>): Promise<TimeZone> =>
  (agency === null ? undefined : await records.agencies.find(agency))?.timeZone ?? defaultZone;

/** What an owner may answer. Throws ERR_CAUSE_UNKNOWN, ERR_DAY_UNKNOWN, ERR_EVENT_IN_FUTURE, ERR_EVENT_TOO_EARLY. */
export const requireEvent = async (
  { records, it, now }: Pick<CaseScene, 'records' | 'it' | 'now'>,
  item: Item,
  value: string,
): Promise<void> => {
  if (item === 'cause' && !(isRevocationCause(value) && (ownersCauses as readonly string[]).includes(value)))
    throw new RegistrationError('ERR_CAUSE_UNKNOWN', { case: it.id });
  if (item !== 'since' || value === unknownDay) return;
  if (!isDay(value)) throw new RegistrationError('ERR_DAY_UNKNOWN', { case: it.id });
  const zone = await zoneOfAgency(records, it);
  const today = dayThere(now, zone);
  if (value > today) throw new RegistrationError('ERR_EVENT_IN_FUTURE', { case: it.id, since: written(value) });
  const began = (await targetOf(records, it))?.notBefore;
  if (began && value < dayThere(began, zone))
    throw new RegistrationError('ERR_EVENT_TOO_EARLY', {
      case: it.id,
      since: written(value),
      from: written(dayThere(began, zone)),
    });
};

/** `2026-02-30` is none. */
export const isDay = (text: string): boolean => {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  return date !== undefined && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
};

/** `20-11-2026`, as people write it. */
const written = (day: string): string => day.split('-').reverse().join('-');

/** The beginning of that day there, and never before the certificate began; null where nobody knows. */
export const eventInstant = (
  since: string | undefined,
  zone: TimeZone,
  { notBefore }: Pick<Certificate, 'notBefore'>,
): Instant | null => {
  if (since === undefined || since === unknownDay) return null;
  const start = instant(new Date(Date.parse(`${since}T00:00:00Z`) - aheadOfUtc(zone)));
  return start < notBefore ? notBefore : start;
};
