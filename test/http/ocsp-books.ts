/** The facts an OCSP responder asks for, in memory: certificates and what became of them, with a number for every change. */
import type { OcspFeed, StatusRow } from '#http/ocsp/statuses.ts';

export type Books = ReturnType<typeof openBooks>;
type Entry = { row: StatusRow; change: number };

export const openBooks = () => {
  const issuers = new Map<string, Map<string, Entry>>();
  const sequences = new Map<string, number>();
  const of = (issuerKey: string) => {
    const found = issuers.get(issuerKey) ?? new Map<string, Entry>();
    issuers.set(issuerKey, found);
    return found;
  };
  const step = (issuerKey: string): number => {
    const next = (sequences.get(issuerKey) ?? 0) + 1;
    sequences.set(issuerKey, next);
    return next;
  };
  const change = (issuerKey: string, row: StatusRow): void => {
    of(issuerKey).set(row.serial, { row, change: step(issuerKey) });
  };
  const asked = { sequence: 0, changedSince: 0, statusOf: 0 };

  /** What the database would say at this very moment. */
  const now = {
    sequence: (issuerKey: string) => sequences.get(issuerKey) ?? 0,
    changedSince: (issuerKey: string, since: number, most: number) =>
      [...of(issuerKey).values()]
        .filter((entry) => entry.change > since)
        .map(({ row }) => row.serial)
        .slice(0, most),
    statusOf: (issuerKey: string, serials: readonly string[]) =>
      serials.flatMap((serial) => of(issuerKey).get(serial)?.row ?? []),
  };
  const feed: OcspFeed = {
    sequence: async (issuerKey) => {
      asked.sequence++;
      return now.sequence(issuerKey);
    },
    changedSince: async (issuerKey, since, most) => {
      asked.changedSince++;
      return now.changedSince(issuerKey, since, most);
    },
    statusOf: async (issuerKey, serials) => {
      asked.statusOf++;
      return now.statusOf(issuerKey, serials);
    },
  };

  return {
    feed,
    now,
    asked,
    issue(issuerKey: string, serial: string, notAfter: Date): void {
      of(issuerKey).set(serial, { row: { serial, notAfter, status: 'valid' }, change: 0 });
    },
    /** What becomes of an issued certificate; a release is `valid` again. */
    mark(
      issuerKey: string,
      serial: string,
      status: StatusRow['status'],
      at: Date,
      reason: Exclude<StatusRow, { status: 'valid' }>['reason'] = null,
    ): void {
      const { notAfter } = of(issuerKey).get(serial)?.row ?? { notAfter: at };
      change(
        issuerKey,
        status === 'valid' ? { serial, notAfter, status } : { serial, notAfter, status, revokedAt: at, reason },
      );
    },
    /** A backup is put back: the number falls. */
    restore(issuerKey: string, sequence: number): void {
      sequences.set(issuerKey, sequence);
    },
  };
};
