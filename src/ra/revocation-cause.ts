/** Why a certificate shall end, as people say it, and the reason the CRL gives for it (REV-1; REQUIREMENTS "Reason mapping"; RFC 5280 5.3.1). */
import type { EndReason } from './certificate.ts';

const causes = {
  'forgotten-passphrase': 'superseded',
  'changed-data': 'affiliationChanged',
  lost: 'keyCompromise',
  leaked: 'keyCompromise',
  transfer: 'affiliationChanged',
  retirement: 'cessationOfOperation',
  resignation: 'cessationOfOperation',
  death: 'cessationOfOperation',
  violation: 'privilegeWithdrawn',
  replaced: 'superseded',
} as const satisfies Record<string, EndReason>;

export type RevocationCause = keyof typeof causes;
export const reasonOf = (cause: RevocationCause): EndReason => causes[cause];

/** What an owner says of their own certificate; the others only an office can know (REV-8). */
export const ownersCauses = [
  'forgotten-passphrase',
  'lost',
  'leaked',
  'changed-data',
  'transfer',
  'retirement',
  'resignation',
  'replaced',
] as const satisfies readonly RevocationCause[];
export const officeCauses = [
  'leaked',
  'lost',
  'transfer',
  'retirement',
  'resignation',
  'death',
  'violation',
] as const satisfies readonly RevocationCause[];

/** Where the person goes on working as before, a new certificate is offered (REV-6). */
const entitled = {
  'forgotten-passphrase': true,
  'changed-data': true,
  lost: true,
  leaked: true,
  transfer: true,
  retirement: false,
  resignation: false,
  death: false,
  violation: false,
  replaced: true,
} as const satisfies Record<RevocationCause, boolean>;
export const mayAskAgain = (cause: RevocationCause): boolean => entitled[cause];

export const isRevocationCause = (word: string | undefined): word is RevocationCause =>
  word !== undefined && Object.hasOwn(causes, word);
