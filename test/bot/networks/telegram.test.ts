/** Telegram's network over real HTTP: what is tried again and what is not, at which pace, and what nobody gets to see. DESIGN "One set of flows, many networks". */
import { Api, Bot, GrammyError, HttpError, InputFile } from 'grammy';
import { describe, expect, it } from 'vitest';
import { NetworkError, UnansweredError } from '#bot/networks/network.ts';
import { bucket, telegramLimits } from '#bot/networks/telegram/pace.ts';
import type { TelegramOptions } from '#bot/networks/telegram.ts';
import {
  gate,
  handTime,
  networkAt,
  no,
  ok,
  openCounter,
  type Posted,
  type Reply,
  token,
  tooMany,
} from './telegram/counter.ts';

const sent = (id: number): Reply => ok({ message_id: id, date: 0, chat: { id: 11, type: 'private' } });
/** grammY itself at a counter that gives these answers in turn, the last for ever. */
const at = async (replies: readonly Reply[], options: Partial<TelegramOptions> = {}) => {
  let nth = 0;
  const counter = await openCounter(() => replies[Math.min(nth++, replies.length - 1)] ?? 'cut');
  const network = networkAt(counter.root, options);
  const { api } = new Bot(network.token, { client: { fetch: network.fetch } });
  const careful = new Api(network.token, { fetch: network.careful });
  return { ...counter, network, api, careful };
};
const thrown = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );
/** What fetch threw, out of grammY's wrapping. */
const fault = async (work: Promise<unknown>): Promise<unknown> => {
  const error = await thrown(work);
  return error instanceof HttpError ? error.error : error;
};

describe('a call that did not go through is tried again where that is right', () => {
  it('Telegram refused with 5xx in its own words: nothing was done, so even a message is sent again', async () => {
    const { api, methods } = await at([no(500, 'Internal Server Error'), no(502, 'Bad Gateway'), sent(5)]);
    expect((await api.sendMessage(11, 'Halo')).message_id).toBe(5);
    expect(methods()).toEqual(['sendMessage', 'sendMessage', 'sendMessage']);
  });

  it('a message whose answer was lost is said again to who stands and waits for it, three times in all', async () => {
    const { api, methods } = await at(['cut', 'cut', sent(5)]);
    expect((await api.sendMessage(11, 'Halo')).message_id).toBe(5);
    expect(methods()).toEqual(['sendMessage', 'sendMessage', 'sendMessage']);
    const other = await at(['cut']);
    expect(await fault(other.api.sendMessage(11, 'Halo'))).toBeInstanceOf(UnansweredError);
    expect(other.methods()).toHaveLength(3);
  });

  it('from the outbox it is not sent again: that is for whoever sent it to say', async () => {
    const { careful, methods } = await at(['cut', sent(5)]);
    const error = await fault(careful.sendMessage(11, 'Halo'));
    expect(error).toBeInstanceOf(UnansweredError);
    expect(error).toMatchObject({ method: 'sendMessage' });
    expect(methods()).toEqual(['sendMessage']);
  });

  it('a page of a gateway says nothing about a message either', async () => {
    const { careful, methods } = await at([{ status: 502, page: '<h1>Bad Gateway</h1>' }, sent(5)]);
    expect(await fault(careful.sendMessage(11, 'Halo'))).toBeInstanceOf(UnansweredError);
    expect(methods()).toEqual(['sendMessage']);
  });

  it('what may be done twice is done again after a lost answer', async () => {
    const { api, methods } = await at(['cut', { status: 504, page: 'Timeout' }, ok(true)]);
    expect(await api.editMessageText(11, 5, 'Baru')).toBe(true);
    expect(methods()).toHaveLength(3);
  });

  it('where nobody listens nothing arrived: it is tried for a while, then said as its own kind', async () => {
    const time = handTime(4_500);
    const network = networkAt('http://127.0.0.1:1', { time });
    const { api } = new Bot(network.token, { client: { fetch: network.fetch } });
    const error = await fault(api.sendMessage(11, 'Halo'));
    expect(error).toBeInstanceOf(NetworkError);
    expect(error).toMatchObject({ kind: 'unreachable' });
    const tries = network.figures()[0]?.samples[0];
    expect(tries?.labels).toEqual({ method: 'sendMessage', outcome: 'unreachable' });
    expect(tries?.value).toBeGreaterThan(5);
    expect(time.now() - 1_000_000).toBeLessThanOrEqual(25_000);
  });

  it('a call that nobody answers ends after its time, and the connection with it', async () => {
    const time = handTime();
    const hanging = gate();
    const { root } = await openCounter(() => {
      hanging.open();
      return new Promise<Reply>(() => {});
    });
    const network = networkAt(root, { time });
    const api = new Api(network.token, { fetch: network.careful });
    const error = fault(api.sendMessage(11, 'Halo'));
    await hanging.passed;
    time.pass(15_000);
    expect(await error).toBeInstanceOf(UnansweredError);
  });

  it('a file of megabytes goes again whole, and has more time', async () => {
    const time = handTime(4_500);
    const { api, posted } = await at([no(500, 'Internal Server Error'), sent(6)], { time });
    const bytes = Buffer.alloc(3 * 1024 * 1024, 7);
    await api.sendDocument(11, new InputFile(bytes, 'surat.pdf'));
    expect(posted).toHaveLength(2);
    expect(posted[1]?.body.equals(posted[0]?.body ?? Buffer.alloc(0))).toBe(true);
    expect(posted[1]?.body.includes(bytes)).toBe(true);
    // Fifteen seconds and as much for every megabyte would be a minute: as long as the lease of whoever sends it.
    expect(time.pauses).toContain(35_000);
  });
});

describe('answers that are no faults', () => {
  it('an edit that changed nothing succeeded, and says so as the Bot API would of nothing: true', async () => {
    const { api } = await at([no(400, 'Bad Request: message is not modified: specified new message content …')]);
    expect(await api.editMessageText(11, 5, 'Sama')).toBe(true);
  });

  it('a tap that nobody waits for any longer needs no answer', async () => {
    const { api } = await at([
      no(400, 'Bad Request: query is too old and response timeout expired or query ID is invalid'),
    ]);
    expect(await api.answerCallbackQuery('1')).toBe(true);
  });

  it('a message that the lost try deleted is deleted; one that was not there is not', async () => {
    const gone = no(400, 'Bad Request: message to delete not found');
    expect(await (await at(['cut', gone])).api.deleteMessage(11, 5)).toBe(true);
    expect(await thrown((await at([gone])).api.deleteMessage(11, 5))).toBeInstanceOf(GrammyError);
  });

  it('a typing sign is tried once and missed by nobody', async () => {
    const { api, methods } = await at([tooMany(3)]);
    expect(await api.sendChatAction(11, 'typing')).toBe(true);
    expect(methods()).toHaveLength(1);
  });

  it('who blocked the bot stays an error, at once', async () => {
    const { api, methods } = await at([no(403, 'Forbidden: bot was blocked by the user')]);
    expect(await thrown(api.sendMessage(11, 'Halo'))).toMatchObject({ error_code: 403 });
    expect(methods()).toHaveLength(1);
  });

  it('a group that became a supergroup gets its message there, and the new id is told', async () => {
    const moves: string[] = [];
    const moved = no(400, 'Bad Request: group chat was upgraded to a supergroup chat', { migrate_to_chat_id: -100555 });
    const onMigrated = (from: string, to: string) => moves.push(`${from} → ${to}`);
    const first = await at([moved, sent(5)], { onMigrated });
    await first.api.sendMessage(-55, 'Kartu');
    expect(first.posted.map(({ params }) => String(params.chat_id))).toEqual(['-55', '-100555']);
    const second = await at([moved, sent(6)], { onMigrated });
    await second.api.sendDocument(-55, new InputFile(Buffer.from('isi'), 'a.txt'));
    expect(second.posted[1]?.body.toString()).toContain('name="chat_id"\r\n\r\n-100555\r\n');
    expect(moves).toEqual(['-55 → -100555', '-55 → -100555']);
  });
});

describe('the pace Telegram asks for', () => {
  const texts = (posted: readonly Posted[]) => posted.map(({ params }) => `${params.chat_id}: ${params.text}`);

  it('429 is obeyed in that chat, in order; other chats go on', async () => {
    const time = handTime();
    const stopped = { '11': tooMany(7) } as Record<string, Reply | undefined>;
    const { root, posted } = await openCounter(({ params }) => {
      const reply = stopped[String(params.chat_id)] ?? sent(1);
      delete stopped[String(params.chat_id)];
      return reply;
    });
    const network = networkAt(root, { time });
    const { api } = new Bot(network.token, { client: { fetch: network.fetch } });
    const first = api.sendMessage(11, 'satu');
    const second = api.sendMessage(11, 'dua');
    await time.paused((milliseconds) => milliseconds === 7000);
    await api.sendMessage(12, 'lain');
    await api.answerCallbackQuery('1');
    expect(texts(posted)).toEqual(['11: satu', '12: lain', 'undefined: undefined']);
    time.pass(7000);
    await Promise.all([first, second]);
    expect(texts(posted).slice(3)).toEqual(['11: satu', '11: dua']);
  });

  it('a wait longer than anybody’s patience is said, and nothing more is sent there meanwhile', async () => {
    const time = handTime();
    const { api, methods } = await at([tooMany(300), sent(1)], { time });
    expect(await thrown(api.sendMessage(11, 'satu'))).toMatchObject({
      error_code: 429,
      parameters: { retry_after: 300 },
    });
    time.pass(100_000);
    expect(await thrown(api.sendMessage(11, 'dua'))).toMatchObject({
      error_code: 429,
      parameters: { retry_after: 200 },
    });
    expect(methods()).toHaveLength(1);
    time.pass(200_000);
    await api.sendMessage(11, 'tiga');
    expect(methods()).toHaveLength(2);
  });

  it('a person gets a short burst, then one a second; a group twenty in any minute', async () => {
    const time = handTime(4_500);
    const { api } = await at([sent(1)], { time });
    for (let nth = 0; nth < 8; nth++) await api.sendMessage(11, String(nth));
    expect(time.pauses.filter((milliseconds) => milliseconds < 10_000)).toEqual([1000, 1000, 1000]);
    time.pauses.length = 0;
    for (let nth = 0; nth < 10; nth++) await api.sendMessage(-100, String(nth));
    expect(time.pauses.filter((milliseconds) => milliseconds < 10_000)).toEqual([3000, 3000]);
  });

  it('a group gets twenty in any minute, however they are spread, and a full album counts as what is in it', () => {
    const time = handTime();
    const pace = bucket(telegramLimits.group, time);
    const sent: number[] = [];
    const longest = { wait: 0 };
    for (let step = 0; step < 1800; step++) {
      const wait = pace.wait();
      longest.wait = Math.max(longest.wait, wait);
      if (wait === 0) {
        pace.take(1);
        sent.push(time.now());
      }
      time.pass(100);
    }
    for (const from of sent)
      expect(sent.filter((at) => at >= from && at < from + 60_000).length).toBeLessThanOrEqual(20);
    expect(sent.length).toBeGreaterThanOrEqual(55);
    // Nobody is told to come back: a call waits up to 25 s for its turn.
    expect(longest.wait).toBeLessThan(25_000);
    const albums = bucket(telegramLimits.group, time);
    albums.take(10);
    time.pass(35_000);
    albums.take(5);
    time.pass(20_000);
    expect([albums.wait(5), albums.wait(6)]).toEqual([0, 5000]);
  });

  it('all chats together get thirty a second', async () => {
    const time = handTime(4_500);
    const { api } = await at([sent(1)], { time });
    for (let chat = 1; chat <= 33; chat++) await api.sendMessage(chat, 'halo');
    expect(time.pauses.filter((milliseconds) => milliseconds < 10_000)).toEqual([34, 33, 33]);
  });

  it('an edit that waits is replaced by a newer one of the same message; both are answered with the newer one’s answer', async () => {
    const held = gate();
    const reached = gate();
    const { root, posted } = await openCounter(async ({ method, params }) => {
      if (method === 'sendMessage') {
        reached.open();
        await held.passed;
      }
      return ok({ message_id: params.message_id, text: params.text });
    });
    const network = networkAt(root);
    const { api } = new Bot(network.token, { client: { fetch: network.fetch } });
    const message = api.sendMessage(-100, 'dahulu');
    await reached.passed;
    const edits = [
      api.editMessageText(-100, 5, 'lama'),
      api.editMessageText(-100, 6, 'kartu lain'),
      api.editMessageReplyMarkup(-100, 5),
      api.editMessageText(-100, 5, 'baru'),
    ];
    await new Promise((resolve) => setImmediate(resolve));
    held.open();
    await message;
    const answers = await Promise.all(edits);
    expect(posted.map(({ method, params }) => `${method} ${params.message_id ?? ''} ${params.text ?? ''}`)).toEqual([
      'sendMessage  dahulu',
      'editMessageText 5 baru',
      'editMessageText 6 kartu lain',
    ]);
    expect(answers.map((answer) => (answer as { text?: string }).text)).toEqual(['baru', 'kartu lain', 'baru', 'baru']);
    expect(network.figures().find(({ name }) => name.includes('outdated'))?.samples[0]?.value).toBe(2);
  });
});

describe('an edit that waits', () => {
  it('is answered no later for a newer one of the same message that took its place', async () => {
    const time = handTime();
    const { api, methods } = await at([tooMany(20), tooMany(20), ok(true)], { time });
    const inLine = () => new Promise((resolve) => setImmediate(resolve));
    // Telegram wants to hear nothing for 20 s; then, asked again, for 20 s more: longer than the older edit may wait.
    const message = thrown(api.sendMessage(-100, 'dahulu'));
    await time.paused((milliseconds) => milliseconds === 20_000);
    const edits = [thrown(api.editMessageText(-100, 5, 'lama'))];
    await inLine();
    time.pass(19_000);
    edits.push(thrown(api.editMessageText(-100, 5, 'baru')));
    await inLine();
    time.pass(1000);
    const wait = { error_code: 429, parameters: { retry_after: 20 } };
    expect(await Promise.all([message, ...edits])).toMatchObject([wait, wait, wait]);
    expect(methods()).toEqual(['sendMessage', 'sendMessage']);
  });
});

describe('the token is nobody’s to see', () => {
  it('not in errors, however deep, nor in figures', async () => {
    const { api, network } = await at(['cut']);
    const error = await fault(api.sendMessage(11, 'Halo'));
    const everything: string[] = [];
    for (let it: unknown = error; it instanceof Error; it = it.cause) everything.push(it.message, it.stack ?? '');
    everything.push(JSON.stringify(network.figures()));
    expect(everything.join('\n')).not.toContain(token.slice(11));
    expect(everything.join('\n')).toContain('sendMessage');
  });

  it('a refused token and a dead way are said in words that help', async () => {
    const { network } = await at([no(401, 'Unauthorized')]);
    await expect(network.introduce()).rejects.toThrow(/BotFather's token is not accepted/);
    await expect(network.check()).rejects.toThrow();
    await expect(networkAt('http://127.0.0.1:1').introduce()).rejects.toThrow(/HTTPS_PROXY.*TELEGRAM_API_ROOT/);
  });
});
