/** OCSP requests by our own hand and by openssl, responses taken apart, and a signer for a house. */
import { createHash } from 'node:crypto';
import { readCertificate } from '#pki/certificate.ts';
import { constructed, integer, nil, octetString, oid, sequence } from '#pki/der.ts';
import { bitStringOf, childrenOf, type DerNode, oidOf, readDer, timeOf } from '#pki/der-reader.ts';
import { extension } from '#pki/extensions.ts';
import { oids } from '#pki/object-identifiers.ts';
import { type OcspDelegate, ocspDelegation } from '#pki/ocsp/delegation.ts';
import { serialBytes, serialHex } from '#pki/serial.ts';
import { clock, type House } from './house.ts';

export const certId = (issuer: Uint8Array, serial: string, hash: 'sha1' | 'sha256' = 'sha1'): Uint8Array => {
  const { subject, publicKey } = readCertificate(issuer);
  const digest = (bytes: Uint8Array) => octetString(createHash(hash).update(bytes).digest());
  return sequence(
    sequence(oid(oids[hash]), nil()),
    digest(subject.bytes),
    digest(bitStringOf(childrenOf(readDer(publicKey))[1])),
    integer(serialBytes(serial)),
  );
};

export const nonceExtension = (nonce: Uint8Array): Uint8Array => extension(oids.ocspNonce, octetString(nonce));

export const requestOf = (ids: readonly Uint8Array[], ...extensions: readonly Uint8Array[]): Buffer =>
  Buffer.from(
    sequence(
      sequence(
        sequence(...ids.map((id) => sequence(id))),
        ...(extensions.length === 0 ? [] : [constructed(2, sequence(...extensions))]),
      ),
    ),
  );

export const certify = (home: House) => async (publicKey: Uint8Array) =>
  home.authority.sign((await home.authority.prepareOcspSigner(publicKey)).token);

export const delegateOf = async (home: House): Promise<OcspDelegate> =>
  ocspDelegation({ certify: certify(home), clock, onFault: () => {} }).current();

export type ReadAnswer = {
  readonly serial: string;
  readonly is: 'good' | 'revoked' | 'unknown';
  readonly reason?: number;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date;
};
export type ReadResponse = {
  /** `successful`, or the number of the error. */
  readonly status: number;
  readonly answers: readonly ReadAnswer[];
  readonly hasNonce: boolean;
};

/** The bare facts, unverified: openssl judges the rest. */
export const readResponse = (der: Uint8Array): ReadResponse => {
  const [status, body] = readDer(der).children;
  const number = status?.content[0] ?? -1;
  if (!body) return { status: number, answers: [], hasNonce: false };
  const [data] = readDer(body.children[0]?.children[1]?.content ?? new Uint8Array()).children;
  const [, , list, extensions] = childrenOf(data);
  const hasNonce = (extensions?.children[0]?.children ?? []).some((one) => oidOf(one.children[0]) === oids.ocspNonce);
  return { status: number, answers: childrenOf(list).map(readAnswer), hasNonce };
};

const readAnswer = (single: DerNode): ReadAnswer => {
  const [id, status, thisUpdate, nextUpdate] = single.children;
  const reason = status?.children[1]?.children[0]?.content[0];
  return {
    serial: serialHex(id?.children[3]?.content ?? new Uint8Array()),
    is: status?.tag === 0x80 ? 'good' : status?.tag === 0xa1 ? 'revoked' : 'unknown',
    ...(reason === undefined ? {} : { reason }),
    thisUpdate: timeOf(thisUpdate),
    nextUpdate: timeOf(nextUpdate?.children[0]),
  };
};
