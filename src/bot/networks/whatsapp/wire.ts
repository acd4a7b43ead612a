/**
 * The wire to WhatsApp: what a way there does for the network, in WhatsApp's own nouns. Today's way is whatsapp-web.js in a child process
 * (`web-wire.ts`); the Cloud API would be another one behind the same port. Ids are the wire's own text and mean nothing to us.
 */

/** A person as WhatsApp names them: by telephone number, by a number that hides it (LID), or by both once they are known to be one. */
export type WirePerson = {
  /** Digits with the country's code, without `+`: `6281234567890`. */
  readonly phone?: string;
  /** Digits. */
  readonly lid?: string;
  /** What they call themselves. */
  readonly name?: string;
};

/** Where people talk: with one of them, or in a group. */
export type WireChat =
  | { readonly kind: 'person'; readonly person: WirePerson }
  | { readonly kind: 'group'; readonly id: string; readonly title?: string };

export type WireMediaKind = 'image' | 'document' | 'video' | 'audio' | 'voice' | 'sticker';
export type WireMedia = {
  readonly kind: WireMediaKind;
  readonly mediaType: string;
  readonly name?: string;
  /** Bytes, where WhatsApp says so. */
  readonly size?: number;
  /** The sender lets it be seen once: it does not come to linked devices. */
  readonly viewOnce?: boolean;
};

export type WireMessage = {
  readonly kind: 'message';
  readonly id: string;
  readonly chat: WireChat;
  readonly from: WirePerson;
  readonly at: Date;
  /** The words, also those under a file; empty where there are none. */
  readonly text: string;
  readonly media?: WireMedia;
  /** A contact card's telephone number, a place, a poll and what else has no words and no file. */
  readonly other?: 'contact' | 'location' | 'poll' | 'unknown';
  readonly contactPhone?: string;
  /** Id of the message it answers. */
  readonly quoted?: string;
  readonly isForwarded?: boolean;
};

export type WireEvent =
  | WireMessage
  /** The words of a message were changed. */
  | {
      readonly kind: 'edit';
      readonly id: string;
      readonly chat: WireChat;
      readonly from: WirePerson;
      readonly at: Date;
      readonly text: string;
    }
  /** `emoji` is empty when a reaction was taken back. */
  | {
      readonly kind: 'reaction';
      /** Of the reaction itself, the same when it is told twice. */
      readonly id: string;
      readonly on: string;
      readonly chat: WireChat;
      readonly from: WirePerson;
      readonly at: Date;
      readonly emoji: string;
    }
  /** `who` is in the group from now on, or no longer; `isUs`: it is about our own number. */
  | {
      readonly kind: 'membership';
      readonly id: string;
      readonly chat: Extract<WireChat, { kind: 'group' }>;
      readonly who: readonly WirePerson[];
      readonly isUs: boolean;
      readonly change: 'joined' | 'left' | 'promoted' | 'demoted';
      readonly by?: WirePerson;
      readonly at: Date;
    }
  /** Who was known by one number is known by another from now on. */
  | {
      readonly kind: 'renumbered';
      readonly id: string;
      readonly from: WirePerson;
      readonly to: WirePerson;
      readonly at: Date;
    };

export type WireFile = { readonly bytes: Uint8Array; readonly name: string; readonly mediaType: string };
export type WireOrder = {
  readonly to: WireChat;
  /** In WhatsApp's own marks; under a file its caption. */
  readonly text: string;
  readonly file?: WireFile;
  /** Id of the message it answers. */
  readonly quote?: string;
};

export type WireMember = { readonly person: WirePerson; readonly isAdministrator: boolean };

/** How it stands with the way to WhatsApp. */
export type WireState =
  | { readonly kind: 'off' }
  /** Another instance has the number. */
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'starting'; readonly since: Date }
  /** To be linked on the telephone: by the QR text, or the eight letters where they were asked for. */
  | { readonly kind: 'pairing'; readonly since: Date; readonly qr?: string; readonly code?: string }
  | { readonly kind: 'ready'; readonly since: Date; readonly phone: string }
  /** `loggedOut`: on the telephone somebody ended it, and only pairing brings it back; otherwise it heals by itself. */
  | { readonly kind: 'lost'; readonly since: Date; readonly why: string; readonly loggedOut: boolean };

export type WhatsappWire = {
  /**
   * Begins; `receive` resolves once the event is kept safely. An event may come late, twice and out of order. What arrived while we were away
   * is told as soon as the way is open, oldest first.
   */
  start(receive: (event: WireEvent) => Promise<void>): Promise<void>;
  stop(): Promise<void>;
  /** Throws WireError. The id comes back when WhatsApp took the message. */
  send(order: WireOrder): Promise<{ readonly id: string }>;
  /** Shows that an answer is being written. Never throws. */
  typing(chat: WireChat): Promise<void>;
  /** Takes a message away for everybody; false where WhatsApp does not let us. */
  remove(chat: WireChat, message: string): Promise<boolean>;
  /** Bytes of a message's file. Throws WireError('gone' | 'too-large' | 'away'). */
  download(message: string, maxBytes: number): Promise<Uint8Array>;
  /** Throws WireError('outside') where we are no member. */
  members(group: string): Promise<readonly WireMember[]>;
  leave(group: string): Promise<void>;
  readonly state: () => WireState;
  /** Told of each new state; answers how to stop listening. */
  onState(listener: (state: WireState) => void): () => void;
  /** Asks for the eight letters by which the telephone with that number is linked, in place of a QR. Throws WireError('away') when already linked. */
  pairBy(phone: string): Promise<string>;
  /** Lets go of the number: the telephone no longer lists us. */
  logOut(): Promise<void>;
  /** Ends the way there and begins anew with the session it has, as after a fall but at once. */
  restart(): Promise<void>;
  /** For who watches; asked often, so it answers from what is known. */
  vitals(): WireVitals;
};

/** How the way there is doing. */
export type WireVitals = {
  /** How often it fell and was begun anew since this process began. */
  readonly restarts: number;
  /** Bytes of main memory (PSS) at the last look; null while it does not run. */
  readonly memory: { readonly browser: number; readonly child: number } | null;
  /** When WhatsApp last told something; null: not since this process began. */
  readonly lastEventAt: Date | null;
};

/**
 * `away`: no way there now, nothing was sent; `unanswered`: it was handed over and nobody said whether it left; `gone`: no such person, message or
 * file any more; `outside`: we are no member of the group, or may not speak there; `too-large`.
 */
export class WireError extends Error {
  readonly kind: 'away' | 'unanswered' | 'gone' | 'outside' | 'too-large';
  constructor(kind: WireError['kind'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'WireError';
    this.kind = kind;
  }
}
