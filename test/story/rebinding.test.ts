/** The official mailbox is lost, as it is lived: ACC-8 (Sumbar issuance 11). Golden transcripts. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invented } from '#letters/specimen.ts';
import { openPage } from '#support/browser.ts';
import { hire } from '#support/desk-life.ts';
import { type House, openHouse } from '#support/house.ts';
import { assistant, codeIn, groups, linkIn } from '#support/story.ts';
import * as cast from './cast.ts';
import { tell } from './telling.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
const golden = (name: string) => `../transcripts/${name}.txt`;
const newMailOf = ({ name }: cast.CivilServant) => `${name.split(' ')[0]?.toLowerCase()}.baru@contohkab.go.id`;
const letterOf = async (who: cast.CivilServant, name = 'surat-email-baru.pdf') => ({
  ...(await cast.letterOf({ ...who, mail: newMailOf(who) })),
  name,
});

/** Has an account and is logged out. */
const withAccount = async (who: cast.CivilServant): Promise<void> => {
  await cast.openDesks(house);
  await cast.becomeSubscriber(house, who);
  await house.chat(who.name).says('/keluar');
};
/** Everything up to the desk, in one breath, from a chat without a session. */
const ask = async (who: cast.CivilServant, { lost = who.mail, nik = who.nik, mail = newMailOf(who) } = {}) => {
  const talk = house.chat(who.name);
  await talk.says('/pulihkan');
  await talk.says(lost);
  await talk.taps(invented.agency);
  await talk.says(nik);
  await talk.says(mail);
  await talk.sends(await letterOf(who));
  await talk.taps('Kirim');
};

describe('ACC-8 lost the official mailbox, logged out: a letter, the assistants, a link, both addresses told (Sumbar issuance 11)', () => {
  it('from "forgotten password" to a new password by way of the new mailbox', async () => {
    const who = cast.civilServant('Ratna Dewi', 16);
    const story = await tell(house, 'Email dinas hilang, tidak sedang masuk', {
      day: '2026-11-23',
      sources: 'SOP Sumbar penerbitan 11 · ACC-8',
    });
    await story.meanwhile('Ratna punya akun. Ia lupa kata sandinya, dan email dinasnya tidak bisa dibuka lagi.', () =>
      withAccount(who),
    );
    const talk = story.person(who.name);
    const rina = story.member(groups.assistants, assistant);

    story.chapter('Lupa kata sandi, dan jalan keluarnya');
    await talk.says('/masuk');
    await talk.taps('Lupa kata sandi');
    await talk.taps('Email dinas tidak bisa dibuka lagi');
    await talk.says('Ratna Dewi, S.Kom.');
    await talk.taps('Bantuan');
    await talk.says('Ratna.Dewi');
    await talk.taps(invented.agency);
    await talk.says('3305 1256 0390 0016');
    story.chapter('Email pribadi dan email yang lama tidak dapat dipasang');
    await talk.says('ratna@gmail.com');
    expect(talk.hears()).toContain('contohkab.go.id');
    await talk.says(newMailOf(who));
    await talk.says('/surat');
    await talk.sends(await letterOf(who));
    await talk.taps('Kirim');
    await talk.says('/status');

    story.chapter('Petugas pendamping membandingkan surat dengan data akun, lalu memasang email baru');
    await rina.says('/antrean');
    await rina.taps(/Kartu \d+/.exec(rina.hears())?.[0] ?? '');
    await rina.taps('Ambil & lihat berkas');
    await rina.taps('Pasang email baru');

    story.chapter('Tautannya dibuka di email yang baru; email yang lama diberi tahu');
    await talk.taps('Tautannya belum datang');
    await talk.taps('Kirim ulang tautan');
    const page = await story.opens(who.name, house.mailedLink(newMailOf(who)));
    await page.submits();
    await page.submits();
    await talk.says('/status');

    story.chapter('Lupa kata sandi: tautannya kini ke email yang baru, dan ia masuk');
    await story.waits(61 * 60_000, 'Satu jam lebih lewat; tautan di surat tadi tidak berlaku lagi.');
    await talk.taps('Masuk');
    await talk.taps('Lupa kata sandi');
    await talk.says(newMailOf(who));
    const fresh = 'gajah duduk di atas batu';
    await (await story.opens(who.name, house.mailedLink(newMailOf(who)))).submits({ password: fresh, again: fresh });
    await talk.says('/masuk');
    const login = await story.opens(who.name, linkIn(talk.hears()));
    const done = await login.submits({ username: 'ratna.dewi', password: fresh });
    await talk.says(codeIn(done.text));
    expect(talk.hears()).toContain('Selamat datang, Ratna Dewi');
    await expect(story.transcript()).toMatchFileSnapshot(golden('email-dinas-hilang'));
    expect(house.log).toEqual([]);
  });
});

describe('ACC-8 the assistants return what is wrong, and only that is asked again', () => {
  it('the letter is not signed: mended, accepted, proven', async () => {
    const who = cast.civilServant('Hendra Gunawan', 17);
    const story = await tell(house, 'Surat untuk email baru belum ditandatangani', {
      day: '2026-11-24',
      sources: 'ACC-8',
    });
    await story.meanwhile('Hendra sudah mengirim permohonannya.', async () => {
      await withAccount(who);
      await ask(who);
    });
    const talk = story.person(who.name);
    const rina = story.member(groups.assistants, assistant);
    await rina.taps('Ambil & lihat berkas');
    await rina.taps('Kembalikan');
    await rina.taps('☐ Surat Rekomendasi belum ditandatangani atasan');
    await rina.taps('Kirim');
    await story.waits(31_000, 'Tiga puluh satu detik berlalu tanpa ditarik kembali.');
    await talk.taps('Kirim ulang surat');
    await talk.sends(await letterOf(who, 'surat-bertanda-tangan.pdf'));
    expect(talk.hears()).not.toMatch(/Ubah: (NIK|Email|Nama|Instansi)/);
    await talk.taps('Kirim');
    await rina.taps('Pasang email baru');
    await (await story.opens(who.name, house.mailedLink(newMailOf(who)))).submits();
    expect(talk.hears()).toContain('sudah terpasang pada akun Anda');
    await expect(story.transcript()).toMatchFileSnapshot(golden('email-dinas-surat-dikembalikan'));
  });
});

describe('ACC-8 nobody learns in chat whether an account exists; the desk sees it and the tap is answered in words', () => {
  it('an unknown name gets the same answers as a known one, the tap is blocked, and the desk refuses', async () => {
    const [known, stranger] = [cast.civilServant('Mira Lestari', 18), cast.civilServant('Surya Darma', 19)];
    const story = await tell(house, 'Tidak ada akun yang cocok', { day: '2026-11-25', sources: 'ACC-8' });
    await story.meanwhile('Mira punya akun dan meminta email baru; Surya tidak punya akun.', async () => {
      await withAccount(known);
      await ask(known);
      await cast.arrive(house, stranger);
      await house.chat(stranger.name).says('/bahasa');
      await house.chat(stranger.name).taps('Bahasa Indonesia');
    });
    const talk = story.person(stranger.name);
    const rina = story.member(groups.assistants, assistant);
    story.chapter('Surya menyebut akun yang tidak ada');
    await talk.says('/pulihkan');
    await talk.taps('Setuju, lanjutkan');
    await talk.says('surya.darma');
    await talk.taps(invented.agency);
    await talk.says(stranger.nik);
    await talk.says(newMailOf(stranger));
    await talk.sends(await letterOf(stranger));
    await talk.taps('Kirim');
    const answerTo = (name: string) =>
      house
        .chat(name)
        .messages()
        .findLast(({ text }) => text.startsWith('Terima kasih'))
        ?.text.replace(/\d{4}/, '‹nomor›');
    expect(answerTo(stranger.name)).toBe(answerTo(known.name));
    story.chapter('Kartu menunjukkan apa yang tidak cocok; tombolnya dijawab dengan kata-kata');
    await rina.taps('Pasang email baru');
    expect(rina.hears()).toContain('tidak ada akun dengan nama atau email itu');
    await rina.taps('Tolak final');
    await rina.taps('☐ Kami tidak dapat memastikan bahwa akun itu milik Anda');
    await rina.taps('Kirim penolakan final');
    await talk.says('/status');
    expect(house.mailsTo(newMailOf(stranger))).toEqual([]);
    await expect(story.transcript()).toMatchFileSnapshot(golden('email-dinas-akun-tidak-cocok'));
  });
});

describe('ACC-8 lost the official mailbox while logged in', () => {
  it('only the new address and the letter are asked; every session ends and the mail leads to a new password', async () => {
    const who = cast.civilServant('Bagus Pramono', 20);
    const story = await tell(house, 'Email dinas hilang, masih masuk di dua chat', {
      day: '2026-11-26',
      sources: 'ACC-8',
    });
    const tablet = { ...who, name: 'Bagus (tablet)' };
    await story.meanwhile('Bagus masuk dari ponselnya dan dari tabletnya.', async () => {
      await cast.openDesks(house);
      await cast.becomeSubscriber(house, who);
      await cast.arrive(house, tablet);
      await house.chat(tablet.name).says('/masuk');
      const page = await openPage(house, linkIn(house.chat(tablet.name).latest().text));
      const done = await page.submit({ username: cast.credentialsOf(house, who).username, password: cast.chosen });
      await house.chat(tablet.name).says(codeIn(done.text));
    });
    const [talk, other] = [story.person(who.name), story.person(tablet.name)];
    const rina = story.member(groups.assistants, assistant);
    await talk.says('/dataku');
    await talk.taps('Email dinas tidak bisa dibuka lagi');
    await talk.says(who.mail);
    expect(talk.hears()).toContain('justru alamat yang lama');
    await talk.says(newMailOf(who));
    await talk.sends(await letterOf(who));
    await talk.taps('Kirim');
    await rina.taps('Pasang email baru');
    expect(other.hears()).toContain('memindahkan akun Anda');
    await (await story.opens(who.name, house.mailedLink(newMailOf(who)))).submits();
    await other.says('/terbit');
    expect(other.hears()).toContain('perlu masuk dulu');
    story.chapter('Tombol pada kabar yang sudah lewat tidak memulai apa pun');
    await other.taps('Tarik permohonan itu');
    expect(other.hears()).toContain('sudah selesai atau sudah ditutup');
    story.chapter('Tautan di surat itu membuat kata sandi baru');
    const fresh = 'ombak kecil di tepi pantai';
    await (await story.opens(who.name, house.mailedLink(newMailOf(who)))).submits({ password: fresh, again: fresh });
    await story.meanwhile('Bagus masuk dengan kata sandi barunya.', () => cast.logInAgain(house, who, fresh));
    await talk.says('/sertifikat');
    expect(talk.hears()).toContain('belum memiliki sertifikat');
    await expect(story.transcript()).toMatchFileSnapshot(golden('email-dinas-hilang-masih-masuk'));
  });
});

describe('ACC-8 a stranger’s request is stopped', () => {
  it('by the owner’s own chat, and by the desk after the old address called', async () => {
    const [owner, thief] = [cast.civilServant('Nadia Safitri', 24), cast.civilServant('Orang Lain', 25)];
    const story = await tell(house, 'Permintaan orang lain dihentikan', { day: '2026-11-27', sources: 'ACC-8' });
    await story.meanwhile(
      'Nadia sedang masuk. Orang lain meminta akunnya dipindahkan, dengan surat palsu.',
      async () => {
        await cast.openDesks(house);
        await cast.becomeSubscriber(house, owner);
        await cast.arrive(house, thief);
        await house.chat(thief.name).says('/pulihkan');
        await house.chat(thief.name).taps('Bahasa Indonesia');
        await house.chat(thief.name).taps('Setuju, lanjutkan');
        const talk = house.chat(thief.name);
        await talk.says(owner.mail);
        await talk.taps(invented.agency);
        await talk.says(owner.nik);
        await talk.says(newMailOf(thief));
        await talk.sends(await letterOf(thief));
        await talk.taps('Kirim');
      },
    );
    const nadia = story.person(owner.name);
    const rina = story.member(groups.assistants, assistant);
    story.chapter('Rina keliru menyetujuinya; Nadia membaca kabarnya dan menariknya');
    await rina.taps('Pasang email baru');
    await nadia.taps('Tarik permohonan itu');
    await nadia.taps('Tarik permohonan ini');
    await nadia.taps('Ya');
    expect((await story.opens('orang lain', house.mailedLink(newMailOf(thief)))).status).toBe(410);
    story.chapter('Sekali lagi; kali ini Nadia menelepon petugas');
    await story.meanwhile('Orang lain mengajukan sekali lagi, dan Rina menyetujuinya lagi.', async () => {
      await ask({ ...thief, nik: owner.nik }, { lost: owner.mail, nik: owner.nik, mail: newMailOf(thief) });
      await house.group(groups.assistants).as(house.person(assistant)).taps('Pasang email baru');
    });
    await rina.taps('Hentikan');
    await rina.taps('☐ Kami tidak dapat memastikan bahwa akun itu milik Anda');
    await rina.taps('Kirim penolakan final');
    expect((await story.opens('orang lain', house.mailedLink(newMailOf(thief)))).status).toBe(410);
    await nadia.says('/status');
    await expect(story.transcript()).toMatchFileSnapshot(golden('email-dinas-dihentikan'));
  });
});

describe('ACC-8 the same road in English', () => {
  it('from /pulihkan to the new mailbox', async () => {
    const who = cast.civilServant('Putri Maharani', 27);
    const story = await tell(house, 'A lost official mailbox, in English', { day: '2026-11-28', sources: 'ACC-8' });
    await story.meanwhile('Putri has an account and is logged out; she reads English.', async () => {
      await withAccount(who);
      await house.chat(who.name).says('/bahasa');
      await house.chat(who.name).taps('English');
    });
    const talk = story.person(who.name);
    await talk.says('/pulihkan');
    await talk.says('putri maharani');
    await talk.says(who.mail);
    await talk.taps(invented.agency);
    await talk.taps('Help');
    await talk.says(who.nik);
    await talk.taps('Help');
    await talk.says(who.mail);
    await talk.says(newMailOf(who));
    await talk.taps('Help');
    await talk.says('/surat');
    await talk.sends(await letterOf(who));
    await talk.taps('Change: New official e-mail');
    await talk.taps('‹ Back');
    await talk.taps('Send');
    await talk.says('/pulihkan');
    await talk.taps('Cancel');
    await story.member(groups.assistants, assistant).taps('Pasang email baru');
    await talk.says('/status');
    await talk.taps('Go on with the new official mailbox');
    await talk.taps('Send the link again');
    await (await story.opens(who.name, house.mailedLink(newMailOf(who)))).submits();
    await talk.says('/status');
    await expect(story.transcript()).toMatchFileSnapshot(golden('english-lost-mailbox'));
  });
});

describe('ACC-8 an assistant does not move their own mailbox', () => {
  it('not even when it was asked from another messenger', async () => {
    const who = cast.civilServant('Laila Zahra', 26);
    await house.wait(86_400_000);
    await cast.openDesks(house);
    await cast.becomeSubscriber(house, who);
    await hire(house, who.name, 'assistant', who.mail);
    await house.chat(who.name).says('/keluar');
    await cast.logInAgain(house, who);
    const other = { ...who, name: 'Laila (ponsel lain)' };
    await cast.arrive(house, other);
    await house.chat(other.name).says('/pulihkan');
    await house.chat(other.name).taps('Bahasa Indonesia');
    await house.chat(other.name).taps('Setuju, lanjutkan');
    const talk = house.chat(other.name);
    await talk.says(who.mail);
    await talk.taps(invented.agency);
    await talk.says(who.nik);
    await talk.says('laila.lain@contohkab.go.id');
    await talk.sends(await letterOf(who));
    await talk.taps('Kirim');
    const group = house.group(groups.assistants);
    await group.as(house.person(who.name)).taps('Pasang email baru');
    expect(group.hears()).toContain('permohonan Anda sendiri');
    await group.as(house.person(assistant)).taps('Pasang email baru');
    expect(house.mailsTo('laila.lain@contohkab.go.id')).toHaveLength(1);
  });
});
