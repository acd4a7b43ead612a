/** A certificate as the office remembers it: what was prepared, what was signed, what became of it. */
import type { RevocationReason } from '#pki/revocation-reason.ts';
import type { AccountId, CaseId, Instant, KeyHash, SerialNumber } from './values.ts';

/** `prepared` has a serial and bytes to sign but no signature yet: nobody outside has seen it. `expired` comes from the clock. */
export type CertificateStatus = 'prepared' | 'valid' | 'held' | 'revoked';

/** Why a certificate ends for good: a hold is an act of its own, and `removeFromCRL` is no end. */
export type EndReason = Exclude<RevocationReason, 'certificateHold' | 'removeFromCRL'>;

export type Certificate = {
  readonly serial: SerialNumber;
  readonly case: CaseId;
  readonly account: AccountId;
  readonly profile: string;
  /** SHA-256 of the issuing CA's SubjectPublicKeyInfo, hex: which CA key signs it. */
  readonly issuerKey: KeyHash;
  readonly key: KeyHash;
  /** RFC 4514 text, for people. */
  readonly subject: string;
  readonly issuer: string;
  readonly notBefore: Instant;
  readonly notAfter: Instant;
  readonly status: CertificateStatus;
  /** At most one certificate of a person and profile is current. */
  readonly current: boolean;
  readonly revokedAt: Instant | null;
  readonly reason: RevocationReason | null;
  /** When the event happened (lost, leaked), where the person said so. */
  readonly invalidityDate: Instant | null;
  /** When its owner is next reminded that it runs out (REN-1); null where nobody is. */
  readonly remindAt: Instant | null;
  /** ACC-9: its data have changed; it ends then as affiliationChanged unless its successor ends it earlier. */
  readonly endBy: Instant | null;
};
