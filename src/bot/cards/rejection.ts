/** The message an applicant gets when a desk sends a case back or refuses it; the card shows it before it leaves. CONVERSATION 11; ISS-9. */
import { type Words, wordsIn } from '#locales/words.ts';
import type { Fault, Verdict } from '#ra/case.ts';
import type { NoticeName } from '#ra/notice.ts';
import type { CaseView } from '#ra/office/desk.ts';
import { faultLines } from './faults.ts';

export type Rejection = Extract<
  NoticeName,
  | 'registration-returned'
  | 'registration-rejected'
  | 'registration-data-rejected'
  | 'registration-refused'
  | 'issuance-rejected'
  | 'issuance-refused'
  | 'renewal-rejected'
  | 'renewal-refused'
  | 'change-rejected'
  | 'change-refused'
  | 'revocation-rejected'
  | 'revocation-refused'
  | 'rebinding-returned'
  | 'rebinding-refused'
>;

/** Which notice the office will send for this verdict (ra/office/decision.ts). */
const rejectionName = ({ kind, state }: CaseView['it'], act: Verdict['act']): Rejection => {
  if (act === 'refuse') return `${kind}-refused`;
  if (kind === 'rebinding') return 'rebinding-returned';
  if (act === 'return') return 'registration-returned';
  if (kind !== 'registration') return `${kind}-rejected`;
  return state === 'completed' ? 'registration-data-rejected' : 'registration-rejected';
};

/** HTML. */
export const rejectionText = (
  view: Pick<CaseView, 'it' | 'agency'>,
  name: Rejection,
  faults: readonly Fault[],
  words: Words,
  longestOwnWords?: number,
): string => {
  const act = name.endsWith('refused') ? 'refuse' : 'reject';
  const lines = faultLines(words, act, faults, longestOwnWords);
  const contact = view.agency ? words('notice-contact', { contact: view.agency.contact }) : '';
  const opening = words(openingOf(view.it, name), { case: String(view.it.id), count: lines.length });
  return [opening, lines.join('\n\n'), words(`notice-${act}-closing`), contact].filter(Boolean).join('\n\n');
};

/** REV-7: who asked to be called back hears nothing of any certificate. */
const openingOf = ({ kind, account }: CaseView['it'], name: Rejection): string =>
  kind === 'revocation' && account === null ? 'notice-hold-call-refused' : `notice-${name}`;

/** In the applicant's language, as it will arrive. */
export const preview = (view: CaseView, { act, faults }: Verdict, longestOwnWords?: number): string =>
  rejectionText(view, rejectionName(view.it, act), faults, wordsIn(view.it.language), longestOwnWords);
