/** The papers and unmasked data of a case, for the private chat of who claimed it. DESIGN "Secrets and personal data"; ACC-5, ISS-8. */
import type { Words } from '#locales/words.ts';
import type { Account } from '#ra/account.ts';
import { isOfAccount } from '#ra/case.ts';
import { csrFacts } from '#ra/office/csr-facts.ts';
import type { CaseView } from '#ra/office/desk.ts';
import type { Office } from '#ra/office/office.ts';
import type { DocumentId } from '#ra/values.ts';
import { asFile, fileName } from '../cards/papers.ts';
import { signedComparisonLines, targetLines } from '../cards/revocation-sections.ts';
import { cleaned } from '../cards/veil.ts';
import { callLines } from './call-file.ts';
import { changePairs } from './change-file.ts';
import type { OutgoingMessage } from './sending.ts';

/** Undefined once nobody holds the case: it was let go or decided before the papers left. */
export const caseFile = async (
  view: CaseView,
  documents: readonly DocumentId[],
  words: Words,
  office: { readonly desk: Pick<Office['desk'], 'document'> },
): Promise<OutgoingMessage | undefined> => {
  if (!view.it.claim) return undefined;
  const files = [];
  for (const id of documents) {
    const found = await office.desk.document(id);
    if (found) files.push({ name: fileName(found.document), bytes: asFile(found.document, found.bytes) });
  }
  return { text: fileText(view, words), keyboard: [], files, isProtected: true };
};

const fileText = (view: CaseView, words: Words): string => {
  const heading = words('notice-case-file', { case: String(view.it.id) });
  if (view.it.state === 'asked') return [heading, callLines(view, words).join('\n')].join('\n\n');
  const data = dataLines(view, words).join('\n');
  const certificate = [targetLines(view, words), signedComparisonLines(view, words)].map((lines) => lines.join('\n'));
  const parts = [heading, data, ...changePairs(view, words), ...comparison(view, words), ...certificate];
  return parts.filter((part) => part !== '').join('\n\n');
};

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
