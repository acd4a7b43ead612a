/** REC-1: every act leaves a line before it takes effect, refusals too, and no line says anything personal. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { terms } from '#ra/office/terms.ts';
import type { CaseId } from '#ra/values.ts';
import type { OpenOffice } from '#support/office.ts';
import { assistants, officers, openOffice, password, secretOf, somebody } from '#support/office.ts';

const [assistant, officer, applicant, stranger] = [somebody(1), somebody(2), somebody(3), somebody(4)];
let house: OpenOffice;
let id: CaseId;
let username: string;
beforeAll(async () => {
  house = await openOffice();
  await house.staff(assistant, 'assistant', assistants);
  await house.staff(officer, 'officer', officers);
  ({ username } = await house.subscriber(applicant, { assistant, officer }));
  ({ id } = await house.request(applicant));
  await house.office.issuance.approve(house.as(officer, officers), id);
  await house.office.issuance.issue(house.clockHand(), id);
});
afterAll(() => house.close());
const since = async (work: () => Promise<unknown>) => {
  const before = (await house.audit()).length;
  const answer = await work().catch((error: unknown) => error);
  return { answer, lines: (await house.audit()).slice(before) };
};

describe('REC-1: every act is a line', () => {
  it('the main road reads from beginning to end, who and what and where from', async () => {
    const lines = (await house.audit()).filter((line) => line.case !== null && line.outcome === 'done');
    const story = lines.map(({ act, origin, facts }) => `${origin}: ${act}${facts.move ? ` (${facts.move})` : ''}`);
    expect(story).toEqual([
      'sandbox: openRegistration',
      ...Array(4).fill('sandbox: answer'),
      'sandbox: attach',
      'sandbox: submitRegistration (draft → submitted)',
      'sandbox: forward (submitted → forwarded)',
      'sandbox: register (forwarded → registered)',
      'page: activate (registered → activated)',
      ...Array(4).fill('sandbox: answer'),
      'sandbox: attach',
      'sandbox: completeRegistration (activated → completed)',
      'sandbox: verify (completed → verified)',
      'sandbox: openIssuance',
      ...Array(2).fill('sandbox: attach'),
      'sandbox: showAgreement',
      'sandbox: acceptAgreement (draft → submitted)',
      'sandbox: approve (under-review → approved)',
      'clock: issue (approved → issued)',
    ]);
  });

  it('serial and the hash of what will be signed stand in the line of the approval, before anything is signed', async () => {
    const lines = (await house.audit()).filter((line) => line.case === id);
    const approval = lines.find(({ act }) => act === 'approve');
    const issued = lines.find(({ act }) => act === 'issue');
    expect(approval?.facts).toMatchObject({
      serial: expect.stringMatching(/^[0-9a-f]+$/),
      tbs: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(issued?.facts.serial).toBe(approval?.facts.serial);
    expect(approval?.id).toBeLessThan(issued?.id ?? 0);
  });

  it('a refusal is a line of its own, and nothing else is left of it', async () => {
    const was = await house.find(id);
    const { answer, lines } = await since(() => house.office.issuance.approve(house.as(officer, officers), id));
    expect(answer).toMatchObject({ code: 'ERR_MOVE_NOT_ALLOWED' });
    expect(lines).toMatchObject([
      {
        act: 'approve',
        outcome: 'refused',
        case: id,
        by: `sandbox:${officer.user}`,
        facts: { code: 'ERR_MOVE_NOT_ALLOWED' },
      },
    ]);
    expect(await house.find(id)).toEqual(was);
  });

  it('a stranger’s try is a line too, and so is one at a case that does not exist', async () => {
    const tried = await since(() => house.office.decision.forward(house.as(stranger, assistants), id));
    expect(tried.lines).toMatchObject([
      { act: 'forward', outcome: 'refused', facts: { code: 'ERR_DESK_SESSION_CLOSED' } },
    ]);
    const nowhere = await since(() => house.office.decision.forward(house.as(assistant, assistants), 987654 as CaseId));
    expect(nowhere.lines).toMatchObject([{ outcome: 'refused', case: 987654, facts: { code: 'ERR_CASE_NOT_FOUND' } }]);
  });

  it('an act repeated under its key is one line', async () => {
    const by = house.as(applicant);
    const { lines } = await since(async () => {
      for (let times = 0; times < 3; times++) await house.office.login.begin(by, 'Nama', 'id');
    });
    expect(lines).toHaveLength(1);
  });

  it('no line, no act: an act whose line cannot be written leaves nothing behind', async () => {
    const who = somebody(5);
    await house.office.reception.consent(house.as(who));
    const { id: draft } = await house.office.registration.open(house.as(who));
    const was = await house.find(draft);
    // The database refuses a line with no origin; the act's own rows go with it.
    const broken = { ...house.as(who), origin: null as never };
    await expect(house.office.drafting.withdraw(broken, draft)).rejects.toThrow();
    expect(await house.find(draft)).toEqual(was);
  });

  it('no line says a name, a number, an address, a secret or a password', async () => {
    const { link } = await house.office.login.begin(house.as(applicant), applicant.name, 'id');
    await house.office.login.enterPassword(house.page(), secretOf(link), username, 'kata sandi yang salah');
    await house.office.login.enterPassword(house.page(), secretOf(link), username, password);
    await house.office.login.forget(house.as(applicant), applicant.mail);
    const reset = await house.mailed(applicant, 'password-link', 'link');
    const log = JSON.stringify(await house.audit()).toLowerCase();
    expect(log.length).toBeGreaterThan(5000);
    const secrets = [assistant, officer, applicant].flatMap(({ name, mail, nik, nip }) => [
      name,
      mail,
      nik,
      nip,
      ...name.split(' '),
    ]);
    for (const secret of [
      ...secrets,
      username,
      password,
      'kata sandi yang salah',
      '+6281234567890',
      secretOf(link),
      secretOf(reset),
    ])
      expect(log).not.toContain(secret.toLowerCase());
  });
});

describe('how long things last', () => {
  it('is one table, and says what the requirements say', () => {
    expect(terms).toMatchObject({ firstPasswordHours: 72, deskSessionHours: 8, takeBackSeconds: 30, draftDays: 30 });
  });

  it('ACC-3: an activation link opens for seven days, and one sent again makes it void', async () => {
    const who = somebody(6);
    const { id: registered } = await house.introduce(who);
    await house.office.decision.forward(house.as(assistant, assistants), registered);
    await house.office.registration.register(house.as(officer, officers), registered);
    const first = secretOf(await house.mailed(who, 'activation', 'link'));
    await house.office.registration.resendActivation(house.as(who), registered);
    const second = secretOf(await house.mailed(who, 'activation', 'link'));
    await expect(house.office.registration.activate(house.page(), first)).rejects.toMatchObject({
      code: 'ERR_TOKEN_UNKNOWN',
    });
    house.wait(terms.activationDays * 86_400_000 - 1);
    expect(await house.office.registration.activationPage(second)).toMatchObject({ case: registered });
    expect((await house.find(registered)).state).toBe('registered');
    house.wait(1);
    expect(await house.office.registration.activationPage(second)).toBeNull();
    await expect(house.office.registration.activate(house.page(), second)).rejects.toMatchObject({
      code: 'ERR_TOKEN_UNKNOWN',
    });
  });
});
