/** What a person sees of a message: the shape the stories read, whichever network they are told on. */
import type { Button as SandboxButton, Entity as SandboxEntity, SandboxMessage } from '#bot/networks/sandbox/scene.ts';
import type { Fields, Message, World } from './world.ts';

export type Seen = SandboxMessage & {
  readonly topic: number | null;
  readonly pinned: boolean;
  readonly reactions: readonly string[];
  /** The file, by the id the bot knows it under. */
  readonly fileId: string | null;
  /** The Bot API's own fields of what was said. */
  readonly content: Fields;
};

export function seen(world: World, message: Message): Seen {
  const { content, markup } = message;
  const file = fileIn(world, content);
  const forceReply = markup?.kind === 'force-reply' ? markup : null;
  return {
    chat: message.chat,
    id: message.id,
    from: message.from ?? message.senderChat ?? 0,
    date: message.date,
    edited: message.edited,
    text: String(content.text ?? content.caption ?? ''),
    entities: (content.entities ?? content.caption_entities ?? []) as readonly SandboxEntity[], // what `found` made
    file: file?.facts ?? null,
    as: message.service ? 'service' : file ? (file.photo ? 'photo' : 'document') : 'text',
    album: message.album,
    replyTo: message.replyTo,
    keyboard: markup?.kind === 'inline' ? markup.rows.map((row) => row.map(buttonSeen)) : null,
    forceReply: forceReply && {
      placeholder: forceReply.placeholder,
      person: forceReply.selective ? askedPerson(world, message) : null,
    },
    service: null,
    topic: message.thread,
    pinned: world.rooms.get(message.chat)?.pinned.includes(message.id) === true,
    reactions: message.reaction.map(({ emoji, type }) => String(emoji ?? type)),
    fileId: file?.facts.id ?? null,
    content,
  };
}

/** Selective: whoever wrote what is replied to. */
const askedPerson = (world: World, message: Message): number | null =>
  world.rooms.get(message.chat)?.messages.get(message.replyTo ?? 0)?.from ?? null;

const buttonSeen = ({ text, callback_data, url }: Fields): SandboxButton =>
  typeof url === 'string' ? { text: String(text), url } : { text: String(text), data: String(callback_data ?? '') };

function fileIn(world: World, content: Fields) {
  const sizes = content.photo as readonly { file_id: string; width: number; height: number }[] | undefined; // as fileView made it
  const biggest = sizes?.at(-1);
  const document = content.document as { file_id: string } | undefined; // as fileView made it
  const stored = world.files.get(biggest?.file_id ?? document?.file_id ?? '');
  if (!stored) return null;
  const facts = {
    id: stored.id,
    uniqueId: stored.uniqueId,
    name: stored.name,
    mediaType: stored.mediaType,
    size: stored.size,
    width: biggest?.width ?? null,
    height: biggest?.height ?? null,
  };
  return { facts, photo: biggest !== undefined };
}
