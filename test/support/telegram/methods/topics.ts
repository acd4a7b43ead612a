/** Topics of a forum (core.telegram.org/bots/api#createforumtopic). */
import { badRequest } from '../refusal.ts';
import { announce } from '../speech.ts';
import { mayIn } from '../views.ts';
import type { Room, Topic, World } from '../world.ts';
import { type Call, type Method, whole, words } from './call.ts';
import { remove } from './editing.ts';
import { chatOf } from './target.ts';

const colors = [7322096, 16766590, 13338331, 9367192, 16749490, 16478047];
const longestName = 128;

export const createForumTopic: Method = (world, call) => {
  const room = forum(world, call);
  if (!mayIn(room, world.bot.id, 'can_manage_topics')) throw badRequest('not enough rights to create a topic');
  const name = words(call, 'name').trim();
  if (name === '') throw badRequest('TOPIC_TITLE_EMPTY');
  checkName(call, name);
  const color = whole(call, 'icon_color') ?? colors[0] ?? 0;
  if (!colors.includes(color)) throw badRequest('TOPIC_ICON_COLOR_INVALID');
  const { id, emoji } = openTopic(world, room, world.bot.id, name, color, words(call, 'icon_custom_emoji_id') || null);
  return { message_thread_id: id, name, icon_color: color, ...(emoji ? { icon_custom_emoji_id: emoji } : {}) };
};

/** A topic has the id of the service message that opened it. */
export function openTopic(
  world: World,
  room: Room,
  by: number,
  name: string,
  color = colors[0] ?? 0,
  emoji: string | null = null,
): Topic {
  const id = room.lastMessage + 1;
  const topic: Topic = { id, name, color, emoji, closed: false };
  room.topics.set(id, topic);
  announce(world, room, by, { forum_topic_created: { name, icon_color: color, ...iconOf(emoji) } }, id);
  return topic;
}

const iconOf = (emoji: string | null) => (emoji ? { icon_custom_emoji_id: emoji } : {});

export const editForumTopic: Method = (world, call) => {
  const { room, topic } = topicOf(world, call);
  const name = words(call, 'name').trim() || topic.name;
  const given = call.params.icon_custom_emoji_id;
  const emoji = given === undefined ? topic.emoji : String(given) || null;
  checkName(call, name);
  if (name === topic.name && emoji === topic.emoji) throw badRequest('TOPIC_NOT_MODIFIED');
  const changes = { ...(name === topic.name ? {} : { name }), ...(emoji === topic.emoji ? {} : iconOf(emoji ?? '')) };
  topic.name = name;
  topic.emoji = emoji;
  announce(world, room, world.bot.id, { forum_topic_edited: changes }, topic.id);
  return true;
};

export const closeForumTopic: Method = (world, call) => turn(world, call, true);
export const reopenForumTopic: Method = (world, call) => turn(world, call, false);

function turn(world: World, call: Call, closed: boolean): true {
  const { room, topic } = topicOf(world, call);
  closeTopic(world, room, topic, world.bot.id, closed);
  return true;
}

export function closeTopic(world: World, room: Room, topic: Topic, by: number, closed: boolean): void {
  if (topic.closed === closed) throw badRequest('TOPIC_NOT_MODIFIED');
  topic.closed = closed;
  announce(world, room, by, closed ? { forum_topic_closed: {} } : { forum_topic_reopened: {} }, topic.id);
}

export const deleteForumTopic: Method = (world, call) => {
  const { room, topic } = topicOf(world, call, 'can_delete_messages');
  dropTopic(world, room, topic);
  return true;
};

/** With everything that was said in it. */
export function dropTopic(world: World, room: Room, topic: Topic): void {
  room.topics.delete(topic.id);
  for (const message of [...room.messages.values()]) if (message.thread === topic.id) remove(world, room, message);
  world.tell({ kind: 'chat' });
}

function topicOf(world: World, call: Call, right = 'can_manage_topics'): { room: Room; topic: Topic } {
  const room = forum(world, call);
  const topic = room.topics.get(whole(call, 'message_thread_id') ?? 0);
  if (!topic) throw badRequest('TOPIC_ID_INVALID');
  if (!mayIn(room, world.bot.id, right)) throw badRequest('not enough rights to manage topics in the chat');
  return { room, topic };
}

function forum(world: World, call: Call): Room {
  const room = chatOf(world, call);
  if (room.type !== 'supergroup' || !room.forum) throw badRequest('the chat is not a forum');
  return room;
}

function checkName({ note }: Call, name: string): void {
  if ([...name].length <= longestName) return;
  note(`name: ${[...name].length} characters; at most ${longestName} are documented`);
  throw badRequest('TOPIC_TITLE_TOO_LONG');
}
