/** The browser's profile on this machine, and how the linked session in it is packed to be kept in the database and opened elsewhere. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { deserialize, serialize } from 'node:v8';
import { gunzip, gzip } from 'node:zlib';
import { z } from 'zod';

const squeeze = promisify(gzip);
const unsqueeze = promisify(gunzip);

/** What whatsapp-web.js too carries from one machine to another (RemoteAuth): where WhatsApp's page keeps the link and its keys. */
const session = ['Default/IndexedDB', 'Default/Local Storage'];
/** What Chromium leaves when it is killed; with them it does not start, or asks which profile to take. */
const locks = ['SingletonLock', 'SingletonCookie', 'SingletonSocket', 'lockfile', 'DevToolsActivePort'];

const packed = z.map(z.string(), z.instanceof(Uint8Array));

/** Reads what is there now, also beside a running browser: a version that does not open gives way to the one before. */
export const packSession = async (profile: string): Promise<Uint8Array> => {
  const files = new Map<string, Uint8Array>();
  for (const folder of session)
    for (const entry of await readdir(join(profile, folder), { recursive: true, withFileTypes: true }).catch(
      () => [],
    )) {
      if (!entry.isFile() || entry.name === 'LOCK') continue;
      const path = join(entry.parentPath, entry.name);
      // The browser may just have tidied it away.
      const bytes = await readFile(path).catch(() => undefined);
      if (bytes) files.set(relative(profile, path).split(sep).join('/'), bytes);
    }
  return squeeze(serialize(files));
};

/** In place of whatever profile was there. Throws when the bytes are no packed session. */
export const unpackSession = async (profile: string, bytes: Uint8Array): Promise<void> => {
  const files = packed.parse(deserialize(await unsqueeze(bytes)));
  await wipeProfile(profile);
  for (const [name, content] of files) {
    const path = join(profile, name);
    if (relative(profile, path).startsWith('..')) throw new Error('A packed session names a file outside its folder');
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeFile(path, content, { mode: 0o600 });
  }
};

export const wipeProfile = async (profile: string): Promise<void> => {
  await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  await mkdir(profile, { recursive: true, mode: 0o700 });
};

/** To be done only once its browser is gone. */
export const unlockProfile = async (profile: string): Promise<void> => {
  await mkdir(profile, { recursive: true, mode: 0o700 });
  for (const name of locks) await rm(join(profile, name), { force: true });
};
