/** Tables of cases (permohonan), their history, the papers handed in with them and the agreements accepted in them. */
import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, jsonb, pgSequence, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { CaseKind, CaseMove, CaseState, Reversible } from '#ra/case.ts';
import type { CaseWord, DocumentKind } from '#ra/records.ts';
import type {
  AccountId,
  AgencyId,
  CaseId,
  DeskId,
  DocumentId,
  KeyHash,
  Language,
  NetworkName,
  NoteId,
  Origin,
  WordId,
} from '#ra/values.ts';
import { agencies, desks } from './agencies.ts';
import { countColumn, instantColumn, sealedColumn } from './column-types.ts';
import { accounts } from './people.ts';

/** Taken before the insert, because a sealed cell is bound to its row's number. People read it aloud: four digits from the start. */
export const caseNumbers = pgSequence('case_numbers', { startWith: 1001 });

export const cases = pgTable(
  'cases',
  {
    id: bigint({ mode: 'number' }).$type<CaseId>().primaryKey(),
    kind: text().$type<CaseKind>().notNull(),
    state: text().$type<CaseState>().notNull(),
    version: integer().notNull(),
    network: text().$type<NetworkName>().notNull(),
    user: text().notNull(),
    chat: text().notNull(),
    language: text().$type<Language>().notNull(),
    account: text()
      .$type<AccountId>()
      .references(() => accounts.id),
    agency: text()
      .$type<AgencyId>()
      .references(() => agencies.id),
    answers: sealedColumn().notNull(),
    nikIndex: text(),
    nipIndex: text(),
    mailIndex: text(),
    /** Blind indexes of the words of the name; null in rows written before there were any. */
    nameWords: text().array(),
    faults: sealedColumn().notNull(),
    claim: sealedColumn(),
    claimedBy: text()
      .$type<AccountId>()
      .references(() => accounts.id),
    /** When its holder is next warned, or it lets go by itself. */
    claimDueAt: instantColumn(),
    verdict: sealedColumn(),
    reversible: jsonb().$type<Reversible>(),
    forwardedBy: text()
      .$type<AccountId>()
      .references(() => accounts.id),
    endorsement: sealedColumn(),
    key: text().$type<KeyHash>(),
    remindAt: instantColumn(),
    escalatedAt: instantColumn(),
    openedAt: instantColumn().notNull(),
    since: instantColumn().notNull(),
    changedAt: instantColumn().notNull(),
  },
  (table) => [
    check('cases_version', sql`${table.version} > 0`),
    index().on(table.network, table.user, table.openedAt),
    index().on(table.account, table.openedAt),
    index().on(table.agency, table.state, table.since),
    index().on(table.agency, table.kind, table.changedAt),
    index().on(table.state, table.changedAt),
    index().on(table.nikIndex),
    index().on(table.nipIndex),
    index().on(table.mailIndex),
    index().on(table.key),
    index('cases_name_words').using('gin', table.nameWords),
    index('cases_unnamed').on(table.id).where(sql`${table.nameWords} is null`),
    index('cases_claims_due').on(table.claimDueAt).where(sql`${table.claimDueAt} is not null`),
    index('cases_to_remind').on(table.remindAt).where(sql`${table.remindAt} is not null`),
  ],
);

export const caseMoves = pgTable(
  'case_moves',
  {
    id: countColumn().primaryKey().generatedAlwaysAsIdentity(),
    case: bigint({ mode: 'number' })
      .$type<CaseId>()
      .notNull()
      .references(() => cases.id),
    move: text().$type<CaseMove['move']>().notNull(),
    from: text().$type<CaseState>(),
    to: text().$type<CaseState>().notNull(),
    at: instantColumn().notNull(),
    by: text()
      .$type<AccountId>()
      .references(() => accounts.id),
    byName: sealedColumn(),
  },
  (table) => [index().on(table.case, table.id)],
);

export const documents = pgTable(
  'documents',
  {
    id: text().$type<DocumentId>().primaryKey(),
    case: bigint({ mode: 'number' })
      .$type<CaseId>()
      .notNull()
      .references(() => cases.id),
    kind: text().$type<DocumentKind>().notNull(),
    mediaType: text().notNull(),
    size: integer().notNull(),
    pages: integer().notNull(),
    sha256: text().notNull(),
    facts: sealedColumn().notNull(),
    at: instantColumn().notNull(),
  },
  (table) => [index().on(table.case, table.at)],
);

/** What the desk notes for itself. */
export const caseNotes = pgTable(
  'case_notes',
  {
    id: text().$type<NoteId>().primaryKey(),
    place: countColumn().notNull().generatedAlwaysAsIdentity(),
    case: bigint({ mode: 'number' })
      .$type<CaseId>()
      .notNull()
      .references(() => cases.id),
    by: text()
      .$type<AccountId>()
      .notNull()
      .references(() => accounts.id),
    at: instantColumn().notNull(),
    /** The author's name and the words. */
    body: sealedColumn().notNull(),
  },
  (table) => [index().on(table.case, table.place)],
);

/** Questions of a desk to the applicant, and the answers. */
export const caseWords = pgTable(
  'case_words',
  {
    id: text().$type<WordId>().primaryKey(),
    place: countColumn().notNull().generatedAlwaysAsIdentity(),
    case: bigint({ mode: 'number' })
      .$type<CaseId>()
      .notNull()
      .references(() => cases.id),
    from: text().$type<CaseWord['from']>().notNull(),
    /** The desk that asked. */
    desk: text()
      .$type<DeskId>()
      .notNull()
      .references(() => desks.id),
    by: text()
      .$type<AccountId>()
      .references(() => accounts.id),
    at: instantColumn().notNull(),
    /** The officer's name and the text. */
    body: sealedColumn().notNull(),
    document: text()
      .$type<DocumentId>()
      .references(() => documents.id),
  },
  (table) => [index().on(table.case, table.place)],
);

export const documentChunks = pgTable(
  'document_chunks',
  {
    document: text()
      .$type<DocumentId>()
      .notNull()
      .references(() => documents.id, { onDelete: 'cascade' }),
    number: integer().notNull(),
    body: sealedColumn().notNull(),
  },
  (table) => [primaryKey({ columns: [table.document, table.number] })],
);

export const agreements = pgTable(
  'agreements',
  {
    id: countColumn().primaryKey().generatedAlwaysAsIdentity(),
    case: bigint({ mode: 'number' })
      .$type<CaseId>()
      .notNull()
      .references(() => cases.id),
    account: text()
      .$type<AccountId>()
      .notNull()
      .references(() => accounts.id),
    version: text().notNull(),
    sha256: text().notNull(),
    subjectHash: text().notNull(),
    key: text().$type<KeyHash>().notNull(),
    at: instantColumn().notNull(),
    network: text().$type<Origin>().notNull(),
    user: text().notNull(),
    chat: text().notNull(),
  },
  (table) => [index().on(table.case, table.id)],
);
