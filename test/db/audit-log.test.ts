import { type SQL, sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sealAuditLog, verifyAuditLog } from '#db/audit-log.ts';
import { cipherWith, keyRing } from '#db/cipher.ts';
import type { Database } from '#db/client.ts';
import { drizzleRegistry } from '#db/registry.ts';
import { rowsOf } from '#db/rows.ts';
import type { Registry } from '#ra/ports.ts';
import type { AuditLine } from '#ra/records.ts';
import type { CaseId } from '#ra/values.ts';
import { engines, freshDatabase, testCipher } from '#support/database.ts';
import { at, gate } from './samples.ts';

describe.each(engines)('REC-1 the audit log on %s', (engine) => {
  let database: Database;
  let registry: Registry;
  const cipher = testCipher();

  beforeEach(async () => {
    database = await freshDatabase(engine);
    registry = drizzleRegistry({ database, cipher });
  });
  afterEach(() => database.close());

  const line = (number: number): AuditLine => ({
    at: at(number),
    act: 'forward',
    outcome: 'done',
    origin: 'sandbox',
    by: 'account-1',
    case: (1000 + number) as CaseId,
    facts: { zebra: 1, items: ['letter', { b: 2, a: 1.5 }], version: number, none: null },
  });
  const write = async (...numbers: number[]) => {
    for (const number of numbers) await registry.transaction(({ audit }) => audit.write(line(number)));
  };
  const seal = () => sealAuditLog(database, cipher, at(60));
  const verify = () => verifyAuditLog(database, cipher);
  /** What somebody with full power over the database would do: past the triggers. */
  const tamper = async (...statements: SQL[]) => {
    await database.db.transaction(async (db) => {
      await db.execute(sql`set local session_replication_role = replica`);
      for (const statement of statements) await db.execute(statement);
    });
  };

  it('verifies empty, unsealed, sealed, and sealed in several goes', async () => {
    expect(await verify()).toEqual({ ok: true, head: null, unsealed: 0 });
    expect(await seal()).toBeUndefined();
    await write(1, 2);
    expect(await verify()).toEqual({ ok: true, head: null, unsealed: 2 });
    expect(await seal()).toMatchObject({ count: 2 });
    await write(3);
    const head = await seal();
    await write(4);
    expect(await verify()).toEqual({ ok: true, head, unsealed: 1 });
    expect(head).toMatchObject({ count: 3, at: at(60) });
  });

  it('refuses edits, deletions and a second sealing in the database itself', async () => {
    await write(1);
    const attempt = (statement: SQL) =>
      database.db.execute(statement).then(
        () => 'done',
        (error) => String(error.cause),
      );
    expect(await attempt(sql`update audit_lines set by = 'somebody else'`)).toContain('append-only: UPDATE refused');
    await seal();
    for (const statement of [
      sql`update audit_lines set facts = '{}'`,
      sql`update audit_lines set seal = null, hash = null`,
      sql`update audit_lines set seal = 9`,
      sql`delete from audit_lines`,
      sql`truncate audit_lines`,
      sql`update audit_heads set count = 9`,
      sql`delete from audit_heads`,
      sql`truncate audit_heads`,
    ])
      expect(await attempt(statement)).toContain('append-only');
    expect(await verify()).toMatchObject({ ok: true, unsealed: 0 });
  });

  const sealed = async () => {
    await write(1, 2, 3);
    await seal();
    await write(4, 5);
    await seal();
  };

  it.each([
    [
      'whose facts were edited',
      sql`update audit_lines set facts = facts || '{"version":99}' where seal = 2`,
      { problem: 'edited', seal: 2 },
    ],
    [
      'whose author was edited',
      sql`update audit_lines set by = 'account-2' where seal = 5`,
      { problem: 'edited', seal: 5 },
    ],
    ['that was removed', sql`delete from audit_lines where seal = 2`, { problem: 'removed', seal: 2 }],
    ['that was removed from the end', sql`delete from audit_lines where seal = 5`, { problem: 'removed', seal: 5 }],
    [
      'whose link was replaced',
      sql`update audit_lines set hash = repeat('0', 64) where seal = 4`,
      { problem: 'moved', seal: 4 },
    ],
  ])('names the line %s', async (_, statement, expected) => {
    await sealed();
    await tamper(statement);
    expect(await verify()).toMatchObject({ ok: false, ...expected });
  });

  it('names the first of two lines that changed places', async () => {
    await sealed();
    await tamper(
      sql`update audit_lines set seal = 100 where seal = 2`,
      sql`update audit_lines set seal = 2 where seal = 3`,
      sql`update audit_lines set seal = 3 where seal = 100`,
    );
    expect(await verify()).toMatchObject({ ok: false, problem: 'moved', seal: 2 });
  });

  it('names a line that was put in, sealed or not', async () => {
    await sealed();
    const columns = sql`at, act, outcome, origin, by, "case", facts, stamp`;
    await tamper(
      sql`insert into audit_lines (mark, ${columns}, seal, hash) select 'made-up', ${columns}, 6, hash from audit_lines where seal = 5`,
    );
    expect(await verify()).toMatchObject({ ok: false, problem: 'edited', seal: 6 });
    await tamper(sql`update audit_lines set seal = null, hash = null where seal = 6`);
    expect(await verify()).toMatchObject({ ok: false, problem: 'edited', seal: null });
  });

  it('notices an edit of a line before the sealer came by', async () => {
    await write(1);
    await tamper(sql`update audit_lines set outcome = 'refused'`);
    expect(await verify()).toMatchObject({ ok: false, problem: 'edited', seal: null });
    await seal();
    expect(await verify()).toMatchObject({ ok: false, problem: 'edited', seal: 1 });
  });

  it('notices sealed lines that no signed head speaks of', async () => {
    await sealed();
    await write(6);
    await tamper(sql`delete from audit_heads where count = 5`);
    expect(await verify()).toMatchObject({ ok: false, problem: 'inserted', seal: 4 });
  });

  it('notices a head that was forged or changed, and builds nothing on it', async () => {
    await sealed();
    await tamper(sql`update audit_heads set hash = (select hash from audit_lines where seal = 4) where count = 5`);
    expect(await verify()).toMatchObject({ ok: false, problem: 'head', seal: 5 });
    await write(6);
    await expect(seal()).rejects.toThrow(/not signed by us/);
  });

  it('notices a head signed with another master key', async () => {
    const stranger = cipherWith(keyRing([{ id: 'test', key: new Uint8Array(32).fill(8) }]));
    await write(1);
    await sealAuditLog(database, stranger, at(60));
    expect(await verify()).toMatchObject({ ok: false, problem: 'head', seal: 1 });
  });

  it('notices a log cut short with its heads, given a head that was kept elsewhere', async () => {
    await write(1, 2);
    await seal();
    await write(3);
    const kept = (await seal()) ?? expect.unreachable();
    expect(await verifyAuditLog(database, cipher, { since: kept })).toMatchObject({ ok: true });
    expect(await verifyAuditLog(database, cipher, { since: { ...kept, hash: 'f'.repeat(64) } })).toMatchObject({
      ok: false,
      problem: 'head',
    });
    await tamper(sql`delete from audit_lines where seal = 3`, sql`delete from audit_heads where count = 3`);
    expect(await verify()).toMatchObject({ ok: true });
    expect(await verifyAuditLog(database, cipher, { since: kept })).toMatchObject({
      ok: false,
      problem: 'removed',
      seal: 3,
    });
  });

  it('goes on after a rotation of the master key', async () => {
    await sealed();
    const [old] = [keyRing([{ id: 'test', key: new Uint8Array(32).fill(7) }]).newest];
    const rotated = cipherWith(keyRing([{ id: 'later', key: new Uint8Array(32).fill(9) }, old]));
    await drizzleRegistry({ database, cipher: rotated }).transaction(({ audit }) => audit.write(line(6)));
    await sealAuditLog(database, rotated, at(61));
    expect(await verifyAuditLog(database, rotated)).toMatchObject({ ok: true, head: { count: 6 } });
  });

  it('seals more lines than one batch holds, and verifies them all', async () => {
    await registry.transaction(async ({ audit }) => {
      for (let number = 0; number < 1_050; number++) await audit.write(line(number));
    });
    expect(await seal()).toMatchObject({ count: 1_000 });
    expect(await seal()).toMatchObject({ count: 1_050 });
    expect(await verify()).toMatchObject({ ok: true, head: { count: 1_050 } });
  });

  it('sealed by many instances at once stays one chain', async () => {
    await write(1, 2, 3);
    await Promise.all([seal(), seal(), seal()]);
    expect(await verify()).toMatchObject({ ok: true, head: { count: 3 }, unsealed: 0 });
  });

  // On one connection the sealer cannot run beside an open transaction.
  if (engine === 'postgres')
    it('seals a line whose transaction commits late with a later number, and loses none', async () => {
      const [written, go] = [gate(), gate()];
      const slow = registry.transaction(async ({ audit }) => {
        await audit.write(line(1));
        written.resolve();
        await go.promise;
      });
      await written.promise;
      await write(2);
      expect(await seal()).toMatchObject({ count: 1 });
      go.resolve();
      await slow;
      expect(await seal()).toMatchObject({ count: 2 });
      const order = await rowsOf<{ case: string }>(
        database.db,
        sql`select "case"::text from audit_lines order by seal`,
      );
      expect(order.map((row) => row.case)).toEqual(['1002', '1001']);
      expect(await verify()).toMatchObject({ ok: true });
    });
});
