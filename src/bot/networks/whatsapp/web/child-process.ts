/**
 * The child process that has WhatsApp's page: it talks to the main process alone, and ends with it. A fault that nobody caught ends it
 * too: the page's programs change under whatsapp-web.js, and a fresh start mends most (FINDINGS).
 */
import { WireError } from '../wire.ts';
import { openLinkedClient } from './child/linked-client.ts';
import { ordersOf } from './child/orders.ts';
import { markSeen } from './child/page.ts';
import { type FromChild, noSandbox, type Opening, type Order, type ToChild } from './protocol.ts';

const say = (word: FromChild): void => {
  if (process.connected) process.send?.(word);
};

let isLeaving = false;
const fault = (why: string): void => {
  if (isLeaving) return;
  isLeaving = true;
  // The word must be out before the process ends; the browser is ended by whoever started us.
  process.send?.({ kind: 'news', news: { kind: 'fault', why } } satisfies FromChild, () => process.exit(1));
};
/** The kind and place of what was thrown; its message may hold what people wrote. */
const inWords = (error: unknown): string => {
  if (!(error instanceof Error))
    return typeof error === 'string' ? error.slice(0, 60) : 'Something that is no error was thrown';
  // Said at the end of a long text.
  if (/no usable sandbox/i.test(error.message)) return noSandbox;
  const known =
    /execution context was destroyed|target closed|session closed|protocol error|failed to launch|navigation|timed out|couldn't load version/i;
  const place = /\(?([^()\s]+:\d+:\d+)\)?/.exec(
    error.stack?.split('\n').find((line) => /^\s+at /.test(line)) ?? '',
  )?.[1];
  return `${error.name}${known.test(error.message) ? `: ${known.exec(error.message)?.[0]}` : ''}${place ? ` at ${place.split('/').slice(-2).join('/')}` : ''}`;
};

process.on('disconnect', () => process.exit(0));
process.on('SIGINT', () => undefined);
process.on('uncaughtException', (error) => fault(inWords(error)));
process.on('unhandledRejection', (error) => fault(inWords(error)));

let events = 0;
/** Chats by the event after which they are marked as read. */
const seen = new Map<number, string>();

const open = (opening: Opening): void => {
  const linked = openLinkedClient(opening, {
    event(event, chat) {
      const n = ++events;
      if (chat) seen.set(n, chat);
      say({ kind: 'event', n, event });
    },
    news: (news) => say({ kind: 'news', news }),
    fault,
  });
  const doing = ordersOf(linked, opening);

  const obey = async (n: number, order: Order): Promise<void> => {
    if (order.kind === 'close' || order.kind === 'logOut') isLeaving = true;
    try {
      // The table has the one doing for the order's kind, which its type says and the compiler cannot follow.
      const value = await (doing[order.kind] as (order: Order) => Promise<unknown>)(order);
      say({ kind: 'answer', n, value });
    } catch (error) {
      const kind = error instanceof WireError ? error.kind : order.kind === 'send' ? 'unanswered' : 'away';
      say({ kind: 'refusal', n, fault: kind, why: error instanceof WireError ? error.message : inWords(error) });
    }
  };
  const kept = (n: number): void => {
    const chat = seen.get(n);
    seen.delete(n);
    // A chat is marked as read at its last event that waits.
    if (!chat || [...seen.values()].includes(chat)) return;
    linked
      .page()
      .evaluate(markSeen, chat)
      .catch(() => undefined);
  };

  process.on('message', (word: ToChild) => {
    if (word.kind === 'order') void obey(word.n, word.order);
    if (word.kind === 'kept') kept(word.n);
  });
  linked.initialize().catch((error: unknown) => fault(inWords(error)));
};

process.once('message', (word: ToChild) => {
  if (word.kind === 'open') open(word.opening);
});
