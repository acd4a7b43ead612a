/** Tables of the audit log (REC-1): lines written with the act, and the signed heads of the chain that seals them. */
import { sql } from 'drizzle-orm';
import { bigint, check, index, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { AuditLine } from '#ra/records.ts';
import type { CaseId, Origin } from '#ra/values.ts';
import { countColumn, instantColumn, sealedColumn } from './column-types.ts';

/** No foreign keys: a line outlives what it speaks of. A trigger lets `seal` and `hash` be filled once and refuses the rest. */
export const auditLines = pgTable(
  'audit_lines',
  {
    id: countColumn().primaryKey().generatedAlwaysAsIdentity(),
    /** Random and unique: a copied line cannot pass for a second one, because its stamp covers the mark. */
    mark: text().notNull(),
    at: instantColumn().notNull(),
    act: text().notNull(),
    outcome: text().$type<AuditLine['outcome']>().notNull(),
    origin: text().$type<Origin>().notNull(),
    by: text().notNull(),
    case: bigint({ mode: 'number' }).$type<CaseId>(),
    facts: jsonb().$type<AuditLine['facts']>().notNull(),
    /** Keyed MAC made when the line was written: catches an edit or an invention before the sealer comes by. */
    stamp: text().notNull(),
    seal: countColumn(),
    hash: text(),
  },
  (table) => [
    uniqueIndex('audit_lines_mark').on(table.mark),
    uniqueIndex('audit_lines_seal').on(table.seal),
    index('audit_lines_unsealed').on(table.id).where(sql`${table.seal} is null`),
    index().on(table.case, table.id),
    index().on(table.at),
    check('audit_lines_sealed', sql`(${table.seal} is null) = (${table.hash} is null)`),
  ],
);

/** One row a sealing: after `count` lines the chain stood at `hash`. Signed with a key that is not in the database. */
export const auditHeads = pgTable('audit_heads', {
  count: countColumn().primaryKey(),
  hash: text().notNull(),
  at: instantColumn().notNull(),
  keyId: text().notNull(),
  signature: sealedColumn().notNull(),
});
