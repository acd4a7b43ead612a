import type { PgBoss } from 'pg-boss';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#db/client.ts';
import { openJobs, outboxQueue, wakeBy } from '#db/jobs.ts';
import { drizzleRegistry } from '#db/registry.ts';
import type { Registry } from '#ra/ports.ts';
import { engines, freshDatabase, testCipher } from '#support/database.ts';
import { gate, settle } from './samples.ts';

describe.each(engines)('Jobs on %s', (engine) => {
  let database: Database;
  let boss: PgBoss;
  let registry: Registry;
  const errors: Error[] = [];

  beforeAll(async () => {
    database = await freshDatabase(engine);
    boss = await openJobs(database, { onError: (error) => errors.push(error) });
    registry = drizzleRegistry({ database, cipher: testCipher(), wake: wakeBy(boss) });
    await settle(registry);
  });
  afterAll(async () => {
    await boss.stop({ graceful: false });
    await database.close();
    expect(errors).toEqual([]);
  });

  const announce = (fails: boolean) =>
    registry.transaction(async ({ announcer }) => {
      await announcer.tell({ network: 'sandbox', chat: '1' }, 'id', { name: 'case-lapsed' });
      if (fails) throw new Error('undone');
    });

  it('the very first announcement after the start goes through, on one connection too', async () => {
    await announce(false);
    expect(await boss.findJobs(outboxQueue)).toHaveLength(1);
  });

  it('an announcement that was undone leaves no job', async () => {
    const before = await boss.findJobs(outboxQueue);
    await expect(announce(true)).rejects.toThrow('undone');
    expect(await boss.findJobs(outboxQueue)).toHaveLength(before.length);
  });

  it('a committed announcement wakes a worker that looks only once a minute by itself', async () => {
    const [caughtUp, woken] = [gate(), gate()];
    let reached = caughtUp;
    const options = { pollingIntervalSeconds: 60, notifyPollingIntervalSeconds: 60, batchSize: 50 };
    await boss.work(outboxQueue, options, async () => reached.resolve());
    await caughtUp.promise;
    reached = woken;
    const began = performance.now();
    await announce(false);
    await woken.promise;
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});
