/**
 * Written like a person writes: one message after another in a chat, typing shown before longer ones, and few to people who did not just write.
 * Nothing WhatsApp publishes says how fast is too fast; numbers of assistants that behave otherwise are closed.
 */

import { bucket, type Rate } from '../telegram/pace.ts';
import type { Time } from '../telegram/time.ts';

export type Manners = {
  /** Before the first answer to somebody who wrote, and between two messages of one chat: from, up to, in milliseconds. */
  readonly answerMs: readonly [number, number];
  readonly gapMs: readonly [number, number];
  /** From so many characters on, typing is shown before. */
  readonly typingFrom: number;
  /** Somebody who wrote so long ago at most is being answered. */
  readonly answeringMs: number;
  /** To all the others together. */
  readonly unasked: Rate;
  /** Who keeps count of what was sent comes again later instead of waiting longer than that. */
  readonly patienceMs: number;
};

export const usualManners: Manners = {
  answerMs: [300, 900],
  gapMs: [1000, 3000],
  typingFrom: 200,
  answeringMs: 10 * 60_000,
  unasked: { burst: 5, perSecond: 20 / 60 },
  patienceMs: 10_000,
};

export type PaceOptions = {
  readonly manners: Manners;
  readonly time: Time;
  /** From 0 up to 1. */
  readonly random: () => number;
};

export type Turn = {
  readonly chat: number;
  readonly length: number;
  /** How long ago somebody there wrote; null: never, as far as we know. */
  readonly silentMs: number | null;
};

/** Thrown in place of a long wait. */
export class NotYet extends Error {
  readonly retryAfterSeconds: number;
  constructor(milliseconds: number) {
    super('Too many messages to people who did not just write');
    this.name = 'NotYet';
    this.retryAfterSeconds = Math.ceil(milliseconds / 1000);
  }
}

export const pacing = ({ manners, time, random }: PaceOptions) => {
  const last = new Map<number, number>();
  const unasked = bucket(manners.unasked, time);
  const between = ([from, to]: readonly [number, number]) => from + random() * (to - from);

  /** Resolves when the message may go. `mayWait` false: throws NotYet rather than wait long. */
  return async ({ chat, length, silentMs }: Turn, mayWait: boolean, type: () => Promise<void>): Promise<void> => {
    const isAnswer = silentMs !== null && silentMs < manners.answeringMs;
    for (let wait = isAnswer ? 0 : unasked.wait(); wait > 0; wait = unasked.wait()) {
      if (!mayWait && wait > manners.patienceMs) throw new NotYet(wait);
      await time.pause(wait);
    }
    if (!isAnswer) unasked.take(1);
    const before = last.get(chat);
    const now = time.now();
    const rest = before === undefined ? 0 : before + between(manners.gapMs) - now;
    const pause = Math.max(rest, isAnswer || before !== undefined ? between(manners.answerMs) : 0);
    if (length >= manners.typingFrom) await type();
    if (pause > 0) await time.pause(pause);
    last.set(chat, time.now());
    if (last.size > mostChats) forgetOldest(last);
  };
};

const mostChats = 10_000;
const forgetOldest = (last: Map<number, number>): void => {
  const [oldest] = [...last].sort(([, a], [, b]) => a - b);
  if (oldest) last.delete(oldest[0]);
};
