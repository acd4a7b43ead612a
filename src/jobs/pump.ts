/** A worker's heart: takes items one after another, a few side by side, until there are none; wakes when told, and by itself each second. */

export type Pump = {
  /** There may be something to do. */
  kick(): void;
  /** Resolves when nothing is under way and nothing was left to take. */
  idle(): Promise<void>;
  /** Runs `work` while nothing is under way and nothing is taken: a lease must not end under the hand that holds it. */
  still<Result>(work: () => Promise<Result>): Promise<Result>;
  stop(): Promise<void>;
};

/** `work` takes and does one item; false when there was none. What it throws is told to `onError`, and the pump rests until the next wake. */
export const pump = (
  work: () => Promise<boolean>,
  {
    lanes,
    onError,
    everyMs = 1000,
  }: { readonly lanes: number; readonly onError: (error: unknown) => void; readonly everyMs?: number },
): Pump => {
  const running = new Set<Promise<void>>();
  let isStopped = false;
  let wasKicked = false;
  let isStill = false;

  const lane = async () => {
    try {
      do wasKicked = false;
      while (!isStopped && !isStill && ((await work()) || wasKicked));
    } catch (error) {
      onError(error);
    }
  };
  const kick = () => {
    if (isStopped || isStill) return;
    wasKicked = true;
    if (running.size >= lanes) return;
    const one = lane().finally(() => running.delete(one));
    running.add(one);
  };
  const timer = setInterval(kick, everyMs);
  const idle = async () => {
    while (running.size > 0) await Promise.all(running);
  };
  return {
    kick,
    idle,
    async still(work) {
      isStill = true;
      try {
        await idle();
        return await work();
      } finally {
        isStill = false;
        kick();
      }
    },
    stop: async () => {
      isStopped = true;
      clearInterval(timer);
      await idle();
    },
  };
};
