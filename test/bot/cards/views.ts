/** Cases in every state a card can show; people, numbers and offices are invented. */
import type { Account } from '#ra/account.ts';
import type { Agency } from '#ra/agency.ts';
import type { Case, CaseMove, CaseState } from '#ra/case.ts';
import type { Check } from '#ra/office/check.ts';
import type { CaseView } from '#ra/office/desk.ts';
import type { Document } from '#ra/records.ts';
import type { AccountId, AgencyId, CaseId, DocumentId, Instant, KeyHash, SerialNumber } from '#ra/values.ts';

/** Minutes after Saturday, 21 November 2026, 10.00 WIB. */
export const at = (minutes: number): Instant => new Date(Date.UTC(2026, 10, 21, 3, minutes)).toISOString() as Instant;

export const agency: Agency = {
  id: 'contoh' as AgencyId,
  name: 'Pemerintah Kabupaten Contoh',
  mailDomains: ['contohkab.go.id'],
  timeZone: 'Asia/Jakarta',
  workingHours: { days: [1, 2, 3, 4, 5], from: '07:30', to: '16:00' },
  holidays: [],
  waitingTargetHours: 4,
  organization: 'Pemerintah Kabupaten Contoh',
  organizationalUnit: null,
  contact: 'Meja layanan, ruang 2, (0287) 555-0102',
  onePersonMayDoBoth: false,
};

export const secrets = {
  mail: 'sekar.pramesti@contohkab.go.id',
  phone: '+6281299900011',
  nik: '3305014107880009',
  nip: '198807012011012003',
} as const;

const id = 1042 as CaseId;
const officer = 'officer-1' as AccountId;
const [letter, identityCard, csr, agreement] = ['d-letter', 'd-ktp', 'd-csr', 'd-agreement'] as DocumentId[];

const account: Account = {
  id: 'applicant-1' as AccountId,
  username: 'sekar.pramesti',
  agency: agency.id,
  name: 'Sekar Ayu Pramesti',
  ...secrets,
  position: 'Analis Kebijakan',
  unit: 'Bagian Umum',
  subjectNumber: 'LC00',
  language: 'id',
  passwordState: 'chosen',
  passwordHash: null,
  passwordExpires: null,
  failures: 0,
  lockedUntil: null,
  createdAt: at(0),
  changedAt: at(0),
};

const document = (kind: Document['kind'], key: DocumentId | undefined, change: Partial<Document> = {}): Document => ({
  id: key ?? ('d-none' as DocumentId),
  case: id,
  kind,
  mediaType: 'application/pdf',
  size: 188_400,
  pages: 2,
  sha256: '00',
  facts: null,
  at: at(1),
  ...change,
});

const csrDocument = (name: string | null, mail: string | null) =>
  document('csr', csr, {
    mediaType: 'application/pkcs10',
    size: 412,
    pages: 1,
    facts: { key: 'ab'.repeat(32), keyType: 'P-256', name, mail },
  });

const base: Case = {
  id,
  kind: 'registration',
  state: 'submitted',
  version: 3,
  applicant: { network: 'sandbox', user: '11', chat: '11' },
  language: 'id',
  account: null,
  agency: agency.id,
  answers: {},
  faults: [],
  claim: null,
  verdict: null,
  reversible: null,
  forwardedBy: null,
  endorsement: null,
  remindAt: null,
  escalatedAt: null,
  key: null,
  openedAt: at(0),
  since: at(5),
  changedAt: at(5),
};

export const claim = { by: officer, name: 'Budi Santoso', at: at(9) } as const;

export const move = (name: CaseMove['move'], minute: number, byName: string | null = 'Budi Santoso'): CaseMove => ({
  case: id,
  move: name,
  from: null,
  to: 'submitted',
  at: at(minute),
  by: byName === null ? null : officer,
  byName,
});

const submittedAnswers = { name: account.name, agency: agency.id, mail: secrets.mail, phone: secrets.phone, letter };
const wholeAnswers = {
  ...submittedAnswers,
  nik: secrets.nik,
  nip: secrets.nip,
  position: 'Analis Kebijakan',
  unit: 'Bagian Umum',
  identityCard,
};
const identityChecks: readonly Check[] = [
  { name: 'birth-dates', verdict: 'differs' },
  { name: 'mail-domain', verdict: 'agrees' },
  { name: 'one-account', verdict: 'agrees' },
  { name: 'nip-kind', verdict: 'agrees', values: { kind: 'PNS' } },
];
const firstChecks: readonly Check[] = [
  { name: 'mail-domain', verdict: 'agrees' },
  { name: 'one-account', verdict: 'agrees' },
];

export const registration = (state: CaseState, change: Partial<Case> = {}, view: Partial<CaseView> = {}): CaseView => {
  const isWhole = ['completed', 'verified'].includes(state);
  const answers = (isWhole ? wholeAnswers : submittedAnswers) as Case['answers'];
  const papers = [document('letter', letter)];
  if (isWhole)
    papers.push(document('identityCard', identityCard, { mediaType: 'image/jpeg', size: 1_310_000, pages: 1 }));
  return {
    it: { ...base, state, answers, ...change },
    agency,
    account: null,
    leaves: null,
    rebinds: null,
    called: null,
    documents: papers,
    checks: isWhole ? identityChecks : firstChecks,
    history: [],
    certificate: null,
    target: null,
    service: null,
    alsoAt: [],
    notes: [],
    words: [],
    now: at(10),
    ...view,
  };
};

export const issuance = (state: CaseState, change: Partial<Case> = {}, view: Partial<CaseView> = {}): CaseView => ({
  it: {
    ...base,
    kind: 'issuance',
    state,
    account: account.id,
    key: 'ab'.repeat(32) as KeyHash,
    answers: { profile: 'individual', csr: csr ?? '', letter: letter ?? '' },
    ...change,
  },
  agency,
  account,
  leaves: null,
  rebinds: null,
  called: null,
  documents: [
    document('letter', letter),
    csrDocument('Sekar Ayu Pramesty', secrets.mail),
    document('agreement', agreement, { pages: 1, size: 30_000 }),
  ],
  checks: [
    { name: 'csr-name', verdict: 'differs' },
    { name: 'registry-complete', verdict: 'agrees' },
    { name: 'csr-possession', verdict: 'agrees' },
    { name: 'csr-key', verdict: 'agrees', values: { type: 'P-256' } },
    { name: 'csr-mail', verdict: 'agrees' },
    { name: 'key-new', verdict: 'agrees' },
    { name: 'one-certificate', verdict: 'agrees' },
    { name: 'mail-domain', verdict: 'agrees' },
  ],
  history: [],
  certificate: null,
  target: null,
  service: null,
  alsoAt: [],
  notes: [],
  words: [],
  now: at(10),
  ...view,
});

export const newMail = 'sekar.baru@contohkab.go.id';
const mailboxChecks: readonly Check[] = [
  { name: 'open-sessions', verdict: 'differs', values: { count: '2' } },
  { name: 'certificate-mail', verdict: 'differs' },
  { name: 'account-known', verdict: 'agrees' },
  { name: 'account-nik', verdict: 'agrees' },
  { name: 'mail-domain', verdict: 'agrees' },
  { name: 'mail-free', verdict: 'agrees' },
];
/** Asked without a session, for an account that is there. */
export const rebinding = (state: CaseState, change: Partial<Case> = {}, view: Partial<CaseView> = {}): CaseView => ({
  it: {
    ...base,
    kind: 'rebinding',
    state,
    account: ['accepted', 'rebound'].includes(state) ? account.id : null,
    answers: { lost: secrets.mail, agency: agency.id, nik: secrets.nik, mail: newMail, letter: letter ?? '' },
    ...change,
  },
  agency,
  account: null,
  leaves: null,
  called: null,
  rebinds: state === 'rebound' ? { ...account, mail: newMail } : account,
  documents: [document('letter', letter)],
  checks: mailboxChecks,
  history: [],
  certificate: null,
  target: null,
  service: null,
  alsoAt: [],
  notes: [],
  words: [],
  now: at(10),
  ...view,
});

export const issued = (): CaseView =>
  issuance(
    'issued',
    {},
    {
      history: [move('approve', 12), move('issue', 12, null)],
      certificate: {
        serial: '5f3c9a0011223344556677889900aabb' as SerialNumber,
        case: id,
        account: account.id,
        profile: 'individual',
        issuerKey: 'cd'.repeat(32) as KeyHash,
        key: 'ab'.repeat(32) as KeyHash,
        subject: 'CN=Sekar Ayu Pramesti',
        issuer: 'CN=Contoh CA',
        notBefore: at(12),
        notAfter: '2028-11-20T03:11:59.000Z' as Instant,
        status: 'valid',
        current: true,
        revokedAt: null,
        reason: null,
        invalidityDate: null,
        remindAt: null,
        endBy: null,
      },
    },
  );

export { csrDocument, officer };
