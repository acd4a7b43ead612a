/**
 * The product as an office runs it on Telegram, from the outside: `.env`, a process of its own, PostgreSQL, a mail server, and a Bot API over
 * real HTTP (docs/telegram.md). It can be stopped, killed and started again, and its command line be called beside it.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Hono } from 'hono';
import postgres from 'postgres';
import { openMailServer } from './mail-server.ts';
import { telegramChat, telegramGroup } from './telegram/chat.ts';
import type { Group } from './telegram/groups.ts';
import type { Person } from './telegram/people.ts';
import { openTelegram } from './telegram/telegram.ts';

export type TelegramProduct = Awaited<ReturnType<typeof openTelegramProduct>>;

type Options = {
  /** An empty database of its own. */
  readonly database: string;
  /** Further lines of `.env`. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly telegram?: Parameters<typeof openTelegram>[0];
};

const program = fileURLToPath(new URL('../../bin/lencana.js', import.meta.url));

export const openTelegramProduct = async ({ database, settings = {}, telegram: options = {} }: Options) => {
  const telegram = await openTelegram(options);
  const post = await openMailServer();
  const folder = mkdtempSync(join(tmpdir(), 'lencana-product-'));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const lines = {
    PORT: String(port),
    PUBLIC_URL: url,
    DATA_DIR: join(folder, 'data'),
    DATABASE_URL: database,
    MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
    SMTP_URL: post.url,
    MAIL_FROM: 'Lencana <lencana@contohkab.go.id>',
    TELEGRAM_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.root,
    LOG_LEVEL: 'warn',
    ...settings,
  };
  const write = (more: Readonly<Record<string, string>> = {}) =>
    writeFileSync(
      join(folder, '.env'),
      Object.entries({ ...lines, ...more })
        .map(([name, value]) => `${name}=${value}\n`)
        .join(''),
    );
  write();
  const books = postgres(database, { max: 2, onnotice: () => {} });
  let child: ChildProcess | undefined;
  let said = '';

  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const one = child;
    child = undefined;
    if (!one || one.exitCode !== null || one.signalCode !== null) return;
    const gone = new Promise((resolve) => one.once('exit', resolve));
    one.kill(signal);
    await gone;
  };
  const isAtRest = async (): Promise<boolean> => {
    const [row] = await books`
      select (select count(*) from inbox where state = 'open')
        + (select count(*) from outbox where state in ('waiting', 'leased') and (not_before is null or not_before <= now())) as n`;
    return Number(row?.n) === 0;
  };
  /** Everything said was brought, handled and answered. */
  const settle = async (): Promise<void> => {
    for (let calm = 0, seen = -1; calm < 2; ) {
      await telegram.settled({ within: 60_000 });
      while (!(await isAtRest())) await pause(10);
      const length = telegram.requests.length;
      calm = length === seen ? calm + 1 : 0;
      seen = length;
    }
  };
  const people = new Map<string, Person>();
  const places = new Map<string, Group>();
  const person = (name: string): Person => {
    const known = people.get(name) ?? telegram.person(name);
    people.set(name, known);
    return known;
  };
  const mailsTo = (address: string) => post.mails.filter(({ to }) => to === address);

  const product = {
    telegram,
    url,
    folder,
    books,
    settle,
    person,
    mails: post.mails,
    mailsTo,
    /** What the process wrote so far. */
    output: () => said,
    /** Resolves once it says that it is ready; `more` are changed lines of `.env`. */
    async start(more: Readonly<Record<string, string>> = {}): Promise<void> {
      write(more);
      // Without the shell's own settings: what counts is what stands in `.env`.
      const one = spawn(process.execPath, [program, 'start'], {
        cwd: folder,
        env: { PATH: process.env.PATH },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      child = one;
      let words = '';
      await new Promise<void>((resolve, reject) => {
        const hear = (chunk: Buffer) => {
          words += chunk;
          said += chunk;
          if (words.includes('Lencana is ready')) resolve();
        };
        one.stdout?.on('data', hear);
        one.stderr?.on('data', hear);
        one.once('exit', () => reject(new Error(`It stopped: ${words.slice(-2000)}`)));
      });
    },
    /** As `kill <pid>` and Ctrl+C do. */
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    /** `lencana …` in the same folder. */
    async command(...words: readonly string[]): Promise<string> {
      const { stdout } = await promisify(execFile)(process.execPath, [program, ...words], {
        cwd: folder,
        env: { PATH: process.env.PATH },
      });
      return stdout;
    },
    /** The most memory the process ever had, in bytes, as Linux counts it. */
    fullest(): number {
      const status = readFileSync(`/proc/${child?.pid}/status`, 'utf8');
      return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) * 1024;
    },
    chat: (name: string) => telegramChat(telegram, person(name), settle),
    group: (title: string) => {
      const place = places.get(title);
      if (!place) throw new Error(`There is no group ${title}`);
      return telegramGroup(telegram, place, [...people.values()], settle);
    },
    makeGroup(title: string, members: readonly Person[]): Group {
      const made = telegram.supergroup(title, [...members, telegram.bot]);
      places.set(title, made);
      return made;
    },
    mailedLink(address: string): string {
      const links = mailsTo(address).flatMap(({ text }) => text.match(/http:\/\/localhost:\d+\/\w+\/[\w-]+/g) ?? []);
      const last = links.at(-1);
      if (!last) throw new Error(`No mail to ${address} has a link`);
      return last;
    },
    /** Its pages, by HTTP. */
    installation: { doors: new Hono().all('*', (c) => fetch(new Request(c.req.raw, { redirect: 'manual' }))) },
    async close(): Promise<void> {
      await end('SIGTERM');
      await books.end();
      await telegram.close();
      await post.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return product;
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
