/** Long polling: nothing is acknowledged before it is kept, one poller at a time, and a stop that loses nothing. DESIGN "How an act runs" 1. */
import type { Update } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import type { TelegramOptions } from '#bot/networks/telegram.ts';
import type { Lead, Leader } from '#ra/ports.ts';
import { gate, handTime, networkAt, no, ok, openCounter, type Posted, type Reply, tooMany } from './counter.ts';

const self = { id: 7000000002, is_bot: true, first_name: 'Lencana', username: 'lencana_bot' };
const message = (update_id: number, chat: number): Update =>
  ({
    update_id,
    message: { message_id: update_id, date: 0, chat: { id: chat, type: 'private' }, text: 'x' },
  }) as Update;
const leading: Leader = {
  take: async () => ({ lost: new AbortController().signal, resign: async () => undefined }),
};
const never = () => new Promise<Reply>(() => {});

/** Updates wait as at Telegram: those from the offset on are given, those before it are forgotten. */
const openQueue = async (
  waiting: Update[],
  before: (poll: Posted, nth: number) => Reply | Promise<Reply> | undefined = () => undefined,
) => {
  const empty = gate();
  let polls = 0;
  const counter = await openCounter((call) => {
    if (call.method === 'getMe') return ok(self);
    if (call.method !== 'getUpdates') return before(call, -1) ?? ok(true);
    const reply = before(call, ++polls);
    if (reply) return reply;
    const { offset = 0, limit, timeout } = call.params as { offset?: number; limit: number; timeout: number };
    waiting.splice(0, waiting.length, ...waiting.filter(({ update_id }) => update_id >= offset));
    if (waiting.length > 0) return ok(waiting.slice(0, limit));
    if (timeout === 0) return ok([]);
    empty.open();
    return never();
  });
  const polled = () => counter.posted.filter(({ method }) => method === 'getUpdates');
  return { ...counter, waiting, polled, emptied: empty.passed };
};
const polling = (root: string, options: Partial<TelegramOptions> & { readonly leader?: Leader } = {}) => {
  const { leader = leading, ...rest } = options;
  return networkAt(root, { updates: { kind: 'polling', leader }, ...rest });
};

describe('updates come by long polling', () => {
  it('only the kinds we handle, a hundred at a time, in order within a chat, and the rest of a burst at once', async () => {
    const queue = await openQueue(Array.from({ length: 500 }, (_, nth) => message(nth + 1, nth % 7)));
    const network = polling(queue.root);
    const kept: number[] = [];
    const chats = new Map<number, number[]>();
    await network.start(async (update) => {
      await new Promise((resolve) => setImmediate(resolve));
      const chat = update.message?.chat.id ?? 0;
      chats.set(chat, [...(chats.get(chat) ?? []), update.update_id]);
      kept.push(update.update_id);
    });
    await queue.emptied;
    expect(kept).toHaveLength(500);
    for (const [, ids] of chats) expect(ids).toEqual([...ids].sort((a, b) => a - b));
    expect(queue.polled()[0]?.params).toEqual({
      limit: 100,
      timeout: 50,
      allowed_updates: ['message', 'edited_message', 'callback_query', 'my_chat_member', 'chat_member'],
    });
    expect(queue.polled().map(({ params }) => params.offset)).toEqual([undefined, 101, 201, 301, 401, 501]);
    await network.stop();
  });

  it('what could not be kept is asked for again, and nothing after it is passed over', async () => {
    const queue = await openQueue([message(1, 1), message(2, 2), message(3, 2), message(4, 1)]);
    const network = polling(queue.root);
    const tried: number[] = [];
    await network.start(async ({ update_id }) => {
      tried.push(update_id);
      if (update_id === 2 && tried.filter((id) => id === 2).length === 1) throw new Error('the database is away');
    });
    await queue.emptied;
    // 3 waits behind 2 in its chat; 4 of another chat was kept, and comes again: the inbox knows it.
    expect(tried.slice(0, 3).sort()).toEqual([1, 2, 4]);
    expect(queue.polled()[1]?.params.offset).toBe(2);
    expect(tried.filter((id) => id === 3)).toHaveLength(1);
    expect(tried.indexOf(3)).toBeGreaterThan(tried.lastIndexOf(2));
    await network.stop();
  });

  it('a stop cuts the poll short and acknowledges what was kept', async () => {
    const queue = await openQueue([message(8, 1)]);
    const network = polling(queue.root);
    await network.start(async () => undefined);
    await queue.emptied;
    await network.stop();
    expect(queue.polled().at(-1)?.params).toMatchObject({ offset: 9, timeout: 0 });
    expect(queue.waiting).toEqual([]);
  });

  it('where nothing waits no number is named: after a week Telegram may count from lower', async () => {
    const asked = gate();
    const queue = await openQueue([message(8, 1)], ({ params }, nth) => {
      if (nth === 2) return ok([]);
      if (nth === 3) asked.open();
      return nth === 3 && params.offset === undefined ? never() : undefined;
    });
    const network = polling(queue.root);
    await network.start(async () => undefined);
    await asked.passed;
    expect(queue.polled().map(({ params }) => params.offset)).toEqual([undefined, 9, undefined]);
    await network.stop();
  });
});

describe('what stands in the way of polling', () => {
  it('a webhook is removed once, and what waits behind it is kept', async () => {
    const hooked = no(
      409,
      "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    );
    const queue = await openQueue([message(1, 1)], (_, nth) => (nth === 1 ? hooked : undefined));
    const network = polling(queue.root);
    await network.start(async () => undefined);
    await queue.emptied;
    const removed = queue.posted.filter(({ method }) => method === 'deleteWebhook');
    expect(removed.map(({ params }) => params)).toEqual([{ drop_pending_updates: false }]);
    await expect(network.check()).resolves.toBeUndefined();
    await network.stop();
  });

  it('another poller is waited for, and /readyz says what to do', async () => {
    const time = handTime();
    const other = no(
      409,
      'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    );
    const queue = await openQueue([], (_, nth) => (nth === 1 ? other : undefined));
    const network = polling(queue.root, { time });
    await network.start(async () => undefined);
    await time.paused((milliseconds) => milliseconds === 750);
    await expect(network.check()).rejects.toThrow(/Another program polls/);
    time.pass(750);
    await queue.emptied;
    expect(queue.methods()).not.toContain('deleteWebhook');
    await network.stop();
  });

  it('429 is obeyed, a lost answer is asked for again', async () => {
    const time = handTime(4_500);
    const queue = await openQueue([message(1, 1)], (_, nth) =>
      nth === 1 ? tooMany(3) : nth === 2 ? 'cut' : undefined,
    );
    const network = polling(queue.root, { time });
    await network.start(async () => undefined);
    await queue.emptied;
    expect(time.pauses).toContain(3000);
    await network.stop();
  });

  it('the start waits for a Telegram that is away, stays up meanwhile, and says who the bot is when it knows', async () => {
    let isAway = true;
    const time = handTime();
    const introduced = gate<string>();
    const { root } = await openCounter(({ method }) =>
      isAway ? no(401, 'Unauthorized') : method === 'getMe' ? ok(self) : never(),
    );
    const network = polling(root, { time, onIntroduced: ({ username }) => introduced.open(username) });
    await network.start(async () => undefined);
    expect(network.self()).toMatchObject({ id: 7000000002, username: '' });
    await time.paused((milliseconds) => milliseconds === 750);
    await expect(network.check()).rejects.toThrow(/not accepted/);
    isAway = false;
    time.pass(750);
    expect(await introduced.passed).toBe('lencana_bot');
    expect(network.self().username).toBe('lencana_bot');
    await network.stop();
  });
});

describe('one instance leads', () => {
  it('who loses the lead stops at once, without a word to Telegram, and waits for it again', async () => {
    const lost = new AbortController();
    const again = gate();
    let terms = 0;
    const leader: Leader = {
      take: (ending) => {
        terms += 1;
        if (terms === 1) return Promise.resolve<Lead>({ lost: lost.signal, resign: async () => undefined });
        again.open();
        return new Promise((_, reject) => ending.addEventListener('abort', () => reject(ending.reason)));
      },
    };
    const queue = await openQueue([message(1, 1)]);
    const network = polling(queue.root, { leader });
    await network.start(async () => undefined);
    await queue.emptied;
    const before = queue.polled().length;
    lost.abort();
    await again.passed;
    expect(queue.polled()).toHaveLength(before);
    await expect(network.check()).resolves.toBeUndefined();
    await network.stop();
  });
});
