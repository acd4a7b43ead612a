/** The sandbox answers as the Bot API would; asked by grammY itself, as in production. */
import { Bot, type Context, GrammyError, InlineKeyboard, InputFile } from 'grammy';
import type { Update } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import { NetworkError } from '#bot/networks/network.ts';
import { botUser, type SandboxEvent } from '#bot/networks/sandbox/scene.ts';
import { sandboxNetwork } from '#bot/networks/sandbox.ts';
import { chat, group } from '#support/chat.ts';
import { memoryDrawer } from '#support/memory-drawer.ts';

/** 3 × 2 pixels. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAEElEQVR4nGP4z8AARAwQCgAf7gP9i18U1AAAAABJRU5ErkJggg==',
  'base64',
);
const clock = { time: new Date('2026-11-21T03:30:00Z'), now: () => clock.time };
const random = { bytes: (size: number) => crypto.getRandomValues(new Uint8Array(size)) };

async function stage(drawer = memoryDrawer()) {
  const network = await sandboxNetwork({ drawer, clock, random });
  const bot = new Bot(network.token, { client: { fetch: network.fetch } });
  const updates: Update[] = [];
  await bot.init();
  await network.start(async (update) => {
    updates.push(update);
    await bot.handleUpdate(update);
  });
  const news: SandboxEvent[] = [];
  network.subscribe((event) => news.push(event));
  return { network, bot, updates, news, drawer };
}

async function withPerson() {
  const world = await stage();
  const siti = await world.network.addPerson({ name: 'Siti Aminah', note: 'Guru', mail: 'siti@kebumenkab.go.id' });
  await world.network.say(siti.id, siti.id, 'halo');
  return { ...world, siti, api: world.bot.api };
}

/** The Bot API's "no" to a call. */
async function refusal(call: Promise<unknown>): Promise<string> {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof GrammyError)) throw new Error('The call was not refused', { cause: error });
  return `${error.error_code} ${error.description}`;
}

async function call(network: { fetch: typeof fetch; token: string }, method: string, body: object = {}) {
  const answer = await network.fetch(`https://api.telegram.org/bot${network.token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: answer.status, json: await answer.json() };
}

describe('the sandbox as a Bot API', () => {
  it('tells the bot who it is', async () => {
    const { bot } = await stage();
    expect(bot.botInfo).toMatchObject({ id: botUser.id, is_bot: true, can_read_all_group_messages: false });
  });

  it('answers a wrong token 401 and an unknown method 404', async () => {
    const { network } = await stage();
    expect((await call({ fetch: network.fetch, token: '1:x' }, 'getMe')).json).toEqual({
      ok: false,
      error_code: 401,
      description: 'Unauthorized',
    });
    expect((await call(network, 'toString')).json).toMatchObject({ ok: false, error_code: 404 });
  });

  it('says which parameter is wrong', async () => {
    const { network } = await stage();
    const { status, json } = await call(network, 'sendMessage', { chat_id: 'kebumen', text: 'x' });
    expect(status).toBe(400);
    expect(json).toMatchObject({ description: expect.stringContaining('chat_id') });
  });

  it('gives ids of the look of Telegram, rising per chat', async () => {
    const { network, api, siti, updates } = await withPerson();
    const sent = await api.sendMessage(siti.id, 'satu');
    const next = await api.sendMessage(siti.id, 'dua');
    expect(String(siti.id)).toMatch(/^7\d{9}$/);
    expect(sent.chat).toMatchObject({ id: siti.id, type: 'private' });
    expect(next.message_id).toBe(sent.message_id + 1);
    await network.say(siti.id, siti.id, 'lagi');
    expect(updates[1]?.update_id).toBe((updates[0]?.update_id ?? 0) + 1);
    const desk = await network.addGroup({ title: 'Verifikator', members: [siti.id] });
    expect(String(desk.id)).toMatch(/^-100\d{10}$/);
  });

  it('turns HTML into entities and finds links by itself', async () => {
    const { api, siti } = await withPerson();
    const sent = await api.sendMessage(siti.id, '<b>Halo</b> https://x.test/a &lt;ok&gt;', { parse_mode: 'HTML' });
    expect(sent.text).toBe('Halo https://x.test/a <ok>');
    expect(sent.entities).toEqual([
      { type: 'bold', offset: 0, length: 4 },
      { type: 'url', offset: 5, length: 16 },
    ]);
  });

  it('refuses broken HTML, empty and too long text', async () => {
    const { api, siti } = await withPerson();
    const html = { parse_mode: 'HTML' } as const;
    expect(await refusal(api.sendMessage(siti.id, '<b>x', html))).toContain("400 Bad Request: can't parse entities");
    expect(await refusal(api.sendMessage(siti.id, ' \n'))).toBe('400 Bad Request: message text is empty');
    expect(await refusal(api.sendMessage(siti.id, 'x'.repeat(4097)))).toBe('400 Bad Request: message is too long');
    await api.sendMessage(siti.id, `<b>${'x'.repeat(4096)}</b>`, html);
  });

  it('refuses more than 64 bytes of callback data, counted in bytes', async () => {
    const { api, siti } = await withPerson();
    const keyboard = (data: string) => ({ reply_markup: new InlineKeyboard().text('Ya', data) });
    await api.sendMessage(siti.id, 'x', keyboard('é'.repeat(32)));
    expect(await refusal(api.sendMessage(siti.id, 'x', keyboard('é'.repeat(33))))).toBe(
      '400 Bad Request: BUTTON_DATA_INVALID',
    );
    const link = { reply_markup: new InlineKeyboard().url('Buka', 'javascript:alert(1)') };
    expect(await refusal(api.sendMessage(siti.id, 'x', link))).toContain('Wrong HTTP URL');
  });

  it('knows who can be written to: unknown 400, not started 403, blocked 403', async () => {
    const { network, api, siti } = await withPerson();
    const budi = await network.addPerson({ name: 'Budi' });
    expect(await refusal(api.sendMessage(42, 'x'))).toBe('400 Bad Request: chat not found');
    expect(await refusal(api.sendMessage(budi.id, 'x'))).toContain("403 Forbidden: bot can't initiate conversation");
    await network.block(siti.id);
    expect(await refusal(api.sendMessage(siti.id, 'x'))).toBe('403 Forbidden: bot was blocked by the user');
    await network.unblock(siti.id);
    await api.sendMessage(siti.id, 'x');
  });

  it('tells the bot of a block and of its end', async () => {
    const { network, siti, updates } = await withPerson();
    await network.block(siti.id);
    await network.say(siti.id, siti.id, 'kembali');
    const changes = updates.map(({ my_chat_member: change }) => change?.new_chat_member.status).filter(Boolean);
    expect(changes).toEqual(['kicked', 'member']);
  });

  it('edits in place, and refuses what Telegram refuses', async () => {
    const { network, api, siti } = await withPerson();
    const sent = await api.sendMessage(siti.id, 'lama', { reply_markup: new InlineKeyboard().text('Ya', 'ya') });
    clock.time = new Date(clock.time.getTime() + 60_000);
    const edited = await api.editMessageText(siti.id, sent.message_id, 'baru');
    expect(edited).toMatchObject({ text: 'baru', edit_date: sent.date + 60 });
    expect(network.messages(siti.id).at(-1)).toMatchObject({ id: sent.message_id, text: 'baru', keyboard: null });
    expect(await refusal(api.editMessageText(siti.id, sent.message_id, 'baru'))).toContain('message is not modified');
    expect(await refusal(api.editMessageReplyMarkup(siti.id, sent.message_id))).toContain('message is not modified');
    expect(await refusal(api.editMessageText(siti.id, 99, 'x'))).toBe('400 Bad Request: message to edit not found');
    expect(await refusal(api.editMessageText(siti.id, 1, 'x'))).toBe("400 Bad Request: message can't be edited");
  });

  it('deletes its own and, in private, the other’s messages; not those of a group, not after 48 hours', async () => {
    const { network, api, siti, news } = await withPerson();
    expect(await api.deleteMessage(siti.id, 1)).toBe(true);
    expect(news.at(-1)).toEqual({ kind: 'deleted', chat: siti.id, id: 1 });
    expect(await refusal(api.deleteMessage(siti.id, 1))).toBe('400 Bad Request: message to delete not found');
    const desk = await network.addGroup({ title: 'Meja', members: [siti.id] });
    const said = await network.say(siti.id, desk.id, '/antrean');
    expect(await refusal(api.deleteMessage(desk.id, said.id))).toContain("message can't be deleted");
    const old = await api.sendMessage(desk.id, 'x');
    clock.time = new Date(clock.time.getTime() + 49 * 3_600_000);
    expect(await refusal(api.deleteMessage(desk.id, old.message_id))).toContain("message can't be deleted");
  });

  it('takes documents by multipart with names, captions and buttons, and sends them again by id', async () => {
    const { network, api, siti } = await withPerson();
    const file = new InputFile(Buffer.from('%PDF-1.7\r\n--x\r\n'), 'surat rekomendasi (1).pdf');
    const sent = await api.sendDocument(siti.id, file, {
      caption: '<i>Surat</i>',
      parse_mode: 'HTML',
      reply_markup: new InlineKeyboard().text('Kirim ulang', 'again'),
    });
    expect(sent).toMatchObject({
      caption: 'Surat',
      document: { file_name: 'surat rekomendasi (1).pdf', mime_type: 'application/pdf', file_size: 15 },
    });
    const again = await api.sendDocument(siti.id, sent.document.file_id);
    expect(again.document.file_id).toBe(sent.document.file_id);
    expect(Buffer.from(await network.download(sent.document.file_id, 100)).toString()).toBe('%PDF-1.7\r\n--x\r\n');
    expect(await refusal(api.sendDocument(siti.id, 'BQACxxx'))).toContain('wrong remote file identifier');
    expect(await refusal(api.sendDocument(siti.id, new InputFile(Buffer.alloc(0), 'x')))).toContain(
      'must be non-empty',
    );
    const long = { caption: 'x'.repeat(1025) };
    expect(await refusal(api.sendDocument(siti.id, sent.document.file_id, long))).toContain('caption is too long');
  });

  it('takes photos in sizes and refuses what is no picture', async () => {
    const { api, siti } = await withPerson();
    const sent = await api.sendPhoto(siti.id, new InputFile(png, 'ktp.png'));
    expect(sent.photo.at(-1)).toMatchObject({ width: 3, height: 2, file_size: png.length });
    expect(await refusal(api.sendPhoto(siti.id, new InputFile(Buffer.from('x'), 'x.png')))).toContain(
      'IMAGE_PROCESS_FAILED',
    );
  });

  it('downloads only the largest size of a photo, never more than asked for', async () => {
    const { network, siti, updates } = await withPerson();
    const wide = Buffer.from(png);
    wide.writeUInt32BE(1000, 16);
    await network.attach(siti.id, siti.id, [{ name: 'ktp.png', mediaType: 'image/png', bytes: wide }]);
    const sizes = updates.at(-1)?.message?.photo ?? [];
    expect(sizes.map(({ width }) => width)).toEqual([90, 320, 800, 1000]);
    expect(await network.download(sizes.at(-1)?.file_id ?? '', 1000)).toHaveLength(png.length);
    await expect(network.download(sizes[0]?.file_id ?? '', 1000)).rejects.toMatchObject({ kind: 'gone' });
    await expect(network.download(sizes.at(-1)?.file_id ?? '', 10)).rejects.toThrow(NetworkError);
    await expect(network.download(sizes.at(-1)?.file_id ?? '', 10)).rejects.toMatchObject({ kind: 'too-large' });
  });

  it('quotes the message a reply answers, and refuses to reply to nothing', async () => {
    const { api, siti } = await withPerson();
    const sent = await api.sendMessage(siti.id, 'x', { reply_parameters: { message_id: 1 } });
    expect(sent.reply_to_message).toMatchObject({ message_id: 1, text: 'halo', from: { id: siti.id } });
    expect(await refusal(api.sendMessage(siti.id, 'x', { reply_parameters: { message_id: 77 } }))).toBe(
      '400 Bad Request: message to be replied not found',
    );
    const lenient = { reply_parameters: { message_id: 77, allow_sending_without_reply: true } };
    expect((await api.sendMessage(siti.id, 'x', lenient)).reply_to_message).toBeUndefined();
  });

  it('shows typing and refuses an action that does not exist', async () => {
    const { network, api, siti, news } = await withPerson();
    await api.sendChatAction(siti.id, 'typing');
    expect(news.at(-1)).toEqual({ kind: 'typing', chat: siti.id, action: 'typing' });
    const { json } = await call(network, 'sendChatAction', { chat_id: siti.id, action: 'thinking' });
    expect(json).toMatchObject({ description: 'Bad Request: wrong parameter action in request' });
  });

  it('knows who is in a group', async () => {
    const { network, api, siti } = await withPerson();
    const budi = await network.addPerson({ name: 'Budi' });
    const desk = await network.addGroup({ title: 'Meja', members: [siti.id] });
    expect((await api.getChatMember(desk.id, siti.id)).status).toBe('creator');
    expect((await api.getChatMember(desk.id, budi.id)).status).toBe('left');
    await network.join(desk.id, budi.id);
    expect((await api.getChatMember(desk.id, budi.id)).status).toBe('member');
    await network.leave(desk.id, budi.id);
    expect((await api.getChatMember(desk.id, budi.id)).status).toBe('left');
    expect(await refusal(api.getChatMember(desk.id, 12))).toContain('400');
    expect(await refusal(api.getChatMember(-100, siti.id))).toBe('400 Bad Request: chat not found');
  });

  it('shows each person the commands of the narrowest scope, in their language', async () => {
    const { network, api, siti } = await withPerson();
    const desk = await network.addGroup({ title: 'Meja', members: [siti.id] });
    const named = (command: string) => [{ command, description: 'x' }];
    await api.setMyCommands(named('start'));
    await api.setMyCommands(named('daftar'), { scope: { type: 'all_private_chats' }, language_code: 'id' });
    await api.setMyCommands(named('register'), { scope: { type: 'all_private_chats' } });
    await api.setMyCommands(named('antrean'), { scope: { type: 'chat_member', chat_id: desk.id, user_id: siti.id } });
    const shown = (chat: number, language: string) => network.commands(siti.id, chat, language)[0]?.command;
    expect(shown(siti.id, 'id')).toBe('daftar');
    expect(shown(siti.id, 'en')).toBe('register');
    expect(shown(desk.id, 'id')).toBe('antrean');
    expect(await refusal(api.setMyCommands(named('Daftar!')))).toBe('400 Bad Request: BOT_COMMAND_INVALID');
  });
});

describe('what people do in the sandbox', () => {
  it('makes commands that grammY recognises', async () => {
    const { network, bot } = await stage();
    bot.command('daftar', (ctx) => ctx.reply(`Selamat datang, ${ctx.from?.first_name}`));
    const siti = await network.addPerson({ name: 'Siti' });
    await network.say(siti.id, siti.id, '/daftar');
    expect(network.messages(siti.id).at(-1)?.text).toBe('Selamat datang, Siti');
  });

  it('answers a tap once, and only to the one who tapped', async () => {
    const { network, bot, siti, news } = await withPerson();
    const ids: string[] = [];
    bot.callbackQuery('ya', async (ctx: Context) => {
      ids.push(ctx.callbackQuery?.id ?? '');
      await ctx.answerCallbackQuery({ text: 'Tersimpan', show_alert: true });
    });
    const { message_id } = await bot.api.sendMessage(siti.id, 'Yakin?', {
      reply_markup: new InlineKeyboard().text('Ya', 'ya'),
    });
    await network.tap(siti.id, siti.id, message_id, 'ya');
    expect(news.at(-1)).toEqual({
      kind: 'answer',
      person: siti.id,
      chat: siti.id,
      message: message_id,
      text: 'Tersimpan',
      alert: true,
    });
    expect(await refusal(bot.api.answerCallbackQuery(ids[0] ?? ''))).toContain('query is too old');
  });

  it('passes on forged data, as Telegram does, but no tap on what is gone', async () => {
    const { network, api, siti, updates } = await withPerson();
    const sent = await api.sendMessage(siti.id, 'x');
    await network.tap(siti.id, siti.id, sent.message_id, 'approve:1042:forged');
    expect(updates.at(-1)?.callback_query).toMatchObject({ data: 'approve:1042:forged', from: { id: siti.id } });
    await expect(network.tap(siti.id, siti.id, 99, 'x')).rejects.toThrow('still there');
  });

  it('sends several pictures as one album with the caption on the first, ten at most', async () => {
    const { network, siti, updates } = await withPerson();
    const file = { name: 'a.png', mediaType: 'image/png', bytes: png };
    await network.attach(siti.id, siti.id, Array(11).fill(file), 'Surat');
    const messages = updates.flatMap(({ message }) => (message?.photo ? [message] : []));
    expect(messages.map(({ caption }) => caption)).toEqual(['Surat', ...Array(10).fill(undefined)]);
    expect(new Set(messages.slice(0, 10).map((message) => message.media_group_id)).size).toBe(1);
    expect(messages[10]?.media_group_id).toBeUndefined();
  });

  it('sends pictures among other files as documents, and single files without an album', async () => {
    const { network, siti, updates } = await withPerson();
    const pdf = { name: 'surat.pdf', mediaType: 'application/pdf', bytes: Buffer.from('%PDF') };
    await network.attach(siti.id, siti.id, [{ name: 'a.png', mediaType: 'image/png', bytes: png }, pdf]);
    expect(updates.slice(-2).map(({ message }) => message?.document?.mime_type)).toEqual([
      'image/png',
      'application/pdf',
    ]);
    await network.attach(siti.id, siti.id, [pdf]);
    expect(updates.at(-1)?.message).not.toHaveProperty('media_group_id');
  });

  it('cuts text longer than a message into several', async () => {
    const { network, siti, updates } = await withPerson();
    await network.say(siti.id, siti.id, 'x'.repeat(5000));
    expect(updates.slice(-2).map(({ message }) => message?.text?.length)).toEqual([4096, 904]);
  });

  it('keeps private words of a group from the bot (privacy mode): it hears commands, replies, its name, comings and goings', async () => {
    const { network, api, siti, updates } = await withPerson();
    const desk = await network.addGroup({ title: 'Meja', members: [siti.id] });
    const budi = await network.addPerson({ name: 'Budi' });
    const question = await api.sendMessage(desk.id, 'Alasan?', { reply_markup: { force_reply: true } });
    const before = updates.length;
    await network.say(siti.id, desk.id, 'makan siang?');
    await network.say(siti.id, desk.id, '/antrean@bot_lain');
    expect(updates).toHaveLength(before);
    await network.say(siti.id, desk.id, '/antrean');
    await network.say(siti.id, desk.id, 'Surat buram', { replyTo: question.message_id });
    await network.say(siti.id, desk.id, `@${botUser.username} tolong`);
    await network.join(desk.id, budi.id);
    await network.leave(desk.id, budi.id);
    const heard = updates.slice(before).map(({ message }) => message);
    expect(heard.map((message) => message?.text ?? Object.keys(message ?? {}).at(-1))).toEqual([
      '/antrean',
      'Surat buram',
      `@${botUser.username} tolong`,
      'new_chat_members',
      'left_chat_member',
    ]);
  });

  it('lets nobody act where they are not', async () => {
    const { network, siti } = await withPerson();
    const budi = await network.addPerson({ name: 'Budi' });
    const desk = await network.addGroup({ title: 'Meja', members: [siti.id] });
    await expect(network.say(budi.id, desk.id, '/antrean')).rejects.toThrow('not in chat');
    await expect(network.say(budi.id, siti.id, 'x')).rejects.toThrow('not in chat');
    await expect(network.say(5, 5, 'x')).rejects.toThrow('knows nobody');
    await expect(network.say(siti.id, siti.id, '  ')).rejects.toThrow('needs words');
  });
});

describe('a restart of the sandbox', () => {
  it('finds people, groups, messages, files, commands and mails again, and goes on counting', async () => {
    const { network, api, siti, drawer, updates } = await withPerson();
    const desk = await network.addGroup({ title: 'Meja', members: [siti.id] });
    const sent = await api.sendDocument(siti.id, new InputFile(Buffer.from('isi'), 'a.txt'));
    const gone = await api.sendMessage(siti.id, 'hapus');
    await api.deleteMessage(siti.id, gone.message_id);
    await api.setMyCommands([{ command: 'start', description: 'Mulai' }]);
    await network.post({ to: 'siti@kebumenkab.go.id', subject: 'Aktivasi', text: 'x', html: '<p>x</p>' });

    const later = await stage(drawer);
    expect(later.network.people()).toEqual(network.people());
    expect(later.network.groups()).toEqual([desk]);
    expect(later.network.messages(siti.id)).toEqual(network.messages(siti.id));
    expect(later.network.mails()).toEqual(network.mails());
    expect(later.network.commands(siti.id, siti.id)).toEqual([{ command: 'start', description: 'Mulai' }]);
    expect(Buffer.from(await later.network.download(sent.document.file_id, 10)).toString()).toBe('isi');
    const next = await later.network.say(siti.id, siti.id, 'lagi');
    expect(next.id).toBe(gone.message_id + 1);
    expect(later.updates[0]?.update_id).toBeGreaterThan(updates.at(-1)?.update_id ?? 0);
    await later.network.post({ to: 'x@y.z', subject: 's', text: 't', html: '' });
    expect(later.network.mails().map(({ id }) => id)).toEqual([1, 2]);
  });

  it('hands over again what was said while nobody took it', async () => {
    const drawer = memoryDrawer();
    const early = await sandboxNetwork({ drawer, clock, random });
    const siti = await early.addPerson({ name: 'Siti' });
    await early.say(siti.id, siti.id, '/satu');
    await early.start(() => Promise.reject(new Error('no room'))).catch(() => {});
    await expect(early.say(siti.id, siti.id, '/dua')).rejects.toThrow('no room');
    const later = await stage(drawer);
    expect(later.updates.map(({ message }) => message?.text)).toEqual(['/satu', '/dua']);
    const last = await stage(drawer);
    expect(last.updates).toEqual([]);
  });

  it('still takes the answer to a tap from before', async () => {
    const { network, api, siti, drawer } = await withPerson();
    const { message_id } = await api.sendMessage(siti.id, 'x');
    const query = await network.tap(siti.id, siti.id, message_id, 'x');
    const later = await stage(drawer);
    expect(await later.bot.api.answerCallbackQuery(query)).toBe(true);
  });
});

describe('the test’s ear', () => {
  const settle = () => Promise.resolve();

  it('hears text, buttons, files, edits and toasts, and writes a transcript', async () => {
    const { network, bot } = await stage();
    bot.command('daftar', (ctx) =>
      ctx.reply('<b>Selamat datang</b>', {
        parse_mode: 'HTML',
        reply_markup: new InlineKeyboard().text('Setuju', 'ok').text('Batal', 'no').row().url('Buka', 'https://x.test'),
      }),
    );
    bot.callbackQuery('ok', async (ctx) => {
      await ctx.answerCallbackQuery('Tersimpan');
      await ctx.editMessageText('Dipilih: Setuju');
      await ctx.replyWithDocument(new InputFile(Buffer.from('x'), 'perjanjian.pdf'), { caption: 'Ini' });
    });
    bot.on(':file', (ctx) => ctx.reply('Berkas diterima'));
    const siti = chat(network, await network.addPerson({ name: 'Siti' }), settle);
    await siti.says('/daftar');
    expect(siti.hears()).toBe('Selamat datang\n[Setuju] [Batal]\n[Buka]');
    expect(siti.link('Buka')).toBe('https://x.test');
    await siti.taps('Setuju');
    expect(siti.hears()).toBe('(sekilas: Tersimpan)\n\n(diubah) Dipilih: Setuju\n\nIni\n(berkas: perjanjian.pdf)');
    expect(siti.hears()).toBe('');
    await expect(siti.taps('Setuju')).rejects.toThrow('there are: none');
    await siti.sends({ name: 'surat.pdf', mediaType: 'application/pdf', bytes: Buffer.from('%PDF') }, 'Surat saya');
    expect(siti.transcript()).toBe(
      [
        '> /daftar',
        '< Selamat datang',
        '  [Setuju] [Batal]',
        '  [Buka]',
        '> [Setuju]',
        '< (sekilas: Tersimpan)',
        '< (diubah) Dipilih: Setuju',
        '< Ini',
        '  (berkas: perjanjian.pdf)',
        '> (berkas: surat.pdf)',
        '  Surat saya',
        '< Berkas diterima',
        '',
      ].join('\n'),
    );
  });

  it('gives a group the voices of its members, who answer the bot’s question by a reply', async () => {
    const { network, bot } = await stage();
    bot.command('alasan', (ctx) =>
      ctx.reply('Apa alasannya?', {
        reply_parameters: { message_id: ctx.msg.message_id },
        reply_markup: { force_reply: true, selective: true },
      }),
    );
    bot.on('message:text', (ctx) => ctx.reply(`${ctx.from.first_name}: ${ctx.msg.reply_to_message?.text}`));
    const dewi = await network.addPerson({ name: 'Dewi' });
    const budi = await network.addPerson({ name: 'Budi' });
    const desk = group(network, await network.addGroup({ title: 'Meja', members: [dewi.id, budi.id] }), settle);
    await desk.as(dewi).says('/alasan');
    await desk.as(budi).says('bukan untuk saya');
    await desk.as(dewi).says('Surat buram');
    expect(desk.transcript()).toBe(
      '> Dewi: /alasan\n< Apa alasannya?\n> Budi: bukan untuk saya\n> Dewi: Surat buram\n< Dewi: Apa alasannya?\n',
    );
    expect(desk.latest().text).toBe('Dewi: Apa alasannya?');
  });
});
