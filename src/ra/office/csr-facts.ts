/** What is remembered of a CSR beside its bytes, for the checks on the officer's card (ISS-8). */
import type { Document } from '../records.ts';
import type { KeyHash } from '../values.ts';

/** What a CSR said about itself: compared with the registry and shown, never believed. */
export type CsrFacts = {
  readonly key: KeyHash;
  readonly keyType: string;
  readonly name: string | null;
  readonly mail: string | null;
};

export const csrFacts = (document: Document | undefined): CsrFacts | null =>
  (document?.facts as CsrFacts | null | undefined) ?? null; // written by attachCsr
