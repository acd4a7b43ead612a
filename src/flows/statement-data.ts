/** What the statement of reasons is prefilled with: the account, the certificate, and what its owner has answered so far. REV-1, Sumbar revocation 1. */
import type { CaseView } from '#ra/office/desk.ts';
import { isRevocationCause } from '#ra/revocation-cause.ts';
import { defaultZone } from '#ra/time-zone.ts';
import type { StatementData } from './context.ts';

/** Undefined where the case is about no certificate or account of ours. */
export const statementData = (view: CaseView | undefined): StatementData | undefined => {
  const { it, account, agency, target } = view ?? {};
  if (!it || !account || !target) return undefined;
  const { cause, since = null } = it.answers;
  const { name, username, nip, position, unit, mail } = account;
  return {
    ...{ case: it.id, agency: agency?.name ?? '', name, username, nip, position, unit, mail },
    ...{ subject: target.subject, serial: target.serial, issuer: target.issuer },
    ...{ cause: isRevocationCause(cause) ? cause : null, since, timeZone: agency?.timeZone ?? defaultZone },
  };
};
