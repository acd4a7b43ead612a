/** Every look of the clockwork is answered by an index, however full the books are (REC-2, "Speed and size"): the statements are the records' own. */
import type { PGlite } from '@electric-sql/pglite';
import { sql } from 'drizzle-orm';
import { drizzle as pgliteDrizzle } from 'drizzle-orm/pglite';
import { drizzle as postgresDrizzle } from 'drizzle-orm/postgres-js';
import type { Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database, Queries } from '#db/client.ts';
import { caseRecords } from '#db/records/cases.ts';
import { certificateRecords } from '#db/records/certificates.ts';
import type { Pen } from '#db/records/pen.ts';
import { tokenRecords } from '#db/records/tokens.ts';
import { rowsOf } from '#db/rows.ts';
import { turnsOf } from '#ra/service-clock.ts';
import type { AgencyId, CaseId, DeskId, Instant } from '#ra/values.ts';
import { engines, freshDatabase, testCipher } from '#support/database.ts';
import { fillBooks } from '#support/filled-books.ts';

const now = '2026-11-23T02:00:00.000Z' as Instant;
const monthAgo = '2026-10-24T02:00:00.000Z' as Instant;
const agency = 'penuh' as AgencyId;
const cipher = testCipher();

describe.each(engines)('a tick over full books on %s', (engine) => {
  let database: Database;
  let statements: { readonly query: string; readonly params: readonly unknown[] }[] = [];
  let pen: Pen;
  beforeAll(async () => {
    database = await freshDatabase(engine);
    await fillBooks(database, { agency, desk: 'penuh' as DeskId, now, certificates: 20_000, openCases: 4000 });
    const logger = { logQuery: (query: string, params: unknown[]) => void statements.push({ query, params }) };
    const { $client } = database.db as unknown as { $client: Sql & PGlite }; // as drizzle gives its driver out
    const options = { casing: 'snake_case', logger } as const;
    const db = engine === 'pglite' ? pgliteDrizzle($client, options) : postgresDrizzle($client, options);
    pen = { db: db as unknown as Queries, cipher }; // the same queries, overheard
  });
  afterAll(() => database.close());

  /** How the database answers what the records ask. */
  const planOf = async (look: (pen: Pen) => Promise<unknown>): Promise<string> => {
    statements = [];
    await look(pen);
    const plans: string[] = [];
    for (const { query, params } of statements) {
      const values = query.split(/\$\d+/);
      const places = [...query.matchAll(/\$(\d+)/g)].map(([, place]) => params[Number(place) - 1]);
      const explained = sql.join([
        sql`explain `,
        ...values.flatMap((part, n) => [sql.raw(part), ...(n < places.length ? [sql`${places[n]}`] : [])]),
      ]);
      const rows = await rowsOf<Record<'QUERY PLAN', string>>(database.db, explained);
      plans.push(...rows.map((row) => row['QUERY PLAN']));
    }
    return plans.join('\n');
  };

  it.each<readonly [string, (pen: Pen) => Promise<unknown>, string]>([
    ['cases to be reminded of (REC-2)', (it) => caseRecords(it).toRemind(now, 100), 'cases_to_remind'],
    ['claims that end by themselves', (it) => caseRecords(it).claimsDue(now, 100), 'cases_claims_due'],
    [
      'cases left for 30 days',
      (it) => caseRecords(it).unchangedSince(['draft', 'registered', 'activated'], monthAgo, 100),
      'cases_state_changed_at_index',
    ],
    ['links that ran out', (it) => tokenRecords(it).runOut(['activation', 'mailbox'], now, 100), 'tokens_to_run_out'],
    ['certificates to be renewed (REN-1)', (it) => certificateRecords(it).toRemind(now, 100), 'certificates_to_remind'],
    ['certificates to be ended (ACC-9)', (it) => certificateRecords(it).toEnd(now, 100), 'certificates_to_end'],
    ['certificates not signed yet', (it) => certificateRecords(it).unfinished(100), 'certificates_unfinished'],
    [
      'the list of what waits at a desk',
      (it) => caseRecords(it).countWaiting([{ agency, turns: turnsOf('officer'), since: monthAgo }]),
      'cases_agency_state_since_index',
    ],
    [
      'what an agency decided last',
      (it) => caseRecords(it).changedSince({ agency, kind: 'renewal', since: monthAgo }, 200),
      'cases_agency_kind_changed_at_index',
    ],
    [
      'histories',
      (it) => caseRecords(it).histories([1_000_001 as CaseId, 1_000_002 as CaseId]),
      'case_moves_case_id_index',
    ],
  ])('%s', async (_, look, index) => {
    const plan = await planOf(look);
    expect(plan).toContain(index);
    expect(plan).not.toContain('Seq Scan');
  });

  it('without its index the whole table would be read, and this test would say so', async () => {
    await database.db.execute(sql`drop index cases_to_remind`);
    expect(await planOf((it) => caseRecords(it).toRemind(now, 100))).toContain('Seq Scan on cases');
  });
});
