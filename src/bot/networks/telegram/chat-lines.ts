/**
 * The line of each chat: one call after another, at the chat's pace, and all of them still while Telegram says so (429). Other chats
 * go on. An edit that waits while a newer one of the same message comes is not sent: both are answered with the newer one's answer.
 */
import { type Answer, refused } from './answer.ts';
import { type Call, outdates } from './call.ts';
import type { Deliver } from './delivery.ts';
import type { Tally } from './figures.ts';
import { type Bucket, bucket, isGroup, type Limits } from './pace.ts';
import type { Time } from './time.ts';

export type LineOptions = {
  readonly deliver: Deliver;
  readonly time: Time;
  readonly limits: Limits;
  /** How long a call may wait, its turn and its tries together. */
  readonly patienceMs: number;
  readonly tally: Tally;
};

type Waiter = {
  readonly signal: AbortSignal | undefined;
  readonly settle: (answer: Promise<Answer>) => void;
};
type Item = { call: Call; deadline: number; readonly waiters: Waiter[] };
type Line = {
  readonly items: Item[];
  readonly pace: Bucket;
  /** By `time.now()`: Telegram wants to hear nothing for this chat before. */
  stillUntil: number;
  isMoving: boolean;
};

export const chatLines = ({ deliver, time, limits, patienceMs, tally }: LineOptions) => {
  const lines = new Map<string, Line>();
  const all = bucket(limits.all, time);

  const lineOf = (chat: string): Line => {
    const found = lines.get(chat);
    if (found) return found;
    const pace = bucket(isGroup(chat) ? limits.group : limits.person, time);
    const line: Line = { items: [], pace, stillUntil: 0, isMoving: false };
    lines.set(chat, line);
    return line;
  };

  /** What owes nothing is forgotten: there are as many chats as people. */
  const tidy = () => {
    if (lines.size < 1000) return;
    for (const [chat, { items, pace, stillUntil, isMoving }] of lines)
      if (items.length === 0 && !isMoving && stillUntil <= time.now() && pace.isFull()) lines.delete(chat);
  };

  const move = async (line: Line): Promise<void> => {
    line.isMoving = true;
    for (let head = line.items[0]; head; head = line.items[0]) {
      const wait = Math.max(line.stillUntil - time.now(), line.pace.wait(Math.max(1, head.call.weight)), all.wait());
      if (time.now() + wait > head.deadline) leave(line, head, Promise.resolve(tooBusy(wait)));
      else if (wait > 0) await time.pause(wait);
      else await send(line, head);
    }
    line.isMoving = false;
  };

  const send = async (line: Line, item: Item): Promise<void> => {
    line.items.shift();
    // Deleting is no message; it only keeps its place.
    const weight = item.call.method.startsWith('delete') ? 0 : item.call.weight;
    line.pace.take(weight);
    all.take(weight);
    const [only] = item.waiters;
    const signal = item.waiters.length === 1 ? only?.signal : undefined;
    const answer = deliver(item.call, item.deadline, signal);
    const retryAfter = await answer.then(
      ({ refusal }) => (refusal?.code === 429 ? (refusal.retryAfter ?? 1) : null),
      () => null,
    );
    if (retryAfter !== null) {
      line.stillUntil = time.now() + retryAfter * 1000;
      if (line.stillUntil <= item.deadline) return putBack(line, item);
    }
    for (const { settle } of item.waiters) settle(answer);
  };

  return function stand(call: Call, signal?: AbortSignal): Promise<Answer> {
    tidy();
    const line = lineOf(call.chat ?? '');
    return new Promise((resolve, reject) => {
      const waiter: Waiter = { signal, settle: (answer) => answer.then(resolve, reject) };
      const deadline = time.now() + patienceMs;
      const [first, ...rest] = outdatedBy(line, call);
      if (first) {
        // Who waited longest is answered no later for it.
        Object.assign(first, {
          call,
          deadline: Math.min(first.deadline, ...rest.map((item) => item.deadline), deadline),
        });
        first.waiters.push(...rest.flatMap(({ waiters }) => waiters), waiter);
        for (const item of rest) line.items.splice(line.items.indexOf(item), 1);
        tally.outdated(1 + rest.length);
      } else line.items.push({ call, deadline, waiters: [waiter] });
      signal?.addEventListener('abort', () => giveUp(line, waiter), { once: true });
      if (!line.isMoving) void move(line);
    });
  };
};

/** The last edits of that message that wait, as far back as the newer one says all they say. Oldest first. */
const outdatedBy = (line: Line, newer: Call): readonly Item[] => {
  const same = line.items.filter(({ call }) => call.chat === newer.chat && call.message === newer.message);
  const kept = same.findLastIndex(({ call }) => !outdates(newer, call));
  return same.slice(kept + 1);
};

/** First again, unless a newer edit came meanwhile. */
const putBack = (line: Line, item: Item): void => {
  const newer = line.items.find(({ call }) => call.message === item.call.message);
  if (newer && outdates(newer.call, item.call)) {
    newer.waiters.push(...item.waiters);
    newer.deadline = Math.min(newer.deadline, item.deadline);
  } else line.items.unshift(item);
};

const leave = (line: Line, item: Item, answer: Promise<Answer>): void => {
  line.items.splice(line.items.indexOf(item), 1);
  for (const { settle } of item.waiters) settle(answer);
};

/** Who no longer wants an answer gets none; where nobody does, nothing is sent. */
const giveUp = (line: Line, waiter: Waiter): void => {
  const item = line.items.find(({ waiters }) => waiters.includes(waiter));
  if (!item) return;
  waiter.settle(Promise.reject(waiter.signal?.reason ?? new DOMException('Aborted', 'AbortError')));
  item.waiters.splice(item.waiters.indexOf(waiter), 1);
  if (item.waiters.length === 0) line.items.splice(line.items.indexOf(item), 1);
};

const tooBusy = (wait: number): Answer => {
  const seconds = Math.max(1, Math.ceil(wait / 1000));
  return refused(429, `Too Many Requests: retry after ${seconds}`, seconds);
};
