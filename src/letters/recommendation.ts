/**
 * The recommendation letter (Surat Rekomendasi), prefilled for the superior to sign by hand: Kebumen account 1, Sumbar
 * issuance 5 ("Template Surat Rekomendasi"), Lemsaneg 3. Layout of an official letter (surat dinas): letterhead, number,
 * addressee, body, signature. What is not known yet is a dotted line.
 */

import { fieldLabels, type LetterChange, writeChanges } from './change-table.ts';
import { longDate, type ZonedMoment } from './dates.ts';
import { checkCode, footer, type LetterAgency, letterhead } from './letterhead.ts';
import {
  A4,
  closePaper,
  dottedLine,
  grey,
  needRoom,
  openPaper,
  type Paper,
  type Row,
  write,
  writeRows,
} from './paper.ts';

export type RecommendationPurpose = 'account' | 'issuance' | 'renewal' | 'change';

export type Recommendation = ZonedMoment & {
  readonly purpose: RecommendationPurpose;
  /** The case as people read it aloud: `1042`. */
  readonly caseNumber: string;
  readonly agency: LetterAgency;
  /** To whom, after "Yth.": `Kepala Dinas Komunikasi dan Informatika`. */
  readonly addressee: string;
  readonly applicant: {
    /** Full name without titles, as on the KTP. */
    readonly name: string;
    readonly nip: string | null;
    readonly position: string | null;
    readonly unit: string | null;
    readonly mail: string | null;
  };
  /** Only in a letter about a change of data. */
  readonly changes?: readonly LetterChange[];
  /** What the superior writes by hand on a fresh letter. */
  readonly number: string | null;
  readonly place: string | null;
  readonly superior: { readonly name: string; readonly nip: string; readonly position: string } | null;
};

const purposes = {
  account: {
    subject: 'Rekomendasi Pembuatan Akun Sertifikat Elektronik',
    request: 'untuk memperoleh akun pada layanan sertifikat elektronik',
  },
  issuance: {
    subject: 'Rekomendasi Penerbitan Sertifikat Elektronik',
    request: 'untuk memperoleh penerbitan sertifikat elektronik individu atas namanya',
  },
  renewal: {
    subject: 'Rekomendasi Pembaruan Sertifikat Elektronik',
    request: 'untuk memperoleh pembaruan sertifikat elektronik individu atas namanya',
  },
  change: {
    subject: 'Rekomendasi Perubahan Data Pemilik Sertifikat Elektronik',
    request: 'untuk memperoleh perubahan data tersebut pada layanan sertifikat elektronik',
  },
} as const satisfies Record<RecommendationPurpose, { readonly subject: string; readonly request: string }>;

/** @returns PDF, one page for values of usual length; the same input gives the same bytes */
export const recommendationPdf = async (letter: Recommendation): Promise<Uint8Array> =>
  closePaper((await drawRecommendation(letter)).paper);

/** The check code over what is printed for the applicant. */
export const recommendationCode = ({
  purpose,
  caseNumber,
  agency,
  applicant,
  changes = [],
}: Recommendation): string => {
  const { name, nip, position, unit, mail } = applicant;
  const wanted = changes.flatMap(({ field, before, after }) => [field, before, after]);
  return checkCode([purpose, caseNumber, agency.name, name, nip, position, unit, mail, ...wanted]);
};

/** The letter still open, and where the hand-written signature belongs (its left end and base line, points). */
export const drawRecommendation = async (letter: Recommendation) => {
  const { subject } = purposes[letter.purpose];
  const paper = await openPaper({
    ...letter,
    title: subject,
    subject: `Permohonan ${letter.caseNumber}`,
    language: 'id',
  });
  letterhead(paper, letter.agency);
  opening(paper, letter, subject);
  body(paper, letter);
  const signature = signatureBlock(paper, letter.superior);
  const { caseNumber } = letter;
  const until = 'berlaku setelah ditandatangani atasan dan dibubuhi cap dinas';
  footer(paper, { caseNumber, code: recommendationCode(letter), until });
  return { paper, signature };
};

const opening = (paper: Paper, letter: Recommendation, subject: string): void => {
  const top = paper.y;
  const date = `${letter.place ?? '……………………'}, ${longDate(letter)}`;
  write(paper, date, { align: 'right' });
  paper.y = top - 22;
  const rows: readonly Row[] = [
    ['Nomor', letter.number ?? '…………………………………………'],
    ['Sifat', 'Biasa'],
    ['Lampiran', '–'],
    ['Hal', subject],
  ];
  writeRows(paper, rows, { label: 56 });
  paper.y -= 10;
  write(paper, `Yth. ${letter.addressee}`);
  write(paper, 'di Tempat', { after: 10 });
};

const body = (paper: Paper, letter: Recommendation): void => {
  const { superior, purpose } = letter;
  const table = { x: paper.margin.left + 20, label: 118 };
  write(paper, 'Dengan hormat, yang bertanda tangan di bawah ini:', { after: 4 });
  writeRows(
    paper,
    [
      ['Nama', superior?.name ?? null],
      ['NIP', superior?.nip ?? null],
      ['Jabatan', superior?.position ?? null],
    ],
    { ...table, leading: 1.5 },
  );
  paper.y -= 8;
  write(paper, 'selaku atasan langsung, dengan ini menerangkan bahwa:', { after: 4 });
  writeRows(paper, personRows(letter), { ...table, leading: 1.42 });
  paper.y -= 6;
  if (purpose === 'change') changeParagraphs(paper, letter);
  else requestParagraphs(paper, letter);
  write(
    paper,
    'Demikian rekomendasi ini kami sampaikan untuk dipergunakan sebagaimana mestinya. Atas perhatian dan kerja sama Saudara, kami ucapkan terima kasih.',
    { ...paragraph, after: 12 },
  );
};

const paragraph = { align: 'justify', leading: 1.32, after: 6 } as const;

const requestParagraphs = (paper: Paper, { agency, purpose }: Recommendation): void => {
  write(
    paper,
    `adalah benar pegawai pada ${agency.name} yang memerlukan sertifikat elektronik untuk pelaksanaan tugas kedinasan. Data tersebut telah kami periksa dan sesuai dengan Kartu Tanda Penduduk serta data kepegawaian yang bersangkutan.`,
    paragraph,
  );
  write(
    paper,
    `Sehubungan dengan hal itu, kami merekomendasikan pegawai tersebut ${purposes[purpose].request}. Apabila yang bersangkutan pindah tugas, berhenti, atau datanya berubah, kami akan segera memberitahukannya agar sertifikat elektroniknya dapat diperbarui atau dicabut.`,
    paragraph,
  );
};

const changeParagraphs = (paper: Paper, { agency, purpose, changes = [] }: Recommendation): void => {
  write(paper, `adalah benar pegawai pada ${agency.name}, yang datanya berubah sebagai berikut:`, { after: 2 });
  writeChanges(paper, changes);
  paper.y -= 8;
  write(
    paper,
    `Perubahan tersebut telah kami periksa dan sesuai dengan Kartu Tanda Penduduk serta data kepegawaian yang bersangkutan. Kami merekomendasikan pegawai tersebut ${purposes[purpose].request}.`,
    paragraph,
  );
};

/** Who it is. What changes stands in a table of its own, except the name they are known by. */
const personRows = ({ applicant, agency, changes = [] }: Recommendation): readonly Row[] => {
  const { name, nip, position, unit, mail } = applicant;
  const stays = (field: LetterChange['field']) => !changes.some((change) => change.field === field);
  const row = (field: LetterChange['field'], value: string | null): readonly Row[] =>
    stays(field) ? [[fieldLabels[field], value]] : [];
  return [
    [fieldLabels.name, name],
    ['NIP / NI PPPK', nip],
    ...row('position', position),
    ...row('unit', unit),
    ...row('agency', agency.name),
    ...row('mail', mail),
  ];
};

const signatureBlock = (
  paper: Paper,
  superior: Recommendation['superior'],
): { readonly x: number; readonly y: number } => {
  const x = A4.width - paper.margin.right - 215;
  const width = 215;
  needRoom(paper, 150);
  write(paper, superior ? `${superior.position},` : 'Atasan Langsung,', { x, width });
  if (!superior) dottedLine(paper, x, width, 18);
  const y = paper.y - 50;
  paper.y -= 66;
  if (superior) {
    write(paper, superior.name, { x, width, weight: 'bold' });
    write(paper, `NIP ${superior.nip}`, { x, width });
  } else {
    dottedLine(paper, x, width, 0);
    write(paper, 'Nama jelas, tanda tangan, dan cap dinas', { x, width, size: 8, leading: 1.5, colour: grey });
    write(paper, 'NIP …………………………………………', { x, width, leading: 1.8 });
  }
  return { x, y };
};
