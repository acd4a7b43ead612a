/** The two workers over the real inbox and outbox: order, patience, and what becomes of what cannot be done. DESIGN "How an act runs" 1, 2 and 4. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '#db/client.ts';
import { drizzleInbox } from '#db/inbox.ts';
import { drizzleOutbox } from '#db/outbox.ts';
import { drizzleRegistry } from '#db/registry.ts';
import { inboxWorker } from '#jobs/inbox-worker.ts';
import type { Heart } from '#jobs/lease.ts';
import { outboxWorker } from '#jobs/outbox-worker.ts';
import type { InboxItem, Posting, Registry } from '#ra/ports.ts';
import { DeliveryError } from '#ra/ports.ts';
import type { CaseId } from '#ra/values.ts';
import { after, instant } from '#ra/values.ts';
import { freshDatabase, testCipher } from '#support/database.ts';

const cipher = testCipher();
let database: Database;
let registry: Registry;
let now = Date.parse('2026-11-23T02:00:00.000Z');
const clock = { now: () => new Date(now) };
beforeAll(async () => {
  database = await freshDatabase();
  registry = drizzleRegistry({ database, cipher });
});
afterAll(() => database.close());
beforeEach(() => {
  now += 86_400_000;
});
/** A lease as an instance takes it. */
const aMinute = () => [instant(clock.now()), after(clock.now(), 60_000)] as const;
/** Runs the worker until it has nothing to take. */
const run = async (worker: { kick(): void; idle(): Promise<void> }) => {
  worker.kick();
  await worker.idle();
};

/** A heart that beats when it is told to, and a gate at which whoever works is held. */
const longWork = () => {
  const beats = new Set<() => void>();
  const heart: Heart = (beat) => {
    beats.add(beat);
    return () => void beats.delete(beat);
  };
  const [reached, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const told = { times: 0 };
  let extended = Promise.withResolvers<void>();
  return {
    heart,
    told,
    reached: reached.promise,
    finish: gate.resolve,
    work: async () => {
      told.times++;
      reached.resolve();
      await gate.promise;
    },
    /** The port, and when it was asked to renew. */
    watching: <P extends { extend(...given: never[]): Promise<boolean> }>(port: P): P => ({
      ...port,
      extend: async (...given) => {
        const isOurs = await port.extend(...given);
        extended.resolve();
        return isOurs;
      },
    }),
    /** Twenty seconds pass, and the lease was renewed. */
    async beat() {
      extended = Promise.withResolvers<void>();
      now += 20_000;
      for (const beat of beats) beat();
      await extended.promise;
    },
    isSilent: () => beats.size === 0,
  };
};

describe('the inbox worker', () => {
  const inboxOf = () => drizzleInbox({ database, cipher });
  let updates = 0;
  const receive = (chat: string, text: string) =>
    inboxOf().receive(
      { network: 'sandbox', bot: '1', updateId: String(++updates), chat, payload: { text } },
      instant(clock.now()),
    );
  const worker = (handle: (item: InboxItem) => Promise<void>) => {
    const told = { apologies: [] as InboxItem[], faults: [] as unknown[], handled: 0 };
    const made = inboxWorker(inboxOf(), clock, {
      handle,
      apologise: async (item) => void told.apologies.push(item),
      onError: (error) => void told.faults.push(error),
      onHandled: () => void told.handled++,
    });
    return { ...made, told };
  };

  it('handles every update once, in order within a chat', async () => {
    for (const text of ['satu', 'dua', 'tiga']) for (const chat of ['a', 'b']) await receive(chat, text);
    const said: string[] = [];
    const one = worker(async ({ chat, payload }) => void said.push(`${chat} ${(payload as { text: string }).text}`));
    await run(one);
    await run(one);
    for (const chat of ['a', 'b'])
      expect(said.filter((line) => line.startsWith(chat))).toEqual(
        ['satu', 'dua', 'tiga'].map((text) => `${chat} ${text}`),
      );
    expect(one.told).toEqual({ apologies: [], faults: [], handled: 6 });
    expect(await inboxOf().depth()).toBe(0);
    await one.stop();
  });

  it('tries again after a fault, later and later, and holds the rest of that chat back meanwhile', async () => {
    await receive('c', 'sulit');
    await receive('c', 'sesudahnya');
    await receive('d', 'lain');
    const tries: string[] = [];
    let isBroken = true;
    const one = worker(async ({ payload }) => {
      const { text } = payload as { text: string };
      tries.push(text);
      if (text === 'sulit' && isBroken) throw new Error('a fault');
    });
    await run(one);
    expect(tries.toSorted()).toEqual(['lain', 'sulit']);
    now += 999;
    await run(one);
    expect(tries).toHaveLength(2);
    isBroken = false;
    now += 1;
    await run(one);
    expect(tries.slice(2)).toEqual(['sulit', 'sesudahnya']);
    expect(one.told.apologies).toEqual([]);
    await one.stop();
  });

  it('gives up after four tries, apologises once, and goes on with the chat', async () => {
    await receive('e', 'tidak bisa');
    await receive('e', 'berikutnya');
    const tries: string[] = [];
    const one = worker(async ({ payload }) => {
      const { text } = payload as { text: string };
      tries.push(text);
      if (text === 'tidak bisa') throw new Error('a fault');
    });
    for (let rounds = 0; rounds < 8; rounds++) {
      await run(one);
      now += 60_000;
    }
    expect(tries).toEqual([...Array(4).fill('tidak bisa'), 'berikutnya']);
    expect(one.told.apologies.map(({ chat }) => chat)).toEqual(['e']);
    expect(await inboxOf().depth()).toBe(0);
    await one.stop();
  });

  it('what takes longer than a lease is held as long as it takes, and no other instance begins it meanwhile', async () => {
    await receive('g', 'lama');
    const long = longWork();
    const handlers = { handle: long.work, apologise: async () => {}, onError: () => {}, onHandled: () => {} };
    const [one, other] = [0, 1].map(() => inboxWorker(long.watching(inboxOf()), clock, handlers, long));
    one?.kick();
    await long.reached;
    for (let beats = 0; beats < 5; beats++) {
      await long.beat();
      other?.kick();
      await other?.idle();
    }
    expect(long.told.times).toBe(1);
    long.finish();
    await one?.idle();
    expect([long.told.times, await inboxOf().depth(), long.isSilent()]).toEqual([1, 0, true]);
    await Promise.all([one?.stop(), other?.stop()]);
  });

  it('an update over which the process dies is begun four times; then the person is told, and the chat goes on', async () => {
    await receive('h', 'mematikan');
    await receive('h', 'berikutnya');
    for (let falls = 0; falls < 4; falls++) {
      await inboxOf().claim(...aMinute());
      now += 60_000;
    }
    const tries: string[] = [];
    const one = worker(async ({ payload }) => void tries.push((payload as { text: string }).text));
    await run(one);
    expect(tries).toEqual(['berikutnya']);
    expect(one.told.apologies.map(({ chat }) => chat)).toEqual(['h']);
    expect(await inboxOf().depth()).toBe(0);
    await one.stop();
  });

  it('an update that was claimed and never closed comes again when its lease is over, and not before', async () => {
    await receive('f', 'terputus');
    await inboxOf().claim(...aMinute());
    const tries: string[] = [];
    const one = worker(async () => void tries.push('again'));
    now += 59_999;
    await run(one);
    expect(tries).toEqual([]);
    now += 1;
    await run(one);
    expect(tries).toEqual(['again']);
    await one.stop();
  });
});

describe('the outbox worker', () => {
  const outboxOf = () => drizzleOutbox({ database, cipher });
  const tell = (chat: string, number: number) =>
    registry.transaction(({ announcer }) =>
      announcer.tell({ network: 'sandbox', chat }, 'id', { name: 'case-lapsed', case: number as CaseId }),
    );
  const worker = (deliver: (posting: Posting) => Promise<string | undefined>) => {
    const told = { gone: [] as Posting[], faults: [] as unknown[] };
    const made = outboxWorker(outboxOf(), clock, {
      deliver,
      onGone: async (posting) => void told.gone.push(posting),
      onOutside: async () => false,
      onError: (error) => void told.faults.push(error),
    });
    return { ...made, told };
  };
  const numberOf = ({ body }: Posting): number => (body.kind === 'notice' ? (body.notice.case ?? 0) : 0);

  it('delivers in the order in which it was said, per destination', async () => {
    for (const number of [1, 2, 3]) for (const chat of ['p', 'q']) await tell(chat, number);
    const sent: string[] = [];
    const one = worker(async (posting) => void sent.push(`${posting.destination} ${numberOf(posting)}`));
    await run(one);
    await run(one);
    for (const chat of ['p', 'q'])
      expect(sent.filter((line) => line.includes(`:${chat} `)).map((line) => line.at(-1))).toEqual(['1', '2', '3']);
    expect(await outboxOf().depth()).toBe(0);
    await one.stop();
  });

  it('waits as long as the network asks, keeps the order, and lets other destinations go on', async () => {
    for (const number of [1, 2]) await tell('r', number);
    await tell('s', 9);
    const sent: number[] = [];
    let isBusy = true;
    const one = worker(async (posting) => {
      if (posting.destination.endsWith(':r') && isBusy)
        throw new DeliveryError('later', '429', { retryAfterSeconds: 30 });
      sent.push(numberOf(posting));
      return undefined;
    });
    await run(one);
    isBusy = false;
    now += 29_999;
    await run(one);
    expect(sent).toEqual([9]);
    now += 1;
    await run(one);
    expect(sent).toEqual([9, 1, 2]);
    await one.stop();
  });

  it('an unknown fault is tried again with growing pauses', async () => {
    await tell('t', 4);
    const tries: number[] = [];
    const one = worker(async () => {
      tries.push(now);
      if (tries.length < 4) throw new Error('the network is away');
      return undefined;
    });
    for (let steps = 0; steps < 200 && tries.length < 4; steps++) {
      await run(one);
      now += 100;
    }
    const pauses = tries.slice(1).map((at, place) => at - (tries[place] ?? 0));
    expect(pauses).toEqual([1000, 2000, 4000]);
    await one.stop();
  });

  it('who is gone is remembered and the message is buried at once; the next ones still stand in line', async () => {
    await tell('u', 5);
    await tell('u', 6);
    const sent: number[] = [];
    const one = worker(async (posting) => {
      if (numberOf(posting) === 5) throw new DeliveryError('gone', 'bot was blocked by the user');
      sent.push(numberOf(posting));
      return undefined;
    });
    await run(one);
    expect(one.told.gone.map(numberOf)).toEqual([5]);
    expect(sent).toEqual([6]);
    const [buried] = await outboxOf().undeliverable(1);
    expect(buried).toMatchObject({
      destination: 'sandbox:u',
      name: 'case-lapsed',
      error: expect.stringContaining('bot was blocked'),
    });
    await one.stop();
  });

  it('a message that may have arrived is sent five times at most; tries that surely did not arrive do not count', async () => {
    await tell('w', 8);
    let tries = 0;
    const one = worker(async () => {
      tries++;
      throw new DeliveryError('later', 'no answer', { mayHaveArrived: tries > 7 });
    });
    for (let rounds = 0; rounds < 20; rounds++) {
      await run(one);
      now += 2 * 3_600_000;
    }
    expect(tries).toBe(7 + 5);
    // Nobody said that the person is gone.
    expect(one.told.gone).toEqual([]);
    expect((await outboxOf().undeliverable(1))[0]).toMatchObject({ destination: 'sandbox:w' });
    await one.stop();
  });

  it('a send that takes longer than a lease is held as long as it takes, and not made twice', async () => {
    await tell('x', 1);
    const long = longWork();
    const deliver = async () => void (await long.work());
    const handlers = { deliver, onGone: async () => {}, onOutside: async () => false, onError: () => {} };
    const [one, other] = [0, 1].map(() => outboxWorker(long.watching(outboxOf()), clock, handlers, long));
    one?.kick();
    await long.reached;
    for (let beats = 0; beats < 5; beats++) {
      await long.beat();
      other?.kick();
      await other?.idle();
    }
    expect(long.told.times).toBe(1);
    long.finish();
    await one?.idle();
    expect([long.told.times, await outboxOf().depth(), long.isSilent()]).toEqual([1, 0, true]);
    await Promise.all([one?.stop(), other?.stop()]);
  });

  it('a message over which the process dies each time is buried after forty tries', async () => {
    await tell('y', 2);
    for (let falls = 0; falls < 40; falls++) {
      await outboxOf().claim(...aMinute());
      now += 60_000;
    }
    let tries = 0;
    const one = worker(async () => {
      tries++;
      return undefined;
    });
    await run(one);
    expect(tries).toBe(0);
    expect((await outboxOf().undeliverable(1))[0]).toMatchObject({
      destination: 'sandbox:y',
      error: expect.stringContaining('process ended'),
    });
    await one.stop();
  });

  it('gives up after forty tries', async () => {
    await tell('v', 7);
    let tries = 0;
    const one = worker(async () => {
      tries++;
      throw new Error('away');
    });
    for (let rounds = 0; rounds < 45; rounds++) {
      await run(one);
      now += 2 * 3_600_000;
    }
    expect(tries).toBe(40);
    expect(one.told.gone).toEqual([]);
    await one.stop();
  });
});
