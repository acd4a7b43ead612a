/**
 * One person in two networks. The words in one transcript, told in the sandbox between two chats of one person; and the whole road over real HTTP,
 * begun on Telegram and finished in the other network. ACC-8, ISS-9, ISS-11.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chat } from '#support/chat.ts';
import { type House, openHouse } from '#support/house.ts';
import { asFile, letter, newRequest } from '#support/papers.ts';
import { applicant, gainAccount, groups, officer } from '#support/story.ts';
import { openTelegramHouse, type TelegramHouse } from '#support/telegram-house.ts';
import * as cast from './cast.ts';
import { tell } from './telling.ts';

const minute = 60_000;
const codeIn = (text: string): string =>
  /\/hubungkan ([A-Z0-9]{4}-[A-Z0-9]{4})/.exec(text)?.[1] ?? expect.unreachable(text);

describe('ACC-8 a code opens the same account in another chat, and the other chat hears of it', () => {
  const sari = cast.civilServant('Sari Melati', 9);
  const second = { ...sari, name: 'Sari (jaringan lain)' };
  let house: House;
  beforeAll(async () => {
    house = await openHouse();
  });
  afterAll(() => house.close());

  it('made from the list of sessions, typed elsewhere, ended with one button; a wrong one and a late one open nothing', async () => {
    const story = await tell(house, 'Satu akun di dua jaringan', { day: '2026-11-23', sources: 'ACC-8' });
    await cast.arrive(house, second);
    await story.meanwhile('Sari sedang mendaftar.', async () => {
      await cast.openDesks(house);
      await cast.arrive(house, sari);
      await cast.fillIntroduction(house, sari);
    });
    const [one, other] = [story.person(sari.name), story.person(second.name)];
    story.chapter('Sebelum akunnya ada, pendaftaran tinggal di satu chat');
    await one.says('/batal');
    await one.says('/hubungkan');
    expect(one.hears()).toContain('di chat ini saja');
    await other.says('/hubungkan');
    expect(other.hears()).toContain('perlu masuk dulu');

    await story.meanwhile('Akunnya sudah jadi, dan Sari masuk.', async () => {
      await house.chat(sari.name).says('/daftar');
      await house.chat(sari.name).taps('Lanjutkan');
      await house.chat(sari.name).taps('Kirim');
      await cast.registerIdentity(house);
      await cast.activate(house, sari);
      await (await cast.fillIdentity(house, sari)).taps('Kirim');
      await house.group(groups.officers).as(house.person(officer)).taps('Verifikasi');
      await cast.logInFirst(house, sari);
    });
    story.chapter('Kode dibuat di satu chat, diketik di chat yang lain');
    await one.says('/dataku');
    await one.taps('Buka juga di chat lain');
    const code = codeIn(one.hears());
    await one.says(`/hubungkan ${code}`, '/hubungkan ‹kode›');
    expect(one.hears()).toContain('akun Anda sudah terbuka di sini');
    await other.says('/hubungkan KM7T-QW3H');
    expect(other.hears()).toContain('tidak dikenal');
    await other.says(`/hubungkan ${code.toLowerCase()}`, '/hubungkan ‹kode›');
    expect(other.hears()).toContain('Akun Anda kini terbuka di sini juga');
    await other.says('/dataku');

    story.chapter('Bukan Sari yang mengetiknya? Satu tombol mengakhirinya');
    await one.taps('Bukan saya, akhiri sesi itu');
    await other.says('/terbit');
    expect(other.hears()).toContain('perlu masuk dulu');

    story.chapter('Kode hanya berlaku sepuluh menit');
    await one.says('/hubungkan');
    const late = codeIn(one.hears());
    await story.waits(10 * minute, 'Sepuluh menit lewat.');
    await other.says(`/hubungkan ${late}`, '/hubungkan ‹kode›');
    expect(other.hears()).toContain('sudah habis waktunya');
    await expect(story.transcript().replaceAll(/[A-Z0-9]{4}-[A-Z0-9]{4}(?= ?)/g, '‹kode›')).toMatchFileSnapshot(
      '../transcripts/dua-jaringan.txt',
    );
    expect(house.log).toEqual([]);
  });
});

describe('ACC-8, ISS-9, ISS-11 begun on Telegram, finished in the other network', () => {
  let house: TelegramHouse;
  beforeAll(async () => {
    house = await openTelegramHouse({ by: 'polling', withSandbox: true });
  });
  afterAll(() => house.close());

  it('the question where one stopped, the letter, the agreement, the mended letter, the certificate', async () => {
    const sandbox = house.installation.sandbox ?? expect.unreachable('there is no second network');
    const person = await sandbox.addPerson({ name: applicant });
    const there = chat(sandbox, person, house.settle);
    const here = await gainAccount(house);
    await here.says('/hubungkan');
    const code = codeIn(here.hears());
    await there.says(`/hubungkan ${code}`);
    expect(there.hears()).toContain('Akun Anda kini terbuka di sini juga');
    expect(here.hears()).toContain('dibuka di chat lain juga, di chat percobaan');
    await there.says('/dataku');
    expect(there.hears()).toMatch(/1\. Telegram.*\n?2\. chat percobaan.*\(di sini\)/);

    const request = newRequest();
    await here.says('/terbit');
    await here.taps('Individu: tanda tangan elektronik');
    await here.sends(asFile(request.csr));
    await there.says('/status');
    expect(there.hears()).toContain('Masih diperlukan: Surat Rekomendasi');
    await there.taps('Lanjutkan permohonan sertifikat');
    await there.sends(await letter());
    await there.taps('Setuju dan kirim');
    expect(there.hears()).toContain('sudah dikirim');

    await house.wait(minute);
    const desk = house.group(groups.officers).as(house.person(officer));
    await desk.taps('Tolak');
    await desk.taps('☐ Surat Rekomendasi belum ditandatangani atasan');
    await desk.taps('Kirim');
    await house.wait(31_000);
    expect(there.hears()).toContain('perlu diperbaiki');
    expect(here.hears()).not.toContain('perlu diperbaiki');

    await here.says('/status');
    await here.taps('Lanjutkan permohonan sertifikat');
    await here.sends(await letter());
    await house.wait(minute);
    await there.says('/bantuan');
    there.hears();
    await desk.taps('Setujui & terbitkan');
    expect(there.hears()).toContain('Sertifikat elektronik Anda sudah terbit');
    await there.taps('Unduh sertifikat');
    await there.taps('Unduh PEM');
    const file = there.messages().findLast((message) => message.file !== null)?.file;
    expect(file?.name).toMatch(/\.pem$/);
    await here.says('/sertifikat');
    await here.taps('Unduh PEM');
    expect(here.messages().findLast((message) => message.file !== null)?.file?.name).toBe(file?.name);
    expect(house.mailsTo('siti').length).toBe(0);
    expect(house.log).toEqual([]);
  });
});
