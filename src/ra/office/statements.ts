/** What the clock does about held certificates: the owner is reminded of the statement each working day, and after its time the officers have the case without it. REV-7. */
import type { Actor } from '../actor.ts';
import type { Case } from '../case.ts';
import type { CaseId } from '../values.ts';
import type { Performing } from './act.ts';
import { shift } from './act.ts';
import type { OfficeDeps } from './deps.ts';
import { zoneOf } from './mail-zone.ts';
import { tellOwner } from './owner.ts';
import { unknownDay } from './revocation-event.ts';
import { deadlineOf, heldBy } from './statement-deadline.ts';

/** `occasion` names it for ever: two ticks of one day, or a tick on two instances, are one. */
export type DueStatement = { readonly case: CaseId; readonly isOver: boolean; readonly occasion: string };

const mostAtOnce = 100;

export const statements = ({ on, look }: Performing, deps: OfficeDeps) => ({
  /** Drafts of held certificates whose reminder or time has come, longest due first. */
  dueStatements: (): Promise<readonly DueStatement[]> =>
    look(async (records, now) => {
      const due: DueStatement[] = [];
      for (const it of await records.cases.toRemind(now, mostAtOnce)) {
        const held = it.state === 'draft' ? await heldBy(records, it) : undefined;
        if (!held) continue;
        const { until, today } = await deadlineOf(records, it, held, { ...deps, now });
        const isOver = until <= now;
        due.push({
          case: it.id,
          isOver,
          occasion: isOver ? `overdue:${it.id}:${until}` : `statement:${it.id}:${today}`,
        });
      }
      return due;
    }),

  /** Once a working day; after days in which nobody ticked, once. False where there is nothing to remind of any more. */
  remindOfStatement: (by: Actor, id: CaseId) =>
    on(by, 'remind', id, async ({ records, it, now }) => {
      const held = it.state === 'draft' ? await heldBy(records, it) : undefined;
      if (!held) return false;
      const { until, next, today } = await deadlineOf(records, it, held, { ...deps, now });
      if (until <= now) return false;
      await records.cases.update(it, { remindAt: next }, now);
      if (!(await records.reminders.take(`statement:${id}:${today}`, now))) return false;
      const account = await records.accounts.find(held.account);
      if (!account) return false;
      await tellOwner(records, account, {
        notice: { name: 'hold-statement-due', case: id, certificate: held.serial, values: { until } },
        letter: {
          name: 'hold-statement-due',
          values: { case: id, serial: held.serial, until, ...(await zoneOf(records, account)) },
        },
        isReminder: true,
      });
      return true;
    }),

  /** The time is over: the officers decide without a statement. What was found wrong with an earlier one is no hindrance any more. */
  overdue: (by: Actor, id: CaseId) =>
    on(by, 'overdue', id, async (scene) => {
      const { records, it, now } = scene;
      const held = it.state === 'draft' ? await heldBy(records, it) : undefined;
      if (!held || (await deadlineOf(records, it, held, { ...deps, now })).until > now) return it;
      // Without them no officer could revoke: a panic says "lost", and nobody has said when.
      const answers = { cause: 'lost', since: unknownDay, ...it.answers } satisfies Case['answers'];
      const next = await shift(scene, it, 'overdue', { answers, claim: null, faults: [], endorsement: null });
      const account = await records.accounts.find(held.account);
      if (account)
        await tellOwner(records, account, {
          notice: { name: 'hold-overdue', case: id, certificate: held.serial },
          letter: { name: 'hold-overdue', values: { case: id, serial: held.serial } },
        });
      return next;
    }),
});
