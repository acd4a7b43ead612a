/** What the certification authority answers when it says no: a stable code, plain fields, a sentence for engineers. */
export type PkiErrorCode =
  | 'ERR_DER'
  | 'ERR_DER_TRAILING_BYTES'
  | 'ERR_CSR_UNREADABLE'
  | 'ERR_CSR_TOO_LARGE'
  | 'ERR_CSR_TRAILING_BYTES'
  | 'ERR_CSR_MANY'
  | 'ERR_CSR_IS_CERTIFICATE'
  | 'ERR_CSR_PRIVATE_KEY'
  | 'ERR_CSR_SIGNATURE'
  | 'ERR_CSR_SIGNATURE_ALGORITHM'
  | 'ERR_KEY_UNREADABLE'
  | 'ERR_KEY_TYPE'
  | 'ERR_KEY_SIZE'
  | 'ERR_KEY_EXPONENT'
  | 'ERR_KEY_WEAK'
  | 'ERR_KEY_OF_CA'
  | 'ERR_WEAK_KEY_LIST'
  | 'ERR_CURVE'
  | 'ERR_CURVE_POINT'
  | 'ERR_CERTIFICATE_UNREADABLE'
  | 'ERR_LINT'
  | 'ERR_PROFILE'
  | 'ERR_PROFILE_UNKNOWN'
  | 'ERR_PREPARED_FOREIGN'
  | 'ERR_TOKEN_SPENT'
  | 'ERR_VALIDITY_PAST_CA'
  | 'ERR_CA_CERTIFICATE'
  | 'ERR_CA_CHAIN'
  | 'ERR_CA_URL'
  | 'ERR_SERIAL'
  | 'ERR_CRL_ENTRY'
  | 'ERR_CRL_WINDOW'
  | 'ERR_OCSP_REQUEST'
  | 'ERR_SIGNER_KEY_UNREADABLE'
  | 'ERR_SIGNER_NOT_ENCRYPTED'
  | 'ERR_SIGNER_PASSPHRASE'
  | 'ERR_SIGNER_KEY_MISMATCH'
  | 'ERR_SIGNER_SIGNATURE'
  | 'ERR_CRL_UNREADABLE'
  | 'ERR_CRL_FOREIGN'
  | 'ERR_CRL_STALE'
  | 'ERR_CA_MISSING'
  | 'ERR_CA_EXISTS'
  | 'ERR_CA_WAITING'
  | 'ERR_CA_FILES'
  | 'ERR_CA_EXPIRED'
  | 'ERR_CA_REVOKED'
  | 'ERR_CA_CLOCK'
  | 'ERR_CA_REQUEST'
  | 'ERR_CA_IMPORT'
  | 'ERR_SIGNER_URI'
  | 'ERR_SIGNER_PACKAGE'
  | 'ERR_SIGNER_MODULE'
  | 'ERR_SIGNER_TOKEN'
  | 'ERR_SIGNER_TOKEN_LOST'
  | 'ERR_SIGNER_PIN'
  | 'ERR_SIGNER_KEY_MISSING';

/** Plain values a message may show; never a key, a passphrase or anything of a person. */
export type PkiErrorFields = Readonly<Record<string, string | number>>;

export class PkiError extends Error {
  readonly code: PkiErrorCode;
  readonly fields: PkiErrorFields;

  /** `sentence`: what was got, what is wanted, how to fix it. */
  constructor(code: PkiErrorCode, sentence: string, fields: PkiErrorFields = {}, options?: ErrorOptions) {
    super(`${code}: ${sentence}`, options);
    this.name = 'PkiError';
    this.code = code;
    this.fields = fields;
  }
}

/** The error if `work` failed in the way `code` names; anything else flies on. */
export const isPkiError = (error: unknown, code?: PkiErrorCode): error is PkiError =>
  error instanceof PkiError && (code === undefined || error.code === code);
