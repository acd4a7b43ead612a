/**
 * When somebody is next to be reminded of a case (REC-2): its desk at parts of the waiting target and then each working hour, who claimed
 * it after one more target; the applicant once, when a draft was left for a day (CONVERSATION 4). Decided in one place, at every change.
 */
import type { Agency } from '../agency.ts';
import type { Case, CaseMove } from '../case.ts';
import type { Records } from '../ports.ts';
import { presentStep, type ServiceStep, servedSteps, turnOf } from '../service-clock.ts';
import { defaultZone, onTheWall } from '../time-zone.ts';
import type { Instant } from '../values.ts';
import { after } from '../values.ts';
import { addWorkingTime, type OfficeHours, officeHours, workingTimeBetween } from '../working-time.ts';
import { desksOf } from './cards.ts';
import type { OfficeDeps } from './deps.ts';
import { hours } from './terms.ts';

export type WaitingRules = Pick<OfficeDeps, 'holidays' | 'terms'>;

/** Who wants to be called back waits for a certificate to be held (REV-7): one hour, whatever the agency's target. */
export const targetHoursOf = (agency: Pick<Agency, 'waitingTargetHours'>, step: ServiceStep): number =>
  step === 'call-back' ? 1 : agency.waitingTargetHours;

/** A part of the target, in percent, as working time. */
export const partOfTarget = (agency: Pick<Agency, 'waitingTargetHours'>, step: ServiceStep, percent: number): number =>
  (hours(targetHoursOf(agency, step)) * percent) / 100;

/** After how much waiting a desk is first reminded. */
export const firstMark = (agency: Agency, step: ServiceStep, { terms }: WaitingRules): number =>
  partOfTarget(agency, step, Math.min(...terms.waitingReminders));

type Waits = Pick<Case, 'kind' | 'state' | 'agency' | 'claim' | 'since' | 'remindAt'>;

/** Null: nobody. A revocation's draft is reminded of by the hold it belongs to (REV-7). */
export const remindAtOf = async (
  { records, now, rules }: { readonly records: Records; readonly now: Instant; readonly rules: WaitingRules },
  it: Waits,
): Promise<Instant | null> => {
  if (it.kind === 'revocation' && it.state === 'draft') return it.remindAt;
  const agency = it.agency === null ? undefined : await records.agencies.find(it.agency);
  if (it.state === 'draft' || it.state === 'activated')
    return byDay(after(new Date(now), hours(rules.terms.draftReminderHours)), agency);
  const turn = turnOf(it);
  return turn?.desk && agency ? nextMark(it, agency, turn.step, now, rules) : null;
};

/** The next mark that is still to come. */
export const nextMark = (it: Waits, agency: Agency, step: ServiceStep, now: Instant, rules: WaitingRules): Instant => {
  const open = officeHours(agency, rules.holidays);
  const percents = it.claim ? [100] : [...rules.terms.waitingReminders, rules.terms.escalation];
  const since = it.claim?.at ?? it.since;
  const marks = percents.map((percent) => partOfTarget(agency, step, percent)).sort((a, b) => a - b);
  const passed = workingTimeBetween(since, now, open);
  const last = marks.at(-1) ?? 0;
  const hourly = last + hours(Math.floor((passed - last) / hours(1)) + 1);
  // Between the target and its escalation lie working hours of their own.
  const reminded = partOfTarget(agency, step, it.claim ? 100 : Math.max(...rules.terms.waitingReminders));
  const eachHour = reminded + hours(Math.floor((passed - reminded) / hours(1)) + 1);
  const next = marks.find((mark) => mark > passed) ?? hourly;
  return addWorkingTime(since, passed >= reminded ? Math.min(next, eachHour) : next, open);
};

/** Nobody is written to at night: from eight to twenty o'clock there. */
export const isDaytime = (at: Instant, agency: Agency | undefined): boolean => {
  const hour = onTheWall(at, agency?.timeZone ?? defaultZone).getUTCHours();
  return hour >= 8 && hour < 20;
};
/** That moment, or the next morning at eight. */
export const byDay = (at: Instant, agency: Agency | undefined): Instant => {
  if (isDaytime(at, agency)) return at;
  const wall = onTheWall(at, agency?.timeZone ?? defaultZone);
  const wait = (8 + 24 - wall.getUTCHours()) % 24;
  return after(new Date(Date.parse(at)), hours(wait) - (Date.parse(at) % hours(1)));
};

/** How long it has waited at its desk, and been handled there; undefined where it is no desk's turn. */
export const delayOf = (it: Case, history: readonly CaseMove[], open: OfficeHours, now: Instant) => {
  const step = presentStep(servedSteps(it, history, open, now));
  return step?.desk ? step : undefined;
};

/** Its desk was reminded of it, so the list there names it. Reads the history only where so much time has passed at all. */
const isListed = async (records: Records, it: Case, now: Instant, rules: WaitingRules): Promise<boolean> => {
  const turn = turnOf(it);
  const agency = turn?.desk && it.agency !== null ? await records.agencies.find(it.agency) : undefined;
  if (!turn || !agency) return false;
  const open = officeHours(agency, rules.holidays);
  const mark = firstMark(agency, turn.step, rules);
  if (workingTimeBetween(it.openedAt, now, open) < mark) return false;
  return (delayOf(it, await records.cases.history(it.id), open, now)?.waited ?? 0) >= mark;
};

/** Read before a change: what the desk's list says of the case, it says anew afterwards. */
export const followDigest = async (
  { records, now, rules }: Parameters<typeof remindAtOf>[0],
  was: Case,
): Promise<void> => {
  if (!(await isListed(records, was, now, rules))) return;
  const kind = turnOf(was)?.desk;
  for (const desk of await desksOf(records, was)) if (desk.kind === kind) await records.announcer.digest(desk);
};
