/** People and groups of WhatsApp by a number of ours. Telephone numbers and LIDs lie in one sealed cell, and are found again by blind indexes (UU 27/2022). */
import { eq, inArray, sql } from 'drizzle-orm';
import { type Instant, instant } from '#ra/values.ts';
import type { Cipher } from '../cipher.ts';
import type { Database, Queries } from '../client.ts';
import { one } from '../records/pen.ts';
import { rowsOf } from '../rows.ts';
import { whatsappChats } from '../schema/whatsapp.ts';

type Person = {
  readonly phone?: string;
  readonly lid?: string;
  readonly name?: string;
  readonly former?: readonly string[];
};
type Group = { readonly kind: 'group'; readonly id: string; readonly title?: string };
type Chat = { readonly kind: 'person'; readonly person: Person } | Group;
type KnownPerson = { readonly id: number; readonly createdAt: Date; readonly person: Person };
type Meeting = {
  readonly as: number | null;
  readonly person: Person;
  readonly merged: readonly number[];
  readonly parted: readonly KnownPerson[];
};
type Change = { readonly wroteAt?: Date | null; readonly isInside?: boolean; readonly menu?: number | null };
type Row = typeof whatsappChats.$inferSelect;
type Pen = { readonly database: Database; readonly cipher: Cipher };

const place = 'whatsapp_chats.wire';
/** Meetings stand in line behind it, so that nobody is written down twice. */
const meetingLock = 5_280_696_006;

export const whatsappChatsOf = ({ database: { db }, cipher }: Pen) => {
  const wireOf = (row: Row): Chat => cipher.openJson(place, row.id, row.wire) as unknown as Chat; // what `cells` wrote
  const cells = (id: number, chat: Chat) => ({
    wire: cipher.sealJson(place, id, { ...chat }),
    phoneIndex: chat.kind === 'person' ? cipher.blindIndex('phone', chat.person.phone) : null,
    lidIndex: chat.kind === 'person' ? cipher.blindIndex('lid', chat.person.lid) : null,
    groupIndex: chat.kind === 'group' ? cipher.blindIndex('wireText', chat.id) : null,
  });
  const known = (row: Row) => ({
    id: row.kind === 'group' ? -row.id : row.id,
    chat: wireOf(row),
    wroteAt: row.wroteAt === null ? null : new Date(row.wroteAt),
    isInside: row.isInside,
    menu: row.menu,
  });

  const personBy = async (on: Queries, field: 'phone' | 'lid', value: string | undefined) => {
    const index = cipher.blindIndex(field, value);
    if (index === null) return undefined;
    const column = field === 'phone' ? whatsappChats.phoneIndex : whatsappChats.lidIndex;
    const [row] = await on.select().from(whatsappChats).where(eq(column, index));
    const chat = row && wireOf(row);
    return chat?.kind === 'person'
      ? { id: row?.id ?? 0, createdAt: new Date(row?.createdAt ?? 0), person: chat.person }
      : undefined;
  };
  const candidates = async (person: Person, on: Queries = db) => ({
    byPhone: await personBy(on, 'phone', person.phone),
    byLid: await personBy(on, 'lid', person.lid),
  });

  const insert = async (on: Queries, chat: Chat, at: Instant): Promise<Row> => {
    const [number] = await rowsOf<{ id: string }>(on, sql`select nextval('whatsapp_chat_numbers')::text as id`);
    const id = Number(one(number ? [number] : [], 'The next number of a chat').id);
    const row = { id, kind: chat.kind, createdAt: at, isInside: true, ...cells(id, chat) };
    return one(await on.insert(whatsappChats).values(row).returning(), 'A new chat');
  };
  const write = async (on: Queries, id: number, chat: Chat): Promise<Row> =>
    one(
      await on.update(whatsappChats).set(cells(id, chat)).where(eq(whatsappChats.id, id)).returning(),
      `The chat ${id}`,
    );

  const row = async (id: number): Promise<Row | undefined> => {
    const [found] = await db
      .select()
      .from(whatsappChats)
      .where(eq(whatsappChats.id, Math.abs(id)));
    if (!found || found.kind !== (id < 0 ? 'group' : 'person')) return undefined;
    return found.sameAs === null ? found : row(found.sameAs);
  };

  return {
    candidates: (person: Person) => candidates(person),

    meet: (person: Person, at: Date, decide: (found: Awaited<ReturnType<typeof candidates>>) => Meeting) =>
      db.transaction(async (tx) => {
        await tx.execute(sql`select pg_advisory_xact_lock(${meetingLock})`);
        const { as, person: met, merged, parted } = decide(await candidates(person, tx));
        for (const one of parted) await write(tx, one.id, { kind: 'person', person: one.person });
        const none = { phoneIndex: null, lidIndex: null, sameAs: as };
        if (merged.length > 0)
          await tx
            .update(whatsappChats)
            .set(none)
            .where(inArray(whatsappChats.id, [...merged]));
        const chat = { kind: 'person', person: met } as const;
        return known(as === null ? await insert(tx, chat, instant(at)) : await write(tx, as, chat));
      }),

    group: (group: Group, at: Date) =>
      db.transaction(async (tx) => {
        await tx.execute(sql`select pg_advisory_xact_lock(${meetingLock})`);
        const index = cipher.blindIndex('wireText', group.id) ?? '';
        const [found] = await tx.select().from(whatsappChats).where(eq(whatsappChats.groupIndex, index));
        if (!found) return known(await insert(tx, group, instant(at)));
        const was = wireOf(found);
        const isNews = group.title !== undefined && was.kind === 'group' && was.title !== group.title;
        return known(isNews ? await write(tx, found.id, group) : found);
      }),

    async find(id: number) {
      const found = await row(id);
      return found && known(found);
    },

    async startOver() {
      await db.update(whatsappChats).set({ wroteAt: null, menu: null, isInside: false });
    },

    async change(id: number, { wroteAt, ...rest }: Change) {
      const set = { ...rest, ...(wroteAt === undefined ? {} : { wroteAt: wroteAt && instant(wroteAt) }) };
      await db
        .update(whatsappChats)
        .set(set)
        .where(eq(whatsappChats.id, Math.abs(id)));
    },
  };
};
