/** DESIGN "Never": the floors of the house hold. Every rule is shown by planting what it forbids and seeing it found, beside what it allows. */
import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, normalize } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = normalize(join(import.meta.dirname, '..'));
const biome = join(root, 'node_modules', '.bin', 'biome');

const rooms = ['bot', 'http', 'flows', 'jobs', 'mail', 'db', 'locales', 'key-tool', 'ra', 'letters', 'pki'] as const;
type Room = (typeof rooms)[number] | 'web';

/** What each room may import of the others, as DESIGN draws the floors. `web` reaches its shapes by relative paths. */
const floors: Readonly<Record<Room, readonly Room[]>> = {
  http: ['bot', 'flows', 'ra', 'pki', 'letters', 'locales', 'key-tool'],
  bot: ['flows', 'ra', 'pki', 'letters', 'locales'],
  flows: ['ra', 'locales'],
  jobs: ['ra', 'pki', 'letters', 'locales'],
  mail: ['ra', 'pki', 'letters', 'locales'],
  db: ['ra', 'pki', 'letters'],
  locales: ['ra'],
  ra: ['pki', 'letters'],
  'key-tool': [],
  web: [],
  letters: [],
  pki: [],
};

const foreign = [
  'grammy',
  '@grammyjs/conversations',
  'hono',
  'hono/html',
  'drizzle-orm',
  'drizzle-orm/pg-core',
  'postgres',
] as const;
const chat = ['grammy', '@grammyjs/conversations'] as const;
const web = ['hono', 'hono/html'] as const;
const sql = ['drizzle-orm', 'drizzle-orm/pg-core', 'postgres'] as const;
const strangers: Readonly<Record<Room, readonly (typeof foreign)[number][]>> = {
  ra: foreign,
  pki: foreign,
  letters: foreign,
  jobs: foreign,
  mail: foreign,
  'key-tool': foreign,
  web: foreign,
  flows: [...web, ...sql],
  bot: [...web, ...sql],
  http: sql,
  db: [...chat, ...web],
  locales: [...web, ...sql],
};

type Plant = { readonly file: string; readonly code: string; readonly rule: string | null };
const imported = (room: Room, path: string, rule: string | null): Plant => ({
  file: `src/${room}/${path.replaceAll(/[^a-z]/g, '-')}-probe.ts`,
  code: `import { thing } from '${path}';\nexport const kept = thing;\n`,
  rule,
});
const importRule = 'lint/style/noRestrictedImports';

const plants: readonly Plant[] = [
  ...(Object.keys(floors) as Room[]).flatMap((room) => [
    ...rooms
      .filter((other) => other !== room)
      .map((other) => imported(room, `#${other}/thing.ts`, floors[room].includes(other) ? null : importRule)),
    ...foreign.map((name) => imported(room, name, strangers[room].includes(name) ? importRule : null)),
    imported(room, '#config.ts', importRule),
    imported(room, '#src/installation.ts', importRule),
  ]),
  imported('flows', '#pki/errors.ts', null),
  imported('flows', '#letters/errors.ts', null),
  {
    file: 'src/ra/typed.ts',
    code: "import type { Bot } from '#bot/bot.ts';\nexport type Kept = Bot;\n",
    rule: importRule,
  },
  { file: 'src/ra/deep/later.ts', code: "export const later = await import('#db/client.ts');\n", rule: importRule },
  { file: 'src/ra/deep/passed-on.ts', code: "export { openDatabase } from '#db/client.ts';\n", rule: importRule },
  ...(['ra', 'pki'] as const).flatMap((room) => [
    { file: `src/${room}/now.ts`, code: 'export const now = () => new Date();\n', rule: 'plugin' },
    { file: `src/${room}/milliseconds.ts`, code: 'export const now = () => Date.now();\n', rule: 'plugin' },
    { file: `src/${room}/dice.ts`, code: 'export const dice = () => Math.random();\n', rule: 'plugin' },
    { file: `src/${room}/given.ts`, code: 'export const given = (at: number) => new Date(at);\n', rule: null },
  ]),
  { file: 'src/bot/now.ts', code: 'export const now = () => new Date();\n', rule: null },
  { file: 'src/bot/mood.ts', code: 'export const mood = process.env.MOOD;\n', rule: 'lint/style/noProcessEnv' },
  { file: 'src/mood.ts', code: 'export const mood = process.env.MOOD;\n', rule: 'lint/style/noProcessEnv' },
  { file: 'src/config.ts', code: 'export const mood = process.env.MOOD;\n', rule: null },
  {
    file: 'src/letters/hen.ts',
    code: "import { egg } from './egg.ts';\n\nexport const hen = () => egg;\n",
    rule: 'lint/suspicious/noImportCycles',
  },
  {
    file: 'src/letters/egg.ts',
    code: "import { hen } from './hen.ts';\n\nexport const egg = () => hen;\n",
    rule: 'lint/suspicious/noImportCycles',
  },
];

const lint = (folder: string, ...options: readonly string[]) =>
  spawnSync(biome, ['lint', '--max-diagnostics=none', '--reporter=json', ...options, '.'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 50e6,
  });

/** Which rules were broken in which file. */
const foundIn = (folder: string): ReadonlyMap<string, readonly string[]> => {
  const { stdout } = lint(folder, '--vcs-enabled=false');
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { category: string; location: { path: string } }[] }; // Biome's own report
  const found = new Map<string, string[]>();
  for (const { category, location } of diagnostics)
    found.set(location.path, [...(found.get(location.path) ?? []), category]);
  return found;
};

describe('DESIGN "Never": what a room must not do is found', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lencana-floors-'));
  let found: ReadonlyMap<string, readonly string[]>;
  beforeAll(() => {
    for (const name of ['biome.json', 'package.json', '.biome'])
      cpSync(join(root, name), join(folder, name), { recursive: true });
    for (const { file, code } of plants) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), code);
    }
    found = foundIn(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(plants.filter(({ rule }) => rule !== null))('$file breaks $rule', ({ file, rule }) => {
    expect(found.get(file)).toContain(rule);
  });

  it('what a room may do is not', () => {
    const allowed = plants.filter(({ rule }) => rule === null).map(({ file }) => file);
    expect(allowed.filter((file) => found.has(file))).toEqual([]);
    expect(allowed.length).toBeGreaterThan(30);
  });
});

describe('DESIGN "Never": the house as it stands', () => {
  const files = globSync('src/**/*.ts', { cwd: root }).toSorted();
  const roomOf = (path: string): string => (path.split('/').length > 2 ? (path.split('/')[1] ?? '') : '');

  it('keeps every import rule', () => {
    const { status, stdout } = lint(
      root,
      '--only=style/noRestrictedImports',
      '--only=suspicious/noImportCycles',
      '--only=style/noProcessEnv',
    );
    expect(stdout).toContain('"errors":0');
    expect(status).toBe(0);
  });

  it('leaves a room only by its # name, so that no rule is walked around; the browser takes its shapes by relative paths', () => {
    const waysOut = files.flatMap((file) => {
      const paths = [...readFileSync(join(root, file), 'utf8').matchAll(/(?:from|import\()\s*'(\.[^']*)'/g)].map(
        ([, path = '']) => path,
      );
      return paths
        .map((path) => normalize(join(dirname(file), path)))
        .filter((target) => roomOf(target) !== roomOf(file))
        .map((target) => `${file} → ${target}`);
    });
    // The wire of the sandbox page is read by the browser's code too, which knows no # names.
    const isShape = (way: string) => /^src\/(web\/.*|http\/sandbox-wire\.ts) → src\/(bot|http)\//.test(way);
    expect(waysOut.filter((way) => !isShape(way))).toEqual([]);
    expect(files.length).toBeGreaterThan(150);
  });

  it('takes only types from the server into the browser', () => {
    const taken = files
      .filter((file) => roomOf(file) === 'web')
      .flatMap(
        (file) =>
          readFileSync(join(root, file), 'utf8').match(/import [^;]*?from '\.\.\/\.\.\/(?:bot|http)[^']*'/g) ?? [],
      );
    expect(taken.length).toBeGreaterThan(0);
    expect(taken.filter((line) => !line.startsWith('import type '))).toEqual([]);
  });
});
