/** Waiting without sleeping: until Telegram has handed out everything and no request is under way, or until something is so. */

import type { Api } from './server.ts';
import { messageView } from './views.ts';
import type { Webhook } from './webhook.ts';
import type { News, World } from './world.ts';

type Options = {
  readonly api: Api;
  readonly webhook: Webhook;
  readonly listeners: Set<(news: News) => void>;
};
export type Patience = {
  /** Milliseconds; a net for what hangs, not a measure of anything. */
  readonly within?: number;
  /** What is waited for, for whoever reads why it did not come. */
  readonly what?: string;
};

export function waitingRoom(world: World, { api, webhook, listeners }: Options) {
  const isQuiet = () => world.updates.waiting().length === 0 && !api.isBusy();

  /** Looks again whenever something happens. */
  const until = (is: () => boolean, { within = 20_000, what = 'it' }: Patience = {}): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = () => {
        if (!is()) return;
        stop();
        resolve();
      };
      const stop = () => {
        clearTimeout(timer);
        listeners.delete(look);
      };
      const timer = setTimeout(() => {
        stop();
        reject(new Error(`Waited ${within} ms for ${what}, in vain.\n${dump()}`));
      }, within);
      listeners.add(look);
      look();
    });

  /** What stands where, and what was asked last. */
  function dump(): string {
    const waiting = world.updates
      .waiting()
      .map(({ update, handed }) => `  ${JSON.stringify(update).slice(0, 160)}${handed ? ' (handed out)' : ''}`);
    const asked = api.requests
      .slice(-12)
      .map(
        ({ method, status, description, params }) =>
          `  ${method} ${status ?? '…'} ${description ?? ''} ${JSON.stringify(params).slice(0, 120)}`,
      );
    const rooms = [...world.rooms.values()].map(({ id, title, messages }) => {
      const last = [...messages.values()].at(-1);
      return `  ${id} ${title}: ${messages.size} messages${last ? `; last ${JSON.stringify(messageView(world, last).text ?? '(no text)').slice(0, 80)}` : ''}`;
    });
    const way =
      webhook.url() === ''
        ? world.updates.isPolled()
          ? 'a long poll is open'
          : 'nobody asks for updates'
        : `webhook ${webhook.url()}`;
    return [`Telegram: ${way}`, 'waiting updates:', ...waiting, 'last requests:', ...asked, 'chats:', ...rooms].join(
      '\n',
    );
  }

  return {
    until,
    dump,
    /** Every update was confirmed and every request answered. A bot that works on after confirming is not waited for. */
    settled: (patience: Patience = {}) => until(isQuiet, { what: 'Telegram to settle', ...patience }),
  };
}
