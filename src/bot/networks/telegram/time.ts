/** The time a network's patience is measured by: handed in, so that a test moves it. */
import { setTimeout as pause } from 'node:timers/promises';

export type Time = {
  /** Milliseconds that only go forward. */
  now(): number;
  /** Resolves after so long; rejects when the signal is aborted before. */
  pause(milliseconds: number, signal?: AbortSignal): Promise<void>;
};

export const hostTime: Time = {
  now: () => performance.now(),
  pause: (milliseconds, signal) => pause(milliseconds, undefined, signal ? { signal } : {}),
};

/** Hands `work` a signal that is aborted after so long, or with `outer`. What `work` does about it is its own business. */
export const within = async <Result>(
  time: Time,
  milliseconds: number,
  work: (signal: AbortSignal) => Promise<Result>,
  outer?: AbortSignal,
): Promise<Result> => {
  const limit = new AbortController();
  const done = new AbortController();
  const leave = () => limit.abort(outer?.reason);
  if (outer?.aborted) leave();
  outer?.addEventListener('abort', leave, { once: true });
  time.pause(milliseconds, done.signal).then(
    () => limit.abort(new DOMException(`No answer within ${milliseconds} ms`, 'TimeoutError')),
    () => undefined,
  );
  try {
    return await work(limit.signal);
  } finally {
    done.abort();
    outer?.removeEventListener('abort', leave);
  }
};

/** True after the pause, false when the signal ended it. */
export const rested = (time: Time, milliseconds: number, signal: AbortSignal): Promise<boolean> =>
  time.pause(milliseconds, signal).then(
    () => true,
    () => false,
  );

/** Longer with each fault in a row, never past `longest`, and never two instances in step. `random`: from 0 up to 1. */
export const backOff = (
  faults: number,
  { first, longest, random }: { readonly first: number; readonly longest: number; readonly random: () => number },
): number => Math.round(Math.min(first * 2 ** (faults - 1), longest) * (0.5 + random() / 2));
