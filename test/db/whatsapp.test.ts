import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#db/client.ts';
import { rowsOf } from '#db/rows.ts';
import { drizzleLastRead, drizzleWhatsappBoard } from '#db/whatsapp/board.ts';
import { drizzleWhatsappMemory } from '#db/whatsapp/memory.ts';
import { drizzleWhatsappSessions } from '#db/whatsapp/sessions.ts';
import type { CaseId } from '#ra/values.ts';
import { engines, freshDatabase, testCipher } from '#support/database.ts';

const at = new Date('2026-11-20T02:00:00.000Z');
const later = new Date('2026-12-25T02:00:00.000Z');

describe.each(engines)('What the WhatsApp network remembers on %s', (engine) => {
  let database: Database;
  const cipher = testCipher();
  const clock = { now: () => at };
  const open = () => drizzleWhatsappMemory<{ text: string }, readonly string[]>({ database, cipher });
  type Memory = ReturnType<typeof open>;
  const rini = { phone: '6281234567890', name: 'Rini' };
  const meetNew = (memory: Memory, person: object) =>
    memory.meet(person, at, () => ({ as: null, person, merged: [], parted: [] }));
  const said = (chat: number, text: string, cases: number[] = []) => ({
    chat,
    at,
    author: null,
    body: { text },
    cases: cases as CaseId[],
  });

  beforeAll(async () => {
    database = await freshDatabase(engine);
  });
  afterAll(() => database.close());

  it('people are above zero and groups below, and found again by what WhatsApp calls them', async () => {
    const memory = open();
    const known = await meetNew(memory, rini);
    expect(known).toMatchObject({ chat: { kind: 'person', person: rini }, wroteAt: null, menu: null });
    expect(known.id).toBeGreaterThan(100_000);
    const { byPhone, byLid } = await memory.candidates({ phone: '6281234567890', lid: '77' });
    expect(byPhone).toMatchObject({ id: known.id, person: rini });
    expect(byLid).toBeUndefined();

    const group = await memory.group({ kind: 'group', id: 'x-1@g.us', title: 'Loket' }, at);
    expect(group.id).toBeLessThan(0);
    const again = await memory.group({ kind: 'group', id: 'x-1@g.us', title: 'Loket Baru' }, at);
    expect(again).toMatchObject({ id: group.id, chat: { title: 'Loket Baru' } });
    expect(await memory.find(-group.id), 'a group is no person').toBeUndefined();

    await memory.change(group.id, { isInside: false, menu: 4, wroteAt: at });
    expect(await memory.find(group.id)).toMatchObject({ isInside: false, menu: 4, wroteAt: at });
  });

  it('two rows that are one person: the older number stands for both, and who parted with a number is not found by it', async () => {
    const memory = open();
    const byLid = await meetNew(memory, { lid: '9001' });
    const byPhone = await meetNew(memory, { phone: '62811' });
    const other = await meetNew(memory, { phone: '62822', lid: '9002' });
    const person = { lid: '9001', phone: '62822' };
    const met = await memory.meet(person, at, ({ byPhone: was }) => ({
      as: byLid.id,
      person,
      merged: [byPhone.id],
      parted: was ? [{ ...was, person: { lid: '9002' } }] : [],
    }));
    expect(met.id).toBe(byLid.id);
    expect((await memory.find(byPhone.id))?.id).toBe(byLid.id);
    expect((await memory.candidates({ phone: '62811' })).byPhone).toBeUndefined();
    expect((await memory.candidates({ phone: '62822', lid: '9002' })).byPhone?.id).toBe(byLid.id);
    expect((await memory.candidates({ lid: '9002' })).byLid).toMatchObject({ id: other.id, person: { lid: '9002' } });
  });

  it('a message has the next number of its chat, and one told twice at once has one', async () => {
    const memory = open();
    const { id: chat } = await meetNew(memory, { phone: '62833' });
    const first = await memory.keep(said(chat, 'halo'), 'true_62833@c.us_A');
    expect(first).toMatchObject({
      chat,
      id: 1,
      body: { text: 'halo' },
      names: [{ id: 'true_62833@c.us_A', shown: null }],
    });
    const twice = await Promise.all([1, 2].map(() => memory.keep(said(chat, 'lagi'), 'false_62833@c.us_B')));
    expect(new Set(twice.map(({ id }) => id)).size).toBe(1);
    await memory.named(first, 'true_62833@c.us_C', ['Setuju']);
    expect((await memory.byWireId('true_62833@c.us_C'))?.names).toEqual([
      { id: 'true_62833@c.us_A', shown: null },
      { id: 'true_62833@c.us_C', shown: ['Setuju'] },
    ]);
    expect(await memory.newestBy(chat, 1)).toBeUndefined();
    expect(await memory.byWireId('true_62833@c.us_D')).toBeUndefined();
    expect(await memory.answer(first)).toBe(true);
    expect(await memory.answer(first)).toBe(false);
    await memory.forget(first);
    expect(await memory.message(chat, first.id)).toBeUndefined();
    expect(await memory.byWireId('true_62833@c.us_A')).toBeUndefined();
  });

  it('the newest of our messages that names a case is found, until it no longer does', async () => {
    const memory = open();
    const { id: chat } = await memory.group({ kind: 'group', id: 'x-2@g.us' }, at);
    const old = await memory.keep(said(chat, 'kartu', [1001]));
    const newer = await memory.keep(said(chat, 'kartu lagi', [1001, 1002]));
    expect((await memory.newestOf(chat, 1001 as CaseId))?.id).toBe(newer.id);
    await memory.redo(newer, { text: 'selesai' }, []);
    expect((await memory.newestOf(chat, 1001 as CaseId))?.id).toBe(old.id);
    expect((await memory.message(chat, newer.id))?.body).toEqual({ text: 'selesai' });
  });

  it('messages are forgotten after their time, with what they were called; numbers go on', async () => {
    const memory = open();
    const { id: chat } = await meetNew(memory, { phone: '62844' });
    const old = await memory.keep(said(chat, 'lama'), 'wire-old');
    await memory.keep({ ...said(chat, 'baru'), at: later }, 'wire-new');
    expect(await memory.purge(new Date('2026-12-01T00:00:00Z'))).toBeGreaterThan(0);
    expect(await memory.byWireId('wire-old')).toBeUndefined();
    expect((await memory.byWireId('wire-new'))?.body).toEqual({ text: 'baru' });
    expect((await memory.keep(said(chat, 'terus'))).id).toBe(old.id + 2);
  });

  it('UU 27/2022: no number, name, text or wire id lies there to be read', async () => {
    const memory = open();
    const { id: chat } = await meetNew(memory, { phone: '628555000111', lid: '555000222', name: 'Sukmawati' });
    await memory.keep(said(chat, 'rahasia kita'), 'false_628555000111@c.us_Z');
    const tables = ['whatsapp_chats', 'whatsapp_messages', 'whatsapp_wire_ids'];
    for (const table of tables) {
      const rows = await rowsOf<{ row: string }>(
        database.db,
        sql.raw(`select row_to_json(t)::text as row from ${table} t`),
      );
      expect(rows.length).toBeGreaterThan(0);
      const all = rows.map(({ row }) => row).join('\n');
      for (const secret of ['628555000111', '555000222', 'Sukmawati', 'rahasia'])
        for (const form of [secret, Buffer.from(secret).toString('hex')])
          expect(all, `${table} says ${form}`).not.toContain(form);
    }
  });

  it('the session is kept in versions, three at most, newest first, until we let go of it', async () => {
    const sessions = drizzleWhatsappSessions({ database, cipher, clock });
    expect(await sessions.latest()).toBeUndefined();
    for (const byte of [1, 2, 3, 4]) await sessions.keep(new Uint8Array([byte]));
    const bytes: number[] = [];
    for (let one = await sessions.latest(); one; one = await sessions.before(one.version))
      bytes.push(one.bytes[0] ?? 0);
    expect(bytes).toEqual([4, 3, 2]);
    await sessions.forget();
    expect(await sessions.latest()).toBeUndefined();
  });

  it('the board and the last moment read outlive the process', async () => {
    const board = drizzleWhatsappBoard({ database, cipher, clock });
    expect(await board.read('state')).toBeUndefined();
    await board.write('state', { kind: 'pairing', code: 'ABCD1234' });
    await board.write('state', { kind: 'ready' });
    expect(await board.read('state')).toEqual({ at, body: { kind: 'ready' } });
    await board.wipe('state');
    expect(await board.read('state')).toBeUndefined();
    const lastRead = drizzleLastRead({ database, cipher, clock });
    expect(await lastRead.read()).toBeUndefined();
    await lastRead.mark(later);
    expect(await lastRead.read()).toEqual(later);
  });
});
