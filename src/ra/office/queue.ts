/** `/antrean`: what waits for the desks of a group, by whose it is, how late, which kind and agency, ten at a time. REC-2. */
import type { Actor } from '../actor.ts';
import type { Agency, Desk, DeskKind, TimeZone } from '../agency.ts';
import type { Case, CaseKind, CaseMove, CaseState, Claim } from '../case.ts';
import type { Records } from '../ports.ts';
import type { Waiting, WaitingPart, WaitingTally } from '../records.ts';
import { turnOf, turnsOf } from '../service-clock.ts';
import type { AccountId, AgencyId, CaseId, Instant } from '../values.ts';
import { officeHours, workingTimeAgo } from '../working-time.ts';
import type { Performing, Scene } from './act.ts';
import type { OfficeDeps } from './deps.ts';
import { partOfTarget } from './waiting.ts';

export type QueueFilter =
  | { readonly by: 'all' | 'mine' | 'unclaimed' | 'overdue' }
  | { readonly by: 'kind'; readonly kind: CaseKind }
  | { readonly by: 'agency'; readonly agency: AgencyId };

export type Queued = {
  readonly id: CaseId;
  readonly kind: CaseKind;
  readonly state: CaseState;
  /** The kind of desk whose turn it is. */
  readonly desk: DeskKind;
  readonly since: Instant;
  readonly claim: Claim | null;
  readonly agency: { readonly name: string; readonly timeZone: TimeZone };
  readonly isOverdue: boolean;
  /** Of a desk below, which has it too. */
  readonly isEscalated: boolean;
};
export type Queue = {
  readonly filter: QueueFilter;
  /** From 0; the last one where fewer are left than were asked for. */
  readonly page: number;
  readonly pages: number;
  /** Of the filter. */
  readonly count: number;
  readonly cases: readonly Queued[];
  readonly counts: {
    readonly all: number;
    readonly mine: number;
    readonly unclaimed: number;
    readonly overdue: number;
  };
  readonly kinds: readonly { readonly kind: CaseKind; readonly count: number }[];
  readonly agencies: readonly { readonly agency: AgencyId; readonly name: string; readonly count: number }[];
  /** Who "mine" is about. */
  readonly name: string;
  readonly decided: { readonly at: Instant; readonly timeZone: TimeZone } | null;
};

const pageLength = 10;
const decisions: readonly CaseMove['move'][] = [
  'forward',
  'return',
  'register',
  'verify',
  'rebind',
  'approve',
  'reject',
  'refuse',
  'hold',
  'lift',
];

export const queue = ({ act, on }: Performing, deps: OfficeDeps) => ({
  /** May this person have the card of a case shown once more? Who may see the queue, and what is at a desk of this group. */
  show: (by: Actor, id: CaseId) =>
    on(by, 'queue', id, async ({ fact }) => {
      fact('step', 'card');
      return true;
    }),

  queue: (by: Actor, filter: QueueFilter = { by: 'all' }, asked = 0) =>
    act(by, 'queue', async (scene): Promise<Queue> => {
      const { records, now, standing } = scene;
      const me = standing.account?.id ?? ('' as AccountId); // the table lets nobody in without an account
      const agencies = await records.agencies.list();
      const waiting = await waitingHere(scene, agencies);
      const overdue = overdueOf(waiting, agencies, now, deps);
      const tally = await records.cases.tally(waiting, me);
      const late = await records.cases.tally(overdue, me);
      const counts = { ...countsOf(tally), overdue: countsOf(late).all };
      const count = countOf(filter, tally, counts);
      const pages = Math.max(1, Math.ceil(count / pageLength));
      const page = Math.min(asked, pages - 1);
      const { at, part } = narrowed(filter, waiting, overdue, me);
      const cases = await records.cases.waiting(at, pageLength, { ...part, offset: page * pageLength });
      return {
        filter,
        page,
        pages,
        count,
        cases: cases.flatMap((it) => queued(it, agencies, now, deps)),
        counts,
        ...groupsOf(tally, agencies),
        name: standing.account?.name ?? '',
        decided: counts.all === 0 ? await lastDecision(records, waiting, agencies) : null,
      };
    }),
});

/** The turns of the desks of this group where the person has a role, and what desks below could not do in time (REC-2). */
const waitingHere = async (
  { records, by, standing, now }: Scene,
  agencies: readonly Agency[],
): Promise<readonly Waiting[]> => {
  const grants = standing.account ? await records.roles.of(standing.account.id) : [];
  const here = by.memberOf ? await records.desks.inChat(by.memberOf) : [];
  const mine = here.filter(({ id }) => grants.some(({ desk }) => desk === id));
  const all = await records.desks.list();
  return mine.flatMap((desk) => [
    ...ofAgencies(desk, desk.agencies, agencies, now),
    ...below(desk, all).flatMap((child) =>
      ofAgencies(child, child.agencies, agencies, now).map((one) => ({ ...one, isEscalated: true as const })),
    ),
  ]);
};
/** The desks that escalate to this one. */
export const below = (desk: Desk, all: readonly Desk[]): readonly Desk[] =>
  all.filter(({ parent, kind }) => parent === desk.id && kind === desk.kind);

const ofAgencies = (
  { kind }: Desk,
  served: readonly AgencyId[],
  agencies: readonly Agency[],
  now: Instant,
): readonly Waiting[] =>
  agencies.filter(({ id }) => served.includes(id)).map(({ id }) => ({ agency: id, turns: turnsOf(kind), since: now }));

/** The same, of what came so long ago that its target is over. */
const overdueOf = (
  waiting: readonly Waiting[],
  agencies: readonly Agency[],
  now: Instant,
  { holidays }: Pick<OfficeDeps, 'holidays'>,
): readonly Waiting[] =>
  waiting.flatMap((one) => {
    const agency = agencies.find(({ id }) => id === one.agency);
    if (!agency) return [];
    const byTarget = Map.groupBy(one.turns, (turn) => partOfTarget(agency, turnOf(turn)?.step ?? 'forward', 100));
    const hours = officeHours(agency, holidays);
    return [...byTarget].map(([target, turns]) => ({ ...one, turns, since: workingTimeAgo(now, target, hours) }));
  });

const sum = (tally: readonly WaitingTally[], of: 'all' | 'mine' | 'unclaimed'): number =>
  tally.reduce((whole, one) => whole + one[of], 0);
const countsOf = (tally: readonly WaitingTally[]) => ({
  all: sum(tally, 'all'),
  mine: sum(tally, 'mine'),
  unclaimed: sum(tally, 'unclaimed'),
});
const countOf = (filter: QueueFilter, tally: readonly WaitingTally[], counts: Queue['counts']): number => {
  if (filter.by === 'kind')
    return sum(
      tally.filter(({ kind }) => kind === filter.kind),
      'all',
    );
  if (filter.by === 'agency')
    return sum(
      tally.filter(({ agency }) => agency === filter.agency),
      'all',
    );
  return counts[filter.by];
};

const narrowed = (
  filter: QueueFilter,
  waiting: readonly Waiting[],
  overdue: readonly Waiting[],
  me: AccountId,
): { readonly at: readonly Waiting[]; readonly part: WaitingPart } => {
  if (filter.by === 'kind') {
    const ofKind = waiting.map((one) => ({ ...one, turns: one.turns.filter(({ kind }) => kind === filter.kind) }));
    return { at: ofKind.filter(({ turns }) => turns.length > 0), part: {} };
  }
  if (filter.by === 'mine') return { at: waiting, part: { claimedBy: me } };
  if (filter.by === 'unclaimed') return { at: waiting, part: { isUnclaimed: true } };
  if (filter.by === 'overdue') return { at: overdue, part: {} };
  if (filter.by === 'agency') return { at: waiting.filter(({ agency }) => agency === filter.agency), part: {} };
  return { at: waiting, part: {} };
};

const groupsOf = (tally: readonly WaitingTally[], agencies: readonly Agency[]) => ({
  kinds: [...Map.groupBy(tally, ({ kind }) => kind)].map(([kind, those]) => ({ kind, count: sum(those, 'all') })),
  agencies: [...Map.groupBy(tally, ({ agency }) => agency)].map(([agency, those]) => ({
    agency,
    name: agencies.find(({ id }) => id === agency)?.name ?? agency,
    count: sum(those, 'all'),
  })),
});

const queued = (
  it: Case,
  agencies: readonly Agency[],
  now: Instant,
  { holidays }: Pick<OfficeDeps, 'holidays'>,
): readonly Queued[] => {
  const { id, kind, state, since, claim } = it;
  const agency = agencies.find((one) => one.id === it.agency);
  const turn = turnOf(it);
  if (!agency || !turn?.desk) return [];
  const target = partOfTarget(agency, turn.step, 100);
  const isOverdue = since <= workingTimeAgo(now, target, officeHours(agency, holidays));
  const { name, timeZone } = agency;
  const isEscalated = it.escalatedAt !== null;
  return [{ id, kind, state, desk: turn.desk, since, claim, agency: { name, timeZone }, isOverdue, isEscalated }];
};

const lastDecision = async (
  records: Records,
  waiting: readonly Waiting[],
  agencies: readonly Agency[],
): Promise<Queue['decided']> => {
  const ids = [...new Set(waiting.filter(({ isEscalated }) => !isEscalated).map(({ agency }) => agency))];
  const at = ids.length > 0 ? await records.cases.lastMove(ids, decisions) : undefined;
  const [agency] = agencies.filter(({ id }) => ids.includes(id));
  return at && agency ? { at, timeZone: agency.timeZone } : null;
};
