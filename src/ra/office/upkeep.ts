/** What the clock does for the office: finishing what a crash left, letting old drafts lapse. */
import type { Actor } from '../actor.ts';
import type { CaseId } from '../values.ts';
import { after } from '../values.ts';
import type { Performing } from './act.ts';
import { shift } from './act.ts';
import type { OfficeDeps } from './deps.ts';
import { days } from './terms.ts';

export const upkeep = ({ on, look }: Performing, { terms }: OfficeDeps) => ({
  /** Cases nobody touched for 30 days while it was the applicant's turn; for 7 days after the agreement was declined (ISS-7). */
  stale: () =>
    look(async (records, _now, date) => {
      const untouched = (length: number) =>
        records.cases.unchangedSince(['draft', 'registered', 'activated', 'accepted'], after(date, -days(length)), 100);
      const lapsed: CaseId[] = (await untouched(terms.draftDays)).map((it) => it.id);
      for (const { id, kind } of await untouched(terms.declinedDays)) {
        const last = kind === 'issuance' ? (await records.cases.history(id)).at(-1) : undefined;
        if (last?.move === 'decline' && last.at <= after(date, -days(terms.declinedDays))) lapsed.push(id);
      }
      return [...new Set(lapsed)];
    }),

  /** REQUIREMENTS "Cases and their moves": a draft left for 30 days lapses, with a notice. */
  lapse: (by: Actor, id: CaseId) =>
    on(by, 'lapse', id, async (scene) => {
      const it = await shift(scene, scene.it, 'lapse', { claim: null });
      await scene.records.announcer.tell(it.applicant, it.language, { name: 'case-lapsed', case: it.id });
      return it;
    }),
});
