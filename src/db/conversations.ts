/** Where a conversation stands, by `network:chat:user`, sealed: answers of people are in it until it ends. */
import { eq, sql } from 'drizzle-orm';
import type { ConversationStore } from '#ra/ports.ts';
import type { Cipher } from './cipher.ts';
import type { Database } from './client.ts';
import { speakingPlainly } from './database-error.ts';
import { conversations } from './schema/memory.ts';

const place = 'conversations.state';

export const drizzleConversations = ({
  database: { db },
  cipher,
}: {
  readonly database: Database;
  readonly cipher: Cipher;
}): ConversationStore =>
  speakingPlainly({
    async read(key) {
      const [row] = await db.select().from(conversations).where(eq(conversations.key, key));
      return row && cipher.openJson(place, key, row.state);
    },
    async write(key, state) {
      const row = { key, state: cipher.sealJson(place, key, state), writtenAt: sql`now()` };
      await db.insert(conversations).values(row).onConflictDoUpdate({ target: conversations.key, set: row });
    },
    async delete(key) {
      await db.delete(conversations).where(eq(conversations.key, key));
    },
  });
