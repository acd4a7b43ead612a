/** The invented people and papers of the letters' tests, and how a PDF is read back. */
import { createHash } from 'node:crypto';
import { extractText, getDocumentProxy } from 'unpdf';
import type { Agreement } from '#letters/agreement.ts';
import type { Recommendation } from '#letters/recommendation.ts';
import type { RevocationStatement } from '#letters/revocation-statement.ts';
import { invented } from '#letters/specimen.ts';

/** 21 November 2026, 23.30 WIB: already the 22nd in WITA and WIT. */
const moment = { date: new Date('2026-11-21T16:30:00Z'), timeZone: 'Asia/Jakarta' } as const;

const { name, nip, position, unit, mail, agency } = invented;

export const recommendation: Recommendation = {
  ...moment,
  purpose: 'issuance',
  caseNumber: '1042',
  agency: { name: agency, office: 'Dinas Komunikasi dan Informatika', address: 'Jalan Merdeka Nomor 1, Contoh' },
  addressee: 'Kepala Dinas Komunikasi dan Informatika',
  applicant: { name, nip, position, unit, mail },
  number: null,
  place: null,
  superior: null,
};

export const statement: RevocationStatement = {
  ...moment,
  caseNumber: '1042',
  agency: { name: agency, office: null, address: null },
  applicant: { name, nip, position, unit, mail },
  certificate: {
    username: 'siti.rahmawati',
    subject: 'CN=Siti Rahmawati,SERIALNUMBER=7f3a9c21e0b44d5a,O=Pemerintah Kabupaten Contoh,C=ID',
    serial: '4f2a91c08be17d3355aa01c9e4b2d67f3c1a',
    issuer: 'CN=Otoritas Sertifikat Contoh,O=Contoh\\, Inc.,C=ID',
  },
  cause: 'lost',
  since: '2026-11-20',
  number: null,
  place: null,
  superior: null,
};

export const agreement: Agreement = {
  ...moment,
  language: 'id',
  version: '1.0',
  caseNumber: '1042',
  authority: 'Otoritas Sertifikat Contoh',
  subject: { name, nip, position, unit, mail, agency },
  profile: 'Sertifikat individu',
  validityDays: 730,
  keyFingerprint: createHash('sha256').update('key').digest('hex'),
};

/** Each page's text, white space folded. */
export const textOf = async (pdf: Uint8Array): Promise<readonly string[]> => {
  const { text } = await extractText(await getDocumentProxy(Uint8Array.from(pdf)));
  return text.map((page) => page.replace(/\s+/g, ' '));
};

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
