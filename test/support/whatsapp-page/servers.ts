/**
 * WhatsApp's servers for one page: over HTTP on this machine it is told what happens (server-sent events) and asks for what it wants done.
 * What happens while no page is connected waits in the chats; what happens while one is held back comes later, in the order asked for.
 */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Phone, phoneOf } from './phone.ts';
import {
  chatData,
  directoryOf,
  humanOf,
  participantsOf,
  type RawMessage,
  syncOf,
  talkOf,
  type World,
} from './world.ts';

export type Push = { readonly kind: string } & Readonly<Record<string, unknown>>;
type Page = { device: string | null; readonly stream: ServerResponse };
type Ask = {
  readonly device: string | null;
  readonly page: string;
  readonly name: string;
  readonly args: Readonly<Record<string, never>>;
};

export type Servers = Awaited<ReturnType<typeof openServers>>;

export const openServers = async (world: World) => {
  let page: Page | null = null;
  /** Pushes that wait for a held delivery; null: nothing is held. */
  let held: Push[] | null = null;
  let waitingSends: (() => void)[] | null = null;
  let refusals = 0;
  let isConflict = false;
  let takeOvers = 0;
  let refs = 0;
  let isQrDead = false;
  const waiters = new Set<() => void>();

  const tell = (push: Push): void => void page?.stream.write(`data: ${JSON.stringify(push)}\n\n`);
  const changed = (): void => {
    for (const waiter of waiters) waiter();
  };
  const isLinked = (): boolean => page?.device !== null && page?.device === phone.device();
  /** Only a linked device is told what happens in chats. */
  const deliver = (push: Push): void => {
    if (!isLinked()) return;
    if (isConflict) held ??= [];
    if (held) held.push(push);
    else tell(push);
  };
  const phone: Phone = phoneOf(world, {
    newRef: () => `2@ref${++refs}`,
    link(device) {
      if (!page) return;
      page.device = device;
      tell({ kind: 'linked', name: device, sync: syncOf(world) });
      changed();
    },
    tell,
  });

  const connect = (request: IncomingMessage, stream: ServerResponse): void => {
    const asked = new URL(request.url ?? '/', 'http://world').searchParams;
    const device = asked.get('device') || null;
    stream.writeHead(200, { 'content-type': 'text/event-stream', 'access-control-allow-origin': '*' });
    page = { device, stream };
    isConflict = false;
    held = null;
    if (device !== null && device === phone.device()) tell({ kind: 'hello', sync: syncOf(world) });
    else tell({ kind: 'hello', ref: phone.ref() });
    const mine = page;
    stream.on('close', () => {
      if (page === mine) page = null;
      changed();
    });
    changed();
  };

  const answers: Readonly<Record<string, (args: Readonly<Record<string, string>>, ask: Ask) => unknown>> = {
    refreshQr: () => (isQrDead ? null : phone.ref()),
    code: ({ phone: number = '' }) => phone.code(number),
    unlink: () => phone.unlink(),
    takeOver() {
      takeOvers++;
      isConflict = false;
      changed();
      release();
    },
    chat({ id = '' }) {
      if (world.rooms.has(id) || humanOf(world, id)) return chatData(world, talkOf(world, id).jid);
      throw new Error('No LID for user');
    },
    exists({ id = '' }) {
      const human = humanOf(world, id);
      return human ? { ...(human.phone ? { phone: human.phone } : {}), lid: human.lid } : null;
    },
    group({ id = '' }) {
      const room = world.rooms.get(id);
      if (!room) throw new Error('ServerStatusCodeError: 404');
      return { id, participants: participantsOf(room) };
    },
    seen({ id = '' }) {
      talkOf(world, id).unread = 0;
      world.did({ kind: 'seen', chat: id });
    },
    typing: ({ id = '' }) => world.did({ kind: 'typing', to: id }),
    leave({ id = '' }) {
      world.rooms.get(id)?.members.delete(world.own.phone);
      world.did({ kind: 'left', group: id });
    },
    async upload({ base64 = '' }) {
      const path = `/out/${randomUUID()}`;
      world.files.set(path, new Uint8Array(Buffer.from(base64, 'base64')));
      return path;
    },
    media({ directPath = '' }) {
      const bytes = world.lostFiles.has(directPath) ? undefined : world.files.get(directPath);
      if (!bytes) throw Object.assign(new Error('The file is not there'), { status: 404 });
      return Buffer.from(bytes).toString('base64');
    },
    mediaStage: ({ directPath = '' }) => (world.lostFiles.has(directPath) ? 'ERROR_MISSING' : 'RESOLVED'),
    unknownModule: ({ name = '' }) => void world.unknownModules.add(name),
    deleteForUs: () => undefined,
  };

  /** 1: taken; -1: refused. It is in the chat before the answer is on its way, as with real servers. */
  const send = async (message: RawMessage): Promise<number> => {
    const to = message.id.remote;
    const room = world.rooms.get(to);
    if (room && !room.members.has(world.own.phone)) return -1;
    if (refusals > 0) {
      refusals--;
      return -1;
    }
    talkOf(world, to).messages.push({ ...message, ack: 1 });
    world.did({ kind: 'sent', id: message.id._serialized, to, message });
    const waiting = waitingSends;
    if (waiting) await new Promise<void>((go) => waiting.push(go));
    return 1;
  };
  const revoke = (ids: readonly string[]): void => {
    for (const id of ids) {
      for (const talk of world.talks.values()) {
        const place = talk.messages.findIndex((one) => one.id._serialized === id);
        if (place >= 0) talk.messages.splice(place, 1);
      }
      world.did({ kind: 'revoked', id });
    }
  };

  const answer = async (ask: Ask): Promise<unknown> => {
    const args = ask.args as Readonly<Record<string, unknown>>; // what page.js sends
    if (ask.name === 'send') return send(normalised(args.message as RawMessage));
    if (ask.name === 'revoke') return revoke(args.ids as readonly string[]);
    const known = answers[ask.name];
    if (!known) throw new Error(`The servers know no ${ask.name}`);
    return known(args as Readonly<Record<string, string>>, ask);
  };

  const server = createServer(async (request, response) => {
    if (request.method === 'GET') return connect(request, response);
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    const said = await answer(JSON.parse(body) as Ask).then(
      (value) => ({ value: value ?? null }),
      (error: Error & { status?: number }) => ({
        error: { message: error.message, ...(error.status ? { status: error.status } : {}) },
      }),
    );
    response.writeHead(200, { 'content-type': 'application/json', 'access-control-allow-origin': '*' });
    response.end(JSON.stringify(said));
    changed();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));

  const release = ({ order = 'sent', twice = false }: Release = {}): void => {
    const waiting = held ?? [];
    held = null;
    const now = order === 'reversed' ? waiting.toReversed() : waiting;
    for (const push of twice ? [...now, ...now] : now) tell(push);
  };

  return {
    // An address of this machine; the port is free, whoever else tests.
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    phone,
    tell,
    deliver,
    isLinked,
    hasPage: () => page !== null,
    /** Who is who becomes known to the page. */
    introduce: () => deliver({ kind: 'people', people: directoryOf(world) }),
    hold(): void {
      held ??= [];
    },
    release,
    holdAnswers(): void {
      waitingSends ??= [];
    },
    letAnswersGo(): void {
      const waiting = waitingSends ?? [];
      waitingSends = null;
      for (const go of waiting) go();
    },
    refuseSends(count: number): void {
      refusals = count;
    },
    conflict(): void {
      isConflict = true;
      tell({ kind: 'state', state: 'CONFLICT' });
    },
    takeOvers: () => takeOvers,
    killQr(dead: boolean): void {
      isQrDead = dead;
    },
    /** Resolves once it holds; looked at after each word between page and servers, and each deed. */
    async until(holds: () => boolean, what: string, patienceMs = 30_000): Promise<void> {
      if (holds()) return;
      await new Promise<void>((resolve, reject) => {
        const look = () => {
          if (!holds()) return;
          settle(resolve);
        };
        const timer = setTimeout(() => settle(() => reject(new Error(`Waited in vain for ${what}`))), patienceMs);
        const leave = world.listen(look);
        const settle = (end: () => void) => {
          clearTimeout(timer);
          waiters.delete(look);
          leave();
          end();
        };
        waiters.add(look);
      });
    },
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
};

export type Release = { readonly order?: 'sent' | 'reversed'; readonly twice?: boolean };

/** The page's objects for ids become their text. */
const normalised = (message: RawMessage): RawMessage => {
  const text = (id: unknown): string =>
    typeof id === 'object' && id !== null && '_serialized' in id ? String(id._serialized) : String(id);
  const { remote, participant } = message.id;
  return {
    ...message,
    id: { ...message.id, remote: text(remote), ...(participant ? { participant: text(participant) } : {}) },
    from: text(message.from),
    to: text(message.to),
  };
};
