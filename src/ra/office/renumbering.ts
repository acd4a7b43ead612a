/**
 * People whose number changed, as their network tells: who they are there is proven anew by logging in. ACC-8. Our own ids of people are never
 * given to somebody else, so nothing of theirs reaches who has the number now.
 */
import type { Account, Contact } from '../account.ts';
import type { Actor } from '../actor.ts';
import type { AccountId, Address } from '../values.ts';
import { isSamePerson } from '../values.ts';
import type { Performing, Scene } from './act.ts';
import { zoneOf } from './mail-zone.ts';
import { chatsOf, mailOwner, takesNews } from './owner.ts';

export const renumbering = ({ act }: Performing) => ({
  /**
   * `to`: where the network itself says that one and the same person is known from now on, perhaps under the same id of ours; what they began
   * without an account goes along, and so does their consent. Null: the number is gone, or somebody else's; then nothing follows, and nothing
   * more is told there until its person writes to us. In both cases every session there ends, and its owner is told elsewhere.
   */
  renumbered: (by: Actor, from: Address, to: Address | null) =>
    act(by, 'renumbered', async (scene) => {
      const owners = await endSessions(scene, from);
      if (to) await follow(scene, from, to);
      else await fallSilent(scene, from);
      for (const account of owners) await tell(scene, account, from);
      scene.fact(
        'accounts',
        owners.map(({ id }) => id),
      );
      scene.fact('follows', to !== null);
      return { ended: owners.length };
    }),

  /** Two addresses turned out to be one person, whose number has not changed: all of the first is the second's. */
  unite: (by: Actor, from: Address, to: Address) =>
    act(by, 'unite', async (scene) => {
      await scene.records.sessions.readdress(from, to);
      await follow(scene, from, to);
      return true;
    }),
});

/** Open or ended: nothing of an account is told there any more. Answers whose they were. */
const endSessions = async ({ records, fact }: Scene, from: Address): Promise<readonly Account[]> => {
  const sessions = await records.sessions.ofUser(from);
  for (const { id } of sessions) await records.sessions.forget(id);
  fact('sessions', sessions.length);
  const owners: Account[] = [];
  for (const id of new Set(sessions.map(({ account }): AccountId => account))) {
    const account = await records.accounts.find(id);
    if (account) owners.push(account);
  }
  return owners;
};

const follow = async ({ records }: Scene, from: Address, to: Address): Promise<void> => {
  if (isSamePerson(from, to)) return;
  await records.cases.readdress(from, to);
  for (const prompt of await records.prompts.ofApplicant(from)) await records.prompts.close(prompt.at, prompt.message);
  await records.announcer.move(from, to);
  const [was, is] = [await records.contacts.find(from), await records.contacts.find(to)];
  if (!was) return;
  await records.contacts.forget(from);
  await records.contacts.save({ ...united(was, is), ...to });
};

/** What was chosen there goes before what was chosen here earlier; who said BERHENTI anywhere has said it. */
const united = (was: Contact, is: Contact | undefined): Contact => ({
  ...was,
  language: is?.language ?? was.language,
  consent: is?.consent ?? was.consent,
  reminders: was.reminders === false || is?.reminders === false ? false : (is?.reminders ?? was.reminders),
  blocked: false,
});

const fallSilent = async ({ records }: Scene, from: Address): Promise<void> => {
  const contact = await records.contacts.find(from);
  if (contact) await records.contacts.save({ ...contact, blocked: true });
};

/** In every other chat, and by mail: somebody else may have the number now. */
const tell = async ({ records, now }: Scene, account: Account, { network }: Address): Promise<void> => {
  const values = { network, at: now, ...(await zoneOf(records, account)) };
  for (const { at, contact } of await chatsOf(records, account.id))
    if (takesNews(contact))
      await records.announcer.tell(at, contact?.language ?? account.language, { name: 'chat-renumbered', values });
  await mailOwner(records, account, { name: 'chat-renumbered', values });
};
