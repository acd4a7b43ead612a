import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#db/client.ts';
import { drizzleRegistry, purgeActs } from '#db/registry.ts';
import { rowsOf } from '#db/rows.ts';
import type { Registry } from '#ra/ports.ts';
import type { AccountId, ActKey, CaseId, Instant } from '#ra/values.ts';
import { engines, freshDatabase, testCipher } from '#support/database.ts';
import { account, agency, at, draft, gate, secrets, settle } from './samples.ts';

describe.each(engines)('A transaction on %s', (engine) => {
  let database: Database;
  let registry: Registry;

  beforeAll(async () => {
    database = await freshDatabase(engine);
    registry = drizzleRegistry({ database, cipher: testCipher() });
    await settle(registry);
  });
  afterAll(() => database.close());

  const key = (name: string) => name as ActKey;

  it('happens whole or not at all', async () => {
    const broken = registry.transaction(async ({ cases, audit }) => {
      await cases.insert(draft({ applicant: { network: 'sandbox', user: 'undone', chat: '1' } }));
      await audit.write({ at: at(1), act: 'x', outcome: 'done', origin: 'clock', by: 'undone', case: null, facts: {} });
      throw new Error('changed my mind');
    });
    await expect(broken).rejects.toThrow('changed my mind');
    const left = await registry.transaction(({ cases }) => cases.recentOf({ network: 'sandbox', user: 'undone' }, 9));
    expect(left).toEqual([]);
    const lines = await rowsOf(database.db, sql`select 1 from audit_lines where by = 'undone'`);
    expect(lines).toEqual([]);
  });

  it('inside another is refused, rather than waiting for ever on one connection', async () => {
    const nested = registry.transaction(() => registry.transaction(async () => 'inner'));
    await expect(nested).rejects.toThrow(/inside another/);
    expect(await registry.transaction(async () => 'next')).toBe('next');
  });

  it('many at once all finish', async () => {
    const ids = await Promise.all(
      Array.from({ length: 20 }, () => registry.transaction(async ({ cases }) => (await cases.insert(draft())).id)),
    );
    expect(new Set(ids).size).toBe(20);
  });

  it('never quotes values of people in its errors', async () => {
    const refused: Error = await registry
      .transaction(({ accounts }) =>
        accounts.insert(account('x', { agency: 'nowhere' as never, username: secrets.name })),
      )
      .then(
        () => expect.unreachable(),
        (error) => error,
      );
    expect(refused).toMatchObject({ name: 'DatabaseError', code: '23503' });
    expect(`${refused.message}${refused.stack}${JSON.stringify(refused)}${refused.cause}`).not.toContain(secrets.name);
  });

  it('an act done before answers with its first result, also a result of null', async () => {
    await registry.transaction(({ acts }) => acts.keep(key('u1/1'), { number: 1001, words: ['a', null] }));
    await registry.transaction(({ acts }) => acts.keep(key('u1/2'), null));
    await registry.transaction(async ({ acts }) => {
      expect(await acts.find(key('u1/1'))).toEqual({ result: { number: 1001, words: ['a', null] } });
      expect(await acts.find(key('u1/2'))).toEqual({ result: null });
      expect(await acts.find(key('u1/3'))).toBeUndefined();
    });
  });

  it('with the same act key at the same time: the second waits and gets the result of the first', async () => {
    let done = 0;
    const act = () =>
      registry.transaction(async ({ acts, cases }) => {
        const before = await acts.find(key('u2/1'));
        if (before) return before.result;
        done += 1;
        const { id } = await cases.insert(draft());
        await acts.keep(key('u2/1'), id);
        return id;
      });
    const results = await Promise.all([act(), act(), act(), act()]);
    expect(done).toBe(1);
    expect(new Set(results).size).toBe(1);
  });

  it('whose first holder of an act key failed leaves the key to the second', async () => {
    const [held, go] = [gate(), gate()];
    const first = registry.transaction(async ({ acts }) => {
      await acts.find(key('u3/1'));
      await acts.keep(key('u3/1'), 'kept');
      held.resolve();
      await go.promise;
      throw new Error('crash');
    });
    await held.promise;
    const second = registry.transaction(({ acts }) => acts.find(key('u3/1')));
    go.resolve();
    await expect(first).rejects.toThrow('crash');
    expect(await second).toBeUndefined();
  });

  it('results of acts are forgotten when their time is over', async () => {
    await registry.transaction(({ acts }) => acts.keep(key('u4/1'), 1));
    expect(await purgeActs(database, '2000-01-01T00:00:00.000Z' as Instant)).toBe(0);
    expect(await purgeActs(database, '2999-01-01T00:00:00.000Z' as Instant)).toBeGreaterThan(0);
    expect(await registry.transaction(({ acts }) => acts.find(key('u4/1')))).toBeUndefined();
  });

  // PGlite has one connection: its transactions run one after the other, so nothing can cross.
  if (engine === 'postgres')
    it('that deadlocks with another is done again, and both are committed', async () => {
      const [first, second] = await registry.transaction(
        async ({ cases }) => [(await cases.insert(draft())).id, (await cases.insert(draft())).id] as const,
      );
      const [one, two] = [gate(), gate()];
      const touch = async (
        mine: CaseId,
        theirs: CaseId,
        ready: PromiseWithResolvers<void>,
        other: PromiseWithResolvers<void>,
      ) =>
        registry.transaction(async ({ cases }) => {
          const it = await cases.lock(mine);
          ready.resolve();
          await other.promise;
          await cases.lock(theirs);
          return cases.update(it ?? expect.unreachable(), { language: 'en' }, at(1));
        });
      const done = await Promise.all([touch(first, second, one, two), touch(second, first, two, one)]);
      expect(done.map((it) => it.version)).toEqual([2, 2]);
    });

  if (engine === 'postgres')
    it('sees a locked case only after the one before is through', async () => {
      const { id } = await registry.transaction(({ cases }) => cases.insert(draft()));
      const [locked, go] = [gate(), gate()];
      const first = registry.transaction(async ({ cases }) => {
        const it = await cases.lock(id);
        locked.resolve();
        await go.promise;
        return cases.update(it ?? expect.unreachable(), { state: 'submitted' }, at(1));
      });
      await locked.promise;
      const second = registry.transaction(({ cases }) => cases.lock(id));
      go.resolve();
      await first;
      expect(await second).toMatchObject({ state: 'submitted', version: 2 });
    });

  it('holds an agency only by rows that exist', async () => {
    const roaming = registry.transaction(({ roles }) =>
      roles.grant({ account: 'ghost' as AccountId, role: 'administrator', desk: null, since: at(1) }),
    );
    await expect(roaming).rejects.toMatchObject({ code: '23503' });
    expect(await registry.transaction(({ agencies }) => agencies.find(agency.id))).toEqual(agency);
  });
});
