/** The records of the office, noun by noun: what one database transaction may read and write. The whole of them is `Records` in ports.ts. */
import type { RevocationReason } from '#pki/revocation-reason.ts';
import type { Account, Contact, Session } from './account.ts';
import type { Agency, Desk, DeskKind, RoleGrant } from './agency.ts';
import type { Case, CaseKind, CaseMove, CaseState } from './case.ts';
import type { Certificate, CertificateStatus } from './certificate.ts';
import type {
  AccountId,
  ActKey,
  Address,
  AgencyId,
  CaseId,
  DeskId,
  Destination,
  DocumentId,
  Instant,
  Json,
  KeyHash,
  NetworkName,
  NoteId,
  Origin,
  SearchId,
  SerialNumber,
  SessionId,
  WordId,
} from './values.ts';

/** Which acts were done, with their results: a repeat of the same key gets the same answer and does nothing. */
export type ActRecords = {
  /** Takes the key for this transaction (a second transaction with the same key waits for the first); the stored result if it was done before. */
  find(key: ActKey): Promise<{ readonly result: Json } | undefined>;
  keep(key: ActKey, result: Json): Promise<void>;
};

export type CaseRecords = {
  insert(draft: Omit<Case, 'id' | 'version' | 'changedAt'>): Promise<Case>;
  find(id: CaseId): Promise<Case | undefined>;
  /** Like `find`, and holds the row until the transaction ends. */
  lock(id: CaseId): Promise<Case | undefined>;
  /** Compare-and-set on `version`. Throws ERR_STALE_CASE when somebody was faster. Returns the case with its new version. */
  update(
    was: Case,
    change: Partial<Omit<Case, 'id' | 'kind' | 'version' | 'openedAt' | 'changedAt'>>,
    at: Instant,
  ): Promise<Case>;
  note(move: CaseMove): Promise<void>;
  /** Oldest first. */
  history(id: CaseId): Promise<readonly CaseMove[]>;
  /** Open cases of a network user or an account, newest first. */
  openOf(
    owner: { readonly network: NetworkName; readonly user: string } | { readonly account: AccountId },
  ): Promise<readonly Case[]>;
  /** The newest cases, open or ended, of a network user or an account. */
  recentOf(
    owner: { readonly network: NetworkName; readonly user: string } | { readonly account: AccountId },
    limit: number,
  ): Promise<readonly Case[]>;
  /** Oldest `since` first. */
  inStates(
    filter: {
      readonly agencies?: readonly AgencyId[];
      readonly states: readonly CaseState[];
      readonly kind?: CaseKind;
    },
    limit: number,
  ): Promise<readonly Case[]>;
  /** Cases asked for from the first address, open or ended, are the second's. Of the network's hand, so they count as unchanged. */
  readdress(from: Address, to: Address): Promise<void>;
  /** Other open cases with the same identity number or mail (blind index). */
  openWith(field: 'nik' | 'nip' | 'mail', value: string, besides?: CaseId): Promise<readonly Case[]>;
  /** Open cases whose CSR holds this key, whoever's. */
  openWithKey(key: KeyHash): Promise<readonly Case[]>;
  /** Open cases whose reminder is due, longest due first (REC-2). */
  toRemind(now: Instant, limit: number): Promise<readonly Case[]>;
  /** The first reminder of a case after `now`. */
  nextReminder(now: Instant): Promise<{ readonly case: CaseId; readonly at: Instant } | undefined>;
  /** Who is reminded when, and who knows of the delay: of the clock's hand, so the case counts as unchanged. */
  setReminder(id: CaseId, change: Pick<Case, 'remindAt' | 'escalatedAt'>): Promise<void>;
  /** At these desks since these moments, longest waiting first; claimed ones too, unless `part` says whose. */
  waiting(at: readonly Waiting[], limit: number, part?: WaitingPart): Promise<readonly Case[]>;
  /** The same, of those nobody has claimed. */
  countWaiting(at: readonly Waiting[]): Promise<number>;
  /** How many of them there are by kind and agency: all, this account's, nobody's. */
  tally(at: readonly Waiting[], account: AccountId): Promise<readonly WaitingTally[]>;
  /** When one of these moves was last made in a case of these agencies. */
  lastMove(agencies: readonly AgencyId[], moves: readonly CaseMove['move'][]): Promise<Instant | undefined>;
  /** Claims whose holder is to be warned, or that end by themselves. */
  claimsDue(now: Instant, limit: number): Promise<readonly Case[]>;
  /** With this identity number or mail, or every word of this name; open or ended, newest first. */
  seek(field: SoughtField, value: string, limit: number): Promise<readonly Case[]>;
  /** Writes the name's words of rows that have none yet. How many. */
  indexNames(limit: number): Promise<number>;
  /** Of several cases at once; each oldest first. */
  histories(ids: readonly CaseId[]): Promise<ReadonlyMap<CaseId, readonly CaseMove[]>>;
  /** Of an agency, changed since then, the latest first; `kind`: of one kind only. */
  changedSince(
    filter: { readonly agency: AgencyId; readonly kind?: CaseKind; readonly since: Instant },
    limit: number,
  ): Promise<readonly Case[]>;
  /** Drafts whose last move was a decline, before then (ISS-7). */
  declined(before: Instant, limit: number): Promise<readonly Case[]>;
  /** Cases in one of these states not changed since `before`; for reminders and lapses. */
  unchangedSince(states: readonly CaseState[], before: Instant, limit: number): Promise<readonly Case[]>;
};

/** Cases of an agency that came to one of these turns by `since`. */
export type Waiting = {
  readonly agency: AgencyId;
  readonly turns: readonly Pick<Case, 'kind' | 'state'>[];
  readonly since: Instant;
  /** Only what is escalated: as a parent desk sees the desks below it. */
  readonly isEscalated?: true;
};
export type WaitingPart = {
  readonly claimedBy?: AccountId;
  readonly isUnclaimed?: true;
  readonly offset?: number;
};
export type WaitingTally = {
  readonly kind: CaseKind;
  readonly agency: AgencyId;
  readonly all: number;
  readonly mine: number;
  readonly unclaimed: number;
};
export type SoughtField = 'nik' | 'nip' | 'mail' | 'name';

/** What somebody was reminded of: `renewal:<serial>:30`. Taken once, whoever ticks and however often. */
export type ReminderRecords = {
  /** False where it was taken before. */
  take(occasion: string, at: Instant): Promise<boolean>;
  /** Those of them that were taken. */
  taken(occasions: readonly string[]): Promise<readonly string[]>;
};

export type AccountRecords = {
  insert(account: Omit<Account, 'changedAt'>): Promise<Account>;
  find(id: AccountId): Promise<Account | undefined>;
  lock(id: AccountId): Promise<Account | undefined>;
  findBy(field: 'username' | 'nik' | 'nip' | 'mail', value: string): Promise<Account | undefined>;
  update(
    id: AccountId,
    change: Partial<Omit<Account, 'id' | 'createdAt' | 'changedAt'>>,
    at: Instant,
  ): Promise<Account>;
  /** Whose name has every one of these words. */
  named(name: string, limit: number): Promise<readonly Account[]>;
  /** Writes the name's words of rows that have none yet. How many. */
  indexNames(limit: number): Promise<number>;
};

export type RoleRecords = {
  of(account: AccountId): Promise<readonly RoleGrant[]>;
  at(desk: DeskId): Promise<readonly RoleGrant[]>;
  administrators(): Promise<readonly RoleGrant[]>;
  grant(grant: RoleGrant): Promise<void>;
  revoke(grant: Omit<RoleGrant, 'since'>): Promise<void>;
};

export type SessionRecords = {
  open(session: Session): Promise<void>;
  /** The session of this network user that has not ended at `at`. */
  current(who: { readonly network: NetworkName; readonly user: string }, at: Instant): Promise<Session | undefined>;
  ofAccount(account: AccountId, at: Instant): Promise<readonly Session[]>;
  /** The session an account was last seen in, open or ended: the chat the person uses. */
  latest(account: AccountId): Promise<Session | undefined>;
  /** One session, open or ended, for each chat an account was logged in from, last seen first. */
  chats(account: AccountId): Promise<readonly Session[]>;
  touch(id: SessionId, seenAt: Instant, endsAt: Instant): Promise<void>;
  end(id: SessionId, at: Instant): Promise<void>;
  /** As if it had never been: nothing of the account is told in that chat any more. */
  forget(id: SessionId): Promise<void>;
  /** Of a network user, open or ended. */
  ofUser(who: { readonly network: NetworkName; readonly user: string }): Promise<readonly Session[]>;
  /** Who had the first address has the second. */
  readdress(from: Address, to: Address): Promise<void>;
};

export type ContactRecords = {
  find(who: { readonly network: NetworkName; readonly user: string }): Promise<Contact | undefined>;
  save(contact: Contact): Promise<void>;
  forget(who: { readonly network: NetworkName; readonly user: string }): Promise<void>;
};

export type AgencyRecords = {
  list(): Promise<readonly Agency[]>;
  find(id: AgencyId): Promise<Agency | undefined>;
  /** Inserts, or replaces the row of that id. */
  save(agency: Agency): Promise<void>;
};

export type DeskRecords = {
  list(): Promise<readonly Desk[]>;
  find(id: DeskId): Promise<Desk | undefined>;
  /** The desks that live in a group; two kinds may share one. */
  inChat(chat: Destination): Promise<readonly Desk[]>;
  serving(agency: AgencyId, kind: DeskKind): Promise<readonly Desk[]>;
  /** All but `lostAt`. */
  save(desk: Desk): Promise<void>;
  /** Null: we are in its group again. */
  setLost(id: DeskId, at: Instant | null): Promise<void>;
};

/** The topic of a case in a group that has them, as it was left: its id there, its name, whether it is closed. */
export type Topic = {
  readonly case: CaseId;
  readonly at: Destination;
  readonly topic: string;
  readonly name: string;
  readonly isClosed: boolean;
};
export type TopicRecords = {
  find(id: CaseId, at: Destination): Promise<Topic | undefined>;
  /** Inserts, or replaces the one of that case there. */
  save(topic: Topic): Promise<void>;
  forget(id: CaseId, at: Destination): Promise<void>;
};

/** Where the cards of cases hang. */
export type CardRecords = {
  /** Whether that very message is the living card of the case. */
  hangs(id: CaseId, at: Destination, message: string): Promise<boolean>;
};

/** What a one-time secret opens. Only its hash is stored; the secret is in a mail or a chat. */
export type TokenPurpose =
  | 'activation'
  | 'mailbox'
  | 'new-mailbox'
  | 'hold'
  | 'first-password'
  | 'login'
  | 'login-code'
  | 'password'
  | 'invitation'
  | 'desk'
  | 'administrator'
  /** Typed in another chat, it opens a session there (ACC-8). */
  | 'joining'
  /** Opens nothing: counts the codes that opened nothing, typed in one chat. */
  | 'code-misses'
  /** Opens nothing: counts the papers handed in to one case in a day. */
  | 'uploads'
  /** The page on which the number of WhatsApp is linked. */
  | 'number';
export type Token = {
  readonly purpose: TokenPurpose;
  /** SHA-256 of the secret, hex. */
  readonly hash: string;
  /** What it is for; no personal data beyond ids and addresses. */
  readonly subject: Json;
  readonly issuedAt: Instant;
  readonly expires: Instant;
  readonly usedAt: Instant | null;
  /** Wrong tries against it. */
  readonly failures: number;
};
export type TokenRecords = {
  insert(token: Omit<Token, 'usedAt' | 'failures'>): Promise<void>;
  /** The token, used, expired or not: whoever asks decides what to say. Holds the row until the transaction ends. */
  lock(purpose: TokenPurpose, hash: string): Promise<Token | undefined>;
  use(hash: string, at: Instant): Promise<void>;
  fail(hash: string): Promise<void>;
  /** Ends every unused token of a purpose whose subject contains these fields ("sent again" makes the old one void). */
  void(purpose: TokenPurpose, subject: { readonly [field: string]: Json }, at: Instant): Promise<void>;
  /** How many unused ones of a purpose were issued since then, expired ones included. */
  issuedSince(purpose: TokenPurpose, subject: { readonly [field: string]: Json }, since: Instant): Promise<number>;
  /** The newest unused token of a purpose whose subject contains these fields. */
  latest(purpose: TokenPurpose, subject: { readonly [field: string]: Json }): Promise<Token | undefined>;
  /** Unused ones that have run out, longest ago first. */
  runOut(purposes: readonly TokenPurpose[], now: Instant, limit: number): Promise<readonly Token[]>;
};

/** `answer`: what an applicant sent to a question of the desk. */
export type DocumentKind = 'letter' | 'identityCard' | 'csr' | 'agreement' | 'statement' | 'answer';
export type Document = {
  readonly id: DocumentId;
  readonly case: CaseId;
  readonly kind: DocumentKind;
  readonly mediaType: string;
  readonly size: number;
  readonly pages: number;
  /** Of the bytes as stored before encryption, hex. */
  readonly sha256: string;
  /** What reading it told, e.g. the facts of a CSR. */
  readonly facts: Json;
  readonly at: Instant;
};
export type DocumentRecords = {
  insert(document: Omit<Document, 'sha256' | 'size'>, bytes: Uint8Array): Promise<Document>;
  find(id: DocumentId): Promise<Document | undefined>;
  read(id: DocumentId): Promise<Uint8Array>;
  ofCase(id: CaseId): Promise<readonly Document[]>;
  /** With its bytes, for good. */
  remove(id: DocumentId): Promise<void>;
};

/** ISS-7: what binds a person to the agreement they accepted. */
export type AgreementEvidence = {
  readonly case: CaseId;
  readonly account: AccountId;
  readonly version: string;
  /** SHA-256 of the PDF that was shown, hex. */
  readonly sha256: string;
  /** SHA-256 over the canonical subject data it was accepted with, hex. */
  readonly subjectHash: string;
  readonly key: KeyHash;
  readonly at: Instant;
  readonly network: Origin;
  readonly user: string;
  readonly chat: string;
};
export type AgreementRecords = {
  insert(evidence: AgreementEvidence): Promise<void>;
  latest(id: CaseId): Promise<AgreementEvidence | undefined>;
};

export type CertificateRecords = {
  /** The prepared row: serial and bytes recorded before the CA signs. One per case, by a database constraint. */
  prepare(certificate: Certificate, prepared: Uint8Array): Promise<void>;
  /** Prepared, not yet signed: what a crash left behind. */
  unfinished(limit: number): Promise<readonly Certificate[]>;
  /** The bytes given to `prepare`. */
  preparedBytes(serial: SerialNumber): Promise<Uint8Array>;
  /** Stores the signed DER, makes it valid and current, and takes `current` from the one before. */
  finish(serial: SerialNumber, der: Uint8Array): Promise<Certificate>;
  /** Forgets what was prepared and never signed. */
  discard(serial: SerialNumber): Promise<void>;
  find(serial: SerialNumber): Promise<Certificate | undefined>;
  lock(serial: SerialNumber): Promise<Certificate | undefined>;
  ofCase(id: CaseId): Promise<Certificate | undefined>;
  der(serial: SerialNumber): Promise<Uint8Array>;
  current(account: AccountId, profile: string): Promise<Certificate | undefined>;
  /** Newest first, without prepared ones. */
  ofAccount(account: AccountId): Promise<readonly Certificate[]>;
  withKey(key: KeyHash): Promise<readonly Certificate[]>;
  /**
   * A revocation, a hold or a release: the issuer's next change (`Crl.changes`), its row locked until the transaction ends.
   * `crlEntry`: what the CRL says of it, DER; null where it is valid again.
   */
  setStatus(
    serial: SerialNumber,
    change: Pick<Certificate, 'status' | 'current' | 'revokedAt' | 'reason' | 'invalidityDate'> & {
      readonly crlEntry: Uint8Array | null;
    },
  ): Promise<void>;
  /** When the owner is next reminded of its end; null: never. */
  setReminder(serial: SerialNumber, remindAt: Instant | null): Promise<void>;
  /** Current, valid ones whose reminder is due, longest due first (REN-1). */
  toRemind(now: Instant, limit: number): Promise<readonly Certificate[]>;
  setEnd(serial: SerialNumber, endBy: Instant | null): Promise<void>;
  /** Valid, not run out, and their data changed too long ago (ACC-9); what is on hold waits for its own decision. */
  toEnd(now: Instant, limit: number): Promise<readonly Certificate[]>;
  /** The first moments after `now` at which an owner is reminded, a changed certificate ends, and a valid one runs out. */
  nextMoments(now: Instant): Promise<CertificateMoments>;
  /** Whether a valid one has run out. */
  anyExpired(now: Instant): Promise<boolean>;
  /** What changed at an issuer after the change `since`, in order; of a certificate only its last. */
  changesSince(issuerKey: KeyHash, since: number, limit: number): Promise<readonly StatusChange[]>;
  /** The entries of an issuer's CRL after the change `since`, in order, one behind the other; without those that `done` names. */
  crlEntries(issuerKey: KeyHash, since: number, done: ListedPastEnd | null, limit: number): Promise<CrlEntries>;
  /** Which listed certificates of an issuer `done` names and `before` did not. */
  listedPastEnd(
    issuerKey: KeyHash,
    done: ListedPastEnd,
    before: ListedPastEnd | null,
  ): Promise<readonly SerialNumber[]>;
  /** Of an issuer's certificates: those never issued, or only prepared, are absent. */
  statusOf(issuerKey: KeyHash, serials: readonly SerialNumber[]): Promise<readonly CertificateState[]>;
};

export type CertificateMoments = {
  readonly reminder: Instant | null;
  readonly end: Instant | null;
  readonly expiry: Instant | null;
};

/** What OCSP says of a certificate. Times in milliseconds since 1970. */
export type CertificateState = {
  readonly serial: SerialNumber;
  readonly status: Exclude<CertificateStatus, 'prepared'>;
  readonly revokedAt: number | null;
  readonly reason: RevocationReason | null;
  readonly notAfter: number;
};
export type StatusChange = {
  readonly change: number;
  readonly serial: SerialNumber;
  readonly crlEntry: Uint8Array | null;
  readonly notAfter: Instant;
};
/** A page of entries, and its last change (null: there is no further one). */
export type CrlEntries = { readonly bytes: Uint8Array; readonly last: number | null };
/** Certificates that a CRL listed after their end, so that the next one need not (RFC 5280 3.3): they ended before it, and it knew their change. */
export type ListedPastEnd = { readonly endedBefore: Instant; readonly change: number };

export type KeyRecords = {
  /** Blocked for ever: leaked, compromised, or sent to us by mistake. */
  blocked(key: KeyHash): Promise<boolean>;
  block(key: KeyHash, why: string, at: Instant): Promise<void>;
};

/** An issuer's newest CRL. Whole it is `lead`, the bytes of every piece in order, `tail`. */
export type Crl = {
  readonly issuerKey: KeyHash;
  readonly number: number;
  /** The last change of status it knows. */
  readonly changes: number;
  readonly thisUpdate: Instant;
  readonly nextUpdate: Instant;
};
export type CrlPiece = { readonly place: number; readonly bytes: Uint8Array };
export type CrlFile = {
  readonly crl: Crl;
  readonly lead: Uint8Array;
  readonly tail: Uint8Array;
  /** How many pieces there are. */
  readonly size: number;
  readonly pieces: readonly CrlPiece[];
};
export type CrlRecords = {
  /** The next number of this issuer, and its last change; holds the issuer's row until the transaction ends, so entries and number belong together. */
  nextNumber(issuerKey: KeyHash): Promise<{ readonly number: number; readonly lastChange: number }>;
  /** The last change given out: rises by one with every revocation, hold and release. 0: there was none. */
  lastChange(issuerKey: KeyHash): Promise<number>;
  /** Keeps it, under the lock of `nextNumber`. `pieces`: those that differ from the CRL before; places from `size` on are forgotten. */
  publish(file: CrlFile): Promise<void>;
  latest(issuerKey: KeyHash): Promise<Crl | undefined>;
  /** Every issuing key that ever had a list here. */
  issuers(): Promise<readonly KeyHash[]>;
  /** The newest CRL, of its pieces only those written after the CRL `since`. 0: all. */
  read(issuerKey: KeyHash, since: number): Promise<CrlFile | undefined>;
};

/** The certificate of an OCSP signer, recorded before the CA signs it. */
export type OcspSignerRow = {
  readonly serial: SerialNumber;
  readonly issuerKey: KeyHash;
  readonly key: KeyHash;
  readonly notBefore: Instant;
  readonly notAfter: Instant;
};
export type OcspSignerRecords = {
  insert(row: OcspSignerRow): Promise<void>;
  /** They live for days and are never revoked: each that is recorded is valid. */
  statusOf(issuerKey: KeyHash, serials: readonly SerialNumber[]): Promise<readonly CertificateState[]>;
};

/** What a desk notes of a case for itself. */
export type CaseNote = {
  readonly id: NoteId;
  readonly case: CaseId;
  readonly by: AccountId;
  readonly name: string;
  readonly words: string;
  readonly at: Instant;
};
export type NoteRecords = {
  insert(note: CaseNote): Promise<void>;
  /** Oldest first. */
  ofCase(id: CaseId): Promise<readonly CaseNote[]>;
};

/** One message between a desk and an applicant. `by` and `name`: the officer who asked; null for the applicant. */
export type CaseWord = {
  readonly id: WordId;
  readonly case: CaseId;
  readonly from: 'desk' | 'applicant';
  /** The desk that asked; an answer goes back there. */
  readonly desk: DeskId;
  readonly by: AccountId | null;
  readonly name: string | null;
  readonly text: string;
  readonly document: DocumentId | null;
  readonly at: Instant;
};
export type WordRecords = {
  insert(word: CaseWord): Promise<void>;
  /** Oldest first. */
  ofCase(id: CaseId): Promise<readonly CaseWord[]>;
};

/** What a search found, to turn its pages by. */
type Search = {
  readonly id: SearchId;
  readonly by: AccountId;
  readonly at: Instant;
  readonly found: readonly CaseId[];
};
export type SearchRecords = {
  /** Keeps it, and forgets what is older than `forgotten`. */
  insert(search: Search, forgotten: Instant): Promise<void>;
  find(id: SearchId): Promise<Search | undefined>;
  countSince(by: AccountId, since: Instant): Promise<number>;
  /** A keyed hash of what was searched for, for the audit log: equal for equal words, and says nothing to who lacks the key. */
  mark(words: string): string;
};

/** A question the bot asked somewhere, waiting for a reply to that message: an officer's own words, or an applicant's answer (`account` null). */
export type Prompt = {
  readonly at: Destination;
  readonly message: string;
  readonly case: CaseId;
  readonly purpose: string;
  readonly account: AccountId | null;
};
export type PromptRecords = {
  save(prompt: Prompt): Promise<void>;
  find(at: Destination, message: string): Promise<Prompt | undefined>;
  /** The applicant's own in their private chat. */
  ofApplicant(at: Destination): Promise<readonly Prompt[]>;
  close(at: Destination, message: string): Promise<void>;
};

/** One line: who did what to what, from where, and how it ended. Personal data only by reference (ids). */
export type AuditLine = {
  readonly at: Instant;
  readonly act: string;
  readonly outcome: 'done' | 'refused';
  readonly origin: Origin;
  /** Account id, or `network:user` before there is one, or `clock`, `console`. */
  readonly by: string;
  readonly case: CaseId | null;
  /** Codes, ids, serials, hashes; never names, numbers, addresses. */
  readonly facts: { readonly [name: string]: Json };
};
/** Acts that were done, without when and how often; `last`: the newest line that was looked at. */
export type Deeds = { readonly last: number; readonly deeds: readonly Deed[] };
export type Deed = {
  readonly act: string;
  readonly kind: CaseKind | null;
  /** Of the line's facts: what was handed in, and at how many days before its end an owner was reminded. */
  readonly item: string | null;
  readonly days: string | null;
  /** Whose act it was, or whom it logged in. */
  readonly account: string;
};
export type AuditRecords = {
  write(line: AuditLine): Promise<void>;
  /** Each kind of act once that was done after the line `since`. */
  deedsSince(since: number): Promise<Deeds>;
};
