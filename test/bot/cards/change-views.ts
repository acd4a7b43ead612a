/** Data changes in every state a card of theirs can show; people and offices are invented. */
import type { Case, CaseState } from '#ra/case.ts';
import type { Check } from '#ra/office/check.ts';
import type { CaseView } from '#ra/office/desk.ts';
import type { AgencyId, DocumentId } from '#ra/values.ts';
import { agency, issuance, newMail } from './views.ts';

const [letter, identityCard] = ['d-letter', 'd-ktp'] as DocumentId[];
const checks: readonly Check[] = [
  { name: 'certificates-outdated', verdict: 'differs', values: { count: '1' } },
  { name: 'mail-domain', verdict: 'agrees' },
  { name: 'mail-free', verdict: 'agrees' },
];
/** A new position and a new mailbox, unless something else is said. */
export const change = (state: CaseState, answered: Partial<Case> = {}, view: Partial<CaseView> = {}): CaseView => {
  const base = issuance('submitted');
  return {
    ...base,
    it: {
      ...base.it,
      kind: 'change',
      state,
      key: null,
      answers: { position: 'Kepala Seksi Layanan', mail: newMail, letter: letter ?? '' },
      ...answered,
    },
    documents: base.documents.slice(0, 1),
    checks,
    ...view,
  };
};

const neighbour = { ...agency, id: 'tetangga' as AgencyId, name: 'Pemerintah Kabupaten Tetangga' };
/** To another agency and with another name; nothing in it may pass for what it is not. */
export const transfer = (state: CaseState): CaseView => {
  const base = change(state, {
    agency: neighbour.id,
    answers: {
      name: 'Sekar Ayu <Pramesti> 3305014107880009',
      agency: neighbour.id,
      mail: 'sekar@tetanggakab.go.id',
      unit: 'Bidang Statistik',
      letter: letter ?? '',
      identityCard: identityCard ?? '',
    },
  });
  const card = { ...base.documents[0], id: identityCard, kind: 'identityCard', pages: 1 };
  return {
    ...base,
    agency: neighbour,
    leaves: agency,
    documents: [...base.documents, card as CaseView['documents'][number]], // the letter's own fields
    checks: [
      { name: 'one-change', verdict: 'blocks', values: { other: '1040' } },
      { name: 'running-issuance', verdict: 'blocks', values: { other: '1041' } },
      { name: 'name-on-card', verdict: 'differs' },
      { name: 'certificates-outdated', verdict: 'agrees', values: { count: '0' } },
    ],
  };
};
