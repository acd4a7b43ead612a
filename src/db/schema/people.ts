/** Tables of people: accounts, their roles and sessions, and contacts as a network knows them. */
import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, primaryKey, text, unique, uniqueIndex } from 'drizzle-orm/pg-core';
import type { PasswordState } from '#ra/account.ts';
import type { Role } from '#ra/agency.ts';
import type { AccountId, AgencyId, DeskId, Instant, Language, NetworkName, SessionId } from '#ra/values.ts';
import { agencies, desks } from './agencies.ts';
import { instantColumn, sealedColumn } from './column-types.ts';

export const accounts = pgTable(
  'accounts',
  {
    id: text().$type<AccountId>().primaryKey(),
    username: text().notNull(),
    agency: text()
      .$type<AgencyId>()
      .references(() => agencies.id),
    /** Name, mail, phone, NIK, NIP, position and unit in one sealed cell. */
    person: sealedColumn().notNull(),
    nikIndex: text(),
    nipIndex: text(),
    mailIndex: text(),
    /** Blind indexes of the words of the name; null in rows written before there were any. */
    nameWords: text().array(),
    subjectNumber: text().notNull(),
    language: text().$type<Language>().notNull(),
    passwordState: text().$type<PasswordState>().notNull(),
    passwordHash: text(),
    passwordExpires: instantColumn(),
    failures: integer().notNull(),
    lockedUntil: instantColumn(),
    createdAt: instantColumn().notNull(),
    changedAt: instantColumn().notNull(),
  },
  (table) => [
    uniqueIndex('accounts_username').on(table.username),
    uniqueIndex('accounts_nik').on(table.nikIndex),
    uniqueIndex('accounts_nip').on(table.nipIndex),
    uniqueIndex('accounts_mail').on(table.mailIndex),
    uniqueIndex('accounts_subject_number').on(table.subjectNumber),
    index('accounts_name_words').using('gin', table.nameWords),
    index('accounts_unnamed').on(table.id).where(sql`${table.nameWords} is null`),
  ],
);

export const roles = pgTable(
  'roles',
  {
    account: text()
      .$type<AccountId>()
      .notNull()
      .references(() => accounts.id),
    role: text().$type<Role>().notNull(),
    desk: text()
      .$type<DeskId>()
      .references(() => desks.id),
    since: instantColumn().notNull(),
  },
  (table) => [
    unique('roles_once').on(table.account, table.role, table.desk).nullsNotDistinct(),
    index().on(table.desk),
    check('roles_desk', sql`(${table.role} = 'administrator') = (${table.desk} is null)`),
  ],
);

export const sessions = pgTable(
  'sessions',
  {
    id: text().$type<SessionId>().primaryKey(),
    account: text()
      .$type<AccountId>()
      .notNull()
      .references(() => accounts.id),
    network: text().$type<NetworkName>().notNull(),
    user: text().notNull(),
    chat: text().notNull(),
    openedAt: instantColumn().notNull(),
    seenAt: instantColumn().notNull(),
    endsAt: instantColumn().notNull(),
  },
  (table) => [index().on(table.network, table.user, table.endsAt), index().on(table.account, table.endsAt)],
);

export const contacts = pgTable(
  'contacts',
  {
    network: text().$type<NetworkName>().notNull(),
    user: text().notNull(),
    chat: text().notNull(),
    language: text().$type<Language>(),
    consentVersion: text(),
    consentAt: instantColumn().$type<Instant>(),
    reminders: boolean(),
    blocked: boolean().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.network, table.user] }),
    check('contacts_consent', sql`(${table.consentVersion} is null) = (${table.consentAt} is null)`),
  ],
);
