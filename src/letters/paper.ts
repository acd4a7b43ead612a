/** Sheets of A4 and a pen: words set in lines, tables of label and value, rules, and page after page as the text needs. */
import { PDFDocument, type PDFPage, rgb } from 'pdf-lib';
import { type Language, longDate, type ZonedMoment } from './dates.ts';
import { embedTypeface, printable, type Typeface, type Weight } from './typeface.ts';

/** Points; 72 to the inch. */
export const A4 = { width: 595.28, height: 841.89 } as const;
export const ink = rgb(0, 0, 0);
export const grey = rgb(0.35, 0.35, 0.35);

export type Paper = {
  readonly document: PDFDocument;
  readonly faces: Readonly<Record<Weight, Typeface>>;
  readonly margin: Margin;
  page: PDFPage;
  /** Where the next line's top goes, from the bottom of the page. */
  y: number;
};
export type Margin = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };

type Colophon = ZonedMoment & { readonly title: string; readonly subject: string; readonly language: Language };

/** A4 with Indonesian letter margins (left 3 cm for the file, others 2.5 and 2). Same input, same bytes: every date is the letter's. */
export const openPaper = async (colophon: Colophon, margin: Partial<Margin> = {}): Promise<Paper> => {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.setTitle(colophon.title, { showInWindowTitleBar: true });
  document.setSubject(`${colophon.subject}, ${longDate(colophon, colophon.language)}`);
  document.setLanguage(colophon.language);
  document.setProducer('Lencana');
  document.setCreator('Lencana');
  document.setCreationDate(colophon.date);
  document.setModificationDate(colophon.date);
  const faces = {
    regular: await embedTypeface(document, 'regular'),
    bold: await embedTypeface(document, 'bold'),
    italic: await embedTypeface(document, 'italic'),
  };
  const margins = { left: 85, right: 64, top: 42, bottom: 66, ...margin };
  const page = document.addPage([A4.width, A4.height]);
  return { document, faces, margin: margins, page, y: A4.height - margins.top };
};

/** Classic cross-references, so that a signature can be put on it later. */
export const closePaper = ({ document }: Paper): Promise<Uint8Array> => document.save({ useObjectStreams: false });

export const textWidth = ({ margin }: Paper): number => A4.width - margin.left - margin.right;

export type Setting = {
  readonly weight?: Weight;
  /** Points. */
  readonly size?: number;
  /** Distance of lines as a multiple of the size. */
  readonly leading?: number;
  readonly align?: 'left' | 'centre' | 'right' | 'justify';
  /** Left edge and width in points; the text column if not given. */
  readonly x?: number;
  readonly width?: number;
  /** Space after, points. */
  readonly after?: number;
  readonly colour?: ReturnType<typeof rgb>;
};

/** Sets a paragraph below what is there and moves the pen under it; goes on to a new page when this one is full. */
export const write = (paper: Paper, text: string, setting: Setting = {}): void => {
  const { weight = 'regular', size = 11, leading = 1.35, after = 0 } = setting;
  const width = setting.width ?? textWidth(paper);
  const lines = broken(text, paper.faces[weight], size, width);
  for (const [at, line] of lines.entries()) {
    needRoom(paper, size * leading);
    paper.y -= size * leading;
    setLine(paper, line, { ...setting, width, isLast: at === lines.length - 1 });
  }
  paper.y -= after;
};

/** Starts a new page unless so many points are left above the bottom margin. */
export const needRoom = (paper: Paper, points: number): void => {
  if (paper.y - points >= paper.margin.bottom) return;
  paper.page = paper.document.addPage([A4.width, A4.height]);
  paper.y = A4.height - paper.margin.top;
};

/** A value nobody knows yet is a dotted line to write on. */
export type Row = readonly [label: string, value: string | null];

/** `label : value` rows, values wrapped under themselves, kept whole over a page's end. */
export const writeRows = (
  paper: Paper,
  rows: readonly Row[],
  { x = paper.margin.left, label = 110, size = 11, leading = 1.4, gap = 0, weight = 'regular' as Weight } = {},
): void => {
  const valueX = x + label + 12;
  const width = A4.width - paper.margin.right - valueX;
  for (const [name, value] of rows) {
    const lines = value === null ? 1 : broken(value, paper.faces[weight], size, width).length;
    needRoom(paper, lines * size * leading);
    const top = paper.y;
    write(paper, name, { x, width: label, size, leading });
    paper.y = top;
    write(paper, ':', { x: x + label, width: 8, size, leading });
    paper.y = top;
    if (value === null) dottedLine(paper, valueX, width, size * leading);
    else write(paper, value, { x: valueX, width, size, leading, weight });
    paper.y -= gap;
  }
};

/** A line of dots from `x`, `height` points below the pen, which moves there. */
export const dottedLine = (paper: Paper, x: number, width: number, height: number): void => {
  paper.y -= height;
  paper.page.drawLine({
    start: { x, y: paper.y - 1 },
    end: { x: x + width, y: paper.y - 1 },
    thickness: 0.8,
    color: grey,
    dashArray: [0.8, 2.2],
  });
};

export const rule = ({ page, margin, y }: Paper, thickness: number, below = 0): void =>
  page.drawLine({
    start: { x: margin.left, y: y - below },
    end: { x: A4.width - margin.right, y: y - below },
    thickness,
    color: ink,
  });

const setLine = (
  paper: Paper,
  line: string,
  {
    weight = 'regular',
    size = 11,
    align = 'left',
    x = paper.margin.left,
    width = 0,
    colour = ink,
    isLast,
  }: Setting & { readonly isLast: boolean },
): void => {
  const face = paper.faces[weight];
  const { font } = face;
  const words = line.split(' ');
  const space = measured(' ', face);
  const used = words.reduce((sum, word) => sum + measured(word, face) + space, -space);
  const free = width - used * size;
  const draw = (text: string, at: number) =>
    paper.page.drawText(text, { x: at, y: paper.y, size, font, color: colour });
  // A line that would be stretched thin stays ragged.
  const stretched = align === 'justify' && !isLast && words.length > 3 && free < width * 0.25;
  let at = x + (align === 'centre' ? free / 2 : align === 'right' ? free : 0);
  if (!stretched) draw(line, at);
  else
    for (const word of words) {
      draw(word, at);
      at += (measured(word, face) + space) * size + free / (words.length - 1);
    }
};

/** How many points a paragraph will take. */
export const rowHeight = (
  { faces }: Paper,
  text: string,
  { weight, size, leading, width }: Required<Pick<Setting, 'weight' | 'size' | 'leading' | 'width'>>,
): number => broken(text, faces[weight], size, width).length * size * leading;

/** Lines that fit; a word longer than a line is cut. */
const broken = (text: string, face: Typeface, size: number, width: number): readonly string[] => {
  const room = width / size;
  const space = measured(' ', face);
  const words = printable(text, face.characters).split(' ').filter(Boolean);
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of words.flatMap((it) => cut(it, face, room))) {
    const length = measured(word, face);
    const longer = used + space + length;
    if (line && longer > room) lines.push(line);
    [line, used] = line && longer <= room ? [`${line} ${word}`, longer] : [word, length];
  }
  return [...lines, line];
};

const cut = (word: string, face: Typeface, room: number): readonly string[] => {
  if (measured(word, face) <= room) return [word];
  const parts: string[] = [];
  let part = '';
  for (const character of word) {
    if (part && measured(part + character, face) > room) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part];
};

/** Width at size 1. Letters do not kern, so a line is as wide as its words and spaces; each word is measured once. */
const measured = (word: string, { font, widths }: Typeface): number => {
  const width = widths.get(word) ?? font.widthOfTextAtSize(word, 1);
  widths.set(word, width);
  return width;
};
