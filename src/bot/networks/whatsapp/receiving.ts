/**
 * What comes by the wire, made into updates of the Bot API. A choice becomes the tap it stands for. Told twice, an event has the same update id and
 * message number, so the inbox takes it once. In a group only what is meant for us is looked at; nothing else is kept.
 */
import type { Update } from 'grammy/types';
import type { Words } from '#locales/words.ts';
import type { Keyboard } from '../sandbox/scene.ts';
import { isWayOut } from './choices.ts';
import { choiceByReaction, choiceIn, type Press, wantsMore, wordAndCase } from './choosing.ts';
import { commandMeant } from './commands.ts';
import type { Holds } from './holds.ts';
import { pagesOf } from './listing.ts';
import type { Meetings } from './meetings.ts';
import type { KeptMessage, KnownChat, OwnMessage, WhatsappMemory } from './memory.ts';
import { commandIn, fileIdOf, mediaOf, otherOf, wordsOf } from './reading.ts';
import type { Speaking } from './speaking.ts';
import { albumOf, chatOf, messageOf, ourselves, unix, updateOf, userOf } from './view.ts';
import type { WireEvent, WireMessage } from './wire.ts';

export type ReceiveDeps = {
  readonly memory: WhatsappMemory;
  readonly meetings: Meetings;
  readonly speaking: Speaking;
  readonly holds: Holds;
  readonly wordsFor: (chat: KnownChat) => Promise<Words>;
  readonly phone: () => string | undefined;
};

type Deliver = (update: Update) => Promise<void>;
type Told<Kind extends WireEvent['kind']> = Extract<WireEvent, { kind: Kind }>;
/** Somebody said something there. `quoted`: what they answer. */
type Scene = {
  readonly at: KnownChat;
  readonly who: KnownChat;
  readonly event: WireMessage;
  readonly quoted: KeptMessage | undefined;
};

/** Files of one person that come so close together were sent at once. */
const burstMs = 5000;

export const receiving = (deps: ReceiveDeps) => {
  const { memory, meetings, speaking, holds, wordsFor, phone } = deps;

  /** The same for the same text on every instance and at every time; 52 bits, so that a number holds it. */
  const updateId = (...facts: readonly string[]): number =>
    Number.parseInt(memory.mark(facts.join('\n')).slice(0, 13), 16);

  const hear = async (event: WireMessage, deliver: Deliver): Promise<void> => {
    const isGroup = event.chat.kind === 'group';
    const quoted = await quotedBy(event);
    if (isGroup && !isMeantForUs(event, quoted)) return;
    const who = await meetings.meet(event.from, event.at, String(updateId('met', event.id)));
    const at = event.chat.kind === 'group' ? await memory.group(event.chat, event.at) : who;
    await holds.over(at.id);
    if (at.wroteAt === null || at.wroteAt < event.at) await memory.change(at.id, { wroteAt: event.at, isInside: true });
    const scene = { at: (await memory.find(at.id)) ?? at, who, event, quoted };
    const choice = await choiceOf(scene);
    if (choice === 'more') return turnPage(scene);
    if (choice) return tap(scene, choice, deliver);
    // A word and a number that are no choice of ours were said to somebody else.
    if (isGroup && quoted?.author !== null && !event.text.startsWith('/')) return;
    await tell(scene, deliver);
  };

  /** What it answers may be leaving just now. */
  const quotedBy = async ({ quoted }: WireMessage): Promise<KeptMessage | undefined> => {
    if (quoted === undefined) return undefined;
    const found = await memory.byWireId(quoted);
    if (found) return found;
    await holds.over();
    return memory.byWireId(quoted);
  };

  /** A command, an answer to us, or a word with the number of one of our cases. */
  const isMeantForUs = ({ text }: WireMessage, quoted: KeptMessage | undefined): boolean =>
    text.startsWith('/') || quoted?.author === null || wordAndCase(text) !== undefined;

  type Choice = { readonly press: Press; readonly on: OwnMessage };
  const choiceOf = async ({ at, event, quoted }: Scene): Promise<Choice | 'more' | undefined> => {
    const { text, media, other } = event;
    if (media || other) return undefined;
    if (isOurs(quoted)) {
      const shown = quoted.names.find(({ id }) => id === event.quoted)?.shown;
      return shown ? chosen(text, shown, quoted, at.id < 0) : undefined;
    }
    if (at.id < 0) return byCaseNumber(text, at);
    const menu = at.menu === null ? undefined : await memory.message(at.id, at.menu);
    return isOurs(menu) && menu.body.keyboard ? chosen(text, menu.body.keyboard, menu, false) : undefined;
  };
  const chosen = (text: string, keyboard: Keyboard, on: OwnMessage, isLoose: boolean): Choice | 'more' | undefined => {
    if (pagesOf(keyboard) > 1 && wantsMore(text)) return 'more';
    const press = choiceIn(text, keyboard, { isLoose });
    return press && { press, on };
  };
  const byCaseNumber = async (text: string, at: KnownChat): Promise<Choice | undefined> => {
    const named = wordAndCase(text);
    const card = named && (await memory.newestOf(at.id, named.case));
    if (!named || !isOurs(card) || !card.body.keyboard) return undefined;
    const press = choiceIn(named.word, card.body.keyboard, { isLoose: true });
    return press && { press, on: card };
  };

  const note = (
    { at, who, event }: Pick<Scene, 'at' | 'who'> & { event: { id: string; at: Date } },
    replyTo: number | null,
  ) =>
    memory.keep(
      { chat: at.id, at: event.at, author: who.id, body: { by: 'them', media: null, album: null, replyTo }, cases: [] },
      event.id,
    );

  const tap = async (scene: Scene, { press, on }: Choice, deliver: Deliver): Promise<void> => {
    const kept = await note(scene, on.id);
    await deliverTap({ ...scene, kept, press, on }, updateId('message', scene.event.id), deliver);
  };
  const deliverTap = async (
    { at, who, kept, press, on }: Pick<Scene, 'at' | 'who'> & Choice & { readonly kept: KeptMessage },
    update: number,
    deliver: Deliver,
  ): Promise<void> => {
    const message = messageOf(on, at, phone());
    const query = { id: queryId(kept), from: userOf(who), message, chat_instance: String(at.id), data: press.data };
    await deliver(updateOf(update, { callback_query: query }));
  };

  /** Answered by ourselves, once: nothing was chosen yet. */
  const turnPage = async (scene: Scene): Promise<void> => {
    const { at, event, quoted } = scene;
    if (await memory.byWireId(event.id)) return;
    const menu = quoted ?? (at.menu === null ? undefined : await memory.message(at.id, at.menu));
    await note(scene, menu?.id ?? null);
    if (isOurs(menu)) await speaking.turnPage(at, menu);
  };

  const tell = async (scene: Scene, deliver: Deliver): Promise<void> => {
    const { at, who, event, quoted } = scene;
    if (event.media?.viewOnce) return declineViewOnce(scene);
    const album = event.media ? await albumFor(scene) : null;
    const known = await memory.byWireId(event.id);
    const kept =
      known ??
      (await memory.keep(
        {
          chat: at.id,
          at: event.at,
          author: who.id,
          body: { by: 'them', media: null, album, replyTo: quoted?.id ?? null },
          cases: [],
        },
        event.id,
      ));
    const media = event.media ? mediaOf(event.media, fileIdOf(at.id, kept.id)) : null;
    if (!known && media && kept.body.by === 'them') await memory.redo(kept, { ...kept.body, media }, []);
    const message = {
      message_id: kept.id,
      from: userOf(who),
      chat: chatOf(at),
      date: unix(event.at),
      ...(await spoken(scene)),
      ...media,
      ...(kept.body.by === 'them' ? albumOf(kept.body.album) : {}),
      ...otherOf(event, who.id),
      ...(quoted ? { reply_to_message: messageOf(quoted, at, phone()) } : {}),
      ...(event.isForwarded ? { forward_origin: forwarded(event) } : {}),
    };
    await deliver(updateOf(updateId('message', event.id), { message }));
  };
  const spoken = async ({ at, event }: Scene): Promise<object> => {
    const command = event.media || at.id < 0 ? undefined : commandMeant(event.text, await isAsked(at));
    return command === undefined ? wordsOf(event) : { text: command, ...commandIn(command) };
  };
  /** A question of a flow is open: it has ways out. */
  const isAsked = async ({ id, menu }: KnownChat): Promise<boolean> => {
    const open = menu === null ? undefined : await memory.message(id, menu);
    const buttons = isOurs(open) ? (open.body.keyboard?.flat() ?? []) : [];
    return buttons.some((button) => 'data' in button && isWayOut(button.data));
  };

  /** The first file of a burst may be answered before anybody knows of a second: the others share the album. What is sent after an answer was read is none. */
  const albumFor = async ({ at, who, event }: Scene): Promise<string | null> => {
    const before = await memory.newestBy(at.id, who.id);
    if (before?.body.by !== 'them' || before.body.media === null) return null;
    if (Math.abs(event.at.getTime() - before.at.getTime()) > burstMs) return null;
    const next = await memory.message(at.id, before.id + 1);
    // WhatsApp dates by the second: within the one in which we answered, pictures after a picture are still of one burst.
    const arePictures = event.media?.kind === 'image' && 'photo' in before.body.media;
    const answeredAt = next?.author === null ? next.at.getTime() - (arePictures ? 0 : 999) : Number.POSITIVE_INFINITY;
    if (answeredAt <= event.at.getTime()) return null;
    return before.body.album ?? `${at.id}.${before.id}`;
  };

  const declineViewOnce = async (scene: Scene): Promise<void> => {
    if (scene.at.id < 0 || (await memory.byWireId(scene.event.id))) return;
    await note(scene, null);
    const words = await wordsFor(scene.at);
    await speaking.line(scene.at, words.plain('choices-view-once'), undefined, 'insists');
  };

  const changed = async (event: Told<'edit'>, deliver: Deliver): Promise<void> => {
    const kept = await memory.byWireId(event.id);
    const at = kept && (await memory.find(kept.chat));
    const who = kept?.author && (await memory.find(kept.author));
    if (!kept || !at || !who || kept.body.by !== 'them') return;
    const { media, album } = kept.body;
    const words = media ? { caption: event.text } : { text: event.text, ...commandIn(event.text) };
    const head = {
      message_id: kept.id,
      from: userOf(who),
      chat: chatOf(at),
      date: unix(kept.at),
      edit_date: unix(event.at),
    };
    const edited_message = { ...head, ...media, ...albumOf(album), ...words };
    await deliver(updateOf(updateId('edit', event.id, String(event.at.getTime()), event.text), { edited_message }));
  };

  /** ✅ and ❌ on a card; any other sign, and one taken back, is no decision. */
  const reacted = async (event: Told<'reaction'>, deliver: Deliver): Promise<void> => {
    const on = event.chat.kind === 'group' ? await memory.byWireId(event.on) : undefined;
    const shown = on?.names.find(({ id }) => id === event.on)?.shown;
    const press = shown && choiceByReaction(event.emoji, shown);
    const at = on && (await memory.find(on.chat));
    if (!isOurs(on) || !press || !at) return;
    const who = await meetings.meet(event.from, event.at, String(updateId('met', event.id)));
    const kept = await note({ at, who, event }, on.id);
    await deliverTap({ at, who, kept, press, on }, updateId('reaction', event.id), deliver);
  };

  const joinedOrLeft = async (event: Told<'membership'>, deliver: Deliver): Promise<void> => {
    const at = await memory.group(event.chat, event.at);
    const by = event.by ? await meetings.known(event.by) : undefined;
    const head = { chat: chatOf(at), from: by ? userOf(by) : ourselves(phone()), date: unix(event.at) };
    const [was, is] = standings[event.change];
    if (event.isUs) {
      await memory.change(at.id, { isInside: event.change !== 'left' });
      const change = {
        ...head,
        old_chat_member: standing(was, ourselves(phone())),
        new_chat_member: standing(is, ourselves(phone())),
      };
      await deliver(updateOf(updateId('membership', event.id), { my_chat_member: change }));
      return;
    }
    for (const [place, person] of event.who.entries()) {
      const who = await meetings.known(person);
      if (!who) continue; // somebody we have never heard of decides nothing here either
      const change = {
        ...head,
        old_chat_member: standing(was, userOf(who)),
        new_chat_member: standing(is, userOf(who)),
      };
      await deliver(updateOf(updateId('membership', event.id, String(place)), { chat_member: change }));
    }
  };

  return async (event: WireEvent, deliver: Deliver): Promise<void> => {
    switch (event.kind) {
      case 'message':
        return hear(event, deliver);
      case 'edit':
        return changed(event, deliver);
      case 'reaction':
        return reacted(event, deliver);
      case 'membership':
        return joinedOrLeft(event, deliver);
      case 'renumbered':
        return meetings.renumber(event.from, event.to, event.at, String(updateId('renumbered', event.id)));
    }
  };
};

const standings = {
  joined: ['left', 'member'],
  left: ['member', 'left'],
  promoted: ['member', 'administrator'],
  demoted: ['administrator', 'member'],
} as const;
const standing = (status: string, user: object) => ({ status, user });

const isOurs = (message: KeptMessage | undefined): message is OwnMessage => message?.body.by === 'us';

const forwarded = ({ at }: WireMessage) => ({ type: 'hidden_user', sender_user_name: '', date: unix(at) });

/** Under which a tap is answered: the message, or the reaction, by which it was made. */
const queryId = ({ chat, id }: KeptMessage): string => `${chat}.${id}`;
export const messageOfQuery = (query: string): { readonly chat: number; readonly id: number } | undefined => {
  const [, chat, id] = /^(-?\d{1,15})\.(\d{1,10})$/.exec(query) ?? [];
  return chat === undefined ? undefined : { chat: Number(chat), id: Number(id) };
};
