/** What the bot says and how it changes what it said: text in WhatsApp's marks and in parts, choices written out below, an edit as a short new line. DESIGN "whatsapp"; CONVERSATION 5. */
import type { Words } from '#locales/words.ts';
import type { FormattedText } from '../sandbox/markup.ts';
import { badRequest } from '../sandbox/refusal.ts';
import type { Keyboard } from '../sandbox/scene.ts';
import type { Carry, Insistence } from './carrying.ts';
import { changeOf, pieceOf } from './changed.ts';
import { casesOf } from './choosing.ts';
import { lettered, listing, tickLine } from './listing.ts';
import { marked } from './marks.ts';
import type { KeptBody, KeptMessage, KnownChat, OwnMessage, WhatsappMemory } from './memory.ts';
import { longestCaption, longestPart, partsOf } from './parts.ts';
import type { WireFile } from './wire.ts';

export type SpeakDeps = {
  readonly memory: WhatsappMemory;
  readonly carry: Carry;
  readonly now: () => Date;
  /** In the language of whoever reads there. */
  readonly wordsFor: (chat: KnownChat) => Promise<Words>;
  /** One thing at a time in a chat: what is said is noted before what answers it is read. */
  readonly inTurn: <Result>(chat: number, work: () => Promise<Result>) => Promise<Result>;
};

export type Said = {
  readonly content: FormattedText;
  readonly keyboard: Keyboard | null;
  readonly as: 'text' | 'document' | 'photo';
  readonly file?: WireFile;
  readonly replyTo: number | null;
  /** A question whose answer is written: digits are text from now on. */
  readonly isQuestion: boolean;
};

export type Speaking = ReturnType<typeof speaking>;

type Letter = {
  readonly body: string;
  readonly list: string;
  readonly file?: WireFile;
  readonly quote?: string;
  readonly shown: Keyboard | null;
};

/** What was chosen is said again within the next message; later than this it is nobody's news. */
const echoMs = 60_000;
const longestEcho = 200;

export const speaking = (deps: SpeakDeps) => {
  const { memory, carry, now, wordsFor, inTurn } = deps;
  /** Lost with the process: only what the person chose themself. */
  const echoes = new Map<number, { readonly line: string; readonly at: number }>();

  /** Sent in parts and noted as that message, its choices with each. `settle`: what is true once the last part has left. */
  const put = async (
    chat: KnownChat,
    message: Pick<OwnMessage, 'chat' | 'id'>,
    { body, list, file, quote, shown }: Letter,
    how: Insistence,
    settle: () => Promise<void>,
  ): Promise<void> => {
    const texts = laidOut(body, list, file !== undefined);
    for (const [place, text] of texts.entries()) {
      const first = place === 0 ? { ...(file ? { file } : {}), ...(quote === undefined ? {} : { quote }) } : {};
      await carry(chat, { to: chat.chat, text, ...first }, how, async (id) => {
        await memory.named(message, id, shown);
        if (place === texts.length - 1) await settle();
      });
    }
  };

  const listed = async (chat: KnownChat, keyboard: Keyboard | null, page = 0): Promise<string> =>
    keyboard ? listing(keyboard, { words: await wordsFor(chat), isGroup: chat.id < 0, page }) : '';

  const takeEcho = (chat: number): string => {
    const echo = echoes.get(chat);
    echoes.delete(chat);
    return echo && now().getTime() - echo.at <= echoMs ? `${echo.line}\n\n` : '';
  };

  return {
    say: (chat: KnownChat, { content, keyboard, as, file, replyTo, isQuestion }: Said, how: Insistence) =>
      inTurn(chat.id, async (): Promise<OwnMessage> => {
        const quoted = replyTo === null ? undefined : await memory.message(chat.id, replyTo);
        const body: Extract<KeptBody, { by: 'us' }> = { by: 'us', ...content, keyboard, page: 0, as, replyTo };
        const kept = await memory.keep({ chat: chat.id, at: now(), author: null, body, cases: casesOf(keyboard) });
        const list = await listed(chat, keyboard);
        const letter = {
          body: `${takeEcho(chat.id)}${hasChoices(keyboard) ? lettered(marked(content)) : marked(content)}`,
          list,
          shown: keyboard,
          ...(file ? { file } : {}),
          ...(quoted ? quoting(chat, quoted) : {}),
        };
        try {
          await put(chat, kept, letter, how, async () => {
            if (hasChoices(keyboard)) await memory.change(chat.id, { menu: kept.id });
            else if (isQuestion) await memory.change(chat.id, { menu: null });
          });
        } catch (error) {
          await memory.forget(kept);
          throw error;
        }
        return { ...kept, body };
      }),

    /** Throws ApiRefusal where nothing would change. */
    edit: (
      chat: KnownChat,
      was: OwnMessage,
      { content, keyboard }: { readonly content: FormattedText; readonly keyboard: Keyboard | null },
      how: Insistence,
    ) =>
      inTurn(chat.id, async (): Promise<OwnMessage> => {
        const isSameText = content.text === was.body.text && isEqual(content.entities, was.body.entities);
        const isSameKeyboard = isEqual(keyboard, was.body.keyboard);
        if (isSameText && isSameKeyboard) throw badRequest(notModified);
        const { first } = was.body;
        const { news, isAppended } = isSameText
          ? { news: null, isAppended: false }
          : changeOf(was.body.text, content, { withHeading: chat.id < 0, ...(first === undefined ? {} : { first }) });
        const isEcho =
          chat.id > 0 && isAppended && keyboard === null && news !== null && news.text.length <= longestEcho;
        const list = isSameKeyboard || keyboard === null ? '' : await relisted(chat, was.body.keyboard, keyboard);
        const heading = news ?? (list !== '' && chat.id < 0 && !isSameText ? firstLine(content) : null);
        const text = heading && !isEcho ? marked(heading) : '';
        if (isEcho) echoes.set(chat.id, { line: marked(news), at: now().getTime() });
        const body = { ...was.body, ...content, keyboard, page: 0, first: first ?? was.body.text };
        const settle = async () => {
          await memory.redo(was, body, casesOf(keyboard));
          if (hasChoices(keyboard)) return list === '' ? undefined : memory.change(chat.id, { menu: was.id });
          if ((await memory.find(chat.id))?.menu === was.id) await memory.change(chat.id, { menu: null });
        };
        if (text === '' && list === '') await settle();
        else await put(chat, was, { body: text, list, shown: keyboard, ...quoting(chat, was) }, how, settle);
        return { ...was, body };
      }),

    /** The next page of the choices of a message. */
    turnPage: (chat: KnownChat, message: OwnMessage) =>
      inTurn(chat.id, async (): Promise<void> => {
        const page = message.body.page + 1;
        const { keyboard } = message.body;
        const list = await listed(chat, keyboard, page);
        const letter = { body: '', list, shown: keyboard, ...quoting(chat, message) };
        await put(chat, message, letter, 'insists', () =>
          memory.redo(message, { ...message.body, page }, casesOf(keyboard)),
        );
      }),

    /** A short line that is no message of the bot's: nobody edits or answers it. `quote`: the wire's name of what it answers. */
    line: (chat: KnownChat, text: string, quote: string | undefined, how: Insistence) =>
      inTurn(chat.id, async (): Promise<void> => {
        await carry(chat, { to: chat.chat, text, ...(quote === undefined ? {} : { quote }) }, how);
      }),
  };

  async function relisted(chat: KnownChat, was: Keyboard | null, is: Keyboard): Promise<string> {
    const tick = was && tickLine(was, is, await wordsFor(chat));
    return tick ?? listed(chat, is);
  }
};

const notModified =
  'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message';

/** In a group it is seen what a line is about; in private it is the newest thing said. */
const quoting = ({ id }: KnownChat, { names }: KeptMessage): { readonly quote?: string } => {
  const [first] = names;
  return id < 0 && first ? { quote: first.id } : {};
};

const isEqual = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const hasChoices = (keyboard: Keyboard | null): boolean => keyboard?.flat().some((button) => 'data' in button) ?? false;
const firstLine = (content: FormattedText): FormattedText =>
  pieceOf(content, 0, content.text.trimStart().indexOf('\n') + 1 || content.text.length);

/** The choices stay together and come last. Under a file stands what fits there; the rest follows it. */
const laidOut = (body: string, list: string, hasFile: boolean): readonly string[] => {
  const whole = [body, list].filter(Boolean).join('\n\n');
  if (hasFile && whole.length > longestCaption) return ['', ...laidOut(body, list, false)];
  if (whole.length <= longestPart) return [whole];
  const parts = partsOf(body);
  const last = [parts.at(-1), list].filter(Boolean).join('\n\n');
  return last.length <= longestPart ? [...parts.slice(0, -1), last] : [...parts, ...partsOf(list)];
};
