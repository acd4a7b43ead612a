/** Certificate profiles: the shapes of what we sign, as data (RFC 3647 7.1; ISS-2). A new profile is a new row here. */
import type { KeyUsage } from './extensions.ts';
import type { KeyType } from './key-checks.ts';
import { oids } from './object-identifiers.ts';

export type Profile = {
  /** How an application names it. */
  readonly name: string;
  /** notAfter − notBefore, in seconds. */
  readonly validitySeconds: number;
  readonly keyUsage: readonly KeyUsage[];
  /** OIDs. */
  readonly extendedKeyUsage: readonly string[];
  /** The certificate policy; each profile has its own, so a prepared certificate tells which profile it follows. */
  readonly policy: string;
  readonly keyTypes: readonly KeyType[];
};

/**
 * A person signs documents and mail. `policy` is in the example arc 2.999; an installation puts its own in by
 * `{ ...individualSigning, policy }`, and never a real authority's.
 */
export const individualSigning: Profile = {
  name: 'individual-signing',
  validitySeconds: 730 * 86_400 - 1,
  keyUsage: ['digitalSignature', 'nonRepudiation'],
  extendedKeyUsage: [oids.emailProtection, oids.documentSigning],
  policy: '2.999.1.1',
  keyTypes: ['P-256', 'P-384', 'RSA-2048', 'RSA-3072', 'RSA-4096'],
};
