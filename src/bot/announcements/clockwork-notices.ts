/** What the clock tells people: a draft left lying, a link run out, a delay, a CA to look after. REC-2, REC-5. */

import { defaultZone, timeText } from '#locales/times.ts';
import type { NoticeName } from '#ra/notice.ts';
import type { Instant } from '#ra/values.ts';
import { commandOf } from '../menu.ts';
import { go, plainly, type Wording } from './wording.ts';

/** CONVERSATION 4: one reminder with one button, and nothing once the draft was sent. */
const draftWaiting: Wording = (occasion) => {
  const { it } = occasion.view ?? {};
  if (!it || (it.state !== 'draft' && it.state !== 'activated')) return undefined;
  return plainly('draft-waiting', ({ words }) => go(words, 'go-on', commandOf[it.kind]))(occasion);
};

const linkExpired = plainly('link-expired', ({ notice, words }) => {
  const ways = {
    activation: () => go(words, 'new-link', 'daftar'),
    mailbox: () => go(words, 'new-link', `pulihkan:${notice.case}`),
    'new-mailbox': () => go(words, 'new-link', 'ubah'),
    'first-password': () => go(words, 'login', 'masuk'),
  };
  return ways[notice.values?.link as keyof typeof ways](); // as draft-reminders.ts writes it
});

const caWarning: Wording = ({ notice, words }) => {
  const values = { ...notice.values, at: timeText(notice.values?.at as Instant, defaultZone, words.language) }; // as ca-watch.ts writes it
  return { text: words('notice-ca-warning', { ...values, what: words.plain('ca-what', values) }), keyboard: [] };
};

export const clockworkNotices = {
  'draft-waiting': draftWaiting,
  'link-expired': linkExpired,
  'case-escalated': plainly('case-escalated'),
  'ca-warning': caWarning,
} as const satisfies { readonly [name in NoticeName]?: Wording };
