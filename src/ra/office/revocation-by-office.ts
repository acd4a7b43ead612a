/**
 * The office ends a certificate without its owner, and overrules a difference: always two officers, whatever else the agency lets one
 * person do. REV-8, REV-4.
 */
import { createHash } from 'node:crypto';
import type { Account } from '../account.ts';
import type { Actor } from '../actor.ts';
import type { TimeZone } from '../agency.ts';
import { type Case, isByOffice, isOpen } from '../case.ts';
import type { Certificate } from '../certificate.ts';
import { RegistrationError } from '../errors.ts';
import type { Records } from '../ports.ts';
import type { Document } from '../records.ts';
import { officeCauses, type RevocationCause } from '../revocation-cause.ts';
import type { AccountId, Address, AgencyId, CaseId, DeskId, SerialNumber } from '../values.ts';
import type { CaseScene, Performing, Scene } from './act.ts';
import { amend, shift } from './act.ts';
import { checksOf } from './checks.ts';
import { keepDocument } from './drafting.ts';
import { accountNamed } from './passwords.ts';
import { draftOf } from './revocation.ts';
import { differencesIn } from './revocation-checks.ts';
import { unknownDay, zoneOfAgency } from './revocation-event.ts';
import { requireInForce } from './target.ts';

/** What the office wrote in place of an owner's statement. */
export type Ground = { readonly by: AccountId; readonly name: string; readonly words: string };
/** The type of the document that holds it; an owner hands in PDF. */
const groundType = 'text/plain';
export const groundIn = (document: Document | undefined): Ground | null =>
  document?.mediaType === groundType ? (document.facts as Ground) : null; // written by `explain`

export type Holder = {
  readonly name: string;
  readonly username: string;
  readonly certificates: readonly Certificate[];
  readonly timeZone: TimeZone;
};

export const revocationByOffice = ({ act, on }: Performing) => ({
  /**
   * Whose certificates a serial number, a username or an official mail means: those that can still be revoked. Of an agency that this
   * group does not serve there are none. Throws ERR_CERTIFICATE_NOT_FOUND, ERR_OWN_CASE, and for a serial ERR_CERTIFICATE_REVOKED, _EXPIRED.
   */
  seek: (by: Actor, meant: string) =>
    act(by, 'seekCertificate', async (scene): Promise<Holder> => {
      const { records, now, fact } = scene;
      const one = await records.certificates.find(serialIn(meant));
      const found = one ? await records.accounts.find(one.account) : await accountNamed(records, named(meant));
      const account = await ownerServed(scene, found);
      fact('account', account.id);
      if (one) requireInForce(issued(one), now);
      const all = one ? [one] : await records.certificates.ofAccount(account.id);
      const certificates = all.filter(({ status, notAfter }) => status !== 'revoked' && notAfter > now);
      const { name, username } = account;
      return { name, username, certificates, timeZone: await zoneOfAgency(records, account) };
    }),

  /**
   * Puts the revocation on the desk, for another officer to decide. What its owner has only begun becomes the office's; what is at the desk
   * already stays as it is. Throws as `seek`.
   */
  propose: (by: Actor, serial: SerialNumber, cause: RevocationCause) =>
    act(by, 'proposeRevocation', async (scene) => {
      const { records, standing, now, fact } = scene;
      const certificate = issued(await records.certificates.lock(serial));
      const owner = await ownerServed(scene, await records.accounts.find(certificate.account));
      requireInForce(certificate, now);
      if (!standing.account) throw new RegistrationError('ERR_DESK_SESSION_CLOSED');
      if (!(officeCauses as readonly RevocationCause[]).includes(cause))
        throw new RegistrationError('ERR_CAUSE_UNKNOWN');
      const applicant = await addressOf(records, certificate);
      const it = await draftOf(scene, certificate, { applicant, language: owner.language });
      fact('serial', serial);
      fact('case', it.id);
      const { statement, ...kept } = it.answers;
      const answers = { ...kept, cause, since: unknownDay };
      const proposed = { answers, forwardedBy: standing.account.id, faults: [], claim: null, endorsement: null };
      // A proposal without its ground decides nothing: whoever proposes next takes it over.
      const isBare = isByOffice(it) && isOpen(it.state) && statement === undefined;
      if (it.state !== 'draft' && !isBare) return it;
      fact('cause', cause);
      return it.state === 'draft' ? shift(scene, it, 'submit', proposed) : amend(scene, it, proposed);
    }),

  /** The proposer's own words stand where an owner's statement would; until they are there nobody can revoke. */
  explain: (by: Actor, id: CaseId, words: string) =>
    on(by, 'proposeRevocation', id, async (scene) => {
      const { it, standing } = scene;
      const { account } = standing;
      if (!isByOffice(it) || !account || it.forwardedBy !== account.id)
        throw new RegistrationError('ERR_ACT_NOT_ALLOWED', { act: 'proposeRevocation' });
      requireAtDesk(it);
      const facts: Ground = { by: account.id, name: account.name, words };
      const bytes = new TextEncoder().encode(words);
      const statement = await keepDocument(scene, 'statement', { bytes, mediaType: groundType, pages: 1, facts });
      return amend(scene, it, { answers: { ...it.answers, statement } });
    }),

  /** May this officer overrule what differs here? Asked before the words are. Throws as `endorse`. */
  askEndorsement: (by: Actor, id: CaseId) =>
    on(by, 'endorse', id, async (scene) => {
      await requireEndorsable(scene);
      scene.fact('step', 'asked');
      return true;
    }),

  /**
   * REV-4: a second officer's written reason overrules the difference; who handles the case cannot give it, and who gave it cannot revoke.
   * Throws ERR_SECOND_OFFICER_NEEDED; ERR_STALE_CASE where nothing differs.
   */
  endorse: (by: Actor, id: CaseId, words: string) =>
    on(by, 'endorse', id, async (scene) => {
      const { it, now, fact } = scene;
      const { account, differences } = await requireEndorsable(scene);
      fact('overrules', differences);
      fact('words', createHash('sha256').update(words).digest('hex'));
      return amend(scene, it, { endorsement: { by: account.id, name: account.name, words, at: now } });
    }),
});

const named = (meant: string): string => meant.trim().replace(/^@/, '').toLowerCase();

/** `4F:2A 91…`, `0x4f2a…`: serial numbers as programs print them. */
export const serialIn = (text: string): SerialNumber =>
  text
    .trim()
    .toLowerCase()
    .replace(/^0x/, '')
    .replace(/[\s:]/g, '')
    .replace(/^0+(?=.)/, '') as SerialNumber; // compared with ours only

/** Of an agency that a desk of this group serves, where this person is an officer; and not themself. */
const ownerServed = async (scene: Scene, owner: Account | undefined): Promise<Account> => {
  if (!owner?.agency || !(await agenciesServed(scene)).includes(owner.agency))
    throw new RegistrationError('ERR_CERTIFICATE_NOT_FOUND');
  const { account } = scene.standing;
  const isSame = (field: 'id' | 'nik' | 'nip') => owner[field] !== null && owner[field] === account?.[field];
  if (isSame('id') || isSame('nik') || isSame('nip')) throw new RegistrationError('ERR_OWN_CASE');
  return owner;
};

const agenciesServed = async ({ records, by, standing }: Scene): Promise<readonly AgencyId[]> => {
  if (!by.memberOf || !standing.account) return [];
  const grants = await records.roles.of(standing.account.id);
  const here = await records.desks.inChat(by.memberOf);
  const isOfficerAt = (desk: DeskId) => grants.some((grant) => grant.role === 'officer' && grant.desk === desk);
  return here.filter(({ id }) => isOfficerAt(id)).flatMap(({ agencies }) => agencies);
};

const issued = (certificate: Certificate | undefined): Certificate => {
  if (!certificate || certificate.status === 'prepared') throw new RegistrationError('ERR_CERTIFICATE_NOT_FOUND');
  return certificate;
};

/** Where its owner last wrote from; at least the certificate was once asked for from somewhere. */
const addressOf = async (records: Records, { account, case: id }: Certificate): Promise<Address> => {
  const session = await records.sessions.latest(account);
  if (session) return { network: session.network, user: session.user, chat: session.chat };
  const asked = await records.cases.find(id);
  if (!asked) throw new RegistrationError('ERR_CASE_NOT_FOUND', { case: id });
  return asked.applicant;
};

const requireAtDesk = ({ id, state }: Case): void => {
  if (state !== 'submitted' && state !== 'under-review')
    throw new RegistrationError('ERR_MOVE_NOT_ALLOWED', { case: id, state, move: 'approve' });
};

const requireEndorsable = async ({ records, it, now, standing: { account } }: CaseScene) => {
  requireAtDesk(it);
  if (!account) throw new RegistrationError('ERR_DESK_SESSION_CLOSED');
  if (it.claim?.by === account.id) throw new RegistrationError('ERR_SECOND_OFFICER_NEEDED', { case: it.id });
  const differences = differencesIn(await checksOf(records, it, now)).map(({ name }) => name);
  if (differences.length === 0) throw new RegistrationError('ERR_STALE_CASE', { case: it.id });
  return { account, differences };
};
