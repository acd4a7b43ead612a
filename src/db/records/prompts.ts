/** Questions the bot asked in a chat and that wait for a reply to that very message (an officer's own words). */
import { and, eq, isNull } from 'drizzle-orm';
import type { Prompt, PromptRecords } from '#ra/records.ts';
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
    return row && promptFrom(row);
  },
  async ofApplicant({ network, chat }) {
    const isHere = and(eq(prompts.network, network), eq(prompts.chat, chat), isNull(prompts.account));
    return (await db.select().from(prompts).where(isHere)).map(promptFrom);
  },
  async close(at, message) {
    await db.delete(prompts).where(sameMessage(at, message));
  },
});

const promptFrom = ({ network, chat, ...plain }: typeof prompts.$inferSelect): Prompt => ({
  ...plain,
  at: { network, chat },
});

const sameMessage = (at: Destination, message: string) =>
  and(eq(prompts.network, at.network), eq(prompts.chat, at.chat), eq(prompts.message, message));
