/** What the machine checks before an officer changes the registry: the new mailbox, the new name, certificates and cases that hang on it. ACC-9. */
import type { Account } from '../account.ts';
import { isOfficialMail } from '../agency.ts';
import type { Case } from '../case.ts';
import { isIssuing, isOpen } from '../case.ts';
import type { Records } from '../ports.ts';
import type { Instant } from '../values.ts';
import { liveCertificates, stillTrue } from './certificate-subject.ts';
import type { Check } from './check.ts';

/** The registry's entry as the change would leave it. */
export const accountAfter = (it: Case, account: Account): Account => {
  const { name = account.name, mail = account.mail, position = account.position, unit = account.unit } = it.answers;
  return { ...account, name, mail, position, unit, agency: it.agency };
};

/** A certificate of the account that has its serial number and waits for its signature: it speaks of the data of before. */
export const isBeingSigned = (open: readonly Case[]): boolean =>
  open.some((it) => isIssuing(it) && it.state === 'approved');

/** Its change of data that a desk or the new mailbox still has to answer: nothing is issued before that (Kebumen warning 3). */
export const undecidedChange = async (records: Records, account: Account['id']): Promise<Case | undefined> =>
  (await records.cases.openOf({ account })).find(({ kind, state }) => kind === 'change' && state !== 'draft');

export const changeChecks = async (records: Records, it: Case, now: Instant): Promise<readonly Check[]> => {
  const account = it.account === null ? undefined : await records.accounts.find(it.account);
  if (!account || !isOpen(it.state)) return [];
  return [
    ...(await mailboxChecks(records, it)),
    // Whether the card shows this name only eyes can tell.
    ...(it.answers.name === undefined ? [] : [{ name: 'name-on-card', verdict: 'differs' } as const]),
    ...(await caseChecks(records, it, account)),
    await certificateCheck(records, accountAfter(it, account), now),
  ];
};

const mailboxChecks = async (records: Records, it: Case): Promise<readonly Check[]> => {
  const { mail } = it.answers;
  if (mail === undefined) return [];
  const agency = it.agency === null ? undefined : await records.agencies.find(it.agency);
  const awaited = (await records.cases.openWith('mail', mail, it.id)).some(({ state }) => state !== 'draft');
  const isTaken = awaited || (await records.accounts.findBy('mail', mail)) !== undefined;
  return [
    { name: 'mail-domain', verdict: agency && isOfficialMail(agency, mail) ? 'agrees' : 'blocks' },
    { name: 'mail-free', verdict: isTaken ? 'blocks' : 'agrees' },
  ];
};

const caseChecks = async (records: Records, it: Case, account: Account): Promise<readonly Check[]> => {
  const open = (await records.cases.openOf({ account: account.id })).filter(
    ({ id, state }) => id !== it.id && state !== 'draft',
  );
  const rival = open.find(({ kind }) => kind === 'change');
  const [issuing] = open.filter(isIssuing);
  const verdict = isBeingSigned(open) ? 'blocks' : 'differs';
  return [
    ...(rival ? [{ name: 'one-change', verdict: 'blocks', values: { other: String(rival.id) } } as const] : []),
    ...(issuing ? [{ name: 'running-issuance', verdict, values: { other: String(issuing.id) } } as const] : []),
  ];
};

/** How many certificates in force would not be true any more. */
const certificateCheck = async (records: Records, account: Account, now: Instant): Promise<Check> => {
  const agency = account.agency === null ? undefined : await records.agencies.find(account.agency);
  let count = 0;
  for (const certificate of await liveCertificates(records, account.id, now))
    if (!agency || !(await stillTrue(records, certificate, account, agency))) count += 1;
  return { name: 'certificates-outdated', verdict: count > 0 ? 'differs' : 'agrees', values: { count: String(count) } };
};
