/** The certificate request, PKCS #10 (RFC 2986): Sumbar issuance 3, Lemsaneg 4. What it claims is only compared with the registry. */

import { around, type Bytes, bits, integer, octets, oid, sequence, set, text } from './der.ts';
import { type KeyPair, keyTypes, sign } from './key-pair.ts';
import { oids } from './oids.ts';

/** `mail` may be empty; otherwise it goes into the subject and, by an extensionRequest (RFC 2985 5.4.2), into subjectAltName. */
export const makeRequest = async (pair: KeyPair, name: string, mail: string): Promise<Bytes> => {
  const subject = [set(sequence(oid(oids.commonName), text(12, name)))];
  const attributes: Bytes[] = [];
  if (mail) {
    const extension = sequence(oid(oids.otherNames), octets(sequence(text(0x81, mail))));
    subject.push(set(sequence(oid(oids.mail), text(22, mail))));
    attributes.push(sequence(oid(oids.extensions), set(sequence(extension))));
  }
  const body = sequence(integer(0), sequence(...subject), pair.spki, around(0, ...attributes));
  return sequence(body, keyTypes[pair.type].signature, bits(await sign(pair, body)));
};
