/** A real process killed (SIGKILL) at any moment of a registration, started again, and killed again: the end is the same as without a kill. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { asc, eq, gt } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { auditLines } from '#db/schema/audit.ts';
import { documents } from '#db/schema/cases.ts';
import { inbox, outbox } from '#db/schema/post.ts';
import { freshDatabase } from '#support/database.ts';
import type { Step } from '#support/killable.ts';
import { applicant } from '#support/story.ts';

const steps: readonly Step[] = [
  { who: applicant, says: '/daftar' },
  { who: applicant, taps: 'Bahasa Indonesia' },
  { who: applicant, taps: 'Setuju, mulai mendaftar' },
  { who: applicant, says: applicant },
  { who: applicant, taps: 'Pemerintah Kabupaten Contoh' },
  { who: applicant, says: 'siti.rahmawati@contohkab.go.id' },
  { who: applicant, says: '0812 3456 7890' },
  { who: applicant, sends: 'letter' },
  { who: applicant, taps: 'Kirim' },
];
/** Milliseconds between an update's arrival and the kill, step by step; the others are answered in peace. */
const killedAfter: readonly (number | null)[] = [null, 2, null, 25, null, 6, null, 60, 18];

const program = join(import.meta.dirname, '../support/killable.ts');
const morning = Date.parse('2026-11-23T02:00:00.000Z');

/** One life of the process; `heard` resolves at that word. */
const live = (store: string, folder: string, at: number) => {
  const child: ChildProcess = spawn(process.execPath, [program, store, folder, new Date(at).toISOString()], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const words: string[] = [];
  const waiting = new Map<string, () => void>();
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said = `${said}${chunk}`.slice(-2000);
  });
  if (child.stdout)
    createInterface({ input: child.stdout }).on('line', (word) => {
      words.push(word);
      waiting.get(word)?.();
    });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    heard: (word: string) =>
      new Promise<void>((resolve, reject) => {
        const place = words.indexOf(word);
        if (place >= 0) return resolve();
        waiting.set(word, resolve);
        void gone.then(() => reject(new Error(`The process ended before it said "${word}":\n${said}`)));
      }),
    step(step: Step): void {
      words.length = 0;
      child.stdin?.write(`${JSON.stringify(step)}\n`);
    },
    async kill(): Promise<void> {
      child.kill('SIGKILL');
      await gone;
    },
    async leave(): Promise<void> {
      child.stdin?.end();
      await gone;
    },
  };
};

const play = async (store: string, folder: string, kills: readonly (number | null)[]): Promise<number> => {
  let lives = 1;
  let process = live(store, folder, morning);
  await process.heard('ready');
  for (const [place, step] of steps.entries()) {
    process.step(step);
    const delay = kills[place] ?? null;
    if (delay === null) {
      await process.heard('done');
      continue;
    }
    await process.heard('kept');
    await pause(delay);
    await process.kill();
    // The next life begins when the leases of this one are over.
    process = live(store, folder, morning + lives++ * 61_000);
    await process.heard('ready');
  }
  await process.leave();
  return lives;
};

/** What must be the same: the acts done, the papers kept, what waits at the desk. */
const endOf = async (store: string) => {
  const database = await openDatabase(store.startsWith('postgres') ? { url: store } : { folder: store });
  try {
    // Each start appoints an OCSP signer, which is no part of the story.
    const lines = (await database.db.select().from(auditLines).orderBy(asc(auditLines.id))).filter(
      ({ act }) => act !== 'appointOcspSigner' && act !== 'publishCrl', // by clocks of their own
    );
    const papers = await database.db.select({ kind: documents.kind, sha256: documents.sha256 }).from(documents);
    const waiting = await database.db.$count(outbox, eq(outbox.state, 'waiting'));
    const repeated = await database.db.$count(inbox, gt(inbox.attempts, 1));
    const end = {
      acts: lines.map(({ act, outcome, case: it, facts }) => `${act} ${outcome} ${it ?? '–'} ${facts.move ?? ''}`),
      papers: papers.map(({ kind, sha256 }) => `${kind} ${sha256}`),
      waiting,
    };
    return { end, repeated };
  } finally {
    await database.close();
  }
};

/** An empty database for a process of its own. */
const emptyStore = async (folder: string) => {
  const fresh = await freshDatabase();
  if (fresh.engine === 'postgres') return { store: fresh.url, drop: () => fresh.close() };
  await fresh.close();
  return { store: join(folder, 'database'), drop: async () => undefined };
};

describe('ACC-1: a registration outlives its process', () => {
  it('killed between the arrival of an update and its answer, five times over, it ends as if never killed', async () => {
    const folders = [
      mkdtempSync(join(tmpdir(), 'lencana-kill-')),
      mkdtempSync(join(tmpdir(), 'lencana-kill-')),
    ] as const;
    const stores = [await emptyStore(folders[0]), await emptyStore(folders[1])] as const;
    try {
      await play(stores[0].store, folders[0], []);
      const lives = await play(stores[1].store, folders[1], killedAfter);
      expect(lives).toBe(6);
      const [calm, killed] = [await endOf(stores[0].store), await endOf(stores[1].store)];
      expect(calm.end.acts.at(-1)).toMatch(/^submitRegistration done \d+ draft → submitted$/);
      expect(killed.end).toEqual(calm.end);
      // The kills did hit: updates were taken up again by a later life.
      expect([calm.repeated, killed.repeated > 1]).toEqual([0, true]);
    } finally {
      for (const { drop } of stores) await drop();
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    }
  }, 180_000);
});
