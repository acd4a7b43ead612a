/** Revocations in every state a card of theirs can show; the certificate is invented. */
import type { Case, CaseState } from '#ra/case.ts';
import type { Check } from '#ra/office/check.ts';
import type { CaseView } from '#ra/office/desk.ts';
import type { AccountId, DocumentId } from '#ra/values.ts';
import { at, issuance, issued, move, officer } from './views.ts';

const certificate = issued().certificate as NonNullable<CaseView['certificate']>; // a view of what was issued
const subject = 'CN=Sekar Ayu Pramesti,serialNumber=LCABCDEFGHJKLMNP,O=Pemerintah Kabupaten Contoh,C=ID';
export const target = { ...certificate, subject, issuer: 'CN=Contoh CA,O=Contoh,C=ID' };
const statement = 'd-statement' as DocumentId;

const row = (name: Check['name'], value: string): Check => ({
  name,
  verdict: 'agrees',
  values: { kept: value, signed: value },
});
export const agreeing: readonly Check[] = [
  row('certificate-account', 'sekar.pramesti'),
  row('certificate-subject', target.subject),
  row('certificate-serial', target.serial),
  row('certificate-issuer', target.issuer),
  row('certificate-key', target.key),
  { name: 'statement-there', verdict: 'agrees' },
];
/** The certificate names another issuer than was kept. */
export const differing: readonly Check[] = [
  {
    name: 'certificate-issuer',
    verdict: 'blocks',
    values: { kept: 'CN=Penerbit Lain,C=ID', signed: target.issuer },
  },
  ...agreeing.filter(({ name }) => name !== 'certificate-issuer'),
];
export const endorsement = {
  by: 'officer-2' as AccountId,
  name: 'Ani Lestari',
  words: 'Cadangan lama dipulihkan; isinya sudah dicocokkan dengan arsip',
  at: at(9),
} as const;

export const revocation = (state: CaseState, change: Partial<Case> = {}, view: Partial<CaseView> = {}): CaseView => {
  const base = issuance('submitted');
  return {
    ...base,
    it: {
      ...base.it,
      kind: 'revocation',
      state,
      key: null,
      answers: { certificate: target.serial, cause: 'lost', since: '2026-11-20', statement },
      ...change,
    },
    documents: base.documents.slice(0, 1).map((document) => ({ ...document, id: statement, kind: 'statement' })),
    checks: agreeing,
    certificate: null,
    target,
    ...view,
  };
};

/** REV-7: somebody without session and mailbox names this account, or one that is not there. */
export const called = (change: Partial<Case> = {}, { isKnown = true } = {}): CaseView => {
  const { account, ...view } = revocation('asked');
  const answers = { agency: view.it.agency ?? '', lost: 'sekar.pramesti', phone: '+628999999999' };
  return {
    ...view,
    it: { ...view.it, account: null, answers, ...change },
    account: null,
    called: isKnown ? account : null,
    documents: [],
    target: null,
    checks: isKnown
      ? [
          { name: 'account-known', verdict: 'agrees' },
          { name: 'phone-known', verdict: 'agrees' },
          { name: 'certificate-live', verdict: 'agrees', values: { count: '1' } },
        ]
      : [{ name: 'account-known', verdict: 'blocks' }],
  };
};
export const onHold = { ...target, status: 'held', reason: 'certificateHold', revokedAt: at(2) } as const;
/** The statement did not follow in its time. */
export const overdue = (view: Partial<CaseView> = {}): CaseView => {
  const answers = { certificate: target.serial, cause: 'lost', since: '2026-11-20' };
  const others = agreeing.filter(({ name }) => name !== 'statement-there');
  const checks: readonly Check[] = [{ name: 'statement-there', verdict: 'differs' }, ...others];
  return revocation('submitted', { answers }, { target: onHold, documents: [], checks, ...view });
};

/** REV-8: the office wants it, and has written why unless `isExplained` is false. */
export const proposal = (state: CaseState, { isExplained = true } = {}, change: Partial<Case> = {}): CaseView => {
  const answers = { certificate: target.serial, cause: 'violation', since: 'none' };
  const { it, documents, ...view } = revocation(state);
  const facts = {
    by: officer,
    name: 'Budi Santoso',
    words: 'Dipakai orang lain; berita acara 12/2026, NIP 19880701 201101 2 003',
  };
  return {
    ...view,
    it: { ...it, forwardedBy: officer, answers: isExplained ? { ...answers, statement } : answers, ...change },
    documents: isExplained
      ? documents.map((document) => ({ ...document, mediaType: 'text/plain', size: 60, pages: 1, facts }))
      : [],
    checks: [
      ...agreeing.filter(({ name }) => name !== 'statement-there'),
      { name: 'ground-written', verdict: isExplained ? 'agrees' : 'blocks' },
    ],
    history: [move('open', 4), move('submit', 5)],
  };
};
