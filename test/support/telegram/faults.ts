/** What goes wrong between the bot and Telegram: asked for by a test, or by a seeded chance. */
import type { Fields } from './world.ts';
import { seeded } from './world.ts';

export type Fault =
  /** 429 with `retry_after`. */
  | { readonly kind: 'too-many'; readonly seconds: number }
  /** 500 as Telegram words it. */
  | { readonly kind: 'server-error' }
  /** 502 with a page for people. */
  | { readonly kind: 'bad-gateway' }
  /** The connection ends before the request is read: nothing happened. */
  | { readonly kind: 'reset-before' }
  /** It happened, and the answer is lost. */
  | { readonly kind: 'reset-after' }
  /** It happened, and the answer breaks off in the middle. */
  | { readonly kind: 'cut' }
  /** It happened, and the answer takes its time. */
  | { readonly kind: 'slow'; readonly milliseconds: number };

/** `method` in the Bot API's spelling; `file` is a download, `webhook` an update on its way to the bot. */
type Planned = {
  readonly fault: Fault;
  readonly method: string | null;
  readonly where: ((params: Fields) => boolean) | null;
  left: number;
};
type Chance = {
  readonly rate: number;
  readonly faults: readonly Fault[];
  readonly methods: readonly string[] | null;
  readonly random: () => number;
};

export type Faults = ReturnType<typeof faultPlan>;

export function faultPlan() {
  let planned: Planned[] = [];
  let chance: Chance | null = null;
  let delay = 0;
  const done: { readonly method: string; readonly fault: Fault }[] = [];

  const fitting = (method: string, params: Fields | null) =>
    planned.find(
      (one) =>
        (one.method === null ? method !== 'webhook' : one.method === method) &&
        (one.where ? params && one.where(params) : true),
    );

  function byChance(method: string): Fault | null {
    if (!chance || (chance.methods && !chance.methods.includes(method))) return null;
    if (chance.random() >= chance.rate) return null;
    return chance.faults[Math.floor(chance.random() * chance.faults.length)] ?? null;
  }

  return {
    /** The next `times` requests of this method meet it, or of any when none is named. */
    next(
      fault: Fault,
      {
        method = null,
        times = 1,
        where = null,
      }: {
        readonly method?: string | null;
        readonly times?: number;
        readonly where?: ((params: Fields) => boolean) | null;
      } = {},
    ): void {
      planned.push({ fault, method, where, left: times });
    },
    /** Every request meets one of these with the same chance, the same way for the same seed. */
    byChance(
      rate: number,
      faults: readonly Fault[],
      { seed = 'faults', methods = null }: { readonly seed?: string; readonly methods?: readonly string[] | null } = {},
    ): void {
      chance = { rate, faults, methods, random: seeded(seed) };
    },
    /** Every request takes this much longer. */
    delayAll(milliseconds: number): void {
      delay = milliseconds;
    },
    calm(): void {
      planned = [];
      chance = null;
      delay = 0;
    },
    /** What was met so far. */
    done: done as readonly { readonly method: string; readonly fault: Fault }[],
    delay: () => delay,
    /** Those that were asked for and not met yet. */
    waiting: () => planned.length,

    /** `params` null: the request is not read yet, so that only what needs no look into it can be met. */
    take(method: string, params: Fields | null = {}): Fault | null {
      const one = fitting(method, params);
      if (one && --one.left === 0) planned = planned.filter((other) => other !== one);
      const fault = one?.fault ?? (params === null ? null : byChance(method));
      if (fault) done.push({ method, fault });
      return fault;
    },
    /** Whether the next request of this method ends before it is read; if so it is met. */
    endsUnread(method: string): boolean {
      const one = fitting(method, null);
      if (one?.fault.kind !== 'reset-before') return false;
      this.take(method, null);
      return true;
    },
  };
}
