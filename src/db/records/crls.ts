/** The CRLs of each issuing key (RFC 5280 5.2.3: numbers only rise), and the certificates of its OCSP signers. */
import { and, asc, eq, gt, gte, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import type { Crl, CrlRecords, OcspSignerRecords } from '#ra/records.ts';
import type { KeyHash } from '#ra/values.ts';
import { crlPieces, crls, ocspSigners } from '../schema/certificates.ts';
import { one, type Pen } from './pen.ts';

export const crlRecords = ({ db }: Pen): CrlRecords => ({
  async nextNumber(issuerKey) {
    // The upsert locks the issuer's row until the transaction ends.
    const rows = await db
      .insert(crls)
      .values({ issuerKey, lastNumber: 1 })
      .onConflictDoUpdate({ target: crls.issuerKey, set: { lastNumber: sql`${crls.lastNumber} + 1` } })
      .returning({ number: crls.lastNumber, lastChange: crls.lastChange });
    return one(rows, `The CRL counter of ${issuerKey}`);
  },
  async lastChange(issuerKey) {
    const [row] = await db.select({ lastChange: crls.lastChange }).from(crls).where(eq(crls.issuerKey, issuerKey));
    return row?.lastChange ?? 0;
  },
  async publish({ crl: { issuerKey, ...crl }, lead, tail, size, pieces }) {
    const kept = await db
      .update(crls)
      .set({ ...crl, lead, tail, pieces: size })
      .where(
        and(
          eq(crls.issuerKey, issuerKey),
          gte(crls.lastNumber, crl.number),
          or(isNull(crls.number), lt(crls.number, crl.number)),
        ),
      )
      .returning({ number: crls.number });
    one(kept, `The CRL counter of ${issuerKey} for number ${crl.number}`);
    for (const { place, bytes } of pieces)
      await db
        .insert(crlPieces)
        .values({ issuerKey, place, number: crl.number, bytes })
        .onConflictDoUpdate({
          target: [crlPieces.issuerKey, crlPieces.place],
          set: { number: crl.number, bytes },
        });
    await db.delete(crlPieces).where(and(eq(crlPieces.issuerKey, issuerKey), gte(crlPieces.place, size)));
  },
  async latest(issuerKey) {
    const [row] = await db.select(head).from(crls).where(eq(crls.issuerKey, issuerKey));
    return row && crlFrom(row);
  },
  issuers: async () => (await db.select({ issuerKey: crls.issuerKey }).from(crls)).map(({ issuerKey }) => issuerKey),
  async read(issuerKey, since) {
    // Shared with other readers and closed to a publisher, so that frame and pieces are of one CRL.
    const [row] = await db.select().from(crls).where(eq(crls.issuerKey, issuerKey)).for('share');
    const crl = row && crlFrom(row);
    if (!crl || row.lead === null || row.tail === null) return undefined;
    const pieces = await db
      .select({ place: crlPieces.place, bytes: crlPieces.bytes })
      .from(crlPieces)
      .where(and(eq(crlPieces.issuerKey, issuerKey), gt(crlPieces.number, since)))
      .orderBy(asc(crlPieces.place));
    return { crl, lead: row.lead, tail: row.tail, size: row.pieces ?? 0, pieces };
  },
});

const { issuerKey, number, changes, thisUpdate, nextUpdate } = crls;
const head = { issuerKey, number, changes, thisUpdate, nextUpdate };

const crlFrom = (
  row: { readonly issuerKey: KeyHash } & { readonly [field in Exclude<keyof Crl, 'issuerKey'>]: Crl[field] | null },
): Crl | undefined => {
  const { number, changes, thisUpdate, nextUpdate } = row;
  if (number === null || changes === null || thisUpdate === null || nextUpdate === null) return undefined;
  return { issuerKey: row.issuerKey, number, changes, thisUpdate, nextUpdate };
};

export const ocspSignerRecords = ({ db }: Pen): OcspSignerRecords => ({
  async insert(row) {
    await db.insert(ocspSigners).values(row);
  },
  async statusOf(issuerKey, serials) {
    const rows = await db
      .select({ serial: ocspSigners.serial, notAfter: ocspSigners.notAfter })
      .from(ocspSigners)
      .where(and(inArray(ocspSigners.serial, [...serials]), eq(ocspSigners.issuerKey, issuerKey)));
    const valid = { status: 'valid', revokedAt: null, reason: null } as const;
    return rows.map(({ serial, notAfter }) => ({ ...valid, serial, notAfter: Date.parse(notAfter) }));
  },
});
