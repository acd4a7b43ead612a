/** Groups: made by people, with us or without; who comes, goes and is made administrator is told as the page tells it. */
import type { Person, Place } from './people.ts';
import type { Servers } from './servers.ts';
import { chatData, keyOf, type RawMessage, talkOf, type World } from './world.ts';

/** A person, or our own number. */
export type Participant = Pick<Person, 'jid'>;
export type Group = Place & ReturnType<typeof openGroup>;

export const openGroup = (world: World, servers: Servers, title: string, members: readonly Participant[]) => {
  const place = world.rooms.size + 1;
  const jid = `1203634${String(place).padStart(11, '0')}@g.us`;
  const room = {
    id: -place,
    jid,
    title,
    members: new Map(members.map((one, index) => [one.jid, { isAdmin: index === 0 }])),
  };
  world.rooms.set(jid, room);
  const [founder] = members;
  const isOurs = () => room.members.has(world.own.phone);

  /** Those in the group see it; who was taken out sees that too. */
  const announce = (subtype: string, recipients: readonly string[], author = founder?.jid): void => {
    if (!isOurs() && !recipients.includes(world.own.phone)) return;
    const participant = author ? { participant: author } : {};
    const message: RawMessage = {
      id: keyOf({ fromMe: false, remote: jid, id: world.nextId(), ...participant }),
      ...{ t: world.now(), from: jid, to: world.own.phone, type: 'gp2', subtype, recipients, isNewMsg: true },
      ...(author ? { author } : {}),
    };
    talkOf(world, jid).messages.push(message);
    servers.deliver({ kind: 'message', chat: chatData(world, jid), message });
  };
  if (isOurs()) announce('create', [...room.members.keys()]);

  return {
    id: room.id,
    jid,
    title,
    has: (one: Participant) => room.members.has(one.jid),
    add(one: Participant, by?: Participant): void {
      room.members.set(one.jid, { isAdmin: false });
      announce('add', [one.jid], by?.jid);
    },
    remove(one: Participant, by?: Participant): void {
      room.members.delete(one.jid);
      announce('remove', [one.jid], by?.jid);
    },
    /** By themself. */
    leaves(one: Participant): void {
      room.members.delete(one.jid);
      announce('leave', [one.jid], one.jid);
    },
    promote(one: Participant): void {
      room.members.set(one.jid, { isAdmin: true });
      announce('promote', [one.jid]);
    },
    demote(one: Participant): void {
      room.members.set(one.jid, { isAdmin: false });
      announce('demote', [one.jid]);
    },
  };
};
