/** Acts done, by key, with their results: a repeat after a crash gets the first answer and does nothing (DESIGN, how an act runs). */
import { eq, sql } from 'drizzle-orm';
import type { ActRecords } from '#ra/records.ts';
import { acts } from '../schema/memory.ts';
import { opened, type Pen } from './pen.ts';

const place = 'acts.result';

export const actRecords = (pen: Pen): ActRecords => ({
  async find(key) {
    // The lock ends with the transaction; the next statement then sees what the one before committed.
    await pen.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 1))`);
    const [row] = await pen.db.select().from(acts).where(eq(acts.key, key));
    return row && { result: opened(pen, place, key, row.result) };
  },
  async keep(key, result) {
    await pen.db.insert(acts).values({ key, result: pen.cipher.sealJson(place, key, result) });
  },
});
