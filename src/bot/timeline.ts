/** `/status`: what is done, who has it now, since when, what comes next. CONVERSATION 10. */
import { shortTimeText } from '#locales/times.ts';
import type { Words } from '#locales/words.ts';
import type { CaseView } from '#ra/office/desk.ts';
import { missingItems } from '#ra/case.ts';

/** HTML, for the applicant's own chat. */
export const timelineText = ({ it, agency, history }: CaseView, words: Words): string => {
  const zone = agency?.timeZone ?? 'Asia/Jakarta';
  const at = (instant: (typeof history)[number]['at']) => shortTimeText(instant, zone, words.language);
  const done = history
    .filter(({ move }) => move !== 'claim' && move !== 'unclaim' && move !== 'release' && !move.startsWith('takeBack'))
    .map((line) => words('timeline-line', { time: at(line.at), what: words.plain(`timeline-move-${it.kind}-${line.move}`) }));
  const now = words(`timeline-now-${it.state}`, { since: at(it.since), hours: String(agency?.waitingTargetHours ?? 4), contact: agency?.contact ?? '–' });
  const open = missingItems(it);
  const missing = it.state === 'draft' || it.state === 'activated' ? [words('timeline-missing', { items: open.map((item) => words.plain(`item-${item}`)).join(', ') || '–' })] : [];
  return [words('timeline-title', { number: String(it.id), kind: words.plain(`timeline-kind-${it.kind}`) }), ...done, '', now, ...missing].join('\n');
};
