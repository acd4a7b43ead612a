/** What waits at a desk is reminded of in its working hours, then escalated; drafts and links are, once. REC-2, at the real office. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { doChores } from '#jobs/clockwork.ts';
import type { Agency, Desk } from '#ra/agency.ts';
import { openStates } from '#ra/case.ts';
import type { Posting } from '#ra/ports.ts';
import type { CaseId, DeskId, Instant } from '#ra/values.ts';
import type { OpenOffice, Somebody } from '#support/office.ts';
import { agency, assistants, officers, openOffice, somebody } from '#support/office.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const [assistant, officer, supervisor, superior] = [somebody(1), somebody(2), somebody(3), somebody(4)];
const province: Desk = {
  ...officers,
  id: 'provinsi-verifikator' as DeskId,
  name: 'Meja Provinsi',
  agencies: [],
  chat: { network: 'sandbox', chat: '-300' },
};
const below: Desk = { ...assistants, parent: null };
let house: OpenOffice;
const names = new Map<Somebody, string>();
const faults: string[] = [];
let last = 10;

beforeAll(async () => {
  house = await openOffice();
  await house.registry.transaction(async (records) => {
    await records.desks.save(province);
    await records.desks.save({ ...officers, parent: province.id });
    await records.desks.save(below);
  });
  names.set(assistant, await house.staff(assistant, 'assistant', assistants));
  names.set(officer, await house.staff(officer, 'officer', officers));
  names.set(supervisor, await house.staff(supervisor, 'supervisor', assistants));
  names.set(superior, await house.staff(superior, 'officer', province));
});
/** Each test begins with empty desks. */
afterEach(() =>
  house.registry.transaction(async ({ cases }) => {
    const now = house.clock.now().toISOString() as Instant;
    for (const it of await cases.inStates({ states: openStates }, 100))
      await cases.update(it, { state: 'withdrawn', remindAt: null }, now);
  }),
);
afterAll(() => house.close());

const until = (text: string) => house.wait(Date.parse(text) - house.clock.now().getTime());
const tick = (office = house.office) =>
  doChores({
    office,
    clock: house.clock,
    purge: async () => undefined,
    onError: (error, chore) => void faults.push(`${chore}: ${String(error)}`),
  });
/** What the tick had to say, without cards and the desks' other business. */
const ticked = async () => {
  await house.leaving();
  await tick();
  return readable(await house.leaving()).toSorted((one, other) => rank(one) - rank(other));
};
/** Between two destinations there is no order. */
const rank = (line: string) => ['list', 'card', 'case-escalated'].findIndex((word) => line.startsWith(word));
const readable = (bodies: readonly Posting['body'][]) =>
  bodies.flatMap((body) => {
    if (body.kind === 'digest') return [`list at ${body.desk}`];
    if (body.kind === 'notice') return [`${body.notice.name} to ${body.to.chat}`];
    return body.kind === 'card' && body.desk === province.id ? [`card ${body.case} at ${body.desk}`] : [];
  });
const listAt = async (desk: Desk) => {
  const list = await house.office.reminders.waitingAt(desk.id);
  return list?.cases.map(({ it, served }) => [it.id, Math.round(served.waited / minute), it.claim !== null]);
};
const introduced = async () => (await house.introduce(somebody(++last))).id;
const reopen = async (who: Somebody) => house.logIn(who, names.get(who) ?? '');
const withdraw = async (id: CaseId) => {
  const { applicant } = await house.find(id);
  await house.office.drafting.withdraw(house.as({ user: applicant.user }), id);
};

describe('REC-2 a desk is reminded at half of the target, at the target, then each working hour', () => {
  it('by one list, and never outside working hours: over a night, a weekend and a holiday', async () => {
    // Friday 14.30 WIB, target 4 hours, closing at 16.00; Monday is a holiday of the agency's own.
    await house.office.administration.saveAgency(house.console(), { ...agency, holidays: ['2026-11-30'] });
    until('2026-11-27T07:30:00Z');
    const id = await introduced();
    const told: string[] = [];
    for (let hours = 0; hours < 5 * 24; hours += 0.5) {
      const at = house.clock.now().toISOString().slice(5, 16);
      for (const line of await ticked()) if (line.startsWith('list')) told.push(`${at} ${line}`);
      house.wait(hour / 2);
    }
    // 50 %: 1.5 h on Friday and half an hour on Tuesday; 100 % two hours later; then 10.30–11.30 UTC are after hours.
    expect(told.slice(0, 8)).toEqual([
      '12-01T01:00 list at contoh-pendamping',
      '12-01T03:00 list at contoh-pendamping',
      '12-01T04:00 list at contoh-pendamping',
      '12-01T05:00 list at contoh-pendamping',
      '12-01T06:00 list at contoh-pendamping',
      '12-01T07:00 list at contoh-pendamping',
      '12-01T08:00 list at contoh-pendamping',
      // 09.00 UTC is closing time, so that hour waits for the morning.
      '12-02T00:30 list at contoh-pendamping',
    ]);
    await withdraw(id);
    expect(await listAt(assistants)).toEqual([]);
    await house.office.administration.saveAgency(house.console(), agency);
  });

  it('lists the longest waiting first, says who took one up, and what came just now is not on it', async () => {
    until('2026-12-03T01:00:00Z');
    const first = await introduced();
    house.wait(30 * minute);
    const second = await introduced();
    house.wait(2 * hour);
    const third = await introduced();
    expect(await ticked()).toEqual(['list at contoh-pendamping']);
    expect(await listAt(assistants)).toEqual([
      [first, 150, false],
      [second, 120, false],
    ]);
    await reopen(assistant);
    await house.leaving();
    await house.office.decision.claim(house.as(assistant, assistants), first);
    // The list tells it at once, and a card of a case nobody was reminded of does not touch it.
    expect(readable(await house.leaving()).toSorted()).toEqual(['case-file to 7001', 'list at contoh-pendamping']);
    expect(await listAt(assistants)).toEqual([
      [second, 120, false],
      [first, 150, true],
    ]);
    await house.office.decision.claim(house.as(assistant, assistants), third);
    expect(readable(await house.leaving())).toEqual(['case-file to 7001']);
    // Let go of it has waited since it came.
    await house.office.decision.release(house.as(assistant, assistants), first);
    expect(await listAt(assistants)).toEqual([
      [first, 150, false],
      [second, 120, false],
    ]);
  });

  it('a claimed case that is not decided for one more target is reminded of too', async () => {
    until('2026-12-04T01:00:00Z');
    const id = await introduced();
    await reopen(assistant);
    await house.office.decision.claim(house.as(assistant, assistants), id);
    expect((await house.find(id)).remindAt).toBe('2026-12-04T05:00:00.000Z');
    house.wait(4 * hour - minute);
    expect(await ticked()).toEqual([]);
    house.wait(minute);
    expect(await ticked()).toEqual(['list at contoh-pendamping']);
    expect((await house.office.reminders.waitingAt(assistants.id))?.count).toBe(1);
  });

  it('the clock rests while it is the applicant’s turn: sent back, nobody at the desk is reminded', async () => {
    until('2026-12-07T01:00:00Z');
    const id = await introduced();
    await reopen(assistant);
    const desk = house.as(assistant, assistants);
    await house.office.decision.beginVerdict(desk, id, 'return');
    await house.office.decision.tick(house.as(assistant, assistants), id, { item: 'letter', reason: 'unreadable' });
    await house.office.decision.sendVerdict(house.as(assistant, assistants), id, 'return');
    // A day later, by day: the applicant's own reminder.
    expect((await house.find(id)).remindAt).toBe('2026-12-08T01:00:00.000Z');
    house.wait(8 * hour);
    expect(await listAt(assistants)).toEqual([]);
  });
});

describe('REC-2 a delay is escalated once', () => {
  it('at twice the target: the supervisors hear of all cases at once, privately', async () => {
    until('2026-12-08T00:30:00Z');
    const ids = [await introduced(), await introduced()];
    house.wait(7 * hour);
    await reopen(supervisor);
    expect(await ticked()).toEqual(['list at contoh-pendamping']);
    expect((await house.find(ids[0] as CaseId)).escalatedAt).toBeNull();
    house.wait(hour);
    expect(await ticked()).toEqual(['list at contoh-pendamping', 'case-escalated to 7003']);
    expect((await house.find(ids[0] as CaseId)).escalatedAt).toBe('2026-12-08T08:30:00.000Z');
    house.wait(day);
    expect(await ticked()).toEqual(['list at contoh-pendamping']);
  });

  it('the parent desk gets the card and may decide it then, and not before', async () => {
    until('2026-12-10T01:00:00Z');
    const who = somebody(++last);
    const id = (await house.introduce(who)).id;
    await reopen(assistant);
    await house.office.decision.forward(house.as(assistant, assistants), id);
    await reopen(superior);
    const byParent = () => house.office.registration.register(house.as(superior, province), id);
    await expect(byParent()).rejects.toMatchObject({ code: 'ERR_ACT_NOT_ALLOWED' });
    until('2026-12-11T01:00:00Z');
    await tick();
    const told = await ticked();
    expect(told).toEqual([]);
    house.wait(8 * hour - 30 * minute);
    expect((await house.find(id)).escalatedAt).not.toBeNull();
    await reopen(superior);
    expect((await byParent()).state).toBe('registered');
    expect((await house.find(id)).escalatedAt).toBeNull();
  });

  it('at half of the target already where only one is left who may not decide it (four eyes)', async () => {
    until('2026-12-14T01:00:00Z');
    // The forwarder is the officers' desk's only other officer: with both roles gone to one person nobody is left.
    const clerk = somebody(++last);
    names.set(clerk, await house.staff(clerk, 'assistant', assistants));
    const account = (await house.registry.transaction((records) => records.accounts.findBy('mail', clerk.mail)))?.id;
    const id = await introduced();
    await house.office.decision.forward(house.as(clerk, assistants), id);
    await house.registry.transaction(async (records) => {
      for (const grant of await records.roles.at(officers.id)) await records.roles.revoke(grant);
      if (account)
        await records.roles.grant({ account, role: 'officer', desk: officers.id, since: '2026-12-14' as Instant });
    });
    house.wait(2 * hour);
    await house.logIn(superior, names.get(superior) ?? '');
    // The desk above is reminded of it by its own list from here on.
    expect((await ticked()).toSorted()).toEqual([
      `card ${id} at provinsi-verifikator`,
      'list at contoh-verifikator',
      'list at provinsi-verifikator',
    ]);
    expect((await house.find(id)).escalatedAt).not.toBeNull();
  });
});

describe('REC-2 nobody is reminded twice, nothing is forgotten', () => {
  it('after weeks without a tick: each desk one list, each draft one reminder; in the morning where it is night', async () => {
    until('2026-12-15T01:00:00Z');
    const who = somebody(++last);
    await house.fillIntroduction(who);
    for (let n = 0; n < 2; n++) await introduced();
    // Sunday night, three weeks later.
    until('2027-01-03T18:00:00Z');
    expect(await ticked()).toEqual([]);
    until('2027-01-04T00:30:00Z');
    expect((await ticked()).filter((line) => line.startsWith('list'))).toEqual(['list at contoh-pendamping']);
    until('2027-01-04T01:00:00Z');
    expect((await ticked()).filter((line) => line.startsWith('draft'))).toEqual([`draft-waiting to ${who.user}`]);
    house.wait(10 * minute);
    expect(await ticked()).toEqual([]);
  });

  it('two instances ticking at once remind once', async () => {
    until('2027-01-05T01:00:00Z');
    const id = await introduced();
    house.wait(2 * hour);
    await house.leaving();
    const other = house.anotherInstance();
    await Promise.all([tick(), tick(other), tick()]);
    expect(readable(await house.leaving())).toEqual(['list at contoh-pendamping']);
    const done = (await house.audit()).filter((line) => line.act === 'remind' && line.outcome === 'done');
    expect(done.filter(({ facts }) => JSON.stringify(facts).includes(`[${id}]`))).toHaveLength(1);
    expect(JSON.stringify(done)).not.toMatch(/@contohkab|33051/);
  });
});

describe('CONVERSATION 4: a draft left for a day is reminded of once', () => {
  const told = async () => (await ticked()).filter((line) => line.startsWith('draft'));
  it('by day, from the last answer on, and never again', async () => {
    until('2027-01-06T16:00:00Z');
    const who = somebody(++last);
    const { id } = await house.fillIntroduction(who);
    house.wait(23 * hour);
    await house.office.drafting.answer(house.as(who), id, 'phone', '+628111111111');
    house.wait(8 * hour);
    expect(await told()).toEqual([]);
    // 24 hours after the last answer it is ten at night: the next morning at eight.
    until('2027-01-08T15:00:00Z');
    expect(await told()).toEqual([]);
    until('2027-01-09T01:00:00Z');
    expect(await told()).toEqual([`draft-waiting to ${who.user}`]);
    await house.office.drafting.answer(house.as(who), id, 'phone', '+628222222222');
    house.wait(3 * day);
    expect(await told()).toEqual([]);
  });

  it('who said BERHENTI is not, and is not asked again', async () => {
    const who = somebody(last);
    const { id } = await house.fillIntroduction(who);
    await house.registry.transaction(async (records) => {
      const contact = await records.contacts.find({ network: 'sandbox', user: who.user });
      if (contact) await records.contacts.save({ ...contact, reminders: false });
    });
    house.wait(2 * day);
    expect(await told()).toEqual([]);
    expect((await house.find(id)).remindAt).toBeNull();
  });
});

describe('ACC-3, ACC-6 a link that ran out is said once, with the way to a new one', () => {
  it('the activation link of who still waits for it; not of who withdrew', async () => {
    until('2027-01-18T01:00:00Z');
    await house.registry.transaction(async (records) => {
      const account = await records.accounts.findBy('mail', officer.mail);
      if (account)
        await records.roles.grant({
          account: account.id,
          role: 'officer',
          desk: officers.id,
          since: account.createdAt,
        });
    });
    await reopen(assistant);
    await reopen(officer);
    const ids: CaseId[] = [];
    for (let n = 0; n < 2; n++) {
      const id = await introduced();
      await house.office.decision.forward(house.as(assistant, assistants), id);
      await house.office.registration.register(house.as(officer, officers), id);
      ids.push(id);
    }
    const [waits, gone] = ids as [CaseId, CaseId];
    await withdraw(gone);
    house.wait(7 * day);
    expect((await ticked()).filter((line) => line.startsWith('link'))).toEqual([
      `link-expired to ${(await house.find(waits)).applicant.user}`,
    ]);
    house.wait(day);
    expect((await ticked()).filter((line) => line.startsWith('link'))).toEqual([]);
    // The way on is open still.
    expect((await house.find(waits)).state).toBe('registered');
    expect(faults).toEqual([]);
  });
});

describe('REC-3 what an applicant may expect, and what the agency needed', () => {
  const expected = async (id: CaseId) => {
    const { applicant } = await house.find(id);
    const [timeline] = await house.office.desk.timelines({ network: 'sandbox', user: applicant.user });
    return timeline?.expectation;
  };

  it('by the target while few were decided; by the median of the last 30 days from five on; null once that has gone by', async () => {
    until('2027-03-01T01:00:00Z');
    const decide = async (id: CaseId) => house.office.decision.forward(house.as(assistant, assistants), id);
    for (let n = 0; n < 4; n++) {
      const id = await introduced();
      house.wait(minute * 30);
      await reopen(assistant);
      await decide(id);
    }
    const before = await introduced();
    expect(await expected(before)).toMatchObject({ place: 1, basis: 'target', by: '2027-03-01T07:00:00.000Z' });
    house.wait(minute * 30);
    await decide(before);
    const [first, second] = [await introduced(), await introduced()];
    expect(await expected(first)).toEqual({
      place: 1,
      basis: 'others',
      by: '2027-03-01T04:00:00.000Z',
      isEscalated: false,
    });
    // Both came in one minute: neither is ahead of the other.
    expect((await expected(second))?.place).toBe(1);
    house.wait(31 * minute);
    expect(await expected(first)).toMatchObject({ by: null });
    // Late in the afternoon the half hour ends in the morning.
    until('2027-03-01T08:45:00Z');
    expect(await expected(await introduced())).toMatchObject({ by: '2027-03-02T00:45:00.000Z' });
  });

  it('figures of each step, of what ended in the span', async () => {
    const [from, to] = ['2027-03-01T00:00:00.000Z', '2027-03-01T03:01:00.000Z'] as readonly string[] as [
      Instant,
      Instant,
    ];
    const report = await house.office.reports.serviceTimes(agency.id, from, to);
    expect(report.steps).toEqual([
      {
        step: 'forward',
        standardMinutes: 3,
        waiting: { count: 4, median: 30 * minute, p90: 30 * minute, withinTarget: 1 },
        handling: { count: 0, median: null, p90: null, withinStandard: null },
      },
    ]);
    await expect(house.office.reports.serviceTimes('lain' as Agency['id'], from, to)).rejects.toMatchObject({
      code: 'ERR_AGENCY_UNKNOWN',
    });
  });
});

/** An agency whose hours were saved wrongly would stop every reminder. */
describe('REC-2 hours in which nobody works are refused where an agency is saved', () => {
  it('and the agency keeps those it had', async () => {
    const wrong: Agency = { ...agency, workingHours: { days: [], from: '07:30', to: '16:00' } };
    await expect(house.office.administration.saveAgency(house.console(), wrong)).rejects.toMatchObject({
      code: 'ERR_WORKING_HOURS',
    });
    expect((await house.office.administration.agency(agency.id))?.workingHours).toEqual(agency.workingHours);
  });
});
