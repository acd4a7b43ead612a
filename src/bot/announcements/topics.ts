/**
 * A topic per case where a group is a forum: opened with its first card, titled as the case stands, closed once it is decided. What the
 * group's people did to it meanwhile is healed: a topic that is gone is opened anew, and without the right to open any all stays in one chat.
 */
import { type Api, GrammyError } from 'grammy';
import { type Words, wordsIn } from '#locales/words.ts';
import { type Case, isOpen } from '#ra/case.ts';
import type { Office } from '#ra/office/office.ts';
import type { Topic } from '#ra/records.ts';
import type { CaseId, Destination } from '#ra/values.ts';
import { topicName } from '../cards/topic-name.ts';
import { isTopicGone } from './sending.ts';

export type Topics = Pick<Office['groups'], 'topic' | 'keepTopic' | 'forgetTopic'>;
type TitledCase = Pick<Case, 'id' | 'kind' | 'state' | 'claim'>;
export type Forum = ReturnType<typeof forum>;

/** What stands in a group is Indonesian. */
const words: Words = wordsIn('id');

/** Throws what the network throws when it is away or wants us to wait; what it refuses is done without. */
export const forum = (topics: Topics, api: Api, at: Destination) => {
  const { chat } = at;

  const change = async (topic: Topic, to: Partial<Topic>, call: () => Promise<unknown>): Promise<Topic | undefined> => {
    try {
      await call();
    } catch (error) {
      if (isTopicGone(error)) return void (await topics.forgetTopic(topic.case, at));
      if (!isRefused(error)) throw error;
      if (!isSoAlready(error)) return topic;
    }
    const next = { ...topic, ...to };
    await topics.keepTopic(next);
    return next;
  };

  const open = async (it: TitledCase): Promise<string | null> => {
    const name = topicName(it, words);
    try {
      const about = await api.getChat(chat);
      if (!about.is_forum) return null;
      const topic = String((await api.createForumTopic(chat, name)).message_thread_id);
      await topics.keepTopic({ case: it.id, at, topic, name, isClosed: false });
      return topic;
    } catch (error) {
      if (isRefused(error)) return null;
      throw error;
    }
  };

  return {
    /** The topic of a case, if it has one. */
    known: async (id: CaseId): Promise<string | null> => (await topics.topic(id, at))?.topic ?? null,

    /** The same, opened where there is none yet; null where the group has none, or lets us open none. */
    topic: async (it: TitledCase): Promise<string | null> =>
      (await topics.topic(it.id, at))?.topic ?? (isOpen(it.state) ? open(it) : null),

    forget: (id: CaseId): Promise<void> => topics.forgetTopic(id, at),

    /** Before the card changes: a case that came back opens its topic again, and the title says how it stands. */
    async title(it: TitledCase): Promise<void> {
      let topic = await topics.topic(it.id, at);
      if (topic?.isClosed && isOpen(it.state))
        topic = await change(topic, { isClosed: false }, () => api.reopenForumTopic(chat, Number(topic?.topic)));
      const name = topicName(it, words);
      if (topic && topic.name !== name) {
        const { topic: id } = topic;
        await change(topic, { name }, () => api.editForumTopic(chat, Number(id), { name }));
      }
    },

    /** After the card has changed: nothing more is said about what is decided. */
    async close(it: TitledCase): Promise<void> {
      const topic = await topics.topic(it.id, at);
      if (!topic || topic.isClosed || isOpen(it.state)) return;
      await change(topic, { isClosed: true }, () => api.closeForumTopic(chat, Number(topic.topic)));
    },
  };
};

const isRefused = (error: unknown): boolean => error instanceof GrammyError && [400, 403].includes(error.error_code);
const isSoAlready = (error: unknown): boolean =>
  error instanceof GrammyError && /TOPIC_NOT_MODIFIED/i.test(error.description);
