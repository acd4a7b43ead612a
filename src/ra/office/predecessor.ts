/** The certificate a renewal follows: may it be asked for, may it still be granted, what ends with it. REN-2, REN-3, ACC-9. */
import type { Account } from '../account.ts';
import type { TimeZone } from '../agency.ts';
import type { Case } from '../case.ts';
import type { Certificate, EndReason } from '../certificate.ts';
import { RegistrationError } from '../errors.ts';
import type { Records } from '../ports.ts';
import { renewableFrom } from '../renewal-time.ts';
import { defaultZone } from '../time-zone.ts';
import type { Instant, SerialNumber } from '../values.ts';
import type { CaseScene } from './act.ts';
import type { Check } from './check.ts';
import type { OfficeDeps } from './deps.ts';
import type { Terms } from './terms.ts';

/** By whose calendar days are counted. */
export const zoneOfOwner = async (records: Records, { agency }: Pick<Account, 'agency'>): Promise<TimeZone> =>
  (agency === null ? undefined : await records.agencies.find(agency))?.timeZone ?? defaultZone;

export type Calendar = { readonly now: Instant; readonly zone: TimeZone; readonly terms: Pick<Terms, 'renewalDays'> };

/** From when it may be renewed: near its end, or at once where its data have changed (ACC-9). */
export const renewalOpensAt = (
  { notAfter, notBefore, endBy }: Certificate,
  { zone, terms }: Omit<Calendar, 'now'>,
): Instant => (endBy === null ? renewableFrom(notAfter, terms.renewalDays, zone) : notBefore);

/** Why it cannot be renewed now; undefined where it can. */
export const obstacleTo = (certificate: Certificate, { now, zone, terms }: Calendar): RegistrationError | undefined => {
  const { serial, status, notAfter, revokedAt, current } = certificate;
  if (status === 'revoked') return new RegistrationError('ERR_CERTIFICATE_REVOKED', { serial, at: revokedAt ?? '' });
  if (notAfter <= now)
    return new RegistrationError('ERR_CERTIFICATE_EXPIRED', { serial, at: notAfter, timeZone: zone });
  if (status === 'held') return new RegistrationError('ERR_CERTIFICATE_HELD', { serial });
  if (!current) return new RegistrationError('ERR_CERTIFICATE_NOT_CURRENT', { serial });
  const from = renewalOpensAt(certificate, { zone, terms });
  return now < from ? new RegistrationError('ERR_RENEWAL_EARLY', { serial, from, timeZone: zone }) : undefined;
};

/**
 * A renewal brings no letter: that its predecessor was good when it was sent stands for one. So a predecessor that has run out meanwhile
 * is followed all the same, and one that was revoked only where its end says nothing against its owner. After a lost or leaked key
 * whoever held it may have asked; after retirement or a violation nobody is entitled: they ask anew, with a letter (RFC 3647 3.3.2).
 */
const harmlessEnds: readonly (EndReason | 'certificateHold' | 'removeFromCRL' | null)[] = [
  'superseded',
  'affiliationChanged',
];
const mayBeFollowed = ({ status, reason }: Certificate): boolean =>
  status === 'valid' || (status === 'revoked' && harmlessEnds.includes(reason));

export const predecessorOf = async (records: Records, it: Pick<Case, 'answers'>): Promise<Certificate | undefined> =>
  // An answer the office itself wrote (renewal.ts).
  it.answers.certificate ? records.certificates.find(it.answers.certificate as SerialNumber) : undefined;

const wasSent = async (records: Records, { id }: Pick<Case, 'id'>): Promise<boolean> =>
  (await records.cases.history(id)).some(({ move }) => move === 'submit');

/** What was sent in time goes on; a draft only while its predecessor could be renewed today. Undefined where it may. */
export const obstacleOf = async (
  records: Records,
  it: Case,
  calendar: Calendar,
): Promise<RegistrationError | undefined> => {
  const predecessor = await predecessorOf(records, it);
  if (!predecessor) return new RegistrationError('ERR_CERTIFICATE_NOT_FOUND');
  const goesOn = mayBeFollowed(predecessor) && (await wasSent(records, it));
  return goesOn ? undefined : obstacleTo(predecessor, calendar);
};

/** Before a renewal is sent. Throws its obstacle. */
export const refuseOverdue = async ({ records, it, now }: CaseScene, { terms }: OfficeDeps): Promise<void> => {
  if (it.kind !== 'renewal') return;
  const owner = it.account === null ? undefined : await records.accounts.find(it.account);
  const zone = await zoneOfOwner(records, { agency: owner?.agency ?? null });
  const obstacle = await obstacleOf(records, it, { now, zone, terms });
  if (obstacle) throw obstacle;
};

/** REN-3 on the officer's card. */
export const predecessorCheck = async (records: Records, it: Case, now: Instant): Promise<Check> => {
  const predecessor = await predecessorOf(records, it);
  if (!predecessor) return { name: 'predecessor', verdict: 'blocks', values: { status: 'none' } };
  const { status, notAfter } = predecessor;
  if (!mayBeFollowed(predecessor)) return { name: 'predecessor', verdict: 'blocks', values: { status } };
  if (status === 'revoked') return { name: 'predecessor', verdict: 'differs', values: { status } };
  return { name: 'predecessor', verdict: 'agrees', values: { status: notAfter > now ? 'valid' : 'expired' } };
};
