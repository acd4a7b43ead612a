/** Renewal: the same person and data, a new key, a successor of the certificate there is. REN-2, REN-3. From its sending on it goes the way of an issuance. */
import type { Account } from '../account.ts';
import type { Actor } from '../actor.ts';
import type { Case } from '../case.ts';
import type { Certificate } from '../certificate.ts';
import { RegistrationError } from '../errors.ts';
import type { CaseId, SerialNumber } from '../values.ts';
import type { Performing, Scene } from './act.ts';
import type { OfficeDeps } from './deps.ts';
import { answered } from './drafting.ts';
import { type Calendar, obstacleOf, obstacleTo, zoneOfOwner } from './predecessor.ts';
import { openDraft } from './registration.ts';

export const renewal = ({ act, on }: Performing, { terms }: OfficeDeps) => ({
  /**
   * The renewal of the person's current certificate, or of the one that is named; an open one is continued. Throws why not:
   * ERR_RENEWAL_EARLY, ERR_CERTIFICATE_HELD, _REVOKED, _EXPIRED, _NOT_CURRENT, _NOT_FOUND.
   */
  open: (by: Actor, serial?: SerialNumber) =>
    act(by, 'openRenewal', async (scene) => {
      const { records, standing, now } = scene;
      const account = standing.account && (await records.accounts.lock(standing.account.id));
      if (!account) throw new RegistrationError('ERR_NOT_LOGGED_IN');
      const calendar = { now, zone: await zoneOfOwner(records, account), terms };
      const it =
        (await openRenewalOf(scene, account, serial, calendar)) ??
        (await begin(scene, account, await certificateToRenew(scene, account, serial, calendar)));
      scene.fact('case', it.id);
      return it;
    }),

  /** REN-2: "Is this still right?" Yes. */
  confirmUnchanged: (by: Actor, id: CaseId) => on(by, 'answer', id, (scene) => answered(scene, 'unchanged', 'yes')),
});

type Wanted = SerialNumber | undefined;

/** Throws where it is a draft of which nothing can come any more. */
const openRenewalOf = async (
  { records }: Scene,
  { id }: Account,
  serial: Wanted,
  calendar: Calendar,
): Promise<Case | undefined> => {
  const open = (await records.cases.openOf({ account: id })).filter(({ kind }) => kind === 'renewal');
  const it = open.find(({ answers }) => serial === undefined || answers.certificate === serial);
  const obstacle = it?.state === 'draft' && (await obstacleOf(records, it, calendar));
  if (obstacle) throw obstacle;
  return it;
};

/** Unnamed: of the current ones the first to end; where none is good any more the newest there was, so that its end is explained. */
const certificateToRenew = async (
  { records }: Scene,
  { id }: Account,
  serial: Wanted,
  calendar: Calendar,
): Promise<Certificate> => {
  const own = await records.certificates.ofAccount(id);
  const live = own.filter(({ current, notAfter }) => current && notAfter > calendar.now);
  const [first] = live.sort((one, other) => one.notAfter.localeCompare(other.notAfter));
  const certificate = serial === undefined ? (first ?? own[0]) : own.find((one) => one.serial === serial);
  if (!certificate) throw new RegistrationError('ERR_CERTIFICATE_NOT_FOUND');
  const obstacle = obstacleTo(certificate, calendar);
  if (obstacle) throw obstacle;
  return certificate;
};

const begin = (scene: Scene, account: Account, { serial, profile }: Certificate): Promise<Case> =>
  openDraft(scene, 'renewal', account.language, {
    account: account.id,
    agency: account.agency,
    answers: { certificate: serial, profile },
  });
