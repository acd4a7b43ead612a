/** Files made to do harm or to lie, each built from nothing: the safety tests' own, none is stored. */
import { Buffer } from 'node:buffer';
import { crc32, deflateSync } from 'node:zlib';
import { PDFDocument, PDFName, PDFString } from 'pdf-lib';

export const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');
export const joined = (...parts: readonly (Uint8Array | string)[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? bytes(part) : part)));

/** An honest PDF of so many A4 pages, for a change to be made in it. */
export const pdf = async (pages = 1, change?: (document: PDFDocument) => unknown, objectStreams = false) => {
  const document = await PDFDocument.create();
  for (let page = 0; page < pages; page++) document.addPage([595, 842]).drawText(`Halaman ${page + 1}`);
  await change?.(document);
  return document.save({ useObjectStreams: objectStreams });
};

export const withOpenAction = (action: Record<string, string>) =>
  pdf(1, ({ catalog, context }) => {
    const { S = '', ...rest } = action;
    const values = Object.entries(rest).map(([key, value]) => [key, PDFString.of(value)]);
    catalog.set(PDFName.of('OpenAction'), context.obj({ S: PDFName.of(S), ...Object.fromEntries(values) }));
  });

/** A PDF written by hand: the objects' text, in order from 1; object 1 is the catalog. Cross-references are exact. */
export const handMade = (...objects: readonly (string | Uint8Array)[]): Uint8Array => {
  let file = bytes('%PDF-1.7\n');
  const offsets = objects.map((body, at) => {
    const offset = file.length;
    file = joined(file, `${at + 1} 0 obj\n`, body, '\nendobj\n');
    return offset;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const xref = `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R >>\n`;
  return joined(file, xref, `startxref\n${file.length}\n%%EOF\n`);
};
export const stream = (dictionary: string, data: Uint8Array): Uint8Array =>
  joined(`<< ${dictionary} /Length ${data.length} >>\nstream\n`, data, '\nendstream');
export const onePage = [
  '<< /Type /Catalog /Pages 2 0 R >>',
  '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
] as const;

const chunk = (type: string, data: Uint8Array): Uint8Array => {
  const body = joined(type, data);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return joined(length, body, sum);
};
const signature = Buffer.from('89504e470d0a1a0a', 'hex');
const header = (width: number, height: number, colourType: number) => {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  data.set([8, colourType], 8);
  return chunk('IHDR', data);
};

/** An 8-bit PNG; the pixels are given as they are inflated (a filter byte before each row). */
export const png = (
  width: number,
  height: number,
  { colourType = 0, pixels = Buffer.alloc(height * (1 + width)), more = [] as readonly Uint8Array[] } = {},
): Uint8Array =>
  joined(
    signature,
    header(width, height, colourType),
    ...more,
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', bytes('')),
  );
export const pngChunk = chunk;

/** A grey 8×8 JPEG, 1 block, with the usual Huffman tables cut down to the codes it uses; `before` goes after SOI. */
export const jpeg = ({ width = 8, height = 8, before = bytes('') } = {}): Uint8Array => {
  const segment = (marker: number, data: readonly number[]) =>
    Buffer.from([0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 255, ...data]);
  const counts = (first: number) => [first, ...Array<number>(15).fill(0)];
  return joined(
    Buffer.from([0xff, 0xd8]),
    before,
    segment(0xdb, [0, ...Array<number>(64).fill(16)]),
    segment(0xc0, [8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0]),
    segment(0xc4, [0x00, ...counts(1), 0]),
    segment(0xc4, [0x10, ...counts(1), 0]),
    segment(0xda, [1, 1, 0, 0, 63, 0]),
    // One DC code "0" and one AC code "0" (end of block), padded with ones; more blocks read the padding as damage.
    Buffer.from([0x3f, 0xff, 0xd9]),
  );
};

/** An APP1 Exif segment that says only which way up the photo is. */
export const exif = (orientation: number): Uint8Array => {
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010000000000000000', 'hex');
  tiff.writeUInt16BE(orientation, 18);
  const data = joined('Exif\0\0', tiff);
  return joined(Buffer.from([0xff, 0xe1, 0, data.length + 2]), data);
};
