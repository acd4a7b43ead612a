/** The office (otoritas pendaftaran): every act of the SOPs behind one door, one chapter a file. */
import { performing } from './act.ts';
import { administration } from './administration.ts';
import { agreement } from './agreement.ts';
import { approval } from './approval.ts';
import { caWatch } from './ca-watch.ts';
import { certificateRequest } from './certificate-request.ts';
import { certificates } from './certificates.ts';
import { change } from './change.ts';
import { claims } from './claims.ts';
import { decision } from './decision.ts';
import type { OfficeDeps } from './deps.ts';
import { desk } from './desk.ts';
import { deskReminders } from './desk-reminders.ts';
import { draftReminders } from './draft-reminders.ts';
import { drafting } from './drafting.ts';
import { ending } from './ending.ts';
import { groups } from './groups.ts';
import { handOver } from './hand-over.ts';
import { history } from './history.ts';
import { hold } from './hold.ts';
import { horizon } from './horizon.ts';
import { issuance } from './issuance.ts';
import { joining } from './joining.ts';
import { leak } from './leak.ts';
import { login } from './login.ts';
import { note } from './note.ts';
import { numberLink } from './number-link.ts';
import { passwordLink, passwords } from './passwords.ts';
import { publication } from './publication.ts';
import { queue } from './queue.ts';
import { rebinding } from './rebinding.ts';
import { reception } from './reception.ts';
import { registration } from './registration.ts';
import { renewal } from './renewal.ts';
import { renewalReminders } from './renewal-reminders.ts';
import { renumbering } from './renumbering.ts';
import { revocation } from './revocation.ts';
import { revocationByOffice } from './revocation-by-office.ts';
import { search } from './search.ts';
import { serviceTimes } from './service-times.ts';
import { statements } from './statements.ts';
import { status } from './status.ts';
import { upkeep } from './upkeep.ts';
import { word } from './word.ts';

export type Office = ReturnType<typeof createOffice>;

export const createOffice = (deps: OfficeDeps) => {
  const perform = performing(deps.registry, deps.clock, deps.random, deps);
  const published = publication(perform, deps);
  return {
    reception: { ...reception(perform, deps), ...renumbering(perform) },
    drafting: drafting(perform),
    registration: registration(perform, deps),
    decision: decision(perform, deps),
    issuance: {
      ...issuance(perform, deps),
      ...certificateRequest(perform, deps),
      ...agreement(perform, deps),
      ...approval(perform, deps),
      ...certificates(perform, deps),
    },
    renewal: { ...renewal(perform, deps), ...renewalReminders(perform, deps) },
    login: { ...login(perform, deps), ...passwords(perform, deps), ...joining(perform, deps) },
    rebinding: rebinding(perform, deps),
    change: change(perform, deps),
    desk: { ...desk(perform, deps), ...queue(perform, deps) },
    search: search(perform, deps),
    claims: claims(perform),
    groups: groups(perform, deps),
    handOver: handOver(perform),
    note: note(perform),
    word: word(perform, deps),
    administration: administration(perform, deps, passwordLink(deps)),
    revocation: { ...ending(perform), ...revocation(perform, deps), ...revocationByOffice(perform) },
    hold: { ...hold(perform, deps), ...statements(perform, deps), ...leak(perform) },
    publication: published,
    status: status(perform, deps),
    upkeep: upkeep(perform, deps),
    reminders: { ...deskReminders(perform, deps), ...draftReminders(perform, deps) },
    reports: serviceTimes(perform, deps),
    watch: caWatch(perform, deps, published),
    numberLink: numberLink(perform, deps),
    horizon: horizon(perform, deps),
    history: history(perform),
  };
};
