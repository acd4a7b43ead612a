/** Reminders that a certificate runs out, at the real office with the clock moved by hand. REN-1, CONVERSATION 16. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clockwork } from '#ra/actor.ts';
import type { Posting } from '#ra/ports.ts';
import { daysLeft, dueOccasion, isQuiet, nextMorning, nextReminder, renewableFrom } from '#ra/renewal-time.ts';
import type { Instant } from '#ra/values.ts';
import { after } from '#ra/values.ts';
import type { OpenOffice } from '#support/office.ts';
import { csrOf, day, openScene, type RenewalScene, type Subscriber } from './renewal-scene.ts';

const hour = 3_600_000;
let house: OpenOffice;
let scene: RenewalScene;
beforeAll(async () => {
  scene = await openScene();
  house = scene.house;
});
afterAll(() => house.close());

/** What a tick does. */
const tick = async (): Promise<void> => {
  for (const { serial, due } of await house.office.renewal.due())
    await house.office.renewal.remind(clockwork(`renewal:${serial}:${due}`), serial);
};
const isReminder = (body: Posting['body']): boolean =>
  (body.kind === 'notice' && body.notice.name === 'renewal-due') ||
  (body.kind === 'mail' && body.letter.name === 'renewal-due');
/** The reminders that left for this person now, the chat first, and how many days they say. */
const reminded = async ({ user, mail }: Subscriber): Promise<readonly string[]> => {
  await tick();
  const theirs = (await house.leaving()).filter(isReminder).flatMap((body) => {
    if (body.kind === 'mail') return body.to === mail ? [`mail ${body.letter.values.days}`] : [];
    return body.kind === 'notice' && body.to.chat.endsWith(user) ? [`chat ${body.notice.values?.days}`] : [];
  });
  return theirs.toSorted();
};
/** From its issue on: hour by hour would be long, so twice a day. */
const daysOf = async (days: number, each: (day: number) => Promise<unknown>): Promise<void> => {
  for (let passed = 1; passed <= days; passed++) {
    house.wait(12 * hour);
    await each(passed);
    house.wait(12 * hour);
    await each(passed);
  }
};
const holder = async (): Promise<Subscriber> => {
  const who = await scene.newHolder();
  await house.leaving();
  return who;
};

describe('REN-1 sixty, thirty, fourteen, seven days and one day before the end', () => {
  it('five reminders over a whole life, in chat and by mail, whoever ticks how often', {
    timeout: 60_000,
  }, async () => {
    const who = await holder();
    house.wait(660 * day);
    const told: string[] = [];
    await daysOf(75, async () => {
      told.push(...(await reminded(who)), ...(await reminded(who)));
    });
    expect(told).toEqual([60, 30, 14, 7, 1].flatMap((days) => [`chat ${days}`, `mail ${days}`]));
  });

  it('one button that leads to this very certificate', async () => {
    const who = await holder();
    const { serial, notAfter } = await scene.current(who);
    house.wait(675 * day);
    await tick();
    const told = (await house.leaving()).find((body) => body.kind === 'notice' && body.notice.name === 'renewal-due');
    expect(told).toMatchObject({
      to: { chat: who.user },
      notice: { certificate: serial, values: { until: notAfter } },
    });
  });

  it('a machine that was off for weeks sends one, the newest that is due, and says the days that are truly left', async () => {
    const who = await holder();
    house.wait(710 * day);
    expect(await reminded(who)).toEqual(['chat 20', 'mail 20']);
    expect(await reminded(who)).toEqual([]);
    house.wait(6 * day);
    expect(await reminded(who)).toEqual(['chat 14', 'mail 14']);
  });

  it('the occasion is taken once for ever, also by another instance with the old reading', async () => {
    const who = await holder();
    const { serial } = await scene.current(who);
    house.wait(675 * day);
    expect(await reminded(who)).toEqual(['chat 55', 'mail 55']);
    await house.office.renewal.remind(clockwork(`renewal:${serial}:another`), serial);
    expect(await reminded(who)).toEqual([]);
    const occasions = (await house.audit()).filter(({ act, facts }) => act === 'remind' && facts.serial === serial);
    expect(occasions.map(({ facts }) => facts.days)).toEqual([60, null]);
  });
});

describe('REN-1 nobody is reminded who need not be', () => {
  it('not who has renewed, nor while the officers have it; sent back, it is said again', async () => {
    const who = await holder();
    await scene.later(690 * day, who);
    const { id } = await scene.send(who);
    expect(await reminded(who)).toEqual([]);
    house.wait(11 * day);
    await scene.later(0, who);
    await scene.rejectCsr(id);
    house.wait(8 * day);
    expect(await reminded(who)).toEqual(['chat 21', 'mail 21']);
    await scene.later(0, who);
    await house.office.issuance.attachCsr(house.as(who), id, csrOf(who));
    await scene.agree(who, id);
    await scene.grant(id);
    await house.leaving();
    const told: string[] = [];
    await daysOf(25, async () => told.push(...(await reminded(who))));
    expect(told).toEqual([]);
  });

  it('not for one on hold, nor a revoked one; released, it is said again', async () => {
    const [one, other] = [await holder(), await holder()];
    await scene.hold(one);
    await scene.end(other, 'superseded');
    house.wait(690 * day);
    expect([...(await reminded(one)), ...(await reminded(other))]).toEqual([]);
    await scene.release(one);
    expect(await reminded(one)).toEqual(['chat 40', 'mail 40']);
  });

  it('not after its end', async () => {
    const who = await holder();
    house.wait(731 * day);
    expect(await reminded(who)).toEqual([]);
  });
});

describe('CONVERSATION 16 quiet hours, BERHENTI, and WhatsApp only by wish', () => {
  it('what falls due at night waits for eight in the morning of the agency', async () => {
    const who = await holder();
    // The house's clock stands at 09.00 WIB.
    house.wait(690 * day + 10 * hour);
    expect(await reminded(who)).toEqual([]);
    house.wait(12 * hour);
    expect(await reminded(who)).toEqual([]);
    house.wait(hour);
    expect(await reminded(who)).toEqual(['chat 39', 'mail 39']);
  });

  it('BERHENTI ends them in this chat, and the mail still goes; wished for again they come back', async () => {
    const who = await holder();
    await house.office.reception.chooseReminders(house.as(who), false);
    house.wait(670 * day);
    expect(await reminded(who)).toEqual(['mail 60']);
    await house.office.reception.chooseReminders(house.as(who), true);
    house.wait(30 * day);
    expect(await reminded(who)).toEqual(['chat 30', 'mail 30']);
  });

  it('on WhatsApp only who asked for it', async () => {
    const who = await holder();
    await house.registry.transaction(async (records) => {
      const session = (await records.sessions.latest(who.account)) ?? expect.unreachable();
      const contact = (await records.contacts.find(session)) ?? expect.unreachable();
      const later = after(house.clock.now(), hour);
      const number = { network: 'whatsapp', user: `62${who.user}`, chat: `62${who.user}` } as const;
      await records.contacts.save({ ...contact, ...number });
      await records.sessions.open({ ...session, ...number, id: 'wa' as typeof session.id, openedAt: later });
    });
    house.wait(670 * day);
    expect(await reminded(who)).toEqual(['mail 60']);
    const there = { network: 'whatsapp', user: `62${who.user}`, chat: `62${who.user}` } as const;
    await house.office.reception.chooseReminders({ ...house.as(who), origin: 'whatsapp', at: there }, true);
    house.wait(30 * day);
    expect(await reminded(who)).toEqual(['chat 30', 'mail 30']);
  });
});

describe('REN-1 days are counted on the agency’s calendar, also over the ends of months', () => {
  const occasions = [60, 30, 14, 7, 1];
  const at = (text: string) => new Date(text).toISOString() as Instant;
  /** 1 March 2028, 08.59.59 in Jakarta: a leap year's February lies before it. */
  const end = at('2028-03-01T01:59:59Z');
  const zone = 'Asia/Jakarta';

  it('whole days left change at midnight there', () => {
    expect(daysLeft(at('2028-02-29T16:59:59Z'), end, zone)).toBe(1);
    expect(daysLeft(at('2028-02-29T17:00:00Z'), end, zone)).toBe(0);
    expect(daysLeft(at('2028-02-29T14:59:59Z'), end, 'Asia/Jayapura')).toBe(1);
    expect(daysLeft(at('2028-02-29T15:00:00Z'), end, 'Asia/Jayapura')).toBe(0);
    expect(daysLeft(at('2028-01-31T02:00:00Z'), end, zone)).toBe(30);
  });

  it('each morning of an occasion is at eight there, and none is left after the last', () => {
    const mornings: string[] = [];
    for (let now = at('2027-12-01T00:00:00Z'); ; ) {
      const next = nextReminder(now, end, { zone, occasions });
      if (next === null) break;
      mornings.push(next);
      now = next;
      expect(dueOccasion(now, end, { zone, occasions })).toBe(daysLeft(now, end, zone));
    }
    expect(mornings.map((one) => one.slice(0, 16))).toEqual([
      '2028-01-01T01:00',
      '2028-01-31T01:00',
      '2028-02-16T01:00',
      '2028-02-23T01:00',
      '2028-02-29T01:00',
    ]);
  });

  it('the first reminder never comes before the renewal is open', () => {
    const first = nextReminder(at('2027-12-01T00:00:00Z'), end, { zone, occasions }) ?? expect.unreachable();
    expect(renewableFrom(end, 60, zone) <= first).toBe(true);
    expect(isQuiet(first, zone)).toBe(false);
  });

  it.each([
    ['2028-02-28T00:59:59Z', true, '2028-02-28T01:00:00.000Z'],
    ['2028-02-28T01:00:00Z', false, '2028-02-29T01:00:00.000Z'],
    ['2028-02-28T09:59:59Z', false, '2028-02-29T01:00:00.000Z'],
    ['2028-02-29T10:00:00Z', true, '2028-03-01T01:00:00.000Z'],
  ])('%s is quiet: %s; the next morning is %s', (now, quiet, morning) => {
    expect([isQuiet(at(now), zone), nextMorning(at(now), zone)]).toEqual([quiet, morning]);
  });
});
