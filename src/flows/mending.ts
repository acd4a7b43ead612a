/** A case that was sent back: only what was named is shown, and the applicant says where to begin. ISS-9's rule, for every kind. */
import type { Case } from '#ra/case.ts';
import type { Question } from './form.ts';

export const mendable = (it: Case, form: readonly Question[]): readonly Question[] =>
  it.faults.length === 0 ? form : form.filter(({ item }) => it.faults.some((fault) => fault.item === item));

/** The button of one fault leads to that fault; the others follow. */
export const beginningWith = (first: string, form: readonly Question[]): readonly Question[] => {
  const chosen = form.filter(({ item }) => item === first);
  return [...chosen, ...form.filter(({ item }) => item !== first)];
};
