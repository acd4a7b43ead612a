/** One person in several networks, at the real office: joining by a code, where news goes, BERHENTI, numbers that change. ACC-8, REN-1, CONVERSATION 16. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { individualSigning } from '#pki/profile.ts';
import type { Actor } from '#ra/actor.ts';
import type { Case } from '#ra/case.ts';
import type { NoticeName } from '#ra/notice.ts';
import type { Posting } from '#ra/ports.ts';
import type { AccountId, Address, CaseId, DocumentId, NetworkName } from '#ra/values.ts';
import type { OpenOffice, Somebody } from '#support/office.ts';
import { assistants, officers, openOffice, paper, password, secretOf, somebody } from '#support/office.ts';
import { newRequest } from '#support/papers.ts';

const profile = individualSigning.name;
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const [assistant, officer] = [somebody(1), somebody(2)];
const desks = { assistant, officer };
type Subscriber = Somebody & { readonly username: string; readonly account: AccountId };
let house: OpenOffice;
let beginning: number;
let next = 2;

beforeAll(async () => {
  house = await openOffice();
  beginning = house.clock.now().getTime();
  await house.staff(assistant, 'assistant', assistants);
  await house.staff(officer, 'officer', officers);
});
afterAll(() => house.close());

const usernameOf = (who: Somebody): Promise<string> =>
  house.registry.transaction(async (records) => (await records.accounts.findBy('mail', who.mail))?.username ?? '');
/** The desks work again, on the morning it all began. */
const atWork = async (): Promise<void> => {
  house.wait(beginning - house.clock.now().getTime());
  await house.logIn(assistant, await usernameOf(assistant));
  await house.logIn(officer, await usernameOf(officer));
};
const newSubscriber = async (): Promise<Subscriber> => {
  await atWork();
  const who = somebody(++next);
  const made = await house.subscriber(who, desks);
  await house.leaving();
  return { ...who, ...made };
};

/** Somebody's own chat in another network. */
const chatOf = (who: Pick<Somebody, 'user'>, network: NetworkName = 'whatsapp'): Address => ({
  network,
  user: `90${who.user}`,
  chat: `90${who.user}`,
});
const from = (at: Address): Actor => ({ ...house.as({ user: at.user }), origin: at.network as 'whatsapp', at });
const visitor = (at: Address) => house.office.reception.visitor(at);
const own = (who: Pick<Somebody, 'user'>): Address => ({ network: 'sandbox', user: who.user, chat: who.user });
const codeOf = async (by: Actor): Promise<string> => {
  const offer = await house.office.login.offerJoining(by);
  if (offer.outcome !== 'code') throw new Error(offer.outcome);
  return offer.code;
};
/** In their own network and on WhatsApp, where they spoke last. */
const joined = async (): Promise<Subscriber> => {
  const who = await newSubscriber();
  const code = await codeOf(house.as(who));
  house.wait(minute);
  expect(await house.office.login.join(from(chatOf(who)), code)).toMatchObject({ outcome: 'in' });
  await house.leaving();
  return who;
};

type Told = { readonly told: NoticeName; readonly in: string } | { readonly mailed: string; readonly to: string };
const toldOf = (body: Posting['body']): readonly Told[] => {
  if (body.kind === 'notice') return [{ told: body.notice.name, in: `${body.to.network}:${body.to.chat}` }];
  return body.kind === 'mail' ? [{ mailed: body.letter.name, to: body.to }] : [];
};
/** What leaves now for this person, the chats first: between two lines there is no order. */
const toldTo = async (who: Somebody): Promise<readonly Told[]> => {
  const chats = [own(who), chatOf(who), chatOf(who, 'telegram')].map(({ network, chat }) => `${network}:${chat}`);
  const all = (await house.leaving()).flatMap(toldOf);
  const theirs = all.filter((one) => ('in' in one ? chats.includes(one.in) : one.to === who.mail));
  return [...theirs.filter((one) => 'in' in one), ...theirs.filter((one) => 'to' in one)];
};
const there = (who: Somebody) => `whatsapp:${chatOf(who).chat}`;
const here = (who: Somebody) => `sandbox:${who.user}`;

describe('ACC-8 a code made in one chat opens the same account in another', () => {
  it('once, in the chat where it is typed; the other chats and the mailbox hear of it', async () => {
    const who = await newSubscriber();
    const [phone, code] = [chatOf(who), await codeOf(house.as(who))];
    expect(await house.office.login.join(from(phone), ` ${code.toLowerCase()} `)).toEqual({
      outcome: 'in',
      name: who.name,
    });
    expect((await visitor(phone)).account?.id).toBe(who.account);
    expect((await visitor(own(who))).account?.id).toBe(who.account);
    expect(await toldTo(who)).toEqual([
      { told: 'chat-joined', in: here(who) },
      { mailed: 'logged-in', to: who.mail },
    ]);
    expect((await house.office.reception.sessions(who.account)).map(({ network }) => network)).toEqual([
      'sandbox',
      'whatsapp',
    ]);
    const stranger = chatOf(somebody(27));
    expect(await house.office.login.join(from(stranger), code)).toEqual({ outcome: 'unknown' });
    expect((await visitor(stranger)).account).toBeNull();
  });

  it('the button under the news ends that session, and nothing more is told in that chat', async () => {
    const who = await newSubscriber();
    const thief = chatOf(who, 'telegram');
    await house.office.login.join(from(thief), await codeOf(house.as(who)));
    const news = (await house.leaving()).find((body) => body.kind === 'notice' && body.notice.name === 'chat-joined');
    const session = news?.kind === 'notice' ? news.notice.values?.session : undefined;
    house.wait(minute);
    await visitor(thief); // it speaks last
    await house.office.login.endSession(house.as(who), session as never); // as the button carries it
    expect((await visitor(thief)).account).toBeNull();
    const { id } = await house.request(who);
    await house.office.decision.claim(house.as(officer, officers), id);
    await house.office.word.ask(house.as(officer, officers), id, 'Apakah surat ini yang terbaru?');
    expect(await toldTo(who)).toContainEqual({ told: 'desk-question', in: here(who) });
  });

  it('lives for ten minutes; a new one makes the one before void; in the chat that made it, it opens nothing and stays good', async () => {
    const who = await newSubscriber();
    const phone = chatOf(who);
    const old = await codeOf(house.as(who));
    const code = await codeOf(house.as(who));
    expect(await house.office.login.join(from(phone), old)).toEqual({ outcome: 'unknown' });
    expect(await house.office.login.join(house.as(who), code)).toEqual({ outcome: 'here' });
    house.wait(10 * minute - 1);
    expect(await house.office.login.join(from(phone), code)).toMatchObject({ outcome: 'in' });
    const late = await codeOf(house.as(who));
    house.wait(10 * minute);
    expect(await house.office.login.join(from(phone), late)).toEqual({ outcome: 'unknown' });
  });

  it('five that open nothing, and for an hour the right one is answered like a wrong one; invitations too', async () => {
    const who = await newSubscriber();
    const phone = chatOf(who);
    const code = await codeOf(house.as(who));
    for (let tries = 0; tries < 5; tries++)
      expect(await house.office.login.join(from(phone), 'AAAA-AAAA')).toEqual({ outcome: 'unknown' });
    expect(await house.office.login.join(from(phone), code)).toEqual({ outcome: 'unknown' });
    const invited = {
      name: 'Sri Utami',
      mail: 'sri.utami@contohkab.go.id',
      role: 'officer',
      desk: officers.id,
    } as const;
    const invitation = await house.office.administration.invite(house.console(), {
      ...invited,
      language: 'id',
      byMail: false,
    });
    expect(await house.office.administration.codeOpens(invitation.code, phone)).toBeUndefined();
    expect(await house.office.administration.codeOpens(invitation.code, own(who))).toBe('invitation');
    const lines = (await house.audit()).filter(({ act }) => act === 'joinChat').slice(-6);
    expect(lines.map(({ facts }) => facts)).toEqual(Array(6).fill({ result: 'unknown' }));
    house.wait(hour);
    await house.logIn(who, who.username);
    expect(await house.office.login.join(from(phone), await codeOf(house.as(who)))).toMatchObject({ outcome: 'in' });
  });

  it('no desk is opened so: who holds a role makes none, and a role that comes later closes what a code opened', async () => {
    await atWork();
    expect(await house.office.login.offerJoining(house.as(officer))).toEqual({ outcome: 'desk' });
    const who = await joined();
    const code = await codeOf(house.as(who));
    const invited = { name: who.name, mail: who.mail, role: 'officer', desk: officers.id } as const;
    const invitation = await house.office.administration.invite(house.console(), {
      ...invited,
      language: 'id',
      byMail: false,
    });
    await house.office.administration.acceptInvitation(house.as(who), invitation.code);
    expect((await visitor(chatOf(who))).account).toBeNull();
    expect(await house.office.login.join(from(chatOf(who, 'telegram')), code)).toEqual({ outcome: 'desk' });
    expect((await visitor(chatOf(who, 'telegram'))).account).toBeNull();
  });

  it('only who is logged in makes one; a chat without a language goes on in the other’s', async () => {
    await expect(house.office.login.offerJoining(house.as(somebody(26)))).rejects.toMatchObject({
      code: 'ERR_NOT_LOGGED_IN',
    });
    const who = await newSubscriber();
    await house.office.reception.chooseLanguage(house.as(who), 'en');
    await house.office.login.join(from(chatOf(who)), await codeOf(house.as(who)));
    expect((await visitor(chatOf(who))).contact).toMatchObject({ language: 'en', consent: null });
  });

  it('ACC-7 a login by password is told in the other open chats as well', async () => {
    const who = await joined();
    const { link } = await house.office.login.begin(from(chatOf(who, 'telegram')), who.name, 'id');
    const answer = await house.office.login.enterPassword(house.page(), secretOf(link), who.username, password);
    if (answer.outcome !== 'code') throw new Error(answer.outcome);
    await house.leaving();
    await house.office.login.confirm(from(chatOf(who, 'telegram')), answer.code);
    expect(await toldTo(who)).toEqual(
      expect.arrayContaining([
        { told: 'chat-joined', in: here(who) },
        { told: 'chat-joined', in: there(who) },
        { mailed: 'logged-in', to: who.mail },
      ]),
    );
  });
});

const atDesk = () => house.as(officer, officers);
const grant = async (id: CaseId): Promise<void> => {
  await house.office.issuance.approve(atDesk(), id);
  await house.office.issuance.issue(house.clockHand(), id);
};
const reject = async (id: CaseId): Promise<void> => {
  await house.office.decision.claim(atDesk(), id);
  await house.office.decision.beginVerdict(atDesk(), id, 'reject');
  await house.office.decision.tick(atDesk(), id, { item: 'letter', reason: 'unsigned' });
  await house.office.decision.sendVerdict(atDesk(), id, 'reject');
  house.wait(31_000);
};
const refuse = async (id: CaseId): Promise<void> => {
  await house.office.decision.claim(atDesk(), id);
  await house.office.decision.beginVerdict(atDesk(), id, 'refuse');
  await house.office.decision.tick(atDesk(), id, { item: 'letter', reason: 'not-of-agency' });
  await house.office.decision.sendVerdict(atDesk(), id, 'refuse');
};

describe('ACC-8, ISS-9 a case begun in one network goes on in the other', () => {
  it('the letter there, the CSR here, the agreement there, the mended letter here, the certificate wherever it is asked for', async () => {
    const who = await joined();
    const phone = chatOf(who);
    const { id } = await house.office.issuance.open(house.as(who), profile);
    await house.office.drafting.attach(from(phone), id, 'letter', paper('a letter from the telephone'));
    expect((await house.office.issuance.open(from(phone), profile)).id).toBe(id);
    const csr = new TextEncoder().encode(newRequest(`/CN=${who.name}`).csr);
    await house.office.issuance.attachCsr(house.as(who), id, csr);
    expect((await visitor(phone)).cases.map((it) => [it.id, Object.keys(it.answers).toSorted()])).toEqual([
      [id, ['csr', 'letter', 'profile']],
    ]);
    const { document } = await house.office.issuance.showAgreement(from(phone), id);
    await house.office.issuance.acceptAgreement(from(phone), id, document as DocumentId);
    const evidence = await house.registry.transaction((records) => records.agreements.latest(id));
    expect(evidence).toMatchObject({ network: 'whatsapp', user: phone.user });

    await house.leaving();
    await reject(id);
    expect(await toldTo(who)).toContainEqual({ told: 'issuance-rejected', in: there(who) });
    await house.office.drafting.attach(house.as(who), id, 'letter', paper('a signed letter'));
    expect(await house.office.issuance.resubmit(house.as(who), id)).toEqual({ submitted: true });
    house.wait(minute);
    await visitor(own(who));
    await grant(id);
    expect(await toldTo(who)).toEqual([
      { told: 'issuance-issued', in: here(who) },
      { mailed: 'certificate-issued', to: who.mail },
    ]);
    const [certificate] = await house.office.issuance.certificatesOf(who.account);
    if (!certificate) throw new Error('Nothing was issued');
    const files = [
      await house.office.issuance.fetch(from(phone), certificate.serial),
      await house.office.issuance.fetch(house.as(who), certificate.serial),
    ];
    expect(files[0]).toEqual(files[1]);
  });

  it('ACC-1 before there is an account it is the contact’s: no other chat sees or continues it, and no code joins it', async () => {
    await atWork();
    const who = somebody(++next);
    const { id } = await house.fillIntroduction(who);
    const phone = chatOf(who);
    expect((await visitor(phone)).cases).toEqual([]);
    await expect(house.office.registration.open(from(phone))).rejects.toMatchObject({ code: 'ERR_CONSENT_MISSING' });
    await expect(house.office.drafting.answer(from(phone), id, 'phone', '+628111111111')).rejects.toMatchObject({
      code: 'ERR_ACT_NOT_ALLOWED',
    });
    await expect(house.office.login.offerJoining(house.as(who))).rejects.toMatchObject({ code: 'ERR_NOT_LOGGED_IN' });
  });
});

/** A certificate, and the owner in both chats; WhatsApp is where they spoke last. */
const holder = async (): Promise<Subscriber> => {
  const who = await joined();
  await grant((await house.request(who)).id);
  house.wait(minute);
  await visitor(chatOf(who));
  await house.leaving();
  return who;
};
const rejectedRequest = async (who: Subscriber): Promise<Case> => {
  const it = await house.request(who);
  await house.leaving();
  await reject(it.id);
  return it;
};

describe('CONVERSATION 16 news goes where the person last spoke', () => {
  it('in whichever network, also when both sessions have ended', async () => {
    const who = await joined();
    const { id } = await house.request(who);
    house.wait(minute);
    await visitor(chatOf(who));
    house.wait(minute);
    await visitor(own(who));
    house.wait(3 * hour);
    await house.leaving();
    await reject(id);
    expect(await toldTo(who)).toContainEqual({ told: 'issuance-rejected', in: here(who) });
  });

  it('a chat that turns out unreachable is followed by the next one, then by the mailbox', async () => {
    const who = await joined();
    const it = await house.request(who);
    house.wait(minute);
    await visitor(chatOf(who));
    await house.leaving();
    await house.office.decision.claim(atDesk(), it.id);
    await house.office.word.ask(atDesk(), it.id, 'Apakah surat ini yang terbaru?');
    const question = async () =>
      (await house.leaving()).find((body) => body.kind === 'notice' && body.notice.name === 'desk-question');
    const first = await question();
    if (first?.kind !== 'notice') throw new Error('Nothing was asked');
    expect(first.to).toMatchObject({ network: 'whatsapp' });
    await house.office.reception.unreachable(house.clockHand(), first.to, first.notice);
    const second = await question();
    if (second?.kind !== 'notice') throw new Error('Nothing was asked again');
    expect(second.to).toEqual({ network: 'sandbox', chat: who.user });
    await house.office.reception.unreachable(house.clockHand(), second.to, second.notice);
    expect(await toldTo(who)).toEqual([{ mailed: 'desk-question', to: who.mail }]);
  });

  it('what was for a desk, or for one chat alone, is told nowhere else', async () => {
    const who = await joined();
    const { id } = await house.request(who);
    await house.leaving();
    for (const name of ['case-file', 'claim-ending', 'password-changed', 'login-code-ready'] as const)
      await house.office.reception.unreachable(house.clockHand(), own(officer), { name, case: id });
    expect(await toldTo(who)).toEqual([]);
    await atWork();
    await visitor(own(officer));
  });

  it('a refusal, which is final, goes by mail as well', async () => {
    const who = await joined();
    const { id } = await house.request(who);
    await house.leaving();
    await refuse(id);
    expect(await toldTo(who)).toEqual([
      { told: 'issuance-refused', in: there(who) },
      { mailed: 'case-refused', to: who.mail },
    ]);
  });
});

describe('CONVERSATION 16, REN-1 BERHENTI and MULAI on WhatsApp', () => {
  /** On WhatsApp alone. */
  const onlyThere = async (): Promise<Subscriber> => {
    const who = await joined();
    await house.office.reception.unreachable(house.clockHand(), own(who));
    house.wait(minute);
    await visitor(chatOf(who));
    return who;
  };
  const berhenti = (who: Somebody) => house.office.reception.chooseReminders(from(chatOf(who)), false);

  it('after BERHENTI nothing unasked is written there: decisions, certificates and logins go by mail', async () => {
    const who = await onlyThere();
    await berhenti(who);
    const asked = from(chatOf(who));
    const { id } = await house.office.issuance.open(asked, profile);
    const csr = new TextEncoder().encode(newRequest(`/CN=${who.name}`).csr);
    await house.office.issuance.attachCsr(from(chatOf(who)), id, csr);
    await house.office.drafting.attach(from(chatOf(who)), id, 'letter', paper());
    const { document } = await house.office.issuance.showAgreement(from(chatOf(who)), id);
    await house.office.issuance.acceptAgreement(from(chatOf(who)), id, document as DocumentId);
    await reject(id);
    await house.office.drafting.attach(from(chatOf(who)), id, 'letter', paper('signed'));
    await house.office.issuance.resubmit(from(chatOf(who)), id);
    await house.office.decision.claim(atDesk(), id);
    await house.office.word.ask(atDesk(), id, 'Apakah surat ini yang terbaru?');
    await grant(id);
    const [{ serial } = expect.unreachable()] = await house.office.issuance.certificatesOf(who.account);
    await house.office.revocation.hold(house.console(), serial);
    await house.office.revocation.release(house.console(), serial);
    await house.office.hold.own(from(chatOf(who)), serial);
    const { link } = await house.office.login.begin(from(chatOf(who)), who.name, 'id');
    await house.office.login.enterPassword(house.page(), secretOf(link), who.username, password);
    await house.office.login.forget(house.as(who), who.username);
    expect(await toldTo(who)).toEqual([
      // The answer to what they are doing right now.
      { told: 'login-code-ready', in: there(who) },
      { mailed: 'case-rejected', to: who.mail },
      { mailed: 'desk-question', to: who.mail },
      { mailed: 'certificate-issued', to: who.mail },
      { mailed: 'certificate-held', to: who.mail },
      { mailed: 'password-link', to: who.mail },
    ]);
  });

  it('MULAI brings them back', async () => {
    const who = await onlyThere();
    await berhenti(who);
    await rejectedRequest(who);
    expect(await toldTo(who)).toEqual([{ mailed: 'case-rejected', to: who.mail }]);
    await house.office.reception.chooseReminders(from(chatOf(who)), true);
    const { id } = (await visitor(chatOf(who))).cases[0] ?? expect.unreachable();
    await house.office.drafting.attach(from(chatOf(who)), id, 'letter', paper('signed'));
    await house.office.issuance.resubmit(from(chatOf(who)), id);
    await reject(id);
    expect(await toldTo(who)).toContainEqual({ told: 'issuance-rejected', in: there(who) });
  });

  it('whose password is changed while a silent chat was open hears of it by mail', async () => {
    const who = await onlyThere();
    await berhenti(who);
    await house.office.login.forget(from(chatOf(who)), who.username);
    const link = await house.mailed(who, 'password-link', 'link');
    await house.office.login.choosePassword(house.page(), secretOf(link), 'gajah kecil menari riang');
    expect(await toldTo(who)).toEqual([{ mailed: 'password-changed', to: who.mail }]);
  });

  it('elsewhere BERHENTI ends the reminders alone', async () => {
    const who = await newSubscriber();
    await house.office.reception.chooseReminders(house.as(who), false);
    await rejectedRequest(who);
    expect(await toldTo(who)).toContainEqual({ told: 'issuance-rejected', in: here(who) });
  });

  it('a draft left lying is reminded of on WhatsApp only by wish, and so is a link that ran out', async () => {
    const [wishing, silent] = [somebody(++next), somebody(++next)];
    await atWork();
    for (const who of [wishing, silent]) {
      await house.office.reception.chooseLanguage(from(chatOf(who)), 'id');
      await house.office.reception.consent(from(chatOf(who)));
      await house.office.registration.open(from(chatOf(who)));
    }
    await house.office.reception.chooseReminders(from(chatOf(wishing)), true);
    await house.leaving();
    house.wait(day);
    for (
      let due = await house.office.reminders.forgottenDrafts();
      due;
      due = await house.office.reminders.forgottenDrafts()
    )
      await house.office.reminders.remindOfDrafts(house.clockHand(), due.cases);
    const told = (await house.leaving()).flatMap(toldOf);
    expect(told).toContainEqual({ told: 'draft-waiting', in: there(wishing) });
    expect(told).not.toContainEqual({ told: 'draft-waiting', in: there(silent) });
  });

  it('the wish is offered once for drafts and once for certificates, and to nobody who has chosen', async () => {
    const who = await onlyThere();
    const offered = async (): Promise<unknown> => {
      await grant((await requestFrom(who)).id);
      const told = (await house.leaving()).find(
        (body) => body.kind === 'notice' && body.notice.name === 'issuance-issued',
      );
      return told?.kind === 'notice' ? told.notice.values?.offer : undefined;
    };
    expect(await house.office.reception.offerReminders(from(chatOf(who)))).toBe(true);
    expect(await house.office.reception.offerReminders(from(chatOf(who)))).toBe(false);
    expect(await offered()).toBe('reminders');
    const [{ serial } = expect.unreachable()] = await house.office.issuance.certificatesOf(who.account);
    await house.office.revocation.revoke(house.console(), serial, { reason: 'superseded', since: null });
    expect(await offered()).toBe('none');
    const chosen = await onlyThere();
    await house.office.reception.chooseReminders(from(chatOf(chosen)), true);
    expect(await house.office.reception.offerReminders(from(chatOf(chosen)))).toBe(false);
    expect(await house.office.reception.offerReminders(house.as(await newSubscriber()))).toBe(false);
  });

  const requestFrom = async (who: Subscriber): Promise<Case> => {
    const { id } = await house.office.issuance.open(from(chatOf(who)), profile);
    const csr = new TextEncoder().encode(newRequest(`/CN=${who.name}`).csr);
    await house.office.issuance.attachCsr(from(chatOf(who)), id, csr);
    await house.office.drafting.attach(from(chatOf(who)), id, 'letter', paper());
    const { document } = await house.office.issuance.showAgreement(from(chatOf(who)), id);
    return house.office.issuance.acceptAgreement(from(chatOf(who)), id, document as DocumentId);
  };
});

describe('ACC-8 a number that changes', () => {
  it('its sessions end; the owner hears of it in the other chats and by mail, and nothing more is told there', async () => {
    const who = await holder();
    const phone = chatOf(who);
    await house.office.reception.renumbered(house.clockHand(), phone, null);
    expect(await toldTo(who)).toEqual([
      { told: 'chat-renumbered', in: here(who) },
      { mailed: 'chat-renumbered', to: who.mail },
    ]);
    expect((await house.office.reception.sessions(who.account)).map(({ network }) => network)).toEqual(['sandbox']);
    const [{ serial } = expect.unreachable()] = await house.office.issuance.certificatesOf(who.account);
    await house.office.revocation.revoke(house.console(), serial, { reason: 'superseded', since: null });
    expect((await toldTo(who)).filter((one) => 'in' in one && one.in === there(who))).toEqual([]);
    const line = (await house.audit()).findLast(({ act }) => act === 'renumbered');
    expect(line).toMatchObject({ origin: 'clock', facts: { accounts: [who.account], sessions: 1, follows: false } });
    expect(JSON.stringify(line)).not.toContain(phone.user);
  });

  it('where the network says it is the same person, a registration goes along with its consent; a session does not', async () => {
    await atWork();
    const who = somebody(++next);
    const [old, fresh] = [chatOf(who), { ...chatOf(who), user: `91${who.user}`, chat: `91${who.user}` }];
    await house.office.reception.chooseLanguage(from(old), 'en');
    await house.office.reception.consent(from(old));
    const { id } = await house.office.registration.open(from(old));
    await house.office.drafting.answer(from(old), id, 'name', who.name);
    await house.office.reception.renumbered(house.clockHand(), old, fresh);
    expect((await visitor(old)).cases).toEqual([]);
    expect((await visitor(old)).contact).toBeNull();
    expect((await house.office.registration.open(from(fresh))).id).toBe(id);
    expect((await visitor(fresh)).contact).toMatchObject({ language: 'en', consent: { version: '1' } });

    const owner = await joined();
    const moved = { ...chatOf(owner), user: `91${owner.user}`, chat: `91${owner.user}` };
    await house.office.reception.renumbered(house.clockHand(), chatOf(owner), moved);
    expect((await visitor(moved)).account).toBeNull();
    expect((await visitor(chatOf(owner))).account).toBeNull();
  });

  it('a number that is somebody else’s now: the registration stays behind, seen by nobody there', async () => {
    await atWork();
    const who = somebody(++next);
    const [old, newcomer] = [chatOf(who), { ...chatOf(who), user: `92${who.user}`, chat: `92${who.user}` }];
    await house.office.reception.consent(from(old));
    const { id } = await house.office.registration.open(from(old));
    await house.office.reception.renumbered(house.clockHand(), old, null);
    expect((await visitor(newcomer)).cases).toEqual([]);
    expect((await visitor(newcomer)).contact).toBeNull();
    await house.leaving();
    house.wait(30 * day);
    await house.office.upkeep.lapse(house.clockHand(), id);
    expect((await house.leaving()).flatMap(toldOf)).toEqual([]);
  });

  it('two addresses that turn out to be one person: sessions and cases of the one are the other’s, and nobody is alarmed', async () => {
    const who = await joined();
    const known = { ...chatOf(who), user: `93${who.user}`, chat: `93${who.user}` };
    await house.office.reception.chooseReminders(from(chatOf(who)), false);
    await house.office.reception.unite(house.clockHand(), chatOf(who), known);
    expect((await visitor(known)).account?.id).toBe(who.account);
    expect((await visitor(known)).contact?.reminders).toBe(false);
    expect((await visitor(chatOf(who))).account).toBeNull();
    expect(await toldTo(who)).toEqual([]);
  });
});
