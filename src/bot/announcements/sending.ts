/** Putting one message, card or file into a chat, and what its failure means: gone for ever, or worth another try. */
import type { Api } from 'grammy';
import { GrammyError, InputFile } from 'grammy';
import type { InlineKeyboardButton } from 'grammy/types';
import { DeliveryError } from '#ra/ports.ts';
import type { Destination } from '#ra/values.ts';

export type Keyboard = readonly (readonly InlineKeyboardButton[])[];
export type OutgoingMessage = {
  /** HTML. */
  readonly text: string;
  readonly keyboard: Keyboard;
  readonly files?: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  /** May not be passed on or saved, where the network knows how. */
  readonly isProtected?: boolean;
};

/**
 * A send whose answer never came may have arrived, and each further try may be one message more: after so many it is left to
 * an administrator.
 */
const mostUnanswered = 5;
/** Characters of HTML; the Bot API counts 4096 after reading the markup. */
const longestPiece = 4000;

export type Sending = ReturnType<typeof sendingTo>;

/** `attempts`: how often this posting was tried, this time included. Every function throws DeliveryError. */
export const sendingTo = (api: Api, { chat }: Destination, attempts: number) => {
  const html = { parse_mode: 'HTML', link_preview_options: { is_disabled: true } } as const;
  const markup = (keyboard: Keyboard) => ({ reply_markup: { inline_keyboard: keyboard.map((row) => [...row]) } });
  const call = <Result>(run: () => Promise<Result>): Promise<Result> =>
    run().catch((error) => {
      throw deliveryError(error, attempts);
    });

  const text = (content: string, keyboard: Keyboard, options: { readonly protect_content?: boolean } = {}) =>
    call(() =>
      api.sendMessage(chat, content, { ...html, ...options, ...(keyboard.length > 0 ? markup(keyboard) : {}) }),
    );

  return {
    /** In pieces where it is long, the buttons under the last; the network's id of that one. */
    async message({ text: content, keyboard, files = [], isProtected }: OutgoingMessage): Promise<string> {
      const options = isProtected ? { protect_content: true } : {};
      const parts = pieces(content);
      for (const part of parts.slice(0, -1)) await text(part, [], options);
      const last = await text(parts.at(-1) ?? content, keyboard, options);
      for (const { name, bytes } of files)
        await call(() => api.sendDocument(chat, new InputFile(bytes, name), options));
      return String(last.message_id);
    },

    /** `unchanged`: it looked like that already. `gone`: that message is no longer there to be edited. */
    async edit(
      message: string,
      { text: content, keyboard }: OutgoingMessage,
    ): Promise<'edited' | 'unchanged' | 'gone'> {
      try {
        await api.editMessageText(chat, Number(message), content, { ...html, ...markup(keyboard) });
        return 'edited';
      } catch (error) {
        if (isUnchanged(error)) return 'unchanged';
        if (isVanished(error)) return 'gone';
        throw deliveryError(error, 0); // an edit may be repeated as often as one likes
      }
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

/** 401, 404 and 409 are faults of ours (token, address, a second poller) and mend; other refusals of the content or chat do not. */
const mendable = [401, 404, 409];

const deliveryError = (error: unknown, attempts: number): DeliveryError => {
  if (!(error instanceof GrammyError)) {
    const kind = attempts >= mostUnanswered ? 'gone' : 'later';
    return new DeliveryError(kind, `No answer from the network at try ${attempts}`, { cause: error });
  }
  const { error_code: code, description, parameters } = error;
  const told = `${error.method}: ${code} ${description}`;
  const wait = parameters.retry_after;
  if (code === 429 || code >= 500 || mendable.includes(code))
    return new DeliveryError('later', told, {
      cause: error,
      ...(wait === undefined ? {} : { retryAfterSeconds: wait }),
    });
  return new DeliveryError('gone', told, { cause: error });
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
