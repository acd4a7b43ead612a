/**
 * One tick of the clockwork over 100,000 certificates and 10,000 open cases on a real PostgreSQL: nothing due, and 100 due. Beside it, in
 * the same run, its naive peer: reading every open case and certificate and comparing the dates here. `--short`: a tenth of the books.
 *
 *   npm run bench:tick [-- --short]
 */
import 'reflect-metadata';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { sql } from 'drizzle-orm';
import { openDatabase } from '#db/client.ts';
import { rowsOf } from '#db/rows.ts';
import { doChores } from '#jobs/clockwork.ts';
import type { CaseState } from '#ra/case.ts';
import type { Instant } from '#ra/values.ts';
import { after, instant } from '#ra/values.ts';
import { fillBooks } from '#support/filled-books.ts';
import { agency, officers, openOffice } from '#support/office.ts';
import { startPostgres } from '#support/postgres-server.ts';
import { draft } from '../test/db/samples.ts';

const { values } = parseArgs({ options: { short: { type: 'boolean', default: false } } });
const size = values.short ? { certificates: 10_000, openCases: 1000 } : { certificates: 100_000, openCases: 10_000 };
const hour = 3_600_000;
const mebibyte = 2 ** 20;

const server = await startPostgres();
const database = await openDatabase({ url: server.url });
const house = await openOffice({ database });
const now = (): Instant => instant(house.clock.now());

const faults: unknown[] = [];
const tick = () =>
  doChores({
    office: house.office,
    clock: house.clock,
    purge: async () => undefined,
    onError: (error) => void faults.push(error),
  });

/** Milliseconds, and by how much the heap had grown at its fullest. */
const measured = async (work: () => Promise<unknown>) => {
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  let fullest = before;
  const watch = setInterval(() => {
    fullest = Math.max(fullest, process.memoryUsage().heapUsed);
  }, 5);
  const began = performance.now();
  await work();
  const took = performance.now() - began;
  clearInterval(watch);
  fullest = Math.max(fullest, process.memoryUsage().heapUsed);
  return { took, grew: (fullest - before) / mebibyte };
};

/** Sixty cases that wait at a desk and forty drafts, with cells that open: these are read and told of. */
const makeDue = async (round: number): Promise<void> => {
  const since = after(house.clock.now(), -26 * hour);
  const put = (state: CaseState, number: number) =>
    house.registry.transaction(({ cases }) =>
      cases.insert(
        draft({
          kind: 'issuance',
          state,
          agency: agency.id,
          applicant: { network: 'sandbox', user: `due-${round}-${number}`, chat: `due-${round}-${number}` },
          openedAt: since,
          since,
          remindAt: now(),
        }),
      ),
    );
  for (let n = 0; n < 100; n++) await put(n < 60 ? 'submitted' : 'draft', n);
};

/** Everything that may be due travels here, and is compared here. */
const naively = async (): Promise<number> => {
  const at = now();
  const isDue = (moment: string | null) => moment !== null && new Date(moment).toISOString() <= at;
  const open = await rowsOf<{ id: string; state: string; remind_at: string | null; changed_at: string }>(
    database.db,
    sql`select id::text, state, remind_at::text, changed_at::text from cases where state not in ('issued', 'withdrawn')`,
  );
  const certificates = await rowsOf<{ serial: string; remind_at: string | null; end_by: string | null }>(
    database.db,
    sql`select serial, remind_at::text, end_by::text from certificates`,
  );
  const links = await rowsOf<{ hash: string; expires: string; used_at: string | null }>(
    database.db,
    sql`select hash, expires::text, used_at::text from tokens`,
  );
  return (
    open.filter((row) => isDue(row.remind_at)).length +
    certificates.filter((row) => isDue(row.remind_at) || isDue(row.end_by)).length +
    links.filter((row) => row.used_at === null && isDue(row.expires)).length
  );
};

const median = (all: readonly number[]): number =>
  [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN;

try {
  await fillBooks(database, { agency: agency.id, desk: officers.id, now: now(), ...size });
  await tick(); // publishes the first CRL, and warms the connections
  const rounds = 5;
  const idle: { took: number; grew: number }[] = [];
  const busy: typeof idle = [];
  const peer: typeof idle = [];
  for (let round = 0; round < rounds; round++) {
    idle.push(await measured(tick));
    await makeDue(round);
    const waiting = await rowsOf<{ n: string }>(
      database.db,
      sql`select count(*)::text as n from cases where remind_at <= ${now()}`,
    );
    if (waiting[0]?.n !== '100') throw new Error(`${waiting[0]?.n} cases are due instead of 100`);
    busy.push(await measured(tick));
    peer.push(await measured(naively));
  }
  if (faults.length > 0) throw new AggregateError(faults, 'A chore failed');
  const row = (label: string, runs: typeof idle) => {
    const took = median(runs.map((run) => run.took));
    const grew = Math.max(...runs.map((run) => run.grew));
    const ratio = took / median(peer.map((run) => run.took));
    process.stdout.write(`| ${label} | ${took.toFixed(0)} ms | ${grew.toFixed(1)} MB | ${ratio.toFixed(3)} × |\n`);
  };
  process.stdout.write(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}, PostgreSQL\n`);
  process.stdout.write(
    `${size.certificates} certificates, ${size.openCases} open cases, ${rounds} rounds, medians\n\n`,
  );
  process.stdout.write('| tick | time | heap growth at most | to the peer |\n| --- | ---: | ---: | ---: |\n');
  row('nothing due', idle);
  row('100 due', busy);
  row('peer: a full scan, only looking', peer);
} finally {
  await house.close();
  await server.stop();
}
