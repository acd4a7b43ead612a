/**
 * Fresh databases for suites, on both engines. `TEST_ENGINE=pglite` or `postgres` narrows a run to one of them; every room
 * above db takes `freshDatabase()` and is run once with each.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import postgres from 'postgres';
import { inject } from 'vitest';
import { type Cipher, cipherWith, keyRing } from '#db/cipher.ts';
import { type Database, openDatabase, openEmbedded } from '#db/client.ts';

export type Engine = Database['engine'];
const bothEngines: readonly Engine[] = ['pglite', 'postgres'];

/** The engines of this run, for `describe.each(engines)`. */
export const engines: readonly Engine[] = bothEngines.filter(
  (engine) => (process.env.TEST_ENGINE ?? engine) === engine,
);

/** A migrated, empty database of its own; close it in `afterAll`. */
export const freshDatabase = (engine: Engine = engines[0] ?? 'pglite'): Promise<Database> =>
  engine === 'pglite' ? freshPglite() : freshPostgres();

/** Without the global setup (a run with another configuration) the migrations are applied here, which takes two seconds longer. */
const freshPglite = async (): Promise<Database> => {
  const template = inject('pgliteTemplate');
  if (!template) return openEmbedded(await PGlite.create());
  return openEmbedded(await PGlite.create({ loadDataDir: new Blob([readFileSync(template)]) }));
};

const freshPostgres = async (): Promise<Database> => {
  const server = inject('postgresUrl');
  if (!server)
    throw new Error(
      'No PostgreSQL in this run: vitest needs globalSetup test/support/engines.ts and TEST_ENGINE not "pglite".',
    );
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(server, `create database ${name} template lencana_template`);
  const database = await openDatabase({
    url: Object.assign(new URL(server), { pathname: `/${name}` }).href,
    connections: 5,
  });
  const close = async () => {
    await database.close();
    await onServer(server, `drop database ${name} with (force)`);
  };
  return { ...database, close };
};

const onServer = async (url: string, statement: string): Promise<void> => {
  const client = postgres(url, { max: 1, onnotice: () => {} });
  await client.unsafe(statement);
  await client.end();
};

/** A cipher under a key made of one byte repeated: for tests only. */
export const testCipher = (): Cipher => cipherWith(keyRing([{ id: 'test', key: new Uint8Array(32).fill(7) }]));
