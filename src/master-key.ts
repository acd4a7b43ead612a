/** The master key of a trial: made at the first start, kept in the data folder for the owner only (0600). Real people set MASTER_KEY. */
import { hkdfSync } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from '#ra/ports.ts';
import type { Config } from './config.ts';

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

/** Those of the settings, or the trial's own. */
export const masterKeysOf = (
  { masterKeys, dataDir }: Pick<Config, 'masterKeys' | 'dataDir'>,
  random: Random,
): readonly { readonly id: string; readonly key: Uint8Array }[] => masterKeys ?? [trialMasterKey(dataDir, random)];

/** A secret of its own purpose under the oldest master key, so that adding a newer one changes nothing. */
export const derivedSecret = (masterKeys: readonly { readonly key: Uint8Array }[], purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', masterKeys.at(-1)?.key ?? '', '', `lencana/1/${purpose}`, 32));
