/** The life of a certificate over WhatsApp: the same conversations, led by numbers, in the real Client in a real browser. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invented } from '#letters/specimen.ts';
import { openPage } from '#support/browser.ts';
import { asFile, letter, newRequest } from '#support/papers.ts';
import {
  applicant,
  chosenPassword,
  codeIn,
  firstCredentials,
  gainAccount,
  groups,
  linkIn,
  officer,
  requestCertificate,
} from '#support/story.ts';
import { openWhatsappHouse, type WhatsappHouse } from '#support/whatsapp-house.ts';

const day = 86_400_000;
let house: WhatsappHouse;
beforeAll(async () => {
  house = await openWhatsappHouse();
});
afterAll(async () => {
  console.log(house?.log.join('\n').slice(0, 6000));
  await house?.close();
});

const talk = () => house.chat(applicant);
const joko = () => house.group(groups.officers).as(house.person(officer));

describe('a certificate’s life over WhatsApp', () => {
  it('ACC-1 to ACC-7, ISS-1 to ISS-11: the main job, with a letter rejected and sent again (Kebumen 1–8, Sumbar issuance 1–10)', async () => {
    await gainAccount(house);
    const sitting = await requestCertificate(house);
    await joko().taps('Tolak');
    await joko().taps('☐ Surat Rekomendasi belum ditandatangani atasan');
    await joko().taps('Kirim');
    await house.wait(31_000);
    expect(sitting.hears()).toContain('ditandatangani');
    await sitting.says('/status');
    await sitting.taps('Kirim ulang surat');
    await sitting.sends(await letter());
    await joko().taps('Setujui & terbitkan');
    expect(sitting.hears()).toContain('sudah terbit');
  });
});
