/**
 * Tells a story as a civil servant would read it: every chat, group, letter and page in one transcript, act by act. After each
 * act only what is different now is written down, so the order in which workers finished cannot show.
 */
import { botUser, type SandboxMessage } from '#bot/networks/sandbox/scene.ts';
import { type OpenedPage, openPage } from '#support/browser.ts';
import type { SentFile, Voice } from '#support/chat.ts';
import type { House } from '#support/house.ts';
import { difference, masked, pageText, readable } from './wording.ts';

/** `day`: the story begins there at 09.00 WIB; a house shared by several stories moves its clock to it. */
export const tell = async (
  house: House,
  title: string,
  { day, sources }: { readonly day: string; readonly sources: string },
) => {
  const until = Date.parse(`${day}T02:00:00.000Z`) - house.clock.now().getTime();
  if (until < 0)
    throw new Error(`In this house it is past ${day} already: stories are told in the order of their days`);
  await house.wait(until);
  return storyOf(house, [title.toUpperCase(), sources]);
};

const storyOf = (house: House, script: string[]) => {
  let seen = lookAround(house);
  let place = '';
  /** What the bot said last in each chat. */
  const said = new Map<number, string>();
  const cast: number[] = [];

  const at = (where: string) => {
    if (where === place) return;
    script.push('', `[${where}]`);
    place = where;
  };
  const line = (mark: string, text: string) => script.push(`${mark}${text.replaceAll('\n', '\n  ')}`);

  const nameOf = (chat: number): string => {
    const { sandbox } = house.installation;
    const group = sandbox.groups().find(({ id }) => id === chat);
    return group ? `Grup ${group.title}` : `Chat ${sandbox.people().find(({ id }) => id === chat)?.name}`;
  };

  /** Writes down what changed; the place where something was done comes first. */
  const lookAgain = (first: number | null, answers: readonly string[] = []) => {
    const now = lookAround(house);
    const rank = (chat: number) => (chat === first ? -1 : chat > 0 && cast.includes(chat) ? cast.indexOf(chat) : 1000);
    const chats = [...now.chats.keys()].sort(
      (one, other) => rank(one) - rank(other) || nameOf(one).localeCompare(nameOf(other)),
    );
    for (const chat of chats) {
      const lines = [
        ...(chat === first ? answers : []),
        ...changes(seen.chats.get(chat) ?? new Map(), now.chats.get(chat) ?? new Map()),
      ];
      if (lines.length === 0) continue;
      at(nameOf(chat));
      said.set(chat, lines.join('\n'));
      for (const text of lines) line('< ', text);
    }
    for (const mail of now.mails.slice(seen.mails.length).toSorted((one, other) => one.to.localeCompare(other.to))) {
      at(`Surat untuk ${mail.to}: ${mail.subject}`);
      script.push(mail.text.replace(/^/gm, '  ').trimEnd());
    }
    seen = now;
  };

  /** Does something and writes down who saw what of it. What only the person who tapped sees comes first. */
  const during = async (chat: number, act: () => Promise<unknown>) => {
    const answers: string[] = [];
    const stop = house.installation.sandbox.subscribe((event) => {
      if (event.kind === 'answer' && event.text !== '')
        answers.push(event.alert ? `(jendela: ${event.text})` : `(sekilas: ${event.text})`);
    });
    await act();
    await house.settle();
    stop();
    lookAgain(chat, answers);
  };

  /** `talk` anew for every act: a restart opens the network anew. */
  const voice = (chat: number, mark: string, talk: () => Voice) => {
    const shows = (text: string) => {
      at(nameOf(chat));
      line(mark, text);
    };
    return {
      /** `shown`: what the transcript says instead of a secret or of ten thousand letters. */
      says: (text: string, shown = text) => {
        shows(shown);
        return during(chat, () => talk().says(text));
      },
      /** To the newest question the bot asked here, also where something was said after it. */
      replies: (text: string) => {
        shows(text);
        const question = house.installation.sandbox.messages(chat).findLast(({ forceReply }) => forceReply !== null);
        return during(chat, () => talk().says(text, question ? { replyTo: question.id } : {}));
      },
      taps: (label: string) => {
        shows(`[${label}]`);
        return during(chat, () => talk().taps(label));
      },
      tapsData: (message: number, data: string, shown: string) => {
        shows(shown);
        return during(chat, () => talk().tapsData(message, data));
      },
      sends: (files: SentFile | readonly SentFile[]) => {
        shows(('bytes' in files ? [files] : files).map(({ name }) => `(berkas: ${name})`).join('\n'));
        return during(chat, () => talk().sends(files));
      },
      /** What the bot said here last. */
      hears: () => said.get(chat) ?? '',
    };
  };

  const pageOf = (who: string, page: OpenedPage) => {
    at(`Halaman peramban, dibuka ${who}`);
    line('< ', pageText(page.html));
    return {
      ...page,
      /** The fields are shown by their names; what is secret is not. */
      async submits(fields: Readonly<Record<string, string>> = {}) {
        const shown = Object.entries(fields).map(
          ([name, value]) => `${name}: ${/password|again/.test(name) ? '••••••' : value}`,
        );
        at(`Halaman peramban, dibuka ${who}`);
        line('> ', [...shown, `[${/<button[^>]*>([^<]*)/.exec(page.html)?.[1]?.trim()}]`].join('\n'));
        const next = await page.submit(fields);
        await house.settle();
        const shownNext = pageOf(who, next);
        lookAgain(null);
        return shownNext;
      },
    };
  };
  type Page = ReturnType<typeof pageOf>;

  return {
    chapter: (text: string) => {
      script.push('', '', `— ${text}`);
      place = '';
    },
    /** Something that happens outside every screen. */
    narrate: (text: string) => {
      script.push('', `(${text})`);
      place = '';
    },
    /** A person in their private chat with the bot. */
    person(name: string) {
      const { id } = house.person(name);
      if (!cast.includes(id)) cast.push(id);
      return { ...voice(id, '> ', () => house.chat(name)), latest: () => house.chat(name).latest() };
    },
    /** A member of a group. */
    member(title: string, name: string) {
      const group = house.installation.sandbox.groups().find((one) => one.title === title);
      if (!group) throw new Error(`There is no group ${title}`);
      const talk = () => house.group(title).as(house.person(name));
      return { ...voice(group.id, `> ${name}: `, talk), latest: () => house.group(title).latest() };
    },
    async opens(who: string, link: string): Promise<Page> {
      return pageOf(who, await openPage(house, link));
    },
    async waits(milliseconds: number, words: string) {
      script.push('', `(${words})`);
      place = '';
      await house.wait(milliseconds);
      lookAgain(null);
    },
    /** Does what no screen shows, and writes down what it changed on the screens. */
    async happens(words: string, act: () => Promise<unknown>) {
      script.push('', `(${words})`);
      place = '';
      await act();
      await house.settle();
      lookAgain(null);
    },
    /** Looks away while something already told elsewhere is done. */
    async meanwhile<Result>(words: string, act: () => Promise<Result>): Promise<Result> {
      script.push('', `(${words})`);
      place = '';
      const result = await act();
      await house.settle();
      seen = lookAround(house);
      return result;
    },
    transcript: () => `${masked(script.join('\n'))}\n`,
  };
};

const lookAround = (house: House) => {
  const { sandbox } = house.installation;
  const places = [...sandbox.people().map(({ id }) => id), ...sandbox.groups().map(({ id }) => id)];
  const of = (chat: number) => new Map(sandbox.messages(chat).map((message) => [message.id, message]));
  return { chats: new Map(places.map((chat) => [chat, of(chat)])), mails: sandbox.mails() };
};

type Messages = ReadonlyMap<number, SandboxMessage>;
/** What is gone, what reads differently, what is new; the bot's alone. */
const changes = (before: Messages, after: Messages): readonly string[] => {
  const gone = [...before.values()].filter(({ id }) => !after.has(id));
  const lines: string[] = gone.map(({ from }) =>
    from === botUser.id ? '(pesan dihapus)' : '(pesan tadi dihapus dari chat)',
  );
  // A person's message that came and went within one act was never in `before`; ids are given in order, so a gap tells.
  const newest = Math.max(0, ...before.keys());
  for (let id = newest + 1; id < Math.max(newest, ...after.keys()); id++)
    if (!after.has(id)) lines.push('(pesan tadi dihapus dari chat)');
  const ours = [...after.values()].filter(({ from }) => from === botUser.id);
  for (const message of ours) {
    const old = before.get(message.id);
    const said = old ? difference(old, message) : readable(message);
    if (said !== null) lines.push(said);
  }
  return lines;
};
