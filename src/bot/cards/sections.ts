/** The parts of a card's text, each a list of lines in HTML; an empty list where there is nothing to say. CONVERSATION 12. */

import { dayText, defaultZone, shortTimeText } from '#locales/times.ts';
import type { Values, Words } from '#locales/words.ts';
import { type CaseMove, type CaseState, isByOffice, isIssuing, isOfAccount } from '#ra/case.ts';
import { maskMail, maskNumber, maskPhone } from '#ra/identity-numbers.ts';
import type { Check } from '#ra/office/check.ts';
import { csrFacts } from '#ra/office/csr-facts.ts';
import type { CaseView } from '#ra/office/desk.ts';
import { groundIn } from '#ra/office/revocation-by-office.ts';
import type { Instant } from '#ra/values.ts';
import { callLines } from './call-sections.ts';
import { changeLines } from './change-sections.ts';
import { inFormOrder, reasonText } from './faults.ts';
import { presentDocuments, sizeText, typeText } from './papers.ts';
import { cleaned, maskedApart, shortened, veiled } from './veil.ts';

const timeIn = ({ agency }: Pick<CaseView, 'agency'>, words: Words, at: Instant): string =>
  shortTimeText(at, agency?.timeZone ?? defaultZone, words.language);

export const titleLines = (view: CaseView, words: Words): readonly string[] => {
  const { id, kind, since } = view.it;
  const state = shownState(view);
  return [
    words(`card-title-${kind}`, { case: String(id) }),
    words('card-state', { state: words.plain(`card-state-${kind}-${state}`), since: timeIn(view, words, since) }),
    ...(view.agency ? [words('card-agency', { agency: view.agency.name })] : []),
  ];
};

/** Data that were sent back are asked again in the state they were first asked in; a hold after a call waits for its statement (REV-7). */
const shownState = ({ it: { kind, state, faults } }: CaseView): CaseState | 'held' => {
  if (state === 'activated' && faults.length > 0) return 'draft';
  return kind === 'revocation' && state === 'draft' && faults.length === 0 ? 'held' : state;
};

export const claimLines = (view: CaseView, words: Words): readonly string[] => {
  const { claim } = view.it;
  return claim ? [words('card-claimed', { name: claim.name, at: timeIn(view, words, claim.at) })] : [];
};

/** Names and offices as they are, numbers and addresses masked: a group looks on. */
export const personLines = (view: CaseView, words: Words): readonly string[] => {
  const { it, account } = view;
  if (it.kind === 'rebinding') return mailboxLines(view, words);
  if (it.kind === 'change') return changeLines(view, words);
  if (it.state === 'asked') return callLines(view, words);
  const data = isOfAccount(it) && account ? { ...account, nip: account.nip ?? 'none' } : it.answers;
  const line = (key: string, value: string | null | undefined, show: (text: string) => string = veiled) =>
    value ? [words(`card-${key}`, { value: show(cleaned(value, 120)) })] : [];
  const office = [data.position, data.unit].filter(Boolean).join(', ');
  return [
    ...line(isByOffice(it) ? 'owner' : 'name', data.name),
    ...line('office', office),
    ...line('nik', data.nik, maskNumber),
    ...(data.nip === 'none' && it.kind === 'registration' ? [words('card-nip-none')] : []),
    ...line('nip', data.nip === 'none' ? null : data.nip, maskNumber),
    ...line('mail', data.mail, maskMail),
    ...line('phone', data.phone, maskPhone),
  ];
};

/** ACC-8: what the applicant said of the account, and the registry's own entry once that agrees. */
const mailboxLines = ({ it, rebinds }: CaseView, words: Words): readonly string[] => {
  const { lost = '', nik = '', mail = '' } = it.answers;
  // Once the new mailbox has answered it is the registry's own: nothing is old any more.
  const old = rebinds && rebinds.mail !== mail ? rebinds.mail : null;
  const [oldMask, newMask] = maskedApart(old ?? mail, cleaned(mail, 120));
  return [
    ...(rebinds ? [words('card-owner', { value: veiled(rebinds.name) })] : []),
    words('card-lost', { value: veiled(cleaned(lost, 120)) }),
    words('card-nik', { value: maskNumber(nik) }),
    ...(old ? [words('card-old-mail', { value: oldMask })] : []),
    words('card-new-mail', { value: newMask }),
  ];
};

export const documentLines = (view: CaseView, words: Words): readonly string[] => {
  // What the office wrote itself stands on the card in full.
  const papers = presentDocuments(view).filter((document) => groundIn(document) === null);
  const lines = papers.map((document) => {
    const { kind, pages, size } = document;
    const values = { type: typeText(document), pages, size: sizeText(size, words.language) };
    return words(kind === 'csr' ? 'card-document-csr' : 'card-document', {
      ...values,
      name: words.plain(`card-document-${kind}-name`),
    });
  });
  return lines.length > 0 ? [words('card-documents'), ...lines] : [];
};

/** ISS-8: what the registry says and what the CSR says, beside each other. */
export const comparisonLines = ({ it, account, documents, checks }: CaseView, words: Words): readonly string[] => {
  const csr = isIssuing(it) ? csrFacts(documents.find(({ id }) => id === it.answers.csr)) : null;
  if (!csr || !account) return [];
  const agrees = (name: Check['name']) =>
    words.plain(
      checks.some((check) => check.name === name && check.verdict !== 'agrees') ? 'card-differs' : 'card-same',
    );
  const row = (field: string, ours: string, theirs: string | null, check: Check['name']) =>
    theirs === null
      ? words(`card-csr-without-${field}`, { ours })
      : words(`card-csr-${field}`, { ours, theirs, verdict: agrees(check) });
  return [
    words('card-comparison'),
    row('name', veiled(account.name), csr.name === null ? null : veiled(cleaned(csr.name, 120)), 'csr-name'),
    row('mail', maskMail(account.mail), csr.mail === null ? null : maskMail(cleaned(csr.mail, 120)), 'csr-mail'),
    words('card-csr-key', { type: csr.keyType, hash: csr.key.slice(0, 16) }),
  ];
};

/** Differences first, one a line and in words; what agrees shares one line. ACC-5. */
export const checkLines = ({ checks }: CaseView, words: Words, which: 'all' | 'differences' = 'all') => {
  const text = ({ name, verdict, values = {} }: Check) => words.plain(`check-${name}-${verdict}`, values as Values);
  const wrong = checks.filter(({ verdict }) => verdict !== 'agrees');
  const right = checks.filter(({ verdict }) => verdict === 'agrees');
  const lines = wrong.map((check) => words(`card-check-${check.verdict}`, { text: text(check) }));
  const agreeing =
    which === 'all' && right.length > 0 ? [words('card-check-agrees', { text: right.map(text).join('; ') })] : [];
  return lines.length + agreeing.length > 0 ? [words('card-checks'), ...lines, ...agreeing] : [];
};

/** What a desk named as wrong and the applicant is mending, or why the case was refused. */
export const faultLinesOf = ({ it }: CaseView, words: Words): readonly string[] => {
  if (it.faults.length === 0) return [];
  const act = it.state === 'refused' ? 'refuse' : 'reject';
  const line = (fault: (typeof it.faults)[number]) => {
    const reason = veiled(shortened(reasonText(words, act, fault), 160));
    const text =
      fault.words === undefined || act === 'refuse' ? reason : `${words.plain(`item-${fault.item}`)}: ${reason}`;
    return words(fault.mended ? 'card-fault-mended' : 'card-fault', { text });
  };
  return [words(`card-faults-${act}`), ...inFormOrder(it.faults).map(line)];
};

const decisions: readonly CaseMove['move'][] = [
  'forward',
  'return',
  'rebind',
  'confirm',
  'register',
  'reject',
  'refuse',
  'verify',
  'approve',
  'apply',
  'issue',
  'revoke',
  'settle',
  'takeBackForward',
  'takeBackReturn',
  'takeBackReject',
  'hold',
  'overdue',
  'lift',
  'handOver',
];
/** Who decided what and when; the newest last, the older ones left to the case's history. */
export const decisionLines = (view: CaseView, words: Words): readonly string[] => {
  // A revocation is approved and done by one tap; that it was done says both.
  const isSaid = (move: CaseMove['move']) => move !== 'approve' || view.it.kind !== 'revocation';
  const made = view.history.filter(({ move }) => decisions.includes(move) && isSaid(move)).slice(-5);
  const line = ({ move, byName, at }: CaseMove) =>
    words(`card-move-${move}`, { name: byName ?? words.plain('card-by-machine'), at: timeIn(view, words, at) });
  return made.length > 0 ? [words('card-decisions'), ...made.map(line)] : [];
};

/** After the certificate's issue: which one it was. */
export const certificateLines = (view: CaseView, words: Words): readonly string[] => {
  const { certificate, it } = view;
  if (!certificate || it.state !== 'issued') return [];
  const until = dayText(certificate.notAfter, view.agency?.timeZone ?? defaultZone, words.language);
  return [words('card-certificate', { serial: certificate.serial, until })];
};
