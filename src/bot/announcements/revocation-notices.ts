/** What the office tells about the end of a certificate and about holds: REV-3, REV-6, REV-7 (Sumbar revocation 8–9). */
import type { NoticeName } from '#ra/notice.ts';
import { isRevocationCause, reasonOf } from '#ra/revocation-cause.ts';
import { holdNotices } from './hold-notices.ts';
import { go, refused, sentBack, type Wording } from './wording.ts';

/** REV-6 (Sumbar revocation 9): what ended and why; where the person goes on working, the way to a new one. */
const revoked: Wording = ({ notice, words }) => {
  const { serial = '', cause, by = '', offer = '', contact = '' } = notice.values ?? {};
  const known = String(cause);
  if (!isRevocationCause(known)) return undefined;
  const blocked = reasonOf(known) === 'keyCompromise' ? 'yes' : 'no';
  const said = words.plain(`revocation-cause-${known}`);
  return {
    text: words('notice-certificate-revoked', { serial, cause: said, by, offer, blocked, contact }),
    keyboard: offer === 'yes' ? go(words, 'new-certificate', 'terbit') : [],
  };
};

export const revocationNotices = {
  'revocation-rejected': sentBack('revocation-rejected'),
  'revocation-refused': refused('revocation-refused'),
  'certificate-revoked': revoked,
  ...holdNotices,
} as const satisfies { readonly [name in NoticeName]?: Wording };
