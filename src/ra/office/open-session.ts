/** A session opens in a chat: the one before it there ends, and the owner hears of it, in their other chats and by mail. ACC-7, ACC-8. */
import type { Account } from '../account.ts';
import type { Address, Instant, SessionId } from '../values.ts';
import { isSamePerson, newId } from '../values.ts';
import type { Scene } from './act.ts';
import { zoneOf } from './mail-zone.ts';
import { mailOwner, tellThere } from './owner.ts';

export const openSession = async (scene: Scene, account: Account, at: Address, endsAt: Instant): Promise<void> => {
  const { records, now, random } = scene;
  const ended = await records.sessions.current(at, now);
  if (ended) await records.sessions.end(ended.id, now);
  const others = (await records.sessions.ofAccount(account.id, now)).filter((one) => !isSamePerson(one, at));
  const id = newId<SessionId>(random);
  await records.sessions.open({ id, account: account.id, ...at, openedAt: now, seenAt: now, endsAt });
  const values = { network: at.network, at: now, ...(await zoneOf(records, account)) };
  // One of these buttons ends the new session, so they stand only where the account is open.
  for (const other of others) {
    const language = (await records.contacts.find(other))?.language ?? account.language;
    await tellThere(records, other, language, { name: 'chat-joined', values: { ...values, session: id } });
  }
  await mailOwner(records, account, { name: 'logged-in', values });
  scene.fact('account', account.id);
};
