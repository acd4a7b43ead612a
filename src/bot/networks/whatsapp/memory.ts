/**
 * What the WhatsApp network remembers between two messages, and over a restart: who is who, which message is which, which choices are open. The
 * database implements it (DESIGN "Instances keep no state").
 */
import type { CaseId } from '#ra/values.ts';
import type { Entity, Keyboard } from '../sandbox/scene.ts';
import type { WireChat, WirePerson } from './wire.ts';

/** A chat by our number: above zero with a person, below zero a group. */
export type KnownChat = {
  readonly id: number;
  readonly chat: WireChat;
  /** When somebody there last wrote to us; null: nobody ever did. */
  readonly wroteAt: Date | null;
  /** Of a group: whether we are in it. */
  readonly isInside: boolean;
  /** Our message whose choices a digit alone means. */
  readonly menu: number | null;
};

/** `former`: telephone numbers they gave up, newest last. */
export type RememberedPerson = WirePerson & { readonly former?: readonly string[] };
export type KnownPerson = { readonly id: number; readonly createdAt: Date; readonly person: RememberedPerson };

/** What is written down about people after somebody was met: `as` null is somebody new. */
export type Meeting = {
  readonly as: number | null;
  readonly person: RememberedPerson;
  /** Rows that turned out to be the same person: they are `as` from now on. */
  readonly merged: readonly number[];
  /** Rows of others, who no longer have that number. */
  readonly parted: readonly KnownPerson[];
  /** The person is known, and has another telephone number than before. */
  readonly isRenumbered: boolean;
};
export type Candidates = {
  readonly byPhone: KnownPerson | undefined;
  readonly byLid: KnownPerson | undefined;
};

/** What is kept of a message: of ours all that can still be answered, of theirs what must be known again. */
export type KeptBody =
  | {
      readonly by: 'us';
      readonly text: string;
      readonly entities: readonly Entity[];
      readonly keyboard: Keyboard | null;
      /** Which page of its choices was shown last, from 0. */
      readonly page: number;
      readonly as: 'text' | 'document' | 'photo';
      readonly replyTo: number | null;
      /** What it said before it was changed for the first time: that stands there. */
      readonly first?: string;
    }
  | {
      readonly by: 'them';
      /** The file it carried, in the Bot API's shape: what was said is not kept. */
      readonly media: { readonly [field: string]: unknown } | null;
      readonly album: string | null;
      /** The message it answers, or the reaction is on. */
      readonly replyTo: number | null;
    };

export type KeptMessage<Body extends KeptBody = KeptBody> = {
  readonly chat: number;
  readonly id: number;
  readonly at: Date;
  /** Null: we wrote it. */
  readonly author: number | null;
  readonly body: Body;
  /** The wire's names of it, oldest first, and the choices that were to be read under each. */
  readonly names: readonly { readonly id: string; readonly shown: Keyboard | null }[];
  readonly isAnswered: boolean;
};
export type OwnMessage = KeptMessage<Extract<KeptBody, { by: 'us' }>>;

export type NewMessage = {
  readonly chat: number;
  readonly at: Date;
  readonly author: number | null;
  readonly body: KeptBody;
  /** The cases its keyboard names. */
  readonly cases: readonly CaseId[];
};

export type WhatsappMemory = {
  /** Equal for equal texts, and tells nothing of them: 64 hexadecimal digits. */
  mark(text: string): string;
  candidates(person: WirePerson): Promise<Candidates>;
  /** One meeting at a time; `decide` sees the rows as they are now. */
  meet(person: WirePerson, at: Date, decide: (found: Candidates) => Meeting): Promise<KnownChat>;
  group(chat: Extract<WireChat, { kind: 'group' }>, at: Date): Promise<KnownChat>;
  /** By any number a chat ever had. */
  find(id: number): Promise<KnownChat | undefined>;
  change(id: number, change: Partial<Pick<KnownChat, 'wroteAt' | 'isInside' | 'menu'>>): Promise<void>;
  /** Nobody has written to us and we are in no group: our number is another. Who is who stays known. */
  startOver(): Promise<void>;
  message(chat: number, id: number): Promise<KeptMessage | undefined>;
  byWireId(wireId: string): Promise<KeptMessage | undefined>;
  /** Gives it the next number of its chat; with a wire's name that is known already, the message of that name. */
  keep(message: NewMessage, wireId?: string): Promise<KeptMessage>;
  named(message: Pick<KeptMessage, 'chat' | 'id'>, wireId: string, shown: Keyboard | null): Promise<void>;
  redo(message: Pick<KeptMessage, 'chat' | 'id'>, body: KeptBody, cases: readonly CaseId[]): Promise<void>;
  /** False where it was answered before. */
  answer(message: Pick<KeptMessage, 'chat' | 'id'>): Promise<boolean>;
  forget(message: Pick<KeptMessage, 'chat' | 'id'>): Promise<void>;
  /** Our newest message in the chat whose keyboard names the case. */
  newestOf(chat: number, id: CaseId): Promise<KeptMessage | undefined>;
  newestBy(chat: number, author: number): Promise<KeptMessage | undefined>;
  /** Forgets messages from before then. How many went. */
  purge(before: Date): Promise<number>;
};
