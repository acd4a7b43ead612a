/** Text as people send it: PEM (RFC 7468) after a chat, a word processor or a mail program had its way with it. */
import { PkiError } from './errors.ts';

export type Armoured = { readonly label: string; readonly der: Uint8Array };

/** UTF-8, or UTF-16 where a byte-order mark says so ("Unicode" of Windows Notepad), or what Notepad calls ANSI. */
export const decodeText = (bytes: Uint8Array): string => {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
};

/**
 * Dashes back to hyphens ("--" became "—"), line ends that arrived as letters back to line ends, invisible characters gone, what a web
 * form (`&#x3D;`) or a mail saved as source (`=3D`) wrote in its own way back to what it stands for.
 */
export const plainText = (text: string): string =>
  text
    .replace(/[\u2010-\u2015\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d]/g, '-')
    .replace(/\\r\\n|\\n|\\r/g, '\n')
    .replace(/&(?:#(\d{2,3})|#x([0-9a-f]{2})|(gt|quot|nbsp));/gi, entity)
    .replace(/=3D/g, '=')
    .replace(/[\p{Cf}\0]/gu, '');

/** ASCII by number, and the three names that can stand in or around base64. */
const entity = (whole: string, decimal?: string, hex?: string, name?: string): string => {
  if (name) return name.toLowerCase() === 'nbsp' ? ' ' : '>';
  const code = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16);
  return code < 0x80 ? String.fromCharCode(code) : whole;
};

/** Chat line breaks fall inside the label too. Every repetition is bounded, so hostile text costs no more than its length. */
const begin = /-\s{0,4}BEGIN\s{1,4}((?:[A-Z0-9]{1,20}\s{1,4}){0,3}[A-Z0-9]{1,20})\s{0,4}-/gi;

/** The labels of all objects in the text, whole or not. */
export const labelsIn = (plain: string): readonly string[] =>
  Array.from(plain.matchAll(begin), ([, label = '']) => normalLabel(label));

const normalLabel = (label: string): string => label.trim().replace(/\s+/g, ' ').toUpperCase();

/** The first object in the text. @throws PkiError ERR_CSR_UNREADABLE when it is cut off or damaged */
export const firstArmoured = (plain: string): Armoured | undefined => {
  const match = Array.from(plain.matchAll(begin))[0];
  if (!match) return undefined;
  const label = normalLabel(match[1] ?? '');
  const rest = plain.slice(match.index + match[0].length).replace(/^[-\s]+/, '');
  const bodyEnd = rest.indexOf('-');
  const end =
    bodyEnd < 0
      ? null
      : /^-{1,20}\s{0,4}END\s{1,4}((?:[A-Z0-9]{1,20}\s{1,4}){0,3}[A-Z0-9]{1,20})\s{0,4}-/i.exec(rest.slice(bodyEnd));
  if (!end || normalLabel(end[1] ?? '') !== label)
    throw unreadable('cut-off', `the line END ${label} is missing or damaged; send the whole text, or the file itself`);
  const der = base64(rest.slice(0, bodyEnd));
  if (!der)
    throw unreadable(
      'not-base64',
      'between BEGIN and END stand characters that do not belong there; send the file itself',
    );
  return { label, der };
};

/** Blanks, line ends, quotation marks and the `>` of a quoted reply fall away; everything else must be base64. */
export const base64 = (text: string): Uint8Array | undefined => {
  const letters = text.replace(/[\s"'`´‘’‚‛“”„‟«»‹›>|*]/g, '');
  return /^[A-Za-z0-9+/]+={0,2}$/.test(letters) && letters.replace(/=+$/, '').length % 4 !== 1
    ? Uint8Array.from(Buffer.from(letters, 'base64'))
    : undefined;
};

const unreadable = (problem: string, sentence: string): PkiError =>
  new PkiError('ERR_CSR_UNREADABLE', sentence, { problem });
