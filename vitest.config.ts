import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';

/** Rooms that stand on a database, and what people do in them. */
const onDatabase = ['db', 'ra', 'jobs', 'story'].map((room) => `test/${room}/**/*.test.ts`);
/**
 * They run on PostgreSQL, which real people are served from. On the embedded engine runs everything else, and of these rooms what the engine
 * could tell: the records, the workers, and falls in the middle of a road.
 */
const notEmbedded = ['test/ra/**/*.test.ts', 'test/story/!(crash).test.ts', 'test/db/leader.test.ts'];
/** How the embedded engine's own folder is made and locked. */
const onlyEmbedded = ['test/db/{new-cluster,folder-lock}.test.ts'];

/** What tests start as processes of their own is not compiled anew each time. */
const compiled = fileURLToPath(new URL('./node_modules/.cache/compiled', import.meta.url));

const project = (engine: 'pglite' | 'postgres', include: readonly string[], exclude: readonly string[] = []) => ({
  extends: true as const,
  test: {
    name: engine,
    include: [...include],
    exclude: [...configDefaults.exclude, ...exclude],
    env: { TEST_ENGINE: engine, NODE_COMPILE_CACHE: compiled },
    globalSetup: ['test/support/engines.ts'],
  },
});

export default defineConfig({
  test: {
    pool: 'forks',
    // What the product is started with: a test file that touches the database is ready a second earlier.
    execArgv: ['--import', fileURLToPath(new URL('./bin/quick-drizzle.js', import.meta.url))],
    // Two cores are not full with two: much of a test is waiting for browsers and other processes.
    maxWorkers: 3,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [project('pglite', ['test/**/*.test.ts'], notEmbedded), project('postgres', onDatabase, onlyEmbedded)],
  },
});
