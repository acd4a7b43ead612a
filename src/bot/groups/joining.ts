/** `/hubungkan <code>` in a group: an administrator of the group makes it a desk, and reads what the bot cannot do there yet. REQUIREMENTS "Who takes part". */
import type { BotContext } from '#flows/context.ts';
import { refusalOf } from '#flows/refusal.ts';
import type { Office } from '#ra/office/office.ts';
import type { Network } from '../networks/network.ts';
import { takesAway } from '../secrets.ts';
import { missingRights, rightsText } from './rights.ts';

type JoiningDeps = { readonly office: Office; readonly network: Pick<Network, 'name' | 'administersGroups'> };

const joinedKeys = { nowhere: 'desk-joined', here: 'desk-joined-again', elsewhere: 'desk-joined-moved' } as const;

/** The code is looked at last: who may not use it here does not use it up, as long as nobody else can read it. */
export const joinDesk = async (ctx: BotContext, { network, office }: JoiningDeps): Promise<void> => {
  const code = typeof ctx.match === 'string' ? ctx.match.trim() : '';
  const say = async (text: string) => void (await ctx.reply(text, { parse_mode: 'HTML' }));
  const { chat, from, words } = ctx;
  if (!chat || !from || code === '') return say(words('desk-how'));
  if (network.administersGroups) {
    const { status } = await ctx.getChatMember(from.id);
    if (status !== 'creator' && status !== 'administrator') {
      if (await takesAway(ctx)) return say(words('desk-join-administrators-only'));
      await office.administration.voidDeskCode(ctx.nextActor(), code);
      return say(words('desk-join-code-void'));
    }
  }
  try {
    const at = { network: network.name, chat: String(chat.id) };
    const { name, kind, was } = await office.administration.joinDesk(ctx.nextActor(), code, at);
    const joined = words(joinedKeys[was], { name, kind: words.plain(`desk-${kind}`) });
    const missing = network.administersGroups
      ? missingRights(await ctx.getChatMember(ctx.me.id), chat.type === 'supergroup' ? chat : {})
      : [];
    await say([joined, rightsText(missing, words)].filter(Boolean).join('\n\n'));
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal) throw error;
    await say(words(refusal.key, refusal.values));
  }
};
