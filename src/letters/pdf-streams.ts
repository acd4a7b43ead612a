/**
 * The bytes of a PDF before any PDF parser sees them: what every stream inflates to is counted and thrown away, and names
 * of things that act or explode are looked for in the file and in what was inflated. It follows no dictionary, so nothing
 * a dictionary says (a false /Length, an escaped name, a second object of the same number) hides a stream from it.
 */
import { Buffer } from 'node:buffer';
import { createInflate } from 'node:zlib';
import { LetterError } from './errors.ts';

/** Filters inside filters beyond this are a bomb: no program writes them. */
const MAX_DEPTH = 3;
const WINDOW = 1 << 20;
const OVERLAP = 64;

/** Long names only: `/JS` would be met by chance in a photo's bytes. The walk over the objects (pdf-objects.ts) finds the short ones. */
const activeNames = /\/(JavaScript|Launch|EmbeddedFiles?|RichMedia|GoToE|ImportData|SubmitForm)(?![A-Za-z])/;
/** LZW expands 1,300-fold and run lengths 64-fold, inside pdf-lib and out of reach; no current program writes either. */
const expandingFilters = /\/(LZWDecode|RunLengthDecode)(?![A-Za-z])/;
/** pdf-lib itself decodes only object and cross-reference streams; their writers use Flate, never an ASCII filter to hide it in. */
const parsedStreams = /\/(ObjStm|XRef)(?![A-Za-z])/;
const asciiFilters = /\/ASCII(Hex|85)Decode(?![A-Za-z])/;
const encryption = /\/Encrypt(?![A-Za-z])/;

/** @throws LetterError ERR_PDF_ENCRYPTED, ERR_PDF_ACTIVE {found}, ERR_PDF_BOMB {reason, maxInflatedBytes} */
export const checkStreams = async (bytes: Uint8Array, maxInflatedBytes: number): Promise<void> => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  for (const text of windows(file)) if (encryption.test(text)) throw new LetterError('ERR_PDF_ENCRYPTED');
  const forbidden = forbiddenFilters(file);
  for (const text of windows(file)) checkNames(text, { forbidden, limit: maxInflatedBytes });
  const purse = { spent: 0, limit: maxInflatedBytes, forbidden };
  for (const start of streamStarts(file)) await expand(file.subarray(start), purse, 0);
};

type Purse = { spent: number; readonly limit: number; readonly forbidden: readonly RegExp[] };

const forbiddenFilters = (file: Buffer): readonly RegExp[] => {
  for (const text of windows(file)) if (parsedStreams.test(text)) return [expandingFilters, asciiFilters];
  return [expandingFilters];
};

const bomb = (reason: string, maxInflatedBytes: number): LetterError =>
  new LetterError('ERR_PDF_BOMB', { reason, maxInflatedBytes });

function* streamStarts(file: Buffer): Generator<number> {
  for (let at = file.indexOf('stream'); at >= 0; at = file.indexOf('stream', at + 6)) {
    if (file.toString('latin1', Math.max(0, at - 3), at) === 'end') continue;
    let start = at + 6;
    while (start < at + 14 && isSpace(file[start])) start++;
    yield start;
  }
}

/** Takes off one layer of encoding if there is one, counts it, looks at it, and goes on inside while there is another. */
const expand = async (bytes: Buffer, purse: Purse, depth: number): Promise<void> => {
  if (isDeflate(bytes)) return inside(inflated(bytes), purse, depth);
  if (looksLikeAscii85(bytes)) await inside([ascii85(bytes)], purse, depth);
};

const inside = async (chunks: AsyncIterable<Buffer> | Iterable<Buffer>, purse: Purse, depth: number): Promise<void> => {
  let tail = '';
  let kept: Buffer[] | undefined;
  for await (const chunk of chunks) {
    purse.spent += chunk.length;
    if (purse.spent > purse.limit) throw bomb('inflated', purse.limit);
    for (const text of windows(chunk)) checkNames(tail + text, purse);
    tail = chunk.toString('latin1', Math.max(0, chunk.length - OVERLAP));
    if (kept === undefined) kept = hasLayer(chunk) ? [chunk] : [];
    else if (kept.length > 0) kept.push(chunk);
  }
  if (!kept || kept.length === 0) return;
  if (depth + 1 >= MAX_DEPTH) throw bomb('nested', purse.limit);
  await expand(Buffer.concat(kept), purse, depth + 1);
};

/** What came out before damaged data counts too: lenient readers use it. */
async function* inflated(bytes: Buffer): AsyncGenerator<Buffer> {
  const inflate = createInflate({ chunkSize: 1 << 16 });
  inflate.end(bytes);
  try {
    for await (const chunk of inflate) yield chunk as Buffer; // a zlib stream yields Buffers
  } catch (error) {
    if (error instanceof LetterError) throw error;
  } finally {
    inflate.destroy();
  }
}

const checkNames = (text: string, { forbidden, limit }: Pick<Purse, 'forbidden' | 'limit'>): void => {
  const active = activeNames.exec(text);
  if (active?.[1]) throw new LetterError('ERR_PDF_ACTIVE', { found: active[1] });
  if (forbidden.some((filter) => filter.test(text))) throw bomb('filter', limit);
};

/** The bytes as text, a megabyte at a time with some overlap, `#4c` in names read as `L` (ISO 32000-1 7.3.5). */
function* windows(bytes: Buffer): Generator<string> {
  for (let at = 0; at < bytes.length; at += WINDOW) {
    const text = bytes.toString('latin1', Math.max(0, at - OVERLAP), at + WINDOW);
    yield text.includes('#')
      ? text.replace(/#([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)))
      : text;
  }
}

const isSpace = (byte: number | undefined): boolean =>
  byte === 0x20 || byte === 0x0d || byte === 0x0a || byte === 0x09 || byte === 0x0c || byte === 0;

/** RFC 1950 2.2: method 8, header checksum, no preset dictionary. */
const isDeflate = (bytes: Buffer): boolean => {
  const [method = 0, flags = 0] = bytes;
  return (method & 15) === 8 && ((method << 8) | flags) % 31 === 0 && (flags & 0x20) === 0;
};

const hasLayer = (bytes: Buffer): boolean => isDeflate(bytes) || looksLikeAscii85(bytes);

/** `GhU…` and the like: the first characters decode to a deflate header. Anything else is taken for plain text. */
const looksLikeAscii85 = (bytes: Buffer): boolean => isDeflate(ascii85(bytes.subarray(0, 256)));

/** ISO 32000-1 7.4.3, up to `~`; a foreign character is reckoned with, as pdf-lib and pdf.js do. */
const ascii85 = (bytes: Buffer): Buffer => {
  const out = Buffer.alloc(4 * bytes.length);
  const group: number[] = [];
  let length = 0;
  const flush = () => {
    const digits = [...group, 84, 84, 84, 84, 84].slice(0, 5);
    const value = digits.reduce((sum, digit) => sum * 85 + digit, 0);
    out.writeUInt32BE(((value % 2 ** 32) + 2 ** 32) % 2 ** 32, length);
    length += group.length - 1;
    group.length = 0;
  };
  for (const byte of bytes) {
    if (isSpace(byte)) continue;
    if (byte === 0x7a && group.length === 0) length += 4;
    else if (byte === 0x7e) break;
    else if (group.push(byte - 0x21) === 5) flush();
  }
  if (group.length > 1) flush();
  return out.subarray(0, length);
};
