/** WhatsApp as a stage for stories: buttons are the numbered lines a person reads, and a tap is the number they type. */
import type { Button, SandboxEvent, SandboxMessage } from '#bot/networks/sandbox/scene.ts';
import { chat, group, type Settle, type Stage } from '../chat.ts';
import type { Group } from './groups.ts';
import type { Person, Place } from './people.ts';
import type { Sent, Whatsapp } from './whatsapp.ts';

/** A person's private chat with the bot. */
export const whatsappChat = (whatsapp: Whatsapp, person: Person, settle: Settle) =>
  chat(stageOf(whatsapp, new Map([[person.id, person]]), [person]), person, settle);

/** A group: `.as(person)` gives the voice of a member. */
export const whatsappGroup = (whatsapp: Whatsapp, where: Group, people: readonly Person[], settle: Settle) =>
  group(stageOf(whatsapp, new Map([[where.id, where]]), people), where, settle);

const bot = 1;

/** `places`: where the conversation is, by the number it has on this stage. */
const stageOf = (whatsapp: Whatsapp, places: ReadonlyMap<number, Place>, people: readonly Person[]): Stage => {
  const placeOf = (where: number): Place => {
    const place = places.get(where);
    if (!place) throw new Error(`There is no chat ${where} on this stage`);
    return place;
  };
  const known = (id: number): Person => {
    const person = people.find((one) => one.id === id);
    if (!person) throw new Error(`Nobody on this stage has the id ${id}`);
    return person;
  };
  const messages = (where: number): readonly SandboxMessage[] =>
    whatsapp.sent(placeOf(where)).map((sent, index) => messageOf(sent, where, index + 1));
  const idOf = (where: number, message: number): string =>
    whatsapp.sent(placeOf(where))[message - 1]?.id ?? `there is no message ${message}`;
  const inside = (person: number, where: number) => (person === where ? {} : { in: placeOf(where) });
  return {
    bot,
    messages,
    subscribe: (listener) =>
      whatsapp.listen((deed) => {
        for (const where of places.keys())
          if (deed.kind === 'sent' && deed.to === placeOf(where).jid) {
            const message = messages(where).at(-1);
            if (message) listener({ kind: 'message', message } satisfies SandboxEvent);
          }
      }),
    async say(person, where, text, { replyTo } = {}) {
      known(person).says(text, {
        ...inside(person, where),
        ...(replyTo === undefined ? {} : { quote: idOf(where, replyTo) }),
      });
    },
    /** In a group, and for what is no longer the newest question, a person quotes what they mean. */
    async tap(person, where, message, data) {
      const newest = messages(where).findLast(({ keyboard }) => keyboard !== null);
      const isQuoted = person !== where || newest?.id !== message;
      known(person).says(data, { ...inside(person, where), ...(isQuoted ? { quote: idOf(where, message) } : {}) });
    },
    async attach(person, where, files, caption) {
      known(person).sends(files, { ...inside(person, where), caption });
    },
  };
};

const messageOf = (sent: Sent, chat: number, id: number): SandboxMessage => {
  const buttons = buttonsIn(sent.text);
  return {
    chat,
    id,
    from: bot,
    date: 0,
    edited: null,
    text: sent.text,
    entities: [],
    file: sent.file
      ? {
          id: sent.file.path,
          uniqueId: sent.file.path,
          name: sent.file.name ?? '',
          mediaType: sent.file.mediaType,
          size: 0,
          width: null,
          height: null,
        }
      : null,
    as: sent.file ? (sent.type === 'image' ? 'photo' : 'document') : 'text',
    album: null,
    replyTo: null,
    keyboard: buttons.length > 0 ? buttons.map((button) => [button]) : null,
    forceReply: null,
    service: null,
  };
};

/** What a reader may do with a message: type a number or a word, or follow a link. */
const buttonsIn = (text: string): readonly Button[] =>
  text.split('\n').flatMap((line): readonly Button[] => {
    const [, number, label] = /^(\d{1,2})\. (.+)$/.exec(line) ?? [];
    if (number !== undefined && label !== undefined) return [{ text: label, data: number }];
    const [, words] = /^(?:Atau|Bila perlu,) ketik: (.+)\.$/.exec(line) ?? [];
    if (words !== undefined) return words.split(', ').map((word) => ({ text: word, data: word }));
    const [, way, url] = /^(.+): (https?:\/\/\S+)$/.exec(line) ?? [];
    return way !== undefined && url !== undefined ? [{ text: way, url }] : [];
  });
