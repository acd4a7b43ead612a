/**
 * A claim holds as long as its holder does something: after an hour of working time without an act it ends by itself, a quarter of an hour
 * before that the holder is warned (REC-2: nothing waits behind somebody who is away). Decided in one place, at every change.
 */
import type { Agency } from '../agency.ts';
import type { Case, Claim } from '../case.ts';
import type { Records } from '../ports.ts';
import { turnOf } from '../service-clock.ts';
import type { AccountId, Instant } from '../values.ts';
import { addWorkingTime, officeHours } from '../working-time.ts';
import { minutes } from './terms.ts';
import type { WaitingRules } from './waiting.ts';

type Term = NonNullable<Claim['term']>;

export const claimTerm = (agency: Agency, now: Instant, { holidays, terms }: WaitingRules): Term => {
  const hours = officeHours(agency, holidays);
  return {
    warnAt: addWorkingTime(now, minutes(terms.claimWarnMinutes), hours),
    endAt: addWorkingTime(now, minutes(terms.claimMinutes), hours),
  };
};

/** The claim as an act leaves it: its holder's own act begins the term anew, somebody else's does not. */
export const claimAfter = async (
  scene: {
    readonly records: Records;
    readonly now: Instant;
    readonly rules: WaitingRules;
    readonly standing: { readonly account: { readonly id: AccountId } | null };
  },
  was: Pick<Case, 'claim'>,
  next: Pick<Case, 'kind' | 'state' | 'agency' | 'claim'>,
): Promise<Claim | null> => {
  const { claim, agency: id } = next;
  if (!claim) return null;
  const { term, ...plain } = claim;
  const agency = id === null || !turnOf(next)?.desk ? undefined : await scene.records.agencies.find(id);
  if (!agency) return plain;
  const isKept = was.claim?.by === claim.by && was.claim.at === claim.at && scene.standing.account?.id !== claim.by;
  return isKept && term ? claim : { ...plain, term: claimTerm(agency, scene.now, scene.rules) };
};

/** Nobody has done anything for so long that a colleague may take it. */
export const isLetGo = ({ claim }: Pick<Case, 'claim'>, now: Instant): boolean =>
  claim?.term !== undefined && claim.term.endAt <= now;
