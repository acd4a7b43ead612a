/** Applies the table of rights to one act: role × act × whose, membership of the group, an open session. REQUIREMENTS "Who takes part". */
import type { Account } from '../account.ts';
import type { Actor, Standing } from '../actor.ts';
import type { Desk, Role } from '../agency.ts';
import type { Case } from '../case.ts';
import { RegistrationError } from '../errors.ts';
import type { Records } from '../ports.ts';
import type { Act, Whose } from '../roles.ts';
import { mayDo } from '../roles.ts';
import { type Address, type Instant, isSamePerson } from '../values.ts';
import { desksHaving } from './cards.ts';

type Person = Pick<Address, 'network' | 'user'>;
const deskRoles = ['assistant', 'officer', 'supervisor'] as const satisfies readonly Role[];

/** Throws the refusal that helps most: the table's last word is ERR_ACT_NOT_ALLOWED. */
export const authorise = async (
  records: Records,
  by: Actor,
  act: Act,
  it: Case | undefined,
  now: Instant,
): Promise<Standing> => {
  const allowed = mayDo(act);
  if (by.origin === 'clock' || by.origin === 'console') return ofMachine(by.origin, act, allowed);
  const session = by.at ? ((await records.sessions.current(by.at, now)) ?? null) : null;
  const account = session ? ((await records.accounts.find(session.account)) ?? null) : null;
  const standing = { account, session, desk: null };

  if (allowed.visitor === 'any') return { as: 'visitor', ...standing };
  if (it && (allowed.visitor === 'own' || allowed.subscriber === 'own') && isOwn(it, by, account)) {
    if (allowed.visitor === undefined && !account) throw new RegistrationError('ERR_NOT_LOGGED_IN');
    return { as: account ? 'subscriber' : 'visitor', ...standing };
  }
  if (!it && allowed.subscriber === 'own') {
    if (!account) throw new RegistrationError('ERR_NOT_LOGGED_IN');
    return { as: 'subscriber', ...standing };
  }
  if (deskRoles.some((role) => allowed[role] === 'desk')) return atDesk(records, by, act, it, standing);
  if (
    allowed.administrator === 'any' &&
    account &&
    (await records.roles.of(account.id)).some((grant) => grant.role === 'administrator')
  )
    return { as: 'administrator', ...standing };
  if (it?.account && !account && allowed.visitor === 'own') throw new RegistrationError('ERR_NOT_LOGGED_IN');
  throw new RegistrationError(account || !allowed.subscriber ? 'ERR_ACT_NOT_ALLOWED' : 'ERR_NOT_LOGGED_IN', { act });
};

const ofMachine = (
  origin: 'clock' | 'console',
  act: Act,
  allowed: Readonly<Partial<Record<string, Whose>>>,
): Standing => {
  if (!allowed[origin]) throw new RegistrationError('ERR_ACT_NOT_ALLOWED', { act });
  return { as: origin, account: null, session: null, desk: null };
};

/**
 * A case without an account is its opener's; one with an account is that account's, from whichever network. Who lost the mailbox may
 * have no way in, so a rebinding stays its opener's as well; and its account's owner, wherever they are logged in, can stop it.
 */
const isOwn = (it: Case, by: Actor, account: Account | null): boolean => {
  if (it.account !== null && it.account === account?.id) return true;
  const staysOpeners = it.account === null || (it.kind === 'rebinding' && account === null);
  return staysOpeners && isOpener(it, by);
};
const isOpener = (it: Case, by: Actor): boolean => isAt(it, by.at);
const isAt = (it: Case, at: Person | null): boolean => at !== null && isSamePerson(it.applicant, at);

const atDesk = async (
  records: Records,
  by: Actor,
  act: Act,
  it: Case | undefined,
  found: Omit<Standing, 'as'>,
): Promise<Standing> => {
  if (!by.memberOf) throw new RegistrationError('ERR_NOT_A_MEMBER');
  const desks = await records.desks.inChat(by.memberOf);
  if (desks.length === 0) throw new RegistrationError('ERR_DESK_UNKNOWN');
  const { account, session } = found;
  if (!account || !session) throw new RegistrationError('ERR_DESK_SESSION_CLOSED');
  const grants = await records.roles.of(account.id);
  const having = it && (await desksHaving(records, it)).map(({ id }) => id);
  const serves = ({ id }: Desk) => !having || having.includes(id);
  const allowed = mayDo(act);
  const fitting = grants.filter(
    ({ role, desk }) => allowed[role] === 'desk' && desks.some((at) => at.id === desk && serves(at)),
  );
  const grant = fitting.find(({ role }) => it && role === waitedFor(it)) ?? fitting[0];
  if (!grant) throw new RegistrationError('ERR_ACT_NOT_ALLOWED', { act });
  if (it && (await isTheirs(records, it, by.at, account))) throw new RegistrationError('ERR_OWN_CASE', { case: it.id });
  return { as: grant.role, account, session, desk: desks.find((desk) => desk.id === grant.desk) ?? null };
};

/** Whose turn it is, for somebody who holds both roles in one group. */
const waitedFor = (it: Case): Role =>
  it.kind === 'rebinding' || (it.kind === 'registration' && it.state === 'submitted') ? 'assistant' : 'officer';

/** Asked for from this chat, or from whichever else they were ever logged in from. */
export const isTheirs = async (records: Records, it: Case, at: Person | null, account: Account): Promise<boolean> =>
  isOwner(it, at, account) ||
  (await records.sessions.chats(account.id)).some((session) => isOwner(it, session, account));

/** Nobody decides their own case: not by account, not by messenger, not under another name with the same numbers or mailbox. */
const isOwner = (it: Case, at: Person | null, account: Account): boolean =>
  it.account === account.id ||
  isAt(it, at) ||
  (it.answers.lost !== undefined && [account.username, account.mail].includes(it.answers.lost)) ||
  (it.answers.mail !== undefined && it.answers.mail === account.mail) ||
  (it.answers.nik !== undefined && it.answers.nik === account.nik) ||
  (it.answers.nip !== undefined && it.answers.nip !== 'none' && it.answers.nip === account.nip);
