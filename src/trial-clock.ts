/**
 * The clock of a trial: the host's, and as far ahead of it as people have jumped, so that a newcomer sees reminders, renewal and expiry within
 * minutes. It stands in the drawer, so that a restart goes on where it was; it never goes back.
 */
import type { Clock, Drawer } from '#ra/ports.ts';

export type TrialClock = Clock & {
  /** Milliseconds ahead of the host's clock. */
  ahead(): number;
  /** The host's own. */
  readonly host: Clock;
  /** Kept first: a crash in between must not leave what was signed in a future that nobody knows of. */
  forward(milliseconds: number): Promise<void>;
};

export const trialClock = async (host: Clock, drawer: Pick<Drawer, 'find' | 'keep'>): Promise<TrialClock> => {
  let ahead = Number((await drawer.find('clock', 'ahead')) ?? 0);
  return {
    host,
    now: () => new Date(host.now().getTime() + ahead),
    ahead: () => ahead,
    async forward(milliseconds) {
      await drawer.keep('clock', 'ahead', ahead + milliseconds);
      ahead += milliseconds;
    },
  };
};
