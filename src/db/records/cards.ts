/** Which message is the living card of a case at a desk; hung and moved by the outbox. */
import { and, eq } from 'drizzle-orm';
import type { CardRecords } from '#ra/records.ts';
import { cards } from '../schema/post.ts';
import type { Pen } from './pen.ts';

export const cardRecords = ({ db }: Pen): CardRecords => ({
  async hangs(id, { network, chat }, message) {
    const here = and(eq(cards.network, network), eq(cards.chat, chat), eq(cards.message, message));
    return (await db.$count(cards, and(eq(cards.case, id), here))) > 0;
  },
});
