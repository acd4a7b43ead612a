/** The memory of the sandbox network: everything in it, kept in a drawer record by record, so that a restart loses nothing. */
import type { Update } from 'grammy/types';
import type { Clock, Drawer, Random } from '#ra/ports.ts';
import type { Json } from '#ra/values.ts';
import type { Command, FileFacts, Group, Mail, Person, SandboxEvent, SandboxMessage } from './scene.ts';

/** A tap whose answer is still owed. */
export type Query = { readonly id: string; readonly person: number; readonly chat: number; readonly message: number };
export type CommandList = { readonly scope: string; readonly commands: readonly Command[] };

type Shelves = {
  person: Map<string, Person>;
  group: Map<string, Group>;
  /** A deleted message leaves null, so that its id is never given again. */
  message: Map<string, SandboxMessage | null>;
  file: Map<string, FileFacts>;
  query: Map<string, Query>;
  commands: Map<string, CommandList>;
  /** What the bot says of itself, by what and in which language. */
  about: Map<string, string>;
  /** Updates that were not yet taken. */
  update: Map<string, Update>;
  mail: Map<string, Mail>;
  counter: Map<string, number>;
};
type Kind = keyof Shelves;
type Thing<K extends Kind> = Shelves[K] extends Map<string, infer T> ? T : never;

export type World = Awaited<ReturnType<typeof openWorld>>;

/** How many update ids are taken from the drawer at once; a restart skips the rest, as Telegram's ids also skip. */
const updateBlock = 100;

/** Opens the world as the drawer holds it. */
export async function openWorld(options: { readonly drawer: Drawer; readonly clock: Clock; readonly random: Random }) {
  const { drawer, clock, random } = options;
  const shelves = await restore(drawer);
  const chats = new Map<number, Map<number, SandboxMessage>>();
  const newest = new Map<number, number>();
  const listeners = new Set<(event: SandboxEvent) => void>();
  for (const [key, message] of shelves.message) place(key, message);

  /** Writes go to the drawer one after another, so the order on disk is the order of things. */
  let writing: Promise<void> = Promise.resolve();
  function write(work: () => Promise<void>): Promise<void> {
    const done = writing.then(work);
    writing = done.catch(() => {});
    return done;
  }

  function place(key: string, message: SandboxMessage | null) {
    const [chat = 0, id = 0] = key.split('/').map(Number);
    const messages = chats.get(chat) ?? new Map<number, SandboxMessage>();
    chats.set(chat, messages);
    newest.set(chat, Math.max(id, newest.get(chat) ?? 0));
    if (message) messages.set(id, message);
    else messages.delete(id);
  }

  function put<K extends Kind>(kind: K, id: string, thing: Thing<K>): Promise<void> {
    // The shelf of a kind holds the things of that kind; TypeScript does not carry K through the index.
    (shelves[kind] as Map<string, Thing<K>>).set(id, thing);
    // Every thing here is plain data of our own making; optional fields hide that from the type.
    return write(() => drawer.keep(kind, id, thing as Json));
  }

  function remove(kind: Kind, id: string): Promise<void> {
    shelves[kind].delete(id);
    return write(() => drawer.drop(kind, id));
  }

  function emit(event: SandboxEvent) {
    for (const listener of listeners) listener(event);
  }

  function keepMessage(message: SandboxMessage, news: 'message' | 'edited'): Promise<void> {
    const key = `${message.chat}/${message.id}`;
    place(key, message);
    const kept = put('message', key, message);
    emit({ kind: news, message });
    return kept;
  }

  let updateId = shelves.counter.get('update') ?? randomBelow(random, 900_000_000) + 10_000_000;
  let reserved = updateId;

  return {
    clock,
    random,
    emit,
    people: () => [...shelves.person.values()],
    person: (id: number) => shelves.person.get(String(id)),
    groups: () => [...shelves.group.values()],
    group: (id: number) => shelves.group.get(String(id)),
    /** Oldest first. */
    messages: (chat: number): readonly SandboxMessage[] =>
      [...(chats.get(chat)?.values() ?? [])].sort((a, b) => a.id - b.id),
    message: (chat: number, id: number) => chats.get(chat)?.get(id),
    file: (id: string) => shelves.file.get(id),
    fileBytes: (id: string) => drawer.readFile(id),
    query: (id: string) => shelves.query.get(id),
    mails: () => [...shelves.mail.values()].sort((a, b) => a.id - b.id),
    commandLists: () => shelves.commands,
    waitingUpdates: () => [...shelves.update.values()].sort((a, b) => a.update_id - b.update_id),

    savePerson(person: Person) {
      const kept = put('person', String(person.id), person);
      emit({ kind: 'person', person });
      return kept;
    },
    saveGroup(group: Group) {
      const kept = put('group', String(group.id), group);
      emit({ kind: 'group', group });
      return kept;
    },
    addMessage: (message: SandboxMessage) => keepMessage(message, 'message'),
    editMessage: (message: SandboxMessage) => keepMessage(message, 'edited'),
    deleteMessage(chat: number, id: number) {
      place(`${chat}/${id}`, null);
      const gone = put('message', `${chat}/${id}`, null);
      emit({ kind: 'deleted', chat, id });
      return gone;
    },
    async addFile(facts: FileFacts, bytes: Uint8Array) {
      await write(() => drawer.keepFile(facts.id, bytes));
      await put('file', facts.id, facts);
    },
    askAnswer: (query: Query) => put('query', query.id, query),
    answered: (id: string) => remove('query', id),
    setCommands(list: CommandList) {
      const kept = put('commands', list.scope, list);
      emit({ kind: 'commands' });
      return kept;
    },
    about: (what: string) => shelves.about.get(what),
    sayAbout: (what: string, text: string) => put('about', what, text),
    addMail(mail: Mail) {
      const kept = put('mail', String(mail.id), mail);
      emit({ kind: 'mail', mail });
      return kept;
    },
    keepUpdate: (update: Update) => put('update', String(update.update_id), update),
    updateTaken: (id: number) => remove('update', String(id)),

    nextMessageId(chat: number): number {
      const id = (newest.get(chat) ?? 0) + 1;
      newest.set(chat, id);
      return id;
    },
    nextMailId: () => shelves.mail.size + 1,
    async nextUpdateId(): Promise<number> {
      updateId += 1;
      const id = updateId;
      if (id > reserved) {
        reserved = id + updateBlock;
        await put('counter', 'update', reserved);
      }
      return id;
    },
    /** Unix seconds. */
    now: () => Math.floor(clock.now().getTime() / 1000),
    subscribe(listener: (event: SandboxEvent) => void): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

async function restore(drawer: Drawer): Promise<Shelves> {
  const shelves: Shelves = {
    person: new Map(),
    group: new Map(),
    message: new Map(),
    file: new Map(),
    query: new Map(),
    commands: new Map(),
    about: new Map(),
    update: new Map(),
    mail: new Map(),
    counter: new Map(),
  };
  for (const { kind, id, body } of await drawer.load()) {
    // What `put` wrote comes back as it was: the drawer is ours alone and keeps JSON exactly.
    if (kind in shelves) (shelves[kind as Kind] as Map<string, unknown>).set(id, body);
  }
  return shelves;
}

/** A whole number from 0 up to, not including, `bound` (at most 2^32). */
export function randomBelow(random: Random, bound: number): number {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = random.bytes(6);
  return Math.floor(((((((a * 256 + b) * 256 + c) * 256 + d) * 256 + e) * 256 + f) / 2 ** 48) * bound);
}
