/** Tables of the post: what came in and waits to be handled, what goes out in order, and where cards hang. */
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { CaseId, DeskId, NetworkName } from '#ra/values.ts';
import { desks } from './agencies.ts';
import { cases } from './cases.ts';
import { countColumn, instantColumn, sealedColumn } from './column-types.ts';

export type InboxState = 'open' | 'closed' | 'given-up';

/** One row an update. The payload goes when the row closes; the key stays a week so that a redelivery is recognised. */
export const inbox = pgTable(
  'inbox',
  {
    id: countColumn().primaryKey().generatedAlwaysAsIdentity(),
    network: text().$type<NetworkName>().notNull(),
    bot: text().notNull(),
    updateId: text().notNull(),
    chat: text().notNull(),
    payload: sealedColumn(),
    state: text().$type<InboxState>().notNull().default('open'),
    attempts: integer().notNull().default(0),
    receivedAt: instantColumn().notNull(),
    retryAt: instantColumn(),
    leaseUntil: instantColumn(),
    closedAt: instantColumn(),
    error: sealedColumn(),
  },
  (table) => [
    unique('inbox_once').on(table.network, table.bot, table.updateId),
    index('inbox_open').on(table.network, table.chat, table.id).where(sql`${table.state} = 'open'`),
    index('inbox_next').on(table.id).where(sql`${table.state} = 'open'`),
    index('inbox_closed').on(table.closedAt).where(sql`${table.closedAt} is not null`),
    check('inbox_forgotten', sql`(${table.state} = 'open') = (${table.payload} is not null)`),
  ],
);

/** `waiting` and `leased` stand in line; the others have left it. */
export type OutboxState = 'waiting' | 'leased' | 'sent' | 'buried' | 'taken-back';

export const outbox = pgTable(
  'outbox',
  {
    id: text().primaryKey(),
    /** Order over all destinations: who has waited longest is served first. */
    turn: countColumn().notNull().generatedAlwaysAsIdentity(),
    /** `network:chat`, or `mail:<blind index>`. */
    destination: text().notNull(),
    place: countColumn().notNull(),
    kind: text().$type<'notice' | 'card' | 'digest' | 'mail'>().notNull(),
    case: bigint({ mode: 'number' })
      .$type<CaseId>()
      .references(() => cases.id),
    desk: text()
      .$type<DeskId>()
      .references(() => desks.id),
    payload: sealedColumn(),
    name: text(),
    notBefore: instantColumn(),
    state: text().$type<OutboxState>().notNull().default('waiting'),
    attempts: integer().notNull().default(0),
    /** Of the several messages it makes, those that have not left; null: none of them has. */
    remaining: integer(),
    retryAt: instantColumn(),
    leaseUntil: instantColumn(),
    error: sealedColumn(),
    leftAt: instantColumn(),
  },
  (table) => [
    unique('outbox_place').on(table.destination, table.place),
    index('outbox_line').on(table.destination, table.place).where(sql`${table.state} in ('waiting', 'leased')`),
    index('outbox_next').on(table.turn).where(sql`${table.state} in ('waiting', 'leased')`),
    index('outbox_name').on(table.name).where(sql`${table.state} = 'waiting'`),
    index('outbox_left').on(table.state, table.leftAt).where(sql`${table.leftAt} is not null`),
    uniqueIndex('outbox_card')
      .on(table.case, table.desk)
      .where(sql`${table.kind} = 'card' and ${table.state} = 'waiting' and ${table.notBefore} is null`),
    uniqueIndex('outbox_card_later')
      .on(table.case, table.desk)
      .where(sql`${table.kind} = 'card' and ${table.state} = 'waiting' and ${table.notBefore} is not null`),
    uniqueIndex('outbox_digest').on(table.desk).where(sql`${table.kind} = 'digest' and ${table.state} = 'waiting'`),
    check(
      'outbox_card_names',
      sql`(${table.kind} = 'card') = (${table.case} is not null and ${table.desk} is not null)`,
    ),
  ],
);

/** The last place given out in each line. Its row lock makes the order of places the order of commits. */
export const outboxLines = pgTable('outbox_lines', {
  destination: text().primaryKey(),
  lastPlace: countColumn().notNull(),
});

/** Which message is the card of a case at a desk, so that it is edited in place. */
export const cards = pgTable(
  'cards',
  {
    case: bigint({ mode: 'number' })
      .$type<CaseId>()
      .notNull()
      .references(() => cases.id),
    desk: text()
      .$type<DeskId>()
      .notNull()
      .references(() => desks.id),
    network: text().$type<NetworkName>().notNull(),
    chat: text().notNull(),
    message: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.case, table.desk] })],
);

/** Which topic of a forum a case has there, one for all desks of the group, and how it was left. */
export const topics = pgTable(
  'topics',
  {
    case: bigint({ mode: 'number' })
      .$type<CaseId>()
      .notNull()
      .references(() => cases.id),
    network: text().$type<NetworkName>().notNull(),
    chat: text().notNull(),
    topic: text().notNull(),
    name: text().notNull(),
    isClosed: boolean().notNull(),
  },
  (table) => [primaryKey({ columns: [table.case, table.network, table.chat] })],
);

/** Which message reminds a desk of what waits, edited in place; `day` in the zone of its agency, because each working day begins a new one. REC-2. */
export const digests = pgTable('digests', {
  desk: text()
    .$type<DeskId>()
    .primaryKey()
    .references(() => desks.id),
  network: text().$type<NetworkName>().notNull(),
  chat: text().notNull(),
  message: text().notNull(),
  day: text().notNull(),
});
