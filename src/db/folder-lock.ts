/**
 * One process per data folder: PGlite has no lock of its own, and two processes on one folder lose rows without a word.
 * The lock is a file with the owner's pid and the moment that process started, so a crash leaves nothing to clean up and a
 * pid given out again is not mistaken for the owner.
 */
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export class FolderInUse extends Error {
  readonly pid: number;
  constructor(folder: string, pid: number) {
    super(
      `The data folder ${folder} is in use by process ${pid}. Only one process may have it open: ` +
        `stop that one (kill ${pid}) and start again, choose another DATA_DIR, or set DATABASE_URL to a PostgreSQL server.`,
    );
    this.name = 'FolderInUse';
    this.pid = pid;
  }
}

type Owner = { readonly pid: number; readonly started: string };

/** Takes the folder for this process, adopting what a dead one left. Returns what gives it back. Throws FolderInUse. */
export const lockFolder = (folder: string): (() => void) => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'lencana.lock');
  const mine: Owner = { pid: process.pid, started: startOf(process.pid) ?? 'unknown' };
  // Written aside and linked into place: the lock is never seen half written, and only one of two linkers wins.
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 });
  try {
    for (let tries = 0; tries < 3; tries++) {
      if (linked(draft, file)) return () => release(file, mine);
      const owner = readOwner(file);
      if (owner && isAlive(owner)) throw new FolderInUse(folder, owner.pid);
      clear(file, `${draft}.old`);
    }
    throw new FolderInUse(folder, readOwner(file)?.pid ?? 0);
  } finally {
    rmSync(draft, { force: true });
  }
};

const linked = (draft: string, file: string): boolean => {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
};

/** Moves a dead owner's lock away; should somebody have taken the folder since we looked, theirs is put back. */
const clear = (file: string, aside: string): void => {
  try {
    renameSync(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const owner = readOwner(aside);
  if (owner && isAlive(owner)) linked(aside, file);
  rmSync(aside, { force: true });
};

const readOwner = (file: string): Owner | undefined => {
  try {
    // Our own file: whatever is not an owner's record counts as left behind.
    const owner = JSON.parse(readFileSync(file, 'utf8')) as Partial<Owner>;
    return typeof owner.pid === 'number' && typeof owner.started === 'string'
      ? { pid: owner.pid, started: owner.started }
      : undefined;
  } catch {
    return undefined;
  }
};

const release = (file: string, mine: Owner): void => {
  const owner = readOwner(file);
  if (owner?.pid === mine.pid && owner.started === mine.started) unlinkSync(file);
};

const isAlive = (owner: Owner): boolean => {
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    // EPERM: it lives, under another user.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const started = startOf(owner.pid);
  return started === undefined || owner.started === 'unknown' || started === owner.started;
};

/** Linux: boot id and the start time in clock ticks (proc(5), field 22). Elsewhere unknown, and the pid alone decides. */
const startOf = (pid: number): string | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z') return 'dead, not yet reaped';
    const ticks = fields[19];
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${ticks}`;
  } catch {
    return undefined;
  }
};
