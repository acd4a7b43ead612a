/**
 * What happens to groups, and to the bot in them, as the network tells it: added, put out, given rights, upgraded to a supergroup; who
 * left. It stands before everything that asks who is speaking: behind these updates often nobody does.
 */
import { Composer, type Context } from 'grammy';
import { wordsIn } from '#locales/words.ts';
import { type Actor, clockwork } from '#ra/actor.ts';
import type { Office } from '#ra/office/office.ts';
import type { Destination } from '#ra/values.ts';
import type { Network } from '../networks/network.ts';
import { isMemberAs, mayWriteAs, missingRights, rightsText } from './rights.ts';

export type GroupDeps = { readonly office: Office; readonly network: Pick<Network, 'name' | 'administersGroups'> };

/** Groups read Indonesian. */
const words = wordsIn('id');
const ourCommands = /^\/(?:hubungkan|antrean|cari|cabut)(?:@(\w+))?(?:\s|$)/i;

export const watchGroups = <C extends Context>({ office, network }: GroupDeps): Composer<C> => {
  const watch = new Composer<C>();
  const at = (chat: number): Destination => ({ network: network.name, chat: String(chat) });
  const told = (ctx: Context): Actor => clockwork(`${network.name}:${ctx.me.id}:${ctx.update.update_id}/1`);

  watch.on('my_chat_member', async (ctx, next) => {
    const { chat, old_chat_member: was, new_chat_member: is } = ctx.myChatMember;
    if (chat.type === 'private') return next();
    if (chat.type === 'channel') return isMemberAs(is) ? leaveChannel(ctx) : undefined;
    const here = at(chat.id);
    if (!mayWriteAs(is)) {
      if (mayWriteAs(was)) await office.groups.lost(told(ctx), here);
      return;
    }
    const desks = mayWriteAs(was)
      ? (await office.desk.inChat(here)).length
      : await office.groups.entered(told(ctx), here);
    if (desks > 0 && network.administersGroups) await sayRights(ctx);
  });

  watch.on('chat_member', async (ctx) => {
    const { chat, new_chat_member: is } = ctx.chatMember;
    if (!isMemberAs(is)) await office.groups.left(told(ctx), at(chat.id), String(is.user.id));
  });
  // A bot that is no administrator hears of it only so.
  watch.on('message:left_chat_member', async (ctx) => {
    const { id } = ctx.message.left_chat_member;
    if (id !== ctx.me.id) await office.groups.left(told(ctx), at(ctx.chat.id), String(id));
  });

  const move = (from: number, to: number) =>
    office.groups.moved(clockwork(`migrated:${network.name}:${from}:${to}`), at(from), at(to));
  watch.on('message:migrate_to_chat_id', async (ctx) => {
    await move(ctx.chat.id, ctx.message.migrate_to_chat_id);
  });
  watch.on('message:migrate_from_chat_id', async (ctx) => {
    await move(ctx.message.migrate_from_chat_id, ctx.chat.id);
  });

  // In the name of a chat (an anonymous administrator, a channel, what a linked channel posts) nobody decides anything.
  watch.on('message', async (ctx, next) => {
    const { sender_chat: sender, is_automatic_forward: isForwarded } = ctx.message;
    if (!sender) return next();
    if (!isForwarded && (await isMeantForUs(ctx, office, at(ctx.chat.id))))
      await ctx.reply(words('group-anonymous'), { parse_mode: 'HTML' });
  });
  return watch;
};

const isMeantForUs = async (ctx: Context, office: Office, here: Destination): Promise<boolean> => {
  const [isCommand, name] = ourCommands.exec(ctx.message?.text ?? '') ?? [];
  if (isCommand) return name === undefined || name.toLowerCase() === ctx.me.username.toLowerCase();
  const asked = ctx.message?.reply_to_message;
  return asked?.from?.id === ctx.me.id && (await office.desk.prompt(here, String(asked.message_id))) !== undefined;
};

/** Only what has changed, and only where there is something to do about it or to be glad of. */
const sayRights = async (ctx: Context): Promise<void> => {
  const { chat, old_chat_member: was, new_chat_member: is } = ctx.myChatMember ?? {};
  if (!chat || !was || !is) return;
  const group = chat.type === 'supergroup' ? chat : {};
  const [before, now] = [missingRights(was, group), missingRights(is, group)];
  if (mayWriteAs(was) && before.join() === now.join()) return;
  const text = rightsText(now, words) ?? words('group-rights-complete');
  await ctx.api.sendMessage(chat.id, text, { parse_mode: 'HTML' });
};

/** It may speak there only where it was let; it goes in any case. */
const leaveChannel = async (ctx: Context): Promise<void> => {
  const { chat } = ctx;
  if (!chat) return;
  await ctx.api.sendMessage(chat.id, words('group-channel'), { parse_mode: 'HTML' }).catch(() => undefined);
  await ctx.api.leaveChat(chat.id).catch(() => undefined);
};
