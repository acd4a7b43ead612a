/** The buttons of a card: only those of this desk, in this state. REQUIREMENTS "Cases and their moves"; Kebumen 2–5, Sumbar issuance 7, ACC-8. */
import type { Words } from '#locales/words.ts';
import type { DeskKind } from '#ra/agency.ts';
import { type Case, type CaseKind, isByOffice, isOfAccount, type Reversible } from '#ra/case.ts';
import type { CaseView } from '#ra/office/desk.ts';
import { differencesIn } from '#ra/office/revocation-checks.ts';
import { isAskable } from '#ra/office/word.ts';
import type { Button, CardAct } from './card-data.ts';
import { button, cardData } from './card-data.ts';

export type Press = (act: CardAct, more?: string, label?: string) => Button;

/** Buttons of one card: the label is `card-button-<act>` unless said. */
export const pressOf =
  ({ it }: Pick<CaseView, 'it'>, words: Words, isCopy: boolean): Press =>
  (act, more = '', label = words.plain(`card-button-${nameOf(act, it)}`)) =>
    button(label, cardData(act, it.id, more, isCopy));

/** What is accepted already is not refused but stopped, in everybody's ears. */
const nameOf = (act: CardAct, { kind, state }: Pick<Case, 'kind' | 'state'>): string => {
  if (act === 'approve' && kind === 'change') return 'approve-change';
  return act === 'refuse' && (state === 'accepted' || state === 'approved') ? 'stop' : act;
};

/** The assistants decide a rebinding alone; otherwise the move tells whose it is. */
export const deskOf = (kind: CaseKind, move: Reversible['move'] | 'refuse'): DeskKind =>
  kind === 'rebinding' || move === 'forward' || move === 'return' ? 'assistant' : 'officer';

/** What this desk may decide where the case stands; empty when it is not its turn. */
const decisionsAt = ({ kind, state }: Pick<Case, 'kind' | 'state'>, desk: DeskKind): readonly CardAct[][] => {
  const no: CardAct[] = ['reject', 'refuse'];
  if (kind === 'rebinding')
    return desk === 'assistant' && state === 'submitted' ? [['rebind'], ['return', 'refuse']] : [];
  if (desk === 'assistant') return kind === 'registration' && state === 'submitted' ? [['forward'], ['return']] : [];
  if (isOfAccount({ kind })) return decisionsOfAccount({ kind, state });
  if (state === 'forwarded') return [['register'], no];
  return state === 'completed' ? [['verify'], no] : [];
};
const decisionsOfAccount = ({ kind, state }: Pick<Case, 'kind' | 'state'>): readonly CardAct[][] => {
  if (state === 'asked') return [['hold'], ['refuse']];
  if (state !== 'submitted' && state !== 'under-review') return [];
  return [[kind === 'revocation' ? 'revoke' : 'approve'], ['reject', 'refuse']];
};
export const isTurnOf = (it: Pick<Case, 'kind' | 'state'>, desk: DeskKind): boolean => decisionsAt(it, desk).length > 0;

export const isReversible = ({ it, now }: Pick<CaseView, 'it' | 'now'>, desk: DeskKind): boolean =>
  it.reversible !== null && now < it.reversible.until && deskOf(it.kind, it.reversible.move) === desk;

export const decisionKeyboard = (view: CaseView, desk: DeskKind, press: Press): Button[][] => {
  const { it } = view;
  const decisions = it.kind === 'revocation' ? revocationDecisions(view, desk) : decisionsAt(it, desk);
  const rows = decisions.map((row) => row.map((act) => press(act)));
  if (rows.length > 0) {
    // Two in a row at most: a phone shows no more of their words.
    const having: readonly CardAct[] = it.claim ? ['papers', 'release'] : ['claim'];
    const talking: readonly CardAct[] = isAskable(it) ? ['note', 'ask'] : ['note'];
    rows.unshift(having.map((act) => press(act, desk)));
    rows.push(talking.map((act) => press(act, desk)));
    if (it.claim) rows.push([press('hand', desk)]);
  }
  if (desk === 'officer' && it.state === 'registered') rows.push([press('resend')]);
  if (isStoppable(it, desk)) rows.push(...stopping(it, desk, press));
  if (isReversible(view, desk)) rows.push([press('undo', desk)]);
  return rows;
};

/**
 * Where the certificate differs from what was kept, the word of another officer comes first (REV-4). A held one is revoked or lifted, not
 * refused (REV-7); what the office itself wants has nobody who could mend it (REV-8).
 */
const revocationDecisions = ({ it, checks, target }: CaseView, desk: DeskKind): readonly CardAct[][] => {
  const decisions = decisionsAt(it, desk);
  if (it.state !== 'submitted' && it.state !== 'under-review') return decisions;
  if (decisions.length === 0) return [];
  const isDifferent = differencesIn(checks).length > 0 && it.endorsement === null;
  const isHeld = target?.status === 'held';
  const no = (['reject', 'refuse'] as const).filter((act) => (act === 'reject' ? !isByOffice(it) : !isHeld));
  const rows: readonly CardAct[][] = [isDifferent ? ['endorse'] : [], isHeld ? ['revoke', 'lift'] : ['revoke'], no];
  return rows.filter((row) => row.length > 0);
};

/** ACC-8, ACC-9: while the new mailbox has not answered, the owner of the old one may call and have it stopped. */
const isStoppable = ({ kind, state }: Case, desk: DeskKind): boolean =>
  desk === 'assistant' ? kind === 'rebinding' && state === 'accepted' : kind === 'change' && state === 'approved';
const stopping = (it: Case, desk: DeskKind, press: Press): Button[][] => {
  return [...(it.claim ? [[press('release', desk)]] : []), [press('refuse')]];
};
