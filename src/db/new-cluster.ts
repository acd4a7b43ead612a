/** A new embedded database: made beside its place, migrated, and moved there whole, so that half a database is never opened. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const program = fileURLToPath(new URL('./new-cluster-process.ts', import.meta.url));
const quickly = new URL('../../bin/quick-drizzle.js', import.meta.url).href;
const run = promisify(execFile);

/** Does nothing where there is one already. Rejects with what the process said when it could not make one. */
export const ensureCluster = async (place: string): Promise<void> => {
  if (existsSync(place)) return;
  const draft = `${place}.new`;
  await rm(draft, { recursive: true, force: true }); // what a killed start left
  await run(process.execPath, ['--import', quickly, program, draft]);
  await rename(draft, place);
};
