/** An account: a person this office knows, the subscriber of its certificates, perhaps a member of a desk. */
import type { AccountId, Address, AgencyId, Instant, Language, NetworkName, SessionId } from './values.ts';

/** `one-time` works once, until `expires` (ACC-6); `void` was typed where it must not be and works no more (ACC-7). */
export type PasswordState = 'none' | 'one-time' | 'chosen' | 'void';

export type Account = {
  readonly id: AccountId;
  readonly username: string;
  readonly agency: AgencyId | null;
  /** Full name without titles, as on the KTP. */
  readonly name: string;
  readonly mail: string;
  readonly phone: string | null;
  readonly nik: string | null;
  /** 18 digits, or null for staff without a number. */
  readonly nip: string | null;
  readonly position: string | null;
  readonly unit: string | null;
  /** The pseudonymous serialNumber of the subject DN; says nothing about the person. */
  readonly subjectNumber: string;
  readonly language: Language;
  readonly passwordState: PasswordState;
  /** PHC string of argon2id, or null. */
  readonly passwordHash: string | null;
  readonly passwordExpires: Instant | null;
  /** Wrong passwords in a row; slows and then stops further tries. */
  readonly failures: number;
  readonly lockedUntil: Instant | null;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
};

/** One open login of an account in one network, by one network user (ACC-7, ACC-8). */
export type Session = {
  readonly id: SessionId;
  readonly account: AccountId;
  readonly network: NetworkName;
  readonly user: string;
  /** The private chat it was opened from. */
  readonly chat: string;
  readonly openedAt: Instant;
  readonly seenAt: Instant;
  readonly endsAt: Instant;
};

/** A person as a network knows them, before and beside any account: language, consent, reachability. */
export type Contact = Address & {
  readonly language: Language | null;
  /** Which privacy notice was accepted and when (ACC-1). */
  readonly consent: { readonly version: string; readonly at: Instant } | null;
  /** Reminders in this chat: wanted, not wanted (BERHENTI), or as the network's custom is (`null`: on WhatsApp only who asked for them). */
  readonly reminders: boolean | null;
  /** The person blocked the bot: nothing more is sent there until they write again. */
  readonly blocked: boolean;
};
