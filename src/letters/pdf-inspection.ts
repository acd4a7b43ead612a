/** A PDF looked at in the order that keeps us safe: its ends, its streams, and only then a parser and the objects it found. */
import { Buffer } from 'node:buffer';
import { ParseSpeeds, PDFDocument } from 'pdf-lib';
import { LetterError } from './errors.ts';
import { checkObjects, countPages, type PdfLimits } from './pdf-objects.ts';
import { checkStreams } from './pdf-streams.ts';

/** @returns the number of pages */
export const inspectPdf = async (bytes: Uint8Array, limits: PdfLimits): Promise<number> => {
  checkEnd(bytes);
  await checkStreams(bytes, limits.maxInflatedBytes);
  const { context } = await parse(bytes);
  checkObjects(context, limits);
  return countPages(context, limits);
};

const checkEnd = (bytes: Uint8Array): void => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const eof = file.lastIndexOf('%%EOF');
  if (eof < 0) throw corrupt('truncated');
  const rest = file.subarray(eof + 5);
  const trailing = rest.findIndex((byte) => byte > 0x20);
  if (trailing >= 0)
    throw new LetterError('ERR_FILE_POLYGLOT', { mediaType: 'application/pdf', trailing: rest.length });
};

const corrupt = (fault: string, options?: ErrorOptions): LetterError =>
  new LetterError('ERR_FILE_CORRUPT', { mediaType: 'application/pdf', fault }, options);

const parse = async (bytes: Uint8Array): Promise<PDFDocument> => {
  try {
    return await PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest });
  } catch (cause) {
    throw corrupt('structure', { cause });
  }
};
