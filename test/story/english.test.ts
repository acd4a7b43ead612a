/** The main road once in English, for the applicant who chose it: Kebumen account 1–8, Sumbar issuance 1–10. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invented } from '#letters/specimen.ts';
import { type House, openHouse } from '#support/house.ts';
import { assistant, codeIn, groups, linkIn, officer } from '#support/story.ts';
import * as cast from './cast.ts';
import { tell } from './telling.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

describe('ACC-1 to ISS-11 the main road in English (Kebumen 1–8, Sumbar issuance 1–10)', () => {
  it('from a greeting to a downloaded certificate', async () => {
    const who = { ...cast.civilServant(invented.name, 15), nik: invented.nik, nip: invented.nip };
    const story = await tell(house, 'The main road in English', {
      day: '2026-11-23',
      sources: 'SOP Kebumen 1–8 · SOP Sumbar issuance 1–10 · ACC-1 to ACC-7, ISS-1 to ISS-11',
    });
    await story.meanwhile('Both desks are open.', () => cast.openDesks(house));
    const siti = story.person(who.name);
    const rina = story.member(groups.assistants, assistant);
    const joko = story.member(groups.officers, officer);
    await siti.says('/daftar');
    await siti.taps('English');
    await siti.taps('I agree, begin');
    await siti.taps('Help');
    await siti.says(who.name);
    await siti.taps(invented.agency);
    await siti.says(who.mail);
    await siti.says('0812 3456 7890');
    await siti.sends(await cast.letterOf(who));
    await siti.taps('Send');
    await rina.taps('Kembalikan');
    await rina.taps('☐ Nomor telepon tidak dapat dihubungi');
    await rina.taps('Kirim');
    await story.waits(31_000, 'Thirty seconds pass.');
    await siti.says('/status');
    await siti.taps('Mend the phone number');
    await siti.says('0813 9876 5432');
    await siti.taps('Send');
    await rina.taps('Teruskan');
    await joko.taps('Daftarkan');
    await (await story.opens(who.name, house.mailedLink(who.mail))).submits();
    await siti.taps('Complete my data');
    await siti.says(who.nik);
    await siti.says(who.nip);
    await siti.says(invented.position);
    await siti.says(invented.unit);
    await siti.sends(cast.identityCardOf(who));
    await siti.taps('Send');
    await joko.taps('Verifikasi');
    await siti.taps('Log in');
    const [, username = '', password = ''] =
      /Username: (\S+)\s+First password: (\S+)/.exec(house.mailsTo(who.mail).at(-1)?.text ?? '') ?? [];
    const choosing = await (await story.opens(who.name, linkIn(siti.hears()))).submits({ username, password });
    const done = await choosing.submits({ password: cast.chosen, again: cast.chosen });
    await siti.says(codeIn(done.text));
    await siti.says('/terbit');
    await siti.taps('Individual: electronic signature');
    await siti.taps('Key tool (makes the CSR)');
    await siti.sends(cast.requestOf(who).file);
    await siti.sends(await cast.letterOf(who, 'issuance'));
    await siti.taps('Agree and send');
    await joko.taps('Setujui & terbitkan');
    await siti.taps('Download the certificate');
    await siti.taps('Download PEM');
    expect(siti.hears()).toContain('sertifikat.pem');
    await siti.says('/status');
    await siti.says('/dataku');
    await siti.says('/bahasa');
    await siti.taps('Bahasa Indonesia');
    await siti.says('/status');
    expect(siti.hears()).toContain('Unduh sertifikat dengan /sertifikat');
    await expect(story.transcript()).toMatchFileSnapshot('../transcripts/english-main-road.txt');
  });
});
