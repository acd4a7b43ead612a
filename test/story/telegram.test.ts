/** The life of a certificate over Telegram's own wire: a Bot API over real HTTP, two instances, by polling and by webhook, calm and disturbed. */
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
import type { Fault } from '#support/telegram/faults.ts';
import { openTelegramHouse, type TelegramHouse } from '#support/telegram-house.ts';
import { signedStatement } from './cast.ts';

const day = 86_400_000;
let house: TelegramHouse;

const talk = () => house.chat(applicant);
const joko = () => house.group(groups.officers).as(house.person(officer));
const statuses = async () => {
  const { office } = house.installation;
  const id = (await visitor()).account?.id ?? expect.unreachable('the applicant is logged out');
  return (await office.issuance.certificatesOf(id)).map(({ status }) => status);
};
const visitor = () => {
  const id = String(house.person(applicant).id);
  return house.installation.office.reception.visitor({ network: 'telegram', user: id, chat: id });
};
const logInAgain = async (): Promise<void> => {
  const sitting = talk();
  await sitting.says('/masuk');
  const page = await openPage(house, linkIn(sitting.hears()));
  const done = await page.submit({ username: firstCredentials(house).username, password: chosenPassword });
  await sitting.says(codeIn(done.text));
};

/** What happens on real ways: refusals that pass, pages of gateways, connections that break before or after, answers that are slow. */
const weather: readonly Fault[] = [
  { kind: 'server-error' },
  { kind: 'bad-gateway' },
  { kind: 'reset-after' },
  { kind: 'reset-before' },
  { kind: 'too-many', seconds: 0 },
  { kind: 'slow', milliseconds: 30 },
];

describe.each([{ by: 'polling' }, { by: 'webhook' }] as const)(
  'a certificate’s life over Telegram by $by, two instances, every tenth call disturbed',
  ({ by }) => {
    beforeAll(async () => {
      house = await openTelegramHouse({ by, instances: 2 });
      house.telegram.faults.byChance(0.1, weather);
    });
    afterAll(() => house.close());

    it('ACC-1 to ACC-7, ISS-1 to ISS-11: the main job, with a letter rejected and sent again (Kebumen 1–8, Sumbar issuance 1–10)', async () => {
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
    });

    it('REN-1 to REN-3: reminded once, renewed with a new key', async () => {
      await house.wait(670 * day);
      const sitting = talk();
      await house.chores();
      expect(sitting.hears()).toContain('60 hari lagi');
      await logInAgain();
      await house.openDesk(officer);
      await sitting.says('/perbarui');
      await sitting.taps('Ya, masih benar');
      await sitting.sends(asFile(newRequest().csr));
      await sitting.taps('Setuju dan kirim');
      await joko().taps('Setujui & terbitkan');
      expect(sitting.hears()).toContain('sudah diperbarui');
      expect(await statuses()).toEqual(['valid', 'valid']);
    });

    it('REV-1 to REV-6: revoked with a statement, and told', async () => {
      const sitting = talk();
      await sitting.says('/cabut');
      const [newest] = sitting.latest().keyboard?.flat() ?? [];
      await sitting.taps(newest?.text ?? expect.unreachable('no certificate to choose'));
      await sitting.taps('Kunci atau sertifikat hilang');
      await sitting.taps('Hari ini');
      await sitting.sends(await signedStatement(house.installation.office, await visitor()));
      await sitting.taps('Kirim');
      await joko().taps('Cabut sertifikat');
      expect(sitting.hears()).toContain('dicabut');
      expect(await statuses()).toContain('revoked');
      expect(house.mailsTo(invented.mail).at(-1)?.subject).toBe('Sertifikat elektronik Anda dicabut');
    });

    it('nothing was asked of Telegram beside its documentation, and no update was left', () => {
      expect(house.telegram.undocumented()).toEqual([]);
      expect(house.telegram.pending()).toEqual([]);
      expect(house.telegram.faults.done.length).toBeGreaterThan(10);
    });
  },
);
