/** The WhatsApp network as in production, over the real Client in a real browser, against the page of `whatsapp-page/`; a bot of grammY's speaks by it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Api } from 'grammy';
import type { Update } from 'grammy/types';
import type { Keyboard } from '#bot/networks/sandbox/scene.ts';
import type { KeptBody } from '#bot/networks/whatsapp/memory.ts';
import type { Manners } from '#bot/networks/whatsapp/pace.ts';
import { webWire } from '#bot/networks/whatsapp/web/web-wire.ts';
import { whatsappNetwork } from '#bot/networks/whatsapp.ts';
import { leaderOf } from '#db/leader.ts';
import { drizzleLastRead, drizzleWhatsappBoard } from '#db/whatsapp/board.ts';
import { drizzleWhatsappMemory } from '#db/whatsapp/memory.ts';
import { drizzleWhatsappSessions } from '#db/whatsapp/sessions.ts';
import { freshDatabase, testCipher } from './database.ts';
import { openWhatsapp } from './whatsapp-page/whatsapp.ts';

/** Nobody waits for a machine's manners. */
export const noManners: Manners = {
  answerMs: [0, 0],
  gapMs: [0, 0],
  typingFrom: 200,
  answeringMs: Number.POSITIVE_INFINITY,
  unasked: { burst: 1000, perSecond: 1000 },
  patienceMs: 10_000,
};

export type WhatsappStage = Awaited<ReturnType<typeof openWhatsappStage>>;

/** Linked and ready. */
export const openWhatsappStage = async () => {
  const clock = { now: () => new Date() };
  const whatsapp = await openWhatsapp({ clock });
  const database = await freshDatabase();
  const cipher = testCipher();
  const folder = mkdtempSync(join(tmpdir(), 'lencana-whatsapp-'));
  const memory = drizzleWhatsappMemory<KeptBody, Keyboard>({ database, cipher });
  const faults: object[] = [];
  const log = {
    info: () => undefined,
    warn: (fields: object) => faults.push(fields),
    error: (fields: object) => faults.push(fields),
  };
  const wire = webWire({
    chromiumPath: whatsapp.chromiumPath,
    folder,
    sessions: drizzleWhatsappSessions({ database, cipher, clock }),
    leader: leaderOf({ database, name: 'whatsapp number' }),
    marks: drizzleLastRead({ database, cipher, clock }),
    clock,
    log,
    pageCache: whatsapp.pageCache,
  });
  const news: string[] = [];
  const network = whatsappNetwork({
    wire,
    memory,
    board: drizzleWhatsappBoard({ database, cipher, clock }),
    clock,
    languageOf: async () => 'id',
    onRenumbered: async (from, to) => void news.push(`renumbered ${from} ${to}`),
    onUnited: async (from, to) => void news.push(`united ${from} ${to}`),
    manners: noManners,
    random: () => 0,
  });

  const updates: Update[] = [];
  let notice: () => void = () => undefined;
  /** Kept as the inbox keeps them: each update id once. */
  const deliver = async (update: Update) => {
    if (!updates.some(({ update_id: known }) => known === update.update_id)) updates.push(update);
    notice();
  };
  const linked = new Promise<void>((resolve) => {
    wire.onState((state) => {
      if (state.kind === 'pairing' && state.qr) whatsapp.scan(state.qr);
      if (state.kind === 'ready') resolve();
    });
  });
  await network.start(deliver);
  await linked;

  return {
    whatsapp,
    network,
    wire,
    memory,
    news,
    faults,
    updates,
    api: new Api(network.token, { fetch: network.fetch }),
    careful: new Api(network.token, { fetch: network.careful ?? network.fetch }),
    /** The next update that is like that, among those that came or come; each is met once. */
    async update<Kind extends Exclude<keyof Update, 'update_id'>>(kind: Kind): Promise<NonNullable<Update[Kind]>> {
      for (;;) {
        const at = updates.findIndex((one) => one[kind] !== undefined);
        const [found] = at < 0 ? [] : updates.splice(at, 1);
        const body = found?.[kind];
        if (body !== undefined) return body as NonNullable<Update[Kind]>;
        await new Promise<void>((resolve) => {
          notice = resolve;
        });
      }
    },
    async close() {
      await network.stop();
      await whatsapp.close();
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
