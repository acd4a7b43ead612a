/**
 * Photos of a letter joined into one PDF, a photo a page, in the order they came (Sumbar issuance 5: the letter comes back "as PDF or
 * photos"). Place, camera and other metadata stay behind; a JPEG's picture is not re-encoded.
 */
import {
  concatTransformationMatrix,
  drawObject,
  PDFDocument,
  type PDFRef,
  popGraphicsState,
  pushGraphicsState,
} from 'pdf-lib';
import { LetterError } from './errors.ts';
import type { Orientation } from './exif.ts';
import { readJpeg, withoutMetadata } from './jpeg.ts';
import { recognise } from './media-type.ts';
import { A4 } from './paper.ts';
import { readPng } from './png.ts';
import { embedPlainPng } from './png-embedding.ts';

const MARGIN = 14;

/**
 * Give it only photos that `inspect` (safety.ts) has let pass.
 * @returns A4 pages, upright or across as each photo is to the eye; the same photos give the same bytes
 * @throws LetterError ERR_FILE_EMPTY without photos, ERR_FILE_TYPE {got, accept} for anything but JPEG and PNG
 */
export const photosToPdf = async (photos: readonly Uint8Array[]): Promise<Uint8Array> => {
  if (photos.length === 0) throw new LetterError('ERR_FILE_EMPTY');
  const document = await PDFDocument.create({ updateMetadata: false });
  document.setProducer('Lencana');
  for (const photo of photos) place(document, await embed(document, photo));
  return document.save({ useObjectStreams: false });
};

type Embedded = {
  readonly image: PDFRef;
  readonly width: number;
  readonly height: number;
  readonly orientation: Orientation;
};

const embed = async (document: PDFDocument, bytes: Uint8Array): Promise<Embedded> => {
  const got = recognise(bytes);
  if (got === 'image/png') {
    const png = readPng(bytes);
    return { image: await embedPlainPng(document, png), ...png };
  }
  if (got !== 'image/jpeg') throw new LetterError('ERR_FILE_TYPE', { got, accept: 'image/jpeg, image/png' });
  const jpeg = readJpeg(bytes);
  const { ref } = await document.embedJpg(withoutMetadata(bytes, jpeg));
  return { image: ref, ...jpeg };
};

const place = (document: PDFDocument, { image, width, height, orientation }: Embedded): void => {
  const [seenWidth, seenHeight] = orientation > 4 ? [height, width] : [width, height];
  const sheet: [number, number] = seenWidth > seenHeight ? [A4.height, A4.width] : [A4.width, A4.height];
  const page = document.addPage(sheet);
  const scale = Math.min((sheet[0] - 2 * MARGIN) / seenWidth, (sheet[1] - 2 * MARGIN) / seenHeight);
  const box = { width: seenWidth * scale, height: seenHeight * scale };
  const corner = { x: (sheet[0] - box.width) / 2, y: (sheet[1] - box.height) / 2 };
  const name = page.node.newXObject('Foto', image);
  const matrix = turned(orientation, { ...box, ...corner });
  page.pushOperators(pushGraphicsState(), concatTransformationMatrix(...matrix), drawObject(name), popGraphicsState());
};

type Matrix = [a: number, b: number, c: number, d: number, e: number, f: number];
type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Puts the stored picture's unit square into the box the way Exif's orientation tells (row 0 and column 0 as the eye sees them). */
const turned = (orientation: Orientation, { x, y, width: w, height: h }: Box): Matrix => {
  const matrices = {
    1: [w, 0, 0, h, x, y],
    2: [-w, 0, 0, h, x + w, y],
    3: [-w, 0, 0, -h, x + w, y + h],
    4: [w, 0, 0, -h, x, y + h],
    5: [0, -h, -w, 0, x + w, y + h],
    6: [0, -h, w, 0, x, y + h],
    7: [0, h, w, 0, x, y],
    8: [0, h, -w, 0, x + w, y],
  } satisfies Record<Orientation, Matrix>;
  return matrices[orientation];
};
