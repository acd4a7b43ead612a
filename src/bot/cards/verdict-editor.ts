/** Putting a verdict together on the card: ready reasons to tick, own words, and the message as it will arrive. CONVERSATION 12. */
import type { Words } from '#locales/words.ts';
import type { Fault, Item, Verdict } from '#ra/case.ts';
import { isByOffice, items } from '#ra/case.ts';
import type { CaseView } from '#ra/office/desk.ts';
import { ownWords, reasonsFor, refusalsFor } from '#ra/office/reasons.ts';
import type { Button } from './card-data.ts';
import { inFormOrder, reasonText } from './faults.ts';
import { deskOf, type Press } from './keyboard.ts';
import { preview } from './rejection.ts';
import { shortened, veiled } from './veil.ts';

/** A final no names no item; its reasons hang on this one (ra/office/reasons.ts). */
export const refusedItem: Item = 'letter';

type Judged = Pick<CaseView['it'], 'kind' | 'state' | 'account' | 'answers'>;
export type ReadyReason = Pick<Fault, 'item' | 'reason'>;
/** What may be ticked for this verdict now, in the order of the form. */
export const readyReasons = (it: Judged, act: Verdict['act']): readonly ReadyReason[] => {
  if (act === 'refuse') return refusalsFor(it).map((reason) => ({ item: refusedItem, reason }));
  const reasons = reasonsFor(it);
  return items.flatMap((item) => (reasons[item] ?? []).map((reason) => ({ item, reason })));
};
/** Items own words may be about. */
export const itemsToName = (it: Judged, act: Verdict['act']): readonly Item[] =>
  items.filter((item) => readyReasons(it, act).some((ready) => ready.item === item));

/** What a tick is called in button data: `letter.unsigned`, and for a final no the reason alone. */
export const tickName = (act: Verdict['act'], { item, reason }: ReadyReason): string =>
  act === 'refuse' ? reason : `${item}.${reason}`;

export const verdictKeyboard = ({ it }: CaseView, verdict: Verdict, words: Words, press: Press): Button[][] => {
  const { act, faults } = verdict;
  const isTicked = (one: ReadyReason) => faults.some(({ item, reason }) => item === one.item && reason === one.reason);
  const toggle = (fault: Fault, label: string) =>
    press(act, tickName(act, fault), `${isTicked(fault) ? '☑' : '☐'} ${label}`);
  const ready = readyReasons(it, act).map((fault) => [toggle(fault, reasonText(words, act, fault))]);
  const own = inFormOrder(faults.filter(({ reason }) => reason === ownWords)).map((fault) => {
    const said = shortened(veiled(reasonText(words, act, fault)), 40);
    return [toggle(fault, act === 'refuse' ? said : `${words.plain(`item-${fault.item}`)}: ${said}`)];
  });
  return [
    ...ready,
    ...own,
    [press('words', act)],
    ...(faults.length > 0 && !isByOffice(it) ? [[press('preview', act)]] : []),
    [press('send', act, words.plain(`card-button-send-${act}`)), press('drop', act)],
  ];
};

/** Which item are the own words about? */
export const itemKeyboard = ({ it }: CaseView, act: Verdict['act'], words: Words, press: Press): Button[][] => [
  ...itemsToName(it, act).map((item) => [press('words', `${act}.${item}`, words.plain(`item-${item}`))]),
  [press('card', deskOf(it.kind, act), words.plain('card-button-back'))],
];

/** Own words are cut so that the whole card fits one message; the applicant gets them whole. */
export const verdictLines = (
  view: CaseView,
  verdict: Verdict,
  words: Words,
  longestOwnWords: number,
): readonly string[] => {
  // Nothing is sent: its owner has asked for nothing (REV-8).
  if (isByOffice(view.it)) return [words('card-choose-refuse-proposal')];
  if (verdict.faults.length === 0) return [words(`card-choose-${invitation(view, verdict)}`)];
  // A number inside own words is masked here, because the group looks on.
  const faults = verdict.faults.map((fault) => (fault.words ? { ...fault, words: veiled(fault.words) } : fault));
  return [words('card-preview'), `<blockquote>${preview(view, { ...verdict, faults }, longestOwnWords)}</blockquote>`];
};

/** The assistants' final no stands beside no "Tolak" that could be tapped instead. */
const invitation = ({ it }: CaseView, { act }: Verdict): string =>
  (it.kind === 'rebinding' || it.state === 'asked') && act === 'refuse' ? 'refuse-rebinding' : act;
