/** What comes over Telegram's wire by mistake or on purpose: each gets its right answer or none, nothing is approved by it, and the log names nobody. */
import { asc, notInArray } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hookPath } from '#bot/networks/telegram/hook.ts';
import { auditLines } from '#db/schema/audit.ts';
import { invented } from '#letters/specimen.ts';
import type { CaseId } from '#ra/values.ts';
import { applicant, gainAccount, groups, officer, requestCertificate } from '#support/story.ts';
import type { Message } from '#support/telegram/world.ts';
import { openTelegramHouse, type TelegramHouse } from '#support/telegram-house.ts';

const secret = 'rahasia-webhook-untuk-uji';
let house: TelegramHouse;
let polled: TelegramHouse;
let certificateCase: CaseId;

beforeAll(async () => {
  house = await openTelegramHouse({ by: 'webhook' });
  polled = await openTelegramHouse({ by: 'polling' });
  await gainAccount(house);
  await requestCertificate(house);
  const [view] = await house.installation.office.desk.timelines({
    network: 'telegram',
    user: String(house.person(applicant).id),
  });
  certificateCase = view?.it.id ?? expect.unreachable('no case');
});
afterAll(async () => {
  const { telegram } = house;
  expect(telegram.undocumented()).toEqual([]);
  expect(telegram.pending()).toEqual([]);
  const names = [
    applicant,
    officer,
    'Siti',
    invented.mail,
    invented.nik,
    invented.nip,
    'rahasia-webhook',
    telegram.token,
  ];
  const written = house.log.join('');
  expect(names.filter((name) => written.includes(name))).toEqual([]);
  await house.close();
  await polled.close();
});

type Body = string | Uint8Array<ArrayBuffer>;
type Forged = { readonly path?: string; readonly secret?: string; readonly method?: string; readonly type?: string };
const bring = async (body: Body, forged: Forged = {}): Promise<number> => {
  const { path = hookPath(secret), method = 'POST', type = 'application/json' } = forged;
  const answer = await fetch(`${house.publicUrl}/telegram/${path}`, {
    method,
    headers: { 'content-type': type, 'x-telegram-bot-api-secret-token': forged.secret ?? secret },
    ...(method === 'GET' ? {} : { body }),
  });
  return answer.status;
};
let number = 990_000_000;
const by = (name: string) => ({ id: house.person(name).id, is_bot: false, first_name: name });
const message = (text: string, more: object = {}, from: ReturnType<typeof by> = by(applicant)) => ({
  update_id: number++,
  message: { message_id: number, date: 1_795_400_000, chat: { ...from, type: 'private' }, from, text, ...more },
});
const brought = async (update: object): Promise<number> => {
  const status = await bring(JSON.stringify(update));
  await house.settle();
  return status;
};
const sent = () => house.telegram.requests.filter(({ method }) => method === 'sendMessage').length;
const kept = () => house.installation.inbox.depth();
const stateOf = async () => (await house.installation.office.desk.view(certificateCase))?.it.state;
const lines = async () =>
  house.database.db
    .select({ act: auditLines.act, outcome: auditLines.outcome })
    .from(auditLines)
    .where(notInArray(auditLines.act, ['publishCrl', 'appointOcspSigner'])) // by clocks of their own
    .orderBy(asc(auditLines.id));

describe('SEC a forged call of the webhook', () => {
  const real = () => JSON.stringify(message('/bantuan'));

  it.each([
    ['with another secret', () => bring(real(), { secret: 'rahasia-webhook-tebakan' }), 401],
    ['without a secret', () => bring(real(), { secret: '' }), 401],
    ['at another path', () => bring(real(), { path: 'tebakan' }), 404],
    ['by GET', () => bring('', { method: 'GET' }), 404],
    ['that is no JSON', () => bring('update_id=1&message=2', { type: 'application/x-www-form-urlencoded' }), 415],
    ['that only says it is JSON', () => bring('{"update_id": 12, "message"'), 400],
    ['of 5 MB', () => bring(JSON.stringify(message('x'.repeat(5_000_000)))), 413],
    ['whose number is none', () => bring('{"update_id":-1,"message":{}}'), 400],
  ])('%s is turned away; nothing is kept and nothing said', async (_what, call, status) => {
    const before = sent();
    expect(await call()).toBe(status);
    await house.settle();
    expect([await kept(), sent() - before]).toEqual([0, 0]);
  });

  it('that is replayed is answered once', async () => {
    const talk = house.chat(applicant);
    const update = message('/bantuan');
    for (let times = 0; times < 3; times++) expect(await brought(update)).toBe(200);
    expect(talk.messages().filter(({ text }) => text === talk.latest().text)).toHaveLength(1);
  });
});

describe('DESIGN "How an act runs" 1: an update that comes twice', () => {
  it.each([
    ['webhook', () => house],
    ['polling', () => polled],
  ])('by %s is answered once', async (_by, which) => {
    const { telegram, settle, chat, person } = which();
    const talk = chat('Bu Dewi');
    await talk.says('/start');
    const updates: Parameters<typeof telegram.redeliver>[0][] = [];
    telegram.faults.next({ kind: 'reset-after' }, { method: which() === house ? 'webhook' : 'getUpdates' });
    const stop = telegram.listen(() => updates.push(...telegram.pending()));
    person('Bu Dewi').says('/bantuan');
    await settle();
    stop();
    const [update] = updates;
    if (update) telegram.redeliver(update);
    await settle();
    expect(update).toBeDefined();
    expect(talk.messages().filter(({ text }) => text === talk.latest().text)).toHaveLength(1);
  });
});

describe('CONVERSATION 13 words nobody expects', () => {
  it.each([
    ['4096 letters', 'a'.repeat(4096)],
    ['4096 emoji units', '🌸'.repeat(2048)],
    ['right-to-left overrides', '\u202e/terbit\u202c \u2067halo\u2069'],
    ['zero width only', '\u200b\u200d\ufeff'],
    ['NUL and control signs', 'Siti\u0000\u0001\u001b[2J'],
    ['half a surrogate pair', 'Siti \ud83c'],
    ['markup', '<b>Siti</b> & <script>alert(1)</script> *_[x](tg://user?id=1)'],
    ['a thousand combining marks', `a${'\u0301'.repeat(1000)}`],
    ['a command nobody has', '/hapus_semua@lencana_uji_bot sekarang'],
    ['a command for another bot', '/terbit@bot_lain'],
  ])('%s get an answer in words, and break nothing', async (_what, text) => {
    const before = { said: sent(), state: await stateOf(), log: house.log.length };
    expect(await brought(message(text))).toBe(200);
    expect(sent()).toBeGreaterThan(before.said);
    expect([await kept(), await stateOf(), house.log.slice(before.log)]).toEqual([0, before.state, []]);
  });

  it('a person without a first name is answered like everybody, and numbers beyond 32 bits come back whole', async () => {
    const nobody = house.person('Bu Kosong');
    nobody.start();
    await house.settle();
    const before = sent();
    await brought(message('/start', {}, { ...by(nobody.name), first_name: '' }));
    expect(sent()).toBe(before + 1);
    expect(nobody.id).toBeGreaterThan(2 ** 32);
    expect(house.telegram.requests.findLast(({ method }) => method === 'sendMessage')?.params.chat_id).toBe(nobody.id);
  });
});

describe('kinds of updates we do not handle', () => {
  it.each([
    [
      'a channel post',
      {
        channel_post: { message_id: 1, date: 1, chat: { id: -1001, type: 'channel', title: 'Kabar' }, text: '/terbit' },
      },
    ],
    [
      'an inline query',
      { inline_query: { id: '1', from: { id: 1, is_bot: false, first_name: 'X' }, query: 'terbit', offset: '' } },
    ],
    ['a poll', { poll: { id: '1', question: 'Ya?', options: [] } }],
    ['a kind that does not exist yet', { telepathy: { from: { id: 1 }, chat: { id: 1 } } }],
    ['nothing at all', {}],
  ])('%s is acknowledged and left', async (_what, content) => {
    const before = { asked: house.telegram.requests.length, log: house.log.length };
    expect(await brought({ update_id: number++, ...content })).toBe(200);
    expect([await kept(), house.telegram.requests.length, house.log.length]).toEqual([0, before.asked, before.log]);
  });

  it('a bot that talks to us is not answered', async () => {
    const before = sent();
    const other = { ...by('Bot Lain'), is_bot: true };
    expect(await brought(message('/start', {}, other))).toBe(200);
    expect(sent()).toBe(before);
  });
});

describe('ACC-2, ISS-8 a tap made by hand', () => {
  const group = () => house.place(groups.officers);
  const cardOf = () =>
    house
      .group(groups.officers)
      .messages()
      .findLast(({ keyboard }) => keyboard !== null) ?? expect.unreachable('no card');
  /** What the person sees, and that nothing was decided. */
  const answerTo = async (tap: () => unknown): Promise<string> => {
    const before = await stateOf();
    const answers: string[] = [];
    const stop = house.telegram.listen((news) => {
      if (news.kind === 'answer') answers.push(news.text);
    });
    tap();
    await house.settle();
    stop();
    expect([await stateOf(), house.telegram.openTaps()]).toEqual([before, []]);
    return answers.join('\n');
  };

  it.each([
    ['another case', () => 'approve:1001:officer'],
    ['a case that is none', () => 'approve:999999999999999:officer'],
    ['a number beyond all numbers', () => 'approve:99999999999999999999999999999999999999'],
    ['a negative case', () => 'approve:-1:officer'],
    ['no case', () => 'approve'],
    ['an act that is none', () => `grant:${certificateCase}:officer`],
    ['words of an attacker', () => `approve:${certificateCase}:'; drop table cases`],
    ['64 bytes of noise', () => '\u202e🌸'.repeat(9)],
    ['__proto__', () => '__proto__:1'],
  ])('%s, on our own card, by an officer: refused in words', async (_what, data) => {
    const answer = await answerTo(() => house.person(officer).taps(cardOf().id, data(), { in: group() }));
    expect(answer).toMatch(/\p{L}{3}/u);
  });

  it('the right words by somebody outside the desk: refused, and the refusal is in the audit log', async () => {
    const before = (await lines()).length;
    house.person('Orang Luar').joins(group());
    const data = `approve:${certificateCase}:officer`;
    expect(await answerTo(() => house.person('Orang Luar').taps(cardOf().id, data, { in: group() }))).toMatch(
      /\p{L}{3}/u,
    );
    expect((await lines()).slice(before)).toContainEqual({ act: 'approve', outcome: 'refused' });
  });

  it('the right words in a private chat: said where they belong', async () => {
    const talk = house.chat(officer);
    await talk.says('/start');
    const data = `approve:${certificateCase}:officer`;
    expect(await answerTo(() => house.person(officer).taps(talk.latest().id, data))).toMatch(/grup/);
  });

  it('on the message of somebody else, or one that is gone: nothing is decided that the office would not decide', async () => {
    const data = `claim:${certificateCase}:officer`;
    const stranger: Message = house.person('Orang Luar').says('Halo semua', { in: group() });
    await house.settle();
    expect(await answerTo(() => house.person(officer).taps(stranger.id, data, { in: group() }))).toMatch(/\p{L}{3}/u);
    const before = (await lines()).length;
    const gone = () => house.person('Orang Luar').taps(900_000, `approve:${certificateCase}:officer`, { in: group() });
    expect(await answerTo(gone)).toMatch(/\p{L}{3}/u);
    expect((await lines()).slice(before).map(({ outcome }) => outcome)).not.toContain('done');
  });

  it('that comes after its time is too late for a word, and no fault', async () => {
    const before = house.log.length;
    house.telegram.faults.next({ kind: 'slow', milliseconds: 5 }, { method: 'webhook' });
    house.person(officer).taps(cardOf().id, 'card:1001:officer', { in: group() });
    await house.wait(20_000);
    expect(house.log.length).toBe(before);
  });
});
