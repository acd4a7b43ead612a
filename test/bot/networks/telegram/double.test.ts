/** The network against the Bot API's double: both ways in, switching without loss, faults on the wire, and nothing asked that is not documented. */
import { Bot, InputFile } from 'grammy';
import type { Update } from 'grammy/types';
import { afterEach, describe, expect, it } from 'vitest';
import { setCommands } from '#bot/menu.ts';
import { hookPath } from '#bot/networks/telegram/hook.ts';
import { type TelegramOptions, telegramNetwork } from '#bot/networks/telegram.ts';
import { startServer } from '#http/server.ts';
import { webhookRoutes } from '#http/webhook.ts';
import type { Leader } from '#ra/ports.ts';
import { openTelegram } from '#support/telegram/telegram.ts';
import { quiet } from './counter.ts';

const secret = 'a-secret-of-this-installation_42';
const clock = { now: () => new Date() };
const leader: Leader = { take: async () => ({ lost: new AbortController().signal, resign: async () => undefined }) };
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

const stage = async (options: Parameters<typeof openTelegram>[0] = {}) => {
  const telegram = await openTelegram(options);
  closing.push(telegram.close);
  const open = (updates: TelegramOptions['updates'], more: Partial<TelegramOptions> = {}) => {
    const network = telegramNetwork({
      token: telegram.token,
      apiRoot: telegram.root,
      updates,
      clock,
      log: quiet,
      ...more,
    });
    const { api } = new Bot(network.token, { client: { fetch: network.fetch } });
    return { network, api };
  };
  const said: string[] = [];
  const watchers = new Set<() => void>();
  const receive = async ({ message }: Update) => {
    said.push(message?.text ?? '');
    for (const look of watchers) look();
  };
  /** Resolves once so many updates were kept. */
  const heard = (count: number): Promise<void> =>
    new Promise((resolve) => {
      const look = () => {
        if (said.length >= count) resolve();
      };
      watchers.add(look);
      look();
    });
  return { telegram, open, said, receive, heard, siti: telegram.person('Siti Rahmawati') };
};
const polling = { kind: 'polling', leader } as const;

/** A door of our own that Telegram can call. */
const openDoor = async (receive: (update: Update) => Promise<void>) => {
  const app = webhookRoutes({ secret, receive, publicUrl: 'http://127.0.0.1', clock, log: quiet });
  const server = await startServer({ host: '127.0.0.1', port: 0, app });
  closing.push(() => server.stop(0));
  return { kind: 'webhook', publicUrl: server.url, secret } as const;
};

describe('both ways in', () => {
  it('long polling keeps what is said, once, and a stop confirms it', async () => {
    const { telegram, open, said, receive, heard, siti } = await stage();
    const { network } = open(polling);
    await network.start(receive);
    for (const text of ['satu', 'dua', 'tiga']) siti.says(text);
    await heard(3);
    await network.stop();
    expect(said).toEqual(['satu', 'dua', 'tiga']);
    expect(telegram.pending()).toEqual([]);
    expect(telegram.undocumented()).toEqual([]);
  });

  it('from polling to webhook and back nothing is lost and nothing comes twice', async () => {
    const { telegram, open, said, receive, heard, siti } = await stage();
    const first = open(polling).network;
    await first.start(receive);
    siti.says('satu');
    await heard(1);
    await first.stop();
    siti.says('dua');
    let hooked = (_: Update): Promise<void> => Promise.reject(new Error('not yet'));
    const door = await openDoor((update) => hooked(update));
    const second = open(door).network;
    hooked = second.receive;
    await second.start(receive);
    await heard(2);
    expect(telegram.webhookUrl()).toBe(`${door.publicUrl}/telegram/${hookPath(secret)}`);
    siti.says('tiga');
    await heard(3);
    await second.stop();
    expect(telegram.webhookUrl()).not.toBe('');
    siti.says('empat');
    const third = open(polling).network;
    await third.start(receive);
    await heard(4);
    expect(telegram.webhookUrl()).toBe('');
    await third.stop();
    expect(said).toEqual(['satu', 'dua', 'tiga', 'empat']);
    expect(telegram.undocumented()).toEqual([]);
  });
});

describe('before anybody speaks', () => {
  it('CONVERSATION 14 commands, menu button and descriptions are set, and not again by a restart', async () => {
    const { telegram, open } = await stage();
    await setCommands(open(polling).api);
    const setters = () =>
      telegram.requests.filter(({ method }) => method.startsWith('setMy')).map(({ method }) => method);
    const first = setters();
    expect(first.filter((method) => method === 'setMyCommands')).toHaveLength(6);
    expect(first).toHaveLength(10);
    await setCommands(open(polling).api);
    expect(setters()).toEqual(first);
    const { api } = open(polling);
    const commandsOf = async (
      type: 'all_private_chats' | 'all_group_chats' | 'all_chat_administrators',
      language?: 'en',
    ) =>
      (await api.getMyCommands({ scope: { type }, ...(language ? { language_code: language } : {}) })).map(
        ({ command }) => command,
      );
    expect(await commandsOf('all_private_chats', 'en')).toEqual(await commandsOf('all_private_chats'));
    expect((await commandsOf('all_private_chats')).length).toBeLessThan(8);
    expect(await commandsOf('all_chat_administrators')).toEqual([
      ...(await commandsOf('all_group_chats')),
      'hubungkan',
    ]);
    expect((await api.getMyDescription({ language_code: 'en' })).description).toContain('government employees');
    expect((await api.getMyShortDescription()).short_description).toContain('pegawai pemerintah');
    expect((await api.getChatMenuButton()).type).toBe('commands');
    expect(telegram.undocumented()).toEqual([]);
  });
});

describe('what goes out', () => {
  it('texts, files and edits arrive, and a file comes back as it went', async () => {
    const { telegram, open, siti } = await stage();
    const { network, api } = open(polling);
    siti.says('/start');
    const bytes = Buffer.alloc(100_000, 42);
    const { document } = await api.sendDocument(siti.id, new InputFile(bytes, 'surat.pdf'));
    expect(Buffer.from(await network.download(document.file_id, 200_000)).equals(bytes)).toBe(true);
    const { message_id } = await api.sendMessage(siti.id, 'Sedang diproses');
    await api.editMessageText(siti.id, message_id, 'Selesai');
    expect(await api.editMessageText(siti.id, message_id, 'Selesai')).toBe(true);
    expect(telegram.undocumented()).toEqual([]);
  });
});
