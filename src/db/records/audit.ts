/** REC-1: lines of the audit log, written in the transaction of the act they speak of. */
import { randomUUID } from 'node:crypto';
import { and, eq, gt, lte, max, sql } from 'drizzle-orm';
import type { AuditRecords } from '#ra/records.ts';
import { lineText, stampPurpose } from '../audit-line.ts';
import { auditLines } from '../schema/audit.ts';
import { cases } from '../schema/cases.ts';
import type { Pen } from './pen.ts';

export const auditRecords = ({ db, cipher }: Pen): AuditRecords => ({
  async write(line) {
    const mark = randomUUID();
    const stamp = cipher.stamp(stampPurpose, lineText({ ...line, mark }));
    await db.insert(auditLines).values({ ...line, mark, stamp });
  },
  async deedsSince(since) {
    const [newest] = await db.select({ last: max(auditLines.id) }).from(auditLines);
    const last = newest?.last ?? since;
    const { act, facts, by, id, outcome } = auditLines;
    const deeds = await db
      .selectDistinct({
        act,
        kind: cases.kind,
        item: sql<string | null>`${facts} ->> 'item'`,
        days: sql<string | null>`${facts} ->> 'days'`,
        account: sql<string>`coalesce(${facts} ->> 'account', ${by})`,
      })
      .from(auditLines)
      .leftJoin(cases, eq(cases.id, auditLines.case))
      .where(and(gt(id, since), lte(id, last), eq(outcome, 'done')));
    return { last, deeds };
  },
});
