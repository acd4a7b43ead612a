/** Opens the one store, PostgreSQL or PGlite (the embedded default of a trial), with the same tables and migrations on both. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { DrizzleQueryError } from 'drizzle-orm/errors';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { drizzle as overPglite } from 'drizzle-orm/pglite';
import { migrate as migratePglite } from 'drizzle-orm/pglite/migrator';
import { drizzle as overPostgres } from 'drizzle-orm/postgres-js';
import { migrate as migratePostgres } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { lockFolder } from './folder-lock.ts';
import { ensureCluster } from './new-cluster.ts';
import { preparing } from './prepared-statements.ts';
import { unreachable } from './unreachable.ts';

/** What queries are written on; a transaction is one too. */
export type Queries = PgDatabase<PgQueryResultHKT, Record<string, never>>;

export type Database = {
  readonly db: Queries;
  /** Ends every connection; gives the folder of an embedded one back. */
  close(): Promise<void>;
} & ({ readonly engine: 'postgres'; readonly url: string } | { readonly engine: 'pglite'; readonly pglite: PGlite });

export type DatabaseSource =
  | { readonly url: string; readonly connections?: number }
  /** A folder for PGlite's files; made and locked when opened. */
  | { readonly folder: string };

const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url));
/** Any fixed number: whoever starts first migrates, the others wait and find it done. */
const migrationLock = 5_280_696_001;
const casing = 'snake_case';

/** Migrates, then hands the store over. Throws FolderInUse, or DatabaseUnreachable. */
export const openDatabase = async (source: DatabaseSource): Promise<Database> =>
  'url' in source ? openPostgres(source.url, source.connections ?? 10) : openFolder(source.folder);

const openPostgres = async (url: string, connections: number): Promise<Database> => {
  await migrateServer(url);
  // A client of its own: drizzle changes the serialisers of the one it is given.
  const client = postgres(url, { max: connections, onnotice: () => {}, connection: { application_name: 'lencana' } });
  return {
    engine: 'postgres',
    url,
    db: overPostgres(preparing(client), { casing }),
    close: () => client.end({ timeout: 5 }),
  };
};

const migrateServer = async (url: string): Promise<void> => {
  const client = postgres(url, { max: 1, onnotice: () => {}, connection: { application_name: 'lencana migration' } });
  try {
    await client`select pg_advisory_lock(${migrationLock})`;
    await migratePostgres(overPostgres(client, { casing }), { migrationsFolder });
  } catch (error) {
    throw unreachable(error instanceof DrizzleQueryError ? (error.cause ?? error) : error, url);
  } finally {
    // Ending the session frees the lock.
    await client.end({ timeout: 5 });
  }
};

/** PGlite never fsyncs: a power cut may lose the last acts. A trial may live with that; real people need PostgreSQL. */
const openFolder = async (folder: string): Promise<Database> => {
  const unlock = lockFolder(folder);
  try {
    const place = join(folder, 'pglite');
    await ensureCluster(place);
    const database = await openEmbedded(await PGlite.create(place));
    const close = () => database.close().finally(unlock);
    return { ...database, close };
  } catch (error) {
    unlock();
    throw error;
  }
};

/** A PGlite that is already there, for instance in memory. It is closed with the database. */
export const openEmbedded = async (pglite: PGlite): Promise<Database> => {
  const db = overPglite(pglite, { casing });
  await migratePglite(db, { migrationsFolder });
  return { engine: 'pglite', pglite, db, close: () => pglite.close() };
};
