/** How far the trial has come by its guide: looked at while a page listens, a moment after something happened. */
import type { SandboxNetwork } from '#bot/networks/sandbox.ts';
import type { Office } from '#ra/office/office.ts';
import type { SandboxClock } from './sandbox-clock.ts';
import { stepsDone } from './sandbox-guide.ts';

export type ProgressOptions = {
  readonly history: Office['history'];
  readonly network: Pick<SandboxNetwork, 'subscribe'>;
  readonly clock: Pick<SandboxClock, 'subscribe'>;
  readonly onFault: (error: unknown) => void;
};
export type Progress = {
  /** Ids of the steps that are done, as of the last look. */
  done(): readonly string[];
  /** Listeners hear when a step was done. */
  subscribe(listener: (done: readonly string[]) => void): () => void;
};

/** An act writes its line before its message leaves, and a page needs its tick no sooner than it is seen. */
const pauseMs = 300;

export const guideProgress = ({ history, network, clock, onFault }: ProgressOptions): Progress => {
  const listeners = new Set<(done: readonly string[]) => void>();
  let line = 0;
  let done: readonly string[] = [];
  let waiting: NodeJS.Timeout | undefined;
  let leave = (): void => undefined;

  const look = async (): Promise<void> => {
    const past = await history.since(line);
    line = past.last;
    const all = new Set([...done, ...stepsDone(past)]);
    if (all.size === done.length) return;
    done = [...all];
    for (const listener of listeners) listener(done);
  };
  const soon = (): void => {
    if (waiting) return;
    waiting = setTimeout(() => {
      waiting = undefined;
      look().catch(onFault);
    }, pauseMs).unref();
  };

  return {
    done: () => done,
    subscribe(listener) {
      if (listeners.size === 0) {
        const both = [network.subscribe(soon), clock.subscribe(soon)];
        leave = () => {
          for (const one of both) one();
        };
      }
      listeners.add(listener);
      soon();
      return () => {
        if (listeners.delete(listener) && listeners.size === 0) leave();
      };
    },
  };
};
