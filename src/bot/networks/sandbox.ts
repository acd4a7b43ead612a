/**
 * The sandbox network: a small Telegram inside this process, with no token and no internet. It is the embedded default and
 * the network of the tests, so trial, tests and production share one path.
 */
import type { Update } from 'grammy/types';
import { ZodError } from 'zod';
import type { Clock, Drawer, Random } from '#ra/ports.ts';
import { readApiCall } from './api-call.ts';
import { type Network, NetworkError } from './network.ts';
import { actsIn } from './sandbox/acts.ts';
import { commandsFor, methods } from './sandbox/methods.ts';
import { ApiRefusal, badRequest, NotPossible } from './sandbox/refusal.ts';
import type { Command, Group, Mail, Person, SandboxEvent, SandboxMessage } from './sandbox/scene.ts';
import { openWorld, randomBelow, type World } from './sandbox/world.ts';

export type SandboxNetwork = Awaited<ReturnType<typeof sandboxNetwork>>;

/** Of the same form as a real one; it opens nothing. */
const token = '7000000001:kotak-pasir-tidak-membuka-apa-pun';
/** Bots may download no more (core.telegram.org/bots/api#getfile). */
const largestDownload = 20 * 1024 * 1024;

/** Opens the network with everything the drawer remembers. */
export async function sandboxNetwork(options: {
  readonly drawer: Drawer;
  readonly clock: Clock;
  readonly random: Random;
}) {
  const world = await openWorld(options);
  const post = postman(world);
  const acts = actsIn(world, post.deliver);
  const network = {
    name: 'sandbox',
    token,
    fetch: apiOf(world),
    download: (fileId: string, maxBytes: number) => download(world, fileId, maxBytes),
    start: post.start,
    stop: post.stop,
  } satisfies Network;

  return {
    ...network,
    ...acts,

    people: (): readonly Person[] => world.people(),
    groups: (): readonly Group[] => world.groups(),
    /** Oldest first. */
    messages: (chat: number): readonly SandboxMessage[] => world.messages(chat),
    /** Oldest first. */
    mails: (): readonly Mail[] => world.mails(),
    /** The command menu of this person in this chat. */
    commands: (person: number, chat: number, language = 'id'): readonly Command[] =>
      commandsFor(world, person, chat, language),
    /** Listeners are called in order, at once, and must not throw. Returns how to stop listening. */
    subscribe: (listener: (event: SandboxEvent) => void) => world.subscribe(listener),

    /** A file somebody sent, for the page; the bot uses `download`. */
    async file(id: string): Promise<{ name: string; mediaType: string; bytes: Uint8Array } | undefined> {
      const facts = world.file(id);
      const bytes = facts && (await world.fileBytes(id));
      return bytes && { name: facts.name, mediaType: facts.mediaType, bytes };
    },

    async addPerson(person: {
      readonly name: string;
      readonly note?: string;
      readonly mail?: string;
      readonly part?: Person['part'];
    }): Promise<Person> {
      const { name, note = '', mail = null, part = 'applicant' } = person;
      const id = freeId(world, 7_100_000_000, 900_000_000);
      const added: Person = { id, name, note, mail, part, started: false, blocked: false };
      await world.savePerson(added);
      return added;
    },

    /** The first member is its creator. */
    async addGroup(group: { readonly title: string; readonly members: readonly number[] }): Promise<Group> {
      if (group.members.length === 0)
        throw new NotPossible(`The group "${group.title}" needs at least one member; got none`);
      const id = -freeId(world, 1_001_000_000_000, 900_000_000);
      const added: Group = { id, title: group.title, members: [...new Set(group.members)] };
      await acts.openGroup(added);
      return added;
    },

    /** The mailbox of the trial: what would go out by SMTP is laid here. */
    async post(mail: { readonly to: string; readonly subject: string; readonly text: string; readonly html: string }) {
      const { to, subject, text, html } = mail;
      const at = options.clock.now().toISOString();
      await world.addMail({ id: world.nextMailId(), at, to, subject, text, html });
    },
  };
}

/** Updates are kept before they are handed over and forgotten after: one that was not taken comes again with the next, or at the next start. */
function postman(world: World) {
  let receiver: ((update: Update) => Promise<void>) | undefined;
  const inHand = new Set<number>();

  async function hand(update: Update): Promise<void> {
    if (!receiver || inHand.has(update.update_id)) return;
    inHand.add(update.update_id);
    try {
      await receiver(update);
    } finally {
      inHand.delete(update.update_id);
    }
    await world.updateTaken(update.update_id);
  }
  async function handAll(): Promise<void> {
    for (const update of world.waitingUpdates()) await hand(update);
  }

  return {
    async deliver(update: Update): Promise<void> {
      await world.keepUpdate(update);
      await handAll();
    },
    async start(deliver: (update: Update) => Promise<void>): Promise<void> {
      receiver = deliver;
      await handAll();
    },
    async stop(): Promise<void> {
      receiver = undefined;
    },
  };
}

function apiOf(world: World): typeof fetch {
  return async (input, init) => {
    try {
      const call = await readApiCall(input, init);
      if (call.token !== token) throw new ApiRefusal(401, 'Unauthorized');
      const method = Object.hasOwn(methods, call.method) ? methods[call.method] : undefined;
      if (!method) throw new ApiRefusal(404, 'Not Found: method not found');
      return Response.json({ ok: true, result: await method(world, call) });
    } catch (error) {
      return refused(error);
    }
  };
}

function refused(error: unknown): Response {
  const refusal = error instanceof ZodError ? badRequest(firstIssue(error)) : error;
  if (!(refusal instanceof ApiRefusal)) throw error;
  return Response.json({ ok: false, error_code: refusal.code, description: refusal.message }, { status: refusal.code });
}

const firstIssue = ({ issues: [issue] }: ZodError) =>
  `parameter ${issue?.path.join('.') ?? ''} is wrong: ${issue?.message ?? ''}`;

async function download(world: World, fileId: string, maxBytes: number): Promise<Uint8Array> {
  const facts = world.file(fileId);
  if (!facts)
    throw new NetworkError('gone', `The sandbox has no file ${fileId}; of a photo it keeps only the largest size`);
  const limit = Math.min(maxBytes, largestDownload);
  if (facts.size > limit)
    throw new NetworkError('too-large', `The file has ${facts.size} bytes; at most ${limit} are taken`);
  const bytes = await world.fileBytes(fileId);
  if (!bytes) throw new NetworkError('gone', `The bytes of file ${fileId} are no longer in the drawer`);
  return bytes;
}

function freeId(world: World, base: number, span: number): number {
  const id = base + randomBelow(world.random, span);
  const taken = world.person(id) ?? world.group(-id);
  return taken ? freeId(world, base, span) : id;
}
