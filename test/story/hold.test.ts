/** Panic as it is lived: two taps, the link in the mail, the officer who calls back, the statement that never comes; and a key that leaked. REV-7, REV-8. Golden transcripts. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { invented, specimenStatement } from '#letters/specimen.ts';
import { type House, openHouse } from '#support/house.ts';
import { asFile } from '#support/papers.ts';
import { groups, officer } from '#support/story.ts';
import * as cast from './cast.ts';
import { standingOf } from './standing-check.ts';
import { tell } from './telling.ts';

const hour = 3_600_000;
let house: House;
/** One each: a case that waits in one story would be in the digest of the next. */
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());
const golden = (name: string) => `../transcripts/${name}.txt`;

/** Has a certificate and is logged in; the desks must be open. */
const withCertificate = async (who: cast.CivilServant) => {
  await cast.becomeSubscriber(house, who);
  const request = cast.requestOf(who);
  const talk = house.chat(who.name);
  await talk.says('/terbit');
  await talk.taps('Individu: tanda tangan elektronik');
  await talk.sends(request.file);
  await talk.sends(await cast.letterOf(who, 'issuance'));
  await talk.taps('Setuju dan kirim');
  await house.group(groups.officers).as(house.person(officer)).taps('Setujui & terbitkan');
  await house.installation.chores();
  return { ...request, serial: serialIn(house.mailsTo(who.mail).at(-1)?.text) };
};
/** The first of a story: its day is another than the one before, and the desks are closed. */
const begin = async (who: cast.CivilServant) => {
  await cast.openDesks(house);
  return withCertificate(who);
};
const serialIn = (text = ''): string => /Nomor seri: ([0-9a-f]+)/.exec(text)?.[1] ?? expect.unreachable();
/** As it comes back from the superior. */
const statementOf = async ({ name, nip, mail }: cast.CivilServant, serial: string) => ({
  name: 'surat-keterangan.pdf',
  mediaType: 'application/pdf',
  bytes: await specimenStatement({
    date: house.clock.now(),
    timeZone: 'Asia/Jakarta',
    caseNumber: '–',
    agency: { name: invented.agency, office: null, address: null },
    applicant: { name, nip, position: invented.position, unit: invented.unit, mail },
    certificate: { username: 'nama.pengguna', subject: `CN=${name}`, serial, issuer: 'CN=Lencana' },
    cause: 'lost',
    since: 'none',
  }),
});
const fiveSeconds = async () => {
  await house.wait(5_000);
  await house.installation.chores();
};
/** Readers may be told what was true a second ago; five are allowed (REV-7). */
const visible = (serial: string) => expect.poll(() => standingOf(house, serial), { timeout: 5_000, interval: 250 });
const held = { ocsp: 'revoked certificateHold', crl: 'Certificate Hold' };
const good = { ocsp: 'good', crl: null };

describe('REV-7 two taps in an open session, the statement, the end', () => {
  it('held in OCSP and CRL within five seconds, then revoked for good by an officer', async () => {
    const who = cast.civilServant('Slamet Riyanto', 3);
    const story = await tell(house, 'Laptop hilang: ditahan dengan dua ketukan', {
      day: '2026-11-23',
      sources: 'REV-7 · REV-1 · SOP Sumbar pencabutan 1–9',
    });
    const { serial } = await story.meanwhile('Slamet punya sertifikat. Laptopnya hilang di kereta.', () => begin(who));
    const [talk, officers] = [story.person(who.name), story.member(groups.officers, officer)];
    await visible(serial).toEqual(good);
    await talk.says('/hilang');
    await talk.taps('Ya, tahan sekarang');
    await fiveSeconds();
    await visible(serial).toEqual(held);
    await talk.says('/hilang');

    story.chapter('Penahanan tidak dapat dilepas dari chat; surat keterangannya diserahkan');
    await talk.taps('Serahkan surat keterangan');
    await talk.taps('Lanjutkan');
    await talk.taps('Hari ini');
    await talk.sends(await statementOf(who, serial));
    await talk.taps('Kirim');

    story.chapter('Petugas memeriksa, lalu mencabutnya untuk selamanya');
    await officers.taps('Ambil & lihat berkas');
    await officers.taps('Cabut sertifikat');
    await fiveSeconds();
    await visible(serial).toEqual({ ocsp: 'revoked keyCompromise', crl: 'Key Compromise' });
    await talk.says('/status');
    await expect(story.transcript()).toMatchFileSnapshot(golden('hilang-dua-ketukan'));
    expect(house.log).toEqual([]);
  });
});

describe('REV-7 without a session, from another network: the link in the official mailbox', () => {
  it('a GET changes nothing, the button holds, and an unknown name gets the same answer', async () => {
    const [who, friend] = [cast.civilServant('Lestari Widodo', 4), cast.civilServant('Teman Sekantor', 5)];
    const story = await tell(house, 'Ponsel hilang: ditahan lewat tautan di email dinas', {
      day: '2026-11-24',
      sources: 'REV-7',
    });
    const { serial } = await story.meanwhile(
      'Lestari punya sertifikat. Ponselnya hilang; ia meminjam ponsel teman.',
      async () => {
        const made = await begin(who);
        await cast.arrive(house, friend);
        return made;
      },
    );
    const talk = story.person(friend.name);
    await talk.says('/hilang');
    await talk.says('Lestari Widodo, S.E.');
    await talk.says('lestari.widodo');
    const answer = talk.hears();
    const page = await story.opens(who.name, house.mailedLink(who.mail));
    await visible(serial).toEqual(good);
    await page.submits();
    await fiveSeconds();
    await visible(serial).toEqual(held);
    story.chapter('Tautannya sekali pakai; nama yang tidak ada dijawab sama');
    expect((await story.opens('orang lain', house.mailedLink(who.mail))).status).toBe(410);
    await talk.says('/hilang');
    await talk.says('tidak.ada');
    expect(talk.hears()).toBe(answer);
    await expect(story.transcript()).toMatchFileSnapshot(golden('hilang-lewat-tautan'));
  });
});

describe('REV-7 neither session nor mailbox: an officer calls back', () => {
  it('the number in the registry is called, and only then the certificate is held', async () => {
    const [who, borrowed] = [cast.civilServant('Yuni Astuti', 6), cast.civilServant('Ponsel Pinjaman', 7)];
    const story = await tell(house, 'Ponsel dan email sekaligus hilang: petugas menelepon', {
      day: '2026-11-25',
      sources: 'REV-7',
    });
    const { serial } = await story.meanwhile(
      'Yuni punya sertifikat. Tasnya dicuri: ponsel, laptop, semuanya. Ia memakai ponsel pinjaman.',
      async () => {
        const made = await begin(who);
        await cast.arrive(house, borrowed);
        return made;
      },
    );
    const [talk, officers, owner] = [
      story.person(borrowed.name),
      story.member(groups.officers, officer),
      story.person(who.name),
    ];
    await talk.says('/hilang');
    await talk.taps('Email dinas juga tidak bisa dibuka');
    await talk.taps('Setuju, lanjutkan');
    await talk.taps(invented.agency);
    await talk.says('yuni.astuti');
    await talk.says('0899 9999 9999');
    await talk.says('/status');
    await visible(serial).toEqual(good);
    story.chapter('Petugas mengambil kartunya, menelepon nomor yang tercatat, lalu menahan');
    await officers.says('/antrean');
    await officers.taps('Ambil & lihat berkas');
    await officers.taps('Sudah ditelepon: tahan');
    await fiveSeconds();
    await visible(serial).toEqual(held);
    expect(owner.hears()).toContain('Sertifikat Anda kami tahan');
    expect(talk.hears()).not.toContain(serial);
    story.chapter('Orang lain menyebut akun yang tidak ada; petugas menolaknya');
    await talk.says('/hilang');
    await talk.taps('Email dinas juga tidak bisa dibuka');
    await talk.taps(invented.agency);
    await talk.says('bukan.siapa-siapa');
    await talk.says('0899 9999 9999');
    await officers.taps('Sudah ditelepon: tahan');
    await officers.taps('Tolak final');
    await officers.taps('☐ Anda tidak dapat kami hubungi di nomor yang tercatat');
    await officers.taps('Kirim penolakan final');
    await expect(story.transcript()).toMatchFileSnapshot(golden('hilang-petugas-menelepon'));
  });
});

describe('REV-7 the statement never comes', () => {
  it('a reminder each working day, then the officers decide without it: lifted', async () => {
    const who = cast.civilServant('Bayu Saputra', 8);
    const story = await tell(house, 'Surat keterangan tidak kunjung datang: kuncinya ternyata ada', {
      day: '2026-11-26',
      sources: 'REV-7',
    });
    const { serial } = await story.meanwhile('Bayu punya sertifikat. Kunci USB-nya tidak ada di laci.', () =>
      begin(who),
    );
    const [talk, officers] = [story.person(who.name), story.member(groups.officers, officer)];
    await talk.says('/hilang');
    await talk.taps('Ya, tahan sekarang');
    story.chapter('Setiap hari kerja satu pengingat; Sabtu dan Minggu tidak dihitung');
    for (const [hours, words] of [
      [23, 'Jumat pagi.'],
      [24, 'Sabtu pagi: tidak ada apa-apa.'],
      [48, 'Senin pagi.'],
      [24, 'Selasa pagi.'],
    ] as const) {
      await house.wait(hours * hour);
      await story.happens(words, () => house.installation.chores());
    }
    await house.wait(9 * hour);
    await story.happens('Selasa sore, meja sudah tutup.', () => house.installation.chores());
    await visible(serial).toEqual(held);
    story.chapter('Bayu menelepon: kuncinya ketemu di rumah. Petugas melepas penahanan');
    await house.wait(16 * hour);
    await story.meanwhile('Rabu pagi; meja dibuka lagi.', () => cast.openDesks(house));
    await officers.taps('Ambil & lihat berkas');
    await officers.taps('Lepas penahanan');
    await fiveSeconds();
    await visible(serial).toEqual(good);
    await expect(story.transcript()).toMatchFileSnapshot(golden('hilang-tanpa-surat'));
  });
});

describe('REV-8 whoever shows the key has proven that it leaked', () => {
  it('sent by a stranger: revoked at once, the owner and the officers told; sent by the owner by mistake: told so', async () => {
    const [who, stranger, careless] = [
      cast.civilServant('Galih Prakoso', 9),
      cast.civilServant('Orang Baik', 10),
      cast.civilServant('Tuti Handayani', 11),
    ];
    const story = await tell(house, 'Berkas kunci sampai ke sini', { day: '2026-12-03', sources: 'REV-8 · ISS-3' });
    const [leaked, own] = await story.meanwhile('Galih dan Tuti punya sertifikat.', async () => {
      const [one, other] = [await begin(who), await withCertificate(careless)];
      await cast.arrive(house, stranger);
      return [one, other] as const;
    });
    const finder = story.person(stranger.name);
    story.person(who.name);
    await finder.sends(asFile(leaked.key, 'kunci-di-flashdisk.pem'));
    await fiveSeconds();
    await visible(leaked.serial).toEqual({ ocsp: 'revoked keyCompromise', crl: 'Key Compromise' });
    expect(finder.hears()).not.toMatch(/Galih|[0-9a-f]{16}/);
    story.chapter('Tuti keliru mengirim kuncinya sendiri');
    const tuti = story.person(careless.name);
    await tuti.says(own.key, '(isi berkas kunci ditempel)');
    await visible(own.serial).toMatchObject({ ocsp: 'revoked keyCompromise' });
    story.chapter('Kunci yang sama sekali lagi: sudah diblokir, tidak ada yang dicabut dua kali');
    await finder.sends(asFile(leaked.key, 'kunci-di-flashdisk.pem'));
    await expect(story.transcript()).toMatchFileSnapshot(golden('kunci-bocor'));
    expect(house.log).toEqual([]);
  });
});

describe('REV-7 the same in English', () => {
  it('two taps, and what comes next', async () => {
    const who = cast.civilServant('Kevin Tanuwijaya', 12);
    const story = await tell(house, 'A lost key, in English', { day: '2026-12-04', sources: 'REV-7' });
    await story.meanwhile('Kevin has a certificate and reads English.', async () => {
      await begin(who);
      await house.chat(who.name).says('/bahasa');
      await house.chat(who.name).taps('English');
    });
    const talk = story.person(who.name);
    await talk.says('/hilang');
    await talk.taps('Help');
    await talk.taps('Yes, hold it now');
    await talk.says('/hilang');
    await expect(story.transcript()).toMatchFileSnapshot(golden('english-hold'));
  });
});
