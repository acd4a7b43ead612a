/**
 * A PNG put into a PDF. Grey, RGB and palette pixels go in as they are, since PDF knows PNG's row filters (ISO 32000-1 7.4.4.4);
 * screenshots with transparency are laid on white; only rarities (interlaced, 16-bit with alpha) take pdf-lib's slow way.
 */
import { Buffer } from 'node:buffer';
import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { type PDFDocument, PDFHexString, PDFRawStream, type PDFRef } from 'pdf-lib';
import { LetterError } from './errors.ts';
import { expectedLength, type PngStructure, pixelData } from './png.ts';

export const embedPlainPng = async (document: PDFDocument, png: PngStructure): Promise<PDFRef> => {
  const isTransparent = png.chunks.some(({ type }) => type === 'tRNS');
  if (png.interlaced || isTransparent) return (await document.embedPng(bare(png))).ref;
  if (png.colourType === 4 || png.colourType === 6) {
    if (png.bitDepth === 16) return (await document.embedPng(bare(png))).ref;
    const colours = png.colourType === 6 ? 3 : 1;
    return register(document, png, deflateSync(onWhite(png, colours), { level: 6 }), { colours });
  }
  const colours = png.colourType === 2 ? 3 : 1;
  return register(document, png, pixelData(png), { colours, predictor: 15 });
};

const register = (
  { context }: PDFDocument,
  png: PngStructure,
  data: Uint8Array,
  { colours, predictor = 1 }: { readonly colours: 1 | 3; readonly predictor?: number },
): PDFRef => {
  const palette = png.chunks.find(({ type }) => type === 'PLTE')?.data;
  const space = colours === 3 ? 'DeviceRGB' : 'DeviceGray';
  const indexed = () => [
    'Indexed',
    'DeviceRGB',
    (palette?.length ?? 3) / 3 - 1,
    PDFHexString.of(Buffer.from(palette ?? []).toString('hex')),
  ];
  const dict = context.obj({
    Type: 'XObject',
    Subtype: 'Image',
    Width: png.width,
    Height: png.height,
    BitsPerComponent: png.bitDepth,
    ColorSpace: png.colourType === 3 ? indexed() : space,
    Filter: 'FlateDecode',
    DecodeParms: { Predictor: predictor, Colors: colours, BitsPerComponent: png.bitDepth, Columns: png.width },
  });
  return context.register(PDFRawStream.of(dict, data));
};

/** 8-bit rows unfiltered (PNG 9.2), their last channel taken as opacity over white. */
const onWhite = (png: PngStructure, colours: 1 | 3): Buffer => {
  const step = colours + 1;
  const stride = png.width * step;
  const data = inflateSync(pixelData(png), { maxOutputLength: expectedLength(png) });
  const out = Buffer.alloc(png.width * png.height * colours);
  let above = new Uint8Array(stride);
  let to = 0;
  for (let y = 0; y < png.height; y++) {
    const row = data.subarray(y * (stride + 1) + 1, (y + 1) * (stride + 1));
    unfilter(data[y * (stride + 1)] ?? 0, row, above, step);
    for (let at = 0; at < stride; at += step) {
      const opacity = (row[at + colours] ?? 255) / 255;
      for (let colour = 0; colour < colours; colour++)
        out[to++] = (row[at + colour] ?? 0) * opacity + 255 * (1 - opacity);
    }
    above = row;
  }
  return out;
};

type Predictor = (left: number, up: number, corner: number) => number;

const unfilter = (filter: number, row: Uint8Array, above: Uint8Array, step: number): void => {
  const predict = predictors[filter];
  if (!predict) throw new LetterError('ERR_FILE_CORRUPT', { mediaType: 'image/png', fault: 'filter' });
  for (let at = 0; at < row.length; at++) {
    const [left, corner] = at < step ? [0, 0] : [row[at - step] ?? 0, above[at - step] ?? 0];
    row[at] = (row[at] ?? 0) + predict(left, above[at] ?? 0, corner);
  }
};

const paeth = (left: number, up: number, corner: number): number => {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
};

/** PNG 9.2: none, sub, up, average, Paeth. */
const predictors: readonly Predictor[] = [
  () => 0,
  (left) => left,
  (_, up) => up,
  (left, up) => (left + up) >> 1,
  paeth,
];

/** The PNG without everything but its pixels: pdf-lib's reader would also unpack animations and compressed texts. */
const bare = (png: PngStructure): Uint8Array => {
  const kept = png.chunks.filter(({ type }) => ['IHDR', 'PLTE', 'tRNS', 'IDAT'].includes(type));
  const chunks = [...kept, { type: 'IEND', data: new Uint8Array(0) }].map(({ type, data }) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  });
  return new Uint8Array(Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...chunks]));
};
