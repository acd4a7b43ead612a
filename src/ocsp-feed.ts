/** What the office knows of certificates, as the OCSP responder asks for it (RFC 6960 2.2; REV-5). */
import type { OcspFeed, StatusRow } from '#http/ocsp/statuses.ts';
import type { Office } from '#ra/office/office.ts';
import type { CertificateState } from '#ra/records.ts';

export const ocspFeed = ({ status }: Pick<Office, 'status'>): OcspFeed => ({
  sequence: status.sequence,
  changedSince: status.changedSince,
  statusOf: async (issuerKey, serials) => (await status.statusOf(issuerKey, serials)).map(rowOf),
});

const rowOf = ({ serial, status, revokedAt, reason, notAfter }: CertificateState): StatusRow => {
  const it = { serial, notAfter: new Date(notAfter) };
  if (status === 'valid' || revokedAt === null) return { ...it, status: 'valid' };
  // Only delta CRLs know removeFromCRL, and no act gives it.
  return { ...it, status, revokedAt: new Date(revokedAt), reason: reason === 'removeFromCRL' ? null : reason };
};
