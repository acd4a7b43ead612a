/**
 * Updates of the networks, kept before they are acknowledged and handled one at a time per chat, across instances (DESIGN,
 * how an act runs, 1–2). A lease instead of an open transaction: handling calls the network.
 */
import { and, eq, inArray, isNotNull, lt, notInArray, type SQL, sql } from 'drizzle-orm';
import type { Inbox, InboxItem } from '#ra/ports.ts';
import type { Instant, NetworkName } from '#ra/values.ts';
import type { Cipher } from './cipher.ts';
import type { Database, Queries } from './client.ts';
import { speakingPlainly } from './database-error.ts';
import { rowsOf } from './rows.ts';
import { inbox } from './schema/post.ts';

export type DrizzleInbox = Inbox & {
  /** Forgets closed updates received again no more: give a moment a week ago. How many went. */
  purge(before: Instant): Promise<number>;
};

type Key = { readonly network: NetworkName; readonly bot: string; readonly updateId: string };
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
    async receive({ payload, ...update }, at) {
      const { network, bot, updateId, chat } = update;
      const cell = cipher.sealJson('inbox.payload', rowName({ network, bot, updateId }), payload);
      // The lock comes before the number, so within a chat a higher number is never visible before a lower one.
      const [row] = await rowsOf<{ id: string }>(
        db,
        sql`with turn as (select ${turnOf(update)})
            insert into inbox (network, bot, update_id, chat, payload, received_at)
            select ${network}::text, ${bot}::text, ${updateId}::text, ${chat}::text, ${cell}::bytea, ${at}::timestamptz from turn
            on conflict (network, bot, update_id) do nothing returning id::text`,
      );
      if (row && isNumbered(network) && (await overtook(db, update, row.id))) await putInOrder(db, update);
      return row !== undefined;
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

    async extend(item, leaseUntil) {
      const isLeased = and(mine(item), isNotNull(inbox.leaseUntil));
      const rows = await db.update(inbox).set({ leaseUntil }).where(isLeased).returning({ id: inbox.id });
      return rows.length > 0;
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

type Received = Key & { readonly chat: string };

/** One after another within a chat, until the transaction ends. */
const turnOf = ({ network, chat }: Received): SQL =>
  sql`pg_advisory_xact_lock(hashtextextended(${`${network}:${chat}`}, 2))`;

/** Whose updates are numbered as they happened (core.telegram.org/bots/api#update); WhatsApp's have names, and come as they happened. */
const isNumbered = (network: NetworkName): boolean => network === 'telegram' || network === 'sandbox';

/** Happened after it, and nobody has begun with it. */
const laterThan = ({ network, bot, updateId, chat }: Received): SQL =>
  sql`network = ${network} and chat = ${chat} and bot = ${bot} and state = 'open' and attempts = 0
    and (length(update_id), update_id collate "C") > (length(${updateId}::text), ${updateId}::text)`;

/** Several calls of a webhook run beside each other: what happened later may have come earlier. */
const overtook = async (db: Queries, update: Received, id: string): Promise<boolean> =>
  (await rowsOf(db, sql`select from inbox where ${laterThan(update)} and id < ${id}::bigint limit 1`)).length > 0;

/** What happened later stands behind it, in order. What somebody began with meanwhile stays where it is. */
const putInOrder = (db: Queries, update: Received): Promise<void> =>
  db.transaction(async (tx) => {
    await rowsOf(tx, sql`select ${turnOf(update)}`);
    const order = sql`order by length(update_id), update_id collate "C"`;
    const later = await rowsOf<{ id: string }>(
      tx,
      sql`select id::text from inbox where ${laterThan(update)} ${order} for update`,
    );
    for (const { id } of later) await rowsOf(tx, sql`update inbox set id = default where id = ${id}::bigint`);
  });
