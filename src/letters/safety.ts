/**
 * What an uploaded file really is, and whether any decoder may see it (Sumbar issuance 5, Kebumen account 1 and 4: letters and
 * KTP copies come from strangers' phones). Recognised by content; every cap is enforced before a decoder runs.
 *
 * | code | fields |
 * |---|---|
 * | ERR_FILE_EMPTY | – |
 * | ERR_FILE_TOO_LARGE | bytes, maxBytes |
 * | ERR_FILE_TYPE | got (a FileKind), accept (media types, comma-separated) |
 * | ERR_FILE_CORRUPT | mediaType, fault (one word) |
 * | ERR_FILE_POLYGLOT | mediaType, and leading or trailing (bytes of foreign matter) or inside (what else it is) |
 * | ERR_PDF_ENCRYPTED | – |
 * | ERR_PDF_ACTIVE | found (the PDF name: JavaScript, Launch, EmbeddedFile …) |
 * | ERR_PDF_TOO_MANY_PAGES | maxPages |
 * | ERR_PDF_BOMB | reason (inflated, nested, filter, memory, time), maxInflatedBytes |
 * | ERR_IMAGE_TOO_MANY_PIXELS | width, height, maxPixels |
 */
import { Buffer } from 'node:buffer';
import { LetterError } from './errors.ts';
import type { Orientation } from './exif.ts';
import { jpegSize, readJpeg } from './jpeg.ts';
import { type MediaType, mediaTypes, pdfHeaderOffset, recognise } from './media-type.ts';
import { inspectPdfApart } from './pdf-apart.ts';
import { checkPixels, pngSize, readPng } from './png.ts';

export type FileLimits = {
  readonly accept: readonly MediaType[];
  readonly maxBytes: number;
  readonly maxPages: number;
  /** Of a photo, of an image inside a PDF, and of a PDF page at 150 dots per inch. */
  readonly maxPixels: number;
  /** All streams of a PDF together. */
  readonly maxInflatedBytes: number;
  /** Before a PDF's inspection is given up. Default 15. */
  readonly seconds?: number;
};

/** A letter or a KTP copy: a dozen scanned pages, a photo of 50 megapixels. */
export const uploadLimits = {
  accept: mediaTypes,
  maxBytes: 10 * 1024 * 1024,
  maxPages: 20,
  maxPixels: 50_000_000,
  maxInflatedBytes: 128 * 1024 * 1024,
} as const satisfies FileLimits;

export type Inspected =
  | { readonly mediaType: 'application/pdf'; readonly pages: number }
  | {
      readonly mediaType: 'image/jpeg' | 'image/png';
      readonly pages: 1;
      /** Pixels, as stored: `orientation` 5–8 swaps them for the eye. */
      readonly width: number;
      readonly height: number;
      readonly orientation: Orientation;
    };

/** @throws LetterError with one of the codes in the table above */
export const inspect = async (bytes: Uint8Array, limits: FileLimits = uploadLimits): Promise<Inspected> => {
  if (bytes.length === 0) throw new LetterError('ERR_FILE_EMPTY');
  if (bytes.length > limits.maxBytes)
    throw new LetterError('ERR_FILE_TOO_LARGE', { bytes: bytes.length, maxBytes: limits.maxBytes });
  const mediaType = acceptedType(bytes, limits.accept);
  if (mediaType === 'application/pdf') {
    const pages = await inspectPdfApart(bytes, limits, limits.seconds ?? 15);
    checkNoArchive(bytes, mediaType);
    return { mediaType, pages };
  }
  const facts = mediaType === 'image/jpeg' ? inspectJpeg(bytes, limits) : await inspectPng(bytes, limits);
  checkNoArchive(bytes, mediaType);
  return { mediaType, pages: 1, ...facts };
};

const acceptedType = (bytes: Uint8Array, accept: readonly MediaType[]): MediaType => {
  const got = recognise(bytes);
  const type = accept.find((it) => it === got);
  const pdfAt = pdfHeaderOffset(bytes);
  const known = got !== 'text' && got !== 'unknown' && type === undefined;
  // Readers of PDF look for its header in the first kilobyte: a photo that has one there is two files in one.
  if (pdfAt && !known) throw new LetterError('ERR_FILE_POLYGLOT', { mediaType: 'application/pdf', leading: pdfAt });
  if (!type) throw new LetterError('ERR_FILE_TYPE', { got, accept: accept.join(', ') });
  return type;
};

type ImageFacts = { readonly width: number; readonly height: number; readonly orientation: Orientation };

const inspectJpeg = (bytes: Uint8Array, { maxPixels }: FileLimits): ImageFacts => {
  const declared = jpegSize(bytes);
  if (declared) checkPixelCount(declared, maxPixels);
  const { width, height, orientation, end } = readJpeg(bytes);
  checkPixelCount({ width, height }, maxPixels);
  checkTrailing(bytes, end, 'image/jpeg');
  return { width, height, orientation };
};

const inspectPng = async (bytes: Uint8Array, { maxPixels }: FileLimits): Promise<ImageFacts> => {
  checkPixelCount(pngSize(bytes), maxPixels);
  const png = readPng(bytes);
  checkTrailing(bytes, png.end, 'image/png');
  await checkPixels(png);
  return { width: png.width, height: png.height, orientation: png.orientation };
};

const checkPixelCount = ({ width, height }: { width: number; height: number }, maxPixels: number): void => {
  if (width * height > maxPixels) throw new LetterError('ERR_IMAGE_TOO_MANY_PIXELS', { width, height, maxPixels });
};

/**
 * Phones do put something after a photo's end: a second JPEG (depth map, HDR gain map) or Samsung's `SEFT` records. Those are
 * let pass, because photos.ts cuts them off; padding is nothing. All else is foreign.
 */
const checkTrailing = (bytes: Uint8Array, end: number, mediaType: MediaType): void => {
  const rest = Buffer.from(bytes.buffer, bytes.byteOffset + end, bytes.length - end);
  if (rest.every((byte) => byte === 0 || byte === 0x0a || byte === 0x0d || byte === 0x20)) return;
  const isSecondPhoto = rest.toString('hex', 0, 3) === 'ffd8ff';
  const isSamsung = rest.toString('latin1', Math.max(0, rest.length - 4)) === 'SEFT';
  if (mediaType === 'image/jpeg' && (isSecondPhoto || isSamsung)) return;
  throw new LetterError('ERR_FILE_POLYGLOT', { mediaType, trailing: rest.length });
};

/** A ZIP is read from its end (APPNOTE 4.3.16), so a file can be a document from the front and an archive from the back. */
const checkNoArchive = (bytes: Uint8Array, mediaType: MediaType): void => {
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).subarray(-65_557);
  for (let at = tail.indexOf('PK\x05\x06'); at >= 0; at = tail.indexOf('PK\x05\x06', at + 1)) {
    const fits = at + 22 <= tail.length && at + 22 + tail.readUInt16LE(at + 20) === tail.length;
    if (fits) throw new LetterError('ERR_FILE_POLYGLOT', { mediaType, inside: 'zip' });
  }
};
