/** What a file is by its own first bytes; its name and the type a client claims are never asked. */
import { Buffer } from 'node:buffer';

export const mediaTypes = ['application/pdf', 'image/jpeg', 'image/png'] as const;
export type MediaType = (typeof mediaTypes)[number];

/** What we can name besides the three we read, so that a refusal can say what was got. */
export type FileKind =
  | MediaType
  | (typeof signatures)[number][0]
  | (typeof brands)[number][1]
  | (typeof riffForms)[number][1]
  | 'docx'
  | 'xlsx'
  | 'pptx'
  | 'odt'
  | 'apk'
  | 'zip'
  | 'svg'
  | 'html'
  | 'xml'
  | 'pem'
  | 'script'
  | 'text'
  | 'unknown';

const signatures = [
  ['image/jpeg', 'ffd8ff'],
  ['image/png', '89504e470d0a1a0a'],
  ['exe', '4d5a'],
  ['elf', '7f454c46'],
  ['mach-o', 'cffaedfe'],
  ['mach-o', 'feedfacf'],
  ['java-class', 'cafebabe'],
  ['gif', '47494638'],
  ['tiff', '49492a00'],
  ['tiff', '4d4d002a'],
  ['bmp', '424d'],
  ['ico', '00000100'],
  ['jxl', 'ff0a'],
  ['jp2', '0000000c6a502020'],
  ['psd', '38425053'],
  ['doc', 'd0cf11e0a1b11ae1'],
  ['rtf', '7b5c727466'],
  ['postscript', '25215053'],
  ['rar', '526172211a07'],
  ['7z', '377abcaf271c'],
  ['gzip', '1f8b'],
  ['bzip2', '425a68'],
  ['xz', 'fd377a585a00'],
  ['ogg', '4f676753'],
  ['mp3', '494433'],
  ['webm', '1a45dfa3'],
] as const;

/** ISO 14496-12 brands at offset 8, after `ftyp`; anything else with `ftyp` is a film. */
const brands = [
  [/^(heic|heix|heim|heis|hevc|hevx|mif1|msf1)$/, 'heic'],
  [/^avi[fs]$/, 'avif'],
  [/./, 'mp4'],
] as const;

const riffForms = [
  ['WEBP', 'webp'],
  ['WAVE', 'wav'],
  ['AVI ', 'avi'],
] as const;

/** Reads at most the first 4 KB. PDF counts only at offset 0, after a BOM or white space at most (ISO 32000-1 7.5.2). */
export const recognise = (bytes: Uint8Array): FileKind => {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096));
  const latin = head.toString('latin1');
  if (pdfHeaderOffset(bytes) === 0) return 'application/pdf';
  const box = latin.slice(4, 8) === 'ftyp' ? brands.find(([brand]) => brand.test(latin.slice(8, 12))) : undefined;
  if (box) return box[1];
  const form = latin.startsWith('RIFF') && riffForms.find(([name]) => latin.slice(8, 12) === name);
  if (form) return form[1];
  const hex = head.subarray(0, 16).toString('hex');
  if (hex.startsWith('504b0304') || hex.startsWith('504b0506')) return zipKind(latin);
  const signature = signatures.find(([, magic]) => hex.startsWith(magic));
  return signature ? signature[0] : textKind(head);
};

/** How many bytes of foreign matter stand before `%PDF-`; 0 allows a BOM and white space; undefined where none is within 1 KB. */
export const pdfHeaderOffset = (bytes: Uint8Array): number | undefined => {
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1029)).toString('latin1');
  const at = latin.indexOf('%PDF-');
  if (at < 0) return undefined;
  const before = latin.slice(0, at).replace('\xef\xbb\xbf', '').replaceAll('\0', '');
  return before.trim() === '' ? 0 : at;
};

const zipKind = (latin: string): FileKind => {
  if (latin.includes('word/')) return 'docx';
  if (latin.includes('xl/')) return 'xlsx';
  if (latin.includes('ppt/')) return 'pptx';
  if (latin.includes('[Content_Types].xml')) return 'docx';
  if (latin.includes('mimetypeapplication/vnd.oasis.opendocument')) return 'odt';
  return latin.includes('AndroidManifest.xml') ? 'apk' : 'zip';
};

const textKind = (head: Buffer): FileKind => {
  // A character cut at 4 KB is no reason to call a text binary.
  const text = new TextDecoder('utf-8').decode(head, { stream: true }).trimStart();
  if (text.includes('\ufffd') || /\p{Cc}/u.test(text.replace(/\s/g, ''))) return 'unknown';
  if (/<svg[\s>]/i.test(text)) return 'svg';
  if (/^<(!doctype html|html|head|body|script)/i.test(text)) return 'html';
  if (text.startsWith('<?xml')) return 'xml';
  if (text.startsWith('#!')) return 'script';
  return text.includes('-----BEGIN ') ? 'pem' : 'text';
};
