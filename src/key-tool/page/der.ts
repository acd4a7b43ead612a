/** A small DER writer and reader (X.690): what PKCS #8, #10 and #12 need and nothing more, because the page must stay small. */

/** `ArrayBuffer` behind it, never shared memory: what WebCrypto takes. */
export type Bytes = Uint8Array<ArrayBuffer>;
type Octets = Iterable<number>;

export const join = (...parts: readonly Octets[]): Bytes => Uint8Array.from(parts.flatMap((part) => [...part]));
/** Big-endian, four octets. */
const octetsOf = (value: number) => [value >> 24, value >> 16, value >> 8, value].map((octet) => octet & 255);
const withoutZeros = (octets: number[]) =>
  octets.slice(octets.findIndex((octet, i) => octet || i === octets.length - 1));

export const der = (tag: number, ...contents: readonly Octets[]): Bytes => {
  const content = join(...contents);
  const size = withoutZeros(octetsOf(content.length));
  return join([tag], content.length > 127 ? [128 + size.length] : [], size, content);
};

export const sequence = (...parts: readonly Octets[]) => der(48, ...parts);
export const set = (...parts: readonly Octets[]) => der(49, ...parts);
export const octets = (content: Octets) => der(4, content);
export const bits = (content: Octets) => der(3, [0], content);
export const text = (tag: number, value: string) => der(tag, new TextEncoder().encode(value));
/** `[n]` around another value. */
export const around = (n: number, ...parts: readonly Octets[]) => der(160 + n, ...parts);

/** A number from 0 up, or the big-endian octets of one. */
export const integer = (value: number | Bytes): Bytes => {
  const digits = withoutZeros(typeof value === 'number' ? octetsOf(value) : [...value]);
  return der(2, (digits[0] ?? 0) > 127 ? [0] : [], digits);
};

/** From the hex of its content, as it stands in `oids.ts`. */
export const oid = (hex: string) =>
  der(
    6,
    (hex.match(/../g) ?? []).map((octet) => Number(`0x${octet}`)),
  );
/** An AlgorithmIdentifier whose parameters are NULL. */
export const algorithm = (hex: string) => sequence(oid(hex), der(5));

/** One value as it was read: its content and its whole encoding. */
export type Value = { readonly tag: number; readonly content: Bytes; readonly whole: Bytes };

/** Bytes that are no DER; the message is `truncated` when they were cut off, otherwise `damaged`. */
export class DerError extends Error {}
const damaged = () => new DerError('damaged');

/** The values that follow each other in the bytes: views of them, so that wiping the bytes wipes all. Throws DerError. */
export const readAll = (bytes: Bytes): readonly Value[] => {
  const values: Value[] = [];
  for (let at = 0; at < bytes.length; ) {
    const [tag = 0, size = 0] = bytes.subarray(at, at + 2);
    if (size === 128 || size > 132) throw damaged();
    const start = at + 2 + (size < 128 ? 0 : size - 128);
    const end = start + (size < 128 ? size : numberOf(bytes.subarray(at + 2, start)));
    if (end > bytes.length || bytes.length < at + 2) throw new DerError('truncated');
    values.push({ tag, content: bytes.subarray(start, end), whole: bytes.subarray(at, end) });
    at = end;
  }
  return values;
};

/** The only value in the bytes: what follows it is refused. */
export const read = (bytes: Bytes): Value => {
  const [value, more] = readAll(bytes);
  if (!value || more) throw damaged();
  return value;
};

/** Reads down a path of positions: `inside(certificate, 0, 6)` is the seventh part of the first part. */
export const inside = (value: Value, ...path: readonly number[]): Value =>
  path.reduce((node, index) => {
    const part = readAll(node.content)[index];
    if (!part) throw damaged();
    return part;
  }, value);

export const numberOf = (digits: Bytes) => digits.reduce((sum, digit) => sum * 256 + digit, 0);
export const hex = (bytes: Bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
export const isSame = (a: Bytes, b: Bytes) => hex(a) === hex(b);
