/** Data change as it is lived: a promotion, another mailbox, another agency, what is sent back, a deadline that passes. ACC-9 (Kebumen warning 3). Golden transcripts. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SpecimenLetter, specimenRecommendation } from '#letters/specimen.ts';
import { atConsole } from '#ra/actor.ts';
import type { ActKey, AgencyId, DeskId } from '#ra/values.ts';
import { type House, openHouse } from '#support/house.ts';
import { groups, logIn, officer } from '#support/story.ts';
import * as cast from './cast.ts';
import { tell } from './telling.ts';

const day = 86_400_000;
let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
const golden = (name: string) => `../transcripts/${name}.txt`;

type Changes = NonNullable<SpecimenLetter['changes']>;
const signed = async (who: cast.CivilServant, changes: Changes, name = 'surat-perubahan-data.pdf') => ({
  name,
  mediaType: 'application/pdf',
  bytes: await specimenRecommendation({
    date: new Date('2026-11-20T03:00:00Z'),
    timeZone: 'Asia/Jakarta',
    purpose: 'change',
    caseNumber: '–',
    agency: { name: 'Pemerintah Kabupaten Contoh', office: null, address: null },
    addressee: 'Kepala Diskominfo',
    applicant: { ...who, position: 'Pranata Komputer Ahli Muda', unit: 'Bidang Aplikasi Informatika' },
    changes,
  }),
});
const promotion: Changes = [{ field: 'position', before: 'Pranata Komputer Ahli Muda', after: 'Kepala Seksi Layanan' }];

const withAccount = async (who: cast.CivilServant): Promise<void> => {
  await cast.openDesks(house);
  await cast.becomeSubscriber(house, who);
};
/** Sumbar issuance 1–10. */
const withCertificate = async (who: cast.CivilServant): Promise<void> => {
  await withAccount(who);
  const talk = house.chat(who.name);
  await talk.says('/terbit');
  await talk.taps('Individu: tanda tangan elektronik');
  await talk.sends(cast.requestOf(who).file);
  await talk.sends(await cast.letterOf(who, 'issuance'));
  await talk.taps('Setuju dan kirim');
  await house.group(groups.officers).as(house.person(officer)).taps('Setujui & terbitkan');
};
/** From /ubah to the desk, in one breath. */
const askPromotion = async (who: cast.CivilServant): Promise<void> => {
  const talk = house.chat(who.name);
  await talk.says('/ubah');
  await talk.taps('☐ Jabatan');
  await talk.taps('Selesai memilih');
  await talk.says('Kepala Seksi Layanan');
  await talk.sends(await signed(who, promotion));
  await talk.taps('Kirim');
};

const officials = 'Verifikasi Kabupaten Tetangga';
const neighbour = 'Sari Puspita';
/** Another agency with a desk of its own, as the command line would make it. */
const openNeighbour = async (): Promise<void> => {
  const { office, sandbox } = house.installation;
  const agency = (await office.administration.agencies())[0];
  if (!agency) throw new Error('The trial has an agency');
  const id = 'tetangga' as AgencyId;
  const name = 'Pemerintah Kabupaten Tetangga';
  const contact = 'Sari Puspita, BKPSDM, (0287) 654 321';
  const other = { ...agency, id, name, organization: name, mailDomains: ['tetanggakab.go.id'], contact };
  await office.administration.saveAgency(atConsole('neighbour:agency'), other);
  const desk = {
    id: 'tetangga-verifikator' as DeskId,
    kind: 'officer',
    name: officials,
    agencies: [id],
    parent: null,
  } as const;
  const { code } = await office.administration.openDesk(atConsole('neighbour:desk'), desk);
  const mail = 'sari.puspita@tetanggakab.go.id';
  const person = await sandbox.addPerson({ name: neighbour, mail });
  const group = await sandbox.addGroup({ title: officials, members: [person.id] });
  const at = { network: 'sandbox', user: String(person.id), chat: String(person.id) } as const;
  const as = (key: string) => ({ key: `neighbour:${key}` as ActKey, origin: 'sandbox', at, memberOf: null }) as const;
  await office.administration.joinDesk(as('join'), code, { network: 'sandbox', chat: String(group.id) });
  const invited = await office.administration.invite(atConsole('neighbour:invite'), {
    name: neighbour,
    mail,
    role: 'officer',
    desk: desk.id,
    language: 'id',
    byMail: false,
  });
  const { link } = await office.administration.acceptInvitation(as('accept'), invited.code);
  const page = { ...as('password'), origin: 'page', at: null } as const;
  await office.login.choosePassword(page, link?.split('/').at(-1) ?? '', cast.chosen);
  await logIn(house, neighbour, invited.username, cast.chosen);
};

describe('ACC-9 the deadline passes', () => {
  it('reminded half way and a day before, then ended as affiliationChanged, and offered a new one', async () => {
    const who = cast.civilServant('Yusuf Maulana', 20);
    const story = await tell(house, 'Batas waktu sertifikat lama lewat', { day: '2026-11-23', sources: 'ACC-9' });
    await story.meanwhile('Yusuf naik jabatan; perubahannya disetujui, sertifikatnya belum diperbarui.', async () => {
      await withCertificate(who);
      await askPromotion(who);
      await house.group(groups.officers).as(house.person(officer)).taps('Setujui perubahan');
    });
    const talk = story.person(who.name);
    const chores = (days: number, words: string) =>
      story.happens(words, async () => {
        await house.wait(days * day);
        await house.installation.chores();
      });
    await chores(7, 'Seminggu lewat.');
    await chores(6, 'Enam hari lagi lewat.');
    await chores(1, 'Satu hari lagi lewat.');
    await story.meanwhile('Sesinya sudah berakhir; ia masuk lagi.', () => cast.logInAgain(house, who));
    await talk.says('/sertifikat');
    await expect(story.transcript()).toMatchFileSnapshot(golden('perubahan-batas-waktu'));
  });
});

describe('ACC-9, REN-3 a promotion: only the position is asked, and the certificate of before stays good until its successor', () => {
  it('from /ubah to the new certificate', async () => {
    const who = cast.civilServant('Ratna Dewi', 16);
    const story = await tell(house, 'Naik jabatan', {
      day: '2026-12-09',
      sources: 'SOP Kebumen, peringatan 3 · ACC-9',
    });
    await story.meanwhile('Ratna punya akun dan sertifikat.', () => withCertificate(who));
    const talk = story.person(who.name);
    const joko = story.member(groups.officers, officer);

    story.chapter('Data hari ini, dan apa yang berubah');
    await talk.says('/ubah');
    await talk.taps('Selesai memilih');
    await talk.taps('☐ Unit kerja');
    await talk.taps('☐ Jabatan');
    await talk.taps('☑ Unit kerja');
    await talk.taps('Selesai memilih');
    story.chapter('Jabatan yang baru');
    await talk.says('Pranata Komputer Ahli Muda');
    await talk.taps('Bantuan');
    await talk.says('Kepala Seksi Layanan');
    story.chapter('Surat dari atasan: templatnya sudah memuat yang lama dan yang baru');
    await talk.taps('‹ Kembali');
    await talk.says('Kepala Seksi Layanan Publik');
    await talk.sends(await signed(who, promotion));
    await talk.taps('Ubah: Jabatan');
    await talk.says('Kepala Seksi Layanan');
    await talk.taps('Kirim');
    await talk.says('/ubah');
    await talk.taps('Batal');
    await talk.says('/status');

    story.chapter('Verifikator melihat sebelum dan sesudah berdampingan, lalu menyetujui');
    await joko.taps('Ambil & lihat berkas');
    await joko.taps('Setujui perubahan');
    await talk.says('/status');

    story.chapter('Sertifikat diperbarui; yang lama berakhir saat yang baru terbit');
    await talk.taps('Perbarui sertifikat');
    await talk.taps('Ya, masih benar');
    await talk.sends(cast.requestOf(who).file);
    await talk.taps('Setuju dan kirim');
    await joko.taps('Setujui & terbitkan');
    await talk.says('/sertifikat');
    expect(talk.hears()).toContain('data atau instansi berubah');
    await expect(story.transcript()).toMatchFileSnapshot(golden('perubahan-jabatan'));
    expect(house.log).toEqual([]);
  });
});

describe('ACC-9 a new official mailbox is proven, and the old one is told', () => {
  it('a link to the new one, asked for again; nothing changes before its button', async () => {
    const who = cast.civilServant('Hendra Gunawan', 17);
    const mail = 'hendra.g@contohkab.go.id';
    const story = await tell(house, 'Email dinas yang baru', { day: '2026-12-14', sources: 'ACC-9' });
    await story.meanwhile('Hendra punya akun, belum punya sertifikat.', () => withAccount(who));
    const talk = story.person(who.name);
    const joko = story.member(groups.officers, officer);
    story.chapter('Ia mulai dengan jabatan, berhenti, lalu memilih yang lain');
    await talk.says('/ubah');
    await talk.taps('☐ Jabatan');
    await talk.taps('Selesai memilih');
    await talk.says('Kepala Seksi');
    await talk.taps('Batal');
    await talk.says('/ubah');
    await talk.taps('☑ Jabatan');
    await talk.taps('☐ Email dinas');
    await talk.taps('Selesai memilih');
    await talk.says('hendra@gmail.com');
    await talk.says(mail);
    await talk.sends(await signed(who, [{ field: 'mail', before: who.mail, after: mail }]));
    await talk.taps('Kirim');

    story.chapter('Disetujui: tautan ke email yang baru, kabar ke email yang lama');
    await joko.taps('Setujui perubahan');
    await talk.says('/status');
    await talk.taps('Tautannya belum datang');
    await talk.taps('Kirim ulang tautan');
    const page = await story.opens(who.name, house.mailedLink(mail));
    await page.submits();
    await talk.says('/dataku');
    await talk.taps('Tautannya belum datang');
    await expect(story.transcript()).toMatchFileSnapshot(golden('perubahan-email'));
    expect(house.log).toEqual([]);
  });
});

describe('ACC-9 to another agency: its own officers decide', () => {
  it('agency, mailbox there, position; the card hangs in the new agency’s group', async () => {
    const who = cast.civilServant('Bagus Wijaya', 18);
    const mail = 'bagus.wijaya@tetanggakab.go.id';
    const story = await tell(house, 'Pindah ke instansi lain', { day: '2026-12-15', sources: 'ACC-9' });
    await story.meanwhile('Bagus punya akun dan sertifikat. Kabupaten tetangga juga memakai layanan ini.', async () => {
      await withCertificate(who);
      await openNeighbour();
    });
    const talk = story.person(who.name);
    const sari = story.member(officials, neighbour);
    await talk.says('/ubah');
    await talk.taps('☐ Instansi');
    await talk.taps('☐ Jabatan');
    await talk.taps('Selesai memilih');
    await talk.taps('Pemerintah Kabupaten Contoh');
    await talk.taps('Pemerintah Kabupaten Tetangga');
    await talk.says(who.mail);
    await talk.says(mail);
    await talk.says('Analis Sistem Informasi');
    const changes: Changes = [
      { field: 'agency', before: 'Pemerintah Kabupaten Contoh', after: 'Pemerintah Kabupaten Tetangga' },
      { field: 'mail', before: who.mail, after: mail },
      { field: 'position', before: 'Pranata Komputer Ahli Muda', after: 'Analis Sistem Informasi' },
    ];
    await talk.sends(await signed(who, changes));
    await talk.taps('Kirim');

    story.chapter('Verifikator instansi yang baru memutuskan');
    await sari.taps('Ambil & lihat berkas');
    await sari.taps('Setujui perubahan');
    await (await story.opens(who.name, house.mailedLink(mail))).submits();
    expect(house.mailsTo(who.mail).at(-1)?.text).toContain('b•••@tetanggakab.go.id');
    await expect(story.transcript()).toMatchFileSnapshot(golden('perubahan-instansi'));
    expect(house.log).toEqual([]);
  });
});

describe('ACC-9 rejected: only what was named is asked again', () => {
  it('the letter is not signed; taken back once, then sent; mended and approved', async () => {
    const who = cast.civilServant('Laila Zahra', 19);
    const story = await tell(house, 'Surat perubahan data belum ditandatangani', {
      day: '2026-12-16',
      sources: 'ACC-9',
    });
    await story.meanwhile('Laila sudah mengirim permohonan perubahan jabatan.', async () => {
      await withAccount(who);
      await askPromotion(who);
    });
    const talk = story.person(who.name);
    const joko = story.member(groups.officers, officer);
    await joko.taps('Tolak');
    await joko.taps('☐ Jabatan berbeda dengan Surat Rekomendasi');
    await joko.taps('Kirim');
    await joko.taps('Tarik kembali');
    await joko.taps('Tolak');
    await joko.taps('☐ Surat Rekomendasi belum ditandatangani atasan');
    await joko.taps('Kirim');
    await story.waits(31_000, 'Tiga puluh satu detik berlalu.');
    await talk.taps('Kirim ulang surat');
    await talk.sends(await signed(who, promotion, 'surat-bertanda-tangan.pdf'));
    await talk.taps('Kirim');
    await joko.taps('Setujui perubahan');
    await expect(story.transcript()).toMatchFileSnapshot(golden('perubahan-surat-ditolak'));
    expect(house.log).toEqual([]);
  });
});

describe('ACC-9 in English', () => {
  it('a new unit: the certificate does not name it and stays as it is', async () => {
    const who = cast.civilServant('Mega Lestari', 21);
    const story = await tell(house, 'A new work unit, in English', { day: '2026-12-17', sources: 'ACC-9' });
    await story.meanwhile('Mega has an account and a certificate, and prefers English.', async () => {
      await withCertificate(who);
      await house.chat(who.name).says('/bahasa');
      await house.chat(who.name).taps('English');
    });
    const talk = story.person(who.name);
    await talk.says('/ubah');
    await talk.says('work unit');
    await talk.taps('That is all');
    await talk.says('Bidang Statistik');
    await talk.sends(await signed(who, [{ field: 'unit', before: 'Bidang Aplikasi', after: 'Bidang Statistik' }]));
    await talk.taps('Send');
    await talk.says('/ubah');
    await talk.taps('Cancel');
    await story.member(groups.officers, officer).taps('Setujui perubahan');
    await talk.says('/status');
    await expect(story.transcript()).toMatchFileSnapshot(golden('english-new-unit'));
    expect(house.log).toEqual([]);
  });
});
