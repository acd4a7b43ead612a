/**
 * The subscriber agreement (Perjanjian Pemilik) as a PDF in a numbered version: Sumbar issuance 6, ISS-7. Same input, same bytes,
 * so that the file's SHA-256 can stand in the evidence of acceptance.
 */
import { agreement10 } from './agreements/1-0.ts';
import type { AgreementText } from './agreements/agreement-text.ts';
import { dateInWords, type Language, longDate, type ZonedMoment } from './dates.ts';
import { A4, closePaper, grey, ink, needRoom, openPaper, type Paper, textWidth, write, writeRows } from './paper.ts';

/** Every version anybody ever accepted; none is removed. */
export const agreementTexts = { '1.0': agreement10 } as const satisfies Record<string, Record<Language, AgreementText>>;
export type AgreementVersion = keyof typeof agreementTexts;
/** The version new applications are asked to accept. */
export const agreementVersion: AgreementVersion = '1.0';

export type Agreement = ZonedMoment & {
  /** Indonesian is authoritative; English says of itself that it is a translation. */
  readonly language: Language;
  readonly version: AgreementVersion;
  readonly caseNumber: string;
  /** The certification authority of this installation, as its people know it. */
  readonly authority: string;
  readonly subject: {
    readonly name: string;
    readonly nip: string | null;
    readonly position: string | null;
    readonly unit: string | null;
    readonly agency: string;
    readonly mail: string;
  };
  /** The certificate profile's name for people. */
  readonly profile: string;
  readonly validityDays: number;
  /** SHA-256 of the SubjectPublicKeyInfo, 64 hex digits. */
  readonly keyFingerprint: string;
};

const labels = {
  id: {
    article: 'Pasal',
    version: 'Versi',
    subject: 'Data Pemilik',
    name: 'Nama',
    nip: 'NIP / NI PPPK',
    position: 'Jabatan',
    unit: 'Unit Kerja',
    agency: 'Instansi',
    mail: 'Alamat Email Dinas',
    profile: 'Jenis Sertifikat',
    key: 'Sidik Jari Kunci Publik (SHA-256)',
    acceptance: 'Persetujuan',
    application: 'Permohonan nomor',
    page: (at: number, of: number) => `Halaman ${at} dari ${of}`,
  },
  en: {
    article: 'Article',
    version: 'Version',
    subject: 'Data of the Subscriber',
    name: 'Name',
    nip: 'NIP / NI PPPK',
    position: 'Position',
    unit: 'Work Unit',
    agency: 'Agency',
    mail: 'Official E-mail',
    profile: 'Certificate Type',
    key: 'Public Key Fingerprint (SHA-256)',
    acceptance: 'Acceptance',
    application: 'Application',
    page: (at: number, of: number) => `Page ${at} of ${of}`,
  },
} as const;

/** @returns PDF of four pages or so */
export const agreementPdf = async (agreement: Agreement): Promise<Uint8Array> => {
  const text = filled(agreementTexts[agreement.version][agreement.language], agreement);
  const subject = `${labels[agreement.language].application} ${agreement.caseNumber}`;
  const paper = await openPaper(
    { ...agreement, title: text.title, subject },
    { left: 72, right: 64, top: 54, bottom: 70 },
  );
  heading(paper, text, agreement);
  parties(paper, text, agreement);
  for (const [at, article] of text.articles.entries()) writeArticle(paper, at + 1, article, agreement);
  acceptance(paper, text, agreement);
  footers(paper, text, agreement);
  return closePaper(paper);
};

const SIZE = 10.2;

/** `3f:a0:…` in two lines of sixteen pairs, as key tools show it. */
const grouped = (hex: string): string => {
  const pairs = hex.toUpperCase().match(/../g) ?? [];
  return [pairs.slice(0, 16), pairs.slice(16)].map((half) => half.join(':')).join(' ');
};

/** The version's text with this agreement's values in their places. */
const filled = (
  text: AgreementText,
  { authority, subject, validityDays, language, ...moment }: Agreement,
): AgreementText => {
  const values: Readonly<Record<string, string>> = {
    authority,
    agency: subject.agency,
    days: String(validityDays),
    date: language === 'id' ? `${dateInWords(moment)} (${longDate(moment)})` : longDate(moment, 'en'),
  };
  const fill = (words: string) => words.replace(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole);
  const articles = text.articles.map(({ heading, clauses }) => ({ heading, clauses: clauses.map(fill) }));
  return { ...text, articles, opening: fill(text.opening), authorityRole: fill(text.authorityRole) };
};

const heading = (paper: Paper, text: AgreementText, { version, language }: Agreement): void => {
  const top = paper.y;
  paper.y -= 6;
  write(paper, text.notice, {
    size: 8.5,
    leading: 1.35,
    x: paper.margin.left + 10,
    width: textWidth(paper) - 20,
    weight: 'bold',
  });
  paper.y -= 8;
  const box = { x: paper.margin.left, y: paper.y, width: textWidth(paper), height: top - paper.y };
  paper.page.drawRectangle({ ...box, borderColor: ink, borderWidth: 0.8 });
  paper.y -= 14;
  write(paper, text.title.toUpperCase(), { weight: 'bold', size: 14, align: 'centre' });
  write(paper, `${labels[language].version} ${version}`, { align: 'centre', after: 10 });
};

const parties = (paper: Paper, text: AgreementText, agreement: Agreement): void => {
  const { subject, profile, keyFingerprint, language } = agreement;
  const label = labels[language];
  const body = { size: SIZE, align: 'justify' } as const;
  write(paper, text.opening, { ...body, after: 4 });
  numbered(paper, 1, text.authorityRole);
  numbered(paper, 2, text.subscriberRole);
  paper.y -= 6;
  const rows = [
    [label.name, subject.name],
    [label.nip, subject.nip ?? '–'],
    [label.position, subject.position ?? '–'],
    [label.unit, subject.unit ?? '–'],
    [label.agency, subject.agency],
    [label.mail, subject.mail],
    [label.profile, profile],
    [label.key, grouped(keyFingerprint)],
  ] as const;
  writeRows(paper, rows, { x: paper.margin.left + 16, label: 122, size: 10, leading: 1.38 });
  paper.y -= 8;
  write(paper, text.bridge, { ...body, after: 6 });
};

const writeArticle = (
  paper: Paper,
  number: number,
  { heading, clauses }: AgreementText['articles'][number],
  agreement: Agreement,
): void => {
  // A heading is not left alone at the foot of a page.
  needRoom(paper, 80);
  paper.y -= 6;
  write(paper, `${labels[agreement.language].article} ${number}`, { weight: 'bold', size: SIZE, align: 'centre' });
  write(paper, heading, { weight: 'bold', size: SIZE, align: 'centre', after: 3 });
  for (const [at, clause] of clauses.entries()) numbered(paper, at + 1, clause);
};

const numbered = (paper: Paper, number: number, text: string): void => {
  needRoom(paper, SIZE * 1.35 * 2);
  const { left } = paper.margin;
  const top = paper.y;
  write(paper, `(${number})`, { size: SIZE, width: 22 });
  paper.y = top;
  write(paper, text, { x: left + 24, width: textWidth(paper) - 24, size: SIZE, align: 'justify', after: 2.5 });
};

const acceptance = (paper: Paper, text: AgreementText, agreement: Agreement): void => {
  needRoom(paper, 90);
  paper.y -= 8;
  write(paper, labels[agreement.language].acceptance, { weight: 'bold', size: SIZE, align: 'centre', after: 3 });
  write(paper, text.acceptance, { size: SIZE, align: 'justify' });
};

const footers = (paper: Paper, { title }: AgreementText, { version, language, caseNumber }: Agreement): void => {
  const label = labels[language];
  const pages = paper.document.getPages();
  const { margin } = paper;
  for (const [at, page] of pages.entries()) {
    const end = { x: A4.width - margin.right, y: 54 };
    page.drawLine({ start: { x: margin.left, y: 54 }, end, thickness: 0.4, color: grey });
    const line = { size: 8, colour: grey };
    const foot = () => ({ ...paper, page, margin: { ...margin, bottom: 0 }, y: 51 });
    write(foot(), `${title} · ${label.version} ${version} · ${label.application} ${caseNumber}`, line);
    write(foot(), label.page(at + 1, pages.length), { ...line, align: 'right' });
  }
};
