/** Questions the bot asked in a chat and that wait for a reply to that very message (an officer's own words). */
import { and, eq } from 'drizzle-orm';
import type { PromptRecords } from '#ra/records.ts';
import type { Destination } from '#ra/values.ts';
import { prompts } from '../schema/memory.ts';
import type { Pen } from './pen.ts';

export const promptRecords = ({ db }: Pen): PromptRecords => ({
  async save({ at, ...plain }) {
    const row = { ...plain, ...at };
    await db
      .insert(prompts)
      .values(row)
      .onConflictDoUpdate({ target: [prompts.network, prompts.chat, prompts.message], set: row });
  },
  async find(at, message) {
    const [row] = await db.select().from(prompts).where(sameMessage(at, message));
    if (!row) return undefined;
    const { network, chat, ...plain } = row;
    return { ...plain, at: { network, chat } };
  },
  async close(at, message) {
    await db.delete(prompts).where(sameMessage(at, message));
  },
});

const sameMessage = (at: Destination, message: string) =>
  and(eq(prompts.network, at.network), eq(prompts.chat, at.chat), eq(prompts.message, message));
