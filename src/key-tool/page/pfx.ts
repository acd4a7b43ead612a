/** The `.p12` (PFX, RFC 7292): the key and its certificates under one passphrase, for signing programs. ISS-11, Sumbar issuance 10. */

import { type Certificate, calledBy } from './certificate.ts';
import { algorithm, around, type Bytes, der, integer, join, octets, oid, sequence, set } from './der.ts';
import { oids } from './oids.ts';
import { lock, lockKey, random, subtle } from './pbes2.ts';
import { pause, sha256 } from './sha256.ts';

/**
 * .NET opens by default at most 300,000 rounds for each derivation and 1,000,000 in all; Java 5,000,000. All three locks of the
 * file get the same number: a weaker one beside would be the one to attack.
 */
const pfxRounds = 300_000;

/** `passphrase` is printable ASCII: PBES2 takes it as UTF-8, the MAC as UTF-16, and readers differ beyond ASCII. */
export const makePfx = async (pkcs8: Bytes, chain: readonly Certificate[], passphrase: string): Promise<Bytes> => {
  const marks = chain
    .slice(0, 1)
    .map((leaf) =>
      set(
        sequence(oid(oids.friendlyName), set(der(30, utf16(calledBy(leaf.subject))))),
        sequence(oid(oids.localKeyId), set(octets(sha256(leaf.bytes)))),
      ),
    );
  const bags = chain.map(({ bytes }, i) =>
    bag(oids.certificateBag, sequence(oid(oids.x509), around(0, octets(bytes))), i === 0 ? marks : []),
  );
  const { how, data } = await lock(sequence(...bags), passphrase, pfxRounds);
  const certificates = sequence(integer(0), sequence(oid(oids.data), how, der(128, data)));
  const key = bag(oids.keyBag, await lockKey(pkcs8, passphrase, pfxRounds), marks);
  const safe = sequence(sequence(oid(oids.lockedData), around(0, certificates)), inTheOpen(sequence(key)));
  return sequence(integer(3), inTheOpen(safe), await mac(safe, passphrase));
};

const bag = (type: string, content: Bytes, marks: readonly Bytes[]) =>
  sequence(oid(type), around(0, content), ...marks);
const inTheOpen = (content: Bytes) => sequence(oid(oids.data), around(0, octets(content)));

/** MacData (RFC 7292 5.1) with HMAC-SHA256: the form that every reader knows; RFC 9579's PBMAC1 is still too new. */
const mac = async (safe: Bytes, passphrase: string): Promise<Bytes> => {
  const salt = random();
  const hash = { name: 'HMAC', hash: 'SHA-256' };
  const key = await subtle.importKey('raw', await macKey(passphrase, salt), hash, false, ['sign']);
  const digest = new Uint8Array(await subtle.sign('HMAC', key, safe));
  return sequence(sequence(algorithm(oids.sha256), octets(digest)), octets(salt), integer(pfxRounds));
};

/** RFC 7292 B.2 for one block of output: H^rounds(D‖S‖P), D being 64 times the purpose "MAC key" (3). */
const macKey = async (passphrase: string, salt: Bytes): Promise<Bytes> => {
  let digest = sha256(join(new Uint8Array(64).fill(3), filled(salt), filled(utf16(`${passphrase}\0`))));
  for (let round = 1; round < pfxRounds; round++) {
    digest = sha256(digest);
    if (round % 2e4 === 0) await pause(0); // The page stays alive.
  }
  return digest;
};

/** Repeated up to whole blocks of 64 bytes. */
const filled = (bytes: Bytes) =>
  Uint8Array.from({ length: Math.ceil(bytes.length / 64) * 64 }, (_, i) => bytes[i % bytes.length] ?? 0);

/** Big-endian UTF-16, as BMPString has it. */
const utf16 = (words: string): Bytes =>
  Uint8Array.from(words.split('').flatMap((unit) => [unit.charCodeAt(0) >> 8, unit.charCodeAt(0)]));
