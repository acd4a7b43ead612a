/** What the registration authority answers when it says no: a stable code, plain fields, and the words kept elsewhere (Fluent key `error-<code>`). */
export type RegistrationErrorCode =
  | 'ERR_ACT_NOT_ALLOWED'
  | 'ERR_MOVE_NOT_ALLOWED'
  | 'ERR_STALE_CASE'
  | 'ERR_CASE_NOT_FOUND'
  | 'ERR_OWN_CASE'
  | 'ERR_NOT_A_MEMBER'
  | 'ERR_DESK_SESSION_CLOSED'
  | 'ERR_CLAIMED_BY_ANOTHER'
  | 'ERR_SAME_PERSON_FORWARDED'
  | 'ERR_COLLEAGUE_GONE'
  | 'ERR_NOBODY_TO_ASK'
  | 'ERR_ASKED_TOO_OFTEN'
  | 'ERR_QUESTION_CLOSED'
  | 'ERR_ANSWERED_TOO_OFTEN'
  | 'ERR_SEARCHED_TOO_OFTEN'
  | 'ERR_TAKE_BACK_TOO_LATE'
  | 'ERR_NOT_LOGGED_IN'
  | 'ERR_CONSENT_MISSING'
  | 'ERR_ITEMS_MISSING'
  | 'ERR_ITEM_NOT_OPEN'
  | 'ERR_UPLOADED_TOO_OFTEN'
  | 'ERR_NO_FAULT_NAMED'
  | 'ERR_AGENCY_UNKNOWN'
  | 'ERR_MAIL_DOMAIN'
  | 'ERR_WORKING_HOURS'
  | 'ERR_ALREADY_REGISTERED'
  | 'ERR_SAME_MAILBOX'
  | 'ERR_ACCOUNT_BY_INVITATION'
  | 'ERR_CERTIFICATE_LIVE'
  | 'ERR_CERTIFICATE_NOT_FOUND'
  | 'ERR_CERTIFICATE_REVOKED'
  | 'ERR_CERTIFICATE_NOT_HELD'
  | 'ERR_CERTIFICATE_HELD'
  | 'ERR_CERTIFICATE_EXPIRED'
  | 'ERR_CERTIFICATE_FOREIGN'
  | 'ERR_CERTIFICATE_NOT_CURRENT'
  | 'ERR_RENEWAL_EARLY'
  | 'ERR_REQUEST_OPEN'
  | 'ERR_NOTHING_CHANGED'
  | 'ERR_SAME_VALUE'
  | 'ERR_SECOND_OFFICER_NEEDED'
  | 'ERR_EVENT_IN_FUTURE'
  | 'ERR_EVENT_TOO_EARLY'
  | 'ERR_DAY_UNKNOWN'
  | 'ERR_CAUSE_UNKNOWN'
  | 'ERR_CLOCK_BACK'
  | 'ERR_PROFILE_UNKNOWN'
  | 'ERR_KEY_USED'
  | 'ERR_KEY_PENDING'
  | 'ERR_KEY_BLOCKED'
  | 'ERR_AGREEMENT_CHANGED'
  | 'ERR_CHECK_BLOCKS'
  | 'ERR_TOKEN_UNKNOWN'
  | 'ERR_DESK_UNKNOWN'
  | 'ERR_GROUP_TAKEN'
  | 'ERR_ISSUANCE_FAILED'
  | 'ERR_DOWNLOAD_TOO_LARGE'
  | 'ERR_DOWNLOAD_GONE'
  | 'ERR_DOWNLOAD_UNREACHABLE';

/** Plain values a message may show; never a NIK, NIP or password. */
export type ErrorFields = Readonly<Record<string, string | number>>;

export class RegistrationError extends Error {
  readonly code: RegistrationErrorCode;
  readonly fields: ErrorFields;

  constructor(code: RegistrationErrorCode, fields: ErrorFields = {}, options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(fields)}`, options);
    this.name = 'RegistrationError';
    this.code = code;
    this.fields = fields;
  }
}
