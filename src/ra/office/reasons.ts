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

/** ACC-8: what the applicant says of the account, and the letter that speaks for the new address. */
const addressReasons: Reasons = {
  mail: ['not-official', 'not-theirs', 'taken'],
  letter: ['unsigned', 'unreadable', 'wrong-person', 'without-mail', 'outdated'],
};
const rebindingReasons: Reasons = { ...addressReasons, lost: ['no-match'], nik: ['no-match'] };

/** `account`: where a rebinding was asked from a session, only address and letter can be wrong. */
export const reasonsFor = (it: Pick<Case, 'kind' | 'state' | 'account'>): Reasons => {
  if (it.kind === 'issuance') return issuanceReasons;
  if (it.kind === 'rebinding') return it.account === null ? rebindingReasons : addressReasons;
  return it.state === 'completed' || it.state === 'activated' ? identityReasons : registrationReasons;
};

/** A final no names one of these; the item is only where it hangs. */
export const refusals = ['not-entitled', 'false-papers', 'not-of-agency'] as const;
export const rebindingRefusals = ['not-the-owner', 'false-papers', 'not-of-agency'] as const;
export const refusalsFor = ({ kind }: Pick<Case, 'kind'>): readonly string[] =>
  kind === 'rebinding' ? rebindingRefusals : refusals;
/** An officer's own words. */
export const ownWords = 'own-words';
