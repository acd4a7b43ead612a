/** How an account's owner is told: in the chat they use, and in the official mailbox. REV-6, REN-1, ACC-9; CONVERSATION 16. */
import type { Account, Contact } from '../account.ts';
import type { MailLetter, Notice } from '../notice.ts';
import type { Records } from '../ports.ts';
import type { AccountId, Destination } from '../values.ts';

/** The chat of the newest session, open or ended; none where it cannot be reached any more. */
export const chatOf = async (records: Records, account: AccountId): Promise<Contact | undefined> => {
  const session = await records.sessions.latest(account);
  const contact = session && (await records.contacts.find(session));
  return contact?.blocked ? undefined : contact;
};

/** A reminder is for who wants it there; on WhatsApp only for who asked for it (REN-1). Mail is sent all the same. */
export const wantsReminders = ({ network, reminders }: Pick<Contact, 'network' | 'reminders'>): boolean =>
  reminders ?? network !== 'whatsapp';

type Telling = {
  readonly notice: Notice;
  /** Without its `name`, which is the owner's own. */
  readonly letter?: MailLetter;
  /** Besides where they are anyway: who asked from a chat is answered there. */
  readonly to?: Destination;
  readonly isReminder?: boolean;
};

/** In their own language, by chat where there is one, and by mail where there is a letter. */
export const tellOwner = async (
  records: Records,
  account: Account,
  { notice, letter, to, isReminder = false }: Telling,
): Promise<void> => {
  const contact = await chatOf(records, account.id);
  const chat = to ?? (contact && (!isReminder || wantsReminders(contact)) ? contact : undefined);
  // A private chat has its person's own id; what they chose there goes before what the account began with.
  const reader = chat && (await records.contacts.find({ network: chat.network, user: chat.chat }));
  const language = reader?.language ?? account.language;
  if (chat) await records.announcer.tell({ network: chat.network, chat: chat.chat }, language, notice);
  if (letter)
    await records.mailer.send(account.mail, account.language, {
      ...letter,
      values: { name: account.name, ...letter.values },
    });
};
