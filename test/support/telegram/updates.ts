/** Updates waiting for the bot: kept in order for a day, and handed out by long poll or by webhook (core.telegram.org/bots/api#getting-updates). */
import { conflict } from './refusal.ts';
import type { Fields, World } from './world.ts';

export type Update = Fields & { readonly update_id: number };
export type Waiting = {
  readonly update: Update;
  /** Updates of one kind in one chat form a queue: by webhook the next one waits for the one before. */
  readonly queue: string;
  readonly kind: string;
  /** Unix seconds. */
  readonly at: number;
  /** A long poll hands it out with nothing after it. */
  readonly alone: boolean;
  /** It was handed out at least once. */
  handed: boolean;
};

export type Updates = ReturnType<typeof updatesIn>;

/** Updates that are never taken are forgotten after a day; a question nobody waits for any more, sooner. */
const keptSeconds = 24 * 3600;
const keptShorter: Readonly<Record<string, number>> = { callback_query: 150, inline_query: 30 };
/** These are sent only to a bot that asks for them by name. */
const onlyWhenNamed = ['chat_member', 'message_reaction', 'message_reaction_count'];
const kinds = [
  'message',
  'edited_message',
  'channel_post',
  'edited_channel_post',
  'business_connection',
  'business_message',
  'edited_business_message',
  'deleted_business_messages',
  'message_reaction',
  'message_reaction_count',
  'inline_query',
  'chosen_inline_result',
  'callback_query',
  'shipping_query',
  'pre_checkout_query',
  'purchased_paid_media',
  'poll',
  'poll_answer',
  'my_chat_member',
  'chat_member',
  'chat_join_request',
  'chat_boost',
  'removed_chat_boost',
];

type Poll = { readonly end: (failure: Error | null) => void };

/** `now`: Unix seconds. `told`: called whenever what waits has changed. */
export function updatesIn({ now, random, told }: Pick<World, 'now' | 'random'> & { readonly told: () => void }) {
  let waiting: Waiting[] = [];
  let allowed: readonly string[] | null = null;
  let next = 100_000_000 + Math.floor(random() * 800_000_000);
  let poll: Poll | null = null;
  const listeners = new Set<() => void>();

  const changed = () => {
    for (const listener of listeners) listener();
    told();
  };
  const forgetOld = () => {
    waiting = waiting.filter(({ at, kind }) => now() - at < (keptShorter[kind] ?? keptSeconds));
  };

  return {
    /** Null where the bot did not ask for updates of this kind. */
    add(kind: string, content: unknown, chat: number, { alone = false } = {}): Update | null {
      const wanted = allowed ? allowed.includes(kind) : !onlyWhenNamed.includes(kind);
      if (!wanted) return null;
      const update = { update_id: next++, [kind]: content };
      waiting.push({ update, kind, queue: `${kind}:${chat}`, at: now(), alone, handed: false });
      changed();
      return update;
    },
    /** The same update once more, as happens when an answer was lost on the way. */
    again(update: Update): void {
      waiting.push({
        update,
        kind: 'again',
        queue: `again:${update.update_id}`,
        at: now(),
        alone: true,
        handed: false,
      });
      waiting.sort((one, other) => one.update.update_id - other.update.update_id);
      changed();
    },
    waiting(): readonly Waiting[] {
      forgetOld();
      return waiting;
    },
    taken(update: Update): void {
      waiting = waiting.filter((one) => one.update !== update);
      changed();
    },
    drop(): void {
      waiting = [];
      changed();
    },
    allowed: () => allowed,
    /** An empty list asks for the default ones; undefined leaves what was asked last. Unknown names are ignored. */
    allow(list: unknown): void {
      if (!Array.isArray(list)) return;
      const known = list.filter((kind) => kinds.includes(kind));
      allowed = known.length > 0 ? known : null;
    },
    listen(listener: () => void): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    isPolled: () => poll !== null,
    /** Ends the poll that is open, as another one or a webhook does. */
    endPoll(why: string): void {
      poll?.end(conflict(why));
    },

    /** Confirms everything before `offset`, then waits up to `timeout` seconds for something to hand out. */
    async get(
      { offset, limit = 100, timeout = 0 }: { offset?: number | undefined; limit?: number; timeout?: number },
      gone: AbortSignal,
    ): Promise<readonly Update[]> {
      this.endPoll('terminated by other getUpdates request; make sure that only one bot instance is running');
      forgetOld();
      if (offset !== undefined && offset > 0) waiting = waiting.filter(({ update }) => update.update_id >= offset);
      if (offset !== undefined && offset < 0) waiting = waiting.slice(offset);
      changed();
      const most = Math.min(Math.max(limit, 1), 100);
      if (waiting.length === 0 && timeout > 0) await this.somethingNew(timeout, gone);
      if (gone.aborted) return [];
      return handOut(waiting.slice(0, most));
    },

    async somethingNew(seconds: number, gone: AbortSignal): Promise<void> {
      await new Promise<void>((resolve, reject) => {
        const end = (failure: Error | null) => {
          clearTimeout(timer);
          stop();
          gone.removeEventListener('abort', leave);
          if (poll === mine) poll = null;
          if (failure) reject(failure);
          else resolve();
        };
        const mine: Poll = { end };
        const leave = () => end(null);
        const timer = setTimeout(() => end(null), seconds * 1000);
        const stop = this.listen(() => waiting.length > 0 && end(null));
        gone.addEventListener('abort', leave);
        poll = mine;
        told();
      });
    },
  };
}

/** A batch ends after an update that stands alone, and before one that does. */
function handOut(ready: readonly Waiting[]): readonly Update[] {
  const cut = ready.findIndex(({ alone }, at) => alone && at > 0);
  const batch = ready[0]?.alone ? ready.slice(0, 1) : cut > 0 ? ready.slice(0, cut) : ready;
  for (const one of batch) one.handed = true;
  return batch.map(({ update }) => update);
}
