/** What waits too long at a desk: its group reads one list, later the supervisors and the parent desk know (REC-2, "Pending verifications are reminded"). */

import type { Actor } from '../actor.ts';
import type { Agency, Desk, RoleGrant } from '../agency.ts';
import type { Case } from '../case.ts';
import { isByOffice } from '../case.ts';
import type { Records } from '../ports.ts';
import type { Waiting } from '../records.ts';
import { type Served, turnOf, turnsOf } from '../service-clock.ts';
import type { CaseId, DeskId, Instant } from '../values.ts';
import { isWorkingTime, nextWorkingMoment, officeHours, workingTimeAgo, workingTimeBetween } from '../working-time.ts';
import type { Performing, Scene } from './act.ts';
import { parentsOf } from './cards.ts';
import type { OfficeDeps } from './deps.ts';
import { below } from './queue.ts';
import { tellSupervisors } from './supervisors.ts';
import { delayOf, firstMark, nextMark, partOfTarget } from './waiting.ts';

/** So many at one tick; the rest at the next. */
const mostAtOnce = 100;
/** So many are looked at for one list. */
const longestList = 200;

export type WaitingCase = {
  readonly it: Case;
  readonly agency: Agency;
  readonly served: Served;
  readonly target: number;
};
export type WaitingList = {
  readonly desk: Desk;
  /** Somebody of the desk works now: a new day's list may be hung. */
  readonly isOpen: boolean;
  /** Longest waiting first, then what somebody has taken up. */
  readonly cases: readonly WaitingCase[];
  /** Of those, and of more that are not shown, how many wait for somebody; what was taken up long ago too. */
  readonly count: number;
};

export const deskReminders = ({ act, look }: Performing, deps: OfficeDeps) => ({
  /** Cases at a desk whose reminder is due, at most a tick's worth; `occasion` names them for ever, because each is due once. */
  waitingTooLong: (): Promise<{ readonly cases: readonly CaseId[]; readonly occasion: string } | undefined> =>
    look(async (records, now) => {
      const due = (await records.cases.toRemind(now, mostAtOnce)).filter((it) => turnOf(it)?.desk);
      const [first] = due;
      if (!first) return undefined;
      return { cases: due.map(({ id }) => id), occasion: `waiting:${first.id}:${first.remindAt}:${due.length}` };
    }),

  /** All of them in one act: each desk's list is drawn once, its supervisors are told once. Outside working hours it waits for the morning. */
  remind: (by: Actor, ids: readonly CaseId[]) =>
    act(by, 'remind', async (scene) => {
      const escalated: { readonly it: Case; readonly desk: Desk }[] = [];
      const staff = new Map<DeskId, readonly RoleGrant[]>();
      const reminded: CaseId[] = [];
      for (const id of ids.toSorted((a, b) => a - b)) {
        const it = await scene.records.cases.lock(id);
        const found = it && (await dueAt(scene, it));
        if (!found) continue;
        reminded.push(id);
        escalated.push(...(await remindOf(scene, found, staff)));
      }
      await tellSupervisors(scene, escalated);
      scene.fact('cases', reminded);
      if (escalated.length > 0)
        scene.fact(
          'escalated',
          escalated.map(({ it }) => it.id),
        );
      return reminded.length;
    }),

  /** What the list of a desk says now. */
  waitingAt: (id: DeskId): Promise<WaitingList | undefined> =>
    look(async (records, now) => {
      const desk = await records.desks.find(id);
      return desk && listOf(records, desk, now, deps);
    }),
});

/** Of each desk, read once for all that is due. */
type Staff = Map<DeskId, readonly RoleGrant[]>;
type Due = { readonly it: Case; readonly agency: Agency; readonly desks: readonly Desk[] };

/** Still due now that it is locked, and in working hours; otherwise put off until somebody works. */
const dueAt = async ({ records, now, rules }: Scene, it: Case): Promise<Due | undefined> => {
  const kind = turnOf(it)?.desk;
  const agency = it.agency === null ? undefined : await records.agencies.find(it.agency);
  if (!kind || !agency || it.remindAt === null || it.remindAt > now) return undefined;
  const hours = officeHours(agency, rules.holidays);
  if (!isWorkingTime(now, hours)) {
    await records.cases.setReminder(it.id, { remindAt: nextWorkingMoment(now, hours), escalatedAt: it.escalatedAt });
    return undefined;
  }
  return { it, agency, desks: await records.desks.serving(agency.id, kind) };
};

/** Its desks' lists, the next reminder, and whether it is escalated with this one: then the desks it is escalated from. */
const remindOf = async (scene: Scene, due: Due, staff: Staff) => {
  const { records, now, rules } = scene;
  const { it, agency, desks } = due;
  const step = turnOf(it)?.step ?? 'forward';
  const isNew = it.escalatedAt === null && (isVeryLate(scene, due) || !(await hasSomebody(scene, due, staff)));
  const next = { ...it, escalatedAt: isNew ? now : it.escalatedAt };
  const remindAt = nextMark(it, agency, step, now, rules);
  await records.cases.setReminder(it.id, { remindAt, escalatedAt: next.escalatedAt });
  const parents = await parentsOf(records, next, desks);
  for (const desk of [...desks, ...parents]) await records.announcer.digest(desk);
  if (!isNew) return [];
  for (const parent of parents) await records.announcer.card(it.id, parent);
  return desks.map((desk) => ({ it: next, desk }));
};

const isVeryLate = ({ now, rules }: Scene, { it, agency }: Due): boolean => {
  const turn = turnOf(it);
  if (!turn) return false;
  const passed = workingTimeBetween(it.claim?.at ?? it.since, now, officeHours(agency, rules.holidays));
  return passed >= partOfTarget(agency, turn.step, rules.terms.escalation);
};

/** Somebody with the role who may decide it: not its owner, and not who forwarded it (four eyes). */
const hasSomebody = async ({ records }: Scene, { it, agency, desks }: Due, staff: Staff): Promise<boolean> => {
  for (const desk of desks) {
    const grants = staff.get(desk.id) ?? (await records.roles.at(desk.id));
    staff.set(desk.id, grants);
    for (const { role, account } of grants) {
      const isSecond =
        desk.kind !== 'officer' || (agency.onePersonMayDoBoth && !isByOffice(it)) || account !== it.forwardedBy;
      if (role === desk.kind && account !== it.account && isSecond) return true;
    }
  }
  return false;
};

const listOf = async (records: Records, desk: Desk, now: Instant, deps: OfficeDeps): Promise<WaitingList> => {
  const all = await records.agencies.list();
  const children = below(desk, await records.desks.list());
  const isServed = ({ id }: Agency) => desk.agencies.includes(id);
  const isBelow = ({ id }: Agency) => children.some((child) => child.agencies.includes(id));
  const agencies = all.filter((agency) => isServed(agency) || isBelow(agency));
  const waiting = [
    ...all.filter(isServed).flatMap((agency) => waitingOf(desk, agency, now, deps)),
    // What is escalated is this desk's too (REC-2).
    ...all
      .filter(isBelow)
      .flatMap((agency) => waitingOf(desk, agency, now, deps).map((one) => ({ ...one, isEscalated: true as const }))),
  ];
  // What somebody has taken up counts from there; its history tells how long it had waited.
  const taken = waiting.map((one) => ({ ...one, since: now, turns: one.turns.filter(isTakenUp) }));
  const found = await records.cases.waiting(
    [...waiting, ...taken].filter(({ turns }) => turns.length > 0),
    longestList,
  );
  const histories = await records.cases.histories(found.map(({ id }) => id));
  const cases = found.flatMap((it): readonly WaitingCase[] => {
    const agency = agencies.find(({ id }) => id === it.agency);
    const hours = agency && officeHours(agency, deps.holidays);
    const served = hours && delayOf(it, histories.get(it.id) ?? [], hours, now);
    if (!agency || !served) return [];
    const target = partOfTarget(agency, served.step, 100);
    const isLong = served.waited >= firstMark(agency, served.step, deps) || (served.handled ?? 0) >= target;
    return isLong ? [{ it, agency, served, target }] : [];
  });
  const free = cases.filter(({ it }) => it.claim === null);
  const isWanted = ({ it, served, target }: WaitingCase) => it.claim === null || (served.handled ?? 0) >= target;
  return {
    desk,
    isOpen: agencies.some((agency) => isWorkingTime(now, officeHours(agency, deps.holidays))),
    cases: [...free, ...cases.filter(({ it }) => it.claim !== null)],
    count: found.length < longestList ? cases.filter(isWanted).length : await records.cases.countWaiting(waiting),
  };
};

const isTakenUp = ({ state }: Pick<Case, 'state'>): boolean => state === 'under-review';

/** By when a case must have come to have waited for its first mark. */
const waitingOf = (desk: Desk, agency: Agency, now: Instant, deps: OfficeDeps): readonly Waiting[] => {
  const hours = officeHours(agency, deps.holidays);
  const byMark = Map.groupBy(turnsOf(desk.kind), (one) => firstMark(agency, turnOf(one)?.step ?? 'forward', deps));
  return [...byMark].map(([mark, turns]) => ({ agency: agency.id, turns, since: workingTimeAgo(now, mark, hours) }));
};
