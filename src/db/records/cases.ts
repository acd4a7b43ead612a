/** Cases and their history. A change is a compare-and-set on the version: who read an old one is refused, not overwritten. */
import {
  and,
  arrayContains,
  asc,
  desc,
  eq,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  ne,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import {
  type Answers,
  type Case,
  type CaseMove,
  type Claim,
  type Endorsement,
  type Fault,
  openStates,
  type Verdict,
} from '#ra/case.ts';
import { RegistrationError } from '#ra/errors.ts';
import type { CaseRecords, SoughtField, Waiting, WaitingPart } from '#ra/records.ts';
import type { CaseId } from '#ra/values.ts';
import { caseMoves, cases } from '../schema/cases.ts';
import { nameIndexes } from './name-words.ts';
import { opened, openedOrNull, type Pen, sealed } from './pen.ts';

type Row = typeof cases.$inferSelect;
type Owner = Parameters<CaseRecords['openOf']>[0];

export const caseRecords = (pen: Pen): CaseRecords => {
  const where = (condition: SQL | undefined) => pen.db.select().from(cases).where(condition);
  const isOpen = inArray(cases.state, openStates);
  const read = (rows: readonly Row[]): readonly Case[] => rows.map((row) => caseFrom(pen, row));
  const first = ([row]: readonly Row[]): Case | undefined => row && caseFrom(pen, row);

  return {
    async insert(draft) {
      const [number] = await pen.db
        .select({ id: sql<string>`nextval('case_numbers')::text` })
        .from(sql`(values (1)) as once`);
      const id = Number(number?.id) as CaseId;
      const it: Case = { ...draft, id, version: 1, changedAt: draft.openedAt };
      await pen.db.insert(cases).values(rowOf(pen, it));
      return it;
    },
    find: async (id) => first(await where(eq(cases.id, id))),
    lock: async (id) => first(await where(eq(cases.id, id)).for('update')),
    async update(was, change, at) {
      const it: Case = { ...was, ...change, version: was.version + 1, changedAt: at };
      const done = await pen.db
        .update(cases)
        .set(rowOf(pen, it))
        .where(and(eq(cases.id, was.id), eq(cases.version, was.version)))
        .returning({ id: cases.id });
      if (done.length === 0) throw new RegistrationError('ERR_STALE_CASE', { case: was.id });
      return it;
    },
    async note(move) {
      const byName = sealed(pen, 'case_moves.by_name', moveRow(move), move.byName);
      await pen.db.insert(caseMoves).values({ ...move, byName });
    },
    async history(id) {
      const rows = await pen.db.select().from(caseMoves).where(eq(caseMoves.case, id)).orderBy(asc(caseMoves.id));
      return rows.map((row) => moveFrom(pen, row));
    },
    openOf: async (owner) =>
      read(await where(and(ownedBy(owner), isOpen)).orderBy(desc(cases.openedAt), desc(cases.id))),
    recentOf: async (owner, limit) =>
      read(await where(ownedBy(owner)).orderBy(desc(cases.openedAt), desc(cases.id)).limit(limit)),
    async readdress(from, { user, chat }) {
      await pen.db.update(cases).set({ user, chat }).where(ownedBy(from));
    },
    inStates: async ({ agencies, states, kind }, limit) =>
      read(
        await where(
          and(inArray(cases.state, states), agencies && inArray(cases.agency, agencies), kind && eq(cases.kind, kind)),
        )
          .orderBy(asc(cases.since), asc(cases.id))
          .limit(limit),
      ),
    async openWith(field, value, besides) {
      const index = pen.cipher.blindIndex(field, value);
      if (index === null) return [];
      const same = eq(cases[`${field}Index`], index);
      return read(await where(and(same, isOpen, besides && ne(cases.id, besides))).orderBy(asc(cases.id)));
    },
    openWithKey: async (key) => read(await where(and(eq(cases.key, key), isOpen)).orderBy(asc(cases.id))),
    toRemind: async (now, limit) =>
      read(await where(lte(cases.remindAt, now)).orderBy(asc(cases.remindAt), asc(cases.id)).limit(limit)),
    async nextReminder(now) {
      const [row] = await pen.db
        .select({ case: cases.id, at: cases.remindAt })
        .from(cases)
        .where(gt(cases.remindAt, now))
        .orderBy(asc(cases.remindAt))
        .limit(1);
      return row?.at ? { case: row.case, at: row.at } : undefined;
    },
    async setReminder(id, change) {
      await pen.db.update(cases).set(change).where(eq(cases.id, id));
    },
    waiting: async (at, limit, part = {}) =>
      at.length === 0
        ? []
        : read(
            await where(and(isWaiting(at), isOfPart(part)))
              .orderBy(asc(cases.since), asc(cases.id))
              .limit(limit)
              .offset(part.offset ?? 0),
          ),
    countWaiting: (at) =>
      at.length === 0 ? Promise.resolve(0) : pen.db.$count(cases, and(isWaiting(at), isNull(cases.claim))),
    async tally(at, account) {
      if (at.length === 0) return [];
      const count = (condition: SQL) => sql<number>`count(*) filter (where ${condition})`.mapWith(Number);
      const rows = await pen.db
        .select({
          kind: cases.kind,
          agency: cases.agency,
          all: count(sql`true`),
          mine: count(eq(cases.claimedBy, account)),
          unclaimed: count(isNull(cases.claim)),
        })
        .from(cases)
        .where(isWaiting(at))
        .groupBy(cases.kind, cases.agency);
      return rows.flatMap(({ agency, ...row }) => (agency === null ? [] : [{ agency, ...row }]));
    },
    async lastMove(agencies, moves) {
      const [row] = await pen.db
        .select({ at: caseMoves.at })
        .from(caseMoves)
        .innerJoin(cases, eq(cases.id, caseMoves.case))
        .where(and(inArray(cases.agency, agencies), inArray(caseMoves.move, moves)))
        .orderBy(desc(caseMoves.id))
        .limit(1);
      return row?.at;
    },
    claimsDue: async (now, limit) =>
      read(await where(lte(cases.claimDueAt, now)).orderBy(asc(cases.claimDueAt), asc(cases.id)).limit(limit)),
    async seek(field, value, limit) {
      const isSought = isNamed(pen, field, value);
      return isSought ? read(await where(isSought).orderBy(desc(cases.openedAt), desc(cases.id)).limit(limit)) : [];
    },
    async indexNames(limit) {
      const unnamed = await where(isNull(cases.nameWords)).limit(limit).for('update');
      for (const row of unnamed)
        await pen.db
          .update(cases)
          .set({ nameWords: nameIndexes(pen.cipher, caseFrom(pen, row).answers.name) })
          .where(eq(cases.id, row.id));
      return unnamed.length;
    },
    async histories(ids) {
      if (ids.length === 0) return new Map();
      const rows = await pen.db.select().from(caseMoves).where(inArray(caseMoves.case, ids)).orderBy(asc(caseMoves.id));
      return Map.groupBy(
        rows.map((row) => moveFrom(pen, row)),
        (move) => move.case,
      );
    },
    changedSince: async ({ agency, kind, since }, limit) =>
      read(
        await where(and(eq(cases.agency, agency), kind && eq(cases.kind, kind), gte(cases.changedAt, since)))
          .orderBy(desc(cases.changedAt), desc(cases.id))
          .limit(limit),
      ),
    declined: async (before, limit) => {
      const last = sql`(select row(${caseMoves.move}, ${caseMoves.at} <= ${before}::timestamptz) from ${caseMoves}
        where ${caseMoves.case} = ${cases.id} order by ${caseMoves.id} desc limit 1)`;
      return read(
        await where(
          and(eq(cases.state, 'draft'), lt(cases.changedAt, before), sql`${last} = row('decline'::text, true)`),
        )
          .orderBy(asc(cases.changedAt), asc(cases.id))
          .limit(limit),
      );
    },
    unchangedSince: async (states, before, limit) =>
      read(
        await where(and(inArray(cases.state, states), lt(cases.changedAt, before)))
          .orderBy(asc(cases.changedAt), asc(cases.id))
          .limit(limit),
      ),
  };
};

const ownedBy = (owner: Owner) =>
  'account' in owner
    ? eq(cases.account, owner.account)
    : and(eq(cases.network, owner.network), eq(cases.user, owner.user));

/** A move has no number before it is written; case and moment bind its cell closely enough. */
const moveRow = (move: Pick<CaseMove, 'case' | 'at'>): string => `${move.case}/${move.at}`;

const moveFrom = (pen: Pen, { id: _, ...row }: typeof caseMoves.$inferSelect): CaseMove => ({
  ...row,
  byName: openedOrNull<string>(pen, 'case_moves.by_name', moveRow(row), row.byName),
});

/** Its states are written out beside the pairs of kind and state, because an index has them. */
const isWaiting = (at: readonly Waiting[]): SQL | undefined =>
  or(
    ...at.map(({ agency, turns, since, isEscalated }) =>
      and(
        eq(cases.agency, agency),
        isEscalated && isNotNull(cases.escalatedAt),
        inArray(cases.state, [...new Set(turns.map(({ state }) => state))]),
        lte(cases.since, since),
        or(...turns.map(({ kind, state }) => and(eq(cases.kind, kind), eq(cases.state, state)))),
      ),
    ),
  );

const isOfPart = ({ claimedBy, isUnclaimed }: WaitingPart): SQL | undefined =>
  and(claimedBy && eq(cases.claimedBy, claimedBy), isUnclaimed && isNull(cases.claim));

/** Undefined where the value names nobody. */
const isNamed = (pen: Pen, field: SoughtField, value: string): SQL | undefined => {
  if (field === 'name') {
    const words = nameIndexes(pen.cipher, value);
    return words.length > 0 ? arrayContains(cases.nameWords, words) : undefined;
  }
  const index = pen.cipher.blindIndex(field, value);
  return index === null ? undefined : eq(cases[`${field}Index`], index);
};

const rowOf = (pen: Pen, it: Case): typeof cases.$inferInsert => {
  const { applicant, answers, faults, claim, verdict, endorsement, ...plain } = it;
  return {
    ...plain,
    ...applicant,
    answers: pen.cipher.sealJson('cases.answers', it.id, answers),
    faults: pen.cipher.sealJson('cases.faults', it.id, faults),
    claim: sealed(pen, 'cases.claim', it.id, claim),
    verdict: sealed(pen, 'cases.verdict', it.id, verdict),
    endorsement: sealed(pen, 'cases.endorsement', it.id, endorsement),
    nikIndex: pen.cipher.blindIndex('nik', answers.nik),
    nipIndex: pen.cipher.blindIndex('nip', answers.nip),
    mailIndex: pen.cipher.blindIndex('mail', answers.mail),
    nameWords: nameIndexes(pen.cipher, answers.name),
    claimedBy: claim?.by ?? null,
    claimDueAt: claim?.term ? (claim.term.warnAt ?? claim.term.endAt) : null,
  };
};

const caseFrom = (pen: Pen, row: Row): Case => {
  const { network, user, chat, nikIndex, nipIndex, mailIndex, nameWords, claimedBy, claimDueAt, ...plain } = row;
  return {
    ...plain,
    applicant: { network, user, chat },
    answers: opened<Answers>(pen, 'cases.answers', row.id, row.answers),
    faults: opened<readonly Fault[]>(pen, 'cases.faults', row.id, row.faults),
    claim: openedOrNull<Claim>(pen, 'cases.claim', row.id, row.claim),
    verdict: openedOrNull<Verdict>(pen, 'cases.verdict', row.id, row.verdict),
    endorsement: openedOrNull<Endorsement>(pen, 'cases.endorsement', row.id, row.endorsement),
  };
};
