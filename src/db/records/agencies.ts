/** Agencies and desks; a desk may serve many agencies, and two kinds of desk may share one group chat. */
import { and, asc, eq, inArray, type SQL } from 'drizzle-orm';
import type { Agency, Desk } from '#ra/agency.ts';
import type { AgencyRecords, DeskRecords } from '#ra/records.ts';
import type { AgencyId, DeskId } from '#ra/values.ts';
import { agencies, deskAgencies, desks } from '../schema/agencies.ts';
import { noted } from './noted.ts';
import type { Pen } from './pen.ts';

export const agencyRecords = ({ db }: Pen): AgencyRecords => {
  const seen = noted<AgencyId, Agency | undefined>();
  return {
    list: () => db.select().from(agencies).orderBy(asc(agencies.id)),
    find: (id) => seen.once(id, async () => (await db.select().from(agencies).where(eq(agencies.id, id)))[0]),
    async save(agency) {
      seen.forget();
      await db.insert(agencies).values(agency).onConflictDoUpdate({ target: agencies.id, set: agency });
    },
  };
};

export const deskRecords = ({ db }: Pen): DeskRecords => {
  const seen = noted<string, readonly Desk[]>();
  const read = async (condition?: SQL): Promise<readonly Desk[]> => {
    const rows = await db.select().from(desks).where(condition).orderBy(asc(desks.id));
    if (rows.length === 0) return [];
    const ids = rows.map((row) => row.id);
    const served = await db
      .select()
      .from(deskAgencies)
      .where(inArray(deskAgencies.desk, ids))
      .orderBy(asc(deskAgencies.place));
    return rows.map(({ network, chat, lostAt, ...plain }) => ({
      ...plain,
      ...(lostAt === null ? {} : { lostAt }),
      chat: network !== null && chat !== null ? { network, chat } : null,
      agencies: served.filter((row) => row.desk === plain.id).map((row) => row.agency),
    }));
  };
  const served = (id: DeskId, list: Desk['agencies']) => list.map((agency, place) => ({ desk: id, agency, place }));

  return {
    list: () => read(),
    find: async (id) => (await read(eq(desks.id, id)))[0],
    inChat: ({ network, chat }) => read(and(eq(desks.network, network), eq(desks.chat, chat))),
    serving: (agency, kind) =>
      seen.once(`${kind} of ${agency}`, () =>
        read(
          and(
            eq(desks.kind, kind),
            inArray(
              desks.id,
              db.select({ desk: deskAgencies.desk }).from(deskAgencies).where(eq(deskAgencies.agency, agency)),
            ),
          ),
        ),
      ),
    async save({ agencies: list, chat, lostAt: _, ...plain }) {
      seen.forget();
      const row = { ...plain, network: chat?.network ?? null, chat: chat?.chat ?? null };
      await db.insert(desks).values(row).onConflictDoUpdate({ target: desks.id, set: row });
      await db.delete(deskAgencies).where(eq(deskAgencies.desk, plain.id));
      if (list.length > 0) await db.insert(deskAgencies).values(served(plain.id, list));
    },
    async setLost(id, lostAt) {
      seen.forget();
      await db.update(desks).set({ lostAt }).where(eq(desks.id, id));
    },
  };
};
