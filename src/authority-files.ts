/** The CA on disk: root and issuing CA made at the first start of a trial, keys encrypted, opened again at every start. STANDARDS "CA". */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Authority } from '#pki/authority.ts';
import { createAuthority } from '#pki/authority.ts';
import { makeIssuing, makeRoot } from '#pki/ceremony.ts';
import { makeCrl } from '#pki/crl.ts';
import { individualSigning } from '#pki/profile.ts';
import type { Signer } from '#pki/signer.ts';
import { encryptedPem, fileSigner, generateKey, keySigner } from '#pki/signer.ts';
import type { Clock, Random } from '#ra/ports.ts';

export type AuthorityFiles = {
  readonly authority: Authority;
  readonly rootCertificate: Uint8Array;
  /** The root's CRL, DER: a year long, made with the root's key. */
  readonly rootCrl: Uint8Array;
};

type Place = {
  readonly folder: string;
  readonly passphrase: string;
  readonly caUrl: string;
  readonly clock: Clock;
  readonly random: Random;
};

const years = { root: 20, issuing: 10 } as const;
const rootCrlDays = 365;
const dayLength = 86_400_000;

/** Opens the CA, or makes it where there is none. Throws PkiError when a key does not open. */
export const openAuthority = async (place: Place): Promise<AuthorityFiles> => {
  mkdirSync(place.folder, { recursive: true, mode: 0o700 });
  if (!existsSync(join(place.folder, 'issuing.cer'))) await ceremony(place);
  const read = (name: string) => Uint8Array.from(readFileSync(join(place.folder, name)));
  const signer = fileSigner(readFileSync(join(place.folder, 'issuing.key.pem'), 'utf8'), place.passphrase);
  const rootCertificate = read('root.cer');
  const authority = createAuthority({
    certificate: read('issuing.cer'),
    signer,
    chain: [rootCertificate],
    profiles: [individualSigning],
    urls: {
      crl: `${place.caUrl}/crl/issuing.crl`,
      issuer: `${place.caUrl}/ca/issuing.cer`,
      ocsp: `${place.caUrl}/ocsp`,
    },
    clock: place.clock,
    random: place.random,
  });
  return { authority, rootCertificate, rootCrl: read('root.crl') };
};

/** Root, issuing CA and the root's first CRL. The issuing certificate is written last: half a ceremony is none, and is begun again. */
const ceremony = async ({ folder, passphrase, caUrl, clock, random }: Place): Promise<void> => {
  const root = await keyPair(passphrase, random);
  const issuing = await keyPair(passphrase, random);
  const mark = Buffer.from(random.bytes(2)).toString('hex').toUpperCase();
  const rootCertificate = await makeRoot({
    name: { country: 'ID', organization: 'Lencana (uji coba)', commonName: `Lencana Root CA ${mark}` },
    years: years.root,
    clock,
    random,
    signer: root.signer,
  });
  const issuingCertificate = await makeIssuing({
    name: { country: 'ID', organization: 'Lencana (uji coba)', commonName: `Lencana Issuing CA ${mark}` },
    years: years.issuing,
    clock,
    random,
    publicKey: issuing.signer.publicKey,
    root: { certificate: rootCertificate, signer: root.signer },
    urls: { crl: `${caUrl}/crl/root.crl`, issuer: `${caUrl}/ca/root.cer` },
  });
  const thisUpdate = clock.now();
  const rootCrl = await makeCrl({
    issuer: rootCertificate,
    signer: root.signer,
    number: 1,
    entries: [],
    thisUpdate,
    nextUpdate: new Date(thisUpdate.getTime() + rootCrlDays * dayLength),
  });
  write(folder, 'root.key.pem', root.pem);
  write(folder, 'issuing.key.pem', issuing.pem);
  write(folder, 'root.cer', rootCertificate);
  write(folder, 'root.crl', rootCrl);
  write(folder, 'issuing.cer', issuingCertificate);
};

const keyPair = async (passphrase: string, random: Random): Promise<{ signer: Signer; pem: string }> => {
  const key = await generateKey('P-384');
  return { signer: keySigner(key), pem: await encryptedPem(key, passphrase, { random }) };
};

/** Whole or not at all, for the owner only. */
const write = (folder: string, name: string, content: Uint8Array | string): void => {
  const draft = join(folder, `.${name}.new`);
  writeFileSync(draft, content, { mode: 0o600 });
  renameSync(draft, join(folder, name));
};
