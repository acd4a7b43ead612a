/** Telling the administrators that a CA, a list or a signer comes to an end before it hurts. REC-5. */
import type { CaWarning } from '#pki/ca-warnings.ts';
import type { Actor } from '../actor.ts';
import type { Instant } from '../values.ts';
import { after, instant } from '../values.ts';
import type { Performing } from './act.ts';
import type { OfficeDeps } from './deps.ts';
import { tellColleague } from './supervisors.ts';
import { hours } from './terms.ts';
import { isDaytime } from './waiting.ts';

/** A list is signed daily and good for three days: half of that gone by means that signing has stopped. */
const listMarginHours = 36;

export type Alarm = {
  readonly kind: CaWarning['kind'] | 'list-late' | 'ocsp-late';
  /** How the CA is called. */
  readonly ca: string;
  /** When it hurts, or began to. */
  readonly at: Instant;
  readonly isOver: boolean;
};

export const alarmOf = ({ kind, ca, at, isOver }: CaWarning): Alarm => ({ kind, ca, at: instant(at), isOver });

export const caWatch = (
  { act }: Performing,
  { clock }: OfficeDeps,
  lists: {
    dueCrls(): Promise<readonly { readonly issuerKey: string }[]>;
    latestCrl(issuerKey: string): Promise<{ readonly nextUpdate: Instant } | undefined>;
  },
) => ({
  /** Nobody is woken by it: what is said by day is early enough. */
  isTimeToWarn: (): boolean => isDaytime(instant(clock.now()), undefined),

  /** Lists that should have been signed long ago, by the CA's key; asked after the publisher had its turn. */
  lateLists: async (): Promise<readonly Alarm[]> => {
    const late: Alarm[] = [];
    for (const { issuerKey } of await lists.dueCrls()) {
      const latest = await lists.latestCrl(issuerKey);
      const now = clock.now();
      const at = latest?.nextUpdate ?? instant(now);
      if (at < after(now, hours(listMarginHours)))
        late.push({ kind: 'list-late', ca: issuerKey, at, isOver: at <= instant(now) });
    }
    return late;
  },

  /** Names an alarm of today for ever. */
  occasionOf: (alarm: Alarm): string => occasionOf(alarm, instant(clock.now())),

  /** Each alarm once a day, by chat and by mail. Answers how many were told; 0 where there is no administrator. */
  warn: (by: Actor, alarm: Alarm) =>
    act(by, 'warn', async ({ records, now, fact }) => {
      fact('alarm', alarm.kind);
      fact('ca', alarm.ca);
      if (!(await records.reminders.take(occasionOf(alarm, now), now))) return 0;
      const administrators = await records.roles.administrators();
      const { kind, ca, at } = alarm;
      const values = { kind, ca, at, isOver: alarm.isOver ? 'yes' : 'no' };
      const word = { notice: { name: 'ca-warning', values }, letter: { name: 'ca-warning', values } } as const;
      for (const { account } of administrators) await tellColleague(records, account, word, { alsoByMail: true });
      return administrators.length;
    }),
});

const occasionOf = ({ kind, ca }: Alarm, now: Instant): string => `alarm:${kind}:${ca}:${now.slice(0, 10)}`;
