/**
 * By when the statement of reasons follows a hold, and when its owner is next reminded (REV-7; Sumbar revocation 1–2). `Case.remindAt` of a
 * revocation's draft whose certificate is held belongs to this room: it is the next reminder, then the end of the time.
 */
import type { Agency } from '../agency.ts';
import type { Case } from '../case.ts';
import type { Certificate } from '../certificate.ts';
import type { Records } from '../ports.ts';
import { dayThere, defaultZone, midnightThere } from '../time-zone.ts';
import type { Instant } from '../values.ts';
import { addWorkingDays, nextWorkingMoment, officeHours } from '../working-time.ts';
import type { Scene } from './act.ts';
import type { OfficeDeps } from './deps.ts';
import { targetOf } from './target.ts';

export type Calendar = Pick<OfficeDeps, 'terms' | 'holidays'>;

/** The held certificate a revocation is about. */
export const heldBy = async (
  records: Records,
  it: Pick<Case, 'kind' | 'answers'>,
): Promise<Certificate | undefined> => {
  const certificate = it.kind === 'revocation' ? await targetOf(records, it) : undefined;
  return certificate?.status === 'held' ? certificate : undefined;
};

export type Deadline = { readonly until: Instant; readonly next: Instant; readonly today: string };

/**
 * `until`: the close of the last of `statementDays` working days after the hold, or after the draft came back from the desk. `next`: when
 * the office opens on the next working day, or `until` where that is earlier.
 */
export const deadlineOf = async (
  records: Records,
  it: Pick<Case, 'agency' | 'since'>,
  held: Pick<Certificate, 'revokedAt'>,
  { now, terms, holidays }: Calendar & { readonly now: Instant },
): Promise<Deadline> => {
  const agency = (it.agency && (await records.agencies.find(it.agency))) || usual;
  const hours = officeHours(agency, holidays);
  const since = held.revokedAt !== null && held.revokedAt > it.since ? held.revokedAt : it.since;
  const until = addWorkingDays(since, terms.statementDays, hours);
  const opening = nextWorkingMoment(midnightThere(now, agency.timeZone), hours);
  const isLast = opening >= until;
  return { until, next: isLast ? until : opening, today: dayThere(now, agency.timeZone) };
};

/** For an account without an agency. */
const usual: Pick<Agency, 'timeZone' | 'workingHours' | 'holidays'> = {
  timeZone: defaultZone,
  workingHours: { days: [1, 2, 3, 4, 5], from: '07:30', to: '16:00' },
  holidays: [],
};

/** The statement is awaited: from now on its owner is reminded. Null where nobody waits for one. */
export const awaitStatement = async (
  { records, now }: Pick<Scene, 'records' | 'now'>,
  it: Case,
  calendar: Calendar,
): Promise<Instant | null> => {
  const held = it.state === 'draft' ? await heldBy(records, it) : undefined;
  if (!held) return null;
  const { until, next } = await deadlineOf(records, it, held, { ...calendar, now });
  await records.cases.update(it, { remindAt: next }, now);
  return until;
};
