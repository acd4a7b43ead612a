/** What changes, before and after beside each other, as a letter asks for it: ACC-9 (Kebumen warning 3). */
import { A4, ink, type Paper, rowHeight, write } from './paper.ts';

export type LetterChange = {
  readonly field: 'name' | 'agency' | 'mail' | 'position' | 'unit';
  /** Null where nothing was known. */
  readonly before: string | null;
  readonly after: string;
};

export const fieldLabels = {
  name: 'Nama',
  position: 'Jabatan',
  unit: 'Unit Kerja',
  agency: 'Instansi',
  mail: 'Alamat Email Dinas',
} as const satisfies Record<LetterChange['field'], string>;

const dots = '………………………';
const [size, leading] = [9.5, 1.25];

/** Three columns with a line under each row. Values wrap under themselves. */
export const writeChanges = (paper: Paper, changes: readonly LetterChange[]): void => {
  const left = paper.margin.left + 20;
  const label = 112;
  const wide = (A4.width - paper.margin.right - left - label) / 2;
  const columns = [left, left + label, left + label + wide] as const;
  const row = (cells: readonly [string, string, string], weight: 'regular' | 'bold') => {
    const widths = [label, wide, wide].map((width) => width - 8);
    const height = Math.max(
      ...cells.map((cell, at) => rowHeight(paper, cell, { size, leading, weight, width: widths[at] ?? 0 })),
    );
    const top = paper.y;
    for (const [at, cell] of cells.entries()) {
      paper.y = top;
      write(paper, cell, { x: columns[at] ?? left, width: widths[at] ?? 0, size, leading, weight });
    }
    paper.y = top - height - 3;
    paper.page.drawLine({
      start: { x: left, y: paper.y },
      end: { x: A4.width - paper.margin.right, y: paper.y },
      thickness: 0.4,
      color: ink,
    });
  };
  row(['Data', 'Semula', 'Menjadi'], 'bold');
  for (const { field, before, after } of changes) row([fieldLabels[field], before ?? '–', after], 'regular');
  // Not said yet: to be written by hand.
  if (changes.length === 0) for (let line = 0; line < 3; line++) row([dots, dots, dots], 'regular');
};
