/** The processes of one browser, known by the profile it was started with: what memory they take, and their end, without touching others. */
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

type Process = { readonly pid: number; readonly parent: number; readonly isOver: boolean };

/** Those that were started with this profile, and all they started. Empty where there is no /proc. */
export const browserProcesses = async (profile: string): Promise<readonly number[]> => {
  const processes = await everyProcess();
  const named = await Promise.all(processes.map(async ({ pid }) => ((await isOf(pid, profile)) ? [pid] : [])));
  return withDescendants(named.flat(), processes);
};

/** Ends them at once, and resolves when they are gone or `patienceMs` is over. */
export const endBrowser = async (profile: string, patienceMs = 5000): Promise<void> => {
  const doomed = new Set<number>();
  for (const until = performance.now() + patienceMs; ; await pause(20)) {
    for (const pid of await browserProcesses(profile)) doomed.add(pid);
    const alive = await living(doomed);
    if (alive.length === 0 || performance.now() > until) return;
    for (const pid of alive) end(pid);
  }
};

/**
 * Bytes: the proportional share (PSS), so that what processes share is counted once; where the system does not tell it, what is resident.
 */
export const memoryOf = async (pids: Iterable<number>): Promise<number> => {
  const sizes = await Promise.all([...new Set(pids)].map(sizeOf));
  return sizes.reduce((sum, size) => sum + size, 0);
};

const sizeOf = async (pid: number): Promise<number> =>
  (await kilobytes(`/proc/${pid}/smaps_rollup`, /^Pss:\s+(\d+) kB/m)) ??
  (await kilobytes(`/proc/${pid}/status`, /^VmRSS:\s+(\d+) kB/m)) ??
  0;

const kilobytes = async (file: string, pattern: RegExp): Promise<number | undefined> => {
  const found = pattern.exec(await readFile(file, 'utf8').catch(() => ''));
  return found ? Number(found[1]) * 1024 : undefined;
};

const everyProcess = async (): Promise<readonly Process[]> => {
  const names = await readdir('/proc').catch(() => []);
  const found = await Promise.all(names.filter((name) => /^\d+$/.test(name)).map((name) => look(Number(name))));
  return found.filter((one) => one !== undefined);
};

/** `pid (name) state parent …`: the name may hold anything, also brackets. */
const look = async (pid: number): Promise<Process | undefined> => {
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const [state, parent] = line.slice(line.lastIndexOf(')') + 2).split(' ');
  return parent === undefined ? undefined : { pid, parent: Number(parent), isOver: state === 'Z' || state === 'X' };
};

const isOf = async (pid: number, profile: string): Promise<boolean> => {
  const home = join(dirname(profile), '/');
  const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  const words = line.split('\0');
  // Who watches for crashes leaves the family, and is known by the folder that the profile lies in.
  return words.includes(`--user-data-dir=${profile}`) || words.some((word) => word.startsWith(`--database=${home}`));
};

const withDescendants = (roots: readonly number[], processes: readonly Process[]): readonly number[] => {
  const children = Map.groupBy(processes, ({ parent }) => parent);
  const found = new Set<number>();
  for (const waiting = [...roots]; waiting.length > 0; ) {
    const pid = waiting.pop();
    if (pid === undefined || found.has(pid)) continue;
    found.add(pid);
    waiting.push(...(children.get(pid) ?? []).map((child) => child.pid));
  }
  return [...found];
};

const living = async (pids: Iterable<number>): Promise<readonly number[]> => {
  const found = await Promise.all([...pids].map(look));
  return found.flatMap((one) => (one && !one.isOver ? [one.pid] : []));
};

const end = (pid: number): void => {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It went by itself.
  }
};
