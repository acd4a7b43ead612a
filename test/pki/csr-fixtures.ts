/** Certification requests for the tests: from openssl, from a second library, and written by hand with one thing wrong. */
import { bitString, constructed, integer, oid, printableString, sequence, set, utf8String } from '#pki/der.ts';
import { algorithmIdentifier } from '#pki/signature.ts';
import type { Signer } from '#pki/signer.ts';
import { opensslMakes } from './openssl.ts';

const subjectArguments = [
  '-subj',
  '/C=ID/O=Pemerintah Kabupaten Contoh/CN=Siti Rahmawati/emailAddress=siti@contohkab.go.id',
  '-utf8',
];

export const privatePem = (...options: string[]): string =>
  Buffer.from(opensslMakes(['genpkey', ...options])).toString();
export const p256Pem = (): string => privatePem('-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256');

/** A request by openssl for a private key in PEM. */
export const opensslCsr = (keyPem: string, ...options: string[]): Uint8Array =>
  opensslMakes(['req', '-new', '-key', 'input', ...subjectArguments, '-outform', 'DER', ...options], keyPem);

/** A request by hand: every part may be replaced by another. */
export const handmadeCsr = async (
  signer: Signer,
  {
    publicKey = signer.publicKey,
    version = integer(0),
    algorithm = algorithmIdentifier(signer.algorithm),
    attributes = constructed(0),
  }: {
    readonly publicKey?: Uint8Array;
    readonly version?: Uint8Array;
    readonly algorithm?: Uint8Array;
    readonly attributes?: Uint8Array;
  } = {},
): Promise<Uint8Array> => {
  const name = sequence(
    set(sequence(oid('2.5.4.6'), printableString('ID'))),
    set(sequence(oid('2.5.4.3'), utf8String('Siti Rahmawati'))),
  );
  const info = sequence(version, name, publicKey, attributes);
  return sequence(info, algorithm, bitString(await signer.sign(info)));
};
