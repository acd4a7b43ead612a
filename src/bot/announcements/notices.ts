/** A notice of the office in words, with the buttons that lead on. Kebumen 2–6, Sumbar issuance 8–9, ACC-8; CONVERSATION 11. */
import type { InlineKeyboardButton } from 'grammy/types';
import { dayText, defaultZone } from '#locales/times.ts';
import type { Words } from '#locales/words.ts';
import { maskMail } from '#ra/identity-numbers.ts';
import type { Notice, NoticeName } from '#ra/notice.ts';
import type { Links } from '#ra/office/deps.ts';
import type { CaseView } from '#ra/office/desk.ts';
import type { NetworkName } from '#ra/values.ts';
import { button } from '../cards/card-data.ts';
import { faultyItems } from '../cards/faults.ts';
import { type Rejection, rejectionText } from '../cards/rejection.ts';
import type { Keyboard, OutgoingMessage } from './sending.ts';

export type Occasion = {
  readonly notice: Notice;
  /** As the case stands now; undefined where the notice is about none. */
  readonly view: CaseView | undefined;
  readonly words: Words;
  readonly network: NetworkName;
  readonly links: Pick<Links, 'keyTool'>;
};
type Wording = (occasion: Occasion) => OutgoingMessage | undefined;

/** Undefined when there is nothing to say any more, because the case went on meanwhile. */
export const noticeMessage = (occasion: Occasion): OutgoingMessage | undefined =>
  wordings[occasion.notice.name](occasion);

const go = (words: Words, label: string, where: string): Keyboard => [
  [button(words.plain(`notice-button-${label}`), `go:${where}`)],
];

/** `notice-<name>` with what the office gave and the case tells. */
const said = (name: NoticeName, { notice, view, words }: Occasion): string =>
  words(`notice-${name}`, {
    case: String(notice.case ?? ''),
    kind: view?.it.kind ?? '',
    mail: maskMail(view?.it.answers.mail ?? view?.account?.mail ?? ''),
    ...notice.values,
  });
const plainly =
  (name: NoticeName, keyboard: (occasion: Occasion) => Keyboard = () => []): Wording =>
  (occasion) => ({ text: said(name, occasion), keyboard: keyboard(occasion) });

/** Sent back: each fault with its reason and remedy, and one button per item. Nothing once the applicant has mended it all. */
const sentBack =
  (name: Rejection): Wording =>
  ({ view, words }) => {
    const open = view?.it.faults.filter(({ mended }) => !mended) ?? [];
    if (!view || open.length === 0) return undefined;
    const keyboard = faultyItems(open).map((item) => [
      button(words.plain(`notice-button-mend-${item}`), `mend:${view.it.id}:${item}`),
    ]);
    return { text: rejectionText(view, name, open, words), keyboard };
  };

const refused =
  (name: Rejection): Wording =>
  ({ view, words }) =>
    view && { text: rejectionText(view, name, view.it.faults, words), keyboard: [] };

/** ISS-10: which certificate, until when, and what to do with it. */
const issued: Wording = ({ view, words, network, links }) => {
  const { certificate } = view ?? {};
  if (!view || !certificate) return undefined;
  const until = dayText(certificate.notAfter, view.agency?.timeZone ?? defaultZone, words.language);
  const contact = view.agency?.contact ?? words.plain('notice-staff');
  const text = words('notice-issuance-issued', { serial: certificate.serial, until, contact });
  const download = go(words, 'certificate', 'sertifikat');
  if (!mayBeButton(network, links.keyTool))
    return { text: `${text}\n\n${words('notice-key-tool-at', { link: links.keyTool })}`, keyboard: download };
  const page: InlineKeyboardButton = { text: words.plain('notice-button-key-tool'), url: links.keyTool };
  return { text, keyboard: [...download, [page]] };
};

/** Telegram refuses a button to a host without a dot ("Wrong HTTP URL"), and with it the whole message. */
const mayBeButton = (network: NetworkName, link: string): boolean =>
  network === 'sandbox' || new URL(link).hostname.includes('.');

/** The way back into a case that lapsed. */
const again = {
  registration: (words: Words) => go(words, 'register', 'daftar'),
  issuance: (words: Words) => go(words, 'issue', 'terbit'),
  rebinding: (words: Words) => go(words, 'issue', 'pulihkan'),
} as const;

const wordings: Readonly<Record<NoticeName, Wording>> = {
  'registration-returned': sentBack('registration-returned'),
  'registration-rejected': sentBack('registration-rejected'),
  'registration-data-rejected': sentBack('registration-data-rejected'),
  'issuance-rejected': sentBack('issuance-rejected'),
  'registration-refused': refused('registration-refused'),
  'issuance-refused': refused('issuance-refused'),
  'rebinding-returned': sentBack('rebinding-returned'),
  'rebinding-refused': refused('rebinding-refused'),
  'rebinding-accepted': plainly('rebinding-accepted', ({ notice, words }) =>
    go(words, 'mailbox-link', `pulihkan:${notice.case}`),
  ),
  'rebinding-asked': plainly('rebinding-asked', ({ notice, words }) => go(words, 'stop', `pulihkan:${notice.case}`)),
  'rebinding-rebound': plainly('rebinding-rebound', ({ words }) => go(words, 'login', 'masuk')),
  'rebinding-session-ended': plainly('rebinding-session-ended', ({ words }) => go(words, 'login', 'masuk')),
  'registration-registered': plainly('registration-registered'),
  'registration-activated': plainly('registration-activated', ({ notice, words }) =>
    go(words, 'complete', `lengkapi:${notice.case}`),
  ),
  'registration-verified': plainly('registration-verified', ({ words }) => go(words, 'login', 'masuk')),
  'login-code-ready': plainly('login-code-ready'),
  'password-changed': plainly('password-changed', ({ words }) => go(words, 'login', 'masuk')),
  'issuance-issued': issued,
  'case-lapsed': plainly('case-lapsed', ({ view, words }) => again[view?.it.kind ?? 'registration'](words)),
  // announcements/case-file.ts: it carries papers.
  'case-file': () => undefined,
};
