/** `/status`: what is done, who has it now, since when, what comes next. CONVERSATION 10. */
import { shortTimeText } from '#locales/times.ts';
import type { Words } from '#locales/words.ts';
import { missingItems } from '#ra/case.ts';
import type { CaseView } from '#ra/office/desk.ts';
import { faultLines } from './cards/faults.ts';

/** HTML, for the applicant's own chat. */
export const timelineText = ({ it, agency, history }: CaseView, words: Words): string => {
  const zone = agency?.timeZone ?? 'Asia/Jakarta';
  const at = (instant: (typeof history)[number]['at']) => shortTimeText(instant, zone, words.language);
  const done = history
    .filter(({ move }) => move !== 'claim' && move !== 'unclaim' && move !== 'release' && !move.startsWith('takeBack'))
    .map((line) =>
      words('timeline-line', { time: at(line.at), what: words.plain(`timeline-move-${it.kind}-${line.move}`) }),
    );
  const now = words(`timeline-now-${it.state}`, {
    since: at(it.since),
    hours: String(agency?.waitingTargetHours ?? 4),
    contact: agency?.contact ?? '–',
  });
  return [
    words('timeline-title', { number: String(it.id), kind: words.plain(`timeline-kind-${it.kind}`) }),
    ...done,
    '',
    now,
    ...wanted(it, words),
  ].join('\n');
};

/** What is wrong, why and how to mend it; otherwise what was not handed in yet. */
const wanted = (it: CaseView['it'], words: Words): readonly string[] => {
  if (it.state !== 'draft' && it.state !== 'activated') return [];
  const faults = it.faults.filter(({ mended }) => !mended);
  if (faults.length > 0) return ['', faultLines(words, 'reject', faults).join('\n\n')];
  const items = missingItems(it).map((item) => words.plain(`item-${item}`));
  return [items.length > 0 ? words('timeline-missing', { items: items.join(', ') }) : words('timeline-unsent')];
};
