/** Slows down who knocks too often: a token bucket per key, in this instance's memory. The lock of an account is the office's. */
import type { Clock } from '#ra/ports.ts';

export type Buckets = {
  /** Takes one token. 0 when there was one, otherwise the seconds until there will be. */
  take(key: string): number;
};

export const tokenBuckets = ({
  burst,
  perSecond,
  clock,
  maxKeys = 20_000,
}: {
  readonly burst: number;
  readonly perSecond: number;
  readonly clock: Clock;
  readonly maxKeys?: number;
}): Buckets => {
  const buckets = new Map<string, { tokens: number; at: number }>();
  const refill = (bucket: { tokens: number; at: number }, now: number) =>
    Math.min(burst, bucket.tokens + (Math.max(0, now - bucket.at) / 1000) * perSecond);

  /** Full buckets remember nothing worth keeping; should none be full, the oldest goes. */
  const makeRoom = (now: number) => {
    for (const [key, bucket] of buckets) if (refill(bucket, now) >= burst) buckets.delete(key);
    for (const key of buckets.keys()) if (buckets.size >= maxKeys) buckets.delete(key);
  };

  return {
    take(key) {
      const now = clock.now().getTime();
      const known = buckets.get(key);
      if (!known && buckets.size >= maxKeys) makeRoom(now);
      const tokens = known ? refill(known, now) : burst;
      const granted = tokens >= 1;
      buckets.delete(key); // set anew, it is the youngest
      buckets.set(key, { tokens: granted ? tokens - 1 : tokens, at: now });
      return granted ? 0 : Math.ceil((1 - tokens) / perSecond);
    },
  };
};
