/** The start's shortcut (docs/decisions/0009): drizzle-orm comes as CommonJS, whole, and nothing else does. */
import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = normalize(join(import.meta.dirname, '..'));
const hook = pathToFileURL(join(root, 'bin', 'quick-drizzle.js')).href;

/** What a Node started as the product is says to these module names. */
const resolved = (names: readonly string[]): Readonly<Record<string, string>> => {
  const program = `
    const found = {};
    for (const name of ${JSON.stringify(names)}) {
      found[name] = import.meta.resolve(name);
      await import(name);
    }
    process.stdout.write(JSON.stringify(found));`;
  const said = execFileSync(process.execPath, ['--import', hook, '--input-type=module', '-e', program], {
    cwd: root,
    encoding: 'utf8',
  });
  return JSON.parse(said) as Record<string, string>; // printed by the lines above
};

describe('bin/quick-drizzle.js', () => {
  it('gives every drizzle module that the source imports as CommonJS, and other packages as they are', () => {
    const sources = globSync('src/**/*.ts', { cwd: root }).map((file) => readFileSync(join(root, file), 'utf8'));
    const used = new Set(sources.flatMap((text) => text.match(/(?<=from ')drizzle-orm[^']*/g) ?? []));
    expect(used.size).toBeGreaterThan(4);
    const found = resolved([...used, 'hono', 'postgres']);
    for (const name of used) expect(found[name], name).toMatch(/\/node_modules\/drizzle-orm\/.*\.cjs$/);
    expect(found.hono).toMatch(/\.js$/);
    expect(found.postgres).toMatch(/\.js$/);
  });
});
