/** People, offices and cases made up for these tests; every number and name is invented. */
import type { Account } from '#ra/account.ts';
import type { Agency, Desk } from '#ra/agency.ts';
import type { Case } from '#ra/case.ts';
import type { Certificate } from '#ra/certificate.ts';
import type { Registry } from '#ra/ports.ts';
import type { AccountId, AgencyId, CaseId, DeskId, Instant, KeyHash, SerialNumber } from '#ra/values.ts';

/** Minutes after a morning in November. */
export const at = (minutes: number): Instant => new Date(Date.UTC(2026, 10, 21, 3, minutes)).toISOString() as Instant;

export const agency: Agency = {
  id: 'kebumen' as AgencyId,
  name: 'Pemerintah Kabupaten Kebumen',
  mailDomains: ['kebumenkab.go.id', 'desa.id'],
  timeZone: 'Asia/Jakarta',
  workingHours: { days: [1, 2, 3, 4, 5], from: '07:30', to: '16:00' },
  holidays: ['2026-12-25'],
  waitingTargetHours: 4,
  organization: 'Pemerintah Kabupaten Kebumen',
  organizationalUnit: null,
  contact: 'Meja layanan, ruang 2, (0287) 000000',
  onePersonMayDoBoth: false,
};

export const desk: Desk = {
  id: 'kebumen-verifikator' as DeskId,
  kind: 'officer',
  name: 'Verifikator Kebumen',
  agencies: [agency.id],
  chat: { network: 'sandbox', chat: '-100' },
  parent: null,
};

export const secrets = {
  name: 'Sekar Ayu Pramesti',
  mail: 'sekar.ayu@kebumenkab.go.id',
  phone: '+6281200000011',
  nik: '3305014107880009',
  nip: '198807012011012003',
} as const;

export const account = (id: string, change: Partial<Account> = {}): Omit<Account, 'changedAt'> => ({
  id: id as AccountId,
  username: `user-${id}`,
  agency: agency.id,
  name: secrets.name,
  mail: `${id}@kebumenkab.go.id`,
  phone: secrets.phone,
  nik: null,
  nip: null,
  position: 'Analis Kebijakan',
  unit: 'Bagian Umum',
  subjectNumber: `S-${id}`,
  language: 'id',
  passwordState: 'none',
  passwordHash: null,
  passwordExpires: null,
  failures: 0,
  lockedUntil: null,
  createdAt: at(0),
  ...change,
});

export const draft = (change: Partial<Case> = {}): Omit<Case, 'id' | 'version' | 'changedAt'> => ({
  kind: 'registration',
  state: 'draft',
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
  key: null,
  remindAt: null,
  escalatedAt: null,
  openedAt: at(0),
  since: at(0),
  ...change,
});

export const hex = (digit: string): string => digit.repeat(64);

export const certificate = (
  serial: string,
  of: { case: CaseId; account: AccountId },
  change: Partial<Certificate> = {},
): Certificate => ({
  serial: serial as SerialNumber,
  case: of.case,
  account: of.account,
  profile: 'individual',
  issuerKey: hex('a') as KeyHash,
  key: hex(serial.slice(-1)) as KeyHash,
  subject: `CN=${secrets.name},O=Pemerintah Kabupaten Kebumen,C=ID`,
  issuer: 'CN=Lencana Issuing,C=ID',
  notBefore: at(0),
  notAfter: at(1_000),
  status: 'prepared',
  current: false,
  revokedAt: null,
  reason: null,
  invalidityDate: null,
  remindAt: null,
  endBy: null,
  ...change,
});

/** The agency and its desk are there. */
export const settle = (registry: Registry): Promise<void> =>
  registry.transaction(async ({ agencies, desks }) => {
    await agencies.save(agency);
    await desks.save(desk);
  });

/** A promise to be kept by hand: lets one transaction wait in the middle for another. */
export const gate = () => Promise.withResolvers<void>();
