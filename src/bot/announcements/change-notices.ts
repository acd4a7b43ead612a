/** What the office tells about a change of data and the certificates that spoke of the old ones: ACC-9. */
import { defaultZone, timeText } from '#locales/times.ts';
import type { Words } from '#locales/words.ts';
import { type TimeZone, timeZones } from '#ra/agency.ts';
import type { NoticeName } from '#ra/notice.ts';
import { type CaseView, changesShown } from '#ra/office/desk.ts';
import type { Instant } from '#ra/values.ts';
import { cleaned } from '../cards/veil.ts';
import { go, type Occasion, plainly, refused, sentBack, type Wording } from './wording.ts';

/** What the registry says now, and what follows for the certificate of before. */
const applied: Wording = (occasion) => {
  const { view, words, notice } = occasion;
  if (!view) return undefined;
  const { certificate = 'none' } = notice.values ?? {};
  const text = [
    words('notice-change-applied', { case: String(view.it.id) }),
    changedLines(view, words).join('\n'),
    words(`notice-change-certificate-${certificate}`, { until: untilText(occasion) }),
  ];
  return { text: text.join('\n\n'), keyboard: certificate === 'ends' ? go(words, 'renew-changed', 'perbarui') : [] };
};

const changedLines = (view: CaseView, words: Words): readonly string[] =>
  changesShown(view).map(({ item, after }) =>
    words('summary-line', { label: words.plain(`item-${item}`), value: cleaned(after, 200) }),
  );

/** The office's own instant, in the zone of the agency. */
const untilText = ({ notice, view, words }: Occasion): string => {
  const { until = '', timeZone } = notice.values ?? {};
  const zone: TimeZone = timeZones.find((known) => known === timeZone) ?? view?.agency?.timeZone ?? defaultZone;
  return until === '' ? '' : timeText(String(until) as Instant, zone, words.language);
};

const ending: Wording = (occasion) => {
  const { words, notice } = occasion;
  const text = words('notice-certificate-ending', { serial: notice.certificate ?? '', until: untilText(occasion) });
  return { text, keyboard: go(words, 'renew-changed', 'perbarui') };
};
const ended: Wording = ({ words, notice }) => ({
  text: words('notice-certificate-ended', { serial: notice.certificate ?? '' }),
  keyboard: go(words, 'ask-anew', 'terbit'),
});

export const changeNotices = {
  'change-rejected': sentBack('change-rejected'),
  'change-refused': refused('change-refused'),
  'change-link-sent': plainly('change-link-sent', ({ notice, words }) =>
    go(words, 'mailbox-link', `ubah:${notice.case}`),
  ),
  'change-applied': applied,
  'certificate-ending': ending,
  'certificate-ended': ended,
} as const satisfies { readonly [name in NoticeName]?: Wording };
