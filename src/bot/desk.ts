/**
 * The operators' side of the bot: taps on cards, replies with own words, `/antrean`, `/cari`, `/cabut`. No conversation: every handler reads the row
 * and decides nothing itself. REQUIREMENTS "Who takes part"; ACC-2, ACC-3, ACC-5, ISS-8.
 */
import { Composer, type Context } from 'grammy';
import { type Words, wordsIn } from '#locales/words.ts';
import { isCardAct, readCardData } from './cards/card-data.ts';
import { readQueueTap } from './cards/queue-list.ts';
import { readFoundTap } from './cards/search-list.ts';
import { tapActs } from './desk/acts.ts';
import { promptOf, takeWords } from './desk/own-words.ts';
import { answerQueueTap, showQueue } from './desk/queue.ts';
import { answerProposalCommand, answerProposalTap, readProposal } from './desk/revocation-proposal.ts';
import { type DeskDeps, sceneOf } from './desk/scene.ts';
import { answerFoundTap, answerSearch } from './desk/search.ts';
import { alertWith, answerTap } from './desk/tap.ts';

/** Comes after everything that answers in private: in a group, what it does not know is nobody's. */
export const deskHandlers = <C extends Context>(deps: DeskDeps<C>): Composer<C> => {
  const handlers = new Composer<C>();
  handlers.on('callback_query:data', async (ctx, next) => {
    const { data } = ctx.callbackQuery;
    const read = readCardData(data);
    if (isPrivate(ctx)) {
      if (!isCardAct(data.split(':')[0])) return next();
      return alertWith(ctx, (await wordsOf(deps, ctx)).plain('desk-tap-private'));
    }
    const proposal = readProposal(data);
    const queue = readQueueTap(data);
    const found = readFoundTap(data);
    if (!read && !proposal && !queue && !found)
      return alertWith(ctx, (await wordsOf(deps, ctx)).plain('desk-tap-unreadable'));
    const scene = await sceneOf(deps, ctx);
    if (scene && proposal) return answerProposalTap(scene, proposal);
    if (scene && queue) return answerQueueTap(scene, queue);
    if (scene && found) return answerFoundTap(scene, found);
    if (scene && read) await answerTap({ ...scene, data: read }, tapActs[read.act]);
  });

  const groups = handlers.chatType(['group', 'supergroup']);
  groups.command('antrean', async (ctx) => {
    const scene = await sceneOf(deps, ctx);
    if (scene) await showQueue(scene);
  });
  groups.command('cari', async (ctx) => {
    const scene = await sceneOf(deps, ctx);
    if (scene) await answerSearch(scene, ctx.match);
  });
  groups.command('cabut', async (ctx) => {
    const scene = await sceneOf(deps, ctx);
    if (scene) await answerProposalCommand(scene, ctx.match);
  });
  groups.on('message', async (ctx, next) => {
    const at = { network: deps.network.name, chat: String(ctx.chat.id) };
    const prompt = await promptOf({ office: deps.office, at }, ctx);
    const scene = prompt && (await sceneOf(deps, ctx));
    return scene ? takeWords(scene, prompt) : next();
  });
  return handlers;
};

/** A card's buttons mean something in groups only; a message sent by way of another chat has no chat at all. */
const isPrivate = (ctx: Context): boolean => ctx.chat?.type !== 'group' && ctx.chat?.type !== 'supergroup';

const wordsOf = async <C extends Context>({ office, network }: DeskDeps<C>, { from, chat }: C): Promise<Words> => {
  if (!from || !chat) return wordsIn('id');
  const visitor = await office.reception.visitor({
    network: network.name,
    user: String(from.id),
    chat: String(chat.id),
  });
  return wordsIn(visitor.contact?.language ?? 'id');
};
