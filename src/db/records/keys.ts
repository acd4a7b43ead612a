/** Keys that were leaked, compromised or sent to us by mistake, blocked for ever. */
import { eq } from 'drizzle-orm';
import type { KeyRecords } from '#ra/records.ts';
import { blockedKeys } from '../schema/certificates.ts';
import type { Pen } from './pen.ts';

export const keyRecords = ({ db }: Pen): KeyRecords => ({
  blocked: async (key) =>
    (await db.select({ key: blockedKeys.key }).from(blockedKeys).where(eq(blockedKeys.key, key))).length > 0,
  async block(key, why, at) {
    await db.insert(blockedKeys).values({ key, why, at }).onConflictDoNothing();
  },
});
