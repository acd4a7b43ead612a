/** How long an agency's cases waited and were handled (REC-3): the figures of its report, and what an applicant may expect. */
import type { Agency } from '../agency.ts';
import type { Case, CaseKind } from '../case.ts';
import { RegistrationError } from '../errors.ts';
import type { Records } from '../ports.ts';
import {
  figuresOf,
  type Served,
  type StepFigures,
  servedSteps,
  spreadOf,
  standards,
  turnOf,
  turnsOf,
} from '../service-clock.ts';
import type { AgencyId, Instant } from '../values.ts';
import { after } from '../values.ts';
import { addWorkingTime, nextWorkingMoment, officeHours } from '../working-time.ts';
import type { Performing } from './act.ts';
import type { OfficeDeps } from './deps.ts';
import { days } from './terms.ts';
import { delayOf, partOfTarget, targetHoursOf } from './waiting.ts';

export type ServiceReport = {
  readonly agency: AgencyId;
  readonly from: Instant;
  readonly to: Instant;
  readonly targetHours: number;
  readonly steps: readonly StepFigures[];
};

/** What an applicant is told of a case at a desk. */
export type Expectation = {
  /** 1: the next. Null while somebody has taken it up. */
  readonly place: number | null;
  /** When an answer may be expected; null where that has gone by, and nobody can say honestly. */
  readonly by: Instant | null;
  /** From how long the others took, or from the target. */
  readonly basis: 'others' | 'target';
  readonly isEscalated: boolean;
};

/** Of so many days the others' times are taken, from so many cases at least, and at most. */
const expectation = { days: 30, fewest: 5, most: 200 };
/** More cases than an agency decides in years; a report that meets it says less rather than never ending. */
const mostInReport = 100_000;

export const serviceTimes = ({ look }: Performing, deps: OfficeDeps) => ({
  /** Steps that ended from `from` until before `to`. Throws ERR_AGENCY_UNKNOWN. */
  serviceTimes: (id: AgencyId, from: Instant, to: Instant): Promise<ServiceReport> =>
    look(async (records, now) => {
      const agency = await records.agencies.find(id);
      if (!agency) throw new RegistrationError('ERR_AGENCY_UNKNOWN', { agency: id });
      const touched = await records.cases.changedSince({ agency: id, since: from }, mostInReport);
      const steps = (await servedOf(records, agency, touched, now, deps)).filter(
        ({ ended }) => ended !== null && ended >= from && ended < to,
      );
      const order = Object.keys(standards);
      const figures = figuresOf(steps, (step) => targetHoursOf(agency, step));
      return {
        agency: id,
        from,
        to,
        targetHours: agency.waitingTargetHours,
        steps: figures.toSorted((one, other) => order.indexOf(one.step) - order.indexOf(other.step)),
      };
    }),
});

const page = 1000;
const servedOf = async (
  records: Records,
  agency: Agency,
  all: readonly Case[],
  now: Instant,
  { holidays }: Pick<OfficeDeps, 'holidays'>,
): Promise<readonly Served[]> => {
  const hours = officeHours(agency, holidays);
  const steps: Served[] = [];
  for (let start = 0; start < all.length; start += page) {
    const part = all.slice(start, start + page);
    const histories = await records.cases.histories(part.map(({ id }) => id));
    for (const it of part) steps.push(...servedSteps(it, histories.get(it.id) ?? [], hours, now));
  }
  return steps;
};

/** Undefined where it is no desk's turn. */
export const expectationOf = async (
  records: Records,
  it: Case,
  now: Instant,
  deps: Pick<OfficeDeps, 'holidays'>,
): Promise<Expectation | undefined> => {
  const turn = turnOf(it);
  const agency = it.agency === null ? undefined : await records.agencies.find(it.agency);
  if (!turn?.desk || !agency) return undefined;
  const hours = officeHours(agency, deps.holidays);
  const present = delayOf(it, await records.cases.history(it.id), hours, now);
  const usual = await usualWaiting(records, agency, it.kind, turn.step, now, deps);
  const target = partOfTarget(agency, turn.step, 100);
  const due = addWorkingTime(present?.arrived ?? it.since, usual ?? target, hours);
  // Nobody answers outside working hours: the end of one day is the beginning of the next.
  const by = due > now ? nextWorkingMoment(due, hours) : null;
  return {
    place: it.claim ? null : 1 + (await records.cases.countWaiting([ahead(it, turn.desk)])),
    by: it.claim ? null : by,
    basis: usual === null ? 'target' : 'others',
    isEscalated: it.escalatedAt !== null,
  };
};

/** Whatever came to the same desk before. */
const ahead = (it: Case, desk: 'assistant' | 'officer') => ({
  agency: it.agency as AgencyId, // it waits at a desk of it
  turns: turnsOf(desk),
  since: after(new Date(it.since), -1),
});

/** The median of the last 30 days; null where too few were decided to speak of a rule. */
const usualWaiting = async (
  records: Records,
  agency: Agency,
  kind: CaseKind,
  step: Served['step'],
  now: Instant,
  deps: Pick<OfficeDeps, 'holidays'>,
): Promise<number | null> => {
  const since = after(new Date(now), -days(expectation.days));
  const recent = await records.cases.changedSince({ agency: agency.id, kind, since }, expectation.most);
  const served = (await servedOf(records, agency, recent, now, deps)).filter(
    (one) => one.step === step && one.ended !== null && one.ended >= since,
  );
  return served.length < expectation.fewest ? null : spreadOf(served.map(({ waited }) => waited)).median;
};
