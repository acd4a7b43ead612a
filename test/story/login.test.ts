/** Logging in and out, passwords and sessions: Kebumen account 6–8, Ciamis 4–5, Sumbar issuance 1 and 11. Golden transcripts of ACC-6 to ACC-8. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPage } from '#support/browser.ts';
import { type House, openHouse } from '#support/house.ts';
import { codeIn, linkIn } from '#support/story.ts';
import * as cast from './cast.ts';
import { tell } from './telling.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
const golden = (name: string) => `../transcripts/${name}.txt`;
const hour = 3_600_000;

const wati = cast.civilServant('Wati Susanti', 10);
const stranger = cast.civilServant('Andi Saputra', 11);

describe('ACC-7 the code belongs to the chat that asked (Kebumen 7, Ciamis 4)', () => {
  it('a wrong code, a code in a stranger’s chat and a link sent on log nobody in', async () => {
    const story = await tell(house, 'Kode masuk hanya berlaku di chat yang meminta', {
      day: '2026-11-23',
      sources: 'SOP Kebumen 7 · SOP Ciamis 4 · ACC-7',
    });
    await story.meanwhile('Wati sudah punya akun dan sedang tidak masuk.', async () => {
      await cast.openDesks(house);
      await cast.becomeSubscriber(house, wati);
      await house.chat(wati.name).says('/keluar');
    });
    const talk = story.person(wati.name);
    const andi = story.person(stranger.name);
    const { username } = cast.credentialsOf(house, wati);

    story.chapter('Kata sandi salah, lalu benar; kode salah, lalu benar');
    await talk.says('/masuk');
    const page = await story.opens(wati.name, linkIn(talk.hears()));
    const again = await page.submits({ username, password: 'bukan kata sandi saya' });
    expect(again.status).toBe(422);
    const done = await again.submits({ username, password: cast.chosen });
    const code = codeIn(done.text);
    await talk.says(code === '000 000' || code === '000000' ? '111 111' : '000 000');
    expect(talk.hears()).toContain('Sisa percobaan: 4');

    story.chapter('Kode yang sama diketik di chat orang lain: tidak ada yang masuk');
    await andi.says('/masuk');
    await andi.says(code);
    expect(andi.hears()).toContain('tidak berlaku');
    await andi.says('/terbit');
    expect(andi.hears()).toContain('perlu masuk dulu');
    await talk.says(code);
    expect(talk.hears()).toContain('Selamat datang, Wati Susanti');

    story.chapter('Tautan masuk milik Andi dikirim kepada Wati: halamannya menyebut siapa yang meminta');
    await talk.says('/keluar');
    await andi.says('/masuk');
    const foreign = await story.opens(wati.name, linkIn(andi.hears()));
    expect(foreign.text).toContain('Andi Saputra');
    const shown = await foreign.submits({ username, password: cast.chosen });
    await talk.says('/masuk');
    await talk.says(codeIn(shown.text));
    expect(talk.hears()).toContain('tidak berlaku');
    await talk.says('/sertifikat');
    expect(talk.hears()).toContain('perlu masuk dulu');

    await expect(story.transcript()).toMatchFileSnapshot(golden('masuk-dengan-kode'));
  });
});

describe('ACC-6 the first password works once, and only for 72 hours (Kebumen 6)', () => {
  it('a second use and a late use are refused alike, and the official mailbox is the way back', async () => {
    const [nina, hadi] = [cast.civilServant('Nina Marlina', 12), cast.civilServant('Hadi Suryanto', 13)];
    const story = await tell(house, 'Kata sandi pertama hanya sekali, dalam 72 jam', {
      day: '2026-11-24',
      sources: 'SOP Kebumen 6–8 · ACC-6, ACC-8',
    });
    await story.meanwhile('Nina dan Hadi baru saja mendapat akun.', async () => {
      await cast.openDesks(house);
      await cast.gainAccount(house, nina);
      await cast.gainAccount(house, hadi);
    });
    const [first, second] = [story.person(nina.name), story.person(hadi.name)];
    story.chapter('Nina memakai kata sandi pertamanya, menutup halaman, lalu mencobanya sekali lagi');
    await first.taps('Masuk');
    await (await story.opens(nina.name, linkIn(first.hears()))).submits(cast.credentialsOf(house, nina));
    await first.says('/masuk');
    const refused = await (await story.opens(nina.name, linkIn(first.hears()))).submits(
      cast.credentialsOf(house, nina),
    );
    expect(refused.status).toBe(422);
    story.chapter('Hadi baru masuk setelah 72 jam lewat');
    await story.waits(72 * hour + 60_000, 'Tujuh puluh dua jam lewat.');
    await second.says('/masuk');
    const late = await (await story.opens(hadi.name, linkIn(second.hears()))).submits(cast.credentialsOf(house, hadi));
    expect(late.text).toContain('tidak cocok');
    story.chapter('ACC-8: lupa kata sandi, lewat email dinas');
    await second.taps('Lupa kata sandi');
    await second.says(hadi.mail);
    const choosing = await story.opens(hadi.name, house.mailedLink(hadi.mail));
    const weak = await choosing.submits({ password: 'hadi', again: 'hadi' });
    expect(weak.status).toBe(422);
    const differing = await weak.submits({ password: cast.chosen, again: 'kuda darat berlari cepat' });
    expect(differing.status).toBe(422);
    await differing.submits({ password: cast.chosen, again: cast.chosen });
    await story.meanwhile('Hadi masuk dengan kata sandi barunya.', () => cast.logInAgain(house, hadi));
    await second.says('/sertifikat');
    expect(second.hears()).toContain('belum memiliki sertifikat');
    await expect(story.transcript()).toMatchFileSnapshot(golden('kata-sandi-pertama'));
  });
});

describe('ACC-7 a password typed in chat is taken away and void (Kebumen 7)', () => {
  it('the first password, and a chosen one', async () => {
    const lina = cast.civilServant('Lina Anggraini', 14);
    const story = await tell(house, 'Kata sandi diketik di chat', {
      day: '2026-11-28',
      sources: 'SOP Kebumen 7 · ACC-7',
    });
    await story.meanwhile('Lina baru saja mendapat akun.', async () => {
      await cast.openDesks(house);
      await cast.gainAccount(house, lina);
    });
    const talk = story.person(lina.name);
    const { username, password } = cast.credentialsOf(house, lina);
    story.chapter('Kata sandi pertama diketik di chat');
    await talk.says(password, '‹kata sandi pertama›');
    expect(
      house.installation.sandbox.messages(house.person(lina.name).id).some(({ text }) => text.includes(password)),
    ).toBe(false);
    await talk.says('/masuk');
    const refused = await (await story.opens(lina.name, linkIn(talk.hears()))).submits({ username, password });
    expect(refused.status).toBe(422);
    story.chapter('Kata sandi baru dibuat lewat email dinas');
    await (await story.opens(lina.name, house.mailedLink(lina.mail))).submits({
      password: cast.chosen,
      again: cast.chosen,
    });
    await story.meanwhile('Lina masuk.', () => cast.logInAgain(house, lina));
    story.chapter('Kata sandi buatan sendiri diketik di chat');
    await talk.says(cast.chosen, '‹kata sandi buatan sendiri›');
    expect(
      house.installation.sandbox.messages(house.person(lina.name).id).some(({ text }) => text.includes(cast.chosen)),
    ).toBe(false);
    await talk.says('/keluar');
    await talk.says('/masuk');
    const also = await (await story.opens(lina.name, linkIn(talk.hears()))).submits({
      username,
      password: cast.chosen,
    });
    expect(also.status).toBe(422);
    story.chapter('Di tempat kode ditunggu, apa pun yang bukan enam angka tidak dibiarkan di chat');
    await talk.says('Rahasia-Saya-2026', '‹sesuatu seperti kata sandi›');
    expect(
      house.installation.sandbox
        .messages(house.person(lina.name).id)
        .some(({ text }) => text.includes('Rahasia-Saya-2026')),
    ).toBe(false);
    await expect(story.transcript()).toMatchFileSnapshot(golden('kata-sandi-di-chat'));
  });
});

describe('ACC-8 sessions are seen and ended, and end by themselves (Sumbar issuance 11)', () => {
  it('two chats, one ended from the other, the last by two idle hours', async () => {
    const story = await tell(house, 'Sesi: dua chat, keluar, dan lupa kata sandi', {
      day: '2026-11-29',
      sources: 'SOP Sumbar penerbitan 11 · ACC-8',
    });
    const second = { ...wati, name: 'Wati (tablet)' };
    await cast.arrive(house, second);
    const { username } = cast.credentialsOf(house, wati);
    const logInAt = async (name: string, password: string) => {
      await house.chat(name).says('/masuk');
      const page = await openPage(house, linkIn(house.chat(name).latest().text));
      const done = await page.submit({ username, password });
      await house.chat(name).says(codeIn(done.text));
    };
    await story.meanwhile('Wati masuk dari ponselnya dan dari tabletnya.', async () => {
      await logInAt(wati.name, cast.chosen);
      await logInAt(second.name, cast.chosen);
    });
    const [phone, tablet] = [story.person(wati.name), story.person(second.name)];
    await phone.says('/dataku');
    await phone.taps('Akhiri sesi 2');
    await tablet.says('/terbit');
    expect(tablet.hears()).toContain('perlu masuk dulu');
    await story.waits(2 * hour + 60_000, 'Dua jam tanpa kegiatan.');
    await phone.says('/sertifikat');
    expect(phone.hears()).toContain('perlu masuk dulu');

    story.chapter('ACC-8: jawaban untuk nama yang tidak dikenal sama persis');
    await phone.taps('Masuk');
    await phone.taps('Lupa kata sandi');
    await phone.says('tidak.ada');
    const unknown = phone.hears();
    await phone.says('/masuk');
    await phone.taps('Lupa kata sandi');
    await phone.says(username);
    expect(phone.hears()).toBe(unknown);

    story.chapter('ACC-8: mengganti kata sandi menutup sesi yang lain');
    await story.meanwhile('Sementara itu ia masuk di tablet dengan kata sandi lama.', () =>
      logInAt(second.name, cast.chosen),
    );
    const fresh = 'gajah duduk di atas batu';
    await (await story.opens(wati.name, house.mailedLink(wati.mail))).submits({ password: fresh, again: fresh });
    await story.meanwhile('Ia masuk dari ponsel dengan kata sandi baru.', () => logInAt(wati.name, fresh));
    await phone.says('/keluar');
    await phone.says('/keluar');
    await expect(story.transcript()).toMatchFileSnapshot(golden('sesi'));
    expect(house.log).toEqual([]);
  });
});
