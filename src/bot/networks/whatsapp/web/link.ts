/**
 * Which session the next browser opens: the profile that lies here while it is the newest, else the newest version from the database, and
 * where one does not open the one before it; when none does, the number is paired anew. Versions are never deleted here.
 */
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { packSession, unlockProfile, unpackSession, wipeProfile } from './profile.ts';
import type { SessionVersion, WhatsappSessions } from './sessions.ts';

/** About the profile that lies here. */
const note = z.object({
  /** The version it was unpacked from or was last kept as; 0: none yet. */
  version: z.number(),
  isLinked: z.boolean(),
  /** Up to this one no version opens any more. */
  spent: z.number(),
});
type Note = z.infer<typeof note>;
const blank: Note = { version: 0, isLinked: false, spent: 0 };

export type Link = ReturnType<typeof openLink>;

export const openLink = ({ folder, sessions }: { readonly folder: string; readonly sessions: WhatsappSessions }) => {
  const profile = join(folder, 'profile');
  const file = join(folder, 'session.json');
  const read = async (): Promise<Note> => {
    const text = await readFile(file, 'utf8').catch(() => '');
    return text === '' ? blank : (note.safeParse(JSON.parse(text)).data ?? blank);
  };
  const write = async (next: Note): Promise<void> => {
    await writeFile(`${file}.new`, JSON.stringify(next), { mode: 0o600 });
    await rename(`${file}.new`, file);
  };
  /** The profile here was unpacked from a version, and did not open yet. */
  let isTrying = false;
  /** Unpacks it, or the first before it that can be; false when there is none. */
  const openFrom = async (found: SessionVersion | undefined): Promise<boolean> => {
    const { spent } = await read();
    for (let one = found; one && one.version > spent; one = await sessions.before(one.version))
      if (await unpacked(profile, one)) {
        await write({ version: one.version, isLinked: true, spent });
        isTrying = true;
        return true;
      }
    return false;
  };
  const openNone = async (): Promise<void> => {
    const latest = await sessions.latest();
    await wipeProfile(profile);
    await write({ version: 0, isLinked: false, spent: latest?.version ?? 0 });
  };
  return {
    profile,
    /** Before each start, while no browser has the profile. Answers whether a linked session is expected in it. */
    async prepare(): Promise<boolean> {
      await unlockProfile(profile);
      const { version, isLinked, spent } = await read();
      const latest = await sessions.latest();
      const isNewer = latest !== undefined && latest.version > Math.max(version, spent);
      if ((isNewer && !isTrying) || (!isLinked && latest && latest.version > spent)) {
        if (await openFrom(latest)) return true;
      }
      // Also one that was never said to be linked stays: the telephone may have linked it just before it fell.
      return isLinked;
    },
    /** The session here did not open. Answers whether there is another one to try; when not, the next start is for pairing. */
    async next(): Promise<boolean> {
      const { version } = await read();
      const other = isTrying ? await sessions.before(version) : await sessions.latest();
      if (await openFrom(other)) return true;
      isTrying = false;
      await openNone();
      return false;
    },
    /** It works: whatever is told about it from now on is about this one. */
    async linked(): Promise<void> {
      isTrying = false;
      const known = await read();
      if (!known.isLinked) await write({ ...known, isLinked: true });
    },
    /** Whether what is here was never kept yet. */
    isUnkept: async (): Promise<boolean> => (await read()).version === 0,
    async keep(bytes: Uint8Array): Promise<void> {
      await sessions.keep(bytes);
      const version = (await sessions.latest())?.version ?? 0;
      await write({ ...(await read()), version, isLinked: true });
    },
    /** Somebody ended the session on the telephone: what we have of it opens nothing any more. */
    loggedOut: openNone,
    /** We let go of the number. */
    async forget(): Promise<void> {
      await openNone();
      await sessions.forget();
    },
    pack: () => packSession(profile),
  };
};

const unpacked = (profile: string, { bytes }: SessionVersion): Promise<boolean> =>
  unpackSession(profile, bytes).then(
    () => true,
    () => false,
  );
