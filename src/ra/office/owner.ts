/** How an account's owner is told: in the chat they last spoke in, and in the official mailbox. REV-6, REN-1, ACC-8, ACC-9; CONVERSATION 16. */
import type { Account, Contact } from '../account.ts';
import type { MailLetter, Notice } from '../notice.ts';
import type { Records } from '../ports.ts';
import type { AccountId, Destination, Language, NetworkName } from '../values.ts';

/** A private chat, and who it is as the network knows them: who was invited may never have chosen a language there. */
export type Chat = { readonly at: Destination; readonly contact: Contact | undefined };
type Wish = Pick<Contact, 'network' | 'reminders'>;

/** A reminder is for who wants it there; on WhatsApp only for who asked for it (REN-1). Mail is sent all the same. */
export const wantsReminders = ({ network, reminders }: Wish): boolean => reminders ?? network !== 'whatsapp';

/** BERHENTI: elsewhere it ends the reminders; on WhatsApp, where nobody may be written to against their will, everything that is no answer. */
const isSilent = ({ network, reminders }: Wish): boolean => network === 'whatsapp' && reminders === false;

/** Where something may be told that was not asked for just now. */
export const takesNews = (contact: Contact | undefined): boolean =>
  contact === undefined || (!contact.blocked && !isSilent(contact));

/** Every chat the owner was logged in from and can be reached in, the one they last spoke in first. */
export const chatsOf = async (records: Records, account: AccountId): Promise<readonly Chat[]> => {
  const chats: Chat[] = [];
  for (const { network, user, chat } of await records.sessions.chats(account)) {
    const contact = await records.contacts.find({ network, user });
    if (!contact?.blocked) chats.push({ at: { network, chat }, contact });
  }
  return chats;
};

/** Of them, where news is told: the chat they last spoke in; where that takes none, the next one. */
export const chatOf = async (records: Records, account: AccountId): Promise<Chat | undefined> =>
  (await chatsOf(records, account)).find(({ contact }) => takesNews(contact));

/** Reminders are for the chat the person uses, or for no chat. */
const chatForReminders = async (records: Records, account: AccountId): Promise<Chat | undefined> => {
  const [used] = await chatsOf(records, account);
  return used && wantsReminders(used.contact ?? { network: used.at.network, reminders: null }) ? used : undefined;
};

/** In one private chat of theirs, whatever others there are. False where it takes no news. */
export const tellThere = async (
  records: Records,
  { network, chat }: Destination,
  language: Language,
  notice: Notice,
): Promise<boolean> => {
  // A private chat has its person's own id.
  if (!takesNews(await records.contacts.find({ network, user: chat }))) return false;
  await records.announcer.tell({ network, chat }, language, notice);
  return true;
};

type Telling = {
  readonly notice: Notice;
  /** Without its `name`, which is the owner's own. */
  readonly letter?: MailLetter;
  readonly isReminder?: boolean;
};

/** In their own language, by chat where there is one, and by mail where there is a letter. */
export const tellOwner = async (
  records: Records,
  account: Account,
  { notice, letter, isReminder = false }: Telling,
): Promise<void> => {
  const chat = await (isReminder ? chatForReminders : chatOf)(records, account.id);
  // What they chose in that chat goes before what the account began with.
  if (chat) await records.announcer.tell(chat.at, chat.contact?.language ?? account.language, notice);
  if (letter) await mailOwner(records, account, letter);
};

/** `letter`: without its `name`. */
export const mailOwner = (records: Records, account: Account, letter: MailLetter): Promise<void> =>
  records.mailer.send(account.mail, account.language, { ...letter, values: { name: account.name, ...letter.values } });

/** Once for each matter in a chat on WhatsApp, at its natural moment: whether they would like to be reminded. */
export const offersReminders = async (
  { records, now }: { readonly records: Records; readonly now: Parameters<Records['reminders']['take']>[1] },
  who: { readonly network: NetworkName; readonly user: string },
  matter: 'draft' | 'certificate',
): Promise<boolean> => {
  const contact = who.network === 'whatsapp' ? await records.contacts.find(who) : undefined;
  if (contact?.reminders !== null) return false;
  return records.reminders.take(`offer:${matter}:${who.network}:${who.user}`, now);
};
