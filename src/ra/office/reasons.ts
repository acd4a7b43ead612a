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
const csr = ['wrong-name', 'wrong-key', 'not-theirs'] as const;
const issuanceReasons: Reasons = { letter, csr };
const renewalReasons: Reasons = { csr, unchanged: ['outdated'] };
/** ACC-9: what the letter does not say. Not the agency: its officers send nobody to another one. */
const changeReasons: Reasons = {
  letter,
  name: ['differs-from-card', 'differs-from-letter'],
  mail: ['not-official', 'not-theirs', 'taken'],
  position: ['differs-from-letter'],
  unit: ['differs-from-letter'],
  identityCard: ['unreadable', 'wrong-person'],
};
/** Sumbar revocation 5. */
const revocationReasons: Reasons = {
  statement: ['unsigned', 'unreadable', 'wrong-person', 'wrong-certificate', 'wrong-cause', 'outdated'],
  cause: ['differs-from-statement'],
  since: ['differs-from-statement'],
};

/** ACC-8: what the applicant says of the account, and the letter that speaks for the new address. */
const addressReasons: Reasons = {
  mail: ['not-official', 'not-theirs', 'taken'],
  letter: ['unsigned', 'unreadable', 'wrong-person', 'without-mail', 'outdated'],
};
const rebindingReasons: Reasons = { ...addressReasons, lost: ['no-match'], nik: ['no-match'] };

/** `account`: where a rebinding was asked from a session, only address and letter can be wrong. `answers`: in a change, only what it is about. */
export const reasonsFor = (
  it: Pick<Case, 'kind' | 'state' | 'account'> & { readonly answers?: Case['answers'] },
): Reasons => {
  if (it.kind === 'issuance') return issuanceReasons;
  if (it.kind === 'renewal') return renewalReasons;
  if (it.kind === 'change') return it.answers ? ofAnswered(changeReasons, it.answers) : changeReasons;
  if (it.kind === 'revocation') return revocationReasons;
  if (it.kind === 'rebinding') return it.account === null ? rebindingReasons : addressReasons;
  return it.state === 'completed' || it.state === 'activated' ? identityReasons : registrationReasons;
};

const ofAnswered = (reasons: Reasons, answers: Case['answers']): Reasons =>
  Object.fromEntries(Object.entries(reasons).filter(([item]) => answers[item as Item] !== undefined)); // keys of Reasons

/** A final no names one of these; the item is only where it hangs. */
export const refusals = ['not-entitled', 'false-papers', 'not-of-agency'] as const;
export const rebindingRefusals = ['not-the-owner', 'false-papers', 'not-of-agency'] as const;
/** Sumbar revocation 5: what no new statement would mend. */
export const revocationRefusals = ['no-ground', 'false-papers', 'not-of-agency'] as const;
/** REV-7: who asked to be called back was not reached, or was not the owner. */
export const callRefusals = ['not-reached', 'not-the-owner', 'not-of-agency'] as const;
export const refusalsFor = ({ kind, state }: Pick<Case, 'kind' | 'state'>): readonly string[] => {
  if (state === 'asked') return callRefusals;
  if (kind === 'revocation') return revocationRefusals;
  return kind === 'rebinding' ? rebindingRefusals : refusals;
};
/** An officer's own words. */
export const ownWords = 'own-words';
