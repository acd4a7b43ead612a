/** The child process as the main one sees it: orders are asked with a time limit, and answered by a WireError where it dies in between. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { WireError, type WireEvent } from '../wire.ts';
import type { Answers, FromChild, News, Opening, Order, ToChild } from './protocol.ts';

const program = fileURLToPath(new URL('./child-process.ts', import.meta.url));

export type Child = ReturnType<typeof openChild>;

export type ChildOptions = {
  readonly opening: Opening;
  /** The browser's and the child's home: whatever they leave behind lies there. */
  readonly home: string;
  readonly heapMegabytes: number;
  /** Resolves once it is kept safely. */
  readonly onEvent: (event: WireEvent) => Promise<void>;
  readonly onNews: (news: News) => void;
};

/** What is thrown where nobody answered: of a message that was handed over nobody knows whether it left. */
const lost = (kind: Order['kind'], why: string) => new WireError(kind === 'send' ? 'unanswered' : 'away', why);

export const openChild = ({ opening, home, heapMegabytes, onEvent, onNews }: ChildOptions) => {
  const child: ChildProcess = fork(program, [], {
    // It needs nothing of ours, least of all the secrets in our environment.
    env: { PATH: '/usr/local/bin:/usr/bin:/bin', HOME: home, LANG: 'C.UTF-8', TZ: 'UTC' },
    execArgv: [`--max-old-space-size=${heapMegabytes}`],
    serialization: 'advanced',
    // The library and Chromium talk to the console; it may be about people.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    // Ctrl-C in a terminal is for us: we end it in order.
    detached: true,
  });
  const waiting = new Map<
    number,
    { readonly kind: Order['kind']; resolve(value: unknown): void; reject(why: unknown): void }
  >();
  let orders = 0;
  let isOver = false;

  const tell = (word: ToChild): void => {
    if (child.connected) child.send(word, () => undefined);
  };
  const answered = (word: Extract<FromChild, { kind: 'answer' | 'refusal' }>): void => {
    const asked = waiting.get(word.n);
    waiting.delete(word.n);
    if (word.kind === 'answer') asked?.resolve(word.value);
    else asked?.reject(new WireError(word.fault, word.why));
  };
  const hear = (word: FromChild): void => {
    if (word.kind === 'news') onNews(word.news);
    else if (word.kind !== 'event') answered(word);
    else
      onEvent(word.event).then(
        () => tell({ kind: 'kept', n: word.n }),
        // Not kept: it is found again in the chat after the next start.
        () => undefined,
      );
  };

  const ended = new Promise<void>((resolve) => {
    const over = () => {
      isOver = true;
      for (const { kind, reject } of waiting.values())
        reject(lost(kind, 'The process that speaks with WhatsApp ended'));
      waiting.clear();
      resolve();
    };
    child.once('exit', over);
    child.once('error', over);
  });
  child.on('message', (word) => hear(word as FromChild)); // our own program's words
  tell({ kind: 'open', opening });

  return {
    pid: child.pid,
    ended,
    /** How many orders are not answered yet. */
    pending: () => [...waiting.values()].filter(({ kind }) => kind !== 'ping').length,
    ask<Kind extends Order['kind']>(order: Extract<Order, { kind: Kind }>, patienceMs: number): Promise<Answers[Kind]> {
      if (isOver) return Promise.reject(new WireError('away', 'The process that speaks with WhatsApp has ended'));
      const n = ++orders;
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(n);
          reject(lost(order.kind, `No answer within ${patienceMs} ms`));
        }, patienceMs);
        const settled = () => clearTimeout(timer);
        waiting.set(n, {
          kind: order.kind,
          resolve(value) {
            settled();
            resolve(value as Answers[Kind]); // what the order's doing in the child answers, by its type
          },
          reject(why) {
            settled();
            reject(why);
          },
        });
        tell({ kind: 'order', n, order });
      });
    },
    async end(): Promise<void> {
      child.kill('SIGKILL');
      await ended;
    },
  };
};
