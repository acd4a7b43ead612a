/** What an administrator hears in another chat when WhatsApp is cut off, and when it is back: one button leads to the page that links the number. */
import { defaultZone, timeText } from '#locales/times.ts';
import type { NoticeName } from '#ra/notice.ts';
import type { Instant } from '#ra/values.ts';
import { go, type Wording } from './wording.ts';

const numberLost: Wording = (occasion) => ({
  text: occasion.words('notice-number-lost', valuesOf(occasion)),
  // A link in the notice would have run out by the time it is read: the button asks for a fresh one.
  keyboard: go(occasion.words, 'number', 'whatsapp'),
});
const numberBack: Wording = (occasion) => ({
  text: occasion.words('notice-number-back', valuesOf(occasion)),
  keyboard: [],
});

const valuesOf = ({ notice, words }: Parameters<Wording>[0]) => ({
  ...notice.values,
  at: timeText(notice.values?.at as Instant, defaultZone, words.language), // as number-link.ts writes it
});

export const numberNotices = {
  'number-lost': numberLost,
  'number-back': numberBack,
} as const satisfies { readonly [name in NoticeName]?: Wording };
