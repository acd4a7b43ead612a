/**
 * One person, several networks: a code made where they are logged in, typed in another private chat within minutes, opens the same account
 * there. ACC-8. A desk is never opened so: who decides about others types the password in each chat. A registration has no account yet, and
 * its consent was given in one chat, so it stays there until it has one (ACC-1).
 */
import type { Actor } from '../actor.ts';
import { RegistrationError } from '../errors.ts';
import { invitationCode } from '../password.ts';
import type { AccountId, Address } from '../values.ts';
import { after, isSamePerson } from '../values.ts';
import type { Performing, Scene } from './act.ts';
import { codeHash, countMiss, mayTryCode } from './code.ts';
import type { OfficeDeps } from './deps.ts';
import { openSession } from './open-session.ts';
import { minutes } from './terms.ts';
import { isUsable } from './token.ts';

type JoiningOffer =
  | { readonly outcome: 'desk' }
  | { readonly outcome: 'code'; readonly code: string; readonly minutes: number };
/** `unknown`: wrong, used, run out, or one too many; nobody is told which. `here`: it was made in this very chat. */
type JoinOutcome =
  | { readonly outcome: 'unknown' | 'here' | 'desk' }
  | { readonly outcome: 'in'; readonly name: string };

type JoiningSubject = { readonly account: AccountId; readonly from: Pick<Address, 'network' | 'user'> };

export const joining = ({ act }: Performing, { random, terms }: OfficeDeps) => ({
  /** The code made before it is void. */
  offerJoining: (by: Actor) =>
    act(by, 'offerJoining', async ({ records, standing, now, date }): Promise<JoiningOffer> => {
      const { account, session } = standing;
      if (!account || !session) throw new RegistrationError('ERR_NOT_LOGGED_IN');
      if ((await records.roles.of(account.id)).length > 0) return { outcome: 'desk' };
      const code = invitationCode(random);
      const { network, user } = session;
      const subject: JoiningSubject = { account: account.id, from: { network, user } };
      await records.tokens.void('joining', { account: account.id }, now);
      await records.tokens.insert({
        purpose: 'joining',
        hash: codeHash(code),
        subject,
        issuedAt: now,
        expires: after(date, minutes(terms.joiningMinutes)),
      });
      return { outcome: 'code', code, minutes: terms.joiningMinutes };
    }),

  join: (by: Actor, code: string) =>
    act(by, 'joinChat', async (scene): Promise<JoinOutcome> => {
      if (!by.at) throw new RegistrationError('ERR_ACT_NOT_ALLOWED');
      const outcome = await redeem(scene, by.at, code, terms.idleMinutes);
      scene.fact('result', outcome.outcome);
      return outcome;
    }),
});

const redeem = async (scene: Scene, at: Address, code: string, idleMinutes: number): Promise<JoinOutcome> => {
  const { records, now, date } = scene;
  const token = (await mayTryCode(records, at, now)) ? await records.tokens.lock('joining', codeHash(code)) : undefined;
  if (!isUsable(token, now)) {
    await countMiss(scene, at);
    return { outcome: 'unknown' };
  }
  const { account: id, from } = token.subject as JoiningSubject; // written by `offerJoining`
  if (isSamePerson(from, at)) return { outcome: 'here' };
  await records.tokens.use(token.hash, now);
  const account = await records.accounts.find(id);
  if (!account) return { outcome: 'unknown' };
  // The role came after the code.
  if ((await records.roles.of(id)).length > 0) return { outcome: 'desk' };
  await openSession(scene, account, at, after(date, minutes(idleMinutes)));
  await speakTheirLanguage(scene, at, from);
  return { outcome: 'in', name: account.name };
};

/** A chat that has not chosen one goes on in the language of the other. */
const speakTheirLanguage = async ({ records }: Scene, at: Address, from: JoiningSubject['from']): Promise<void> => {
  const [known, other] = [await records.contacts.find(at), await records.contacts.find(from)];
  if (known?.language || !other?.language) return;
  const contact = { consent: null, reminders: null, ...known, ...at, language: other.language, blocked: false };
  await records.contacts.save(contact);
};
