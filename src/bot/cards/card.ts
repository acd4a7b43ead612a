/** The card of a case at one desk: a pure function of what the office knows. Kebumen 2–5, Sumbar issuance 7; CONVERSATION 12. */
import type { Words } from '#locales/words.ts';
import type { Desk } from '#ra/agency.ts';
import type { Verdict } from '#ra/case.ts';
import type { CaseView } from '#ra/office/desk.ts';
import type { Button } from './card-data.ts';
import { decisionKeyboard, deskOf, isReversible, isTurnOf, pressOf } from './keyboard.ts';
import { renewalLines } from './renewal-section.ts';
import { endorsementLines, signedComparisonLines, targetLines } from './revocation-sections.ts';
import {
  certificateLines,
  checkLines,
  claimLines,
  comparisonLines,
  decisionLines,
  documentLines,
  faultLinesOf,
  personLines,
  titleLines,
} from './sections.ts';
import { serviceLines } from './service-lines.ts';
import { letGoLines, noteLines, wordLines } from './talk-sections.ts';
import { itemKeyboard, verdictKeyboard, verdictLines } from './verdict-editor.ts';

/** `text` is HTML. */
export type Card = { readonly text: string; readonly keyboard: Button[][] };
export type CardOptions = {
  /** Shown again from the queue, beside the one the office keeps alive. */
  readonly isCopy?: boolean;
};
type AtDesk = Pick<Desk, 'kind'>;

/** The Bot API's limit for one message. */
const longestText = 4096;

export const card = (view: CaseView, desk: AtDesk, words: Words, { isCopy = false }: CardOptions = {}): Card => {
  const verdict = verdictAt(view, desk);
  const press = pressOf(view, words, isCopy);
  if (verdict)
    return { text: editorText(view, verdict, words), keyboard: verdictKeyboard(view, verdict, words, press) };
  return { text: decisionText(view, desk, words), keyboard: decisionKeyboard(view, desk.kind, press) };
};

/** The open verdict, on the card of the desk it belongs to. */
const verdictAt = ({ it }: CaseView, desk: AtDesk): Verdict | null =>
  it.verdict && deskOf(it.kind, it.verdict.act) === desk.kind ? it.verdict : null;

/** The same card while the person says which item the own words are about. */
export const itemChoice = (
  view: CaseView,
  act: Verdict['act'],
  words: Words,
  { isCopy = false }: CardOptions = {},
): Card => ({
  text: joined([[...titleLines(view, words), ...claimLines(view, words)], [words('card-which-item')]]),
  keyboard: itemKeyboard(view, act, words, pressOf(view, words, isCopy)),
});

const joined = (sections: readonly (readonly string[])[]): string =>
  sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');

/** Counted with its markup, which the limit leaves out: always on the safe side. */
const fitting = (lengths: readonly number[], whole: (longestWords: number) => string): string => {
  const texts = lengths.map(whole);
  return texts.find((text) => text.length <= longestText) ?? texts.at(-1) ?? '';
};

const decisionText = (view: CaseView, desk: AtDesk, words: Words): string =>
  fitting([160, 80, 30], (longestWords) => decisionSections(view, desk, words, longestWords));

const decisionSections = (view: CaseView, desk: AtDesk, words: Words, longestWords: number): string => {
  const isOurs = isTurnOf(view.it, desk.kind);
  const claim = claimLines(view, words);
  return joined([
    [
      ...titleLines(view, words),
      ...(isOurs && claim.length === 0 ? [words('card-unclaimed'), ...letGoLines(view, words)] : claim),
      ...(isOurs ? serviceLines(view, words) : []),
    ],
    personLines(view, words),
    renewalLines(view, words),
    targetLines(view, words),
    documentLines(view, words),
    ...(isOurs ? [comparisonLines(view, words), signedComparisonLines(view, words), checksShown(view, words)] : []),
    endorsementLines(view, words),
    faultLinesOf(view, words),
    certificateLines(view, words),
    wordLines(view, words, longestWords),
    noteLines(view, words, longestWords),
    decisionLines(view, words),
    isReversible(view, desk.kind) ? [words('card-reversible')] : [],
  ]);
};

/** What agrees of a certificate to be revoked stands beside each other already (REV-4). */
const checksShown = (view: CaseView, words: Words): readonly string[] =>
  checkLines(view, words, signedComparisonLines(view, words).length > 0 ? 'differences' : 'all');

const editorText = (view: CaseView, verdict: Verdict, words: Words): string =>
  fitting([500, 200, 80, 30], (longestOwnWords) =>
    joined([
      [...titleLines(view, words), ...claimLines(view, words), ...serviceLines(view, words)],
      personLines(view, words),
      checkLines(view, words, 'differences'),
      verdictLines(view, verdict, words, longestOwnWords),
    ]),
  );
