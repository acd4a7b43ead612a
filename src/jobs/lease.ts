/** How long a worker holds what it took: as long as it works on it, while its process lives, and a minute longer. DESIGN "How an act runs" 1 and 4. */
import type { Clock } from '#ra/ports.ts';
import type { Instant } from '#ra/values.ts';
import { after, instant } from '#ra/values.ts';

const leaseMs = 60_000;
const beatMs = 20_000;
/** Ten minutes. Every call has a patience of its own; what works longer than all of them together hangs, and another may try. */
const mostBeats = 30;

/** Calls again and again until the function it gives is called: by the host's time, for the lease is lost by the host's time as well. */
export type Heart = (beat: () => void) => () => void;
export const hostHeart: Heart = (beat) => {
  const timer = setInterval(beat, beatMs);
  return () => clearInterval(timer);
};

/** When a lease taken now ends, by the clock the claims are measured with. */
export const lease = (clock: Clock): readonly [now: Instant, until: Instant] => {
  const date = clock.now();
  return [instant(date), after(date, leaseMs)];
};

type Holding = {
  readonly clock: Clock;
  readonly heart: Heart;
  /** False: it is no longer ours. */
  readonly extend: (until: Instant) => Promise<boolean>;
  readonly onError: (error: unknown) => void;
};

/** Does `work` and keeps the lease meanwhile: what takes longer than a lease must not be done by another lane beside it. */
export const holding = async <Result>(
  { clock, heart, extend, onError }: Holding,
  work: () => Promise<Result>,
): Promise<Result> => {
  let beats = 0;
  let isAsking = false;
  const still = heart(() => {
    if (isAsking) return;
    if (++beats > mostBeats) return still();
    isAsking = true;
    const [, until] = lease(clock);
    void extend(until)
      .then((isOurs) => isOurs || still(), onError)
      .finally(() => {
        isAsking = false;
      });
  });
  try {
    return await work();
  } finally {
    still();
  }
};
