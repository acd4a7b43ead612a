/**
 * `POST /telegram/{secret path}`: what Telegram brings. Both the path and the header must be ours; who has neither learns nothing. 200
 * only when the update is kept: until then Telegram brings it again (core.telegram.org/bots/api#setwebhook).
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Update } from 'grammy/types';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { hookPath } from '#bot/networks/telegram/hook.ts';
import type { Clock } from '#ra/ports.ts';
import { clientAddress } from './client-address.ts';
import type { Log } from './request-log.ts';
import { tokenBuckets } from './token-bucket.ts';

export type Webhook = {
  /** TELEGRAM_WEBHOOK_SECRET. */
  readonly secret: string;
  /** Resolves once the update is kept. */
  readonly receive: (update: Update) => Promise<void>;
  readonly publicUrl: string;
  readonly clock: Clock;
  readonly log: Log;
};

const mostBytes = 1024 * 1024;
/** The rest of it is the Bot API's business; what we cannot read is refused where it is handled. */
const smallest = z.looseObject({ update_id: z.int().nonnegative() });

export const webhookRoutes = ({ secret, receive, publicUrl, clock, log }: Webhook): Hono => {
  const path = hookPath(secret);
  // Only strangers spend from it: Telegram itself is never slowed down, whatever address it shares with them.
  const strangers = tokenBuckets({ burst: 20, perSecond: 0.5, clock });
  const turnAway = (c: Context, status: 401 | 404) => {
    const wait = strangers.take(clientAddress(c, publicUrl));
    return wait > 0 ? leave(c, 429, { 'retry-after': String(wait) }) : leave(c, status);
  };

  return new Hono().post('/telegram/:secret', async (c) => {
    if (!isSame(c.req.param('secret'), path)) return turnAway(c, 404);
    if (!isSame(c.req.header('x-telegram-bot-api-secret-token') ?? '', secret)) return turnAway(c, 401);
    if (!/^application\/json\s*(;|$)/i.test(c.req.header('content-type') ?? '')) return leave(c, 415);
    const body = await bodyOf(c);
    if (body === undefined) return leave(c, 413);
    const update = smallest.safeParse(parsed(body));
    if (!update.success) return leave(c, 400);
    try {
      await receive(update.data as unknown as Update); // the Bot API's own shape
    } catch (error) {
      log.error({ err: error }, 'An update that came by webhook could not be kept; Telegram brings it again');
      return leave(c, 503, { 'retry-after': '5' });
    }
    return c.body(null, 200, unkept);
  });
};

const unkept = { 'cache-control': 'no-store' };

/** What may still be coming is not read: the connection ends with the answer. */
const leave = (c: Context, status: 400 | 401 | 404 | 413 | 415 | 429 | 503, headers: Record<string, string> = {}) =>
  c.body(null, status, { ...unkept, connection: 'close', ...headers });

/** In a time that tells neither where they differ nor how long either is. */
const isSame = (given: string, wanted: string): boolean => timingSafeEqual(digest(given), digest(wanted));
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Undefined when it is too long; no more than the limit is ever read. */
const bodyOf = async (c: Context): Promise<string | undefined> => {
  if (Number(c.req.header('content-length') ?? 0) > mostBytes) return undefined;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of c.req.raw.body ?? []) {
    length += chunk.length;
    if (length > mostBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
