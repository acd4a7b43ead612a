/**
 * WhatsApp for a test: people, groups, servers and our number's telephone in this process, and a page for the real whatsapp-web.js Client in a
 * real browser, served by the library's own `webVersionCache`. The page may be reloaded or killed; the world goes on. It follows what the
 * library reads and what is publicly documented; WhatsApp's own page was not reached.
 */
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumPath } from '../chromium.ts';
import { openGroup, type Participant } from './groups.ts';
import { type Person, type Place, personIn } from './people.ts';
import { openServers } from './servers.ts';
import { type Deed, newWorld, talkOf } from './world.ts';

export type Whatsapp = Awaited<ReturnType<typeof openWhatsapp>>;

/** In the form of the real ones, which the library compares. */
const version = '2.3000.1099990000';

type Options = {
  readonly clock?: { now(): Date };
};

export async function openWhatsapp({ clock = { now: () => new Date() } }: Options = {}) {
  const world = newWorld(clock);
  const servers = await openServers(world);
  const folder = mkdtempSync(join(tmpdir(), 'lencana-whatsapp-page-'));
  writeFileSync(join(folder, `${version}.html`), pageAt(servers.url));
  const people: Person[] = [];

  return {
    /** For `webWire`: the page in place of WhatsApp's. */
    pageCache: { path: folder, version },
    /** For `webWire`: a browser that lets this page speak with this machine, which WhatsApp's own need not. */
    chromiumPath: browserIn(folder, servers.url),
    /** Our number, digits alone. */
    phone: world.own.phone.split('@')[0] ?? '',
    /** Our number as a member of groups. */
    us: { jid: world.own.phone } satisfies Participant,

    /** Somebody on WhatsApp. `goesBy: 'lid'`: their chat is known by it, as of many since 2025; `phone: null`: it hides their number. */
    person(
      name: string,
      { phone, goesBy = 'phone' }: { readonly phone?: string | null; readonly goesBy?: 'phone' | 'lid' } = {},
    ): Person {
      const id = people.length + 1;
      const digits = phone === undefined ? `62812${String(30_000_000 + id * 7919)}` : phone;
      const lid = `${String(150_000_000_000_000 + id * 104_729)}@lid`;
      const human = { id, name, phone: digits && `${digits}@c.us`, lid, goesBy: digits ? goesBy : ('lid' as const) };
      world.humans.set(id, human);
      const person = personIn(world, servers, human);
      people.push(person);
      return person;
    },
    people: (): readonly Person[] => people,
    /** The first member makes it; we come in by `add(whatsapp.us)`, or are in it from the beginning. */
    group: (title: string, members: readonly Participant[]) => openGroup(world, servers, title, members),

    /** The telephone of our number. */
    scan: (qr: string) => servers.phone.scan(qr),
    acceptCode: (code: string) => servers.phone.accept(code),
    logOutOnPhone: () => servers.phone.logOut(),
    /** Whether the telephone lists a linked device. */
    isLinked: () => servers.phone.device() !== null,
    /** A page of that device is connected now. */
    isConnected: servers.isLinked,

    /** What the bot did so far, oldest first. */
    deeds: (): readonly Deed[] => world.deeds,
    /** Its messages, oldest first, and what of them was taken back. */
    sent: (to?: Place): readonly Sent[] =>
      world.deeds.flatMap((deed) => (deed.kind === 'sent' && (!to || deed.to === to.jid) ? [sentOf(deed)] : [])),
    bytesOf: (path: string) => world.files.get(path),
    isSeen: (place: Place) => talkOf(world, place.jid).unread === 0,
    /** What people wrote to us and the bot has not taken yet. */
    unseen: (): number =>
      [...world.talks.values()]
        .filter(({ jid }) => world.rooms.get(jid)?.members.has(world.own.phone) ?? true)
        .reduce((sum, { unread }) => sum + unread, 0),
    /** What stands in a chat, oldest first. */
    talk: (place: Place) => talkOf(world, place.jid).messages,
    listen: world.listen,
    until: servers.until,

    /** What people do from now on waits; `release` brings it, late, in another order, or twice. */
    hold: servers.hold,
    release: servers.release,
    /** Messages of the bot arrive, but it is not told so. */
    holdAnswers: servers.holdAnswers,
    letAnswersGo: servers.letAnswersGo,
    refuseSends: servers.refuseSends,
    /** The file of a message is not handed out any more. */
    loseFile(id: string): void {
      const path = [...world.talks.values()]
        .flatMap(({ messages }) => messages)
        .find((one) => one.id._serialized === id)?.directPath;
      world.lostFiles.add(String(path));
      servers.deliver({ kind: 'changed', id, change: { mediaData: { mediaStage: 'NEED_POKE' } } });
    },
    /** Somebody opens the same session elsewhere. */
    conflict: servers.conflict,
    takeOvers: servers.takeOvers,
    /** The servers draw no new QR until the page asks; `isDead`: not even then. */
    qrGoesStale({ isDead = false } = {}): void {
      servers.killQr(isDead);
      servers.tell({ kind: 'state', state: 'UNPAIRED_IDLE' });
    },
    reviveQr: () => servers.killQr(false),
    /** The page's connection stands so: `TIMEOUT`, `CONNECTED` … */
    setState: (state: string) => servers.tell({ kind: 'state', state }),
    reloadPage: () => servers.tell({ kind: 'reload' }),
    hangPage: () => servers.tell({ kind: 'hang' }),
    /** Modules the library or we asked for and the page has not. */
    unknownModules: () => [...world.unknownModules],

    async close(): Promise<void> {
      await servers.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type Sent = {
  readonly id: string;
  readonly to: string;
  readonly text: string;
  readonly type: string;
  readonly quote?: string;
  readonly file?: { readonly path: string; readonly name: string | undefined; readonly mediaType: string };
};

const sentOf = ({ id, to, message }: Extract<Deed, { kind: 'sent' }>): Sent => ({
  id,
  to,
  type: message.type,
  text: message.directPath ? (message.caption ?? '') : (message.body ?? ''),
  ...(message.quotedStanzaID ? { quote: String(message.quotedStanzaID) } : {}),
  ...(message.directPath
    ? {
        file: {
          path: String(message.directPath),
          name: message.filename === undefined ? undefined : String(message.filename),
          mediaType: String(message.mimetype),
        },
      }
    : {}),
});

const pageAt = (url: string): string => {
  const program = readFileSync(new URL('./page.js', import.meta.url), 'utf8');
  const settings = `window.WORLD = ${JSON.stringify(url)}; window.PAGE_VERSION = ${JSON.stringify(version)};`;
  return `<!doctype html><meta charset="utf-8"><title>WhatsApp stand-in</title><script>${settings}</script><script>${program}</script>`;
};

/** Chromium keeps pages of the internet from this machine's addresses (Local Network Access): to this page ours is one of the internet. */
const browserIn = (folder: string, url: string): string => {
  const path = join(folder, 'chromium');
  const script = ['#!/bin/sh', `exec "${chromiumPath}" "$@" --ip-address-space-overrides=${new URL(url).host}=public`];
  writeFileSync(path, `${script.join('\n')}\n`);
  chmodSync(path, 0o755);
  return path;
};
