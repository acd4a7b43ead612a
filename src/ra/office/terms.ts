/** How long things last: one place for every term the office keeps. Source: REQUIREMENTS, or ours where it says so. */
import { createHash } from 'node:crypto';

export type Terms = {
  readonly activationDays: number;
  readonly firstPasswordHours: number;
  readonly loginLinkMinutes: number;
  readonly loginCodeMinutes: number;
  readonly passwordLinkMinutes: number;
  readonly invitationDays: number;
  /** A subscriber's session ends after so long without a word (ACC-8). */
  readonly idleMinutes: number;
  /** A desk session ends then, busy or not (REQUIREMENTS "Who takes part"). */
  readonly deskSessionHours: number;
  readonly takeBackSeconds: number;
  readonly draftDays: number;
  /** A draft whose agreement was declined (ISS-7). */
  readonly declinedDays: number;
};

export const terms: Terms = {
  activationDays: 7,
  firstPasswordHours: 72,
  loginLinkMinutes: 15,
  loginCodeMinutes: 5,
  passwordLinkMinutes: 60,
  invitationDays: 14,
  idleMinutes: 120,
  deskSessionHours: 8,
  takeBackSeconds: 30,
  draftDays: 30,
  declinedDays: 7,
};

export const seconds = (n: number): number => n * 1000;
export const minutes = (n: number): number => n * 60_000;
export const hours = (n: number): number => n * 3_600_000;
export const days = (n: number): number => n * 86_400_000;

/** How a one-time secret is kept: SHA-256, hex. The secrets have 256 bits, or few tries. */
export const secretHash = (secret: string): string => createHash('sha256').update(secret.trim()).digest('hex');
