/**
 * The holes in the office's wall: what it needs from the world, in its own words. Adapters are named by their material
 * (`drizzleRegistry`); main.ts plugs them in.
 */
import type { Desk } from './agency.ts';
import type { MailLetter, Notice } from './notice.ts';
import type {
  AccountRecords,
  ActRecords,
  AgencyRecords,
  AgreementRecords,
  AuditRecords,
  CardRecords,
  CaseRecords,
  CertificateRecords,
  ContactRecords,
  CrlRecords,
  DeskRecords,
  DocumentRecords,
  KeyRecords,
  NoteRecords,
  OcspSignerRecords,
  PromptRecords,
  ReminderRecords,
  RoleRecords,
  SearchRecords,
  SessionRecords,
  TokenRecords,
  TopicRecords,
  WordRecords,
} from './records.ts';
import type { CaseId, DeskId, Destination, Instant, Json, Language, NetworkName } from './values.ts';

export type Clock = { now(): Date };
export type Random = { bytes(size: number): Uint8Array };

/** `work` sees the records of ONE database transaction: all of it happens, or nothing. Never call the network inside. */
export type Registry = {
  transaction<Result>(work: (records: Records) => Promise<Result>): Promise<Result>;
};

export type Records = {
  readonly acts: ActRecords;
  readonly cases: CaseRecords;
  readonly accounts: AccountRecords;
  readonly roles: RoleRecords;
  readonly sessions: SessionRecords;
  readonly contacts: ContactRecords;
  readonly agencies: AgencyRecords;
  readonly desks: DeskRecords;
  readonly tokens: TokenRecords;
  readonly cards: CardRecords;
  readonly topics: TopicRecords;
  readonly documents: DocumentRecords;
  readonly agreements: AgreementRecords;
  readonly certificates: CertificateRecords;
  readonly keys: KeyRecords;
  readonly crls: CrlRecords;
  readonly ocspSigners: OcspSignerRecords;
  readonly prompts: PromptRecords;
  readonly notes: NoteRecords;
  readonly words: WordRecords;
  readonly searches: SearchRecords;
  readonly reminders: ReminderRecords;
  readonly audit: AuditRecords;
  readonly announcer: Announcer;
  readonly mailer: Mailer;
};

export type Delivery = {
  /** Wait until then (the 30 s in which a decision can be taken back). */
  readonly notBefore?: Instant;
  /** A name to take it back by, while it has not left. */
  readonly name?: string;
};
/** Writes to the outbox inside the transaction; workers deliver. A dead network fails no act. */
export type Announcer = {
  /**
   * The card of a case at a desk is to be drawn anew: one message per case and desk, edited in place. With `notBefore` once more then,
   * because something on it will have run out.
   */
  card(id: CaseId, desk: Pick<Desk, 'id' | 'chat'>, delivery?: Pick<Delivery, 'notBefore'>): Promise<void>;
  /** The list of what waits long at a desk is to be drawn anew: one message a working day, edited in place (REC-2). */
  digest(desk: Pick<Desk, 'id' | 'chat'>): Promise<void>;
  tell(to: Destination, language: Language, notice: Notice, delivery?: Delivery): Promise<void>;
  takeBack(name: string): Promise<void>;
  /** What waits for one chat waits for another from now on, in the same order (a group has become a supergroup, a desk lives elsewhere). */
  move(from: Destination, to: Destination): Promise<void>;
};
export type Mailer = { send(to: string, language: Language, letter: MailLetter, delivery?: Delivery): Promise<void> };

/** What left the office and is on its way: claimed by a worker with a lease, in order per destination. */
export type Posting = {
  readonly id: string;
  readonly destination: string;
  readonly attempts: number;
  /** How many of its messages an earlier try did not get to; left out: all of them. */
  readonly remaining?: number;
  readonly body:
    | { readonly kind: 'notice'; readonly to: Destination; readonly language: Language; readonly notice: Notice }
    | {
        readonly kind: 'card';
        readonly case: CaseId;
        readonly desk: DeskId;
        readonly at: Destination;
        readonly message: string | null;
      }
    | {
        readonly kind: 'digest';
        readonly desk: DeskId;
        readonly at: Destination;
        /** The day on the calendar of the desk's agency, `YYYY-MM-DD`. */
        readonly day: string;
        /** The message that shows the list now, and the day it was hung. */
        readonly hung: { readonly message: string; readonly day: string } | null;
      }
    | { readonly kind: 'mail'; readonly to: string; readonly language: Language; readonly letter: MailLetter };
};
export type Outbox = {
  /** The next posting that is due and first in its destination's order, leased until `leaseUntil`. */
  claim(now: Instant, leaseUntil: Instant): Promise<Posting | undefined>;
  /** It is still being worked on: leased until then. False when the lease was lost to another worker. */
  extend(posting: Posting, leaseUntil: Instant): Promise<boolean>;
  /** Delivered; `message` is the network's id of a card or digest, kept so that it is edited next time. Its payload is forgotten. */
  sent(posting: Posting, message?: string): Promise<void>;
  /** Of the several messages it makes these have not left yet: a later try goes on there. */
  advance(posting: Posting, remaining: number): Promise<void>;
  retry(posting: Posting, at: Instant, error: string): Promise<void>;
  /** Leaves the head of its destination; kept for an administrator to see. */
  bury(posting: Posting, error: string): Promise<void>;
  /** When the next waiting posting becomes due, if any. */
  nextDue(): Promise<Instant | undefined>;
};

/**
 * Why something could not be delivered. `gone`: never will be (a blocked bot, a mailbox that does not exist); `outside`: we are not, or
 * may not speak, in that group, which may be a desk's; `later`: worth
 * another try, after `retryAfterSeconds` where the network said so; with `mayHaveArrived` that try may be a second message. The message is for engineers: no address, no content.
 */
export class DeliveryError extends Error {
  readonly kind: 'gone' | 'outside' | 'later';
  readonly retryAfterSeconds: number | undefined;
  readonly mayHaveArrived: boolean;

  constructor(
    kind: DeliveryError['kind'],
    message: string,
    options: ErrorOptions & { retryAfterSeconds?: number; mayHaveArrived?: boolean } = {},
  ) {
    super(message, options);
    this.name = 'DeliveryError';
    this.kind = kind;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.mayHaveArrived = options.mayHaveArrived ?? false;
  }
}

/** An update of a network, kept before it is acknowledged. */
export type InboxItem = {
  readonly id: string;
  readonly network: NetworkName;
  readonly chat: string;
  readonly payload: Json;
  readonly attempts: number;
};
export type Inbox = {
  /** False when that update was received before. `chat` orders: one at a time per chat. */
  receive(
    update: {
      readonly network: NetworkName;
      readonly bot: string;
      readonly updateId: string;
      readonly chat: string;
      readonly payload: Json;
    },
    at: Instant,
  ): Promise<boolean>;
  /** The oldest item whose chat has no earlier open one, leased; across instances. */
  claim(now: Instant, leaseUntil: Instant): Promise<InboxItem | undefined>;
  /** It is still being worked on: leased until then. False when the lease was lost to another worker. */
  extend(item: InboxItem, leaseUntil: Instant): Promise<boolean>;
  /** Handled: its payload is forgotten. */
  close(item: InboxItem, at: Instant): Promise<void>;
  /** Handling failed: tried again at `at`, or given up (`null`). */
  release(item: InboxItem, at: Instant | null, error: string): Promise<void>;
  depth(): Promise<number>;
};

/** Of all instances one leads in a matter (it polls a network); another takes over when it falls. */
export type Leader = {
  /** Waits until this instance leads. Rejects with the signal's reason when the wait is to end. */
  take(ending: AbortSignal): Promise<Lead>;
};
export type Lead = {
  /** Aborted when the lead was lost, for instance with its connection: another instance may have it by now. */
  readonly lost: AbortSignal;
  resign(): Promise<void>;
};

/** A drawer of named JSON records and files, encrypted: the sandbox network keeps its people, messages and mails here. */
export type Drawer = {
  load(): Promise<readonly { readonly kind: string; readonly id: string; readonly body: Json }[]>;
  find(kind: string, id: string): Promise<Json | undefined>;
  keep(kind: string, id: string, body: Json): Promise<void>;
  drop(kind: string, id: string): Promise<void>;
  keepFile(id: string, bytes: Uint8Array): Promise<void>;
  readFile(id: string): Promise<Uint8Array | undefined>;
};

/** Conversation state by key (`network:chat:user`), encrypted; purged when a conversation ends. */
export type ConversationStore = {
  read(key: string): Promise<Json | undefined>;
  write(key: string, state: Json): Promise<void>;
  delete(key: string): Promise<void>;
};
