/** What waits is reminded of, in working hours and in one message; then the supervisor and the desk above know. REC-2, REC-3; CONVERSATION 4, 10, 16. Golden transcripts. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { atConsole } from '#ra/actor.ts';
import type { ActKey, DeskId } from '#ra/values.ts';
import { type House, openHouse } from '#support/house.ts';
import { assistant, groups, logIn, openDesk } from '#support/story.ts';
import * as cast from './cast.ts';
import { tell } from './telling.ts';

const hour = 3_600_000;
const supervisor = 'Tuti Kartika';
const above = 'Verifikasi provinsi';
const superior = 'Bagus Wirawan';
const trialDesk = 'contoh-verifikator' as DeskId;

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
const golden = (name: string) => `../transcripts/${name}.txt`;

type Story = Awaited<ReturnType<typeof tell>>;
/** The clock moves on and ticks. */
const later = (story: Story, at: string, words: string) =>
  story.happens(words, async () => {
    await house.wait(Date.parse(at) - house.clock.now().getTime());
    await house.installation.chores();
  });
const moveTo = async (at: string) => house.wait(Date.parse(at) - house.clock.now().getTime());

/** A desk of the province with one officer, above the trial's. */
const openParentDesk = async (): Promise<void> => {
  const { office, sandbox } = house.installation;
  const id = 'provinsi-verifikator' as DeskId;
  const mail = 'bagus.wirawan@provinsi.go.id';
  const { code } = await office.administration.openDesk(atConsole('story:above'), {
    id,
    kind: 'officer',
    name: 'Meja Provinsi',
    agencies: [],
    parent: null,
  });
  const known = (await office.administration.desks()).find((desk) => desk.id === trialDesk);
  if (!known) throw new Error('The trial has another desk');
  await office.administration.openDesk(atConsole('story:below'), { ...known, parent: id });
  const person = await sandbox.addPerson({ name: superior, mail, part: 'staff' });
  const group = await sandbox.addGroup({ title: above, members: [person.id] });
  const by = (key: string) => ({
    key: key as ActKey,
    origin: 'sandbox' as const,
    at: { network: 'sandbox' as const, user: String(person.id), chat: String(person.id) },
    memberOf: null,
  });
  const invited = await office.administration.invite(atConsole('story:invite'), {
    name: superior,
    mail,
    role: 'officer',
    desk: id,
    language: 'id',
    byMail: false,
  });
  const { link } = await office.administration.acceptInvitation(by('story:accept'), invited.code);
  await office.login.choosePassword(
    { ...by('story:password'), origin: 'page', at: null },
    link?.split('/').at(-1) ?? '',
    'ikan terbang di atas awan',
  );
  await office.administration.joinDesk(by('story:join'), code, { network: 'sandbox', chat: String(group.id) });
  await logIn(house, superior, invited.username, 'ikan terbang di atas awan');
};

describe('REC-2 pending verifications are reminded in the group', () => {
  it('over a weekend and a holiday nobody is; then one message, edited each working hour, until somebody takes it up', async () => {
    const who = cast.civilServant('Galih Pratama', 21);
    await cast.arrive(house, who);
    const story = await tell(house, 'Permohonan yang menunggu diingatkan', {
      day: '2026-11-27',
      sources: 'SOP Kebumen 2 · REC-2, REC-3',
    });
    const { administration } = house.installation.office;
    const [agency] = await administration.agencies();
    if (!agency) throw new Error('The trial has an agency');
    await administration.saveAgency(atConsole('story:holiday'), { ...agency, holidays: ['2026-11-30'] });
    await story.meanwhile('Jumat pukul 14.30 Galih Pratama mengirim permohonan akun.', async () => {
      await moveTo('2026-11-27T07:30:00Z');
      await cast.introduceSelf(house, who);
    });
    const galih = story.person(who.name);
    await galih.says('/status');
    expect(galih.hears()).toContain('Selasa, 1 Desember 2026 pukul 10.00 WIB');
    await later(story, '2026-11-29T03:00:00Z', 'Sabtu dan Minggu: tidak ada yang diingatkan.');
    await later(story, '2026-11-30T03:00:00Z', 'Senin libur daerah: tetap tidak ada.');
    story.chapter('Selasa pukul 08.00, setengah dari target');
    await later(story, '2026-12-01T01:00:00Z', 'Grup diingatkan.');
    const digests = () =>
      house
        .group(groups.assistants)
        .messages()
        .filter(({ text }) => text.includes('lama menunggu'));
    expect(digests()).toHaveLength(1);
    story.chapter('Pukul 10.00, seluruh target; lalu tiap jam kerja, pada pesan yang sama');
    await later(story, '2026-12-01T03:00:00Z', 'Target lewat.');
    await later(story, '2026-12-01T04:00:00Z', 'Satu jam kemudian.');
    await galih.says('/status');
    expect(galih.hears()).toContain('Petugas sudah diingatkan');
    expect(digests()).toHaveLength(1);
    story.chapter('Rina membuka kartunya dari pengingat dan mengambilnya');
    await story.meanwhile('Rina membuka mejanya.', () => cast.openDesks(house));
    const rina = story.member(groups.assistants, assistant);
    await rina.taps('Kartu 1001');
    await rina.taps('Ambil & lihat berkas');
    expect(digests()[0]?.text).toContain('sudah ditangani Rina Wulandari');
    await rina.taps('Teruskan');
    expect(digests()[0]?.text).toContain('Tidak ada lagi yang lama menunggu');
    await later(story, '2026-12-01T05:00:00Z', 'Pukul 12.00: tidak ada lagi yang diingatkan kepada pendamping.');
    await expect(story.transcript()).toMatchFileSnapshot(golden('pengingat-meja'));
    await house.chat(who.name).says('/batal');
    await administration.saveAgency(atConsole('story:no-holiday'), agency);
    // It goes on at the officers' desk, in the next story.
  });

  it('at twice the target its supervisor is told privately, and the desk above has the card and decides', async () => {
    const story = await tell(house, 'Permohonan yang terlambat naik ke meja di atasnya', {
      day: '2026-12-02',
      sources: 'SOP Kebumen 3 · REC-2; REQUIREMENTS "Who takes part"',
    });
    await story.meanwhile(
      'Permohonan Galih ada di meja verifikasi sejak kemarin; di atasnya ada meja provinsi.',
      async () => {
        await openParentDesk();
        await openDesk(house, supervisor);
      },
    );
    const tuti = story.person(supervisor);
    await later(story, '2026-12-02T02:30:00Z', 'Rabu pukul 09.30: meja verifikasi diingatkan, pengawas belum.');
    expect(tuti.hears()).toBe('');
    await later(story, '2026-12-02T03:30:00Z', 'Pukul 10.30: dua kali target sudah lewat.');
    expect(tuti.hears()).toContain('terlambat di Meja Verifikasi');
    await later(story, '2026-12-02T04:30:00Z', 'Satu jam kemudian pengawas tidak diberi tahu lagi.');
    await story.member(above, superior).taps('Daftarkan');
    await expect(story.transcript()).toMatchFileSnapshot(golden('pengingat-eskalasi'));
  });
});

describe('CONVERSATION 4 a draft left for a day is reminded of, once', () => {
  it('by day, with the button that goes on where it stopped', async () => {
    const who = cast.civilServant('Sari Melati', 22);
    await cast.arrive(house, who);
    const story = await tell(house, 'Permohonan yang belum dikirim', {
      day: '2026-12-03',
      sources: 'CONVERSATION 4, 16 · REC-2',
    });
    await story.meanwhile('Pukul 21.00 Sari mengisi permohonannya dan tidak mengirimnya.', async () => {
      await moveTo('2026-12-03T14:00:00Z');
      await cast.fillIntroduction(house, who);
    });
    const sari = story.person(who.name);
    await later(story, '2026-12-04T14:30:00Z', 'Sehari kemudian, pukul 21.30: malam hari tidak ada yang diingatkan.');
    await later(story, '2026-12-05T01:00:00Z', 'Pukul 08.00 esoknya.');
    expect(sari.hears()).toContain('belum dikirim');
    await later(story, '2026-12-09T01:00:00Z', 'Empat hari kemudian: tidak diingatkan lagi.');
    await sari.taps('Lanjutkan');
    await expect(story.transcript()).toMatchFileSnapshot(golden('pengingat-draf'));
  });
});

describe('CONVERSATION 10 /status: the place in the queue and an honest expectation', () => {
  it('who came later is behind; outside working hours nothing is promised for tonight', async () => {
    const [first, second] = [cast.civilServant('Bayu Anggara', 23), cast.civilServant('Citra Kirana', 24)];
    for (const who of [first, second]) await cast.arrive(house, who);
    const story = await tell(house, 'Keadaan permohonan', { day: '2026-12-10', sources: 'CONVERSATION 10 · REC-3' });
    await story.meanwhile('Kamis sore Bayu dan sesudahnya Citra mengirim permohonan akun.', async () => {
      await moveTo('2026-12-10T08:00:00Z');
      await cast.introduceSelf(house, first);
      await moveTo('2026-12-10T08:20:00Z');
      await cast.introduceSelf(house, second);
    });
    const [bayu, citra] = [story.person(first.name), story.person(second.name)];
    await bayu.says('/status');
    expect(bayu.hears()).toContain('Urutan ke-1');
    await citra.says('/status');
    expect(citra.hears()).toContain('Urutan ke-2');
    expect(citra.hears()).toContain('besok pukul 10.50 WIB');
    await story.meanwhile('Rina membuka mejanya.', () => openDesk(house, assistant));
    await story.happens('Rina mengambil permohonan Bayu.', async () => {
      await house.group(groups.assistants).as(house.person(assistant)).says('/antrean');
      await house.settle();
      await house.group(groups.assistants).as(house.person(assistant)).taps('Kartu 1003');
      await house.group(groups.assistants).as(house.person(assistant)).taps('Ambil & lihat berkas');
    });
    await bayu.says('/status');
    expect(bayu.hears()).toContain('Sudah ada petugas yang menanganinya');
    await story.waits(hour / 4, 'Lima belas menit kemudian.');
    await citra.says('/status');
    await expect(story.transcript()).toMatchFileSnapshot(golden('keadaan-permohonan'));
  });
});
