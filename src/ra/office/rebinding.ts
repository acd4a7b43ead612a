/**
 * The official mailbox is lost, and the account is bound to another one: asked for with a letter, decided by the assistants' desk, proven
 * by the new mailbox, told to the old one. ACC-8 (Sumbar issuance 11). Nobody outside the desk learns whether an account exists.
 */
import type { Account } from '../account.ts';
import type { Actor } from '../actor.ts';
import type { Case } from '../case.ts';
import { moved } from '../case.ts';
import { RegistrationError } from '../errors.ts';
import { maskMail } from '../identity-numbers.ts';
import { linkSecret } from '../password.ts';
import type { Token } from '../records.ts';
import type { AccountId, CaseId } from '../values.ts';
import { after, isSamePerson } from '../values.ts';
import type { CaseScene, Performing, Scene } from './act.ts';
import { shift } from './act.ts';
import { tellApplicant } from './applicant.ts';
import { isBeingSigned } from './change-checks.ts';
import { checksOf } from './checks.ts';
import { decide } from './decision.ts';
import type { OfficeDeps } from './deps.ts';
import { requireComplete } from './drafting.ts';
import { moveMailbox } from './mailbox.ts';
import { tellThere } from './owner.ts';
import { accountToRebind } from './rebinding-checks.ts';
import { openDraft } from './registration.ts';
import { days, secretHash } from './terms.ts';
import { isUsable } from './token.ts';

export const rebinding = ({ act, on, look }: Performing, deps: OfficeDeps) => ({
  /** One open case for a person: asking again continues it. Who is logged in is known; only the new address and the letter are asked then. */
  open: (by: Actor) =>
    act(by, 'openRebinding', async (scene) => {
      if (!by.at) throw new RegistrationError('ERR_ACT_NOT_ALLOWED');
      const { records, standing } = scene;
      const contact = await records.contacts.find(by.at);
      if (!contact?.consent) throw new RegistrationError('ERR_CONSENT_MISSING');
      const known = standing.account ? dataOf(standing.account) : {};
      const it = (await openCaseOf(scene)) ?? (await openDraft(scene, 'rebinding', contact.language ?? 'id', known));
      scene.fact('case', it.id);
      return it;
    }),

  /** To the assistants' desk of the named agency, whether such an account exists or not. */
  submit: (by: Actor, id: CaseId) =>
    on(by, 'submitRebinding', id, async (scene) => {
      requireComplete(scene.it);
      return shift(scene, scene.it, 'submit', { faults: [], claim: null });
    }),

  /** The letter is good and the data agree: the new mailbox gets its link, and whoever holds the account now is warned. */
  rebind: (by: Actor, id: CaseId) =>
    on(by, 'rebind', id, async (scene) => {
      const { records } = scene;
      const account = await requireAccount(scene);
      const it = await decide(scene, 'rebind', { claim: null, account: account.id });
      scene.fact('account', account.id);
      await sendLink(scene, it, deps);
      await warn(scene, it, account);
      await tellApplicant(records, it, { name: 'rebinding-accepted', case: id });
      return it;
    }),

  /** The link can be sent again; the earlier one is void then. */
  resendLink: (by: Actor, id: CaseId) =>
    on(by, 'resendMailboxLink', id, async (scene) => {
      const { it } = scene;
      if (it.state !== 'accepted')
        throw new RegistrationError('ERR_MOVE_NOT_ALLOWED', { case: id, state: it.state, move: 'resend' });
      await sendLink(scene, it, deps);
      return it;
    }),

  /** Does this secret belong to a link of ours, used and expired ones included? */
  isLink: (secret: string) =>
    look(async (records) => (await records.tokens.lock('mailbox', secretHash(secret))) !== undefined),

  /** What a GET of the link may show without changing anything: mail scanners prefetch. */
  page: (secret: string) =>
    look(async (records, now) => {
      const token = await records.tokens.lock('mailbox', secretHash(secret));
      if (!isUsable(token, now)) return null;
      const it = await records.cases.find(subjectOf(token).case);
      return it?.state === 'accepted' ? { case: it.id, language: it.language, agency: it.agency } : null;
    }),

  /**
   * The button on the page: the new mailbox is in the person's hands, and from this moment it is the account's. Throws ERR_TOKEN_UNKNOWN;
   * ERR_ALREADY_REGISTERED where another account took the address meanwhile; ERR_CHECK_BLOCKS while a certificate with the old one is being signed.
   */
  confirm: (by: Actor, secret: string) =>
    act(by, 'confirmMailbox', async (scene) => {
      const { records, now } = scene;
      const token = await records.tokens.lock('mailbox', secretHash(secret));
      if (!isUsable(token, now)) throw new RegistrationError('ERR_TOKEN_UNKNOWN');
      const { case: id, account: owner, mail: proven } = subjectOf(token);
      const it = await records.cases.lock(id);
      const account = await records.accounts.lock(owner);
      const { mail = '' } = it?.answers ?? {};
      if (it?.state !== 'accepted' || !account || secretHash(mail) !== proven)
        throw new RegistrationError('ERR_TOKEN_UNKNOWN');
      if (await records.accounts.findBy('mail', mail))
        throw new RegistrationError('ERR_ALREADY_REGISTERED', { field: 'mail' });
      if (isBeingSigned(await records.cases.openOf({ account: owner })))
        throw new RegistrationError('ERR_CHECK_BLOCKS', { case: id, check: 'running-issuance' });
      await records.tokens.use(token.hash, now);
      scene.fact('case', it.id);
      scene.fact('account', account.id);
      const rebound = await shift(scene, it, 'confirm', { claim: null });
      await moveMailbox(scene, account, { mail, asked: rebound }, deps);
      return { case: rebound.id, language: rebound.language, network: rebound.applicant.network };
    }),
});

/** What the session says already, so that nobody is asked. An invited account has neither agency nor NIK for a desk to compare. */
const dataOf = ({ id, username, agency, nik }: Account): Partial<Pick<Case, 'account' | 'agency' | 'answers'>> => {
  if (!agency || !nik) throw new RegistrationError('ERR_ACCOUNT_BY_INVITATION');
  return { account: id, agency, answers: { lost: username, agency, nik } };
};

const openCaseOf = async ({ records, by, standing }: Scene): Promise<Case | undefined> => {
  const { account } = standing;
  const ofAccount = account ? await records.cases.openOf({ account: account.id }) : [];
  const ofUser = by.at ? await records.cases.openOf(by.at) : [];
  const begunHere = ofUser.filter((it) => !account || it.account === null);
  return [...ofAccount, ...begunHere].find((it) => it.kind === 'rebinding');
};

/** The account, once nothing blocks; what does is said with its own words. */
const requireAccount = async ({ records, it, now }: CaseScene): Promise<Account> => {
  if (!moved(it.kind, it.state, 'rebind'))
    throw new RegistrationError('ERR_MOVE_NOT_ALLOWED', { case: it.id, state: it.state, move: 'rebind' });
  const blocking = (await checksOf(records, it, now)).find(({ verdict }) => verdict === 'blocks');
  const account = await accountToRebind(records, it);
  if (blocking || !account)
    throw new RegistrationError('ERR_CHECK_BLOCKS', { case: it.id, check: blocking?.name ?? 'account-known' });
  return account;
};

/** `mail`: SHA-256 of the address the link went to. */
type MailboxSubject = { readonly case: CaseId; readonly account: AccountId; readonly mail: string };
const subjectOf = (token: Token): MailboxSubject => token.subject as MailboxSubject; // written by sendLink

const sendLink = async (
  { records, now, date }: CaseScene,
  it: Case,
  { random, terms, links }: OfficeDeps,
): Promise<void> => {
  const { mail } = it.answers;
  if (!mail || !it.account) throw new RegistrationError('ERR_ITEMS_MISSING', { case: it.id, item: 'mail', count: 1 });
  const secret = linkSecret(random);
  const subject: MailboxSubject = { case: it.id, account: it.account, mail: secretHash(mail) };
  await records.tokens.void('mailbox', { case: it.id }, now);
  await records.tokens.insert({
    purpose: 'mailbox',
    hash: secretHash(secret),
    subject,
    issuedAt: now,
    expires: after(date, days(terms.activationDays)),
  });
  // Without a name: nothing is proven about this mailbox yet.
  await records.mailer.send(mail, it.language, {
    name: 'mailbox-link',
    values: { case: it.id, link: links.activate(secret), days: terms.activationDays },
  });
};

/** The old mailbox and every open session hear of it while it can still be stopped; where to is only hinted at. */
const warn = async ({ records, now }: CaseScene, it: Case, account: Account): Promise<void> => {
  const agency = it.agency === null ? undefined : await records.agencies.find(it.agency);
  const contact = agency?.contact ?? '–';
  await records.mailer.send(account.mail, account.language, {
    name: 'mailbox-asked',
    values: { name: account.name, case: it.id, mail: maskMail(it.answers.mail ?? ''), contact },
  });
  const others = (await records.sessions.ofAccount(account.id, now)).filter((one) => !isSamePerson(one, it.applicant));
  for (const session of others)
    await tellThere(records, session, account.language, {
      name: 'rebinding-asked',
      case: it.id,
      values: { contact },
    });
};
