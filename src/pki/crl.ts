/** Certificate revocation lists (RFC 5280 5; REV-5, REC-5), written directly: 100,000 entries in a fraction of a second. */
import { isCa, readCertificate, subjectKeyIdentifierOf } from './certificate.ts';
import { constructed, enumerated, generalizedTime, integer, sameBytes, sequence, sequenceOf, time } from './der.ts';
import { PkiError } from './errors.ts';
import { authorityKeyIdentifier, extension } from './extensions.ts';
import { oids } from './object-identifiers.ts';
import { type RevocationReason, revocationReasons } from './revocation-reason.ts';
import { serialBytes } from './serial.ts';
import { algorithmIdentifier } from './signature.ts';
import type { Signer } from './signer.ts';
import { signWhole } from './tbs-certificate.ts';
import { wholeSeconds } from './validity.ts';

export type CrlEntry = {
  /** Lower-case hex without leading zeros. */
  readonly serial: string;
  readonly revokedAt: Date;
  /** There is no `unspecified`, and `removeFromCRL` belongs to delta CRLs, which we do not make. */
  readonly reason: Exclude<RevocationReason, 'removeFromCRL'>;
  /** When the event happened, where known. */
  readonly invalidityDate?: Date;
};

export type CrlOrder = {
  /** The certificate of the CA whose list this is, DER. */
  readonly issuer: Uint8Array;
  readonly signer: Signer;
  /** CRLNumber: a whole number, higher than every one before. */
  readonly number: number;
  readonly entries: readonly CrlEntry[];
  readonly thisUpdate: Date;
  readonly nextUpdate: Date;
};

/**
 * A full CRL, version 2, DER. It has no issuingDistributionPoint: a critical one makes NSS and openssl refuse a full list.
 * @throws PkiError ERR_CRL_ENTRY, ERR_CRL_WINDOW, ERR_SERIAL, ERR_CA_CERTIFICATE, ERR_SIGNER_KEY_MISMATCH, ERR_SIGNER_SIGNATURE
 */
export const makeCrl = async ({
  issuer,
  signer,
  number,
  entries,
  thisUpdate,
  nextUpdate,
}: CrlOrder): Promise<Uint8Array> => {
  const ca = readCertificate(issuer);
  const identifier = subjectKeyIdentifierOf(ca);
  if (!isCa(ca) || !identifier)
    throw new PkiError('ERR_CA_CERTIFICATE', 'a CRL is issued by a CA certificate with an SKI');
  if (!sameBytes(ca.publicKey, signer.publicKey))
    throw new PkiError('ERR_SIGNER_KEY_MISMATCH', "the signer's key is not the one in the issuer's certificate");
  if (wholeSeconds(nextUpdate) <= wholeSeconds(thisUpdate))
    throw new PkiError('ERR_CRL_WINDOW', 'nextUpdate must be after thisUpdate');
  if (!Number.isSafeInteger(number) || number < 0)
    throw new PkiError('ERR_CRL_WINDOW', `CRLNumber ${number} is no whole number`, { number });
  refuseDoubles(entries);
  const tbs = sequence(
    integer(1),
    algorithmIdentifier(signer.algorithm),
    ca.subject.bytes,
    time(thisUpdate),
    time(nextUpdate),
    ...(entries.length === 0 ? [] : [sequenceOf(entries.map(entryDer))]),
    constructed(0, sequence(authorityKeyIdentifier(identifier), extension(oids.cRLNumber, integer(number)))),
  );
  return signWhole(tbs, signer);
};

const refuseDoubles = (entries: readonly CrlEntry[]): void => {
  if (new Set(entries.map(({ serial }) => serial)).size !== entries.length)
    throw new PkiError(
      'ERR_CRL_ENTRY',
      'a serial number stands twice on the list; give each certificate once, with its last status',
    );
};

const entryDer = ({ serial, revokedAt, reason, invalidityDate }: CrlEntry): Uint8Array => {
  const date = invalidityDate ? [extension(oids.invalidityDate, generalizedTime(invalidityDate))] : [];
  return sequence(integer(serialBytes(serial)), time(revokedAt), sequence(reasonExtension(reason), ...date));
};

const writtenReasons = new Map<string, Uint8Array>();
/** One of eight, so it is written once. */
const reasonExtension = (reason: CrlEntry['reason']): Uint8Array => {
  const known = writtenReasons.get(reason);
  if (known) return known;
  // Rows of a database come as text: the type alone does not keep the others out.
  if (!Object.hasOwn(revocationReasons, reason) || (reason as RevocationReason) === 'removeFromCRL')
    throw new PkiError('ERR_CRL_ENTRY', `"${reason}" is no reason a full CRL may give`, { reason });
  const written = extension(oids.reasonCode, enumerated(revocationReasons[reason]));
  writtenReasons.set(reason, written);
  return written;
};
