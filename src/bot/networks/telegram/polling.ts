/**
 * Long polling, by the one instance that leads (core.telegram.org/bots/api#getupdates). An update is acknowledged by asking for those
 * after it, so it is asked past only when it is kept: what could not be kept comes again, and nothing after it is passed over.
 */
import type { Update } from 'grammy/types';
import { z } from 'zod';
import type { Clock, Leader } from '#ra/ports.ts';
import { chatOf } from '../../updates.ts';
import { UnansweredError } from '../network.ts';
import { RefusedError } from './answer.ts';
import type { Outcome, Tally } from './figures.ts';
import { backOff, rested, type Time } from './time.ts';
import type { Wire } from './wire.ts';

export type Log = Readonly<Record<'info' | 'warn' | 'error', (fields: object, message: string) => void>>;
export type Receive = (update: Update) => Promise<void>;
export type PollingOptions = {
  readonly wire: Pick<Wire, 'ask'>;
  readonly leader: Leader;
  readonly time: Time;
  readonly clock: Clock;
  readonly random: () => number;
  readonly tally: Tally;
  readonly log: Log;
  /** What keeps updates from coming, in words; null: they come. */
  readonly onStanding: (problem: string | null) => void;
};

/** What we handle; Telegram sends nothing else then. `chat_member` comes only when it is named. */
export const allowedUpdates = ['message', 'edited_message', 'callback_query', 'my_chat_member', 'chat_member'] as const;

const pollSeconds = 50;
const batch = z.array(z.looseObject({ update_id: z.int() }));

/** Polls whenever it leads, until `ending`. */
export const poll = async (options: PollingOptions, deliver: Receive, ending: AbortSignal): Promise<void> => {
  const { leader, time, random, tally, log } = options;
  for (let faults = 0; !ending.aborted; ) {
    try {
      const lead = await leader.take(ending);
      faults = 0;
      tally.leads(true);
      log.info({}, 'This instance polls Telegram now');
      const term = AbortSignal.any([ending, lead.lost]);
      const offset = await pollThrough(options, deliver, term);
      tally.leads(false);
      // Another instance may lead by now: a word of ours would cut its poll short.
      if (lead.lost.aborted) log.warn({}, 'The lead in polling Telegram was lost; another instance goes on');
      else await acknowledge(options, offset);
      await lead.resign();
    } catch (error) {
      if (ending.aborted) return;
      log.error({ err: error }, 'Who polls Telegram could not be settled');
      await rested(time, backOff(++faults, { first: 1000, longest: 10_000, random }), ending);
    }
  }
};

/** Resolves when the term is over, with what is still to be acknowledged. */
const pollThrough = async (
  options: PollingOptions,
  deliver: Receive,
  term: AbortSignal,
): Promise<number | undefined> => {
  const { time, clock, tally, log, onStanding } = options;
  let offset: number | undefined;
  let faults = 0;
  let wasUnhooked = false;
  while (!term.aborted) {
    try {
      const asked = { ...(offset === undefined ? {} : { offset }), limit: 100, timeout: pollSeconds };
      const found = await askForUpdates(options, { ...asked, allowed_updates: allowedUpdates }, term);
      tally.polled(clock.now());
      onStanding(null);
      const updates = batch.parse(found) as unknown as readonly Update[]; // the Bot API's own shape
      const kept = await keep(updates, deliver);
      tally.received(kept.count);
      // After a week without updates their numbers begin anew, maybe lower. Where nothing waits, no number need be named.
      offset = updates.length === 0 ? undefined : kept.next;
      if (kept.fault !== undefined) throw kept.fault;
      faults = 0;
    } catch (error) {
      if (term.aborted) break;
      if (isHooked(error) && !wasUnhooked) {
        wasUnhooked = true;
        log.info({}, 'A webhook was set; it is removed, and what waits there comes by polling');
        await unhook(options, term);
        continue;
      }
      faults += 1;
      onStanding(inWords(error));
      log.warn({ err: error, faults }, 'Updates of Telegram could not be fetched or kept');
      await rested(time, pauseAfter(error, faults, options), term);
    }
  }
  return offset;
};

const askForUpdates = async ({ wire, tally }: PollingOptions, asked: object, signal: AbortSignal): Promise<unknown> => {
  try {
    const found = await wire.ask('getUpdates', asked, { patienceMs: (pollSeconds + 15) * 1000, signal });
    tally.called('getUpdates', 'ok');
    return found;
  } catch (error) {
    if (!signal.aborted) tally.called('getUpdates', outcomeOf(error));
    throw error;
  }
};

const outcomeOf = (error: unknown): Outcome => {
  if (error instanceof RefusedError) return error.code === 429 ? 'limited' : error.code >= 500 ? 'broken' : 'refused';
  return error instanceof UnansweredError ? 'unanswered' : 'unreachable';
};

type Kept = { readonly next: number; readonly count: number; readonly fault: unknown };

/** In order within a chat, chats side by side. `next`: the first that was not kept, or the one after the last. */
const keep = async (updates: readonly Update[], deliver: Receive): Promise<Kept> => {
  const left: number[] = [];
  let fault: unknown;
  const chats = Map.groupBy(updates, (update) => chatOf(update) ?? '');
  const work = [...chats.values()].map(async (line) => {
    for (const [place, update] of line.entries())
      try {
        await deliver(update);
      } catch (error) {
        fault ??= error ?? new Error('An update could not be kept');
        left.push(...line.slice(place).map(({ update_id }) => update_id));
        return;
      }
  });
  await Promise.all(work);
  const after = Math.max(0, ...updates.map(({ update_id }) => update_id)) + 1;
  return { next: Math.min(after, ...left), count: updates.length - left.length, fault };
};

/** A last word at a stop, so that the next instance does not begin with what we kept. Where it fails, updates come twice and are known. */
const acknowledge = async ({ wire, log }: PollingOptions, offset: number | undefined): Promise<void> => {
  if (offset === undefined) return;
  const asked = { offset, limit: 1, timeout: 0, allowed_updates: allowedUpdates };
  await wire
    .ask('getUpdates', asked, { patienceMs: 5000 })
    .catch((error: unknown) => log.warn({ err: error }, 'The last updates could not be acknowledged; they come again'));
};

/** What waits behind the webhook is kept for us. */
const unhook = async ({ wire, log }: PollingOptions, signal: AbortSignal): Promise<void> => {
  await wire
    .ask('deleteWebhook', { drop_pending_updates: false }, { patienceMs: 15_000, signal })
    .catch((error: unknown) => log.warn({ err: error }, 'The webhook could not be removed'));
};

const isHooked = (error: unknown): boolean =>
  error instanceof RefusedError && error.code === 409 && /webhook/i.test(error.description);

const pauseAfter = (error: unknown, faults: number, { random }: PollingOptions): number => {
  const asked = error instanceof RefusedError ? error.retryAfter : null;
  return asked === null ? backOff(faults, { first: 1000, longest: 30_000, random }) : asked * 1000;
};

const inWords = (error: unknown): string => {
  if (!(error instanceof RefusedError)) return error instanceof Error ? error.message : 'Updates could not be fetched';
  if (error.code !== 409) return error.message;
  return isHooked(error)
    ? 'A webhook is set for this bot again and again: another installation uses the same TELEGRAM_TOKEN. End it, or make a bot of its own with @BotFather.'
    : 'Another program polls with this TELEGRAM_TOKEN: end it, or make a bot of its own with @BotFather.';
};
