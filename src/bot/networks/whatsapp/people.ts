/**
 * Who is who, as far as WhatsApp says so: one person may be named by a telephone number, by a LID that hides it, or by both, and numbers go from
 * one person to another. A LID stays with its person; a telephone number alone is nobody's for ever. ACC-8.
 */
import type { Candidates, KnownPerson, Meeting } from './memory.ts';
import type { WirePerson } from './wire.ts';

/** `formerly`: who they are known as where WhatsApp itself told that a number changed. */
export const meetingOf = (
  named: WirePerson,
  { byPhone, byLid }: Candidates,
  formerly: KnownPerson | undefined = undefined,
): Meeting => {
  // A device may still believe that a number which was given up belongs to the LID that had it: then the number speaks for itself.
  const isOutdated = !formerly && named.phone !== undefined && (byLid?.person.former?.includes(named.phone) ?? false);
  const { lid: _, ...withoutLid } = named;
  const seen: WirePerson = isOutdated ? withoutLid : named;
  const known = formerly ?? (isOutdated ? undefined : byLid);
  const other = byPhone && byPhone.id !== known?.id ? byPhone : undefined;
  if (known && other)
    return canBeOne(known.person, other.person) ? merging(seen, known, other) : moving(seen, known, other);
  if (known) return alone(seen, known);
  if (!byPhone) return { as: null, person: seen, merged: [], parted: [], isRenumbered: false };
  // Known by the number only. With another LID it is somebody else's number by now.
  const hasChangedHands = seen.lid !== undefined && byPhone.person.lid !== undefined;
  return hasChangedHands
    ? { as: null, person: seen, merged: [], parted: [withoutPhone(byPhone)], isRenumbered: false }
    : alone(seen, byPhone);
};

/** Two halves: of one only the LID was known, of the other only the number. */
const canBeOne = (known: WirePerson, other: WirePerson): boolean =>
  known.phone === undefined && other.lid === undefined;

const merging = (seen: WirePerson, known: KnownPerson, other: KnownPerson): Meeting => {
  const isOlder = other.createdAt < known.createdAt || (+other.createdAt === +known.createdAt && other.id < known.id);
  const [stays, goes] = isOlder ? [other, known] : [known, other];
  return {
    as: stays.id,
    person: { ...goes.person, ...stays.person, ...seen },
    merged: [goes.id],
    parted: [],
    isRenumbered: false,
  };
};

/** The number was another's: whatever hangs on that row stays there, out of reach of the person who has the number now. */
const moving = (seen: WirePerson, known: KnownPerson, other: KnownPerson): Meeting => ({
  ...alone(seen, known),
  parted: [withoutPhone(other)],
});

const alone = (seen: WirePerson, { id, person }: KnownPerson): Meeting => {
  const { phone: before, former = [] } = person;
  const isRenumbered = seen.phone !== undefined && before !== undefined && seen.phone !== before;
  const given = isRenumbered ? { former: [...former.filter((one) => one !== seen.phone), before] } : {};
  return { as: id, person: { ...person, ...seen, ...given }, merged: [], parted: [], isRenumbered };
};

const withoutPhone = ({ person: { phone = '', former = [], ...person }, ...known }: KnownPerson): KnownPerson => ({
  ...known,
  person: { ...person, former: [...former, phone] },
});

export const isSamePerson = (a: WirePerson, b: WirePerson): boolean =>
  (a.lid !== undefined && a.lid === b.lid) || (a.phone !== undefined && a.phone === b.phone);
