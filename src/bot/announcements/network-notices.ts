/** What the office tells of the other chats in which an account is open: a new one, and a number that changed. ACC-8. */
import { defaultZone, timeText } from '#locales/times.ts';
import { timeZones } from '#ra/agency.ts';
import type { NoticeName } from '#ra/notice.ts';
import type { Instant } from '#ra/values.ts';
import { button } from '../cards/card-data.ts';
import type { Occasion, Wording } from './wording.ts';

/** Where and when, as people say it. */
const facts = ({ notice, words }: Occasion) => {
  const { network = '', at, timeZone } = notice.values ?? {};
  const zone = timeZones.find((known) => known === timeZone) ?? defaultZone;
  return {
    network: words.plain('page-network', { network }),
    at: timeText(String(at) as Instant, zone, words.language), // as the office writes it
  };
};

const joined: Wording = (occasion) => {
  const { notice, words } = occasion;
  const end = button(words.plain('notice-button-end-session'), `end-session:${notice.values?.session}`);
  return { text: words('notice-chat-joined', facts(occasion)), keyboard: [[end]] };
};
const renumbered: Wording = (occasion) => ({
  text: occasion.words('notice-chat-renumbered', facts(occasion)),
  keyboard: [],
});

export const networkNotices = {
  'chat-joined': joined,
  'chat-renumbered': renumbered,
} as const satisfies { readonly [name in NoticeName]?: Wording };
