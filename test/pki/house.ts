/** A whole authority for a test: real throwaway keys, a clock that stands still, random bytes that come in order. */
import { createHash } from 'node:crypto';
import { type Authority, createAuthority, type PrepareOrder } from '#pki/authority.ts';
import { makeIssuing, makeRoot } from '#pki/ceremony.ts';
import { makeCrl } from '#pki/crl.ts';
import type { KeyType } from '#pki/key-checks.ts';
import { individualSigning } from '#pki/profile.ts';
import type { Random } from '#pki/serial.ts';
import { generateKey, keySigner, publicKeyOf, type Signer } from '#pki/signer.ts';

export const now = new Date('2026-11-21T03:30:00.000Z');
export const clock = { now: () => now };

/** Bytes that repeat in every run and never within one. */
export const countingRandom = (seed = 'lencana'): Random => {
  let count = 0;
  const block = () => createHash('sha256').update(`${seed} ${count++}`).digest();
  return {
    bytes: (size) =>
      Uint8Array.from(Buffer.concat(Array.from({ length: Math.ceil(size / 32) }, block)).subarray(0, size)),
  };
};

export const urls = {
  crl: 'http://ca.example.go.id/crl/issuing.crl',
  issuer: 'http://ca.example.go.id/ca/issuing.cer',
  ocsp: 'http://ca.example.go.id/ocsp',
  cps: 'https://ca.example.go.id/cps',
} as const;

export type House = {
  readonly root: Uint8Array;
  readonly rootSigner: Signer;
  readonly issuing: Uint8Array;
  readonly signer: Signer;
  readonly authority: Authority;
};

export const house = async (keyType: KeyType): Promise<House> => {
  const random = countingRandom();
  const [rootSigner, signer] = (await Promise.all([generateKey(keyType), generateKey(keyType)])).map(keySigner) as [
    Signer,
    Signer,
  ];
  const organization = 'Lembaga Contoh';
  const root = await makeRoot({
    name: { country: 'ID', organization, commonName: 'Lencana Contoh Root' },
    years: 20,
    clock,
    random,
    signer: rootSigner,
  });
  const issuing = await makeIssuing({
    name: { country: 'ID', organization, commonName: 'Lencana Contoh Penerbit 1' },
    years: 10,
    clock,
    random,
    publicKey: signer.publicKey,
    root: { certificate: root, signer: rootSigner },
    urls: { crl: 'http://ca.example.go.id/crl/root.crl', issuer: 'http://ca.example.go.id/ca/root.cer' },
  });
  const authority = createAuthority({
    certificate: issuing,
    signer,
    chain: [root],
    profiles: [individualSigning],
    urls,
    clock,
    random,
  });
  return { root, rootSigner, issuing, signer, authority };
};

/** A CRL of the house's issuing CA, DER. */
export const crlOf = (
  { issuing, signer }: Pick<House, 'issuing' | 'signer'>,
  list: Omit<Parameters<typeof makeCrl>[0], 'issuer' | 'signer'>,
): Promise<Uint8Array> => makeCrl({ issuer: issuing, signer, ...list });

/** An order for a person who does not exist, with a new key. */
export const order = async (change: Partial<PrepareOrder> = {}): Promise<PrepareOrder> => ({
  profile: 'individual-signing',
  subject: {
    country: 'ID',
    organization: 'Pemerintah Kabupaten Contoh',
    organizationalUnit: 'Dinas Komunikasi dan Informatika',
    title: 'Pranata Komputer',
    serialNumber: 'PEG-7K3MQ2XW',
    commonName: 'Siti Rahmawati',
  },
  mail: 'siti.rahmawati@contohkab.go.id',
  publicKey: publicKeyOf(await generateKey('P-256')),
  ...change,
});
