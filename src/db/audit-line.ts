/** One line of the audit log as text (REC-1): the same bytes whenever it is stamped, chained or verified. */
import type { AuditLine } from '#ra/records.ts';
import type { Json } from '#ra/values.ts';

export const stampPurpose = 'audit-line';

/** Keys of objects in order, so that the database may keep the facts as it likes. */
export const lineText = (line: AuditLine & { readonly mark: string }): string =>
  JSON.stringify([line.mark, line.at, line.act, line.outcome, line.origin, line.by, line.case, sorted(line.facts)]);

const sorted = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, inner]) => [name, sorted(inner)]));
};
