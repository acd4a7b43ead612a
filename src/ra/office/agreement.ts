/** The subscriber agreement (Perjanjian Pemilik) and the evidence of who accepted what: Sumbar issuance 6. ISS-7. */
import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Account } from '../account.ts';
import type { Actor } from '../actor.ts';
import { RegistrationError } from '../errors.ts';
import type { CaseId, DocumentId } from '../values.ts';
import type { CaseScene, Performing } from './act.ts';
import { note, shift } from './act.ts';
import type { OfficeDeps } from './deps.ts';
import { keepDocument, requireComplete } from './drafting.ts';
import { refuseOverdue } from './predecessor.ts';

export const agreement = ({ on }: Performing, deps: OfficeDeps) => ({
  /** Sumbar 6: the agreement of today's version with this subject and key, kept as a document of the case (ISS-7). */
  showAgreement: (by: Actor, id: CaseId) =>
    on(by, 'showAgreement', id, async (scene) => {
      requireComplete(scene.it);
      const subject = await agreementSubject(scene);
      const bytes = await deps.agreement.print(subject);
      const document = await keepDocument(scene, 'agreement', {
        bytes,
        mediaType: 'application/pdf',
        pages: 1,
        facts: await boundBy(scene, deps),
      });
      return { document, version: deps.agreement.version };
    }),

  /** Sumbar 6, "setuju": evidence is kept and the case goes to review. `document` is the very PDF that was shown; a subject or key changed since asks again. */
  acceptAgreement: (by: Actor, id: CaseId, document: DocumentId) =>
    on(by, 'acceptAgreement', id, async (scene) => {
      const { records, it, by, now } = scene;
      requireComplete(it);
      await refuseOverdue(scene, deps);
      const shown = (await records.documents.ofCase(id)).find((one) => one.id === document && one.kind === 'agreement');
      const bound = await boundBy(scene, deps);
      if (!shown || !isDeepStrictEqual(shown.facts, bound) || !it.key || !it.account || !by.at)
        throw new RegistrationError('ERR_AGREEMENT_CHANGED', { case: id });
      const evidence = {
        case: id,
        account: it.account,
        version: bound.version,
        sha256: shown.sha256,
        subjectHash: bound.subject,
        key: it.key,
        at: now,
        network: by.origin,
        user: by.at.user,
        chat: by.at.chat,
      };
      await records.agreements.insert(evidence);
      scene.fact('agreement', {
        version: evidence.version,
        sha256: evidence.sha256,
        subject: evidence.subjectHash,
        key: evidence.key,
      });
      return shift(scene, it, 'submit', { faults: [], claim: null });
    }),

  /** Sumbar 6, "tidak setuju": the session ends, the draft stays for seven days (ISS-7, `upkeep.stale`). */
  declineAgreement: (by: Actor, id: CaseId) =>
    on(by, 'declineAgreement', id, async (scene) => {
      const { records, standing, now, it } = scene;
      await note(scene, it, 'decline');
      // They have said no: nobody asks them once more.
      await records.cases.setReminder(id, { remindAt: null, escalatedAt: it.escalatedAt });
      if (standing.session) await records.sessions.end(standing.session.id, now);
      return true;
    }),
});

/** The registry's data a certificate speaks of, in one canonical text: what the agreement binds. */
export const subjectHash = (
  account: Pick<Account, 'name' | 'mail' | 'agency' | 'position' | 'unit' | 'nip'>,
): string => {
  const { name, mail, agency, position, unit, nip } = account;
  return createHash('sha256')
    .update(JSON.stringify([name, mail, agency, position, unit, nip]))
    .digest('hex');
};

/** What an agreement speaks of at this moment: its version, the subject's data, the public key. */
const boundBy = async ({ records, it }: CaseScene, { agreement }: OfficeDeps) => {
  const account = it.account && (await records.accounts.find(it.account));
  return { version: agreement.version, subject: account ? subjectHash(account) : '', key: it.key ?? '' };
};

/** Was this very subject, with this very key, agreed to in the version of today? (ISS-9) */
export const agreementBinds = async (scene: CaseScene, deps: OfficeDeps): Promise<boolean> => {
  const evidence = await scene.records.agreements.latest(scene.it.id);
  if (!evidence) return false;
  const { version, subjectHash: subject, key } = evidence;
  return isDeepStrictEqual({ version, subject, key }, await boundBy(scene, deps));
};

const agreementSubject = async ({ records, it, date }: CaseScene) => {
  const account = it.account && (await records.accounts.find(it.account));
  const agency = account?.agency && (await records.agencies.find(account.agency));
  if (!account || !agency || !it.key) throw new RegistrationError('ERR_NOT_LOGGED_IN');
  return {
    case: it.id,
    name: account.name,
    nip: account.nip,
    position: account.position ?? '',
    unit: account.unit ?? '',
    agency: agency.name,
    mail: account.mail,
    key: it.key,
    language: it.language,
    date,
    timeZone: agency.timeZone,
  };
};
