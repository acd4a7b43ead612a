/** How much a bot may say: one message a second in a chat, twenty a minute in a group, thirty a second in all (core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this). */
import { tooMany } from './refusal.ts';

export type Limits = {
  readonly perChat?: { readonly burst: number; readonly seconds: number };
  readonly perGroup?: { readonly messages: number; readonly seconds: number };
  readonly overall?: { readonly messages: number; readonly seconds: number };
  /** Milliseconds; the machine's own unless given. */
  readonly now?: () => number;
};
export type Throttle = (method: string, chat: number | string, messages: number) => void;

/** Messages and their edits count; what only shows for a moment does not. */
const counted = /^(send(?!ChatAction)|copy|forward|edit(?!ForumTopic)|pin)/;

/** Short bursts in a chat are let through, as documented; `seconds` is what each message of a burst costs. */
export function throttled({
  perChat = { burst: 5, seconds: 1 },
  perGroup = { messages: 20, seconds: 60 },
  overall = { messages: 30, seconds: 1 },
  now = () => performance.now(),
}: Limits = {}): Throttle {
  const windows = new Map<string, number[]>();
  const full = new Map<string, number>();

  /** Seconds until `count` more fit. */
  const windowed = (key: string, most: number, seconds: number, count: number): number => {
    const since = now() - seconds * 1000;
    const sent = (windows.get(key) ?? []).filter((at) => at > since);
    windows.set(key, sent);
    if (sent.length + count <= most) return 0;
    return ((sent[sent.length + count - most - 1] ?? now()) - since) / 1000;
  };
  const bursting = (key: string, count: number): number => {
    const level = Math.max(0, (full.get(key) ?? 0) - now());
    const cost = perChat.seconds * 1000;
    return level + count * cost <= Math.max(perChat.burst, count) * cost
      ? 0
      : (level + count * cost) / 1000 - perChat.burst;
  };

  return (method, chat, messages) => {
    if (!counted.test(method)) return;
    const group = typeof chat === 'string' || chat < 0;
    const wait = Math.max(
      bursting(`chat ${chat}`, messages),
      group ? windowed(`group ${chat}`, perGroup.messages, perGroup.seconds, messages) : 0,
      windowed('all', overall.messages, overall.seconds, messages),
    );
    if (wait > 0) throw tooMany(Math.max(1, Math.ceil(wait)));
    const level = Math.max(now(), full.get(`chat ${chat}`) ?? 0);
    full.set(`chat ${chat}`, level + messages * perChat.seconds * 1000);
    for (const key of [`group ${chat}`, 'all'])
      windows.set(key, [...(windows.get(key) ?? []), ...Array.from({ length: messages }, now)]);
  };
}
