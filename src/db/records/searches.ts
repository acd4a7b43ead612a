/** What searches found, for as long as somebody turns their pages; never what was searched for. */
import { and, eq, gt, lt } from 'drizzle-orm';
import type { SearchRecords } from '#ra/records.ts';
import { searches } from '../schema/memory.ts';
import type { Pen } from './pen.ts';

export const searchRecords = ({ db, cipher }: Pen): SearchRecords => ({
  async insert(search, forgotten) {
    await db.delete(searches).where(lt(searches.at, forgotten));
    await db.insert(searches).values(search);
  },
  async find(id) {
    const [row] = await db.select().from(searches).where(eq(searches.id, id));
    return row;
  },
  countSince: (by, since) => db.$count(searches, and(eq(searches.by, by), gt(searches.at, since))),
  mark: (words) => cipher.stamp('search', words),
});
