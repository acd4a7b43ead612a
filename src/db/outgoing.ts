/**
 * The writing end of the outbox: what a transaction has to say is gathered and written at its end, in one order of
 * destinations, so that two transactions never wait for each other's lines crosswise and hold them only briefly.
 */
import { randomUUID } from 'node:crypto';
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Announcer, Delivery, Mailer, Posting } from '#ra/ports.ts';
import type { CaseId, DeskId, Destination } from '#ra/values.ts';
import { one, opened, type Pen } from './records/pen.ts';
import { outbox, outboxLines } from './schema/post.ts';

export type Outgoing = {
  readonly announcer: Announcer;
  readonly mailer: Mailer;
  /** Writes everything. True when there was something, so that a worker should be woken. */
  flush(): Promise<boolean>;
};

type Letter = Exclude<Posting['body'], { kind: 'card' | 'digest' }>;
type Draft = { readonly destination: string; readonly delivery: Delivery } & (
  | { readonly kind: 'letter'; readonly body: Letter }
  | { readonly kind: 'card'; readonly case: CaseId; readonly desk: DeskId }
  | { readonly kind: 'digest'; readonly desk: DeskId }
);

/** The line a posting stands in. A mail address appears only as its blind index. */
export const lineOf = (body: Letter, pen: Pick<Pen, 'cipher'>): string =>
  body.kind === 'mail' ? `mail:${pen.cipher.blindIndex('mail', body.to)}` : lineTo(body.to);
export const lineTo = ({ network, chat }: Destination): string => `${network}:${chat}`;

export const outgoing = (pen: Pen): Outgoing => {
  const { db } = pen;
  let drafts: Draft[] = [];
  const post = (body: Letter, delivery: Delivery = {}) => {
    drafts.push({ kind: 'letter', destination: lineOf(body, pen), delivery, body });
  };

  return {
    announcer: {
      async card(id, { id: desk, chat: at }, delivery = {}) {
        // A desk that joined no group yet has nowhere to hang a card.
        if (at === null) return;
        const isLater = delivery.notBefore !== undefined;
        const known = drafts.some(
          (draft) =>
            draft.kind === 'card' &&
            draft.case === id &&
            draft.desk === desk &&
            (draft.delivery.notBefore !== undefined) === isLater,
        );
        if (!known) drafts.push({ kind: 'card', destination: lineTo(at), delivery, case: id, desk });
      },
      async digest({ id: desk, chat: at }) {
        if (at === null) return;
        const known = drafts.some((draft) => draft.kind === 'digest' && draft.desk === desk);
        if (!known) drafts.push({ kind: 'digest', destination: lineTo(at), delivery: {}, desk });
      },
      async tell(to, language, notice, delivery) {
        post({ kind: 'notice', to, language, notice }, delivery);
      },
      async takeBack(name) {
        drafts = drafts.filter((draft) => draft.delivery.name !== name);
        await db
          .update(outbox)
          .set({ state: 'taken-back', payload: null, leftAt: sql`now()` })
          .where(and(eq(outbox.name, name), eq(outbox.state, 'waiting')));
      },
      move: (from, to) => moveLine(pen, from, to),
    },
    mailer: {
      async send(to, language, letter, delivery) {
        post({ kind: 'mail', to, language, letter }, delivery);
      },
    },
    async flush() {
      if (drafts.length === 0) return false;
      const placed = await takePlaces(pen, drafts);
      const letters = placed.flatMap(({ standing, draft }) =>
        draft.kind === 'letter'
          ? [{ ...standing, kind: draft.body.kind, payload: payloadOf(pen, standing.id, draft.body) }]
          : [],
      );
      if (letters.length > 0) await db.insert(outbox).values(letters);
      for (const { standing, draft } of placed) {
        if (draft.kind === 'card')
          await writeCard(pen, { ...standing, kind: 'card', case: draft.case, desk: draft.desk });
        if (draft.kind === 'digest') await writeDigest(pen, { ...standing, kind: 'digest', desk: draft.desk });
      }
      return true;
    },
  };
};

/** Where each stands in its line. The lines are held until the commit, all of them taken at once in one order: whoever comes next stands behind. */
const takePlaces = async ({ db }: Pen, drafts: readonly Draft[]) => {
  const lines = [...Map.groupBy(drafts, (draft) => draft.destination)].sort(byDestination);
  const taken = await db
    .insert(outboxLines)
    .values(lines.map(([destination, line]) => ({ destination, lastPlace: line.length })))
    .onConflictDoUpdate({
      target: outboxLines.destination,
      set: { lastPlace: sql`${outboxLines.lastPlace} + excluded.last_place` },
    })
    .returning({ destination: outboxLines.destination, last: outboxLines.lastPlace });
  return lines.flatMap(([destination, line]) => {
    const mine = taken.filter((row) => row.destination === destination);
    const before = one(mine, `The line of ${destination}`).last - line.length;
    return line.map((draft, nth) => ({
      draft,
      standing: { id: randomUUID(), destination, place: before + nth + 1, ...draft.delivery },
    }));
  });
};

const byDestination = ([a]: [string, ...unknown[]], [b]: [string, ...unknown[]]): number => (a < b ? -1 : 1);

/**
 * A card that waits already shows this change too, because it is drawn when it leaves. Locking that row keeps a worker from
 * taking it before our change is committed; if it has just been taken, the insert goes through and a second drawing follows.
 */
const writeCard = ({ db }: Pen, row: typeof outbox.$inferInsert) =>
  db
    .insert(outbox)
    .values(row)
    .onConflictDoUpdate(
      row.notBefore
        ? {
            target: [outbox.case, outbox.desk],
            targetWhere: sql`${outbox.kind} = 'card' and ${outbox.state} = 'waiting' and ${outbox.notBefore} is not null`,
            // The later moment: until then the card changes once more anyway.
            set: { notBefore: sql`greatest(${outbox.notBefore}, excluded.not_before)` },
          }
        : {
            target: [outbox.case, outbox.desk],
            targetWhere: sql`${outbox.kind} = 'card' and ${outbox.state} = 'waiting' and ${outbox.notBefore} is null`,
            set: { attempts: sql`${outbox.attempts}` },
          },
    );

/** As a card: one that waits already tells this too. */
const writeDigest = ({ db }: Pen, row: typeof outbox.$inferInsert) =>
  db
    .insert(outbox)
    .values(row)
    .onConflictDoUpdate({
      target: outbox.desk,
      targetWhere: sql`${outbox.kind} = 'digest' and ${outbox.state} = 'waiting'`,
      set: { attempts: sql`${outbox.attempts}` },
    });

const payloadOf = (pen: Pen, id: string, body: Letter): Uint8Array => pen.cipher.sealJson('outbox.payload', id, body);

/** Behind what waits there already, in the order in which it stood; a letter is addressed anew. What is being sent now goes along: it comes back if it must wait. */
const moveLine = async (pen: Pen, from: Destination, to: Destination): Promise<void> => {
  const { db } = pen;
  const [was, is] = [lineTo(from), lineTo(to)];
  const [first, second] = was < is ? [was, is] : [is, was];
  await holdLine(pen, first);
  await holdLine(pen, second);
  const rows = await db
    .select({ id: outbox.id, payload: outbox.payload })
    .from(outbox)
    .where(and(eq(outbox.destination, was), inArray(outbox.state, ['waiting', 'leased'])))
    .orderBy(asc(outbox.place))
    .for('update');
  const last = await holdLine(pen, is, rows.length);
  for (const [nth, { id, payload }] of rows.entries()) {
    const letter = payload && opened<Letter>(pen, 'outbox.payload', id, payload);
    const isTold = letter?.kind === 'notice';
    await db
      .update(outbox)
      .set({
        destination: is,
        place: last - rows.length + nth + 1,
        ...(isTold ? { payload: payloadOf(pen, id, { ...letter, to }) } : {}),
      })
      .where(eq(outbox.id, id));
  }
};

/** Holds a line until the commit and makes room at its end; the last place in it. */
const holdLine = async ({ db }: Pen, destination: string, room = 0): Promise<number> => {
  const rows = await db
    .insert(outboxLines)
    .values({ destination, lastPlace: room })
    .onConflictDoUpdate({
      target: outboxLines.destination,
      set: { lastPlace: sql`${outboxLines.lastPlace} + excluded.last_place` },
    })
    .returning({ last: outboxLines.lastPlace });
  return one(rows, `The line of ${destination}`).last;
};
