import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { FolderInUse, lockFolder } from '#db/folder-lock.ts';

let folder: string;
const children: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lencana-lock-'));
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Another process that holds the folder until it is killed. */
const otherHolder = async (): Promise<ChildProcess> => {
  const lock = new URL('../../src/db/folder-lock.ts', import.meta.url).href;
  const script = `const { lockFolder } = await import(${JSON.stringify(lock)}); lockFolder(${JSON.stringify(folder)});
    console.log('held'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  await new Promise((resolve, reject) => {
    child.stdout?.once('data', resolve);
    child.once('exit', () => reject(new Error('the other process could not take the folder')));
  });
  return child;
};

const killed = async (child: ChildProcess): Promise<void> => {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
};

describe('A data folder of PGlite', () => {
  it('is refused while another process has it, with its pid and what to do', async () => {
    const other = await otherHolder();
    await expect(openDatabase({ folder })).rejects.toThrow(FolderInUse);
    await expect(openDatabase({ folder })).rejects.toThrow(
      new RegExp(`in use by process ${other.pid}\\b.*DATABASE_URL`, 's'),
    );
  });

  it('is adopted when its owner was killed', async () => {
    await killed(await otherHolder());
    const unlock = lockFolder(folder);
    expect(JSON.parse(readFileSync(join(folder, 'lencana.lock'), 'utf8'))).toMatchObject({ pid: process.pid });
    unlock();
  });

  it('is not mistaken for held when the pid was given to a later process', () => {
    writeFileSync(join(folder, 'lencana.lock'), JSON.stringify({ pid: process.ppid, started: 'another boot/1' }));
    lockFolder(folder)();
  });

  it('is refused to the same process twice, and free again once closed', async () => {
    const database = await openDatabase({ folder });
    await expect(openDatabase({ folder })).rejects.toThrow(FolderInUse);
    await database.close();
    await (await openDatabase({ folder })).close();
  });
});
