/** A CRL read back (RFC 5280 5): the offline root's list, before it is published here or continued there. */
import {
  authorityKeyIdentifierOf,
  type CertificateParts,
  keyUsagesOf,
  readExtensions,
  subjectKeyIdentifierOf,
} from './certificate.ts';
import { sameBytes, tags } from './der.ts';
import { bitStringOf, childrenOf, type DerNode, expectTag, integerOf, readDer, timeOf } from './der-reader.ts';
import { PkiError } from './errors.ts';
import { oids } from './object-identifiers.ts';
import { type RevocationReason, revocationReasons } from './revocation-reason.ts';
import { serialHex } from './serial.ts';
import { isSignedBy, signatureAlgorithmOf } from './signature.ts';

export type CrlFacts = {
  /** CRLNumber. */
  readonly number: number;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date;
  readonly entries: readonly {
    /** Lower-case hex without leading zeros. */
    readonly serial: string;
    readonly revokedAt: Date;
    /** None where the list gives none. */
    readonly reason?: RevocationReason;
  }[];
};

/** A root revokes a handful of CAs: a longer list is a mistake. */
const maxLength = 1_048_576;

/**
 * Reads a list and believes it only when `issuer` signed it: name, key identifier, cRLSign and signature.
 * @throws PkiError ERR_CRL_UNREADABLE, ERR_CRL_FOREIGN
 */
export const readCrlOf = (issuer: CertificateParts, der: Uint8Array): CrlFacts => {
  const parts = strictly(() => partsOf(der));
  const algorithm = strictly(() => signatureAlgorithmOf(parts.algorithm));
  const wanted = subjectKeyIdentifierOf(issuer);
  const key = strictly(() => authorityKeyIdentifierOf(parts));
  const isItsOwn =
    sameBytes(parts.issuer.bytes, issuer.subject.bytes) &&
    (key === undefined || wanted === undefined || sameBytes(key, wanted)) &&
    keyUsagesOf(issuer).includes('cRLSign') &&
    algorithm !== undefined &&
    isSignedBy(issuer.publicKey, algorithm, parts.tbs, parts.signature);
  if (!isItsOwn)
    throw new PkiError(
      'ERR_CRL_FOREIGN',
      'this list is not signed by the CA it is meant for: name, key identifier or signature differ; fetch the list of that CA again',
    );
  return strictly(() => factsOf(parts));
};

const partsOf = (der: Uint8Array) => {
  const [tbs, algorithm, signature, ...more] = childrenOf(readDer(der, { maxLength }));
  const rest = [...childrenOf(tbs)];
  if (rest[0]?.tag === tags.integer) rest.shift();
  const [, issuer, thisUpdate, nextUpdate, ...optional] = rest;
  const revoked = optional.find(({ tag }) => tag === tags.sequence);
  const extensions = optional.find(({ tag }) => tag === 0xa0);
  if (more.length > 0 || !extensions) throw new PkiError('ERR_DER', 'not a version 2 CRL with extensions');
  return {
    tbs: expectTag(tbs, tags.sequence).bytes,
    algorithm: expectTag(algorithm, tags.sequence),
    signature: bitStringOf(signature),
    issuer: expectTag(issuer, tags.sequence),
    thisUpdate,
    nextUpdate,
    revoked,
    extensions: readExtensions(extensions.children[0]),
  };
};

const factsOf = ({ thisUpdate, nextUpdate, revoked, extensions }: ReturnType<typeof partsOf>): CrlFacts => {
  const number = extensions.find(({ oid }) => oid === oids.cRLNumber);
  if (!number) throw new PkiError('ERR_DER', 'a CRL without a CRLNumber');
  return {
    number: Number(integerOf(readDer(number.value))),
    thisUpdate: timeOf(thisUpdate),
    nextUpdate: timeOf(nextUpdate),
    entries: (revoked?.children ?? []).map(entryOf),
  };
};

const entryOf = (entry: DerNode): CrlFacts['entries'][number] => {
  const [serial, revokedAt, extensions] = childrenOf(entry);
  const found = extensions && readExtensions(extensions).find(({ oid }) => oid === oids.reasonCode);
  const code = found && expectTag(readDer(found.value), tags.enumerated).content[0];
  const reason = (Object.keys(revocationReasons) as RevocationReason[]).find(
    (name) => revocationReasons[name] === code,
  );
  return {
    serial: serialHex(expectTag(serial, tags.integer).content),
    revokedAt: timeOf(revokedAt),
    ...(reason && { reason }),
  };
};

const strictly = <Read>(read: () => Read): Read => {
  try {
    return read();
  } catch (error) {
    throw new PkiError(
      'ERR_CRL_UNREADABLE',
      'this is not a CRL of version 2 in strict DER; wanted is the file as the CA wrote it (.crl), DER or PEM',
      {},
      { cause: error },
    );
  }
};
