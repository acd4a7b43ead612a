/**
 * What the office tells people after a decision, by name and plain values. The words are in `locales/<language>/`
 * (Fluent key = the name with `notice-` before it); the buttons under it are the bot's business.
 */
import type { CaseId, DocumentId, SerialNumber } from './values.ts';

export type NoticeName =
  | 'registration-returned'
  | 'registration-rejected'
  | 'registration-refused'
  | 'registration-registered'
  | 'registration-activated'
  | 'registration-data-rejected'
  | 'registration-verified'
  | 'login-code-ready'
  | 'password-changed'
  | 'chat-joined'
  | 'chat-renumbered'
  | 'issuance-rejected'
  | 'issuance-refused'
  | 'issuance-issued'
  | 'rebinding-returned'
  | 'rebinding-refused'
  | 'rebinding-accepted'
  | 'rebinding-asked'
  | 'rebinding-rebound'
  | 'rebinding-session-ended'
  | 'renewal-rejected'
  | 'renewal-refused'
  | 'renewal-issued'
  | 'renewal-due'
  | 'change-rejected'
  | 'change-refused'
  | 'change-link-sent'
  | 'change-applied'
  | 'certificate-ending'
  | 'certificate-ended'
  | 'revocation-rejected'
  | 'revocation-refused'
  | 'certificate-revoked'
  | 'certificate-held'
  | 'certificate-lifted'
  | 'hold-statement-due'
  | 'hold-overdue'
  | 'hold-called'
  | 'leak-proven'
  | 'draft-waiting'
  | 'link-expired'
  | 'case-escalated'
  | 'ca-warning'
  | 'number-lost'
  | 'number-back'
  | 'case-lapsed'
  | 'case-file'
  | 'claim-ending'
  | 'case-handed-over'
  | 'verdict-preview'
  | 'desk-question'
  | 'applicant-answered'
  | 'answer-file'
  | 'desk-lost'
  | 'group-unknown'
  | 'group-farewell';

export type Notice = {
  readonly name: NoticeName;
  readonly case?: CaseId;
  readonly certificate?: SerialNumber;
  readonly values?: Readonly<Record<string, string | number>>;
  /** Files to send with it, in order. */
  readonly documents?: readonly DocumentId[];
};

/** A letter by mail. `values` may hold a link with a one-time token: the outbox keeps it encrypted and forgets it once sent. */
export type MailName =
  | 'activation'
  | 'first-password'
  | 'password-link'
  | 'logged-in'
  | 'password-changed'
  | 'chat-renumbered'
  | 'certificate-issued'
  | 'case-rejected'
  | 'case-refused'
  | 'case-lapsed'
  | 'desk-question'
  | 'mailbox-link'
  | 'mailbox-asked'
  | 'mailbox-bound'
  | 'mailbox-released'
  | 'certificate-revoked'
  | 'certificate-held'
  | 'certificate-lifted'
  | 'hold-link'
  | 'hold-statement-due'
  | 'hold-overdue'
  | 'renewal-due'
  | 'change-link'
  | 'change-asked'
  | 'change-applied'
  | 'certificate-ending'
  | 'certificate-ended'
  | 'case-escalated'
  | 'ca-warning'
  | 'number-lost'
  | 'number-back'
  | 'desk-invitation'
  | 'desk-lost';

export type MailLetter = { readonly name: MailName; readonly values: Readonly<Record<string, string | number>> };
