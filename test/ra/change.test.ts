/** Data change: asked, decided, proven, applied, and what follows for certificates, at the real office. ACC-9 (Kebumen warning 3). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { certificateFacts } from '#pki/certificate.ts';
import type { Agency, Desk } from '#ra/agency.ts';
import type { Case, ChangeableItem } from '#ra/case.ts';
import type { Certificate } from '#ra/certificate.ts';
import { terms } from '#ra/office/terms.ts';
import type { AccountId, AgencyId, CaseId, DeskId, DocumentId, SerialNumber } from '#ra/values.ts';
import type { OpenOffice, Somebody } from '#support/office.ts';
import { agency, assistants, officers, openOffice, paper, secretOf, somebody } from '#support/office.ts';
import { newRequest } from '#support/papers.ts';

const day = 86_400_000;
const [assistant, officer, elsewhere] = [somebody(1), somebody(2), somebody(3)];
const desks = { assistant, officer };
const neighbour: Agency = {
  ...agency,
  id: 'tetangga' as AgencyId,
  name: 'Pemerintah Kabupaten Tetangga',
  mailDomains: ['tetanggakab.go.id'],
  organization: 'Pemerintah Kabupaten Tetangga',
  timeZone: 'Asia/Makassar',
  contact: 'Ibu Wening, (0287) 654 321',
};
const neighbourOfficers: Desk = {
  ...officers,
  id: 'tetangga-verifikator' as DeskId,
  agencies: [neighbour.id],
  chat: { network: 'sandbox', chat: '-300' },
};
let house: OpenOffice;
let last = 3;
const usernames = new Map<Somebody, string>();
type Member = Somebody & { readonly username: string; readonly account: AccountId };
const newSubscriber = async (): Promise<Member> => {
  const who = somebody(++last);
  return { ...who, ...(await house.subscriber(who, desks)) };
};
const openHouse = async (): Promise<void> => {
  house = await openOffice();
  last = 3;
  usernames.set(assistant, await house.staff(assistant, 'assistant', assistants));
  usernames.set(officer, await house.staff(officer, 'officer', officers));
  await house.office.administration.saveAgency(house.console(), neighbour);
  await house.registry.transaction((records) => records.desks.save(neighbourOfficers));
  await house.staff(elsewhere, 'officer', neighbourOfficers);
};
/** After a long wait their sessions have ended. */
const comeBack = async (...people: readonly Member[]): Promise<void> => {
  for (const [who, username] of usernames) await house.logIn(who, username);
  for (const who of people) await house.logIn(who, who.username);
  await house.leaving();
};

const atDesk = () => house.as(officer, officers);
const approve = (id: CaseId) => house.office.change.approve(atDesk(), id);
const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => ({ code: 'done', fields: {} as Readonly<Record<string, unknown>> }),
    (error: unknown) => error as { code?: string; fields: Readonly<Record<string, unknown>> },
  );
const codeOf = async (work: Promise<unknown>) => (await refusalOf(work)).code;
const checkOf = async (work: Promise<unknown>) => (await refusalOf(work)).fields.check;
const newMailOf = ({ mail }: Somebody): string => `baru.${mail}`;

type Wanted = { readonly [item in ChangeableItem]?: string };
const fill = async (who: Somebody, wanted: Wanted): Promise<Case> => {
  const { id } = await house.office.change.open(house.as(who));
  for (const [item, value] of Object.entries(wanted))
    await house.office.drafting.answer(house.as(who), id, item as ChangeableItem, value);
  if (wanted.name) await house.office.drafting.attach(house.as(who), id, 'identityCard', paper('a card'));
  return house.office.drafting.attach(house.as(who), id, 'letter', paper('a letter about the change'));
};
const ask = async (who: Somebody, wanted: Wanted): Promise<Case> => {
  const { id } = await fill(who, wanted);
  return house.office.change.submit(house.as(who), id);
};
const promotion = { position: 'Kepala Seksi' } as const;
const promoted = async (who: Somebody): Promise<Case> => approve((await ask(who, promotion)).id);
/** Sumbar 1–9. */
const certify = async (who: Member): Promise<Certificate> => {
  const { id } = await house.request(who);
  await house.office.issuance.approve(atDesk(), id);
  await house.office.issuance.issue(house.clockHand(), id);
  return newest(who);
};
const newest = async ({ account }: Member): Promise<Certificate> =>
  (await house.office.issuance.certificatesOf(account))[0] as Certificate;
const ofSerial = (serial: SerialNumber) =>
  house.registry.transaction((records) => records.certificates.find(serial)) as Promise<Certificate>;
const later = (days: number) => new Date(house.clock.now().getTime() + days * day).toISOString();
const linkTo = async (mail: string) => secretOf(await house.mailed({ mail }, 'change-link', 'link'));
const confirm = (secret: string) => house.office.change.confirm(house.page(), secret);
/** The clock's own work for this chapter, as doChores does it. */
const tick = async () => {
  const { change } = house.office;
  for (const { serial } of await change.due()) await change.end(house.clockHand(), serial);
  for (const one of await change.remindable()) await change.remind(house.clockHand(), one);
};
const letters = async () =>
  (await house.leaving()).flatMap((body) => (body.kind === 'mail' ? [{ to: body.to, ...body.letter }] : []));
const lettersTo = async (mail: string) => (await letters()).filter(({ to }) => to === mail).map(({ name }) => name);

describe('ACC-9 only what changes is asked, and changed', () => {
  beforeAll(openHouse);
  afterAll(() => house.close());

  it('a new position: letter, officer, applied with the same tap; the rest of the registry stays', async () => {
    const who = await newSubscriber();
    const before = await house.account(who.account);
    const it = await ask(who, promotion);
    expect(it).toMatchObject({ kind: 'change', state: 'submitted', account: who.account, agency: agency.id });
    expect(await house.account(who.account)).toEqual(before);
    expect((await approve(it.id)).state).toBe('applied');
    expect(await house.account(who.account)).toEqual({
      ...before,
      ...promotion,
      changedAt: house.clock.now().toISOString(),
    });
    expect((await house.office.desk.view(it.id))?.history.map(({ move }) => move)).toEqual([
      'open',
      'submit',
      'takeUp',
      'approve',
      'apply',
    ]);
  });

  it('one open case for an account: asking again continues it, from whichever network, also two at once', async () => {
    const who = await newSubscriber();
    const both = await Promise.all([1, 2].map(() => house.office.change.open(house.as(who))));
    expect(new Set(both.map(({ id }) => id)).size).toBe(1);
    const { id } = await ask(who, promotion);
    expect(await house.office.change.open(house.as(who))).toMatchObject({ id, state: 'submitted' });
  });

  it('is nobody’s without a session, and nothing for an account made by invitation', async () => {
    expect(await codeOf(house.office.change.open(house.as(somebody(28))))).toBe('ERR_NOT_LOGGED_IN');
    expect(await codeOf(house.office.change.open(house.as(officer)))).toBe('ERR_ACCOUNT_BY_INVITATION');
  });

  it('nothing changed, or no letter: it is not sent', async () => {
    const who = await newSubscriber();
    const { id } = await fill(who, {});
    expect(await codeOf(house.office.change.submit(house.as(who), id))).toBe('ERR_NOTHING_CHANGED');
    await house.office.drafting.answer(house.as(who), id, 'position', 'Kepala Seksi');
    await house.office.drafting.erase(house.as(who), id, ['letter']);
    expect(await refusalOf(house.office.change.submit(house.as(who), id))).toMatchObject({
      code: 'ERR_ITEMS_MISSING',
      fields: { item: 'letter' },
    });
  });

  it('a new name needs the KTP, another agency a mailbox there', async () => {
    const who = await newSubscriber();
    const { id } = await fill(who, {});
    const missing = async () => (await refusalOf(house.office.change.submit(house.as(who), id))).fields.item;
    await house.office.drafting.answer(house.as(who), id, 'name', 'Nama Baru');
    expect(await missing()).toBe('identityCard');
    await house.office.drafting.attach(house.as(who), id, 'identityCard', paper('a card'));
    await house.office.drafting.answer(house.as(who), id, 'agency', neighbour.id);
    expect(await missing()).toBe('mail');
  });

  it('what the registry says already is no change of it, said at once and said again at the end', async () => {
    const who = await newSubscriber();
    const { id } = await house.office.change.open(house.as(who));
    const same = {
      name: who.name,
      agency: agency.id,
      mail: who.mail,
      position: 'Pranata Komputer',
      unit: 'Bidang Aplikasi',
    };
    for (const [item, value] of Object.entries(same))
      expect(
        await refusalOf(house.office.drafting.answer(house.as(who), id, item as ChangeableItem, value)),
      ).toMatchObject({ code: 'ERR_SAME_VALUE', fields: { item } });
    await fill(who, promotion);
    await house.registry.transaction((records) =>
      records.accounts.update(who.account, promotion, house.clock.now().toISOString() as never),
    );
    expect(await codeOf(house.office.change.submit(house.as(who), id))).toBe('ERR_SAME_VALUE');
  });

  it('a mailbox of a foreign domain, given before the agency was or after it was taken back', async () => {
    const who = await newSubscriber();
    const { id } = await fill(who, {});
    const answer = (item: ChangeableItem, value: string) =>
      house.office.drafting.answer(house.as(who), id, item, value);
    expect(await codeOf(answer('mail', 'wati@gmail.com'))).toBe('ERR_MAIL_DOMAIN');
    await answer('mail', newMailOf(who));
    await answer('agency', neighbour.id);
    expect(await refusalOf(house.office.change.submit(house.as(who), id))).toMatchObject({
      code: 'ERR_MAIL_DOMAIN',
      fields: { domains: 'tetanggakab.go.id' },
    });
    await answer('mail', 'wati@tetanggakab.go.id');
    await house.office.drafting.erase(house.as(who), id, ['agency']);
    expect((await house.find(id)).agency).toBe(agency.id);
    expect(await codeOf(house.office.change.submit(house.as(who), id))).toBe('ERR_MAIL_DOMAIN');
  });

  it('writes ids and names of fields into the audit log, and no data', async () => {
    const who = await newSubscriber();
    const { id } = await ask(who, { ...promotion, mail: newMailOf(who) });
    await house.leaving();
    await approve(id);
    await confirm(await linkTo(newMailOf(who)));
    const lines = (await house.audit()).filter((line) => line.case === id);
    expect(lines.map(({ act }) => act)).toEqual(
      expect.arrayContaining(['openChange', 'submitChange', 'approve', 'confirmChange']),
    );
    expect(lines.find(({ act }) => act === 'confirmChange')?.facts).toMatchObject({
      account: who.account,
      changed: ['mail', 'position'],
    });
    expect(JSON.stringify(lines)).not.toMatch(/@|Kepala|33051/);
  });
});

describe('ACC-9 a new official mailbox is proven before anything changes, and the old one is told', () => {
  beforeAll(openHouse);
  afterAll(() => house.close());

  it('the link goes to the new one, a hint to the old one; the button applies all that was approved', async () => {
    const who = await newSubscriber();
    const { id } = await ask(who, { ...promotion, mail: newMailOf(who) });
    await house.leaving();
    expect((await approve(id)).state).toBe('approved');
    const mails = (await letters()).toSorted((one, other) => one.name.localeCompare(other.name));
    expect(mails.map(({ name, to }) => [name, to])).toEqual([
      ['change-asked', who.mail],
      ['change-link', newMailOf(who)],
    ]);
    expect(mails[0]?.values).toMatchObject({ mail: 'b•••@contohkab.go.id', contact: agency.contact });
    expect(JSON.stringify(mails[1]?.values)).not.toContain(who.name);
    expect(await house.account(who.account)).toMatchObject({ mail: who.mail, position: 'Pranata Komputer' });

    const secret = secretOf(String(mails[1]?.values.link));
    expect(await house.office.change.isLink(secret)).toBe(true);
    expect(await house.office.change.page(secret)).toMatchObject({ case: id, agency: agency.id });
    expect((await house.find(id)).state).toBe('approved');
    await confirm(secret);
    expect((await house.find(id)).state).toBe('applied');
    expect(await house.account(who.account)).toMatchObject({
      ...promotion,
      mail: newMailOf(who),
      username: who.username,
      passwordState: 'chosen',
    });
    // The owner asked from inside: the session stays.
    expect(await house.office.reception.sessions(who.account)).toHaveLength(1);
    const told = await letters();
    expect(told.map(({ to, values }) => [to, values.mailbox]).toSorted()).toEqual([
      [newMailOf(who), 'new'],
      [who.mail, 'old'],
    ]);
    expect(await codeOf(confirm(secret))).toBe('ERR_TOKEN_UNKNOWN');
  });

  it('the link can be sent again, and only the newest opens; it runs out', async () => {
    const who = await newSubscriber();
    const { id } = await ask(who, { mail: newMailOf(who) });
    await approve(id);
    const first = await linkTo(newMailOf(who));
    await house.office.change.resendLink(house.as(who), id);
    const second = await linkTo(newMailOf(who));
    expect(await codeOf(confirm(first))).toBe('ERR_TOKEN_UNKNOWN');
    expect(await house.office.change.page(first)).toBeNull();
    house.wait(terms.activationDays * day);
    expect(await codeOf(confirm(second))).toBe('ERR_TOKEN_UNKNOWN');
    await comeBack(who);
    await house.office.change.resendLink(house.as(who), id);
    await confirm(await linkTo(newMailOf(who)));
    expect((await house.account(who.account))?.mail).toBe(newMailOf(who));
  });

  it('a password link that lies in the old mailbox opens nothing any more', async () => {
    const who = await newSubscriber();
    const { id } = await ask(who, { mail: newMailOf(who) });
    await approve(id);
    const link = await linkTo(newMailOf(who));
    await house.office.login.forget(house.as({ user: '80001' }), who.username);
    const stolen = secretOf(await house.mailed(who, 'password-link', 'link'));
    await confirm(link);
    expect(await house.office.login.choosePassword(house.page(), stolen, 'gajah duduk di batu')).toEqual({
      outcome: 'gone',
    });
  });

  it('a mailbox of another account, or awaited by another case, blocks the tap; one taken meanwhile the button', async () => {
    const [who, other] = [await newSubscriber(), await newSubscriber()];
    const taken = await ask(who, { mail: other.mail });
    expect(await checkOf(approve(taken.id))).toBe('mail-free');
    await house.office.drafting.withdraw(house.as(who), taken.id);
    const rival = await ask(other, { mail: newMailOf(who) });
    const { id } = await ask(who, { mail: newMailOf(who) });
    expect(await checkOf(approve(id))).toBe('mail-free');
    await house.office.drafting.withdraw(house.as(other), rival.id);
    await house.leaving();
    await approve(id);
    const link = await linkTo(newMailOf(who));
    await house.office.administration.invite(house.console(), {
      name: 'Orang Lain',
      mail: newMailOf(who),
      role: 'assistant',
      desk: assistants.id,
      language: 'id',
      byMail: false,
    });
    expect(await codeOf(confirm(link))).toBe('ERR_ALREADY_REGISTERED');
    expect(await house.find(id)).toMatchObject({ state: 'approved' });
    expect((await house.account(who.account))?.mail).toBe(who.mail);
  });

  it('a domain the agency gave up meanwhile blocks the tap', async () => {
    const who = await newSubscriber();
    const { id } = await ask(who, { mail: newMailOf(who) });
    await house.office.administration.saveAgency(house.console(), { ...agency, mailDomains: ['contoh.go.id'] });
    expect(await checkOf(approve(id))).toBe('mail-domain');
    await house.office.administration.saveAgency(house.console(), agency);
  });

  it('beside a rebinding of the same account: what was proven first stands, and the other link is void until it is sent again', async () => {
    const who = await newSubscriber();
    const change = await ask(who, { mail: newMailOf(who) });
    await approve(change.id);
    const link = await linkTo(newMailOf(who));
    await house.office.reception.consent(house.as(who));
    const { id } = await house.office.rebinding.open(house.as(who));
    await house.office.drafting.answer(house.as(who), id, 'mail', newMailOf(who));
    await house.office.drafting.attach(house.as(who), id, 'letter', paper());
    await house.office.rebinding.submit(house.as(who), id);
    expect(await checkOf(house.office.rebinding.rebind(house.as(assistant, assistants), id))).toBe('mail-free');
    await house.office.drafting.withdraw(house.as(who), id);

    const second = await house.office.rebinding.open(house.as(who));
    await house.office.drafting.answer(house.as(who), second.id, 'mail', `dua.${who.mail}`);
    await house.office.drafting.attach(house.as(who), second.id, 'letter', paper());
    await house.office.rebinding.submit(house.as(who), second.id);
    await house.leaving();
    await house.office.rebinding.rebind(house.as(assistant, assistants), second.id);
    const lost = secretOf(await house.mailed({ mail: `dua.${who.mail}` }, 'mailbox-link', 'link'));
    await house.office.rebinding.confirm(house.page(), lost);
    expect(await codeOf(confirm(link))).toBe('ERR_TOKEN_UNKNOWN');
    expect((await house.account(who.account))?.mail).toBe(`dua.${who.mail}`);
  });

  it('and the other way round: a change that was proven makes the rebinding’s link void', async () => {
    const who = await newSubscriber();
    await house.office.reception.consent(house.as(who));
    const { id } = await house.office.rebinding.open(house.as(who));
    await house.office.drafting.answer(house.as(who), id, 'mail', `dua.${who.mail}`);
    await house.office.drafting.attach(house.as(who), id, 'letter', paper());
    await house.office.rebinding.submit(house.as(who), id);
    await house.leaving();
    await house.office.rebinding.rebind(house.as(assistant, assistants), id);
    const lost = secretOf(await house.mailed({ mail: `dua.${who.mail}` }, 'mailbox-link', 'link'));
    const change = await ask(who, { mail: newMailOf(who) });
    await approve(change.id);
    await confirm(await linkTo(newMailOf(who)));
    expect(await codeOf(house.office.rebinding.confirm(house.page(), lost))).toBe('ERR_TOKEN_UNKNOWN');
    expect((await house.account(who.account))?.mail).toBe(newMailOf(who));
  });
});

describe('ACC-9 the certificate of before stays valid with a deadline', () => {
  beforeAll(openHouse);
  afterAll(() => house.close());

  it('a new position: fourteen days, told with the day; the registry and the deadline are one act', async () => {
    const who = await newSubscriber();
    const { serial } = await certify(who);
    await house.leaving();
    await promoted(who);
    expect(await ofSerial(serial)).toMatchObject({ status: 'valid', current: true, endBy: later(terms.changedDays) });
    const told = await house.leaving();
    expect(told).toContainEqual(
      expect.objectContaining({
        kind: 'notice',
        notice: expect.objectContaining({
          name: 'change-applied',
          values: expect.objectContaining({ certificate: 'ends', until: later(terms.changedDays) }),
        }),
      }),
    );
    expect(told).toContainEqual(
      expect.objectContaining({
        kind: 'mail',
        to: who.mail,
        letter: expect.objectContaining({ name: 'change-applied' }),
      }),
    );
  });

  it.each([
    ['name', { name: 'Nama Yang Baru' }, true],
    ['unit', { unit: 'Bidang Lain' }, false],
  ] as const)('compares what a certificate issued now would say: %s', async (_, wanted, ends) => {
    const who = await newSubscriber();
    const { serial } = await certify(who);
    const { id } = await ask(who, wanted);
    const check = (await house.office.desk.view(id))?.checks.find(({ name }) => name === 'certificates-outdated');
    expect(check).toMatchObject({ verdict: ends ? 'differs' : 'agrees', values: { count: ends ? '1' : '0' } });
    await house.leaving();
    await approve(id);
    expect((await ofSerial(serial)).endBy !== null).toBe(ends);
    const notice = (await house.leaving()).find((body) => body.kind === 'notice');
    expect(notice).toMatchObject({ notice: { values: { certificate: ends ? 'ends' : 'stays' } } });
  });

  it('a new mail ends it too, a held one as well; a person without certificate hears of none', async () => {
    const [who, other] = [await newSubscriber(), await newSubscriber()];
    const { serial } = await certify(who);
    await house.office.revocation.hold(house.console(), serial);
    const { id } = await ask(who, { mail: newMailOf(who) });
    await approve(id);
    await confirm(await linkTo(newMailOf(who)));
    expect((await ofSerial(serial)).endBy).toBe(later(terms.changedDays));
    await house.leaving();
    await promoted(other);
    expect((await house.leaving()).find((body) => body.kind === 'notice')).toMatchObject({
      notice: { values: { certificate: 'none', until: '' } },
    });
  });

  it('where it runs out earlier by itself that day is told, and nobody ends it a second time', async () => {
    const who = await newSubscriber();
    const { serial, notAfter } = await certify(who);
    house.wait(new Date(notAfter).getTime() - house.clock.now().getTime() - 3 * day);
    await comeBack(who);
    await promoted(who);
    expect((await house.leaving()).find((body) => body.kind === 'notice')).toMatchObject({
      notice: { values: { certificate: 'ends', until: notAfter } },
    });
    house.wait(terms.changedDays * day);
    await tick();
    expect((await ofSerial(serial)).status).toBe('valid');
    expect(await letters()).toEqual([]);
    await comeBack();
  });

  it('a second change gives no second fortnight; one that makes it true again takes the deadline away', async () => {
    const who = await newSubscriber();
    const { serial } = await certify(who);
    await promoted(who);
    const { endBy } = await ofSerial(serial);
    house.wait(day);
    await comeBack(who);
    await approve((await ask(who, { position: 'Kepala Bidang' })).id);
    expect((await ofSerial(serial)).endBy).toBe(endBy);
    await approve((await ask(who, { position: 'Pranata Komputer' })).id);
    expect((await ofSerial(serial)).endBy).toBeNull();
    house.wait(terms.changedDays * day);
    await tick();
    expect((await ofSerial(serial)).status).toBe('valid');
    await comeBack();
  });

  it('the deadline passes: ended as affiliationChanged, told by chat and mail, once, though the machine was off for weeks', async () => {
    const who = await newSubscriber();
    const { serial } = await certify(who);
    await promoted(who);
    await house.leaving();
    house.wait(terms.changedDays * day - 1);
    await tick();
    expect((await ofSerial(serial)).status).toBe('valid');
    await house.leaving();
    house.wait(21 * day);
    await tick();
    expect(await ofSerial(serial)).toMatchObject({ status: 'revoked', reason: 'affiliationChanged', current: false });
    const told = await house.leaving();
    expect(told.filter((body) => body.kind === 'mail').map(({ letter }) => letter.name)).toEqual(['certificate-ended']);
    expect(told.filter((body) => body.kind === 'notice').map(({ notice }) => notice.name)).toEqual([
      'certificate-ended',
    ]);
    await tick();
    expect(await house.leaving()).toEqual([]);
    expect(await house.office.change.end(house.clockHand(), serial)).toBe(false);
    await comeBack();
  });

  it('is reminded half way and a day before, once each; after weeks without power only of the newer', async () => {
    const [who, other] = [await newSubscriber(), await newSubscriber()];
    await certify(who);
    await promoted(who);
    await house.leaving();
    house.wait((terms.changedDays / 2) * day - 1);
    await tick();
    expect(await lettersTo(who.mail)).toEqual([]);
    house.wait(1);
    await tick();
    await tick();
    expect(await lettersTo(who.mail)).toEqual(['certificate-ending']);
    await comeBack(other);
    await certify(other);
    await promoted(other);
    await house.leaving();
    house.wait((terms.changedDays / 2 - 1) * day);
    await tick();
    await tick();
    expect(await letters()).toMatchObject([{ to: who.mail, name: 'certificate-ending' }]);
    house.wait(7 * day);
    // For one the deadline is over; for the other both reminders are due, and the later is enough.
    await tick();
    expect((await letters()).map(({ to, name }) => [to, name]).toSorted()).toEqual(
      [
        [other.mail, 'certificate-ending'],
        [who.mail, 'certificate-ended'],
      ].toSorted(),
    );
    house.wait(day / 4);
    await tick();
    expect(await letters()).toEqual([]);
    await comeBack();
  });

  it('approved and not yet proven it can be stopped by the officers, whom the old mailbox’s owner may call', async () => {
    await comeBack();
    const who = await newSubscriber();
    const { id } = await ask(who, { mail: newMailOf(who) });
    await approve(id);
    const secret = await linkTo(newMailOf(who));
    await house.office.decision.beginVerdict(atDesk(), id, 'refuse');
    await house.office.decision.tick(atDesk(), id, { item: 'letter', reason: 'false-papers' });
    expect((await house.office.decision.sendVerdict(atDesk(), id, 'refuse')).state).toBe('refused');
    expect(await codeOf(confirm(secret))).toBe('ERR_TOKEN_UNKNOWN');
  });

  it('who has asked for the successor is not reminded of it; its issue ends the one of before at once', async () => {
    const who = await newSubscriber();
    const { serial } = await certify(who);
    await promoted(who);
    const { id } = await house.office.renewal.open(house.as(who));
    await house.office.renewal.confirmUnchanged(house.as(who), id);
    const { csr } = newRequest(`/CN=${who.name}`);
    await house.office.issuance.attachCsr(house.as(who), id, new TextEncoder().encode(csr));
    const { document } = await house.office.issuance.showAgreement(house.as(who), id);
    await house.office.issuance.acceptAgreement(house.as(who), id, document as DocumentId);
    await house.leaving();
    house.wait((terms.changedDays / 2) * day);
    await tick();
    expect(await lettersTo(who.mail)).toEqual([]);
    await comeBack();
    await house.office.issuance.approve(atDesk(), id);
    await house.office.issuance.issue(house.clockHand(), id);
    expect(await ofSerial(serial)).toMatchObject({ status: 'revoked', reason: 'affiliationChanged' });
    const successor = await newest(who);
    expect(successor).toMatchObject({ status: 'valid', current: true, endBy: null });
    expect(successor.subject).toContain('title=Kepala Seksi');
  });
});

describe('Kebumen warning 3: a certificate is never issued from stale data', () => {
  beforeAll(openHouse);
  afterAll(() => house.close());

  it('no issuance is approved while a change lies at the desk or waits for the new mailbox; its number is said', async () => {
    const who = await newSubscriber();
    const request = await house.request(who);
    const approval = () => house.office.issuance.approve(atDesk(), request.id);
    const { id } = await ask(who, { mail: newMailOf(who) });
    const blocked = { code: 'ERR_CHECK_BLOCKS', fields: { check: 'no-open-change', other: String(id) } };
    expect(await refusalOf(approval())).toMatchObject(blocked);
    await house.office.decision.claim(atDesk(), id);
    expect(await refusalOf(approval())).toMatchObject(blocked);
    await approve(id);
    expect(await refusalOf(approval())).toMatchObject(blocked);
    await house.office.drafting.withdraw(house.as(who), id);
    expect(await codeOf(approval())).toBe('done');
  });

  it('a change that is only begun keeps nobody waiting', async () => {
    const who = await newSubscriber();
    const request = await house.request(who);
    await fill(who, promotion);
    expect(await codeOf(house.office.issuance.approve(atDesk(), request.id))).toBe('done');
  });

  it('an open issuance is asked for its agreement again, and is then issued from the new data', async () => {
    const who = await newSubscriber();
    const request = await house.request(who);
    const { id } = await ask(who, promotion);
    const view = await house.office.desk.view(id);
    expect(view?.checks.find(({ name }) => name === 'running-issuance')).toMatchObject({
      verdict: 'differs',
      values: { other: String(request.id) },
    });
    await approve(id);
    expect(await codeOf(house.office.issuance.approve(atDesk(), request.id))).toBe('ERR_AGREEMENT_CHANGED');
    await house.office.decision.beginVerdict(atDesk(), request.id, 'reject');
    await house.office.decision.tick(atDesk(), request.id, { item: 'letter', reason: 'outdated' });
    await house.office.decision.sendVerdict(atDesk(), request.id, 'reject');
    await house.office.drafting.attach(house.as(who), request.id, 'letter', paper('a newer letter'));
    expect(await house.office.issuance.resubmit(house.as(who), request.id)).toEqual({ submitted: false });
    const { document } = await house.office.issuance.showAgreement(house.as(who), request.id);
    await house.office.issuance.acceptAgreement(house.as(who), request.id, document as DocumentId);
    await house.office.issuance.approve(atDesk(), request.id);
    await house.office.issuance.issue(house.clockHand(), request.id);
    const { serial, endBy } = await newest(who);
    const der = await house.registry.transaction((records) => records.certificates.der(serial));
    expect(certificateFacts(der).subject).toContain('title=Kepala Seksi');
    expect(endBy).toBeNull();
  });

  it('between an issuance’s approval and its signature nothing changes: neither by tap nor by link; afterwards it gets its deadline', async () => {
    const who = await newSubscriber();
    const request = await house.request(who);
    const { id } = await ask(who, { mail: newMailOf(who) });
    await approve(id);
    const link = await linkTo(newMailOf(who));
    // As if an older office had approved it after the change was: the two never stand like this by our own acts.
    await house.registry.transaction(async (records) => {
      const it = await records.cases.find(request.id);
      if (it) await records.cases.update(it, { state: 'approved' }, house.clock.now().toISOString() as never);
    });
    expect(await refusalOf(confirm(link))).toMatchObject({
      code: 'ERR_CHECK_BLOCKS',
      fields: { check: 'running-issuance' },
    });
    expect((await house.account(who.account))?.mail).toBe(who.mail);

    const other = await newSubscriber();
    const signing = await house.request(other);
    await house.office.issuance.approve(atDesk(), signing.id);
    const change = await ask(other, promotion);
    expect(await refusalOf(approve(change.id))).toMatchObject({
      code: 'ERR_CHECK_BLOCKS',
      fields: { check: 'running-issuance', other: String(signing.id) },
    });
    await house.office.issuance.issue(house.clockHand(), signing.id);
    expect((await approve(change.id)).state).toBe('applied');
    expect((await newest(other)).endBy).toBe(later(terms.changedDays));
  });

  it('approved at the same moment, one of the two waits: never a signature on data of before without a deadline', async () => {
    for (let round = 0; round < 3; round++) {
      const who = await newSubscriber();
      const request = await house.request(who);
      const { id } = await fill(who, promotion);
      const both = await Promise.all([
        codeOf(house.office.issuance.approve(atDesk(), request.id)),
        codeOf(house.office.change.submit(house.as(who), id).then(() => approve(id))),
      ]);
      expect(both).toContain('done');
      const isStale = (await house.account(who.account))?.position === promotion.position && both[0] === 'done';
      expect(isStale, both.join(' and ')).toBe(false);
    }
  });
});

describe('ACC-9 to another agency', () => {
  beforeAll(openHouse);
  afterAll(() => house.close());

  const transfer = async (who: Somebody) =>
    ask(who, { agency: neighbour.id, mail: `${who.user}@${neighbour.mailDomains[0]}` });
  const atNeighbour = () => house.as(elsewhere, neighbourOfficers);

  it('the officers of the new agency decide, the old ones cannot; the organization in the certificate is another', async () => {
    const who = await newSubscriber();
    const { serial } = await certify(who);
    await house.leaving();
    const { id, agency: deciding } = await transfer(who);
    expect(deciding).toBe(neighbour.id);
    const cards = (await house.leaving()).flatMap((body) => (body.kind === 'card' ? [body.desk] : []));
    expect(cards).toEqual([neighbourOfficers.id]);
    expect(await codeOf(approve(id))).toBe('ERR_ACT_NOT_ALLOWED');
    await house.office.change.approve(atNeighbour(), id);
    await confirm(await linkTo(`${who.user}@tetanggakab.go.id`));
    expect(await house.account(who.account)).toMatchObject({ agency: neighbour.id });
    expect((await ofSerial(serial)).endBy).toBe(later(terms.changedDays));
  });

  it('what else is open goes along, let go by who had taken it up', async () => {
    const who = await newSubscriber();
    const request = await house.request(who);
    await house.office.decision.claim(atDesk(), request.id);
    const { id } = await transfer(who);
    await house.office.change.approve(atNeighbour(), id);
    const link = await linkTo(`${who.user}@tetanggakab.go.id`);
    await house.leaving();
    await confirm(link);
    expect(await house.find(request.id)).toMatchObject({ state: 'submitted', claim: null, agency: neighbour.id });
    const cards = (await house.leaving()).flatMap((body) => (body.kind === 'card' ? [[body.case, body.desk]] : []));
    expect(cards).toContainEqual([request.id, neighbourOfficers.id]);
    expect(await codeOf(house.office.issuance.approve(atDesk(), request.id))).toBe('ERR_ACT_NOT_ALLOWED');
    expect(await codeOf(house.office.issuance.approve(atNeighbour(), request.id))).toBe('ERR_AGREEMENT_CHANGED');
  });
});

describe('ACC-9 the ways back: rejected, refused, taken back, withdrawn, lapsed', () => {
  beforeAll(openHouse);
  afterAll(() => house.close());

  const reject = async (id: CaseId, item: 'letter' | 'position' = 'letter') => {
    await house.office.decision.beginVerdict(atDesk(), id, 'reject');
    await house.office.decision.tick(atDesk(), id, {
      item,
      reason: item === 'letter' ? 'unsigned' : 'differs-from-letter',
    });
    return house.office.decision.sendVerdict(atDesk(), id, 'reject');
  };

  it('rejected: only what was named may change, and the mail goes to the proven mailbox, never to the one asked for', async () => {
    const who = await newSubscriber();
    const { id } = await ask(who, { ...promotion, mail: newMailOf(who) });
    await house.leaving();
    expect((await reject(id)).state).toBe('draft');
    house.wait(31_000);
    const mails = await letters();
    expect(mails.map(({ name, to }) => [name, to])).toEqual([['case-rejected', who.mail]]);
    expect(await codeOf(house.office.drafting.answer(house.as(who), id, 'position', 'Kepala Bidang'))).toBe(
      'ERR_ITEM_NOT_OPEN',
    );
    expect(await codeOf(house.office.change.submit(house.as(who), id))).toBe('ERR_ITEMS_MISSING');
    await house.office.drafting.attach(house.as(who), id, 'letter', paper('signed now'));
    expect((await house.office.change.submit(house.as(who), id)).state).toBe('submitted');
  });

  it('taken back within thirty seconds: nothing leaves', async () => {
    const who = await newSubscriber();
    const { id } = await ask(who, promotion);
    await house.leaving();
    await reject(id, 'position');
    house.wait(29_000);
    expect((await house.office.decision.takeBack(atDesk(), id)).state).toBe('under-review');
    house.wait(2_000);
    expect((await house.leaving()).filter(({ kind }) => kind !== 'card')).toEqual([]);
  });

  it('refused for good, or withdrawn, also while the new mailbox has not answered: the registry stays, the link opens nothing', async () => {
    const who = await newSubscriber();
    const refused = await ask(who, promotion);
    await house.office.decision.beginVerdict(atDesk(), refused.id, 'refuse');
    await house.office.decision.tick(atDesk(), refused.id, { item: 'letter', reason: 'false-papers' });
    expect((await house.office.decision.sendVerdict(atDesk(), refused.id, 'refuse')).state).toBe('refused');
    const { id } = await ask(who, { mail: newMailOf(who) });
    await approve(id);
    const link = await linkTo(newMailOf(who));
    expect((await house.office.drafting.withdraw(house.as(who), id)).state).toBe('withdrawn');
    expect(await house.office.change.page(link)).toBeNull();
    expect(await codeOf(confirm(link))).toBe('ERR_TOKEN_UNKNOWN');
    expect(await house.account(who.account)).toMatchObject({ mail: who.mail, position: 'Pranata Komputer' });
  });

  it('nobody decides their own, and no other act approves it', async () => {
    const clerk = await newSubscriber();
    await house.staff(clerk, 'officer', officers);
    const { id } = await ask(clerk, promotion);
    expect(await codeOf(house.office.change.approve(house.as(clerk, officers), id))).toBe('ERR_OWN_CASE');
    expect(await codeOf(house.office.change.approve(house.as(assistant, assistants), id))).toBe('ERR_ACT_NOT_ALLOWED');
    expect(await codeOf(house.office.issuance.approve(atDesk(), id))).not.toBe('done');
    const request = await house.request(await newSubscriber());
    expect(await codeOf(approve(request.id))).toBe('ERR_MOVE_NOT_ALLOWED');
  });

  it('an approved one whose link nobody opened lapses after thirty days with a notice; an approved issuance does not', async () => {
    const [who, other] = [await newSubscriber(), await newSubscriber()];
    const { id } = await ask(who, { mail: newMailOf(who) });
    await approve(id);
    const request = await house.request(other);
    await house.office.issuance.approve(atDesk(), request.id);
    await house.leaving();
    house.wait(terms.draftDays * day + 1);
    const stale = (await house.office.upkeep.stale()).map((one) => one.id);
    expect(stale).toContain(id);
    expect(stale).not.toContain(request.id);
    expect((await house.office.upkeep.lapse(house.clockHand(), id)).state).toBe('lapsed');
    expect(await house.leaving()).toContainEqual(
      expect.objectContaining({ kind: 'notice', notice: expect.objectContaining({ name: 'case-lapsed', case: id }) }),
    );
  });
});
