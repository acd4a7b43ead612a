/** What the network makes of a wire that tells things twice, fails, and is held by another instance. The wire is in the test's hand. */
import { Api, GrammyError, HttpError } from 'grammy';
import type { Update } from 'grammy/types';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { NetworkError, UnansweredError } from '#bot/networks/network.ts';
import type { Keyboard } from '#bot/networks/sandbox/scene.ts';
import type { KeptBody } from '#bot/networks/whatsapp/memory.ts';
import {
  type WhatsappWire,
  WireError,
  type WireEvent,
  type WireOrder,
  type WirePerson,
  type WireState,
} from '#bot/networks/whatsapp/wire.ts';
import { whatsappNetwork } from '#bot/networks/whatsapp.ts';
import type { Database } from '#db/client.ts';
import { drizzleWhatsappBoard } from '#db/whatsapp/board.ts';
import { drizzleWhatsappMemory } from '#db/whatsapp/memory.ts';
import { freshDatabase, testCipher } from '#support/database.ts';
import { noManners } from '#support/whatsapp-network.ts';

const at = new Date('2026-11-20T02:00:00Z');
const clock = { now: () => at };
const rini: WirePerson = { phone: '6281200000001', lid: '9001', name: 'Rini' };
let count = 0;
const message = (from: WirePerson, text: string, more: object = {}): WireEvent => ({
  ...{ kind: 'message', id: `false_${++count}`, chat: { kind: 'person', person: from }, from, at, text },
  ...more,
});

const openHand = () => {
  let receive: (event: WireEvent) => Promise<void> = async () => undefined;
  let state: WireState = { kind: 'ready', since: at, phone: '6281199990000' };
  const sent: WireOrder[] = [];
  const faults: WireError['kind'][] = [];
  const wire: WhatsappWire = {
    async start(deliver) {
      receive = deliver;
    },
    stop: async () => undefined,
    async send(order) {
      const fault = faults.shift();
      if (fault) throw new WireError(fault, `the test says ${fault}`);
      sent.push(order);
      return { id: `true_${++count}` };
    },
    typing: async () => undefined,
    remove: async () => true,
    download: () => Promise.reject(new WireError('away', 'the test says away')),
    members: () => Promise.reject(new WireError('outside', 'the test says outside')),
    leave: async () => undefined,
    state: () => state,
    onState: () => () => undefined,
    vitals: () => ({ restarts: 0, memory: null, lastEventAt: null }),
    pairBy: async () => 'ABCDEFGH',
    logOut: async () => undefined,
    restart: async () => undefined,
  };
  return {
    wire,
    sent,
    /** What goes wrong with the next orders, one after another. */
    faults,
    tell: (event: WireEvent) => receive(event),
    become(next: WireState) {
      state = next;
    },
  };
};

describe('the WhatsApp network over any wire', () => {
  let database: Database;
  const cipher = testCipher();
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.close());

  /** An instance; several share the database. */
  const open = async () => {
    const hand = openHand();
    const updates: Update[] = [];
    const news: string[] = [];
    let now = 0;
    const network = whatsappNetwork({
      wire: hand.wire,
      memory: drizzleWhatsappMemory<KeptBody, Keyboard>({ database, cipher }),
      board: drizzleWhatsappBoard({ database, cipher, clock }),
      clock,
      languageOf: async () => 'en',
      onRenumbered: async (from, to) => void news.push(`renumbered ${from} ${to}`),
      onUnited: async (from, to) => void news.push(`united ${from} ${to}`),
      manners: noManners,
      random: () => 0,
      time: {
        now: () => now,
        pause: async (milliseconds) => {
          now += milliseconds;
        },
      },
    });
    await network.start(async (update) => void updates.push(update));
    const api = new Api(network.token, { fetch: network.fetch });
    const careful = new Api(network.token, { fetch: network.careful ?? network.fetch });
    return { ...hand, network, updates, news, api, careful, waited: () => now };
  };
  let one: Awaited<ReturnType<typeof open>>;
  beforeEach(async () => {
    one = await open();
  });
  const keyboard = (...data: string[]) => ({
    reply_markup: { inline_keyboard: data.map((each) => [{ text: `Choice ${each}`, callback_data: each }]) },
  });
  const chatOf = async (person: WirePerson) => {
    await one.tell(message(person, 'hello'));
    return one.updates.splice(0)[0]?.message?.chat.id ?? 0;
  };
  const failure = (call: Promise<unknown>): Promise<unknown> =>
    call.then(
      () => undefined,
      (error: unknown) => error,
    );

  it('what is told twice, also to another instance, is the same update and the same message', async () => {
    const event = message(rini, 'name: Rini');
    await one.tell(event);
    await one.tell(event);
    const other = await open();
    await other.tell(event);
    const [first, second] = one.updates;
    expect(second).toEqual(first);
    expect(other.updates).toEqual([first]);
    expect(first?.update_id).toBeGreaterThan(0);
    expect(Number.isSafeInteger(first?.update_id)).toBe(true);
  });

  it('a choice told again after its menu was closed has the update id under which it was taken', async () => {
    const chat = await chatOf(rini);
    const { message_id } = await one.api.sendMessage(chat, 'Which?', keyboard('a:1', 'a:2'));
    const choice = message(rini, '2');
    await one.tell(choice);
    await one.api.editMessageText(chat, message_id, 'Which?');
    await one.tell(choice);
    const [tap, again] = one.updates;
    expect(tap?.callback_query?.data).toBe('a:2');
    expect(again?.update_id).toBe(tap?.update_id);
  });

  it('a page is turned once, however often that is told', async () => {
    const chat = await chatOf(rini);
    await one.api.sendMessage(chat, 'Which?', keyboard(...Array.from({ length: 12 }, (_, at) => `a:${at}`)));
    const more = message(rini, '0');
    await one.tell(more);
    await one.tell(more);
    expect(one.sent).toHaveLength(2);
    expect(one.sent[1]?.text).toContain('0. More');
  });

  it('in a conversation what finds no way, or no answer, is said again until it arrives', async () => {
    const chat = await chatOf(rini);
    one.faults.push('away', 'unanswered', 'away');
    await one.api.sendMessage(chat, 'Step 2');
    expect(one.sent.map(({ text }) => text)).toEqual(['Step 2']);
    expect(one.waited()).toBeGreaterThan(0);
    one.faults.push(...Array.from({ length: 200 }, () => 'away' as const));
    const error = await failure(one.api.sendMessage(chat, 'Step 3'));
    expect((error as HttpError).error).toBeInstanceOf(NetworkError);
    expect(one.waited(), 'shorter than the lease of an update').toBeLessThan(60_000);
  });

  it('who keeps count of what was sent is told at once: nothing left, or nobody knows', async () => {
    const chat = await chatOf(rini);
    one.faults.push('away');
    const away = await failure(one.careful.sendMessage(chat, 'x'));
    expect(away).toBeInstanceOf(HttpError);
    expect((away as HttpError).error).toBeInstanceOf(NetworkError);
    one.faults.push('unanswered');
    expect(((await failure(one.careful.sendMessage(chat, 'x'))) as HttpError).error).toBeInstanceOf(UnansweredError);
    expect(one.sent).toEqual([]);
  });

  it.each([
    ['gone', '403 Forbidden: user is deactivated'],
    ['outside', '403 Forbidden: bot is not a member of the supergroup chat'],
    ['too-large', '413 Request Entity Too Large'],
  ] as const)('a message that can never arrive (%s) is refused as the Bot API refuses it', async (kind, refusal) => {
    const chat = await chatOf(rini);
    one.faults.push(kind);
    const error = await failure(one.careful.sendMessage(chat, 'x'));
    expect(error).toBeInstanceOf(GrammyError);
    const { error_code, description } = error as GrammyError;
    expect(`${error_code} ${description}`).toBe(refusal);
  });

  it('an answer to what is gone is said without it', async () => {
    const group = { kind: 'group', id: 'g-1@g.us', title: 'Desk' } as const;
    await one.tell(message(rini, '/antrean', { chat: group }));
    const asked = one.updates.splice(0)[0]?.message;
    one.faults.push('gone');
    await one.api.sendMessage(asked?.chat.id ?? 0, 'Here', {
      reply_parameters: { message_id: asked?.message_id ?? 0 },
    });
    expect(one.sent).toEqual([{ to: group, text: 'Here' }]);
    const member = await failure(one.api.getChatMember(asked?.chat.id ?? 0, asked?.from.id ?? 0));
    expect((member as GrammyError).error_code).toBe(403);
  });

  it('ACC-8: two halves of a person become one before anything is said to them', async () => {
    const byLid = await chatOf({ lid: '7001' });
    const byPhone = await chatOf({ phone: '6281300007001' });
    expect(byPhone).not.toBe(byLid);
    expect(await chatOf({ lid: '7001', phone: '6281300007001' })).toBe(byLid);
    expect(one.news).toEqual([`united ${byPhone} ${byLid}`]);
    await one.api.sendMessage(byPhone, 'Still you');
    expect(one.sent[0]?.to).toMatchObject({ kind: 'person', person: { lid: '7001', phone: '6281300007001' } });
  });

  it('messages are forgotten after their time: not edited, not answered, and a number quoted from one is text', async () => {
    const chat = await chatOf({ phone: '6281400000001' });
    const { message_id } = await one.api.sendMessage(chat, 'Which?', keyboard('a:1'));
    expect(await one.network.purge(new Date(at.getTime() + 1))).toBeGreaterThan(1);
    expect(String(await failure(one.api.editMessageText(chat, message_id, 'x')))).toContain(
      'message to edit not found',
    );
    await one.tell(message({ phone: '6281400000001' }, '1'));
    expect(one.updates[0]?.message?.text).toBe('1');
  });

  it('an instance without the number knows it, and cannot speak', async () => {
    expect(one.network.isHere?.()).toBe(true);
    expect(one.network.startLink?.(undefined, { username: '' })).toBe('https://wa.me/6281199990000?text=mulai');
    const elsewhere = await open();
    elsewhere.become({ kind: 'elsewhere' });
    expect(elsewhere.network.isHere?.()).toBe(false);
    expect((await elsewhere.api.getMe()).username).toBe('6281199990000');
    await expect(elsewhere.network.download('wa1.1', 10)).rejects.toMatchObject({ kind: 'gone' });
  });

  it('with another number of our own nobody has written to us yet: nobody is written to first', async () => {
    const chat = await chatOf({ phone: '6281400000009' });
    const next = await open();
    next.become({ kind: 'ready', since: at, phone: '6281199990001' });
    expect(next.network.startLink?.('masuk', { username: '' })).toBe('https://wa.me/6281199990001?text=mulai%20masuk');
    await vi.waitFor(async () => {
      const error = await failure(next.careful.sendMessage(chat, 'x'));
      expect(String(error)).toContain("bot can't initiate conversation with a user");
    });
    expect(await chatOf({ phone: '6281400000009' }), 'known as before').toBe(chat);
  });
});
