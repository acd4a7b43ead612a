/** Certificate revocation lists (RFC 5280 5; REV-5, REC-5): the frame around the entries of crl-body.ts, and its signature. */
import { isCa, readCertificate, subjectKeyIdentifierOf, validityOf } from './certificate.ts';
import { type CrlBody, type CrlEntry, crlBodyOf } from './crl-body.ts';
import { lintCrlFrame } from './crl-lint.ts';
import { bitString, concat, constructed, integer, sameBytes, sequence, tags, time, tlvHeader } from './der.ts';
import { PkiError } from './errors.ts';
import { authorityKeyIdentifier, extension } from './extensions.ts';
import type { Finding } from './lint.ts';
import { oids } from './object-identifiers.ts';
import { algorithmIdentifier } from './signature.ts';
import type { Signer } from './signer.ts';
import { soundSignature } from './tbs-certificate.ts';
import { wholeSeconds } from './validity.ts';

type Frame = {
  /** The certificate of the CA whose list this is, DER. */
  readonly issuer: Uint8Array;
  readonly signer: Signer;
  /** CRLNumber: a whole number, higher than every one before. */
  readonly number: number;
  readonly thisUpdate: Date;
  /** Never past the CA's own end: a later one is brought forward. */
  readonly nextUpdate: Date;
};

/** A signed list without its entries: `lead`, then the pieces of the body it was signed with, then `tail` is the whole CRL. */
export type CrlFrame = { readonly lead: Uint8Array; readonly tail: Uint8Array; readonly nextUpdate: Date };

/**
 * A full CRL, version 2, DER. It has no issuingDistributionPoint: a critical one makes NSS and openssl refuse a full list.
 * @throws PkiError ERR_CRL_ENTRY, ERR_CRL_WINDOW, ERR_SERIAL, ERR_CA_CERTIFICATE, ERR_SIGNER_KEY_MISMATCH, ERR_SIGNER_SIGNATURE
 */
export const makeCrl = async (order: Frame & { readonly entries: readonly CrlEntry[] }): Promise<Uint8Array> => {
  const body = crlBodyOf(order.entries);
  const { lead, tail } = await signCrl({ ...order, body });
  return concat([lead, ...body.pieces(), tail]);
};

/** As `makeCrl`, for entries that are kept; the body must not change until this is done. @throws as `makeCrl`, and ERR_LINT */
export const signCrl = async ({ body, ...order }: Frame & { readonly body: CrlBody }): Promise<CrlFrame> => {
  const { signer, number } = order;
  const { ca, identifier, thisUpdate, nextUpdate } = checked(order);
  const algorithm = algorithmIdentifier(signer.algorithm);
  // RFC 5280 5.1.2.6: where nothing is revoked, the list itself is absent.
  const listHeader = body.length === 0 ? new Uint8Array() : tlvHeader(tags.sequence, body.length);
  const head = concat([integer(1), algorithm, ca.subject.bytes, time(thisUpdate), time(nextUpdate), listHeader]);
  const extensions = constructed(
    0,
    sequence(authorityKeyIdentifier(identifier), extension(oids.cRLNumber, integer(number))),
  );
  const tbsHeader = tlvHeader(tags.sequence, head.length + body.length + extensions.length);
  const tbs = concat([tbsHeader, head, ...body.pieces(), extensions]);
  refuseFindings(lintCrlFrame(tbs, { issuer: ca }));
  const signature = bitString(await soundSignature(tbs, signer));
  const whole = tlvHeader(tags.sequence, tbs.length + algorithm.length + signature.length);
  return {
    lead: concat([whole, tbsHeader, head]),
    tail: concat([extensions, algorithm, signature]),
    nextUpdate,
  };
};

const checked = ({ issuer, signer, number, thisUpdate, nextUpdate: wanted }: Frame) => {
  const ca = readCertificate(issuer);
  const identifier = subjectKeyIdentifierOf(ca);
  if (!isCa(ca) || !identifier)
    throw new PkiError('ERR_CA_CERTIFICATE', 'a CRL is issued by a CA certificate with an SKI');
  if (!sameBytes(ca.publicKey, signer.publicKey))
    throw new PkiError('ERR_SIGNER_KEY_MISMATCH', "the signer's key is not the one in the issuer's certificate");
  const end = validityOf(ca).notAfter;
  const nextUpdate = wanted < end ? wanted : end;
  if (!(wholeSeconds(nextUpdate) > wholeSeconds(thisUpdate)))
    throw new PkiError(
      'ERR_CRL_WINDOW',
      `nextUpdate must be after thisUpdate, and before the CA's end (${end.toISOString()})`,
    );
  if (!Number.isSafeInteger(number) || number < 0)
    throw new PkiError('ERR_CRL_WINDOW', `CRLNumber ${number} is no whole number`, { number });
  return { ca, identifier, thisUpdate, nextUpdate };
};

const refuseFindings = (findings: readonly Finding[]): void => {
  if (findings.length === 0) return;
  const lints = findings.map((finding) => finding.lint).join(', ');
  throw new PkiError('ERR_LINT', `not signed, the CRL would break: ${lints}`, { lints });
};
