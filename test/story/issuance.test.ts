/** Issuance of a certificate as it is lived: Sumbar issuance 1–11, Lemsaneg 1–9, Ciamis 6. Golden transcripts of ISS-1 to ISS-11. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type House, openHouse } from '#support/house.ts';
import { groups, officer } from '#support/story.ts';
import * as cast from './cast.ts';
import { newestFile, publicKeyOf, verified } from './certificate-check.ts';
import { tell } from './telling.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
const golden = (name: string) => `../transcripts/${name}.txt`;
const kind = 'Individu: tanda tangan elektronik';

/** The transcript begins with a subscriber who is logged in and two open desks. */
const begin = async (
  who: cast.CivilServant,
  title: string,
  heading: { readonly day: string; readonly sources: string },
) => {
  const story = await tell(house, title, heading);
  await story.meanwhile(`${who.name} punya akun dan sudah masuk; meja verifikasi terbuka.`, async () => {
    await cast.openDesks(house);
    await cast.becomeSubscriber(house, who);
  });
  return { story, talk: story.person(who.name), joko: story.member(groups.officers, officer) };
};

/** Sumbar 1–6 up to the officer, without telling it. */
const submit = async (who: cast.CivilServant, request = cast.requestOf(who)) => {
  const talk = house.chat(who.name);
  await talk.says('/terbit');
  await talk.taps(kind);
  await talk.sends(request.file);
  await talk.sends(await cast.letterOf(who, 'issuance'));
  await talk.taps('Setuju dan kirim');
};

describe('ISS-1 to ISS-8, ISS-10, ISS-11 the main road: request, CSR first, letter, agreement, certificate (Sumbar 1–11, Lemsaneg 1–8)', () => {
  it('ends with a certificate that openssl verifies in all three forms; a second request is explained', async () => {
    const who = cast.civilServant('Sari Melati', 1);
    const { story, talk, joko } = await begin(who, 'Penerbitan sertifikat, CSR lebih dulu', {
      day: '2026-11-23',
      sources: 'SOP Sumbar penerbitan 1–11 · SOP Lemsaneg 1–8 · SOP Ciamis 6 · ISS-1 sampai ISS-8, ISS-10, ISS-11',
    });
    story.chapter('Sumbar 1–2 (ISS-1, ISS-2): mengajukan, memilih jenis sertifikat');
    await talk.says('/terbit');
    await talk.taps(kind);
    story.chapter('Sumbar 3–4 (ISS-3, ISS-4): kunci dan CSR dibuat di perangkat sendiri, CSR dikirim');
    await talk.taps('Alat kunci (membuat CSR)');
    const request = cast.requestOf(who);
    await talk.sends(request.file);
    story.chapter('Sumbar 5 (ISS-5): surat rekomendasi');
    await talk.taps('Templat surat rekomendasi');
    await talk.sends(await cast.letterOf(who, 'issuance'));
    story.chapter('Sumbar 6 (ISS-7): Perjanjian Pemilik');
    await talk.taps('Bantuan');
    await talk.taps('Setuju dan kirim');
    await talk.says('/status');
    story.chapter('Sumbar 7, Lemsaneg 6 (ISS-8): verifikator memeriksa surat dan CSR, lalu menyetujui');
    await joko.taps('Ambil & lihat berkas');
    await joko.taps('Setujui & terbitkan');
    expect(house.mailsTo(who.mail).at(-1)?.subject).toBe('Sertifikat elektronik Anda sudah terbit');
    story.chapter('Sumbar 9–10, Lemsaneg 7–8 (ISS-10, ISS-11): diberi tahu, mengunduh');
    await talk.taps('Unduh sertifikat');
    const download = async (label: string) => {
      await talk.taps(label);
      return newestFile(house, who.name);
    };
    const forms = {
      pem: await download('Unduh PEM'),
      der: await download('Unduh DER'),
      p7b: await download('Unduh P7B'),
    };
    await house.installation.chores();
    const facts = await verified(house, forms);
    story.narrate('openssl verify -x509_strict dengan kedua CRL menerima sertifikat itu, dalam ketiga bentuknya.');
    expect(facts.subject).toContain('CN=Sari Melati');
    expect(facts.subject).not.toContain(who.nik);
    expect(facts.subject).not.toContain(who.nip);
    expect(facts.publicKey).toBe(publicKeyOf(request.csr));
    expect(facts.certificatesInBundle).toBe(3);
    story.chapter('ISS-1 (Sumbar pencabutan, peringatan 2): permohonan kedua dijelaskan, tidak dibuka');
    await talk.says('/terbit');
    await talk.taps(kind);
    expect(talk.hears()).toContain('masih memiliki sertifikat yang berlaku');
    story.chapter('Sumbar 11 (ACC-8): keluar');
    await talk.says('/keluar');
    await expect(story.transcript()).toMatchFileSnapshot(golden('penerbitan'));
    expect(house.log).toEqual([]);
  });
});

describe('ISS-4, ISS-5, ISS-6 the letter first, as three photos, and the CSR pasted as text (Lemsaneg 3–5)', () => {
  it('nothing is asked twice and a restart in between loses nothing', async () => {
    const who = cast.civilServant('Ratna Dewi', 16);
    const { story, talk } = await begin(who, 'Penerbitan sertifikat, surat lebih dulu', {
      day: '2026-11-24',
      sources: 'SOP Lemsaneg 3–5 · ISS-4, ISS-5, ISS-6',
    });
    await talk.says('/terbit');
    await talk.says('1');
    story.chapter('Lemsaneg 3 (ISS-5): surat sebagai tiga foto dalam satu album');
    await talk.sends([cast.photo('halaman-1.png'), cast.photo('halaman-2.png'), cast.photo('halaman-3.png')]);
    await talk.taps('Selesai, semua halaman sudah terkirim');
    story.chapter('Komputer layanan mati di tengah permohonan');
    await story.happens('Komputer layanan dimatikan dan dinyalakan lagi.', () => house.restart());
    await talk.says('/start');
    await talk.taps('Lanjutkan permohonan sertifikat');
    story.chapter('Lemsaneg 4–5 (ISS-4): CSR ditempel sebagai teks');
    await talk.says('CSR saya nanti ya');
    const { csr } = cast.requestOf(who);
    await talk.says(csr, '‹seluruh teks CSR, dari BEGIN sampai END›');
    expect(talk.hears()).toContain('perjanjian-pemilik');
    const [it] = await house.installation.office.desk.timelines({
      network: 'sandbox',
      user: String(house.person(who.name).id),
    });
    expect(it?.documents.find(({ id }) => id === it.it.answers.letter)?.pages).toBe(3);
    await talk.taps('Setuju dan kirim');
    await expect(story.transcript()).toMatchFileSnapshot(golden('penerbitan-surat-dulu'));
  });
});

describe('ISS-7 the agreement is declined: logged out, the draft stays (Sumbar 6)', () => {
  it('and whoever comes back goes on where it was', async () => {
    const who = cast.civilServant('Fitri Handayani', 17);
    const { story, talk } = await begin(who, 'Perjanjian Pemilik tidak disetujui', {
      day: '2026-11-25',
      sources: 'SOP Sumbar penerbitan 6 · ISS-7',
    });
    await talk.says('/terbit');
    await talk.taps(kind);
    await talk.sends(cast.requestOf(who).file);
    await talk.sends(await cast.letterOf(who, 'issuance'));
    await talk.taps('Tidak setuju');
    await talk.says('/terbit');
    expect(talk.hears()).toContain('perlu masuk dulu');
    await story.waits(86_400_000, 'Esok harinya.');
    await story.meanwhile('Ia masuk lagi.', () => cast.logInAgain(house, who));
    await talk.says('/terbit');
    expect(talk.hears()).toContain('Perjanjian Pemilik');
    expect(talk.hears()).not.toContain('belum ada');
    await talk.taps('Setuju dan kirim');
    await expect(story.transcript()).toMatchFileSnapshot(golden('perjanjian-tidak-disetujui'));
  });
});

describe('ISS-9 rejected: only the named items are asked again (Sumbar issuance 7–8)', () => {
  it('only the letter: it alone is asked, and the agreement is not shown again', async () => {
    const who = cast.civilServant('Putri Ayu', 18);
    const { story, talk, joko } = await begin(who, 'Ditolak karena surat', {
      day: '2026-11-27',
      sources: 'SOP Sumbar penerbitan 7–8 · ISS-8, ISS-9',
    });
    await story.meanwhile('Permohonannya sudah dikirim.', () => submit(who));
    story.chapter('Sumbar 7 (ISS-8): ditolak dengan alasan siap pakai');
    await joko.taps('Tolak');
    await joko.taps('☐ Surat Rekomendasi belum ditandatangani atasan');
    await joko.taps('Kirim');
    await story.waits(31_000, 'Tiga puluh detik berlalu.');
    story.chapter('Sumbar 7–8 (ISS-9): hanya surat yang diunggah ulang');
    await talk.says('/status');
    await talk.taps('Kirim ulang surat');
    expect(talk.hears()).not.toContain('CSR:');
    await talk.sends(await cast.letterOf(who, 'issuance'));
    expect(talk.hears()).not.toContain('Perjanjian Pemilik');
    expect(talk.hears()).toContain('sudah dikirim');
    await joko.taps('Setujui & terbitkan');
    expect(talk.hears()).toContain('sudah terbit');
    await expect(story.transcript()).toMatchFileSnapshot(golden('penerbitan-surat-ditolak'));
  });

  it('ISS-7 only the CSR: a new key asks for the agreement again', async () => {
    const who = cast.civilServant('Bagus Santoso', 19);
    const { story, talk, joko } = await begin(who, 'Ditolak karena CSR', {
      day: '2026-11-28',
      sources: 'SOP Sumbar penerbitan 6–8 · ISS-7, ISS-9',
    });
    await story.meanwhile('Permohonannya sudah dikirim.', () => submit(who));
    await joko.taps('Tolak');
    await joko.taps('☐ CSR tampaknya dibuat orang lain');
    await joko.taps('Kirim');
    await story.waits(31_000, 'Tiga puluh detik berlalu.');
    await talk.taps('Kirim CSR baru');
    expect(talk.hears()).not.toContain('Surat Rekomendasi:');
    const request = cast.requestOf(who);
    await talk.sends(request.file);
    expect(talk.hears()).toContain('Data atau kunci Anda berubah');
    await talk.taps('Setuju dan kirim');
    await joko.taps('Setujui & terbitkan');
    await talk.taps('Unduh sertifikat');
    const forms = { pem: '', der: '', p7b: '' };
    const file = async (form: keyof typeof forms) => {
      await talk.taps(`Unduh ${form.toUpperCase()}`);
      return newestFile(house, who.name);
    };
    await house.installation.chores();
    const facts = await verified(house, { pem: await file('pem'), der: await file('der'), p7b: await file('p7b') });
    expect(facts.publicKey).toBe(publicKeyOf(request.csr));
    await expect(story.transcript()).toMatchFileSnapshot(golden('penerbitan-csr-ditolak'));
  });

  it('refused for good: the reason in the officer’s own words, and whom to ask', async () => {
    const who = cast.civilServant('Eko Prasetya', 20);
    const { story, talk, joko } = await begin(who, 'Permohonan sertifikat ditolak final', {
      day: '2026-11-29',
      sources: 'SOP Sumbar penerbitan 7 · ISS-8',
    });
    await story.meanwhile('Permohonannya sudah dikirim.', () => submit(who));
    await joko.taps('Tolak final');
    await joko.taps('Alasan lain…');
    await joko.says('Tugas Anda saat ini tidak memerlukan tanda tangan elektronik; lihat Surat Edaran Sekda.');
    await joko.taps('Kirim penolakan final');
    await talk.says('/status');
    await talk.says('/sertifikat');
    expect(talk.hears()).toContain('belum memiliki sertifikat');
    await expect(story.transcript()).toMatchFileSnapshot(golden('penerbitan-ditolak-final'));
  });

  it('a rejection taken back within 30 s reaches nobody, by chat or by mail', async () => {
    const who = cast.civilServant('Wulan Sari', 21);
    const { story, talk, joko } = await begin(who, 'Penolakan ditarik kembali', {
      day: '2026-11-30',
      sources: 'SOP Sumbar penerbitan 7–8 · ISS-8, ISS-9',
    });
    await story.meanwhile('Permohonannya sudah dikirim.', () => submit(who));
    const mails = house.mailsTo(who.mail).length;
    await joko.taps('Tolak');
    await joko.taps('☐ Surat Rekomendasi tidak terbaca');
    await joko.taps('Kirim');
    await story.waits(29_000, 'Dua puluh sembilan detik kemudian suratnya ternyata terbaca juga.');
    await joko.taps('Tarik kembali');
    await story.waits(60_000, 'Satu menit kemudian: pemohon tidak menerima apa pun.');
    expect(talk.hears()).toBe('');
    expect(house.mailsTo(who.mail)).toHaveLength(mails);
    await joko.taps('Setujui & terbitkan');
    expect(talk.hears()).toContain('sudah terbit');
    await expect(story.transcript()).toMatchFileSnapshot(golden('penerbitan-penolakan-ditarik'));
  });
});
