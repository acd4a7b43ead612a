/** Registration of an account as it is lived: Kebumen account 1–6, Ciamis application 1–3. Golden transcripts of ACC-1 to ACC-6. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invented } from '#letters/specimen.ts';
import { openPage } from '#support/browser.ts';
import { type House, openHouse } from '#support/house.ts';
import { assistant, codeIn, groups, linkIn, officer } from '#support/story.ts';
import * as cast from './cast.ts';
import { tell } from './telling.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
const golden = (name: string) => `../transcripts/${name}.txt`;

describe('ACC-1 to ACC-7 the road from a greeting to an open account (Kebumen 1–8, Ciamis 1–5)', () => {
  it('a civil servant registers, both desks and the mailbox do their part, and she logs in', async () => {
    const who = { ...cast.civilServant(invented.name, 15), nik: invented.nik, nip: invented.nip };
    const story = await tell(house, 'Pendaftaran akun, dari sapaan sampai masuk', {
      day: '2026-11-23',
      sources: 'SOP Kebumen 1–8 · SOP Ciamis 1–5 · ACC-1 sampai ACC-7',
    });
    await story.meanwhile('Kedua meja petugas sudah dibuka pagi ini.', () => cast.openDesks(house));
    const siti = story.person(who.name);
    const rina = story.member(groups.assistants, assistant);
    const joko = story.member(groups.officers, officer);

    story.chapter('Kebumen 1 (ACC-1): pemohon memperkenalkan diri dan menyerahkan surat rekomendasi');
    await siti.says('/start');
    await siti.taps('Mendaftar');
    await siti.taps('Bahasa Indonesia');
    await siti.taps('Setuju, mulai mendaftar');
    await siti.says(who.name);
    await siti.says('1');
    await siti.says(who.mail);
    await siti.says('0812-3456-7890');
    await siti.sends(await cast.letterOf(who));
    await siti.taps('Kirim');

    story.chapter('Kebumen 2 (ACC-2): petugas pendamping memeriksa dan meneruskan');
    await rina.taps('Ambil & lihat berkas');
    await rina.taps('Teruskan');

    story.chapter('Kebumen 3 (ACC-3): petugas verifikasi mendaftarkan identitas; tautan aktivasi ke email dinas');
    await joko.taps('Ambil & lihat berkas');
    await joko.taps('Daftarkan');

    story.chapter('Kebumen 4, Ciamis 1 (ACC-4): membuka tautan, melengkapi data, mengirim');
    await (await story.opens(who.name, house.mailedLink(who.mail))).submits();
    await siti.taps('Lengkapi data');
    await siti.says('3305 1255 0390 0004');
    await siti.says('19900315 201504 2 001');
    await siti.says(invented.position);
    await siti.says(invented.unit);
    await siti.sends(cast.identityCardOf(who));
    await siti.taps('Kirim');

    story.chapter(
      'Kebumen 5–6, Ciamis 2–3 (ACC-5, ACC-6): data dicocokkan; nama pengguna dan kata sandi pertama ke email dinas',
    );
    await joko.taps('Ambil & lihat berkas');
    await joko.taps('Verifikasi');

    story.chapter('Kebumen 7–8, Ciamis 4–5 (ACC-7): masuk pertama kali dan mengganti kata sandi');
    await siti.taps('Masuk');
    const page = await story.opens(who.name, linkIn(siti.hears()));
    const choosing = await page.submits(cast.credentialsOf(house, who));
    const done = await choosing.submits({ password: cast.chosen, again: cast.chosen });
    await siti.says(codeIn(done.text));
    await siti.says('/status');

    await expect(story.transcript()).toMatchFileSnapshot(golden('pendaftaran'));
    expect(house.log).toEqual([]);
  });
});

const dewi = cast.civilServant('Dewi Lestari', 2);
describe('ACC-1 nothing about a person is kept before they have read the notice and agreed (Kebumen 1)', () => {
  it('who declines is let go kindly, and may come back', async () => {
    await cast.arrive(house, dewi);
    const story = await tell(house, 'Pemberitahuan data pribadi tidak disetujui', {
      day: '2026-11-24',
      sources: 'SOP Kebumen 1 · ACC-1',
    });
    const talk = story.person(dewi.name);
    await talk.says('/daftar');
    await talk.taps('Bahasa Indonesia');
    await talk.taps('Tidak setuju');
    expect(
      await house.installation.office.desk.timelines({
        network: 'sandbox',
        user: String(house.person(dewi.name).id),
      }),
    ).toEqual([]);
    await talk.says('/status');
    story.narrate('Esoknya ia membaca lagi dan menyetujui.');
    await talk.says('/daftar');
    await talk.says('setuju');
    await expect(story.transcript()).toMatchFileSnapshot(golden('pendaftaran-tidak-setuju'));
  });
});

const bayu = cast.civilServant('Bayu Nugroho', 3);
describe('ACC-2 the assistants return what is wrong, and only that is asked again (Kebumen 2)', () => {
  it('two reasons, two repairs, forwarded', async () => {
    await cast.arrive(house, bayu);
    const story = await tell(house, 'Dikembalikan petugas pendamping dengan dua alasan', {
      day: '2026-11-25',
      sources: 'SOP Kebumen 1–2 · ACC-2',
    });
    await story.meanwhile('Bayu sudah mengirim permohonannya; kedua meja terbuka.', async () => {
      await cast.openDesks(house);
      await cast.introduceSelf(house, bayu);
    });
    const talk = story.person(bayu.name);
    const rina = story.member(groups.assistants, assistant);
    story.chapter('Kebumen 2 (ACC-2): petugas memilih alasan; kartu menunjukkan pesan yang akan diterima pemohon');
    await rina.taps('Kembalikan');
    await rina.taps('☐ Surat Rekomendasi belum ditandatangani atasan');
    await rina.taps('☐ Nomor telepon tidak dapat dihubungi');
    await rina.taps('Kirim');
    await story.waits(31_000, 'Tiga puluh detik berlalu tanpa ditarik kembali.');
    story.chapter('Kebumen 1, sekali lagi: hanya yang disebut yang ditanyakan');
    await talk.taps('Kirim ulang surat');
    await talk.sends({ ...(await cast.letterOf(bayu)), name: 'surat-bertanda-tangan.pdf' });
    await talk.says('0813 9876 5432');
    expect(talk.hears()).not.toMatch(/Ubah: (Nama|Email|Instansi)/);
    await talk.taps('Kirim');
    story.chapter('Kebumen 2: lengkap, diteruskan');
    await rina.taps('Teruskan');
    await expect(story.transcript()).toMatchFileSnapshot(golden('pendaftaran-dikembalikan'));
  });
});

const rudi = cast.civilServant('Rudi Hartono', 4);
describe('ACC-3 the officer rejects before registering, with ready and own words (Kebumen 3)', () => {
  it('the address is mended, the rest is left alone, and both desks see it again', async () => {
    await cast.arrive(house, rudi);
    const story = await tell(house, 'Verifikator menolak sebelum mendaftarkan', {
      day: '2026-11-26',
      sources: 'SOP Kebumen 2–3 · ACC-2, ACC-3',
    });
    await story.meanwhile('Permohonan Rudi sudah diteruskan petugas pendamping.', async () => {
      await cast.openDesks(house);
      await cast.introduceSelf(house, { ...rudi, mail: 'sekretariat@contohkab.go.id' });
      await house.group(groups.assistants).as(house.person(assistant)).taps('Teruskan');
    });
    const talk = story.person(rudi.name);
    const joko = story.member(groups.officers, officer);
    story.chapter('Kebumen 3 (ACC-3): alasan siap pakai, dan satu alasan dengan kata-kata sendiri');
    await joko.taps('Tolak');
    await joko.taps('☐ Email dinas tampaknya milik orang lain');
    await joko.taps('Alasan lain…');
    await joko.taps('Surat Rekomendasi');
    await joko.says('Cap instansi belum ada; mohon dicap di bagian umum.');
    await joko.taps('Kirim');
    await story.waits(31_000, 'Tiga puluh detik berlalu.');
    await talk.taps('Perbaiki email');
    await talk.says(rudi.mail);
    await talk.sends(await cast.letterOf(rudi));
    await talk.taps('Kirim');
    await story.member(groups.assistants, assistant).taps('Teruskan');
    await joko.taps('Daftarkan');
    expect(house.mailsTo('sekretariat@contohkab.go.id')).toEqual([]);
    await expect(story.transcript()).toMatchFileSnapshot(golden('pendaftaran-ditolak-verifikator'));
  });
});

const maya = cast.civilServant('Maya Kusuma', 5);
describe('ACC-5 data that do not agree with letter and KTP come back with reasons (Kebumen 5, Ciamis warning 1)', () => {
  it('only the KTP is asked again, and then the account is made', async () => {
    await cast.arrive(house, maya);
    const story = await tell(house, 'Foto KTP tidak terbaca', {
      day: '2026-11-27',
      sources: 'SOP Kebumen 5 · SOP Ciamis 2–3 · ACC-5',
    });
    await story.meanwhile('Maya sudah melengkapi dan mengirim datanya.', async () => {
      await cast.openDesks(house);
      await cast.introduceSelf(house, maya);
      await cast.registerIdentity(house);
      await cast.activate(house, maya);
      await (await cast.fillIdentity(house, maya)).taps('Kirim');
    });
    const talk = story.person(maya.name);
    const joko = story.member(groups.officers, officer);
    await joko.taps('Tolak');
    await joko.taps('☐ Foto KTP tidak terbaca');
    await joko.taps('Kirim');
    await story.waits(31_000, 'Tiga puluh detik berlalu.');
    await talk.says('/status');
    await talk.taps('Kirim ulang foto KTP');
    await talk.sends(cast.identityCardOf(maya));
    expect(talk.hears()).not.toMatch(/Ubah: (NIK|NIP|Jabatan|Unit)/);
    await talk.taps('Kirim');
    await joko.taps('Verifikasi');
    expect(house.mailsTo(maya.mail).at(-1)?.subject).toBe('Akun Anda sudah siap');
    await expect(story.transcript()).toMatchFileSnapshot(golden('pendaftaran-ktp-ditolak'));
  });
});

const tono = cast.civilServant('Tono Wibowo', 6);
describe('ACC-3 the only final no says why and whom to ask (Kebumen 3)', () => {
  it('a refused registration is closed; a new one may begin', async () => {
    await cast.arrive(house, tono);
    const story = await tell(house, 'Penolakan final', { day: '2026-11-28', sources: 'SOP Kebumen 3 · ACC-3' });
    await story.meanwhile('Permohonan Tono sudah diteruskan.', async () => {
      await cast.openDesks(house);
      await cast.introduceSelf(house, tono);
      await house.group(groups.assistants).as(house.person(assistant)).taps('Teruskan');
    });
    const joko = story.member(groups.officers, officer);
    await joko.taps('Tolak final');
    await joko.taps('☐ Tidak tercatat bekerja di instansi ini');
    await joko.taps('Kirim penolakan final');
    const talk = story.person(tono.name);
    await talk.says('/status');
    await talk.says('/daftar');
    await expect(story.transcript()).toMatchFileSnapshot(golden('pendaftaran-penolakan-final'));
  });
});

const indah = cast.civilServant('Indah Permata', 7);
describe('ACC-3, ACC-4 the activation link: single use, sent again, changed by nobody who only looks (Kebumen 3–4, Ciamis 1)', () => {
  it('an old link is void, a look changes nothing, the button works once', async () => {
    await cast.arrive(house, indah);
    const story = await tell(house, 'Tautan aktivasi', {
      day: '2026-11-29',
      sources: 'SOP Kebumen 3–4 · SOP Ciamis 1 · ACC-3, ACC-4',
    });
    await story.meanwhile('Identitas Indah sudah didaftarkan; tautannya ada di kotak surat.', async () => {
      await cast.openDesks(house);
      await cast.introduceSelf(house, indah);
      await cast.registerIdentity(house);
    });
    const talk = story.person(indah.name);
    const old = house.mailedLink(indah.mail);
    story.chapter('ACC-3: kirim ulang; tautan lama tidak berlaku');
    await talk.says('/daftar');
    await talk.taps('Kirim ulang tautan');
    const link = house.mailedLink(indah.mail);
    expect(link).not.toBe(old);
    expect((await story.opens(indah.name, old)).status).toBe(410);
    story.chapter('ACC-4: pemindai surat yang membuka tautan tidak mengubah apa pun');
    await story.happens('Pemindai surat instansi membuka tautan itu tiga kali.', async () => {
      for (let times = 0; times < 3; times++) expect((await openPage(house, link)).status).toBe(200);
    });
    await talk.says('/status');
    expect(talk.hears()).toContain('buka tautan aktivasi');
    story.chapter('ACC-4: tombolnya ditekan, lalu ditekan sekali lagi');
    const page = await story.opens(indah.name, link);
    await page.submits();
    await page.submits();
    expect((await story.opens(indah.name, link)).status).toBe(410);
    await expect(story.transcript()).toMatchFileSnapshot(golden('tautan-aktivasi'));
  });

  it('after seven days the link is no longer good, and a new one is one tap away', async () => {
    const who = cast.civilServant('Yuni Astuti', 8);
    await cast.arrive(house, who);
    const story = await tell(house, 'Tautan aktivasi kedaluwarsa', {
      day: '2026-11-30',
      sources: 'SOP Kebumen 4 · ACC-3',
    });
    await story.meanwhile('Identitas Yuni didaftarkan.', async () => {
      await cast.openDesks(house);
      await cast.introduceSelf(house, who);
      await cast.registerIdentity(house);
    });
    const link = house.mailedLink(who.mail);
    await story.waits(7 * 86_400_000, 'Tujuh hari berlalu.');
    expect((await story.opens(who.name, link)).status).toBe(410);
    const talk = story.person(who.name);
    await talk.says('/daftar');
    await talk.taps('Kirim ulang tautan');
    await (await story.opens(who.name, house.mailedLink(who.mail))).submits();
    expect(talk.hears()).toContain('Lengkapi data');
    await expect(story.transcript()).toMatchFileSnapshot(golden('tautan-aktivasi-kedaluwarsa'));
  });
});

const agus = cast.civilServant('Agus Salim', 9);
describe('ACC-1 the form is never lost: back, help, change, /start, a restart (Kebumen 1; CONVERSATION 3, 4, 6)', () => {
  it('every interruption comes back to the same place and says where', async () => {
    await cast.arrive(house, agus);
    const story = await tell(house, 'Isian yang terputus-putus', {
      day: '2026-12-08',
      sources: 'SOP Kebumen 1 · ACC-1 · tata bicara 3, 4, 6',
    });
    const talk = story.person(agus.name);
    await talk.says('/daftar');
    await talk.taps('Bahasa Indonesia');
    await talk.taps('Setuju, mulai mendaftar');
    story.chapter('Bantuan, kembali, dan jawaban yang belum pas');
    await talk.taps('Bantuan');
    await talk.says('Drs. Agus Salim, M.Si.');
    await talk.says('Agus Salim');
    await talk.taps(invented.agency);
    await talk.taps('‹ Kembali');
    await talk.taps(invented.agency);
    await talk.says('agus.salim@gmail.com');
    story.chapter('Perintah lain di tengah isian; pertanyaannya diajukan lagi');
    await talk.says('/surat');
    await talk.says('/bantuan');
    story.chapter('/start di tengah isian');
    await talk.says('/start');
    await talk.taps('Lanjutkan pendaftaran');
    await talk.taps('Lanjutkan');
    await talk.says(agus.mail);
    story.chapter('Komputer layanan mati di tengah langkah');
    await story.happens('Komputer layanan dimatikan dan dinyalakan lagi.', () => house.restart());
    await talk.says('0812 3456 7890');
    await talk.sends(await cast.letterOf(agus));
    story.chapter('Mengubah satu baris dari ringkasan');
    await talk.taps('Ubah: Nomor telepon');
    await talk.taps('‹ Kembali');
    await talk.taps('Ubah: Nomor telepon');
    await talk.says('+62 811 2233 445');
    story.chapter('Batal di ringkasan, lalu kembali esok hari');
    await talk.taps('Batal');
    await story.waits(86_400_000, 'Esok harinya.');
    await talk.says('/daftar');
    await talk.taps('Lanjutkan');
    await talk.taps('Kirim');
    expect(talk.hears()).toContain('sudah dikirim ke petugas pendamping');
    await expect(story.transcript()).toMatchFileSnapshot(golden('isian-terputus'));
  });
});
