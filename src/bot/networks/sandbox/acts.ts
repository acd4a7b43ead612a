/** What people do in the sandbox: write, tap, attach, block, join, leave. Each act becomes the update Telegram would send the bot. */
import type { Update } from 'grammy/types';
import { chatOf, groupChat, messageOf, senderOf, updateOf, userOf } from './bot-view.ts';
import { storeFile } from './files.ts';
import { findEntities } from './markup.ts';
import { NotPossible } from './refusal.ts';
import { botUser, type FileFacts, type Group, type Person, type SandboxMessage } from './scene.ts';
import { randomBelow, type World } from './world.ts';

export type SentByPerson = {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
};
type Said = Partial<Pick<SandboxMessage, 'text' | 'entities' | 'file' | 'as' | 'album' | 'replyTo' | 'service'>>;

/** Longer text is cut into several messages, as Telegram's own apps do. */
const longestText = 4096;
const largestAlbum = 10;

/** Throws NotPossible for what no app would let a person do: unknown people, chats they are not in, messages that are gone. */
export function actsIn(world: World, deliver: (update: Update) => Promise<void>) {
  async function tell(content: object): Promise<void> {
    await deliver(updateOf(await world.nextUpdateId(), content));
  }

  async function write(person: Person, chat: number, said: Said): Promise<SandboxMessage> {
    const message: SandboxMessage = {
      chat,
      id: world.nextMessageId(chat),
      from: person.id,
      date: world.now(),
      edited: null,
      text: said.text ?? '',
      entities: findEntities(said.text ?? ''),
      file: said.file ?? null,
      as: said.as ?? 'text',
      album: said.album ?? null,
      replyTo: said.replyTo ?? null,
      keyboard: null,
      forceReply: null,
      service: said.service ?? null,
    };
    if (chat === person.id && (!person.started || person.blocked)) await unblock(person.id);
    await world.addMessage(message);
    if (botHears(world, message)) await tell({ message: messageOf(world, message) });
    return message;
  }

  /** Writing to a bot one blocked unblocks it; the first message starts the chat. */
  async function unblock(id: number): Promise<void> {
    const person = known(world, id);
    await world.savePerson({ ...person, started: true, blocked: false });
    if (person.blocked) await tell({ my_chat_member: membership(world, person, 'kicked', 'member') });
  }

  return {
    unblock,

    async say(
      person: number,
      chat: number,
      text: string,
      options: { readonly replyTo?: number } = {},
    ): Promise<SandboxMessage> {
      const speaker = inChat(world, person, chat);
      const words = text.trim();
      if (words === '') throw new NotPossible('A message needs words; got none');
      if (options.replyTo !== undefined && !world.message(chat, options.replyTo))
        throw new NotPossible(`There is no message ${options.replyTo} to reply to in chat ${chat}`);
      const pieces = words.match(new RegExp(`[^]{1,${longestText}}`, 'g')) ?? [];
      let last: SandboxMessage | undefined;
      for (const piece of pieces) last = await write(speaker, chat, { text: piece, replyTo: options.replyTo ?? null });
      return last as SandboxMessage; // `words` is not empty, so there was a piece.
    },

    /** Any data may be tapped, as on Telegram: a bot must not trust that its buttons still hang there. */
    async tap(person: number, chat: number, messageId: number, data: string): Promise<string> {
      const tapper = inChat(world, person, chat);
      const message = world.message(chat, messageId);
      if (message?.from !== botUser.id)
        throw new NotPossible(`Message ${messageId} in chat ${chat} is not one of the bot's that is still there`);
      const id = String(10n ** 17n + BigInt(randomBelow(world.random, 2 ** 32)) * 10n ** 8n + BigInt(messageId));
      await world.askAnswer({ id, person, chat, message: messageId });
      const chat_instance = String(BigInt(chat) * -1_000_003n);
      const query = { id, from: userOf(tapper), message: messageOf(world, message), chat_instance, data };
      await tell({ callback_query: query });
      return id;
    },

    /**
     * Several files make albums of ten at most. Pictures go as photos unless `as` says otherwise or another kind of file is
     * among them: Telegram does not mix the two in one album.
     */
    async attach(
      person: number,
      chat: number,
      files: readonly SentByPerson[],
      caption = '',
      options: { readonly as?: 'photo' | 'document'; readonly replyTo?: number } = {},
    ): Promise<readonly SandboxMessage[]> {
      const sender = inChat(world, person, chat);
      const stored: FileFacts[] = [];
      for (const file of files) stored.push(await storeFile(world, file));
      const photos = options.as !== 'document' && stored.every(({ width }) => width !== null);
      const sent: SandboxMessage[] = [];
      for (let at = 0; at < stored.length; at += largestAlbum) {
        const pieces = stored.slice(at, at + largestAlbum);
        const album =
          pieces.length > 1 ? String(13_000_000_000_000_000n + BigInt(randomBelow(world.random, 2 ** 32))) : null;
        for (const file of pieces)
          sent.push(
            await write(sender, chat, {
              text: sent.length === 0 ? caption.trim() : '',
              file: photos ? file : { ...file, width: null, height: null },
              as: photos ? 'photo' : 'document',
              album,
              replyTo: options.replyTo ?? null,
            }),
          );
      }
      return sent;
    },

    async block(id: number): Promise<void> {
      const person = known(world, id);
      if (person.blocked) return;
      await world.savePerson({ ...person, blocked: true });
      await tell({ my_chat_member: membership(world, person, 'member', 'kicked') });
    },

    /** The bot is a member from the beginning, and is told so. */
    async openGroup(group: Group): Promise<void> {
      await world.saveGroup(group);
      const founder = known(world, group.members[0] ?? 0);
      const change = { ...membership(world, founder, 'left', 'member'), chat: groupChat(group) };
      await tell({ my_chat_member: change });
    },

    async join(groupId: number, person: number): Promise<void> {
      const group = knownGroup(world, groupId);
      if (group.members.includes(person)) return;
      const newcomer = known(world, person);
      await world.saveGroup({ ...group, members: [...group.members, person] });
      await write(newcomer, groupId, { as: 'service', service: { kind: 'joined', members: [person] } });
    },

    async leave(groupId: number, person: number): Promise<void> {
      const leaver = inChat(world, person, groupId);
      const group = knownGroup(world, groupId);
      if (group.members.length === 1) throw new NotPossible(`"${group.title}" would be empty; somebody has to stay`);
      await world.saveGroup({ ...group, members: group.members.filter((member) => member !== person) });
      await write(leaver, groupId, { as: 'service', service: { kind: 'left', members: [person] } });
    },
  };
}

/**
 * Privacy mode, as every bot has it unless switched off: in a group it hears commands, replies to itself, its own name, and
 * who comes and goes (core.telegram.org/bots/features#privacy-mode).
 */
function botHears(world: World, message: SandboxMessage): boolean {
  if (!world.group(message.chat) || message.service) return true;
  const quoted = message.replyTo === null ? undefined : world.message(message.chat, message.replyTo);
  const ours = `@${botUser.username}`;
  return (
    quoted?.from === botUser.id ||
    message.text.toLowerCase().includes(ours) ||
    (message.text.startsWith('/') && !/^\/\w+@/.test(message.text))
  );
}

function membership(world: World, person: Person, was: string, is: string) {
  const status = (name: string) => ({
    status: name,
    user: senderOf(world, botUser.id),
    ...(name === 'kicked' ? { until_date: 0 } : {}),
  });
  return {
    chat: chatOf(world, person.id),
    from: userOf(person),
    date: world.now(),
    old_chat_member: status(was),
    new_chat_member: status(is),
  };
}

function known(world: World, id: number): Person {
  const person = world.person(id);
  if (!person) throw new NotPossible(`The sandbox knows nobody with the id ${id}`);
  return person;
}

function knownGroup(world: World, id: number): Group {
  const group = world.group(id);
  if (!group) throw new NotPossible(`The sandbox has no group with the id ${id}`);
  return group;
}

function inChat(world: World, id: number, chat: number): Person {
  const person = known(world, id);
  if (chat === id || world.group(chat)?.members.includes(id)) return person;
  throw new NotPossible(`${person.name} (${id}) is not in chat ${chat}`);
}
