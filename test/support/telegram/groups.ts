/** Groups, supergroups and channels as their members shape them: who is added, made administrator, thrown out; renamed, upgraded, parted into topics. */
import { closeTopic, dropTopic, openTopic } from './methods/topics.ts';
import { comers, type Place } from './people.ts';
import { NotPossible } from './refusal.ts';
import { announce, changeMember, post } from './speech.ts';
import { groupAnonymousBot, userView } from './views.ts';
import type { Member, Rights, Room, Topic, World } from './world.ts';
import { newRoom, roomOf } from './world.ts';

export type Group = ReturnType<typeof groupIn>;

/** What an administrator gets when nothing is chosen, as in the apps: everything but naming further ones and hiding. */
export const usualRights: Rights = {
  can_manage_chat: true,
  can_delete_messages: true,
  can_manage_video_chats: true,
  can_restrict_members: true,
  can_promote_members: false,
  can_change_info: true,
  can_invite_users: true,
  can_pin_messages: true,
  can_manage_topics: true,
  can_post_messages: true,
  can_edit_messages: true,
};

type Made = {
  readonly id: number;
  readonly type: 'group' | 'supergroup' | 'channel';
  readonly title: string;
  /** The first one made it. */
  readonly members: readonly Place[];
  readonly forum?: boolean;
  readonly username?: string;
};

export function openGroup(world: World, { id, type, title, members, forum = false, username }: Made): Group {
  const [founder, ...others] = members;
  if (!founder) throw new NotPossible('Somebody has to make the group');
  const room = newRoom({ id, type, title, forum, username: username ?? null });
  world.rooms.set(id, room);
  room.members.set(founder.id, { status: 'creator' });
  for (const one of others) if (one.id !== world.bot.id) room.members.set(one.id, { status: 'member' });
  if (others.some((one) => one.id === world.bot.id)) {
    changeMember(world, room, world.bot.id, { status: 'member' }, founder.id);
    if (type === 'group') announce(world, room, founder.id, { group_chat_created: true });
  }
  return groupIn(world, room, founder.id);
}

/** A handle that stays the same when the group becomes a supergroup. */
function groupIn(world: World, first: Room, founder: number) {
  let room = first;
  const set = (who: Place, member: Member, by: Place) => changeMember(world, room, who.id, member, by.id);
  const owner = { id: founder };

  return {
    get id() {
      return room.id;
    },
    get title() {
      return room.title;
    },
    get type() {
      return room.type;
    },
    members: (): ReadonlyMap<number, Member> => room.members,

    /** People, or the bot. */
    add(who: Place, by: Place = owner): void {
      set(who, { status: 'member' }, by);
      if (room.type !== 'channel') announce(world, room, by.id, comers([userView(world, who.id)]));
    },
    /** Somebody is thrown out. The service message goes to those who are left. */
    remove(who: Place, by: Place = owner): void {
      set(who, { status: 'kicked' }, by);
      if (room.type !== 'channel') announce(world, room, by.id, { left_chat_member: userView(world, who.id) });
    },
    promote(
      who: Place,
      rights: Rights = {},
      { by = owner, anonymous = false }: { readonly by?: Place; readonly anonymous?: boolean } = {},
    ): void {
      set(who, { status: 'administrator', rights: { ...usualRights, ...rights }, anonymous }, by);
    },
    demote(who: Place, by: Place = owner): void {
      set(who, { status: 'member' }, by);
    },
    restrict(who: Place, rights: Rights = {}, by: Place = owner): void {
      set(who, { status: 'restricted', rights }, by);
    },
    /** The owner hides behind the group's name, or comes out again. */
    hideOwner(anonymous = true): void {
      room.members.set(founder, { status: 'creator', anonymous });
    },
    rename(title: string, by: Place = owner): void {
      room.title = title;
      announce(world, room, by.id, { new_chat_title: title });
    },

    /**
     * A group becomes a supergroup with another id, as happens when it is made public, gets topics or grows: each of the two
     * says where it went and where it came from, and nothing can be sent to the old one.
     */
    upgrade({ forum = false }: { readonly forum?: boolean } = {}): void {
      if (room.type !== 'group') throw new NotPossible(`${room.title} is a ${room.type} already`);
      const old = room;
      const id = -1_002_000_000_000 + (old.id % 1_000_000_000);
      const grown = newRoom({ id, type: 'supergroup', title: old.title, forum });
      for (const [who, member] of old.members) grown.members.set(who, member);
      world.rooms.set(id, grown);
      announce(world, old, founder, { migrate_to_chat_id: id });
      old.movedTo = id;
      room = grown;
      const content = { migrate_from_chat_id: old.id };
      post(world, grown, { from: groupAnonymousBot.id, senderChat: id, content, service: true });
    },

    makeForum(): void {
      if (room.type !== 'supergroup') throw new NotPossible('Only a supergroup has topics');
      room.forum = true;
    },
    topics: (): readonly Topic[] => [...room.topics.values()],
    openTopic: (name: string, by: Place = owner): Topic => openTopic(world, room, by.id, name),
    closeTopic: (topic: Topic, by: Place = owner) => closeTopic(world, room, topic, by.id, true),
    reopenTopic: (topic: Topic, by: Place = owner) => closeTopic(world, room, topic, by.id, false),
    deleteTopic: (topic: Topic) => dropTopic(world, room, topic),
    /** Ids of pinned messages, oldest first. */
    pinned: (): readonly number[] => room.pinned,
    wholeRoom: (): Room => roomOf(world, room.id),
  };
}
