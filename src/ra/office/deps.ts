/** What the office works with, handed in once by main.ts. */
import type { Authority } from '#pki/authority.ts';
import type { Clock, Random, Registry } from '../ports.ts';
import type { CaseId, Language, NetworkName } from '../values.ts';
import type { Terms } from './terms.ts';

/** What the key tool (LOCK) is opened for, so that nobody types what we know already. ISS-3. */
export type KeyToolVisit = {
  /** 1: key and request; 2: key and certificate become the .p12. */
  readonly step: 1 | 2;
  readonly language: Language;
  /** Where the person talks to us: the tool leads back there. */
  readonly network: NetworkName;
  readonly request?: {
    readonly name: string;
    readonly case: CaseId;
    /** Left out where the tool's own first choice will do. */
    readonly keyType?: string | undefined;
  };
};

/** Addresses of our own pages. */
export type Links = {
  readonly home: string;
  /** Without a visit: the bare address, to be read aloud or typed. */
  keyTool(visit?: KeyToolVisit): string;
  /** Where the key tool's SHA-256 stands, and how to compare it. */
  readonly keyToolSum: string;
  activate(secret: string): string;
  login(secret: string): string;
  password(secret: string): string;
  /** REV-7. */
  hold(secret: string): string;
  /** Where an administrator links the number of WhatsApp. */
  whatsapp(secret: string): string;
  /** The private chat with us there; undefined while nobody knows where that is. */
  chat(network: NetworkName): string | undefined;
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
