import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '#db/client.ts';
import { type DrizzleOutbox, drizzleOutbox } from '#db/outbox.ts';
import { drizzleRegistry } from '#db/registry.ts';
import { cards, digests, outbox as outboxTable } from '#db/schema/post.ts';
import type { Delivery, Posting, Records, Registry } from '#ra/ports.ts';
import type { CaseId, DeskId } from '#ra/values.ts';
import { engines, freshDatabase, testCipher } from '#support/database.ts';
import { at, desk, draft, gate, settle } from './samples.ts';

describe.each(engines)('The outbox on %s', (engine) => {
  let database: Database;
  let registry: Registry;
  let outbox: DrizzleOutbox;
  let id: CaseId;
  let wakes = 0;

  beforeAll(async () => {
    database = await freshDatabase(engine);
    const cipher = testCipher();
    registry = drizzleRegistry({
      database,
      cipher,
      wake: async () => {
        wakes += 1;
      },
    });
    outbox = drizzleOutbox({ database, cipher });
    await settle(registry);
    id = (await registry.transaction(({ cases }) => cases.insert(draft()))).id;
  });
  beforeEach(async () => {
    await database.db.delete(outboxTable);
    await database.db.delete(cards);
    await database.db.delete(digests);
    await registry.transaction(({ desks }) => desks.save(desk));
    wakes = 0;
  });
  afterAll(() => database.close());

  const say = (chat: string, number: number, delivery?: Delivery) => (records: Records) =>
    records.announcer.tell(
      { network: 'sandbox', chat },
      'id',
      { name: 'case-lapsed', case: id, values: { number } },
      delivery,
    );
  const write = (work: (records: Records) => Promise<unknown>) =>
    registry.transaction(async (records) => void (await work(records)));
  const drawCard = () => write(({ announcer }) => announcer.card(id, desk));
  const claim = (minute: number) => outbox.claim(at(minute), at(minute + 1));
  const claimed = async (minute: number) => (await claim(minute)) ?? expect.unreachable('nothing to claim');
  const numberOf = (posting: Posting) =>
    posting.body.kind === 'notice' ? posting.body.notice.values?.number : posting.body.kind;
  /** Delivers everything that is due, and tells what it was. */
  const drain = async (minute: number) => {
    const said = [];
    for (let posting = await claim(minute); posting; posting = await claim(minute)) {
      said.push(numberOf(posting));
      await outbox.sent(posting);
    }
    return said;
  };

  it('remembers how many messages of a posting have not left, for whoever claims it next', async () => {
    await write(say('1', 1));
    const first = await claimed(1);
    expect(first).not.toHaveProperty('remaining');
    await outbox.advance(first, 2);
    await outbox.retry(first, at(2), 'busy');
    const second = await claimed(2);
    expect(second.remaining).toBe(2);
    // Whose lease was lost says nothing of it any more.
    await outbox.advance(first, 1);
    await outbox.retry(second, at(4), 'busy');
    expect((await claimed(4)).remaining).toBe(2);
  });

  it('delivers notices and mails as they were written, wakes a worker once a transaction, and forgets what was sent', async () => {
    const letter = { name: 'activation', values: { link: 'https://example.test/activate/abc' } } as const;
    await write(async (records) => {
      await say('a', 1)(records);
      await records.mailer.send('Rini@kebumenkab.go.id', 'en', letter);
    });
    expect(wakes).toBe(1);
    expect(await outbox.depth()).toBe(2);
    const [notice, mail] = [await claimed(1), await claimed(1)];
    expect([notice.body.kind, mail.body.kind].sort()).toEqual(['mail', 'notice']);
    const posted = notice.body.kind === 'mail' ? notice : mail;
    expect(posted.body).toEqual({ kind: 'mail', to: 'Rini@kebumenkab.go.id', language: 'en', letter });
    expect(posted.destination).toMatch(/^mail:[0-9a-f]{64}$/);
    await outbox.sent(notice);
    await outbox.sent(mail);
    const payloads = await database.db.select({ payload: outboxTable.payload }).from(outboxTable);
    expect(payloads).toEqual([{ payload: null }, { payload: null }]);
    expect(await outbox.nextDue()).toBeUndefined();
    expect(await outbox.purge('2999-01-01T00:00:00.000Z' as never)).toBe(2);
  });

  it('writes nothing of a transaction that failed, and wakes nobody', async () => {
    const failed = write(async (records) => {
      await say('a', 1)(records);
      throw new Error('undone');
    });
    await expect(failed).rejects.toThrow('undone');
    expect([await outbox.depth(), wakes]).toEqual([0, 0]);
  });

  it('leaves what is for a network that only another instance can speak in, and waits for nothing of it', async () => {
    const elsewhere = drizzleOutbox({ database, cipher: testCipher(), elsewhere: () => ['sandbox'] });
    await write(say('a', 1));
    expect(await elsewhere.claim(at(1), at(2))).toBeUndefined();
    expect(await elsewhere.nextDue()).toBeUndefined();
    expect(await drain(1)).toEqual([1]);
  });

  it('keeps the order of a destination: the next one only when the one before has left', async () => {
    await write(async (records) => {
      await say('a', 1)(records);
      await say('b', 10)(records);
      await say('a', 2)(records);
    });
    await write(say('a', 3));
    const first = await claimed(1);
    const other = await claimed(1);
    expect([numberOf(first), numberOf(other)]).toEqual([1, 10]);
    expect(await claim(1)).toBeUndefined();
    await outbox.retry(first, at(5), 'the network is away');
    expect(await outbox.nextDue()).toBe(at(2));
    await outbox.sent(other);
    expect(await claim(4)).toBeUndefined();
    expect(await outbox.nextDue()).toBe(at(5));
    expect(await drain(5)).toEqual([1, 2, 3]);
  });

  // PGlite runs one transaction at a time, so there is no other order there.
  if (engine === 'postgres')
    it('has the order of commits, whatever order transactions began in', async () => {
      const [written, go] = [gate(), gate()];
      const slow = registry.transaction(async (records) => {
        await say('a', 2)(records);
        written.resolve();
        await go.promise;
      });
      await written.promise;
      await write(say('a', 1));
      go.resolve();
      await slow;
      const told = Array.from({ length: 20 }, (_, n) => n + 3);
      await Promise.all(told.map((number) => write(say('a', number))));
      const said = await drain(1);
      expect(said.slice(0, 2)).toEqual([1, 2]);
      expect(
        said
          .slice(2)
          .map(Number)
          .sort((a, b) => a - b),
      ).toEqual(told);
    });

  if (engine === 'postgres')
    it('lets transactions that write the same destinations crosswise both through', async () => {
      const both = (one: string, two: string) =>
        write(async (records) => {
          await say(one, 1)(records);
          await say(two, 2)(records);
        });
      await Promise.all(Array.from({ length: 20 }, (_, n) => (n % 2 ? both('a', 'b') : both('b', 'a'))));
      expect(await drain(1)).toHaveLength(40);
    });

  it('gives each posting to one of many workers', async () => {
    await write(async (records) => {
      for (let n = 0; n < 10; n++) await say(`chat ${n}`, n)(records);
    });
    const taken = (await Promise.all(Array.from({ length: 14 }, () => claim(1)))).filter(
      (posting) => posting !== undefined,
    );
    expect(new Set(taken.map((posting) => posting.id)).size).toBe(taken.length);
    expect(taken.length + (await drain(1)).length).toBe(10);
  });

  it('gives a posting again when its worker died; the late worker can neither delay nor bury it', async () => {
    await write(say('a', 1));
    const lost = await claimed(1);
    expect(await claim(1)).toBeUndefined();
    expect(await outbox.nextDue()).toBe(at(2));
    const again = await claimed(2);
    expect(again).toMatchObject({ id: lost.id, attempts: 2 });
    await outbox.retry(lost, at(50), 'late');
    await outbox.bury(lost, 'late');
    await outbox.sent(again);
    expect([await outbox.depth(), await outbox.undeliverableCount()]).toEqual([0, 0]);
  });

  it('a lease is renewed by who holds it, and by nobody else, nor after the end', async () => {
    await write(say('a', 1));
    const lost = await claimed(1);
    expect(await outbox.extend(lost, at(3))).toBe(true);
    expect(await claim(2)).toBeUndefined();
    const again = await claimed(3);
    expect(await outbox.extend(lost, at(30))).toBe(false);
    await outbox.retry(again, at(5), 'later');
    expect(await outbox.extend(again, at(30))).toBe(false);
    expect(await claim(5)).toMatchObject({ attempts: 3 });
  });

  it('buries what can never be delivered: the line goes on, an administrator sees it', async () => {
    await write(async (records) => {
      await say('a', 1)(records);
      await say('a', 2)(records);
    });
    await outbox.bury(await claimed(1), 'Forbidden: bot was blocked by the user');
    expect(await drain(1)).toEqual([2]);
    expect(await outbox.undeliverableCount()).toBe(1);
    expect(await outbox.undeliverable(5)).toMatchObject([
      {
        destination: 'sandbox:a',
        kind: 'notice',
        name: 'case-lapsed',
        case: id,
        attempts: 1,
        error: 'Forbidden: bot was blocked by the user',
      },
    ]);
  });

  it('a decision that can be taken back waits without holding others up', async () => {
    await write(say('a', 1, { notBefore: at(10), name: 'decision' }));
    await write(say('a', 2));
    expect(await drain(1)).toEqual([2]);
    expect(await outbox.nextDue()).toBe(at(10));
    expect(await claim(9)).toBeUndefined();
    expect(await drain(10)).toEqual([1]);
  });

  it('takes back what was named while it waits, in this transaction or a later one, but not what is leaving', async () => {
    await write(say('a', 1, { notBefore: at(10), name: 'decision' }));
    await write(({ announcer }) => announcer.takeBack('decision'));
    await write(async (records) => {
      await say('a', 2, { name: 'same' })(records);
      await records.announcer.takeBack('same');
    });
    expect(await drain(20)).toEqual([]);
    await write(say('a', 3, { name: 'leaving' }));
    const leaving = await claimed(20);
    await write(({ announcer }) => announcer.takeBack('leaving'));
    await outbox.retry(leaving, at(21), 'again');
    expect(await drain(21)).toEqual([3]);
  });

  describe('REC-2 the list of what waits', () => {
    const drawDigest = () => write(({ announcer }) => announcer.digest(desk));
    const day = 24 * 60;

    it('waits once a desk however often it is asked for, and is told which message to edit and of which day it is', async () => {
      await write(async ({ announcer }) => {
        await announcer.digest(desk);
        await announcer.digest(desk);
      });
      await drawDigest();
      expect(await outbox.depth()).toBe(1);
      const first = await claimed(1);
      const here = { kind: 'digest', desk: desk.id, at: desk.chat };
      expect(first.body).toEqual({ ...here, day: '2026-11-21', hung: null });
      await outbox.sent(first, '501');
      await drawDigest();
      const second = await claimed(2);
      expect(second.body).toEqual({ ...here, day: '2026-11-21', hung: { message: '501', day: '2026-11-21' } });
      // Edited on another day it is still the message of its own.
      await outbox.sent(second, '501');
      await drawDigest();
      const third = await claimed(3 + day);
      expect(third.body).toEqual({ ...here, day: '2026-11-22', hung: { message: '501', day: '2026-11-21' } });
      await outbox.sent(third, '777');
      await drawDigest();
      const fourth = await claimed(4 + day);
      expect(fourth.body).toMatchObject({ hung: { message: '777', day: '2026-11-22' } });
      await outbox.sent(fourth);
      expect(await outbox.depth()).toBe(0);
    });

    it('in a group the desk has left it is hung anew in the other; without a group there is nowhere', async () => {
      await drawDigest();
      await outbox.sent(await claimed(1), '501');
      await write(({ desks }) => desks.save({ ...desk, chat: { network: 'sandbox', chat: '-999' } }));
      await write(({ announcer }) => announcer.digest({ ...desk, chat: { network: 'sandbox', chat: '-999' } }));
      expect((await claimed(2)).body).toMatchObject({ at: { chat: '-999' }, hung: null });
      await write(({ announcer }) => announcer.digest({ ...desk, chat: null }));
      expect(await outbox.depth()).toBe(1);
    });

    it('a newer one that waits takes over the tries of one that failed', async () => {
      await drawDigest();
      const failed = await claimed(1);
      await drawDigest();
      expect(await outbox.depth()).toBe(2);
      await outbox.retry(failed, at(5), 'no answer');
      expect(await outbox.depth()).toBe(1);
      expect(await claim(4)).toBeUndefined();
      expect((await claimed(5)).attempts).toBe(2);
    });
  });

  describe('cards', () => {
    const cardOf = (posting: Posting) => (posting.body.kind === 'card' ? posting.body : expect.unreachable());

    it('are drawn once for many changes, and edited in place afterwards', async () => {
      await drawCard();
      await write(async ({ announcer }) => {
        await announcer.card(id, desk);
        await announcer.card(id, desk);
      });
      expect(await outbox.depth()).toBe(1);
      const first = await claimed(1);
      expect(first.body).toEqual({ kind: 'card', case: id, desk: desk.id, at: desk.chat, message: null });
      expect(first.destination).toBe('sandbox:-100');
      await outbox.sent(first, '501');
      await drawCard();
      const second = await claimed(1);
      expect(cardOf(second).message).toBe('501');
      // An edit brings no new message id; the old one stays.
      await outbox.sent(second);
      await drawCard();
      expect(cardOf(await claimed(1)).message).toBe('501');
    });

    it('that change while being drawn are drawn again, after the first drawing', async () => {
      await drawCard();
      const first = await claimed(1);
      await drawCard();
      expect(await outbox.depth()).toBe(2);
      expect(await claim(1)).toBeUndefined();
      await outbox.sent(first, '502');
      expect(cardOf(await claimed(1)).message).toBe('502');
    });

    it('whose drawing failed give way to the newer drawing that waits', async () => {
      await drawCard();
      const first = await claimed(1);
      await drawCard();
      await outbox.retry(first, at(5), 'flood');
      expect(await outbox.depth()).toBe(1);
      expect(await claim(4)).toBeUndefined();
      expect(await claimed(5)).toMatchObject({ attempts: 2, body: { kind: 'card', case: id } });
    });

    it('need a group: a desk without one gets none, and one that left it loses those that wait', async () => {
      const homeless = { ...desk, id: 'tanpa-grup' as DeskId, chat: null };
      await write(async ({ desks, announcer }) => {
        await desks.save(homeless);
        await announcer.card(id, homeless);
      });
      expect(await outbox.depth()).toBe(0);
      await drawCard();
      await write(say('-100', 7));
      await write(({ desks }) => desks.save({ ...desk, chat: null }));
      expect(await drain(1)).toEqual([7]);
    });

    it('are hung anew where the desk has moved', async () => {
      await drawCard();
      await outbox.sent(await claimed(1), '503');
      await write(({ desks }) => desks.save({ ...desk, chat: { network: 'telegram', chat: '-200' } }));
      await drawCard();
      expect(cardOf(await claimed(1))).toMatchObject({ at: { network: 'telegram', chat: '-200' }, message: null });
    });

    // On one connection a worker cannot look while the transaction is open.
    if (engine === 'postgres')
      it('are not taken by a worker while a change to them is being committed', async () => {
        await drawCard();
        const [written, go] = [gate(), gate()];
        const change = drizzleRegistry({
          database,
          cipher: testCipher(),
          wake: async () => {
            written.resolve();
            await go.promise;
          },
        }).transaction(({ announcer }) => announcer.card(id, desk));
        await written.promise;
        expect(await claim(1)).toBeUndefined();
        go.resolve();
        await change;
        expect(await claimed(1)).toMatchObject({ body: { kind: 'card' } });
      });
  });
});
