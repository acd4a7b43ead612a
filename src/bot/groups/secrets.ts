/**
 * A private key or a one-time password that somebody writes into a desk's group: taken away where we may, said without repeating it, and of no
 * use afterwards. ACC-7, ISS-3, REV-8; DESIGN "Secrets and personal data".
 */
import type { BotContext, FlowDeps } from '#flows/context.ts';
import type { ProvenLeak } from '#ra/office/leak.ts';
import { oneTimePasswordsIn } from '#ra/password.ts';
import { deskWords } from '../announcer.ts';
import { keySent, provenBy, textOf } from '../keys-out.ts';
import type { Network } from '../networks/network.ts';
import { takesAway } from '../secrets.ts';

type Deps = Pick<FlowDeps, 'office' | 'download'> & { readonly network: Pick<Network, 'name'> };

/** Of one message, so that nobody makes us try passwords by the hundred. */
const mostTried = 3;

export const keepSecretsOut =
  (deps: Deps) =>
  async (ctx: BotContext, next: () => Promise<void>): Promise<void> => {
    const { office, network } = deps;
    if (!ctx.chat || (await office.desk.inChat({ network: network.name, chat: String(ctx.chat.id) })).length === 0)
      return next();
    const key = await keySent(ctx, deps);
    if (key) {
      const proven = await provenBy(ctx, deps, key);
      return say(ctx, [(await takesAway(ctx)) ? 'group-key-removed' : 'group-key-received', whatFollows(proven)]);
    }
    if (!(await voidsPassword(ctx, deps))) return next();
    return say(ctx, [(await takesAway(ctx)) ? 'group-password-removed' : 'group-password-typed']);
  };

const say = async (ctx: BotContext, keys: readonly string[]): Promise<void> => {
  await ctx.reply(keys.map((key) => deskWords(key)).join('\n'), { parse_mode: 'HTML' });
};

/** Whose it is, the group is not told; its owner is, in private. */
const whatFollows = (proven: ProvenLeak | undefined): string => {
  if (!proven) return 'group-key-unsafe';
  return proven.revoked.length === 0 ? 'group-key-blocked' : 'private-key-proof';
};

const voidsPassword = async (ctx: BotContext, { office }: Deps): Promise<boolean> => {
  let isAny = false;
  for (const text of oneTimePasswordsIn(textOf(ctx)).slice(0, mostTried))
    if ((await office.login.voidTyped(ctx.nextActor(), text)).voided) isAny = true;
  return isAny;
};
