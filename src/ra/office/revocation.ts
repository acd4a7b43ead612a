/** Revocation of a certificate by a case: Sumbar revocation 1–9. REV-1 to REV-6. What the office does on its own is in revocation-by-office.ts. */
import { certificatesIn } from '#pki/bundle-reader.ts';
import { certificateFacts, isCa, isIssuedBy, readCertificate } from '#pki/certificate.ts';
import type { Account } from '../account.ts';
import type { Actor } from '../actor.ts';
import { type Case, isByOffice } from '../case.ts';
import type { Certificate } from '../certificate.ts';
import { RegistrationError } from '../errors.ts';
import { isRevocationCause, mayAskAgain, type RevocationCause, reasonOf } from '../revocation-cause.ts';
import { dayThere } from '../time-zone.ts';
import type { AccountId, CaseId, SerialNumber } from '../values.ts';
import { after } from '../values.ts';
import type { CaseScene, Performing, Scene } from './act.ts';
import { shift } from './act.ts';
import { checksOf } from './checks.ts';
import { decide } from './decision.ts';
import type { OfficeDeps } from './deps.ts';
import { requireComplete } from './drafting.ts';
import { revokeCertificate } from './ending.ts';
import { zoneOf } from './mail-zone.ts';
import { tellOwner } from './owner.ts';
import { openDraft } from './registration.ts';
import { differencesIn, isCompared } from './revocation-checks.ts';
import { eventInstant, zoneOfAgency } from './revocation-event.ts';
import { awaitStatement } from './statement-deadline.ts';
import { requireInForce, targetOf } from './target.ts';
import { days } from './terms.ts';

export const revocation = ({ act, on, look }: Performing, deps: OfficeDeps) => ({
  /** Sumbar 3: what a person may have revoked, newest first; the predecessor of a renewal too while it is good. */
  revocable: (account: Account['id']): Promise<readonly Certificate[]> =>
    look(async (records, now) =>
      (await records.certificates.ofAccount(account)).filter(
        ({ status, notAfter }) => status !== 'revoked' && notAfter > now,
      ),
    ),

  /** Today and the day before on the calendar of a case's agency: the answers most people give. */
  recentDays: (id: CaseId): Promise<{ readonly today: string; readonly yesterday: string }> =>
    look(async (records, now, date) => {
      const it = await records.cases.find(id);
      const zone = await zoneOfAgency(records, { agency: it?.agency ?? null });
      return { today: dayThere(now, zone), yesterday: dayThere(after(date, -days(1)), zone) };
    }),

  /** Sumbar 3: an open case of this certificate is continued. Throws ERR_CERTIFICATE_NOT_FOUND where it is not theirs, _REVOKED, _EXPIRED. */
  open: (by: Actor, serial: SerialNumber) =>
    act(by, 'openRevocation', async (scene) => openOwn(scene, await ownCertificate(scene, serial), deps)),

  /** The same with the certificate itself, DER, PEM or P7B. Throws besides ERR_CERTIFICATE_FOREIGN, PkiError ERR_CERTIFICATE_UNREADABLE. */
  openWith: async (by: Actor, file: Uint8Array): Promise<Case> => {
    const der = personsCertificate(file);
    return act(by, 'openRevocation', async (scene) =>
      openOwn(scene, await ownCertificate(scene, await serialOf(scene, der, deps)), deps),
    );
  },

  /** Sumbar 4: with the statement, to the officers. */
  submit: (by: Actor, id: CaseId) =>
    on(by, 'submitRevocation', id, async (scene) => {
      requireComplete(scene.it);
      const target = await targetOf(scene.records, scene.it);
      if (target) requireInForce(target, scene.now);
      return shift(scene, scene.it, 'submit', { faults: [], claim: null, endorsement: null });
    }),

  /**
   * Sumbar 7–8: revoked for good, and the owner told. Whatever differs blocks, unless another officer wrote why it does not matter; nobody
   * decides what they themselves proposed or overruled (REV-4, REV-8). `settled`: it had ended already, and the case only closes.
   */
  revokeCase: (by: Actor, id: CaseId) =>
    on(by, 'revoke', id, async (scene) => {
      const { records, it } = scene;
      const target = await targetOf(records, it);
      if (target?.status === 'revoked')
        return { case: (await shift(scene, it, 'settle', { claim: null })).id, settled: true };
      const cause = requireCause(it);
      await requireOtherOfficer(scene);
      await requireAgreement(scene);
      if (!target) throw new RegistrationError('ERR_CERTIFICATE_NOT_FOUND', { case: id });
      const approved = await decide(scene, 'approve', { claim: it.claim });
      const since = eventInstant(it.answers.since, await zoneOfAgency(records, it), target);
      const ended = await revokeCertificate(scene, target.serial, { reason: reasonOf(cause), since });
      await shift(scene, approved, 'revoke', { claim: null });
      await tellRevoked(scene, it, ended, { cause, by: isByOffice(it) ? 'office' : 'owner' });
      return { case: id, settled: false };
    }),
});

/** The open revocation case of this certificate, or a new draft of its owner. */
export const draftOf = async (
  scene: Scene,
  certificate: Certificate,
  { applicant, language, answers = {} }: Pick<Case, 'applicant' | 'language'> & { readonly answers?: Case['answers'] },
): Promise<Case> => {
  const { records } = scene;
  const { account: owner, serial } = certificate;
  const open = (await records.cases.openOf({ account: owner })).find(
    (it) => it.kind === 'revocation' && it.answers.certificate === serial,
  );
  if (open) return open;
  const account = await records.accounts.find(owner);
  return openDraft(scene, 'revocation', language, {
    applicant,
    account: owner,
    agency: account?.agency ?? null,
    answers: { ...answers, certificate: serial },
  });
};

/** `by`: who wanted it: its owner, the office on its own, or a proof that the key leaked. */
type Tale = { readonly cause: RevocationCause; readonly by: 'owner' | 'office' | 'proof' };

/** REV-6 (Sumbar 8–9): by chat and by mail, with the reason and whom to ask. */
export const tellRevoked = async (
  { records, now }: Pick<Scene, 'records' | 'now'>,
  it: Pick<Case, 'id' | 'account'>,
  { serial, account: owner }: Certificate,
  { cause, by }: Tale,
): Promise<void> => {
  const account = await records.accounts.find(it.account ?? owner);
  if (!account) return;
  const agency = account.agency === null ? undefined : await records.agencies.find(account.agency);
  const values = { serial, cause, by, offer: mayAskAgain(cause) ? 'yes' : 'no', contact: agency?.contact ?? '–' };
  await tellOwner(records, account, {
    notice: { name: 'certificate-revoked', case: it.id, certificate: serial, values },
    letter: {
      name: 'certificate-revoked',
      values: { ...values, case: it.id, at: now, ...(await zoneOf(records, account)) },
    },
  });
};

/** The row is held, so that nobody ends it between this look and the new case. Another's is as good as none. */
const ownCertificate = async ({ records, standing, now }: Scene, serial: SerialNumber): Promise<Certificate> => {
  const certificate = await records.certificates.lock(serial);
  if (!certificate || certificate.status === 'prepared' || certificate.account !== standing.account?.id)
    throw new RegistrationError('ERR_CERTIFICATE_NOT_FOUND');
  requireInForce(certificate, now);
  return certificate;
};

const openOwn = async (scene: Scene, certificate: Certificate, deps: OfficeDeps): Promise<Case> => {
  const { by, standing } = scene;
  if (!standing.account) throw new RegistrationError('ERR_NOT_LOGGED_IN');
  if (!by.at) throw new RegistrationError('ERR_ACT_NOT_ALLOWED');
  const contact = await scene.records.contacts.find(by.at);
  const language = contact?.language ?? standing.account.language;
  const it = await draftOf(scene, certificate, { applicant: by.at, language });
  // Held at the console it has no case until now.
  if (it.remindAt === null) await awaitStatement(scene, it, deps);
  scene.fact('serial', certificate.serial);
  scene.fact('case', it.id);
  return it;
};

/** Of a file with a whole chain the person's own; throws PkiError where there is none at all. */
const personsCertificate = (file: Uint8Array): Uint8Array => {
  const all = certificatesIn(file);
  return all.find((der) => !isCa(readCertificate(der))) ?? (all[0] as Uint8Array); // certificatesIn finds one or throws
};

/** Ours byte for byte; otherwise whose it is, as far as it says so itself. */
const serialOf = async ({ records }: Scene, der: Uint8Array, deps: OfficeDeps): Promise<SerialNumber> => {
  const { issuer, serial: named } = certificateFacts(der);
  const serial = named as SerialNumber; // canonical hex by pki/serial.ts
  const known = await records.certificates.find(serial);
  if (known && known.status !== 'prepared' && isSame(der, await records.certificates.der(serial))) return serial;
  const signed = readCertificate(der);
  const cas = [deps.authority, ...deps.retired].map(({ certificate }) => readCertificate(certificate));
  if (cas.some((ca) => isIssuedBy(signed, ca))) throw new RegistrationError('ERR_CERTIFICATE_NOT_FOUND');
  throw new RegistrationError('ERR_CERTIFICATE_FOREIGN', { issuer });
};
const isSame = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0;

const requireCause = ({ id, answers: { cause } }: Case): RevocationCause => {
  if (!isRevocationCause(cause))
    throw new RegistrationError('ERR_ITEMS_MISSING', { case: id, item: 'cause', count: 1 });
  return cause;
};

/** Whatever the agency says of one person doing both: a revocation that the office wants, or that a word overruled, needs two. */
const requireOtherOfficer = async ({ records, it, standing: { account } }: CaseScene): Promise<void> => {
  if (!account) return;
  const isSame = it.forwardedBy === account.id || it.endorsement?.by === account.id;
  if (isSame || (it.answers.statement === undefined && (await hasHeld(records, it, account.id))))
    throw new RegistrationError('ERR_SECOND_OFFICER_NEEDED', { case: it.id });
};
/** Who held it after a call does not end it as well, where its owner never said a word in writing (REV-8). */
const hasHeld = async (records: CaseScene['records'], { id }: Case, account: AccountId): Promise<boolean> =>
  (await records.cases.history(id)).some(({ move, by }) => move === 'hold' && by === account);

const requireAgreement = async (scene: CaseScene): Promise<void> => {
  const { records, it, now } = scene;
  const checks = await checksOf(records, it, now);
  const isOverruled = it.endorsement !== null;
  const blocking = checks.find((check) => check.verdict === 'blocks' && !(isOverruled && isCompared(check)));
  if (blocking) throw new RegistrationError('ERR_CHECK_BLOCKS', { case: it.id, check: blocking.name });
  const overruled = differencesIn(checks).map(({ name }) => name);
  if (overruled.length > 0) scene.fact('overruled', overruled);
};
