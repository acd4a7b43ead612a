/** What an administrator is told of the CAs, their lists and their OCSP signers before it hurts. REC-5. */
import type { OcspResponder } from '#http/ocsp/responder.ts';
import { certificateFacts } from '#pki/certificate.ts';
import type { Alarm } from '#ra/office/ca-watch.ts';
import { alarmOf } from '#ra/office/ca-watch.ts';
import type { Office } from '#ra/office/office.ts';
import type { Clock } from '#ra/ports.ts';
import { instant } from '#ra/values.ts';
import { caFacts, warningsOf } from '#src/ceremonies/standing.ts';
import { type AuthorityFiles, profilesOf } from './authority-files.ts';

export type AlarmSources = {
  readonly office: Pick<Office, 'watch'>;
  readonly ca: Pick<AuthorityFiles, 'current' | 'retired'>;
  readonly caFolder: string;
  readonly ocsp: Pick<OcspResponder, 'open' | 'signers'>;
  readonly clock: Clock;
};

/** A signer lives for days and renews itself halfway: so near its end means that it could not. */
const signerMarginMs = 86_400_000;

export const alarms = async ({ office, ca, caFolder, ocsp, clock }: AlarmSources): Promise<readonly Alarm[]> => {
  if (!office.watch.isTimeToWarn()) return [];
  const now = clock.now();
  const isNear = (until: Date | undefined) => (until?.getTime() ?? 0) - now.getTime() <= signerMarginMs;
  // Nobody may have asked for days: who was idle renews now, and only who cannot is told of.
  if (ocsp.signers().some(({ until }) => isNear(until))) await ocsp.open().catch(() => undefined);
  const facts = [ca.current, ...ca.retired].map(({ issuerKey, certificate }) => ({
    issuerKey,
    ...certificateFacts(certificate),
  }));
  const nameOf = (key: string) => facts.find(({ issuerKey }) => issuerKey === key)?.subject ?? key;
  const isOver = (key: string) => facts.some(({ issuerKey, notAfter }) => issuerKey === key && notAfter <= now);
  const signers = ocsp.signers().flatMap(({ issuerKey, until }): readonly Alarm[] => {
    if (!isNear(until) || isOver(issuerKey)) return [];
    const at = until ?? now;
    return [{ kind: 'ocsp-late', ca: nameOf(issuerKey), at: instant(at), isOver: at <= now }];
  });
  const lists = (await office.watch.lateLists()).map((alarm) => ({ ...alarm, ca: nameOf(alarm.ca) }));
  return [...warningsOf(caFacts(caFolder), now, profilesOf(caFolder).profiles).map(alarmOf), ...signers, ...lists];
};
