/** What the machine knows of a request to be called back: whose account is named, at which number, and what could be held. REV-7. */
import type { Account } from '../account.ts';
import type { Case } from '../case.ts';
import type { Certificate } from '../certificate.ts';
import type { Records } from '../ports.ts';
import type { AccountId, Instant } from '../values.ts';
import type { Check } from './check.ts';
import { accountNamed } from './passwords.ts';

/** Whoever got hold of it could sign today: valid or held, and not run out. */
const isLive = ({ status, notAfter }: Pick<Certificate, 'status' | 'notAfter'>, now: Instant): boolean =>
  (status === 'valid' || status === 'held') && notAfter > now;

export const liveCertificates = async (
  records: Records,
  account: AccountId,
  now: Instant,
): Promise<readonly Certificate[]> =>
  (await records.certificates.ofAccount(account)).filter((certificate) => isLive(certificate, now));

/** The account somebody without a session names as theirs; one of another agency is none. For the desk's eyes only. */
export const calledAccount = async (
  records: Records,
  { state, agency, answers }: Pick<Case, 'state' | 'agency' | 'answers'>,
): Promise<Account | undefined> => {
  if (state !== 'asked' || answers.lost === undefined || agency === null) return undefined;
  const account = await accountNamed(records, answers.lost);
  return account?.agency === agency ? account : undefined;
};

export const callChecks = async (records: Records, it: Case, now: Instant): Promise<readonly Check[]> => {
  const account = await calledAccount(records, it);
  if (!account) return [{ name: 'account-known', verdict: 'blocks' }];
  const live = await liveCertificates(records, account.id, now);
  return [
    { name: 'account-known', verdict: 'agrees' },
    { name: 'phone-known', verdict: account.phone === null ? 'differs' : 'agrees' },
    {
      name: 'certificate-live',
      verdict: live.length === 0 ? 'blocks' : 'agrees',
      values: { count: String(live.length) },
    },
  ];
};
