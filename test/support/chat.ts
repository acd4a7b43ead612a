/** A conversation as a test reads and leads it: what a person says and taps, what they hear, and the whole as a golden transcript. */

import { type Button, botUser, type SandboxEvent, type SandboxMessage } from '#bot/networks/sandbox/scene.ts';

export type SentFile = { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array };
/** Resolves once everything said has been handled and every answer has arrived. */
export type Settle = () => Promise<void>;

/** Where people and the bot meet: the sandbox, or another network that shows its messages in the same shape. */
export type Stage = {
  /** The sandbox's own unless named. */
  readonly bot?: number;
  messages(where: number): readonly SandboxMessage[];
  subscribe(listener: (event: SandboxEvent) => void): () => void;
  say(person: number, where: number, text: string, options?: { readonly replyTo?: number }): Promise<unknown>;
  tap(person: number, where: number, message: number, data: string): Promise<unknown>;
  attach(person: number, where: number, files: readonly SentFile[], caption: string): Promise<unknown>;
};
type Somebody = { readonly id: number; readonly name: string };

export type Chat = Voice & {
  /** What the bot said, changed or took back since the last look, as one readable text; '' when nothing. */
  hears(): string;
  /** Everything since the beginning: `> /daftar`, `< Selamat datang …`. */
  transcript(): string;
  /** The bot's messages that are there now, oldest first. */
  messages(): readonly SandboxMessage[];
  /** The newest message of the bot that is still there. */
  latest(): SandboxMessage;
  /** Where the newest button of this label leads. */
  link(label: string): string;
};

export type Voice = {
  /** Answers the bot's question by a reply when it asked for one (force_reply), as the apps do. */
  says(text: string, options?: { readonly replyTo?: number }): Promise<void>;
  /** Taps the newest button of this label. */
  taps(label: string): Promise<void>;
  /** Taps with data of one's own making, or on a message whose buttons are gone. */
  tapsData(message: number, data: string): Promise<void>;
  /** One file, or several as an album. */
  sends(files: SentFile | readonly SentFile[], caption?: string): Promise<void>;
};

/** A person's private chat with the bot. */
export function chat(stage: Stage, person: Somebody, settle: Settle): Chat {
  const ear = listen(stage, person.id);
  return { ...ear.chat, ...voice(stage, person, person.id, ear, settle) };
}

/** A group: `.as(person)` gives the voice of a member; their names stand in the transcript. */
export function group(
  stage: Stage,
  where: { readonly id: number },
  settle: Settle,
): Omit<Chat, keyof Voice> & { as(person: Somebody): Voice } {
  const ear = listen(stage, where.id);
  return { ...ear.chat, as: (person) => voice(stage, person, where.id, ear, settle) };
}

type Line = { readonly id: number | null; text: string };
type Ear = ReturnType<typeof listen>;

function voice(stage: Stage, person: Somebody, where: number, ear: Ear, settle: Settle): Voice {
  const mark = where === person.id ? '> ' : `> ${person.name}: `;
  return {
    async says(text, options = {}) {
      ear.note(mark, text);
      const replyTo = options.replyTo ?? ear.question(person.id);
      await stage.say(person.id, where, text, replyTo === undefined ? {} : { replyTo });
      await settle();
    },
    async taps(label) {
      const { message, button } = ear.find(label);
      if (!('data' in button)) throw new Error(`[${label}] opens ${button.url}; use link('${label}')`);
      ear.note(mark, `[${button.text}]`);
      await stage.tap(person.id, where, message.id, button.data);
      await settle();
    },
    async tapsData(message, data) {
      ear.note(mark, `[data: ${data}]`);
      await stage.tap(person.id, where, message, data);
      await settle();
    },
    async sends(files, caption = '') {
      const list = 'bytes' in files ? [files] : files;
      ear.note(mark, [...list.map(({ name }) => `(berkas: ${name})`), caption].filter(Boolean).join('\n'));
      await stage.attach(person.id, where, list, caption);
      await settle();
    },
  };
}

function listen(stage: Stage, where: number) {
  const bot = stage.bot ?? botUser.id;
  const script: string[] = [];
  let heard: Line[] = [];
  stage.subscribe((event) => hear(event));

  function hear(event: SandboxEvent) {
    if (event.kind === 'message' && event.message.chat === where && event.message.from === bot)
      speak(event.message.id, readable(event.message));
    if (event.kind === 'edited' && event.message.chat === where) change(event.message);
    if (event.kind === 'deleted' && event.chat === where) speak(null, '(pesan dihapus)');
    if (event.kind === 'answer' && event.chat === where && event.text !== '')
      speak(null, event.alert ? `(peringatan: ${event.text})` : `(sekilas: ${event.text})`);
  }
  function speak(id: number | null, text: string) {
    script.push(marked('< ', text));
    heard.push({ id, text });
  }
  /** An edit of something not yet looked at replaces it; the transcript shows both. */
  function change(message: SandboxMessage) {
    const text = readable(message);
    script.push(marked('< ', `(diubah) ${text}`));
    const fresh = heard.find(({ id }) => id === message.id);
    if (fresh) fresh.text = text;
    else heard.push({ id: message.id, text: `(diubah) ${text}` });
  }
  const fromBot = () => stage.messages(where).filter(({ from }) => from === bot);

  return {
    note: (mark: string, text: string) => void script.push(marked(mark, text)),

    /** The question that waits for this person's reply, if it is the bot's newest message. */
    question(person: number): number | undefined {
      const last = fromBot().at(-1);
      const asked = last?.forceReply;
      return last && asked && (asked.person === null || asked.person === person) ? last.id : undefined;
    },

    find(label: string): { message: SandboxMessage; button: Button } {
      const messages = fromBot().toReversed();
      for (const message of messages)
        for (const button of (message.keyboard ?? []).flat()) if (button.text === label) return { message, button };
      const shown = messages.flatMap(({ keyboard }) => (keyboard ?? []).flat().map(({ text }) => `[${text}]`));
      throw new Error(`No button [${label}]; there are: ${shown.join(' ') || 'none'}`);
    },

    chat: {
      hears(): string {
        const text = heard.map((line) => line.text).join('\n\n');
        heard = [];
        return text;
      },
      transcript: () => `${script.join('\n')}\n`,
      messages: fromBot,
      latest(): SandboxMessage {
        const last = fromBot().at(-1);
        if (!last) throw new Error('The bot has said nothing here');
        return last;
      },
      link(label: string): string {
        for (const message of fromBot().toReversed())
          for (const button of (message.keyboard ?? []).flat())
            if (button.text === label && 'url' in button) return button.url;
        throw new Error(`No button [${label}] that leads anywhere`);
      },
    },
  };
}

/** The first line carries the mark, the others stand under it. */
const marked = (mark: string, text: string) => mark + text.replaceAll('\n', `\n${' '.repeat(2)}`);

/** Text, then the file, then one line per row of buttons. */
function readable(message: SandboxMessage): string {
  const file = message.file ? `(${message.as === 'photo' ? 'foto' : 'berkas'}: ${message.file.name})` : '';
  const rows = (message.keyboard ?? []).map((row) => row.map(({ text }) => `[${text}]`).join(' '));
  return [message.text, file, ...rows].filter(Boolean).join('\n');
}
