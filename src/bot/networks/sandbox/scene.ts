/** What there is to see in the sandbox network: its people, groups, messages, mails, and the news a page or a test listens to. */

export type Person = {
  /** Looks like a Telegram user id; the id of the private chat with the bot is the same number. */
  readonly id: number;
  readonly name: string;
  /** What they do in the trial, shown under the name: `Pemohon, guru SD`. */
  readonly note: string;
  readonly mail: string | null;
  readonly part: 'applicant' | 'staff';
  /** A bot cannot write first: it may once the person has said something. */
  readonly started: boolean;
  /** The person blocked the bot. */
  readonly blocked: boolean;
};

export type Group = {
  /** Negative, begins with -100. */
  readonly id: number;
  readonly title: string;
  /** The first one made the group. */
  readonly members: readonly number[];
};

/** A stretch of text with a meaning; offset and length in UTF-16 units, as the Bot API counts. */
export type Entity = {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  readonly url?: string;
  readonly language?: string;
};

export type Button = { readonly text: string; readonly data: string } | { readonly text: string; readonly url: string };
export type Keyboard = readonly (readonly Button[])[];

export type FileFacts = {
  readonly id: string;
  readonly uniqueId: string;
  readonly name: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  /** Pixels; only a picture sent as a photo has them. */
  readonly width: number | null;
  readonly height: number | null;
};

export type ForceReply = {
  readonly placeholder: string | null;
  /** The person who is asked; null asks everyone who reads. */
  readonly person: number | null;
};

export type SandboxMessage = {
  readonly chat: number;
  readonly id: number;
  /** A person's id, or the bot's. */
  readonly from: number;
  /** Unix seconds. */
  readonly date: number;
  readonly edited: number | null;
  /** The text, or the caption of `file`. */
  readonly text: string;
  readonly entities: readonly Entity[];
  readonly file: FileFacts | null;
  readonly as: 'text' | 'document' | 'photo' | 'service';
  /** Messages of one album share it. */
  readonly album: string | null;
  readonly replyTo: number | null;
  readonly keyboard: Keyboard | null;
  readonly forceReply: ForceReply | null;
  /** Who came or went; the message says nothing else. */
  readonly service: { readonly kind: 'joined' | 'left'; readonly members: readonly number[] } | null;
};

export type Mail = {
  readonly id: number;
  readonly at: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
};

export type Command = { readonly command: string; readonly description: string };

/** News, in the order it happened. */
export type SandboxEvent =
  | { readonly kind: 'person'; readonly person: Person }
  | { readonly kind: 'group'; readonly group: Group }
  | { readonly kind: 'message' | 'edited'; readonly message: SandboxMessage }
  | { readonly kind: 'deleted'; readonly chat: number; readonly id: number }
  | { readonly kind: 'typing'; readonly chat: number; readonly action: string }
  | {
      /** What only the person who tapped gets to see. */
      readonly kind: 'answer';
      readonly person: number;
      readonly chat: number;
      readonly message: number;
      readonly text: string;
      readonly alert: boolean;
    }
  | { readonly kind: 'commands' }
  | { readonly kind: 'mail'; readonly mail: Mail };

/** The bot as its own network sees it. */
export const botUser = {
  id: 7_000_000_001,
  is_bot: true,
  first_name: 'Lencana',
  username: 'lencana_kotakpasir_bot',
} as const;
