#!/usr/bin/env node
/** Starts the command line on the Node 24 that came with the package, whatever Node the machine has. */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const quickly = join(here, 'quick-drizzle.js');
const program = join(here, '..', 'src', 'cli.ts');
/** `npm start` puts a shell between, which dies by the signal npm passes on to it and tells nobody: who has lost that shell ends. */
const whenOrphaned = (end) => {
  // biome-ignore lint/style/noProcessEnv: npm's own word that it is npm, read before there is any configuration
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const look = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(look);
    end();
  }, 500).unref();
};

const isNew = Number(process.versions.node.split('.')[0]) >= 24;

if (isNew) {
  whenOrphaned(() => process.kill(process.pid, 'SIGTERM'));
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
  // Whoever ends us (systemd, Docker, npm) knows only this process: what it is told is told on, and it ends as the real one does.
  const child = spawn(node, words, { stdio: 'inherit' });
  const passOn = (signal) => child.kill(signal);
  const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'];
  for (const signal of signals) process.on(signal, passOn);
  whenOrphaned(() => passOn('SIGTERM'));
  child.on('error', (error) => {
    process.stderr.write(`Lencana could not be started: ${error.message}\n`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => {
    for (const one of signals) process.off(one, passOn);
    if (signal) process.kill(process.pid, signal);
    else process.exit(code ?? 1);
  });
}
