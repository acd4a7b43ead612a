/** Asking for a certificate: Sumbar issuance 1–2 and 8, Lemsaneg 1–2. ISS-1, ISS-2, ISS-9. The CSR, the agreement and the officer's yes have files of their own. */
import type { Account } from '../account.ts';
import type { Actor } from '../actor.ts';
import type { Case } from '../case.ts';
import { moved } from '../case.ts';
import { RegistrationError } from '../errors.ts';
import type { CaseId } from '../values.ts';
import type { Performing, Scene } from './act.ts';
import { shift } from './act.ts';
import { agreementBinds } from './agreement.ts';
import type { OfficeDeps } from './deps.ts';
import { noticeOf, requireComplete } from './drafting.ts';
import { type Calendar, obstacleOf, refuseOverdue, renewalOpensAt, zoneOfOwner } from './predecessor.ts';
import { openDraft } from './registration.ts';

export const issuance = ({ act, on }: Performing, deps: OfficeDeps) => ({
  /** Sumbar 1–2. A live certificate is explained (ISS-1); an open case is found again, and nobody has two for one profile. */
  open: (by: Actor, profile: string) =>
    act(by, 'openIssuance', async (scene) => {
      const { records, standing, now } = scene;
      // Cases before the account, as an officer's approval locks them.
      const renewal = await openRenewal(scene, profile);
      const account = standing.account && (await records.accounts.lock(standing.account.id));
      if (!account) throw new RegistrationError('ERR_NOT_LOGGED_IN');
      if (!deps.authority.profiles.some((one) => one.name === profile))
        throw new RegistrationError('ERR_PROFILE_UNKNOWN', { profile });
      const calendar = { now, zone: await zoneOfOwner(records, account), terms: deps.terms };
      await refuseSecond(scene, account, profile, calendar);
      if (renewal) await putAway(scene, renewal, calendar);
      const open = (await records.cases.openOf({ account: account.id })).find((it) => it.kind === 'issuance');
      const known = { account: account.id, agency: account.agency, answers: { profile } };
      const it = open ?? (await openDraft(scene, 'issuance', account.language, known));
      scene.fact('case', it.id);
      return it;
    }),

  /** Sumbar 8: mended; where key and subject are as they were agreed to, nothing is asked again (ISS-9). False: the agreement must be shown. */
  resubmit: (by: Actor, id: CaseId) =>
    on(by, 'resubmitIssuance', id, async (scene) => {
      requireComplete(scene.it);
      await refuseOverdue(scene, deps);
      if (!(await agreementBinds(scene, deps))) return { submitted: false };
      await shift(scene, scene.it, 'submit', { faults: [], claim: null });
      return { submitted: true };
    }),
});

const refuseSecond = async (
  { records, now }: Scene,
  account: Account,
  profile: string,
  calendar: Calendar,
): Promise<void> => {
  const current = await records.certificates.current(account.id, profile);
  if (!current || current.notAfter <= now) return;
  const { serial, notAfter: until } = current;
  if (current.status === 'held') throw new RegistrationError('ERR_CERTIFICATE_HELD', { serial });
  const from = renewalOpensAt(current, calendar);
  const renewal = from <= now ? 'open' : 'later';
  throw new RegistrationError('ERR_CERTIFICATE_LIVE', { serial, until, from, renewal, timeZone: calendar.zone });
};

/** The person's open renewal of this profile, its row held. */
const openRenewal = async ({ records, standing }: Scene, profile: string): Promise<Case | undefined> => {
  if (!standing.account) return undefined;
  const open = await records.cases.openOf({ account: standing.account.id });
  const renewal = open.find((it) => it.kind === 'renewal' && it.answers.profile === profile);
  return renewal && records.cases.lock(renewal.id);
};

/** A renewal of which nothing can come any more, because its predecessor ended, gives way; one that goes on is pointed to. */
const putAway = async (scene: Scene, renewal: Case, calendar: Calendar): Promise<void> => {
  const isOver = (await obstacleOf(scene.records, renewal, calendar)) !== undefined;
  if (!isOver || !moved('renewal', renewal.state, 'withdraw'))
    throw new RegistrationError('ERR_REQUEST_OPEN', { case: renewal.id });
  await scene.records.announcer.takeBack(noticeOf(renewal.id));
  await shift(scene, renewal, 'withdraw', { claim: null });
};
