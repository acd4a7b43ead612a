/**
 * Answers over WhatsApp: the product (manners apart) on PostgreSQL, through the real whatsapp-web.js Client in a real browser before the stand-in
 * page, beside a bare Client that answers the same words; what browser and child take, and what the main process grows by. `--short`: a few.
 *
 *   npm run bench:whatsapp [-- --short]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import whatsappWeb from 'whatsapp-web.js';
import { openDatabase } from '#db/client.ts';
import { startPostgres } from '#support/postgres-server.ts';
import { openWhatsappHouse } from '#support/whatsapp-house.ts';
import type { Person } from '#support/whatsapp-page/people.ts';
import { openWhatsapp, type Whatsapp } from '#support/whatsapp-page/whatsapp.ts';

const { values } = parseArgs({ options: { short: { type: 'boolean', default: false } } });
const times = values.short ? 10 : 300;

const percentile = (figures: readonly number[], part: number): number =>
  [...figures].sort((a, b) => a - b)[Math.min(figures.length - 1, Math.floor(figures.length * part))] ?? Number.NaN;
const row = (...cells: readonly string[]) => process.stdout.write(`| ${cells.join(' | ')} |\n`);
const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;

/** Milliseconds from each word to the first message that answers it, one after another. */
const answers = async (whatsapp: Whatsapp, person: Person, text: string): Promise<readonly number[]> => {
  const took: number[] = [];
  for (let turn = 0; turn < times; turn++) {
    const before = whatsapp.sent(person).length;
    const began = performance.now();
    person.says(text);
    await whatsapp.until(() => whatsapp.sent(person).length > before, 'an answer');
    took.push(performance.now() - began);
  }
  return took;
};

/** The peer: the library alone, in this process, with nothing to remember. */
const bareClient = async (): Promise<readonly number[]> => {
  const whatsapp = await openWhatsapp();
  const folder = mkdtempSync(join(tmpdir(), 'lencana-bare-'));
  const client = new whatsappWeb.Client({
    authStrategy: new whatsappWeb.LocalAuth({ dataPath: folder }),
    puppeteer: { executablePath: whatsapp.chromiumPath, args: ['--no-sandbox', '--disable-gpu'] },
    webVersion: whatsapp.pageCache.version,
    webVersionCache: { type: 'local', path: whatsapp.pageCache.path, strict: true },
  });
  client.on('qr', (qr) => whatsapp.scan(qr));
  client.on('message', (message) => void client.sendMessage(message.from, 'Ya.'));
  const ready = new Promise((resolve) => client.once('ready', () => resolve(undefined)));
  await client.initialize();
  await ready;
  const took = await answers(whatsapp, whatsapp.person('Budi Santoso'), '/bantuan');
  await client.destroy();
  await whatsapp.close();
  rmSync(folder, { recursive: true, force: true });
  return took;
};

const server = await startPostgres();
const house = await openWhatsappHouse({ database: await openDatabase({ url: server.url, connections: 10 }) });
try {
  const { whatsapp } = house;
  const person = house.person('Budi Santoso');
  await answers(whatsapp, person, '/start');
  global.gc?.();
  const before = process.memoryUsage().rss;
  const took = await answers(whatsapp, person, '/bantuan');
  await house.settle();
  const grown = process.memoryUsage().rss - before;
  const memory = house.installation.whatsapp?.wire.vitals().memory;
  const peer = await bareClient();

  process.stdout.write(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}, PostgreSQL\n\n`);
  row(`over WhatsApp's stand-in page, ${times} answers`, 'measured', 'wanted');
  row('---', '---:', '---:');
  row(
    'an answer: median / p95',
    `${percentile(took, 0.5).toFixed(0)} / ${percentile(took, 0.95).toFixed(0)} ms`,
    'p95 400 ms',
  );
  row(
    '… by a bare Client: median / p95',
    `${percentile(peer, 0.5).toFixed(0)} / ${percentile(peer, 0.95).toFixed(0)} ms`,
    '',
  );
  row('… ratio of the medians', `${(percentile(took, 0.5) / percentile(peer, 0.5)).toFixed(2)} ×`, '');
  row('browser and child (PSS)', memory ? megabytes(memory.browser + memory.child) : 'unknown', '900 MB');
  row('the main process, with this bench in it, grew by', megabytes(grown), 'nothing');
} finally {
  await house.close();
  await server.stop();
}
