/** Putting one message, card or file into a chat, and what its failure means: gone for ever, or worth another try. */
import type { Api } from 'grammy';
import { GrammyError, HttpError, InputFile } from 'grammy';
import type { InlineKeyboardButton } from 'grammy/types';
import { DeliveryError } from '#ra/ports.ts';
import type { Destination } from '#ra/values.ts';
import { NetworkError } from '../networks/network.ts';

export type Keyboard = readonly (readonly InlineKeyboardButton[])[];
export type OutgoingMessage = {
  /** HTML. */
  readonly text: string;
  readonly keyboard: Keyboard;
  readonly files?: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  /** May not be passed on or saved, where the network knows how. */
  readonly isProtected?: boolean;
};

/** Characters of HTML; the Bot API counts 4096 after reading the markup. */
const longestPiece = 4000;

/** What of a posting's several messages has left already: a later try goes on there, and sends nothing twice. */
export type Progress = {
  /** How many have not left; undefined: none has. Counted from the end, where the files are: a text may be longer by then. */
  readonly remaining: number | undefined;
  note(remaining: number): Promise<void>;
};

export type Sending = ReturnType<typeof sendingTo>;

/** The topic a message was for is gone or closed, or its group has none any more. */
export class TopicGone extends Error {
  constructor(options: ErrorOptions) {
    super('The topic takes no message', options);
    this.name = 'TopicGone';
  }
}

/** `attempts`: how often this posting was tried, this time included. Every function throws DeliveryError. */
export const sendingTo = (api: Api, { chat }: Destination, attempts: number) => {
  const html = { parse_mode: 'HTML', link_preview_options: { is_disabled: true } } as const;
  const markup = (keyboard: Keyboard) => ({ reply_markup: { inline_keyboard: keyboard.map((row) => [...row]) } });
  const call = <Result>(run: () => Promise<Result>): Promise<Result> =>
    run().catch((error) => {
      if (isTopicGone(error)) throw new TopicGone({ cause: error });
      throw deliveryError(error, attempts);
    });
  /** Nice to have: what is refused, or fails now, is left. */
  const tried = (run: () => Promise<unknown>): Promise<unknown> => run().catch(() => undefined);

  type Options = { readonly protect_content?: boolean; readonly message_thread_id?: number };
  const text = (content: string, keyboard: Keyboard, options: Options = {}) =>
    call(() =>
      api.sendMessage(chat, content, { ...html, ...options, ...(keyboard.length > 0 ? markup(keyboard) : {}) }),
    );

  return {
    /** In pieces where it is long, the buttons under the last, then the files; the network's id of the one with the buttons. With a topic, throws TopicGone where that takes none. */
    async message(
      { text: content, keyboard, files = [], isProtected }: OutgoingMessage,
      topic: string | null = null,
      progress?: Progress,
    ): Promise<string> {
      const options = {
        ...(isProtected ? { protect_content: true } : {}),
        ...(topic === null ? {} : { message_thread_id: Number(topic) }),
      };
      const parts = pieces(content);
      const sends = [
        ...parts.slice(0, -1).map((part) => () => text(part, [], options)),
        () => text(parts.at(-1) ?? content, keyboard, options),
        ...files.map(
          ({ name, bytes }) =>
            () =>
              call(() => api.sendDocument(chat, new InputFile(bytes, name), options)),
        ),
      ];
      let last = '';
      for (const [place, send] of sends.entries()) {
        const remaining = sends.length - place - 1;
        if (progress?.remaining !== undefined && remaining >= progress.remaining) continue;
        const sent = await send();
        if (place === parts.length - 1) last = String(sent.message_id);
        if (remaining > 0) await progress?.note(remaining);
      }
      return last;
    },

    /** `unchanged`: it looked like that already. `gone`: that message is no longer there to be edited. */
    async edit(
      message: string,
      { text: content, keyboard }: OutgoingMessage,
    ): Promise<'edited' | 'unchanged' | 'gone'> {
      try {
        const now = await api.editMessageText(chat, Number(message), content, { ...html, ...markup(keyboard) });
        // `true` in place of the message: Telegram's network makes a success of "not modified".
        return now === true ? 'unchanged' : 'edited';
      } catch (error) {
        if (isUnchanged(error)) return 'unchanged';
        if (isVanished(error)) return 'gone';
        throw deliveryError(error, 0); // an edit may be repeated as often as one likes
      }
    },

    /** Calls that say nothing: what they throw means the same as of a message. */
    asking: call,

    /** On top of the group, quietly, in place of what was there; where we may not, it is not. */
    async pin(message: string, instead: string | null): Promise<void> {
      await tried(() => api.pinChatMessage(chat, Number(message), { disable_notification: true }));
      if (instead !== null) await tried(() => api.unpinChatMessage(chat, Number(instead)));
    },

    async leave(): Promise<void> {
      await tried(() => api.leaveChat(chat));
    },
  };
};

const isUnchanged = (error: unknown): boolean =>
  error instanceof GrammyError && /message is not modified/i.test(error.description);
const isVanished = (error: unknown): boolean =>
  error instanceof GrammyError &&
  /message to edit not found|message can't be edited|MESSAGE_ID_INVALID|message identifier is not specified/i.test(
    error.description,
  );

/** Of the topic, or of the group that has none any more. */
export const isTopicGone = (error: unknown): boolean =>
  error instanceof GrammyError &&
  /message thread not found|TOPIC_CLOSED|TOPIC_DELETED|TOPIC_ID_INVALID|not a forum/i.test(error.description);

/** Of the group: put out of it, or silenced there. */
const isOutside = ({ error_code: code, description }: GrammyError): boolean =>
  (code === 403 && /kicked from the|not a member of the|chat was deleted/i.test(description)) ||
  (code === 400 && /rights to send|CHAT_WRITE_FORBIDDEN|CHAT_RESTRICTED/i.test(description));

/** 401, 404 and 409 are faults of ours (token, address, a second poller) and mend; other refusals of the content or chat do not. */
const mendable = [401, 404, 409];

/** Certainly nothing arrived: it may be tried as often as one likes. */
const neverArrived = (error: unknown): boolean => error instanceof HttpError && error.error instanceof NetworkError;

const deliveryError = (error: unknown, attempts: number): DeliveryError => {
  if (neverArrived(error)) return new DeliveryError('later', 'The network cannot be reached', { cause: error });
  if (!(error instanceof GrammyError)) {
    const said = `No answer from the network at try ${attempts}`;
    return new DeliveryError('later', said, { cause: error, mayHaveArrived: attempts > 0 });
  }
  const { error_code: code, description, parameters } = error;
  const told = `${error.method}: ${code} ${description}`;
  const wait = parameters.retry_after;
  if (code === 429 || code >= 500 || mendable.includes(code))
    return new DeliveryError('later', told, {
      cause: error,
      ...(wait === undefined ? {} : { retryAfterSeconds: wait }),
    });
  return new DeliveryError(isOutside(error) ? 'outside' : 'gone', told, { cause: error });
};

/** Cut between paragraphs, where no tag is open. */
const pieces = (content: string): readonly string[] => {
  const parts: string[] = [];
  for (const paragraph of content.split('\n\n')) {
    const last = parts.at(-1);
    if (last === undefined || last.length + paragraph.length + 2 > longestPiece) parts.push(paragraph);
    else parts[parts.length - 1] = `${last}\n\n${paragraph}`;
  }
  return parts;
};
