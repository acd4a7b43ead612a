/**
 * The entries of a CRL (RFC 5280 5.1.2.6), written once and kept in pieces of a megabyte: the next list after one revocation writes
 * one entry and signs, whether there are ten others or a million. Nothing else is kept of an entry than its bytes and its end.
 */
import { enumerated, generalizedTime, integer, sequence, tags, time } from './der.ts';
import { PkiError } from './errors.ts';
import { extension } from './extensions.ts';
import { oids } from './object-identifiers.ts';
import { type RevocationReason, revocationReasons } from './revocation-reason.ts';
import { serialBytes } from './serial.ts';

export type CrlEntry = {
  /** Lower-case hex without leading zeros. */
  readonly serial: string;
  readonly revokedAt: Date;
  /** There is no `unspecified`, and `removeFromCRL` belongs to delta CRLs, which we do not make. */
  readonly reason: Exclude<RevocationReason, 'removeFromCRL'>;
  /** When the event happened, where known. */
  readonly invalidityDate?: Date;
};

export type CrlBody = {
  /** How many certificates are listed. */
  readonly count: number;
  /** Bytes of all entries. */
  readonly length: number;
  /**
   * Lists certificates that are not listed yet (whoever cannot know that drops them first): their entries one behind the other, as
   * `crlEntry` writes them. @throws PkiError ERR_CRL_ENTRY
   */
  add(entries: Uint8Array): void;
  /** Takes certificates off the list (released, ended, about to be listed with another reason); how many were on it. @throws PkiError ERR_SERIAL */
  drop(serials: Iterable<string>): number;
  /** The entries in order; a piece may be empty. Each is a view of what is kept: it changes with the next change. */
  pieces(): readonly Uint8Array[];
  /** The places of the pieces that changed since the last `settle`. */
  unsettled(): readonly number[];
  settle(): void;
};

type Piece = { bytes: Uint8Array; used: number; count: number; settled: boolean };

const pieceSize = 1 << 20;
/** So few are looked for by their bytes; for more every entry is read. */
const few = 16;

/** @throws PkiError ERR_CRL_ENTRY, ERR_SERIAL */
export const crlBodyOf = (entries: readonly CrlEntry[]): CrlBody => {
  if (new Set(entries.map(({ serial }) => serial)).size !== entries.length)
    throw new PkiError(
      'ERR_CRL_ENTRY',
      'a serial number stands twice on the list; give each certificate once, with its last status',
    );
  const body = crlBody();
  for (const entry of entries) body.add(crlEntry(entry));
  return body;
};

export const crlBody = (): CrlBody => {
  const pieces: Piece[] = [];

  const pieceFor = (length: number): Piece => {
    const last = pieces.at(-1);
    if (last && last.used + length <= pieceSize) return last;
    const next = { bytes: new Uint8Array(4096), used: 0, count: 0, settled: false };
    pieces.push(next);
    return next;
  };
  /** Whole entries, as many of them as the last piece has room for, at one go. */
  const addSome = (entries: Uint8Array, from: number): number => {
    const piece = pieceFor(lengthAt(entries, from));
    let [to, count] = [from, 0];
    while (to < entries.length) {
      const length = checkedLength(entries, to);
      if (piece.used + (to - from) + length > pieceSize) break;
      to += length;
      count++;
    }
    makeRoom(piece, to - from);
    piece.bytes.set(entries.subarray(from, to), piece.used);
    piece.used += to - from;
    piece.count += count;
    piece.settled = false;
    return to;
  };

  return {
    get count() {
      return pieces.reduce((sum, piece) => sum + piece.count, 0);
    },
    get length() {
      return pieces.reduce((sum, piece) => sum + piece.used, 0);
    },
    add(entries) {
      for (let at = 0; at < entries.length; ) at = addSome(entries, at);
    },
    drop(serials) {
      const wanted = Array.from(serials, (serial) => Buffer.from(integer(serialBytes(serial))));
      if (wanted.length > few) return dropMany(pieces, new Set(wanted.map((serial) => serial.toString('latin1'))));
      return wanted.filter((serial) => pieces.some((piece) => dropOne(piece, serial))).length;
    },
    pieces: () => pieces.map(({ bytes, used }) => bytes.subarray(0, used)),
    unsettled: () => pieces.flatMap(({ settled }, place) => (settled ? [] : [place])),
    settle() {
      for (const piece of pieces) piece.settled = true;
    },
  };
};

/** A piece begins small and doubles: most lists have ten entries, and few a million. */
const makeRoom = (piece: Piece, length: number): void => {
  if (piece.used + length <= piece.bytes.length) return;
  const bytes = new Uint8Array(Math.min(pieceSize, Math.max(2 * piece.bytes.length, piece.used + length)));
  bytes.set(piece.bytes.subarray(0, piece.used));
  piece.bytes = bytes;
};

/** Every entry is shorter than 128 octets, so its header is two octets and its length the second. */
const lengthAt = (entries: Uint8Array, start: number): number => 2 + (entries[start + 1] ?? 0);
const checkedLength = (entries: Uint8Array, start: number): number => {
  const length = lengthAt(entries, start);
  if (entries[start] === tags.sequence && length < 2 + 0x80 && start + length <= entries.length) return length;
  throw new PkiError('ERR_CRL_ENTRY', 'these bytes are not whole entries of a CRL; write them by crlEntry');
};

const dropOne = (piece: Piece, serial: Buffer): boolean => {
  const at = placeOf(piece, serial);
  if (at === undefined) return false;
  keepOnly(piece, (start) => start !== at);
  return true;
};

const dropMany = (pieces: readonly Piece[], serials: ReadonlySet<string>): number => {
  let dropped = 0;
  for (const piece of pieces) {
    const was = piece.count;
    const bytes = asBuffer(piece);
    // The INTEGER follows the entry's header, and has one of its own.
    keepOnly(piece, (start) => !serials.has(bytes.toString('latin1', start + 2, start + 4 + (bytes[start + 3] ?? 0))));
    dropped += was - piece.count;
  }
  return dropped;
};

const asBuffer = ({ bytes, used }: Piece): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, used);

/** Where the entry with this INTEGER as its serial number begins. */
const placeOf = (piece: Piece, serial: Buffer): number | undefined => {
  const haystack = asBuffer(piece);
  // The same bytes may stand elsewhere, in a date and a reason: only the beginning of an entry counts.
  for (let hit = haystack.indexOf(serial); hit >= 0; hit = haystack.indexOf(serial, hit + 1)) {
    let start = 0;
    while (start < hit - 2) start += lengthAt(piece.bytes, start);
    if (start === hit - 2) return start;
  }
  return undefined;
};

const keepOnly = (piece: Piece, isKept: (start: number) => boolean): void => {
  let [from, to, kept] = [0, 0, 0];
  while (from < piece.used) {
    const length = lengthAt(piece.bytes, from);
    if (isKept(from)) {
      if (to !== from) piece.bytes.copyWithin(to, from, from + length);
      to += length;
      kept++;
    }
    from += length;
  }
  if (kept === piece.count) return;
  piece.used = to;
  piece.count = kept;
  piece.settled = false;
};

/** One entry, DER. @throws PkiError ERR_CRL_ENTRY, ERR_SERIAL */
export const crlEntry = ({ serial, revokedAt, reason, invalidityDate }: CrlEntry): Uint8Array => {
  const extensions = invalidityDate
    ? sequence(reasonExtension(reason), extension(oids.invalidityDate, generalizedTime(invalidityDate)))
    : onlyReason(reason);
  return sequence(integer(serialBytes(serial)), time(revokedAt), extensions);
};

const writtenReasons = new Map<string, { readonly extension: Uint8Array; readonly alone: Uint8Array }>();
/** One of eight, so each is written once. */
const writtenReason = (reason: CrlEntry['reason']) => {
  const known = writtenReasons.get(reason);
  if (known) return known;
  // Rows of a database come as text: the type alone does not keep the others out.
  if (!Object.hasOwn(revocationReasons, reason) || (reason as RevocationReason) === 'removeFromCRL')
    throw new PkiError('ERR_CRL_ENTRY', `"${reason}" is no reason a full CRL may give`, { reason });
  const written = extension(oids.reasonCode, enumerated(revocationReasons[reason]));
  const both = { extension: written, alone: sequence(written) };
  writtenReasons.set(reason, both);
  return both;
};
const reasonExtension = (reason: CrlEntry['reason']) => writtenReason(reason).extension;
const onlyReason = (reason: CrlEntry['reason']) => writtenReason(reason).alone;
