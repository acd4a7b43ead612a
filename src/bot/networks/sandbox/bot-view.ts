/** The world as the bot is shown it: users, chats, messages and updates in the shapes of the Bot API. */
import type { Chat, Message, MessageEntity, PhotoSize, Update, User } from 'grammy/types';
import {
  botUser,
  type Entity,
  type FileFacts,
  type Group,
  type Keyboard,
  type Person,
  type SandboxMessage,
} from './scene.ts';
import type { World } from './world.ts';

export function userOf(person: Person): User {
  return { id: person.id, is_bot: false, first_name: person.name, language_code: 'id' };
}

export function chatOf(world: World, id: number): Chat.PrivateChat | Chat.SupergroupChat {
  const group = world.group(id);
  if (group) return groupChat(group);
  return { id, type: 'private', first_name: world.person(id)?.name ?? '' };
}

export const groupChat = (group: Group): Chat.SupergroupChat => ({
  id: group.id,
  type: 'supergroup',
  title: group.title,
});

/** One level of quoting, as the Bot API gives. */
export function messageOf(world: World, message: SandboxMessage, quoting = true): Message {
  const quoted = message.replyTo === null || !quoting ? undefined : world.message(message.chat, message.replyTo);
  const view = {
    message_id: message.id,
    from: senderOf(world, message.from),
    chat: chatOf(world, message.chat),
    date: message.date,
    ...(message.edited === null ? {} : { edit_date: message.edited }),
    ...(message.album === null ? {} : { media_group_id: message.album }),
    ...(quoted ? { reply_to_message: messageOf(world, quoted, false) } : {}),
    ...contentOf(world, message),
    ...(message.keyboard === null ? {} : { reply_markup: { inline_keyboard: markupOf(message.keyboard) } }),
  };
  // `Message` is an intersection of every field there could be; the parts above are each typed by their own Bot API type.
  return view as unknown as Message;
}

export function senderOf(world: World, id: number): User {
  const person = world.person(id);
  return person ? userOf(person) : { ...botUser };
}

/** `Update` demands narrower messages than `Message`; what a person sends is one of those. */
export const updateOf = (update_id: number, content: object): Update => ({ update_id, ...content }) as Update;

function contentOf(world: World, message: SandboxMessage): object {
  const entities = message.entities.map(entityOf);
  if (message.service) {
    const members = message.service.members.map((id) => senderOf(world, id));
    return message.service.kind === 'joined' ? { new_chat_members: members } : { left_chat_member: members[0] };
  }
  if (!message.file) return { text: message.text, ...(entities.length > 0 ? { entities } : {}) };
  const caption = message.text === '' ? {} : { caption: message.text };
  const captionEntities = entities.length > 0 ? { caption_entities: entities } : {};
  const media = message.as === 'photo' ? { photo: photoSizes(message.file) } : { document: documentOf(message.file) };
  return { ...media, ...caption, ...captionEntities };
}

function entityOf({ type, offset, length, url, language }: Entity): MessageEntity {
  // `type` is one of Telegram's names: markup.ts writes no other.
  return { type, offset, length, ...(url ? { url } : {}), ...(language ? { language } : {}) } as MessageEntity;
}

const markupOf = (keyboard: Keyboard) =>
  keyboard.map((row) =>
    row.map((button) =>
      'url' in button ? { text: button.text, url: button.url } : { text: button.text, callback_data: button.data },
    ),
  );

const documentOf = (file: FileFacts) => ({
  file_id: file.id,
  file_unique_id: file.uniqueId,
  file_name: file.name,
  mime_type: file.mediaType,
  file_size: file.size,
});

/**
 * Telegram offers a photo in several sizes, smallest first, and the last is the one to take. Only that one can be downloaded
 * here: a bot that picks a thumbnail by mistake finds out at once.
 */
function photoSizes(file: FileFacts): PhotoSize[] {
  const width = file.width ?? 1;
  const height = file.height ?? 1;
  const longest = Math.max(width, height);
  const smaller = (
    [
      ['s', 90],
      ['m', 320],
      ['x', 800],
    ] as const
  ).filter(([, box]) => box < longest);
  const thumbnails = smaller.map(([letter, box]) => ({
    file_id: `${file.id}-${letter}`,
    file_unique_id: `${file.uniqueId}${letter}`,
    width: Math.max(1, Math.round((width * box) / longest)),
    height: Math.max(1, Math.round((height * box) / longest)),
    file_size: Math.min(file.size, box * box),
  }));
  const full = { file_id: file.id, file_unique_id: file.uniqueId, width, height, file_size: file.size };
  return [...thumbnails, full];
}
