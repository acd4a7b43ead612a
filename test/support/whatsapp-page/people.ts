/** What people do in WhatsApp: write, send files, answer, react, change their words, and have new numbers. */
import { randomUUID } from 'node:crypto';
import type { Servers } from './servers.ts';
import { addressOf, chatData, type Human, keyOf, type RawMessage, type Room, talkOf, type World } from './world.ts';

export type SentFile = { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array };
/** Anything that names a group. */
export type Place = { readonly jid: string };
export type Spoken = {
  /** A group; the private chat with us unless given. */
  readonly in?: Place;
  /** Id of the message they answer. */
  readonly quote?: string;
  /** When it was written, if not now: messages may come late. */
  readonly at?: Date;
  readonly isForwarded?: boolean;
};
export type Person = ReturnType<typeof personIn>;

/** Nobody has to read it. */
const silent = ['album', 'call_log', 'e2e_notification', 'notification', 'protocol'];

export const personIn = (world: World, servers: Servers, human: Human) => {
  const write = (fields: { readonly type: string } & Record<string, unknown>, spoken: Spoken = {}): string => {
    const group = spoken.in && roomAt(world, spoken.in.jid, human);
    const remote = group?.jid ?? addressOf(human);
    const participant = group ? { participant: addressOf(human) } : {};
    const message: RawMessage = {
      id: keyOf({ fromMe: false, remote, id: world.nextId(), ...participant }),
      t: spoken.at ? Math.floor(spoken.at.getTime() / 1000) : world.now(),
      from: remote,
      to: world.own.phone,
      ...(group ? { author: addressOf(human) } : {}),
      notifyName: human.name,
      isNewMsg: true,
      ...(spoken.isForwarded ? { isForwarded: true, forwardingScore: 1 } : {}),
      ...(spoken.quote ? quoted(world, remote, spoken.quote) : {}),
      ...fields,
    };
    const talk = talkOf(world, remote);
    talk.messages.push(message);
    if (!silent.includes(fields.type)) talk.unread++;
    servers.deliver({ kind: 'message', chat: chatData(world, remote), message });
    return message.id._serialized;
  };
  const sendFile = (
    type: string,
    file: SentFile,
    { caption = '', ...spoken }: Spoken & { caption?: string } = {},
  ): string => {
    const directPath = `/in/${randomUUID()}`;
    world.files.set(directPath, file.bytes);
    const named = type === 'document' ? { filename: file.name } : {};
    const fields = { mimetype: file.mediaType, size: file.bytes.length, directPath, mediaKey: 'key', ...named };
    return write({ type, ...fields, ...(caption === '' ? {} : { caption }) }, spoken);
  };
  const find = (id: string): RawMessage => {
    for (const { messages } of world.talks.values()) {
      const found = messages.find((one) => one.id._serialized === id);
      if (found) return found;
    }
    throw new Error(`There is no message ${id}`);
  };

  return {
    id: human.id,
    name: human.name,
    get phone() {
      return human.phone;
    },
    lid: human.lid,
    /** Where their chat with us stands. */
    get jid() {
      return addressOf(human);
    },
    says: (text: string, spoken: Spoken = {}) => write({ type: 'chat', body: text }, spoken),
    /** Pictures go as pictures unless something else is among them; several are an album. The ids of all. */
    sends(
      files: SentFile | readonly SentFile[],
      spoken: Spoken & { readonly caption?: string } = {},
    ): readonly string[] {
      const list = 'bytes' in files ? [files] : files;
      const arePictures = list.every(({ mediaType }) => /^image\/(png|jpeg)$/.test(mediaType));
      if (list.length > 1 && arePictures) write({ type: 'album' }, spoken);
      return list.map((file, place) =>
        sendFile(arePictures ? 'image' : 'document', file, place === 0 ? spoken : { ...spoken, caption: '' }),
      );
    },
    sendsVoice: (bytes: Uint8Array, spoken: Spoken = {}) =>
      sendFile('ptt', { name: '', mediaType: 'audio/ogg; codecs=opus', bytes }, spoken),
    sendsSticker: (bytes: Uint8Array) => sendFile('sticker', { name: '', mediaType: 'image/webp', bytes }),
    /** Linked devices get the shell alone. */
    sendsViewOnce: (spoken: Spoken = {}) =>
      write({ type: 'ciphertext', subtype: 'view_once_unavailable_fanout' }, spoken),
    sendsContact: (name: string, phone: string) =>
      write({
        type: 'vcard',
        body: `BEGIN:VCARD\nVERSION:3.0\nFN:${name}\nTEL;type=CELL;waid=${phone}:+${phone}\nEND:VCARD`,
      }),
    sendsLocation: () => write({ type: 'location', lat: -7.67, lng: 109.65, body: '' }),
    sendsPoll: (name: string, options: readonly string[]) =>
      write({ type: 'poll_creation', pollName: name, pollOptions: options.map((option) => ({ name: option })) }),
    /** What is in chats and nobody has written. */
    notice: (type: string, subtype = '') => write({ type, subtype }),
    /** For all who have their number. */
    postsStatus(text: string): void {
      const id = keyOf({
        fromMe: false,
        remote: 'status@broadcast',
        id: world.nextId(),
        participant: addressOf(human),
      });
      const message = { id, t: world.now(), from: 'status@broadcast', to: world.own.phone, type: 'chat', body: text };
      const more = { author: addressOf(human), isStatusV3: true, isNewMsg: true };
      servers.deliver({
        kind: 'message',
        chat: { id: 'status@broadcast', title: 'Status' },
        message: { ...message, ...more },
      });
    },
    edits(id: string, text: string): void {
      const message = find(id);
      const field = message.directPath ? 'caption' : 'body';
      const before = message[field];
      message[field] = text;
      const change = { [field]: text, latestEditSenderTimestampMs: world.clock.now().getTime() };
      Object.assign(message, change);
      servers.deliver({ kind: 'changed', id, change, field, before });
    },
    /** Takes their message away for everybody. */
    revokes(id: string): void {
      const message = find(id);
      message.type = 'revoked';
      servers.deliver({ kind: 'changed', id, change: { type: 'revoked' }, field: 'type', before: 'chat' });
    },
    /** An empty one takes it back. */
    reacts(on: string, emoji: string): void {
      const { id } = find(on);
      const own = { fromMe: false, remote: id.remote, id: world.nextId(), participant: addressOf(human) };
      const author = addressOf(human);
      const at = world.clock.now().getTime();
      servers.deliver({ kind: 'reaction', id: own, on: id, author, text: emoji, at });
    },
    /** Their chat goes on under the new number; their LID stays. */
    changesNumber(digits: string): void {
      const before = addressOf(human);
      human.phone = `${digits}@c.us`;
      const after = human.goesBy === 'phone' ? human.phone : before;
      for (const room of world.rooms.values()) {
        const standing = room.members.get(before);
        if (!standing) continue;
        room.members.delete(before);
        room.members.set(after, standing);
      }
      const old = before.endsWith('@lid') ? human.lid : before;
      const id = keyOf({ fromMe: false, remote: after, id: world.nextId() });
      const message = {
        ...{ id, t: world.now(), from: old, to: human.phone, type: 'notification_template', subtype: 'change_number' },
        templateParams: [human.phone, old],
      };
      servers.deliver({ kind: 'announced', chat: chatData(world, after), message });
    },
  };
};

const roomAt = (world: World, jid: string, human: Human): Room => {
  const room = world.rooms.get(jid);
  if (!room?.members.has(addressOf(human))) throw new Error(`${human.name} is not in ${room?.title ?? jid}`);
  return room;
};

/** As the page keeps a quote: a part of the id, and who wrote it. */
const quoted = (world: World, remote: string, id: string) => {
  const [, , stanza, participant] = id.split('_');
  const isOurs = id.startsWith('true_');
  const found = talkOf(world, remote).messages.find((one) => one.id._serialized === id);
  return {
    quotedStanzaID: stanza,
    quotedParticipant: isOurs ? world.own.phone : (participant ?? remote),
    quotedMsg: { type: found?.type ?? 'chat', body: found?.body ?? '' },
  };
};
