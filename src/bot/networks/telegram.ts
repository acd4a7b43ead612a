/**
 * Telegram over HTTP: calls by the seam, updates by long polling or webhook, files by download. It stays up whatever Telegram does: what
 * is wrong is said by `check`, and mended by itself where it can be.
 */
import type { Update, UserFromGetMe } from 'grammy/types';
import { z } from 'zod';
import type { Clock, Leader } from '#ra/ports.ts';
import { type Network, NetworkError } from './network.ts';
import { RefusedError, readAnswer } from './telegram/answer.ts';
import { usualPatience } from './telegram/delivery.ts';
import { download, usualDownload } from './telegram/download.ts';
import { type Figure, openTally } from './telegram/figures.ts';
import { type HookInfo, hookInfo, hookPath, keepHook } from './telegram/hook.ts';
import { telegramLimits } from './telegram/pace.ts';
import { type Log, poll, type Receive } from './telegram/polling.ts';
import { dispatcherFor, officialRoot, type Proxies } from './telegram/reach.ts';
import { seam } from './telegram/seam.ts';
import { backOff, hostTime, rested, type Time } from './telegram/time.ts';
import { openWire, resultOf } from './telegram/wire.ts';

export type TelegramOptions = {
  readonly token: string;
  /** No slash at its end; a path may be part of it. */
  readonly apiRoot?: string;
  readonly updates:
    | { readonly kind: 'polling'; readonly leader: Leader }
    /** `publicUrl`: our own, https. Telegram calls `<publicUrl>/telegram/<secret path>`. */
    | { readonly kind: 'webhook'; readonly publicUrl: string; readonly secret: string };
  readonly proxies?: Proxies | null;
  readonly clock: Clock;
  readonly log: Log;
  /** A group became a supergroup, and its id another. */
  readonly onMigrated?: (from: string, to: string) => void;
  /** Who the bot is, once Telegram said so; the bot needs it to know its own name in commands. */
  readonly onIntroduced?: (self: UserFromGetMe) => void;
  readonly time?: Time;
  /** From 0 up to 1. */
  readonly random?: () => number;
  readonly limits?: typeof telegramLimits;
  readonly patience?: typeof usualPatience;
  readonly downloadPatience?: typeof usualDownload;
};

export type TelegramNetwork = Network & {
  readonly name: 'telegram';
  /** The bot as Telegram describes it; before it was asked, what the token tells (its id, and no username). */
  self(): UserFromGetMe;
  /** Asks Telegram who the bot is. Throws an Error whose message is for whoever runs this: wrong token, no way there. */
  introduce(): Promise<UserFromGetMe>;
  /** What Telegram knows of the webhook; an empty `url`: none is set. */
  hookInfo(): Promise<HookInfo>;
  /** For /readyz: throws an Error that says why updates do not come. */
  check(): Promise<void>;
  figures(): readonly Figure[];
  /** Resolves once an update that came by webhook is kept. Throws before `start` and after `stop`: Telegram brings it again. */
  receive(update: Update): Promise<void>;
};

const longestPollGapMs = 150_000;
const me = z.looseObject({ id: z.number(), username: z.string(), is_bot: z.literal(true) });

export const telegramNetwork = (options: TelegramOptions): TelegramNetwork => {
  const { token, apiRoot = officialRoot, clock, log, time = hostTime, random = Math.random } = options;
  const tally = openTally();
  const dispatcher = dispatcherFor(options.proxies ?? null);
  const wire = openWire({ token, apiRoot, dispatcher, time });
  const { fetch, careful } = seam({
    wire,
    time,
    random,
    tally,
    patience: options.patience ?? usualPatience,
    limits: options.limits ?? telegramLimits,
    onMigrated: options.onMigrated ?? (() => undefined),
  });

  /** A call of our own, by the seam. */
  const ask = async (method: string, params: object, signal?: AbortSignal): Promise<unknown> => {
    const headers = { 'content-type': 'application/json' };
    const call = { method: 'POST', headers, body: JSON.stringify(params), ...(signal ? { signal } : {}) };
    const answer = await fetch(`${officialRoot}/bot${token}/${method}`, call);
    return resultOf(method, readAnswer(answer.status, await answer.text()));
  };

  let self = strangerOf(token);
  let problem: string | null = 'Telegram was not asked yet who the bot is';
  /** By webhook only: updates wait, and Telegram does not get through. */
  let stuck: string | null = null;
  let heard = 0;
  let lastPoll = time.now();
  let deliver: Receive | undefined;
  let ending = new AbortController();
  let running: Promise<void> = Promise.resolve();
  const inHand = new Set<Promise<void>>();
  const onStanding = (found: string | null) => {
    problem = found;
    if (found === null) lastPoll = time.now();
  };

  const introduce = async (): Promise<UserFromGetMe> => {
    try {
      self = me.parse(await ask('getMe', {})) as unknown as UserFromGetMe; // the Bot API's own shape
    } catch (error) {
      throw new Error(whyNot(error, wire.host), { cause: error });
    }
    options.onIntroduced?.(self);
    return self;
  };

  const introduceAtLast = async (signal: AbortSignal): Promise<void> => {
    for (let faults = 1; !signal.aborted; faults++)
      try {
        await introduce();
        problem = null;
        return;
      } catch (error) {
        problem = error instanceof Error ? error.message : String(error);
        log.error({ problem }, 'Telegram does not answer as it should; trying again');
        await rested(time, backOff(faults, { first: 1000, longest: 60_000, random }), signal);
      }
  };

  const run = async (receive: Receive, signal: AbortSignal): Promise<void> => {
    await introduceAtLast(signal);
    if (signal.aborted) return;
    lastPoll = time.now();
    const { updates } = options;
    if (updates.kind === 'polling')
      return poll({ wire, leader: updates.leader, time, clock, random, tally, log, onStanding }, receive, signal);
    const url = hookAddress(updates);
    const onStuck = (found: string | null) => {
      stuck = found;
    };
    const counted = { heard: () => heard, onStuck };
    return keepHook({ wire, url, secret: updates.secret, time, random, log, onStanding, ...counted }, signal);
  };

  return {
    name: 'telegram',
    token,
    fetch,
    careful,
    administersGroups: true,
    startLink: (word, { username }) =>
      username === '' ? undefined : `https://t.me/${username}${word === undefined ? '' : `?start=${word}`}`,
    self: () => self,
    introduce,
    hookInfo: async () => hookInfo.parse(await ask('getWebhookInfo', {})),
    download: (fileId, maxBytes) =>
      download({ wire, ask, random, patience: options.downloadPatience ?? usualDownload }, fileId, maxBytes),

    async check() {
      const found = problem ?? stuck;
      if (found !== null) throw new Error(found);
      const isPolling = tally.isLeader() && options.updates.kind === 'polling';
      if (isPolling && time.now() - lastPoll > longestPollGapMs)
        throw new Error('Telegram has not answered a poll for a long time');
    },
    figures: tally.figures,

    async receive(update) {
      if (!deliver || ending.signal.aborted) throw new Error('Updates are not taken now; bring it again');
      const kept = deliver(update);
      const done = kept.then(
        () => {
          tally.received(1);
          heard += 1;
          stuck = null;
        },
        () => undefined,
      );
      inHand.add(done);
      void done.then(() => inHand.delete(done));
      await kept;
    },

    async start(receive) {
      ending = new AbortController();
      deliver = receive;
      running = run(receive, ending.signal).catch((error: unknown) =>
        log.error({ err: error }, 'Receiving from Telegram ended'),
      );
    },
    async stop() {
      ending.abort();
      deliver = undefined;
      await Promise.all([running, ...inHand]);
    },
  };
};

/** Where Telegram brings updates. */
export const hookAddress = ({ publicUrl, secret }: { readonly publicUrl: string; readonly secret: string }): string =>
  `${publicUrl}/telegram/${hookPath(secret)}`;

const strangerOf = (token: string): UserFromGetMe => ({
  id: Number(token.split(':', 1)[0]),
  is_bot: true,
  first_name: 'Lencana',
  username: '',
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
  has_topics_enabled: false,
  allows_users_to_create_topics: false,
  can_manage_bots: false,
  supports_join_request_queries: false,
});

const whyNot = (error: unknown, host: string): string => {
  if (error instanceof RefusedError && error.code === 401)
    return "TELEGRAM_TOKEN: BotFather's token is not accepted (401). Ask @BotFather for it again (/mybots, the bot, API Token) and copy the whole line.";
  if (error instanceof RefusedError && error.code === 404)
    return `TELEGRAM_TOKEN: ${host} knows no such bot (404). Copy the token from @BotFather again; with TELEGRAM_API_ROOT, look whether that address is a Bot API server's.`;
  const said = error instanceof NetworkError || error instanceof Error ? error.message : 'no answer';
  return `Telegram is not reached: ${said}. Where the way out is by a proxy, set HTTPS_PROXY; with a Bot API server of your own, TELEGRAM_API_ROOT.`;
};
