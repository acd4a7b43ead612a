/** What goes between the members of a desk, and between a desk and an applicant. REC-2; CONVERSATION 11, 12. */
import { defaultZone, shortTimeText, timeText } from '#locales/times.ts';
import { escapeHtml } from '#locales/words.ts';
import type { NoticeName } from '#ra/notice.ts';
import type { Instant } from '#ra/values.ts';
import { button, cardData } from '../cards/card-data.ts';
import { preview } from '../cards/rejection.ts';
import { veiled } from '../cards/veil.ts';
import type { Keyboard } from './sending.ts';
import type { Occasion, Wording } from './wording.ts';

const given = ({ notice }: Occasion, name: string): string => String(notice.values?.[name] ?? '');
const numberOf = ({ notice }: Occasion): string => String(notice.case ?? '');
const zoneOf = ({ view }: Occasion) => view?.agency?.timeZone ?? defaultZone;
const untilOf = (occasion: Occasion): Instant => given(occasion, 'until') as Instant; // as the office writes it

const cardButton = ({ notice, words }: Occasion, kind: string): Keyboard =>
  notice.case === undefined
    ? []
    : [[button(words.plain('card-queue-button', { case: String(notice.case) }), cardData('show', notice.case, kind))]];

/** Nothing where the holder did something meanwhile, or somebody else has it. */
const claimEnding: Wording = (occasion) => {
  const { view, words } = occasion;
  const until = untilOf(occasion);
  if (!view?.it.claim?.term || view.it.claim.term.endAt > until || view.now >= until) return undefined;
  const values = { case: numberOf(occasion), until: shortTimeText(until, zoneOf(occasion), words.language) };
  return { text: words('notice-claim-ending', values), keyboard: [] };
};

/** A mention rings where the network knows the person; the name stands there in any case. */
const handedOver: Wording = (occasion) => {
  const { words } = occasion;
  const [name, user] = [escapeHtml(given(occasion, 'name')), given(occasion, 'user')];
  const who = /^\d+$/.test(user) ? `<a href="tg://user?id=${user}">${name}</a>` : `<b>${name}</b>`;
  const values = { case: numberOf(occasion), by: given(occasion, 'by'), isHere: given(occasion, 'isHere') };
  const text = `${who}: ${words('notice-case-handed-over', values)}`;
  return { text, keyboard: cardButton(occasion, given(occasion, 'kind')) };
};

/** In the applicant's language and to the letter; nothing once it was sent or dropped. */
const verdictPreview: Wording = (occasion) => {
  const { view, words } = occasion;
  if (!view?.it.verdict) return undefined;
  const heading = words('notice-verdict-preview', { case: numberOf(occasion) });
  return { text: `${heading}\n\n<blockquote>${preview(view, view.it.verdict)}</blockquote>`, keyboard: [] };
};

/** The desk asks; who of it, the applicant is not told. */
const question: Wording = (occasion) => {
  const { view, words, notice } = occasion;
  const values = { case: numberOf(occasion), desk: given(occasion, 'desk') };
  const until = timeText(untilOf(occasion), zoneOf(occasion), words.language);
  const contact = view?.agency ? words('notice-contact', { contact: view.agency.contact }) : '';
  const parts = [
    words('notice-desk-question', values),
    `<blockquote>${escapeHtml(given(occasion, 'text'))}</blockquote>`,
    words('notice-desk-question-how', { until }),
    contact,
  ];
  const keyboard = [[button(words.plain('notice-button-answer'), `answer:${notice.case}`)]];
  return { text: parts.filter(Boolean).join('\n\n'), keyboard };
};

/** In the group: masked, and a file only by its mention. */
const answered: Wording = (occasion) => {
  const { words } = occasion;
  const text = veiled(given(occasion, 'text'));
  const holder = given(occasion, 'name');
  const file = words('notice-applicant-answered-file', { name: holder === '' ? 'none' : holder });
  const parts = [
    words('notice-applicant-answered', { case: numberOf(occasion) }),
    text === '' ? '' : `<blockquote>${escapeHtml(text)}</blockquote>`,
    given(occasion, 'hasFile') === 'yes' ? file : '',
  ];
  return { text: parts.filter(Boolean).join('\n\n'), keyboard: cardButton(occasion, given(occasion, 'kind')) };
};

const deskLost: Wording = ({ notice, words }) => ({
  text: words('notice-desk-lost', { ...notice.values }),
  keyboard: [],
});
const groupUnknown: Wording = ({ notice, words }) => ({
  text: words('notice-group-unknown', { ...notice.values }),
  keyboard: [],
});

export const deskNotices = {
  'claim-ending': claimEnding,
  'case-handed-over': handedOver,
  'verdict-preview': verdictPreview,
  'desk-question': question,
  'applicant-answered': answered,
  'desk-lost': deskLost,
  'group-unknown': groupUnknown,
  // The announcer goes without a word.
  'group-farewell': () => undefined,
} as const satisfies { readonly [name in NoticeName]?: Wording };
