/** An agency (instansi) and the desks that serve it. */
import type { AccountId, AgencyId, DeskId, Destination, Instant } from './values.ts';

/** WIB, WITA, WIT. */
export const timeZones = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] as const;
export type TimeZone = (typeof timeZones)[number];

export type WorkingHours = {
  /** ISO weekdays, 1 Monday … 7 Sunday. */
  readonly days: readonly number[];
  /** `HH:MM` in the agency's zone. */
  readonly from: string;
  readonly to: string;
};

export type Agency = {
  readonly id: AgencyId;
  readonly name: string;
  /** `kebumenkab.go.id`; subdomains do not count unless listed. */
  readonly mailDomains: readonly string[];
  readonly timeZone: TimeZone;
  readonly workingHours: WorkingHours;
  /** `YYYY-MM-DD` in the agency's zone. */
  readonly holidays: readonly string[];
  /** How long a case may wait for a desk, in working hours (REC-3). */
  readonly waitingTargetHours: number;
  /** O and OU of the certificates of its people. */
  readonly organization: string;
  readonly organizationalUnit: string | null;
  /** The human being to ask, as every screen shows it: name, room, telephone. */
  readonly contact: string;
  /** May one person forward and approve the same case? Off by default. */
  readonly onePersonMayDoBoth: boolean;
};

/** What stands behind the @. */
export const mailDomainOf = (mail: string): string => mail.split('@').at(-1) ?? '';
/** Is this one of the agency's own mailboxes? Subdomains only where they are listed. */
export const isOfficialMail = (agency: Pick<Agency, 'mailDomains'>, mail: string): boolean =>
  agency.mailDomains.includes(mailDomainOf(mail));

export type DeskKind = 'assistant' | 'officer';

export type Desk = {
  readonly id: DeskId;
  readonly kind: DeskKind;
  readonly name: string;
  readonly agencies: readonly AgencyId[];
  /** The group chat where its cards live, once `/hubungkan` joined one. */
  readonly chat: Destination | null;
  /** Since when we are no longer in that group (put out, silenced); what is for it waits. Left out: we are there. */
  readonly lostAt?: Instant;
  /** Where a case goes when this desk has nobody who may decide it. */
  readonly parent: DeskId | null;
};

export type Role = 'assistant' | 'officer' | 'supervisor' | 'administrator';
/** A role given to an account; assistants, officers and supervisors hold it at a desk, administrators everywhere (`desk` null). */
export type RoleGrant = {
  readonly account: AccountId;
  readonly role: Role;
  readonly desk: DeskId | null;
  readonly since: Instant;
};
