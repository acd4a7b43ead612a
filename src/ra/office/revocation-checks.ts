/**
 * What the machine compares before an officer ends a certificate: the certificate as it was signed beside the data kept at its issuance, not
 * beside today's registry, which may have changed. REV-4 (Sumbar revocation 6).
 */
import type { CertificateFacts } from '#pki/certificate.ts';
import { certificateFacts } from '#pki/certificate.ts';
import { type Case, isByOffice } from '../case.ts';
import type { Certificate } from '../certificate.ts';
import type { Records } from '../ports.ts';
import type { AccountId, Instant, SerialNumber } from '../values.ts';
import type { Check, CheckName } from './check.ts';
import { callChecks } from './hold-checks.ts';
import { targetOf } from './target.ts';

/** The rows of the comparison. A difference in one of them is what a second officer's written word can overrule; no other block is. */
const compared = [
  'certificate-account',
  'certificate-subject',
  'certificate-serial',
  'certificate-issuer',
  'certificate-key',
] as const satisfies readonly CheckName[];
export const isCompared = ({ name }: Pick<Check, 'name'>): boolean => (compared as readonly CheckName[]).includes(name);

export const differencesIn = (checks: readonly Check[]): readonly Check[] =>
  checks.filter((check) => isCompared(check) && check.verdict === 'blocks');

export const revocationChecks = async (records: Records, it: Case, now: Instant): Promise<readonly Check[]> => {
  if (it.state === 'asked') return callChecks(records, it, now);
  const target = await targetOf(records, it);
  if (it.answers.certificate !== undefined && !target) return [{ name: 'certificate-kept', verdict: 'blocks' }];
  return [...(target ? await comparison(records, it, target) : []), statementCheck(it)];
};

/** The office gives its reason in words (REV-8), an owner in a statement; a hold may come to the desk without one (REV-7). */
const statementCheck = (it: Case): Check => {
  const isThere = it.answers.statement !== undefined;
  if (isByOffice(it)) return { name: 'ground-written', verdict: isThere ? 'agrees' : 'blocks' };
  return { name: 'statement-there', verdict: isThere ? 'agrees' : 'differs' };
};

const comparison = async (records: Records, it: Case, kept: Certificate): Promise<readonly Check[]> => {
  const signed = await signedFacts(records, kept.serial);
  const row = (name: CheckName, ours: string, theirs: string | undefined): Check => ({
    name,
    verdict: ours === theirs ? 'agrees' : 'blocks',
    values: { kept: ours, signed: theirs ?? '–' },
  });
  return [
    await accountCheck(records, it, kept),
    row('certificate-subject', kept.subject, signed?.subject),
    row('certificate-serial', kept.serial, signed?.serial),
    row('certificate-issuer', kept.issuer, signed?.issuer),
    row('certificate-key', kept.key, signed?.keyHash),
  ];
};

/** Undefined where the stored bytes cannot be opened or read any more: that is a difference too, and no reason to show no card. */
const signedFacts = async (records: Records, serial: SerialNumber): Promise<CertificateFacts | undefined> => {
  const der = await records.certificates.der(serial).catch(() => undefined);
  if (!der) return undefined;
  try {
    return certificateFacts(der);
  } catch {
    return undefined;
  }
};

/** Whose it was by the case that led to its issue, by its row, and by the case that asks for its end: one and the same. */
const accountCheck = async (records: Records, it: Case, kept: Certificate): Promise<Check> => {
  const issuedTo = (await records.cases.find(kept.case))?.account ?? null;
  const agrees = issuedTo !== null && issuedTo === kept.account && issuedTo === it.account;
  const shown = async (id: AccountId | null) => (id && (await records.accounts.find(id))?.username) || '–';
  const other = it.account === issuedTo ? kept.account : it.account;
  return {
    name: 'certificate-account',
    verdict: agrees ? 'agrees' : 'blocks',
    values: { kept: await shown(issuedTo), signed: await shown(other) },
  };
};
