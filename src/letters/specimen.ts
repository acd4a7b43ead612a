/** Ready-made sample papers for the sandbox, made at run time for the invented cast, every one marked CONTOH across its face. */
import { degrees, type PDFPage, rgb } from 'pdf-lib';
import { type IdentityCardSpecimen, identityCardSpecimen } from './identity-card-specimen.ts';
import { closePaper, type Paper } from './paper.ts';
import { drawRecommendation, type Recommendation } from './recommendation.ts';
import { drawStatement, type RevocationStatement } from './revocation-statement.ts';

/** The person who appears in the sandbox, the tests and the manuals; nobody real. NIK and NIP agree with each other. */
export const invented = {
  name: 'Siti Rahmawati',
  nik: '3305125503900004',
  nip: '199003152015042001',
  mail: 'siti.rahmawati@contohkab.go.id',
  position: 'Pranata Komputer Ahli Muda',
  unit: 'Bidang Aplikasi Informatika',
  agency: 'Pemerintah Kabupaten Contoh',
} as const;

/** What the KTP of the invented person shows besides name and NIK. */
export const inventedCard: IdentityCardSpecimen = {
  nik: invented.nik,
  name: invented.name,
  province: 'Jawa Contoh',
  regency: 'Kabupaten Contoh',
  birthPlace: 'Contoh',
  birthDate: '15-03-1990',
  sex: 'female',
  address: 'Jl. Merdeka No. 1',
  neighbourhood: '001/002',
  village: 'Contohrejo',
  district: 'Contoh',
};

/** @returns PNG of 1012 × 638 pixels; what is not given is the invented person's */
export const specimenIdentityCard = (card: Partial<IdentityCardSpecimen> = {}): Uint8Array =>
  identityCardSpecimen({ ...inventedCard, ...card });

export type SpecimenLetter = Omit<Recommendation, 'number' | 'place' | 'superior'>;

/** @returns PDF: the recommendation letter for these data as it comes back, with a number, a stamp and a signature drawn on it */
export const specimenRecommendation = async (letter: SpecimenLetter): Promise<Uint8Array> => {
  const { paper, signature } = await drawRecommendation({
    ...letter,
    ...byHand(letter.caseNumber),
  });
  for (const page of paper.document.getPages()) mark(page, paper);
  stamp(paper, signature.x + 18, signature.y + 14);
  sign(paper.page, signature.x + 30, signature.y + 4);
  return closePaper(paper);
};

export type SpecimenStatement = Omit<RevocationStatement, 'number' | 'place' | 'superior'>;

/** @returns PDF: the statement of reasons for these data as it comes back, signed by the owner and approved by the superior (REV-1) */
export const specimenStatement = async (statement: SpecimenStatement): Promise<Uint8Array> => {
  const { paper, signatures } = await drawStatement({ ...statement, ...byHand(statement.caseNumber) });
  for (const page of paper.document.getPages()) mark(page, paper);
  const { superior, applicant } = signatures;
  stamp(paper, superior.x + 18, superior.y + 14);
  sign(paper.page, superior.x + 30, superior.y + 4);
  sign(paper.page, applicant.x + 20, applicant.y + 4);
  return closePaper(paper);
};

const byHand = (caseNumber: string) => ({
  number: `800/${caseNumber}/CONTOH`,
  place: 'Contoh',
  superior: {
    name: 'Bambang Sutrisno',
    nip: '197508172000031002',
    position: 'Kepala Dinas Komunikasi dan Informatika',
  },
});

const blue = rgb(0.1, 0.2, 0.6);
const violet = rgb(0.35, 0.2, 0.6);

const mark = (page: PDFPage, { faces }: Paper): void => {
  const { font } = faces.bold;
  page.drawText('CONTOH', {
    x: 95,
    y: 270,
    size: 118,
    font,
    rotate: degrees(48),
    color: rgb(0.8, 0.1, 0.15),
    opacity: 0.12,
  });
  const line = 'CONTOH UNTUK UJI COBA · DATA REKAAN · BUKAN SURAT RESMI';
  page.drawText(line, { x: 85, y: 818, size: 8, font, color: rgb(0.8, 0.1, 0.15) });
};

/** A pen's way over the paper; nobody's signature. */
const sign = (page: PDFPage, x: number, y: number): void => {
  const path =
    'M0 0 C6 -34 22 -40 18 -10 C16 6 6 4 12 -8 C22 -28 34 -26 32 -6 C31 4 40 2 44 -10 C48 -22 54 -16 52 -6 C51 2 60 2 66 -8 C72 -18 78 -14 76 -4 C75 4 92 0 118 -14 M4 8 C40 0 80 -2 112 2';
  page.drawSvgPath(path, { x, y, borderColor: blue, borderWidth: 1.5 });
};

const stamp = ({ page, faces }: Paper, x: number, y: number): void => {
  const { font } = faces.bold;
  const ring = { x, y, borderColor: violet, borderOpacity: 0.75, opacity: 0 };
  page.drawCircle({ ...ring, size: 34, borderWidth: 1.8 });
  page.drawCircle({ ...ring, size: 24, borderWidth: 0.8 });
  const words = 'PEMERINTAH KABUPATEN CONTOH · ';
  for (const [at, character] of [...words].entries()) {
    const angle = Math.PI / 2 - (at / words.length) * 2 * Math.PI;
    const place = { x: x + 26.5 * Math.cos(angle), y: y + 26.5 * Math.sin(angle) };
    const rotate = degrees((angle * 180) / Math.PI - 90);
    page.drawText(character, { ...place, size: 6, font, color: violet, opacity: 0.75, rotate });
  }
  const width = font.widthOfTextAtSize('CONTOH', 9);
  page.drawText('CONTOH', { x: x - width / 2, y: y - 3, size: 9, font, color: violet, opacity: 0.75 });
};
