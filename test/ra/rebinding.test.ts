/** The official mailbox is lost: asked, decided, proven, moved, at the real office. ACC-8 (Sumbar issuance 11). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Case } from '#ra/case.ts';
import type { AccountId, CaseId, DocumentId } from '#ra/values.ts';
import type { OpenOffice, Somebody } from '#support/office.ts';
import { agency, assistants, officers, openOffice, paper, password, secretOf, somebody } from '#support/office.ts';

const day = 86_400_000;
const [assistant, officer] = [somebody(1), somebody(2)];
const desks = { assistant, officer };
let house: OpenOffice;
let last = 2;
type Member = Somebody & { readonly username: string; readonly account: AccountId };
const newSubscriber = async (): Promise<Member> => {
  const who = somebody(++last);
  return { ...who, ...(await house.subscriber(who, desks)) };
};
const newMailOf = ({ mail }: Somebody): string => `baru.${mail}`;
beforeAll(async () => {
  house = await openOffice();
  await house.staff(assistant, 'assistant', assistants);
  await house.staff(officer, 'officer', officers);
});
afterAll(() => house.close());

const atDesk = () => house.as(assistant, assistants);
const rebind = (id: CaseId) => house.office.rebinding.rebind(atDesk(), id);
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error as { code?: string }).code,
  );
const checkOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error as { fields?: { check?: string } }).fields?.check,
  );

type Said = { readonly lost?: string; readonly nik?: string; readonly mail?: string };
/** From a messenger that is not logged in, about this person's account. */
const fill = async (who: Somebody, asks: Pick<Somebody, 'user'>, said: Said = {}): Promise<Case> => {
  await house.office.reception.consent(house.as(asks));
  const { id } = await house.office.rebinding.open(house.as(asks));
  const { lost = who.mail, nik = who.nik, mail = newMailOf(who) } = said;
  const answers = { lost, agency: agency.id, nik, mail } as const;
  for (const [item, value] of Object.entries(answers))
    await house.office.drafting.answer(house.as(asks), id, item as keyof typeof answers, value);
  return house.office.drafting.attach(house.as(asks), id, 'letter', paper('a letter for the new address'));
};
const ask = async (who: Somebody, asks: Pick<Somebody, 'user'>, said: Said = {}): Promise<Case> => {
  const { id } = await fill(who, asks, said);
  return house.office.rebinding.submit(house.as(asks), id);
};
/** A telephone of the same person that has never logged in. */
const elsewhere = ({ user }: Somebody) => ({ user: `8${user}` });
const accepted = async (who: Somebody, said: Said = {}) => {
  const { id } = await ask(who, elsewhere(who), said);
  await house.leaving();
  await rebind(id);
  return { id, link: await linkTo(said.mail ?? newMailOf(who)) };
};
const linkTo = async (mail: string) => secretOf(await house.mailed({ mail }, 'mailbox-link', 'link'));
const confirm = (secret: string) => house.office.rebinding.confirm(house.page(), secret);
const mailsOf = async () =>
  (await house.leaving())
    .flatMap((body) => (body.kind === 'mail' ? [`${body.letter.name} to ${body.to}`] : []))
    .toSorted();

describe('ACC-8 the mailbox moves: letter, desk, proof, both addresses told', () => {
  it('nothing changes before the new mailbox has answered; then mail, sessions and password are others', async () => {
    const who = await newSubscriber();
    const { id } = await ask(who, elsewhere(who));
    await house.leaving();
    expect((await rebind(id)).state).toBe('accepted');
    const told = await house.leaving();
    // Each mailbox has an order of its own; between two there is none.
    const mails = told
      .flatMap((body) => (body.kind === 'mail' ? [body] : []))
      .toSorted((one, other) => one.letter.name.localeCompare(other.letter.name));
    expect(mails.map(({ to, letter }) => [letter.name, to])).toEqual([
      ['mailbox-asked', who.mail],
      ['mailbox-link', newMailOf(who)],
    ]);
    expect(JSON.stringify(mails[0]?.letter.values)).not.toContain(newMailOf(who));
    expect(mails[0]?.letter.values).toMatchObject({ mail: 'b•••@contohkab.go.id', contact: agency.contact });
    // The owner's open session hears of it too.
    expect(told).toContainEqual(
      expect.objectContaining({
        kind: 'notice',
        to: expect.objectContaining({ network: 'sandbox', chat: who.user }),
        notice: expect.objectContaining({ name: 'rebinding-asked' }),
      }),
    );
    expect((await house.account(who.account))?.mail).toBe(who.mail);

    const secret = secretOf(String(mails[1]?.letter.values.link));
    expect(await house.office.rebinding.page(secret)).toMatchObject({ case: id, agency: agency.id });
    expect((await house.find(id)).state).toBe('accepted');
    await confirm(secret);
    expect((await house.find(id)).state).toBe('rebound');
    expect(await house.account(who.account)).toMatchObject({ mail: newMailOf(who), passwordState: 'void' });
    expect(await house.office.reception.sessions(who.account)).toEqual([]);
    expect(await mailsOf()).toEqual([`mailbox-bound to ${newMailOf(who)}`, `mailbox-released to ${who.mail}`]);
  });

  it('the way back in is the new mailbox and no longer the old one', async () => {
    const who = await newSubscriber();
    await house.office.login.forget(house.as(elsewhere(who)), who.username);
    const stolen = secretOf(await house.mailed(who, 'password-link', 'link'));
    await house.office.hold.sendLink(house.as(elsewhere(who)), who.username);
    const panic = secretOf(await house.mailed(who, 'hold-link', 'link'));
    const { link } = await accepted(who);
    await confirm(link);
    expect(await house.office.hold.page(panic)).toBeNull();
    const sent = secretOf(await house.mailed({ mail: newMailOf(who) }, 'mailbox-bound', 'link'));
    expect(await house.office.login.choosePassword(house.page(), stolen, password)).toEqual({ outcome: 'gone' });
    const { link: login } = await house.office.login.begin(house.as(who), who.name, 'id');
    const old = await house.office.login.enterPassword(house.page(), secretOf(login), who.username, password);
    expect(old.outcome).toBe('wrong');
    await house.office.login.forget(house.as(who), who.mail);
    expect(await mailsOf()).toEqual([]);
    const fresh = 'gajah duduk di atas batu';
    expect((await house.office.login.choosePassword(house.page(), sent, fresh)).outcome).toBe('done');
    await house.logIn(who, who.username, fresh);
    expect(await mailsOf()).toEqual([`logged-in to ${newMailOf(who)}`]);
  });

  it('the freed address may register an account of its own', async () => {
    const who = await newSubscriber();
    const { link } = await accepted(who);
    await confirm(link);
    const successor = { ...somebody(++last), mail: who.mail };
    const { username } = await house.subscriber(successor, desks);
    expect(username).not.toBe(who.username);
  });

  it('one open case for a person: asking again continues it', async () => {
    const who = await newSubscriber();
    const { id } = await fill(who, elsewhere(who));
    expect((await house.office.rebinding.open(house.as(elsewhere(who)))).id).toBe(id);
    await house.office.rebinding.submit(house.as(elsewhere(who)), id);
    expect(await house.office.rebinding.open(house.as(elsewhere(who)))).toMatchObject({ id, state: 'submitted' });
  });

  it('writes ids into the audit log, and neither address', async () => {
    const who = await newSubscriber();
    const { id, link } = await accepted(who);
    await confirm(link);
    const lines = (await house.audit()).filter((line) => line.case === id);
    expect(lines.map(({ act }) => act)).toEqual(
      expect.arrayContaining(['openRebinding', 'submitRebinding', 'rebind', 'confirmMailbox']),
    );
    expect(lines.find(({ act }) => act === 'confirmMailbox')?.facts).toMatchObject({
      account: who.account,
      sessionsEnded: 1,
    });
    expect(JSON.stringify(lines)).not.toMatch(/@contohkab|33051/);
  });
});

describe('ACC-8 who is logged in is known already', () => {
  it('only address and letter are asked, and the account is not theirs to change in it', async () => {
    const who = await newSubscriber();
    await house.office.reception.consent(house.as(who));
    const draft = await house.office.rebinding.open(house.as(who));
    expect(draft).toMatchObject({ account: who.account, agency: agency.id, answers: { lost: who.username } });
    for (const [item, value] of [
      ['lost', 'orang.lain'],
      ['nik', somebody(28).nik],
      ['agency', agency.id],
    ] as const)
      expect(await codeOf(house.office.drafting.answer(house.as(who), draft.id, item, value))).toBe(
        'ERR_ITEM_NOT_OPEN',
      );
    await house.office.drafting.answer(house.as(who), draft.id, 'mail', newMailOf(who));
    await house.office.drafting.attach(house.as(who), draft.id, 'letter', paper());
    // The session may end meanwhile: without the mailbox there is no way to log in again.
    await house.office.login.logout(house.as(who));
    expect((await house.office.rebinding.submit(house.as(who), draft.id)).state).toBe('submitted');
    await house.leaving();
    await rebind(draft.id);
    await confirm(await linkTo(newMailOf(who)));
    expect((await house.account(who.account))?.mail).toBe(newMailOf(who));
  });

  it('an account made by invitation has nothing a desk could compare, and is told whom to ask', async () => {
    await house.office.reception.consent(house.as(officer));
    expect(await codeOf(house.office.rebinding.open(house.as(officer)))).toBe('ERR_ACCOUNT_BY_INVITATION');
  });

  it('the owner, logged in, can withdraw what somebody else asked for their account; another account cannot', async () => {
    const [owner, other] = [await newSubscriber(), await newSubscriber()];
    const { id, link } = await accepted(owner);
    expect(await codeOf(house.office.drafting.withdraw(house.as(other), id))).toBe('ERR_ACT_NOT_ALLOWED');
    expect((await house.office.rebinding.open(house.as(owner))).id).toBe(id);
    expect((await house.office.drafting.withdraw(house.as(owner), id)).state).toBe('withdrawn');
    expect(await codeOf(confirm(link))).toBe('ERR_TOKEN_UNKNOWN');
  });
});

describe('ACC-8 what blocks the tap, and what the applicant hears of it', () => {
  it('no such account, another NIK, another agency: submitted all the same, with the same answers', async () => {
    const who = await newSubscriber();
    const known = await ask(who, elsewhere(who));
    const strangers: readonly (readonly [string, Said, string])[] = [
      ['90001', { lost: 'tidak.ada' }, 'account-known'],
      ['90002', { nik: somebody(28).nik, mail: 'lain2@contohkab.go.id' }, 'account-nik'],
      ['90003', { lost: officer.mail, mail: 'lain3@contohkab.go.id' }, 'account-known'],
    ];
    for (const [user, said, check] of strangers) {
      const it = await ask(who, { user }, { mail: `lain.${user}@contohkab.go.id`, ...said });
      expect({ ...it, answers: {} }).toMatchObject({ kind: known.kind, state: known.state, account: null, faults: [] });
      expect(await checkOf(rebind(it.id))).toBe(check);
      expect((await house.find(it.id)).state).toBe('submitted');
    }
  });

  it('an address of another domain, of an account, or awaited by another case', async () => {
    const [who, other, third] = [await newSubscriber(), await newSubscriber(), somebody(++last)];
    const draft = await fill(who, elsewhere(who));
    const answer = (mail: string) =>
      codeOf(house.office.drafting.answer(house.as(elsewhere(who)), draft.id, 'mail', mail));
    expect(await answer('wati@gmail.com')).toBe('ERR_MAIL_DOMAIN');
    expect(await answer(who.mail)).toBe('ERR_SAME_MAILBOX');
    // Whether it belongs to somebody is the desk's to see.
    expect(await answer(other.mail)).toBe('done');
    await house.office.rebinding.submit(house.as(elsewhere(who)), draft.id);
    expect(await checkOf(rebind(draft.id))).toBe('mail-free');
    const registration = await house.introduce(third);
    const also = await ask(other, elsewhere(other), { mail: third.mail });
    expect(await checkOf(rebind(also.id))).toBe('mail-free');
    await house.office.drafting.withdraw(house.as(third), registration.id);
    expect((await rebind(also.id)).state).toBe('accepted');
  });

  it('a domain the agency gave up meanwhile', async () => {
    const who = await newSubscriber();
    const { id } = await ask(who, elsewhere(who));
    await house.office.administration.saveAgency(house.console(), { ...agency, mailDomains: ['contoh.go.id'] });
    expect(await checkOf(rebind(id))).toBe('mail-domain');
    await house.office.administration.saveAgency(house.console(), agency);
  });

  it('shows open sessions, a certificate that names the old address, and another case for the same NIK, differences first', async () => {
    const who = await newSubscriber();
    const request = await house.request(who);
    await house.office.issuance.approve(house.as(officer, officers), request.id);
    await house.office.issuance.issue(house.clockHand(), request.id);
    const first = await ask(who, { user: '90011' }, { mail: 'dua.puluh@contohkab.go.id' });
    const { id } = await ask(who, elsewhere(who));
    const view = await house.office.desk.view(id);
    expect(view?.checks.map(({ name, verdict, values }) => [name, verdict, values])).toEqual([
      ['one-rebinding', 'differs', { case: String(first.id) }],
      ['open-sessions', 'differs', { count: '1' }],
      ['certificate-mail', 'differs', undefined],
      ['account-known', 'agrees', undefined],
      ['account-nik', 'agrees', undefined],
      ['mail-domain', 'agrees', undefined],
      ['mail-free', 'agrees', undefined],
    ]);
    expect(view?.rebinds?.mail).toBe(who.mail);
    expect(view?.account).toBeNull();
  });

  it('a NIK named in a rebinding keeps nobody from registering', async () => {
    const who = somebody(++last);
    await ask(who, elsewhere(who));
    expect((await house.completed(who, desks)).state).toBe('completed');
  });
});

describe('ACC-8 nobody decides their own mailbox', () => {
  it('not by name, not by old mail, not by NIK, from whichever messenger it was asked', async () => {
    const clerk = await newSubscriber();
    await house.staff(clerk, 'assistant', assistants);
    const own = [
      await ask(clerk, { user: '90021' }, { lost: clerk.username, mail: 'satu@contohkab.go.id' }),
      await ask(clerk, { user: '90022' }, { nik: somebody(27).nik, mail: 'dua@contohkab.go.id' }),
      await ask(
        clerk,
        { user: '90024' },
        { lost: clerk.username, nik: somebody(26).nik, mail: 'empat@contohkab.go.id' },
      ),
      await ask(clerk, { user: '90023' }, { lost: 'orang.lain', mail: 'tiga@contohkab.go.id' }),
    ];
    for (const { id } of own) {
      const act = house.office.rebinding.rebind(house.as(clerk, assistants), id);
      expect(await codeOf(act)).toBe('ERR_OWN_CASE');
      const begun = house.office.decision.beginVerdict(house.as(clerk, assistants), id, 'refuse');
      expect(await codeOf(begun)).toBe('ERR_OWN_CASE');
    }
    expect((await rebind(own[0]?.id as CaseId)).state).toBe('accepted');
  });

  it('an officer does not decide it, and an assistant refuses a rebinding only', async () => {
    const who = await newSubscriber();
    const { id } = await ask(who, elsewhere(who));
    const act = house.office.rebinding.rebind(house.as(officer, officers), id);
    expect(await codeOf(act)).toBe('ERR_ACT_NOT_ALLOWED');
    const registration = await house.introduce(somebody(++last));
    const begin = (it: CaseId) => codeOf(house.office.decision.beginVerdict(atDesk(), it, 'refuse'));
    expect(await begin(registration.id)).toBe('ERR_MOVE_NOT_ALLOWED');
    expect(await begin(id)).toBe('done');
  });
});

describe('ACC-8 the link', () => {
  it('works once; the same tap twice is one act', async () => {
    const who = await newSubscriber();
    const { link } = await accepted(who);
    const by = house.page();
    const first = await house.office.rebinding.confirm(by, link);
    expect(await house.office.rebinding.confirm(by, link)).toEqual(first);
    expect(await codeOf(confirm(link))).toBe('ERR_TOKEN_UNKNOWN');
    expect(await house.office.rebinding.page(link)).toBeNull();
    expect(await house.office.rebinding.isLink(link)).toBe(true);
  });

  it('sent again it voids the earlier one, and after seven days it is dead', async () => {
    const who = await newSubscriber();
    const { id, link } = await accepted(who);
    await house.office.rebinding.resendLink(house.as(elsewhere(who)), id);
    const again = await linkTo(newMailOf(who));
    expect(await codeOf(confirm(link))).toBe('ERR_TOKEN_UNKNOWN');
    house.wait(7 * day);
    expect(await codeOf(confirm(again))).toBe('ERR_TOKEN_UNKNOWN');
    await house.office.rebinding.resendLink(house.as(elsewhere(who)), id);
    await confirm(await linkTo(newMailOf(who)));
    expect((await house.find(id)).state).toBe('rebound');
    await openDesksAgain();
  });

  it('is dead after a withdrawal, and after the desk stopped it because the old address called', async () => {
    const [who, other] = [await newSubscriber(), await newSubscriber()];
    const withdrawn = await accepted(who);
    await house.office.drafting.withdraw(house.as(elsewhere(who)), withdrawn.id);
    expect(await codeOf(confirm(withdrawn.link))).toBe('ERR_TOKEN_UNKNOWN');
    const resent = house.office.rebinding.resendLink(house.as(elsewhere(who)), withdrawn.id);
    expect(await codeOf(resent)).toBe('ERR_MOVE_NOT_ALLOWED');

    const stopped = await accepted(other);
    await house.office.decision.beginVerdict(atDesk(), stopped.id, 'refuse');
    await house.office.decision.tick(atDesk(), stopped.id, { item: 'letter', reason: 'not-the-owner' });
    await house.office.decision.sendVerdict(atDesk(), stopped.id, 'refuse');
    expect(await house.office.rebinding.page(stopped.link)).toBeNull();
    expect(await codeOf(confirm(stopped.link))).toBe('ERR_TOKEN_UNKNOWN');
    expect((await house.account(other.account))?.mail).toBe(other.mail);
    expect(await house.office.reception.sessions(other.account)).toHaveLength(1);
  });

  it('finds the address taken meanwhile: nothing moves, and the link may be tried again once it is free', async () => {
    const who = await newSubscriber();
    const { id, link } = await accepted(who);
    await house.office.administration.invite(house.console(), {
      name: 'Petugas Baru',
      mail: newMailOf(who),
      role: 'assistant',
      desk: assistants.id,
      language: 'id',
      byMail: false,
    });
    expect(await codeOf(confirm(link))).toBe('ERR_ALREADY_REGISTERED');
    expect((await house.find(id)).state).toBe('accepted');
    expect((await house.account(who.account))?.mail).toBe(who.mail);
    expect(await house.office.reception.sessions(who.account)).toHaveLength(1);
    expect(await house.office.rebinding.page(link)).not.toBeNull();
  });

  it('left for thirty days the case lapses', async () => {
    const who = await newSubscriber();
    const { id, link } = await accepted(who);
    house.wait(30 * day + 1000);
    expect((await house.office.upkeep.stale()).map((one) => one.id)).toContain(id);
    expect((await house.office.upkeep.lapse(house.clockHand(), id)).state).toBe('lapsed');
    expect(await codeOf(confirm(link))).toBe('ERR_TOKEN_UNKNOWN');
    await openDesksAgain();
  });
});

describe('ISS-7, ACC-8 an agreement accepted with the old address binds no more (Sumbar issuance 6–8)', () => {
  it('the officer’s approval is refused in words, the case goes back, and the agreement is shown again', async () => {
    const who = await newSubscriber();
    const { id } = await house.request(who);
    const { link } = await accepted(who);
    await confirm(link);
    const atOfficers = () => house.as(officer, officers);
    expect(await codeOf(house.office.issuance.approve(atOfficers(), id))).toBe('ERR_AGREEMENT_CHANGED');
    await house.office.decision.beginVerdict(atOfficers(), id, 'reject');
    await house.office.decision.tick(atOfficers(), id, { item: 'letter', reason: 'outdated' });
    await house.office.decision.sendVerdict(atOfficers(), id, 'reject');
    const sent = secretOf(await house.mailed({ mail: newMailOf(who) }, 'mailbox-bound', 'link'));
    await house.office.login.choosePassword(house.page(), sent, password);
    await house.logIn(who, who.username);
    await house.office.drafting.attach(house.as(who), id, 'letter', paper('a new letter'));
    expect(await house.office.issuance.resubmit(house.as(who), id)).toEqual({ submitted: false });
    const { document } = await house.office.issuance.showAgreement(house.as(who), id);
    await house.office.issuance.acceptAgreement(house.as(who), id, document as DocumentId);
    await house.office.issuance.approve(atOfficers(), id);
    await house.office.issuance.issue(house.clockHand(), id);
    expect((await house.find(id)).state).toBe('issued');
  });
});

/** Desk sessions end after eight hours; these tests let days pass. */
const openDesksAgain = async (): Promise<void> => {
  for (const who of [assistant, officer]) {
    const words = who.name.toLowerCase().split(' ');
    await house.logIn(who, `${words[0]}.${words.at(-1)}`);
  }
};
