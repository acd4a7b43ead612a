import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';

/**
 * Rooms that stand on a database; their suites run on both engines. Of the stories those in which the engine could tell: crashes, desks, the
 * clock. Not the long chapters and laws of the office: their statements are those of the others.
 */
const stories = ['crash', 'kill', 'desk', 'issuance', 'hold', 'reminders'];
const onDatabase = ['db/**/*', 'ra/**/*', 'jobs/**/*', 'bot/*', `story/{${stories}}`].map(
  (suites) => `test/${suites}.test.ts`,
);
const onOneEngine = ['change', 'revocation-case', '*-law'].map((suite) => `test/ra/${suite}.test.ts`);

const project = (engine: 'pglite' | 'postgres', include: readonly string[], exclude: readonly string[] = []) => ({
  extends: true as const,
  test: {
    name: engine,
    include: [...include],
    exclude: [...configDefaults.exclude, ...exclude],
    env: { TEST_ENGINE: engine },
    globalSetup: ['test/support/engines.ts'],
  },
});

export default defineConfig({
  test: {
    pool: 'forks',
    // What the product is started with: a test file that touches the database is ready a second earlier.
    execArgv: ['--import', fileURLToPath(new URL('./bin/quick-drizzle.js', import.meta.url))],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [project('pglite', ['test/**/*.test.ts']), project('postgres', onDatabase, onOneEngine)],
  },
});
