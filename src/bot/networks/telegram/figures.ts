/** What a network did so far, for who watches: counted here, told by `/metrics`. Methods and outcomes only, never chats. */

/** `limited`: 429. `gateway`: a page of a machine in between. `unanswered`: nobody knows whether it was done. */
export type Outcome = 'ok' | 'refused' | 'limited' | 'broken' | 'gateway' | 'unanswered' | 'unreachable';

export type Figure = {
  readonly name: string;
  readonly help: string;
  readonly type: 'counter' | 'gauge';
  readonly samples: readonly { readonly labels?: Readonly<Record<string, string>>; readonly value: number }[];
};

export type Tally = ReturnType<typeof openTally>;

export const openTally = () => {
  const calls = new Map<string, { readonly method: string; readonly outcome: Outcome; value: number }>();
  const single = { updates: 0, outdated: 0, isLeader: 0, lastPoll: 0 };
  return {
    called(method: string, outcome: Outcome): void {
      const key = `${method} ${outcome}`;
      const found = calls.get(key) ?? { method, outcome, value: 0 };
      found.value += 1;
      calls.set(key, found);
    },
    received(count: number): void {
      single.updates += count;
    },
    /** Edits that a newer one replaced before they went. */
    outdated(count: number): void {
      single.outdated += count;
    },
    leads(isLeader: boolean): void {
      single.isLeader = isLeader ? 1 : 0;
    },
    isLeader: (): boolean => single.isLeader === 1,
    polled(at: Date): void {
      single.lastPoll = Math.floor(at.getTime() / 1000);
    },
    figures: (): readonly Figure[] => [
      {
        name: 'lencana_telegram_calls_total',
        help: 'Calls of the Bot API, every try counted.',
        type: 'counter',
        samples: [...calls.values()].map(({ method, outcome, value }) => ({ labels: { method, outcome }, value })),
      },
      one('lencana_telegram_updates_total', 'counter', 'Updates received and kept.', single.updates),
      one('lencana_telegram_edits_outdated_total', 'counter', 'Edits replaced by newer ones.', single.outdated),
      one('lencana_telegram_is_leader', 'gauge', 'Whether this instance polls.', single.isLeader),
      one(
        'lencana_telegram_last_poll_seconds',
        'gauge',
        'Unix time of the last poll that was answered.',
        single.lastPoll,
      ),
    ],
  };
};

const one = (name: string, type: Figure['type'], help: string, value: number): Figure => ({
  name,
  help,
  type,
  samples: [{ value }],
});
