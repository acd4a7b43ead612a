/** How fast messages may go, so that Telegram need not say so (core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this). */
import type { Time } from './time.ts';

export type Rate = { readonly burst: number; readonly perSecond: number };
export type Limits = {
  /** In a private chat: one message a second; short bursts pass. */
  readonly person: Rate;
  /** In a group: twenty a minute. */
  readonly group: Rate;
  /** In all chats together. */
  readonly all: Rate;
};

export const telegramLimits: Limits = {
  person: { burst: 5, perSecond: 1 },
  group: { burst: 20, perSecond: 20 / 60 },
  all: { burst: 30, perSecond: 30 },
};

export type Bucket = {
  /** Milliseconds until there is room. */
  wait(): number;
  take(weight: number): void;
  /** Nothing is owed: forgetting it changes nothing. */
  isFull(): boolean;
};

/** It may be overdrawn by what is heavier than one; then it is longer until there is room again. */
export const bucket = ({ burst, perSecond }: Rate, time: Time): Bucket => {
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
