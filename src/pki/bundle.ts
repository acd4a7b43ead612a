/** The forms a certificate is handed out in (ISS-11): PEM (RFC 7468) and P7B, a certs-only SignedData (RFC 5652 5, RFC 8551 3.2.2). */
import { constructed, integer, oid, sequence, set } from './der.ts';
import { oids } from './object-identifiers.ts';

export type PemLabel =
  | 'CERTIFICATE'
  | 'CERTIFICATE REQUEST'
  | 'X509 CRL'
  | 'PKCS7'
  | 'PUBLIC KEY'
  | 'ENCRYPTED PRIVATE KEY';

/** Lines of 64 characters, ending with a newline, so that files can be joined. */
export const pem = (label: PemLabel, der: Uint8Array): string => {
  const body = Buffer.from(der)
    .toString('base64')
    .replace(/.{64}(?=.)/g, '$&\n');
  return `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----\n`;
};

/** A P7B of these certificates. A set has no order: they stand sorted as DER asks, because strict readers insist. */
export const p7b = (certificates: readonly Uint8Array[]): Uint8Array =>
  sequence(
    oid(oids.pkcs7SignedData),
    constructed(
      0,
      sequence(
        integer(1),
        set(),
        sequence(oid(oids.pkcs7Data)),
        constructed(0, ...[...certificates].sort(Buffer.compare)),
        set(),
      ),
    ),
  );
