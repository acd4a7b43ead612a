/** The webhook: set by us where it differs, watched, and left standing at a stop, so that Telegram keeps what comes meanwhile (core.telegram.org/bots/api#setwebhook). */
import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { Log } from './polling.ts';
import { allowedUpdates } from './polling.ts';
import { backOff, rested, type Time } from './time.ts';
import type { Wire } from './wire.ts';

export type HookOptions = {
  readonly wire: Pick<Wire, 'ask'>;
  readonly url: string;
  readonly secret: string;
  readonly time: Time;
  readonly random: () => number;
  readonly log: Log;
  readonly onStanding: (problem: string | null) => void;
  /** How many updates came by it until now. */
  readonly heard: () => number;
  /** It stands, and yet updates wait and none comes through; null: they do, or none waits. */
  readonly onStuck: (problem: string | null) => void;
};

/** The last part of `POST /telegram/{secret path}`. Whoever sees it, in the log of a proxy maybe, has not seen the secret. */
export const hookPath = (secret: string): string =>
  createHmac('sha256', secret).update('lencana telegram path').digest('base64url');

/** Telegram's own default: so many calls at once. */
const connections = 40;
const watchMs = 60_000;
const patience = { patienceMs: 15_000 };

export const hookInfo = z.looseObject({
  url: z.string(),
  pending_update_count: z.number(),
  max_connections: z.number().optional(),
  allowed_updates: z.array(z.string()).optional(),
  last_error_date: z.number().optional(),
  last_error_message: z.string().optional(),
});
export type HookInfo = z.infer<typeof hookInfo>;

/** Sets it, and looks now and then whether it still stands, until `ending`. */
export const keepHook = async (options: HookOptions, ending: AbortSignal): Promise<void> => {
  const { time, random, log, onStanding } = options;
  const compare = comparing(options);
  for (let faults = 0; !ending.aborted; ) {
    try {
      const info = await standing(options, ending);
      faults = 0;
      onStanding(null);
      compare(info);
      await rested(time, watchMs, ending);
    } catch (error) {
      if (ending.aborted) return;
      faults += 1;
      onStanding(
        error instanceof Error ? `The webhook could not be set: ${error.message}` : 'The webhook could not be set',
      );
      log.warn({ err: error, faults }, 'The webhook could not be set or read');
      await rested(time, backOff(faults, { first: 1000, longest: 60_000, random }), ending);
    }
  }
};

/** Telegram tells its last trouble for ever, so only one that is newer than at the look before is news. What was before the first look was while we were away. */
const comparing = ({ log, heard, onStuck }: Pick<HookOptions, 'log' | 'heard' | 'onStuck'>) => {
  let before: { readonly trouble: number; readonly heard: number } | undefined;
  return ({ pending_update_count: pending, last_error_date: trouble = 0, last_error_message: said }: HookInfo) => {
    const isNew = before !== undefined && trouble > before.trouble;
    if (isNew) log.warn({ pending, said }, 'Telegram had trouble with our webhook');
    if (pending === 0) onStuck(null);
    else if (isNew && heard() === before?.heard)
      onStuck(
        `Telegram brings no update through to our webhook, and ${pending} wait: ${said ?? 'it does not say why'}`,
      );
    before = { trouble, heard: heard() };
  };
};

const standing = async (options: HookOptions, signal: AbortSignal): Promise<HookInfo> => {
  const { wire, url, secret, log } = options;
  const info = hookInfo.parse(await wire.ask('getWebhookInfo', {}, { ...patience, signal }));
  if (isOurs(info, url)) return info;
  const wanted = {
    url,
    secret_token: secret,
    allowed_updates: allowedUpdates,
    max_connections: connections,
    drop_pending_updates: false,
  };
  await wire.ask('setWebhook', wanted, { ...patience, signal });
  log.info({ pending: info.pending_update_count }, 'The webhook is set');
  return info;
};

/** Another secret makes another path, so the address tells that too. */
const isOurs = ({ url, max_connections, allowed_updates = [] }: HookInfo, wanted: string): boolean =>
  url === wanted &&
  max_connections === connections &&
  [...allowed_updates].sort().join() === [...allowedUpdates].sort().join();
