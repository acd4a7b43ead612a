/** Finds out at start, in words, that MASTER_KEY is not the one this database was written with. */
import { createHmac } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { CipherError, type KeyRing, subKey } from './cipher.ts';
import type { Database } from './client.ts';
import { plainly } from './database-error.ts';
import { keyProofs } from './schema/memory.ts';

const name = 'oldest';

/** The first start leaves a proof of the oldest key; every later one must bring that key. Throws CipherError. */
export const proveKeyRing = async ({ db }: Database, ring: KeyRing): Promise<void> => {
  const proof = createHmac('sha256', subKey(ring.oldest, 'proof')).update('lencana').digest('hex');
  try {
    await db.insert(keyProofs).values({ name, proof }).onConflictDoNothing();
    const [kept] = await db.select().from(keyProofs).where(eq(keyProofs.name, name));
    if (kept?.proof === proof) return;
  } catch (error) {
    throw plainly(error);
  }
  throw new CipherError(
    `This database was written with another MASTER_KEY than "${ring.oldest.id}". Give the key it was made with ` +
      '(after a rotation: as the last of the list, for search runs on the oldest key), or start with an empty database.',
  );
};
