/** The ready reasons of a return, reject or refuse: per item, in the order of the card. Words: `reason-<item>-<reason>`. */
import type { Case, Item } from '../case.ts';

type Reasons = { readonly [item in Item]?: readonly string[] };

const letter = ['unsigned', 'unreadable', 'wrong-person', 'wrong-purpose', 'outdated'] as const;

const registrationReasons: Reasons = {
  letter,
  name: ['titles', 'differs-from-letter'],
  mail: ['not-official', 'not-theirs'],
  phone: ['wrong'],
};
/** Ciamis warning 1: the letter must agree with the KTP. */
const identityReasons: Reasons = {
  identityCard: ['unreadable', 'wrong-person', 'expired'],
  nik: ['differs-from-card'],
  nip: ['differs-from-letter'],
  name: ['differs-from-card'],
  position: ['differs-from-letter'],
  unit: ['differs-from-letter'],
  letter: ['wrong-person', 'unreadable'],
};
const issuanceReasons: Reasons = { letter, csr: ['wrong-name', 'wrong-key', 'not-theirs'] };

export const reasonsFor = (it: Pick<Case, 'kind' | 'state'>): Reasons => {
  if (it.kind === 'issuance') return issuanceReasons;
  return it.state === 'completed' || it.state === 'activated' ? identityReasons : registrationReasons;
};

/** A final no names one of these; the item is only where it hangs. */
export const refusals = ['not-entitled', 'false-papers', 'not-of-agency'] as const;
/** An officer's own words. */
export const ownWords = 'own-words';
