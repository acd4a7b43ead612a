/** Telegram as a stage for stories: the conversations of test/support/chat.ts, led over the double. */
import type { SandboxEvent } from '#bot/networks/sandbox/scene.ts';
import { chat, group, type Settle, type Stage } from '../chat.ts';
import type { Group } from './groups.ts';
import type { Person, Place } from './people.ts';
import type { Telegram } from './telegram.ts';
import type { News } from './world.ts';

/** A person's private chat with the bot. */
export const telegramChat = (telegram: Telegram, person: Person, settle: Settle) =>
  chat(stageOf(telegram, [person]), person, settle);

/** A group: `.as(person)` gives the voice of a member, who must be among `people`. */
export const telegramGroup = (telegram: Telegram, where: Group, people: readonly Person[], settle: Settle) =>
  group(stageOf(telegram, people), where, settle);

/** What people do and see, as the stories put it. */
export function stageOf(telegram: Telegram, people: readonly Person[]): Stage {
  const known = (id: number): Person => {
    const person = people.find((one) => one.id === id);
    if (!person) throw new Error(`Nobody on this stage has the id ${id}`);
    return person;
  };
  const at = (person: number, where: number, more: { readonly replyTo?: number } = {}) => {
    const topic = more.replyTo === undefined ? null : topicOf(telegram, { id: where }, more.replyTo);
    return { ...(where === person ? {} : { in: { id: where } }), ...(topic === null ? {} : { topic }), ...more };
  };
  return {
    bot: telegram.bot.id,
    messages: (where) => said(telegram, { id: where }),
    subscribe: (listener) =>
      telegram.listen((news) => {
        const event = eventOf(telegram, news);
        if (event) listener(event);
      }),
    async say(person, where, text, options = {}) {
      known(person).says(text, at(person, where, options));
    },
    async tap(person, where, message, data) {
      known(person).taps(message, data, at(person, where));
    },
    async attach(person, where, files, caption) {
      known(person).sends(files, { ...at(person, where), caption });
    },
  };
}

/** Without the messages of the service itself, which nobody says. */
const said = (telegram: Telegram, place: Place) => telegram.messages(place).filter((one) => one.as !== 'service');

/** Whoever replies stays in the topic. */
const topicOf = (telegram: Telegram, place: Place, message: number): number | null =>
  telegram.message(place, message)?.topic ?? null;

function eventOf(telegram: Telegram, news: News): SandboxEvent | undefined {
  if (news.kind === 'message' || news.kind === 'edited') {
    if (news.message.service) return undefined;
    const message = telegram.message({ id: news.message.chat }, news.message.id);
    return message && { kind: news.kind, message };
  }
  return news.kind === 'deleted' || news.kind === 'answer' ? news : undefined;
}
