/** What happens by the clock at the real office: CRLs in time, old drafts lapsed with a notice, a half-done issuance finished. REC-5, ISS-10. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doChores } from '#jobs/clockwork.ts';
import type { Instant } from '#ra/values.ts';
import type { OpenOffice, Somebody } from '#support/office.ts';
import { assistants, officers, openOffice, password, secretOf, somebody } from '#support/office.ts';

const hour = 3_600_000;
const day = 24 * hour;
const [assistant, officer] = [somebody(1), somebody(2)];
const desks = { assistant, officer };
let house: OpenOffice;
let subscriber: Somebody;
const faults: string[] = [];
let purged = 0;
const chores = () =>
  doChores({
    office: house.office,
    clock: house.clock,
    purge: async () => void purged++,
    onError: (error, chore) => void faults.push(`${chore}: ${String(error)}`),
  });
beforeAll(async () => {
  house = await openOffice();
  await house.staff(assistant, 'assistant', assistants);
  await house.staff(officer, 'officer', officers);
  subscriber = somebody(3);
  await house.subscriber(subscriber, desks);
});
afterAll(() => house.close());
const lines = async (act: string) =>
  (await house.audit()).filter((line) => line.act === act && line.outcome === 'done');

describe('ISS-10: what a crash left between approval and signature is finished', () => {
  it('once, with the prepared bytes, whoever ticks and however often', async () => {
    const { id } = await house.request(subscriber);
    await house.office.issuance.approve(house.as(officer, officers), id);
    expect((await house.office.issuance.unfinished()).map((one) => one.id)).toEqual([id]);
    await Promise.all([chores(), chores()]);
    await chores();
    expect((await house.find(id)).state).toBe('issued');
    expect(await house.office.issuance.unfinished()).toEqual([]);
    expect(await lines('issue')).toHaveLength(1);
    expect(faults).toEqual([]);
  });
});

describe('REC-5: the CRL is published before it is a day old, and is never older than its nextUpdate', () => {
  it('a new one every 24 h, good for 72 h, with a higher number', async () => {
    const first = await house.office.publication.latestCrl();
    expect(Date.parse(first?.nextUpdate ?? '') - Date.parse(first?.thisUpdate ?? '')).toBe(72 * hour);
    house.wait(day - 60_000);
    await chores();
    expect((await house.office.publication.latestCrl())?.number).toBe(first?.number);
    house.wait(60_000);
    await chores();
    const second = await house.office.publication.latestCrl();
    expect(second?.number).toBeGreaterThan(first?.number ?? 0);
    expect(second?.thisUpdate).toBe(house.clock.now().toISOString());
  });

  it('two instances ticking in one minute publish one', async () => {
    house.wait(day);
    const before = (await lines('publishCrl')).length;
    await Promise.all([chores(), chores(), chores()]);
    expect((await lines('publishCrl')).length).toBe(before + 1);
  });
});

describe('REQUIREMENTS "Cases and their moves": a draft left for 30 days lapses', () => {
  it('with a notice, and not a day before; a case at a desk never', async () => {
    const [left, waiting] = [somebody(4), somebody(5)];
    const draft = await house.fillIntroduction(left);
    const submitted = await house.introduce(waiting);
    await house.leaving();
    house.wait(30 * day - 60_000);
    await chores();
    expect((await house.find(draft.id)).state).toBe('draft');
    house.wait(61_000);
    await chores();
    await chores();
    expect((await house.find(draft.id)).state).toBe('lapsed');
    expect((await house.find(submitted.id)).state).toBe('submitted');
    const told = (await house.leaving()).flatMap((body) =>
      body.kind === 'notice' && body.notice.name === 'case-lapsed' ? [[body.to.chat, body.notice.case]] : [],
    );
    expect(told).toEqual([[left.user, draft.id]]);
    // The way is free for a new one.
    expect((await house.office.registration.open(house.as(left))).id).not.toBe(draft.id);
  });
});

describe('REC-5: the administrators are told of what ends, once a day, by chat and by mail', () => {
  const alarm = { kind: 'crl-ends', ca: 'root-1', at: '2027-03-01T00:00:00.000Z' as Instant, isOver: false } as const;
  const watch = (office = house.office) =>
    doChores({
      office,
      clock: house.clock,
      purge: async () => undefined,
      alarms: async () => [alarm],
      onError: (error, chore) => void faults.push(`${chore}: ${String(error)}`),
    });
  const told = async () =>
    (await house.leaving()).flatMap((body) => {
      if (body.kind === 'mail' && body.letter.name === 'ca-warning') return [`mail to ${body.to}`];
      return body.kind === 'notice' && body.notice.name === 'ca-warning' ? [`chat ${body.to.chat}`] : [];
    });

  it('where there is no administrator it is in the log of acts alone', async () => {
    await house.leaving();
    await watch();
    expect(await told()).toEqual([]);
    expect(await lines('warn')).toHaveLength(1);
  });

  it('every one of them, whoever ticks and however often; again on the next day', async () => {
    const administrator = somebody(7);
    const { code } = await house.office.administration.inviteAdministrator(house.console());
    const person = { name: administrator.name, mail: administrator.mail, language: 'id' } as const;
    const made = await house.office.administration.becomeAdministrator(house.as(administrator), code ?? '', person);
    await house.office.login.choosePassword(house.page(), secretOf(made.link ?? ''), password);
    await house.logIn(administrator, made.username);
    house.wait(day);
    await house.leaving();
    await Promise.all([watch(), watch(house.anotherInstance()), watch()]);
    await watch();
    expect((await told()).toSorted()).toEqual([`chat ${administrator.user}`, `mail to ${administrator.mail}`]);
    house.wait(day);
    await watch();
    expect(await told()).toHaveLength(2);
    expect(faults).toEqual([]);
  });

  it('a list that is not signed any more is one of them; one that is fresh is not', async () => {
    await chores();
    expect(await house.office.watch.lateLists()).toEqual([]);
    const latest = await house.office.publication.latestCrl();
    house.wait(36 * hour + 60_000);
    expect(await house.office.watch.lateLists()).toEqual([
      { kind: 'list-late', ca: house.authority.issuerKey, at: latest?.nextUpdate, isOver: false },
    ]);
    await chores();
  });
});

describe('one chore that fails does not stop the next', () => {
  it('a case that cannot be issued is named at every tick, and the rest is still done', async () => {
    const who = somebody(6);
    await house.logIn(officer, 'laras.cnggraeni');
    await house.logIn(assistant, 'wulan.bnggraeni');
    await house.subscriber(who, desks);
    const { id } = await house.request(who);
    await house.office.issuance.approve(house.as(officer, officers), id);
    // As a hand in the database might leave it: the certificate prepared, the case not approved any more.
    await house.registry.transaction(async (records) => {
      const was = await records.cases.lock(id);
      if (was) await records.cases.update(was, { state: 'withdrawn' }, was.since);
    });
    house.wait(2 * day);
    const [crls, purges] = [(await lines('publishCrl')).length, purged];
    await chores();
    expect(faults).toEqual([expect.stringMatching(/^issue: RegistrationError: ERR_MOVE_NOT_ALLOWED/)]);
    expect(await lines('publishCrl')).toHaveLength(crls + 1);
    expect(purged).toBe(purges + 1);
  });
});
