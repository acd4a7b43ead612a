/** pg-boss on the same engine as the records: it wakes and retries workers, so that no instance polls in a hurry. */
import { type SQL, sql } from 'drizzle-orm';
import { fromDrizzle, fromPglite, PgBoss } from 'pg-boss';
import type { Database } from './client.ts';
import type { Wake } from './registry.ts';
import { rowsOf } from './rows.ts';

/** The queue that says no more than "there is post"; what to deliver is in the outbox. */
export const outboxQueue = 'outbox';

/** Starts pg-boss with LISTEN/NOTIFY and makes the outbox queue. `onError` gets what its own loops could not do. Stop it before the database closes. */
export const openJobs = async (
  database: Database,
  { onError }: { readonly onError: (error: Error) => void },
): Promise<PgBoss> => {
  const boss =
    database.engine === 'pglite'
      ? new PgBoss({ db: fromPglite(database.pglite), backend: 'pglite', useListenNotify: true })
      : new PgBoss({ connectionString: database.url, application_name: 'lencana jobs', max: 4, useListenNotify: true });
  boss.on('error', onError);
  await boss.start();
  // A wake-up is worth nothing an hour later: the worker also looks by itself when the next posting is due.
  await boss.createQueue(outboxQueue, { notify: true, retryLimit: 1, retentionSeconds: 3600, deleteAfterSeconds: 60 });
  // pg-boss reads a queue's settings at its first use and keeps them. Inside a transaction that reading would wait for
  // PGlite's one connection for ever, so it happens here: a look at a job that does not exist.
  await boss.findJobs(outboxQueue, { id: '00000000-0000-0000-0000-000000000000' });
  return boss;
};

/** For the registry: one job a transaction, visible and announced when it commits. */
export const wakeBy =
  (boss: PgBoss): Wake =>
  async (transaction) => {
    // pg-boss hands back what our own `sql` made of its statement.
    const execute = async (query: unknown) => [...(await rowsOf<unknown>(transaction, query as SQL))];
    await boss.send(outboxQueue, {}, { db: fromDrizzle({ execute }, sql) });
  };
