/** The topics of cases in groups that have them: one per case and group, whichever desk hangs its card there. */
import { and, eq } from 'drizzle-orm';
import type { TopicRecords } from '#ra/records.ts';
import type { CaseId, Destination } from '#ra/values.ts';
import { topics } from '../schema/post.ts';
import type { Pen } from './pen.ts';

export const topicRecords = ({ db }: Pen): TopicRecords => ({
  async find(id, at) {
    const [row] = await db.select().from(topics).where(ofCase(id, at));
    if (!row) return undefined;
    const { network, chat, ...plain } = row;
    return { ...plain, at: { network, chat } };
  },
  async save({ at: { network, chat }, ...plain }) {
    const row = { ...plain, network, chat };
    await db
      .insert(topics)
      .values(row)
      .onConflictDoUpdate({ target: [topics.case, topics.network, topics.chat], set: row });
  },
  async forget(id, at) {
    await db.delete(topics).where(ofCase(id, at));
  },
});

const ofCase = (id: CaseId, { network, chat }: Destination) =>
  and(eq(topics.case, id), eq(topics.network, network), eq(topics.chat, chat));
