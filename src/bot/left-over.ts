/**
 * What no command and no flow took, in a private chat: it is named, and where to go on is said, at once and kindly. An album is answered
 * once. CONVERSATION 3, 8, 13.
 */
import type { BotContext } from '#flows/context.ts';
import { isServiceNews, unreadKind } from '#flows/unread.ts';
import type { ConversationStore } from '#ra/ports.ts';

const html = { parse_mode: 'HTML' } as const;

export const answerTheRest =
  (albums: ConversationStore) =>
  async (ctx: BotContext): Promise<void> => {
    const { message, words } = ctx;
    if (!message || isServiceNews(message) || !(await isNews(ctx, albums))) return;
    const open = ctx.visitor.cases.some((it) => it.state === 'draft' || it.state === 'activated');
    const kind = unreadKind(message);
    const rest = words(open ? 'not-understood-open' : kind ? 'unread-outside' : 'not-understood');
    await ctx.reply(kind ? `${words('unread', { kind })} ${rest}` : rest, html);
  };

/** An answer that is over is not opened again by changing it. Places that move are edited by themselves. */
export const answerEdits = async (ctx: BotContext): Promise<void> => {
  const { text, caption } = ctx.editedMessage ?? {};
  if (text ?? caption) await ctx.reply(ctx.words('edit-outside'), html);
};

/** False for the second and later items of an album; any instance may meet them. */
const isNews = async (ctx: BotContext, albums: ConversationStore): Promise<boolean> => {
  const album = ctx.message?.media_group_id;
  if (album === undefined) return true;
  const place = `album:${ctx.visitor.address.network}:${ctx.visitor.address.chat}`;
  if ((await albums.read(place)) === album) return false;
  await albums.write(place, album);
  return true;
};
