/**
 * The product over Telegram's wire, every answer of Telegram 50 ms late: 32 applicants who upload 2 MB letters at once (memory), the card in the
 * desk's group after the applicant's last tap (time), and 500 updates that waited through an outage (throughput), beside a bare grammY bot on
 * as many of the same kind in the same run. The product is a process of its own on PostgreSQL; the Bot API double stands here. `--short`: a few of each.
 *
 *   npm run bench:telegram [-- --short]
 */
import { randomBytes } from 'node:crypto';
import { cpus } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Bot } from 'grammy';
import { PDFDocument } from 'pdf-lib';
import { letter } from '#support/papers.ts';
import { startPostgres } from '#support/postgres-server.ts';
import type { Person } from '#support/telegram/people.ts';
import { openTelegram, type Telegram } from '#support/telegram/telegram.ts';
import { openTelegramProduct, type TelegramProduct } from '#support/telegram-product.ts';

const { values } = parseArgs({ options: { short: { type: 'boolean', default: false } } });
const size = values.short ? { applicants: 4, agencies: 2, people: 10 } : { applicants: 32, agencies: 4, people: 100 };
const delayMs = 50;
const megabytes = 2;

const percentile = (figures: readonly number[], part: number): number =>
  [...figures].sort((a, b) => a - b)[Math.min(figures.length - 1, Math.floor(figures.length * part))] ?? Number.NaN;
const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;
const row = (...cells: readonly string[]) => process.stdout.write(`| ${cells.join(' | ')} |\n`);

/** A letter as scanners make them: what makes it heavy cannot be squeezed. */
const heavyLetter = async (name: string): Promise<Uint8Array> => {
  const pdf = await PDFDocument.load((await letter(name)).bytes);
  pdf.context.register(pdf.context.stream(randomBytes(megabytes * 2 ** 20)));
  return pdf.save();
};

const newest = (telegram: Telegram, person: Person) =>
  telegram.messages(person).findLast(({ from }) => from === telegram.bot.id);
const tap = (telegram: Telegram, person: Person, label: string): void => {
  for (const message of telegram.messages(person).toReversed())
    for (const button of (message.keyboard ?? []).flat())
      if (button.text === label && 'data' in button) return void person.taps(message.id, button.data);
  throw new Error(`${person.name} sees no [${label}] in: ${newest(telegram, person)?.text}`);
};

/** Agencies with a desk each, whose groups are joined by what the command line prints. */
const openAgencies = async (product: TelegramProduct, count: number) => {
  const secretary = product.person('Agus Setiawan');
  const groups: { readonly id: number }[] = [];
  for (let n = 1; n <= count; n++) {
    const name = `Pemerintah Kabupaten Nomor ${'ABCDEFGH'[n - 1]}`;
    const options = ['--name', name, '--domain', `kab${n}.go.id`, '--contact', 'Rina Wulandari, lantai 2'];
    await product.command('agency', 'add', `kab${n}`, ...options);
    const desk = ['--kind', 'assistant', '--name', `Meja ${n}`, '--agency', `kab${n}`];
    const said = await product.command('agency', 'desk', `kab${n}-meja`, ...desk);
    const group = product.makeGroup(`Meja ${n}`, [secretary]);
    secretary.says(`/hubungkan ${/\/hubungkan (\S+)/.exec(said)?.[1]}`, { in: group });
    await product.settle();
    groups.push(group);
  }
  return groups;
};

/** All side by side, step by step, up to the question for the letter. */
const bringToTheLetter = async (product: TelegramProduct, people: readonly Person[], agencies: number) => {
  const { telegram } = product;
  const each = async (act: (person: Person, n: number) => unknown) => {
    for (const [n, person] of people.entries()) act(person, n);
    await product.settle();
  };
  await each((one) => one.says('/daftar'));
  await each((one) => tap(telegram, one, 'Bahasa Indonesia'));
  await each((one) => tap(telegram, one, 'Setuju, mulai mendaftar'));
  await each((one) => one.says(one.name));
  await each((one, n) => tap(telegram, one, `Pemerintah Kabupaten Nomor ${'ABCDEFGH'[n % agencies]}`));
  await each((one, n) => one.says(`${one.name.toLowerCase().replaceAll(' ', '.')}@kab${(n % agencies) + 1}.go.id`));
  await each((one) => one.says('0812 3456 7890'));
};

/** Milliseconds from the tap to the card, of each. */
const cards = async (
  { telegram, settle }: TelegramProduct,
  people: readonly Person[],
  groupOf: (n: number) => { readonly id: number },
  gapMs: number,
): Promise<readonly number[]> => {
  const took = new Map<number, number>();
  const began = new Map<number, number>();
  const caseOf = new Map(people.map((one) => [one.id, number(telegram, one)]));
  const stop = telegram.listen((news) => {
    if (news.kind !== 'message') return;
    for (const [n, one] of people.entries()) {
      const start = began.get(one.id);
      const text = String(news.message.content.text ?? '');
      if (start !== undefined && !took.has(one.id) && news.message.chat === groupOf(n).id)
        if (text.includes(`nomor ${caseOf.get(one.id)}`)) took.set(one.id, performance.now() - start);
    }
  });
  for (const one of people) {
    began.set(one.id, performance.now());
    tap(telegram, one, 'Kirim');
    if (gapMs > 0) await pause(gapMs);
  }
  await telegram.until(() => took.size === people.length, { within: 120_000, what: 'every card' });
  await settle();
  stop();
  return [...took.values()];
};
/** The application's number, as the applicant read it. */
const number = (telegram: Telegram, person: Person): string => {
  const said = telegram.messages(person).map(({ text }) => /bernomor (\d+)/.exec(text)?.[1]);
  return said.findLast((one) => one !== undefined) ?? 'none';
};

/** Five updates of each: two words answered by a message, three taps answered at the button; for who waited too long Telegram takes no such answer any more. */
const wave = (people: readonly Person[]): void => {
  for (const text of ['/bantuan', null, '/status', null, null])
    for (const one of people)
      if (text !== null) one.says(text);
      else one.taps(1, 'stale:0');
};
const workedOff = (telegram: Telegram, from: number, taps: number, words: number) =>
  telegram.until(
    () => {
      const since = telegram.requests.slice(from).filter(({ status }) => status !== null);
      const count = (method: string) => since.filter((one) => one.method === method).length;
      return count('answerCallbackQuery') >= taps && count('sendMessage') >= words;
    },
    { within: 180_000, what: 'the wave to be worked off' },
  );

/** The peer: a bot that remembers nothing, on as many of the same updates. */
const bareBot = async (): Promise<number> => {
  const telegram = await openTelegram();
  telegram.faults.delayAll(delayMs);
  const people = Array.from({ length: size.people }, (_, n) => telegram.person(`Warga ${n}`));
  const bot = new Bot(telegram.token, { client: { apiRoot: telegram.root } });
  bot.on('message', (ctx) => ctx.reply('Ya.'));
  bot.on('callback_query', (ctx) => ctx.answerCallbackQuery());
  bot.catch(() => undefined); // taps that are too old
  wave(people);
  const began = performance.now();
  void bot.start();
  await workedOff(telegram, 0, size.people * 3, size.people * 2);
  const took = performance.now() - began;
  await bot.stop();
  await telegram.close();
  return took;
};

const server = await startPostgres();
const product = await openTelegramProduct({ database: server.url });
const { telegram } = product;
try {
  await product.start();
  const groups = await openAgencies(product, size.agencies);
  const atRest = product.fullest();
  const names = Array.from({ length: size.applicants }, (_, n) => {
    const letterOf = (at: number) => String.fromCharCode(97 + at);
    return `Budi ${letterOf(n % 26).toUpperCase()}${letterOf(Math.floor(n / 26))}nto Wijaya`;
  });
  const people = names.map((name) => product.person(name));
  const letters = await Promise.all(names.map(heavyLetter));
  await bringToTheLetter(product, people, size.agencies);
  telegram.faults.delayAll(delayMs);

  const uploads = performance.now();
  for (const [n, one] of people.entries())
    one.sends({ name: 'surat.pdf', mediaType: 'application/pdf', bytes: letters[n] ?? new Uint8Array() });
  await product.settle();
  const uploaded = performance.now() - uploads;
  const fullest = product.fullest();
  const spread = await cards(product, people, (n) => groups[n % groups.length] ?? { id: 0 }, 250);

  await product.stop();
  const crowd = Array.from({ length: size.people }, (_, n) => product.person(`Warga ${n}`));
  wave(crowd);
  const from = telegram.requests.length;
  await product.start();
  const first =
    telegram.requests
      .slice(from)
      .find(({ method }) => method === 'getUpdates')
      ?.at.getTime() ?? Date.now();
  await workedOff(telegram, from, size.people * 3, size.people * 2);
  const wavesMs = Date.now() - first;
  await product.settle();
  const peerMs = await bareBot();

  process.stdout.write(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}, PostgreSQL\n\n`);
  row('over Telegram, every answer 50 ms late', 'measured', 'wanted');
  row('---', '---:', '---:');
  row(
    `${size.applicants} letters of ${megabytes} MB at once: memory at its fullest`,
    `${(fullest / 1e6).toFixed(0)} MB (${(atRest / 1e6).toFixed(0)} before)`,
    '700 MB',
  );
  row('… until every one was answered', seconds(uploaded), '');
  row(
    `card after the last tap, ${size.agencies} groups: median / p95`,
    `${percentile(spread, 0.5).toFixed(0)} / ${percentile(spread, 0.95).toFixed(0)} ms`,
    'p95 1000 ms',
  );
  row(
    `${size.people * 5} updates after an outage, ${size.people * 2} of them answered by messages`,
    seconds(wavesMs),
    '10 s',
  );
  row('… the same by a bare grammY bot without limits', seconds(peerMs), '');
  row('… ratio', `${(wavesMs / peerMs).toFixed(2)} ×`, '');
} finally {
  await product.close();
  await server.stop();
}
