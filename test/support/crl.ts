/** A CRL as a second library reads it: what stands on it, by serial number. */
import 'reflect-metadata';
import { X509Crl, X509CrlReason } from '@peculiar/x509';
import type { CrlFile } from '#ra/records.ts';

export type ListedCertificate = { readonly reason: string; readonly invalidityDate: Date | undefined };

/** @throws where there is none, or it does not parse, or a serial number stands on it twice */
export const readCrlFile = (file: CrlFile | undefined): ReadonlyMap<string, ListedCertificate> => {
  if (!file) throw new Error('No CRL was published.');
  const der = Buffer.concat([file.lead, ...file.pieces.map(({ bytes }) => bytes), file.tail]);
  const { entries } = new X509Crl(der);
  const listed = new Map(
    entries.map(({ serialNumber, reason = 0, invalidity }) => [
      serialNumber,
      { reason: X509CrlReason[reason] ?? String(reason), invalidityDate: invalidity },
    ]),
  );
  if (listed.size !== entries.length) throw new Error('A serial number stands on the CRL twice.');
  return listed;
};
