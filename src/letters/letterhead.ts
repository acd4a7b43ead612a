/** What every letter of an agency opens and ends with: its letterhead, and the line by which a desk knows the sheet again. Kebumen account 1, Sumbar revocation 1. */
import { createHash } from 'node:crypto';
import { A4, grey, type Paper, rule, write } from './paper.ts';

export type LetterAgency = {
  readonly name: string;
  /** The office whose letterhead this is (Dinas, Badan, Kecamatan …). */
  readonly office: string | null;
  readonly address: string | null;
};

export const letterhead = (paper: Paper, { name, office, address }: LetterAgency): void => {
  write(paper, name.toUpperCase(), { weight: office ? 'regular' : 'bold', size: 14, align: 'centre', leading: 1.25 });
  if (office) write(paper, office.toUpperCase(), { weight: 'bold', size: 16, align: 'centre', leading: 1.25 });
  if (address) write(paper, address, { size: 9, align: 'centre', leading: 1.5 });
  rule(paper, 2.2, 8);
  rule(paper, 0.7, 10.6);
  paper.y -= 20;
};

/**
 * Eight characters (`7KQ3-M9XD`) over what is printed for the applicant, so that a desk can tell at a glance whether a letter
 * that came back is the one handed out for these data. Anyone can compute it: it proves nothing about the signature.
 */
export const checkCode = (facts: readonly (string | null)[]): string => {
  // No 0, O, 1, I: people read it aloud.
  const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
  const digest = createHash('sha256').update(JSON.stringify(facts)).digest();
  const code = [...digest.subarray(0, 8)].map((byte) => alphabet[byte & 31]).join('');
  return `${code.slice(0, 4)}-${code.slice(4)}`;
};

/** `until`: what still has to happen to this sheet before it counts. */
export const footer = (
  paper: Paper,
  { caseNumber, code, until }: { readonly caseNumber: string; readonly code: string; readonly until: string },
): void => {
  const line = { size: 8, leading: 1.35, align: 'centre', colour: grey } as const;
  const { margin } = paper;
  paper.page.drawLine({
    start: { x: margin.left, y: 58 },
    end: { x: A4.width - margin.right, y: 58 },
    thickness: 0.4,
    color: grey,
  });
  const at: Paper = { ...paper, margin: { ...margin, bottom: 0 }, y: 54 };
  write(at, `Permohonan nomor ${caseNumber}  ·  Kode pemeriksaan ${code}`, { ...line, weight: 'bold' });
  write(at, `Naskah disiapkan oleh sistem dari data pemohon; ${until}.`, line);
};
