/** A notice of the office in words, with the buttons that lead on. Kebumen 2–6, Sumbar issuance 8–9, ACC-8; CONVERSATION 11. */
import type { Words } from '#locales/words.ts';
import type { CaseKind } from '#ra/case.ts';
import type { NoticeName } from '#ra/notice.ts';
import { changeNotices } from './change-notices.ts';
import { clockworkNotices } from './clockwork-notices.ts';
import { deskNotices } from './desk-notices.ts';
import { issued } from './issued.ts';
import { networkNotices } from './network-notices.ts';
import { numberNotices } from './number-notices.ts';
import { renewalNotices } from './renewal-notices.ts';
import { revocationNotices } from './revocation-notices.ts';
import type { Keyboard, OutgoingMessage } from './sending.ts';
import { go, type Occasion, plainly, refused, sentBack, type Wording } from './wording.ts';

/** Undefined when there is nothing to say any more, because the case went on meanwhile. */
export const noticeMessage = (occasion: Occasion): OutgoingMessage | undefined =>
  wordings[occasion.notice.name](occasion);

/** The way back into a case that lapsed. */
const again = {
  registration: (words: Words) => go(words, 'register', 'daftar'),
  issuance: (words: Words) => go(words, 'issue', 'terbit'),
  renewal: (words: Words) => go(words, 'renew', 'perbarui'),
  change: (words: Words) => go(words, 'issue', 'ubah'),
  revocation: (words: Words) => go(words, 'issue', 'cabut'),
  rebinding: (words: Words) => go(words, 'issue', 'pulihkan'),
} as const satisfies Record<CaseKind, (words: Words) => Keyboard>;

const wordings: Readonly<Record<NoticeName, Wording>> = {
  ...renewalNotices,
  ...changeNotices,
  ...revocationNotices,
  ...clockworkNotices,
  ...deskNotices,
  ...numberNotices,
  ...networkNotices,
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
  'issuance-issued': issued('issuance-issued'),
  'case-lapsed': plainly('case-lapsed', ({ view, words }) => again[view?.it.kind ?? 'registration'](words)),
  // announcements/case-file.ts: they carry papers.
  'case-file': () => undefined,
  'answer-file': () => undefined,
};
