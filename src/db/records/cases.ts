/** Cases and their history. A change is a compare-and-set on the version: who read an old one is refused, not overwritten. */
import { and, asc, desc, eq, inArray, lt, ne, type SQL, sql } from 'drizzle-orm';
import { type Answers, type Case, type CaseMove, type Claim, type Fault, openStates, type Verdict } from '#ra/case.ts';
import { RegistrationError } from '#ra/errors.ts';
import type { CaseRecords } from '#ra/records.ts';
import type { CaseId } from '#ra/values.ts';
import { caseMoves, cases } from '../schema/cases.ts';
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
      return rows.map(({ id: _, ...row }) => ({
        ...row,
        byName: openedOrNull<string>(pen, 'case_moves.by_name', moveRow(row), row.byName),
      }));
    },
    openOf: async (owner) =>
      read(await where(and(ownedBy(owner), isOpen)).orderBy(desc(cases.openedAt), desc(cases.id))),
    recentOf: async (owner, limit) =>
      read(await where(ownedBy(owner)).orderBy(desc(cases.openedAt), desc(cases.id)).limit(limit)),
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

const rowOf = (pen: Pen, it: Case): typeof cases.$inferInsert => {
  const { applicant, answers, faults, claim, verdict, ...plain } = it;
  return {
    ...plain,
    ...applicant,
    answers: pen.cipher.sealJson('cases.answers', it.id, answers),
    faults: pen.cipher.sealJson('cases.faults', it.id, faults),
    claim: sealed(pen, 'cases.claim', it.id, claim),
    verdict: sealed(pen, 'cases.verdict', it.id, verdict),
    nikIndex: pen.cipher.blindIndex('nik', answers.nik),
    nipIndex: pen.cipher.blindIndex('nip', answers.nip),
    mailIndex: pen.cipher.blindIndex('mail', answers.mail),
  };
};

const caseFrom = (pen: Pen, row: Row): Case => {
  const { network, user, chat, nikIndex, nipIndex, mailIndex, ...plain } = row;
  return {
    ...plain,
    applicant: { network, user, chat },
    answers: opened<Answers>(pen, 'cases.answers', row.id, row.answers),
    faults: opened<readonly Fault[]>(pen, 'cases.faults', row.id, row.faults),
    claim: openedOrNull<Claim>(pen, 'cases.claim', row.id, row.claim),
    verdict: openedOrNull<Verdict>(pen, 'cases.verdict', row.id, row.verdict),
  };
};
