/** While a message of ours leaves and is written down, what comes from that chat waits: an answer to it must find it known. */

export type Holds = ReturnType<typeof holding>;

export const holding = () => {
  const under = new Map<number, Set<Promise<unknown>>>();
  return {
    async during<Result>(chat: number, work: () => Promise<Result>): Promise<Result> {
      const done = work();
      const all = under.get(chat) ?? new Set();
      under.set(chat, all.add(done));
      try {
        return await done;
      } finally {
        all.delete(done);
        if (all.size === 0) under.delete(chat);
      }
    },
    /** Resolves when nothing is on its way there, or anywhere; whether it arrived is for others to say. */
    async over(chat?: number): Promise<void> {
      const all = chat === undefined ? [...under.values()].flatMap((some) => [...some]) : [...(under.get(chat) ?? [])];
      await Promise.allSettled(all);
    },
  };
};

/** One piece of work after another, by chat. */
export const lines = () => {
  const last = new Map<number, Promise<unknown>>();
  return async <Result>(chat: number, work: () => Promise<Result>): Promise<Result> => {
    const mine = (last.get(chat) ?? Promise.resolve()).catch(() => undefined).then(work);
    last.set(chat, mine);
    try {
      return await mine;
    } finally {
      if (last.get(chat) === mine) last.delete(chat);
    }
  };
};
