/** What people do in Telegram: write, edit, tap, send, react, block, come and go. Each act becomes what the bot would be told. */
import { found } from './entities.ts';
import { type FileKind, fileView, store, storePhoto, type Upload } from './files.ts';
import { albumId, originOf } from './methods/sending.ts';
import { captionFields, longestCaption, longestText, textFields } from './methods/text.ts';
import { NotPossible } from './refusal.ts';
import { announce, anonymously, changeMember, edited, post, type Said, tellBot } from './speech.ts';
import { chatView, isAdmin, isIn, memberOf, messageView, userView } from './views.ts';
import type { Fields, Message, Room, World } from './world.ts';
import { accountOf, roomOf } from './world.ts';

/** Anything with the id of a chat. */
export type Place = { readonly id: number };
export type Spoken = {
  /** A group or channel; the private chat with the bot unless given. */
  readonly in?: Place;
  readonly topic?: number;
  readonly replyTo?: number;
  /** A part of the message replied to. */
  readonly quote?: string;
};
export type SentFiles = Spoken & {
  readonly caption?: string;
  /** Pictures go as photos unless something else is among them. */
  readonly as?: 'photo' | 'document';
  /** In which order the bot hears of them; the messages themselves stand in the order they were sent. */
  readonly arrival?: readonly number[];
  /** Each is handed out by itself. */
  readonly spread?: boolean;
};
export type Person = ReturnType<typeof personIn>;

/** They may stand in one album. */
const picture = /^(image\/(png|jpe?g)|video\/mp4)$/;

export function personIn(world: World, id: number) {
  const account = accountOf(world, id);

  /** Where they speak; the first word in private starts the bot, and unblocks it. */
  function speak(spoken: Spoken, content: Fields, more: Partial<Said> = {}, quiet = false): Message {
    const room = placeOf(spoken.in);
    if (spoken.topic !== undefined && !room.topics.has(spoken.topic))
      throw new NotPossible(`There is no topic ${spoken.topic} in ${room.title}`);
    if (room.topics.get(spoken.topic ?? 0)?.closed && !isAdmin(room, id)) throw new NotPossible('The topic is closed');
    const text = String(room.messages.get(spoken.replyTo ?? 0)?.content.text ?? '');
    const quote = spoken.quote === undefined ? null : { text: spoken.quote, position: text.indexOf(spoken.quote) };
    const who = room.type === 'channel' ? { from: null, senderChat: room.id } : anonymously(room, id);
    const replyTo = spoken.replyTo ?? null;
    return post(world, room, { ...who, content, replyTo, quote, thread: spoken.topic ?? null, ...more }, { quiet });
  }

  function placeOf(place: Place | undefined): Room {
    if (!place || place.id === id) return privateRoom();
    const room = roomOf(world, place.id);
    if (!isIn(room, id)) throw new NotPossible(`${account.user.first_name} (${id}) is not in ${room.title}`);
    if (room.type === 'channel' && !isAdmin(room, id)) throw new NotPossible('Only administrators post in a channel');
    return room;
  }

  function privateRoom(): Room {
    account.met = true;
    if (account.blocked) unblock();
    account.started = true;
    return roomOf(world, id);
  }

  function unblock(): void {
    if (!account.blocked) return;
    account.blocked = false;
    tellStanding('kicked', 'member');
  }

  /** What the bot is in the private chat. */
  function tellStanding(was: string, is: string): void {
    const standing = (status: string) => ({
      user: world.bot,
      status,
      ...(status === 'kicked' ? { until_date: 0 } : {}),
    });
    const chat = chatView(world, roomOf(world, id));
    const change = { chat, from: userView(world, id), date: world.now() };
    const [old_chat_member, new_chat_member] = [standing(was), standing(is)];
    world.updates.add('my_chat_member', { ...change, old_chat_member, new_chat_member }, id);
  }

  const sendOne = (kind: FileKind, file: Upload, spoken: Spoken = {}): Message =>
    speak(spoken, fileView(kind === 'photo' ? storePhoto(world, file) : store(world, kind, file)));

  return {
    id,
    get name() {
      return [account.user.first_name, account.user.last_name].filter(Boolean).join(' ');
    },
    get user() {
      return account.user;
    },

    /** The button below an empty chat, or a link t.me/bot?start=payload. */
    start: (payload = '') => speak({}, textOf(`/start ${payload}`.trim())),

    /** Longer text goes as several messages, as the apps send it. The last one is returned. */
    says(text: string, spoken: Spoken = {}): Message {
      const pieces = text.trim().match(new RegExp(`[^]{1,${longestText}}`, 'g')) ?? [];
      const sent = pieces.map((piece) => speak(spoken, textOf(piece)));
      const last = sent.at(-1);
      if (!last) throw new NotPossible('A message needs words');
      return last;
    },

    edits(message: Message | number, text: string, { in: place }: Spoken = {}): Message {
      const room = placeOf(place);
      const there = room.messages.get(typeof message === 'number' ? message : message.id);
      if (!there) throw new NotPossible('That message is gone');
      const { caption: _, caption_entities: __, ...rest } = there.content;
      there.content = 'text' in rest ? textOf(text) : { ...rest, ...captionFields({ text, entities: found(text) }) };
      edited(world, room, there);
      return there;
    },

    /** Nobody is told. */
    deletes(message: Message | number, { in: place }: Spoken = {}): void {
      const room = placeOf(place);
      const number = typeof message === 'number' ? message : message.id;
      room.messages.delete(number);
      world.tell({ kind: 'deleted', chat: room.id, id: number });
    },

    /** Any data, also of one's own making; on a message that is gone the bot learns only where it stood. */
    taps(message: Message | number, data: string, { in: place }: Spoken = {}): string {
      const room = place ? roomOf(world, place.id) : privateRoom();
      const number = typeof message === 'number' ? message : message.id;
      const there = room.messages.get(number);
      const chat = chatView(world, room);
      const shown = there ? messageView(world, there) : { chat, message_id: number, date: 0 };
      const tap = world.queries.tap({ person: id, chat: room.id, message: number });
      const chat_instance = String(BigInt(room.id) * -1_000_003n);
      world.updates.add(
        'callback_query',
        { id: tap, from: userView(world, id), message: shown, chat_instance, data },
        id,
      );
      return tap;
    },

    /** Several files make albums of ten at most; the caption stands under the first. */
    sends(files: Upload | readonly Upload[], options: SentFiles = {}): readonly Message[] {
      const list = 'bytes' in files ? [files] : files;
      const photos = options.as !== 'document' && list.every(({ mediaType = '' }) => picture.test(mediaType));
      const caption = options.caption?.trim().slice(0, longestCaption);
      const sent: Message[] = [];
      for (let at = 0; at < list.length; at += 10) {
        const group = list.slice(at, at + 10);
        const album = group.length > 1 ? albumId(world) : null;
        for (const file of group) {
          const film = photos && file.mediaType === 'video/mp4';
          const made = film
            ? store(world, 'video', file)
            : photos
              ? storePhoto(world, file)
              : store(world, 'document', file);
          const text = sent.length === 0 && caption ? { text: caption, entities: found(caption) } : undefined;
          sent.push(speak(options, { ...fileView(made), ...captionFields(text) }, { album }, true));
        }
      }
      const order = options.arrival ?? sent.keys().toArray();
      const room = roomOf(world, options.in?.id ?? id);
      for (const at of order) {
        const message = sent[at];
        if (message) tellBot(world, room, message, { alone: options.spread === true });
      }
      return sent;
    },

    /** One that `arrival` left out comes after all. */
    arrives(message: Message | number, { in: place }: Spoken = {}): void {
      const room = placeOf(place);
      const there = room.messages.get(typeof message === 'number' ? message : message.id);
      if (!there) throw new NotPossible('That message is gone');
      tellBot(world, room, there);
    },

    sticker: (spoken: Spoken = {}) => sendOne('sticker', { name: 'sticker.webp', bytes: some(8000) }, spoken),
    voice: (spoken: Spoken = {}) => sendOne('voice', { name: 'voice.ogg', bytes: some(9000) }, spoken),
    videoNote: (spoken: Spoken = {}) => sendOne('video_note', { name: 'note.mp4', bytes: some(90_000) }, spoken),
    video: (spoken: Spoken = {}) => sendOne('video', { name: 'video.mp4', bytes: some(90_000) }, spoken),
    contact: (phone: string, spoken: Spoken = {}) =>
      speak(spoken, { contact: { phone_number: phone, first_name: account.user.first_name, user_id: id } }),
    location: (spoken: Spoken = {}) => speak(spoken, { location: { latitude: -7.6681, longitude: 109.6519 } }),
    poll: (question: string, spoken: Spoken = {}) =>
      speak(spoken, {
        poll: {
          id: albumId(world),
          question,
          options: ['Ya', 'Tidak'].map((text) => ({ persistent_id: text, text, voter_count: 0 })),
          total_voter_count: 0,
          is_closed: false,
          is_anonymous: true,
          type: 'regular',
          allows_multiple_answers: false,
        },
      }),
    /** Something said elsewhere, shown to the bot. */
    forwards(message: Message, spoken: Spoken = {}): Message {
      const origin = originOf(world, roomOf(world, message.chat), message);
      return speak(spoken, message.content, { forward: { forward_origin: origin } });
    },

    /** The bot hears of it as an administrator who asked to be told. */
    reacts(message: Message, emoji: string, { in: place }: Spoken = {}): void {
      const room = placeOf(place);
      const date = world.now();
      const new_reaction = [{ type: 'emoji', emoji }];
      const chat = chatView(world, room);
      if (room.type !== 'private' && !isAdmin(room, world.bot.id)) return;
      const reaction = {
        chat,
        message_id: message.id,
        user: userView(world, id),
        date,
        old_reaction: [],
        new_reaction,
      };
      world.updates.add('message_reaction', reaction, room.id);
    },

    /** `@bot words` typed in any chat. */
    asksInline(query: string): string {
      const asked = world.queries.ask(id);
      world.updates.add(
        'inline_query',
        { id: asked, from: userView(world, id), query, offset: '', chat_type: 'sender' },
        id,
      );
      return asked;
    },

    block(): void {
      if (account.blocked || !account.started) return;
      account.blocked = true;
      tellStanding('member', 'kicked');
    },
    unblock,
    /** The account is deleted; nobody is told. */
    deactivates(): void {
      account.deactivated = true;
    },

    joins(place: Place): void {
      const room = roomOf(world, place.id);
      if (isIn(room, id)) return;
      changeMember(world, room, id, { status: 'member' }, id);
      if (room.type !== 'channel') announce(world, room, id, comers([userView(world, id)]));
    },
    leaves(place: Place): void {
      const room = roomOf(world, place.id);
      if (!isIn(room, id)) return;
      if (room.type !== 'channel') announce(world, room, id, { left_chat_member: userView(world, id) });
      changeMember(world, room, id, { status: 'left' }, id);
    },
    /** What they are in a chat. */
    standingIn: (place: Place) => memberOf(roomOf(world, place.id), id).status,
    /** The menu they see in a chat. */
    commands: (place: Place = { id }) =>
      world.commands.shown(roomOf(world, place.id), id, account.user.language_code ?? ''),
  };
}

const textOf = (text: string): Fields => textFields({ text, entities: found(text) });
const some = (size: number) => new Uint8Array(size).fill(7);

/** Besides the list the Bot API still tells the first one twice, in fields it no longer documents. */
export const comers = (users: readonly Fields[]): Fields => ({
  new_chat_participant: users[0],
  new_chat_member: users[0],
  new_chat_members: users,
});
