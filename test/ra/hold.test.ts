/** Panic, its deadline, and the proof of a leaked key, at the real office with the real CA. REV-5, REV-7, REV-8. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doChores } from '#jobs/clockwork.ts';
import { publishDueCrls } from '#jobs/crl-publisher.ts';
import type { Case } from '#ra/case.ts';
import type { AccountId, CaseId, DocumentId, Instant, KeyHash, SerialNumber } from '#ra/values.ts';
import { readCrlFile } from '#support/crl.ts';
import {
  agency,
  assistants,
  type OpenOffice,
  officers,
  openOffice,
  paper,
  type Somebody,
  secretOf,
  somebody,
} from '#support/office.ts';
import { newRequest } from '#support/papers.ts';

const [assistant, officer, colleague] = [somebody(1), somebody(2), somebody(3)];
const desks = { assistant, officer };
const hour = 3_600_000;
const refusal = (code: string) => expect.objectContaining({ code });
let house: OpenOffice;
let next = 3;

beforeAll(async () => {
  house = await openOffice();
  await house.staff(assistant, 'assistant', assistants);
  await house.staff(officer, 'officer', officers);
  await house.staff(colleague, 'officer', officers);
});
afterAll(() => house.close());

type Owner = Somebody & {
  readonly account: AccountId;
  readonly username: string;
  readonly serial: SerialNumber;
  readonly key: KeyHash;
  readonly issued: CaseId;
};
/** Logged in, with a certificate. */
const owner = async (): Promise<Owner> => {
  const who = somebody(++next);
  const known = await house.subscriber(who, desks);
  const { id, key } = await house.request(who);
  await house.office.issuance.approve(house.as(officer, officers), id);
  await house.office.issuance.issue(house.clockHand(), id);
  const [certificate] = await house.office.issuance.certificatesOf(known.account);
  await house.leaving();
  return { ...who, ...known, issued: id, key: key as KeyHash, serial: certificate?.serial as SerialNumber };
};
const atDesk = (who = officer) => house.as(who, officers);
/** Desk sessions end after eight hours. */
const reopenDesk = async () => {
  for (const who of [assistant, officer, colleague])
    await house.logIn(who, (await house.office.reception.visitor(addressOf(who))).account?.username ?? usernameOf(who));
};
const addressOf = (who: Somebody) => ({ network: 'sandbox', user: who.user, chat: who.user }) as const;
const usernameOf = ({ mail }: Somebody) =>
  (mail.split('@')[0] ?? '')
    .split('.')
    .filter((_, at, all) => at === 0 || at === all.length - 1)
    .join('.');

const statusOf = async (serial: SerialNumber) =>
  (await house.office.status.statusOf(house.authority.issuerKey, [serial]))[0]?.status;
const listed = async (serial: SerialNumber) =>
  readCrlFile(await house.office.publication.readCrl(house.authority.issuerKey, 0)).get(serial);
const chores = () => {
  const failed: unknown[] = [];
  const onError = (error: unknown) => void failed.push(error);
  return doChores({ office: house.office, clock: house.clock, purge: async () => undefined, onError } as Parameters<
    typeof doChores
  >[0]).then(() => expect(failed).toEqual([]));
};
const toOwner = async (who: Owner) => {
  const bodies = await house.leaving();
  return {
    mails: bodies.flatMap((body) => (body.kind === 'mail' && body.to === who.mail ? [body.letter.name] : [])),
    notices: bodies.flatMap((body) => (body.kind === 'notice' && body.to.chat === who.user ? [body.notice.name] : [])),
    groups: bodies.flatMap((body) =>
      body.kind === 'notice' && body.to.chat === officers.chat?.chat ? [body.notice] : [],
    ),
  };
};
const handIn = async (who: Owner, id: CaseId): Promise<Case> => {
  // A panic says nothing of the day; the form asks for it.
  if ((await house.find(id)).answers.since === undefined)
    await house.office.drafting.answer(house.as(who), id, 'since', 'none');
  await house.office.drafting.attach(house.as(who), id, 'statement', paper('a statement'));
  return house.office.revocation.submit(house.as(who), id);
};

describe('REV-7 the owner holds their certificate from an open session', () => {
  it('is certificateHold in OCSP with the tap and in the CRL within seconds; the case waits for the statement', async () => {
    const who = await owner();
    const held = await house.office.hold.own(house.as(who), who.serial);
    expect(await statusOf(who.serial)).toBe('held');
    house.wait(5_000);
    await publishDueCrls(house.office);
    expect(await listed(who.serial)).toMatchObject({ reason: 'certificateHold' });
    expect(await house.find(held.case)).toMatchObject({
      kind: 'revocation',
      state: 'draft',
      account: who.account,
      agency: agency.id,
      answers: { certificate: who.serial, cause: 'lost' },
    });
    // Monday morning; three working days later the office closes at four.
    expect(held.until).toBe('2026-11-26T09:00:00.000Z');
    const told = await toOwner(who);
    expect(told.mails).toEqual(['certificate-held']);
  });

  it('held again it stays as it is, its deadline too, and there is one case', async () => {
    const who = await owner();
    const first = await house.office.hold.own(house.as(who), who.serial);
    await house.leaving();
    house.wait(hour);
    expect(await house.office.hold.own(house.as(who), who.serial)).toEqual(first);
    expect((await toOwner(who)).mails).toEqual([]);
  });

  it('joins a draft that was begun before: what its owner said stays', async () => {
    const who = await owner();
    const draft = await house.office.revocation.open(house.as(who), who.serial);
    await house.office.drafting.answer(house.as(who), draft.id, 'cause', 'leaked');
    const held = await house.office.hold.own(house.as(who), who.serial);
    expect(held.case).toBe(draft.id);
    expect((await house.find(draft.id)).answers).toMatchObject({ cause: 'leaked' });
  });

  it('a case that a desk has already is joined, and nothing more is due', async () => {
    const who = await owner();
    const { id } = await house.office.revocation.open(house.as(who), who.serial);
    await house.office.drafting.answer(house.as(who), id, 'cause', 'lost');
    await house.office.drafting.answer(house.as(who), id, 'since', 'none');
    await handIn(who, id);
    expect(await house.office.hold.own(house.as(who), who.serial)).toMatchObject({ case: id, until: null });
    expect((await house.find(id)).state).toBe('submitted');
    expect(await statusOf(who.serial)).toBe('held');
  });

  it('another’s certificate is as good as none, a revoked one is said to be revoked, and without a session nothing happens', async () => {
    const [who, thief] = [await owner(), await owner()];
    await expect(house.office.hold.own(house.as(thief), who.serial)).rejects.toEqual(
      refusal('ERR_CERTIFICATE_NOT_FOUND'),
    );
    await house.office.login.logout(house.as(thief));
    await expect(house.office.hold.own(house.as(thief), thief.serial)).rejects.toEqual(refusal('ERR_NOT_LOGGED_IN'));
    expect(await statusOf(who.serial)).toBe('valid');
    await house.office.revocation.revoke(house.console(), who.serial, { reason: 'superseded', since: null });
    await expect(house.office.hold.own(house.as(who), who.serial)).rejects.toEqual(refusal('ERR_CERTIFICATE_REVOKED'));
  });

  it('two taps at once are one hold and one case', async () => {
    const who = await owner();
    const [one, other] = await Promise.all([
      house.office.hold.own(house.as(who), who.serial),
      house.office.hold.own(house.as(who), who.serial),
    ]);
    expect(one?.case).toBe(other?.case);
  });
});

describe('REV-7 never released from the owner’s chat', () => {
  it('the case is neither withdrawn nor refused nor left to lapse; an officer revokes it', async () => {
    const who = await owner();
    const { case: id } = await house.office.hold.own(house.as(who), who.serial);
    await expect(house.office.drafting.withdraw(house.as(who), id)).rejects.toEqual(refusal('ERR_CERTIFICATE_HELD'));
    await expect(house.office.drafting.erase(house.as(who), id, ['certificate'])).rejects.toEqual(
      refusal('ERR_ITEM_NOT_OPEN'),
    );
    await expect(house.office.hold.lift(house.as(who), id)).rejects.toMatchObject({ name: 'RegistrationError' });
    await handIn(who, id);
    await expect(house.office.drafting.withdraw(house.as(who), id)).rejects.toEqual(refusal('ERR_CERTIFICATE_HELD'));
    await expect(house.office.decision.beginVerdict(atDesk(), id, 'refuse')).rejects.toEqual(
      refusal('ERR_CERTIFICATE_HELD'),
    );
    await house.office.revocation.revokeCase(atDesk(), id);
    expect(await statusOf(who.serial)).toBe('revoked');
    await publishDueCrls(house.office);
    expect(await listed(who.serial)).toMatchObject({ reason: 'keyCompromise' });
  });

  it('an officer lifts it: valid at once, gone from the next CRL, the owner told by chat and mail', async () => {
    const who = await owner();
    const { case: id } = await house.office.hold.own(house.as(who), who.serial);
    await publishDueCrls(house.office);
    await handIn(who, id);
    await house.leaving();
    expect((await house.office.hold.lift(atDesk(), id)).state).toBe('lifted');
    expect(await statusOf(who.serial)).toBe('valid');
    await publishDueCrls(house.office);
    expect(await listed(who.serial)).toBeUndefined();
    expect(await toOwner(who)).toMatchObject({ mails: ['certificate-lifted'], notices: ['certificate-lifted'] });
    // It is the current one still.
    expect((await house.office.issuance.certificatesOf(who.account))[0]).toMatchObject({ current: true });
    await expect(house.office.hold.lift(atDesk(), id)).rejects.toEqual(refusal('ERR_CERTIFICATE_NOT_HELD'));
  });

  it('there is nothing to lift where nothing is held', async () => {
    const who = await owner();
    const { id } = await house.office.revocation.open(house.as(who), who.serial);
    await house.office.drafting.answer(house.as(who), id, 'cause', 'lost');
    await house.office.drafting.answer(house.as(who), id, 'since', 'none');
    await handIn(who, id);
    await expect(house.office.hold.lift(atDesk(), id)).rejects.toEqual(refusal('ERR_CERTIFICATE_NOT_HELD'));
  });
});

describe('REV-7 the link in the official mailbox: no password, from any network', () => {
  const link = async (who: Owner) => secretOf(await house.mailed(who, 'hold-link', 'link'));

  it('a look changes nothing; the button holds everything once, and tells the owner by chat and mail', async () => {
    const who = await owner();
    const stranger = house.as({ user: '990' });
    await house.office.hold.sendLink(stranger, who.mail.toUpperCase());
    const secret = await link(who);
    expect(await house.office.hold.page(secret)).toMatchObject({
      certificates: [{ serial: who.serial, isHeld: false }],
    });
    expect(await statusOf(who.serial)).toBe('valid');
    const done = await house.office.hold.byLink(house.page(), secret);
    expect(done.held).toMatchObject([{ serial: who.serial }]);
    expect(await statusOf(who.serial)).toBe('held');
    expect(await toOwner(who)).toMatchObject({ mails: ['certificate-held'], notices: ['certificate-held'] });
    // Their own case, whose next word comes from their own chat.
    expect(await house.find(done.held[0]?.case as CaseId)).toMatchObject({
      account: who.account,
      applicant: { chat: who.user },
    });
    expect(await house.office.hold.page(secret)).toBeNull();
    await expect(house.office.hold.byLink(house.page(), secret)).rejects.toEqual(refusal('ERR_TOKEN_UNKNOWN'));
  });

  it('the answer is the same whether there is such an account or not', async () => {
    const who = await owner();
    const known = await house.office.hold.sendLink(house.as({ user: '991' }), who.username);
    expect(await house.office.hold.sendLink(house.as({ user: '991' }), 'nobody.here')).toEqual(known);
  });

  it('a mailbox is not flooded: five minutes between two links and ten a day; asking again takes no link away from its owner', async () => {
    const who = await owner();
    const ask = () => house.office.hold.sendLink(house.as({ user: '992' }), who.username);
    await ask();
    const first = await link(who);
    await ask();
    house.wait(4 * 60_000);
    await ask();
    expect((await house.leaving()).filter(({ kind }) => kind === 'mail')).toEqual([]);
    house.wait(2 * 60_000);
    await ask();
    const second = await link(who);
    expect(await house.office.hold.page(first)).not.toBeNull();
    expect(await house.office.hold.page(second)).not.toBeNull();
    for (let n = 0; n < 12; n++) {
      house.wait(6 * 60_000);
      await ask();
    }
    expect((await house.leaving()).filter(({ kind }) => kind === 'mail')).toHaveLength(8);
    house.wait(61 * 60_000);
    expect(await house.office.hold.page(second)).toBeNull();
    await expect(house.office.hold.byLink(house.page(), second)).rejects.toEqual(refusal('ERR_TOKEN_UNKNOWN'));
    expect(await statusOf(who.serial)).toBe('valid');
  });
});

describe('REV-7 neither session nor mailbox: an officer calls the number in the registry', () => {
  const asker = { user: '995' };
  const ask = async (who: Pick<Owner, 'username'>, user = asker) => {
    await house.office.reception.consent(house.as(user));
    return house.office.hold.askForCall(house.as(user), {
      agency: agency.id,
      lost: who.username,
      phone: '+628999999999',
    });
  };

  it('the card has the registry’s account; the officer holds, and the case becomes the owner’s', async () => {
    const who = await owner();
    const it = await ask(who);
    expect(it).toMatchObject({ state: 'asked', account: null });
    const view = await house.office.desk.view(it.id);
    expect(view?.called).toMatchObject({ id: who.account, phone: '+6281234567890' });
    expect(view?.account).toBeNull();
    expect(await statusOf(who.serial)).toBe('valid');
    await house.office.decision.claim(atDesk(), it.id);
    await house.leaving();
    const held = await house.office.hold.afterCall(atDesk(), it.id);
    expect(held).toMatchObject({ state: 'draft', account: who.account, applicant: { chat: who.user }, claim: null });
    expect((await house.find(it.id)).answers).toEqual({
      certificate: who.serial,
      cause: 'lost',
    });
    expect(await statusOf(who.serial)).toBe('held');
    const left = await house.leaving();
    const told = left.flatMap((body) => (body.kind === 'notice' ? [`${body.to.chat} ${body.notice.name}`] : []));
    expect(told.sort()).toEqual([`${who.user} certificate-held`, `${asker.user} hold-called`].sort());
    expect(JSON.stringify(left.filter((body) => body.kind === 'notice' && body.to.chat === asker.user))).not.toContain(
      who.serial,
    );
    expect(left.some((body) => body.kind === 'mail' && body.letter.name === 'certificate-held')).toBe(true);
    // Who asked is not the owner: the case is theirs no more.
    await expect(
      house.office.drafting.attach(house.as(asker), it.id, 'statement', paper('not mine')),
    ).rejects.toMatchObject({ name: 'RegistrationError' });
    await expect(house.office.hold.afterCall(atDesk(), it.id)).rejects.toEqual(refusal('ERR_MOVE_NOT_ALLOWED'));
  });

  it('asking again corrects what nobody took up, and is one case; a name nobody has blocks the tap and can be refused', async () => {
    const someone = { user: '996' };
    const first = await ask({ username: 'no.body' }, someone);
    const again = await ask({ username: 'no.body2' }, someone);
    expect(again).toMatchObject({ id: first.id, answers: { lost: 'no.body2' } });
    await expect(house.office.hold.afterCall(atDesk(), first.id)).rejects.toEqual(refusal('ERR_CHECK_BLOCKS'));
    await house.office.decision.beginVerdict(atDesk(), first.id, 'refuse');
    await house.office.decision.tick(atDesk(), first.id, { item: 'name', reason: 'not-reached' });
    expect((await house.office.decision.sendVerdict(atDesk(), first.id, 'refuse')).state).toBe('refused');
  });

  it('a draft begun before gives way; a case at a desk goes on instead', async () => {
    const [one, two] = [await owner(), await owner()];
    const draft = await house.office.revocation.open(house.as(one), one.serial);
    await house.office.drafting.answer(house.as(one), draft.id, 'cause', 'leaked');
    const called = await ask(one, { user: '997' });
    await house.office.hold.afterCall(atDesk(), called.id);
    expect((await house.find(draft.id)).state).toBe('withdrawn');
    expect(await house.find(called.id)).toMatchObject({ state: 'draft', answers: { cause: 'leaked' } });
    const sent = await house.office.revocation.open(house.as(two), two.serial);
    await house.office.drafting.answer(house.as(two), sent.id, 'cause', 'lost');
    await house.office.drafting.answer(house.as(two), sent.id, 'since', 'none');
    await handIn(two, sent.id);
    const other = await ask(two, { user: '998' });
    expect((await house.office.hold.afterCall(atDesk(), other.id)).state).toBe('withdrawn');
    expect((await house.find(sent.id)).state).toBe('submitted');
    expect(await statusOf(two.serial)).toBe('held');
  });

  it('an officer does not call themselves back', async () => {
    const it = await ask({ username: usernameOf(colleague) }, { user: '999' });
    await expect(house.office.hold.afterCall(atDesk(colleague), it.id)).rejects.toEqual(refusal('ERR_OWN_CASE'));
  });
});

describe('REV-8 the key itself is the proof that it leaked', () => {
  it('its certificate ends at once as keyCompromise, the key is blocked for ever, open cases settle, and everybody is told', async () => {
    const who = await owner();
    const { case: id } = await house.office.hold.own(house.as(who), who.serial);
    await house.leaving();
    const proven = await house.office.hold.proveLeak(house.as({ user: '880' }), who.key);
    expect(proven).toEqual({ revoked: [who.serial], isOwn: false });
    expect(await statusOf(who.serial)).toBe('revoked');
    await publishDueCrls(house.office);
    expect(await listed(who.serial)).toMatchObject({ reason: 'keyCompromise' });
    expect((await house.find(id)).state).toBe('revoked');
    expect(await house.registry.transaction((records) => records.keys.blocked(who.key))).toBe(true);
    const told = await toOwner(who);
    expect(told).toMatchObject({ mails: ['certificate-revoked'], notices: ['certificate-revoked'] });
    expect(told.groups).toMatchObject([{ name: 'leak-proven', values: { serial: who.serial } }]);
    // Shown once more, there is nothing left to end.
    expect(await house.office.hold.proveLeak(house.as({ user: '880' }), who.key)).toEqual({
      revoked: [],
      isOwn: false,
    });
    expect((await toOwner(who)).mails).toEqual([]);
  });

  it('its owner by mistake is told so in other words; the console proves it too', async () => {
    const [who, other] = [await owner(), await owner()];
    expect(await house.office.hold.proveLeak(house.as(who), who.key)).toEqual({ revoked: [who.serial], isOwn: true });
    expect((await toOwner(who)).mails).toEqual(['certificate-revoked']);
    expect(await house.office.hold.proveLeak(house.console(), other.key)).toMatchObject({ revoked: [other.serial] });
    const lines = (await house.audit()).filter(({ act }) => act === 'proveLeak');
    expect(lines.at(-1)).toMatchObject({ outcome: 'done', facts: { serial: other.serial, reason: 'keyCompromise' } });
  });

  it('shown between approval and signature it is never certified: only the CSR is asked again, and the new one is issued', async () => {
    const who = somebody(++next);
    const { account } = await house.subscriber(who, desks);
    const { id, key } = await house.request(who);
    await house.office.issuance.approve(atDesk(), id);
    expect(await house.office.hold.proveLeak(house.as({ user: '882' }), key as KeyHash)).toMatchObject({ revoked: [] });
    expect(await house.office.issuance.issue(house.clockHand(), id)).toMatchObject({
      state: 'draft',
      faults: [{ item: 'csr', reason: 'blocked' }],
    });
    expect((await house.office.issuance.unfinished()).map((one) => one.id)).not.toContain(id);
    expect(await house.office.issuance.certificatesOf(account)).toEqual([]);
    const { csr } = newRequest(`/CN=${who.name}`);
    await house.office.issuance.attachCsr(house.as(who), id, new TextEncoder().encode(csr));
    expect(await house.office.issuance.resubmit(house.as(who), id)).toEqual({ submitted: false });
    const { document } = await house.office.issuance.showAgreement(house.as(who), id);
    await house.office.issuance.acceptAgreement(house.as(who), id, document as DocumentId);
    await house.office.issuance.approve(atDesk(), id);
    expect((await house.office.issuance.issue(house.clockHand(), id)).state).toBe('issued');
    expect(await house.office.issuance.certificatesOf(account)).toMatchObject([{ status: 'valid' }]);
  });

  it('of a certificate that has run out, or of none at all, the key is only blocked', async () => {
    const key = 'ab'.repeat(32) as KeyHash;
    expect(await house.office.hold.proveLeak(house.as({ user: '881' }), key)).toEqual({ revoked: [], isOwn: false });
    expect(await house.registry.transaction((records) => records.keys.blocked(key))).toBe(true);
  });
});

// Last: the clock runs on for days here.
describe('REV-7 the statement follows within a set time; reminders, then the officers decide without it', () => {
  it('one reminder each working day, none after a jump of days but the end, and the draft of a hold never lapses', async () => {
    const who = await owner();
    const { case: id, until } = await house.office.hold.own(house.as(who), who.serial);
    await house.leaving();
    const moment = () => house.clock.now().toISOString().slice(0, 13);
    const reminded: string[] = [];
    while ((await house.find(id)).state === 'draft' && reminded.length < 9) {
      house.wait(hour);
      await chores();
      await chores();
      const { mails, notices } = await toOwner(who);
      if (mails.length > 0) reminded.push(`${moment()} ${mails.join()} ${notices.join()}`);
    }
    const due = 'hold-statement-due hold-statement-due';
    expect(reminded.map((line) => line.slice(14))).toEqual([due, due, due, 'hold-overdue hold-overdue']);
    expect(house.clock.now().toISOString() >= (until ?? '')).toBe(true);
    expect(await house.find(id)).toMatchObject({ state: 'submitted', faults: [] });
    const view = await house.office.desk.view(id);
    expect(view?.history.at(-1)).toMatchObject({ move: 'overdue', byName: null });
    expect(view?.target?.status).toBe('held');
    await reopenDesk();
    expect((await house.office.hold.lift(atDesk(), id)).state).toBe('lifted');
  });

  it('a machine that was off for two weeks reminds nobody of what is over: the case goes to the desk, once', async () => {
    await reopenDesk();
    const who = await owner();
    const { case: id } = await house.office.hold.own(house.as(who), who.serial);
    await house.leaving();
    house.wait(40 * 24 * hour);
    await chores();
    await chores();
    expect(await toOwner(who)).toMatchObject({ mails: ['hold-overdue'], notices: ['hold-overdue'] });
    expect((await house.find(id)).state).toBe('submitted');
    expect(await statusOf(who.serial)).toBe('held');
  });

  it('who held it after a call does not end it as well where no statement came: another officer does (REV-8)', async () => {
    await reopenDesk();
    const who = await owner();
    const it = await house.office.reception.consent(house.as({ user: '871' })).then(() =>
      house.office.hold.askForCall(house.as({ user: '871' }), {
        agency: agency.id,
        lost: who.username,
        phone: '+62811',
      }),
    );
    await house.office.hold.afterCall(atDesk(), it.id);
    house.wait(10 * 24 * hour);
    await chores();
    expect(await house.find(it.id)).toMatchObject({ state: 'submitted', answers: { cause: 'lost', since: 'none' } });
    await reopenDesk();
    await expect(house.office.revocation.revokeCase(atDesk(), it.id)).rejects.toEqual(
      refusal('ERR_SECOND_OFFICER_NEEDED'),
    );
    await house.office.revocation.revokeCase(atDesk(colleague), it.id);
    expect(await statusOf(who.serial)).toBe('revoked');
  });

  it('a draft begun anew after the hold goes to the desk with a reason all the same', async () => {
    await reopenDesk();
    const who = await owner();
    const { case: id } = await house.office.hold.own(house.as(who), who.serial);
    await house.office.drafting.erase(house.as(who), id, ['cause']);
    house.wait(10 * 24 * hour);
    await chores();
    expect(await house.find(id)).toMatchObject({ state: 'submitted', answers: { cause: 'lost', since: 'none' } });
  });

  it('its deadline after a change of data does not end it: what is on hold waits for its own decision (ACC-9)', async () => {
    await reopenDesk();
    const who = await owner();
    await house.registry.transaction((records) =>
      records.certificates.setEnd(who.serial, house.clock.now().toISOString() as Instant),
    );
    await house.office.hold.own(house.as(who), who.serial);
    house.wait(hour);
    await chores();
    expect(await statusOf(who.serial)).toBe('held');
    await house.office.revocation.release(house.console(), who.serial);
    await chores();
    expect(await statusOf(who.serial)).toBe('revoked');
  });

  it('held at the console, its owner’s case has a deadline too', async () => {
    await reopenDesk();
    const who = await owner();
    await house.office.revocation.hold(house.console(), who.serial);
    const { id } = await house.office.revocation.open(house.as(who), who.serial);
    house.wait(10 * 24 * hour);
    await chores();
    expect((await house.find(id)).state).toBe('submitted');
  });

  it('a statement that was sent back has its time again', async () => {
    await reopenDesk();
    const who = await owner();
    const { case: id } = await house.office.hold.own(house.as(who), who.serial);
    await handIn(who, id);
    house.wait(10 * 24 * hour);
    await reopenDesk();
    await house.office.decision.beginVerdict(atDesk(), id, 'reject');
    await house.office.decision.tick(atDesk(), id, { item: 'statement', reason: 'unsigned' });
    await house.office.decision.sendVerdict(atDesk(), id, 'reject');
    await chores();
    expect((await house.find(id)).state).toBe('draft');
    await house.leaving();
    house.wait(24 * hour);
    for (let n = 0; n < 4; n++, house.wait(24 * hour)) await chores();
    expect((await toOwner(who)).mails).toContain('hold-statement-due');
    house.wait(4 * 24 * hour);
    await chores();
    expect((await house.find(id)).state).toBe('submitted');
  });
});
