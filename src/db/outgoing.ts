/**
 * The writing end of the outbox: what a transaction has to say is gathered and written at its end, in one order of
 * destinations, so that two transactions never wait for each other's lines crosswise and hold them only briefly.
 */
import { randomUUID } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import type { Announcer, Delivery, Mailer, Posting } from '#ra/ports.ts';
import type { CaseId, DeskId } from '#ra/values.ts';
import { one, type Pen } from './records/pen.ts';
import { desks } from './schema/agencies.ts';
import { outbox, outboxLines } from './schema/post.ts';

export type Outgoing = {
  readonly announcer: Announcer;
  readonly mailer: Mailer;
  /** Writes everything. True when there was something, so that a worker should be woken. */
  flush(): Promise<boolean>;
};

type Letter = Exclude<Posting['body'], { kind: 'card' }>;
type Draft = { readonly destination: string; readonly delivery: Delivery } & (
  | { readonly kind: 'letter'; readonly body: Letter }
  | { readonly kind: 'card'; readonly case: CaseId; readonly desk: DeskId }
);

/** The line a posting stands in. A mail address appears only as its blind index. */
export const lineOf = (body: Letter, pen: Pick<Pen, 'cipher'>): string =>
  body.kind === 'mail' ? `mail:${pen.cipher.blindIndex('mail', body.to)}` : `${body.to.network}:${body.to.chat}`;

export const outgoing = (pen: Pen): Outgoing => {
  const { db } = pen;
  let drafts: Draft[] = [];
  const post = (body: Letter, delivery: Delivery = {}) => {
    drafts.push({ kind: 'letter', destination: lineOf(body, pen), delivery, body });
  };

  return {
    announcer: {
      async card(id, desk) {
        const [at] = await db
          .select({ network: desks.network, chat: desks.chat })
          .from(desks)
          .where(eq(desks.id, desk));
        // A desk that joined no group yet has nowhere to hang a card.
        if (!at || at.network === null || at.chat === null) return;
        const known = drafts.some((draft) => draft.kind === 'card' && draft.case === id && draft.desk === desk);
        if (!known)
          drafts.push({ kind: 'card', destination: `${at.network}:${at.chat}`, delivery: {}, case: id, desk });
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
    },
    mailer: {
      async send(to, language, letter, delivery) {
        post({ kind: 'mail', to, language, letter }, delivery);
      },
    },
    async flush() {
      for (const [destination, line] of [...Map.groupBy(drafts, (draft) => draft.destination)].sort(byDestination)) {
        await writeLine(pen, destination, line);
      }
      return drafts.length > 0;
    },
  };
};

const byDestination = ([a]: [string, ...unknown[]], [b]: [string, ...unknown[]]): number => (a < b ? -1 : 1);

const writeLine = async (pen: Pen, destination: string, line: readonly Draft[]): Promise<void> => {
  const { db } = pen;
  // Holds the line until the commit: whoever comes next stands behind.
  const taken = await db
    .insert(outboxLines)
    .values({ destination, lastPlace: line.length })
    .onConflictDoUpdate({
      target: outboxLines.destination,
      set: { lastPlace: sql`${outboxLines.lastPlace} + ${line.length}::bigint` },
    })
    .returning({ last: outboxLines.lastPlace });
  const before = one(taken, `The line of ${destination}`).last - line.length;

  for (const [nth, draft] of line.entries()) {
    const standing = { id: randomUUID(), destination, place: before + nth + 1, ...draft.delivery };
    if (draft.kind === 'card') await writeCard(pen, { ...standing, kind: 'card', case: draft.case, desk: draft.desk });
    else
      await db
        .insert(outbox)
        .values({ ...standing, kind: draft.body.kind, payload: payloadOf(pen, standing.id, draft.body) });
  }
};

/**
 * A card that waits already shows this change too, because it is drawn when it leaves. Locking that row keeps a worker from
 * taking it before our change is committed; if it has just been taken, the insert goes through and a second drawing follows.
 */
const writeCard = ({ db }: Pen, row: typeof outbox.$inferInsert) =>
  db
    .insert(outbox)
    .values(row)
    .onConflictDoUpdate({
      target: [outbox.case, outbox.desk],
      targetWhere: sql`${outbox.kind} = 'card' and ${outbox.state} = 'waiting'`,
      set: { attempts: sql`${outbox.attempts}` },
    });

const payloadOf = (pen: Pen, id: string, body: Letter): Uint8Array => pen.cipher.sealJson('outbox.payload', id, body);
