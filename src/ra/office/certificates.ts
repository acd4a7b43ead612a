/** What a person has: their certificates, what can be done with each, and the bytes of any. Sumbar issuance 10. ISS-11, REN-1. */
import type { Account } from '../account.ts';
import type { Actor } from '../actor.ts';
import type { Certificate } from '../certificate.ts';
import { RegistrationError } from '../errors.ts';
import type { SerialNumber } from '../values.ts';
import type { Performing } from './act.ts';
import { caOf, type OfficeDeps } from './deps.ts';
import { obstacleTo, zoneOfOwner } from './predecessor.ts';

export type CertificateWithChain = { readonly der: Uint8Array; readonly chain: readonly Uint8Array[] };

/** `ending`: its data have changed. `replaced`: still good, but another is current. */
export type Holding = {
  readonly certificate: Certificate;
  readonly standing: 'valid' | 'ending' | 'replaced' | 'held' | 'revoked' | 'expired';
  readonly mayRenew: boolean;
};

export const certificates = ({ act, look }: Performing, deps: OfficeDeps) => ({
  /** Newest first. */
  certificatesOf: (account: Account['id']) => look((records) => records.certificates.ofAccount(account)),

  /** The current one first, then the newest. */
  holdingsOf: (account: Pick<Account, 'id' | 'agency'>): Promise<readonly Holding[]> =>
    look(async (records, now) => {
      const calendar = { now, zone: await zoneOfOwner(records, account), terms: deps.terms };
      const own = await records.certificates.ofAccount(account.id);
      return own
        .toSorted((one, other) => Number(other.current) - Number(one.current))
        .map((certificate) => ({
          certificate,
          standing: standingOf(certificate, now),
          mayRenew: obstacleTo(certificate, calendar) === undefined,
        }));
    }),

  /** ISS-11: one of the person's own certificates, DER, and those above it, nearest first; none where its CA is gone from here. */
  fetch: async (by: Actor, serial: SerialNumber): Promise<CertificateWithChain> => {
    const issuerKey = await act(by, 'fetchCertificate', async ({ records, standing, fact }) => {
      const certificate = await records.certificates.find(serial);
      if (!certificate || certificate.account !== standing.account?.id)
        throw new RegistrationError('ERR_CERTIFICATE_NOT_FOUND');
      fact('serial', serial);
      return certificate.issuerKey;
    });
    const ca = caOf(deps, issuerKey);
    const der = await look((records) => records.certificates.der(serial));
    return { der, chain: ca ? [ca.certificate, ...ca.chain] : [] };
  },
});

const standingOf = ({ status, notAfter, current, endBy }: Certificate, now: string): Holding['standing'] => {
  if (status === 'revoked') return 'revoked';
  if (notAfter <= now) return 'expired';
  if (status === 'held') return 'held';
  if (!current) return 'replaced';
  return endBy === null ? 'valid' : 'ending';
};
