/**
 * The end of a certificate: held, released, revoked for good (Sumbar revocation 7; REV-5, REV-7, REV-8). The only way a status changes. What
 * is revoked stays revoked; OCSP knows it with the commit, the next CRL within seconds.
 */
import { crlEntry } from '#pki/crl-body.ts';
import type { Actor } from '../actor.ts';
import type { Case } from '../case.ts';
import { moved } from '../case.ts';
import type { Certificate, EndReason } from '../certificate.ts';
import { RegistrationError } from '../errors.ts';
import type { Instant, SerialNumber } from '../values.ts';
import type { Performing, Scene } from './act.ts';
import { shift } from './act.ts';

export type End = {
  readonly reason: EndReason;
  /** When it happened (lost, leaked), where that is known; never in the future. */
  readonly since: Instant | null;
};

/** By the command line, without a case. */
export const ending = ({ act }: Performing) => ({
  /** @throws RegistrationError ERR_CERTIFICATE_NOT_FOUND, ERR_CERTIFICATE_REVOKED, ERR_EVENT_IN_FUTURE */
  revoke: (by: Actor, serial: SerialNumber, end: End) =>
    act(by, 'revokeCertificate', (scene) => revokeCertificate(scene, serial, end)),

  /** At once and not for good (`certificateHold`). Held again it stays as it is. @throws as `revoke` */
  hold: (by: Actor, serial: SerialNumber) => act(by, 'holdCertificate', (scene) => holdCertificate(scene, serial)),

  /** Gone from the next CRL. @throws RegistrationError ERR_CERTIFICATE_NOT_HELD, and as `revoke` */
  release: (by: Actor, serial: SerialNumber) =>
    act(by, 'releaseCertificate', (scene) => releaseCertificate(scene, serial)),
});

/** Open revocation cases of it have nothing left to decide: they settle. Not the one that leads here, which is `approved` by then. */
export const revokeCertificate = async (
  scene: Scene,
  serial: SerialNumber,
  { reason, since }: End,
): Promise<Certificate> => {
  const { records, now } = scene;
  // Cases before the certificate, as an act on a case locks them: two ends at once must not wait for each other.
  const hanging = await casesOf(scene, serial);
  const was = await endable(scene, serial);
  if (since !== null && since > now) throw new RegistrationError('ERR_EVENT_IN_FUTURE', { serial, since });
  // A leaked key is never certified again, whoever brings it (STANDARDS "CSR acceptance").
  if (reason === 'keyCompromise') await records.keys.block(was.key, 'compromised', now);
  scene.fact('reason', reason);
  if (since !== null) scene.fact('since', since);
  // What was signed while it was held stays doubtful: the end counts from the hold.
  const revokedAt = was.status === 'held' ? was.revokedAt : now;
  const ended = { status: 'revoked', current: false, revokedAt, reason, invalidityDate: since } as const;
  const certificate = await changed(scene, was, ended);
  for (const it of hanging) if (moved(it.kind, it.state, 'settle')) await shift(scene, it, 'settle', { claim: null });
  return certificate;
};

export const holdCertificate = async (scene: Scene, serial: SerialNumber): Promise<Certificate> => {
  const was = await endable(scene, serial);
  if (was.status === 'held') return was;
  const held = { status: 'held', revokedAt: scene.now, reason: 'certificateHold', invalidityDate: null } as const;
  return changed(scene, was, { ...held, current: was.current });
};

export const releaseCertificate = async (scene: Scene, serial: SerialNumber): Promise<Certificate> => {
  // Of a draft that nobody need hand in any more nobody is reminded.
  for (const { id, state, escalatedAt } of await casesOf(scene, serial))
    if (state === 'draft') await scene.records.cases.setReminder(id, { remindAt: null, escalatedAt });
  const was = await endable(scene, serial);
  if (was.status !== 'held') throw new RegistrationError('ERR_CERTIFICATE_NOT_HELD', { serial });
  const valid = { status: 'valid', revokedAt: null, reason: null, invalidityDate: null } as const;
  return changed(scene, was, { ...valid, current: was.current });
};

/** The open revocation cases of a certificate, their rows held. */
const casesOf = async ({ records }: Scene, serial: SerialNumber): Promise<readonly Case[]> => {
  const certificate = await records.certificates.find(serial);
  if (!certificate) return [];
  const open = await records.cases.openOf({ account: certificate.account });
  const about = open.filter((it) => it.kind === 'revocation' && it.answers.certificate === serial);
  const locked: Case[] = [];
  for (const { id } of about) locked.push((await records.cases.lock(id)) as Case); // a case is never deleted
  return locked;
};

/** The certificate, its row held. What was only prepared was never issued, and an end is final. */
const endable = async ({ records, fact }: Scene, serial: SerialNumber): Promise<Certificate> => {
  const certificate = await records.certificates.lock(serial);
  if (!certificate || certificate.status === 'prepared') throw new RegistrationError('ERR_CERTIFICATE_NOT_FOUND');
  if (certificate.status === 'revoked')
    throw new RegistrationError('ERR_CERTIFICATE_REVOKED', { serial, at: certificate.revokedAt ?? '' });
  fact('serial', serial);
  return certificate;
};

const changed = async (
  { records, fact }: Scene,
  was: Certificate,
  change: Pick<Certificate, 'status' | 'current' | 'revokedAt' | 'reason' | 'invalidityDate'>,
): Promise<Certificate> => {
  await records.certificates.setStatus(was.serial, { ...change, crlEntry: entryFor(was.serial, change) });
  fact('status', `${was.status} → ${change.status}`);
  return { ...was, ...change };
};

/** What the CRL says of it from now on; a released certificate is simply not listed. */
const entryFor = (
  serial: SerialNumber,
  { revokedAt, reason, invalidityDate }: Pick<Certificate, 'revokedAt' | 'reason' | 'invalidityDate'>,
): Uint8Array | null => {
  if (revokedAt === null || reason === null || reason === 'removeFromCRL') return null;
  const date = invalidityDate ? { invalidityDate: new Date(invalidityDate) } : {};
  return crlEntry({ serial, revokedAt: new Date(revokedAt), reason, ...date });
};
