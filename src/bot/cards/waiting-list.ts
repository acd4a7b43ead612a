/** The list that reminds a desk's group of what waits long: numbers and times, no names of applicants. REC-2; CONVERSATION 16. */
import { spanText } from '#locales/spans.ts';
import type { Words } from '#locales/words.ts';
import type { WaitingCase, WaitingList } from '#ra/office/desk-reminders.ts';
import type { Card } from './card.ts';
import { button, cardData } from './card-data.ts';

/** More would not fit one message. */
const longestList = 20;

export const waitingList = ({ desk, cases, count }: WaitingList, words: Words): Card => {
  const done = words('digest-done', { desk: desk.name });
  const lines = cases.slice(0, longestList).map((one) => waitingLine(one, words));
  if (count === 0) return { text: [done, ...lines].join('\n\n'), keyboard: [] };
  const left = count - cases.slice(0, longestList).filter(isStillWaiting).length;
  const more = left > 0 ? [words('digest-more', { count: String(left) })] : [];
  const title = words('digest-title', { count: String(count), desk: desk.name });
  const buttons = cases
    .slice(0, longestList)
    .map(({ it }) =>
      button(words.plain('card-queue-button', { case: String(it.id) }), cardData('show', it.id, desk.kind)),
    );
  return {
    text: [title, ...lines, ...more, words('digest-how')].join('\n\n'),
    keyboard: Array.from({ length: Math.ceil(buttons.length / 3) }, (_, row) => buttons.slice(row * 3, row * 3 + 3)),
  };
};

const isLate = ({ served, target }: WaitingCase): boolean => (served.handled ?? served.waited) >= target;
const isStillWaiting = (one: WaitingCase): boolean => one.it.claim === null || isLate(one);

const waitingLine = (one: WaitingCase, words: Words): string => {
  const { it, served, target } = one;
  const key = it.claim ? 'digest-taken' : 'digest-waiting';
  const late = it.claim ? 'digest-taken-late' : 'digest-late';
  return words(isLate(one) ? late : key, {
    case: String(it.id),
    kind: words.plain(`card-kind-${it.kind}`),
    waited: spanText(served.waited, words),
    handled: spanText(served.handled ?? 0, words),
    hours: String(target / 3_600_000),
    name: it.claim?.name ?? '',
  });
};
