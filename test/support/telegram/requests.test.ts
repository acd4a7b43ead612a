/** Telegram's double, as a bot asks it: bodies, tokens, documented parameters, texts with entities, keyboards and files. */
import { afterEach, describe, expect, it } from 'vitest';
import { specimenIdentityCard } from '#letters/specimen.ts';
import { asking, handClock } from './asking.ts';
import { documentedMethods } from './documentation.ts';
import { openTelegram, type Telegram } from './telegram.ts';

const open: Telegram[] = [];
const start = async (options: Parameters<typeof openTelegram>[0] = {}) => {
  const telegram = await openTelegram(options);
  open.push(telegram);
  const siti = telegram.person('Siti Rahmawati');
  siti.start();
  return { telegram, siti, ask: asking(telegram) };
};
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

describe('requests', () => {
  it('are taken from the query, as JSON, as a form and in parts', async () => {
    const { telegram, siti } = await start();
    const address = `${telegram.root}/bot${telegram.token}`;
    const form = { chat_id: String(siti.id), text: 'formulir' };
    const parts = new FormData();
    parts.set('chat_id', String(siti.id));
    parts.set('document', 'attach://surat');
    parts.set('surat', new Blob(['isi']), 'surat.pdf');
    await fetch(`${address}/sendMessage?chat_id=${siti.id}&text=alamat`);
    await fetch(`${address}/SENDMESSAGE`, { method: 'POST', body: new URLSearchParams(form) });
    await fetch(`${address}/sendDocument`, { method: 'POST', body: parts });
    const [, ...said] = telegram.messages(siti);
    expect(said.map(({ text, file }) => file?.name ?? text)).toEqual(['alamat', 'formulir', 'surat.pdf']);
    expect(said[2]?.file).toMatchObject({ size: 3, mediaType: 'application/pdf' });
    expect(telegram.undocumented()).toEqual([]);
  });

  it('need the right token and a method that exists', async () => {
    const { telegram, ask } = await start();
    expect(await ask('getUpdatesNow')).toEqual({
      ok: false,
      error_code: 404,
      description: 'Not Found: method not found',
    });
    const stranger = await fetch(`${telegram.root}/bot1:no/getMe`);
    expect([stranger.status, await stranger.json()]).toEqual([
      401,
      { ok: false, error_code: 401, description: 'Unauthorized' },
    ]);
  });

  it('are refused above 50 MB', async () => {
    const { telegram, siti } = await start();
    const parts = new FormData();
    parts.set('chat_id', String(siti.id));
    parts.set('document', new Blob([new Uint8Array(51 * 1024 * 1024)]), 'besar.zip');
    const answer = await fetch(`${telegram.root}/bot${telegram.token}/sendDocument`, { method: 'POST', body: parts });
    expect(await answer.json()).toMatchObject({ error_code: 413, description: 'Request Entity Too Large' });
  });

  it('are kept beside what the documentation says of them, also where Telegram would not mind', async () => {
    const { telegram, siti, ask } = await start();
    const answer = await ask('sendMessage', {
      chat_id: siti.id,
      text: 'Halo',
      colour: 'red',
      disable_notification: 'perhaps',
      link_preview_options: { is_disabled: true, hidden: true },
      reply_to_message_id: 1,
    });
    expect(answer.ok).toBe(true);
    await ask('sendMessage', { chat_id: siti.id, text: 7 });
    expect(telegram.undocumented()).toEqual([
      'sendMessage: parameter "colour" is not documented',
      'sendMessage: link_preview_options: field "hidden" is not documented',
      'sendMessage: parameter "reply_to_message_id" is deprecated',
      'sendMessage: parameter "text" is text in the documentation; got number 7',
    ]);
    expect(telegram.requests.at(-1)).toMatchObject({ method: 'sendMessage', status: 200, params: { text: 7 } });
  });

  it('are held against the documentation of every method, required parameters too', () => {
    const documented = documentedMethods();
    expect(documented.size).toBeGreaterThan(150);
    expect(documented.get('sendMessage')?.get('text')).toMatchObject({ kind: 'text', required: true });
    expect(documented.get('setWebhook')?.get('certificate')).toMatchObject({ kind: 'file', required: false });
    expect(documented.get('createForumTopic')?.get('icon_color')?.kind).toBe('integer');
    expect(documented.get('getMe')?.size).toBe(0);
  });
});

describe('texts', () => {
  it('become entities counted in UTF-16', async () => {
    const { telegram, siti, ask } = await start();
    await ask('sendMessage', {
      chat_id: siti.id,
      parse_mode: 'HTML',
      text: '  😀 <b>tebal <i>miring</i></b> &lt;&amp;&#39; <a href="https://go.id">sini</a> <pre><code class="language-ts">x</code></pre><tg-spoiler>r</tg-spoiler> /bantuan',
    });
    const said = telegram.messages(siti).at(-1);
    expect(said?.text).toBe("😀 tebal miring <&' sini xr /bantuan");
    expect(said?.entities).toEqual([
      { type: 'bold', offset: 3, length: 12 },
      { type: 'italic', offset: 9, length: 6 },
      { type: 'text_link', offset: 20, length: 4, url: 'https://go.id/' },
      { type: 'pre', offset: 25, length: 1, language: 'ts' },
      { type: 'spoiler', offset: 26, length: 1 },
      { type: 'bot_command', offset: 28, length: 8 },
    ]);
  });

  it.each([
    ['é<salah>', `Unsupported start tag "salah" at byte offset 2`],
    ['<b>tebal', `Can't find end tag corresponding to start tag "b"`],
    ['<b>te</i>', `Unmatched end tag at byte offset 5, expected "</b>", found "</i>"`],
    ['te</b>', 'Unexpected end tag at byte offset 2'],
  ])('that cannot be parsed are refused: %s', async (text, why) => {
    const { siti, ask } = await start();
    expect(await ask('sendMessage', { chat_id: siti.id, text, parse_mode: 'HTML' })).toEqual({
      ok: false,
      error_code: 400,
      description: `Bad Request: can't parse entities: ${why}`,
    });
  });

  it('in MarkdownV2 need their reserved characters escaped', async () => {
    const { telegram, siti, ask } = await start();
    const say = (text: string) => ask('sendMessage', { chat_id: siti.id, text, parse_mode: 'MarkdownV2' });
    await say('*tebal* __garis__ `a<b` [sini](https://go.id/a) 1\\.');
    expect(telegram.messages(siti).at(-1)).toMatchObject({
      text: 'tebal garis a<b sini 1.',
      entities: [{ type: 'bold' }, { type: 'underline' }, { type: 'code' }, { type: 'text_link' }],
    });
    expect((await say('Selesai.')).description).toBe(
      "Bad Request: can't parse entities: Character '.' is reserved and must be escaped with the preceding '\\'",
    );
  });

  it('are measured after parsing: 4096 in a message, 1024 in a caption', async () => {
    const { siti, ask } = await start();
    const say = (text: string) => ask('sendMessage', { chat_id: siti.id, text, parse_mode: 'HTML' });
    expect((await say(`<b>${'a'.repeat(4096)}</b>`)).ok).toBe(true);
    expect((await say('a'.repeat(4097))).description).toBe('Bad Request: message is too long');
    expect((await say('<b> </b>')).description).toBe('Bad Request: text must be non-empty');
    expect((await say('')).description).toBe('Bad Request: message text is empty');
    const caption = 'a'.repeat(1025);
    expect((await ask('sendDocument', { chat_id: siti.id, document: 'x', caption })).description).toBe(
      'Bad Request: message caption is too long',
    );
  });
});

describe('keyboards', () => {
  it.each([
    [{ text: 'x', callback_data: 'é'.repeat(33) }, 'BUTTON_DATA_INVALID'],
    [
      { text: 'x', url: 'http://localhost:8080/a' },
      "inline keyboard button URL 'http://localhost:8080/a' is invalid: Wrong HTTP URL",
    ],
    [{ text: 'x' }, "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"],
  ])('are refused with a wrong button: %o', async (button, why) => {
    const { siti, ask } = await start();
    const answer = await ask('sendMessage', {
      chat_id: siti.id,
      text: 'Pilih',
      reply_markup: { inline_keyboard: [[button]] },
    });
    expect(answer).toEqual({ ok: false, error_code: 400, description: `Bad Request: ${why}` });
  });

  it('may ask for a reply', async () => {
    const { telegram, siti, ask } = await start();
    const question = siti.says('tanya');
    await ask('sendMessage', {
      chat_id: siti.id,
      text: 'Siapa?',
      reply_parameters: { message_id: question.id },
      reply_markup: JSON.stringify({ force_reply: true, input_field_placeholder: 'Nama', selective: true }),
    });
    expect(telegram.messages(siti).at(-1)?.forceReply).toEqual({ placeholder: 'Nama', person: siti.id });
  });
});

describe('files', () => {
  const card = { name: 'ktp.png', mediaType: 'image/png', bytes: specimenIdentityCard() };

  it('sent by people are found by their id, downloaded by a link that lasts an hour, and sent on', async () => {
    const clock = handClock();
    const { telegram, siti, ask } = await start({ clock });
    const bytes = new TextEncoder().encode('%PDF-1.7 surat');
    const [sent] = siti.sends({ name: 'surat.pdf', mediaType: 'application/pdf', bytes });
    const { document } = (sent?.content ?? {}) as { document: { file_id: string } };
    const { file_path } = (await ask('getFile', { file_id: document.file_id })).result as { file_path: string };
    const link = `${telegram.root}/file/bot${telegram.token}/${file_path}`;
    expect(await (await fetch(link)).bytes()).toEqual(bytes);
    clock.wait(3601);
    expect((await fetch(link)).status).toBe(404);
    expect((await ask('sendDocument', { chat_id: siti.id, document: document.file_id })).ok).toBe(true);
    expect((await ask('sendPhoto', { chat_id: siti.id, photo: document.file_id })).description).toBe(
      "Bad Request: can't use file of type Document as Photo",
    );
    expect((await ask('getFile', { file_id: 'nope' })).description).toBe('Bad Request: invalid file_id');
  });

  it('come as a photo in several sizes, the biggest last and whole', async () => {
    const { telegram, siti, ask } = await start();
    const [sent] = siti.sends(card);
    const { photo } = (sent?.content ?? {}) as { photo: { file_id: string; width: number; height: number }[] };
    expect(photo.length).toBeGreaterThan(2);
    expect(photo.map(({ width }) => width)).toEqual(photo.map(({ width }) => width).toSorted((a, b) => a - b));
    expect(Math.max(photo.at(-1)?.width ?? 0, photo.at(-1)?.height ?? 0)).toBeLessThanOrEqual(1280);
    const { file_path } = (await ask('getFile', photo.at(-1))).result as { file_path: string };
    expect(file_path).toMatch(/^photos\/file_\d+\.(png|jpg)$/);
    const whole = await fetch(`${telegram.root}/file/bot${telegram.token}/${file_path}`);
    expect(Buffer.from(await whole.bytes()).equals(card.bytes)).toBe(true);
  });

  it('above 20 MB can be seen and not fetched; a local server lays them on the disk', async () => {
    const big = { name: 'besar.pdf', mediaType: 'application/pdf', bytes: new Uint8Array(20 * 1024 * 1024 + 1) };
    const cloud = await start();
    const idOf = (content: unknown) => (content as { document: { file_id: string } }).document.file_id;
    const file_id = idOf(cloud.siti.sends(big)[0]?.content);
    expect((await cloud.ask('getFile', { file_id })).description).toBe('Bad Request: file is too big');
    const near = await start({ local: true });
    const found = (await near.ask('getFile', { file_id: idOf(near.siti.sends(big)[0]?.content) })).result;
    expect(found).toMatchObject({ file_size: big.bytes.length, file_path: expect.stringMatching(/^\/.+\.pdf$/) });
  });

  it('go out as an album', async () => {
    const { telegram, siti } = await start();
    const parts = new FormData();
    parts.set('chat_id', String(siti.id));
    const media = ['a', 'b'].map((name) => ({ type: 'document', media: `attach://${name}`, caption: name }));
    parts.set('media', JSON.stringify(media));
    for (const name of ['a', 'b']) parts.set(name, new Blob([name]), `${name}.txt`);
    await fetch(`${telegram.root}/bot${telegram.token}/sendMediaGroup`, { method: 'POST', body: parts });
    const [, first, second] = telegram.messages(siti);
    expect([first?.text, second?.text]).toEqual(['a', 'b']);
    expect(first?.album).toBe(second?.album);
    expect(telegram.undocumented()).toEqual([]);
  });
});

describe('edits', () => {
  it('must change something, and something of the bot’s own', async () => {
    const { siti, ask } = await start();
    const hers = siti.says('Halo');
    const { message_id } = (await ask('sendMessage', { chat_id: siti.id, text: 'Satu' })).result as {
      message_id: number;
    };
    const edit = async (message: number, text: string) =>
      (await ask('editMessageText', { chat_id: siti.id, message_id: message, text })).description;
    expect(await edit(message_id, 'Dua')).toBeUndefined();
    expect(await edit(message_id, 'Dua')).toBe(
      'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    );
    expect(await edit(hers.id, 'Dua')).toBe("Bad Request: message can't be edited");
    expect(await edit(9999, 'Dua')).toBe('Bad Request: message to edit not found');
  });

  it('leave a message alone that asks for a reply', async () => {
    const { siti, ask } = await start();
    const asked = await ask('sendMessage', { chat_id: siti.id, text: 'Siapa?', reply_markup: { force_reply: true } });
    const { message_id } = asked.result as { message_id: number };
    expect((await ask('editMessageText', { chat_id: siti.id, message_id, text: 'x' })).description).toBe(
      "Bad Request: message can't be edited",
    );
  });

  it('take back in a private chat what is no older than two days', async () => {
    const clock = handClock();
    const { siti, ask } = await start({ clock });
    const secret = siti.says('rahasia');
    const old = siti.says('lama');
    const remove = (id: number) => ask('deleteMessage', { chat_id: siti.id, message_id: id });
    expect((await remove(secret.id)).result).toBe(true);
    expect((await remove(secret.id)).description).toBe('Bad Request: message to delete not found');
    clock.wait(48 * 3600 + 1);
    expect((await remove(old.id)).description).toBe("Bad Request: message can't be deleted for everyone");
    expect((await ask('deleteMessages', { chat_id: siti.id, message_ids: [secret.id] })).result).toBe(true);
  });
});

describe('what a bot says of itself', () => {
  it('is seen by scope and language', async () => {
    const { siti, ask } = await start();
    const set = (command: string, more: object) =>
      ask('setMyCommands', { commands: [{ command, description: 'Kata' }], ...more });
    await set('semua', {});
    await set('pribadi', { scope: { type: 'all_private_chats' }, language_code: 'id' });
    expect(siti.commands()).toEqual([{ command: 'pribadi', description: 'Kata' }]);
    await ask('deleteMyCommands', { scope: { type: 'all_private_chats' }, language_code: 'id' });
    expect(siti.commands()).toEqual([{ command: 'semua', description: 'Kata' }]);
    expect((await set('Salah!', {})).description).toBe('Bad Request: BOT_COMMAND_INVALID');
    await ask('setMyDescription', { description: 'Sertifikat', language_code: 'id' });
    expect((await ask('getMyDescription', { language_code: 'id' })).result).toEqual({ description: 'Sertifikat' });
    await ask('setChatMenuButton', { menu_button: { type: 'commands' } });
    expect((await ask('getChatMenuButton', { chat_id: siti.id })).result).toEqual({ type: 'commands' });
  });
});
