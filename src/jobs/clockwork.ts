/**
 * What happens by the clock. node-cron ticks on every instance and only enqueues, with a key per minute; pg-boss gives each tick
 * to one instance. Every chore may run twice: the office's act keys make it one.
 */
import cron from 'node-cron';
import type { PgBoss } from 'pg-boss';
import { clockwork as byClock } from '#ra/actor.ts';
import type { Alarm } from '#ra/office/ca-watch.ts';
import type { Office } from '#ra/office/office.ts';
import type { Clock } from '#ra/ports.ts';
import { instant } from '#ra/values.ts';
import { publishDueCrls } from './crl-publisher.ts';

const tickQueue = 'tick';

export type Chores = {
  readonly office: Office;
  readonly clock: Clock;
  /** Forgetting what is done with: closed updates, sent postings, old act results. */
  readonly purge: () => Promise<void>;
  /** What the administrators should know of the CAs (REC-5). */
  readonly alarms?: () => Promise<readonly Alarm[]>;
  readonly onError: (error: unknown, chore: string) => void;
};

/** Everything that is due now. One failing chore does not stop the next. */
export const doChores = async ({ office, clock, purge, alarms = async () => [], onError }: Chores): Promise<void> => {
  const tried = async (chore: string, work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      onError(error, chore);
    }
  };
  const each = async <Due>(chore: string, due: readonly Due[], work: (one: Due) => Promise<unknown>) => {
    for (const one of due) await tried(chore, () => work(one));
  };
  await tried('issue', async () =>
    each('issue', await office.issuance.unfinished(), ({ id, version }) =>
      office.issuance.issue(byClock(`issue:${id}:${version}`), id),
    ),
  );
  await tried('crl', () => publishDueCrls(office));
  await tried('lapse', async () =>
    each('lapse', await office.upkeep.stale(), ({ id, changedAt }) =>
      office.upkeep.lapse(byClock(`lapse:${id}:${changedAt}`), id),
    ),
  );
  await tried('renewal', async () =>
    each('renewal', await office.renewal.due(), ({ serial, due }) =>
      office.renewal.remind(byClock(`renewal:${serial}:${due}`), serial),
    ),
  );
  await tried('changed', async () =>
    each('changed', await office.change.due(), ({ serial, occasion }) => office.change.end(byClock(occasion), serial)),
  );
  await tried('ending', async () =>
    // Put off in the quiet hours, it is another act in the next one.
    each('ending', await office.change.remindable(), (one) =>
      office.change.remind(byClock(`${one.occasion}@${instant(clock.now()).slice(0, 13)}`), one),
    ),
  );
  await tried('statements', async () =>
    each('statements', await office.hold.dueStatements(), ({ case: id, isOver, occasion }) =>
      isOver ? office.hold.overdue(byClock(occasion), id) : office.hold.remindOfStatement(byClock(occasion), id),
    ),
  );
  await tried('waiting', async () => {
    const due = await office.reminders.waitingTooLong();
    if (due) await office.reminders.remind(byClock(due.occasion), due.cases);
  });
  await tried('claims', async () =>
    each('claims', await office.claims.due(), ({ case: id, occasion }) => office.claims.lapse(byClock(occasion), id)),
  );
  await tried('names', () => office.upkeep.indexNames());
  await tried('drafts', async () => {
    const due = await office.reminders.forgottenDrafts();
    if (due) await office.reminders.remindOfDrafts(byClock(due.occasion), due.cases);
  });
  await tried('links', async () =>
    each('links', await office.reminders.runOutLinks(), (link) =>
      office.reminders.tellRunOut(byClock(`link:${link.hash}`), link),
    ),
  );
  await tried('watch', async () =>
    each('watch', await alarms(), (alarm) => office.watch.warn(byClock(office.watch.occasionOf(alarm)), alarm)),
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
