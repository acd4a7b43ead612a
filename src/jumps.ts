/**
 * Jumps of a trial's clock. While it moves nothing is under way, and when a jump is over everything that became due has happened: as after a
 * machine that was off so long, so one reminder and not five.
 */
import { randomBytes } from 'node:crypto';
import { NotPossible } from '#bot/networks/sandbox/refusal.ts';
import type { ClockLimit, SandboxClock } from '#http/sandbox-clock.ts';
import type { Pump } from '#jobs/pump.ts';
import { atConsole } from '#ra/actor.ts';
import type { Office } from '#ra/office/office.ts';
import { days } from '#ra/office/terms.ts';
import { instant } from '#ra/values.ts';
import type { TrialClock } from './trial-clock.ts';

/** One certificate's two years, its successor's, and some room; well within the ten years of a trial's CA. */
const furthest = days(5 * 365);

export type JumpsOptions = {
  readonly clock: TrialClock;
  readonly office: Pick<Office, 'horizon'>;
  /** What takes things with a lease. */
  readonly pumps: readonly Pump[];
  /** When the issuing CA ends. */
  readonly caEnd: Date;
  readonly rootLists: { renew(): Promise<void>; end(): Promise<Date | undefined> };
  /** Whatever the clock does by the minute, and what follows from it. */
  readonly catchUp: () => Promise<void>;
};

export const jumps = ({ clock, office, pumps, caEnd, rootLists, catchUp }: JumpsOptions): SandboxClock => {
  const listeners = new Set<() => void>();
  let last: Promise<unknown> = Promise.resolve();

  const latest = async (): Promise<ClockLimit> => {
    const rootEnd = await rootLists.end();
    const limits: ClockLimit[] = [
      { at: new Date(clock.host.now().getTime() + furthest), why: 'trial' },
      { at: caEnd, why: 'ca' },
      ...(rootEnd ? [{ at: rootEnd, why: 'root-list' } as const] : []),
    ];
    return limits.reduce((first, other) => (other.at < first.at ? other : first));
  };

  const still = (work: () => Promise<void>): Promise<void> =>
    pumps.reduce<() => Promise<void>>((within, pump) => () => pump.still(within), work)();

  const move = (to: Date): Promise<void> =>
    still(async () => {
      const way = to.getTime() - clock.now().getTime();
      if (way <= 0)
        throw new NotPossible(
          `The clock goes forward only: it says ${clock.now().toISOString()}, and was asked for ${to.toISOString()}`,
        );
      await office.horizon.moveClock(atConsole(`clock:${randomBytes(8).toString('hex')}`), instant(to));
      await clock.forward(way);
      for (const listener of listeners) listener();
      // Before the chores look around: a list that ran out meanwhile is no news where it is signed anew by itself.
      await rootLists.renew();
    });

  const jump = async (to: () => Date): Promise<void> => {
    const wanted = to();
    const { at, why } = await latest();
    if (wanted > at)
      throw new NotPossible(
        `The clock can go to ${at.toISOString()}, because of: ${why}; it was asked for ${wanted.toISOString()}`,
      );
    await move(wanted);
    await catchUp();
  };

  return {
    now: clock.now,
    ahead: clock.ahead,
    horizon: office.horizon.next,
    latest,
    /** One after another: what the first led to has happened when the second begins. */
    jump(to) {
      const mine = last.then(() => jump(to));
      last = mine.catch(() => undefined);
      return mine;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};
