/**
 * The statement of reasons for a revocation (Surat Keterangan Alasan Pencabutan), prefilled for the owner to sign and the superior to approve:
 * Sumbar revocation 1, REV-1 ("minimal 1 alasan", "persetujuan atasan"). What is not known yet is a dotted line.
 */
import { longDate, type ZonedMoment } from './dates.ts';
import { checkCode, footer, type LetterAgency, letterhead } from './letterhead.ts';
import {
  A4,
  closePaper,
  dottedLine,
  grey,
  ink,
  needRoom,
  openPaper,
  type Paper,
  type Row,
  write,
  writeRows,
} from './paper.ts';

/** As the form lists them, down the left column first: the SOP's own three, then those of REV-1 besides. */
const causes = {
  'forgotten-passphrase': 'Lupa frasa sandi (passphrase)',
  'changed-data': 'Perubahan data',
  lost: 'Kehilangan sertifikat elektronik atau kuncinya',
  leaked: 'Kunci pribadi bocor atau diketahui orang lain',
  replaced: 'Diganti dengan sertifikat baru',
  transfer: 'Mutasi atau pindah instansi',
  retirement: 'Pensiun',
  resignation: 'Berhenti atau mengundurkan diri',
  death: 'Pemilik meninggal dunia (diisi atasan)',
  violation: 'Pelanggaran ketentuan (diisi atasan)',
} as const satisfies Record<string, string>;
export type StatementCause = keyof typeof causes;

export type RevocationStatement = ZonedMoment & {
  /** The case as people read it aloud: `1042`. */
  readonly caseNumber: string;
  readonly agency: LetterAgency;
  readonly applicant: {
    /** Full name without titles, as on the KTP. */
    readonly name: string;
    readonly nip: string | null;
    readonly position: string | null;
    readonly unit: string | null;
    readonly mail: string;
  };
  readonly certificate: {
    readonly username: string;
    /** RFC 4514 text. */
    readonly subject: string;
    /** Hex, without separators. */
    readonly serial: string;
    readonly issuer: string;
  };
  /** Null: to be ticked by hand. */
  readonly cause: StatementCause | null;
  /** The day of the event, `YYYY-MM-DD`; `none` where nobody knows it, null: to be written by hand. */
  readonly since: string | null;
  /** What the superior writes by hand on a fresh letter. */
  readonly number: string | null;
  readonly place: string | null;
  readonly superior: { readonly name: string; readonly nip: string; readonly position: string } | null;
};

/** @returns PDF, one page for values of usual length; the same input gives the same bytes */
export const revocationStatementPdf = async (statement: RevocationStatement): Promise<Uint8Array> =>
  closePaper((await drawStatement(statement)).paper);

/** The check code over what is printed: another certificate, reason or day is another statement. */
export const statementCode = ({ caseNumber, agency, applicant, certificate, cause, since }: RevocationStatement) => {
  const { name, nip, position, unit, mail } = applicant;
  const { username, subject, serial, issuer } = certificate;
  return checkCode([
    ...['revocation', caseNumber, agency.name, name, nip, position, unit, mail],
    ...[username, subject, serial, issuer, cause, since],
  ]);
};

/** The statement still open, and where the two hand-written signatures belong (their left ends and base line, points). */
export const drawStatement = async (statement: RevocationStatement) => {
  const { caseNumber } = statement;
  const title = 'Surat Keterangan Alasan Pencabutan Sertifikat Elektronik';
  const paper = await openPaper({ ...statement, title, subject: `Permohonan ${caseNumber}`, language: 'id' });
  letterhead(paper, statement.agency);
  write(paper, 'SURAT KETERANGAN ALASAN PENCABUTAN', { weight: 'bold', size: 12, align: 'centre' });
  write(paper, 'SERTIFIKAT ELEKTRONIK', { weight: 'bold', size: 12, align: 'centre' });
  const number = statement.number ?? '……………………………………';
  write(paper, `Nomor: ${number}`, { align: 'centre', leading: 1.5, after: 8 });
  body(paper, statement);
  const signatures = signatureBlocks(paper, statement);
  const until = 'berlaku setelah ditandatangani pemohon dan disetujui atasan';
  footer(paper, { caseNumber, code: statementCode(statement), until });
  return { paper, signatures };
};

const size = 10.5;

const body = (paper: Paper, { applicant, agency, certificate, cause, since }: RevocationStatement): void => {
  const table = { x: paper.margin.left + 20, label: 118, size, leading: 1.38 };
  write(paper, 'Yang bertanda tangan di bawah ini:', { size, after: 2 });
  const person: readonly Row[] = [
    ['Nama', applicant.name],
    ['NIP / NI PPPK', applicant.nip],
    ['Jabatan', applicant.position],
    ['Unit Kerja', applicant.unit],
    ['Instansi', agency.name],
    ['Alamat Email Dinas', applicant.mail],
  ];
  writeRows(paper, person, table);
  paper.y -= 6;
  write(paper, 'dengan ini meminta pencabutan sertifikat elektronik atas nama saya:', { size, after: 2 });
  const known: readonly Row[] = [
    ['Nama Pengguna', certificate.username],
    ['Subject DN', airy(certificate.subject)],
    ['Nomor Seri', grouped(certificate.serial)],
    ['Penerbit', airy(certificate.issuer)],
  ];
  writeRows(paper, known, table);
  paper.y -= 6;
  const hint = cause === null ? ' (beri tanda silang, sekurang-kurangnya satu)' : '';
  write(paper, `dengan alasan${hint}:`, { size, after: 4 });
  checkboxes(paper, cause);
  writeRows(paper, [['Tanggal Kejadian', since && dayOfEvent(since)]], table);
  paper.y -= 6;
  write(
    paper,
    'Saya mengerti bahwa pencabutan bersifat tetap: sertifikat yang sudah dicabut tidak dapat dipakai atau dipulihkan lagi. Keterangan ini saya buat dengan sebenarnya dan telah disetujui atasan langsung saya, untuk dipergunakan sebagaimana mestinya.',
    { size, align: 'justify', leading: 1.32, after: 12 },
  );
};

/** `4f2a91c0…` → `4F2A 91C0 …`, so that two people can compare it. */
const grouped = (serial: string): string => serial.toUpperCase().replace(/(.{4})(?=.)/g, '$1 ');

/** A space after each comma that parts two attributes (RFC 4514 2.1), so that lines break there. */
const airy = (name: string): string => name.replace(/(?<!\\),(?=\S)/g, ', ');

const dayOfEvent = (since: string): string =>
  since === 'none' ? 'tidak diketahui' : longDate({ date: new Date(`${since}T00:00:00Z`), timeZone: 'UTC' });

const checkboxes = (paper: Paper, chosen: StatementCause | null): void => {
  const entries = Object.entries(causes);
  const half = Math.ceil(entries.length / 2);
  const top = paper.y;
  for (const [at, [cause, label]] of entries.entries()) {
    if (at === half) paper.y = top;
    const x = paper.margin.left + 20 + (at < half ? 0 : 236);
    checkbox(paper, { x, label, isTicked: cause === chosen });
  }
  paper.y -= 6;
};

const checkbox = (
  paper: Paper,
  { x, label, isTicked }: { readonly x: number; readonly label: string; readonly isTicked: boolean },
): void => {
  const top = paper.y;
  const side = 9;
  paper.page.drawRectangle({ x, y: top - 12, width: side, height: side, borderWidth: 0.8, borderColor: ink });
  if (isTicked) write(paper, 'X', { x, width: side, size: 10, weight: 'bold', align: 'centre', leading: 1.17 });
  paper.y = top;
  const weight = isTicked ? 'bold' : 'regular';
  write(paper, label, { x: x + side + 5, width: 220, size: 9.5, leading: 1.23, weight });
  paper.y = top - 16;
};

/** The superior's approval on the left, the owner on the right, as offices sign. */
const signatureBlocks = (paper: Paper, { superior, applicant, place, ...moment }: RevocationStatement) => {
  const width = 205;
  const left = paper.margin.left;
  const right = A4.width - paper.margin.right - width;
  needRoom(paper, 136); // the two belong side by side
  const top = paper.y;
  const column = (x: number, lines: readonly string[]) => {
    paper.y = top;
    for (const line of lines) write(paper, line, { x, width, size });
    paper.y = top - 94;
  };
  column(left, ['Mengetahui dan menyetujui,', superior ? `${superior.position},` : 'Atasan langsung,']);
  if (superior) signed(paper, left, width, superior);
  else unsigned(paper, left, width);
  column(right, [`${place ?? '……………………'}, ${longDate(moment)}`, 'Pemohon,']);
  signed(paper, right, width, applicant);
  const y = top - 80;
  return { superior: { x: left, y }, applicant: { x: right, y } };
};

const signed = (
  paper: Paper,
  x: number,
  width: number,
  { name, nip }: { readonly name: string; readonly nip: string | null },
): void => {
  write(paper, name, { x, width, size, weight: 'bold' });
  if (nip) write(paper, `NIP ${nip}`, { x, width, size });
};

const unsigned = (paper: Paper, x: number, width: number): void => {
  dottedLine(paper, x, width, 0);
  write(paper, 'Nama jelas, tanda tangan, dan cap dinas', { x, width, size: 8, leading: 1.5, colour: grey });
  write(paper, 'NIP …………………………………………', { x, width, size, leading: 1.8 });
};
