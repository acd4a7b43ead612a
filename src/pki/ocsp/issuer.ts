/** The CA a CertID names (RFC 6960 4.1.1): by the hash of its name AND of its key, so that a CA rolled over under one name is told apart. */
import { createHash } from 'node:crypto';
import { readCertificate } from '../certificate.ts';
import { sameBytes } from '../der.ts';
import { bitStringOf, childrenOf, readDer } from '../der-reader.ts';
import type { CertId, CertIdHash } from './request.ts';

/** Whether a CertID asks for a certificate of this CA. */
export const ocspIssuer = (certificate: Uint8Array): ((id: CertId) => boolean) => {
  const { subject, publicKey } = readCertificate(certificate);
  const hashes = (hash: CertIdHash) => ({
    name: createHash(hash).update(subject.bytes).digest(),
    key: createHash(hash).update(keyBits(publicKey)).digest(),
  });
  const ours = { sha1: hashes('sha1'), sha256: hashes('sha256') };
  return ({ hash, nameHash, keyHash }) =>
    hash !== undefined && sameBytes(ours[hash].key, keyHash) && sameBytes(ours[hash].name, nameHash);
};

/** What a key hash of OCSP is taken over: the bit string of a SubjectPublicKeyInfo, without tag, length and unused bits. */
export const keyBits = (publicKey: Uint8Array): Uint8Array => bitStringOf(childrenOf(readDer(publicKey))[1]);

/** KeyHash of a ResponderID (RFC 6960 4.2.1): SHA-1 of the key bits, 20 octets. */
export const responderKeyHash = (publicKey: Uint8Array): Uint8Array =>
  Uint8Array.from(createHash('sha1').update(keyBits(publicKey)).digest());
