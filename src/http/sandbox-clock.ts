/** The trial's clock as its page sees and moves it: what time it is there, where it can go next, and what came of a jump. */
import { Hono } from 'hono';
import { z } from 'zod';
import { botUser } from '#bot/networks/sandbox/scene.ts';
import type { SandboxNetwork } from '#bot/networks/sandbox.ts';
import type { Horizon } from '#ra/office/horizon.ts';
import { defaultZone } from '#ra/time-zone.ts';
import type { ClockFacts, ClockOutlook, Jumped, Leap } from './sandbox-wire.ts';

export type ClockLimit = {
  readonly at: Date;
  /** `trial`: no trial lasts longer; `ca`: the issuing CA ends; `root-list`: a list ends that only people can renew. */
  readonly why: ClockOutlook['why'];
};
export type SandboxClock = {
  now(): Date;
  /** Milliseconds ahead of the host's clock. */
  ahead(): number;
  horizon(): Promise<Horizon>;
  latest(): Promise<ClockLimit>;
  /** Resolves when everything that became due has happened. `to` is asked when the jump's turn comes. Throws NotPossible. */
  jump(to: () => Date): Promise<void>;
  /** Listeners hear that the clock has moved. */
  subscribe(listener: () => void): () => void;
};

const hour = 3_600_000;
const day = 24 * hour;

export const clockFacts = (clock: SandboxClock): ClockFacts => ({
  now: clock.now().toISOString(),
  ahead: clock.ahead(),
  timeZone: defaultZone,
});

/** In the order of the menu; what lies past the limit is not offered. */
const outlook = async (clock: SandboxClock): Promise<ClockOutlook> => {
  const { at, why } = await clock.latest();
  const { workday, reminderOfCase, reminder, end, expiry } = await clock.horizon();
  const now = clock.now().getTime();
  const from = (ms: number) => new Date(now + ms).toISOString();
  const leaps: readonly Leap[] = [
    { what: 'hour', at: from(hour) },
    ...(workday ? [{ what: 'workday', at: workday } as const] : []),
    { what: 'week', at: from(7 * day) },
    { what: 'month', at: from(30 * day) },
    ...(reminderOfCase ? [{ what: 'case', ...reminderOfCase } as const] : []),
    ...(reminder ? [{ what: 'renewal', at: reminder } as const] : []),
    ...(end ? [{ what: 'changed', at: end } as const] : []),
    // It is valid in its last second too (RFC 5280 4.1.2.5).
    ...(expiry ? [{ what: 'expiry', at: new Date(Date.parse(expiry) + 1000).toISOString() } as const] : []),
  ];
  return { latest: at.toISOString(), why, leaps: leaps.filter((leap) => leap.at <= at.toISOString()) };
};

const wish = z.union([
  z.strictObject({ to: z.iso.datetime({ offset: true }) }),
  z.strictObject({
    forward: z
      .number()
      .int()
      .positive()
      .max(10_000 * day),
  }),
]);

export const clockRoutes = ({
  network,
  clock,
}: {
  readonly network: SandboxNetwork;
  readonly clock: SandboxClock;
}): Hono => {
  const app = new Hono();
  app.get('/clock', async (context) => context.json(await outlook(clock)));
  app.post('/clock', async (context) => {
    const asked = wish.parse(await context.req.json());
    const heard = { messages: 0, mails: 0 };
    const unsubscribe = network.subscribe((event) => {
      if (event.kind === 'message' && event.message.from === botUser.id) heard.messages++;
      if (event.kind === 'mail') heard.mails++;
    });
    try {
      await clock.jump(() => ('to' in asked ? new Date(asked.to) : new Date(clock.now().getTime() + asked.forward)));
    } finally {
      unsubscribe();
    }
    return context.json({ ...clockFacts(clock), ...heard } satisfies Jumped);
  });
  return app;
};
