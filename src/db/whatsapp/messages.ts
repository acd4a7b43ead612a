/** Messages of WhatsApp by a number of ours within their chat, and the wire's names of each. What people wrote is not among it. */
import { and, arrayContains, asc, desc, eq, isNull, lt, sql } from 'drizzle-orm';
import { type CaseId, type Instant, instant, type Json } from '#ra/values.ts';
import type { Cipher } from '../cipher.ts';
import type { Database, Queries } from '../client.ts';
import { one } from '../records/pen.ts';
import { whatsappChats, whatsappMessages, whatsappWireIds } from '../schema/whatsapp.ts';

type Pen = { readonly database: Database; readonly cipher: Cipher };
type Row = typeof whatsappMessages.$inferSelect;
type Place = { readonly chat: number; readonly id: number };
type NewMessage<Body> = {
  readonly chat: number;
  readonly at: Date;
  readonly author: number | null;
  readonly body: Body;
  readonly cases: readonly CaseId[];
};

const bodyPlace = 'whatsapp_messages.body';
const wirePlace = 'whatsapp_wire_ids.wire_id';
const shownPlace = 'whatsapp_wire_ids.shown';

/** `Body`, `Shown`: plain data. Chats below zero are groups; both have a row of their own. */
export const whatsappMessagesOf = <Body, Shown>({ database: { db }, cipher }: Pen) => {
  const rowName = (chat: number, message: number) => `${Math.abs(chat)}/${message}`;
  const sealed = (chat: number, message: number, body: Body) =>
    cipher.sealJson(bodyPlace, rowName(chat, message), body as unknown as Json);
  const indexOf = (wireId: string): string => cipher.blindIndex('wireText', wireId) ?? '';
  const here = ({ chat, id }: Place) =>
    and(eq(whatsappMessages.chat, Math.abs(chat)), eq(whatsappMessages.message, id));

  const kept = async (on: Queries, row: Row) => {
    const [chat] = await on
      .select({ kind: whatsappChats.kind })
      .from(whatsappChats)
      .where(eq(whatsappChats.id, row.chat));
    const names = await on
      .select()
      .from(whatsappWireIds)
      .where(and(eq(whatsappWireIds.chat, row.chat), eq(whatsappWireIds.message, row.message)))
      .orderBy(asc(whatsappWireIds.place));
    return {
      chat: chat?.kind === 'group' ? -row.chat : row.chat,
      id: row.message,
      at: new Date(row.at),
      author: row.author,
      body: cipher.openJson(bodyPlace, rowName(row.chat, row.message), row.body) as unknown as Body, // what `sealed` was given
      names: names.map(({ wireIndex, wireId, shown }) => ({
        id: Buffer.from(cipher.open(wirePlace, wireIndex, wireId)).toString('utf8'),
        shown: shown && (cipher.openJson(shownPlace, wireIndex, shown) as unknown as Shown), // what `named` was given
      })),
      isAnswered: row.isAnswered,
    };
  };
  const first = async (on: Queries, [row]: readonly Row[]) => row && kept(on, row);

  const named = async (on: Queries, { chat, id }: Place, wireId: string, choices: Shown | null): Promise<void> => {
    const wireIndex = indexOf(wireId);
    const cell = cipher.seal(wirePlace, wireIndex, Buffer.from(wireId));
    const shown = choices && cipher.sealJson(shownPlace, wireIndex, choices as unknown as Json);
    const row = { wireIndex, chat: Math.abs(chat), message: id, wireId: cell, shown };
    await on.insert(whatsappWireIds).values(row).onConflictDoNothing();
  };
  const byWireId = async (on: Queries, wireId: string) => {
    const rows = await on
      .select({ message: whatsappMessages })
      .from(whatsappWireIds)
      .innerJoin(
        whatsappMessages,
        and(eq(whatsappMessages.chat, whatsappWireIds.chat), eq(whatsappMessages.message, whatsappWireIds.message)),
      )
      .where(eq(whatsappWireIds.wireIndex, indexOf(wireId)));
    return first(
      on,
      rows.map(({ message }) => message),
    );
  };

  return {
    message: async (chat: number, id: number) =>
      first(db, await db.select().from(whatsappMessages).where(here({ chat, id }))),
    byWireId: (wireId: string) => byWireId(db, wireId),

    keep: ({ chat, at, author, body, cases }: NewMessage<Body>, wireId?: string) =>
      db.transaction(async (tx) => {
        // The row of the chat is locked before the name is looked up: the same message told twice at once has one number.
        const [numbered] = await tx
          .update(whatsappChats)
          .set({ lastMessage: sql`${whatsappChats.lastMessage} + 1` })
          .where(eq(whatsappChats.id, Math.abs(chat)))
          .returning({ message: whatsappChats.lastMessage });
        const told = wireId === undefined ? undefined : await byWireId(tx, wireId);
        if (told) return told;
        const { message } = one(numbered ? [numbered] : [], `The chat ${chat}`);
        const row = {
          chat: Math.abs(chat),
          message,
          at: instant(at),
          author,
          body: sealed(chat, message, body),
          cases: cases.length > 0 ? [...cases] : null,
        };
        await tx.insert(whatsappMessages).values(row);
        if (wireId !== undefined) await named(tx, { chat, id: message }, wireId, null);
        const names = wireId === undefined ? [] : [{ id: wireId, shown: null }];
        return { chat, id: message, at, author, body, names, isAnswered: false };
      }),

    named: (message: Place, wireId: string, shown: Shown | null) => named(db, message, wireId, shown),
    async redo(message: Place, body: Body, cases: readonly CaseId[]) {
      const cell = sealed(message.chat, message.id, body);
      await db
        .update(whatsappMessages)
        .set({ body: cell, cases: cases.length > 0 ? [...cases] : null })
        .where(here(message));
    },
    async answer(message: Place) {
      const rows = await db
        .update(whatsappMessages)
        .set({ isAnswered: true })
        .where(and(here(message), eq(whatsappMessages.isAnswered, false)))
        .returning({ message: whatsappMessages.message });
      return rows.length > 0;
    },
    async forget(message: Place) {
      await db.transaction(async (tx) => {
        await tx.delete(whatsappMessages).where(here(message));
        await tx
          .delete(whatsappWireIds)
          .where(and(eq(whatsappWireIds.chat, Math.abs(message.chat)), eq(whatsappWireIds.message, message.id)));
      });
    },
    newestOf: async (chat: number, id: CaseId) =>
      first(
        db,
        await db
          .select()
          .from(whatsappMessages)
          .where(
            and(
              eq(whatsappMessages.chat, Math.abs(chat)),
              isNull(whatsappMessages.author),
              arrayContains(whatsappMessages.cases, [id]),
            ),
          )
          .orderBy(desc(whatsappMessages.message))
          .limit(1),
      ),

    newestBy: async (chat: number, author: number) =>
      first(
        db,
        await db
          .select()
          .from(whatsappMessages)
          .where(and(eq(whatsappMessages.chat, Math.abs(chat)), eq(whatsappMessages.author, author)))
          .orderBy(desc(whatsappMessages.message))
          .limit(1),
      ),

    purge: (before: Date) => purge(db, instant(before)),
  };
};

const purge = (db: Queries, before: Instant): Promise<number> =>
  db.transaction(async (tx) => {
    const old = lt(whatsappMessages.at, before);
    await tx.delete(whatsappWireIds).where(
      sql`exists (select from ${whatsappMessages} where ${whatsappMessages.chat} = ${whatsappWireIds.chat}
        and ${whatsappMessages.message} = ${whatsappWireIds.message} and ${old})`,
    );
    return (await tx.delete(whatsappMessages).where(old).returning({ message: whatsappMessages.message })).length;
  });
