/** A person's certificate on the bench, and what it should be. */
import type { CertificateParts } from '../certificate.ts';
import type { DistinguishedName } from '../name.ts';
import type { Profile } from '../profile.ts';
import type { CertificateBench } from './bench.ts';

export type LintContext = {
  /** The issuing CA's certificate. */
  readonly issuer: CertificateParts;
  readonly profile: Profile;
  readonly urls: { readonly crl: string; readonly issuer: string; readonly ocsp: string; readonly cps?: string };
  /** SHA-256 hex of the SubjectPublicKeyInfo of every CA of ours. */
  readonly caKeys: readonly string[];
  /** SubjectPublicKeyInfo that must verify the signature. Left out for a copy: the CA verifies its own signature when it makes it. */
  readonly signedBy?: Uint8Array;
  /** What the registry says, where it is at hand (not when a recorded certificate is resumed). */
  readonly subject?: DistinguishedName;
  readonly mail?: string;
};

export type PersonBench = CertificateBench<LintContext>;
