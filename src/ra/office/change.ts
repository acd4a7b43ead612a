/**
 * Change of data: asked for by the owner with a letter, decided by the officers of the agency they then belong to; a new mailbox is proven
 * and the old one told. ACC-9 (Kebumen warning 3). What it means for certificates: applied-change.ts.
 */
import type { Account } from '../account.ts';
import type { Actor } from '../actor.ts';
import { isOfficialMail, mailDomainOf } from '../agency.ts';
import type { Case } from '../case.ts';
import { changesIn } from '../change.ts';
import { RegistrationError } from '../errors.ts';
import { maskMail } from '../identity-numbers.ts';
import { linkSecret } from '../password.ts';
import type { Token } from '../records.ts';
import type { AccountId, CaseId, Language } from '../values.ts';
import { after } from '../values.ts';
import type { CaseScene, Performing, Scene } from './act.ts';
import { shift } from './act.ts';
import { tellApplicant } from './applicant.ts';
import { applyChange } from './applied-change.ts';
import { isBeingSigned } from './change-checks.ts';
import { changedCertificates } from './changed-certificates.ts';
import { checksOf } from './checks.ts';
import { decide } from './decision.ts';
import type { OfficeDeps } from './deps.ts';
import { requireComplete } from './drafting.ts';
import { openDraft } from './registration.ts';
import { days, secretHash } from './terms.ts';
import { isUsable } from './token.ts';

export const change = (performing: Performing, deps: OfficeDeps) => {
  const { act, on, look } = performing;
  return {
    ...changedCertificates(performing, deps),

    /** One open case for an account: asking again continues it, from whichever network. */
    open: (by: Actor) =>
      act(by, 'openChange', async (scene) => {
        const { records, standing } = scene;
        const account = standing.account && (await records.accounts.lock(standing.account.id));
        if (!account) throw new RegistrationError('ERR_NOT_LOGGED_IN');
        const { id, agency } = account;
        if (agency === null) throw new RegistrationError('ERR_ACCOUNT_BY_INVITATION');
        const open = (await records.cases.openOf({ account: id })).find(({ kind }) => kind === 'change');
        const it =
          open ?? (await openDraft(scene, 'change', await languageOf(scene, account), { account: id, agency }));
        scene.fact('case', it.id);
        return it;
      }),

    /** To the officers of the agency the person will belong to. @throws RegistrationError ERR_NOTHING_CHANGED, ERR_SAME_VALUE, ERR_MAIL_DOMAIN */
    submit: (by: Actor, id: CaseId) =>
      on(by, 'submitChange', id, async (scene) => {
        requireComplete(scene.it);
        await requireChange(scene, await accountOf(scene));
        await requireOfficialMail(scene);
        return shift(scene, scene.it, 'submit', { faults: [], claim: null });
      }),

    /** Approved for good. Where the mail stays it is applied with the same tap; a new mailbox has to answer first. */
    approve: (by: Actor, id: CaseId) =>
      on(by, 'approve', id, async (scene) => {
        const { records, it } = scene;
        if (it.kind !== 'change')
          throw new RegistrationError('ERR_MOVE_NOT_ALLOWED', { case: id, state: it.state, move: 'approve' });
        const open = await othersOf(scene);
        const account = await accountOf(scene);
        const blocking = (await checksOf(records, it, scene.now)).find(({ verdict }) => verdict === 'blocks');
        if (blocking)
          throw new RegistrationError('ERR_CHECK_BLOCKS', { ...blocking.values, case: id, check: blocking.name });
        const approved = await decide(scene, 'approve', { claim: null });
        if (it.answers.mail === undefined) return applyChange({ ...scene, it: approved }, { account, open }, deps);
        await sendLink(scene, approved, deps);
        await warn(scene, approved, account);
        await tellApplicant(records, it, { name: 'change-link-sent', case: id });
        return approved;
      }),

    /** The link can be sent again; the earlier one is void then. */
    resendLink: (by: Actor, id: CaseId) =>
      on(by, 'resendMailboxLink', id, async (scene) => {
        const { it } = scene;
        if (it.kind !== 'change' || it.state !== 'approved')
          throw new RegistrationError('ERR_MOVE_NOT_ALLOWED', { case: id, state: it.state, move: 'resend' });
        await sendLink(scene, it, deps);
        return it;
      }),

    /** Does this secret belong to a link of ours, used and expired ones included? */
    isLink: (secret: string) =>
      look(async (records) => (await records.tokens.lock('new-mailbox', secretHash(secret))) !== undefined),

    /** What a GET of the link may show without changing anything: mail scanners prefetch. */
    page: (secret: string) =>
      look(async (records, now) => {
        const token = await records.tokens.lock('new-mailbox', secretHash(secret));
        if (!isUsable(token, now)) return null;
        const it = await records.cases.find(subjectOf(token).case);
        return it?.state === 'approved' ? { case: it.id, language: it.language, agency: it.agency } : null;
      }),

    /**
     * The button on the page: the new mailbox is in the person's hands, and what was approved is the registry's now. Throws
     * ERR_TOKEN_UNKNOWN; ERR_ALREADY_REGISTERED where another account took the address meanwhile; ERR_CHECK_BLOCKS for the moment in which
     * a certificate of theirs is being signed.
     */
    confirm: (by: Actor, secret: string) =>
      act(by, 'confirmChange', async (scene) => {
        const { records, now } = scene;
        const token = await records.tokens.lock('new-mailbox', secretHash(secret));
        if (!isUsable(token, now)) throw new RegistrationError('ERR_TOKEN_UNKNOWN');
        const { case: id, mail: proven } = subjectOf(token);
        const it = await records.cases.lock(id);
        const { mail = '' } = it?.answers ?? {};
        if (it?.state !== 'approved' || secretHash(mail) !== proven) throw new RegistrationError('ERR_TOKEN_UNKNOWN');
        const open = await othersOf({ ...scene, it });
        const account = await accountOf({ ...scene, it });
        if (await records.accounts.findBy('mail', mail))
          throw new RegistrationError('ERR_ALREADY_REGISTERED', { field: 'mail' });
        if (isBeingSigned(open))
          throw new RegistrationError('ERR_CHECK_BLOCKS', { case: id, check: 'running-issuance' });
        await records.tokens.use(token.hash, now);
        scene.fact('case', it.id);
        const applied = await applyChange({ ...scene, it }, { account, open }, deps);
        return { case: applied.id, language: applied.language, network: applied.applicant.network };
      }),
  };
};

/** What they chose in this chat goes before what the account began with. */
const languageOf = async ({ records, by }: Scene, { language }: Account): Promise<Language> =>
  (by.at && (await records.contacts.find(by.at)))?.language ?? language;

/** The owner's other open cases, locked before the account, as every act on one of them locks it. */
const othersOf = async ({ records, it }: CaseScene): Promise<readonly Case[]> => {
  const open = it.account === null ? [] : await records.cases.openOf({ account: it.account });
  const locked: Case[] = [];
  for (const { id } of [...open].sort((one, other) => one.id - other.id)) {
    const other = id === it.id ? undefined : await records.cases.lock(id);
    if (other) locked.push(other);
  }
  return locked;
};

/** Locked: an issuance and a change of the same person never pass each other. */
const accountOf = async ({ records, it }: CaseScene): Promise<Account> => {
  const account = it.account === null ? undefined : await records.accounts.lock(it.account);
  if (!account) throw new RegistrationError('ERR_NOT_LOGGED_IN');
  return account;
};

/** The registry may have moved since a value was typed: what is no change any more is said by its name. */
const requireChange = async ({ it }: CaseScene, account: Account): Promise<void> => {
  const changes = changesIn(it, account);
  if (changes.length === 0) throw new RegistrationError('ERR_NOTHING_CHANGED', { case: it.id });
  const same = changes.find(({ before, after }) => before === after);
  if (same) throw new RegistrationError('ERR_SAME_VALUE', { case: it.id, item: same.item });
};

/** Asked again at the end: the address may have been given before the agency was. */
const requireOfficialMail = async ({ records, it }: CaseScene): Promise<void> => {
  const { mail } = it.answers;
  const agency = it.agency === null ? undefined : await records.agencies.find(it.agency);
  if (!agency) throw new RegistrationError('ERR_AGENCY_UNKNOWN');
  if (mail !== undefined && !isOfficialMail(agency, mail))
    throw new RegistrationError('ERR_MAIL_DOMAIN', {
      domain: mailDomainOf(mail),
      domains: agency.mailDomains.join(', '),
      agency: agency.name,
    });
};

/** `mail`: SHA-256 of the address the link went to. */
type NewMailboxSubject = { readonly case: CaseId; readonly account: AccountId; readonly mail: string };
const subjectOf = (token: Token): NewMailboxSubject => token.subject as NewMailboxSubject; // written by sendLink

const sendLink = async (
  { records, now, date }: CaseScene,
  it: Case,
  { random, terms, links }: OfficeDeps,
): Promise<void> => {
  const { mail } = it.answers;
  if (!mail || !it.account) throw new RegistrationError('ERR_ITEMS_MISSING', { case: it.id, item: 'mail', count: 1 });
  const secret = linkSecret(random);
  const subject: NewMailboxSubject = { case: it.id, account: it.account, mail: secretHash(mail) };
  await records.tokens.void('new-mailbox', { case: it.id }, now);
  await records.tokens.insert({
    purpose: 'new-mailbox',
    hash: secretHash(secret),
    subject,
    issuedAt: now,
    expires: after(date, days(terms.activationDays)),
  });
  // Without a name: nothing is proven about this mailbox yet.
  await records.mailer.send(mail, it.language, {
    name: 'change-link',
    values: { case: it.id, link: links.activate(secret), days: terms.activationDays },
  });
};

/** The old mailbox hears of it while it can still be stopped; where to is only hinted at. */
const warn = async ({ records }: CaseScene, it: Case, account: Account): Promise<void> => {
  const agency = account.agency === null ? undefined : await records.agencies.find(account.agency);
  await records.mailer.send(account.mail, account.language, {
    name: 'change-asked',
    values: {
      name: account.name,
      case: it.id,
      mail: maskMail(it.answers.mail ?? ''),
      contact: agency?.contact ?? '–',
    },
  });
};
