/** The page that proves the new mailbox of a change of data, by its front door. ACC-9; a GET changes nothing (ACC-4). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { atConsole, onPage } from '#ra/actor.ts';
import type { AccountId, Address, CaseId, DeskId, Instant } from '#ra/values.ts';
import {
  agency,
  fillIn,
  type House,
  openDesks,
  openHouse,
  pathIn,
  person,
  registered,
  send,
  siti,
  sitiMail,
  verified,
} from './house.ts';

const officer: Address = { network: 'sandbox', user: '2002', chat: '2002' };
let house: House;
let owner: AccountId;
let path: string;
let request: CaseId;

/** Up to the link in the new mailbox. */
const approved = async (mail: string): Promise<void> => {
  const { office } = house;
  const { id } = await office.change.open(person(siti));
  await office.drafting.answer(person(siti), id, 'mail', mail);
  await office.drafting.answer(person(siti), id, 'position', `Kepala Bagian ${mail.length}`);
  const letter = { bytes: new TextEncoder().encode('%PDF-1.7'), mediaType: 'application/pdf', pages: 1 };
  await office.drafting.attach(person(siti), id, 'letter', letter);
  await office.change.submit(person(siti), id);
  await office.change.approve(person(officer, true), id);
  request = id;
  path = pathIn((await house.mailTo(mail)).text, 'activate');
};
/** Kebumen 7–8. */
const logIn = async (): Promise<void> => {
  const { office } = house;
  const { text } = await house.mailTo(sitiMail);
  const [, username = ''] = /Nama pengguna: (\S+)/.exec(text) ?? [];
  const [, first = ''] = /Kata sandi pertama: (\S+)/.exec(text) ?? [];
  const { link } = await office.login.begin(person(siti), 'Siti', 'id');
  const entered = await office.login.enterPassword(onPage('test/first'), link.split('/').at(-1) ?? '', username, first);
  if (entered.outcome !== 'choose') throw new Error(entered.outcome);
  const chosen = await office.login.choosePassword(onPage('test/own'), entered.secret, 'tujuh gunung biru');
  if (chosen.outcome !== 'done') throw new Error(chosen.outcome);
  await office.login.confirm(person(siti), chosen.code ?? '');
};
const view = () => house.office.desk.view(request);
const state = async () => (await view())?.it.state;

beforeAll(async () => {
  house = await openHouse();
  await openDesks(house);
  const application = await registered(house);
  await fillIn(house.app, pathIn((await house.mailTo(sitiMail)).text, 'activate'), {});
  await verified(house, application);
  await logIn();
  await approved('siti.baru@kebumenkab.go.id');
  owner = (await view())?.account?.id as AccountId; // verified
});
afterAll(() => house.close());

describe('ACC-9 the page that proves the new mailbox', () => {
  it('names the application, the agency and its human contact in both languages, and a look changes nothing', async () => {
    for (const method of ['GET', 'HEAD', 'GET']) expect((await house.app.request(path, { method })).status).toBe(200);
    const html = await (await house.app.request(path)).text();
    expect(html).toContain(`Permohonan perubahan data nomor <b>${request}</b> di <b>${agency.name}</b>`);
    expect(html).toContain('Hubungi Ibu Wening, ruang 2, (0287) 000000.');
    expect(html).toContain('Ya, ini email saya');
    // Nothing is proven yet: neither the account nor its owner is named.
    expect(html).not.toMatch(/Siti|siti\./);
    expect(await (await house.app.request(`${path}?lang=en`)).text()).toContain('Yes, this mailbox is mine');
    expect(await state()).toBe('approved');
  });

  it('refuses a POST from another site and one without our seal', async () => {
    const type = 'application/x-www-form-urlencoded';
    const headers = { origin: 'https://evil.example', 'content-type': type };
    expect((await fillIn(house.app, path, {}, { headers })).status).toBe(403);
    const stale = await fillIn(house.app, path, {}, { seal: '0.AAAA' });
    expect(stale.status).toBe(422);
    expect(await stale.text()).toContain('Ya, ini email saya');
    expect(await state()).toBe('approved');
  });

  it('says so when another account took the address meanwhile, and changes nothing', async () => {
    const { office } = house;
    await office.administration.invite(atConsole('test/taken'), {
      name: 'Siti Baru',
      mail: 'siti.baru@kebumenkab.go.id',
      role: 'assistant',
      desk: 'kebumen-assistant' as DeskId,
      language: 'id',
      byMail: false,
    });
    const answer = await fillIn(house.app, path, {});
    expect(answer.status).toBe(409);
    const text = await answer.text();
    expect(text).toContain('Email ini sudah dipakai akun lain');
    expect(text).toContain('/ubah');
    expect(await state()).toBe('approved');
    await office.drafting.withdraw(person(siti), request);
    expect((await house.app.request(path)).status).toBe(410);
  });

  it('asks to wait while a certificate of theirs is being signed, and then goes on with the same link', async () => {
    await approved('siti.r@kebumenkab.go.id');
    const now = '2026-11-23T02:00:00.000Z' as Instant;
    const signing = await house.registry.transaction(async (records) => {
      const it = await records.cases.find(request);
      if (!it) throw new Error('There is the change itself');
      return records.cases.insert({ ...it, kind: 'issuance', state: 'approved', answers: {}, account: owner });
    });
    const answer = await fillIn(house.app, path, {});
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('Sertifikat Anda sedang ditandatangani');
    expect(await state()).toBe('approved');
    await house.registry.transaction((records) => records.cases.update(signing, { state: 'issued' }, now));
  });

  it('applies the change once, however often the button is tapped, and leads back to the chat', async () => {
    const page = await (await house.app.request(path)).text();
    const seal = /name="seal" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const answers = await Promise.all([1, 2, 3].map(() => send(house.app, path, { seal })));
    for (const answer of answers) {
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain('Data Anda sudah diubah');
    }
    expect((await view())?.account).toMatchObject({ mail: 'siti.r@kebumenkab.go.id', position: 'Kepala Bagian 23' });
    expect((await view())?.history.filter(({ move }) => move === 'apply')).toHaveLength(1);
  });

  it('opened again later it says what to do, with the same words as a link that never was', async () => {
    const used = await house.app.request(path);
    const unknown = await house.app.request(`/activate/${'x'.repeat(43)}`);
    expect([used.status, unknown.status]).toEqual([410, 410]);
    expect(await used.text()).toBe(await unknown.text());
    expect(await (await house.app.request(path)).text()).toContain('/ubah');
  });

  it('the old mailbox was told at the request and at the change, the owner in the chat', async () => {
    expect((await house.mailTo(sitiMail)).text).toContain('Ke alamat ini kami tidak mengirim apa pun lagi');
    expect((await house.mailTo('siti.r@kebumenkab.go.id')).text).toContain('Nama pengguna dan kata sandi tetap sama');
    expect(house.notices.filter(({ chat }) => chat === siti.chat).at(-1)?.notice.name).toBe('change-applied');
  });
});
