/** Telegram as the settings want it: the network, and the door by which it brings updates where it comes to us. */
import type { Hono } from 'hono';
import type { Logger } from 'pino';
import { type TelegramNetwork, type TelegramOptions, telegramNetwork } from '#bot/networks/telegram.ts';
import type { Database } from '#db/client.ts';
import { leaderOf } from '#db/leader.ts';
import { webhookRoutes } from '#http/webhook.ts';
import type { Clock } from '#ra/ports.ts';
import type { TelegramConfig } from './config.ts';

export type TelegramConnection = { readonly network: TelegramNetwork; readonly doors: readonly Hono[] };

export type TelegramConnectionOptions = {
  readonly settings: TelegramConfig;
  /** What tests turn: patience, pauses, limits. */
  readonly tuning?: Partial<Pick<TelegramOptions, 'time' | 'random' | 'limits' | 'patience' | 'downloadPatience'>>;
  readonly database: Database;
  readonly publicUrl: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly onMigrated?: TelegramOptions['onMigrated'];
};

export const telegramConnection = (options: TelegramConnectionOptions): TelegramConnection => {
  const { settings, tuning = {}, database, publicUrl, clock, log, onMigrated } = options;
  const { token, apiRoot, proxies, webhookSecret: secret } = settings;
  const onError = (error: unknown) => log.warn({ err: error }, 'Who polls Telegram could not be settled; trying again');
  const network = telegramNetwork({
    ...tuning,
    token,
    apiRoot,
    proxies,
    clock,
    log,
    updates:
      secret === null
        ? { kind: 'polling', leader: leaderOf({ database, name: 'telegram polling', onError }) }
        : { kind: 'webhook', publicUrl, secret },
    ...(onMigrated ? { onMigrated } : {}),
  });
  const doors = secret === null ? [] : [webhookRoutes({ secret, receive: network.receive, publicUrl, clock, log })];
  return { network, doors };
};
