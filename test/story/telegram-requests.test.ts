/** What we ask of Telegram over a certificate's whole life, held beside the documented parameters of each method: docs/telegram-requests.md. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPage } from '#support/browser.ts';
import { asFile, letter, newRequest } from '#support/papers.ts';
import {
  applicant,
  assistant,
  chosenPassword,
  codeIn,
  firstCredentials,
  gainAccount,
  groups,
  introduce,
  linkIn,
  officer,
  requestCertificate,
} from '#support/story.ts';
import type { Logged } from '#support/telegram/server.ts';
import { openTelegramHouse, type TelegramHouse } from '#support/telegram-house.ts';
import { requestsPage, undocumentedIn } from '#support/telegram-requests-page.ts';
import { signedStatement } from './cast.ts';

const day = 86_400_000;
const asked: Logged[] = [];
let house: TelegramHouse;

beforeAll(async () => {
  const other = await openTelegramHouse({ by: 'webhook' });
  await other.close();
  asked.push(...other.telegram.requests);
  house = await openTelegramHouse({ by: 'polling' });
  for (const title of [groups.assistants, groups.officers]) {
    const group = house.place(title);
    group.promote(house.telegram.bot);
    group.makeForum();
  }
  await house.settle();
});
afterAll(() => house.close());

const joko = () => house.group(groups.officers).as(house.person(officer));
const visitor = () => {
  const id = String(house.person(applicant).id);
  return house.installation.office.reception.visitor({ network: 'telegram', user: id, chat: id });
};

describe('what we ask of Telegram', () => {
  it('ACC, ISS, REN, REV: a whole life is led', async () => {
    await gainAccount(house);
    const talk = await requestCertificate(house);
    await talk.says(newRequest().key);
    await house.group(groups.assistants).as(house.person(assistant)).says('/antrean');
    await joko().says('/antrean');
    await joko().taps('Ambil & lihat berkas');
    await joko().taps('Tolak');
    await joko().taps('☐ Surat Rekomendasi belum ditandatangani atasan');
    await joko().taps('Kirim');
    await house.wait(31_000);
    await talk.says('/status');
    await talk.taps('Kirim ulang surat');
    await talk.sends(await letter());
    await joko().taps('Setujui & terbitkan');
    await talk.taps('Unduh sertifikat');
    await talk.taps('Unduh PEM');
    await talk.says('/bantuan');
    await house.wait(670 * day);
    await house.chores();
    await talk.says('/masuk');
    const page = await openPage(house, linkIn(talk.hears()));
    const done = await page.submit({ username: firstCredentials(house).username, password: chosenPassword });
    await talk.says(codeIn(done.text));
    await house.openDesk(officer);
    await talk.says('/perbarui');
    await talk.taps('Ya, masih benar');
    await talk.sends(asFile(newRequest().csr));
    await talk.taps('Setuju dan kirim');
    await joko().taps('Setujui & terbitkan');
    await talk.says('/cabut');
    const [newest] = talk.latest().keyboard?.flat() ?? [];
    await talk.taps(newest?.text ?? expect.unreachable('no certificate to choose'));
    await talk.taps('Kunci atau sertifikat hilang');
    await talk.taps('Hari ini');
    await talk.sends(await signedStatement(house.installation.office, await visitor()));
    await talk.taps('Kirim');
    await joko().taps('Cabut sertifikat');
    expect(talk.hears()).toContain('dicabut');
    const stranger = house.person('Slamet Riyadi');
    house.telegram.supergroup('Arisan RT 05', [stranger, house.telegram.bot]);
    await house.settle();
    await house.wait(16 * 60_000);
    await introduce(house, 'Andi Saputra', { mail: 'andi.saputra@contohkab.go.id' });
    for (let days = 0; days < 4; days++) {
      await house.wait(day);
      await house.chores();
    }
    asked.push(...house.telegram.requests);
  });

  it('is documented, every method and every parameter', () => {
    expect(asked.length).toBeGreaterThan(100);
    expect(undocumentedIn(asked)).toEqual([]);
    expect(house.telegram.undocumented()).toEqual([]);
  });

  it('stands in docs/telegram-requests.md', async () => {
    await expect(requestsPage(asked)).toMatchFileSnapshot('../../docs/telegram-requests.md');
  });
});
