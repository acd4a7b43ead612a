/** The page that proves a new official mailbox, by its front door. ACC-8; a GET changes nothing (ACC-4). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { atConsole } from '#ra/actor.ts';
import type { Address, CaseId, DeskId } from '#ra/values.ts';
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

const assistant: Address = { network: 'sandbox', user: '2001', chat: '2001' };
const tablet: Address = { network: 'sandbox', user: '1099', chat: '1099' };
let house: House;
let path: string;
let request: CaseId;

/** Up to the link in the new mailbox. */
const accepted = async (mail: string): Promise<void> => {
  const { office } = house;
  await office.reception.consent(person(tablet));
  const { id } = await office.rebinding.open(person(tablet));
  const answers = { lost: sitiMail, agency: agency.id, nik: '3305014107880009', mail } as const;
  for (const [item, value] of Object.entries(answers))
    await office.drafting.answer(person(tablet), id, item as keyof typeof answers, value);
  const letter = { bytes: new TextEncoder().encode('%PDF-1.7'), mediaType: 'application/pdf', pages: 1 };
  await office.drafting.attach(person(tablet), id, 'letter', letter);
  await office.rebinding.submit(person(tablet), id);
  await office.rebinding.rebind(person(assistant, true), id);
  request = id;
  path = pathIn((await house.mailTo(mail)).text, 'activate');
};
const state = async () => (await house.office.desk.view(request))?.it.state;

beforeAll(async () => {
  house = await openHouse();
  await openDesks(house);
  const application = await registered(house);
  const activation = pathIn((await house.mailTo(sitiMail)).text, 'activate');
  await fillIn(house.app, activation, {});
  await verified(house, application);
  await accepted('siti.baru@kebumenkab.go.id');
});
afterAll(() => house.close());

describe('ACC-8 the page that proves the new mailbox', () => {
  it('names the application, the agency and its human contact in both languages, and a look changes nothing', async () => {
    for (const method of ['GET', 'HEAD', 'GET']) expect((await house.app.request(path, { method })).status).toBe(200);
    const html = await (await house.app.request(path)).text();
    expect(html).toContain(`Permohonan nomor <b>${request}</b> di <b>Pemerintah Kabupaten Kebumen</b>`);
    expect(html).toContain('Hubungi Ibu Wening, ruang 2, (0287) 000000.');
    expect(html).toContain('Ya, pasang email ini');
    // Nothing is proven yet: neither the account nor its owner is named.
    expect(html).not.toMatch(/Siti|siti\./);
    expect(await (await house.app.request(`${path}?lang=en`)).text()).toContain('Yes, use this mailbox');
    expect(await state()).toBe('accepted');
  });

  it('refuses a POST from another site and one without our seal', async () => {
    const type = 'application/x-www-form-urlencoded';
    const headers = { origin: 'https://evil.example', 'content-type': type };
    expect((await fillIn(house.app, path, {}, { headers })).status).toBe(403);
    const stale = await fillIn(house.app, path, {}, { seal: '0.AAAA' });
    expect(stale.status).toBe(422);
    expect(await stale.text()).toContain('Ya, pasang email ini');
    expect(await state()).toBe('accepted');
  });

  it('says so when another account took the address meanwhile, and moves nothing', async () => {
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
    expect(await answer.text()).toContain('Email ini sudah dipakai akun lain');
    expect(await state()).toBe('accepted');
    await office.drafting.withdraw(person(tablet), request);
    expect((await house.app.request(path)).status).toBe(410);
  });

  it('moves the account once, however often the button is tapped, and leads back to the chat', async () => {
    await accepted('siti.r@kebumenkab.go.id');
    const page = await (await house.app.request(path)).text();
    const seal = /name="seal" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const answers = await Promise.all([1, 2, 3].map(() => send(house.app, path, { seal })));
    for (const answer of answers) {
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain('Email dinas yang baru sudah terpasang');
    }
    expect(await state()).toBe('rebound');
    const history = (await house.office.desk.view(request))?.history ?? [];
    expect(history.filter(({ move }) => move === 'confirm')).toHaveLength(1);
  });

  it('opened again later it says what to do, with the same words as a link that never was', async () => {
    const used = await house.app.request(path);
    const unknown = await house.app.request(`/activate/${'x'.repeat(43)}`);
    expect([used.status, unknown.status]).toEqual([410, 410]);
    expect(await used.text()).toBe(await unknown.text());
    expect(await (await house.app.request(path)).text()).toContain('/pulihkan');
  });

  it('the old mailbox was told at the request and at the move, the new one leads to a password page', async () => {
    expect((await house.mailTo(sitiMail)).subject).toBe('Akun Anda sudah dipindahkan ke email lain');
    const { text } = await house.mailTo('siti.r@kebumenkab.go.id');
    expect((await house.app.request(pathIn(text, 'password'))).status).toBe(200);
    expect(house.notices.filter(({ chat }) => chat === siti.chat).map(({ notice }) => notice.name)).not.toContain(
      'rebinding-rebound',
    );
    expect(house.notices.filter(({ chat }) => chat === tablet.chat).at(-1)?.notice.name).toBe('rebinding-rebound');
  });
});
