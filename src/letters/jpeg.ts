/** A JPEG read by its markers alone (ITU-T T.81 annex B): size, orientation, where it ends; no pixel is decoded. */
import { Buffer } from 'node:buffer';
import { LetterError } from './errors.ts';
import { type Orientation, orientationOf } from './exif.ts';

export type JpegStructure = {
  readonly width: number;
  readonly height: number;
  readonly orientation: Orientation;
  /** Offset just after EOI. */
  readonly end: number;
  readonly segments: readonly Segment[];
};
/** One marker segment; `from` is the offset of its 0xFF, `to` the offset after it (and after its scan, for SOS). */
type Segment = { readonly marker: number; readonly from: number; readonly to: number };

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP14 = 0xee;
/** Progressive pictures have about ten scans; thousands are a way to keep a decoder busy. */
const MAX_SCANS = 64;

/** @throws LetterError ERR_FILE_CORRUPT {mediaType, fault}: truncated, no frame, unknown frame, zero size. */
export const readJpeg = (bytes: Uint8Array): JpegStructure => {
  const segments = readSegments(bytes);
  const frame = segments.find(({ marker }) => isFrame(marker));
  if (!frame) throw corrupt('no-frame');
  if (!segments.some(({ marker }) => marker === SOS)) throw corrupt('no-scan');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (frame.to - frame.from < 11) throw corrupt('frame');
  const height = view.getUint16(frame.from + 5);
  const width = view.getUint16(frame.from + 7);
  if (width === 0 || height === 0) throw corrupt('size');
  const end = segments.at(-1)?.to ?? 0;
  return { width, height, orientation: orientation(bytes, segments), end, segments };
};

/**
 * The size by the frame header alone, for a JPEG inside a PDF: first frame marker, no other demand.
 * Undefined where there is none.
 */
export const jpegSize = (bytes: Uint8Array): { readonly width: number; readonly height: number } | undefined => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 2; at + 9 <= bytes.length; ) {
    const marker = view.getUint8(at + 1);
    if (view.getUint8(at) !== 0xff) return undefined;
    if (isFrame(marker)) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return undefined;
};

/** The picture without place, camera, thumbnail, comments and whatever follows EOI; colour data (ICC, Adobe) stays. */
export const withoutMetadata = (bytes: Uint8Array, { segments }: JpegStructure): Uint8Array => {
  const kept = segments.filter(({ marker, from, to }) => {
    if (marker === 0xfe) return false;
    if (marker < 0xe0 || marker > 0xef || marker === 0xe0 || marker === APP14) return true;
    return marker === APP2 && startsWith(bytes.subarray(from + 4, to), 'ICC_PROFILE\0');
  });
  // A copy with a buffer of its own: pdf-lib reads a JPEG from its ArrayBuffer's beginning.
  return new Uint8Array(Buffer.concat([bytes.subarray(0, 2), ...kept.map(({ from, to }) => bytes.subarray(from, to))]));
};

const corrupt = (fault: string): LetterError => new LetterError('ERR_FILE_CORRUPT', { mediaType: 'image/jpeg', fault });

/** SOF0–SOF15 except DHT (C4), JPG (C8) and DAC (CC). */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

const readSegments = (bytes: Uint8Array): readonly Segment[] => {
  const segments: Segment[] = [];
  let scans = 0;
  for (let at = 2; ; ) {
    if (bytes[at] !== 0xff) throw corrupt(at >= bytes.length ? 'truncated' : 'marker');
    while (bytes[at] === 0xff) at++; // fill bytes, B.1.1.2
    const from = at - 1;
    const marker = bytes[at++];
    if (marker === undefined) throw corrupt('truncated');
    if (marker === EOI) return [...segments, { marker, from, to: at }];
    if (marker === SOI || marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd7)) throw corrupt('marker');
    const length = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
    if (length < 2 || at + length > bytes.length) throw corrupt('truncated');
    at += length;
    if (marker === SOS) {
      if (++scans > MAX_SCANS) throw corrupt('scans');
      at = endOfScan(bytes, at);
    }
    segments.push({ marker, from, to: at });
  }
};

/** Entropy-coded data ends at the first marker that is neither a stuffed zero nor a restart. */
const endOfScan = (bytes: Uint8Array, start: number): number => {
  for (let at = bytes.indexOf(0xff, start); at >= 0; at = bytes.indexOf(0xff, at)) {
    const next = bytes[at + 1];
    if (next === undefined) break;
    if (next === 0xff) at += 1;
    else if (next === 0 || (next >= 0xd0 && next <= 0xd7)) at += 2;
    else return at;
  }
  throw corrupt('truncated');
};

const orientation = (bytes: Uint8Array, segments: readonly Segment[]): Orientation => {
  const exif = segments.find(
    ({ marker, from, to }) => marker === APP1 && startsWith(bytes.subarray(from + 4, to), 'Exif\0\0'),
  );
  return exif ? orientationOf(bytes.subarray(exif.from + 10, exif.to)) : 1;
};

const startsWith = (bytes: Uint8Array, text: string): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, text.length)).toString('latin1') === text;
