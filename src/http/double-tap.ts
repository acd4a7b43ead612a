/**
 * The same form sent twice within a minute (a double tap, an impatient finger) gets the first answer: without this the second
 * POST of a one-time link would say "already used" in the place of the code. What was typed is kept only as a keyed hash.
 */
import { createHmac } from 'node:crypto';
import type { Clock, Random } from '#ra/ports.ts';

export type DoubleTap<Outcome> = (form: readonly string[], work: () => Promise<Outcome>) => Promise<Outcome>;

const lifetimeMs = 60_000;
const maxForms = 2_000;

export const doubleTap = <Outcome>(clock: Clock, random: Random): DoubleTap<Outcome> => {
  const key = random.bytes(32);
  const answers = new Map<string, { readonly at: number; readonly outcome: Promise<Outcome> }>();

  const forget = (now: number) => {
    for (const [name, { at }] of answers) {
      if (now - at < lifetimeMs && answers.size <= maxForms) return; // the oldest stand first
      answers.delete(name);
    }
  };

  return async (form, work) => {
    const now = clock.now().getTime();
    forget(now);
    const name = createHmac('sha256', key).update(JSON.stringify(form)).digest('base64');
    const earlier = answers.get(name);
    if (earlier) return earlier.outcome;
    const outcome = work();
    answers.set(name, { at: now, outcome });
    outcome.catch(() => answers.delete(name)); // a fault is no answer: the next try is a real one
    return outcome;
  };
};
