/**
 * Whether a person can still be written to. Who blocks the bot or deletes the account is remembered, and told by mail from then on; who
 * comes back is known again with their first word (`reception.visitor`). DESIGN "How an act runs" 4.
 */
import { GrammyError } from 'grammy';
import type { BotContext, FlowDeps } from '#flows/context.ts';
import { clockwork } from '#ra/actor.ts';
import type { NetworkName } from '#ra/values.ts';

type Deps = Pick<FlowDeps, 'office'> & { readonly network: { readonly name: NetworkName } };

/** It stands before the conversations: the news that somebody left answers no question. */
export const noticeReach =
  (deps: Deps) =>
  async (ctx: BotContext, next: () => Promise<void>): Promise<void> => {
    const change = ctx.myChatMember;
    if (change) return change.new_chat_member.status === 'kicked' ? lose(ctx, deps) : undefined;
    try {
      await next();
    } catch (error) {
      if (!isGone(error)) throw error;
      await lose(ctx, deps);
    }
  };

const lose = async (ctx: BotContext, { office, network }: Deps): Promise<void> => {
  const by = clockwork(`gone:${network.name}:${ctx.me.id}:${ctx.update.update_id}`);
  await office.reception.unreachable(by, { network: network.name, chat: String(ctx.chat?.id) });
};

/** An answer that can never arrive: tried again it would fail again. What the update did before stays done. */
const isGone = (error: unknown): boolean => {
  if (!(error instanceof GrammyError)) return false;
  const { error_code: code, description } = error;
  return (
    (code === 403 && /blocked by the user|user is deactivated/i.test(description)) ||
    (code === 400 && /chat not found/i.test(description))
  );
};
