/** What a lint is: a judge of one rule, given a certificate on the bench and what it should be. */
import type { CertificateParts } from '../certificate.ts';
import type { DistinguishedName } from '../name.ts';
import type { Profile } from '../profile.ts';

export type LintContext = {
  /** The issuing CA's certificate, DER. */
  readonly issuer: Uint8Array;
  readonly profile: Profile;
  readonly urls: { readonly crl: string; readonly issuer: string; readonly ocsp: string; readonly cps?: string };
  /** SHA-256 hex of the SubjectPublicKeyInfo of every CA of ours. */
  readonly caKeys: readonly string[];
  /** SubjectPublicKeyInfo that must verify the signature: the throwaway key's before issuance, the CA's afterwards. */
  readonly signedBy: Uint8Array;
  /** What the registry says, where it is at hand (not when a recorded certificate is resumed). */
  readonly subject?: DistinguishedName;
  readonly mail?: string;
};

/** A certificate on the bench: its parts, its issuer's parts, and what it should be. */
export type Bench = { readonly it: CertificateParts; readonly issuer: CertificateParts; readonly context: LintContext };

/** Answers with the problem, or nothing. What it cannot read is a problem of the same lint. Never repeats personal data. */
export type Lint = (bench: Bench) => string | undefined;
export type Lints = Readonly<Record<string, Lint>>;
