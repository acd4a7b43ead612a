/** What every record is written with: the queries of one transaction, and the cipher. */
import type { Json } from '#ra/values.ts';
import type { Cipher, Place } from '../cipher.ts';
import type { Queries } from '../client.ts';

export type Pen = { readonly db: Queries; readonly cipher: Cipher };

/** A sealed JSON cell that may be empty. */
export const sealed = (pen: Pen, place: Place, row: string | number, value: Json): Uint8Array | null =>
  value === null ? null : pen.cipher.sealJson(place, row, value);

/** The value of a sealed cell of ours. `Value` is what this room wrote there: authenticated, so trusted. */
export const opened = <Value>(pen: Pen, place: Place, row: string | number, cell: Uint8Array): Value =>
  pen.cipher.openJson(place, row, cell) as Value;

export const openedOrNull = <Value>(pen: Pen, place: Place, row: string | number, cell: Uint8Array | null) =>
  cell === null ? null : opened<Value>(pen, place, row, cell);

/** The one row a statement must have touched. */
export const one = <Row>(rows: readonly Row[], what: string): Row => {
  const [row] = rows;
  if (row === undefined) throw new Error(`${what} is not in the database.`);
  return row;
};
