/** One letter of every name, with the values the office gives it; all made up. */
import type { MailLetter, MailName } from '#ra/notice.ts';

export const secret = 'pGk0s3cr3tQ1w2e3r4t5y6u7i8o9p0AAAAAAAAAAAAA';
const name = 'Sekar Ayu Pramesti';

const values: { readonly [letter in MailName]: MailLetter['values'] } = {
  activation: { name, case: 1042, link: `https://lencana.example/activate/${secret}`, days: 7 },
  'first-password': {
    name,
    username: 'sekar.pramesti',
    password: 'kT7m-QwEx-3hVn',
    hours: 72,
    open: 'https://lencana.example/',
  },
  'password-link': {
    name,
    username: 'sekar.pramesti',
    link: `https://lencana.example/password/${secret}`,
    minutes: 60,
  },
  'logged-in': { name, network: 'telegram', at: '2026-11-23T07:05:00.000Z' },
  'certificate-issued': {
    name,
    case: 1043,
    serial: '5f0c9a3b7d214e68a1c2d3e4f5061728',
    until: '2028-11-22T07:04:59.000Z',
  },
  'renewal-due': {
    name,
    serial: '5f0c9a3b7d214e68a1c2d3e4f5061728',
    until: '2028-11-22T07:04:59.000Z',
    days: 60,
    when: 'days',
  },
  'password-changed': { name, at: '2026-11-23T07:05:00.000Z' },
  'chat-renumbered': { name, network: 'whatsapp', at: '2026-11-23T07:05:00.000Z' },
  'case-rejected': { case: 1042 },
  'case-refused': { case: 1042, contact: 'Meja layanan, ruang 2, (0287) 555-0102' },
  'case-lapsed': { case: 1042 },
  'desk-question': { case: 1042, until: '2026-11-26T09:00:00.000Z' },
  'mailbox-link': { case: 1042, link: `https://lencana.example/activate/${secret}`, days: 7 },
  'mailbox-asked': {
    name,
    case: 1042,
    mail: 's•••@contohkab.go.id',
    contact: 'Meja layanan, ruang 2, (0287) 555-0102',
  },
  'mailbox-bound': {
    name,
    username: 'sekar.pramesti',
    link: `https://lencana.example/password/${secret}`,
    minutes: 60,
  },
  'mailbox-released': {
    name,
    mail: 's•••@contohkab.go.id',
    at: '2026-11-23T07:05:00.000Z',
    contact: 'Meja layanan, ruang 2, (0287) 555-0102',
  },
  'change-link': { case: 1042, link: `https://lencana.example/activate/${secret}`, days: 7 },
  'change-asked': {
    name,
    case: 1042,
    mail: 's•••@contohkab.go.id',
    contact: 'Meja layanan, ruang 2, (0287) 555-0102',
  },
  'change-applied': {
    name,
    case: 1042,
    mailbox: 'new',
    certificate: 'ends',
    at: '2026-12-07T07:05:00.000Z',
    mail: 's•••@contohkab.go.id',
    contact: 'Meja layanan, ruang 2, (0287) 555-0102',
  },
  'certificate-ending': { name, serial: '5f0c9a3b7d214e68a1c2d3e4f5061728', at: '2026-12-07T07:05:00.000Z' },
  'certificate-ended': { name, serial: '5f0c9a3b7d214e68a1c2d3e4f5061728', at: '2026-12-07T07:05:00.000Z' },
  'certificate-held': {
    name,
    case: 1044,
    serial: '5f0c9a3b7d214e68a1c2d3e4f5061728',
    isDue: 'yes',
    until: '2026-11-26T09:00:00.000Z',
  },
  'certificate-lifted': { name, case: 1044, serial: '5f0c9a3b7d214e68a1c2d3e4f5061728' },
  'hold-link': { name, link: `https://lencana.example/hold/${secret}`, minutes: 60 },
  'hold-statement-due': {
    name,
    case: 1044,
    serial: '5f0c9a3b7d214e68a1c2d3e4f5061728',
    until: '2026-11-26T09:00:00.000Z',
  },
  'hold-overdue': { name, case: 1044, serial: '5f0c9a3b7d214e68a1c2d3e4f5061728' },
  'number-lost': { name, why: 'logged-out', at: '2026-11-23T07:05:00.000Z' },
  'number-back': { name, at: '2026-11-23T07:09:00.000Z' },
  'desk-lost': { name, desk: 'Meja Verifikasi' },
  'case-escalated': { name, count: 2, cases: '1042, 1043', more: 'none', desk: 'Meja Verifikasi', parent: 'none' },
  'ca-warning': { name, kind: 'crl-ends', ca: 'root-1', at: '2027-01-20T07:05:00.000Z', isOver: 'no' },
  'certificate-revoked': {
    name,
    case: 1044,
    serial: '5f0c9a3b7d214e68a1c2d3e4f5061728',
    cause: 'lost',
    by: 'owner',
    offer: 'yes',
    at: '2026-11-23T07:05:00.000Z',
    contact: 'Meja layanan, ruang 2, (0287) 555-0102',
  },
  'desk-invitation': { name, role: 'officer', desk: 'Verifikator Kebumen', code: 'KM7T-QW3H', days: 14 },
};

export const letters: readonly MailLetter[] = Object.entries(values).map(([letter, given]) => ({
  name: letter as MailName, // the table's own type says so
  values: given,
}));
export const letterOf = (wanted: MailName, change: MailLetter['values'] = {}): MailLetter => ({
  name: wanted,
  values: { ...values[wanted], ...change },
});
