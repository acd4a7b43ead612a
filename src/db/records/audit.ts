/** REC-1: lines of the audit log, written in the transaction of the act they speak of. */
import { randomUUID } from 'node:crypto';
import type { AuditRecords } from '#ra/records.ts';
import { lineText, stampPurpose } from '../audit-line.ts';
import { auditLines } from '../schema/audit.ts';
import type { Pen } from './pen.ts';

export const auditRecords = ({ db, cipher }: Pen): AuditRecords => ({
  async write(line) {
    const mark = randomUUID();
    const stamp = cipher.stamp(stampPurpose, lineText({ ...line, mark }));
    await db.insert(auditLines).values({ ...line, mark, stamp });
  },
});
