import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '#db/client.ts';
import { type DrizzleInbox, drizzleInbox } from '#db/inbox.ts';
import { inbox as inboxTable } from '#db/schema/post.ts';
import { engines, freshDatabase, testCipher } from '#support/database.ts';
import { at } from './samples.ts';

describe.each(engines)('The inbox on %s', (engine) => {
  let database: Database;
  let inbox: DrizzleInbox;

  beforeAll(async () => {
    database = await freshDatabase(engine);
    inbox = drizzleInbox({ database, cipher: testCipher() });
  });
  beforeEach(() => database.db.delete(inboxTable));
  afterAll(() => database.close());

  const update = (updateId: string, chat = 'a') => ({
    network: 'telegram' as const,
    bot: 'lencana',
    updateId,
    chat,
    payload: { text: `update ${updateId}` },
  });
  const claim = (minute: number) => inbox.claim(at(minute), at(minute + 1));
  const claimed = async (minute: number) => (await claim(minute)) ?? expect.unreachable('nothing to claim');

  it('keeps an update once: a redelivery is recognised, also after it was handled', async () => {
    expect(await inbox.receive(update('1'), at(0))).toBe(true);
    expect(await inbox.receive(update('1'), at(0))).toBe(false);
    expect(await inbox.receive({ ...update('1'), bot: 'another' }, at(0))).toBe(true);
    expect(await inbox.depth()).toBe(2);
    const item = await claimed(1);
    expect(item).toMatchObject({ network: 'telegram', chat: 'a', attempts: 1, payload: { text: 'update 1' } });
    await inbox.close(item, at(2));
    expect(await inbox.receive(update('1'), at(3))).toBe(false);
    expect(await inbox.depth()).toBe(1);
  });

  it('gives one update of a chat at a time, in order, and chats beside each other', async () => {
    for (const [id, chat] of [
      ['1', 'a'],
      ['2', 'a'],
      ['3', 'b'],
    ] as const)
      await inbox.receive(update(id, chat), at(0));
    const [first, other] = [await claimed(1), await claimed(1)];
    expect([first.payload, other.payload]).toEqual([{ text: 'update 1' }, { text: 'update 3' }]);
    expect(await claim(1)).toBeUndefined();
    await inbox.close(first, at(1));
    expect(await claimed(1)).toMatchObject({ payload: { text: 'update 2' } });
  });

  it('leaves what belongs to a network that only another instance can speak in', async () => {
    const elsewhere = drizzleInbox({ database, cipher: testCipher(), elsewhere: () => ['telegram'] });
    await inbox.receive(update('1'), at(0));
    await inbox.receive({ ...update('2'), network: 'whatsapp' }, at(0));
    expect(await elsewhere.claim(at(1), at(2))).toMatchObject({ network: 'whatsapp' });
    expect(await elsewhere.claim(at(1), at(2))).toBeUndefined();
    expect(await claimed(1)).toMatchObject({ network: 'telegram' });
  });

  it('gives each update to one of many instances', async () => {
    for (let n = 0; n < 12; n++) await inbox.receive(update(`${n}`, `chat ${n}`), at(0));
    const items = await Promise.all(Array.from({ length: 16 }, () => claim(1)));
    const ids = items.flatMap((item) => (item ? [item.id] : []));
    expect(new Set(ids).size).toBe(ids.length);
    let more = await claim(1);
    for (; more; more = await claim(1)) ids.push(more.id);
    expect(new Set(ids).size).toBe(12);
  });

  it('gives an update again when its instance died, and the dead one cannot take it away', async () => {
    await inbox.receive(update('1'), at(0));
    const lost = await claimed(1);
    expect(await claim(1)).toBeUndefined();
    const again = await claimed(2);
    expect(again).toMatchObject({ id: lost.id, attempts: 2 });
    await inbox.release(lost, null, 'too late');
    expect(await inbox.depth()).toBe(1);
    await inbox.close(again, at(3));
    expect(await inbox.depth()).toBe(0);
  });

  it('a lease is renewed by who holds it, and by nobody else, nor after the end', async () => {
    await inbox.receive(update('1'), at(0));
    const lost = await claimed(1);
    expect(await inbox.extend(lost, at(3))).toBe(true);
    expect(await claim(2)).toBeUndefined();
    const again = await claimed(3);
    expect(await inbox.extend(lost, at(30))).toBe(false);
    await inbox.release(again, at(5), 'the office is on fire');
    expect(await inbox.extend(again, at(30))).toBe(false);
    expect(await claim(5)).toMatchObject({ attempts: 3 });
  });

  it('gives what happened first first, though a webhook brought it last; nobody is stopped for it', async () => {
    for (const id of ['901', '1000', '99']) await inbox.receive(update(id), at(0));
    const texts: unknown[] = [];
    const first = await claimed(1);
    await inbox.receive(update('98'), at(0));
    await inbox.receive(update('950'), at(0));
    expect(await claim(1)).toBeUndefined();
    for (let item: typeof first | undefined = first; item; item = await claim(1)) {
      texts.push((item.payload as { text: string }).text);
      await inbox.close(item, at(1));
    }
    expect(texts).toEqual(['99', '98', '901', '950', '1000'].map((id) => `update ${id}`));
  });

  it('puts many that come at once in order, whoever is first', async () => {
    const ids = Array.from({ length: 12 }, (_, n) => String(995 + n));
    await Promise.all(ids.toReversed().map((id) => inbox.receive(update(id), at(0))));
    const texts: unknown[] = [];
    for (let item = await claim(1); item; item = await claim(1)) {
      texts.push((item.payload as { text: string }).text);
      await inbox.close(item, at(1));
    }
    expect(texts).toEqual(ids.map((id) => `update ${id}`));
  });

  it('takes those of WhatsApp as they came: their names are no numbers', async () => {
    for (const id of ['ffa0', '0b12']) await inbox.receive({ ...update(id), network: 'whatsapp' }, at(0));
    expect(await claimed(1)).toMatchObject({ payload: { text: 'update ffa0' } });
  });

  it('holds the chat up while a failed update waits for its next try, and goes on once it is given up', async () => {
    await inbox.receive(update('1'), at(0));
    await inbox.receive(update('2'), at(0));
    await inbox.release(await claimed(1), at(5), 'the office is on fire');
    expect(await claim(4)).toBeUndefined();
    const again = await claimed(5);
    expect(again).toMatchObject({ attempts: 2, payload: { text: 'update 1' } });
    await inbox.release(again, null, 'given up');
    expect(await claimed(5)).toMatchObject({ payload: { text: 'update 2' } });
  });

  it('forgets payloads with the close, and the keys a week later', async () => {
    await inbox.receive(update('1'), at(0));
    await inbox.close(await claimed(1), at(2));
    expect(await database.db.select({ payload: inboxTable.payload }).from(inboxTable)).toEqual([{ payload: null }]);
    expect(await inbox.purge(at(2))).toBe(0);
    expect(await inbox.purge(at(3))).toBe(1);
  });
});
