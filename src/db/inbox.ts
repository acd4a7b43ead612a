/**
 * Updates of the networks, kept before they are acknowledged and handled one at a time per chat, across instances (DESIGN,
 * how an act runs, 1–2). A lease instead of an open transaction: handling calls the network.
 */
import { and, eq, inArray, isNotNull, lt, notInArray, sql } from 'drizzle-orm';
import type { Inbox, InboxItem } from '#ra/ports.ts';
import type { Instant, NetworkName } from '#ra/values.ts';
import type { Cipher } from './cipher.ts';
import type { Database } from './client.ts';
import { speakingPlainly } from './database-error.ts';
import { rowsOf } from './rows.ts';
import { inbox } from './schema/post.ts';

export type DrizzleInbox = Inbox & {
  /** Forgets closed updates received again no more: give a moment a week ago. How many went. */
  purge(before: Instant): Promise<number>;
};

type Key = { readonly network: string; readonly bot: string; readonly updateId: string };
const rowName = ({ network, bot, updateId }: Key): string => `${network}/${bot}/${updateId}`;

export const drizzleInbox = ({
  database: { db },
  cipher,
  elsewhere = () => [],
}: {
  readonly database: Database;
  readonly cipher: Cipher;
  /** Networks that only another instance can speak in now; what is theirs is left to it. */
  readonly elsewhere?: () => readonly NetworkName[];
}): DrizzleInbox => {
  const mine = (item: InboxItem) =>
    and(eq(inbox.id, Number(item.id)), eq(inbox.state, 'open'), eq(inbox.attempts, item.attempts));

  return speakingPlainly({
    async receive({ network, bot, updateId, chat, payload }, at) {
      const cell = cipher.sealJson('inbox.payload', rowName({ network, bot, updateId }), payload);
      // The lock comes before the number, so within a chat a higher number is never visible before a lower one.
      const rows = await rowsOf(
        db,
        sql`with turn as (select pg_advisory_xact_lock(hashtextextended(${`${network}:${chat}`}, 2)))
            insert into inbox (network, bot, update_id, chat, payload, received_at)
            select ${network}::text, ${bot}::text, ${updateId}::text, ${chat}::text, ${cell}::bytea, ${at}::timestamptz from turn
            on conflict (network, bot, update_id) do nothing returning id::text`,
      );
      return rows.length > 0;
    },

    async claim(now, leaseUntil) {
      const next = sql`(
        select item.id from inbox item
        where item.state = 'open' and ${notInArray(sql`item.network`, [...elsewhere()])}
          and (item.retry_at is null or item.retry_at <= ${now}) and (item.lease_until is null or item.lease_until <= ${now})
          and item.id = (select min(head.id) from inbox head
            where head.state = 'open' and head.network = item.network and head.chat = item.chat)
        order by item.id limit 1 for update skip locked)`;
      const [row] = await db
        .update(inbox)
        .set({ leaseUntil, attempts: sql`${inbox.attempts} + 1` })
        .where(sql`${inbox.id} = ${next}`)
        .returning();
      if (!row?.payload) return undefined;
      const payload = cipher.openJson('inbox.payload', rowName(row), row.payload);
      return { id: String(row.id), network: row.network, chat: row.chat, attempts: row.attempts, payload };
    },

    async close(item, at) {
      await db
        .update(inbox)
        .set({ state: 'closed', payload: null, leaseUntil: null, closedAt: at })
        .where(and(eq(inbox.id, Number(item.id)), eq(inbox.state, 'open')));
    },

    async release(item, at, error) {
      const words = cipher.seal('inbox.error', item.id, Buffer.from(error));
      const end = { state: 'given-up', payload: null, leaseUntil: null, closedAt: sql`now()`, error: words } as const;
      await db
        .update(inbox)
        .set(at === null ? end : { leaseUntil: null, retryAt: at, error: words })
        .where(mine(item));
    },

    depth: () => db.$count(inbox, eq(inbox.state, 'open')),

    async purge(before) {
      const gone = await db
        .delete(inbox)
        .where(and(inArray(inbox.state, ['closed', 'given-up']), isNotNull(inbox.closedAt), lt(inbox.closedAt, before)))
        .returning({ id: inbox.id });
      return gone.length;
    },
  });
};
