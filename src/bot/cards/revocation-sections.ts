/** What the card of a revocation says besides: which certificate, why, and the certificate beside what was kept at its issuance. REV-3 to REV-5, REV-8. */
import { dateText, dayText, defaultZone, shortTimeText } from '#locales/times.ts';
import type { Words } from '#locales/words.ts';
import { isByOffice } from '#ra/case.ts';
import type { Check } from '#ra/office/check.ts';
import type { CaseView } from '#ra/office/desk.ts';
import { groundIn } from '#ra/office/revocation-by-office.ts';
import { isCompared } from '#ra/office/revocation-checks.ts';
import { isRevocationCause, reasonOf } from '#ra/revocation-cause.ts';
import type { Instant } from '#ra/values.ts';
import { cleaned, shortened, veiled } from './veil.ts';

/** Own words on a card: whole they are in the case. */
const longestWords = 300;
const quoted = (words: string): string => veiled(shortened(cleaned(words), longestWords));

const timeIn = ({ agency }: CaseView, words: Words, at: Instant): string =>
  shortTimeText(at, agency?.timeZone ?? defaultZone, words.language);

/** Which certificate it is about, how it stands, why it shall end and what the CRL will say then. */
export const targetLines = (view: CaseView, words: Words): readonly string[] => {
  const { it, target } = view;
  if (it.kind !== 'revocation' || !target) return [];
  const until = dayText(target.notAfter, view.agency?.timeZone ?? defaultZone, words.language);
  return [
    words('card-target', { serial: target.serial, until }),
    ...(target.status === 'held' && target.revokedAt
      ? [words('card-target-held', { since: timeIn(view, words, target.revokedAt) })]
      : []),
    ...causeLines(view, words),
    ...proposerLines(view, words),
  ];
};

const causeLines = ({ it: { answers } }: CaseView, words: Words): readonly string[] => {
  const { cause, since } = answers;
  if (!isRevocationCause(cause)) return [];
  const said = words.plain(`revocation-cause-${cause}`);
  const reason = reasonOf(cause);
  const day = since === undefined || since === 'none' ? null : dateText(since, words.language);
  return [
    words(reason === 'keyCompromise' ? 'card-cause-blocking' : 'card-cause', { cause: said, reason }),
    day === null ? words('card-event-unknown') : words('card-event', { day }),
  ];
};

/** REV-8: who of the office wants it, and in their own words why. */
const proposerLines = (view: CaseView, words: Words): readonly string[] => {
  const { it, documents, history } = view;
  if (!isByOffice(it)) return [];
  const ground = groundIn(documents.find(({ id }) => id === it.answers.statement));
  const sent = history.findLast(({ move, by }) => move === 'submit' && by === it.forwardedBy);
  const name = ground?.name ?? sent?.byName ?? words.plain('notice-staff');
  return [
    ground
      ? words('card-proposed', { name, words: quoted(ground.words) })
      : words('card-proposed-without-ground', { name }),
  ];
};

/** REV-4 (Sumbar revocation 6): each field as it stands in the certificate and as it was kept when it was issued. */
export const signedComparisonLines = ({ it, checks }: CaseView, words: Words): readonly string[] => {
  if (it.kind !== 'revocation') return [];
  const rows = checks.filter(isCompared).toSorted((one, other) => order.indexOf(one.name) - order.indexOf(other.name));
  return rows.length === 0 ? [] : [words('card-signed-comparison'), ...rows.map((check) => rowText(check, words))];
};

const order: readonly Check['name'][] = [
  'certificate-account',
  'certificate-subject',
  'certificate-serial',
  'certificate-issuer',
  'certificate-key',
];

const rowText = ({ name, verdict, values = {} }: Check, words: Words): string => {
  const field = words.plain(`card-signed-${name}`);
  // A serial number and a key's fingerprint are no number of a person.
  const isPublic = name === 'certificate-serial' || name === 'certificate-key';
  const shown = (text = '') => (isPublic ? cleaned(text, 64) : veiled(cleaned(text, 300)));
  const brief = (text: string) => (name === 'certificate-key' && text.length > 16 ? `${text.slice(0, 16)}…` : text);
  const [kept, signed] = [brief(shown(values.kept)), brief(shown(values.signed))];
  return verdict === 'agrees'
    ? words('card-signed-same', { field, value: kept })
    : words(name === 'certificate-account' ? 'card-account-differs' : 'card-signed-differs', { field, kept, signed });
};

/** Whose word overrules the difference, and what it says. */
export const endorsementLines = (view: CaseView, words: Words): readonly string[] => {
  const { endorsement, state } = view.it;
  if (!endorsement) return [];
  const { name, at, words: said } = endorsement;
  const isOpen = state === 'submitted' || state === 'under-review';
  return [
    words('card-endorsed', { name, at: timeIn(view, words, at), words: quoted(said) }),
    ...(isOpen ? [words('card-endorsed-rule')] : []),
  ];
};
