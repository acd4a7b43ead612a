/** The papers and unmasked data of a case, for the private chat of who claimed it. DESIGN "Secrets and personal data"; ACC-5, ISS-8. */
import { defaultZone, shortTimeText } from '#locales/times.ts';
import { escapeHtml, type Words } from '#locales/words.ts';
import type { Account } from '#ra/account.ts';
import { isOfAccount } from '#ra/case.ts';
import type { Notice } from '#ra/notice.ts';
import { csrFacts } from '#ra/office/csr-facts.ts';
import type { CaseView } from '#ra/office/desk.ts';
import type { Office } from '#ra/office/office.ts';
import type { DocumentId, Instant } from '#ra/values.ts';
import { asFile, fileName } from '../cards/papers.ts';
import { signedComparisonLines, targetLines } from '../cards/revocation-sections.ts';
import { cleaned, veiled } from '../cards/veil.ts';
import { callLines } from './call-file.ts';
import { changePairs } from './change-file.ts';
import type { OutgoingMessage } from './sending.ts';

export const caseFile = async (
  view: CaseView,
  documents: readonly DocumentId[],
  words: Words,
  office: { readonly desk: Pick<Office['desk'], 'document'> },
): Promise<OutgoingMessage> => {
  return { text: fileText(view, words), keyboard: [], files: await filesOf(documents, office), isProtected: true };
};

/** An applicant's answer for who has the case: its file, and its text where the group read only a mask of it. */
export const answerFile = async (
  { case: id, values = {}, documents = [] }: Notice,
  words: Words,
  office: { readonly desk: Pick<Office['desk'], 'document'> },
): Promise<OutgoingMessage | undefined> => {
  const text = String(values.text ?? '');
  const files = await filesOf(documents, office);
  if (files.length === 0 && veiled(text) === text) return undefined;
  const heading = words('notice-answer-file', { case: String(id) });
  return { text: [heading, escapeHtml(text)].filter(Boolean).join('\n\n'), keyboard: [], files, isProtected: true };
};

const filesOf = async (
  documents: readonly DocumentId[],
  office: { readonly desk: Pick<Office['desk'], 'document'> },
) => {
  const files = [];
  for (const id of documents) {
    const found = await office.desk.document(id);
    if (found) files.push({ name: fileName(found.document), bytes: asFile(found.document, found.bytes) });
  }
  return files;
};

const fileText = (view: CaseView, words: Words): string => {
  const heading = words('notice-case-file', { case: String(view.it.id) });
  if (view.it.state === 'asked') return [heading, callLines(view, words).join('\n')].join('\n\n');
  const data = dataLines(view, words).join('\n');
  const certificate = [targetLines(view, words), signedComparisonLines(view, words)].map((lines) => lines.join('\n'));
  const talk = [talkText(view, words), notesText(view, words)];
  const parts = [heading, data, ...changePairs(view, words), ...comparison(view, words), ...certificate, ...talk];
  return parts.filter((part) => part !== '').join('\n\n');
};

/** Whole and unmasked, unlike on the card; the words of an hour are few. */
const talkText = (view: CaseView, words: Words): string => {
  const lines = view.words.map(({ from, name, text, at }) =>
    words(from === 'desk' ? 'card-asked' : 'card-answered', { name: name ?? '', text, at: timeIn(view, words, at) }),
  );
  return lines.length > 0 ? [words('card-words'), ...lines].join('\n') : '';
};
const notesText = (view: CaseView, words: Words): string => {
  const lines = view.notes.map(({ name, words: text, at }) =>
    words('card-note', { name, text, at: timeIn(view, words, at) }),
  );
  return lines.length > 0 ? [words('card-notes'), ...lines].join('\n') : '';
};
const timeIn = ({ agency }: CaseView, words: Words, at: Instant): string =>
  shortTimeText(at, agency?.timeZone ?? defaultZone, words.language);

const dataLines = ({ it, account, rebinds, agency, leaves }: CaseView, words: Words): readonly string[] => {
  const data = isOfAccount(it) && account ? { ...account, nip: account.nip ?? 'none', lost: null } : it.answers;
  const none = words.plain('notice-file-none');
  const line = (label: string, value: string | null | undefined) =>
    value ? [words('notice-file-line', { label, value: value === 'none' ? none : cleaned(value, 200) })] : [];
  const fields = (['name', 'lost', 'nik', 'nip', 'mail', 'phone', 'position', 'unit'] as const).flatMap((item) =>
    line(words.plain(it.kind === 'rebinding' && item === 'mail' ? 'item-new-mail' : `item-${item}`), data[item]),
  );
  const known = rebinds ? registryLines(rebinds, words) : [];
  return [...fields, ...line(words.plain('notice-file-agency'), (leaves ?? agency)?.name), ...known];
};

/** ACC-8: the registry's entry, to be compared with the letter. */
const registryLines = ({ name, nip, mail, position, unit }: Account, words: Words): readonly string[] => {
  const entry = { name, nip, mail, position, unit };
  const lines = (['name', 'nip', 'mail', 'position', 'unit'] as const).map((item) =>
    words('notice-file-line', {
      label: words.plain(`item-${item}`),
      value: cleaned(entry[item] ?? words.plain('notice-file-none'), 200),
    }),
  );
  return ['', words('notice-file-registry'), ...lines];
};

/** What the CSR says beside what the registry says; shown, never believed (ra/office/issuance.ts). */
const comparison = ({ it, account, documents }: CaseView, words: Words): readonly string[] => {
  const csr = csrFacts(documents.find(({ id }) => id === it.answers.csr));
  if (!account || !csr) return [];
  const pair = (item: 'name' | 'mail', ours: string, theirs: string | null) =>
    words('notice-file-pair', {
      label: words.plain(`item-${item}`),
      ours,
      theirs: theirs === null ? words.plain('notice-file-none') : cleaned(theirs, 200),
    });
  const pairs = [pair('name', account.name, csr.name), pair('mail', account.mail, csr.mail)];
  const key = words('notice-file-line', { label: words.plain('notice-file-key'), value: `${csr.keyType} ${csr.key}` });
  return [[words('notice-file-comparison'), ...pairs, key].join('\n')];
};
