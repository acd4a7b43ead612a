/** WhatsApp as the settings want it: the way there, the network on it, and the board on which other processes read how it stands. */
import type { Logger } from 'pino';
import { type Board, boardOn } from '#bot/networks/whatsapp/board.ts';
import type { WhatsappMemory } from '#bot/networks/whatsapp/memory.ts';
import { type WebWireOptions, webWire } from '#bot/networks/whatsapp/web/web-wire.ts';
import type { WhatsappWire } from '#bot/networks/whatsapp/wire.ts';
import { type WhatsappNetwork, type WhatsappOptions, whatsappNetwork } from '#bot/networks/whatsapp.ts';
import type { Cipher } from '#db/cipher.ts';
import type { Database } from '#db/client.ts';
import { leaderOf } from '#db/leader.ts';
import { drizzleLastRead, drizzleWhatsappBoard } from '#db/whatsapp/board.ts';
import { drizzleWhatsappMemory } from '#db/whatsapp/memory.ts';
import { drizzleWhatsappSessions } from '#db/whatsapp/sessions.ts';
import { clockwork } from '#ra/actor.ts';
import type { Office } from '#ra/office/office.ts';
import type { Clock } from '#ra/ports.ts';
import type { Address } from '#ra/values.ts';
import type { WhatsappConfig } from './config.ts';

export type WhatsappConnection = {
  readonly network: WhatsappNetwork;
  readonly wire: WhatsappWire;
  readonly board: Board;
};

export type WhatsappConnectionOptions = {
  readonly settings: WhatsappConfig;
  /** What tests turn: the page, patience, manners. */
  readonly tuning?: Partial<Pick<WebWireOptions, 'pageCache' | 'tuning'> & Pick<WhatsappOptions, 'manners' | 'random'>>;
  readonly database: Database;
  readonly cipher: Cipher;
  readonly office: Pick<Office, 'reception'>;
  readonly clock: Clock;
  readonly log: Logger;
};

export const whatsappConnection = (options: WhatsappConnectionOptions): WhatsappConnection => {
  const { settings, tuning = {}, database, cipher, office, clock, log } = options;
  const { pageCache, tuning: patience, ...manners } = tuning;
  const pen = { database, cipher, clock };
  const onError = (error: unknown) => log.warn({ err: error }, 'Who has the number could not be settled; trying again');
  const wire = webWire({
    ...settings,
    sessions: drizzleWhatsappSessions(pen),
    leader: leaderOf({ database, name: 'whatsapp number', onError }),
    marks: drizzleLastRead(pen),
    clock,
    log,
    ...(pageCache ? { pageCache } : {}),
    ...(patience ? { tuning: patience } : {}),
  });
  const records = drizzleWhatsappBoard(pen);
  const memory: WhatsappMemory = drizzleWhatsappMemory(pen);
  const network = whatsappNetwork({
    ...manners,
    wire,
    memory,
    board: records,
    clock,
    languageOf: async (user) => (await office.reception.languageOf(at(user))) ?? 'id',
    onRenumbered: async (from, to, occasion) =>
      void (await office.reception.renumbered(
        clockwork(`renumbered:${occasion}`),
        at(from),
        to === null ? null : at(to),
      )),
    onUnited: async (from, to, occasion) =>
      void (await office.reception.unite(clockwork(`united:${occasion}`), at(from), at(to))),
  });
  return { network, wire, board: boardOn(records) };
};

/** A person in private: user and chat are one. */
const at = (user: string): Address => ({ network: 'whatsapp', user, chat: user });
