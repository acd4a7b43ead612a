/** What a bot asks and does in a chat: who is there, what is pinned, how it leaves. */
import { badRequest } from '../refusal.ts';
import { announce, changeMember } from '../speech.ts';
import { chatView, defined, isAdmin, isIn, memberView, messageView, userView } from '../views.ts';
import type { Room, World } from '../world.ts';
import { type Call, flag, type Method, whole } from './call.ts';
import { chatNamed, chatOf, messageNamed, needRight, writableChat } from './target.ts';

export const getChat: Method = (world, call) => {
  const room = chatOf(world, call);
  const pinned = room.messages.get(room.pinned.at(-1) ?? 0);
  return defined({
    ...chatView(world, room),
    accent_color_id: 0,
    max_reaction_count: 11,
    accepted_gift_types: {
      unlimited_gifts: false,
      limited_gifts: false,
      unique_gifts: false,
      premium_subscription: false,
      gifts_from_channels: false,
    },
    permissions: room.type === 'group' || room.type === 'supergroup' ? { can_send_messages: true } : undefined,
    pinned_message: pinned && messageView(world, pinned),
  });
};

export const getChatMember: Method = (world, call) => {
  const room = chatOf(world, call);
  const user = whole(call, 'user_id');
  if (user === undefined) throw badRequest('invalid user_id specified');
  if (user !== world.bot.id && !world.accounts.get(user)?.met) throw badRequest('PARTICIPANT_ID_INVALID');
  if (room.type === 'private') return { user: userView(world, user), status: 'member' };
  return memberView(world, room, user);
};

export const getChatAdministrators: Method = (world, call) => {
  const room = chatOf(world, call);
  if (room.type === 'private') throw badRequest('there are no administrators in the private chat');
  return [...room.members.keys()]
    .filter((id) => isAdmin(room, id))
    .filter((id) => id === world.bot.id || flag(call, 'return_bots') || !userView(world, id).is_bot)
    .map((id) => memberView(world, room, id));
};

export const getChatMemberCount: Method = (world, call) => {
  const room = chatOf(world, call);
  return room.type === 'private' ? 2 : [...room.members.keys()].filter((id) => isIn(room, id)).length;
};

export const leaveChat: Method = (world, call) => {
  const room = chatOf(world, call);
  if (room.type === 'private') throw badRequest("chat member status can't be changed in private chats");
  changeMember(world, room, world.bot.id, { status: 'left' }, world.bot.id);
  return true;
};

export const pinChatMessage: Method = (world, call) => {
  const room = pinnable(world, call);
  const message = messageNamed(call, room, 'to pin');
  if (message.service) throw badRequest("message can't be pinned");
  if (room.pinned.includes(message.id)) return true;
  room.pinned.push(message.id);
  announce(world, room, world.bot.id, { pinned_message: messageView(world, message, false) }, message.thread);
  return true;
};

export const unpinChatMessage: Method = (world, call) => {
  const room = pinnable(world, call);
  const id = whole(call, 'message_id') ?? room.pinned.toSorted((one, other) => one - other).at(-1);
  if (id === undefined || !room.messages.has(id)) throw badRequest('message to unpin not found');
  return unpin(world, room, (pinned) => pinned === id);
};

export const unpinAllChatMessages: Method = (world, call) => unpin(world, pinnable(world, call), () => true);

export const unpinAllForumTopicMessages: Method = (world, call) => {
  const room = pinnable(world, call);
  const thread = whole(call, 'message_thread_id');
  if (thread === undefined || !room.topics.has(thread)) throw badRequest('message thread not found');
  return unpin(world, room, (id) => room.messages.get(id)?.thread === thread);
};

function pinnable(world: World, call: Call): Room {
  const room = writableChat(world, call);
  needRight(world, room, 'can_pin_messages', 'manage pinned messages in the chat');
  return room;
}

function unpin(world: World, room: Room, which: (id: number) => boolean): true {
  room.pinned = room.pinned.filter((id) => !which(id));
  world.tell({ kind: 'chat' });
  return true;
}

export const setChatMenuButton: Method = (world, call) => {
  const button = call.params.menu_button ?? { type: 'default' };
  const { type, text, web_app } = button as { type?: unknown; text?: unknown; web_app?: { url?: unknown } }; // whatever came
  if (!['commands', 'web_app', 'default'].includes(String(type)))
    throw badRequest("can't parse menu button: Invalid menu button type specified");
  if (type === 'web_app' && (typeof text !== 'string' || !String(web_app?.url).startsWith('https://')))
    throw badRequest('BUTTON_URL_INVALID');
  world.commands.setButton(menuChat(world, call), { ...(button as object) });
  return true;
};

export const getChatMenuButton: Method = (world, call) => world.commands.button(menuChat(world, call));

function menuChat(world: World, call: Call): number {
  if (call.params.chat_id === undefined) return 0;
  const room = chatNamed(world, call);
  if (room.type !== 'private') throw badRequest('chat_id must be a private chat');
  return room.id;
}
