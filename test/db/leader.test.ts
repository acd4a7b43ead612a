/** One leader per matter, over all instances. DESIGN "Engines": any instance may die. */

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#db/client.ts';
import { leaderOf } from '#db/leader.ts';
import { rowsOf } from '#db/rows.ts';
import { engines, freshDatabase } from '#support/database.ts';

/** Who pauses looks again when the test says so. */
const handPause = () => {
  const sleepers = new Set<() => void>();
  let asleep = () => {};
  return {
    pause: (milliseconds: number, signal?: AbortSignal): Promise<void> =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const wake = () => {
          sleepers.delete(wake);
          resolve();
        };
        // Only the looks: patience with the server does not run out here.
        if (milliseconds === 1000) sleepers.add(wake);
        asleep();
        signal?.addEventListener('abort', () => {
          sleepers.delete(wake);
          reject(signal.reason);
        });
      }),
    look: () => {
      for (const wake of [...sleepers]) wake();
    },
    /** Resolves when somebody sleeps. */
    asleep: (): Promise<void> =>
      new Promise((resolve) => {
        asleep = resolve;
        if (sleepers.size > 0) resolve();
      }),
  };
};
const gone = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    signal.addEventListener('abort', () => resolve());
  });
const forever = () => new AbortController().signal;

describe.each(engines)('The leader on %s', (engine) => {
  let database: Database;
  beforeAll(async () => {
    database = await freshDatabase(engine);
  });
  afterAll(() => database.close());

  it('leads at once where nobody else does, and again after it resigned', async () => {
    for (let term = 0; term < 2; term++) {
      const lead = await leaderOf({ database, name: 'alone' }).take(forever());
      expect(lead.lost.aborted).toBe(false);
      await lead.resign();
      expect(lead.lost.aborted).toBe(false);
    }
  });

  it('does not begin where the wait is over already', async () => {
    await expect(leaderOf({ database, name: 'over' }).take(AbortSignal.abort(new Error('stopped')))).rejects.toThrow(
      'stopped',
    );
  });
});

describe.runIf(engines.includes('postgres'))('Leaders of several instances on postgres', () => {
  let database: Database;
  beforeAll(async () => {
    database = await freshDatabase('postgres');
  });
  afterAll(() => database.close());

  const sessions = async (): Promise<readonly number[]> =>
    (
      await rowsOf<{ pid: number }>(
        database.db,
        sql`select pid from pg_locks where locktype = 'advisory' and granted and database =
          (select oid from pg_database where datname = current_database())`,
      )
    ).map(({ pid }) => pid);
  const end = (pid: number) => rowsOf(database.db, sql`select pg_terminate_backend(${pid})`);

  it('one leads, the other takes over when it resigns', async () => {
    const hand = handPause();
    const first = await leaderOf({ database, name: 'polling' }).take(forever());
    let second: unknown;
    const waiting = leaderOf({ database, name: 'polling', pause: hand.pause }).take(forever());
    waiting.then((lead) => {
      second = lead;
    });
    await hand.asleep();
    expect(second).toBeUndefined();
    const other = await leaderOf({ database, name: 'another matter' }).take(forever());
    await other.resign();
    await first.resign();
    hand.look();
    await (await waiting).resign();
    expect(await sessions()).toEqual([]);
  });

  it('a lost connection is the lead lost, told at once; another takes over', async () => {
    const first = await leaderOf({ database, name: 'polling' }).take(forever());
    const hand = handPause();
    const waiting = leaderOf({ database, name: 'polling', pause: hand.pause }).take(forever());
    await hand.asleep();
    const [pid = 0] = await sessions();
    await end(pid);
    await gone(first.lost);
    hand.look();
    const second = await waiting;
    expect(second.lost.aborted).toBe(false);
    await first.resign();
    expect(second.lost.aborted).toBe(false);
    expect(await sessions()).toHaveLength(1);
    await second.resign();
  });

  it('who waits survives the loss of its own connection', async () => {
    const first = await leaderOf({ database, name: 'polling' }).take(forever());
    const hand = handPause();
    const errors: unknown[] = [];
    const pause = hand.pause;
    const waiting = leaderOf({ database, name: 'polling', pause, onError: (error) => errors.push(error) }).take(
      forever(),
    );
    await hand.asleep();
    const [holder = 0] = await sessions();
    const all = await rowsOf<{ pid: number }>(
      database.db,
      sql`select pid from pg_stat_activity where application_name = 'lencana leader' and datname = current_database()`,
    );
    for (const { pid } of all) if (pid !== holder) await end(pid);
    await first.resign();
    hand.look();
    const look = setInterval(hand.look, 20);
    const second = await waiting;
    clearInterval(look);
    expect(await sessions()).toHaveLength(1);
    await second.resign();
  });

  it('who no longer wants to lead leaves the line', async () => {
    const first = await leaderOf({ database, name: 'polling' }).take(forever());
    const hand = handPause();
    const stop = new AbortController();
    const waiting = leaderOf({ database, name: 'polling', pause: hand.pause }).take(stop.signal);
    await hand.asleep();
    stop.abort(new Error('stopped'));
    await expect(waiting).rejects.toThrow('stopped');
    await first.resign();
    expect(await sessions()).toEqual([]);
  });
});
