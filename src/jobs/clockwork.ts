/**
 * What happens by the clock. node-cron ticks on every instance and only enqueues, with a key per minute; pg-boss gives each tick
 * to one instance. Every chore may run twice: the office's act keys make it one.
 */
import cron from 'node-cron';
import type { PgBoss } from 'pg-boss';
import { clockwork as byClock } from '#ra/actor.ts';
import type { Office } from '#ra/office/office.ts';
import type { Clock } from '#ra/ports.ts';
import type { CaseId } from '#ra/values.ts';
import { instant } from '#ra/values.ts';
import { publishDueCrls } from './crl-publisher.ts';

const tickQueue = 'tick';

export type Chores = {
  readonly office: Office;
  readonly clock: Clock;
  /** Forgetting what is done with: closed updates, sent postings, old act results. */
  readonly purge: () => Promise<void>;
  readonly onError: (error: unknown, chore: string) => void;
};

/** Everything that is due now. One failing chore does not stop the next. */
export const doChores = async ({ office, purge, onError }: Chores): Promise<void> => {
  const tried = async (chore: string, work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      onError(error, chore);
    }
  };
  const each = async (chore: string, ids: readonly CaseId[], work: (id: CaseId) => Promise<unknown>) => {
    for (const id of ids) await tried(chore, () => work(id));
  };
  await tried('issue', async () =>
    each('issue', await office.issuance.unfinished(), (id) => office.issuance.issue(byClock(`issue:${id}`), id)),
  );
  await tried('crl', () => publishDueCrls(office));
  await tried('lapse', async () =>
    each('lapse', await office.upkeep.stale(), (id) => office.upkeep.lapse(byClock(`lapse:${id}`), id)),
  );
  await tried('purge', purge);
};

/** Starts ticking; the returned function stops it. */
export const startClockwork = async (boss: PgBoss, chores: Chores): Promise<() => Promise<void>> => {
  await boss.createQueue(tickQueue);
  await boss.work(tickQueue, async () => doChores(chores));
  const task = cron.schedule('* * * * *', () => {
    const minute = instant(chores.clock.now()).slice(0, 16);
    boss
      .send(tickQueue, {}, { singletonKey: minute, singletonSeconds: 60 })
      .catch((error: unknown) => chores.onError(error, 'tick'));
  });
  await doChores(chores);
  return async () => {
    await task.stop();
  };
};
