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
  const node = readNode(bytes, 0, bytes.length, maxDepth);
  const trailing = bytes.length - node.end;
  if (trailing > 0) throw trailingBytes(trailing);
  return node;
};

const trailingBytes = (trailing: number): PkiError =>
  new PkiError('ERR_DER_TRAILING_BYTES', `${trailing} bytes follow the object; send the object alone`, { trailing });

/** One part of an outline: like a node, but what is inside it is not read. */
export type DerPart = Omit<DerNode, 'children'>;

/**
 * The parts of one constructed object, one level deep, as they are asked for: for lists too long to be read whole (a CRL). Headers are judged as
 * strictly as by `readDer`; what is inside a part is not. @throws PkiError ERR_DER, ERR_DER_TRAILING_BYTES
 */
export function* readOutline(bytes: Uint8Array, wanted: number = tags.sequence): Generator<DerPart, void> {
  const { tag, start, end } = readHeader(bytes, 0, bytes.length);
  if (tag !== wanted) throw unreadable(`tag 0x${tag.toString(16)} where 0x${wanted.toString(16)} belongs`);
  if (end < bytes.length) throw trailingBytes(bytes.length - end);
  for (let at = start; at < end; ) {
    const header = readHeader(bytes, at, end);
    yield new Node(bytes, at, header, none);
    at = header.end;
  }
}

/** The views are made when they are asked for: of most nodes nobody wants both. */
class Node implements DerNode {
  readonly tag: number;
  readonly children: readonly DerNode[];
  readonly end: number;
  readonly #source: Uint8Array;
  readonly #at: number;
  readonly #start: number;

  constructor(source: Uint8Array, at: number, { tag, start, end }: Header, children: readonly DerNode[]) {
    this.tag = tag;
    this.children = children;
    this.end = end;
    this.#source = source;
    this.#at = at;
    this.#start = start;
  }
  get bytes(): Uint8Array {
    return this.#source.subarray(this.#at, this.end);
  }
  get content(): Uint8Array {
    return this.#source.subarray(this.#start, this.end);
  }
}
const none: readonly DerNode[] = [];

/** `limit`: where the object around it ends. */
const readNode = (bytes: Uint8Array, at: number, limit: number, depth: number): Node => {
  if (depth <= 0) throw unreadable('nested too deep');
  const header = readHeader(bytes, at, limit);
  const { tag, start, end } = header;
  checkPrimitive(tag, bytes, start, end);
  if ((tag & 0x20) === 0) return new Node(bytes, at, header, none);
  const children: DerNode[] = [];
  for (let next = start; next < end; ) {
    const child = readNode(bytes, next, end, depth - 1);
    children.push(child);
    next = child.end;
  }
  return new Node(bytes, at, header, children);
};

type Header = { readonly tag: number; readonly start: number; readonly end: number };

const readHeader = (bytes: Uint8Array, at: number, limit: number): Header => {
  if (at + 2 > limit) throw unreadable('cut off in a header');
  const tag = bytes[at] ?? 0;
  const first = bytes[at + 1] ?? 0;
  if ((tag & 0x1f) === 0x1f) throw unreadable('a tag number above 30');
  if (first === 0x80) throw unreadable('an indefinite length (BER)');
  const octets = first < 0x80 ? 0 : first & 0x7f;
  if (octets > 4) throw unreadable('a length of more than 4 octets');
  const start = at + 2 + octets;
  if (start > limit) throw unreadable('cut off in a header');
  let length = octets === 0 ? first : 0;
  for (let index = at + 2; index < start; index++) length = length * 256 + (bytes[index] ?? 0);
  if (octets > 0 && length < Math.max(0x80, 256 ** (octets - 1))) throw unreadable('a length that is not the shortest');
  if (start + length > limit) throw unreadable('cut off: a length points past the end');
  return { tag, start, end: start + length };
};

const checkPrimitive = (tag: number, bytes: Uint8Array, start: number, end: number): void => {
  if (tag >= 0x40) return;
  if ((tag & 0x20) !== 0 || tag === 0x10 || tag === 0x11) {
    if (tag !== tags.sequence && tag !== tags.set) throw unreadable(`tag 0x${tag.toString(16)} in the wrong form`);
    return;
  }
  const length = end - start;
  const first = length > 0 ? (bytes[start] ?? 0) : 0;
  if (tag === 0) throw unreadable('end-of-contents octets (BER)');
  if (tag === tags.boolean && !(length === 1 && (first === 0 || first === 0xff)))
    throw unreadable('a boolean other than 00 or FF');
  if (tag === tags.integer || tag === tags.enumerated) {
    const second = length > 1 ? (bytes[start + 1] ?? 0) : 0;
    if (length === 0) throw unreadable('an empty integer');
    if (length > 1 && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80)))
      throw unreadable('an integer that is not the shortest');
  }
  if (tag === tags.null && length > 0) throw unreadable('a NULL with content');
  if (tag === tags.bitString) checkBitString(bytes, start, end);
  if (tag === tags.oid) checkOid(bytes, start, end);
};

const checkBitString = (bytes: Uint8Array, start: number, end: number): void => {
  const unused = bytes[start] ?? 0;
  if (start === end || unused > 7 || (end - start === 1 && unused > 0))
    throw unreadable('a bit string with bad unused bits');
  const last = bytes[end - 1] ?? 0;
  if (end - start > 1 && (last & ((1 << unused) - 1)) !== 0)
    throw unreadable('a bit string whose unused bits are not zero');
};

const checkOid = (bytes: Uint8Array, start: number, end: number): void => {
  let arcStarts = true;
  for (let index = start; index < end; index++) {
    const octet = bytes[index] ?? 0;
    if (arcStarts && octet === 0x80) throw unreadable('an object identifier with a padded arc');
    arcStarts = octet < 0x80;
  }
  if (start === end || !arcStarts) throw unreadable('an object identifier that is empty or cut off');
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

/** Dotted. One longer than 64 octets is no identifier anybody gave out. */
export const oidOf = (node: DerNode | undefined): string => {
  const { content } = expectTag(node, tags.oid);
  if (content.length > 64) throw unreadable('an object identifier of more than 64 octets');
  let dotted = '';
  let arc = 0;
  for (let index = 0; index < content.length; index++) {
    const octet = content[index] ?? 0;
    // The numbers of this room fit into a double many times over; the rest of the world's are counted exactly.
    if (arc > 2 ** 45) return exactOidOf(content);
    arc = arc * 128 + (octet & 0x7f);
    if (octet >= 0x80) continue;
    dotted = dotted === '' ? firstArcs(arc) : `${dotted}.${arc}`;
    arc = 0;
  }
  return dotted;
};

const firstArcs = (joined: number): string => {
  const root = joined < 40 ? 0 : joined < 80 ? 1 : 2;
  return `${root}.${joined - root * 40}`;
};

const exactOidOf = (content: Uint8Array): string => {
  const arcs: bigint[] = [];
  let arc = 0n;
  for (const octet of content) {
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
const decodeLatin1 = (content: Uint8Array): string => {
  let text = '';
  for (let index = 0; index < content.length; index++) text += String.fromCharCode(content[index] ?? 0);
  return text;
};
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
  const content = node?.content ?? new Uint8Array();
  const isLong = node?.tag === tags.generalizedTime && content.length === 15;
  const isShort = node?.tag === tags.utcTime && content.length === 13;
  if ((!isLong && !isShort) || content[content.length - 1] !== 0x5a) throw noTime();
  const year = isLong ? pairAt(content, 0) * 100 + pairAt(content, 2) : fullYear(pairAt(content, 0));
  const rest = isLong ? 4 : 2;
  const month = pairAt(content, rest) - 1;
  const day = pairAt(content, rest + 2);
  const hour = pairAt(content, rest + 4);
  const minute = pairAt(content, rest + 6);
  const second = pairAt(content, rest + 8);
  const date = new Date(Date.UTC(2000, 0, 1, hour, minute, second));
  date.setUTCFullYear(year, month, day);
  const isDate = date.getUTCMonth() === month && date.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
  if (!isDate) throw unreadable('a time that is no date');
  return date;
};

const fullYear = (short: number): number => (short < 50 ? 2000 : 1900) + short;
const pairAt = (content: Uint8Array, at: number): number => {
  const tens = (content[at] ?? 0) - 0x30;
  const ones = (content[at + 1] ?? 0) - 0x30;
  if (tens < 0 || tens > 9 || ones < 0 || ones > 9) throw noTime();
  return tens * 10 + ones;
};
const noTime = (): PkiError => unreadable('a time that is not whole seconds in UTC');

export const isSameDer = (one: DerNode | undefined, other: DerNode | undefined): boolean =>
  one !== undefined && other !== undefined && sameBytes(one.bytes, other.bytes);

const unreadable = (problem: string): PkiError => new PkiError('ERR_DER', `not strict DER: ${problem}`, { problem });
