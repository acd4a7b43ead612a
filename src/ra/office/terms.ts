/** How long things last: one place for every term the office keeps. Source: REQUIREMENTS, or ours where it says so. */
import { createHash } from 'node:crypto';

export type Terms = {
  readonly activationDays: number;
  readonly firstPasswordHours: number;
  readonly loginLinkMinutes: number;
  readonly loginCodeMinutes: number;
  readonly passwordLinkMinutes: number;
  /** A code that opens the same account in another chat (ours). */
  readonly joiningMinutes: number;
  readonly invitationDays: number;
  /** A subscriber's session ends after so long without a word (ACC-8). */
  readonly idleMinutes: number;
  /** A desk session ends then, busy or not (REQUIREMENTS "Who takes part"). */
  readonly deskSessionHours: number;
  readonly takeBackSeconds: number;
  readonly draftDays: number;
  /** A draft whose agreement was declined (ISS-7). */
  readonly declinedDays: number;
  /** How long before its end a certificate may be renewed (ours; REN-1 reminds from there on). */
  readonly renewalDays: number;
  /** Days before the end at which its owner is reminded, first to last (REN-1). */
  readonly renewalReminders: readonly number[];
  /** How long the certificate of before stays good after a change of data (ACC-9; ours). */
  readonly changedDays: number;
  /** Working days in which the statement follows a hold (REV-7; ours). */
  readonly statementDays: number;
  readonly holdLinkMinutes: number;
  /** A draft nobody touched is reminded of once, after this (CONVERSATION 4). */
  readonly draftReminderHours: number;
  /** Parts of the waiting target, in percent, at which a desk is first reminded; afterwards each working hour (REC-2). */
  readonly waitingReminders: readonly number[];
  /** Percent of the waiting target after which the supervisors know (REC-2; ours). */
  readonly escalation: number;
  /** Working minutes without an act of its holder after which a claim ends by itself, and those after which the holder is warned (ours). */
  readonly claimMinutes: number;
  readonly claimWarnMinutes: number;
  /** For how long an applicant can answer a question of the desk (ours). */
  readonly questionDays: number;
  /** Questions to which nothing was answered yet, and answers to one of them, at most (ours). */
  readonly openQuestions: number;
  readonly answersEach: number;
  /** Of one person (ours): a register is looked up, not copied. */
  readonly searchesPerHour: number;
  /** Papers handed in to one case, in 24 hours (ours): a mistake is mended a few times, not for ever. */
  readonly uploadsADay: number;
};

export const terms: Terms = {
  activationDays: 7,
  firstPasswordHours: 72,
  loginLinkMinutes: 15,
  loginCodeMinutes: 5,
  passwordLinkMinutes: 60,
  joiningMinutes: 10,
  invitationDays: 14,
  idleMinutes: 120,
  deskSessionHours: 8,
  takeBackSeconds: 30,
  draftDays: 30,
  declinedDays: 7,
  renewalDays: 60,
  renewalReminders: [60, 30, 14, 7, 1],
  changedDays: 14,
  statementDays: 3,
  holdLinkMinutes: 60,
  draftReminderHours: 24,
  waitingReminders: [50, 100],
  escalation: 200,
  claimMinutes: 60,
  claimWarnMinutes: 45,
  questionDays: 3,
  openQuestions: 3,
  answersEach: 5,
  searchesPerHour: 30,
  uploadsADay: 40,
};

export const seconds = (n: number): number => n * 1000;
export const minutes = (n: number): number => n * 60_000;
export const hours = (n: number): number => n * 3_600_000;
export const days = (n: number): number => n * 86_400_000;

/** How a one-time secret is kept: SHA-256, hex. The secrets have 256 bits, or few tries. */
export const secretHash = (secret: string): string => createHash('sha256').update(secret.trim()).digest('hex');
