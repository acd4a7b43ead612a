import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#db/client.ts';
import { drizzleRegistry } from '#db/registry.ts';
import type { Contact, Session } from '#ra/account.ts';
import type { Desk, RoleGrant } from '#ra/agency.ts';
import type { Registry } from '#ra/ports.ts';
import type { AccountId, AgencyId, DeskId, SessionId } from '#ra/values.ts';
import { engines, freshDatabase, testCipher } from '#support/database.ts';
import { account, agency, at, desk, secrets, settle } from './samples.ts';

describe.each(engines)('People and offices on %s', (engine) => {
  let database: Database;
  let registry: Registry;
  const sekar = 'sekar' as AccountId;

  beforeAll(async () => {
    database = await freshDatabase(engine);
    registry = drizzleRegistry({ database, cipher: testCipher() });
    await settle(registry);
    const full = account(sekar, { nik: secrets.nik, nip: secrets.nip, mail: secrets.mail });
    const inserted = await registry.transaction(({ accounts }) => accounts.insert(full));
    expect(inserted).toEqual({ ...full, changedAt: full.createdAt });
  });
  afterAll(() => database.close());

  it('an account is found by id, username, and the numbers and mail only it has', async () => {
    await registry.transaction(async ({ accounts }) => {
      const it = await accounts.find(sekar);
      expect(it).toMatchObject({ name: secrets.name, nik: secrets.nik, mail: secrets.mail, phone: secrets.phone });
      expect(await accounts.lock(sekar)).toEqual(it);
      expect(await accounts.findBy('username', 'user-sekar')).toEqual(it);
      expect(await accounts.findBy('nik', secrets.nik)).toEqual(it);
      expect(await accounts.findBy('nip', secrets.nip)).toEqual(it);
      expect(await accounts.findBy('mail', secrets.mail.toUpperCase())).toEqual(it);
      expect(await accounts.findBy('nip', 'none')).toBeUndefined();
      expect(await accounts.find('nobody' as AccountId)).toBeUndefined();
    });
  });

  it('an account changes only where it is told to, and is found by the new value', async () => {
    await registry.transaction(async ({ accounts }) => {
      await accounts.insert(account('rini', { mail: 'rini@kebumenkab.go.id' }));
      const change = { mail: 'rini.baru@kebumenkab.go.id', passwordState: 'one-time', passwordExpires: at(9) } as const;
      const changed = await accounts.update('rini' as AccountId, change, at(3));
      expect(changed).toMatchObject({ ...change, name: secrets.name, changedAt: at(3) });
      expect(await accounts.findBy('mail', 'rini.baru@kebumenkab.go.id')).toEqual(changed);
      expect(await accounts.findBy('mail', 'rini@kebumenkab.go.id')).toBeUndefined();
    });
  });

  it.each([
    ['nik', { nik: secrets.nik }],
    ['nip', { nip: secrets.nip }],
    ['mail', { mail: ` ${secrets.mail.toUpperCase()}` }],
    ['username', { username: 'user-sekar' }],
  ])('a second account with the same %s is refused by the database itself', async (field, same) => {
    const second = registry.transaction(({ accounts }) => accounts.insert(account('double', same)));
    await expect(second).rejects.toMatchObject({ code: 'ERR_ALREADY_REGISTERED', fields: { field } });
  });

  it('roles are granted once, listed by account, desk and for administrators, and taken away', async () => {
    const officer: RoleGrant = { account: sekar, role: 'officer', desk: desk.id, since: at(1) };
    const administrator: RoleGrant = { account: sekar, role: 'administrator', desk: null, since: at(2) };
    await registry.transaction(async ({ roles }) => {
      for (const grant of [officer, officer, administrator, { ...administrator, since: at(3) }])
        await roles.grant(grant);
      expect(await roles.of(sekar)).toEqual([officer, administrator]);
      expect(await roles.at(desk.id)).toEqual([officer]);
      expect(await roles.administrators()).toEqual([administrator]);
      await roles.revoke(administrator);
      await roles.revoke(officer);
      expect(await roles.of(sekar)).toEqual([]);
    });
  });

  it('ACC-8 sessions are current until they end, and an ended one cannot be prolonged', async () => {
    const open = (id: string, user: string, ends: number): Session => ({
      id: id as SessionId,
      account: sekar,
      network: 'sandbox',
      user,
      chat: user,
      openedAt: at(ends - 60),
      seenAt: at(ends - 60),
      endsAt: at(ends),
    });
    const [phone, tablet] = [open('phone', '1', 100), open('tablet', '2', 200)];
    await registry.transaction(async ({ sessions }) => {
      await sessions.open(phone);
      await sessions.open(tablet);
      expect(await sessions.current({ network: 'sandbox', user: '1' }, at(99))).toEqual(phone);
      expect(await sessions.current({ network: 'sandbox', user: '1' }, at(100))).toBeUndefined();
      expect(await sessions.ofAccount(sekar, at(99))).toEqual([phone, tablet]);
      await sessions.touch(phone.id, at(99), at(150));
      expect(await sessions.current({ network: 'sandbox', user: '1' }, at(149))).toMatchObject({
        seenAt: at(99),
        endsAt: at(150),
      });
      await sessions.end(phone.id, at(110));
      await sessions.touch(phone.id, at(120), at(300));
      expect(await sessions.current({ network: 'sandbox', user: '1' }, at(120))).toBeUndefined();
      expect(await sessions.ofAccount(sekar, at(120))).toEqual([tablet]);
    });
  });

  it('ACC-8 the chats of an account, last seen first, each once; one is forgotten, one moves with its person', async () => {
    const seen = (id: string, user: string, seenAt: number, network: Session['network'] = 'telegram'): Session => ({
      id: id as SessionId,
      account: sekar,
      network,
      user,
      chat: user,
      openedAt: at(500),
      seenAt: at(seenAt),
      endsAt: at(seenAt + 100),
    });
    const [old, again, number] = [seen('old', '8', 501), seen('again', '8', 504), seen('number', '8', 503, 'whatsapp')];
    const ids = (sessions: readonly Session[]) => sessions.map(({ id }) => id).slice(0, 2);
    await registry.transaction(async ({ sessions }) => {
      for (const one of [again, old, number]) await sessions.open(one);
      expect(ids(await sessions.chats(sekar))).toEqual(['again', 'number']);
      await sessions.touch(number.id, at(505), at(900));
      expect(ids(await sessions.chats(sekar))).toEqual(['number', 'again']);
      expect((await sessions.latest(sekar))?.id).toBe('number');
      await sessions.readdress(number, { network: 'whatsapp', user: '9', chat: '9' });
      expect(await sessions.ofUser(number)).toEqual([]);
      expect(await sessions.ofUser({ network: 'whatsapp', user: '9' })).toMatchObject([{ id: 'number', chat: '9' }]);
      await sessions.forget(number.id);
      await sessions.forget(again.id);
      expect(ids(await sessions.chats(sekar))[0]).toBe('old');
    });
  });

  it('a contact is kept by network and user, saved anew in place, and forgotten', async () => {
    const contact: Contact = {
      network: 'telegram',
      user: '5',
      chat: '5',
      language: null,
      consent: null,
      reminders: null,
      blocked: false,
    };
    const changed: Contact = { ...contact, language: 'en', consent: { version: '1', at: at(1) }, blocked: true };
    await registry.transaction(async ({ contacts }) => {
      await contacts.save(contact);
      expect(await contacts.find(contact)).toEqual(contact);
      await contacts.save(changed);
      expect(await contacts.find({ network: 'telegram', user: '5' })).toEqual(changed);
      expect(await contacts.find({ network: 'sandbox', user: '5' })).toBeUndefined();
      await contacts.forget(contact);
      expect(await contacts.find(contact)).toBeUndefined();
    });
  });

  it('agencies and desks are saved in place; a desk is found by agency, kind and group', async () => {
    const ciamis = { ...agency, id: 'ciamis' as AgencyId, onePersonMayDoBoth: true };
    const assistants: Desk = {
      ...desk,
      id: 'ciamis-petugas' as DeskId,
      kind: 'assistant',
      parent: desk.id,
      agencies: [ciamis.id, agency.id],
    };
    await registry.transaction(async ({ agencies, desks }) => {
      await agencies.save(ciamis);
      await agencies.save({ ...ciamis, name: 'Ciamis' });
      expect(await agencies.find(ciamis.id)).toEqual({ ...ciamis, name: 'Ciamis' });
      expect((await agencies.list()).map(({ id }) => id)).toEqual(['ciamis', 'kebumen']);
      await desks.save({ ...assistants, chat: null });
      await desks.save(assistants);
      expect(await desks.find(assistants.id)).toEqual(assistants);
      expect(await desks.inChat({ network: 'sandbox', chat: '-100' })).toEqual([assistants, desk]);
      expect(await desks.serving(agency.id, 'assistant')).toEqual([assistants]);
      expect(await desks.serving(ciamis.id, 'officer')).toEqual([]);
      await desks.save({ ...assistants, agencies: [] });
      expect(await desks.serving(agency.id, 'assistant')).toEqual([]);
      expect(await desks.list()).toHaveLength(2);
    });
  });
});
