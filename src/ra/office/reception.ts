/** Who stands before us: contact, consent, session, roles, open cases. And what the front desk may do for anybody. ACC-1. */
import type { Account, Contact, Session } from '../account.ts';
import type { Actor } from '../actor.ts';
import type { RoleGrant } from '../agency.ts';
import type { Case } from '../case.ts';
import { RegistrationError } from '../errors.ts';
import type { Address, Destination, Language } from '../values.ts';
import { after, instant } from '../values.ts';
import type { Performing, Scene } from './act.ts';
import type { OfficeDeps } from './deps.ts';
import { minutes } from './terms.ts';

export type Visitor = {
  readonly address: Address;
  readonly contact: Contact | null;
  readonly account: Pick<Account, 'id' | 'name' | 'username' | 'agency'> | null;
  readonly session: Session | null;
  readonly roles: readonly RoleGrant[];
  /** Open cases, newest first. */
  readonly cases: readonly Case[];
};

/** Of the notice a person accepts before any data is asked; a new text gets a new version and asks again. */
export const privacyNoticeVersion = '1';

export const reception = ({ act }: Performing, { registry, clock, terms }: OfficeDeps) => ({
  /** A look at every update; keeps a subscriber's idle session alive. Writes no audit line: nothing was decided. */
  visitor: (address: Address): Promise<Visitor> =>
    registry.transaction(async (records) => {
      const date = clock.now();
      const now = instant(date);
      const contact = (await records.contacts.find(address)) ?? null;
      // Only who writes in private has not blocked us there.
      if (contact?.blocked && address.chat === contact.chat)
        await records.contacts.save({ ...contact, blocked: false });
      const session = (await records.sessions.current(address, now)) ?? null;
      const account = session ? ((await records.accounts.find(session.account)) ?? null) : null;
      const roles = account ? await records.roles.of(account.id) : [];
      if (session && roles.length === 0 && session.seenAt < after(date, -minutes(1)))
        await records.sessions.touch(session.id, now, after(date, minutes(terms.idleMinutes)));
      const mine = await records.cases.openOf(account ? { account: account.id } : address);
      // Who lost the mailbox goes on without a session (ACC-8).
      const begun = account ? [] : mine.filter((it) => it.account === null || it.kind === 'rebinding');
      return {
        address,
        contact,
        session,
        roles,
        account: account && { id: account.id, name: account.name, username: account.username, agency: account.agency },
        cases: account ? mine : begun,
      };
    }),

  chooseLanguage: (by: Actor, language: Language) =>
    act(by, 'chooseLanguage', async (scene) => save(scene, { language })),

  consent: (by: Actor) =>
    act(by, 'consent', async (scene) => {
      scene.fact('version', privacyNoticeVersion);
      return save(scene, { consent: { version: privacyNoticeVersion, at: scene.now } });
    }),

  /** BERHENTI, and back again: in this chat alone (CONVERSATION 16, REN-1). Mail is sent all the same. */
  chooseReminders: (by: Actor, wanted: boolean) =>
    act(by, 'chooseReminders', async (scene) => {
      scene.fact('wanted', wanted);
      return save(scene, { reminders: wanted });
    }),

  /** The network says this chat can no longer be reached (blocked bot, deleted account). */
  unreachable: (by: Actor, at: Destination) =>
    act(by, 'unreachable', async ({ records }) => {
      const contact = await records.contacts.find({ network: at.network, user: at.chat });
      if (contact) await records.contacts.save({ ...contact, blocked: true });
      return contact !== undefined;
    }),

  sessions: (account: Account['id']): Promise<readonly Session[]> =>
    registry.transaction((records) => records.sessions.ofAccount(account, instant(clock.now()))),
});

const save = async ({ records, by }: Scene, change: Partial<Contact>): Promise<Contact> => {
  if (!by.at) throw new RegistrationError('ERR_ACT_NOT_ALLOWED');
  const known = await records.contacts.find(by.at);
  const contact: Contact = {
    language: null,
    consent: null,
    reminders: null,
    ...known,
    ...by.at,
    blocked: false,
    ...change,
  };
  await records.contacts.save(contact);
  return contact;
};
