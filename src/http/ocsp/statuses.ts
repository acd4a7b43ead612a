/**
 * What this instance knows of one issuer's certificates, and since when (REV-5). Instances share nothing but the database, so each
 * asks it whether anything changed before it trusts what it kept: once a second, one question for everybody who waits.
 */
import type { RevocationReason } from '#pki/revocation-reason.ts';

/** A certificate that was issued. Never issued ones and merely prepared ones have no row. */
export type StatusRow = {
  /** Lower-case hex without leading zeros. */
  readonly serial: string;
  readonly notAfter: Date;
} & (
  | { readonly status: 'valid' }
  | {
      readonly status: 'held' | 'revoked';
      readonly revokedAt: Date;
      readonly reason: Exclude<RevocationReason, 'removeFromCRL'> | null;
    }
);

/** Where the facts come from. `issuerKey` is the SHA-256 of the CA's SubjectPublicKeyInfo, hex. */
export type OcspFeed = {
  /**
   * One more with every revocation, hold and release, given out under a lock in the transaction that changes the row: whoever sees a
   * number sees all that came before it. One cheap indexed row.
   */
  sequence(issuerKey: string): Promise<number>;
  /** Serial numbers whose status changed after `since`, at most `most` of them; that many mean there may be more. */
  changedSince(issuerKey: string, since: number, most: number): Promise<readonly string[]>;
  statusOf(issuerKey: string, serials: readonly string[]): Promise<readonly StatusRow[]>;
};

export type StatusesOptions = {
  readonly issuerKey: string;
  readonly feed: OcspFeed;
  /** Milliseconds on a clock that is never set. */
  readonly elapsed: () => number;
  /** What was kept of these certificates is out of date. */
  readonly onChanged: (serials: readonly string[] | 'any') => void;
  readonly onFault: (error: unknown) => void;
};

/** Rows by serial number. `isStanding`: no change was seen since before they were read, so what is made of them may be kept. */
type Take<Result> = (rows: ReadonlyMap<string, StatusRow>, isStanding: boolean) => Result;

const freshMs = 1000;
/** Asked again while the last word still counts, so that nobody has to wait for it under load. */
const refreshMs = 500;
const mostChanged = 1000;
const mostAtOnce = 500;

export type Statuses = ReturnType<typeof statusesOf>;

export const statusesOf = ({ issuerKey, feed, elapsed, onChanged, onFault }: StatusesOptions) => {
  let sequence: number | undefined;
  let confirmedAt = Number.NEGATIVE_INFINITY;
  let confirmation: Promise<void> | undefined;

  const confirmOnce = async (): Promise<void> => {
    const began = elapsed();
    const found = await feed.sequence(issuerKey);
    if (found !== sequence) onChanged(await changesUpTo(found));
    // Only now: what was read before a change and arrives after it finds another number here, and is not kept.
    sequence = found;
    confirmedAt = began;
  };
  /** A lower number is a database put back from a backup: nothing kept can be trusted. */
  const changesUpTo = async (found: number): Promise<readonly string[] | 'any'> => {
    if (sequence === undefined || found < sequence) return 'any';
    const changed = await feed.changedSince(issuerKey, sequence, mostChanged);
    return changed.length < mostChanged ? changed : 'any';
  };
  const confirming = (): Promise<void> => {
    confirmation ??= confirmOnce().finally(() => {
      confirmation = undefined;
    });
    return confirmation;
  };

  let waiting: { readonly serials: readonly string[]; settle(read: Read): void }[] = [];
  let isAsking = false;

  /** One question at a time: reads have an order then, and a later one is never older than what an earlier one led to. */
  const askAll = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, mostAtOnce);
      waiting = waiting.slice(mostAtOnce);
      const read = await readFor(batch.flatMap(({ serials }) => serials));
      for (const { settle } of batch) settle(read);
    }
    isAsking = false;
  };
  const readFor = async (serials: readonly string[]): Promise<Read> => {
    try {
      if (sequence === undefined) await confirming();
      const before = sequence;
      const rows = await feed.statusOf(issuerKey, [...new Set(serials)]);
      return { rows: new Map(rows.map((row) => [row.serial, row])), isStanding: sequence === before };
    } catch (error) {
      return { error };
    }
  };

  return {
    /** Nothing changed as of less than a second ago. */
    isConfirmed(): boolean {
      const age = elapsed() - confirmedAt;
      if (age >= freshMs) return false;
      if (age >= refreshMs && !confirmation) confirming().catch(onFault);
      return true;
    },

    /** Resolves when what is kept is right as of a second before this call, or later. Throws what the feed throws. */
    async confirmed(): Promise<void> {
      const arrived = elapsed();
      while (confirmedAt <= arrived - freshMs) await confirming();
    },

    /**
     * The rows of now: read after this call, together with whatever others ask for until then. `take` runs before anything newer is
     * read: what it keeps or forgets is in the order of the readings.
     */
    ask<Result>(serials: readonly string[], take: Take<Result>): Promise<Result> {
      return new Promise((resolve, reject) => {
        const settle = (read: Read): void => {
          try {
            if ('error' in read) reject(read.error);
            else resolve(take(read.rows, read.isStanding));
          } catch (error) {
            reject(error);
          }
        };
        waiting.push({ serials, settle });
        if (isAsking) return;
        isAsking = true;
        queueMicrotask(askAll);
      });
    },
  };
};

type Read =
  | { readonly rows: ReadonlyMap<string, StatusRow>; readonly isStanding: boolean }
  | { readonly error: unknown };
