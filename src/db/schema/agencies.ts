/** Tables of agencies (instansi) and the desks that serve them; public facts, kept in clear. */
import { type AnyPgColumn, boolean, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { DeskKind, TimeZone, WorkingHours } from '#ra/agency.ts';
import type { AgencyId, DeskId, NetworkName } from '#ra/values.ts';
import { instantColumn } from './column-types.ts';

export const agencies = pgTable('agencies', {
  id: text().$type<AgencyId>().primaryKey(),
  name: text().notNull(),
  mailDomains: jsonb().$type<readonly string[]>().notNull(),
  timeZone: text().$type<TimeZone>().notNull(),
  workingHours: jsonb().$type<WorkingHours>().notNull(),
  holidays: jsonb().$type<readonly string[]>().notNull(),
  waitingTargetHours: integer().notNull(),
  organization: text().notNull(),
  organizationalUnit: text(),
  contact: text().notNull(),
  onePersonMayDoBoth: boolean().notNull(),
});

export const desks = pgTable(
  'desks',
  {
    id: text().$type<DeskId>().primaryKey(),
    kind: text().$type<DeskKind>().notNull(),
    name: text().notNull(),
    network: text().$type<NetworkName>(),
    chat: text(),
    /** Since when we are no longer in that group. What is for it waits. */
    lostAt: instantColumn(),
    parent: text()
      .$type<DeskId>()
      .references((): AnyPgColumn => desks.id),
  },
  (table) => [index().on(table.network, table.chat)],
);

/** Desks and agencies are many to many; `place` keeps the order the administrator gave. */
export const deskAgencies = pgTable(
  'desk_agencies',
  {
    desk: text()
      .$type<DeskId>()
      .notNull()
      .references(() => desks.id),
    agency: text()
      .$type<AgencyId>()
      .notNull()
      .references(() => agencies.id),
    place: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.agency] }), index().on(table.agency)],
);
