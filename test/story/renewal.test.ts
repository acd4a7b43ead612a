/** Renewal as it is lived: reminder, one button, still right, a new key, the successor. Golden transcripts of REN-1 to REN-3. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { invented } from '#letters/specimen.ts';
import { openPage } from '#support/browser.ts';
import { type House, openHouse } from '#support/house.ts';
import { codeIn, groups, linkIn, officer } from '#support/story.ts';
import * as cast from './cast.ts';
import { newestFile, publicKeyOf, verified } from './certificate-check.ts';
import { tell } from './telling.ts';

const day = 86_400_000;
const golden = (name: string) => `../transcripts/${name}.txt`;
const kind = 'Individu: tanda tangan elektronik';

let house: House;
/** Each in a house of its own: nobody else's certificate runs out meanwhile. */
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

/** Somebody whose certificate was issued a while ago and ends in so many days; logged in again, the desks open. */
const begin = async (
  who: cast.CivilServant,
  title: string,
  heading: { readonly day: string; readonly sources: string },
  daysLeft: number,
) => {
  const story = await tell(house, title, heading);
  const first = await story.meanwhile(
    `${who.name} punya sertifikat yang akan habis ${daysLeft} hari lagi.`,
    async () => {
      await cast.openDesks(house);
      await cast.becomeSubscriber(house, who);
      const request = await certify(who);
      await house.wait((730 - daysLeft) * day);
      return request;
    },
  );
  return { story, first, talk: story.person(who.name), joko: story.member(groups.officers, officer) };
};
const certify = (who: cast.CivilServant) => certifyIn(who, [kind, 'Setuju dan kirim']);
const certifyIn = async (who: cast.CivilServant, [profile, agree]: readonly [string, string]) => {
  const request = cast.requestOf(who);
  const talk = house.chat(who.name);
  await talk.says('/terbit');
  await talk.taps(profile);
  await talk.sends(request.file);
  await talk.sends(await cast.letterOf(who, 'issuance'));
  await talk.taps(agree);
  await house.group(groups.officers).as(house.person(officer)).taps('Setujui & terbitkan');
  return request;
};
const comeBack = async (who: cast.CivilServant): Promise<void> => {
  await cast.openDesks(house);
  await cast.logInAgain(house, who);
};
const tick = () => house.installation.chores();
/** The three forms of the certificate whose screen came last but so many. */
const downloaded = async (who: cast.CivilServant, place: number) => {
  const { sandbox } = house.installation;
  const chat = house.person(who.name).id;
  const screens = sandbox
    .messages(chat)
    .filter(({ keyboard }) => keyboard?.flat().some(({ text }) => text === 'Unduh PEM'));
  const screen = screens.at(place) ?? expect.unreachable();
  const file = async (label: string) => {
    const button = screen.keyboard?.flat().find(({ text }) => text === label);
    const data = button && 'data' in button ? String(button.data) : expect.unreachable();
    await house.chat(who.name).tapsData(screen.id, data);
    return newestFile(house, who.name);
  };
  return { pem: await file('Unduh PEM'), der: await file('Unduh DER'), p7b: await file('Unduh P7B') };
};

describe('REN-1 to REN-3 the main road: reminder, one button, still right, new key, agreement, card, successor', () => {
  it('ends with a new current certificate beside the old one, and openssl verifies both', async () => {
    const who = cast.civilServant('Sari Melati', 1);
    const { story, talk, joko } = await begin(
      who,
      'Pembaruan sertifikat',
      { day: '2026-11-23', sources: 'SOP Pembaruan (disebut Kebumen dan Sumbar) · REN-1, REN-2, REN-3' },
      60,
    );
    story.chapter('REN-1: diingatkan 60 hari sebelumnya, di chat dan lewat email');
    await story.happens('Pagi itu layanan melihat apa yang jatuh tempo.', tick);
    expect(talk.hears()).toContain('60 hari lagi');
    await talk.taps('Perbarui sekarang');
    await story.meanwhile('Ia masuk lagi.', () => comeBack(who));
    story.chapter('REN-2: data masih benar, kunci baru');
    await talk.says('/start');
    await talk.taps('Perbarui sertifikat');
    await talk.taps('Ya, masih benar');
    await talk.taps('Alat kunci (membuat CSR)');
    const request = cast.requestOf(who);
    await talk.sends(request.file);
    await talk.taps('Setuju dan kirim');
    story.chapter('REN-3: kartu petugas, sertifikat baru menjadi yang berlaku');
    await joko.taps('Setujui & terbitkan');
    expect(house.mailsTo(who.mail).at(-1)?.subject).toBe('Sertifikat elektronik Anda sudah terbit');
    await talk.says('/sertifikat');
    await tick();
    const [fresh, old] = await story.meanwhile(
      'Keduanya diunduh dan diperiksa di komputer lain.',
      async () =>
        [
          await verified(house, await downloaded(who, -2), { crls: 'issuing' }),
          await verified(house, await downloaded(who, -1), { crls: 'issuing' }),
        ] as const,
    );
    expect(fresh.publicKey).toBe(publicKeyOf(request.csr));
    expect(old.publicKey).not.toBe(fresh.publicKey);
    expect(old.subject).toBe(fresh.subject);
    story.narrate('openssl verify menerima kedua sertifikat: yang baru, dan yang lama sampai masa berlakunya habis.');
    await story.waits(61 * day, 'Enam puluh satu hari kemudian.');
    await story.happens('Tidak ada lagi yang diingatkan.', tick);
    await story.meanwhile('Ia masuk lagi.', () => comeBack(who));
    await talk.says('/sertifikat');
    expect(talk.hears()).toContain('sudah habis masa berlakunya');
    await expect(story.transcript()).toMatchFileSnapshot(golden('pembaruan'));
    expect(house.log).toEqual([]);
  });
});

describe('REN-2 too early is explained; changed data become a case of their own (ACC-9)', () => {
  it('with the day from which it may be renewed, and what to do instead', async () => {
    const who = cast.civilServant('Ratna Dewi', 16);
    const { story, talk } = await begin(
      who,
      'Pembaruan terlalu dini, lalu data berubah',
      { day: '2026-11-23', sources: 'REN-2 · ISS-1' },
      100,
    );
    await story.meanwhile('Ia masuk lagi.', () => comeBack(who));
    await talk.says('/perbarui');
    expect(talk.hears()).toContain('baru dapat diperbarui mulai');
    await talk.says('/terbit');
    await talk.taps(kind);
    expect(talk.hears()).toContain('Pembaruan dibuka mulai');
    await story.waits(50 * day, 'Lima puluh hari kemudian.');
    await story.meanwhile('Ia masuk lagi.', () => comeBack(who));
    await talk.says('/terbit');
    await talk.taps(kind);
    await talk.taps('Perbarui sertifikat');
    await talk.taps('Bantuan');
    await talk.taps('Ada yang berubah');
    expect(talk.hears()).toContain('Data diubah dulu');
    await talk.says('/status');
    await expect(story.transcript()).toMatchFileSnapshot(golden('pembaruan-terlalu-dini'));
  });
});

describe('REN-2 a used key is refused; ISS-9 a rejected CSR is asked again alone', () => {
  it('the old key is turned away, and after the rejection only a new CSR is wanted', async () => {
    const who = cast.civilServant('Bagus Santoso', 19);
    const { story, talk, joko, first } = await begin(
      who,
      'Pembaruan ditolak karena CSR',
      { day: '2026-11-23', sources: 'REN-2, REN-3 · ISS-9' },
      30,
    );
    await story.meanwhile('Ia masuk lagi.', () => comeBack(who));
    await talk.says('/sertifikat');
    await talk.taps('Perbarui sertifikat');
    await talk.taps('Ya, masih benar');
    story.chapter('REN-2: kunci yang pernah dipakai, dan surat yang tidak diperlukan');
    await talk.sends(first.file);
    expect(talk.hears()).toContain('pernah dipakai');
    await talk.sends(await cast.letterOf(who, 'issuance'));
    expect(talk.hears()).toContain('surat tidak diperlukan');
    await talk.sends(cast.requestOf(who).file);
    await talk.taps('Setuju dan kirim');
    story.chapter('REN-3: ditolak dengan alasan, hanya CSR yang diminta ulang');
    await joko.taps('Ambil & lihat berkas');
    await joko.taps('Tolak');
    await joko.taps('☐ CSR tampaknya dibuat orang lain');
    await joko.taps('Kirim');
    await story.waits(31_000, 'Tiga puluh detik berlalu.');
    await talk.taps('Kirim CSR baru');
    expect(talk.hears()).not.toContain('Masih benar?');
    await talk.sends(cast.requestOf(who).file);
    await talk.taps('Setuju dan kirim');
    await joko.taps('Setujui & terbitkan');
    expect(talk.hears()).toContain('sudah diperbarui');
    await expect(story.transcript()).toMatchFileSnapshot(golden('pembaruan-csr-ditolak'));
  });
});

describe('REN-1, CONVERSATION 16 reminders over a whole life, and BERHENTI', () => {
  it('five times a certificate, once each; after BERHENTI only the official mailbox hears of it', async () => {
    const who = cast.civilServant('Wulan Sari', 21);
    const story = await tell(house, 'Pengingat selama satu masa berlaku, dan BERHENTI', {
      day: '2026-11-23',
      sources: 'REN-1',
    });
    await story.meanwhile(`${who.name} punya sertifikat baru.`, async () => {
      await cast.openDesks(house);
      await cast.becomeSubscriber(house, who);
      await certify(who);
    });
    const talk = story.person(who.name);
    const letters = () =>
      house.mailsTo(who.mail).filter(({ subject }) => subject.includes('habis masa berlakunya')).length;
    let left = 730;
    const untilLeft = async (days: number, words: string) => {
      await story.waits((left - days) * day, words);
      left = days;
      await story.happens('Layanan melihat apa yang jatuh tempo.', tick);
    };
    await untilLeft(61, 'Enam ratus enam puluh sembilan hari kemudian: masih terlalu dini.');
    expect(letters()).toBe(0);
    await untilLeft(60, 'Enam puluh hari sebelum habis.');
    await untilLeft(59, 'Sehari kemudian: tidak diingatkan dua kali.');
    expect(letters()).toBe(1);
    story.chapter('BERHENTI: chat ini diam, email tetap memberi tahu');
    await talk.says('Berhenti');
    await untilLeft(30, 'Tiga puluh hari sebelum habis.');
    expect(letters()).toBe(2);
    await story.meanwhile('Ia masuk lagi.', () => comeBack(who));
    await talk.says('/sertifikat');
    await talk.taps('Ingatkan saya di sini');
    await untilLeft(14, 'Empat belas hari sebelum habis.');
    await untilLeft(7, 'Tujuh hari sebelum habis.');
    await untilLeft(1, 'Sehari sebelum habis.');
    expect(talk.hears()).toContain('besok');
    await untilLeft(0, 'Hari terakhir, dan sesudahnya.');
    expect(letters()).toBe(5);
    await story.waits(day, 'Masa berlakunya sudah habis.');
    await talk.taps('Perbarui sekarang');
    await story.meanwhile('Ia masuk lagi.', () => comeBack(who));
    await talk.says('/perbarui');
    expect(talk.hears()).toContain('sudah habis pada');
    await expect(story.transcript()).toMatchFileSnapshot(golden('pembaruan-pengingat'));
  });
});

describe('REN-1 to REN-3 once in English', () => {
  it('from the reminder to the renewed certificate', async () => {
    const who = cast.civilServant('Dewi Kirana', 22);
    const story = await tell(house, 'Renewal in English', { day: '2026-11-23', sources: 'REN-1, REN-2, REN-3' });
    const talk = await story.meanwhile(`${who.name} has a certificate that ends in 30 days.`, async () => {
      await cast.openDesks(house);
      await becomeEnglishSubscriber(who);
      await certifyIn(who, ['Individual: electronic signature', 'Agree and send']);
      await house.wait(700 * day);
      return story.person(who.name);
    });
    await story.happens('The service looks at what is due.', tick);
    expect(talk.hears()).toContain('ends in 30 days');
    await story.meanwhile('She logs in again.', async () => {
      await cast.openDesks(house);
      const page = await enter(who);
      const done = await page.submit({ username: credentials(who).username, password: cast.chosen });
      await house.chat(who.name).says(codeIn(done.text));
    });
    await talk.says('/start');
    await talk.taps('Renew the certificate');
    await talk.taps('Yes, still right');
    await talk.sends(cast.requestOf(who).file);
    await talk.taps('Agree and send');
    await story.member(groups.officers, officer).taps('Setujui & terbitkan');
    expect(talk.hears()).toContain('has been renewed');
    await talk.says('stop');
    await expect(story.transcript()).toMatchFileSnapshot(golden('english-renewal'));
  });
});

/** Kebumen 1–8 by somebody who chose English. */
const becomeEnglishSubscriber = async (who: cast.CivilServant): Promise<void> => {
  await cast.arrive(house, who);
  const talk = house.chat(who.name);
  await talk.says('/daftar');
  await talk.taps('English');
  await talk.taps('I agree, begin');
  await talk.says(who.name);
  await talk.taps(invented.agency);
  await talk.says(who.mail);
  await talk.says('0812 3456 7890');
  await talk.sends(await cast.letterOf(who));
  await talk.taps('Send');
  await cast.registerIdentity(house);
  await cast.activate(house, who);
  await talk.taps('Complete my data');
  await talk.says(who.nik);
  await talk.says(who.nip);
  await talk.says(invented.position);
  await talk.says(invented.unit);
  await talk.sends(cast.identityCardOf(who));
  await talk.taps('Send');
  await house.group(groups.officers).as(house.person(officer)).taps('Verifikasi');
  const page = await enter(who);
  const choosing = await page.submit(credentials(who));
  const done = await choosing.submit({ password: cast.chosen, again: cast.chosen });
  await talk.says(codeIn(done.text));
};
const enter = async (who: cast.CivilServant) => {
  const talk = house.chat(who.name);
  await talk.says('/masuk');
  return openPage(house, linkIn(talk.hears()));
};
const credentials = (who: cast.CivilServant): { username: string; password: string } => {
  const letter = house.mailsTo(who.mail).find(({ text }) => text.includes('First password: '));
  const [, username = '', password = ''] = /Username: (\S+)\s+First password: (\S+)/.exec(letter?.text ?? '') ?? [];
  return { username, password };
};
