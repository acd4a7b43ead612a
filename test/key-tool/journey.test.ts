/**
 * ISS-3 to ISS-11 as a person lives them, for every kind of key: Step 1 on a machine without a network, the request to the bot, an officer's tap, the
 * bot's files back to that machine, Step 2, and the `.p12` in other people's programs (Sumbar issuance 3–10, Lemsaneg 4–8).
 */
import { X509Certificate } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { KeyType } from '#key-tool/page/key-pair.ts';
import { type Chromium, haveTools, launchChromium } from '#support/chromium.ts';
import { type House, openHouse, publicUrl } from '#support/house.ts';
import { p12Readers } from '#support/p12-readers.ts';
import { groups, officer } from '#support/story.ts';
import * as cast from '../story/cast.ts';
import { type Downloaded, newestFile } from '../story/certificate-check.ts';
import { fillStep1, fillStep2, folder, openLock, openssl, passphrase, put, read, save } from './lock-page.ts';

/** Each with what of the bot's files goes into Step 2; the first tries all there are. */
const journeys: readonly (readonly [type: KeyType, name: string, given: readonly (readonly Form[])[]])[] = [
  ['P-256', 'Sari Melati', [['der', 'p7b'], ['p7b'], ['pem']]],
  ['P-384', 'Ratna Dewi', [['pem']]],
  ['RSA-3072', 'Fitri Handayani', [['p7b']]],
  ['RSA-2048', 'Wulan Sari', [['der', 'p7b']]],
];
type Form = 'der' | 'pem' | 'p7b';
const readers = p12Readers.filter(({ tools }) => haveTools(...tools));
const fingerprint = (der: Uint8Array): string =>
  new X509Certificate(der).fingerprint256.replaceAll(':', '').toLowerCase();

describe.runIf(haveTools('chromium', 'openssl'))('the key tool and the bot together', () => {
  let house: House;
  let chromium: Chromium;
  const authorities: { root: Uint8Array; issuing: Uint8Array } = { root: new Uint8Array(), issuing: new Uint8Array() };

  beforeAll(async () => {
    // On the machine's own clock, because browser and readers have no other.
    house = await openHouse({ at: new Date().toISOString() });
    chromium = await launchChromium({ offline: true });
    await cast.openDesks(house);
    for (const name of ['root', 'issuing'] as const) {
      const answer = await house.installation.doors.request(`${publicUrl}/ca/${name}.cer`);
      authorities[name] = new Uint8Array(await answer.arrayBuffer());
    }
  });
  afterAll(async () => {
    await chromium?.close();
    await house?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  describe.each(journeys)('ISS-3 to ISS-11 with a %s key', (type, name, ways) => {
    const who = cast.civilServant(name, journeys.findIndex(([one]) => one === type) + 3);
    const downloads = {} as Record<Form, Downloaded>; // each is there once the bot has handed it out
    let number = '';
    let key = '';
    let p12 = '';

    it('ISS-1, ISS-3 the bot opens a case, and Step 1 answers it with no network', async () => {
      await cast.becomeSubscriber(house, who);
      const talk = house.chat(name);
      await talk.says('/terbit');
      await talk.taps('Individu: tanda tangan elektronik');
      [, number = ''] = /Permohonan sertifikat (\d+)/.exec(talk.hears()) ?? [];
      const { page, requests, faults } = await openLock(chromium.context);
      await fillStep1(page, { name, number, mail: who.mail, type });
      await page.waitForSelector('#done-1:not([hidden])');
      key = await save(page, 'key');
      const request = await save(page, 'request');
      expect(key).toMatch(new RegExp(`lencana-${number}-kunci-RAHASIA\\.key\\.pem$`));
      expect([requests.length, faults]).toEqual([1, []]);
      await page.close();

      await talk.sends({
        name: 'permohonan.csr.pem',
        mediaType: 'application/octet-stream',
        bytes: readFileSync(request),
      });
      expect(talk.hears()).toContain('CSR diterima dan sah');
    });

    it('ISS-5 to ISS-11 letter, agreement, one tap of an officer, and three files', async () => {
      const talk = house.chat(name);
      await talk.sends(await cast.letterOf(who, 'issuance'));
      await talk.taps('Setuju dan kirim');
      await house.group(groups.officers).as(house.person(officer)).taps('Setujui & terbitkan');
      await talk.says('/sertifikat');
      for (const form of ['pem', 'der', 'p7b'] as const) {
        await talk.taps(`Unduh ${form.toUpperCase()}`);
        downloads[form] = await newestFile(house, name);
      }
      expect(new X509Certificate(downloads.der.bytes).subject).toContain(`CN=${name}`);
      expect(house.log).toEqual([]);
    });

    it.each(ways.map((forms) => [forms.join(' and ').toUpperCase(), forms] as const))(
      'ISS-11 Step 2 in a new tab takes them as they came: %s',
      async (_, forms) => {
        const { page, requests, faults } = await openLock(chromium.context);
        const files = forms.map((form) => put(`${number}-${downloads[form].name}`, downloads[form].bytes));
        await fillStep2(page, key, files);
        await page.waitForSelector('#done-2:not([hidden])');
        expect(await read(page, '#owner')).toBe(name);
        expect(await page.locator('#warnings p').count()).toBe(0);
        p12 = await save(page, 'p12');
        expect([requests.length, faults]).toEqual([1, []]);
        await page.close();
        const count = openssl('pkcs12', '-in', p12, '-passin', `pass:${passphrase}`, '-nokeys').match(/BEGIN CERT/g);
        expect(count).toHaveLength(3);
      },
    );

    it.each(readers)('ISS-11 $name signs with the .p12, and finds name and chain in it', ({ open, shows }) => {
      const { root, issuing } = authorities;
      expect(open({ p12, passphrase, root })).toEqual({
        name: shows(name),
        certificates: [fingerprint(downloads.der.bytes), ...[fingerprint(root), fingerprint(issuing)].toSorted()],
      });
    });
  });
});
