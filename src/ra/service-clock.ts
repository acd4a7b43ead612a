/**
 * The service clock (REC-3): whose turn a case is, what the SOPs allow for it, and how long it waited and was handled. Waiting is
 * counted in working time against the agency's target; the clock rests while it is the applicant's turn.
 */
import type { DeskKind } from './agency.ts';
import type { Case, CaseKind, CaseMove, CaseState } from './case.ts';
import type { Instant } from './values.ts';
import { type OfficeHours, workingTimeBetween } from './working-time.ts';

/** Handling time in minutes, from claim to decision. Of the SOPs; the last two are ours. */
export const standards = {
  /** Kebumen 2. */
  forward: 3,
  /** Kebumen 3. */
  register: 1,
  /** Kebumen 5. */
  'verify-data': 3,
  /** Sumbar issuance 7 says 5 for the letter; with the CSR 10 (Lemsaneg 6). */
  'verify-request': 10,
  /** Sumbar issuance 9. The machine's, and told in the same moment: so is the next. */
  issue: 0.5,
  'decide-renewal': 5,
  'decide-change': 5,
  /** Sumbar revocation 5–6. */
  'decide-revocation': 5,
  /** Sumbar revocation 7. */
  revoke: 5,
  rebind: 5,
  'call-back': 5,
} as const satisfies Readonly<Record<string, number>>;
export type ServiceStep = keyof typeof standards;

/** Whose turn it is, and for what; null: the machine's. A state that is not here is the applicant's turn, or the end. */
export type Turn = { readonly desk: DeskKind | null; readonly step: ServiceStep };
type Turns = { readonly [state in CaseState]?: Turn };

const byOfficer = (step: ServiceStep): Turn => ({ desk: 'officer', step });
const byMachine = (step: ServiceStep): Turn => ({ desk: null, step });
const reviewed = (step: ServiceStep): Turns => ({ submitted: byOfficer(step), 'under-review': byOfficer(step) });

const turns: Readonly<Record<CaseKind, Turns>> = {
  registration: {
    submitted: { desk: 'assistant', step: 'forward' },
    forwarded: byOfficer('register'),
    completed: byOfficer('verify-data'),
  },
  issuance: { ...reviewed('verify-request'), approved: byMachine('issue') },
  renewal: { ...reviewed('decide-renewal'), approved: byMachine('issue') },
  // Approved it waits for the new mailbox, which is the applicant's.
  change: reviewed('decide-change'),
  revocation: { asked: byOfficer('call-back'), ...reviewed('decide-revocation'), approved: byMachine('revoke') },
  rebinding: { submitted: { desk: 'assistant', step: 'rebind' } },
};

export const turnOf = ({ kind, state }: Pick<Case, 'kind' | 'state'>): Turn | undefined => turns[kind][state];

/** The kinds and states in which it is a desk of this kind's turn. */
export const turnsOf = (desk: DeskKind): readonly Pick<Case, 'kind' | 'state'>[] =>
  Object.entries(turns).flatMap(([kind, states]) =>
    Object.entries(states).flatMap(
      ([state, turn]) => (turn.desk === desk ? [{ kind: kind as CaseKind, state: state as CaseState }] : []), // keys of the table above
    ),
  );

/** One stay of a case at a desk. Times in milliseconds. */
export type Served = {
  readonly step: ServiceStep;
  readonly desk: DeskKind | null;
  readonly arrived: Instant;
  /** Since when somebody handles it now, or did at the end. */
  readonly claimed: Instant | null;
  /** Null: it is still there. */
  readonly ended: Instant | null;
  /** In working time, while nobody had it. */
  readonly waited: number;
  /** Null where it was decided by one tap, so that nobody measured it. */
  readonly handled: number | null;
};

/** Every stay at a desk, oldest first; the last may still go on. */
export const servedSteps = (
  { kind }: Pick<Case, 'kind'>,
  history: readonly CaseMove[],
  hours: OfficeHours,
  now: Instant,
): readonly Served[] => {
  const stays: Stay[] = [];
  for (const line of history) {
    const turn = turnOf({ kind, state: line.to });
    const last = stays.at(-1);
    const isSame = last && turn?.step === last.turn.step && (!last.ended || line.move.startsWith('takeBack'));
    if (isSame) goOn(last, line);
    else {
      if (last && !last.ended) leave(last, line.at);
      // Taken back: the decision was none, and what began with it neither.
      if (line.move.startsWith('takeBack') && turn) resume(stays, turn, line);
      else if (turn) stays.push({ turn, arrived: line.at, spans: [], claimed: null, from: line.at, ended: null });
    }
  }
  return stays.map((stay) => measured(stay, hours, now));
};

type Span = { readonly from: Instant; readonly to: Instant; readonly isClaimed: boolean };
type Stay = {
  readonly turn: Turn;
  readonly arrived: Instant;
  readonly spans: Span[];
  claimed: Instant | null;
  /** Since when it waits, or is handled, as now. */
  from: Instant;
  ended: Instant | null;
};

const close = (stay: Stay, at: Instant): void => {
  stay.spans.push({ from: stay.from, to: at, isClaimed: stay.claimed !== null });
  stay.from = at;
};
const leave = (stay: Stay, at: Instant): void => {
  close(stay, at);
  stay.ended = at;
};
const goOn = (stay: Stay, { move, at }: CaseMove): void => {
  if (stay.ended) stay.from = at;
  else if (handling.includes(move)) close(stay, at);
  if (move === 'letGo') unhandle(stay);
  stay.ended = null;
  if (move === 'claim' || move === 'takeUp' || move.startsWith('takeBack')) stay.claimed = at;
  if (move === 'unclaim' || move === 'release' || move === 'letGo') stay.claimed = null;
};
/** What ends one person's handling, or begins it. */
const handling: readonly CaseMove['move'][] = ['claim', 'takeUp', 'unclaim', 'release', 'handOver', 'letGo'];
/** Let go of by the clock: nobody did anything, so for the applicant it was waiting. */
const unhandle = ({ spans }: Stay): void => {
  const place = spans.findLastIndex(({ isClaimed }) => isClaimed);
  const span = spans[place];
  if (span) spans[place] = { ...span, isClaimed: false };
};
const resume = (stays: Stay[], turn: Turn, line: CaseMove): void => {
  const place = stays.findLastIndex((stay) => stay.turn.step === turn.step);
  const stay = stays[place];
  if (!stay) return;
  stays.length = place + 1;
  goOn(stay, line);
};

const measured = ({ turn, arrived, spans, claimed, from, ended }: Stay, hours: OfficeHours, now: Instant): Served => {
  const all = ended ? spans : [...spans, { from, to: now, isClaimed: claimed !== null }];
  const sum = (isClaimed: boolean, lengthOf: (span: Span) => number) =>
    all.filter((span) => span.isClaimed === isClaimed).reduce((whole, span) => whole + lengthOf(span), 0);
  // Taken up and decided in one act is decided by one tap.
  const isMeasured = all.some((span) => span.isClaimed && (!ended || span.to > span.from));
  return {
    ...turn,
    arrived,
    claimed,
    ended,
    waited: sum(false, (span) => workingTimeBetween(span.from, span.to, hours)),
    handled: isMeasured ? sum(true, (span) => handlingTime(span, hours)) : null,
  };
};

/** On one day by the clock on the wall, early birds included; what lay on the desk over night counts its working hours. */
const handlingTime = ({ from, to }: Span, hours: OfficeHours): number => {
  const day = (at: Instant) => Math.floor((Date.parse(at) + hours.ahead) / 86_400_000);
  return day(from) === day(to) ? Date.parse(to) - Date.parse(from) : workingTimeBetween(from, to, hours);
};

/** Of the stay that goes on, if one does. */
export const presentStep = (steps: readonly Served[]): Served | undefined => {
  const last = steps.at(-1);
  return last?.ended === null ? last : undefined;
};

/** Where times stand: half of them are shorter than the median, nine of ten than p90. Milliseconds; null where there are none. */
export type Spread = { readonly count: number; readonly median: number | null; readonly p90: number | null };
export type StepFigures = {
  readonly step: ServiceStep;
  readonly standardMinutes: number;
  readonly waiting: Spread & { readonly withinTarget: number | null };
  readonly handling: Spread & { readonly withinStandard: number | null };
};

/** Figures of the steps that ended. `targetHours`: by step, because a call back waits shorter. */
export const figuresOf = (
  steps: readonly Served[],
  targetHours: (step: ServiceStep) => number,
): readonly StepFigures[] =>
  [
    ...Map.groupBy(
      steps.filter(({ desk, ended }) => desk !== null && ended !== null),
      ({ step }) => step,
    ),
  ].map(([step, served]) => {
    const waited = served.map((one) => one.waited);
    const handled = served.flatMap((one) => one.handled ?? []);
    return {
      step,
      standardMinutes: standards[step],
      waiting: { ...spreadOf(waited), withinTarget: shareOf(waited, targetHours(step) * 3_600_000) },
      handling: { ...spreadOf(handled), withinStandard: shareOf(handled, standards[step] * 60_000) },
    };
  });

export const spreadOf = (times: readonly number[]): Spread => {
  const sorted = [...times].sort((a, b) => a - b);
  const rank = (part: number) => sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? null;
  return { count: sorted.length, median: rank(0.5), p90: rank(0.9) };
};
const shareOf = (times: readonly number[], limit: number): number | null =>
  times.length === 0 ? null : times.filter((time) => time <= limit).length / times.length;
