/** The title of a case's topic: its number, what it is and how it stands; a group's list of topics names nobody. REQUIREMENTS "masked in groups". */
import type { Words } from '#locales/words.ts';
import { type Case, isOpen } from '#ra/case.ts';
import { turnOf } from '#ra/service-clock.ts';

export const topicName = (it: Pick<Case, 'id' | 'kind' | 'state' | 'claim'>, words: Words): string =>
  words.plain('topic-name', {
    case: String(it.id),
    kind: words.plain(`topic-kind-${it.kind}`),
    state: words.plain(`topic-state-${standing(it)}`),
  });

/** Whose turn it is, in a word; of what has ended, how. */
const standing = ({ kind, state, claim }: Pick<Case, 'kind' | 'state' | 'claim'>): string => {
  if (!isOpen(state)) return state === 'refused' || state === 'withdrawn' || state === 'lapsed' ? state : 'done';
  const turn = turnOf({ kind, state });
  if (!turn) return 'applicant';
  if (turn.desk === null) return 'approved';
  if (claim) return 'taken';
  // Only a registration goes from one desk to another.
  return kind === 'registration' ? `waiting-${turn.desk}` : 'waiting';
};
