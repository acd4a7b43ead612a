/** Telegram's double, as it tells a bot of things: long polls, webhooks, and everything that goes wrong on the way. */
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Bot, GrammyError, HttpError, webhookCallback } from 'grammy';
import { afterEach, describe, expect, it } from 'vitest';
import { asking, handClock } from './asking.ts';
import { openTelegram } from './telegram.ts';

const closing: (() => unknown)[] = [];
const start = async (options: Parameters<typeof openTelegram>[0] = {}) => {
  const telegram = await openTelegram(options);
  closing.push(telegram.close);
  const siti = telegram.person('Siti');
  return { telegram, siti, ask: asking(telegram) };
};
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

type Hook = {
  readonly headers: IncomingHttpHeaders;
  readonly update: { update_id: number; message?: { text?: string } };
};
/** The bot's own door; `answer` says with which status, and what else, each update is met. */
const openDoor = async (answer: (hook: Hook, nth: number) => { status: number; body?: string; after?: number }) => {
  const met: Hook[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk as Uint8Array); // no encoding is set
    const hook = { headers: request.headers, update: JSON.parse(Buffer.concat(chunks).toString()) as Hook['update'] };
    met.push(hook);
    const { status, body = '', after } = answer(hook, met.length);
    const headers = after === undefined ? {} : { 'retry-after': String(after) };
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  closing.push(close);
  const { port } = server.address() as AddressInfo; // it listens
  return { url: `http://127.0.0.1:${port}/telegram/rahasia`, met, close };
};

const ids = (result: unknown) => (result as { update_id: number }[]).map(({ update_id }) => update_id);

describe('long polling', () => {
  it('hands out what is not confirmed, in order, again and again', async () => {
    const { siti, ask } = await start();
    for (const text of ['satu', 'dua', 'tiga']) siti.says(text);
    const first = ids((await ask('getUpdates', { limit: 2 })).result);
    expect(first).toHaveLength(2);
    const all = ids((await ask('getUpdates')).result);
    expect(all).toEqual([first[0], (first[0] ?? 0) + 1, (first[0] ?? 0) + 2]);
    expect(ids((await ask('getUpdates', { offset: (all[1] ?? 0) + 1 })).result)).toEqual([all[2]]);
    siti.says('empat');
    siti.says('lima');
    expect(ids((await ask('getUpdates', { offset: -1 })).result)).toEqual([(all[2] ?? 0) + 2]);
  });

  it('waits for something to happen', async () => {
    const { telegram, siti, ask } = await start();
    const polled = ask('getUpdates', { timeout: 30 });
    await telegram.until(() => telegram.dump().includes('a long poll is open'));
    siti.says('akhirnya');
    expect((await polled).result).toMatchObject([{ message: { text: 'akhirnya' } }]);
  });

  it('belongs to one instance', async () => {
    const { telegram, ask } = await start();
    const first = ask('getUpdates', { timeout: 30 });
    await telegram.until(() => telegram.dump().includes('a long poll is open'));
    await ask('getUpdates');
    expect(await first).toEqual({
      ok: false,
      error_code: 409,
      description: 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    });
  });

  it('does not go together with a webhook', async () => {
    const { ask } = await start();
    await ask('setWebhook', { url: 'http://127.0.0.1:9/' });
    expect(await ask('getUpdates')).toMatchObject({
      error_code: 409,
      description:
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    });
    await ask('deleteWebhook');
    expect((await ask('getUpdates')).ok).toBe(true);
  });

  it('remembers which kinds were asked for', async () => {
    const { telegram, siti, ask } = await start();
    await ask('getUpdates', { allowed_updates: ['callback_query', 'no_such_thing'] });
    siti.says('tidak terdengar');
    await ask('getUpdates');
    siti.taps(1, 'x');
    expect(telegram.pending()).toMatchObject([{ callback_query: { data: 'x' } }]);
    await ask('getUpdates', { allowed_updates: [] });
    siti.says('terdengar');
    expect(telegram.pending()).toHaveLength(2);
  });

  it('forgets after a day, and a tap after two and a half minutes', async () => {
    const clock = handClock();
    const { telegram, siti } = await start({ clock });
    siti.says('halo');
    siti.taps(1, 'x');
    clock.wait(151);
    expect(telegram.pending()).toMatchObject([{ message: { text: 'halo' } }]);
    clock.wait(24 * 3600);
    expect(telegram.pending()).toEqual([]);
  });
});

describe('a webhook', () => {
  it('is led by a grammY bot', async () => {
    const { telegram, siti, ask } = await start();
    const bot = new Bot(telegram.token, { client: { apiRoot: telegram.root } });
    bot.on('message:text', (ctx) => ctx.reply(`Gema: ${ctx.message.text}`));
    const server = createServer(webhookCallback(bot, 'http', { secretToken: 'rahasia_1' }));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closing.push(() => server.close().closeAllConnections());
    const { port } = server.address() as AddressInfo; // it listens
    await ask('setWebhook', { url: `http://127.0.0.1:${port}/`, secret_token: 'rahasia_1' });
    siti.says('halo');
    await telegram.settled();
    expect(telegram.messages(siti).at(-1)?.text).toBe('Gema: halo');
    await bot.api.deleteWebhook();
    expect(telegram.webhookUrl()).toBe('');
  });

  it('shows its secret, and comes again with the same update until it is taken', async () => {
    const { telegram, siti, ask } = await start();
    const door = await openDoor((_, nth) => ({ status: nth < 3 ? 500 : 204 }));
    siti.says('satu');
    siti.says('dua');
    await ask('setWebhook', { url: door.url, secret_token: 'aB-9_' });
    await telegram.settled();
    expect(door.met.map(({ update }) => update.message?.text)).toEqual(['satu', 'satu', 'satu', 'dua']);
    expect(new Set(door.met.map(({ update }) => update.update_id)).size).toBe(2);
    expect(door.met.map(({ headers }) => headers['x-telegram-bot-api-secret-token'])).toEqual(Array(4).fill('aB-9_'));
    expect((await ask('getWebhookInfo')).result).toMatchObject({
      url: door.url,
      pending_update_count: 0,
      max_connections: 40,
      last_error_message: 'Wrong response from the webhook: 500 Internal Server Error',
    });
  });

  it('keeps the order within a chat and lets other chats pass', async () => {
    const { telegram, siti, ask } = await start({ retry: { first: 200, most: 200 } });
    const budi = telegram.person('Budi');
    const door = await openDoor(({ update }, nth) => ({
      status: update.message?.text === 's1' && nth < 3 ? 503 : 200,
    }));
    await ask('setWebhook', { url: door.url });
    siti.says('s1');
    siti.says('s2');
    budi.says('b1');
    await telegram.settled();
    expect(door.met.map(({ update }) => update.message?.text)).toEqual(['s1', 'b1', 's1', 's2']);
  });

  it('hands over to polling and back without loss', async () => {
    const { telegram, siti, ask } = await start();
    const door = await openDoor(() => ({ status: 500 }));
    await ask('setWebhook', { url: door.url });
    siti.says('penting');
    await telegram.until(() => door.met.length > 1);
    await ask('deleteWebhook');
    expect((await ask('getUpdates')).result).toMatchObject([{ message: { text: 'penting' } }]);
    const better = await openDoor(() => ({ status: 200 }));
    await ask('setWebhook', { url: better.url });
    await telegram.settled();
    expect(better.met).toHaveLength(1);
    siti.says('tidak penting');
    await ask('setWebhook', { url: door.url, drop_pending_updates: true });
    expect(telegram.pending()).toEqual([]);
  });

  it('may answer with a method', async () => {
    const { telegram, siti, ask } = await start();
    const body = JSON.stringify({ method: 'sendMessage', chat_id: siti.id, text: 'Langsung' });
    const door = await openDoor(() => ({ status: 200, body }));
    await ask('setWebhook', { url: door.url });
    siti.says('halo');
    await telegram.settled();
    expect(telegram.messages(siti).at(-1)?.text).toBe('Langsung');
  });

  it('brings an update twice when the answer was lost, or when a test wants it', async () => {
    const { telegram, siti, ask } = await start();
    const door = await openDoor(() => ({ status: 200 }));
    await ask('setWebhook', { url: door.url });
    telegram.faults.next({ kind: 'reset-after' }, { method: 'webhook' });
    siti.says('dua kali');
    const [update] = telegram.pending();
    await telegram.settled();
    if (update) telegram.redeliver(update);
    await telegram.settled();
    expect(door.met.map((one) => one.update.update_id)).toEqual(Array(3).fill(update?.update_id));
  });

  it('has an address and a secret as documented, unless the server is a local one', async () => {
    const { ask } = await start({ plainWebhooks: false });
    const set = async (params: object) => (await ask('setWebhook', params)).description;
    expect(await set({ url: 'http://lencana.go.id/' })).toBe(
      'Bad Request: bad webhook: An HTTPS URL must be provided for webhook',
    );
    expect(await set({ url: 'https://lencana.go.id:3000/' })).toBe(
      'Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443',
    );
    expect(await set({ url: 'https://lencana.go.id/', secret_token: 'a b' })).toBe(
      'Bad Request: secret token contains unallowed characters',
    );
    const near = await start({ plainWebhooks: false, local: true });
    expect((await near.ask('setWebhook', { url: 'http://127.0.0.1:9/' })).ok).toBe(true);
  });
});

describe('faults', () => {
  const talking = async (options: Parameters<typeof openTelegram>[0] = {}) => {
    const { telegram, siti, ask } = await start(options);
    siti.start();
    const { api } = new Bot(telegram.token, { client: { apiRoot: telegram.root } });
    const say = (text = 'x') => api.sendMessage(siti.id, text);
    const said = () =>
      telegram
        .messages(siti)
        .filter(({ from }) => from === telegram.bot.id)
        .map(({ text }) => text);
    return { telegram, siti, ask, api, say, said };
  };

  it('are met by the request they were meant for', async () => {
    const { telegram, say, said } = await talking();
    telegram.faults.next(
      { kind: 'too-many', seconds: 7 },
      { method: 'sendMessage', where: ({ text }) => text === 'b' },
    );
    await say('a');
    const refused = await say('b').catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(GrammyError);
    expect(refused).toMatchObject({
      error_code: 429,
      description: 'Too Many Requests: retry after 7',
      parameters: { retry_after: 7 },
    });
    telegram.faults.next({ kind: 'server-error' });
    expect(await say('c').catch((error: unknown) => error)).toMatchObject({ error_code: 500 });
    expect(said()).toEqual(['a']);
    expect(telegram.faults.done.map(({ fault }) => fault.kind)).toEqual(['too-many', 'server-error']);
  });

  it.each(['reset-before', 'bad-gateway'] as const)('of the kind %s leave nothing behind', async (kind) => {
    const { telegram, say, said } = await talking();
    telegram.faults.next({ kind });
    expect(await say().catch((error: unknown) => error)).toBeInstanceOf(HttpError);
    expect(said()).toEqual([]);
  });

  it.each(['reset-after', 'cut'] as const)('of the kind %s lose the answer to what was done', async (kind) => {
    const { telegram, siti, ask, said } = await talking();
    telegram.faults.next({ kind }, { method: 'sendMessage' });
    // grammY's own fetch never notices that a body breaks off; the platform's does.
    await expect(ask('sendMessage', { chat_id: siti.id, text: 'terkirim' })).rejects.toThrow(TypeError);
    expect(said()).toEqual(['terkirim']);
  });

  it('that are slow hold back the answer, and nothing is settled before it', async () => {
    const { telegram, siti, ask, said } = await talking();
    await ask('getUpdates', { offset: 999_999_999 });
    telegram.faults.next({ kind: 'slow', milliseconds: 200 });
    const answered = ask('sendMessage', { chat_id: siti.id, text: 'lambat' });
    await telegram.until(() => said().includes('lambat'));
    let settled = false;
    const waiting = telegram.settled().then(() => {
      settled = true;
    });
    await new Promise(setImmediate);
    expect(settled).toBe(false);
    expect((await answered).ok).toBe(true);
    await waiting;
  });

  it('lose the answer to a poll, and its updates come again', async () => {
    const { telegram, siti, ask } = await talking();
    siti.says('halo');
    telegram.faults.next({ kind: 'reset-after' }, { method: 'getUpdates' });
    await expect(ask('getUpdates')).rejects.toThrow('fetch failed');
    expect((await ask('getUpdates')).result).toMatchObject([{}, { message: { text: 'halo' } }]);
  });

  it('by chance go the same way for the same seed', async () => {
    const walk = async () => {
      const { telegram, ask } = await talking();
      telegram.faults.byChance(0.5, [{ kind: 'server-error' }, { kind: 'too-many', seconds: 1 }], { seed: 'a' });
      const codes: (number | undefined)[] = [];
      for (let n = 0; n < 12; n++) codes.push((await ask('getMe')).error_code);
      return codes;
    };
    const first = await walk();
    expect(new Set(first)).toEqual(new Set([undefined, 429, 500]));
    expect(await walk()).toEqual(first);
  });
});

describe('limits', () => {
  it('hold back a chat, a group and the whole bot', async () => {
    let now = 0;
    const { telegram, siti, ask } = await start({ limits: { now: () => now } });
    siti.start();
    const group = telegram.group('Meja', [siti, telegram.bot]);
    const say = (chat: number) => ask('sendMessage', { chat_id: chat, text: 'x' });
    for (let n = 0; n < 5; n++) expect((await say(siti.id)).ok).toBe(true);
    expect(await say(siti.id)).toMatchObject({ error_code: 429, parameters: { retry_after: 1 } });
    expect((await ask('sendChatAction', { chat_id: siti.id, action: 'typing' })).ok).toBe(true);
    now += 1000;
    expect((await say(siti.id)).ok).toBe(true);
    for (let n = 0; n < 20; n++) {
      now += 1500;
      expect((await say(group.id)).ok).toBe(true);
    }
    now += 1500;
    const held = await say(group.id);
    expect(held).toMatchObject({ error_code: 429, description: 'Too Many Requests: retry after 30' });
    now += 30_000;
    expect((await say(group.id)).ok).toBe(true);
  });
});

describe('waiting', () => {
  it('that is in vain says what stands where', async () => {
    const { telegram, siti } = await start();
    siti.says('tak dijawab');
    await expect(telegram.settled({ within: 50 })).rejects.toThrow(
      /Waited 50 ms for Telegram to settle[\s\S]*nobody asks for updates[\s\S]*tak dijawab/,
    );
  });
});
