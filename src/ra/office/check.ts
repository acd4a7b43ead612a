/** One thing the machine looked at before a desk decides, and what it found. ACC-5, ISS-8. */

export type CheckName =
  | 'mail-domain'
  | 'one-account'
  | 'nip-kind'
  | 'birth-dates'
  | 'csr-possession'
  | 'csr-key'
  | 'csr-name'
  | 'csr-mail'
  | 'key-new'
  | 'one-certificate'
  | 'predecessor'
  | 'registry-complete'
  | 'account-known'
  | 'account-nik'
  | 'mail-free'
  | 'one-rebinding'
  | 'own-session'
  | 'open-sessions'
  | 'certificate-mail'
  | 'certificate-kept'
  | 'certificate-account'
  | 'certificate-subject'
  | 'certificate-serial'
  | 'certificate-issuer'
  | 'certificate-key'
  | 'statement-there'
  | 'ground-written'
  | 'name-on-card'
  | 'one-change'
  | 'running-issuance'
  | 'certificates-outdated'
  | 'no-open-change'
  | 'phone-known'
  | 'certificate-live';
/** `blocks`: no tap can overrule it. `differs`: the officer looks and decides. */
export type Check = {
  readonly name: CheckName;
  readonly verdict: 'agrees' | 'differs' | 'blocks';
  readonly values?: Readonly<Record<string, string>>;
};
