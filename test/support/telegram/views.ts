/** How the bot sees things: the objects of the Bot API (core.telegram.org/bots/api#available-types). */
import type { Fields, Member, Message, Rights, Room, User, World } from './world.ts';

/** Under this account the messages of anonymous administrators arrive. */
export const groupAnonymousBot: User = {
  id: 1087968824,
  is_bot: true,
  first_name: 'Group',
  username: 'GroupAnonymousBot',
};

export function userView(world: World, id: number): User {
  if (id === world.bot.id) return world.bot;
  if (id === groupAnonymousBot.id) return groupAnonymousBot;
  const account = world.accounts.get(id);
  if (!account) return { id, is_bot: false, first_name: '' };
  return account.deactivated ? { id, is_bot: false, first_name: '' } : account.user;
}

export function chatView(world: World, room: Room): Fields {
  if (room.type === 'private') {
    const { first_name, last_name, username } = userView(world, room.id);
    return defined({ id: room.id, first_name, last_name, username, type: 'private' });
  }
  return defined({
    id: room.id,
    title: room.title,
    username: room.username ?? undefined,
    type: room.type,
    is_forum: room.forum || undefined,
  });
}

/** `deep`: with the message it replies to, whose own reply is not told any more. */
export function messageView(world: World, message: Message, deep = true): Fields {
  const room = world.rooms.get(message.chat);
  if (!room) throw new Error(`Message ${message.id} is in no chat`);
  // In a topic what answers nothing else answers the message that opened it.
  const quoted = room.messages.get(message.replyTo ?? message.thread ?? 0);
  const sender = message.senderChat === null ? undefined : world.rooms.get(message.senderChat);
  return defined({
    message_id: message.id,
    message_thread_id: message.thread ?? undefined,
    from: message.from === null ? undefined : userView(world, message.from),
    sender_chat: sender && chatView(world, sender),
    chat: chatView(world, room),
    date: message.date,
    edit_date: message.edited ?? undefined,
    is_topic_message: message.thread === null ? undefined : true,
    ...(message.forward ?? {}),
    media_group_id: message.album ?? undefined,
    reply_to_message: deep && quoted && quoted !== message ? messageView(world, quoted, false) : undefined,
    quote: message.quote ?? undefined,
    ...message.content,
    reply_markup: message.markup?.kind === 'inline' ? { inline_keyboard: message.markup.rows } : undefined,
  });
}

const adminRights = [
  'can_manage_chat',
  'can_delete_messages',
  'can_manage_video_chats',
  'can_restrict_members',
  'can_promote_members',
  'can_change_info',
  'can_invite_users',
  'can_post_stories',
  'can_edit_stories',
  'can_delete_stories',
  'can_pin_messages',
  'can_send_welcome_messages',
] as const;
const sendingRights = [
  'can_send_messages',
  'can_send_audios',
  'can_send_documents',
  'can_send_photos',
  'can_send_videos',
  'can_send_video_notes',
  'can_send_voice_notes',
  'can_send_polls',
  'can_send_other_messages',
  'can_add_web_page_previews',
  'can_react_to_messages',
  'can_edit_tag',
  'can_change_info',
  'can_invite_users',
  'can_pin_messages',
  'can_manage_topics',
] as const;

/** core.telegram.org/bots/api#chatmember */
export function memberView(world: World, room: Room, id: number, member: Member = memberOf(room, id)): Fields {
  const { status, rights = {}, anonymous = false, title } = member;
  const user = userView(world, id);
  const is_anonymous = anonymous;
  if (status === 'creator') return defined({ user, status, is_anonymous, custom_title: title });
  if (status === 'administrator') {
    const extra = room.type === 'channel' ? ['can_post_messages', 'can_edit_messages'] : ['can_manage_topics'];
    const granted = listed([...adminRights, ...(room.type === 'group' ? [] : extra)], rights);
    return defined({
      user,
      status,
      can_be_edited: false,
      ...granted,
      can_manage_chat: true,
      is_anonymous,
      custom_title: title,
    });
  }
  if (status === 'restricted')
    return { user, status, is_member: true, ...listed(sendingRights, rights), until_date: 0 };
  if (status === 'kicked') return { user, status, until_date: 0 };
  return { user, status };
}

export const memberOf = (room: Room, id: number): Member => room.members.get(id) ?? { status: 'left' };
export const isIn = (room: Room, id: number): boolean => !['left', 'kicked'].includes(memberOf(room, id).status);
export const isAdmin = (room: Room, id: number): boolean =>
  ['creator', 'administrator'].includes(memberOf(room, id).status);

/** Whether a member may do what `right` names; a creator may everything. */
export function mayIn(room: Room, id: number, right: string): boolean {
  const { status, rights } = memberOf(room, id);
  return status === 'creator' || (status === 'administrator' && rights?.[right] === true);
}

const listed = (names: readonly string[], rights: Rights): Rights =>
  Object.fromEntries(names.map((name) => [name, rights[name] === true]));

/** Telegram leaves out what is not there. */
export const defined = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
