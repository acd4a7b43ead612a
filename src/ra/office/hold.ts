/**
 * Panic: a certificate is put on hold at once and not for good (REV-7). The owner's two taps, a link by official mail, or an officer who
 * calls back; the statement of reasons follows, and an officer revokes or lifts. Nobody learns from us whether an account exists.
 */
import type { Account } from '../account.ts';
import type { Actor } from '../actor.ts';
import { type Case, isOpen } from '../case.ts';
import type { Certificate } from '../certificate.ts';
import { RegistrationError } from '../errors.ts';
import { linkSecret } from '../password.ts';
import type { Records } from '../ports.ts';
import type { Token } from '../records.ts';
import type { AccountId, Address, AgencyId, CaseId, Destination, Instant, SerialNumber } from '../values.ts';
import { after } from '../values.ts';
import type { CaseScene, Performing, Scene } from './act.ts';
import { shift } from './act.ts';
import { redrawCards } from './cards.ts';
import { checksOf } from './checks.ts';
import { decide, requireFree } from './decision.ts';
import type { OfficeDeps } from './deps.ts';
import { holdCertificate, releaseCertificate } from './ending.ts';
import { calledAccount, liveCertificates } from './hold-checks.ts';
import { zoneOf } from './mail-zone.ts';
import { mailOwner, tellOwner, tellThere } from './owner.ts';
import { accountNamed } from './passwords.ts';
import { openDraft } from './registration.ts';
import { draftOf } from './revocation.ts';
import { awaitStatement, deadlineOf, heldBy } from './statement-deadline.ts';
import { days, minutes, secretHash } from './terms.ts';
import { isUsable } from './token.ts';

/** A certificate on hold, the case that decides about it, and by when its statement is due; null where a desk has it already. */
export type Held = {
  readonly case: CaseId;
  readonly serial: SerialNumber;
  readonly agency: AgencyId | null;
  readonly until: Instant | null;
};

/** A mailbox gets one link in so many minutes, however often somebody asks for its name (ours). */
const linkEveryMinutes = 5;
/** And no more than this in a day. */
const linksADay = 10;

export const hold = ({ act, on, look }: Performing, deps: OfficeDeps) => ({
  /** From an open session. Held again it stays as it is. @throws RegistrationError ERR_CERTIFICATE_NOT_FOUND, _EXPIRED, _REVOKED */
  own: (by: Actor, serial: SerialNumber) =>
    act(by, 'holdOwnCertificate', async (scene) => {
      const { records, standing, now } = scene;
      const account = standing.account && (await records.accounts.lock(standing.account.id));
      const certificate = await records.certificates.find(serial);
      if (!by.at || !account || certificate?.account !== account.id)
        throw new RegistrationError('ERR_CERTIFICATE_NOT_FOUND');
      if (certificate.status !== 'revoked' && certificate.notAfter <= now)
        throw new RegistrationError('ERR_CERTIFICATE_EXPIRED', { serial, at: certificate.notAfter });
      const held = await holdOne(scene, account, certificate, { applicant: by.at, deps });
      // The chat has it from the flow itself; the mailbox hears of it whoever holds the phone.
      if (certificate.status !== 'held') await mailHeld(records, account, held);
      return held;
    }),

  /** The answer is the same for everybody. Earlier links stay good: each can only hold, and nobody may take one away by asking for another. */
  sendLink: (by: Actor, usernameOrMail: string) =>
    act(by, 'sendHoldLink', async (scene) => {
      const account = await accountNamed(scene.records, usernameOrMail.trim().toLowerCase());
      if (account) await sendLink(scene, account, deps);
      return { minutes: deps.terms.holdLinkMinutes };
    }),

  /** What a GET of the link may show without changing anything: mail scanners prefetch. Null for a link that opens nothing. */
  page: (secret: string) =>
    look(async (records, now) => {
      const token = await records.tokens.lock('hold', secretHash(secret));
      if (!isUsable(token, now)) return null;
      const account = await records.accounts.find(subjectOf(token).account);
      if (!account) return null;
      const certificates = (await liveCertificates(records, account.id, now)).map(({ serial, notAfter, status }) => ({
        serial,
        notAfter,
        isHeld: status === 'held',
      }));
      return { language: account.language, agency: account.agency, certificates };
    }),

  /** The button on the page: everything that is live is held. @throws RegistrationError ERR_TOKEN_UNKNOWN */
  byLink: (by: Actor, secret: string) =>
    act(by, 'holdByLink', async (scene) => {
      const { records, now } = scene;
      const token = await records.tokens.lock('hold', secretHash(secret));
      if (!isUsable(token, now)) throw new RegistrationError('ERR_TOKEN_UNKNOWN');
      const account = await records.accounts.lock(subjectOf(token).account);
      if (!account) throw new RegistrationError('ERR_TOKEN_UNKNOWN');
      await records.tokens.use(token.hash, now);
      scene.fact('account', account.id);
      const held: Held[] = [];
      for (const certificate of await liveCertificates(records, account.id, now)) {
        const applicant = await addressOf(records, account.id, certificate);
        const one = await holdOne(scene, account, certificate, { applicant, deps });
        if (certificate.status !== 'held') await tellHeld(records, account, one);
        held.push(one);
      }
      const network = (await records.sessions.latest(account.id))?.network ?? null;
      return { language: account.language, agency: account.agency, network, held };
    }),

  /** Neither session nor mailbox: the officers of the named agency call the number in the registry. Asking again corrects what nobody took up yet. */
  askForCall: (
    by: Actor,
    { agency, lost, phone }: { readonly agency: AgencyId; readonly lost: string; readonly phone: string },
  ) =>
    act(by, 'askForCall', async (scene) => {
      const { records } = scene;
      if (!by.at) throw new RegistrationError('ERR_ACT_NOT_ALLOWED');
      const contact = await records.contacts.find(by.at);
      if (!contact?.consent) throw new RegistrationError('ERR_CONSENT_MISSING');
      if (!(await records.agencies.find(agency))) throw new RegistrationError('ERR_AGENCY_UNKNOWN');
      const asked = { agency, answers: { agency, lost, phone } } as const;
      const open = (await records.cases.openOf(by.at)).find((it) => it.kind === 'revocation' && it.state === 'asked');
      if (open?.claim) return open;
      // Corrected to another agency: the desk that had it sees that it has gone.
      if (open) await redrawCards(records, open);
      const it = open
        ? await records.cases.update(open, asked, scene.now)
        : await openDraft(scene, 'revocation', contact.language ?? 'id', { ...asked, state: 'asked' });
      scene.fact('case', it.id);
      await redrawCards(records, it);
      return it;
    }),

  /** The officer has called back: held, and the case is the owner's from here on. */
  afterCall: (by: Actor, id: CaseId) =>
    on(by, 'hold', id, async (scene) => {
      const { records, it } = scene;
      requireFree(scene);
      const account = await requireCalled(scene);
      const [first, ...others] = await liveCertificates(records, account.id, scene.now);
      if (!first) throw new RegistrationError('ERR_CHECK_BLOCKS', { case: id, check: 'certificate-live' });
      const next = await handOver(scene, account, first, deps);
      for (const certificate of others) {
        const applicant = await addressOf(records, account.id, certificate);
        const one = await holdOne(scene, account, certificate, { applicant, deps });
        if (certificate.status !== 'held') await tellHeld(records, account, one);
      }
      await tellAsker(records, it, account);
      return next;
    }),

  /** The officer found that nothing is lost: gone from the next CRL. @throws RegistrationError ERR_CERTIFICATE_NOT_HELD */
  lift: (by: Actor, id: CaseId) =>
    on(by, 'lift', id, async (scene) => {
      const { records } = scene;
      const held = await heldBy(records, scene.it);
      if (!held)
        throw new RegistrationError('ERR_CERTIFICATE_NOT_HELD', { serial: scene.it.answers.certificate ?? '' });
      const it = await decide(scene, 'lift', { claim: null });
      await releaseCertificate(scene, held.serial);
      const account = await records.accounts.find(held.account);
      if (account)
        await tellOwner(records, account, {
          notice: {
            name: 'certificate-lifted',
            case: it.id,
            certificate: held.serial,
            values: { serial: held.serial },
          },
          letter: { name: 'certificate-lifted', values: { case: it.id, serial: held.serial } },
        });
      return it;
    }),
});

type Opening = { readonly applicant: Address; readonly deps: OfficeDeps };

/** One certificate of an account whose row is held: the case first, then the certificate, as everywhere. */
const holdOne = async (
  scene: Scene,
  account: Account,
  certificate: Certificate,
  { applicant, deps }: Opening,
): Promise<Held> => {
  const { records, now } = scene;
  const { language } = account;
  const begun = await openCaseOf(scene, certificate, { applicant, language });
  const { id } = begun;
  const isNews = certificate.status !== 'held' || begun.openedAt === now;
  await holdCertificate(scene, certificate.serial);
  scene.fact('case', id);
  const it = await withCause(scene, begun);
  // A desk that has it already must see that it is held now.
  if (it.state !== 'draft') await redrawCards(records, it);
  const until = isNews ? await awaitStatement(scene, it, deps) : await statementDue(scene, it, deps);
  return { case: id, serial: certificate.serial, agency: it.agency, until };
};

/** What a panic says of the reason; of the day of the event it says nothing, and no other may (REV-5: "where given"). */
const panicked = { cause: 'lost' } as const satisfies Case['answers'];

/** The row held. One that ended while we waited for it decides nothing any more: another is opened. */
const openCaseOf = async (
  scene: Scene,
  certificate: Certificate,
  owner: Pick<Case, 'applicant' | 'language'>,
): Promise<Case> => {
  const answers = panicked;
  const found = await draftOf(scene, certificate, { ...owner, answers });
  const locked = (await scene.records.cases.lock(found.id)) as Case; // a case is never deleted
  return isOpen(locked.state) ? locked : draftOf(scene, certificate, { ...owner, answers });
};

/** A draft begun before and not yet answered says from now on why; what its owner has said stays. */
const withCause = async ({ records, now }: Scene, it: Case): Promise<Case> => {
  if (it.state !== 'draft' || it.answers.cause !== undefined) return it;
  return records.cases.update(it, { answers: { ...panicked, ...it.answers } }, now);
};

/** Held before: by when its statement was to come. */
const statementDue = async ({ records, now }: Scene, it: Case, deps: OfficeDeps): Promise<Instant | null> => {
  const held = it.state === 'draft' ? await heldBy(records, it) : undefined;
  return held ? (await deadlineOf(records, it, held, { ...deps, now })).until : null;
};

/** The called-back case becomes the owner's own; one that is at a desk already goes on instead, and a draft of before gives way. */
const handOver = async (
  scene: CaseScene,
  account: Account,
  certificate: Certificate,
  deps: OfficeDeps,
): Promise<Case> => {
  const { records, it } = scene;
  const applicant = await addressOf(records, account.id, certificate);
  const open = (await records.cases.openOf({ account: account.id })).find(
    (other) => other.kind === 'revocation' && other.answers.certificate === certificate.serial,
  );
  if (open && open.state !== 'draft') {
    const one = await holdOne(scene, account, certificate, { applicant, deps });
    if (certificate.status !== 'held') await tellHeld(records, account, one);
    return shift(scene, it, 'withdraw', { claim: null, account: account.id, applicant, answers: {} });
  }
  if (open) await shift(scene, open, 'withdraw', { claim: null });
  // Not the statement: it is a paper of the other case, and may have been sent back there.
  const { cause = panicked.cause, since } = open?.answers ?? {};
  const told = since === undefined ? { cause } : { cause, since };
  const next = await shift(scene, it, 'hold', {
    claim: null,
    applicant,
    language: account.language,
    account: account.id,
    answers: { ...told, certificate: certificate.serial },
  });
  await holdCertificate(scene, certificate.serial);
  const until = await awaitStatement(scene, next, deps);
  const held = { case: next.id, serial: certificate.serial, agency: next.agency, until };
  if (certificate.status !== 'held') await tellHeld(records, account, held);
  return next;
};

/** The account that was called, once nothing blocks; what does is said with its own words. */
const requireCalled = async ({ records, it, now }: CaseScene): Promise<Account> => {
  if (it.state !== 'asked')
    throw new RegistrationError('ERR_MOVE_NOT_ALLOWED', { case: it.id, state: it.state, move: 'hold' });
  const blocking = (await checksOf(records, it, now)).find(({ verdict }) => verdict === 'blocks');
  const called = await calledAccount(records, it);
  const account = called && (await records.accounts.lock(called.id));
  if (blocking || !account)
    throw new RegistrationError('ERR_CHECK_BLOCKS', { case: it.id, check: blocking?.name ?? 'account-known' });
  return account;
};

/** Where the owner was last logged in, or where they asked for this certificate. */
const addressOf = async (records: Records, account: AccountId, certificate: Certificate): Promise<Address> => {
  const { network, user, chat } =
    (await records.sessions.latest(account)) ?? ((await records.cases.find(certificate.case)) as Case).applicant; // a certificate has its case
  return { network, user, chat };
};

/** The mail alone: of what is done here and now in the owner's own chat. */
const mailHeld = async (records: Records, account: Account, held: Held): Promise<void> =>
  mailOwner(records, account, { name: 'certificate-held', values: await lettered(records, account, held) });

/** By chat and by mail, wherever the hold came from (REV-7). */
const tellHeld = async (records: Records, account: Account, held: Held): Promise<void> =>
  tellOwner(records, account, {
    notice: {
      name: 'certificate-held',
      case: held.case,
      certificate: held.serial,
      values: { until: held.until ?? '' },
    },
    letter: { name: 'certificate-held', values: await lettered(records, account, held) },
  });

/** A statement that is at the desk already is due no more. */
const lettered = async (records: Records, account: Account, { case: id, serial, until }: Held) => ({
  case: id,
  serial,
  isDue: until === null ? 'no' : 'yes',
  until: until ?? '',
  ...(await zoneOf(records, account)),
});

/** Who asked for the call hears that it is done, without the number or the name of anything; the owner's own chat has heard more. */
const tellAsker = async (records: Records, { applicant, language }: Case, account: Account): Promise<void> => {
  const owners = await records.sessions.latest(account.id);
  const isOwners = (at: Destination) => owners?.network === at.network && owners.chat === at.chat;
  if (!isOwners(applicant)) await tellThere(records, applicant, language, { name: 'hold-called' });
};

type HoldSubject = { readonly account: AccountId };
const subjectOf = (token: Token): HoldSubject => token.subject as HoldSubject; // written by sendLink

const sendLink = async (
  { records, now, date, fact }: Scene,
  account: Account,
  { random, terms, links }: OfficeDeps,
): Promise<void> => {
  const subject: HoldSubject = { account: account.id };
  const latest = await records.tokens.latest('hold', subject);
  if (latest && latest.issuedAt > after(date, -minutes(linkEveryMinutes))) return;
  if ((await records.tokens.issuedSince('hold', subject, after(date, -days(1)))) >= linksADay) return;
  const secret = linkSecret(random);
  await records.tokens.insert({
    purpose: 'hold',
    hash: secretHash(secret),
    subject,
    issuedAt: now,
    expires: after(date, minutes(terms.holdLinkMinutes)),
  });
  fact('account', account.id);
  await records.mailer.send(account.mail, account.language, {
    name: 'hold-link',
    values: { name: account.name, link: links.hold(secret), minutes: terms.holdLinkMinutes },
  });
};
