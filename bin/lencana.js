#!/usr/bin/env node
/** Starts the command line on the Node 24 that came with the package, whatever Node the machine has. */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const quickly = join(here, 'quick-drizzle.js');
const program = join(here, '..', 'src', 'cli.ts');
const isNew = Number(process.versions.node.split('.')[0]) >= 24;

if (isNew) {
  await import(pathToFileURL(quickly).href);
  await import(pathToFileURL(program).href);
} else {
  let node;
  try {
    node = createRequire(import.meta.url).resolve('node/bin/node');
  } catch {
    process.stderr.write(
      `Lencana needs Node 24; this is ${process.version}, and the one of the package is missing. Run \`npm ci\` without --ignore-scripts, or install Node 24.\n`,
    );
    process.exit(1);
  }
  const words = ['--import', pathToFileURL(quickly).href, program, ...process.argv.slice(2)];
  const { status } = spawnSync(node, words, { stdio: 'inherit' });
  process.exit(status ?? 1);
}
