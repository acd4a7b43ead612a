/** Remembers an answer for a moment, so that a thousand readers in one second cost one look. A fault is not remembered. */
import type { Clock } from '#ra/ports.ts';

export const remembered = <Answer>(
  read: () => Promise<Answer>,
  forMs: number,
  clock: Clock,
): (() => Promise<Answer>) => {
  let last: { readonly at: number; readonly answer: Promise<Answer> } | undefined;
  return () => {
    const now = clock.now().getTime();
    if (last && now >= last.at && now - last.at < forMs) return last.answer;
    const current = { at: now, answer: read() };
    last = current;
    current.answer.catch(() => {
      if (last === current) last = undefined;
    });
    return current.answer;
  };
};
