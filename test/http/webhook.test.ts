/** What Telegram brings by webhook, and what everybody else does: forged, replayed, too large, malformed. */
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hookPath } from '#bot/networks/telegram/hook.ts';
import { keepUpdates } from '#bot/updates.ts';
import type { Database } from '#db/client.ts';
import { type DrizzleInbox, drizzleInbox } from '#db/inbox.ts';
import { type RunningServer, startServer } from '#http/server.ts';
import { webhookRoutes } from '#http/webhook.ts';
import { freshDatabase, testCipher } from '#support/database.ts';

const secret = 'a-secret-of-this-installation_42';
const path = `/telegram/${hookPath(secret)}`;
let time = Date.parse('2026-11-23T02:00:00Z');
const clock = { now: () => new Date(time) };
const log = { info: () => {}, warn: () => {}, error: () => {} };
let database: Database;
let inbox: DrizzleInbox;
let server: RunningServer;
let isAway = false;
beforeAll(async () => {
  database = await freshDatabase();
  inbox = drizzleInbox({ database, cipher: testCipher() });
  const keep = keepUpdates({ inbox, clock, network: 'telegram', bot: 7000000002 });
  const receive = async (update: Parameters<typeof keep>[0]) => {
    if (isAway) throw new Error('the database is away');
    await keep(update);
  };
  const app = webhookRoutes({ secret, receive, publicUrl: 'https://lencana.contohkab.go.id', clock, log });
  server = await startServer({ host: '127.0.0.1', port: 0, app });
});
afterAll(async () => {
  await server.stop(0);
  await database.close();
});

const update = (update_id: number) => ({
  update_id,
  message: { message_id: 1, date: 0, chat: { id: 11, type: 'private', first_name: 'Siti' }, text: '/start' },
});
const bring = (
  body: string,
  { to = path, headers = {} }: { readonly to?: string; readonly headers?: Record<string, string> } = {},
) =>
  fetch(`${server.url}${to}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret, ...headers },
    body,
  });
const status = async (...asked: Parameters<typeof bring>) => (await bring(...asked)).status;

describe('an update that Telegram brings', () => {
  it('is acknowledged when it is kept; a replay is acknowledged too, and does nothing twice', async () => {
    expect(await status(JSON.stringify(update(1)))).toBe(200);
    expect(await inbox.depth()).toBe(1);
    expect(await status(JSON.stringify(update(1)))).toBe(200);
    expect(await inbox.depth()).toBe(1);
  });

  it('is not acknowledged while it cannot be kept: Telegram brings it again', async () => {
    isAway = true;
    expect(await status(JSON.stringify(update(2)))).toBe(503);
    isAway = false;
    expect(await status(JSON.stringify(update(2)))).toBe(200);
    expect(await inbox.depth()).toBe(2);
  });

  it('is JSON with a number of its own', async () => {
    for (const [body, headers, wanted] of [
      ['{"update_id":', {}, 400],
      ['[]', {}, 400],
      ['{"update_id":"1"}', {}, 400],
      ['{"update_id":-1}', {}, 400],
      ['', {}, 400],
      [JSON.stringify(update(3)), { 'content-type': 'text/plain' }, 415],
      [JSON.stringify(update(3)), { 'content-type': 'application/jsonp' }, 415],
      [JSON.stringify(update(3)), { 'content-type': 'application/json; charset=utf-8' }, 200],
    ] as const)
      expect([body, await status(body, { headers })]).toEqual([body, wanted]);
  });
});

describe('who is not Telegram', () => {
  it('learns nothing: no words, wherever the fault is; the path does not show the secret', async () => {
    expect(path).not.toContain(secret);
    for (const [asked, wanted] of [
      [{ to: '/telegram/x' }, 404],
      [{ to: `${path}x` }, 404],
      [{ headers: { 'x-telegram-bot-api-secret-token': '' } }, 401],
      [{ headers: { 'x-telegram-bot-api-secret-token': `${secret}x` } }, 401],
      [{ headers: { 'x-telegram-bot-api-secret-token': secret.toUpperCase() } }, 401],
    ] as const) {
      const answer = await bring(JSON.stringify(update(9)), asked);
      expect([asked, answer.status, await answer.text()]).toEqual([asked, wanted, '']);
    }
    expect(await inbox.depth()).toBe(3);
  });

  it('is slowed down, and Telegram is not, even from the same address', async () => {
    const answers: number[] = [];
    for (let nth = 0; nth < 30; nth++) answers.push(await status('{}', { to: '/telegram/guess' }));
    expect(answers.at(-1)).toBe(429);
    expect(await status(JSON.stringify(update(1)))).toBe(200);
    time += 3_600_000;
    expect(await status('{}', { to: '/telegram/guess' })).toBe(404);
  });
});

describe('a body of five megabytes', () => {
  /** Begins such a request, writes so much of it, and waits: the answer comes although the rest never does. */
  const begin = (headers: Record<string, string>, bytes: number) =>
    new Promise<number | undefined>((resolve, reject) => {
      const { hostname, port } = new URL(server.url);
      const all = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret, ...headers };
      const call = request({ hostname, port, path, method: 'POST', agent: false, headers: all });
      call.on('response', (answer) => {
        resolve(answer.statusCode);
        call.destroy();
      });
      call.on('error', reject);
      call.flushHeaders();
      if (bytes > 0) call.write(Buffer.alloc(bytes, ' '));
    });

  it('is refused with 413 by what it declares, before a byte of it came', async () => {
    expect(await begin({ 'content-length': String(5 * 1024 * 1024) }, 0)).toBe(413);
  });

  it('is refused with 413 at the limit when it declares nothing', async () => {
    expect(await begin({ 'transfer-encoding': 'chunked' }, 1024 * 1024 + 1)).toBe(413);
  });

  it('of one megabyte is taken', async () => {
    const body = JSON.stringify(update(4)).padEnd(1024 * 1024);
    expect(await status(body)).toBe(200);
  });
});
