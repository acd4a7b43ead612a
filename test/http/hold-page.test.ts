/** `/hold/{secret}` by its front door: from any device that can read the official mailbox, without a password. REV-7. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { atConsole } from '#ra/actor.ts';
import type { SerialNumber } from '#ra/values.ts';
import { instant } from '#ra/values.ts';
import { certificate } from '../db/samples.ts';
import {
  fillIn,
  type House,
  openDesks,
  openHouse,
  pathIn,
  person,
  registered,
  send,
  sitiMail,
  verified,
} from './house.ts';

const stranger = { network: 'sandbox', user: '1098', chat: '1098' } as const;
const serial = '5f0c9a3b7d214e68a1c2d3e4f506172b' as SerialNumber;
let house: House;
let path: string;

const ask = async (): Promise<string> => {
  house.later(6);
  await house.office.hold.sendLink(person(stranger), sitiMail);
  return pathIn((await house.mailTo(sitiMail)).text, 'hold');
};
const status = () => house.registry.transaction(async (records) => (await records.certificates.find(serial))?.status);

beforeAll(async () => {
  house = await openHouse();
  await openDesks(house);
  const id = await registered(house);
  await fillIn(house.app, pathIn((await house.mailTo(sitiMail)).text, 'activate'), {});
  await verified(house, id);
  // A row as the CA leaves it; its bytes do not matter to a page.
  await house.registry.transaction(async (records) => {
    const account = await records.accounts.findBy('mail', sitiMail);
    if (!account) return expect.unreachable();
    const times = { notBefore: instant(new Date('2026-11-01')), notAfter: instant(new Date('2028-11-22T03:00:00Z')) };
    await records.certificates.prepare(
      certificate(serial, { case: id, account: account.id }, times),
      new Uint8Array(1),
    );
    await records.certificates.finish(serial, new Uint8Array(2));
  });
  path = await ask();
});
afterAll(() => house.close());

describe('REV-7 the page that holds', () => {
  it('a look changes nothing, in either language; nothing of the person stands on it', async () => {
    for (const method of ['GET', 'HEAD', 'GET']) expect((await house.app.request(path, { method })).status).toBe(200);
    const html = await (await house.app.request(path)).text();
    expect(html).toContain('nomor seri berakhiran <b>172B</b>, berlaku sampai Rabu, 22 November 2028');
    expect(html).toContain('Ya, tahan sekarang');
    expect(html).toContain('Hubungi Ibu Wening, ruang 2, (0287) 000000.');
    expect(html).not.toMatch(/Siti|siti\.|5f0c9a3b|3305/i);
    const english = await (await house.app.request(`${path}?lang=en`)).text();
    expect(english).toContain('serial number ending in <b>172B</b>, valid until Wed 22 Nov 2028');
    expect(await status()).toBe('valid');
  });

  it('is guarded as our other pages are', async () => {
    const answer = await house.app.request(path);
    for (const [header, value] of [
      ['cache-control', 'no-store'],
      ['referrer-policy', 'no-referrer'],
      ['x-robots-tag', 'noindex, nofollow'],
      ['x-content-type-options', 'nosniff'],
    ] as const)
      expect(answer.headers.get(header)).toBe(value);
    expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    const headers = { origin: 'https://evil.example', 'content-type': 'application/x-www-form-urlencoded' };
    expect((await fillIn(house.app, path, {}, { headers })).status).toBe(403);
    expect((await send(house.app, path, {})).status).toBe(400);
    const stale = await fillIn(house.app, path, {}, { seal: '0.AAAA' });
    expect(stale.status).toBe(422);
    expect(await stale.text()).toContain('Ya, tahan sekarang');
    expect(await status()).toBe('valid');
  });

  it('the button holds, and says what follows and by when; a second tap is answered as the first', async () => {
    const seal = sealOf(await (await house.app.request(path)).text());
    const answer = await send(house.app, path, { seal });
    expect(answer.status).toBe(200);
    const html = await answer.text();
    expect(html).toContain('Sertifikat Anda sudah ditahan');
    expect(html).toContain('paling lambat <b>Kamis, 26 November 2026</b>');
    expect(await status()).toBe('held');
    const second = await send(house.app, path, { seal });
    expect([second.status, await second.text()]).toEqual([200, html]);
  });

  it('used, unknown and expired links are gone, with the way to a new one', async () => {
    for (const dead of [path, '/hold/doesnotexistdoesnotexist', '/hold/x']) {
      const answer = await house.app.request(dead);
      expect(answer.status).toBe(410);
      expect(await answer.text()).toContain('ketik /hilang di chat');
    }
    const late = await ask();
    house.later(61);
    expect((await house.app.request(late)).status).toBe(410);
  });

  it('what is held already is said to be so, and there is nothing to press; what was revoked is no more there', async () => {
    const again = await ask();
    const held = await (await house.app.request(again)).text();
    expect(held).toContain('sudah ditahan');
    expect(held).not.toContain('<button');
    await house.office.revocation.revoke(atConsole('test/revoke'), serial, { reason: 'superseded', since: null });
    const nothing = await (await house.app.request(again)).text();
    expect(nothing).toContain('tidak memiliki sertifikat yang masih berlaku');
    expect(nothing).not.toContain('<button');
  });
});

const sealOf = (html: string): string => /name="seal" value="([^"]*)"/.exec(html)?.[1] ?? '';
