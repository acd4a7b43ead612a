/** What the machine checks before an officer decides: registry against CSR, letter, numbers, duplicates. Differences first on the card. ACC-5, ISS-8. */
import { isOfficialMail } from '../agency.ts';
import type { Case, CaseKind } from '../case.ts';
import { documentOf } from '../case.ts';
import { birthDatesAgree, readNip } from '../identity-numbers.ts';
import type { Records } from '../ports.ts';
import type { Instant } from '../values.ts';
import { changeChecks, undecidedChange } from './change-checks.ts';
import type { Check } from './check.ts';
import { csrFacts } from './csr-facts.ts';
import { predecessorCheck } from './predecessor.ts';
import { rebindingChecks } from './rebinding-checks.ts';
import { revocationChecks } from './revocation-checks.ts';

const weight = { blocks: 0, differs: 1, agrees: 2 } as const;

/** Differences first. */
export const checksOf = async (records: Records, it: Case, now: Instant): Promise<readonly Check[]> => {
  const checks = await checksByKind[it.kind](records, it, now);
  return [...checks].sort((one, other) => weight[one.verdict] - weight[other.verdict]);
};

const registrationChecks = async (records: Records, it: Case): Promise<readonly Check[]> => {
  const { mail, nik, nip } = it.answers;
  const checks: Check[] = [];
  const agency = it.agency === null ? undefined : await records.agencies.find(it.agency);
  if (mail)
    checks.push({
      name: 'mail-domain',
      verdict: agency && isOfficialMail(agency, mail) ? 'agrees' : 'differs',
    });
  const taken = await isTaken(records, it);
  checks.push({ name: 'one-account', verdict: taken ? 'blocks' : 'agrees' });
  const facts = nip && nip !== 'none' ? readNip(nip) : undefined;
  if (nip)
    checks.push({
      name: 'nip-kind',
      verdict: facts?.ok || nip === 'none' ? 'agrees' : 'differs',
      values: { kind: facts?.ok ? facts.facts.kind : 'none' },
    });
  if (nik && facts?.ok)
    checks.push({ name: 'birth-dates', verdict: birthDatesAgree(nik, facts.number) ? 'agrees' : 'differs' });
  return checks;
};

const checksByKind = {
  registration: (records: Records, it: Case) => registrationChecks(records, it),
  issuance: (records: Records, it: Case, now: Instant) => issuanceChecks(records, it, now),
  renewal: (records: Records, it: Case, now: Instant) => issuanceChecks(records, it, now),
  change: changeChecks,
  revocation: revocationChecks,
  rebinding: rebindingChecks,
} as const satisfies Record<CaseKind, (records: Records, it: Case, now: Instant) => Promise<readonly Check[]>>;

const isTaken = async (records: Records, it: Case): Promise<boolean> => {
  for (const field of ['mail', 'nik', 'nip'] as const) {
    const value = it.answers[field];
    if (!value || value === 'none' || it.state === 'verified') continue;
    if (await records.accounts.findBy(field, value)) return true;
  }
  return false;
};

const same = (one: string, other: string): boolean => {
  const fold = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
  return fold(one) === fold(other);
};

const issuanceChecks = async (records: Records, it: Case, now: Instant): Promise<readonly Check[]> => {
  const account = it.account && (await records.accounts.find(it.account));
  const agency = account?.agency && (await records.agencies.find(account.agency));
  const id = documentOf(it, 'csr');
  const csr = csrFacts(id && (await records.documents.find(id)));
  const checks: Check[] = [];
  const change = account && (await undecidedChange(records, account.id));
  if (change) checks.push({ name: 'no-open-change', verdict: 'blocks', values: { other: String(change.id) } });
  checks.push({
    name: 'registry-complete',
    verdict: account && agency && account.position && account.unit ? 'agrees' : 'blocks',
  });
  if (csr && account) {
    checks.push(
      { name: 'csr-possession', verdict: 'agrees' },
      { name: 'csr-key', verdict: 'agrees', values: { type: csr.keyType } },
    );
    if (csr.name !== null)
      checks.push({ name: 'csr-name', verdict: same(csr.name, account.name) ? 'agrees' : 'differs' });
    if (csr.mail !== null)
      checks.push({ name: 'csr-mail', verdict: same(csr.mail, account.mail) ? 'agrees' : 'differs' });
  }
  if (it.key) {
    const own = await records.certificates.ofCase(it.id);
    const used = (await records.certificates.withKey(it.key)).some((certificate) => certificate.serial !== own?.serial);
    checks.push({ name: 'key-new', verdict: used || (await records.keys.blocked(it.key)) ? 'blocks' : 'agrees' });
  }
  if (account && it.answers.profile) {
    const current = await records.certificates.current(account.id, it.answers.profile);
    const isAnother = current && current.case !== it.id && current.serial !== it.answers.certificate;
    const blocks = isAnother && current.notAfter > now;
    if (blocks || it.kind === 'issuance')
      checks.push({ name: 'one-certificate', verdict: blocks ? 'blocks' : 'agrees' });
    if (it.kind === 'renewal') checks.push(await predecessorCheck(records, it, now));
  }
  if (account && agency)
    checks.push({
      name: 'mail-domain',
      verdict: isOfficialMail(agency, account.mail) ? 'agrees' : 'differs',
    });
  return checks;
};
