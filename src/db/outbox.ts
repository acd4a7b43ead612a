/**
 * The reading end of the outbox: workers claim the head of each destination with a lease and deliver in order (DESIGN, how an
 * act runs, 4). A posting that must wait (`notBefore`) holds nobody up until it is due; one that is being retried does, for
 * order is kept; one that can never be delivered leaves the line and waits for an administrator.
 */
import { and, asc, desc, eq, inArray, lt, notInArray, type SQL, sql } from 'drizzle-orm';
import type { Outbox, Posting } from '#ra/ports.ts';
import { dayThere, defaultZone } from '#ra/time-zone.ts';
import type { CaseId, DeskId, Destination, Instant, NetworkName } from '#ra/values.ts';
import type { Cipher } from './cipher.ts';
import type { Database, Queries } from './client.ts';
import { speakingPlainly } from './database-error.ts';
import { opened } from './records/pen.ts';
import { rowsOf } from './rows.ts';
import { agencies, deskAgencies, desks } from './schema/agencies.ts';
import { cards, digests, outbox } from './schema/post.ts';

/** What an administrator sees of a posting that could not be delivered; whom it was for stays sealed. */
export type Undeliverable = {
  readonly id: string;
  /** `network:chat`, or `mail`. */
  readonly destination: string;
  readonly kind: Posting['body']['kind'];
  /** The notice's or letter's name; for a card or digest null. */
  readonly name: string | null;
  readonly case: CaseId | null;
  readonly attempts: number;
  readonly error: string;
  readonly at: Instant;
};

export type DrizzleOutbox = Outbox & {
  /** Newest first. */
  undeliverable(limit: number): Promise<readonly Undeliverable[]>;
  undeliverableCount(): Promise<number>;
  /** Postings that stand in line. */
  depth(): Promise<number>;
  /** Deletes what was sent or taken back before then. How many went. */
  purge(before: Instant): Promise<number>;
};

type Row = typeof outbox.$inferSelect;
type Drawn = Extract<Posting['body'], { kind: 'card' | 'digest' }>;
type Letter = Exclude<Posting['body'], Drawn>;
type Pen = { readonly db: Queries; readonly cipher: Cipher };
const inLine = ['waiting', 'leased'] as const;

export const drizzleOutbox = ({
  database: { db },
  cipher,
  elsewhere = () => [],
}: {
  readonly database: Database;
  readonly cipher: Cipher;
  /** Networks that only another instance can speak in now; what is for them is left to it. */
  readonly elsewhere?: () => readonly NetworkName[];
}): DrizzleOutbox => {
  const pen: Pen = { db, cipher };
  /** Still ours: the lease was not lost to another worker meanwhile. */
  const held = (posting: Posting) =>
    and(eq(outbox.id, posting.id), eq(outbox.state, 'leased'), eq(outbox.attempts, posting.attempts));
  const wordsOf = (posting: Posting, error: string) => cipher.seal('outbox.error', posting.id, Buffer.from(error));

  return speakingPlainly({
    async claim(now, leaseUntil) {
      for (;;) {
        const row = await leaseNext(db, now, leaseUntil, elsewhere());
        if (!row) return undefined;
        const body = await bodyOf(pen, row, now);
        const { id, destination, attempts, remaining } = row;
        if (body) return { id, destination, attempts, ...(remaining === null ? {} : { remaining }), body };
        // The desk left its group since: there is nowhere to hang this.
        await db.update(outbox).set({ state: 'taken-back', leftAt: sql`now()` }).where(eq(outbox.id, row.id));
      }
    },

    async extend(posting, leaseUntil) {
      const rows = await db.update(outbox).set({ leaseUntil }).where(held(posting)).returning({ id: outbox.id });
      return rows.length > 0;
    },

    async sent(posting, message) {
      await db.transaction(async (tx) => {
        await tx
          .update(outbox)
          .set({ state: 'sent', payload: null, leaseUntil: null, error: null, leftAt: sql`now()` })
          .where(and(eq(outbox.id, posting.id), inArray(outbox.state, inLine)));
        if (posting.body.kind === 'card' && message !== undefined) await hang(tx, posting.body, message);
        if (posting.body.kind === 'digest' && message !== undefined) await hangDigest(tx, posting.body, message);
      });
    },

    async advance(posting, remaining) {
      await db.update(outbox).set({ remaining }).where(held(posting));
    },

    async retry(posting, at, error) {
      await db.transaction(async (tx) => {
        if (await giveWay(tx, posting, at)) return;
        await tx
          .update(outbox)
          .set({ state: 'waiting', retryAt: at, leaseUntil: null, error: wordsOf(posting, error) })
          .where(held(posting));
      });
    },

    async bury(posting, error) {
      await db
        .update(outbox)
        .set({ state: 'buried', leaseUntil: null, error: wordsOf(posting, error), leftAt: sql`now()` })
        .where(held(posting));
    },

    async nextDue() {
      // When it is free by its own times, and nobody before it stands in line by then. The epoch means: long due.
      const [row] = await rowsOf<{ due: string | null }>(
        db,
        sql`with line as (
              select destination, place, coalesce(not_before, '-infinity') as joins,
                coalesce(greatest(not_before, retry_at, lease_until), 'epoch') as due
              from outbox where state in ('waiting', 'leased') and ${isReachable(sql`destination`)} and ${notInArray(networkOf(sql`destination`), [...elsewhere()])})
            select min(line.due)::text as due from line
            where not exists (select from line earlier
              where earlier.destination = line.destination and earlier.place < line.place and earlier.joins <= line.due)`,
      );
      // PostgreSQL's own text of an instant.
      return row?.due ? (new Date(row.due).toISOString() as Instant) : undefined;
    },

    async undeliverable(limit) {
      const rows = await db
        .select()
        .from(outbox)
        .where(eq(outbox.state, 'buried'))
        .orderBy(desc(outbox.leftAt))
        .limit(limit);
      return rows.map((row) => undeliverableFrom(pen, row));
    },
    undeliverableCount: () => db.$count(outbox, eq(outbox.state, 'buried')),
    depth: () => db.$count(outbox, inArray(outbox.state, inLine)),
    async purge(before) {
      const gone = await db
        .delete(outbox)
        .where(and(inArray(outbox.state, ['sent', 'taken-back']), lt(outbox.leftAt, before)))
        .returning({ id: outbox.id });
      return gone.length;
    },
  });
};

/** What is for a desk whose group we are not in waits until we are in one again (`DeskRecords.setLost`). */
const isReachable = (destination: SQL): SQL =>
  sql`${destination} not in (select network || ':' || chat from desks where lost_at is not null and network is not null and chat is not null)`;

const networkOf = (destination: SQL): SQL => sql`split_part(${destination}, ':', 1)`;

/** One statement: the head of a line that is due and free, taken with a lease; a locked one is left to who locked it. */
const leaseNext = async (
  db: Queries,
  now: Instant,
  leaseUntil: Instant,
  elsewhere: readonly NetworkName[],
): Promise<Row | undefined> => {
  const next = sql`(
    select item.id from outbox item
    where item.state in ('waiting', 'leased')
      and (item.not_before is null or item.not_before <= ${now})
      and (item.retry_at is null or item.retry_at <= ${now})
      and (item.lease_until is null or item.lease_until <= ${now})
      and ${isReachable(sql`item.destination`)} and ${notInArray(networkOf(sql`item.destination`), [...elsewhere])}
      and item.place = (select min(head.place) from outbox head
        where head.state in ('waiting', 'leased') and head.destination = item.destination
          and (head.not_before is null or head.not_before <= ${now}))
    order by item.turn limit 1 for update skip locked)`;
  const [row] = await db
    .update(outbox)
    .set({ state: 'leased', leaseUntil, attempts: sql`${outbox.attempts} + 1` })
    .where(sql`${outbox.id} = ${next}`)
    .returning();
  return row;
};

const bodyOf = async (pen: Pen, row: Row, now: Instant): Promise<Posting['body'] | undefined> => {
  if (row.payload) return opened<Letter>(pen, 'outbox.payload', row.id, row.payload);
  if (row.desk === null) return undefined;
  const [desk] = await pen.db
    .select({ network: desks.network, chat: desks.chat })
    .from(desks)
    .where(eq(desks.id, row.desk));
  if (!desk || desk.network === null || desk.chat === null) return undefined;
  const at = { network: desk.network, chat: desk.chat };
  if (row.kind === 'digest') return digestOf(pen, row.desk, at, now);
  return row.case === null ? undefined : cardOf(pen, row.case, row.desk, at);
};

/** Hung in a group the desk has left it cannot be edited: a new one is hung where the desk is now. */
const isHere = (hung: Destination | undefined, at: Destination): boolean =>
  hung?.network === at.network && hung.chat === at.chat;

const cardOf = async (pen: Pen, id: CaseId, desk: DeskId, at: Destination): Promise<Drawn> => {
  const [card] = await pen.db
    .select()
    .from(cards)
    .where(and(eq(cards.case, id), eq(cards.desk, desk)));
  return { kind: 'card', case: id, desk, at, message: card && isHere(card, at) ? card.message : null };
};

const digestOf = async (pen: Pen, desk: DeskId, at: Destination, now: Instant): Promise<Drawn> => {
  const [agency] = await pen.db
    .select({ zone: agencies.timeZone })
    .from(deskAgencies)
    .innerJoin(agencies, eq(agencies.id, deskAgencies.agency))
    .where(eq(deskAgencies.desk, desk))
    .orderBy(asc(deskAgencies.place))
    .limit(1);
  const [hung] = await pen.db.select().from(digests).where(eq(digests.desk, desk));
  const day = dayThere(now, agency?.zone ?? defaultZone);
  return {
    kind: 'digest',
    desk,
    at,
    day,
    hung: hung && isHere(hung, at) ? { message: hung.message, day: hung.day } : null,
  };
};

const hang = async (db: Queries, card: Extract<Posting['body'], { kind: 'card' }>, message: string): Promise<void> => {
  const row = { case: card.case, desk: card.desk, ...card.at, message };
  await db
    .insert(cards)
    .values(row)
    .onConflictDoUpdate({ target: [cards.case, cards.desk], set: row });
};

/** Edited it is still the message of the day on which it was hung. */
const hangDigest = async (
  db: Queries,
  { desk, at, day, hung }: Extract<Drawn, { kind: 'digest' }>,
  message: string,
): Promise<void> => {
  const row = { desk, ...at, message, day: hung?.message === message ? hung.day : day };
  await db.insert(digests).values(row).onConflictDoUpdate({ target: digests.desk, set: row });
};

/**
 * A newer drawing of the same waits already: it takes over the tries and the delay, this one goes. One that waits for a later moment
 * takes over only what waited for such a moment itself: what is to be seen now is not put off.
 */
const giveWay = async (db: Queries, posting: Posting, at: Instant): Promise<boolean> => {
  const { body } = posting;
  if (body.kind !== 'card' && body.kind !== 'digest') return false;
  const newer = await db
    .update(outbox)
    .set({ attempts: sql`greatest(${outbox.attempts}, ${posting.attempts}::int)`, retryAt: at })
    .where(
      and(
        body.kind === 'card' ? eq(outbox.case, body.case) : undefined,
        eq(outbox.desk, body.desk),
        eq(outbox.kind, body.kind),
        eq(outbox.state, 'waiting'),
        sql`(${outbox.notBefore} is null or ${outbox.notBefore} <= ${at}::timestamptz
          or exists (select from outbox mine where mine.id = ${posting.id} and mine.not_before is not null))`,
      ),
    )
    .returning({ id: outbox.id });
  if (newer.length === 0) return false;
  await db
    .delete(outbox)
    .where(and(eq(outbox.id, posting.id), eq(outbox.state, 'leased'), eq(outbox.attempts, posting.attempts)));
  return true;
};

const undeliverableFrom = (pen: Pen, row: Row): Undeliverable => {
  const body = row.payload ? opened<Letter>(pen, 'outbox.payload', row.id, row.payload) : undefined;
  const name = body?.kind === 'notice' ? body.notice.name : (body?.letter.name ?? null);
  return {
    id: row.id,
    destination: row.kind === 'mail' ? 'mail' : row.destination,
    kind: row.kind,
    name,
    case: row.case ?? (body?.kind === 'notice' ? (body.notice.case ?? null) : null),
    attempts: row.attempts,
    error: row.error ? Buffer.from(pen.cipher.open('outbox.error', row.id, row.error)).toString() : '',
    at: row.leftAt ?? (new Date(0).toISOString() as Instant),
  };
};
