/**
 * What a root does, in a folder of its own (RFC 3647 4.6, 6.1): it is made, signs the request of an issuing CA, and signs its CRL. In production
 * that folder lives on a machine without a network; a trial's stands among the other CA folders.
 */
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { caKeyTypes } from '#pki/ca-lint.ts';
import { makeIssuing, makeRoot } from '#pki/ceremony.ts';
import { readCertificate } from '#pki/certificate.ts';
import { makeCrl } from '#pki/crl.ts';
import { readCrlOf } from '#pki/crl-reader.ts';
import { type CertificateRequest, readCsr } from '#pki/csr.ts';
import { PkiError } from '#pki/errors.ts';
import type { KeyType } from '#pki/key-checks.ts';
import type { CaSubject } from '#pki/name.ts';
import type { RevocationReason } from '#pki/revocation-reason.ts';
import type { Signer } from '#pki/signer.ts';
import type { Clock, Random } from '#ra/ports.ts';
import { files, nameOf, readBrought, readFile, write } from './ca-folder.ts';
import type { KeyStore, NewKey } from './key-store.ts';
import { lintedCa } from './linted-ca.ts';

export type RootPlace = {
  readonly folder: string;
  readonly keys: KeyStore;
  readonly clock: Clock;
  readonly random: Random;
};

export type RootOrder = {
  readonly name: CaSubject;
  /** P-384, RSA-3072 or RSA-4096: the lints refuse others. */
  readonly keyType: KeyType;
  readonly years: number;
  /** Where its list and certificate will be read: CA_URL of the issuing side. */
  readonly url: string;
};

const rootFile = 'root.json';
const rootSettings = z.object({ url: z.string().regex(/^http:\/\/[^\s/]+(\/\S*[^\s/])?$/) });
export const rootCrlDays = 365;
const day = 86_400_000;

/** The root as it stands in its folder. */
export type Root = { readonly certificate: Uint8Array; readonly crl: Uint8Array; readonly signer: Signer };

/** Key, certificate and first CRL, in a folder that appears only when all of it is there. @throws PkiError ERR_CA_EXISTS, ERR_LINT */
export const makeRootFolder = async (place: RootPlace, order: RootOrder): Promise<Root> => {
  if (existsSync(place.folder))
    throw new PkiError(
      'ERR_CA_EXISTS',
      `${place.folder} is there already; a root gets a new folder, and none is ever written over`,
    );
  const draft = join(dirname(resolve(place.folder)), `.root-${Buffer.from(place.random.bytes(4)).toString('hex')}.new`);
  try {
    const key = await place.keys.make(order.keyType, order.name.commonName);
    const root = await rootOf(key, place, order);
    writeRoot(draft, root, key, order.url);
    renameSync(draft, place.folder);
    return root;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
};

export const rootOf = async (
  { signer }: NewKey,
  { clock, random }: Pick<RootPlace, 'clock' | 'random'>,
  order: RootOrder,
): Promise<Root> => {
  const certificate = lintedCa(await makeRoot({ name: order.name, years: order.years, clock, random, signer }));
  return { certificate, signer, crl: await crlOf({ certificate, signer }, { number: 1, entries: [], clock }) };
};

export const writeRoot = (folder: string, { certificate, crl }: Root, key: NewKey, url: string): void =>
  write(folder, {
    ...key.files,
    [rootFile]: `${JSON.stringify({ url })}\n`,
    [files.crl]: crl,
    [files.certificate]: certificate,
  });

/** The addresses a certificate under this root carries: by the root's own name, so that a later root does not take them over. */
export const rootUrls = (url: string, root: Uint8Array) => {
  const name = nameOf(readCertificate(root).publicKey);
  return { crl: `${url}/crl/${name}.crl`, issuer: `${url}/ca/${name}.cer` };
};

/** What a request asks for, after its own key proved it. @throws PkiError ERR_CA_REQUEST, ERR_CSR_… */
export const readCaRequest = (file: string): { readonly request: CertificateRequest; readonly name: CaSubject } => {
  const request = readCsr(readBrought(file));
  const { country, organization, commonName } = request.claims;
  if (country !== 'ID' || !organization || !commonName)
    throw new PkiError(
      'ERR_CA_REQUEST',
      'the request of a CA names C=ID, O and CN; this one does not. Make it with lencana ca request',
    );
  if (!caKeyTypes.includes(request.keyType))
    throw new PkiError(
      'ERR_CA_REQUEST',
      `a CA has a key of type ${caKeyTypes.join(', ')}; this request has ${request.keyType}`,
    );
  return { request, name: { country, organization, commonName } };
};

/** The issuing CA's certificate, DER. */
export const signCaRequest = async (
  place: RootPlace,
  { request, name, years }: { readonly request: CertificateRequest; readonly name: CaSubject; readonly years: number },
): Promise<Uint8Array> => {
  const certificate = readFile(place.folder, files.certificate);
  const issuing = await makeIssuing({
    name,
    years,
    clock: place.clock,
    random: place.random,
    publicKey: request.publicKey,
    root: { certificate, signer: await place.keys.open(place.folder) },
    urls: rootUrls(urlOf(place.folder), certificate),
  });
  return lintedCa(issuing, certificate);
};

const urlOf = (folder: string): string => {
  try {
    return rootSettings.parse(JSON.parse(readFileSync(join(folder, rootFile), 'utf8'))).url;
  } catch (error) {
    throw new PkiError(
      'ERR_CA_FILES',
      `${join(folder, rootFile)} does not say {"url":"http://…"}: where this root's list and certificate are read`,
      {},
      { cause: error },
    );
  }
};

export type RootRevocation = { readonly serial: string; readonly reason: Exclude<RevocationReason, 'removeFromCRL'> };

/** The next CRL of this root, kept in its folder: everything that stood on the last one, and what is revoked now. @throws PkiError ERR_CRL_… */
export const nextRootCrl = async (
  { folder, keys, clock }: RootPlace,
  revoke: readonly RootRevocation[],
): Promise<Uint8Array> => {
  const certificate = readFile(folder, files.certificate);
  const last = readCrlOf(readCertificate(certificate), readFile(folder, files.crl));
  if (clock.now() < last.thisUpdate)
    throw new PkiError(
      'ERR_CA_CLOCK',
      `this machine's clock says ${clock.now().toISOString()}, and the last list was signed on ${last.thisUpdate.toISOString()}; set the clock right and sign again`,
    );
  const already = revoke.find(({ serial }) => last.entries.some((entry) => entry.serial === serial));
  if (already)
    throw new PkiError(
      'ERR_CRL_ENTRY',
      `${already.serial} stands on the list since number ${last.number} or earlier; leave it out`,
    );
  const kept = last.entries.map(({ serial, revokedAt, reason }) => {
    if (reason === undefined || reason === 'removeFromCRL')
      throw new PkiError(
        'ERR_CRL_ENTRY',
        `${serial} stands on the last list without a reason; this list was not made here`,
      );
    return { serial, revokedAt, reason };
  });
  const entries = [...kept, ...revoke.map((one) => ({ ...one, revokedAt: clock.now() }))];
  const crl = await crlOf(
    { certificate, signer: await keys.open(folder) },
    { number: last.number + 1, entries, clock },
  );
  write(folder, { [files.crl]: crl });
  return crl;
};

const crlOf = (
  { certificate, signer }: Pick<Root, 'certificate' | 'signer'>,
  { number, entries, clock }: Pick<Parameters<typeof makeCrl>[0], 'number' | 'entries'> & { readonly clock: Clock },
): Promise<Uint8Array> => {
  const thisUpdate = clock.now();
  const nextUpdate = new Date(thisUpdate.getTime() + rootCrlDays * day);
  return makeCrl({ issuer: certificate, signer, number, entries, thisUpdate, nextUpdate });
};
