/** What a desk noted and what it and the applicant said to each other, on the card: the newest, masked; the case file has them whole. */
import { defaultZone, shortTimeText } from '#locales/times.ts';
import type { Words } from '#locales/words.ts';
import type { CaseView } from '#ra/office/desk.ts';
import type { Instant } from '#ra/values.ts';
import { shortened, veiled } from './veil.ts';

const shown = 3;
const hidden = (all: number, words: Words): readonly string[] =>
  all > shown ? [words('card-talk-more', { count: String(all - shown) })] : [];
const timeIn = ({ agency }: Pick<CaseView, 'agency'>, words: Words, at: Instant): string =>
  shortTimeText(at, agency?.timeZone ?? defaultZone, words.language);

/** `longest`: so many letters of each, so that the card stays one message. */
export const noteLines = (view: CaseView, words: Words, longest: number): readonly string[] => {
  const { notes } = view;
  if (notes.length === 0) return [];
  const lines = notes
    .slice(-shown)
    .map(({ name, words: said, at }) =>
      words('card-note', { name, at: timeIn(view, words, at), text: shortened(veiled(said), longest) }),
    );
  return [words('card-notes'), ...lines, ...hidden(notes.length, words)];
};

export const wordLines = (view: CaseView, words: Words, longest: number): readonly string[] => {
  const all = view.words;
  if (all.length === 0) return [];
  const lines = all.slice(-shown).map(({ from, name, text, document, at }) =>
    words(from === 'desk' ? 'card-asked' : 'card-answered', {
      name: name ?? '',
      at: timeIn(view, words, at),
      text: [shortened(veiled(text), longest), ...(document ? [words.plain('card-answer-file')] : [])]
        .filter(Boolean)
        .join(' '),
    }),
  );
  return [words('card-words'), ...lines, ...hidden(all.length, words)];
};

/** The card after a claim that ended by itself says why nobody has it. */
export const letGoLines = ({ it, history }: CaseView, words: Words): readonly string[] =>
  it.claim === null && history.at(-1)?.move === 'letGo' ? [words('card-let-go')] : [];
