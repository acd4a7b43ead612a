/** Tables of what must be remembered between two sittings: acts done, one-time tokens, prompts, conversations, the drawer. */
import { sql } from 'drizzle-orm';
import { bigint, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { TokenPurpose } from '#ra/records.ts';
import type { AccountId, ActKey, CaseId, Json, NetworkName, SearchId } from '#ra/values.ts';
import { cases } from './cases.ts';
import { countColumn, instantColumn, sealedColumn } from './column-types.ts';
import { accounts } from './people.ts';

/** The database's own clock: only for sweeping, never for a decision. */
const writtenAt = () => instantColumn().notNull().default(sql`now()`);

export const acts = pgTable(
  'acts',
  { key: text().$type<ActKey>().primaryKey(), result: sealedColumn().notNull(), writtenAt: writtenAt() },
  (table) => [index().on(table.writtenAt)],
);

export const tokens = pgTable(
  'tokens',
  {
    hash: text().primaryKey(),
    id: countColumn().notNull().generatedAlwaysAsIdentity(),
    purpose: text().$type<TokenPurpose>().notNull(),
    subject: jsonb().$type<Json>().notNull(),
    issuedAt: instantColumn().notNull(),
    expires: instantColumn().notNull(),
    usedAt: instantColumn(),
    failures: integer().notNull().default(0),
  },
  (table) => [
    index('tokens_unused').using('gin', sql`${table.subject} jsonb_path_ops`).where(sql`${table.usedAt} is null`),
    index('tokens_to_run_out').on(table.purpose, table.expires).where(sql`${table.usedAt} is null`),
  ],
);

export const prompts = pgTable(
  'prompts',
  {
    network: text().$type<NetworkName>().notNull(),
    chat: text().notNull(),
    message: text().notNull(),
    case: bigint({ mode: 'number' })
      .$type<CaseId>()
      .notNull()
      .references(() => cases.id),
    purpose: text().notNull(),
    /** Null: the applicant's own, who may have no account. */
    account: text()
      .$type<AccountId>()
      .references(() => accounts.id),
  },
  (table) => [primaryKey({ columns: [table.network, table.chat, table.message] })],
);

/** What a search found, so that its pages can be turned; never what was searched for. Forgotten after a day. */
export const searches = pgTable(
  'searches',
  {
    id: text().$type<SearchId>().primaryKey(),
    by: text()
      .$type<AccountId>()
      .notNull()
      .references(() => accounts.id),
    at: instantColumn().notNull(),
    found: jsonb().$type<readonly CaseId[]>().notNull(),
  },
  (table) => [index().on(table.by, table.at), index().on(table.at)],
);

/** Each occasion once, for ever (DESIGN: nobody gets two reminders for one). */
export const reminders = pgTable('reminders', { occasion: text().primaryKey(), at: instantColumn().notNull() });

export const conversations = pgTable('conversations', {
  key: text().primaryKey(),
  state: sealedColumn().notNull(),
  writtenAt: writtenAt(),
});

export const drawer = pgTable(
  'drawer',
  {
    kind: text().notNull(),
    id: text().notNull(),
    place: countColumn().notNull().generatedAlwaysAsIdentity(),
    body: sealedColumn().notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.id] }), index().on(table.place)],
);

export const drawerFiles = pgTable('drawer_files', { id: text().primaryKey(), body: sealedColumn().notNull() });

/** Proofs that the key ring at hand is the one this database was written with. */
export const keyProofs = pgTable('key_proofs', { name: text().primaryKey(), proof: text().notNull() });
