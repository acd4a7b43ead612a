/** The life of a certificate in conversations, the same in every network of the world: what people say, tap and send, and what they hear. */
import { expect } from 'vitest';
import { invented } from '#letters/specimen.ts';
import type { Address } from '#ra/values.ts';
import { openPage } from '#support/browser.ts';
import { asFile, letter, newRequest } from '#support/papers.ts';
import type { StaffedHouse } from '#support/staffed-house.ts';
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
import { signedStatement } from './cast.ts';

const day = 86_400_000;

/** `addressOf`: who somebody is to the office. */
export const wholeLife = (house: StaffedHouse, addressOf: (name: string) => Promise<Address>) => {
  const talk = () => house.chat(applicant);
  const joko = () => house.group(groups.officers).as(house.person(officer));
  const { office } = house.installation;
  const visitor = async () => office.reception.visitor(await addressOf(applicant));
  const statuses = async () => {
    const id = (await visitor()).account?.id ?? expect.unreachable('the applicant is logged out');
    return (await office.issuance.certificatesOf(id)).map(({ status }) => status);
  };
  const logInAgain = async (): Promise<void> => {
    const sitting = talk();
    await sitting.says('/masuk');
    const page = await openPage(house, linkIn(sitting.hears()));
    const done = await page.submit({ username: firstCredentials(house).username, password: chosenPassword });
    await sitting.says(codeIn(done.text));
  };

  return {
    statuses,
    /** Kebumen 1–8, Sumbar issuance 1–10. */
    async mainJob() {
      await gainAccount(house);
      const sitting = await requestCertificate(house);
      await joko().taps('Tolak');
      await joko().taps('☐ Surat Rekomendasi belum ditandatangani atasan');
      await joko().taps('Kirim');
      await house.wait(31_000);
      await sitting.says('/status');
      await sitting.taps('Kirim ulang surat');
      await sitting.sends(await letter());
      await joko().taps('Setujui & terbitkan');
      expect(sitting.hears()).toContain('sudah terbit');
      await sitting.taps('Unduh sertifikat');
      await sitting.taps('Unduh PEM');
      expect(await statuses()).toEqual(['valid']);
    },
    async renewal() {
      await house.wait(670 * day);
      const sitting = talk();
      await house.chores();
      await logInAgain();
      await house.openDesk(officer);
      await sitting.says('/perbarui');
      await sitting.taps('Ya, masih benar');
      await sitting.sends(asFile(newRequest().csr));
      await sitting.taps('Setuju dan kirim');
      await joko().taps('Setujui & terbitkan');
      expect(sitting.hears()).toContain('sudah diperbarui');
      expect(await statuses()).toEqual(['valid', 'valid']);
    },
    /** Sumbar revocation 1–9, of the newest certificate. */
    async revocation() {
      const sitting = talk();
      await sitting.says('/cabut');
      const [newest] = sitting.latest().keyboard?.flat() ?? [];
      if (newest?.text !== 'Kunci atau sertifikat hilang')
        await sitting.taps(newest?.text ?? expect.unreachable('no certificate to choose'));
      await sitting.taps('Kunci atau sertifikat hilang');
      await sitting.taps('Hari ini');
      await sitting.sends(await signedStatement(office, await visitor()));
      await sitting.taps('Kirim');
      await joko().taps('Cabut sertifikat');
      expect(sitting.hears()).toContain('dicabut');
      expect(await statuses()).toContain('revoked');
      expect(house.mailsTo(invented.mail).at(-1)?.subject).toBe('Sertifikat elektronik Anda dicabut');
    },
    /** REV-7: two taps in an open session. */
    async panic() {
      const sitting = talk();
      await sitting.says('/hilang');
      await sitting.taps('Ya, tahan sekarang');
      await house.chores();
      expect(await statuses()).toContain('held');
    },
  };
};
