/** Issuance of a certificate: Sumbar issuance 1–11, Lemsaneg 1–8. ISS-1 to ISS-11. */
import { createHash } from 'node:crypto';
import { readCsr } from '#pki/csr.ts';
import { PkiError } from '#pki/errors.ts';
import type { Account } from '../account.ts';
import type { Actor } from '../actor.ts';
import type { Case, Item } from '../case.ts';
import { documentOf } from '../case.ts';
import type { Certificate } from '../certificate.ts';
import { RegistrationError } from '../errors.ts';
import type { CaseId, KeyHash, SerialNumber } from '../values.ts';
import { instant } from '../values.ts';
import type { CaseScene, Performing } from './act.ts';
import { shift } from './act.ts';
import { agreementBinds } from './agreement.ts';
import { checksOf } from './checks.ts';
import type { CsrFacts } from './csr-facts.ts';
import { decide } from './decision.ts';
import { caOf, type OfficeDeps } from './deps.ts';
import { answered, keepDocument, mayChange, requireComplete } from './drafting.ts';
import { zoneOf } from './mail-zone.ts';
import { openDraft } from './registration.ts';

export type CertificateWithChain = { readonly der: Uint8Array; readonly chain: readonly Uint8Array[] };

export const issuance = ({ act, on, look }: Performing, deps: OfficeDeps) => ({
  /** Sumbar 1–2. A live certificate is explained (ISS-1); an open case is found again. */
  open: (by: Actor, profile: string) =>
    act(by, 'openIssuance', async (scene) => {
      const { records, standing } = scene;
      const { account } = standing;
      if (!account) throw new RegistrationError('ERR_NOT_LOGGED_IN');
      if (!deps.authority.profiles.some((one) => one.name === profile))
        throw new RegistrationError('ERR_PROFILE_UNKNOWN', { profile });
      await refuseSecond(scene, account.id, profile);
      const open = (await records.cases.openOf({ account: account.id })).find((it) => it.kind === 'issuance');
      const known = { account: account.id, agency: account.agency, answers: { profile } };
      const it = open ?? (await openDraft(scene, 'issuance', account.language, known));
      scene.fact('case', it.id);
      return it;
    }),

  /**
   * Sumbar 4: the CSR as it came. Possession proven and key checked by `pki`, then asked of our own books: blocked, certified
   * before, or waiting in another's case. Throws PkiError for an unreadable one, RegistrationError for a key we refuse.
   */
  attachCsr: (by: Actor, id: CaseId, bytes: Uint8Array) => {
    const csr = readCsr(bytes, deps.authority);
    return on(by, 'attach', id, async (scene) => {
      if (!mayChange(scene.it, 'csr')) throw new RegistrationError('ERR_ITEM_NOT_OPEN', { case: id, item: 'csr' });
      const key = csr.keyHash as KeyHash; // SHA-256 of the SPKI, by definition of both
      await refuseUsedKey(scene, key, deps);
      const facts: CsrFacts = {
        key,
        keyType: csr.keyType,
        name: csr.claims.commonName ?? null,
        mail: csr.claims.email ?? null,
      };
      const document = await keepDocument(scene, 'csr', {
        bytes: csr.der,
        mediaType: 'application/pkcs10',
        pages: 1,
        facts,
      });
      scene.fact('key', key);
      return answered(scene, 'csr', document, { key });
    });
  },

  /** Sumbar 8: mended; where key and subject are as they were agreed to, nothing is asked again (ISS-9). False: the agreement must be shown. */
  resubmit: (by: Actor, id: CaseId) =>
    on(by, 'resubmitIssuance', id, async (scene) => {
      requireComplete(scene.it);
      if (!(await agreementBinds(scene, deps))) return { submitted: false };
      await shift(scene, scene.it, 'submit', { faults: [], claim: null });
      return { submitted: true };
    }),

  /**
   * Sumbar 7, Lemsaneg 6: approved for good. The certificate is prepared and linted, its serial and bytes recorded, all before
   * the CA signs anything (docs/issuance-cycle.md); `issue` follows at once, or after a crash.
   */
  approve: (by: Actor, id: CaseId) =>
    on(by, 'approve', id, async (scene) => {
      const { records, it } = scene;
      const { account, key } = await subscriberOf(scene);
      const blocking = (await checksOf(records, it, scene.now)).filter((check) => check.verdict === 'blocks');
      if (blocking[0]) throw new RegistrationError('ERR_CHECK_BLOCKS', { case: id, check: blocking[0].name });
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
      };
      await records.certificates.prepare(certificate, prepared.bytes);
      scene.fact('serial', certificate.serial);
      scene.fact('tbs', createHash('sha256').update(prepared.bytes).digest('hex'));
      return next;
    }),

  /** Sumbar 9: signs what was prepared. Done twice it answers as the first time; after a crash it finishes with the same bytes. */
  issue: (by: Actor, id: CaseId) =>
    on(by, 'issue', id, async (scene) => {
      const { records, it } = scene;
      if (it.state !== 'approved')
        throw new RegistrationError('ERR_MOVE_NOT_ALLOWED', { case: id, state: it.state, move: 'issue' });
      const waiting = await records.certificates.ofCase(id);
      if (!waiting) throw new RegistrationError('ERR_CERTIFICATE_NOT_FOUND', { case: id });
      // A new CA may have taken over between the two acts: what one prepared, it signs.
      const ca = caOf(deps, waiting.issuerKey);
      if (!ca) throw new RegistrationError('ERR_ISSUANCE_FAILED', { case: id, why: 'ERR_CA_EXPIRED' });
      const prepared = await ca.resume(await records.certificates.preparedBytes(waiting.serial));
      const certificate = await records.certificates.finish(waiting.serial, await ca.sign(prepared.token));
      scene.fact('serial', certificate.serial);
      const issued = await shift(scene, it, 'issue', { claim: null });
      await announce(scene, issued, certificate);
      return issued;
    }),

  /** Approved and not yet signed: what a crash left for the clockwork. */
  unfinished: () => look(async (records) => (await records.certificates.unfinished(100)).map((one) => one.case)),

  /** Sumbar 10: the owner's certificates, newest first. */
  certificatesOf: (account: Account['id']) => look((records) => records.certificates.ofAccount(account)),

  /** ISS-11: one of the person's own certificates, DER, and those above it, nearest first; none where its CA is gone from here. */
  fetch: async (by: Actor, serial: SerialNumber): Promise<CertificateWithChain> => {
    const issuerKey = await act(by, 'fetchCertificate', async ({ records, standing, fact }) => {
      const certificate = await records.certificates.find(serial);
      if (!certificate || certificate.account !== standing.account?.id)
        throw new RegistrationError('ERR_CERTIFICATE_NOT_FOUND');
      fact('serial', serial);
      return certificate.issuerKey;
    });
    const ca = caOf(deps, issuerKey);
    const der = await look((records) => records.certificates.der(serial));
    return { der, chain: ca ? [ca.certificate, ...ca.chain] : [] };
  },
});

const refuseSecond = async (
  { records, now }: Pick<CaseScene, 'records' | 'now'>,
  account: Account['id'],
  profile: string,
): Promise<void> => {
  const current = await records.certificates.current(account, profile);
  if (current && current.notAfter > now)
    throw new RegistrationError('ERR_CERTIFICATE_LIVE', { serial: current.serial, until: current.notAfter });
};

/** STANDARDS "CSR acceptance": a new key each time. The person's own closed, uncertified case may have had it. */
const refuseUsedKey = async ({ records, it }: CaseScene, key: KeyHash, { authority }: OfficeDeps): Promise<void> => {
  if (authority.ownKeys.includes(key)) throw new RegistrationError('ERR_KEY_USED');
  if (await records.keys.blocked(key)) throw new RegistrationError('ERR_KEY_BLOCKED');
  if ((await records.certificates.withKey(key)).length > 0) throw new RegistrationError('ERR_KEY_USED');
  const pending = (await records.cases.openWithKey(key)).filter((other) => other.id !== it.id);
  if (pending.length > 0) throw new RegistrationError('ERR_KEY_PENDING');
};

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
      subject: {
        country: 'ID',
        organization: agency.organization,
        commonName: account.name,
        serialNumber: account.subjectNumber,
        ...(agency.organizationalUnit ? { organizationalUnit: agency.organizationalUnit } : {}),
        ...(account.position ? { title: account.position } : {}),
      },
      mail: account.mail,
      publicKey,
    });
  } catch (error) {
    if (error instanceof PkiError)
      throw new RegistrationError('ERR_ISSUANCE_FAILED', { case: it.id, why: error.code }, { cause: error });
    throw error;
  }
};

/** Sumbar 9: told by chat and by mail (ISS-10). */
const announce = async ({ records }: CaseScene, it: Case, certificate: Certificate): Promise<void> => {
  await records.announcer.tell(it.applicant, it.language, {
    name: 'issuance-issued',
    case: it.id,
    certificate: certificate.serial,
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
