/** The desks as they are lived: who has a case, taking back, four eyes. REQUIREMENTS "Cases and their moves" and "Who takes part". Golden transcripts. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hire } from '#support/desk-life.ts';
import { type House, openHouse } from '#support/house.ts';
import { assistant, groups, officer } from '#support/story.ts';
import * as cast from './cast.ts';
import { tell } from './telling.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
const golden = (name: string) => `../transcripts/${name}.txt`;

const begin = async (
  who: cast.CivilServant,
  title: string,
  heading: { readonly day: string; readonly sources: string },
) => {
  await cast.arrive(house, who);
  const story = await tell(house, title, heading);
  await story.meanwhile(`${who.name} sudah mengirim permohonan akun; kedua meja terbuka.`, async () => {
    await cast.openDesks(house);
    await cast.introduceSelf(house, who);
  });
  return { story, talk: story.person(who.name) };
};

describe('ACC-2, ISS-8 forward, return and reject can be taken back for 30 s (REQUIREMENTS "Cases and their moves")', () => {
  it('within 30 s the notice never leaves; later it has left and nothing is taken back', async () => {
    const who = cast.civilServant('Galih Pratama', 21);
    const { story, talk } = await begin(who, 'Menarik kembali keputusan', {
      day: '2026-11-23',
      sources: 'SOP Kebumen 2 · ACC-2',
    });
    const rina = story.member(groups.assistants, assistant);
    story.chapter('Diteruskan, lalu ditarik kembali');
    await rina.taps('Teruskan');
    await story.waits(10_000, 'Sepuluh detik kemudian Rina melihat bahwa suratnya halaman pertama saja.');
    await rina.taps('Tarik kembali');
    const joko = story.member(groups.officers, officer);
    expect(joko.hears()).toContain('Keadaan: menunggu pemeriksaan kelengkapan');
    expect(joko.latest().keyboard ?? []).toEqual([]);
    story.chapter('Dikembalikan, lalu ditarik kembali: kabarnya tidak pernah dikirim');
    await rina.taps('Kembalikan');
    await rina.taps('☐ Surat Rekomendasi tidak terbaca');
    await rina.taps('Kirim');
    await story.waits(29_000, 'Dua puluh sembilan detik kemudian.');
    await rina.taps('Tarik kembali');
    await story.waits(60_000, 'Satu menit kemudian: pemohon tidak menerima apa pun.');
    expect(talk.hears()).toBe('');
    story.chapter('Dikembalikan sekali lagi; setelah 30 detik kabar terkirim dan tidak dapat ditarik');
    await rina.taps('Kembalikan');
    await rina.taps('☐ Surat Rekomendasi tidak terbaca');
    await rina.taps('Kirim');
    await story.waits(31_000, 'Tiga puluh satu detik kemudian.');
    expect(talk.hears()).toContain('Tinggal satu hal');
    const card = house.group(groups.assistants).messages().at(-1);
    expect(card?.keyboard ?? []).toEqual([]);
    await rina.tapsData(card?.id ?? 0, 'undo:1001:assistant', '[Tarik kembali], pada kartu yang belum digambar ulang');
    expect(rina.hears()).toContain('tidak dapat ditarik kembali');
    await expect(story.transcript()).toMatchFileSnapshot(golden('meja-tarik-kembali'));
  });
});

describe('ACC-2, ISS-8 one person at a time has a case, and its papers (DESIGN "Secrets and personal data")', () => {
  it('papers reach the claiming officer’s private chat; a colleague’s tap is refused in words', async () => {
    const who = cast.civilServant('Citra Kirana', 22);
    const { story } = await begin(who, 'Satu permohonan, satu penangan', {
      day: '2026-11-24',
      sources: 'SOP Kebumen 2–3 · ACC-2, ACC-3',
    });
    await story.meanwhile('Budi Setiawan menjadi verifikator kedua; Rina meneruskan permohonannya.', async () => {
      await hire(house, 'Budi Setiawan', 'officer');
      await house.group(groups.assistants).as(house.person(assistant)).taps('Teruskan');
    });
    const joko = story.member(groups.officers, officer);
    const budi = story.member(groups.officers, 'Budi Setiawan');
    const filesOf = (name: string) =>
      house
        .chat(name)
        .messages()
        .filter(({ file }) => file !== null).length;
    const before = filesOf('Budi Setiawan');
    await joko.taps('Ambil & lihat berkas');
    expect(filesOf(officer)).toBeGreaterThan(0);
    await budi.taps('Daftarkan');
    expect(budi.hears()).toContain('sedang ditangani Joko Prasetyo');
    await budi.taps('Tolak');
    expect(filesOf('Budi Setiawan')).toBe(before);
    await joko.taps('Lepaskan');
    await budi.taps('Daftarkan');
    expect(house.mailsTo(who.mail)).toHaveLength(1);
    await expect(story.transcript()).toMatchFileSnapshot(golden('meja-satu-penangan'));
  });
});

describe('ACC-3 four eyes: who forwarded does not decide (REQUIREMENTS "Who takes part")', () => {
  it('the same person at both desks is asked to leave it to a colleague', async () => {
    const who = cast.civilServant('Yoga Saputra', 23);
    const { story } = await begin(who, 'Empat mata', { day: '2026-11-25', sources: 'SOP Kebumen 2–3 · ACC-2, ACC-3' });
    await story.meanwhile('Rina kini juga bertugas sebagai verifikator.', () =>
      hire(house, assistant, 'officer', 'rina.wulandari@contohkab.go.id'),
    );
    const rina = story.member(groups.assistants, assistant);
    const rinaToo = story.member(groups.officers, assistant);
    await rina.taps('Teruskan');
    await rinaToo.taps('Daftarkan');
    expect(rinaToo.hears()).toContain('harus dibuat petugas lain');
    await story.member(groups.officers, officer).taps('Daftarkan');
    await expect(story.transcript()).toMatchFileSnapshot(golden('meja-empat-mata'));
  });
});
