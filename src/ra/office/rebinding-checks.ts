/** What the machine checks before the assistants bind an account to another mailbox. ACC-8. */
import { mailsOf, readCertificate } from '#pki/certificate.ts';
import type { Account } from '../account.ts';
import { isOfficialMail } from '../agency.ts';
import type { Case } from '../case.ts';
import type { Records } from '../ports.ts';
import type { Instant } from '../values.ts';
import type { Check } from './check.ts';
import { accountNamed } from './passwords.ts';

/** The account a case speaks of: its name, agency and NIK all agree. For desks only; the applicant never learns whether there is one. */
export const accountToRebind = async (records: Records, it: Case): Promise<Account | undefined> => {
  const named = await namedAccount(records, it);
  return named?.nik && named.nik === it.answers.nik ? named : undefined;
};

/** By the session it was asked from, or by name; one of another agency is none. */
const namedAccount = async (records: Records, it: Case): Promise<Account | undefined> => {
  const { lost } = it.answers;
  const found = it.account
    ? await records.accounts.find(it.account)
    : lost === undefined
      ? undefined
      : await accountNamed(records, lost);
  return it.agency !== null && found?.agency === it.agency ? found : undefined;
};

export const rebindingChecks = async (records: Records, it: Case, now: Instant): Promise<readonly Check[]> => {
  const account = await accountToRebind(records, it);
  return [
    ...(await identityChecks(records, it)),
    ...(await addressChecks(records, it)),
    ...(account ? await accountChecks(records, it, account, now) : []),
  ];
};

const identityChecks = async (records: Records, it: Case): Promise<readonly Check[]> => {
  const named = await namedAccount(records, it);
  if (!named) return [{ name: 'account-known', verdict: 'blocks' }];
  const agrees = named.nik !== null && named.nik === it.answers.nik;
  return [
    { name: 'account-known', verdict: 'agrees' },
    { name: 'account-nik', verdict: agrees ? 'agrees' : 'blocks' },
  ];
};

const addressChecks = async (records: Records, it: Case): Promise<readonly Check[]> => {
  const { mail = '' } = it.answers;
  const agency = it.agency === null ? undefined : await records.agencies.find(it.agency);
  const isOfficial = agency !== undefined && isOfficialMail(agency, mail);
  const awaited = (await records.cases.openWith('mail', mail, it.id)).some(({ state }) => state !== 'draft');
  const isTaken = awaited || (await records.accounts.findBy('mail', mail)) !== undefined;
  return [
    { name: 'mail-domain', verdict: isOfficial ? 'agrees' : 'blocks' },
    { name: 'mail-free', verdict: isTaken ? 'blocks' : 'agrees' },
  ];
};

/** What an assistant should know of the account before letting it go to another mailbox; none of it decides. */
const accountChecks = async (records: Records, it: Case, account: Account, now: Instant): Promise<readonly Check[]> => {
  const rivals = (await records.cases.openWith('nik', it.answers.nik ?? '', it.id)).filter(
    ({ kind, state }) => kind === 'rebinding' && state !== 'draft',
  );
  const sessions = (await records.sessions.ofAccount(account.id, now)).length;
  const [rival] = rivals;
  return [
    ...(rival ? [{ name: 'one-rebinding', verdict: 'differs', values: { case: String(rival.id) } } as const] : []),
    it.account === account.id
      ? { name: 'own-session', verdict: 'agrees' }
      : { name: 'open-sessions', verdict: sessions > 0 ? 'differs' : 'agrees', values: { count: String(sessions) } },
    {
      name: 'certificate-mail',
      verdict: (await isCertified(records, account, now)) ? 'differs' : 'agrees',
    },
  ];
};

/** Is there a certificate in force that names the old address? It keeps that address until it is renewed. */
const isCertified = async (records: Records, account: Account, now: Instant): Promise<boolean> => {
  for (const { serial, status, notAfter } of await records.certificates.ofAccount(account.id)) {
    if (status !== 'valid' || notAfter <= now) continue;
    if (mailsOf(readCertificate(await records.certificates.der(serial))).includes(account.mail)) return true;
  }
  return false;
};
