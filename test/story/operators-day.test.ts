/** An operator's day: the queue and its filters, /cari, stale claims, handing over, notes, a word with the applicant, the message seen before it leaves. REC-2, REC-3; CONVERSATION 11–13. Golden transcripts. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hire } from '#support/desk-life.ts';
import { type House, openHouse } from '#support/house.ts';
import { assistant, groups, officer } from '#support/story.ts';
import * as cast from './cast.ts';
import { tell } from './telling.ts';

const minute = 60_000;
const colleague = 'Wulan Lestari';
let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
const golden = (name: string) => `../transcripts/${name}.txt`;
const labels = (title: string): readonly string[] =>
  (house.group(title).latest().keyboard ?? []).flat().map(({ text }) => text);

type Story = Awaited<ReturnType<typeof tell>>;
/** The clock moves on and ticks. */
const later = (story: Story, milliseconds: number, words: string) =>
  story.happens(words, async () => {
    await house.wait(milliseconds);
    await house.installation.chores();
  });

describe('REC-2 the queue is filtered in one message, and nobody waits behind somebody who is away', () => {
  it('/antrean, a stale claim that lets go by itself, and handing over', async () => {
    const [one, two] = [cast.civilServant('Galih Pratama', 21), cast.civilServant('Citra Kirana', 22)];
    await cast.arrive(house, one);
    await cast.arrive(house, two);
    const story = await tell(house, 'Antrean, pengambilan, dan pengalihan', {
      day: '2026-11-23',
      sources: 'SOP Kebumen 2 · ACC-2, REC-2, REC-3',
    });
    await story.meanwhile('Meja dibuka; Wulan Lestari menjadi pendamping kedua.', async () => {
      await cast.openDesks(house);
      await hire(house, colleague, 'assistant');
    });
    const rina = story.member(groups.assistants, assistant);
    const wulan = story.member(groups.assistants, colleague);
    story.chapter('Antrean yang kosong');
    await rina.says('/antrean');
    expect(rina.hears()).toContain('Antrean kosong');
    await story.meanwhile('Galih Pratama dan Citra Kirana mengirim permohonan akun.', async () => {
      await cast.introduceSelf(house, one);
      await cast.introduceSelf(house, two);
    });
    story.chapter('Rina mengambil satu, lalu melihat miliknya di antrean');
    await rina.taps('Ambil & lihat berkas');
    await rina.says('/antrean');
    await rina.taps('Milik saya (1)');
    expect(rina.hears()).toContain(`Yang ditangani ${assistant}: 1`);
    await wulan.taps('Belum ditangani (1)');
    expect(wulan.hears()).toContain('1001');
    await rina.taps('Kartu 1001');
    story.chapter('Rina pergi; setelah 45 menit ia diingatkan, setelah 60 menit permohonannya lepas');
    await later(story, 45 * minute, 'Empat puluh lima menit tanpa tindakan.');
    expect(story.person(assistant).hears()).toContain('masih Anda tangani');
    await wulan.says('/cari 1002');
    await wulan.taps('Kartu 1002');
    await wulan.taps('Teruskan');
    expect(wulan.hears()).toContain(`sedang ditangani ${assistant} sejak`);
    await later(story, 15 * minute, 'Lima belas menit kemudian.');
    expect(wulan.hears()).toContain('Dilepas otomatis karena lama tanpa tindakan');
    expect((await house.installation.office.desk.view(1002 as never))?.it.claim).toBeNull();
    story.chapter('Wulan mengambilnya, lalu mengalihkannya kepada Rina');
    await wulan.taps('Ambil & lihat berkas');
    await wulan.taps('Alihkan…');
    await wulan.taps(assistant);
    expect(wulan.hears()).toContain(`dialihkan kepada ${assistant}`);
    expect((await house.installation.office.desk.view(1002 as never))?.it.claim?.name).toBe(assistant);
    await wulan.taps('Alihkan…');
    expect(wulan.hears()).toContain(`sedang ditangani ${assistant}`);
    story.chapter('Rina meneruskannya; tiga puluh detik kemudian tombol Tarik kembali hilang sendiri');
    await rina.taps('Teruskan');
    expect(labels(groups.assistants)).toContain('Kartu 1002');
    const undoable = () =>
      house
        .group(groups.assistants)
        .messages()
        .filter(({ keyboard }) => (keyboard ?? []).flat().some(({ text }) => text === 'Tarik kembali'));
    expect(undoable()).not.toEqual([]);
    await story.waits(31_000, 'Tiga puluh satu detik kemudian.');
    expect(undoable()).toEqual([]);
    await expect(story.transcript()).toMatchFileSnapshot(golden('antrean-pengambilan-pengalihan'));
  });
});

describe('CONVERSATION 12 notes, a word with the applicant, and the message seen before it leaves', () => {
  it('the applicant answers in the middle of a flow, which goes on; the group reads masks, the holder the whole', async () => {
    const story = await tell(house, 'Catatan dan tanya jawab dengan pemohon', {
      day: '2026-11-24',
      sources: 'SOP Kebumen 2 · ACC-2; UU 27/2022',
    });
    await story.meanwhile('Meja dibuka lagi.', () => cast.openDesks(house));
    const rina = story.member(groups.assistants, assistant);
    const galih = story.person('Galih Pratama');
    await rina.says('/antrean');
    await rina.taps('Kartu 1001');
    story.chapter('Catatan, untuk meja saja');
    await rina.taps('Catatan');
    await rina.replies('Sudah ditelepon; NIK di surat 3305126103900021');
    const card = () =>
      house
        .group(groups.assistants)
        .messages()
        .map(({ text }) => text)
        .join('\n');
    expect(card()).toContain('NIK di surat 3305••••••••0021');
    expect(galih.hears()).toBe('');
    story.chapter('Pertanyaan kepada pemohon, di tengah pertanyaan lain');
    await galih.says('/masuk');
    await rina.taps('Tanya pemohon');
    await rina.replies('Apakah suratnya sudah ditandatangani kepala dinas?');
    expect(galih.hears()).toContain('Pertanyaan dari');
    // The human contact of every screen is named; who asks is not.
    expect(galih.hears().split('Hubungi')[0]).not.toContain(assistant);
    await galih.taps('Balas');
    await galih.replies('Sudah. NIP saya 199003212015042021, telepon 081234567890');
    expect(galih.hears()).toContain('sudah diteruskan kepada petugas');
    expect(house.group(groups.assistants).transcript()).not.toContain('199003212015042021');
    expect(rina.hears() + card()).toContain('Pemohon menjawab');
    story.chapter('Jawaban kedua: berkas, hanya ke chat pribadi yang menangani');
    await galih.says('/batal');
    await galih.taps('Balas');
    await galih.sends(cast.photo());
    const files = (name: string) =>
      house
        .chat(name)
        .messages()
        .filter(({ file }) => file?.name.startsWith('jawaban-')).length;
    expect(files(assistant)).toBe(1);
    expect(files(colleague)).toBe(0);
    story.chapter('Pesan penolakan dilihat utuh sebelum dikirim');
    await rina.taps('Kembalikan');
    await rina.taps('Alasan lain…');
    await rina.taps('Surat Rekomendasi');
    await rina.replies('Nomor 199003212015042021 di surat berbeda dengan data');
    await rina.taps('Lihat pesannya utuh');
    expect(story.person(assistant).hears()).toContain('Nomor 199003212015042021 di surat berbeda');
    expect(card()).not.toContain('199003212015042021 di surat berbeda');
    await rina.taps('Kirim');
    await story.waits(31_000, 'Tiga puluh satu detik kemudian.');
    expect(galih.hears()).toContain('Nomor 199003212015042021 di surat berbeda');
    await expect(story.transcript()).toMatchFileSnapshot(golden('antrean-catatan-tanya-jawab'));
  });
});

describe('UU 27/2022 /cari finds what the desk has, masked, and leaves no number in the group', () => {
  it('by number, name, NIP, username; nothing found says what can be found', async () => {
    const story = await tell(house, 'Mencari permohonan', { day: '2026-11-25', sources: 'UU 27/2022 · REC-1' });
    await story.meanwhile('Meja dibuka lagi; Dewi Anggraini memperoleh akun.', async () => {
      await cast.openDesks(house);
      const dewi = cast.civilServant('Dewi Anggraini', 24);
      await cast.becomeSubscriber(house, dewi);
    });
    const joko = story.member(groups.officers, officer);
    await joko.says('/cari');
    await joko.says('/cari dewi');
    expect(joko.hears()).toContain('Ditemukan: 1 permohonan');
    const { nip } = cast.civilServant('Dewi Anggraini', 24);
    await joko.says(`/cari ${nip}`, '/cari (NIP Dewi)');
    expect(joko.hears()).toContain('Ditemukan: 1 permohonan');
    await joko.taps('Kartu 1003');
    await joko.says('/cari Galih');
    expect(joko.hears()).toContain('Tidak ada yang cocok');
    await expect(story.transcript()).toMatchFileSnapshot(golden('antrean-mencari'));
  });
});
