/** OCSP responses (RFC 6960 4.2, RFC 5019 2.2): a signed BasicOCSPResponse, or an unsigned word why there is none. */
import { bitString, constructed, enumerated, generalizedTime, octetString, oid, primitive, sequence } from '../der.ts';
import { extension } from '../extensions.ts';
import { oids } from '../object-identifiers.ts';
import { type RevocationReason, revocationReasons } from '../revocation-reason.ts';
import { algorithmIdentifier } from '../signature.ts';
import type { OcspDelegate } from './delegation.ts';

/** What is said of one certificate. A held one is revoked with `certificateHold`; without a reason none is written, never `unspecified`. */
export type OcspStatus =
  | { readonly is: 'good' | 'unknown' }
  | {
      readonly is: 'revoked';
      readonly at: Date;
      readonly reason: Exclude<RevocationReason, 'removeFromCRL'> | null;
    };

export type SingleAnswer = {
  /** The CertID that was asked, DER. */
  readonly id: Uint8Array;
  readonly status: OcspStatus;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date;
  /** RFC 6960 4.4.4, for certificates past their end: statuses are kept of all that ended after it. */
  readonly archiveCutoff?: Date;
};

export type ResponseOrder = {
  readonly delegate: OcspDelegate;
  readonly producedAt: Date;
  readonly answers: readonly SingleAnswer[];
  readonly nonce?: Uint8Array | undefined;
};

/** A successful response, DER. Fractions of seconds are dropped. */
export const ocspResponse = ({ delegate, producedAt, answers, nonce }: ResponseOrder): Uint8Array => {
  const data = sequence(
    constructed(2, octetString(delegate.responder)),
    generalizedTime(producedAt),
    sequence(...answers.map(singleResponse)),
    ...(nonce ? [constructed(1, sequence(extension(oids.ocspNonce, octetString(nonce))))] : []),
  );
  const basic = sequence(
    data,
    algorithmIdentifier('ecdsa-with-SHA256'),
    bitString(delegate.sign(data)),
    constructed(0, sequence(delegate.certificate)),
  );
  return sequence(enumerated(0), constructed(0, sequence(oid(oids.ocspBasic), octetString(basic))));
};

const singleResponse = ({ id, status, thisUpdate, nextUpdate, archiveCutoff }: SingleAnswer): Uint8Array =>
  sequence(
    id,
    certStatus(status),
    generalizedTime(thisUpdate),
    constructed(0, generalizedTime(nextUpdate)),
    ...(archiveCutoff
      ? [constructed(1, sequence(extension(oids.ocspArchiveCutoff, generalizedTime(archiveCutoff))))]
      : []),
  );

const certStatus = (status: OcspStatus): Uint8Array => {
  if (status.is !== 'revoked') return primitive(status.is === 'good' ? 0 : 2, new Uint8Array());
  const reason = status.reason === null ? [] : [constructed(0, enumerated(revocationReasons[status.reason]))];
  return constructed(1, generalizedTime(status.at), ...reason);
};

/** RFC 6960 4.2.1. Nobody can sign them: do not act on one more than a broken line would make you. */
const errors = { malformedRequest: 1, internalError: 2, tryLater: 3, unauthorized: 6 } as const;
export type OcspError = keyof typeof errors;

export const ocspError = (error: OcspError): Uint8Array => sequence(enumerated(errors[error]));
