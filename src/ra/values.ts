/** The small values every room of the office shares: instants, ids, addresses, and what survives JSON. */

/** Whatever JSON keeps. An act's result must be one, because a repeat answers from the stored text. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

declare const brand: unique symbol;
type Branded<Base, Name extends string> = Base & { readonly [brand]: Name };

/** UTC, ISO 8601 with milliseconds (`2026-11-21T03:30:00.000Z`): compares as text and survives JSON. */
export type Instant = Branded<string, 'Instant'>;
export const instant = (date: Date): Instant => date.toISOString() as Instant;
export const after = (date: Date, milliseconds: number): Instant => instant(new Date(date.getTime() + milliseconds));

/** The number people read aloud ("permohonan 1042"); also the case's key. */
export type CaseId = Branded<number, 'CaseId'>;
export type AccountId = Branded<string, 'AccountId'>;
/** A short word an administrator chose: `kebumen`. */
export type AgencyId = Branded<string, 'AgencyId'>;
/** A short word an administrator chose: `kebumen-verifikator`. */
export type DeskId = Branded<string, 'DeskId'>;
export type DocumentId = Branded<string, 'DocumentId'>;
export type NoteId = Branded<string, 'NoteId'>;
export type WordId = Branded<string, 'WordId'>;
/** Short, because button data carries it. */
export type SearchId = Branded<string, 'SearchId'>;
export type SessionId = Branded<string, 'SessionId'>;
/** A certificate's serial number in lower-case hex, no leading zeros, no separators. */
export type SerialNumber = Branded<string, 'SerialNumber'>;
/** SHA-256 of the SubjectPublicKeyInfo, lower-case hex. */
export type KeyHash = Branded<string, 'KeyHash'>;
/** `<update>/<ordinal>`: names one act for ever, so a repeat is recognised. */
export type ActKey = Branded<string, 'ActKey'>;

export type NetworkName = 'telegram' | 'whatsapp' | 'sandbox';
/** Where an act came from: a chat network, our own pages, the clock, or the administrator's console. */
export type Origin = NetworkName | 'page' | 'clock' | 'console';
export type Language = 'id' | 'en';

/** A person in a network (`user`) and where to answer them (`chat`); the two differ in groups. Ids are the network's own, as text. */
export type Address = { readonly network: NetworkName; readonly user: string; readonly chat: string };
/** A person in a network is `network:user`, in whatever chat. */
export const isSamePerson = (
  one: Pick<Address, 'network' | 'user'>,
  other: Pick<Address, 'network' | 'user'>,
): boolean => one.network === other.network && one.user === other.user;
/** A destination of messages: one chat, private or group. */
export type Destination = { readonly network: NetworkName; readonly chat: string };

/** A random UUID (RFC 9562 version 4) from the source that was passed in. */
export const newId = <Id extends string>(random: { bytes(size: number): Uint8Array }): Id => {
  const bytes = random.bytes(16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') as Id; // the brand begins here
};
