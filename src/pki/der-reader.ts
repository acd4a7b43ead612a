/** A strict DER reader (X.690 chapter 10 and 11), limited in length and depth. Plain Uint8Array and no node:, like the writer. */
import { sameBytes, tags, toHex } from './der.ts';
import { PkiError } from './errors.ts';

/** One TLV. `bytes` is the whole of it, `content` what is inside; both are views into the input. */
export type DerNode = {
  readonly tag: number;
  readonly bytes: Uint8Array;
  readonly content: Uint8Array;
  /** Empty for primitive types. */
  readonly children: readonly DerNode[];
};

export type DerLimits = { readonly maxLength?: number; readonly maxDepth?: number };

/**
 * Reads exactly one object. Refuses what BER allows and DER does not: indefinite and over-long lengths, padded integers, other booleans than
 * 00 and FF, constructed strings. The order inside a SET OF is not judged: a request's is never written again, and ours have one member.
 * @throws PkiError ERR_DER, ERR_DER_TRAILING_BYTES
 */
export const readDer = (bytes: Uint8Array, { maxLength = 65_536, maxDepth = 16 }: DerLimits = {}): DerNode => {
  if (bytes.length > maxLength) throw unreadable(`${bytes.length} bytes, at most ${maxLength} are read`);
  const node = readNode(bytes, 0, maxDepth);
  const trailing = bytes.length - node.bytes.length;
  if (trailing > 0)
    throw new PkiError('ERR_DER_TRAILING_BYTES', `${trailing} bytes follow the object; send the object alone`, {
      trailing,
    });
  return node;
};

const readNode = (bytes: Uint8Array, at: number, depth: number): DerNode => {
  if (depth <= 0) throw unreadable('nested too deep');
  const { tag, start, end } = readHeader(bytes, at);
  const content = bytes.subarray(start, end);
  checkPrimitive(tag, content);
  const children: DerNode[] = [];
  if ((tag & 0x20) !== 0) {
    for (let next = 0; next < content.length; ) {
      const child = readNode(content, next, depth - 1);
      children.push(child);
      next += child.bytes.length;
    }
  }
  return { tag, bytes: bytes.subarray(at, end), content, children };
};

const readHeader = (bytes: Uint8Array, at: number): { tag: number; start: number; end: number } => {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined) throw unreadable('cut off in a header');
  if ((tag & 0x1f) === 0x1f) throw unreadable('a tag number above 30');
  if (first === 0x80) throw unreadable('an indefinite length (BER)');
  const octets = first < 0x80 ? 0 : first & 0x7f;
  if (octets > 4) throw unreadable('a length of more than 4 octets');
  let length = octets === 0 ? first : 0;
  for (let index = 0; index < octets; index++) length = length * 256 + (bytes[at + 2 + index] ?? 0);
  if (octets > 0 && length < Math.max(0x80, 256 ** (octets - 1))) throw unreadable('a length that is not the shortest');
  const start = at + 2 + octets;
  if (start + length > bytes.length) throw unreadable('cut off: a length points past the end');
  return { tag, start, end: start + length };
};

const checkPrimitive = (tag: number, content: Uint8Array): void => {
  const [first = 0, second = 0] = content;
  if (tag >= 0x40) return;
  if ((tag & 0x20) !== 0 || tag === 0x10 || tag === 0x11) {
    if (tag !== tags.sequence && tag !== tags.set) throw unreadable(`tag 0x${tag.toString(16)} in the wrong form`);
    return;
  }
  if (tag === 0) throw unreadable('end-of-contents octets (BER)');
  if (tag === tags.boolean && !(content.length === 1 && (first === 0 || first === 0xff)))
    throw unreadable('a boolean other than 00 or FF');
  if (tag === tags.integer || tag === tags.enumerated) {
    if (content.length === 0) throw unreadable('an empty integer');
    if (content.length > 1 && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80)))
      throw unreadable('an integer that is not the shortest');
  }
  if (tag === tags.null && content.length > 0) throw unreadable('a NULL with content');
  if (tag === tags.bitString) checkBitString(content);
  if (tag === tags.oid) checkOid(content);
};

const checkBitString = (content: Uint8Array): void => {
  const unused = content[0];
  if (unused === undefined || unused > 7 || (content.length === 1 && unused > 0))
    throw unreadable('a bit string with bad unused bits');
  const last = content[content.length - 1] ?? 0;
  if (content.length > 1 && (last & ((1 << unused) - 1)) !== 0)
    throw unreadable('a bit string whose unused bits are not zero');
};

const checkOid = (content: Uint8Array): void => {
  let arcStarts = true;
  for (const octet of content) {
    if (arcStarts && octet === 0x80) throw unreadable('an object identifier with a padded arc');
    arcStarts = octet < 0x80;
  }
  if (content.length === 0 || !arcStarts) throw unreadable('an object identifier that is empty or cut off');
};

/** The node itself, if it has that tag. */
export const expectTag = (node: DerNode | undefined, tag: number): DerNode => {
  if (node?.tag !== tag) throw unreadable(`tag 0x${(node?.tag ?? 0).toString(16)} where 0x${tag.toString(16)} belongs`);
  return node;
};

export const childrenOf = (node: DerNode | undefined, tag: number = tags.sequence): readonly DerNode[] =>
  expectTag(node, tag).children;

/** Non-negative only: nothing in this room is ever below zero. */
export const integerOf = (node: DerNode | undefined): bigint => {
  const { content } = expectTag(node, tags.integer);
  if ((content[0] ?? 0) >= 0x80) throw unreadable('a negative number');
  return BigInt(`0x${toHex(content)}`);
};

export const oidOf = (node: DerNode | undefined): string => {
  const arcs: bigint[] = [];
  let arc = 0n;
  for (const octet of expectTag(node, tags.oid).content) {
    arc = (arc << 7n) | BigInt(octet & 0x7f);
    if (octet >= 0x80) continue;
    arcs.push(arc);
    arc = 0n;
  }
  const [first = 0n, ...rest] = arcs;
  const root = first < 40n ? 0n : first < 80n ? 1n : 2n;
  return [root, first - root * 40n, ...rest].join('.');
};

/** The octets of a bit string that has no unused bits (keys, signatures). */
export const bitStringOf = (node: DerNode | undefined): Uint8Array => {
  const { content } = expectTag(node, tags.bitString);
  if (content[0] !== 0) throw unreadable('a bit string of broken octets');
  return content.subarray(1);
};

/** The named bits that are set (KeyUsage). */
export const namedBitsOf = (node: DerNode | undefined): readonly number[] => {
  const { content } = expectTag(node, tags.bitString);
  const last = content[content.length - 1] ?? 0;
  const unused = content[0] ?? 0;
  if (content.length > 1 && ((last >> unused) & 1) === 0) throw unreadable('named bits with trailing zeros');
  const bits: number[] = [];
  for (let bit = 0; bit < (content.length - 1) * 8; bit++)
    if (((content[1 + (bit >> 3)] ?? 0) & (0x80 >> (bit & 7))) !== 0) bits.push(bit);
  return bits;
};

/** Text of any X.520 string type. */
export const textOf = (node: DerNode | undefined): string => {
  if (!node) throw unreadable('nothing where text belongs');
  const decoder = decoders[node.tag];
  if (!decoder) throw unreadable(`tag 0x${node.tag.toString(16)} where text belongs`);
  return decoder(node.content);
};

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const decodeUtf8 = (content: Uint8Array): string => {
  try {
    return utf8.decode(content);
  } catch {
    throw unreadable('text that is not UTF-8');
  }
};
const decodeLatin1 = (content: Uint8Array): string =>
  Array.from(content, (octet) => String.fromCharCode(octet)).join('');
const decodeWide =
  (width: 2 | 4) =>
  (content: Uint8Array): string => {
    if (content.length % width !== 0) throw unreadable('wide text with half a character');
    let text = '';
    for (let at = 0; at < content.length; at += width) {
      const point = Number(`0x${toHex(content.subarray(at, at + width))}`);
      if (point > 0x10ffff) throw unreadable('wide text outside Unicode');
      text += width === 2 ? String.fromCharCode(point) : String.fromCodePoint(point);
    }
    return text;
  };
const decoders: Readonly<Record<number, (content: Uint8Array) => string>> = {
  [tags.utf8String]: decodeUtf8,
  [tags.printableString]: decodeLatin1,
  [tags.ia5String]: decodeLatin1,
  [tags.teletexString]: decodeLatin1,
  [tags.bmpString]: decodeWide(2),
  [tags.universalString]: decodeWide(4),
};

/** ASCII of an implicitly tagged IA5String. */
export const ia5Of = (content: Uint8Array): string => decodeLatin1(content);

/** RFC 5280 4.1.2.5: `YYMMDDHHMMSSZ` or `YYYYMMDDHHMMSSZ`, nothing else. */
export const timeOf = (node: DerNode | undefined): Date => {
  const text = node ? decodeLatin1(node.content) : '';
  const isShort = node?.tag === tags.utcTime && /^\d{12}Z$/.test(text);
  const isLong = node?.tag === tags.generalizedTime && /^\d{14}Z$/.test(text);
  if (!isShort && !isLong) throw unreadable('a time that is not whole seconds in UTC');
  const full = isLong ? text : `${Number(text.slice(0, 2)) < 50 ? '20' : '19'}${text}`;
  const iso = full.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6.000Z');
  const date = new Date(iso);
  if (Number.isNaN(date.getTime()) || date.toISOString() !== iso) throw unreadable('a time that is no date');
  return date;
};

export const isSameDer = (one: DerNode | undefined, other: DerNode | undefined): boolean =>
  one !== undefined && other !== undefined && sameBytes(one.bytes, other.bytes);

const unreadable = (problem: string): PkiError => new PkiError('ERR_DER', `not strict DER: ${problem}`, { problem });
