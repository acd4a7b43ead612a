/** What happens with the network before the bot speaks: what it is called there, and that an update is kept before it is handled. DESIGN "How an act runs" 1. */
import type { Update, UserFromGetMe } from 'grammy/types';
import type { Clock, Inbox } from '#ra/ports.ts';
import type { Json, NetworkName } from '#ra/values.ts';
import { instant } from '#ra/values.ts';
import type { Network } from './networks/network.ts';

/** What the network says the bot is called, so that the bot needs no call of its own before the first update. Throws where it does not say so. */
export const whoAmI = async (network: Pick<Network, 'fetch' | 'introduce' | 'token'>): Promise<UserFromGetMe> => {
  if (network.introduce) return network.introduce();
  const answer = await network.fetch(`https://api.telegram.org/bot${network.token}/getMe`, {
    method: 'POST',
    body: '{}',
    headers: { 'content-type': 'application/json' },
  });
  const { ok, result } = (await answer.json()) as { ok: boolean; result: UserFromGetMe }; // the Bot API's own shape
  if (!ok) throw new Error(`The network does not say who the bot is (${answer.status})`);
  return result;
};

export type KeepOptions = {
  readonly inbox: Pick<Inbox, 'receive'>;
  readonly clock: Clock;
  readonly network: NetworkName;
  readonly bot: number;
};
/** Resolves once the update is kept; one that belongs to no chat is left. */
export const keepUpdates =
  ({ inbox, clock, network, bot }: KeepOptions) =>
  async (update: Update): Promise<void> => {
    const chat = chatOf(update);
    if (chat === undefined) return;
    const payload = update as unknown as Json; // plain data
    const kept = { network, bot: String(bot), updateId: String(update.update_id), chat, payload };
    await inbox.receive(kept, instant(clock.now()));
  };

/** The chat an update belongs to, as text; updates without one (inline queries) are nobody's. */
export const chatOf = (update: Update): string | undefined => {
  const chat = (
    update.message ??
    update.edited_message ??
    update.callback_query?.message ??
    update.my_chat_member ??
    update.chat_member
  )?.chat;
  return chat && String(chat.id);
};
