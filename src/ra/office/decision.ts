/** Deciding a case at a desk: who may decide it now, what is wrong with it, and taking a decision back while its notice waits. */
import type { Actor } from '../actor.ts';
import type { Case, Fault, Move } from '../case.ts';
import { isByOffice, moved } from '../case.ts';
import { RegistrationError } from '../errors.ts';
import type { NoticeName } from '../notice.ts';
import { mayDo } from '../roles.ts';
import { turnOf } from '../service-clock.ts';
import type { CaseId } from '../values.ts';
import { after } from '../values.ts';
import type { CaseScene, Performing } from './act.ts';
import { amend, note, shift } from './act.ts';
import { mailApplicant, tellApplicant } from './applicant.ts';
import { desksOf } from './cards.ts';
import { isLetGo } from './claim.ts';
import { letGo } from './claims.ts';
import type { OfficeDeps } from './deps.ts';
import { noticeOf, refuseHeld } from './drafting.ts';
import { sendPapers } from './papers.ts';
import { awaitStatement } from './statement-deadline.ts';
import { isSupervisor } from './supervisors.ts';
import { seconds } from './terms.ts';

export type Verdicts = 'return' | 'reject' | 'refuse';

/** One person at a time: a case claimed by a colleague is theirs until they let go, or have done nothing for too long. */
export const requireFree = ({ it, standing, now }: CaseScene): void => {
  if (it.claim && it.claim.by !== standing.account?.id && !isLetGo(it, now))
    throw new RegistrationError('ERR_CLAIMED_BY_ANOTHER', { case: it.id, name: it.claim.name, at: it.claim.at });
};

/** Four eyes: who forwarded does not decide, unless the agency says so. */
const requireSecondPerson = async ({ records, it, standing }: CaseScene): Promise<void> => {
  if (it.forwardedBy === null || it.forwardedBy !== standing.account?.id || standing.as === 'assistant') return;
  // Whoever proposed a revocation may drop it alone; who revokes it is revocation.ts's to say.
  if (isByOffice(it)) return;
  const agency = it.agency === null ? undefined : await records.agencies.find(it.agency);
  if (!agency?.onePersonMayDoBoth) throw new RegistrationError('ERR_SAME_PERSON_FORWARDED', { case: it.id });
};

/** A decision by one tap: an unclaimed case is claimed with it; issuance is taken up first (Sumbar 7). */
export const decide = async (scene: CaseScene, move: Move, change: Parameters<typeof shift>[3] = {}): Promise<Case> => {
  requireFree(scene);
  await requireSecondPerson(scene);
  const takenUp =
    moved(scene.it.kind, scene.it.state, move) === undefined &&
    moved(scene.it.kind, scene.it.state, 'takeUp') !== undefined;
  const it = takenUp ? await shift(scene, scene.it, 'takeUp', { claim: claimOf(scene) }) : scene.it;
  return shift(scene, it, move, change);
};

const claimOf = ({ standing, now }: CaseScene): Case['claim'] =>
  standing.account ? { by: standing.account.id, name: standing.account.name, at: now } : null;

export const decision = ({ on }: Performing, deps: OfficeDeps) => ({
  /** Takes the case up: the service clock starts, the papers come to this person alone; to who has it already they come again. */
  claim: (by: Actor, id: CaseId) =>
    on(by, 'claim', id, async (scene) => {
      requireFree(scene);
      const { it, standing } = scene;
      const claim = claimOf(scene);
      await handOverPapers(scene);
      // Once more by its holder: the papers again, and the claim lasts from now.
      if (it.claim && it.claim.by === claim?.by) return amend(scene, it, {});
      if (turnOf(it)?.desk !== standing.as)
        throw new RegistrationError('ERR_MOVE_NOT_ALLOWED', { case: id, state: it.state, move: 'claim' });
      if (it.claim) return takeOver(scene, claim);
      if (moved(it.kind, it.state, 'takeUp')) return shift(scene, it, 'takeUp', { claim });
      await note(scene, it, 'claim');
      return amend(scene, it, { claim });
    }),

  /** Lets go; a supervisor may let go for somebody who is away. */
  release: (by: Actor, id: CaseId) =>
    on(by, 'release', id, async (scene) => {
      const { it } = scene;
      if (!(await isSupervisor(scene))) requireFree(scene);
      if (!it.claim)
        throw new RegistrationError('ERR_MOVE_NOT_ALLOWED', { case: id, state: it.state, move: 'release' });
      return letGo(scene);
    }),

  /** Kebumen 2: complete, so on to the officers. */
  forward: (by: Actor, id: CaseId) =>
    on(by, 'forward', id, async (scene) => {
      const { account } = scene.standing;
      if (!account) throw new RegistrationError('ERR_DESK_SESSION_CLOSED');
      const reversible = {
        move: 'forward',
        by: account.id,
        until: after(scene.date, seconds(deps.terms.takeBackSeconds)),
      } as const;
      const it = await decide(scene, 'forward', { claim: null, forwardedBy: account.id, reversible });
      await redrawOnceFinal(scene, it);
      return it;
    }),

  /** Begins to put the faults together: the card shows ready reasons per item; nothing is sent yet. */
  beginVerdict: (by: Actor, id: CaseId, verdict: Verdicts) =>
    on(by, 'tick', id, async (scene) => {
      requireFree(scene);
      await requireMove(scene, verdict);
      const { account } = scene.standing;
      if (!account) throw new RegistrationError('ERR_DESK_SESSION_CLOSED');
      const claimed = scene.it.claim ? scene.it : await claimFor(scene);
      return amend(scene, claimed, { verdict: { act: verdict, by: account.id, faults: [] } });
    }),

  /** Ticks or unticks one ready reason; with `words` an own reason in place of a ready one. */
  tick: (by: Actor, id: CaseId, fault: Fault) =>
    on(by, 'tick', id, async (scene) => {
      const verdict = requireVerdict(scene);
      const same = (other: Fault) => other.item === fault.item && other.reason === fault.reason;
      const others = verdict.faults.filter((other) => !same(other));
      const ticked = others.length === verdict.faults.length || fault.words !== undefined ? [...others, fault] : others;
      return amend(scene, scene.it, { verdict: { ...verdict, faults: ticked } });
    }),

  /** The message as the applicant will get it, word for word, to the private chat of who is putting it together: a group sees masks. */
  previewVerdict: (by: Actor, id: CaseId) =>
    on(by, 'tick', id, async (scene) => {
      const { faults } = requireVerdict(scene);
      const { session, account } = scene.standing;
      if (!session || !account) throw new RegistrationError('ERR_DESK_SESSION_CLOSED');
      if (faults.length === 0) throw new RegistrationError('ERR_NO_FAULT_NAMED', { case: id });
      await scene.records.announcer.tell(session, account.language, { name: 'verdict-preview', case: id });
      return amend(scene, scene.it, {});
    }),

  dropVerdict: (by: Actor, id: CaseId) =>
    on(by, 'tick', id, async (scene) => {
      requireVerdict(scene);
      return amend(scene, scene.it, { verdict: null });
    }),

  /** Kebumen 2, 5; Sumbar 7: back to the applicant, who mends only what is named. The notice waits while it can be taken back. */
  sendVerdict: (by: Actor, id: CaseId, act: Verdicts) =>
    on(by, act, id, async (scene) => {
      if (act === 'refuse' && !mayRefuse(scene)) throw new RegistrationError('ERR_ACT_NOT_ALLOWED', { act });
      if (act === 'refuse') await refuseHeld(scene);
      const verdict = requireVerdict(scene);
      if (verdict.act !== act) throw new RegistrationError('ERR_STALE_CASE', { case: id });
      if (verdict.faults.length === 0) throw new RegistrationError('ERR_NO_FAULT_NAMED', { case: id });
      scene.fact(
        'faults',
        verdict.faults.map(({ item, reason }) => `${item}:${reason}`),
      );
      if (act === 'refuse') return refuse(scene, verdict.faults);
      const it = await sendBack(scene, act, verdict.faults, deps.terms.takeBackSeconds);
      await awaitStatement(scene, it, deps);
      return it;
    }),

  /** Within 30 s the last forward, return or reject is undone by who did it, and its notice never leaves. */
  takeBack: (by: Actor, id: CaseId) =>
    on(by, 'takeBack', id, async (scene) => {
      const { it, standing, now, records } = scene;
      const last = it.reversible;
      if (!last || last.until <= now)
        throw new RegistrationError('ERR_TAKE_BACK_TOO_LATE', { case: id, seconds: deps.terms.takeBackSeconds });
      if (last.by !== standing.account?.id) throw new RegistrationError('ERR_ACT_NOT_ALLOWED', { act: 'takeBack' });
      await records.announcer.takeBack(noticeOf(id));
      if (last.move === 'forward')
        // `forwardedBy` stays until the next forward: the officers' card hangs there and must follow.
        return shift(scene, it, 'takeBackForward', { claim: claimOf(scene) });
      const move = last.move === 'return' ? 'takeBackReturn' : 'takeBackReject';
      return shift(scene, it, move, { faults: [], claim: claimOf(scene) });
    }),
});

const handOverPapers = async ({ records, it, standing }: CaseScene): Promise<void> => {
  if (standing.session && standing.account) await sendPapers(records, it, standing.session, standing.account);
};

/** From who did nothing for too long, before the clock came to it: their time was waiting. */
const takeOver = async (scene: CaseScene, claim: Case['claim']): Promise<Case> => {
  await note(scene, scene.it, 'letGo');
  await note(scene, scene.it, 'claim');
  return amend(scene, scene.it, { claim, verdict: null });
};

/** The button that takes it back goes when its time is over. */
const redrawOnceFinal = async ({ records, standing }: CaseScene, it: Case): Promise<void> => {
  if (!it.reversible) return;
  for (const desk of await desksOf(records, it))
    if (desk.kind === standing.desk?.kind)
      await records.announcer.card(it.id, desk, { notBefore: it.reversible.until });
};

/** The claim that comes with opening the reasons. */
export const claimFor = async (scene: CaseScene): Promise<Case> => {
  if (moved(scene.it.kind, scene.it.state, 'takeUp'))
    return shift(scene, scene.it, 'takeUp', { claim: claimOf(scene) });
  await note(scene, scene.it, 'claim');
  return amend(scene, scene.it, { claim: claimOf(scene) });
};

/** A final no is the officers', except where the assistants decide alone (ACC-8). */
const mayRefuse = ({ it, standing }: CaseScene): boolean =>
  standing.as === (it.kind === 'rebinding' ? 'assistant' : 'officer');

const requireMove = async (scene: CaseScene, act: Verdicts): Promise<void> => {
  const { it, standing } = scene;
  // Who may not send it does not take the case by putting it together.
  if (!mayDo(act)[standing.as]) throw new RegistrationError('ERR_ACT_NOT_ALLOWED', { act });
  if (act === 'refuse') await refuseHeld(scene);
  const state = moved(it.kind, it.state, 'takeUp') ?? it.state;
  // What the office itself wants has no applicant who could mend it (REV-8).
  const isAllowed =
    moved(it.kind, state, act) !== undefined &&
    (act !== 'refuse' || mayRefuse(scene)) &&
    (act !== 'reject' || !isByOffice(it));
  if (!isAllowed) throw new RegistrationError('ERR_MOVE_NOT_ALLOWED', { case: it.id, state: it.state, move: act });
};

const requireVerdict = (scene: CaseScene): NonNullable<Case['verdict']> => {
  requireFree(scene);
  const { verdict, id } = scene.it;
  if (!verdict || verdict.by !== scene.standing.account?.id)
    throw new RegistrationError('ERR_STALE_CASE', { case: id });
  return verdict;
};

const sendBack = async (
  scene: CaseScene,
  act: 'return' | 'reject',
  faults: readonly Fault[],
  wait: number,
): Promise<Case> => {
  const { account } = scene.standing;
  if (!account) throw new RegistrationError('ERR_DESK_SESSION_CLOSED');
  const until = after(scene.date, seconds(wait));
  const name = sentBackName(scene.it, act);
  const it = await decide(scene, act, { faults, claim: null, reversible: { move: act, by: account.id, until } });
  await redrawOnceFinal(scene, it);
  const delivery = { notBefore: until, name: noticeOf(it.id) };
  await tellApplicant(scene.records, it, { name, case: it.id }, { delivery });
  await mailApplicant(scene.records, it, { name: 'case-rejected', values: { case: it.id } }, delivery);
  return it;
};

const sentBackName = ({ kind, state }: Case, act: 'return' | 'reject'): NoticeName => {
  if (kind === 'rebinding') return 'rebinding-returned';
  if (act === 'return') return 'registration-returned';
  if (kind !== 'registration') return `${kind}-rejected`;
  return state === 'completed' ? 'registration-data-rejected' : 'registration-rejected';
};

/** The only final no. It takes its reason to the applicant at once, and the mailbox hears that it was said. */
const refuse = async (scene: CaseScene, faults: readonly Fault[]): Promise<Case> => {
  const it = await decide(scene, 'refuse', { faults, claim: null });
  if (isByOffice(it)) return it; // its owner has asked for nothing
  const name: NoticeName = `${it.kind}-refused`;
  await tellApplicant(scene.records, it, { name, case: it.id });
  const agency = it.agency === null ? undefined : await scene.records.agencies.find(it.agency);
  const values = { case: it.id, contact: agency?.contact ?? '–' };
  await mailApplicant(scene.records, it, { name: 'case-refused', values });
  return it;
};
