/** The officer's yes to a certificate, and the certificate: Sumbar issuance 7–9, Lemsaneg 6–7. ISS-8, ISS-10; a renewal's the same way (REN-3). */
import { createHash } from 'node:crypto';
import { readCsr } from '#pki/csr.ts';
import { PkiError } from '#pki/errors.ts';
import type { Account } from '../account.ts';
import type { Actor } from '../actor.ts';
import type { Case, Item } from '../case.ts';
import { documentOf } from '../case.ts';
import type { Certificate } from '../certificate.ts';
import { RegistrationError } from '../errors.ts';
import { nextReminder } from '../renewal-time.ts';
import type { CaseId, KeyHash, SerialNumber } from '../values.ts';
import { instant } from '../values.ts';
import type { CaseScene, Performing } from './act.ts';
import { shift } from './act.ts';
import { agreementBinds } from './agreement.ts';
import { chatOfApplicant, mailApplicant, tellApplicant } from './applicant.ts';
import { certificateSubject } from './certificate-subject.ts';
import { checksOf } from './checks.ts';
import { decide } from './decision.ts';
import { caOf, type OfficeDeps } from './deps.ts';
import { revokeCertificate } from './ending.ts';
import { zoneOf } from './mail-zone.ts';
import { offersReminders } from './owner.ts';
import { predecessorOf, zoneOfOwner } from './predecessor.ts';

export const approval = ({ on, look }: Performing, deps: OfficeDeps) => ({
  /**
   * Sumbar 7, Lemsaneg 6: approved for good. The certificate is prepared and linted, its serial and bytes recorded, all before
   * the CA signs anything (docs/issuance-cycle.md); `issue` follows at once, or after a crash.
   */
  approve: (by: Actor, id: CaseId) =>
    on(by, 'approve', id, async (scene) => {
      const { records, it } = scene;
      const { account, key } = await subscriberOf(scene);
      const blocking = (await checksOf(records, it, scene.now)).filter((check) => check.verdict === 'blocks');
      if (blocking[0])
        throw new RegistrationError('ERR_CHECK_BLOCKS', { ...blocking[0].values, case: id, check: blocking[0].name });
      if (!(await agreementBinds(scene, deps))) throw new RegistrationError('ERR_AGREEMENT_CHANGED', { case: id });
      const next = await decide(scene, 'approve', { claim: it.claim });
      const prepared = await prepare(scene, account, deps);
      const certificate: Certificate = {
        serial: prepared.serial as SerialNumber, // canonical hex by pki/serial.ts
        case: id,
        account: account.id,
        profile: it.answers.profile ?? '',
        issuerKey: deps.authority.issuerKey as KeyHash,
        key,
        subject: prepared.subject,
        issuer: prepared.issuer,
        notBefore: instant(prepared.notBefore),
        notAfter: instant(prepared.notAfter),
        status: 'prepared',
        current: false,
        revokedAt: null,
        reason: null,
        invalidityDate: null,
        remindAt: null,
        endBy: null,
      };
      await records.certificates.prepare(certificate, prepared.bytes);
      scene.fact('serial', certificate.serial);
      scene.fact('tbs', createHash('sha256').update(prepared.bytes).digest('hex'));
      return next;
    }),

  /**
   * Sumbar 9: signs what was prepared. Done twice it answers as the first time; after a crash it finishes with the same bytes. A key that
   * leaked after the approval is never certified: the case is the applicant's again.
   */
  issue: (by: Actor, id: CaseId) =>
    on(by, 'issue', id, async (scene) => {
      const { records, it } = scene;
      if (it.state !== 'approved')
        throw new RegistrationError('ERR_MOVE_NOT_ALLOWED', { case: id, state: it.state, move: 'issue' });
      const waiting = await records.certificates.ofCase(id);
      if (!waiting) throw new RegistrationError('ERR_CERTIFICATE_NOT_FOUND', { case: id });
      await records.certificates.lock(waiting.serial); // who proves its key leaked waits for this, or this for them
      if (await records.keys.blocked(waiting.key)) return askForAnotherKey(scene, waiting);
      // A new CA may have taken over between the two acts: what one prepared, it signs.
      const ca = caOf(deps, waiting.issuerKey);
      if (!ca) throw new RegistrationError('ERR_ISSUANCE_FAILED', { case: id, why: 'ERR_CA_EXPIRED' });
      const prepared = await ca.resume(await records.certificates.preparedBytes(waiting.serial));
      const signed = await ca.sign(prepared.token);
      await endPredecessor(scene);
      const certificate = await records.certificates.finish(waiting.serial, signed);
      scene.fact('serial', certificate.serial);
      await remindInTime(scene, certificate, deps);
      const issued = await shift(scene, it, 'issue', { claim: null });
      await announce(scene, issued, certificate);
      return issued;
    }),

  /** Approved and not yet signed: what a crash left for the clockwork. */
  unfinished: (): Promise<readonly Pick<Case, 'id' | 'version'>[]> =>
    look(async (records) => {
      const found: Pick<Case, 'id' | 'version'>[] = [];
      for (const { case: id } of await records.certificates.unfinished(100)) {
        const it = await records.cases.find(id);
        // The version names this approval: a case may be approved again, after a key that was blocked.
        if (it) found.push({ id, version: it.version });
      }
      return found;
    }),
});

const subscriberOf = async ({ records, it }: CaseScene): Promise<{ account: Account; key: KeyHash }> => {
  const account = it.account && (await records.accounts.lock(it.account));
  if (!account || !it.key)
    throw new RegistrationError('ERR_ITEMS_MISSING', { case: it.id, item: 'csr' satisfies Item, count: 1 });
  return { account, key: it.key };
};

/** Subject from the registry, never from the CSR; only the public key is the applicant's. A lint error stops here and an officer is told. */
const prepare = async ({ records, it }: CaseScene, account: Account, { authority }: OfficeDeps) => {
  const agency = account.agency && (await records.agencies.find(account.agency));
  const csr = documentOf(it, 'csr');
  if (!agency || !csr) throw new RegistrationError('ERR_ITEMS_MISSING', { case: it.id, item: 'csr', count: 1 });
  const { publicKey } = readCsr(await records.documents.read(csr));
  try {
    return await authority.prepare({
      profile: it.answers.profile ?? '',
      subject: certificateSubject(account, agency),
      mail: account.mail,
      publicKey,
    });
  } catch (error) {
    if (error instanceof PkiError)
      throw new RegistrationError('ERR_ISSUANCE_FAILED', { case: it.id, why: error.code }, { cause: error });
    throw error;
  }
};

/** REV-8: nothing was signed, so what was prepared is forgotten (the audit log keeps its serial and hash); only the CSR is asked again. */
const askForAnotherKey = async (scene: CaseScene, { serial }: Certificate): Promise<Case> => {
  const { records, it, fact } = scene;
  await records.certificates.discard(serial);
  fact('discarded', serial);
  const next = await shift(scene, it, 'block', { claim: null, faults: [{ item: 'csr', reason: 'blocked' }] });
  const name = it.kind === 'renewal' ? 'renewal-rejected' : 'issuance-rejected';
  await tellApplicant(records, next, { name, case: next.id });
  await mailApplicant(records, next, { name: 'case-rejected', values: { case: next.id } });
  return next;
};

/**
 * REN-3: the certificate of before runs out by itself, so that what was signed with it stays good. ACC-9: where its data have changed it
 * ends with its successor's issue. One on hold waits for its own decision.
 */
const endPredecessor = async (scene: CaseScene): Promise<void> => {
  const predecessor = await predecessorOf(scene.records, scene.it);
  if (!predecessor?.endBy || predecessor.status !== 'valid' || predecessor.notAfter <= scene.now) return;
  await revokeCertificate(scene, predecessor.serial, { reason: 'affiliationChanged', since: null });
};

/** REN-1: the first reminder lies ready from the first day. */
const remindInTime = async (
  { records, now }: CaseScene,
  { serial, account, notAfter }: Certificate,
  { terms }: OfficeDeps,
): Promise<void> => {
  const owner = await records.accounts.find(account);
  const zone = await zoneOfOwner(records, { agency: owner?.agency ?? null });
  const remindAt = nextReminder(now, notAfter, { zone, occasions: terms.renewalReminders });
  await records.certificates.setReminder(serial, remindAt);
};

/** Sumbar 9: told by chat and by mail (ISS-10). */
const announce = async (scene: CaseScene, it: Case, certificate: Certificate): Promise<void> => {
  const { records } = scene;
  const contact = (await chatOfApplicant(records, it))?.contact;
  const offers = contact !== undefined && (await offersReminders(scene, contact, 'certificate'));
  await tellApplicant(records, it, {
    name: it.kind === 'renewal' ? 'renewal-issued' : 'issuance-issued',
    case: it.id,
    certificate: certificate.serial,
    values: { offer: offers ? 'reminders' : 'none' },
  });
  const account = await records.accounts.find(certificate.account);
  if (account)
    await records.mailer.send(account.mail, account.language, {
      name: 'certificate-issued',
      values: {
        name: account.name,
        case: it.id,
        serial: certificate.serial,
        until: certificate.notAfter,
        ...(await zoneOf(records, account)),
      },
    });
};
