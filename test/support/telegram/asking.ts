/** The Bot API as curl would ask it: one method, its parameters as JSON, and the answer as it came. */
import type { Telegram } from './telegram.ts';
import type { Fields } from './world.ts';

export type Answered = {
  readonly ok: boolean;
  readonly result?: unknown;
  readonly error_code?: number;
  readonly description?: string;
  readonly parameters?: Fields;
};

export const asking =
  (telegram: Pick<Telegram, 'root' | 'token'>) =>
  async (method: string, params: object = {}): Promise<Answered> => {
    const answer = await fetch(`${telegram.root}/bot${telegram.token}/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(params),
    });
    return (await answer.json()) as Answered; // the Bot API's own envelope
  };

/** A clock that stands until it is moved. */
export function handClock(at = '2026-11-23T02:00:00.000Z') {
  let now = Date.parse(at);
  return {
    now: () => new Date(now),
    wait(seconds: number): void {
      now += seconds * 1000;
    },
  };
}
