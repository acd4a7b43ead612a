/** Logging in at the real office: passwords that work once, codes for one chat, counters, locks and terms. ACC-6, ACC-7, ACC-8. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenOffice, Somebody } from '#support/office.ts';
import { assistants, officers, openOffice, password, secretOf, somebody } from '#support/office.ts';

const minute = 60_000;
const hour = 60 * minute;
const [assistant, officer] = [somebody(1), somebody(2)];
const desks = { assistant, officer };
let house: OpenOffice;
let subscriber: Somebody;
let username: string;

beforeAll(async () => {
  house = await openOffice();
  await house.staff(assistant, 'assistant', assistants);
  await house.staff(officer, 'officer', officers);
  subscriber = somebody(3);
  ({ username } = await house.subscriber(subscriber, desks));
});
afterAll(() => house.close());

const begin = async (who: Pick<Somebody, 'user'> = subscriber) =>
  secretOf((await house.office.login.begin(house.as(who), 'Nama di Telegram', 'id')).link);
const enter = (secret: string, typed: string, name = username) =>
  house.office.login.enterPassword(house.page(), secret, name, typed);
const codeFor = async (who: Pick<Somebody, 'user'> = subscriber): Promise<string> => {
  const answer = await enter(await begin(who), password);
  if (answer.outcome !== 'code') throw new Error(answer.outcome);
  return answer.code;
};
const visitor = (who: Pick<Somebody, 'user'> = subscriber) =>
  house.office.reception.visitor({ network: 'sandbox', user: who.user, chat: who.user });

describe('ACC-6: the first password works once, within 72 h', () => {
  it('opens the page for a password of one’s own, and is void from then on', async () => {
    const who = somebody(4);
    const made = await house.verified(who, desks);
    const first = await enter(await begin(who), made.first, made.username);
    expect(first.outcome).toBe('choose');
    expect((await enter(await begin(who), made.first, made.username)).outcome).toBe('wrong');
    if (first.outcome === 'choose')
      expect(await house.office.login.choosePassword(house.page(), first.secret, 'pendek')).toEqual({
        outcome: 'weak',
        weakness: 'short',
      });
    // A weak one costs nothing: the page is still open.
    if (first.outcome === 'choose')
      expect(await house.office.login.choosePassword(house.page(), first.secret, password)).toMatchObject({
        outcome: 'done',
      });
    if (first.outcome === 'choose')
      expect(await house.office.login.choosePassword(house.page(), first.secret, password)).toEqual({
        outcome: 'gone',
      });
  });

  it('is dead after 72 h, and the mailbox is the way back', async () => {
    const who = somebody(5);
    const made = await house.verified(who, desks);
    house.wait(72 * hour);
    expect((await enter(await begin(who), made.first, made.username)).outcome).toBe('wrong');
    await house.office.login.forget(house.as(who), made.username);
    const link = await house.mailed(who, 'password-link', 'link');
    expect(await house.office.login.choosePassword(house.page(), secretOf(link), password)).toEqual({
      outcome: 'done',
      code: null,
    });
    await house.logIn(who, made.username);
    await house.logIn(assistant, (await visitorName(assistant)) ?? '');
    await house.logIn(officer, (await visitorName(officer)) ?? '');
  });

  it('typed in chat it is void, and a new link goes to the mailbox', async () => {
    const who = somebody(6);
    const made = await house.verified(who, desks);
    expect(await house.office.login.voidTyped(house.as(who), 'kT7m-QwEx-3hVn')).toEqual({ voided: false });
    expect(await house.office.login.voidTyped(house.as(who), ` ${made.first}`)).toEqual({ voided: true });
    expect((await enter(await begin(who), made.first, made.username)).outcome).toBe('wrong');
    expect(await house.mailed(who, 'password-link', 'username')).toBe(made.username);
  });
});

const visitorName = async (who: Somebody): Promise<string | undefined> =>
  house.registry.transaction(async (records) => (await records.accounts.findBy('mail', who.mail))?.username);

describe('ACC-7: the code belongs to the chat that asked', () => {
  it('a code said in another chat opens nothing there', async () => {
    const code = await codeFor();
    const thief = somebody(7);
    expect(await house.office.login.confirm(house.as(thief), code)).toEqual({ outcome: 'none' });
    expect((await visitor(thief)).account).toBeNull();
    expect(
      await house.office.login.confirm(house.as(subscriber), `${code.slice(0, 3)} ${code.slice(3)}`),
    ).toMatchObject({ outcome: 'in', atDesk: false });
    expect((await visitor()).account?.username).toBe(username);
  });

  it('a mail tells of the new session', async () => {
    await house.leaving();
    await house.office.login.confirm(house.as(subscriber), await codeFor());
    expect(await house.mailed(subscriber, 'logged-in', 'network')).toBe('sandbox');
  });

  it('works once', async () => {
    const code = await codeFor();
    expect((await house.office.login.confirm(house.as(subscriber), code)).outcome).toBe('in');
    expect((await house.office.login.confirm(house.as(subscriber), code)).outcome).toBe('none');
  });

  it('five wrong ones end it, the right one then too', async () => {
    const code = await codeFor();
    const wrong = code === '000000' ? '111111' : '000000';
    for (const left of [4, 3, 2, 1, 0])
      expect(await house.office.login.confirm(house.as(subscriber), wrong)).toEqual({ outcome: 'wrong', left });
    expect(await house.office.login.confirm(house.as(subscriber), code)).toEqual({ outcome: 'none' });
  });

  it('lives for five minutes, the link for fifteen', async () => {
    const code = await codeFor();
    house.wait(5 * minute);
    expect((await house.office.login.confirm(house.as(subscriber), code)).outcome).toBe('none');
    const secret = await begin();
    house.wait(15 * minute - 1);
    expect(await house.office.login.page(secret)).toMatchObject({
      shownName: 'Nama di Telegram',
      user: subscriber.user,
    });
    house.wait(1);
    expect(await house.office.login.page(secret)).toBeNull();
    expect((await enter(secret, password)).outcome).toBe('gone');
  });

  it('a new link makes the one before void, and a used one is gone', async () => {
    const [old, fresh] = [await begin(), await begin()];
    expect((await enter(old, password)).outcome).toBe('gone');
    expect((await enter(fresh, password)).outcome).toBe('code');
    expect((await enter(fresh, password)).outcome).toBe('gone');
  });

  it('looking at the page changes nothing, however often', async () => {
    const secret = await begin();
    for (let looks = 0; looks < 3; looks++) expect(await house.office.login.page(secret)).not.toBeNull();
    expect((await enter(secret, password)).outcome).toBe('code');
  });
});

describe('ACC-7: wrong passwords', () => {
  it('an unknown name and a wrong password are answered alike', async () => {
    const secret = await begin();
    expect(await enter(secret, 'salah salah salah', 'tidak.ada')).toEqual({ outcome: 'wrong' });
    expect(await enter(secret, 'salah salah salah')).toEqual({ outcome: 'wrong' });
    expect((await enter(secret, password)).outcome).toBe('code');
  });

  it('five wrong ones rest the account, the right password is answered as a wrong one then; the rest grows, and a right one ends the count', async () => {
    const wrong = { outcome: 'wrong' };
    const secret = await begin();
    for (let tries = 1; tries <= 5; tries++) expect(await enter(secret, 'salah salah salah')).toEqual(wrong);
    expect(await enter(secret, password)).toEqual(wrong);
    house.wait(minute - 1);
    expect(await enter(secret, password)).toEqual(wrong);
    house.wait(1);
    expect(await enter(secret, 'salah salah salah')).toEqual(wrong);
    house.wait(2 * minute - 1);
    expect(await enter(secret, password)).toEqual(wrong);
    house.wait(1);
    expect((await enter(secret, password)).outcome).toBe('code');
    expect(await enter(await begin(), 'salah salah salah')).toEqual(wrong);
    expect((await enter(await begin(), password)).outcome).toBe('code');
  });

  it('four wrong ones rest nobody', async () => {
    const secret = await begin();
    for (let tries = 1; tries <= 4; tries++) expect((await enter(secret, 'salah salah salah')).outcome).toBe('wrong');
    expect((await enter(secret, password)).outcome).toBe('code');
  });

  it('the counter is kept although the answer is no: every wrong try is a line of the log', async () => {
    const before = (await house.audit()).length;
    await enter(await begin(), 'salah salah salah');
    const lines = (await house.audit()).slice(before).filter(({ act }) => act === 'enterPassword');
    expect(lines).toMatchObject([{ outcome: 'done', origin: 'page', facts: { result: 'wrong' } }]);
    await enter(await begin(), password);
  });
});

describe('ACC-8: sessions', () => {
  it('an idle session ends after two hours, a word keeps it open', async () => {
    await house.logIn(subscriber, username);
    house.wait(2 * hour - 1);
    expect((await visitor()).account).not.toBeNull();
    house.wait(2 * hour - 1);
    expect((await visitor()).account).not.toBeNull();
    house.wait(2 * hour);
    expect((await visitor()).account).toBeNull();
  });

  it('one account is open in several chats, sees them all, ends any of its own and none of another’s', async () => {
    const phone = { ...subscriber, user: '9903' };
    await house.logIn(subscriber, username);
    await house.logIn(phone, username);
    const account = (await visitor()).account?.id;
    if (!account) throw new Error('Nobody is logged in');
    const open = await house.office.reception.sessions(account);
    expect(open.map(({ user }) => user).toSorted()).toEqual([phone.user, subscriber.user].toSorted());
    const other = open.find(({ user }) => user === phone.user);
    if (!other) throw new Error('The second session is missing');
    await house.logIn(assistant, (await visitorName(assistant)) ?? '');
    expect(await house.office.login.endSession(house.as(assistant), other.id)).toEqual({ ended: false });
    expect(await house.office.login.endSession(house.as(subscriber), other.id)).toEqual({ ended: true });
    expect((await visitor(phone)).account).toBeNull();
    expect((await visitor()).account).not.toBeNull();
  });

  it('logging out ends the session of this chat; logging out twice is refused in words', async () => {
    await house.office.login.logout(house.as(subscriber));
    expect((await visitor()).account).toBeNull();
    await expect(house.office.login.logout(house.as(subscriber))).rejects.toMatchObject({ code: 'ERR_NOT_LOGGED_IN' });
  });

  it('forgotten password: known and unknown names are answered alike, only the mailbox of the known one hears', async () => {
    await house.leaving();
    const [known, unknown] = [
      await house.office.login.forget(house.as(subscriber), subscriber.mail.toUpperCase()),
      await house.office.login.forget(house.as(subscriber), 'tidak.ada'),
    ];
    expect(known).toEqual(unknown);
    const letters = (await house.leaving()).filter((body) => body.kind === 'mail');
    expect(letters.map(({ to }) => to)).toEqual([subscriber.mail]);
  });

  it('a changed password ends every open session', async () => {
    await house.logIn(subscriber, username);
    await house.office.login.forget(house.as(subscriber), username);
    const link = await house.mailed(subscriber, 'password-link', 'link');
    await house.office.login.choosePassword(house.page(), secretOf(link), 'gajah kecil menari riang');
    expect((await visitor()).account).toBeNull();
    expect((await enter(await begin(), password)).outcome).toBe('wrong');
    expect((await enter(await begin(), 'gajah kecil menari riang')).outcome).toBe('code');
  });
});
