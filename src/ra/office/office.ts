/** The office (otoritas pendaftaran): every act of the SOPs behind one door, one chapter a file. */
import { performing } from './act.ts';
import { administration } from './administration.ts';
import { decision } from './decision.ts';
import type { OfficeDeps } from './deps.ts';
import { desk } from './desk.ts';
import { drafting } from './drafting.ts';
import { issuance } from './issuance.ts';
import { login } from './login.ts';
import { publication } from './publication.ts';
import { reception } from './reception.ts';
import { registration } from './registration.ts';
import { upkeep } from './upkeep.ts';

export type Office = ReturnType<typeof createOffice>;

export const createOffice = (deps: OfficeDeps) => {
  const perform = performing(deps.registry, deps.clock, deps.random);
  const { passwordLink, ...loggingIn } = login(perform, deps);
  return {
    reception: reception(perform, deps),
    drafting: drafting(perform),
    registration: registration(perform, deps),
    decision: decision(perform, deps),
    issuance: issuance(perform, deps),
    login: loggingIn,
    desk: desk(perform, deps),
    administration: administration(perform, deps, passwordLink),
    publication: publication(perform, deps),
    upkeep: upkeep(perform, deps),
  };
};
