/** Keys that were leaked and are blocked for ever, and the CRLs of each issuing key (RFC 5280 5.2.3: numbers only rise). */
import { eq, isNull, lt, or, sql } from 'drizzle-orm';
import type { Crl, CrlRecords, KeyRecords } from '#ra/records.ts';
import { blockedKeys, crls } from '../schema/certificates.ts';
import { one, type Pen } from './pen.ts';

export const keyRecords = ({ db }: Pen): KeyRecords => ({
  blocked: async (key) =>
    (await db.select({ key: blockedKeys.key }).from(blockedKeys).where(eq(blockedKeys.key, key))).length > 0,
  async block(key, why, at) {
    await db.insert(blockedKeys).values({ key, why, at }).onConflictDoNothing();
  },
});

export const crlRecords = ({ db }: Pen): CrlRecords => ({
  async nextNumber(issuerKey) {
    // The upsert locks the issuer's row until the transaction ends.
    const rows = await db
      .insert(crls)
      .values({ issuerKey, lastNumber: 1 })
      .onConflictDoUpdate({ target: crls.issuerKey, set: { lastNumber: sql`${crls.lastNumber} + 1` } })
      .returning({ number: crls.lastNumber });
    return one(rows, `The CRL counter of ${issuerKey}`).number;
  },
  async publish({ issuerKey, ...crl }) {
    await db
      .insert(crls)
      .values({ issuerKey, lastNumber: crl.number, ...crl })
      .onConflictDoUpdate({
        target: crls.issuerKey,
        set: { ...crl, lastNumber: sql`greatest(${crls.lastNumber}, ${crl.number}::bigint)` },
        setWhere: or(isNull(crls.number), lt(crls.number, crl.number)) ?? sql`true`,
      });
  },
  async latest(issuerKey) {
    const [row] = await db.select().from(crls).where(eq(crls.issuerKey, issuerKey));
    return row && crlFrom(row);
  },
});

const crlFrom = ({ lastNumber: _, ...row }: typeof crls.$inferSelect): Crl | undefined => {
  const { issuerKey, number, der, thisUpdate, nextUpdate } = row;
  if (number === null || der === null || thisUpdate === null || nextUpdate === null) return undefined;
  return { issuerKey, number, der: new Uint8Array(der), thisUpdate, nextUpdate };
};
