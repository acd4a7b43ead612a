/** What the office tells about a hold and about a leaked key: REV-7, REV-8. */
import { dayText, defaultZone } from '#locales/times.ts';
import type { NoticeName } from '#ra/notice.ts';
import type { Instant } from '#ra/values.ts';
import { go, type Occasion, plainly, type Wording } from './wording.ts';

/** Nothing once an officer has decided: a later notice says how. */
const whileHeld =
  (name: 'certificate-held' | 'hold-statement-due' | 'hold-overdue'): Wording =>
  (occasion) => {
    const { notice, view, words } = occasion;
    if (view?.target?.status !== 'held') return undefined;
    const until = dueDay(occasion);
    const text = words(`notice-${name}`, {
      case: String(view.it.id),
      serial: view.target.serial,
      due: until === null ? 'no' : 'yes',
      until: until ?? '',
      contact: view.agency?.contact ?? words.plain('notice-staff'),
    });
    const isAwaited = until !== null && view.it.state === 'draft';
    if (name === 'hold-statement-due' && !isAwaited) return undefined;
    return { text, keyboard: isAwaited ? go(words, 'statement', `cabut:${notice.case}`) : [] };
  };

const dueDay = ({ notice, view, words }: Occasion): string | null => {
  const { until = '' } = notice.values ?? {};
  return until === '' ? null : dayText(until as Instant, view?.agency?.timeZone ?? defaultZone, words.language); // the office writes an instant
};

export const holdNotices = {
  'certificate-held': whileHeld('certificate-held'),
  'hold-statement-due': whileHeld('hold-statement-due'),
  'hold-overdue': whileHeld('hold-overdue'),
  'certificate-lifted': plainly('certificate-lifted'),
  'hold-called': plainly('hold-called', ({ words }) => go(words, 'login', 'masuk')),
  'leak-proven': plainly('leak-proven'),
} as const satisfies { readonly [name in NoticeName]?: Wording };
