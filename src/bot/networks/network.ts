/**
 * A chat network, seen through the one seam that meets every API call exactly once: `fetch`. Flows and cards speak a small
 * subset of the Telegram Bot API; a network answers those calls as the Bot API would, in its own way.
 */

import type { Update, UserFromGetMe } from 'grammy/types';
import type { NetworkName } from '#ra/values.ts';

/**
 * The subset every network answers: getMe, sendMessage (HTML, reply_markup inline_keyboard / force_reply / remove_keyboard,
 * reply_parameters), editMessageText, editMessageReplyMarkup, deleteMessage, sendDocument, sendPhoto, answerCallbackQuery,
 * sendChatAction, getChatMember, setMyCommands, getMyCommands, and of the bot itself getMe and what it says about itself.
 */
export type Network = {
  readonly name: NetworkName;
  /** The token handed to grammY; a network without tokens has a made-up one of the same form. */
  readonly token: string;
  /** What grammY calls: `new Bot(token, { client: { fetch } })`. Request bodies are JSON text or a multipart stream. */
  readonly fetch: typeof fetch;
  /**
   * Groups have administrators, who give the bot its rights, pinned messages, and topics where they want them: getChat,
   * createForumTopic, editForumTopic, closeForumTopic, reopenForumTopic, pinChatMessage, unpinChatMessage and leaveChat are answered.
   * Left out: a group is its members and what they say.
   */
  readonly administersGroups?: true;
  /** What was said cannot be changed there: an edit is a new message that says what is new, and people are told of it as of any other. */
  readonly editsAnew?: true;
  /**
   * Where people meet the bot, at once with `/start` and a word behind it where one is given; undefined while nobody knows. `me` is what the bot
   * was called when it was last heard of.
   */
  startLink?(word: string | undefined, me: Pick<UserFromGetMe, 'username'>): string | undefined;
  /**
   * The same for whoever keeps count of what was sent (the outbox): a message whose answer was lost is not sent again from here, but throws
   * UnansweredError. In a conversation it is said again instead: the person waits, and a failed send would end the flow (FINDINGS).
   */
  readonly careful?: typeof fetch;
  /** Who the bot is there. Throws an Error in words for whoever runs this. Left out: `getMe` says it. */
  introduce?(): Promise<UserFromGetMe>;
  /** Bytes of a file an update named, never more than `maxBytes`. Throws NetworkError('too-large'). */
  download(fileId: string, maxBytes: number): Promise<Uint8Array>;
  /**
   * Whether this instance can speak there now; left out: always. What comes from such a network and what is to leave for it waits for an
   * instance that can.
   */
  isHere?(): boolean;
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

/**
 * A call went out and no answer came: it may have been done or not. What may be done twice was repeated in vain; whether a message is
 * sent again is for whoever sent it to say.
 */
export class UnansweredError extends Error {
  /** The method of the Bot API. */
  readonly method: string;
  constructor(method: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'UnansweredError';
    this.method = method;
  }
}
