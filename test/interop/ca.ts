/** A root and an issuing CA of one kind of key, four years old, so that a certificate of theirs can have ended by now. */
import { randomBytes } from 'node:crypto';
import { type Authority, createAuthority, type PrepareOrder } from '#pki/authority.ts';
import { makeIssuing, makeRoot } from '#pki/ceremony.ts';
import { makeCrl } from '#pki/crl.ts';
import type { KeyType } from '#pki/key-checks.ts';
import { individualSigning } from '#pki/profile.ts';
import { keyHash } from '#pki/public-key.ts';
import { generateKey, keySigner, publicKeyOf } from '#pki/signer.ts';
import type { Clock } from '#ra/ports.ts';

/** Kinds of CA key, and the key a person under it has. */
const personKeys = { 'P-256': 'P-256', 'P-384': 'P-384', 'RSA-3072': 'RSA-2048' } as const satisfies Partial<
  Record<KeyType, KeyType>
>;
export type CaKind = keyof typeof personKeys;
export const caKinds = Object.keys(personKeys) as readonly CaKind[]; // its own keys

export const random = { bytes: (size: number) => Uint8Array.from(randomBytes(size)) };
const day = 86_400_000;
export const yearsAgo = (years: number): Clock => ({ now: () => new Date(Date.now() - years * 365 * day) });

export type Ca = Awaited<ReturnType<typeof makeCa>>;

/** `url`: where CRL, OCSP and CA certificates are read. */
export const makeCa = async (kind: CaKind, url: string) => {
  const clock = yearsAgo(4);
  const [rootSigner, signer] = [keySigner(await generateKey(kind)), keySigner(await generateKey(kind))];
  const name = { country: 'ID', organization: 'Lembaga Contoh' } as const;
  const root = await makeRoot({
    name: { ...name, commonName: `Lencana Contoh Root ${kind}` },
    years: 20,
    clock,
    random,
    signer: rootSigner,
  });
  const issuing = await makeIssuing({
    name: { ...name, commonName: `Lencana Contoh Penerbit ${kind}` },
    years: 10,
    clock,
    random,
    publicKey: signer.publicKey,
    root: { certificate: root, signer: rootSigner },
    urls: { crl: `${url}/crl/root.crl`, issuer: `${url}/ca/root.cer` },
  });
  const thisUpdate = new Date();
  const rootCrl = await makeCrl({
    issuer: root,
    signer: rootSigner,
    number: 1,
    entries: [],
    thisUpdate,
    nextUpdate: new Date(thisUpdate.getTime() + 365 * day),
  });
  return {
    kind,
    root,
    rootCrl,
    issuing,
    issuerKey: keyHash(signer.publicKey),
    /** As it is at that time: what it issues begins then. */
    authorityAt: (time: Clock): Authority =>
      createAuthority({
        certificate: issuing,
        signer,
        chain: [root],
        profiles: [individualSigning],
        urls: { crl: `${url}/crl/issuing.crl`, issuer: `${url}/ca/issuing.cer`, ocsp: `${url}/ocsp` },
        clock: time,
        random,
      }),
  };
};

/** For a person who does not exist, with a new key. */
export const orderFor = async (kind: CaKind): Promise<PrepareOrder> => ({
  profile: individualSigning.name,
  subject: {
    country: 'ID',
    organization: 'Pemerintah Kabupaten Contoh',
    organizationalUnit: 'Dinas Komunikasi dan Informatika',
    title: 'Pranata Komputer',
    serialNumber: 'PEG-7K3MQ2XW',
    commonName: 'Siti Rahmawati',
  },
  mail: 'siti.rahmawati@contohkab.go.id',
  publicKey: publicKeyOf(await generateKey(personKeys[kind])),
});
