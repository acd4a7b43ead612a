/** What the office tells about a renewal: REN-1 to REN-3. */
import { dayText, defaultZone } from '#locales/times.ts';
import type { Words } from '#locales/words.ts';
import { timeZones } from '#ra/agency.ts';
import type { NoticeName } from '#ra/notice.ts';
import type { CaseView } from '#ra/office/desk.ts';
import type { Instant } from '#ra/values.ts';
import { issued } from './issued.ts';
import { go, refused, sentBack, type Wording } from './wording.ts';

/** REN-1: how long it is still good, and the one button. */
const due: Wording = ({ notice, words }) => {
  const { serial = '', until, days = '', when = '', timeZone } = notice.values ?? {};
  const zone = timeZones.find((known) => known === timeZone) ?? defaultZone;
  // An instant, as ra/office/renewal-reminders.ts writes it.
  const end = dayText(String(until) as Instant, zone, words.language);
  return {
    text: words('notice-renewal-due', { serial: String(serial), until: end, days, when }),
    keyboard: go(words, 'renew', `perbarui:${serial}`),
  };
};

/** REN-3: what becomes of the certificate of before. */
const fateOfOld = ({ target, agency, now }: CaseView, words: Words): string => {
  const until = target ? dayText(target.notAfter, agency?.timeZone ?? defaultZone, words.language) : '';
  const fate = target?.status === 'revoked' ? 'ended' : target && target.notAfter > now ? 'runs-out' : 'over';
  return words('notice-renewal-old', { fate, old: target?.serial ?? '', until });
};

export const renewalNotices = {
  'renewal-rejected': sentBack('renewal-rejected'),
  'renewal-refused': refused('renewal-refused'),
  'renewal-issued': issued('renewal-issued', fateOfOld),
  'renewal-due': due,
} as const satisfies { readonly [name in NoticeName]?: Wording };
