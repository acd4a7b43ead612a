/** A counter at which the network posts its calls: a small HTTP server that answers as told, and a clock that is moved by hand. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Time } from '#bot/networks/telegram/time.ts';
import { type TelegramOptions, telegramNetwork } from '#bot/networks/telegram.ts';

export const token = '7000000002:AAF-a-token-that-opens-nothing-0123456789';

export type Posted = {
  readonly method: string;
  readonly path: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly body: Buffer;
  readonly headers: IncomingMessage['headers'];
};
/** An answer, or what happens to the connection instead. */
export type Reply =
  | { readonly status?: number; readonly json: object }
  | { readonly status: number; readonly page: string }
  | 'cut'
  | ((response: ServerResponse) => void);

export const ok = (result: unknown): Reply => ({ json: { ok: true, result } });
export const no = (error_code: number, description: string, parameters: object = {}): Reply => ({
  status: error_code,
  json: { ok: false, error_code, description, parameters },
});
export const tooMany = (seconds: number): Reply =>
  no(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });

/** Serves until the test is over. `answer` may wait before it answers. */
export const openCounter = async (answer: (call: Posted) => Reply | Promise<Reply>) => {
  const posted: Posted[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const path = request.url ?? '';
    const isJson = request.headers['content-type'] === 'application/json' && body.length > 0;
    const call = {
      method: path.split('/').at(-1) ?? '',
      path,
      params: isJson ? JSON.parse(body.toString()) : {},
      body,
      headers: request.headers,
    };
    posted.push(call);
    const reply = await answer(call);
    if (reply === 'cut') return void request.socket.destroy();
    if (typeof reply === 'function') return reply(response);
    const text = 'json' in reply ? JSON.stringify(reply.json) : reply.page;
    response.writeHead(reply.status ?? 200, { 'content-type': 'json' in reply ? 'application/json' : 'text/html' });
    response.end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo; // it listens
  return { posted, port, root: `http://127.0.0.1:${port}`, methods: () => posted.map(({ method }) => method) };
};

/** Pauses shorter than `atOnceMs` pass by themselves and move the time; the others wait for `pass`. */
export const handTime = (atOnceMs = 0) => {
  let now = 1_000_000;
  const sleepers = new Set<{ at: number; wake: () => void }>();
  const pauses: number[] = [];
  const watchers = new Set<() => void>();
  const time: Time = {
    now: () => now,
    pause: (milliseconds, signal) => {
      pauses.push(milliseconds);
      for (const watcher of watchers) watcher();
      if (signal?.aborted) return Promise.reject(signal.reason);
      if (milliseconds < atOnceMs) {
        now += milliseconds;
        return new Promise((resolve) => setImmediate(resolve));
      }
      return new Promise((resolve, reject) => {
        const sleeper = { at: now + milliseconds, wake: resolve };
        sleepers.add(sleeper);
        const leave = () => {
          sleepers.delete(sleeper);
          reject(signal?.reason);
        };
        signal?.addEventListener('abort', leave, { once: true });
      });
    },
  };
  return {
    ...time,
    pauses,
    /** Moves on and wakes, in order, who waited no longer than that. */
    pass(milliseconds: number): void {
      now += milliseconds;
      for (const sleeper of [...sleepers].sort((a, b) => a.at - b.at))
        if (sleeper.at <= now) {
          sleepers.delete(sleeper);
          sleeper.wake();
        }
    },
    /** Resolves once somebody pauses for so long. */
    paused: (isWanted: (milliseconds: number) => boolean): Promise<void> =>
      new Promise((resolve) => {
        const look = () => {
          if (!pauses.some(isWanted)) return;
          watchers.delete(look);
          resolve();
        };
        watchers.add(look);
        look();
      }),
  };
};

export const quiet = { info: () => {}, warn: () => {}, error: () => {} };
const nobody = { take: () => new Promise<never>(() => {}) };

/** The network at a counter; short pauses pass by themselves. */
export const networkAt = (apiRoot: string, options: Partial<TelegramOptions> = {}) =>
  telegramNetwork({
    token,
    apiRoot,
    updates: { kind: 'polling', leader: nobody },
    clock: { now: () => new Date('2026-11-23T02:00:00Z') },
    log: quiet,
    time: handTime(4_500),
    random: () => 0.5,
    ...options,
  });

export const gate = <Value = void>() => {
  let open: (value: Value) => void = () => {};
  const passed = new Promise<Value>((resolve) => {
    open = resolve;
  });
  return { passed, open };
};
