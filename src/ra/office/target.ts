/** The certificate a case is about. REV-2, REV-4. */
import type { Case } from '../case.ts';
import type { Certificate } from '../certificate.ts';
import { RegistrationError } from '../errors.ts';
import type { Records } from '../ports.ts';
import type { Instant, SerialNumber } from '../values.ts';

export const targetOf = async (
  records: Records,
  { answers }: Pick<Case, 'answers'>,
): Promise<Certificate | undefined> =>
  // A serial of ours: the acts that write it found the certificate.
  answers.certificate ? records.certificates.find(answers.certificate as SerialNumber) : undefined;

/** What has ended cannot be ended. Throws ERR_CERTIFICATE_REVOKED, ERR_CERTIFICATE_EXPIRED. */
export const requireInForce = ({ serial, status, revokedAt, notAfter }: Certificate, now: Instant): void => {
  if (status === 'revoked') throw new RegistrationError('ERR_CERTIFICATE_REVOKED', { serial, at: revokedAt ?? '' });
  if (notAfter <= now) throw new RegistrationError('ERR_CERTIFICATE_EXPIRED', { serial, at: notAfter });
};
