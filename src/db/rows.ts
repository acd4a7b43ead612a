/** Rows of a hand-written statement: the two drivers wrap them differently. */
import type { SQL } from 'drizzle-orm';
import type { Queries } from './client.ts';

/** `Row` is what the statement returns; cast there to text or int so that both drivers agree. */
export const rowsOf = async <Row>(db: Queries, statement: SQL): Promise<readonly Row[]> => {
  const result: unknown = await db.execute(statement);
  // postgres.js gives the rows, PGlite an object that has them.
  return (Array.isArray(result) ? result : (result as { readonly rows: unknown[] }).rows) as readonly Row[];
};
