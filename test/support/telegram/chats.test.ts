/** Telegram's double, as people live in it: private chats, groups and what becomes of them, topics, channels, taps. */
import { Bot } from 'grammy';
import { afterEach, describe, expect, it } from 'vitest';
import { specimenIdentityCard } from '#letters/specimen.ts';
import { asking, handClock } from './asking.ts';
import { telegramChat, telegramGroup } from './chat.ts';
import { openTelegram, type Telegram } from './telegram.ts';

const open: Telegram[] = [];
const start = async (options: Parameters<typeof openTelegram>[0] = {}) => {
  const telegram = await openTelegram(options);
  open.push(telegram);
  return { telegram, ask: asking(telegram) };
};
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

const kinds = (telegram: Telegram) => telegram.pending().map((update) => Object.keys(update)[1]);
const texts = (telegram: Telegram) =>
  telegram.pending().map(({ message }) => (message as { text?: string } | undefined)?.text ?? null);

describe('a private chat', () => {
  it('is led by a grammY bot through long polls, with buttons, replies and edits', async () => {
    const { telegram } = await start();
    const bot = new Bot(telegram.token, { client: { apiRoot: telegram.root } });
    bot.command('start', (ctx) =>
      ctx.reply(`<b>Selamat datang</b> ${ctx.match}`, {
        parse_mode: 'HTML',
        reply_markup: { inline_keyboard: [[{ text: 'Mulai', callback_data: 'go' }]] },
      }),
    );
    bot.callbackQuery('go', async (ctx) => {
      await ctx.answerCallbackQuery({ text: 'Baik', show_alert: true });
      await ctx.editMessageText('Dimulai');
      await ctx.reply('Nama?', { reply_markup: { force_reply: true } });
    });
    bot.on('message:text', (ctx) => ctx.reply(`${ctx.message.reply_to_message?.text} ${ctx.message.text}`));
    bot.on('edited_message', (ctx) => ctx.reply(`Diubah: ${ctx.editedMessage.text}`));
    void bot.start();

    const siti = telegram.person('Siti Rahmawati');
    const talk = telegramChat(telegram, siti, telegram.settled);
    siti.start('kode');
    await telegram.settled();
    expect(talk.hears()).toBe('Selamat datang kode\n[Mulai]');
    await talk.taps('Mulai');
    expect(talk.hears()).toBe('(peringatan: Baik)\n\n(diubah) Dimulai\n\nNama?');
    await talk.says('Siti');
    expect(talk.latest().text).toBe('Nama? Siti');
    siti.edits(siti.says('salah'), 'betul');
    await telegram.settled();
    expect(talk.latest().text).toBe('Diubah: betul');
    expect(telegram.undocumented()).toEqual([]);
    await bot.stop();
  });

  it('is not begun by the bot, and ends when the person blocks it or is gone', async () => {
    const { telegram, ask } = await start();
    const siti = telegram.person('Siti');
    const say = async () => (await ask('sendMessage', { chat_id: siti.id, text: 'Halo' })).description;
    expect(await say()).toBe('Bad Request: chat not found');
    telegram.group('Meja', [siti, telegram.bot]);
    expect(await say()).toBe("Forbidden: bot can't initiate conversation with a user");
    siti.start();
    expect(await say()).toBeUndefined();
    siti.block();
    expect(await say()).toBe('Forbidden: bot was blocked by the user');
    siti.says('Kembali');
    expect(await say()).toBeUndefined();
    expect(kinds(telegram).slice(-3)).toEqual(['my_chat_member', 'my_chat_member', 'message']);
    siti.deactivates();
    expect(await say()).toBe('Forbidden: user is deactivated');
  });

  it('brings albums one message at a time, not always in order, and everything else people send', async () => {
    const { telegram, ask } = await start();
    const siti = telegram.person('Siti');
    const page = { mediaType: 'image/png', bytes: specimenIdentityCard() };
    const pages = ['1', '2', '3'].map((name) => ({ name: `${name}.png`, ...page }));
    siti.sends(pages, { caption: 'Surat', arrival: [2, 0, 1], spread: true });
    const [first] = telegram.pending();
    const batch = await ask('getUpdates');
    expect(batch.result).toEqual([first]);
    const messages = telegram.pending().map(({ message }) => message as { message_id: number; media_group_id: string });
    expect(messages.map(({ message_id }) => message_id)).toEqual([3, 1, 2]);
    expect(new Set(messages.map(({ media_group_id }) => media_group_id)).size).toBe(1);
    expect(messages[1]).toMatchObject({ caption: 'Surat', photo: expect.any(Array) });

    siti.sticker();
    siti.voice();
    siti.videoNote();
    siti.contact('+628120000');
    siti.location();
    siti.poll('Boleh?');
    siti.sends({ name: 'foto.heic', mediaType: 'image/heic', bytes: new Uint8Array(9) });
    const others = telegram.pending().slice(3);
    expect(others.map(({ message }) => Object.keys(message as object).at(-1))).toEqual([
      ...['sticker', 'voice', 'video_note', 'contact', 'location', 'poll', 'document'],
    ]);
  });
});

describe('taps', () => {
  it('wait fifteen seconds for one answer', async () => {
    const clock = handClock();
    const { telegram, ask } = await start({ clock });
    const siti = telegram.person('Siti');
    siti.start();
    const sent = await ask('sendMessage', { chat_id: siti.id, text: 'Pilih' });
    const { message_id } = sent.result as { message_id: number };
    const answer = async (id: string) => (await ask('answerCallbackQuery', { callback_query_id: id })).description;
    const old = 'Bad Request: query is too old and response timeout expired or query ID is invalid';
    const [first, second] = [siti.taps(message_id, 'a'), siti.taps(message_id, 'b')];
    expect(telegram.openTaps()).toHaveLength(2);
    expect(await answer(first)).toBeUndefined();
    expect(await answer(first)).toBe(old);
    clock.wait(16);
    expect(await answer(second)).toBe(old);
  });

  it('on a message that is gone tell only where it stood', async () => {
    const { telegram } = await start();
    const siti = telegram.person('Siti');
    siti.taps(77, 'buatan:sendiri');
    expect(telegram.pending()[0]?.callback_query).toMatchObject({
      data: 'buatan:sendiri',
      message: { message_id: 77, date: 0, chat: { id: siti.id } },
    });
  });
});

describe('a group', () => {
  const meja = async (options: Parameters<typeof openTelegram>[0] = {}) => {
    const { telegram, ask } = await start(options);
    const [dewi, budi] = [telegram.person('Dewi'), telegram.person('Budi')];
    const group = telegram.supergroup('Meja', [dewi, budi]);
    group.add(telegram.bot);
    return { telegram, ask, dewi, budi, group };
  };

  it('tells the bot that it came and went', async () => {
    const { telegram, ask, dewi, group } = await meja();
    expect(telegram.pending()[0]?.my_chat_member).toMatchObject({
      from: { id: dewi.id },
      old_chat_member: { status: 'left' },
      new_chat_member: { status: 'member', user: { id: telegram.bot.id } },
    });
    group.remove(telegram.bot);
    expect((await ask('sendMessage', { chat_id: group.id, text: 'x' })).description).toBe(
      'Forbidden: bot was kicked from the supergroup chat',
    );
    group.add(telegram.bot);
    await ask('leaveChat', { chat_id: group.id });
    expect((await ask('sendMessage', { chat_id: group.id, text: 'x' })).description).toBe(
      'Forbidden: bot is not a member of the supergroup chat',
    );
  });

  it('in privacy mode is heard only where the bot is meant', async () => {
    const { telegram, ask, dewi, budi, group } = await meja();
    const card = (await ask('sendMessage', { chat_id: group.id, text: 'Kartu' })).result as { message_id: number };
    await ask('getUpdates', { offset: -1 });
    telegram.pending().map(telegram.redeliver);
    const before = telegram.pending().length;
    dewi.says('obrolan', { in: group });
    dewi.says('/antrean', { in: group });
    dewi.says('/antrean@lain_bot', { in: group });
    dewi.says(`halo @${telegram.bot.username}`, { in: group });
    budi.says('alasan', { in: group, replyTo: card.message_id });
    budi.leaves(group);
    expect(texts(telegram).slice(before)).toEqual(['/antrean', `halo @${telegram.bot.username}`, 'alasan', null]);
    group.promote(telegram.bot);
    dewi.says('obrolan kedua', { in: group });
    expect(texts(telegram).at(-1)).toBe('obrolan kedua');
    group.demote(telegram.bot);
    telegram.setPrivacy(false);
    dewi.says('obrolan ketiga', { in: group });
    expect(texts(telegram).at(-1)).toBe('obrolan ketiga');
  });

  it('leaves a plain command to the bot that spoke last', async () => {
    const { telegram, dewi, group } = await meja();
    const other = telegram.person('Bot lain', { isBot: true });
    group.add(other);
    const before = telegram.pending().length;
    other.says('Aku juga', { in: group });
    dewi.says('/antrean', { in: group });
    dewi.says(`/antrean@${telegram.bot.username}`, { in: group });
    expect(texts(telegram).slice(before)).toEqual([`/antrean@${telegram.bot.username}`]);
  });

  it('knows its members, and tells an administrator who asked of their coming and going', async () => {
    const { telegram, ask, dewi, budi, group } = await meja();
    const standing = async (id: number) =>
      (await ask('getChatMember', { chat_id: group.id, user_id: id })).result as { status: string };
    expect((await standing(dewi.id)).status).toBe('creator');
    budi.leaves(group);
    expect((await standing(budi.id)).status).toBe('left');
    expect(kinds(telegram)).not.toContain('chat_member');
    group.promote(telegram.bot, { can_pin_messages: false });
    await ask('getUpdates', { allowed_updates: ['message', 'chat_member'] });
    group.remove(budi);
    expect(kinds(telegram).at(-2)).toBe('chat_member');
    expect(await standing(telegram.bot.id)).toMatchObject({ status: 'administrator', can_pin_messages: false });
    expect((await ask('getChatAdministrators', { chat_id: group.id })).result).toHaveLength(2);
    expect((await ask('getChatMemberCount', { chat_id: group.id })).result).toBe(2);
  });

  it('pins only for a bot with the right to', async () => {
    const { telegram, ask, group } = await meja();
    const { message_id } = (await ask('sendMessage', { chat_id: group.id, text: 'Antrean' })).result as {
      message_id: number;
    };
    const pin = async () => (await ask('pinChatMessage', { chat_id: group.id, message_id })).description;
    expect(await pin()).toBe('Bad Request: not enough rights to manage pinned messages in the chat');
    group.promote(telegram.bot);
    expect(await pin()).toBeUndefined();
    expect(group.pinned()).toEqual([message_id]);
    expect(telegram.pending().at(-1)?.message).toMatchObject({ pinned_message: { message_id } });
    expect((await ask('unpinChatMessage', { chat_id: group.id })).result).toBe(true);
    expect(group.pinned()).toEqual([]);
  });

  it('becomes a supergroup with another id, and the old one says where it went', async () => {
    const { telegram, ask } = await start();
    const dewi = telegram.person('Dewi');
    const group = telegram.group('Meja', [dewi, telegram.bot]);
    const old = group.id;
    group.upgrade();
    const [, , away, here] = telegram.pending();
    expect(away?.message).toMatchObject({ chat: { id: old, type: 'group' }, migrate_to_chat_id: group.id });
    expect(here?.message).toMatchObject({
      chat: { id: group.id, type: 'supergroup' },
      migrate_from_chat_id: old,
      sender_chat: { id: group.id },
    });
    expect(await ask('sendMessage', { chat_id: old, text: 'x' })).toEqual({
      ok: false,
      error_code: 400,
      description: 'Bad Request: group chat was upgraded to a supergroup chat',
      parameters: { migrate_to_chat_id: group.id },
    });
    expect((await ask('sendMessage', { chat_id: group.id, text: 'x' })).ok).toBe(true);
  });

  it('hides its anonymous administrators behind its own name', async () => {
    const { telegram, budi, group } = await meja({ privacy: false });
    group.promote(budi, {}, { anonymous: true });
    budi.says('/setuju', { in: group });
    expect(telegram.pending().at(-1)?.message).toMatchObject({
      from: { id: 1087968824, is_bot: true, username: 'GroupAnonymousBot' },
      sender_chat: { id: group.id },
    });
  });

  it('is a stage for stories', async () => {
    const { telegram, budi, dewi, group } = await meja();
    const bot = new Bot(telegram.token, { client: { apiRoot: telegram.root } });
    bot.command('kartu', (ctx) =>
      ctx.reply('Kartu', { reply_markup: { inline_keyboard: [[{ text: 'Ambil', callback_data: 'take' }]] } }),
    );
    bot.callbackQuery('take', (ctx) => ctx.editMessageText(`Diambil ${ctx.from.first_name}`));
    void bot.start();
    const desk = telegramGroup(telegram, group, [dewi, budi], telegram.settled);
    await desk.as(dewi).says('/kartu');
    await desk.as(budi).taps('Ambil');
    expect(desk.transcript()).toBe('> Dewi: /kartu\n< Kartu\n  [Ambil]\n> Budi: [Ambil]\n< (diubah) Diambil Budi\n');
    await bot.stop();
  });
});

describe('a forum', () => {
  const forum = async () => {
    const { telegram, ask } = await start();
    const dewi = telegram.person('Dewi');
    const group = telegram.supergroup('Meja', [dewi], { forum: true });
    group.add(telegram.bot);
    const call = async (method: string, more: object = {}) => ask(method, { chat_id: group.id, ...more });
    return { telegram, dewi, group, call };
  };

  it('gets topics from a bot with the right to', async () => {
    const { telegram, group, call } = await forum();
    const name = 'Perkara 1042';
    expect((await call('createForumTopic', { name })).description).toBe(
      'Bad Request: not enough rights to create a topic',
    );
    group.promote(telegram.bot);
    const { message_thread_id: thread } = (await call('createForumTopic', { name })).result as {
      message_thread_id: number;
    };
    expect(telegram.pending().at(-1)?.message).toMatchObject({
      forum_topic_created: { name },
      message_thread_id: thread,
      is_topic_message: true,
    });
    await call('editForumTopic', { message_thread_id: thread, name: 'Perkara 1042 ✓' });
    expect(group.topics()).toMatchObject([{ id: thread, name: 'Perkara 1042 ✓', closed: false }]);
    const again = await call('editForumTopic', { message_thread_id: thread, name: 'Perkara 1042 ✓' });
    expect(again.description).toBe('Bad Request: TOPIC_NOT_MODIFIED');
    expect((await call('editForumTopic', { message_thread_id: 999, name })).description).toBe(
      'Bad Request: TOPIC_ID_INVALID',
    );
  });

  it('keeps what is said within its topic, also what answers something there', async () => {
    const { telegram, dewi, group, call } = await forum();
    const topic = group.openTopic('Perkara 7');
    const said = dewi.says('/di', { in: group, topic: topic.id });
    expect(telegram.pending().at(-1)?.message).toMatchObject({
      message_thread_id: topic.id,
      reply_to_message: { forum_topic_created: { name: 'Perkara 7' } },
    });
    await call('sendMessage', { text: 'jawab', reply_parameters: { message_id: said.id } });
    await call('sendMessage', { text: 'umum' });
    expect(telegram.messages(group).map(({ text, topic: at }) => [text, at])).toEqual([
      ['', null],
      ['', topic.id],
      ['/di', topic.id],
      ['jawab', topic.id],
      ['umum', null],
    ]);
  });

  it('refuses what goes to a topic that is closed or gone, and to the general one by number', async () => {
    const { group, call } = await forum();
    const topic = group.openTopic('Perkara 7');
    const say = async (thread: number) =>
      (await call('sendMessage', { text: 'x', message_thread_id: thread })).description;
    group.closeTopic(topic);
    expect(await say(topic.id)).toBe('Bad Request: TOPIC_CLOSED');
    group.deleteTopic(topic);
    expect(await say(topic.id)).toBe('Bad Request: message thread not found');
    expect(await say(1)).toBe('Bad Request: message thread not found');
  });
});

describe('elsewhere', () => {
  it('channels post without anybody, inline queries have no chat, and reactions are told to administrators', async () => {
    const { telegram, ask } = await start();
    const dewi = telegram.person('Dewi');
    const channel = telegram.channel('Kabar', [dewi], { username: 'kabar_dinas' });
    channel.promote(telegram.bot);
    dewi.says('Pengumuman', { in: channel });
    expect(telegram.pending().at(-1)?.channel_post).toMatchObject({
      chat: { type: 'channel' },
      sender_chat: { id: channel.id },
    });
    expect(telegram.pending().at(-1)?.channel_post).not.toHaveProperty('from');
    dewi.asksInline('sertifikat');
    expect(telegram.pending().at(-1)?.inline_query).toMatchObject({ query: 'sertifikat', from: { id: dewi.id } });
    expect((await ask('sendMessage', { chat_id: '@kabar_dinas', text: 'Halo' })).ok).toBe(true);
    await ask('getUpdates', { allowed_updates: ['message_reaction'] });
    const group = telegram.supergroup('Meja', [dewi]);
    group.add(telegram.bot);
    group.promote(telegram.bot);
    const { message_id } = (await ask('sendMessage', { chat_id: group.id, text: 'x' })).result as {
      message_id: number;
    };
    const [there] = group
      .wholeRoom()
      .messages.values()
      .filter(({ id }) => id === message_id);
    if (there) dewi.reacts(there, '👍', { in: group });
    expect(kinds(telegram).at(-1)).toBe('message_reaction');
    await ask('setMessageReaction', { chat_id: group.id, message_id, reaction: [{ type: 'emoji', emoji: '👀' }] });
    expect(telegram.messages(group).at(-1)?.reactions).toEqual(['👀']);
  });
});
