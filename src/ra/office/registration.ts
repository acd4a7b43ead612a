/** Registration of an account: Kebumen account 1–6, Ciamis application 1–3. ACC-1 to ACC-6. */
import type { Account } from '../account.ts';
import type { Actor } from '../actor.ts';
import type { Case } from '../case.ts';
import { RegistrationError } from '../errors.ts';
import { hashPassword, linkSecret, oneTimePassword, randomText } from '../password.ts';
import type { AccountId, CaseId, Language } from '../values.ts';
import { after, newId } from '../values.ts';
import type { CaseScene, Performing, Scene } from './act.ts';
import { shift } from './act.ts';
import { tellApplicant } from './applicant.ts';
import { decide } from './decision.ts';
import type { OfficeDeps } from './deps.ts';
import { requireComplete } from './drafting.ts';
import { days, hours, secretHash } from './terms.ts';
import { isUsable } from './token.ts';
import { remindAtOf } from './waiting.ts';

export const registration = ({ act, on, look }: Performing, deps: OfficeDeps) => ({
  /** Kebumen 1. One open registration for a person in a network: asking again finds it. */
  open: (by: Actor) =>
    act(by, 'openRegistration', async (scene) => {
      const { records, standing } = scene;
      if (!by.at) throw new RegistrationError('ERR_ACT_NOT_ALLOWED');
      if (standing.account) throw new RegistrationError('ERR_ALREADY_REGISTERED', { field: 'account' });
      const contact = await records.contacts.find(by.at);
      if (!contact?.consent) throw new RegistrationError('ERR_CONSENT_MISSING');
      const open = (await records.cases.openOf(by.at)).find((it) => it.kind === 'registration');
      const it = open ?? (await openDraft(scene, 'registration', contact.language ?? 'id', {}));
      scene.fact('case', it.id);
      return it;
    }),

  /** Kebumen 1: to the assistants' desk; after an officer's rejection straight back to the assistants, who forward again. */
  submit: (by: Actor, id: CaseId) =>
    on(by, 'submitRegistration', id, async (scene) => {
      requireComplete(scene.it);
      return shift(scene, scene.it, 'submit', { faults: [], claim: null });
    }),

  /** Kebumen 3: the identity is registered and the activation link goes to the official mailbox (ACC-3). */
  register: (by: Actor, id: CaseId) =>
    on(by, 'register', id, async (scene) => {
      const it = await decide(scene, 'register', { claim: null });
      await sendActivation(scene, it, deps);
      await tellApplicant(scene.records, it, { name: 'registration-registered', case: it.id });
      return it;
    }),

  /** ACC-3: the link can be sent again; the earlier one is void then. */
  resendActivation: (by: Actor, id: CaseId) =>
    on(by, 'resendActivation', id, async (scene) => {
      if (scene.it.state !== 'registered')
        throw new RegistrationError('ERR_MOVE_NOT_ALLOWED', { case: id, state: scene.it.state, move: 'resend' });
      await sendActivation(scene, scene.it, deps);
      return scene.it;
    }),

  /** What a GET of the link may show without changing anything: mail scanners prefetch (ACC-4). */
  activationPage: (secret: string) =>
    look(async (records, now) => {
      const token = await records.tokens.lock('activation', secretHash(secret));
      if (!isUsable(token, now)) return null;
      const it = await records.cases.find((token.subject as { case: CaseId }).case); // written by sendActivation
      return it?.state === 'registered' ? { case: it.id, language: it.language, agency: it.agency } : null;
    }),

  /** Kebumen 4a: the button on the page proves control of the mailbox (ACC-4). */
  activate: (by: Actor, secret: string) =>
    act(by, 'activate', async (scene) => {
      const { records, now } = scene;
      const token = await records.tokens.lock('activation', secretHash(secret));
      if (!isUsable(token, now)) throw new RegistrationError('ERR_TOKEN_UNKNOWN');
      const { case: id, mail } = token.subject as { case: CaseId; mail: string }; // written by sendActivation
      const it = await records.cases.lock(id);
      if (it?.state !== 'registered' || secretHash(it.answers.mail ?? '') !== mail)
        throw new RegistrationError('ERR_TOKEN_UNKNOWN');
      await records.tokens.use(token.hash, now);
      scene.fact('case', it.id);
      const next = await shift(scene, it, 'activate');
      await records.announcer.tell(next.applicant, next.language, { name: 'registration-activated', case: next.id });
      return { case: next.id, language: next.language, network: next.applicant.network };
    }),

  /** Kebumen 4c: the identity data go to the officer. */
  complete: (by: Actor, id: CaseId) =>
    on(by, 'completeRegistration', id, async (scene) => {
      requireComplete(scene.it);
      return shift(scene, scene.it, 'complete', { faults: [], claim: null });
    }),

  /** Kebumen 5–6: the data agree with letter and KTP; the account exists, its first password goes to the official mailbox. */
  verify: (by: Actor, id: CaseId) =>
    on(by, 'verify', id, async (scene) => {
      const account = await openAccount(scene, deps);
      const it = await decide(scene, 'verify', { claim: null, account: account.id });
      await tellApplicant(scene.records, it, { name: 'registration-verified', case: it.id });
      return it;
    }),
});

/** A new case with its first line of history, a draft unless said; `applicant` where it is not whoever writes. */
export const openDraft = async (
  scene: Scene,
  kind: Case['kind'],
  language: Language,
  {
    applicant = scene.by.at ?? undefined,
    ...known
  }: Partial<Pick<Case, 'state' | 'applicant' | 'account' | 'agency' | 'answers'>>,
): Promise<Case> => {
  if (!applicant) throw new RegistrationError('ERR_ACT_NOT_ALLOWED');
  const { records, now, standing } = scene;
  const draft: Parameters<typeof records.cases.insert>[0] = {
    kind,
    state: 'draft',
    applicant,
    language,
    account: null,
    agency: null,
    answers: {},
    faults: [],
    claim: null,
    verdict: null,
    reversible: null,
    forwardedBy: null,
    endorsement: null,
    key: null,
    remindAt: null,
    escalatedAt: null,
    openedAt: now,
    since: now,
    ...known,
  };
  const it = await records.cases.insert({ ...draft, remindAt: await remindAtOf(scene, draft) });
  const { account } = standing;
  await records.cases.note({
    case: it.id,
    move: 'open',
    from: null,
    to: it.state,
    at: now,
    by: account?.id ?? null,
    byName: account?.name ?? null,
  });
  return it;
};

const sendActivation = async (
  { records, now, date }: CaseScene,
  it: Case,
  { random, terms, links }: OfficeDeps,
): Promise<void> => {
  const { mail } = it.answers;
  if (!mail) throw new RegistrationError('ERR_ITEMS_MISSING', { case: it.id, item: 'mail', count: 1 });
  const secret = linkSecret(random);
  await records.tokens.void('activation', { case: it.id }, now);
  await records.tokens.insert({
    purpose: 'activation',
    hash: secretHash(secret),
    subject: { case: it.id, mail: secretHash(mail) },
    issuedAt: now,
    expires: after(date, days(terms.activationDays)),
  });
  await records.mailer.send(mail, it.language, {
    name: 'activation',
    values: { name: it.answers.name ?? '', case: it.id, link: links.activate(secret), days: terms.activationDays },
  });
};

/** ACC-6: a username from the name, a random first password that works once within 72 h, both by mail only. */
const openAccount = async (
  { records, it, now, date }: CaseScene,
  { random, terms, links }: OfficeDeps,
): Promise<Account> => {
  const { name, mail, phone = null, nik, nip, position, unit } = it.answers;
  if (!name || !mail || !nik || !nip || !position || !unit)
    throw new RegistrationError('ERR_ITEMS_MISSING', { case: it.id, item: 'nik', count: 1 });
  for (const [field, value] of [
    ['mail', mail],
    ['nik', nik],
    ['nip', nip],
  ] as const)
    if (value !== 'none' && (await records.accounts.findBy(field, value)))
      throw new RegistrationError('ERR_ALREADY_REGISTERED', { field });
  const password = oneTimePassword(random);
  const account = await records.accounts.insert({
    id: newId<AccountId>(random),
    username: await freeUsername(
      name,
      async (candidate) => (await records.accounts.findBy('username', candidate)) === undefined,
    ),
    agency: it.agency,
    name,
    mail,
    phone,
    nik,
    nip: nip === 'none' ? null : nip,
    position,
    unit,
    subjectNumber: subjectNumber(random),
    language: it.language,
    passwordState: 'one-time',
    passwordHash: await hashPassword(password, random),
    passwordExpires: after(date, hours(terms.firstPasswordHours)),
    failures: 0,
    lockedUntil: null,
    createdAt: now,
  });
  await records.tokens.insert({
    purpose: 'first-password',
    hash: secretHash(password),
    subject: { account: account.id },
    issuedAt: now,
    expires: after(date, hours(terms.firstPasswordHours)),
  });
  await records.mailer.send(mail, it.language, {
    name: 'first-password',
    values: {
      name,
      username: account.username,
      password,
      hours: terms.firstPasswordHours,
      // Where they go on with it; the page says where, if nobody knows.
      open: links.chat(it.applicant.network) ?? links.home,
    },
  });
  return account;
};

/** `siti.rahmawati`, then `siti.rahmawati2`, …: letters of the name without marks. */
export const freeUsername = async (name: string, isFree: (candidate: string) => Promise<boolean>): Promise<string> => {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z\s]/g, '')
    .split(/\s+/)
    .filter(Boolean);
  const base = [words[0] ?? 'pegawai', words.length > 1 ? words.at(-1) : undefined]
    .filter(Boolean)
    .join('.')
    .slice(0, 40);
  for (let n = 1; ; n++) {
    const candidate = n === 1 ? base : `${base}${n}`;
    if (await isFree(candidate)) return candidate;
  }
};

/** The pseudonymous serialNumber of the subject DN (STANDARDS): 16 letters, 73 bits; no digits, so no identity number can stand in it. */
export const subjectNumber = (random: OfficeDeps['random']): string =>
  randomText(random, 16, 'ABCDEFGHJKLMNPQRTUVWXYZ');
