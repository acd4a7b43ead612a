/** Who stands before us: contact, consent, session, roles, open cases. And what the front desk may do for anybody. ACC-1. */
import type { Account, Contact, Session } from '../account.ts';
import type { Actor } from '../actor.ts';
import type { RoleGrant } from '../agency.ts';
import type { Case } from '../case.ts';
import { RegistrationError } from '../errors.ts';
import type { Notice } from '../notice.ts';
import type { Address, Destination, Language } from '../values.ts';
import { after, instant } from '../values.ts';
import type { Performing, Scene } from './act.ts';
import { tellElsewhere } from './applicant.ts';
import type { OfficeDeps } from './deps.ts';
import { offersReminders } from './owner.ts';
import { minutes, seconds } from './terms.ts';

export type Visitor = {
  readonly address: Address;
  readonly contact: Contact | null;
  readonly account: Pick<Account, 'id' | 'name' | 'username' | 'agency'> | null;
  readonly session: Session | null;
  readonly roles: readonly RoleGrant[];
  /** Open cases, newest first; of an account from wherever they were begun. */
  readonly cases: readonly Case[];
};

/** Of the notice a person accepts before any data is asked; a new text gets a new version and asks again. */
export const privacyNoticeVersion = '1';

export const reception = ({ act }: Performing, { registry, clock, terms }: OfficeDeps) => ({
  /** A look at every update; keeps a subscriber's idle session alive, and knows where a person last spoke. Writes no audit line: nothing was decided. */
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
      // A desk session ends at its hour, whatever is said in it.
      if (session && session.seenAt < after(date, -seconds(5)))
        await records.sessions.touch(
          session.id,
          now,
          roles.length === 0 ? after(date, minutes(terms.idleMinutes)) : session.endsAt,
        );
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

  /** What they chose in that chat; null: nothing yet. A look alone: nobody has said anything there. */
  languageOf: (who: Pick<Address, 'network' | 'user'>): Promise<Language | null> =>
    registry.transaction(async (records) => (await records.contacts.find(who))?.language ?? null),

  chooseLanguage: (by: Actor, language: Language) =>
    act(by, 'chooseLanguage', async (scene) => save(scene, { language })),

  consent: (by: Actor) =>
    act(by, 'consent', async (scene) => {
      scene.fact('version', privacyNoticeVersion);
      return save(scene, { consent: { version: privacyNoticeVersion, at: scene.now } });
    }),

  /** BERHENTI, and back again: in this chat alone (CONVERSATION 16, REN-1; `owner.ts`). Mail is sent all the same. */
  chooseReminders: (by: Actor, wanted: boolean) =>
    act(by, 'chooseReminders', async (scene) => {
      scene.fact('wanted', wanted);
      return save(scene, { reminders: wanted });
    }),

  /** Leaving a draft: true where reminders may be offered now, once in a chat, and only where nobody is reminded unasked (WhatsApp). */
  offerReminders: (by: Actor) =>
    act(by, 'offerReminders', async (scene) => by.at !== null && offersReminders(scene, by.at, 'draft')),

  /** The network says this chat can no longer be reached (blocked bot, deleted account); `lost` is told in the person's next one, or by mail. */
  unreachable: (by: Actor, at: Destination, lost?: Notice) =>
    act(by, 'unreachable', async ({ records }) => {
      const contact = await records.contacts.find({ network: at.network, user: at.chat });
      if (contact) await records.contacts.save({ ...contact, blocked: true });
      if (lost) await tellElsewhere(records, at, lost);
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
