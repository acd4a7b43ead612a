/** A PNG read by its chunks (W3C PNG, third edition): size before anything is inflated, then the pixels' true length, counted not kept. */
import { Buffer } from 'node:buffer';
import { crc32, createInflate } from 'node:zlib';
import { LetterError } from './errors.ts';
import { type Orientation, orientationOf } from './exif.ts';

export type PngStructure = {
  readonly width: number;
  readonly height: number;
  readonly bitDepth: number;
  /** 0 grey, 2 RGB, 3 palette, 4 grey + alpha, 6 RGB + alpha. */
  readonly colourType: 0 | 2 | 3 | 4 | 6;
  readonly interlaced: boolean;
  readonly orientation: Orientation;
  /** Offset just after IEND. */
  readonly end: number;
  readonly chunks: readonly Chunk[];
};
type Chunk = { readonly type: string; readonly data: Uint8Array };

const channels = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 } as const;
const allowedDepths = { 0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16] } as const;
/** Adam7: first column, first row, column step, row step of each pass. */
const adam7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** Width and height from IHDR alone; looks at 33 bytes. */
export const pngSize = (bytes: Uint8Array): { readonly width: number; readonly height: number } => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (bytes.length < 33 || view.getUint32(8) !== 13 || view.getUint32(12) !== 0x49484452) throw corrupt('header');
  if (crc32(bytes.subarray(12, 29)) !== view.getUint32(29)) throw corrupt('checksum');
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  if (width === 0 || height === 0 || width > 0x7fffffff || height > 0x7fffffff) throw corrupt('size');
  return { width, height };
};

/** @throws LetterError ERR_FILE_CORRUPT {mediaType, fault}. Call only after the size has been capped. */
export const readPng = (bytes: Uint8Array): PngStructure => {
  const size = pngSize(bytes);
  const [bitDepth = 0, colour = 1, , , interlace] = bytes.subarray(24, 29);
  if (!isColourType(colour) || !(allowedDepths[colour] as readonly number[]).includes(bitDepth))
    throw corrupt('colour');
  const { chunks, end } = readChunks(bytes);
  if (!chunks.some(({ type }) => type === 'IDAT')) throw corrupt('no-pixels');
  const exif = chunks.find(({ type }) => type === 'eXIf');
  const orientation = exif ? orientationOf(exif.data) : 1;
  return { ...size, bitDepth, colourType: colour, interlaced: interlace === 1, orientation, end, chunks };
};

/** The compressed pixels, all IDAT chunks in one. */
export const pixelData = ({ chunks }: PngStructure): Buffer =>
  Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data));

/** Bytes the pixels must inflate to: a filter byte and the packed samples for each row of each pass. */
export const expectedLength = (png: PngStructure): number => {
  const bits = channels[png.colourType] * png.bitDepth;
  const rows = (width: number, height: number) => (width === 0 ? 0 : height * (1 + Math.ceil((width * bits) / 8)));
  if (!png.interlaced) return rows(png.width, png.height);
  const passes = adam7.map(([x, y, dx, dy]) =>
    rows(Math.max(0, Math.ceil((png.width - x) / dx)), Math.max(0, Math.ceil((png.height - y) / dy))),
  );
  return passes.reduce((sum, pass) => sum + pass, 0);
};

/** Inflates and throws away, so a bomb behind a small header is found in constant memory. */
export const checkPixels = async (png: PngStructure): Promise<void> => {
  const expected = expectedLength(png);
  const inflate = createInflate();
  inflate.end(pixelData(png));
  let length = 0;
  try {
    for await (const chunk of inflate) {
      length += (chunk as Buffer).length; // a zlib stream yields Buffers
      if (length > expected) break;
    }
  } catch (cause) {
    throw corrupt('pixels', { cause });
  }
  if (length !== expected) throw corrupt(length > expected ? 'too-many-pixels' : 'truncated');
};

const corrupt = (fault: string, options?: ErrorOptions): LetterError =>
  new LetterError('ERR_FILE_CORRUPT', { mediaType: 'image/png', fault }, options);

const isColourType = (value: number): value is keyof typeof channels => value in channels;

const readChunks = (bytes: Uint8Array): { readonly chunks: readonly Chunk[]; readonly end: number } => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const chunks: Chunk[] = [];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const end = at + 12 + length;
    if (end > bytes.length) break;
    const type = Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1');
    if (crc32(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4)) throw corrupt('checksum');
    if (type === 'IEND') return { chunks, end };
    chunks.push({ type, data: bytes.subarray(at + 8, end - 4) });
    at = end;
  }
  throw corrupt('truncated');
};
