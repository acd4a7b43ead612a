/** `lencana start` as a process: what it does first, what it says when it cannot, and that it ends when it is told to, by whatever it was started. DESIGN "Public contract". */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { quickStart } from '#support/quick-start.ts';
import { ok, openCounter, token } from './bot/networks/telegram/counter.ts';

/** Older than what we run on, where the machine has one: then bin/lencana.js stands between. */
const machineNode = ['/usr/bin/node', '/usr/local/bin/node'].find((path) => existsSync(path)) ?? process.execPath;
const isOlder =
  Number(spawnSync(machineNode, ['-p', 'process.versions.node.split(".")[0]'], { encoding: 'utf8' }).stdout) < 24;

const listening = (): Promise<{ readonly server: Server; readonly port: number }> =>
  new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve({ server, port: typeof address === 'object' && address ? address.port : 0 });
    });
  });
const freePort = async (): Promise<number> => {
  const { server, port } = await listening();
  await new Promise((resolve) => server.close(resolve));
  return port;
};

type Started = ReturnType<typeof start>;
const start = (
  settings: Readonly<Record<string, string>>,
  words: readonly string[] = [machineNode, 'bin/lencana.js', 'start'],
) => {
  const folder = mkdtempSync(join(tmpdir(), 'lencana-start-'));
  const dataDir = join(folder, 'data');
  const [program = machineNode, ...rest] = words;
  const child = spawn(program, rest, {
    env: { PATH: '/usr/local/bin:/usr/bin:/bin', HOME: folder, DATA_DIR: dataDir, ...quickStart, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that whatever is left over is ended with it.
    detached: true,
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (said.out += chunk));
  child.stderr.on('data', (chunk: Buffer) => (said.err += chunk));
  const ended = new Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>((resolve) =>
    child.once('exit', (code, signal) => resolve({ code, signal })),
  );
  /** When nobody has its output any more, so that nothing of it runs on. */
  const allGone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const ready = new Promise<void>((resolve, reject) => {
    child.stdout.on('data', () => said.out.includes('Lencana is ready') && resolve());
    child.once('exit', () => reject(new Error(`It ended: ${said.out}${said.err}`)));
  });
  ready.catch(() => undefined);
  onTestFinished(() => {
    try {
      if (child.pid) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // Nothing is left.
    }
    rmSync(folder, { recursive: true, force: true });
  });
  return { child, said, ended, allGone, ready, dataDir };
};

const childrenOf = ({ pid }: Pick<ChildProcess, 'pid'>): readonly number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
const answers = (port: number) =>
  fetch(`http://127.0.0.1:${port}/healthz`).then(
    ({ status }) => status,
    () => 'nobody',
  );

describe('lencana start', { timeout: 120_000 }, () => {
  it('a port that is taken is noticed before anything is made, and said in one line', async () => {
    const { server, port } = await listening();
    onTestFinished(() => void server.close());
    const { ended, said, dataDir } = start({ PORT: String(port) });
    expect(await ended).toMatchObject({ code: 1 });
    expect(said.err).toBe(`Port ${port} is taken by another program: end it, or choose another PORT\n`);
    expect(existsSync(dataDir)).toBe(false);
  });

  it.each([['start'], ['doctor']])(
    '%s with a database that is not there says so in one line, without the password',
    async (word) => {
      const settings = {
        PORT: String(await freePort()),
        DATABASE_URL: 'postgres://lencana:rahasia-sekali-42@127.0.0.1:1/lencana',
        MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
      };
      const { ended, said } = start(settings, [machineNode, 'bin/lencana.js', word]);
      expect(await ended).toMatchObject({ code: 1 });
      expect(said.err).toMatch(/^(?:lencana: )?DATABASE_URL: nobody listens at 127\.0\.0\.1:1\..*\n$/);
      expect(said.err).not.toContain('rahasia');
    },
  );

  it('listens before it tells Telegram where it is, and is not ready before all has begun', async () => {
    const port = await freePort();
    const found: unknown[] = [];
    const { root } = await openCounter(async ({ method }) => {
      if (method === 'getMe')
        return ok({ id: 7000000002, is_bot: true, first_name: 'Lencana', username: 'lencana_bot' });
      if (method === 'getWebhookInfo') return ok({ url: '', pending_update_count: 0 });
      if (method === 'setWebhook')
        found.push(await answers(port), (await fetch(`http://127.0.0.1:${port}/readyz`)).status);
      return ok(true);
    });
    const { ready } = start({
      PORT: String(port),
      PUBLIC_URL: 'https://lencana.contohkab.go.id',
      CA_URL: 'http://lencana.contohkab.go.id',
      DATABASE_URL: 'pglite:',
      SMTP_URL: 'smtp://127.0.0.1:1',
      TELEGRAM_TOKEN: token,
      TELEGRAM_API_ROOT: root,
      TELEGRAM_WEBHOOK_SECRET: 'a-secret-of-this-installation_42',
    });
    await ready;
    expect(found).toEqual([200, 503]);
  });
});

describe('ending it', { timeout: 120_000 }, () => {
  const running = async (words?: readonly string[]): Promise<Started & { readonly port: number }> => {
    const port = await freePort();
    const started = start({ PORT: String(port) }, words);
    await started.ready;
    return { ...started, port };
  };

  it.each([['SIGTERM'], ['SIGHUP']] as const)(
    '%s to what was started stops the product, and nothing runs on',
    async (signal) => {
      const { child, ended, port } = await running();
      child.kill(signal);
      expect(await ended).toEqual({ code: 0, signal: null });
      expect(await answers(port)).toBe('nobody');
    },
  );

  it('one Ctrl+C that comes twice, by the terminal and by who started it, is one', async () => {
    const { child, ended } = await running();
    if (child.pid) process.kill(-child.pid, 'SIGINT');
    expect(await ended).toEqual({ code: 0, signal: null });
  });

  it('npm start ends by SIGTERM as well, though the shell of npm tells nobody', async () => {
    const { child, allGone, port } = await running(['/usr/bin/npm', 'start']);
    child.kill('SIGTERM');
    await allGone;
    expect(await answers(port)).toBe('nobody');
  });

  it.runIf(isOlder)('what kills the real process is how the outer one ends', async () => {
    const { child, ended } = await running();
    const [real] = childrenOf(child);
    if (real) process.kill(real, 'SIGKILL');
    expect(await ended).toEqual({ code: null, signal: 'SIGKILL' });
  });
});
