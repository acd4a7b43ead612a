/** Which desks hold a card of a case, and having them drawn anew. */

import type { Desk, DeskKind } from '../agency.ts';
import type { Case } from '../case.ts';
import type { Records } from '../ports.ts';

/** The assistants see every registration once it was sent (Kebumen 2), and decide every rebinding (ACC-8); officers from the forward on (Kebumen 3), and every issuance (Sumbar 7). */
export const deskKindsOf = (it: Case): readonly DeskKind[] => {
  if (it.kind === 'issuance') return ['officer'];
  if (it.kind === 'rebinding') return ['assistant'];
  return it.forwardedBy === null ? ['assistant'] : ['assistant', 'officer'];
};

export const desksOf = async (records: Records, it: Case): Promise<readonly Desk[]> => {
  if (it.agency === null) return [];
  const found: Desk[] = [];
  for (const kind of deskKindsOf(it)) found.push(...(await records.desks.serving(it.agency, kind)));
  return found;
};

/** A draft that never left the applicant has no card. */
const wasSent = async (records: Records, it: Case): Promise<boolean> =>
  it.state !== 'draft' ||
  it.faults.length > 0 ||
  (await records.cases.history(it.id)).some((line) => line.move === 'submit');

export const redrawCards = async (records: Records, it: Case): Promise<void> => {
  if (!(await wasSent(records, it))) return;
  for (const desk of await desksOf(records, it)) await records.announcer.card(it.id, desk);
};
