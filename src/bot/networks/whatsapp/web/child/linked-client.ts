/**
 * The real whatsapp-web.js Client in this child process: opened on its profile, its doings told as events in the order they came, our orders
 * done. What it cannot mend by itself ends the process; a new one begins (FINDINGS: whatsapp-web.js).
 */
import type { Page } from 'puppeteer-core';
import whatsapp, { type Client } from 'whatsapp-web.js';
import type { WireEvent } from '../../wire.ts';
import { smallBrowser } from '../browser.ts';
import type { News, Opening } from '../protocol.ts';
import { editOf, membershipsOf, reactionOf, renumberedOf } from './happenings.ts';
import { messageOf, type Surroundings, unreadable } from './messages.ts';
import * as inPage from './page.ts';
import { openPeople } from './people.ts';
import { type RawMessage, rawMessage } from './raw-message.ts';

export type Saying = {
  /** `seen`: the chat that is marked as read once the event is kept. */
  event(event: WireEvent, seen?: string): void;
  news(news: News): void;
  /** This process is of no use any more. */
  fault(why: string): void;
};

export type LinkedClient = ReturnType<typeof openLinkedClient>;

export const openLinkedClient = (opening: Opening, saying: Saying) => {
  const client: Client = new whatsapp.Client({
    puppeteer: {
      executablePath: opening.chromiumPath,
      headless: true,
      args: [...smallBrowser, ...opening.flags],
      userDataDir: opening.profile,
      protocolTimeout: 120_000,
      // The child decides when the browser ends.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    },
    authStrategy: keptSession(() => {
      watchBrowser();
      saying.news({ kind: 'browser', pid: client.pupBrowser?.process()?.pid ?? 0 });
    }, saying),
    ...(opening.pageCache
      ? {
          webVersion: opening.pageCache.version,
          webVersionCache: { type: 'local', path: opening.pageCache.path, strict: true },
        }
      : { webVersionCache: { type: 'none' } }),
    takeoverOnConflict: true,
    takeoverTimeoutMs: opening.takeOverMs,
  });

  const page = (): Page => {
    if (!client.pupPage) throw new Error('There is no page yet');
    return client.pupPage;
  };
  const people = openPeople(client);
  let ownIds: readonly string[] = [];
  const around: Surroundings = {
    people,
    async quoted(chat, part, author) {
      const found = await page()
        .evaluate(inPage.quotedIn, chat, part)
        .catch(() => undefined);
      const isOurs = author !== undefined && ownIds.includes(author);
      return found ?? `${isOurs}_${chat}_${part}${chat.endsWith('@g.us') && author ? `_${author}` : ''}`;
    },
  };

  let line = Promise.resolve();
  /** One after another, as they came. What cannot be read does not stop what follows. */
  const inTurn = (what: string, work: () => Promise<void>): void => {
    line = line.then(work).catch(() => saying.news({ kind: 'oddity', what }));
  };

  let held: (() => void)[] | null = null;
  /** While what was missed is read, what comes now waits, so that the oldest is told first. */
  const tell = (event: WireEvent | undefined, seen?: string): void => {
    if (!event) return;
    const say = () => saying.event(event, seen);
    if (held) held.push(say);
    else say();
  };
  const letGo = (): void => {
    const waiting = held ?? [];
    held = null;
    for (const say of waiting) say();
  };

  const eventsOf = async (raw: RawMessage): Promise<readonly WireEvent[]> => {
    if (raw.type === 'gp2') return membershipsOf(raw, ownIds, around);
    const message = await messageOf(raw, around);
    return message ? [message] : [];
  };
  const tellRaw = (what: string, data: unknown): void =>
    inTurn(what, async () => {
      const raw = rawMessage.parse(data);
      for (const event of await eventsOf(raw)) tell(event, seenBy(event, raw));
    });

  client.on('message', (message) => tellRaw('message', message.rawData));
  client.on('message_ciphertext', (message) => tellRaw('ciphertext', message.rawData));
  client.on('message_ciphertext_failed', (message) =>
    inTurn('unreadable message', async () => tell(await unreadable(rawMessage.parse(message.rawData), around))),
  );
  client.on('message_edit', (message, now, before) =>
    inTurn('edit', async () =>
      tell(await editOf(rawMessage.parse(message.rawData), { now, before }, new Date(), around)),
    ),
  );
  client.on('message_reaction', (reaction) => inTurn('reaction', async () => tell(await reactionOf(reaction, around))));
  for (const name of ['group_join', 'group_leave', 'group_admin_changed', 'group_update'] as const)
    client.on(name, (notice: object) => tellRaw(name, noticeIn(notice)));
  client.on('contact_changed', (message, from, to) =>
    inTurn('changed number', async () => {
      const raw = rawMessage.parse(message.rawData);
      people.forget();
      tell(await renumberedOf(raw, { from, to }, around));
    }),
  );

  let isUp = false;
  client.on('qr', (qr) => {
    isUp = true;
    saying.news({ kind: 'qr', qr });
  });
  client.on('code', (code) => saying.news({ kind: 'code', code }));
  client.on('ready', () => {
    isUp = true;
    held ??= [];
    const introduce = async () => {
      ownIds = await page().evaluate(inPage.ownIds);
      saying.news({ kind: 'ready', phone: client.info.wid.user });
    };
    introduce().catch(() => saying.fault('The page was ready and gone again'));
  });
  let pauseMs = opening.takeOverMs;
  let lastConflict = Number.NEGATIVE_INFINITY;
  client.on('change_state', (standing: string) => {
    if (standing !== 'CONFLICT') return saying.news({ kind: 'standing', standing });
    if (performance.now() - lastConflict > 2 * longestTakeOverMs) pauseMs = opening.takeOverMs;
    lastConflict = performance.now();
    // The library reads it when it is told of the conflict, right after us: two who both insist do not chase each other.
    (client as unknown as { options: { takeoverTimeoutMs: number } }).options.takeoverTimeoutMs = pauseMs; // not in its types
    saying.news({ kind: 'conflict', takenBackInMs: pauseMs });
    pauseMs = Math.min(pauseMs * 2, longestTakeOverMs);
  });
  client.on('disconnected', (reason: string) => {
    if (reason === 'LOGOUT') saying.news({ kind: 'logged-out' });
    else saying.fault(`WhatsApp ended the connection (${reason})`);
  });

  const watchBrowser = (): void => {
    client.pupBrowser?.on('disconnected', () => saying.fault('The browser is gone'));
    client.pupPage?.on('error', () => saying.fault('The page crashed'));
  };

  return {
    client,
    page,
    people,
    ownIds: () => ownIds,
    /** WhatsApp's page has said what it wants, so it answers at once from now on. */
    isUp: () => isUp,
    initialize: () => client.initialize(),
    /** Unix seconds. How many events were told. */
    async catchUp(since: number, unseenSince: number): Promise<number> {
      held ??= [];
      let told = 0;
      try {
        const found = await page().evaluate(inPage.writtenSince, since, unseenSince);
        const missed = found.flatMap((one) => rawMessage.safeParse(one).data ?? []).sort((a, b) => a.t - b.t);
        for (const raw of missed)
          for (const event of await eventsOf(raw)) {
            saying.event(event, seenBy(event, raw));
            told++;
          }
      } finally {
        letGo();
      }
      return told;
    },
  };
};

const longestTakeOverMs = 30 * 60_000;

const seenBy = (event: WireEvent, raw: RawMessage): string | undefined =>
  event.kind === 'message' ? (raw.id.remote ?? undefined) : undefined;

/** The library keeps of a group's notice what its own methods need; the rest of the notice is as the page gave it. */
const noticeIn = (notice: object): unknown => {
  const { id, type, timestamp, author, recipientIds } = notice as Record<string, unknown>; // its own class
  return { id, type: 'gp2', subtype: type, t: timestamp, author, recipients: recipientIds };
};

/** The session lives in the profile and in our versions of it: whatever happens here, nothing of it is deleted. */
const keptSession = (whenOpen: () => void, saying: Saying) =>
  Object.assign(new whatsapp.NoAuth(), {
    async afterBrowserInitialized() {
      whenOpen();
    },
    async onAuthenticationNeeded() {
      saying.news({ kind: 'unlinked' });
      return { failed: false, restart: false, failureEventPayload: undefined };
    },
  });
