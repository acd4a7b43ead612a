/** An operator's day at the real office: queue, search, claims that end, hand-over, notes, a word with the applicant. REC-1 to REC-3; REQUIREMENTS "Who takes part". */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { doChores } from '#jobs/clockwork.ts';
import type { Desk } from '#ra/agency.ts';
import { openStates } from '#ra/case.ts';
import { servedSteps } from '#ra/service-clock.ts';
import type { AccountId, AgencyId, CaseId, DeskId, SessionId } from '#ra/values.ts';
import { after, instant, newId } from '#ra/values.ts';
import { officeHours } from '#ra/working-time.ts';
import type { OpenOffice } from '#support/office.ts';
import { agency, assistants, officers, openOffice, paper, somebody } from '#support/office.ts';

const minute = 60_000;
const hour = 60 * minute;
const [assistant, second, supervisor, officer] = [somebody(1), somebody(2), somebody(3), somebody(4)];
const elsewhere: Desk = {
  ...assistants,
  id: 'lain-pendamping' as DeskId,
  agencies: ['lain' as AgencyId],
  chat: { network: 'sandbox', chat: '-400' },
};
const above: Desk = {
  ...assistants,
  id: 'provinsi' as DeskId,
  agencies: [],
  chat: { network: 'sandbox', chat: '-300' },
};
let house: OpenOffice;
let number = 10;

beforeAll(async () => {
  house = await openOffice();
  await house.office.administration.saveAgency(house.console(), { ...agency, id: 'lain' as AgencyId, name: 'Lain' });
  await house.registry.transaction(async ({ desks }) => {
    await desks.save(above);
    await desks.save({ ...assistants, parent: above.id });
    await desks.save(elsewhere);
  });
  await house.staff(assistant, 'assistant', assistants);
  await house.staff(second, 'assistant', assistants);
  await house.staff(supervisor, 'supervisor', assistants);
  await house.staff(officer, 'officer', officers);
  await house.staff(somebody(5), 'assistant', elsewhere);
  await house.staff(somebody(6), 'assistant', above);
});
const day = 24 * hour;
/** Each test begins with empty desks, at nine on the next working day, with every desk open. */
beforeEach(async () => {
  const today = house.clock.now();
  const next = Math.floor(today.getTime() / day) * day + day + 2 * hour;
  const weekend = { 6: 2 * day, 0: day }[new Date(next).getUTCDay()] ?? 0;
  house.wait(next + weekend - today.getTime());
  await house.registry.transaction(async ({ accounts, cases, sessions }) => {
    const now = house.clock.now();
    for (const it of await cases.inStates({ states: openStates }, 100))
      await cases.update(it, { state: 'withdrawn', remindAt: null, escalatedAt: null, claim: null }, instant(now));
    for (const { mail, user } of [assistant, second, supervisor, officer, somebody(5), somebody(6)]) {
      const account = (await accounts.findBy('mail', mail)) ?? expect.unreachable();
      const id = newId<SessionId>(house.random);
      const at = { network: 'sandbox', user, chat: user } as const;
      const times = { openedAt: instant(now), seenAt: instant(now), endsAt: after(now, 8 * hour) };
      await sessions.open({ id, account: account.id, ...at, ...times });
    }
  });
});
afterAll(() => house.close());

const introduced = async () => {
  const who = somebody(++number);
  return { who, id: (await house.introduce(who)).id };
};
const rina = () => house.as(assistant, assistants);
const wulan = () => house.as(second, assistants);
const boss = () => house.as(supervisor, assistants);
const accountOf = async (name: string): Promise<AccountId> =>
  (await house.registry.transaction(({ accounts }) => accounts.named(name, 1)))[0]?.id ?? expect.unreachable();
const tick = () =>
  doChores({
    office: house.office,
    clock: house.clock,
    purge: async () => undefined,
    onError: (error) => expect.fail(String(error)),
  });
const claimOf = async (id: CaseId) => (await house.find(id)).claim;

describe('REC-2, REC-3 a claim ends by itself after an hour of working time without an act of its holder', () => {
  it('every act of the holder begins it anew, somebody else’s does not; the holder is warned once', async () => {
    const { id } = await introduced();
    await house.office.decision.claim(rina(), id);
    house.wait(40 * minute);
    await house.office.note.add(rina(), id, 'Sudah ditelepon.');
    house.wait(40 * minute);
    await house.office.note.add(boss(), id, 'Mohon segera.');
    await tick();
    expect(await claimOf(id)).not.toBeNull();
    await house.leaving();
    house.wait(6 * minute);
    await tick();
    await tick();
    const told = (await house.leaving()).filter((body) => body.kind === 'notice');
    expect(told.map(({ notice, to }) => `${notice.name} ${to.chat}`)).toEqual([`claim-ending ${assistant.user}`]);
    house.wait(15 * minute);
    await tick();
    expect(await claimOf(id)).toBeNull();
  });

  it('what nobody acted on was waiting, not handling', async () => {
    const { id } = await introduced();
    const hours = officeHours(agency, []);
    await house.office.decision.claim(rina(), id);
    house.wait(hour + minute);
    await tick();
    const history = await house.registry.transaction(({ cases }) => cases.history(id));
    expect(history.at(-1)).toMatchObject({ move: 'letGo', by: null });
    const now = instant(house.clock.now());
    const [step] = servedSteps(await house.find(id), history, hours, now);
    expect(step).toMatchObject({ handled: null, claimed: null, waited: hour + minute });
  });

  it('until the clock comes round a colleague may take it already; before its time nobody may', async () => {
    const { id } = await introduced();
    await house.office.decision.claim(rina(), id);
    house.wait(59 * minute);
    await expect(house.office.decision.claim(wulan(), id)).rejects.toMatchObject({ code: 'ERR_CLAIMED_BY_ANOTHER' });
    house.wait(minute);
    await house.office.decision.claim(wulan(), id);
    expect((await claimOf(id))?.name).toBe(second.name);
  });
});

describe('REC-2 hand over: the holder gives it, a supervisor takes it', () => {
  it('to members of the desk only; the colleague is told and gets the papers, whose handling goes on', async () => {
    const { id } = await introduced();
    await house.office.decision.claim(rina(), id);
    const colleagues = await house.office.handOver.colleagues(rina(), id);
    expect(colleagues.map(({ name }) => name)).toEqual([second.name]);
    await expect(house.office.handOver.colleagues(wulan(), id)).rejects.toMatchObject({
      code: 'ERR_CLAIMED_BY_ANOTHER',
    });
    const stranger = await accountOf(officer.name);
    await expect(house.office.handOver.to(rina(), id, stranger, undefined)).rejects.toMatchObject({
      code: 'ERR_COLLEAGUE_GONE',
    });
    await house.leaving();
    const account = colleagues[0]?.account ?? expect.unreachable();
    const seen = { user: second.user, isMember: true };
    expect(await house.office.handOver.userOf(account, 'sandbox')).toBe(second.user);
    await house.office.handOver.to(rina(), id, account, seen);
    const told = (await house.leaving()).filter((body) => body.kind === 'notice');
    expect(told.map(({ notice, to }) => `${notice.name} ${to.chat}`).toSorted()).toEqual([
      'case-file 7002',
      'case-handed-over -100',
    ]);
    expect((await claimOf(id))?.name).toBe(second.name);
  });

  it('never to its own applicant; and a supervisor may give away what another has', async () => {
    const { id } = await introduced();
    await house.office.decision.claim(rina(), id);
    const secondId = await accountOf(second.name);
    // The same mailbox: it is the second assistant's own case, whatever name it was sent under.
    const it = await house.find(id);
    await house.registry.transaction(({ cases }) =>
      cases.update(it, { answers: { ...it.answers, mail: second.mail } }, it.changedAt),
    );
    expect(await house.office.handOver.colleagues(boss(), id)).toEqual([]);
    await expect(house.office.handOver.to(boss(), id, secondId, undefined)).rejects.toMatchObject({
      code: 'ERR_COLLEAGUE_GONE',
    });
    await house.office.decision.release(boss(), id);
    expect(await claimOf(id)).toBeNull();
  });
});

describe('DESIGN "Secrets and personal data": papers go by hand-over only to who the network knows in the group now', () => {
  const handedTo = async (by: ReturnType<typeof rina>, id: CaseId, seen?: { user: string; isMember: boolean }) => {
    await house.leaving();
    await house.office.handOver.to(by, id, await accountOf(second.name), seen);
    const told = (await house.leaving()).filter((body) => body.kind === 'notice');
    return told.map(({ notice, to }) => `${notice.name} ${to.chat} ${notice.values?.isHere ?? ''}`.trim());
  };

  it('who was put out is gone for a hand-over, logged in again or not, and the case stays where it was', async () => {
    const { id } = await introduced();
    await house.office.decision.claim(rina(), id);
    await expect(handedTo(rina(), id, { user: second.user, isMember: false })).rejects.toMatchObject({
      code: 'ERR_COLLEAGUE_GONE',
    });
    expect((await claimOf(id))?.name).toBe(assistant.name);
    const refused = (await house.audit()).filter(({ act, outcome }) => act === 'handOver' && outcome === 'refused');
    expect(refused.length).toBeGreaterThan(0);
  });

  it('of whom nobody asked the network, or who is logged in elsewhere only, the papers wait for their own tap', async () => {
    const { id } = await introduced();
    await house.office.decision.claim(rina(), id);
    expect(await handedTo(rina(), id)).toEqual(['case-handed-over -100 no']);
    expect((await claimOf(id))?.name).toBe(second.name);
    await house.office.decision.release(wulan(), id);
    await house.office.decision.claim(rina(), id);
    const account = await accountOf(second.name);
    const now = instant(house.clock.now());
    await house.registry.transaction(async ({ sessions }) => {
      for (const { id: open } of await sessions.ofAccount(account, now)) await sessions.end(open, now);
    });
    expect(await house.office.handOver.userOf(account, 'sandbox')).toBeUndefined();
    expect(await handedTo(rina(), id, { user: second.user, isMember: true })).toEqual(['case-handed-over -100 no']);
  });

  it('papers name their holder: who had the case before is not who they are for', async () => {
    const { id } = await introduced();
    await house.office.decision.claim(rina(), id);
    await house.leaving();
    await house.office.handOver.to(rina(), id, await accountOf(second.name), { user: second.user, isMember: true });
    const [file] = (await house.leaving()).filter((body) => body.kind === 'notice' && body.notice.name === 'case-file');
    const holder = (await claimOf(id))?.by;
    expect(file).toMatchObject({ notice: { values: { holder } }, to: { chat: second.user } });
  });
});

describe('REC-2 /antrean: filters, pages of ten, and what is escalated at the desk above', () => {
  it('counts, whose, how late, ten a page, oldest first', async () => {
    const ids: CaseId[] = [];
    for (let nth = 0; nth < 12; nth++) {
      ids.push((await introduced()).id);
      house.wait(1000);
    }
    await house.office.decision.claim(rina(), ids[3] ?? expect.unreachable());
    const first = await house.office.desk.queue(rina());
    expect(first).toMatchObject({ count: 12, pages: 2, counts: { all: 12, mine: 1, unclaimed: 11, overdue: 0 } });
    expect(first.cases.map(({ id }) => id)).toEqual(ids.slice(0, 10));
    const rest = await house.office.desk.queue(rina(), { by: 'all' }, 1);
    expect(rest.cases.map(({ id }) => id)).toEqual(ids.slice(10));
    const mine = await house.office.desk.queue(rina(), { by: 'mine' });
    expect(mine.cases.map(({ id }) => id)).toEqual([ids[3]]);
    expect((await house.office.desk.queue(wulan(), { by: 'mine' })).count).toBe(0);
    expect((await house.office.desk.queue(wulan(), { by: 'unclaimed' }, 9)).cases).toHaveLength(1);
    house.wait(4 * hour);
    expect((await house.office.desk.queue(rina(), { by: 'overdue' })).count).toBe(12);
    expect((await house.office.desk.queue(rina(), { by: 'kind', kind: 'renewal' })).cases).toEqual([]);
  });

  it('the desk above sees what is escalated, and nothing else of the desk below', async () => {
    const { id } = await introduced();
    await introduced();
    const theirs = () => house.as(somebody(6), above);
    expect((await house.office.desk.queue(theirs())).count).toBe(0);
    await house.registry.transaction(({ cases }) =>
      cases.setReminder(id, { remindAt: null, escalatedAt: instant(house.clock.now()) }),
    );
    const queue = await house.office.desk.queue(theirs());
    expect(queue.cases.map((one) => one.id)).toEqual([id]);
    expect(queue.cases[0]?.isEscalated).toBe(true);
    // The list that reminds names it too, once it has waited for half its target.
    house.wait(2 * hour);
    const list = await house.office.reminders.waitingAt(above.id);
    expect(list?.cases.map(({ it }) => it.id)).toEqual([id]);
  });
});

describe('UU 27/2022, REC-1 /cari', () => {
  it('finds by number, mail and words of a name what this group’s desk has; another desk finds nothing', async () => {
    const { who, id } = await introduced();
    const [word = ''] = who.name.split(' ').toReversed();
    for (const words of [String(id), who.mail.toUpperCase(), word, who.name.toLowerCase()]) {
      const { found } = await house.office.search.seek(rina(), words);
      expect(
        found.map(({ it }) => it.id),
        words,
      ).toContain(id);
      expect((await house.office.search.seek(house.as(somebody(5), elsewhere), words)).count, words).toBe(0);
    }
    const draft = somebody(++number);
    const { id: unsent } = await house.fillIntroduction(draft);
    expect((await house.office.search.seek(rina(), String(unsent))).count).toBe(0);
  });

  it('the log knows who searched and a keyed hash of what, never the words; refusals are in it too', async () => {
    const { who } = await introduced();
    const before = (await house.audit()).length;
    await house.office.search.seek(rina(), who.mail);
    await expect(house.office.search.seek(house.as(assistant), who.mail)).rejects.toMatchObject({
      code: 'ERR_NOT_A_MEMBER',
    });
    const lines = (await house.audit()).slice(before);
    expect(lines.map(({ act, outcome }) => `${act} ${outcome}`)).toEqual(['search done', 'search refused']);
    expect(lines[0]?.facts).toMatchObject({ by: 'mail', what: expect.stringMatching(/^test:[0-9a-f]{64}$/), found: 1 });
    expect(JSON.stringify(lines)).not.toContain(who.mail);
  });

  it('its pages are turned from what was found; too many searches in an hour are refused', async () => {
    const { id } = await introduced();
    const { id: search } = await house.office.search.seek(wulan(), String(id));
    expect(await house.office.search.turn(wulan(), search, 7)).toMatchObject({ page: 0, count: 1 });
    expect(await house.office.search.turn(house.as(somebody(5), elsewhere), search, 0)).toMatchObject({ count: 0 });
    for (let nth = 0; nth < 29; nth++) await house.office.search.seek(wulan(), 'tidak ada');
    await expect(house.office.search.seek(wulan(), 'tidak ada')).rejects.toMatchObject({
      code: 'ERR_SEARCHED_TOO_OFTEN',
    });
  });
});

describe('CONVERSATION 11 a word with the applicant', () => {
  it('several turns, no state moves; the claim comes with the first question', async () => {
    const { who, id } = await introduced();
    await house.office.word.begin(rina(), id);
    await house.office.word.ask(rina(), id, 'Apakah ini surat terbaru?');
    await house.leaving();
    await house.office.word.answer(house.as(who), id, { text: 'Ya.' });
    await house.office.word.answer(house.as(who), id, { text: '', file: paper('scan') });
    const told = (await house.leaving()).filter((body) => body.kind === 'notice');
    expect(
      told.map(({ notice, to }) => `${notice.name} ${to.chat} ${notice.documents?.length ?? 0}`).toSorted(),
    ).toEqual(['answer-file 7001 0', 'answer-file 7001 1', 'applicant-answered -100 0', 'applicant-answered -100 0']);
    expect(await house.find(id)).toMatchObject({ state: 'submitted', claim: { name: assistant.name } });
    const view = await house.office.desk.view(id);
    expect(view?.words.map(({ from }) => from)).toEqual(['desk', 'applicant', 'applicant']);
  });

  it('only its applicant answers, only while it is open, and not without end', async () => {
    const { who, id } = await introduced();
    await expect(house.office.word.answer(house.as(who), id, { text: 'Halo' })).rejects.toMatchObject({
      code: 'ERR_QUESTION_CLOSED',
    });
    for (let nth = 0; nth < 3; nth++) await house.office.word.ask(rina(), id, `Pertanyaan ${nth}`);
    await expect(house.office.word.ask(rina(), id, 'Lagi')).rejects.toMatchObject({ code: 'ERR_ASKED_TOO_OFTEN' });
    await expect(house.office.word.answer(house.as(somebody(27)), id, { text: 'Saya' })).rejects.toMatchObject({
      code: 'ERR_ACT_NOT_ALLOWED',
    });
    for (let nth = 0; nth < 5; nth++) await house.office.word.answer(house.as(who), id, { text: `Jawaban ${nth}` });
    await expect(house.office.word.answer(house.as(who), id, { text: 'Lagi' })).rejects.toMatchObject({
      code: 'ERR_ANSWERED_TOO_OFTEN',
    });
    house.wait(3 * 24 * hour);
    expect(await house.office.word.open(id)).toBeUndefined();
  });
});
