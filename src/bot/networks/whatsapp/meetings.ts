/** Writes down who was met. A person whose number changed is told on before anything of theirs is used from the new one (`onRenumbered`). ACC-8. */
import { lines } from './holds.ts';
import type { Candidates, KnownChat, Meeting, WhatsappMemory } from './memory.ts';
import { meetingOf } from './people.ts';
import type { WirePerson } from './wire.ts';

export type MeetingDeps = {
  readonly memory: Pick<WhatsappMemory, 'candidates' | 'meet' | 'find'>;
} & MeetingNews;

/** Told before it is written down, and again with the same `occasion` after a fall. People are named by our numbers. */
export type MeetingNews = {
  /**
   * The telephone number of `from` changed: sessions opened there are to end, and their owner to be told elsewhere. `to`: as whom WhatsApp says the
   * same person is known from now on; null: the number is somebody else's, who comes as somebody new.
   */
  readonly onRenumbered: (from: string, to: string | null, occasion: string) => Promise<void>;
  /** Two turned out to be one person: all of `from` is `to`'s. */
  readonly onUnited: (from: string, to: string, occasion: string) => Promise<void>;
};

export type Meetings = ReturnType<typeof meetingsOf>;

export const meetingsOf = ({ memory, onRenumbered, onUnited }: MeetingDeps) => {
  const inTurn = lines();
  /** The news of a number comes from two sides at once, and is told once. */
  const oneByOne = <Result>(work: () => Promise<Result>): Promise<Result> => inTurn(0, work);
  type Decide = (found: Candidates) => Meeting;
  const write = async (seen: WirePerson, at: Date, occasion: string, decide: Decide): Promise<KnownChat> => {
    const found = await memory.candidates(seen);
    const now = decide(found);
    for (const { id } of now.parted) await onRenumbered(String(id), null, `${occasion}/${id}`);
    if (now.as !== null) {
      const user = String(now.as);
      if (now.isRenumbered) await onRenumbered(user, user, `${occasion}/${user}`);
      for (const id of now.merged) await onUnited(String(id), user, `${occasion}/${id}`);
    }
    const known = isNothingNew(now, found) && now.as !== null ? await memory.find(now.as) : undefined;
    return known ?? memory.meet(seen, at, decide);
  };
  return {
    meet: (seen: WirePerson, at: Date, occasion: string): Promise<KnownChat> =>
      oneByOne(() => write(seen, at, occasion, (found) => meetingOf(seen, found))),

    /** Undefined for somebody who was never met. */
    async known(person: WirePerson): Promise<KnownChat | undefined> {
      const { byLid, byPhone } = await memory.candidates(person);
      const found = byLid ?? byPhone;
      return found && memory.find(found.id);
    },

    /** WhatsApp itself says so; who was never met has nothing to lose. */
    renumber: (from: WirePerson, to: WirePerson, at: Date, occasion: string): Promise<void> =>
      oneByOne(async () => {
        const { byLid, byPhone } = await memory.candidates(from);
        const formerly = byLid ?? byPhone;
        if (!formerly) return;
        const lid = to.lid ?? formerly.person.lid;
        const seen = { ...to, ...(lid === undefined ? {} : { lid }) };
        await write(seen, at, occasion, (found) => meetingOf(seen, found, formerly));
      }),
  };
};

const isNothingNew = ({ as, person, merged, parted }: Meeting, { byLid, byPhone }: Candidates): boolean => {
  const was = [byLid, byPhone].find((one) => one?.id === as)?.person;
  const isSame = (['phone', 'lid', 'name'] as const).every((fact) => was?.[fact] === person[fact]);
  return was !== undefined && isSame && merged.length === 0 && parted.length === 0;
};
