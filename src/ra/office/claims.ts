/** Claims that end: let go of by hand, or by the clock once nothing was done for so long. REC-2, REC-3; REQUIREMENTS "Cases and their moves". */
import type { Actor } from '../actor.ts';
import type { Case, Claim } from '../case.ts';
import { moved } from '../case.ts';
import type { CaseId, Instant } from '../values.ts';
import { isWorkingTime, nextWorkingMoment, officeHours } from '../working-time.ts';
import type { CaseScene, Performing } from './act.ts';
import { amend, note, shift } from './act.ts';
import { claimTerm } from './claim.ts';
import { chatOf } from './owner.ts';

/** So many at one tick; the rest at the next. */
const mostAtOnce = 100;

export const claims = ({ on, look }: Performing) => ({
  /** Claims whose holder is to be warned, or that end; `occasion` names each for ever. */
  due: (): Promise<readonly { readonly case: CaseId; readonly occasion: string }[]> =>
    look(async (records, now) =>
      (await records.cases.claimsDue(now, mostAtOnce)).map(({ id, version }) => ({
        case: id,
        occasion: `claim:${id}:${version}`,
      })),
    ),

  /** Warns the holder, then ends the claim; out of hours it waits for the morning. What was done meanwhile has begun the term anew. */
  lapse: (by: Actor, id: CaseId) =>
    on(by, 'letGo', id, async (scene) => {
      const { it, now, rules, fact } = scene;
      const agency = it.agency === null ? undefined : await scene.records.agencies.find(it.agency);
      if (!it.claim || !agency) return false;
      const { term } = it.claim;
      const hours = officeHours(agency, rules.holidays);
      // Claimed before claims had an end.
      if (!term) return keepTerm(scene, it.claim, claimTerm(agency, now, rules));
      if ((term.warnAt ?? term.endAt) > now) return false;
      if (!isWorkingTime(now, hours)) return keepTerm(scene, it.claim, putOff(term, nextWorkingMoment(now, hours)));
      fact('account', it.claim.by);
      if (term.endAt > now) return warn(scene, it.claim, term);
      await note(scene, await letGo(scene), 'letGo');
      return true;
    }),
});

/** What is let go of keeps its place in the queue: it has waited since it came. The verdict that was put together goes with it. */
export const letGo = async (scene: CaseScene): Promise<Case> => {
  const { it } = scene;
  if (moved(it.kind, it.state, 'release'))
    return shift(scene, it, 'release', { claim: null, since: await arrivalOf(scene) });
  if (scene.by.origin !== 'clock') await note(scene, it, 'unclaim');
  return amend(scene, it, { claim: null, verdict: null });
};

type Term = NonNullable<Claim['term']>;
const putOff = ({ warnAt, endAt }: Term, opens: Instant): Term => ({
  warnAt: warnAt && (warnAt > opens ? warnAt : opens),
  endAt: endAt > opens ? endAt : opens,
});

/** Of the clock's hand: no card shows it. */
const keepTerm = async ({ records, it, now }: CaseScene, claim: Claim, term: Term): Promise<boolean> => {
  await records.cases.update(it, { claim: { ...claim, term } }, now);
  return true;
};

/** In the holder's private chat; who cannot be reached there sees on the card that it was let go. */
const warn = async (scene: CaseScene, claim: Claim, { endAt }: Term): Promise<boolean> => {
  const { records, it } = scene;
  const [chat, account] = [await chatOf(records, claim.by), await records.accounts.find(claim.by)];
  if (chat && account)
    await records.announcer.tell(chat.at, account.language, {
      name: 'claim-ending',
      case: it.id,
      values: { until: endAt },
    });
  return keepTerm(scene, claim, { warnAt: null, endAt });
};

const arrivalOf = async ({ records, it }: CaseScene): Promise<Instant> => {
  const history = await records.cases.history(it.id);
  return (
    history.findLast(({ to, move }) => to === 'submitted' && move !== 'release' && move !== 'letGo')?.at ?? it.since
  );
};
