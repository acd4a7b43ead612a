/** An edit as WhatsApp can show it: what is new in a text, as short as it can be said. CONVERSATION 5; DESIGN "an edit becomes a short new line". */
import type { FormattedText } from '../sandbox/markup.ts';

export type Change = {
  /** Null: nothing was added, only taken away. */
  readonly news: FormattedText | null;
  /** The old text stands unchanged above it: `Dipilih: …`. */
  readonly isAppended: boolean;
};

/** Most new lines that still are a change and not another text. */
const mostNews = 6;

/** `withHeading`: the first line goes along, because it says what this is about. `first`: how the message began, which can still be read there. */
export const changeOf = (
  was: string,
  is: FormattedText,
  { withHeading, first = '' }: { readonly withHeading: boolean; readonly first?: string },
): Change => {
  if (was !== '' && is.text.startsWith(`${was}\n`))
    return { news: pieceOf(is, was.length, is.text.length), isAppended: true };
  const written = linesOf(is.text).filter(({ text }) => text.trim() !== '');
  const newSince = (old: string) => {
    const known = new Set(old.split('\n').map((line) => line.trim()));
    return written.filter(({ text }) => !known.has(text.trim()));
  };
  const isAnother = ({ length }: readonly unknown[]) =>
    length === written.length || length > mostNews || length * 2 > written.length;
  const news = [was, `${was}\n${first}`].map(newSince).find((lines) => !isAnother(lines));
  if (!news) return { news: is, isAppended: false };
  const [title] = written;
  const heading = withHeading && title && news[0] !== title ? [title] : [];
  if (news.length === 0) return { news: null, isAppended: false };
  return { news: joined([...heading, ...news].map(({ from, to }) => pieceOf(is, from, to))), isAppended: false };
};

const linesOf = (text: string) => {
  let from = 0;
  return text.split('\n').map((line) => {
    const at = from;
    from += line.length + 1;
    return { text: line, from: at, to: at + line.length };
  });
};

/** A stretch of a text with what is marked in it, without blank space around. */
export const pieceOf = ({ text, entities }: FormattedText, begin: number, end: number): FormattedText => {
  const raw = text.slice(begin, end);
  const from = begin + raw.length - raw.trimStart().length;
  const to = Math.max(from, begin + raw.trimEnd().length);
  const inside = entities.flatMap((entity) => {
    const [at, until] = [Math.max(entity.offset, from), Math.min(entity.offset + entity.length, to)];
    return until > at ? [{ ...entity, offset: at - from, length: until - at }] : [];
  });
  return { text: text.slice(from, to), entities: inside };
};

const joined = (pieces: readonly FormattedText[]): FormattedText =>
  pieces.reduce((all, piece) => {
    const shift = all.text.length + (all.text === '' ? 0 : 1);
    return {
      text: all.text === '' ? piece.text : `${all.text}\n${piece.text}`,
      entities: [...all.entities, ...piece.entities.map((one) => ({ ...one, offset: one.offset + shift }))],
    };
  });
