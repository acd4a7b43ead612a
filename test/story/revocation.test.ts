/** A certificate is revoked, as it is lived: REV-1 to REV-6, REV-8 (Sumbar revocation 1–9). Golden transcripts. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#db/client.ts';
import { certificates } from '#db/schema/certificates.ts';
import { invented } from '#letters/specimen.ts';
import { pem } from '#pki/bundle.ts';
import type { SerialNumber } from '#ra/values.ts';
import { freshDatabase } from '#support/database.ts';
import { type House, openHouse } from '#support/house.ts';
import { openOffice } from '#support/office.ts';
import { asFile } from '#support/papers.ts';
import { groups, officer, openDesk } from '#support/story.ts';
import * as cast from './cast.ts';
import { askedByOcsp, listedInCrl } from './revocation-status.ts';
import { tell } from './telling.ts';

const colleague = 'Wahyu Nugroho';
let house: House;
let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
  house = await openHouse({ database });
});
afterAll(() => house.close());
const golden = (name: string) => `../transcripts/${name}.txt`;

const desksOpen = async (): Promise<void> => {
  await cast.openDesks(house);
  await openDesk(house, colleague);
};
/** Sumbar issuance 1–10 in one breath. */
const certified = async (who: cast.CivilServant): Promise<SerialNumber> => {
  await cast.becomeSubscriber(house, who);
  return issued(who);
};
const issued = async (who: cast.CivilServant): Promise<SerialNumber> => {
  const talk = house.chat(who.name);
  await talk.says('/terbit');
  await talk.taps('Individu: tanda tangan elektronik');
  await talk.sends(cast.requestOf(who).file);
  await talk.sends(await cast.letterOf(who, 'issuance'));
  await talk.taps('Setuju dan kirim');
  await house.group(groups.officers).as(house.person(officer)).taps('Setujui & terbitkan');
  return serialOf(who);
};
const serialOf = async (who: cast.CivilServant): Promise<SerialNumber> => {
  const { office } = house.installation;
  const [one] = await office.issuance.certificatesOf((await visitor(who)).account?.id ?? expect.unreachable());
  return one?.serial ?? expect.unreachable();
};
const visitor = ({ name }: cast.CivilServant) => {
  const id = String(house.person(name).id);
  return house.installation.office.reception.visitor({ network: 'sandbox', user: id, chat: id });
};
const signedStatement = async (who: cast.CivilServant, name?: string) =>
  cast.signedStatement(house.installation.office, await visitor(who), name);
/** Sumbar revocation 1–4 in one breath. */
const ask = async (who: cast.CivilServant, cause: string): Promise<void> => {
  const talk = house.chat(who.name);
  await talk.says('/cabut');
  await talk.taps(cause);
  await talk.taps('Hari ini');
  await talk.sends(await signedStatement(who));
  await talk.taps('Kirim');
};

describe('REV-1 to REV-6 the main road: reason, day, statement, officer, revoked, told, a new one offered (Sumbar revocation 1–9)', () => {
  it('ends in OCSP and CRL, and leads into a new request', async () => {
    const who = cast.civilServant('Sari Melati', 1);
    const story = await tell(house, 'Pencabutan sertifikat, jalan utama', {
      day: '2026-11-23',
      sources: 'SOP Sumbar pencabutan 1–9 · REV-1 sampai REV-6',
    });
    const serial = await story.meanwhile('Sari punya sertifikat. Tadi pagi laptopnya hilang.', async () => {
      await desksOpen();
      return certified(who);
    });
    expect(await askedByOcsp(house, serial)).toBe('good');
    const talk = story.person(who.name);
    const joko = story.member(groups.officers, officer);
    story.chapter('Sumbar 2–3 (REV-2): mengajukan, memilih alasan; sertifikatnya hanya satu, jadi tidak ditanyakan');
    await talk.says('/cabut');
    await talk.taps('Bantuan');
    await talk.taps('Kunci atau sertifikat hilang');
    story.chapter(
      'REV-5: kapan terjadinya; yang bukan tanggal, yang tidak ada, dan yang belum tiba ditolak dengan kata-kata',
    );
    await talk.says('tadi pagi');
    await talk.says('31-02-2026');
    await talk.says('1 Desember 2026');
    await talk.says('22/11/2026');
    await talk.says('Senin, 23 November 2026');
    story.chapter(
      'Sumbar 1, 4 (REV-1): formulir yang sudah terisi, lalu surat yang ditandatangani dan disetujui atasan',
    );
    await talk.says('/surat');
    await talk.sends(asFile('surat menyusul', 'surat.txt'));
    await talk.sends(await signedStatement(who));
    await talk.taps('Kirim');
    await talk.says('/status');
    await talk.says('/cabut');
    await talk.taps('Batal');
    story.chapter(
      'Sumbar 5–7 (REV-3 sampai REV-5): petugas memeriksa surat dan sertifikat berdampingan, lalu mencabut',
    );
    await joko.taps('Ambil & lihat berkas');
    await joko.taps('Cabut sertifikat');
    expect(house.mailsTo(who.mail).at(-1)?.subject).toBe('Sertifikat elektronik Anda dicabut');
    expect(await askedByOcsp(house, serial)).toBe('revoked keyCompromise');
    expect(await listedInCrl(house, serial)).toBe('keyCompromise');
    story.narrate('OCSP menjawab "revoked", dan CRL yang baru memuat nomor serinya dengan alasan keyCompromise.');
    story.chapter('Sumbar 8–9 (REV-6): yang baru');
    await talk.says('/sertifikat');
    await talk.taps('Terbitkan yang baru');
    await talk.taps('Individu: tanda tangan elektronik');
    expect(talk.hears()).toContain('Permohonan sertifikat');
    await expect(story.transcript()).toMatchFileSnapshot(golden('pencabutan'));
    expect(house.log).toEqual([]);
  });
});

describe('REV-3 a wrong statement: only that is asked again (Sumbar revocation 5)', () => {
  it('sent back, taken back within 30 s, sent back for good, mended, revoked', async () => {
    const who = cast.civilServant('Ratna Dewi', 2);
    const story = await tell(house, 'Surat keterangan belum ditandatangani atasan', {
      day: '2026-11-24',
      sources: 'SOP Sumbar pencabutan 5 · REV-3',
    });
    await story.meanwhile('Ratna lupa frasa sandinya dan sudah mengajukan pencabutan.', async () => {
      await desksOpen();
      await certified(who);
      await ask(who, 'Lupa frasa sandi');
    });
    const talk = story.person(who.name);
    const joko = story.member(groups.officers, officer);
    const unsigned = '☐ Surat Keterangan belum ditandatangani Anda atau atasan';
    await joko.taps('Tolak');
    await joko.taps(unsigned);
    await joko.taps('Kirim');
    await joko.taps('Tarik kembali');
    await joko.taps('Tolak');
    await joko.taps(unsigned);
    await joko.taps('Kirim');
    await story.waits(31_000, 'Tiga puluh satu detik berlalu tanpa ditarik kembali.');
    story.chapter('Hanya suratnya yang diminta lagi, kali ini sebagai dua foto');
    await talk.taps('Kirim ulang surat keterangan');
    await talk.sends([cast.photo('halaman-1.png'), cast.photo('halaman-2.png')]);
    await talk.taps('Selesai, semua halaman sudah terkirim');
    await talk.taps('Kirim');
    await joko.taps('Cabut sertifikat');
    expect(talk.hears()).toContain('Lupa frasa sandi');
    await expect(story.transcript()).toMatchFileSnapshot(golden('pencabutan-surat-ditolak'));
    expect(house.log).toEqual([]);
  });
});

describe('REV-4 the certificate differs from what was kept at its issuance (Sumbar revocation 6)', () => {
  it('blocks the tap, until a second officer writes why it does not matter; who wrote it cannot revoke', async () => {
    const who = cast.civilServant('Hendra Gunawan', 3);
    const story = await tell(house, 'Sertifikat berbeda dengan data saat terbit', {
      day: '2026-11-25',
      sources: 'SOP Sumbar pencabutan 6 · REV-4',
    });
    const serial = await story.meanwhile(
      'Hendra minta sertifikatnya dicabut. Semalam cadangan lama dipulihkan ke basis data.',
      async () => {
        await desksOpen();
        const own = await certified(who);
        await database.db
          .update(certificates)
          .set({ issuer: 'CN=Penerbit Lama,O=Contoh,C=ID' })
          .where(eq(certificates.serial, own));
        await ask(who, 'Pindah tugas (mutasi)');
        return own;
      },
    );
    const joko = story.member(groups.officers, officer);
    const wahyu = story.member(groups.officers, colleague);
    await joko.taps('Ambil & lihat berkas');
    await joko.taps('Cabut sertifikat');
    await joko.taps('Kesampingkan perbedaan…');
    expect(await askedByOcsp(house, serial)).toBe('good');
    story.chapter('Petugas kedua menulis alasannya; ia sendiri tidak boleh mencabut');
    await wahyu.taps('Kesampingkan perbedaan…');
    await wahyu.replies(
      'Cadangan lama salah memuat nama penerbit; sertifikat aslinya sudah saya cocokkan dengan arsip.',
    );
    await joko.taps('Lepaskan');
    await wahyu.taps('Cabut sertifikat');
    await joko.taps('Cabut sertifikat');
    expect(await askedByOcsp(house, serial)).toBe('revoked affiliationChanged');
    await expect(story.transcript()).toMatchFileSnapshot(golden('pencabutan-berbeda'));
    expect(house.log).toEqual([]);
  });
});

describe('REV-8 the office revokes without the applicant: two officers', () => {
  it('one proposes with reason and words, the other decides; the owner is told with the reason and whom to ask', async () => {
    const who = cast.civilServant('Fitri Handayani', 4);
    const story = await tell(house, 'Dicabut oleh petugas', { day: '2026-11-26', sources: 'REV-8' });
    const serial = await story.meanwhile('Fitri punya sertifikat. Kepala dinas melaporkan pelanggaran.', async () => {
      await desksOpen();
      return certified(who);
    });
    const talk = story.person(who.name);
    const joko = story.member(groups.officers, officer);
    const wahyu = story.member(groups.officers, colleague);
    await joko.says('/cabut');
    await joko.says('/cabut tidak.ada');
    await joko.says(`/cabut ${who.mail}`);
    await joko.taps('Pelanggaran ketentuan');
    await wahyu.taps('Cabut sertifikat');
    await joko.replies('Sertifikatnya dipakai orang lain di bagian keuangan; berita acara 12/BKD/2026.');
    story.chapter('Yang mengajukan tidak memutuskan; pemiliknya tidak dapat menariknya');
    await joko.taps('Cabut sertifikat');
    await talk.says('/cabut');
    await joko.says(`/cabut ${serial}`);
    await joko.taps('Kunci bocor atau diketahui orang lain');
    await wahyu.taps('Ambil & lihat berkas');
    await wahyu.taps('Cabut sertifikat');
    expect(talk.hears()).toContain('dicabut oleh petugas');
    expect(talk.hears()).not.toContain('Terbitkan yang baru');
    // Of this reason openssl knows only that it is one.
    expect(await askedByOcsp(house, serial)).toContain('revoked');
    expect(await listedInCrl(house, serial)).toBe('privilegeWithdrawn');
    await joko.says(`/cabut ${serial}`);
    await joko.says('/cabut fitri.handayani');
    await expect(story.transcript()).toMatchFileSnapshot(golden('pencabutan-oleh-petugas'));
    expect(house.log).toEqual([]);
  });
});

describe('REV-2 what people bring instead', () => {
  it('another CA’s certificate, another’s serial number, a slip of paper; and a request that is withdrawn', async () => {
    const who = cast.civilServant('Dewi Anggraini', 5);
    const story = await tell(house, 'Sertifikat yang bukan di sini', { day: '2026-11-27', sources: 'REV-2' });
    const far = await openOffice();
    const foreign = pem('CERTIFICATE', far.authority.certificate);
    await far.close();
    const others = await story.meanwhile('Dewi punya akun dan belum punya sertifikat.', async () => {
      await desksOpen();
      await cast.becomeSubscriber(house, who);
      const [old] = await house.installation.registry.transaction(async (records) => {
        const sari = await records.accounts.findBy('username', 'ratna.dewi');
        return records.certificates.ofAccount(sari?.id ?? expect.unreachable());
      });
      return old?.serial ?? expect.unreachable();
    });
    const talk = story.person(who.name);
    await talk.says('/cabut');
    await talk.sends(asFile(foreign, 'sertifikat.pem'));
    await talk.says(others);
    await talk.says('yang lama');
    await talk.sends(asFile('bukan apa-apa', 'catatan.txt'));
    await talk.taps('Batal');
    story.chapter('Setelah sertifikatnya terbit: diajukan, lalu ditarik');
    await story.meanwhile('Sertifikat Dewi terbit, dan ia mengajukan pencabutan.', async () => {
      await issued(who);
      await ask(who, 'Diganti sertifikat baru');
    });
    await talk.says('/cabut');
    await talk.taps('Tarik permohonan ini');
    await talk.taps('Ya');
    await talk.says('/status');
    story.chapter('Dua sertifikat masih berlaku, yang lama dan penggantinya: nomor serinya diketik');
    const old = await story.meanwhile('Sertifikat penggantinya terbit; yang lama habis sendiri nanti.', async () => {
      const first = await serialOf(who);
      await database.db.update(certificates).set({ current: false }).where(eq(certificates.serial, first));
      await house.wait(60_000);
      await issued(who);
      return first;
    });
    await talk.says('/cabut');
    await talk.taps('Bantuan');
    await talk.says(old.toUpperCase().replace(/(..)(?=.)/g, '$1:'), '‹nomor seri, dengan titik dua›');
    expect(talk.hears()).toContain('Mengapa sertifikat ini perlu dicabut?');
    expect((await visitor(who)).cases.find(({ kind }) => kind === 'revocation')?.answers.certificate).toBe(old);
    await expect(story.transcript()).toMatchFileSnapshot(golden('pencabutan-salah-kirim'));
    expect(house.log).toEqual([]);
  });
});

describe('REV-1 to REV-6 once in English', () => {
  it('from the reason to the notice', async () => {
    const who = { ...cast.civilServant(invented.name, 15), nik: invented.nik, nip: invented.nip };
    const story = await tell(house, 'Revocation in English', {
      day: '2026-11-30',
      sources: 'SOP Sumbar revocation 1–9',
    });
    await story.meanwhile('Siti has a certificate and reads English.', async () => {
      await desksOpen();
      await certified(who);
      const chat = house.chat(who.name);
      await chat.says('/bahasa');
      await chat.taps('English');
    });
    const siti = story.person(who.name);
    const joko = story.member(groups.officers, officer);
    await siti.says('/cabut');
    await siti.taps('Help');
    await siti.taps('Retirement');
    await siti.says('last week');
    await siti.taps('I do not know');
    await siti.sends(await signedStatement(who, 'statement.pdf'));
    await siti.taps('Send');
    await siti.says('/status');
    await joko.taps('Cabut sertifikat');
    expect(siti.hears()).toContain('has been revoked');
    await expect(story.transcript()).toMatchFileSnapshot(golden('english-revocation'));
    expect(house.log).toEqual([]);
  });
});
