/** What the office works with, handed in once by main.ts. */
import type { Authority } from '#pki/authority.ts';
import type { Clock, Random, Registry } from '../ports.ts';
import type { Terms } from './terms.ts';

/** Addresses of our own pages. */
export type Links = {
  readonly home: string;
  readonly keyTool: string;
  activate(secret: string): string;
  login(secret: string): string;
  password(secret: string): string;
  /** REV-7. */
  hold(secret: string): string;
};

export type OfficeDeps = {
  readonly registry: Registry;
  readonly clock: Clock;
  readonly random: Random;
  readonly authority: Authority;
  /** Issuing CAs of before, which sign no certificate any more but keep their CRL and OCSP until their last one ends. */
  readonly retired: readonly Authority[];
  readonly terms: Terms;
  readonly links: Links;
  /** National holidays, `YYYY-MM-DD`; an agency's own stand beside them (REC-2). */
  readonly holidays: readonly string[];
  /** Where the agreement of the current version is drawn for a subscriber: `letters` does it, main.ts hands it in. */
  readonly agreement: AgreementPress;
};

/** The CA of an issuing key; undefined once it is not opened any more. */
export const caOf = (
  { authority, retired }: Pick<OfficeDeps, 'authority' | 'retired'>,
  issuerKey: string,
): Authority | undefined => [authority, ...retired].find((one) => one.issuerKey === issuerKey);

/** Prints the numbered subscriber agreement (ISS-7). The same input gives the same bytes. */
export type AgreementPress = {
  readonly version: string;
  print(subject: AgreementSubject): Promise<Uint8Array>;
};
export type AgreementSubject = {
  readonly case: number;
  readonly name: string;
  readonly nip: string | null;
  readonly position: string;
  readonly unit: string;
  readonly agency: string;
  readonly mail: string;
  /** SHA-256 of the public key, hex. */
  readonly key: string;
  readonly language: 'id' | 'en';
  readonly date: Date;
  readonly timeZone: string;
};
