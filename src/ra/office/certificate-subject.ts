/** What a certificate says of its owner, and whether one that lives still says it. ISS-8, ACC-9. */
import { mailsOf, readCertificate } from '#pki/certificate.ts';
import { sameBytes } from '#pki/der.ts';
import type { PersonSubject } from '#pki/name.ts';
import { distinguishedName, nameDer } from '#pki/name.ts';
import type { Account } from '../account.ts';
import type { Agency } from '../agency.ts';
import type { Certificate } from '../certificate.ts';
import type { Records } from '../ports.ts';
import type { Instant } from '../values.ts';

/** From the registry, never from a CSR. The work unit is not in it. */
export const certificateSubject = (account: Account, agency: Agency): PersonSubject => ({
  country: 'ID',
  organization: agency.organization,
  commonName: account.name,
  serialNumber: account.subjectNumber,
  ...(agency.organizationalUnit ? { organizationalUnit: agency.organizationalUnit } : {}),
  ...(account.position ? { title: account.position } : {}),
});

/** Signed, neither revoked nor run out; a held one may come back. */
export const liveCertificates = async (
  records: Records,
  account: Account['id'],
  now: Instant,
): Promise<readonly Certificate[]> =>
  (await records.certificates.ofAccount(account)).filter(
    ({ status, notAfter }) => (status === 'valid' || status === 'held') && notAfter > now,
  );

/** Would a certificate issued now say the same, letter by letter? */
export const stillTrue = async (
  records: Records,
  { serial }: Certificate,
  account: Account,
  agency: Agency,
): Promise<boolean> => {
  const issued = readCertificate(await records.certificates.der(serial));
  const subject = nameDer(distinguishedName(certificateSubject(account, agency)));
  const mails = mailsOf(issued);
  return sameBytes(issued.subject.bytes, subject) && mails.length === 1 && mails[0] === account.mail;
};
