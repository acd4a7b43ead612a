/** Passwords of one's own: chosen at the first login, forgotten, typed where they must not be. Kebumen account 8; ACC-7, ACC-8. */
import type { Account } from '../account.ts';
import type { Actor } from '../actor.ts';
import type { PasswordWeakness } from '../password.ts';
import { hashPassword, linkSecret, passwordMatches, passwordWeakness } from '../password.ts';
import type { Records } from '../ports.ts';
import type { Token } from '../records.ts';
import type { AccountId } from '../values.ts';
import { after } from '../values.ts';
import type { Performing, Scene } from './act.ts';
import type { OfficeDeps } from './deps.ts';
import { type LoginRequest, loginCode } from './login-code.ts';
import { mailOwner, tellThere } from './owner.ts';
import { minutes, secretHash } from './terms.ts';
import { isUsable } from './token.ts';

export type ChosenOutcome =
  | { readonly outcome: 'gone' }
  | { readonly outcome: 'weak'; readonly weakness: PasswordWeakness }
  | { readonly outcome: 'done'; readonly code: string | null };

export const passwords = ({ act, look }: Performing, deps: OfficeDeps) => {
  const { random, terms, links } = deps;
  const showCode = loginCode(deps);
  const openPage = passwordLink(deps);

  const mailPasswordLink = async (scene: Scene, account: Account): Promise<void> => {
    const secret = await openPage(scene, account, null);
    await scene.records.mailer.send(account.mail, account.language, {
      name: 'password-link',
      values: {
        name: account.name,
        username: account.username,
        link: links.password(secret),
        minutes: terms.passwordLinkMinutes,
      },
    });
  };

  return {
    passwordPage: (secret: string) =>
      look(async (records, now) => {
        const token = await records.tokens.lock('password', secretHash(secret));
        if (!isUsable(token, now)) return null;
        const account = await records.accounts.find(passwordSubject(token).account);
        return account ? { username: account.username, language: account.language } : null;
      }),

    /** Kebumen 8: the first login forces a new password; also after "forgotten" and after an invitation. */
    choosePassword: (by: Actor, secret: string, password: string) =>
      act(by, 'choosePassword', async (scene): Promise<ChosenOutcome> => {
        const { records, now } = scene;
        const token = await records.tokens.lock('password', secretHash(secret));
        if (!isUsable(token, now)) return { outcome: 'gone' };
        const { account: id, request } = passwordSubject(token);
        const account = await records.accounts.lock(id);
        if (!account) return { outcome: 'gone' };
        const weakness = passwordWeakness(password.trim(), [account.name, account.username, account.mail]);
        if (weakness) return { outcome: 'weak', weakness };
        await records.tokens.use(token.hash, now);
        await records.accounts.update(
          id,
          {
            passwordState: 'chosen',
            passwordHash: await hashPassword(password.trim(), random),
            passwordExpires: null,
            failures: 0,
            lockedUntil: null,
          },
          now,
        );
        await endEverySession(scene, account);
        scene.fact('account', id);
        return { outcome: 'done', code: request ? await showCode(scene, account, request) : null };
      }),

    /** ACC-8: the way back is the official mailbox; the answer is the same for known and unknown names. */
    forget: (by: Actor, usernameOrMail: string) =>
      act(by, 'forgetPassword', async (scene) => {
        const name = usernameOrMail.trim().toLowerCase();
        const account = await accountNamed(scene.records, name);
        if (account) await mailPasswordLink(scene, account);
        return { minutes: terms.passwordLinkMinutes };
      }),

    /** ACC-7: a password typed in chat is void, and a new one is offered by mail. False when the text is no password we know. */
    voidTyped: (by: Actor, text: string) =>
      act(by, 'voidPassword', async (scene) => {
        const { records, now, standing } = scene;
        const first = await records.tokens.lock('first-password', secretHash(text));
        const id = first && !first.usedAt ? (first.subject as { account: AccountId }).account : standing.account?.id; // written by openAccount
        const account = id && (await records.accounts.lock(id));
        if (!account?.passwordHash || !(await passwordMatches(text.trim(), account.passwordHash)))
          return { voided: false };
        await records.accounts.update(
          account.id,
          { passwordState: 'void', passwordHash: null, passwordExpires: null },
          now,
        );
        await mailPasswordLink(scene, account);
        scene.fact('account', account.id);
        return { voided: true };
      }),
  };
};

/**
 * Whoever was in is out, and is told so there; where a chat takes no news, the mailbox is. It may have been a stranger's: nothing of the account
 * is told there until somebody logs in again.
 */
const endEverySession = async ({ records, now }: Scene, account: Account): Promise<void> => {
  const told: boolean[] = [];
  for (const session of await records.sessions.ofAccount(account.id, now)) {
    await records.sessions.forget(session.id);
    told.push(await tellThere(records, session, account.language, { name: 'password-changed' }));
  }
  if (told.includes(false)) await mailOwner(records, account, { name: 'password-changed', values: { at: now } });
};

/** Found by what people remember of their account: the username, or the official mail. Lower case. */
export const accountNamed = async (records: Records, name: string): Promise<Account | undefined> =>
  (await records.accounts.findBy('username', name)) ?? (await records.accounts.findBy('mail', name));

/** The secret of a link to the page where a password is chosen; an earlier one is void. For its owner only. */
export const passwordLink =
  ({ random, terms }: Pick<OfficeDeps, 'random' | 'terms'>) =>
  async ({ records, now, date }: Scene, account: Account, request: LoginRequest | null): Promise<string> => {
    const secret = linkSecret(random);
    await records.tokens.void('password', { account: account.id }, now);
    await records.tokens.insert({
      purpose: 'password',
      hash: secretHash(secret),
      subject: { account: account.id, request },
      issuedAt: now,
      expires: after(date, minutes(terms.passwordLinkMinutes)),
    });
    return secret;
  };

const passwordSubject = (token: Token): { readonly account: AccountId; readonly request: LoginRequest | null } =>
  token.subject as { account: AccountId; request: LoginRequest | null }; // written by `passwordLink`
