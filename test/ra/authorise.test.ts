/** Who may do an act, tried at the real office: session, membership, desk, role, agency, and never one's own case. REQUIREMENTS "Who takes part". */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#ra/actor.ts';
import type { Case } from '#ra/case.ts';
import type { AgencyId, CaseId, DeskId } from '#ra/values.ts';
import type { OpenOffice } from '#support/office.ts';
import { agency, assistants, officers, openOffice, somebody } from '#support/office.ts';

const [assistant, officer, applicant, stranger, both, twin, supervisor] = [1, 2, 3, 4, 5, 6, 7].map(somebody) as [
  Somebody,
  Somebody,
  Somebody,
  Somebody,
  Somebody,
  Somebody,
  Somebody,
]; // seven of seven
type Somebody = ReturnType<typeof somebody>;
const desks = { assistant, officer };
const supervisors = {
  ...officers,
  id: 'contoh-pengawas' as DeskId,
  name: 'Pengawas',
  chat: { network: 'sandbox', chat: '-300' } as const,
};
const elsewhere = {
  ...officers,
  id: 'lain-verifikator' as DeskId,
  name: 'Lain',
  agencies: ['lain' as AgencyId],
  chat: { network: 'sandbox', chat: '-400' } as const,
};

let house: OpenOffice;
let submitted: Case;
let forwarded: Case;
beforeAll(async () => {
  house = await openOffice();
  await house.staff(assistant, 'assistant', assistants);
  await house.staff(officer, 'officer', officers);
  submitted = await house.introduce(applicant);
  forwarded = await house.introduce(twin);
  forwarded = await house.office.decision.forward(house.as(assistant, assistants), forwarded.id);
});
afterAll(() => house.close());

/** The refusal, and that the case is as it was. */
const refused = async (id: CaseId, act: (by: Actor) => Promise<unknown>, by: Actor) => {
  const was = await house.find(id);
  const code = await act(by).then(
    () => 'done',
    (error: unknown) => (error as { code?: string }).code,
  );
  expect(await house.find(id)).toEqual(was);
  return code;
};
const forward = (by: Actor) => house.office.decision.forward(by, submitted.id);
const register = (by: Actor) => house.office.registration.register(by, forwarded.id);

describe('a desk tap counts only with role, membership and an open desk session', () => {
  it('without membership of the group it is refused', async () => {
    expect(await refused(submitted.id, forward, house.as(assistant))).toBe('ERR_NOT_A_MEMBER');
  });

  it('in a group that is no desk it is refused', async () => {
    const lost = { ...assistants, chat: { network: 'sandbox', chat: '-999' } as const };
    expect(await refused(submitted.id, forward, house.as(assistant, lost))).toBe('ERR_DESK_UNKNOWN');
  });

  it('a member without a desk session is refused: a messenger account alone approves nothing', async () => {
    expect(await refused(submitted.id, forward, house.as(stranger, assistants))).toBe('ERR_DESK_SESSION_CLOSED');
  });

  it('a role at another desk is no role here', async () => {
    expect(await refused(submitted.id, forward, house.as(officer, assistants))).toBe('ERR_ACT_NOT_ALLOWED');
    expect(await refused(forwarded.id, register, house.as(assistant, officers))).toBe('ERR_ACT_NOT_ALLOWED');
  });

  it('an assistant does not do what only an officer may, in their own group neither', async () => {
    expect(await refused(forwarded.id, register, house.as(assistant, assistants))).toBe('ERR_ACT_NOT_ALLOWED');
    const refuse = (by: Actor) => house.office.decision.beginVerdict(by, submitted.id, 'refuse');
    expect(await refused(submitted.id, refuse, house.as(assistant, assistants))).toBe('ERR_MOVE_NOT_ALLOWED');
  });

  it('a desk that does not serve the agency does not touch its cases', async () => {
    await house.office.administration.saveAgency(house.console(), {
      ...agency,
      id: 'lain' as AgencyId,
      name: 'Pemerintah Kabupaten Lain',
      mailDomains: ['lainkab.go.id'],
    });
    await house.registry.transaction((records) => records.desks.save(elsewhere));
    await house.staff(both, 'officer', elsewhere);
    expect(await refused(forwarded.id, register, house.as(both, elsewhere))).toBe('ERR_ACT_NOT_ALLOWED');
    expect((await house.office.desk.queue(house.as(both, elsewhere))).cases).toEqual([]);
  });

  it('an administrator, the console and the clock decide nothing', async () => {
    for (const by of [house.console(), house.clockHand()])
      expect(await refused(forwarded.id, register, by)).toBe('ERR_ACT_NOT_ALLOWED');
    const approve = (by: Actor) => house.office.issuance.approve(by, forwarded.id);
    expect(await refused(forwarded.id, approve, house.console())).toBe('ERR_ACT_NOT_ALLOWED');
  });

  it('after eight hours the desk session is closed, busy or not', async () => {
    house.wait(8 * 3_600_000 - 1000);
    expect((await house.office.desk.queue(house.as(officer, officers))).cases).toHaveLength(1);
    house.wait(1000);
    expect(await refused(forwarded.id, register, house.as(officer, officers))).toBe('ERR_DESK_SESSION_CLOSED');
    await house.logIn(officer, usernameOf(officer));
    await house.logIn(assistant, usernameOf(assistant));
  });

  it('a supervisor lets go of a case somebody else holds, and decides nothing', async () => {
    await house.registry.transaction((records) => records.desks.save(supervisors));
    await house.staff(supervisor, 'supervisor', supervisors);
    await house.office.decision.claim(house.as(officer, officers), forwarded.id);
    expect(await refused(forwarded.id, register, house.as(supervisor, supervisors))).toBe('ERR_ACT_NOT_ALLOWED');
    const freed = await house.office.decision.release(house.as(supervisor, supervisors), forwarded.id);
    expect(freed.claim).toBeNull();
  });
});

describe('a desk acts on what its own card is about: registrations the assistants’, certificates the officers’', () => {
  const shared = { network: 'sandbox', chat: '-500' } as const;
  const boss = somebody(18);
  const requested = async (number: number): Promise<CaseId> => {
    await house.subscriber(somebody(number), desks);
    return (await house.request(somebody(number))).id;
  };
  const takings = (id: CaseId): readonly ((by: Actor) => Promise<unknown>)[] => [
    (by) => house.office.decision.claim(by, id),
    (by) => house.office.decision.beginVerdict(by, id, 'reject'),
    (by) => house.office.note.add(by, id, 'Catatan'),
    (by) => house.office.desk.show(by, id),
  ];

  it('an assistant does not take up an issuance, whatever the tap says, and gets none of its papers', async () => {
    const id = await requested(19);
    await house.leaving();
    for (const act of takings(id))
      expect(await refused(id, act, house.as(assistant, assistants))).toBe('ERR_ACT_NOT_ALLOWED');
    expect((await house.leaving()).filter(({ kind }) => kind === 'notice')).toEqual([]);
    expect((await house.office.decision.claim(house.as(officer, officers), id)).state).toBe('under-review');
  });

  it('nor where both desks share one group, in which the officers work on', async () => {
    const id = await requested(20);
    const [ours, theirs] = [
      { ...assistants, chat: shared },
      { ...officers, chat: shared },
    ];
    await house.registry.transaction(async (records) => {
      await records.desks.save(ours);
      await records.desks.save(theirs);
    });
    for (const act of takings(id))
      expect(await refused(id, act, house.as(assistant, ours))).toBe('ERR_ACT_NOT_ALLOWED');
    expect((await house.office.decision.claim(house.as(officer, theirs), id)).claim?.name).toBe(officer.name);
    await house.registry.transaction(async (records) => {
      await records.desks.save(assistants);
      await records.desks.save(officers);
    });
  });

  it('a supervisor frees only what it is the turn of their own desk to decide', async () => {
    await house.staff(boss, 'supervisor', assistants);
    const id = await requested(21);
    await house.office.decision.claim(house.as(officer, officers), id);
    const release = (by: Actor) => house.office.decision.release(by, id);
    expect(await refused(id, release, house.as(boss, assistants))).toBe('ERR_ACT_NOT_ALLOWED');
    const it = await house.introduce(somebody(22));
    await house.office.decision.forward(house.as(assistant, assistants), it.id);
    await house.office.decision.claim(house.as(officer, officers), it.id);
    const free = (by: Actor) => house.office.decision.release(by, it.id);
    expect(await refused(it.id, free, house.as(boss, assistants))).toBe('ERR_CLAIMED_BY_ANOTHER');
    expect((await house.office.decision.release(house.as(officer, officers), it.id)).claim).toBeNull();
  });

  it('a forwarded registration is the officers’: the assistants neither begin its rejection nor take what an officer left lying', async () => {
    const it = await house.introduce(somebody(23));
    await house.office.decision.forward(house.as(assistant, assistants), it.id);
    const reject = (by: Actor) => house.office.decision.beginVerdict(by, it.id, 'reject');
    expect(await refused(it.id, reject, house.as(assistant, assistants))).toBe('ERR_ACT_NOT_ALLOWED');
    await house.office.decision.claim(house.as(officer, officers), it.id);
    house.wait(24 * 3_600_000);
    await house.logIn(officer, usernameOf(officer));
    await house.logIn(assistant, usernameOf(assistant));
    const claim = (by: Actor) => house.office.decision.claim(by, it.id);
    expect(await refused(it.id, claim, house.as(assistant, assistants))).toBe('ERR_MOVE_NOT_ALLOWED');
    await house.office.decision.release(house.as(officer, officers), it.id);
  });

  it('what never left its applicant is no desk’s, and an unforwarded registration is not the officers’', async () => {
    const draft = await house.fillIntroduction(somebody(24));
    const sent = await house.introduce(somebody(25));
    const add = (id: CaseId) => (by: Actor) => house.office.note.add(by, id, 'Catatan');
    const show = (id: CaseId) => (by: Actor) => house.office.desk.show(by, id);
    for (const act of [add, show]) {
      expect(await refused(draft.id, act(draft.id), house.as(assistant, assistants))).toBe('ERR_ACT_NOT_ALLOWED');
      expect(await refused(sent.id, act(sent.id), house.as(officer, officers))).toBe('ERR_ACT_NOT_ALLOWED');
      await act(sent.id)(house.as(assistant, assistants));
    }
  });
});

describe('somebody else’s case is nobody’s business', () => {
  it('another person cannot answer, attach to, submit or withdraw it', async () => {
    const draft = await house.fillIntroduction(somebody(8));
    const acts: readonly ((by: Actor) => Promise<unknown>)[] = [
      (by) => house.office.drafting.answer(by, draft.id, 'name', 'Orang Lain'),
      (by) =>
        house.office.drafting.attach(by, draft.id, 'letter', {
          bytes: new Uint8Array([1]),
          mediaType: 'application/pdf',
          pages: 1,
        }),
      (by) => house.office.drafting.erase(by, draft.id, ['letter']),
      (by) => house.office.drafting.withdraw(by, draft.id),
      (by) => house.office.registration.submit(by, draft.id),
    ];
    for (const act of acts) expect(await refused(draft.id, act, house.as(stranger))).toBe('ERR_ACT_NOT_ALLOWED');
    // An officer is a stranger to a draft as well.
    for (const act of acts)
      expect(await refused(draft.id, act, house.as(officer, officers))).toBe('ERR_ACT_NOT_ALLOWED');
  });

  it('ISS-1: without a login nothing of a certificate is to be had', async () => {
    await expect(house.office.issuance.open(house.as(stranger), 'individual-signing')).rejects.toMatchObject({
      code: 'ERR_NOT_LOGGED_IN',
    });
  });

  it('a case that does not exist is said to be none', async () => {
    await expect(
      house.office.decision.forward(house.as(assistant, assistants), 424242 as CaseId),
    ).rejects.toMatchObject({ code: 'ERR_CASE_NOT_FOUND' });
  });
});

describe('nobody decides their own case', () => {
  /** A registration by an officer's second self, forwarded. */
  const caseOf = async (who: Somebody): Promise<Case> => {
    const it = await house.introduce(who);
    return house.office.decision.forward(house.as(assistant, assistants), it.id);
  };

  it('not from the same messenger', async () => {
    const own = await house.introduce({ ...somebody(9), user: assistant.user }).catch((error: unknown) => error);
    // Logged in, the messenger has its account: no second registration is opened.
    expect(own).toMatchObject({ code: 'ERR_ALREADY_REGISTERED' });
    const other = somebody(10);
    const it = await house.introduce(other);
    await house.registry.transaction(async (records) => {
      const was = await records.cases.lock(it.id);
      if (was)
        await records.cases.update(
          was,
          { applicant: { network: 'sandbox', user: assistant.user, chat: assistant.user } },
          was.since,
        );
    });
    const act = (by: Actor) => house.office.decision.forward(by, it.id);
    expect(await refused(it.id, act, house.as(assistant, assistants))).toBe('ERR_OWN_CASE');
  });

  it('not under another messenger with the same mailbox', async () => {
    // An account with that mailbox exists, so such a case is refused when it is filled in …
    await expect(house.fillIntroduction({ ...somebody(11), mail: officer.mail })).rejects.toMatchObject({
      code: 'ERR_ALREADY_REGISTERED',
    });
    // … and one that was on its way before the account came is refused at the desk.
    const late = await caseOf(somebody(12));
    await house.registry.transaction(async (records) => {
      const was = await records.cases.lock(late.id);
      if (was) await records.cases.update(was, { answers: { ...was.answers, mail: officer.mail } }, was.since);
    });
    const act = (by: Actor) => house.office.registration.register(by, late.id);
    expect(await refused(late.id, act, house.as(officer, officers))).toBe('ERR_OWN_CASE');
  });

  it('not with the same NIK or NIP, and "none" is nobody’s number', async () => {
    const person = somebody(13);
    const it = await house.completed(person, desks);
    const setOfficer = (change: { nik?: string | null; nip?: string | null }) =>
      house.registry.transaction(async (records) => {
        const account = await records.accounts.findBy('mail', officer.mail);
        if (account) await records.accounts.update(account.id, change, it.since);
      });
    const verify = (by: Actor) => house.office.registration.verify(by, it.id);
    await setOfficer({ nik: person.nik });
    expect(await refused(it.id, verify, house.as(officer, officers))).toBe('ERR_OWN_CASE');
    await setOfficer({ nik: null, nip: person.nip });
    expect(await refused(it.id, verify, house.as(officer, officers))).toBe('ERR_OWN_CASE');
    await setOfficer({ nip: null });
    expect((await verify(house.as(officer, officers))).state).toBe('verified');
  });

  it('not by account, from whichever messenger they tap: an officer’s own certificate waits for a colleague', async () => {
    const owner = somebody(14);
    const { username } = await house.subscriber(owner, desks);
    const it = await house.request(owner);
    const invited = await house.office.administration.invite(house.console(), {
      name: owner.name,
      mail: owner.mail,
      role: 'officer',
      desk: officers.id,
      language: 'id',
      byMail: false,
    });
    const second = { ...owner, user: '9914' };
    await house.office.administration.acceptInvitation(house.as(second), invited.code);
    await house.logIn(second, username);
    const approve = (by: Actor) => house.office.issuance.approve(by, it.id);
    const claim = (by: Actor) => house.office.decision.claim(by, it.id);
    expect(await refused(it.id, approve, house.as(second, officers))).toBe('ERR_OWN_CASE');
    expect(await refused(it.id, claim, house.as(second, officers))).toBe('ERR_OWN_CASE');
    expect((await approve(house.as(officer, officers))).state).toBe('approved');
  });
});

describe('two pairs of eyes', () => {
  it('who forwarded does not decide, unless the agency says so', async () => {
    const clerk = somebody(15);
    await house.staff(clerk, 'assistant', assistants);
    const { code } = await house.office.administration.invite(house.console(), {
      name: clerk.name,
      mail: clerk.mail,
      role: 'officer',
      desk: officers.id,
      language: 'id',
      byMail: false,
    });
    await house.office.administration.acceptInvitation(house.as(clerk), code);
    const it = await house.introduce(somebody(16));
    await house.office.decision.forward(house.as(clerk, assistants), it.id);
    const act = (by: Actor) => house.office.registration.register(by, it.id);
    expect(await refused(it.id, act, house.as(clerk, officers))).toBe('ERR_SAME_PERSON_FORWARDED');
    await house.office.administration.saveAgency(house.console(), { ...agency, onePersonMayDoBoth: true });
    expect((await act(house.as(clerk, officers))).state).toBe('registered');
    await house.office.administration.saveAgency(house.console(), agency);
  });

  it('a case a colleague holds is theirs until they let go', async () => {
    const it = await house.introduce(somebody(17));
    await house.office.decision.claim(house.as(assistant, assistants), it.id);
    const act = (by: Actor) => house.office.decision.forward(by, it.id);
    expect(await refused(it.id, act, house.as(somebody(15), assistants))).toBe('ERR_CLAIMED_BY_ANOTHER');
    expect((await act(house.as(assistant, assistants))).state).toBe('forwarded');
  });
});

const usernameOf = ({ name }: Somebody): string => {
  const words = name.toLowerCase().split(' ');
  return `${words[0]}.${words.at(-1)}`;
};
