/** How fast messages may go, so that Telegram need not say so (core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this). */
import type { Time } from './time.ts';

export type Rate = {
  /** So many at once, and then one after another. */
  readonly burst: number;
  readonly perSecond: number;
  /** Never more than so many in a span of that length, wherever it begins: a burst and what follows it would together be more. */
  readonly within?: { readonly most: number; readonly seconds: number };
};
export type Limits = {
  /** In a private chat: one message a second; short bursts pass. */
  readonly person: Rate;
  /** In a group: twenty a minute, in which a burst leaves room for what comes soon after it. */
  readonly group: Rate;
  /** In all chats together. */
  readonly all: Rate;
};

export const telegramLimits: Limits = {
  person: { burst: 5, perSecond: 1 },
  group: { burst: 8, perSecond: 20 / 60, within: { most: 20, seconds: 60 } },
  all: { burst: 30, perSecond: 30 },
};

export type Bucket = {
  /** Milliseconds until there is room, for so much where that counts. */
  wait(weight?: number): number;
  take(weight: number): void;
  /** Nothing is owed: forgetting it changes nothing. */
  isFull(): boolean;
};

export const bucket = (rate: Rate, time: Time): Bucket => {
  const drip = dripping(rate, time);
  if (!rate.within) return drip;
  const span = sliding(rate.within, time);
  return {
    wait: (weight) => Math.max(drip.wait(), span.wait(weight)),
    take(weight) {
      drip.take(weight);
      span.take(weight);
    },
    isFull: () => drip.isFull() && span.isFull(),
  };
};

/** What is heavier than all there is room for goes alone. */
const sliding = ({ most, seconds }: NonNullable<Rate['within']>, time: Time): Bucket => {
  let taken: { readonly at: number; readonly weight: number }[] = [];
  const forget = () => {
    const now = time.now();
    taken = taken.filter(({ at }) => at + seconds * 1000 > now);
  };
  return {
    wait(weight = 1) {
      forget();
      let over = taken.reduce((sum, one) => sum + one.weight, 0) + Math.min(weight, most) - most;
      if (over <= 0) return 0;
      const last = taken.find((one) => {
        over -= one.weight;
        return over <= 0;
      });
      return last ? Math.ceil(last.at + seconds * 1000 - time.now()) : 0;
    },
    take(weight) {
      if (weight > 0) taken.push({ at: time.now(), weight });
    },
    isFull() {
      forget();
      return taken.length === 0;
    },
  };
};

/** It may be overdrawn by what is heavier than one; then it is longer until there is room again. */
const dripping = ({ burst, perSecond }: Rate, time: Time): Bucket => {
  let tokens = burst;
  let at = time.now();
  const refill = () => {
    const now = time.now();
    tokens = Math.min(burst, tokens + ((now - at) / 1000) * perSecond);
    at = now;
  };
  return {
    wait() {
      refill();
      // A thousandth is rounding.
      return tokens > 0.999 ? 0 : Math.ceil(((1 - tokens) / perSecond) * 1000);
    },
    take(weight) {
      refill();
      tokens -= weight;
    },
    isFull() {
      refill();
      return tokens >= burst;
    },
  };
};

/** Telegram's ids of groups and channels are below zero. */
export const isGroup = (chat: string): boolean => chat.startsWith('-');
