/** Tables of the WhatsApp network: who is who there, which message is which, and what links our number to a telephone. What WhatsApp itself would forget. */
import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  index,
  integer,
  pgSequence,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { countColumn, instantColumn, sealedColumn } from './column-types.ts';

/** Taken before the insert, because a sealed cell is bound to its row's number. */
export const whatsappChatNumbers = pgSequence('whatsapp_chat_numbers', { startWith: 100_001 });
export const whatsappSessionVersions = pgSequence('whatsapp_session_versions', { startWith: 1 });

/** People and groups. The number is ours and means nothing outside; telephone numbers and LIDs are sealed, and found again by blind indexes. */
export const whatsappChats = pgTable(
  'whatsapp_chats',
  {
    id: countColumn().primaryKey(),
    kind: text().$type<'person' | 'group'>().notNull(),
    /** Telephone number, LID and name of a person; id and title of a group. */
    wire: sealedColumn().notNull(),
    phoneIndex: text(),
    lidIndex: text(),
    groupIndex: text(),
    /** The row of the same person that is older, once both were known to be one. */
    sameAs: countColumn().references((): AnyPgColumn => whatsappChats.id),
    createdAt: instantColumn().notNull(),
    /** When somebody there last wrote to us; null: nobody ever did. */
    wroteAt: instantColumn(),
    /** Of a group: whether we are in it. */
    isInside: boolean().notNull(),
    lastMessage: integer().notNull().default(0),
    /** Our message whose choices a digit alone means. */
    menu: integer(),
  },
  (table) => [
    uniqueIndex('whatsapp_chats_phone').on(table.phoneIndex),
    uniqueIndex('whatsapp_chats_lid').on(table.lidIndex),
    uniqueIndex('whatsapp_chats_group').on(table.groupIndex),
    check('whatsapp_chats_kind', sql`${table.kind} in ('person', 'group')`),
  ],
);

/** Messages by our own number within a chat. What people write is not kept here; what we said is, while it can still be answered. */
export const whatsappMessages = pgTable(
  'whatsapp_messages',
  {
    chat: countColumn()
      .notNull()
      .references(() => whatsappChats.id),
    message: integer().notNull(),
    at: instantColumn().notNull(),
    /** Who wrote it; null: we did. */
    author: countColumn().references(() => whatsappChats.id),
    /** Of ours: text and keyboard. Of theirs: what of it must be known again. */
    body: sealedColumn().notNull(),
    /** The cases that its keyboard names. */
    cases: bigint({ mode: 'number' }).array(),
    /** A choice made by this message was answered. */
    isAnswered: boolean().notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.chat, table.message] }), index().on(table.at)],
);

/** The wire's names of a message: one for each part of a long one, and for each short line by which it was changed. They hold telephone numbers. */
export const whatsappWireIds = pgTable(
  'whatsapp_wire_ids',
  {
    wireIndex: text().primaryKey(),
    place: countColumn().notNull().generatedAlwaysAsIdentity(),
    chat: countColumn().notNull(),
    message: integer().notNull(),
    wireId: sealedColumn().notNull(),
    /** The choices that were to be read under it: who quotes it means these, whatever the message offers by now. */
    shown: sealedColumn(),
  },
  (table) => [index().on(table.chat, table.message)],
);

/** Versions of the browser's session, by which our number stays linked. Newest last. */
export const whatsappSessions = pgTable('whatsapp_sessions', {
  version: countColumn().primaryKey(),
  at: instantColumn().notNull(),
  body: sealedColumn().notNull(),
});

/** What the instance that has the number tells the others, and asks of itself after a restart: its state, the moment up to which it has read. */
export const whatsappState = pgTable('whatsapp_state', {
  name: text().primaryKey(),
  at: instantColumn().notNull(),
  body: sealedColumn().notNull(),
});
