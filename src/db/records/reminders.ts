/** What people were reminded of. An occasion is taken by its row, so two instances never both remind. */
import { inArray } from 'drizzle-orm';
import type { ReminderRecords } from '#ra/records.ts';
import { reminders } from '../schema/memory.ts';
import type { Pen } from './pen.ts';

export const reminderRecords = ({ db }: Pen): ReminderRecords => ({
  async take(occasion, at) {
    const taken = await db
      .insert(reminders)
      .values({ occasion, at })
      .onConflictDoNothing()
      .returning({ occasion: reminders.occasion });
    return taken.length > 0;
  },
  async taken(occasions) {
    const found = await db
      .select({ occasion: reminders.occasion })
      .from(reminders)
      .where(inArray(reminders.occasion, [...occasions]));
    return found.map(({ occasion }) => occasion);
  },
});
