/** What the clock does for the office: finishing what a crash left, letting old drafts lapse. */
import type { Actor } from '../actor.ts';
import type { Case, CaseState } from '../case.ts';
import type { CaseId } from '../values.ts';
import { after } from '../values.ts';
import type { Performing } from './act.ts';
import { shift } from './act.ts';
import { tellApplicant } from './applicant.ts';
import type { OfficeDeps } from './deps.ts';
import { heldBy } from './statement-deadline.ts';
import { days } from './terms.ts';

const theirTurn = ['draft', 'registered', 'activated', 'accepted', 'approved'] as const satisfies readonly CaseState[];

export const upkeep = ({ on, look }: Performing, { registry, terms }: OfficeDeps) => ({
  /** Cases nobody touched for 30 days while it was the applicant's turn; for 7 days after the agreement was declined (ISS-7). */
  stale: () =>
    look(async (records, _now, date) => {
      const untouched = (length: number) => records.cases.unchangedSince(theirTurn, after(date, -days(length)), 100);
      // What is approved waits for a signature, except where a new mailbox has not answered (ACC-9).
      const isTheirs = (it: Case) => it.state !== 'approved' || it.kind === 'change';
      const lapsed: CaseId[] = (await untouched(terms.draftDays)).filter(isTheirs).map((it) => it.id);
      const declined = await records.cases.declined(after(date, -days(terms.declinedDays)), 100);
      lapsed.push(...declined.map(({ id }) => id));
      const left: Pick<Case, 'id' | 'changedAt'>[] = [];
      for (const id of new Set(lapsed)) {
        const it = await records.cases.find(id);
        // A held certificate's draft ends by its statement, or by an officer (REV-7).
        if (it && !(await heldBy(records, it))) left.push({ id, changedAt: it.changedAt });
      }
      return left;
    }),

  /** Rows written before names were indexed; how many of them were done now. `search.ts` finds people by the words of their names. */
  indexNames: () =>
    registry.transaction(
      async ({ cases, accounts }) => (await cases.indexNames(500)) + (await accounts.indexNames(500)),
    ),

  /** REQUIREMENTS "Cases and their moves": a draft left for 30 days lapses, with a notice. */
  lapse: (by: Actor, id: CaseId) =>
    on(by, 'lapse', id, async (scene) => {
      // Touched or held since it was listed: it is alive.
      if (scene.it.changedAt > after(scene.date, -days(terms.declinedDays)) || (await heldBy(scene.records, scene.it)))
        return scene.it;
      const it = await shift(scene, scene.it, 'lapse', { claim: null });
      await tellApplicant(scene.records, it, { name: 'case-lapsed', case: it.id });
      return it;
    }),
});
