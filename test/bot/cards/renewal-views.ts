/** Renewals in every state a card can show; people, numbers and offices are invented. */
import type { Case, CaseState } from '#ra/case.ts';
import type { Certificate } from '#ra/certificate.ts';
import type { Check } from '#ra/office/check.ts';
import type { CaseView } from '#ra/office/desk.ts';
import type { CaseId, Instant, SerialNumber } from '#ra/values.ts';
import { csrDocument, issuance, issued, secrets } from './views.ts';

const fresh = issued().certificate as Certificate; // an issued case has one
/** Near its end. */
export const predecessor: Certificate = {
  ...fresh,
  serial: '4e2b8f00112233445566778899aabbcc' as SerialNumber,
  case: 1007 as CaseId,
  notBefore: '2024-12-21T03:12:00.000Z' as Instant,
  notAfter: '2026-12-21T03:11:59.000Z' as Instant,
  current: true,
};
export const predecessorIs = (verdict: Check['verdict'], status: string): readonly Check[] => [
  { name: 'predecessor', verdict, values: { status } },
  { name: 'csr-name', verdict: 'agrees' },
  { name: 'key-new', verdict: 'agrees' },
];

export const renewal = (state: CaseState, change: Partial<Case> = {}, view: Partial<CaseView> = {}): CaseView => {
  const { it, documents, ...rest } = issuance(state);
  return {
    ...rest,
    it: {
      ...it,
      kind: 'renewal',
      answers: { certificate: predecessor.serial, profile: 'individual', unchanged: 'yes', csr: it.answers.csr ?? '' },
      ...change,
    },
    documents: [
      csrDocument('Sekar Ayu Pramesti', secrets.mail),
      ...documents.filter(({ kind }) => kind === 'agreement'),
    ],
    target: predecessor,
    checks: predecessorIs('agrees', 'valid'),
    ...view,
  };
};

export const renewed = (target: Partial<Certificate> = {}): CaseView =>
  renewal(
    'issued',
    {},
    { history: issued().history, certificate: fresh, target: { ...predecessor, current: false, ...target } },
  );
