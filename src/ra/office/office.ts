/** The office (otoritas pendaftaran): every act of the SOPs behind one door, one chapter a file. */
import { performing } from './act.ts';
import { administration } from './administration.ts';
import { agreement } from './agreement.ts';
import { decision } from './decision.ts';
import type { OfficeDeps } from './deps.ts';
import { desk } from './desk.ts';
import { drafting } from './drafting.ts';
import { issuance } from './issuance.ts';
import { login } from './login.ts';
import { passwordLink, passwords } from './passwords.ts';
import { publication } from './publication.ts';
import { rebinding } from './rebinding.ts';
import { reception } from './reception.ts';
import { registration } from './registration.ts';
import { revocation } from './revocation.ts';
import { status } from './status.ts';
import { upkeep } from './upkeep.ts';

export type Office = ReturnType<typeof createOffice>;

export const createOffice = (deps: OfficeDeps) => {
  const perform = performing(deps.registry, deps.clock, deps.random);
  return {
    reception: reception(perform, deps),
    drafting: drafting(perform),
    registration: registration(perform, deps),
    decision: decision(perform, deps),
    issuance: { ...issuance(perform, deps), ...agreement(perform, deps) },
    login: { ...login(perform, deps), ...passwords(perform, deps) },
    rebinding: rebinding(perform, deps),
    desk: desk(perform, deps),
    administration: administration(perform, deps, passwordLink(deps)),
    revocation: revocation(perform),
    publication: publication(perform, deps),
    status: status(perform, deps),
    upkeep: upkeep(perform, deps),
  };
};
