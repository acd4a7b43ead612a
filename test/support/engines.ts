/** Vitest's global setup: makes one migrated template for each engine a run uses, so that every suite gets a fresh copy cheaply. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { openDatabase, openEmbedded } from '#db/client.ts';
import { startPostgres } from './postgres-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A server on which a suite makes its own database from the template, or null where this run does without. */
    postgresUrl: string | null;
    /** A file with the data folder of a migrated PGlite, or null where this run does without. */
    pgliteTemplate: string | null;
  }
}

const templateName = 'lencana_template';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const asked = project.config.env?.TEST_ENGINE ?? process.env.TEST_ENGINE;
  const folder = mkdtempSync(join(tmpdir(), 'lencana-test-'));
  const server = asked === 'pglite' ? undefined : await startPostgres();
  if (server) await makeTemplate(server.url);
  project.provide('postgresUrl', server?.url ?? null);
  project.provide('pgliteTemplate', asked === 'postgres' ? null : await dumpTemplate(join(folder, 'pglite.tar')));
  return async () => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

const makeTemplate = async (url: string): Promise<void> => {
  const client = postgres(url, { max: 1 });
  await client.unsafe(`create database ${templateName}`);
  await client.end();
  const template = await openDatabase({ url: Object.assign(new URL(url), { pathname: `/${templateName}` }).href });
  await template.close();
};

const dumpTemplate = async (file: string): Promise<string> => {
  const pglite = await PGlite.create();
  const database = await openEmbedded(pglite);
  writeFileSync(file, new Uint8Array(await (await pglite.dumpDataDir('none')).arrayBuffer()));
  await database.close();
  return file;
};
