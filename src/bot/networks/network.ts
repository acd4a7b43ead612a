/**
 * A chat network, seen through the one seam that meets every API call exactly once: `fetch`. Flows and cards speak a small
 * subset of the Telegram Bot API; a network answers those calls as the Bot API would, in its own way.
 */

import type { Update } from 'grammy/types';
import type { NetworkName } from '#ra/values.ts';

/**
 * The subset every network answers: getMe, sendMessage (HTML, reply_markup inline_keyboard / force_reply / remove_keyboard,
 * reply_parameters), editMessageText, editMessageReplyMarkup, deleteMessage, sendDocument, sendPhoto, answerCallbackQuery,
 * sendChatAction, getChatMember, setMyCommands.
 */
export type Network = {
  readonly name: NetworkName;
  /** The token handed to grammY; a network without tokens has a made-up one of the same form. */
  readonly token: string;
  /** What grammY calls: `new Bot(token, { client: { fetch } })`. Request bodies are JSON text or a multipart stream. */
  readonly fetch: typeof fetch;
  /** Bytes of a file an update named, never more than `maxBytes`. Throws NetworkError('too-large'). */
  download(fileId: string, maxBytes: number): Promise<Uint8Array>;
  /** Begins to receive: `deliver` resolves once the update is kept safely, and only then may it be acknowledged. */
  start(deliver: (update: Update) => Promise<void>): Promise<void>;
  stop(): Promise<void>;
};

export class NetworkError extends Error {
  readonly kind: 'too-large' | 'gone' | 'unreachable';
  constructor(kind: NetworkError['kind'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'NetworkError';
    this.kind = kind;
  }
}
