/**
 * How an act runs (DESIGN "How an act runs"): known key → the stored answer; otherwise authorise by the table, do the work,
 * write the audit line and keep the result, all in ONE transaction. A refusal is a line too, in a transaction of its own.
 */
import type { Actor, Standing } from '../actor.ts';
import type { Case, Move } from '../case.ts';
import { moved } from '../case.ts';
import { RegistrationError } from '../errors.ts';
import type { Clock, Random, Records, Registry } from '../ports.ts';
import type { Act } from '../roles.ts';
import { turnOf } from '../service-clock.ts';
import type { AccountId, CaseId, Instant, Json } from '../values.ts';
import { instant } from '../values.ts';
import { authorise } from './authorise.ts';
import { redrawCards } from './cards.ts';
import { claimAfter } from './claim.ts';
import { followDigest, remindAtOf, type WaitingRules } from './waiting.ts';

/** What an act sees while it runs. */
export type Scene = {
  readonly records: Records;
  readonly by: Actor;
  readonly standing: Standing;
  readonly now: Instant;
  readonly date: Date;
  readonly random: Random;
  /** By which somebody is reminded of what waits. */
  readonly rules: WaitingRules;
  /** Adds to the audit line: codes, ids, hashes; never personal data. */
  fact(name: string, value: Json): void;
};
export type CaseScene = Scene & { readonly it: Case };

export type Performing = ReturnType<typeof performing>;

export const performing = (registry: Registry, clock: Clock, random: Random, rules: WaitingRules) => {
  const refuse = (by: Actor, act: Act, id: CaseId | null, error: RegistrationError) =>
    registry.transaction((records) =>
      records.audit.write({
        at: instant(clock.now()),
        act,
        outcome: 'refused',
        origin: by.origin,
        by: nameOf(by, null),
        case: id,
        facts: { code: error.code },
      }),
    );

  const run = async <Result extends Json>(
    by: Actor,
    act: Act,
    id: CaseId | null,
    work: (scene: Scene, it: Case | undefined) => Promise<Result>,
  ): Promise<Result> => {
    try {
      return await registry.transaction(async (records) => {
        const earlier = await records.acts.find(by.key);
        if (earlier) return earlier.result as Result; // this very act stored it
        const date = clock.now();
        const now = instant(date);
        const it = id === null ? undefined : await records.cases.lock(id);
        if (id !== null && !it) throw new RegistrationError('ERR_CASE_NOT_FOUND', { case: id });
        const standing = await authorise(records, by, act, it, now);
        const facts: Record<string, Json> = {};
        const scene: Scene = {
          records,
          by,
          standing,
          now,
          date,
          random,
          rules,
          fact: (name, value) => {
            facts[name] = value;
          },
        };
        const result = await work(scene, it);
        await records.audit.write({
          at: now,
          act,
          outcome: 'done',
          origin: by.origin,
          by: nameOf(by, standing.account?.id ?? null),
          case: id ?? caseIn(facts),
          facts,
        });
        await records.acts.keep(by.key, result);
        return result;
      });
    } catch (error) {
      if (error instanceof RegistrationError) await refuse(by, act, id, error);
      throw error;
    }
  };

  return {
    /** An act on no case, or on one it makes itself. */
    act: <Result extends Json>(by: Actor, act: Act, work: (scene: Scene) => Promise<Result>): Promise<Result> =>
      run(by, act, null, work),
    /** An act on a case, which is locked for it. */
    on: <Result extends Json>(
      by: Actor,
      act: Act,
      id: CaseId,
      work: (scene: CaseScene) => Promise<Result>,
    ): Promise<Result> => run(by, act, id, (scene, it) => work({ ...scene, it: it as Case })), // `run` found it
    /** A look without an act: nothing is written. */
    look: <Result>(work: (records: Records, now: Instant, date: Date) => Promise<Result>): Promise<Result> => {
      const date = clock.now();
      return registry.transaction((records) => work(records, instant(date), date));
    },
  };
};

/** The audit's word for the actor: account id, `network:user`, or the origin. */
const nameOf = (by: Actor, account: AccountId | null): string =>
  account ?? (by.at ? `${by.at.network}:${by.at.user}` : by.origin);
const caseIn = (facts: Record<string, Json>): CaseId | null =>
  typeof facts.case === 'number' ? (facts.case as CaseId) : null;

/** Moves a case by the table, notes it in its history and has its cards drawn anew. Throws ERR_MOVE_NOT_ALLOWED. */
export const shift = async (
  scene: Scene,
  it: Case,
  move: Move,
  change: Parameters<Records['cases']['update']>[1] = {},
): Promise<Case> => {
  const to = moved(it.kind, it.state, move);
  if (!to) throw new RegistrationError('ERR_MOVE_NOT_ALLOWED', { case: it.id, state: it.state, move });
  const changed = { reversible: null, verdict: null, since: scene.now, ...change, state: to };
  const isSameTurn = turnOf({ kind: it.kind, state: to })?.step === turnOf(it)?.step;
  await followDigest(scene, it);
  const next = await scene.records.cases.update(
    it,
    {
      ...changed,
      claim: await claimAfter(scene, it, { ...it, ...changed }),
      remindAt: await remindAtOf(scene, { ...it, remindAt: null, ...changed }),
      escalatedAt: change.escalatedAt === undefined && isSameTurn ? it.escalatedAt : null,
    },
    scene.now,
  );
  await note(scene, it, move, to);
  scene.fact('move', `${it.state} → ${to}`);
  await redrawCards(scene.records, next);
  return next;
};

/** A line of the case's history; what is no move leaves the state as it is. */
export const note = (
  { records, standing: { account }, now }: Scene,
  it: Case,
  move: Parameters<Records['cases']['note']>[0]['move'],
  to: Case['state'] = it.state,
): Promise<void> =>
  records.cases.note({
    case: it.id,
    move,
    from: it.state,
    to,
    at: now,
    by: account?.id ?? null,
    byName: account?.name ?? null,
  });

/** A change that is no move (claim, tick, answer): the state stays, the cards follow. */
export const amend = async (
  scene: Scene,
  it: Case,
  change: Parameters<Records['cases']['update']>[1],
): Promise<Case> => {
  await followDigest(scene, it);
  const remindAt = await remindAtOf(scene, { ...it, ...change });
  const claim = await claimAfter(scene, it, { ...it, ...change });
  const next = await scene.records.cases.update(it, { remindAt, ...change, claim }, scene.now);
  await redrawCards(scene.records, next);
  return next;
};
