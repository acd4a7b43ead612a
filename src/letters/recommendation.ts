/**
 * The recommendation letter (Surat Rekomendasi), prefilled for the superior to sign by hand: Kebumen account 1, Sumbar
 * issuance 5 ("Template Surat Rekomendasi"), Lemsaneg 3. Layout of an official letter (surat dinas): letterhead, number,
 * addressee, body, signature. What is not known yet is a dotted line.
 */
import { createHash } from 'node:crypto';
import { longDate, type ZonedMoment } from './dates.ts';
import {
  A4,
  closePaper,
  dottedLine,
  grey,
  needRoom,
  openPaper,
  type Paper,
  type Row,
  rule,
  write,
  writeRows,
} from './paper.ts';

export type RecommendationPurpose = 'account' | 'issuance' | 'renewal';

export type Recommendation = ZonedMoment & {
  readonly purpose: RecommendationPurpose;
  /** The case as people read it aloud: `1042`. */
  readonly caseNumber: string;
  readonly agency: {
    readonly name: string;
    /** The office whose letterhead this is (Dinas, Badan, Kecamatan …). */
    readonly office: string | null;
    readonly address: string | null;
  };
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
} as const satisfies Record<RecommendationPurpose, { readonly subject: string; readonly request: string }>;

/** @returns PDF, one page for values of usual length; the same input gives the same bytes */
export const recommendationPdf = async (letter: Recommendation): Promise<Uint8Array> =>
  closePaper((await drawRecommendation(letter)).paper);

/**
 * Eight characters (`7KQ3-M9XD`) over what is printed for the applicant, so that a desk can tell at a glance whether a letter
 * that came back is the one handed out for these data. Anyone can compute it: it proves nothing about the signature.
 */
export const recommendationCode = ({ purpose, caseNumber, agency, applicant }: Recommendation): string => {
  const { name, nip, position, unit, mail } = applicant;
  const facts = JSON.stringify([purpose, caseNumber, agency.name, name, nip, position, unit, mail]);
  // No 0, O, 1, I: people read it aloud.
  const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
  const code = [...createHash('sha256').update(facts).digest().subarray(0, 8)]
    .map((byte) => alphabet[byte & 31])
    .join('');
  return `${code.slice(0, 4)}-${code.slice(4)}`;
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
  footer(paper, letter);
  return { paper, signature };
};

const letterhead = (paper: Paper, { name, office, address }: Recommendation['agency']): void => {
  write(paper, name.toUpperCase(), { weight: office ? 'regular' : 'bold', size: 14, align: 'centre', leading: 1.25 });
  if (office) write(paper, office.toUpperCase(), { weight: 'bold', size: 16, align: 'centre', leading: 1.25 });
  if (address) write(paper, address, { size: 9, align: 'centre', leading: 1.5 });
  rule(paper, 2.2, 8);
  rule(paper, 0.7, 10.6);
  paper.y -= 20;
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

const body = (paper: Paper, { superior, applicant, agency, purpose }: Recommendation): void => {
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
  const rows: readonly Row[] = [
    ['Nama', applicant.name],
    ['NIP / NI PPPK', applicant.nip],
    ['Jabatan', applicant.position],
    ['Unit Kerja', applicant.unit],
    ['Instansi', agency.name],
    ['Alamat Email Dinas', applicant.mail],
  ];
  writeRows(paper, rows, { ...table, leading: 1.42 });
  paper.y -= 6;
  const text = { align: 'justify', leading: 1.32, after: 6 } as const;
  write(
    paper,
    `adalah benar pegawai pada ${agency.name} yang memerlukan sertifikat elektronik untuk pelaksanaan tugas kedinasan. Data tersebut telah kami periksa dan sesuai dengan Kartu Tanda Penduduk serta data kepegawaian yang bersangkutan.`,
    text,
  );
  write(
    paper,
    `Sehubungan dengan hal itu, kami merekomendasikan pegawai tersebut ${purposes[purpose].request}. Apabila yang bersangkutan pindah tugas, berhenti, atau datanya berubah, kami akan segera memberitahukannya agar sertifikat elektroniknya dapat diperbarui atau dicabut.`,
    text,
  );
  write(
    paper,
    'Demikian rekomendasi ini kami sampaikan untuk dipergunakan sebagaimana mestinya. Atas perhatian dan kerja sama Saudara, kami ucapkan terima kasih.',
    { ...text, after: 12 },
  );
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

const footer = (paper: Paper, letter: Recommendation): void => {
  const line = { size: 8, leading: 1.35, align: 'centre', colour: grey } as const;
  const { margin } = paper;
  paper.page.drawLine({
    start: { x: margin.left, y: 58 },
    end: { x: A4.width - margin.right, y: 58 },
    thickness: 0.4,
    color: grey,
  });
  const at: Paper = { ...paper, margin: { ...margin, bottom: 0 }, y: 54 };
  write(at, `Permohonan nomor ${letter.caseNumber}  ·  Kode pemeriksaan ${recommendationCode(letter)}`, {
    ...line,
    weight: 'bold',
  });
  write(
    at,
    'Naskah disiapkan oleh sistem dari data pemohon; berlaku setelah ditandatangani atasan dan dibubuhi cap dinas.',
    line,
  );
};
