/**
 * Logging in, from chat through a page of ours and back into that chat: Kebumen account 7–8, Ciamis 4–5, Sumbar issuance 1 and 11.
 * ACC-7, ACC-8. Wrong answers are results, not errors, because their counters must be kept.
 */
import type { Account } from '../account.ts';
import type { Actor } from '../actor.ts';
import { RegistrationError } from '../errors.ts';
import { linkSecret, nobodysHash, passwordMatches } from '../password.ts';
import type { Token } from '../records.ts';
import type { AccountId, Instant, Language, SessionId } from '../values.ts';
import { after } from '../values.ts';
import type { Performing, Scene } from './act.ts';
import type { OfficeDeps } from './deps.ts';
import { codeHash, type LoginRequest, loginCode } from './login-code.ts';
import { openSession } from './open-session.ts';
import { passwordLink } from './passwords.ts';
import { hours, minutes, secretHash } from './terms.ts';
import { isUsable } from './token.ts';

export type PasswordOutcome =
  | { readonly outcome: 'wrong' }
  | { readonly outcome: 'gone' }
  | { readonly outcome: 'choose'; readonly secret: string }
  | { readonly outcome: 'code'; readonly code: string };
export type ConfirmOutcome =
  | { readonly outcome: 'none' }
  | { readonly outcome: 'wrong'; readonly left: number }
  | { readonly outcome: 'in'; readonly name: string; readonly endsAt: Instant; readonly atDesk: boolean };

const triesPerCode = 5;
const triesBeforeLock = 5;

export const login = ({ act, look }: Performing, deps: OfficeDeps) => {
  const { random, terms, links } = deps;
  const showCode = loginCode(deps);
  const openPasswordPage = passwordLink(deps);

  return {
    /** From chat: a link of our own to the page where the password is typed. */
    begin: (by: Actor, shownName: string, language: Language) =>
      act(by, 'beginLogin', async ({ records, now, date }) => {
        if (!by.at) throw new RegistrationError('ERR_ACT_NOT_ALLOWED');
        const secret = linkSecret(random);
        const request: LoginRequest = { ...by.at, shownName, language };
        await records.tokens.void('login', { network: by.at.network, user: by.at.user }, now);
        await records.tokens.insert({
          purpose: 'login',
          hash: secretHash(secret),
          subject: request,
          issuedAt: now,
          expires: after(date, minutes(terms.loginLinkMinutes)),
        });
        return { link: links.login(secret), minutes: terms.loginLinkMinutes };
      }),

    /** What a GET of the login link may show; changes nothing. */
    page: (secret: string) =>
      look(async (records, now) => requestOf(await records.tokens.lock('login', secretHash(secret)), now)),

    /** The same words for an unknown name, a wrong password and an account at rest; five wrong ones rest it for longer and longer. */
    enterPassword: (by: Actor, secret: string, username: string, password: string) =>
      act(by, 'enterPassword', async (scene): Promise<PasswordOutcome> => {
        const { records, now, date } = scene;
        const token = await records.tokens.lock('login', secretHash(secret));
        const request = requestOf(token, now);
        if (!token || !request) return { outcome: 'gone' };
        const found = await records.accounts.findBy('username', username.trim().toLowerCase());
        const account = found && (await records.accounts.lock(found.id));
        const isResting = (account?.lockedUntil ?? '') > now;
        if (!(await isRight(account, password, now)) || isResting) {
          if (account && !isResting) await countFailure(scene, account);
          scene.fact('result', 'wrong');
          return { outcome: 'wrong' };
        }
        if (!account) return { outcome: 'wrong' };
        await records.tokens.use(token.hash, now);
        scene.fact('account', account.id);
        if (account.passwordState === 'one-time') {
          await records.accounts.update(
            account.id,
            { passwordState: 'void', passwordHash: null, passwordExpires: null, failures: 0, lockedUntil: null },
            now,
          );
          return { outcome: 'choose', secret: await openPasswordPage({ ...scene, date }, account, request) };
        }
        await records.accounts.update(account.id, { failures: 0, lockedUntil: null }, now);
        return { outcome: 'code', code: await showCode(scene, account, request) };
      }),

    /** The code is typed in the chat that asked: now the session is open, and a mail tells of it. */
    confirm: (by: Actor, code: string) =>
      act(by, 'confirmLogin', async (scene): Promise<ConfirmOutcome> => {
        const { records, now, date } = scene;
        if (!by.at) throw new RegistrationError('ERR_ACT_NOT_ALLOWED');
        const who = { network: by.at.network, user: by.at.user };
        const latest = await records.tokens.latest('login-code', who);
        const token = latest && (await records.tokens.lock('login-code', latest.hash));
        if (!isUsable(token, now) || token.failures >= triesPerCode) return { outcome: 'none' };
        if (token.hash !== codeHash(who, code)) {
          await records.tokens.fail(token.hash);
          return { outcome: 'wrong', left: triesPerCode - token.failures - 1 };
        }
        await records.tokens.use(token.hash, now);
        const account = await records.accounts.find((token.subject as { account: AccountId }).account); // written by showCode
        if (!account) return { outcome: 'none' };
        const atDesk = (await records.roles.of(account.id)).length > 0;
        const endsAt = after(date, atDesk ? hours(terms.deskSessionHours) : minutes(terms.idleMinutes));
        await openSession(scene, account, by.at, endsAt);
        return { outcome: 'in', name: account.name, endsAt, atDesk };
      }),

    /** Sumbar issuance 11. */
    logout: (by: Actor) =>
      act(by, 'logout', async ({ records, standing, now }) => {
        if (standing.session) await records.sessions.end(standing.session.id, now);
        return { network: standing.session?.network ?? null };
      }),

    endSession: (by: Actor, id: SessionId) =>
      act(by, 'endSession', async ({ records, standing, now }) => {
        const own = standing.account ? await records.sessions.ofAccount(standing.account.id, now) : [];
        const session = own.find((one) => one.id === id);
        const isHere = id === standing.session?.id;
        // What is ended from elsewhere may be a stranger's chat: nothing more is told there.
        if (session) await (isHere ? records.sessions.end(id, now) : records.sessions.forget(id));
        return { ended: session !== undefined };
      }),
  };
};

const requestOf = (token: Token | undefined, now: Instant): LoginRequest | null =>
  isUsable(token, now) ? (token.subject as LoginRequest) : null; // written by `begin`

/** One derivation for nobody as for somebody: how long the answer takes tells nothing. */
const isRight = async (account: Account | undefined, password: string, now: Instant): Promise<boolean> => {
  const matches = await passwordMatches(password.trim(), account?.passwordHash ?? nobodysHash);
  const isAlive =
    account?.passwordState === 'chosen' ||
    (account?.passwordState === 'one-time' && (account.passwordExpires ?? '') > now);
  return matches && isAlive;
};

const countFailure = async ({ records, now, date }: Scene, account: Account): Promise<void> => {
  const failures = account.failures + 1;
  const rest =
    failures < triesBeforeLock ? null : after(date, minutes(Math.min(2 ** (failures - triesBeforeLock), 60)));
  await records.accounts.update(account.id, { failures, lockedUntil: rest }, now);
};
