/** Which desks hold a card of a case, and having them drawn anew. */

import type { Desk, DeskKind } from '../agency.ts';
import { type Case, type CaseMove, isOfAccount } from '../case.ts';
import type { Records } from '../ports.ts';

/** The assistants see every registration once it was sent (Kebumen 2), and decide every rebinding (ACC-8); officers from the forward on (Kebumen 3), and every case of an account (Sumbar 7). */
export const deskKindsOf = (it: Case): readonly DeskKind[] => {
  if (isOfAccount(it)) return ['officer'];
  if (it.kind === 'rebinding') return ['assistant'];
  return it.forwardedBy === null ? ['assistant'] : ['assistant', 'officer'];
};

export const desksOf = async (records: Records, it: Case): Promise<readonly Desk[]> => {
  if (it.agency === null) return [];
  const found: Desk[] = [];
  for (const kind of deskKindsOf(it)) found.push(...(await records.desks.serving(it.agency, kind)));
  return [...found, ...(await parentsOf(records, it, found))];
};

/** An escalated case is its desk's parent's as well, which may decide it then (REC-2; REQUIREMENTS "Who takes part"). */
export const parentsOf = async (
  records: Records,
  it: Pick<Case, 'escalatedAt'>,
  serving: readonly Desk[],
): Promise<readonly Desk[]> => {
  if (it.escalatedAt === null) return [];
  const found: Desk[] = [];
  for (const { parent, kind } of serving) {
    const desk = parent === null ? undefined : await records.desks.find(parent);
    const isKnown = [...serving, ...found].some(({ id }) => id === desk?.id);
    if (desk && desk.kind === kind && !isKnown) found.push(desk);
  }
  return found;
};

/** What brings a case to a desk for the first time: sent, asked for by a call (which is held then), or without its statement (REV-7). */
const arrivals: readonly CaseMove['move'][] = ['submit', 'hold', 'overdue'];
/** A draft that never left the applicant has no card. */
export const hasArrived = (it: Case, history: readonly CaseMove[]): boolean =>
  it.state !== 'draft' || it.faults.length > 0 || history.some(({ move }) => arrivals.includes(move));
export const wasSent = async (records: Records, it: Case): Promise<boolean> =>
  hasArrived(it, it.state === 'draft' ? await records.cases.history(it.id) : []);

/** The desks at which its card hangs: nobody else has any business with it. */
export const desksHaving = async (records: Records, it: Case): Promise<readonly Desk[]> =>
  (await wasSent(records, it)) ? desksOf(records, it) : [];

export const redrawCards = async (records: Records, it: Case): Promise<void> => {
  for (const desk of await desksHaving(records, it)) await records.announcer.card(it.id, desk);
};
