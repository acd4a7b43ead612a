/** One bot for each network that runs here, all made alike: what comes in goes to the bot of its network, and so does what leaves. DESIGN "One set of flows, many networks". */
import { setTimeout as pause } from 'node:timers/promises';
import { Api } from 'grammy';
import type { Update, UserFromGetMe } from 'grammy/types';
import { type BotDeps, createBot } from '#bot/bot.ts';
import type { StartLink } from '#bot/deep-links.ts';
import { setCommands } from '#bot/menu.ts';
import type { Network } from '#bot/networks/network.ts';
import { keepUpdates, whoAmI } from '#bot/updates.ts';
import { wordsIn } from '#locales/words.ts';
import type { Clock, Drawer, Inbox, InboxItem } from '#ra/ports.ts';
import type { NetworkName } from '#ra/values.ts';

export type ChatsOptions = {
  readonly networks: readonly Network[];
  /** Of every bot. */
  readonly deps: Omit<BotDeps, 'network' | 'botInfo'>;
  readonly inbox: Pick<Inbox, 'receive'>;
  readonly drawer: Pick<Drawer, 'find' | 'keep'>;
  readonly clock: Clock;
  /** Told when a network does not take what is only nice to have. */
  readonly onFault: (error: unknown, network: NetworkName) => void;
};

export const openChats = async ({ networks, deps, inbox, drawer, clock, onFault }: ChatsOptions) => {
  const chats = await Promise.all(
    networks.map(async (network) => {
      const botInfo = await knownAs(network, drawer);
      const bot = createBot({ ...deps, network, botInfo });
      // For the outbox, which counts what it sent.
      const api = new Api(network.token, { fetch: network.careful ?? network.fetch });
      return { network, bot, api, keep: keepUpdates({ inbox, clock, network: network.name, bot: botInfo.id }) };
    }),
  );
  const signs: Promise<void>[] = [];
  const of = (name: string) => chats.find(({ network }) => network.name === name);
  return {
    /** Undefined for a network that does not run here. */
    api: (name: NetworkName): Api | undefined => of(name)?.api,
    /** Whether groups there have administrators, pinned messages and topics. */
    administersGroups: (name: NetworkName): boolean => of(name)?.network.administersGroups === true,
    /** Whether an edit is a new message there. */
    editsAnew: (name: NetworkName): boolean => of(name)?.network.editsAnew === true,
    /** Where people meet us there, with `begin` (bot/deep-links.ts) at what they come for; undefined while nobody knows. */
    home(name: NetworkName, begin?: StartLink): string | undefined {
      const chat = of(name);
      return chat?.network.startLink?.(begin, chat.bot.botInfo);
    },
    async handle({ network, payload }: InboxItem): Promise<void> {
      const chat = of(network);
      if (!chat) throw new Error(`The network "${network}" does not run here`);
      await chat.bot.handleUpdate(payload as unknown as Update); // kept as it was received
    },
    async apologise({ network, chat }: InboxItem): Promise<void> {
      await of(network)?.bot.api.sendMessage(Number(chat), wordsIn('id')('broken'), { parse_mode: 'HTML' });
    },
    /** `onKept` is called after each update that was kept. */
    async start(onKept: () => void): Promise<void> {
      for (const { network, bot, keep } of chats) {
        await network.start(async (update) => {
          await keep(update);
          onKept();
        });
        signs.push(setCommands(bot.api).catch((error: unknown) => onFault(error, network.name)));
      }
      // What is at hand at once is waited for; a network that is away keeps nobody waiting.
      await Promise.race([Promise.all(signs), pause(patienceMs, undefined, { ref: false })]);
    },
    async stop(): Promise<void> {
      await Promise.all(chats.map(({ network }) => network.stop()));
      await Promise.all(signs);
    },
  };
};

/** How long a start waits for the commands to be set. */
const patienceMs = 3000;

/** A network that never told us who we are there; the message is for whoever runs this. */
export class NotIntroduced extends Error {}

/** What the bot is called there; while the network is away, what it was called last. Throws NotIntroduced where it was never reached. */
const knownAs = async (network: Network, drawer: ChatsOptions['drawer']): Promise<UserFromGetMe> => {
  try {
    const me = await whoAmI(network);
    await drawer.keep('bot', network.name, { ...me });
    return me;
  } catch (error) {
    const last = await drawer.find('bot', network.name);
    if (last === undefined)
      throw new NotIntroduced(error instanceof Error ? error.message : String(error), { cause: error });
    return last as unknown as UserFromGetMe; // as it was kept above
  }
};
