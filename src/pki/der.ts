/**
 * A small direct DER writer (X.690): each function returns one finished TLV. Plain Uint8Array and no node:, so that the key tool can run
 * it in a browser; it writes certificates, CRLs and P7B files some twenty times faster than a schema-driven encoder.
 */
import { PkiError } from './errors.ts';

export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  enumerated: 0x0a,
  utf8String: 0x0c,
  printableString: 0x13,
  teletexString: 0x14,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  universalString: 0x1c,
  bmpString: 0x1e,
  sequence: 0x30,
  set: 0x31,
} as const;

/** Any tag around finished contents. */
export const tlv = (tag: number, ...parts: readonly Uint8Array[]): Uint8Array => {
  let length = 0;
  for (const part of parts) length += part.length;
  const lengthOctets = lengthOctetsOf(length);
  const out = new Uint8Array(2 + lengthOctets + length);
  writeHeader(out, tag, length, lengthOctets);
  let at = 2 + lengthOctets;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
};

/** Tag and length alone, for contents that are elsewhere (the entries of a CRL). */
export const tlvHeader = (tag: number, length: number): Uint8Array => {
  const lengthOctets = lengthOctetsOf(length);
  const out = new Uint8Array(2 + lengthOctets);
  writeHeader(out, tag, length, lengthOctets);
  return out;
};

const lengthOctetsOf = (length: number): number =>
  length < 0x80 ? 0 : length < 0x100 ? 1 : length < 0x10000 ? 2 : length < 0x1000000 ? 3 : 4;
const writeHeader = (out: Uint8Array, tag: number, length: number, lengthOctets: number): void => {
  out[0] = tag;
  out[1] = lengthOctets === 0 ? length : 0x80 | lengthOctets;
  for (let index = 0; index < lengthOctets; index++) out[2 + index] = length >>> (8 * (lengthOctets - 1 - index));
};

export const sequence = (...parts: readonly Uint8Array[]): Uint8Array => tlv(tags.sequence, ...parts);
/** One member, or members already in DER order. */
export const set = (...parts: readonly Uint8Array[]): Uint8Array => tlv(tags.set, ...parts);
/** Context tag around whole TLVs: `[number] EXPLICIT`, or `[number] IMPLICIT` of a constructed type. */
export const constructed = (number: number, ...parts: readonly Uint8Array[]): Uint8Array =>
  tlv(0xa0 | number, ...parts);
/** `[number] IMPLICIT` of a primitive type. */
export const primitive = (number: number, content: Uint8Array): Uint8Array => tlv(0x80 | number, content);

export const boolean = (value: boolean): Uint8Array => tlv(tags.boolean, Uint8Array.of(value ? 0xff : 0));
export const nil = (): Uint8Array => tlv(tags.null);
export const octetString = (content: Uint8Array): Uint8Array => tlv(tags.octetString, content);
export const bitString = (content: Uint8Array, unusedBits = 0): Uint8Array =>
  tlv(tags.bitString, Uint8Array.of(unusedBits), content);

/** A non-negative number, or the unsigned big-endian bytes of one. */
export const integer = (value: number | bigint | Uint8Array): Uint8Array => tlv(tags.integer, magnitude(value));
export const enumerated = (value: number): Uint8Array => tlv(tags.enumerated, magnitude(value));

const magnitude = (value: number | bigint | Uint8Array): Uint8Array => {
  const bytes = value instanceof Uint8Array ? value : bytesOf(BigInt(value));
  let start = 0;
  while (start < bytes.length - 1 && bytes[start] === 0) start++;
  const trimmed = bytes.subarray(start);
  return (trimmed[0] ?? 0) >= 0x80 || trimmed.length === 0 ? concat([Uint8Array.of(0), trimmed]) : trimmed;
};

const bytesOf = (value: bigint): Uint8Array => {
  if (value < 0n) throw unwritable('a negative number', 'this writer only writes numbers from 0 up');
  const hex = value.toString(16);
  return fromHex(hex.length % 2 === 0 ? hex : `0${hex}`);
};

/** A BIT STRING of named bits (KeyUsage): bit 0 first, trailing zero bits left out as DER asks. */
export const namedBits = (bits: readonly number[]): Uint8Array => {
  const last = Math.max(-1, ...bits);
  const content = new Uint8Array(Math.floor(last / 8) + 1);
  for (const bit of bits) content[bit >> 3] = (content[bit >> 3] ?? 0) | (0x80 >> (bit & 7));
  return bitString(content, last < 0 ? 0 : 7 - (last & 7));
};

const writtenOids = new Map<string, Uint8Array>();
/** A dotted OID; arcs of any size (2.999 takes two octets). */
export const oid = (dotted: string): Uint8Array => {
  const known = writtenOids.get(dotted);
  if (known) return known;
  const arcs = dotted.split('.').map((arc) => (/^(0|[1-9]\d*)$/.test(arc) ? BigInt(arc) : -1n));
  const [first = -1n, second = -1n, ...rest] = arcs;
  if (arcs.includes(-1n) || first > 2n || second < 0n || (first < 2n && second > 39n))
    throw unwritable(`"${dotted}" as an object identifier`, 'write it as dotted numbers, such as 2.999.1');
  const written = tlv(tags.oid, concat([first * 40n + second, ...rest].map(base128)));
  if (writtenOids.size < 1000) writtenOids.set(dotted, written);
  return written;
};

const base128 = (arc: bigint): Uint8Array => {
  const octets = [Number(arc & 0x7fn)];
  for (let rest = arc >> 7n; rest > 0n; rest >>= 7n) octets.unshift(Number(rest & 0x7fn) | 0x80);
  return Uint8Array.from(octets);
};

const utf8 = new TextEncoder();
const printable = /^[A-Za-z0-9 '()+,\-./:=?]*$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: IA5 is exactly the seven-bit range, control characters included.
const sevenBit = /^[\x00-\x7f]*$/;

export const utf8String = (text: string): Uint8Array => {
  if (!text.isWellFormed()) throw unwritable('text with half a surrogate pair', 'pass well-formed Unicode');
  return tlv(tags.utf8String, utf8.encode(text));
};
export const printableString = (text: string): Uint8Array => {
  if (!printable.test(text))
    throw unwritable('text outside PrintableString', "it may hold A–Z a–z 0–9 space ' ( ) + , - . / : = ? only");
  return tlv(tags.printableString, utf8.encode(text));
};
export const ia5String = (text: string): Uint8Array => tlv(tags.ia5String, ia5(text));
/** The content octets of an IA5String, for implicit tags (rfc822Name, URI). */
export const ia5 = (text: string): Uint8Array => {
  if (!sevenBit.test(text)) throw unwritable('text outside ASCII', 'mail addresses and URLs in certificates are ASCII');
  return utf8.encode(text);
};

/** RFC 5280 4.1.2.5: whole seconds in UTC, UTCTime through 2049 and GeneralizedTime after. */
export const time = (date: Date): Uint8Array =>
  date.getUTCFullYear() >= 1950 && date.getUTCFullYear() < 2050
    ? tlv(tags.utcTime, stamp(date).subarray(2))
    : generalizedTime(date);
export const generalizedTime = (date: Date): Uint8Array => tlv(tags.generalizedTime, stamp(date));

/** `YYYYMMDDHHMMSSZ`, digit by digit: a CRL writes 200,000 of them. */
const stamp = (date: Date): Uint8Array => {
  const year = date.getUTCFullYear();
  if (!(year >= 1 && year <= 9999)) throw unwritable('a date outside the years 1 to 9999', 'pass a valid Date');
  const pairs = [
    Math.floor(year / 100),
    year % 100,
    date.getUTCMonth() + 1,
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds(),
  ];
  const digits = new Uint8Array(15);
  pairs.forEach((pair, index) => {
    digits[2 * index] = 0x30 + Math.floor(pair / 10);
    digits[2 * index + 1] = 0x30 + (pair % 10);
  });
  digits[14] = 0x5a;
  return digits;
};

export const concat = (parts: readonly Uint8Array[]): Uint8Array => {
  let length = 0;
  for (const part of parts) length += part.length;
  const out = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
};

export const toHex = (bytes: Uint8Array): string => {
  let hex = '';
  for (const byte of bytes) hex += (byte < 16 ? '0' : '') + byte.toString(16);
  return hex;
};

/** An even number of hex digits; the caller has checked them. */
export const fromHex = (hex: string): Uint8Array => {
  const bytes = new Uint8Array(hex.length / 2);
  for (let index = 0; index < bytes.length; index++)
    bytes[index] = (nibble(hex.charCodeAt(2 * index)) << 4) | nibble(hex.charCodeAt(2 * index + 1));
  return bytes;
};
/** 0–9, and a–f in either case. */
const nibble = (code: number): number => (code <= 0x39 ? code & 0xf : (code & 0xf) + 9);

export const sameBytes = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, index) => byte === other[index]);

const unwritable = (got: string, wanted: string): PkiError => new PkiError('ERR_DER', `cannot write ${got}: ${wanted}`);
