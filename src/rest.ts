/** When an installation has come to rest: everything received was handled, everything due was delivered and published. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Pump } from '#jobs/pump.ts';
import type { Clock, Inbox, Outbox } from '#ra/ports.ts';
import { instant } from '#ra/values.ts';

export type RestOptions = {
  /** In the order in which things flow. */
  readonly pumps: readonly Pump[];
  readonly inbox: Pick<Inbox, 'depth'>;
  readonly outbox: Pick<Outbox, 'nextDue'>;
  readonly clock: Clock;
};

/** Another instance may hold what we wait for: after this many rounds it is given time. */
const eagerRounds = 10;
const pauseMs = 20;

export const comeToRest = async ({ pumps, inbox, outbox, clock }: RestOptions): Promise<void> => {
  for (let calm = 0, rounds = 0; calm < 2; rounds++) {
    if (rounds > eagerRounds) await pause(pauseMs);
    if (rounds > 3000)
      throw new Error('The installation does not come to rest: an update or a message is being tried again and again');
    for (const pump of pumps) {
      pump.kick();
      await pump.idle();
    }
    const due = await outbox.nextDue();
    calm = (await inbox.depth()) === 0 && (due === undefined || due > instant(clock.now())) ? calm + 1 : 0;
  }
};
