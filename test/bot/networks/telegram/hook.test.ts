/** The webhook as Telegram is told of it: set where it differs, left standing at a stop, and nothing dropped. */
import type { Update } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import { hookPath } from '#bot/networks/telegram/hook.ts';
import type { TelegramOptions } from '#bot/networks/telegram.ts';
import { gate, handTime, networkAt, no, ok, openCounter, quiet, type Reply } from './counter.ts';

const secret = 'a-secret-of-this-installation_42';
const publicUrl = 'https://lencana.contohkab.go.id';
const url = `${publicUrl}/telegram/${hookPath(secret)}`;
const self = { id: 7000000002, is_bot: true, first_name: 'Lencana', username: 'lencana_bot' };
const allowed = ['message', 'edited_message', 'callback_query', 'my_chat_member', 'chat_member'];

const stage = async (info: object, set: () => Reply = () => ok(true), log: TelegramOptions['log'] = quiet) => {
  const time = handTime();
  let known: object = { pending_update_count: 0, ...info };
  const counter = await openCounter(({ method, params }) => {
    if (method === 'getMe') return ok(self);
    if (method === 'getWebhookInfo') return ok(known);
    const reply = set();
    if (typeof reply === 'object' && 'json' in reply && reply.status === undefined) known = { ...known, ...params };
    return reply;
  });
  const network = networkAt(counter.root, { time, log, updates: { kind: 'webhook', publicUrl, secret } });
  /** Set or found standing: then it is watched. */
  const watched = () => time.paused((milliseconds) => milliseconds === 60_000);
  const sets = () => counter.posted.filter(({ method }) => method === 'setWebhook').map(({ params }) => params);
  const remove = () => {
    known = { ...known, url: '' };
  };
  /** What Telegram tells at the next look. */
  const nextLook = async (change: object) => {
    known = { ...known, ...change };
    time.pauses.length = 0;
    time.pass(60_000);
    await watched();
  };
  return { ...counter, network, time, watched, sets, remove, nextLook };
};
const wanted = {
  url,
  secret_token: secret,
  allowed_updates: allowed,
  max_connections: 40,
  drop_pending_updates: false,
};

describe('the webhook', () => {
  it('is set with path, secret and kinds; what waits is not dropped', async () => {
    const { network, watched, sets } = await stage({ url: '' });
    await network.start(async () => undefined);
    await watched();
    expect(sets()).toEqual([wanted]);
    await expect(network.check()).resolves.toBeUndefined();
    await network.stop();
  });

  it('is left as it stands where it is ours, at the start and at the stop', async () => {
    const standing = { url, max_connections: 40, allowed_updates: [...allowed].reverse() };
    const { network, watched, methods } = await stage(standing);
    await network.start(async () => undefined);
    await watched();
    await network.stop();
    expect(methods()).toEqual(['getMe', 'getWebhookInfo']);
  });

  it.each([
    ['another address', { url: `${publicUrl}/telegram/other`, max_connections: 40, allowed_updates: allowed }],
    ['other kinds', { url, max_connections: 40, allowed_updates: ['message'] }],
    ['no kinds named, which leaves out who comes and goes', { url, max_connections: 40 }],
  ])('is set anew over %s', async (_, info) => {
    const { network, watched, sets } = await stage(info);
    await network.start(async () => undefined);
    await watched();
    expect(sets()).toEqual([wanted]);
    await network.stop();
  });

  it('that somebody removed is set again by the next look', async () => {
    const { network, time, watched, sets, remove } = await stage({ url: '' });
    await network.start(async () => undefined);
    await watched();
    remove();
    time.pauses.length = 0;
    time.pass(60_000);
    await watched();
    expect(sets()).toEqual([wanted, wanted]);
    await network.stop();
  });

  it('that Telegram refuses is said by /readyz and tried again', async () => {
    let isRefused = true;
    const bad = no(400, 'Bad Request: bad webhook: An HTTPS URL must be provided for webhook');
    const { network, time, watched } = await stage({ url: '' }, () => (isRefused ? bad : ok(true)));
    await network.start(async () => undefined);
    await time.paused((milliseconds) => milliseconds === 750);
    await expect(network.check()).rejects.toThrow(/HTTPS URL must be provided/);
    isRefused = false;
    time.pass(750);
    await watched();
    await expect(network.check()).resolves.toBeUndefined();
    await network.stop();
  });
});

describe('what Telegram says of its trouble with the webhook', () => {
  const standing = { url, max_connections: 40, allowed_updates: allowed };
  const trouble = (seconds: number, waiting: number) => ({
    last_error_date: 1_795_000_000 + seconds,
    last_error_message: 'Wrong response from the webhook: 502 Bad Gateway',
    pending_update_count: waiting,
  });
  const open = async (info: object) => {
    const warned: object[] = [];
    const log = { ...quiet, warn: (fields: object) => void warned.push(fields) };
    const opened = await stage({ ...standing, ...info }, () => ok(true), log);
    await opened.network.start(async () => undefined);
    await opened.watched();
    return { ...opened, warned };
  };

  it('is told once, when it is new: Telegram repeats its last trouble for ever', async () => {
    const { network, nextLook, warned } = await open(trouble(0, 0));
    await nextLook({});
    expect(warned).toEqual([]);
    await nextLook(trouble(90, 0));
    await nextLook({});
    expect(warned).toEqual([{ pending: 0, said: 'Wrong response from the webhook: 502 Bad Gateway' }]);
    await expect(network.check()).resolves.toBeUndefined();
    await network.stop();
  });

  it('/readyz says it while updates wait and none comes through, and no longer once one does', async () => {
    const { network, nextLook } = await open(trouble(0, 3));
    await expect(network.check()).resolves.toBeUndefined();
    await nextLook(trouble(70, 3));
    await expect(network.check()).rejects.toThrow(/3 wait: Wrong response from the webhook: 502/);
    await nextLook({});
    await expect(network.check()).rejects.toThrow(/3 wait/);
    await network.receive({ update_id: 1 } as Update);
    await expect(network.check()).resolves.toBeUndefined();
    // A hiccup among updates that came.
    await nextLook(trouble(190, 1));
    await expect(network.check()).resolves.toBeUndefined();
    await network.stop();
  });
});

describe('updates that come by it', () => {
  it('are taken between start and stop, and a stop waits for the one in hand', async () => {
    const { network, watched } = await stage({ url: '' });
    const update = { update_id: 1 } as Update;
    await expect(network.receive(update)).rejects.toThrow(/not taken now/);
    const [reached, kept] = [gate(), gate()];
    await network.start(async () => {
      reached.open();
      await kept.passed;
    });
    await watched();
    const received = network.receive(update);
    await reached.passed;
    let isStopped = false;
    const stopped = network.stop().then(() => {
      isStopped = true;
    });
    await expect(network.receive({ update_id: 2 } as Update)).rejects.toThrow(/not taken now/);
    expect(isStopped).toBe(false);
    kept.open();
    await received;
    await stopped;
  });
});
