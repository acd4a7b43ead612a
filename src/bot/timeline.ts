/** `/status`: what is done, who has it now, since when, its place in the queue, what comes next and when. CONVERSATION 10; REC-3. */
import { whenText } from '#locales/spans.ts';
import { defaultZone, shortTimeText } from '#locales/times.ts';
import type { Words } from '#locales/words.ts';
import { type CaseMove, isOpen, missingItems } from '#ra/case.ts';
import type { CaseView, Timeline } from '#ra/office/desk.ts';
import { turnOf } from '#ra/service-clock.ts';
import { faultLines } from './cards/faults.ts';

/** The desk's own business: who has it there. */
const inside: readonly CaseMove['move'][] = ['claim', 'unclaim', 'release', 'handOver', 'letGo'];

/** HTML, for the applicant's own chat. Of officers only the desk is named. */
export const timelineText = (view: Timeline, words: Words): string => {
  const { it, agency, history } = view;
  const zone = agency?.timeZone ?? defaultZone;
  const at = (instant: (typeof history)[number]['at']) => shortTimeText(instant, zone, words.language);
  const done = standing(history)
    .filter(({ move }) => !inside.includes(move))
    .map((line) =>
      words('timeline-line', { time: at(line.at), what: words.plain(`timeline-move-${it.kind}-${line.move}`) }),
    );
  const now = words(`timeline-now-${it.state}`, {
    kind: it.kind,
    desk: turnOf(it)?.desk ?? '',
    since: at(it.since),
    contact: agency?.contact ?? '–',
  });
  return [
    words('timeline-title', { number: String(it.id), kind: words.plain(`timeline-kind-${it.kind}`) }),
    ...done,
    '',
    now,
    ...expected(view, words),
    ...wanted(it, words),
    ...next(it, words),
  ].join('\n');
};

/** Without what was taken back, nor the taking back: the applicant was told neither. */
const standing = (history: readonly CaseMove[]): readonly CaseMove[] => {
  const kept: CaseMove[] = [];
  for (const line of history) {
    const undone = kept.findLastIndex(({ move }) => line.move.toLowerCase() === `takeback${move}`);
    if (!line.move.startsWith('takeBack')) kept.push(line);
    else if (undone >= 0) kept.splice(undone, 1);
  }
  return kept;
};

/** The place in the queue, and an answer's hour by what the agency really needs; no hour where nobody can say one honestly. */
const expected = ({ it, expectation, agency, now }: Timeline, words: Words): readonly string[] => {
  if (!expectation) return [];
  const { place, by, basis, isEscalated } = expectation;
  const when = by && whenText(by, now, agency?.timeZone ?? defaultZone, words);
  const hour = when && words(basis === 'others' ? 'timeline-expected' : 'timeline-target', { when });
  if (place === null) return it.state === 'under-review' ? [] : [words('timeline-taken')];
  return [
    words('timeline-place', { place: String(place) }),
    hour ?? words(isEscalated ? 'timeline-escalated' : 'timeline-slower'),
  ];
};

const next = ({ kind, state }: CaseView['it'], words: Words): readonly string[] =>
  isOpen(state) ? [words('timeline-next', { what: words.plain(`timeline-next-${kind}-${state}`) })] : [];

/** Why it was refused; what is wrong, why and how to mend it; otherwise what was not handed in yet. */
const wanted = (it: CaseView['it'], words: Words): readonly string[] => {
  if (it.state === 'refused') return faultLines(words, 'refuse', it.faults);
  if (it.state !== 'draft' && it.state !== 'activated') return [];
  const faults = it.faults.filter(({ mended }) => !mended);
  if (faults.length > 0) return ['', faultLines(words, 'reject', faults).join('\n\n')];
  const items = missingItems(it).map((item) => words.plain(`item-${item}`));
  return [items.length > 0 ? words('timeline-missing', { items: items.join(', ') }) : words('timeline-unsent')];
};
