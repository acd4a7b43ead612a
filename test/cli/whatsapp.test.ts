/** `lencana whatsapp …` and what `doctor` says of the number, as typed beside a running instance: both on one PostgreSQL. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setInterval } from 'node:timers';
import { asc } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Board, boardOn, type Outcome } from '#bot/networks/whatsapp/board.ts';
import type { WireState } from '#bot/networks/whatsapp/wire.ts';
import { cipherWith, keyRing } from '#db/cipher.ts';
import { type Database, openDatabase } from '#db/client.ts';
import { auditLines } from '#db/schema/audit.ts';
import { drizzleWhatsappBoard } from '#db/whatsapp/board.ts';
import { drizzleWhatsappSessions } from '#db/whatsapp/sessions.ts';
import { type PostgresServer, startPostgres } from '#support/postgres-server.ts';
import { quickStart } from '#support/quick-start.ts';

const folder = mkdtempSync(join(tmpdir(), 'lencana-cli-'));
const key = new Uint8Array(32).fill(7);
const clock = { now: () => new Date() };
const phone = '6281200000001';
let server: PostgresServer;
let database: Database;
let board: Board;
let records: ReturnType<typeof drizzleWhatsappBoard>;
let sessions: ReturnType<typeof drizzleWhatsappSessions>;

beforeAll(async () => {
  server = await startPostgres();
  database = await openDatabase({ url: server.url });
  const number = { database, cipher: cipherWith(keyRing([{ id: '1', key }])), clock };
  records = drizzleWhatsappBoard(number);
  sessions = drizzleWhatsappSessions(number);
  board = boardOn(records);
});
afterAll(async () => {
  await database.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  for (const name of ['standing', 'wish', 'outcome']) await records.wipe(name);
});

const run = (words: string, more: Readonly<Record<string, string>> = {}) => {
  const environment = {
    ...quickStart,
    PATH: process.env.PATH ?? '',
    DATA_DIR: join(folder, 'data'),
    DATABASE_URL: server.url,
    MASTER_KEY: Buffer.from(key).toString('base64'),
    SMTP_URL: 'smtp://localhost',
    WHATSAPP: '1',
    CHROMIUM_PATH: process.execPath,
    ...more,
  };
  const child: ChildProcess = spawn(process.execPath, ['bin/lencana.js', ...words.split(' ')], { env: environment });
  const said = { out: '', err: '' };
  const waiting: { readonly for: RegExp; readonly tell: () => void }[] = [];
  const hear = (where: 'out' | 'err') => (chunk: Buffer) => {
    said[where] += chunk.toString();
    for (const one of waiting) if (one.for.test(said.err)) one.tell();
  };
  child.stdout?.on('data', hear('out'));
  child.stderr?.on('data', hear('err'));
  const ended = new Promise<{ readonly status: number | null; readonly out: string; readonly err: string }>((resolve) =>
    child.on('close', (status) => resolve({ status, ...said })),
  );
  return {
    ended,
    /** Once that stands on the screen. */
    says: (pattern: RegExp) =>
      Promise.race([
        new Promise<void>((tell) => {
          waiting.push({ for: pattern, tell });
          if (pattern.test(said.err)) tell();
        }),
        ended.then(({ err }) => expect(err).toMatch(pattern)),
      ]),
  };
};

const stand = (state: WireState): Promise<void> =>
  board.post({
    state,
    vitals: { restarts: 3, memory: { browser: 412e6, child: 88e6 }, lastEventAt: new Date() },
    readyAt: state.kind === 'ready' ? new Date() : null,
    outage: null,
  });
const since = new Date('2026-11-23T02:00:00.000Z');
const pairing = (more: object = { qr: '2@first' }): WireState => ({ kind: 'pairing', since, ...more });
const ready: WireState = { kind: 'ready', since, phone };
/** What the instance with the number does about the next wish. */
const answerWish = (outcome: Outcome): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const timer = setInterval(() => {
      board
        .wished()
        .then(async (wish) => {
          if (!wish) return;
          clearInterval(timer);
          await board.answer(wish.id, outcome);
          resolve(wish.wanted);
        })
        .catch(reject);
    }, 50);
  });

describe('lencana whatsapp', { timeout: 120_000 }, () => {
  it('is not there to be used where WhatsApp is not switched on', async () => {
    const { status, err } = await run('whatsapp status', { WHATSAPP: '0', DATABASE_URL: '' }).ended;
    expect([status, err]).toEqual([
      1,
      expect.stringMatching(/^lencana: WhatsApp is not switched on here: set WHATSAPP=1/),
    ]);
  });

  it('--help says what there is', async () => {
    const { out } = await run('whatsapp --help').ended;
    for (const word of ['status', 'pair [--phone <number>]', 'log-out [--yes]', 'restart'])
      expect(out).toContain(`lencana whatsapp ${word}`);
  });

  it('status: exit 0 only where people can reach it, and nothing that could be scanned', async () => {
    const before = await run('whatsapp status').ended;
    expect([before.status, before.out]).toEqual([1, expect.stringContaining('No instance ever had the number')]);
    await stand(pairing({ qr: '2@rahasia', code: 'RAHASIA1' }));
    const open = await run('whatsapp status --json').ended;
    expect([open.status, JSON.parse(open.out)]).toMatchObject([
      1,
      { state: 'pairing', isLive: true, restarts: 3, sessions: [] },
    ]);
    expect(open.out).not.toMatch(/rahasia/i);
    await sessions.keep(new Uint8Array(1000));
    await stand(ready);
    const well = await run('whatsapp status').ended;
    expect(well.status).toBe(0);
    expect(well.out).toMatch(
      /^Ready: \+6281200000001, since 2026-11-23T02:00:00.000Z\.\n {2}last ready: .*\n {2}memory: browser 412 MB, child process 88 MB\n {2}begun anew: 3 times/,
    );
    expect(well.out).toContain('sessions kept: 1');
  });

  it('pair: the QR, the next one in its place, the page for a screen; ends when it is linked', async () => {
    await stand(pairing());
    const pair = run('whatsapp pair');
    await pair.says(/http:\/\/localhost:8080\/whatsapp\/[\w-]{43}/);
    await pair.says(/Scan this:/);
    await stand(pairing({ qr: '2@second' }));
    await pair.says(/Scan this:[\s\S]*Scan this:/);
    await stand(ready);
    const { status, out, err } = await pair.ended;
    expect([status, out]).toEqual([0, 'Linked: +6281200000001, since 2026-11-23T02:00:00.000Z.\n']);
    // What could be scanned is drawn, not written.
    expect(err).not.toContain('2@');
    const lines = await database.db.select().from(auditLines).orderBy(asc(auditLines.id));
    expect(lines.at(-1)).toMatchObject({ act: 'openNumberPage', origin: 'console', outcome: 'done' });
  });

  it('pair --phone: the eight letters for that telephone', async () => {
    await stand(pairing());
    const pair = run('whatsapp pair --phone 0812-0000-0001');
    expect(await answerWish('done')).toEqual({ kind: 'pair', phone });
    await stand(pairing({ code: 'ABCD-EFGH' }));
    await pair.says(/Type there:\n\n {4}ABCD-EFGH/);
    await stand(ready);
    expect((await pair.ended).status).toBe(0);
  });

  it('pair --json: what to scan, for a script, which is not kept waiting', async () => {
    await stand(pairing());
    const { status, out } = await run('whatsapp pair --json').ended;
    expect([status, JSON.parse(out)]).toMatchObject([
      0,
      { state: 'pairing', qr: '2@first', link: expect.stringContaining('/whatsapp/') },
    ]);
    await stand(ready);
    expect(JSON.parse((await run('whatsapp pair --json').ended).out)).toMatchObject({ state: 'ready', phone });
  });

  it('pair: what stands in the way is said, exit 1; a number that is none, exit 2', async () => {
    const alone = await run('whatsapp pair').ended;
    expect([alone.status, alone.err]).toEqual([1, expect.stringContaining('No running instance has the number')]);
    await stand(pairing());
    const refused = run('whatsapp pair --phone 081200000001');
    await answerWish('away');
    expect(await refused.ended).toMatchObject({
      status: 1,
      err: expect.stringContaining('gave no code of eight characters'),
    });
    expect(await run('whatsapp pair --phone nomor').ended).toMatchObject({ status: 2 });
  });

  it('log-out and restart are wished for, and done by who has the number', async () => {
    await stand(ready);
    const unsure = await run('whatsapp log-out').ended;
    expect([unsure.status, unsure.err]).toEqual([1, expect.stringContaining('+6281200000001 is linked here')]);
    expect(await board.wished()).toBeUndefined();
    const out = run('whatsapp log-out --yes');
    expect(await answerWish('done')).toEqual({ kind: 'log-out' });
    expect(await out.ended).toMatchObject({ status: 0, out: 'The number is no longer linked.\n' });
    await records.wipe('wish');
    const again = run('whatsapp restart --json');
    expect(await answerWish('away')).toEqual({ kind: 'restart' });
    expect(await again.ended).toMatchObject({ status: 1, err: expect.stringContaining('could not be done now') });
  });

  it('doctor names the browser, the number, the session, and what to do', async () => {
    const says = async (more: Readonly<Record<string, string>> = {}) => {
      const { out } = await run('doctor --json', more).ended;
      const found: readonly { name: string; ok: boolean; says: string }[] = JSON.parse(out);
      return Object.fromEntries(
        found.filter(({ name }) => name.startsWith('WhatsApp')).map(({ name, ok, says }) => [name, `${ok} ${says}`]),
      );
    };
    await sessions.forget();
    expect(await says()).toEqual({
      'WhatsApp browser': `true ${process.version}, ${process.execPath}`,
      'WhatsApp number': 'false not linked: `npx lencana start`, then `npx lencana whatsapp pair`',
      'WhatsApp session': 'true none kept yet: it comes when a telephone is linked',
    });
    await sessions.keep(new Uint8Array(2e6));
    await stand({ kind: 'lost', since, why: 'logged out', loggedOut: true });
    const lost = await says({ CHROMIUM_PATH: join(import.meta.dirname, 'whatsapp.test.ts') });
    expect(lost['WhatsApp browser']).toMatch(/^false .* does not run: `apt-get install chromium`/);
    expect(lost['WhatsApp number']).toMatch(
      /^false The number was logged out on its telephone: `lencana whatsapp pair`/,
    );
    expect(lost['WhatsApp session']).toMatch(/^true 1 versions kept, the newest of 20\S+, 2 MB$/);
    await stand(ready);
    expect((await says())['WhatsApp number']).toBe('true Ready: +6281200000001, since 2026-11-23T02:00:00.000Z.');
    await records.wipe('standing');
    expect((await says())['WhatsApp number']).toMatch(/^true linked, and no instance is running now/);
    expect(await says({ WHATSAPP: '0', SMTP_URL: '' })).toEqual({ WhatsApp: 'true not switched on (WHATSAPP)' });
  });
});
