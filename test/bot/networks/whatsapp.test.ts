/**
 * The WhatsApp network over the real whatsapp-web.js Client in a real browser: what people do becomes updates of the Bot API, and what the bot says
 * arrives. The page behind it is our own stand-in; WhatsApp's own page was not reached.
 */
import { GrammyError, HttpError, InputFile } from 'grammy';
import type { InlineKeyboardButton } from 'grammy/types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NetworkError } from '#bot/networks/network.ts';
import { haveTools } from '#support/chromium.ts';
import { openWhatsappStage, type WhatsappStage } from '#support/whatsapp-network.ts';
import type { Person } from '#support/whatsapp-page/people.ts';

const html = { parse_mode: 'HTML' } as const;
const key = (text: string, data: string): InlineKeyboardButton => ({ text, callback_data: data });
const keyboard = (...buttons: InlineKeyboardButton[]) => ({
  reply_markup: { inline_keyboard: buttons.map((one) => [one]) },
});
const waysOut = [key('Batal', 'q:!cancel'), key('Bantuan', 'q:!help')];
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAEElEQVR4nGP4z8AARAwQCgAf7gP9i18U1AAAAABJRU5ErkJggg==',
  'base64',
);
const picture = (name: string) => ({ name, mediaType: 'image/png', bytes: png });
const pdf = { name: 'surat.pdf', mediaType: 'application/pdf', bytes: Buffer.from('%PDF-1.7 contoh') };

/** The Bot API's "no" to a call. */
const refusal = async (call: Promise<unknown>): Promise<string> => {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof GrammyError)) throw new Error('The call was not refused', { cause: error });
  return `${error.error_code} ${error.description}`;
};

describe.runIf(haveTools('chromium'))('WhatsApp as a network', () => {
  let stage: WhatsappStage;
  beforeAll(async () => {
    stage = await openWhatsappStage();
  });
  afterAll(() => stage?.close());

  const heard = (at: Person | { jid: string }) => stage.whatsapp.sent(at).map(({ text }) => text);
  /** Somebody who has written to us. */
  const visitor = async (name: string, options: Parameters<typeof stage.whatsapp.person>[1] = {}) => {
    const person = stage.whatsapp.person(name, options);
    person.says('halo kantor');
    const { chat, from } = await stage.update('message');
    return { person, chat: chat.id, user: from.id };
  };
  /** What somebody wrote last is the next that comes: nothing came of what was before. */
  const nothingElse = async (person: Person, spoken: Parameters<Person['says']>[1] = {}) => {
    person.says('/penanda', spoken);
    const { text } = await stage.update('message');
    expect(text).toBe('/penanda');
    expect(stage.updates).toEqual([]);
  };

  describe('who writes', () => {
    it('is a person with a number of ours, never the telephone number', async () => {
      const { person, chat, user } = await visitor('Rini');
      expect(chat).toBe(user);
      expect(person.phone).not.toContain(String(chat));
      person.says('nama saya Rini', { isForwarded: true });
      const message = await stage.update('message');
      expect(message).toMatchObject({ from: { id: user, first_name: 'Rini', is_bot: false }, text: 'nama saya Rini' });
      expect(message.forward_origin?.type).toBe('hidden_user');
    });

    it('ACC-8: known by telephone or by LID is one person, and an unknown chat is written to by nobody', async () => {
      const { person, chat } = await visitor('Sukma', { goesBy: 'lid' });
      await stage.api.sendMessage(chat, 'Selamat datang');
      expect(heard(person)).toEqual(['Selamat datang']);
      expect(await stage.memory.candidates({ lid: person.lid.split('@')[0] ?? '' })).toMatchObject({
        byLid: { id: chat },
      });
      const { phone } = person;
      expect((await stage.memory.candidates({ phone: phone?.split('@')[0] ?? '' })).byPhone?.id).toBe(chat);
      expect(await refusal(stage.api.sendMessage(987_654, 'halo'))).toBe('400 Bad Request: chat not found');
    });

    it('ACC-8: a changed number is told before it is used, and who has the old one now is somebody new', async () => {
      const { person, chat } = await visitor('Pindah', { phone: '6281377770001' });
      stage.news.length = 0;
      person.changesNumber('6281377770002');
      person.says('nomor baru');
      const message = await stage.update('message');
      expect(message.chat.id).toBe(chat);
      expect(stage.news).toEqual([`renumbered ${chat} ${chat}`]);
      const heir = await visitor('Pewaris', { phone: '6281377770001' });
      expect(heir.chat).not.toBe(chat);
    });

    it('status posts are nobody’s message', async () => {
      const { person } = await visitor('Pencerita');
      person.postsStatus('lihat liburan saya');
      await nothingElse(person);
    });

    it('commands: with a stroke, as a word, and in the words of a link', async () => {
      const { person } = await visitor('Dewi');
      person.says('/status');
      expect(await stage.update('message')).toMatchObject({
        text: '/status',
        entities: [{ type: 'bot_command', offset: 0, length: 7 }],
      });
      person.says('Menu');
      expect((await stage.update('message')).text).toBe('/start');
      const link = new URL(stage.network.startLink?.('daftar', { username: '' }) ?? '');
      expect(link.pathname).toBe(`/${stage.whatsapp.phone}`);
      person.says(link.searchParams.get('text') ?? '');
      expect(await stage.update('message')).toMatchObject({ text: '/start daftar', entities: [{ length: 6 }] });
    });
  });

  describe('choices in a private chat (CONVERSATION 2)', () => {
    it('are numbered, and chosen by digit, full-width digit, label or word', async () => {
      const { person, chat, user } = await visitor('Andi');
      const menu = await stage.api.sendMessage(chat, '<b>Status Anda?</b>', {
        ...html,
        ...keyboard(key('PNS', 'q:pns'), key('PPPK', 'q:pppk'), ...waysOut),
      });
      expect(heard(person)).toEqual([
        '*Status Anda?*\n\n1. PNS\n2. PPPK\n\nBalas dengan angkanya.\nAtau ketik: Batal, Bantuan.',
      ]);
      for (const [said, data] of [
        ['2', 'q:pppk'],
        ['１', 'q:pns'],
        ['pppk', 'q:pppk'],
        ['BATAL', 'q:!cancel'],
      ] as const) {
        person.says(said);
        const tap = await stage.update('callback_query');
        expect(tap).toMatchObject({
          data,
          from: { id: user },
          message: { message_id: menu.message_id, chat: { id: chat } },
        });
      }
    });

    it('digits that are data stay text: a NIP, a year, a number no choice has, and any number where there is no choice', async () => {
      const { person, chat } = await visitor('Budi');
      await stage.api.sendMessage(chat, 'Golongan?', keyboard(key('III/a', 'q:3a'), ...waysOut));
      for (const said of ['198701012010011001', '1987', '2', '1 dan 2']) {
        person.says(said);
        expect((await stage.update('message')).text).toBe(said);
      }
      await stage.api.sendMessage(chat, 'Berapa anak?', keyboard(...waysOut));
      person.says('1');
      expect((await stage.update('message')).text, 'the newer question wants a number').toBe('1');
      person.says('status');
      expect((await stage.update('message')).text, 'its answer, and no command').toBe('status');
    });

    it('close with the menu; who quotes the old one taps what stood there, and is told that it is over', async () => {
      const { person, chat } = await visitor('Cici');
      const menu = await stage.api.sendMessage(chat, 'Setuju?', keyboard(key('Ya', 'q:yes'), key('Tidak', 'q:no')));
      const [shown] = stage.whatsapp.sent(person);
      await stage.api.editMessageText(chat, menu.message_id, 'Setuju?');
      person.says('1');
      expect((await stage.update('message')).text).toBe('1');
      person.says('1', { quote: shown?.id ?? '' });
      const tap = await stage.update('callback_query');
      expect(tap).toMatchObject({ data: 'q:yes', message: { message_id: menu.message_id } });
      expect(tap.message).not.toHaveProperty('reply_markup');
      await stage.api.answerCallbackQuery(tap.id, { text: 'Tombol itu sudah lewat.' });
      await stage.api.answerCallbackQuery(tap.id, { text: 'Tombol itu sudah lewat.' });
      expect(heard(person).slice(1), 'once').toEqual(['Tombol itu sudah lewat.']);
    });

    it('a question that is answered in words closes the menu before it', async () => {
      const { person, chat } = await visitor('Eko');
      await stage.api.sendMessage(chat, 'Ada pertanyaan petugas.', keyboard(key('Balas', 'answer:7')));
      await stage.api.sendMessage(chat, 'Tulis jawaban Anda.', { reply_markup: { force_reply: true } });
      person.says('1');
      expect((await stage.update('message')).text).toBe('1');
    });

    it('many come in pages, turned without the bot; each number counts on every page', async () => {
      const { person, chat } = await visitor('Fitri');
      const agencies = Array.from({ length: 20 }, (_, at) => key(`Dinas ${at + 1}`, `q:${at + 1}`));
      await stage.api.sendMessage(chat, 'Instansi?', keyboard(...agencies, ...waysOut));
      expect(heard(person)[0]).toContain('9. Dinas 9\n0. Lainnya');
      person.says('0');
      await stage.whatsapp.until(() => heard(person).length === 2, 'an answer');
      expect(heard(person)[1]).toContain('10. Dinas 10');
      expect(heard(person)[1]).not.toContain('9. Dinas 9\n');
      person.says('3');
      expect((await stage.update('callback_query')).data).toBe('q:3');
      person.says('lainnya');
      await stage.whatsapp.until(() => heard(person).length === 3, 'an answer');
      person.says('20');
      expect((await stage.update('callback_query')).data).toBe('q:20');
    });

    it('links are written out, and an answer that is a link is one line', async () => {
      const { person, chat } = await visitor('Gita');
      await stage.api.sendMessage(chat, 'Halaman kata sandi', {
        reply_markup: {
          inline_keyboard: [[{ text: 'Buka', url: 'https://a.go.id/login/x_y' }], [key('Ulangi', 'again')]],
        },
      });
      expect(heard(person)[0]).toBe(
        'Halaman kata sandi\n\nBuka: https://a.go.id/login/x_y\n\n1. Ulangi\n\nBalas dengan angkanya.',
      );
      person.says('1');
      const { id } = await stage.update('callback_query');
      await stage.api.answerCallbackQuery(id, { url: 'https://wa.me/628?text=mulai' });
      expect(heard(person)[1]).toBe('Lanjutkan di sini: https://wa.me/628?text=mulai');
    });
  });

  describe('edits are one short line (CONVERSATION 5)', () => {
    it('what was chosen is said within the next message', async () => {
      const { person, chat } = await visitor('Hadi');
      const menu = await stage.api.sendMessage(chat, 'Setuju?', keyboard(key('Ya', 'q:yes')));
      await stage.api.editMessageText(chat, menu.message_id, 'Setuju?\n\n<i>Dipilih: Ya</i>', html);
      expect(heard(person)).toHaveLength(1);
      await stage.api.sendMessage(chat, 'Langkah 2');
      await stage.api.sendMessage(chat, 'Langkah 3');
      expect(heard(person).slice(1)).toEqual(['_Dipilih: Ya_\n\nLangkah 2', 'Langkah 3']);
    });

    it('a ticked list says what was ticked, and its numbers go on counting', async () => {
      const { person, chat } = await visitor('Indah');
      const boxes = (tick: boolean) =>
        keyboard(
          key(`${tick ? '☑' : '☐'} Nama`, 'q:name'),
          key('☐ Unit', 'q:unit'),
          key('Selesai', 'q:done'),
          ...waysOut,
        );
      const list = await stage.api.sendMessage(chat, 'Apa yang berubah?', boxes(false));
      await stage.api.editMessageText(chat, list.message_id, 'Apa yang berubah?', boxes(true));
      expect(heard(person)[1]).toBe('1. ☑ Nama\nBalas dengan angka lain, atau 3 untuk Selesai.');
      person.says('3');
      expect((await stage.update('callback_query')).data).toBe('q:done');
      expect(await refusal(stage.api.editMessageText(chat, list.message_id, 'Apa yang berubah?', boxes(true)))).toMatch(
        /^400 Bad Request: message is not modified/,
      );
    });

    it('another text is said; what is not there cannot be edited', async () => {
      const { person, chat } = await visitor('Joko');
      const { message_id } = await stage.api.sendMessage(chat, 'Sedang diproses …');
      await stage.api.editMessageText(chat, message_id, '<b>Sudah terbit.</b>', html);
      expect(heard(person)).toEqual(['Sedang diproses …', '*Sudah terbit.*']);
      expect(await refusal(stage.api.editMessageText(chat, 4711, 'x'))).toBe(
        '400 Bad Request: message to edit not found',
      );
    });

    it('a person’s own edit says which message it was', async () => {
      const { person } = await visitor('Kiki');
      const id = person.says('Nama: Kki');
      const { message_id } = await stage.update('message');
      person.edits(id, 'Nama: Kiki');
      expect(await stage.update('edited_message')).toMatchObject({ message_id, text: 'Nama: Kiki' });
    });
  });

  describe('long texts, files and what cannot be read', () => {
    it('60,000 characters go out in parts at the ends of paragraphs, and come in whole', async () => {
      const { person, chat } = await visitor('Lala');
      const paragraph = `${'Perjanjian pemilik sertifikat. '.repeat(20).trim()}`;
      const text = Array.from({ length: 97 }, () => paragraph).join('\n\n');
      expect(text.length).toBeGreaterThan(60_000);
      const { message_id } = await stage.api.sendMessage(chat, text, keyboard(key('Setuju', 'agree')));
      const parts = heard(person);
      for (const part of parts) expect(part.length).toBeLessThanOrEqual(4096);
      expect(parts.join('\n\n')).toBe(`${text}\n\n1. Setuju\n\nBalas dengan angkanya.`);
      const [first] = stage.whatsapp.sent(person);
      person.says('1', { quote: first?.id ?? '' });
      expect((await stage.update('callback_query')).message?.message_id, 'any part stands for it').toBe(message_id);
      const long = 'x'.repeat(60_000);
      person.says(long);
      expect((await stage.update('message')).text).toBe(long);
    });

    it('a document comes and goes with its name and its bytes; a long caption follows it', async () => {
      const { person, chat } = await visitor('Mira');
      person.sends(pdf, { caption: 'surat saya' });
      const { document, caption } = await stage.update('message');
      expect(document).toMatchObject({
        file_name: 'surat.pdf',
        mime_type: 'application/pdf',
        file_size: pdf.bytes.length,
      });
      expect(caption).toBe('surat saya');
      const bytes = await stage.network.download(document?.file_id ?? '', 1000);
      expect(Buffer.from(bytes).equals(pdf.bytes)).toBe(true);
      await expect(stage.network.download(document?.file_id ?? '', 4)).rejects.toMatchObject({ kind: 'too-large' });
      await expect(stage.network.download('wa1.999', 4)).rejects.toMatchObject({ kind: 'gone' });

      await stage.api.sendDocument(chat, new InputFile(Buffer.from('isi'), 'sertifikat.pem'), {
        ...html,
        caption: '<b>Sertifikat</b>',
        ...keyboard(key('Unduh DER', 'file:der')),
      });
      await stage.api.sendDocument(chat, new InputFile(pdf.bytes, 'surat.pdf'), { caption: 'kata '.repeat(300) });
      const [first, second, third] = stage.whatsapp.sent(person);
      expect(first).toMatchObject({
        file: { name: 'sertifikat.pem' },
        text: '*Sertifikat*\n\n1. Unduh DER\n\nBalas dengan angkanya.',
      });
      expect(Buffer.from(stage.whatsapp.bytesOf(first?.file?.path ?? '') ?? []).toString()).toBe('isi');
      expect(second).toMatchObject({ file: { name: 'surat.pdf' }, text: '' });
      expect(third?.text.startsWith('kata kata')).toBe(true);
      person.says('1');
      expect((await stage.update('callback_query')).data).toBe('file:der');
    });

    it('CONVERSATION 7: pictures sent at once are one album from the second on', async () => {
      const { person } = await visitor('Nana');
      person.sends([picture('1.png'), picture('2.png'), picture('3.png')], { caption: 'tiga halaman' });
      const came = [await stage.update('message'), await stage.update('message'), await stage.update('message')];
      for (const { photo } of came) expect(photo).toHaveLength(1);
      const albums = came.map((one) => one.media_group_id);
      expect(albums[0]).toBeUndefined();
      expect(albums[1]).toBeDefined();
      expect(albums[2]).toBe(albums[1]);
      expect(Buffer.from(await stage.network.download(came[2]?.photo?.[0]?.file_id ?? '', 1000)).equals(png)).toBe(
        true,
      );
    });

    it('media that no longer downloads is gone, in words of the network', async () => {
      const { person } = await visitor('Oki');
      const [id] = person.sends(pdf);
      const { document } = await stage.update('message');
      stage.whatsapp.loseFile(id ?? '');
      const failed = await stage.network.download(document?.file_id ?? '', 1000).catch((error: unknown) => error);
      expect(failed).toBeInstanceOf(NetworkError);
      expect(failed).toMatchObject({ kind: 'gone' });
    });

    it('CONVERSATION 8: voices, stickers, places and polls are called by their names; a card with the own number is a number', async () => {
      const { person, user } = await visitor('Putri');
      person.sendsVoice(Buffer.from('ogg'));
      expect(await stage.update('message')).toHaveProperty('voice');
      person.sendsSticker(Buffer.from('webp'));
      expect(await stage.update('message')).toHaveProperty('sticker');
      person.sendsLocation();
      expect(await stage.update('message')).toHaveProperty('location');
      person.sendsPoll('Makan siang?', ['ya', 'tidak']);
      expect(await stage.update('message')).toHaveProperty('poll');
      const own = person.phone?.split('@')[0] ?? '';
      person.sendsContact('Putri', own);
      expect((await stage.update('message')).contact).toMatchObject({ phone_number: own, user_id: user });
      person.sendsContact('Orang lain', '6281200001111');
      expect((await stage.update('message')).contact).not.toHaveProperty('user_id');
    });

    it('what is to be viewed once does not reach us, and that is said kindly', async () => {
      const { person } = await visitor('Qori');
      person.sendsViewOnce();
      await stage.whatsapp.until(() => heard(person).length === 1, 'an answer');
      expect(heard(person)[0]).toContain('sekali lihat');
      await nothingElse(person);
    });
  });

  describe('messages are taken away where WhatsApp lets us', () => {
    it('ours with all their parts; not what the person wrote: they are asked to', async () => {
      const { person, chat } = await visitor('Rosa');
      const { message_id } = await stage.api.sendMessage(chat, `${'rahasia '.repeat(400)}\n\n${'lagi '.repeat(400)}`);
      expect(heard(person)).toHaveLength(2);
      await stage.api.deleteMessage(chat, message_id);
      const revoked = stage.whatsapp.deeds().filter(({ kind }) => kind === 'revoked');
      expect(revoked).toHaveLength(2);
      person.says('Sandi-Rahasia-1');
      const typed = await stage.update('message');
      expect(await refusal(stage.api.deleteMessage(chat, typed.message_id))).toBe(
        "400 Bad Request: message can't be deleted for everyone",
      );
    });
  });

  describe('a desk in a group', () => {
    const card = (id: number) =>
      keyboard(
        key('Ambil & lihat berkas', `claim:${id}:officer`),
        key('Setujui & terbitkan', `approve:${id}`),
        key('Tolak', `reject:${id}`),
      );
    const desk = async (title: string, officer: Person, ...others: Person[]) => {
      const group = stage.whatsapp.group(title, [officer, ...others]);
      group.add(stage.whatsapp.us, officer);
      const { chat, old_chat_member: was, new_chat_member: is } = await stage.update('my_chat_member');
      expect([was.status, is.status]).toEqual(['left', 'member']);
      return { group, chat: chat.id };
    };

    it('being added and put out is told; there, only commands and answers to us are heard', async () => {
      const { person } = await visitor('Santi');
      const { group, chat } = await desk('Loket A', person);
      expect(chat).toBeLessThan(0);
      person.says('selamat pagi semua', { in: group });
      person.says('1', { in: group });
      person.says('/antrean', { in: group });
      expect(await stage.update('message')).toMatchObject({
        text: '/antrean',
        chat: { id: chat, type: 'supergroup', title: 'Loket A' },
      });
      const asked = await stage.api.sendMessage(chat, 'Tulis alasannya dengan membalas pesan ini.', {
        reply_markup: { force_reply: true },
      });
      const [question] = stage.whatsapp.sent(group);
      person.says('Suratnya kabur', { in: group, quote: question?.id ?? '' });
      expect(await stage.update('message')).toMatchObject({
        text: 'Suratnya kabur',
        reply_to_message: { message_id: asked.message_id, from: { id: 1 } },
      });
      group.remove(stage.whatsapp.us, person);
      expect((await stage.update('my_chat_member')).new_chat_member.status).toBe('left');
      expect(await refusal(stage.careful.sendMessage(chat, 'halo'))).toBe(
        '403 Forbidden: bot is not a member of the supergroup chat',
      );
    });

    it('a card is decided by quoting it, by word and case number, and by ✅ or ❌', async () => {
      const { person, user } = await visitor('Tono');
      const { group, chat } = await desk('Loket B', person);
      const { message_id } = await stage.api.sendMessage(chat, 'Permohonan 1042', card(1042));
      await stage.api.sendMessage(chat, 'Permohonan 1043', card(1043));
      const [shown] = stage.whatsapp.sent(group);
      expect(shown?.text).toBe(
        'Permohonan 1042\n\n1. Ambil & lihat berkas\n2. Setujui & terbitkan\n3. Tolak\n\nKutip pesan ini dan balas dengan angkanya, atau tulis “setujui 1042”.',
      );
      const quote = shown?.id ?? '';
      const on = { message: { message_id, chat: { id: chat } }, from: { id: user } };
      person.says('2', { in: group, quote });
      expect(await stage.update('callback_query')).toMatchObject({ ...on, data: 'approve:1042' });
      person.says('ambil', { in: group, quote });
      expect(await stage.update('callback_query')).toMatchObject({ ...on, data: 'claim:1042:officer' });
      person.says('setuju 1042', { in: group });
      expect(await stage.update('callback_query')).toMatchObject({ ...on, data: 'approve:1042' });
      person.reacts(quote, '✅');
      expect(await stage.update('callback_query')).toMatchObject({ ...on, data: 'approve:1042' });
      person.reacts(quote, '❌');
      expect(await stage.update('callback_query')).toMatchObject({ ...on, data: 'reject:1042' });
      person.reacts(quote, '👍');
      person.reacts(quote, '');
      person.says('setuju 9999', { in: group });
      await nothingElse(person, { in: group });
    });

    it('who chose is answered by a quote; a redrawn card is one line under the old one, and the old list keeps its meaning', async () => {
      const { person } = await visitor('Umi');
      const { group, chat } = await desk('Loket C', person);
      const text = 'Permohonan 1050\nPenerbitan\nSukma W.\nSMP 1 Kebumen\nMenunggu';
      const { message_id } = await stage.api.sendMessage(chat, text, card(1050));
      const old = stage.whatsapp.sent(group)[0]?.id ?? '';
      const said = person.says('1', { in: group, quote: old });
      const { id } = await stage.update('callback_query');
      await stage.api.answerCallbackQuery(id, { text: 'Berkas dikirim ke chat pribadi Anda.' });
      await stage.api.editMessageText(chat, message_id, text.replace('Menunggu', 'Diambil oleh <b>Umi</b>'), {
        ...html,
        ...keyboard(key('Setujui & terbitkan', 'approve:1050'), key('Lepaskan', 'release:1050:officer')),
      });
      const [, answer, line] = stage.whatsapp.sent(group);
      expect(answer?.text).toBe('Berkas dikirim ke chat pribadi Anda.');
      expect(said).toContain(answer?.quote ?? '?');
      expect(line?.text).toMatch(/^Permohonan 1050\nDiambil oleh \*Umi\*\n\n1\. Setujui & terbitkan\n2\. Lepaskan\n/);
      expect(old).toContain(line?.quote ?? '?');
      person.says('2', { in: group, quote: old });
      expect((await stage.update('callback_query')).data, 'what stood under 2 there').toBe('approve:1050');
      person.says('2', { in: group, quote: line?.id ?? '' });
      expect((await stage.update('callback_query')).data).toBe('release:1050:officer');
    });

    it('membership is asked of WhatsApp each time, and who goes is told', async () => {
      const { person, user } = await visitor('Vina');
      const other = await visitor('Wawan');
      const { group, chat } = await desk('Loket D', person, other.person);
      expect((await stage.api.getChatMember(chat, user)).status).toBe('administrator');
      expect((await stage.api.getChatMember(chat, other.user)).status).toBe('member');
      expect((await stage.api.getChatMember(chat, 1)).status).toBe('member');
      group.remove(other.person, person);
      const { new_chat_member: is } = await stage.update('chat_member');
      expect(is).toMatchObject({ status: 'left', user: { id: other.user } });
      expect((await stage.api.getChatMember(chat, other.user)).status).toBe('left');
    });

    it('a strange group is left; nobody in it may be written to in private', async () => {
      const { person } = await visitor('Xena');
      const stranger = stage.whatsapp.person('Orang asing');
      const { group, chat } = await desk('Arisan', person, stranger);
      stranger.says('/hubungkan KODE', { in: group });
      const { from } = await stage.update('message');
      expect(await refusal(stage.api.sendMessage(from.id, 'halo'))).toBe(
        "403 Forbidden: bot can't initiate conversation with a user",
      );
      expect(await refusal(stage.api.sendChatAction(from.id, 'typing'))).toMatch(/^403/);
      await stage.api.leaveChat(chat);
      expect(stage.whatsapp.deeds().some((deed) => deed.kind === 'left' && deed.group === group.jid)).toBe(true);
      expect(await refusal(stage.api.sendMessage(chat, 'halo'))).toMatch(/^403/);
    });
  });

  describe('late, twice, out of order, and while the way is broken', () => {
    it('an event told again has the same update id and the same message', async () => {
      const { person } = await visitor('Yuni');
      stage.whatsapp.hold();
      person.says('satu');
      person.says('dua');
      stage.whatsapp.release({ order: 'reversed', twice: true });
      const said = [await stage.update('message'), await stage.update('message')];
      expect(said.map(({ text }) => text).toSorted()).toEqual(['dua', 'satu']);
      await nothingElse(person);
    });

    it('what is said in a conversation while the page is reloaded arrives; who keeps count comes again', async () => {
      const { person, chat } = await visitor('Zahra');
      const away = new Promise<void>((resolve) => {
        const stop = stage.wire.onState(({ kind }) => {
          if (kind === 'ready') return;
          stop();
          resolve();
        });
      });
      stage.whatsapp.logOutOnPhone();
      await away;
      expect(stage.network.isHere()).toBe(false);
      const careful = await stage.careful.sendMessage(chat, 'nanti').catch((error: unknown) => error);
      expect(careful).toBeInstanceOf(HttpError);
      expect((careful as HttpError).error).toBeInstanceOf(NetworkError);
      await stage.api.sendMessage(chat, 'terus');
      expect(heard(person)).toEqual(['terus']);
    });
  });
});
