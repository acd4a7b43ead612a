/** The master key of a trial: made at the first start, kept in the data folder for the owner only (0600). Real people set MASTER_KEY. */
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from '#ra/ports.ts';

export const trialMasterKey = (dataDir: string, random: Random): { readonly id: string; readonly key: Uint8Array } => {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, 'master.key');
  if (!existsSync(file))
    writeFileSync(file, `${Buffer.from(random.bytes(32)).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  if ((statSync(file).mode & 0o077) !== 0)
    throw new Error(
      `${file} can be read by others on this machine; close it with \`chmod 600 ${file}\` and start again.`,
    );
  return { id: '1', key: Uint8Array.from(Buffer.from(readFileSync(file, 'utf8').trim(), 'base64')) };
};
