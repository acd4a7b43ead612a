/**
 * One whole application (Kebumen 1–8, Sumbar issuance 1–9) through the sandbox network, on PGlite on disk: steps a second, the
 * time of a chat answer, and from the approve tap to the certificate's message. Beside it, in the same run, its peer: a bare
 * grammY bot with no memory at all answering as many messages over the same network.
 *
 *   npm run bench [-- --applications 20]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Bot } from 'grammy';
import type { Person } from '#bot/networks/sandbox/scene.ts';
import { botUser } from '#bot/networks/sandbox/scene.ts';
import { sandboxNetwork } from '#bot/networks/sandbox.ts';
import { openDatabase } from '#db/client.ts';
import { openPage } from '#support/browser.ts';
import type { House } from '#support/house.ts';
import { openHouse } from '#support/house.ts';
import { memoryDrawer } from '#support/memory-drawer.ts';
import { asFile, identityCard, letter, newRequest } from '#support/papers.ts';
import {
  assistant,
  chosenPassword,
  codeIn,
  firstCredentials,
  groups,
  linkIn,
  officer,
  openDesk,
} from '#support/story.ts';

const { values } = parseArgs({ options: { applications: { type: 'string', default: '10' } } });
const applications = Number(values.applications);

const median = (figures: readonly number[]): number => percentile(figures, 0.5);
const percentile = (figures: readonly number[], part: number): number =>
  [...figures].sort((a, b) => a - b)[Math.min(figures.length - 1, Math.floor(figures.length * part))] ?? Number.NaN;
const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

/** From the act until the bot's first answer in that chat, as the person sees it; what follows behind it is waited for, and not timed. */
const answered = async (house: House, chat: number, act: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  let took = Number.NaN;
  const stop = house.installation.sandbox.subscribe((event) => {
    const isAnswer =
      (event.kind === 'message' || event.kind === 'edited') &&
      event.message.chat === chat &&
      event.message.from === botUser.id;
    if (isAnswer && Number.isNaN(took)) took = performance.now() - began;
  });
  await act();
  stop();
  if (Number.isNaN(took)) throw new Error('The bot did not answer');
  return took;
};

/** One applicant from /start to the certificate; every chat step is timed. Papers are made beforehand. */
const applyOnce = async (house: House, person: Person, number: number, steps: number[]): Promise<number> => {
  const talk = house.chat(person.name);
  const mail = person.mail ?? '';
  const paper = await letter(person.name);
  const card = identityCard();
  const { csr } = newRequest(`/CN=${person.name}`);
  const groupOf = (title: string) => house.installation.sandbox.groups().find((one) => one.title === title)?.id ?? 0;
  const step = async (work: () => Promise<unknown>, chat = person.id) =>
    void steps.push(await answered(house, chat, work));
  const says = (text: string) => step(() => talk.says(text));
  const taps = (label: string) => step(() => talk.taps(label));
  const serial = String(number).padStart(4, '0');
  await says('/start');
  await taps('Mendaftar');
  await taps('Bahasa Indonesia');
  await taps('Setuju, mulai mendaftar');
  await says(person.name);
  await taps('Pemerintah Kabupaten Contoh');
  await says(mail);
  await says('0812 3456 7890');
  await step(() => talk.sends(paper));
  await taps('Kirim');
  await step(
    () => house.group(groups.assistants).as(house.person(assistant)).taps('Teruskan'),
    groupOf(groups.assistants),
  );
  await step(() => house.group(groups.officers).as(house.person(officer)).taps('Daftarkan'), groupOf(groups.officers));
  await (await openPage(house, house.mailedLink(mail))).submit();
  await says('/daftar');
  await says(`330512550390${serial}`);
  await says(`19900315201504${number % 2 === 0 ? 2 : 1}${String(number).padStart(3, '0')}`);
  await says('Pranata Komputer Ahli Muda');
  await says('Bidang Aplikasi Informatika');
  await step(() => talk.sends(card));
  await taps('Kirim');
  await step(() => house.group(groups.officers).as(house.person(officer)).taps('Verifikasi'), groupOf(groups.officers));
  const { username, password } = firstCredentials(house, mail);
  talk.hears();
  await says('/masuk');
  const choosing = await (await openPage(house, linkIn(talk.hears()))).submit({ username, password });
  const done = await choosing.submit({ password: chosenPassword, again: chosenPassword });
  await says(codeIn(done.text));
  await says('/terbit');
  await taps('Individu: tanda tangan elektronik');
  await step(() => talk.sends(asFile(csr)));
  await step(() => talk.sends(paper));
  await taps('Setuju dan kirim');
  const approval = await answered(house, person.id, () =>
    house.group(groups.officers).as(house.person(officer)).taps('Setujui & terbitkan'),
  );
  if (!talk.messages().some(({ text }) => /sertifikat/i.test(text) && /siap|terbit/i.test(text)))
    throw new Error('No certificate was announced');
  return approval;
};

/** The peer: as many messages answered by a bot that remembers nothing. */
const bareBot = async (messages: number): Promise<number> => {
  const network = await sandboxNetwork({
    drawer: memoryDrawer(),
    clock: { now: () => new Date() },
    random: { bytes: (size) => crypto.getRandomValues(new Uint8Array(size)) },
  });
  const bot = new Bot(network.token, { client: { fetch: network.fetch } });
  await bot.init();
  bot.on('message', (ctx) => ctx.reply('Ya.'));
  await network.start((update) => bot.handleUpdate(update));
  const person = await network.addPerson({ name: 'Siti' });
  return timed(async () => {
    for (let n = 0; n < messages; n++) await network.say(person.id, person.id, `pesan ${n}`);
  });
};

const names = ['Ani', 'Budi', 'Citra', 'Dewi', 'Eko', 'Fitri', 'Gita', 'Hadi', 'Indah', 'Joni'];
const surnames = [
  'Lestari',
  'Santoso',
  'Wijaya',
  'Utami',
  'Nugroho',
  'Permata',
  'Kusuma',
  'Hidayat',
  'Maharani',
  'Setiawan',
];

const folder = mkdtempSync(join(tmpdir(), 'lencana-bench-'));
const house = await openHouse({ database: await openDatabase({ folder: join(folder, 'database') }), folder });
try {
  for (const name of [assistant, officer]) await openDesk(house, name);
  const steps: number[] = [];
  const approvals: number[] = [];
  const whole = await timed(async () => {
    for (let n = 0; n < applications; n++) {
      const name = `${names[n % 10]} ${surnames[Math.floor(n / 10) % 10]}`;
      const person = await house.installation.sandbox.addPerson({ name, mail: `pemohon${n}@contohkab.go.id` });
      approvals.push(await applyOnce(house, person, n + 1, steps));
    }
  });
  const chat = steps.reduce((sum, one) => sum + one, 0);
  const peer = await bareBot(steps.length);
  const line = (label: string, value: string) => process.stdout.write(`${label.padEnd(44)}${value}\n`);
  line('machine', `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}, PGlite on disk`);
  line('applications, chat steps', `${applications}, ${steps.length}`);
  line('steps a second', (steps.length / (chat / 1000)).toFixed(1));
  line('a step: median / p95', `${median(steps).toFixed(1)} / ${percentile(steps, 0.95).toFixed(1)} ms`);
  line('approve tap to certificate message: median', `${median(approvals).toFixed(0)} ms`);
  line('a whole application, pages and papers too', `${(whole / applications / 1000).toFixed(2)} s`);
  line('peer: bare grammY bot, steps a second', (steps.length / (peer / 1000)).toFixed(1));
  line('ratio to the peer (time per step)', `${(chat / peer).toFixed(1)} ×`);
  line('resident memory at the end', `${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`);
} finally {
  await house.close();
  rmSync(folder, { recursive: true, force: true });
}
