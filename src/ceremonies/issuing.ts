/**
 * The ceremonies that make an issuing CA (RFC 3647 4.7, 6.1; STANDARDS "CA"): from nothing, beside the old one, or as a request for an offline root,
 * whose answer import.ts takes. Each ends with the list `ca.json`; before that nothing has happened.
 */
import { rmSync } from 'node:fs';
import { makeIssuing } from '#pki/ceremony.ts';
import { readCertificate } from '#pki/certificate.ts';
import { makeRequest } from '#pki/certification-request.ts';
import { PkiError } from '#pki/errors.ts';
import type { KeyType } from '#pki/key-checks.ts';
import { type CaSubject, readName } from '#pki/name.ts';
import type { Clock, Random } from '#ra/ports.ts';
import {
  type CaManifest,
  files,
  issuingFolder,
  nameOf,
  nameOfCertificate,
  readFile,
  readManifest,
  rootFolder,
  write,
  writeManifest,
} from './ca-folder.ts';
import type { KeyStore, NewKey } from './key-store.ts';
import { lintedCa } from './linted-ca.ts';
import { type RootOrder, rootOf, rootUrls, writeRoot } from './root.ts';

export type CaPlace = {
  /** Where the CA folders are. */
  readonly folder: string;
  readonly keys: KeyStore;
  /** http, without a slash at the end. */
  readonly caUrl: string;
  readonly clock: Clock;
  readonly random: Random;
};
export type IssuingOrder = { readonly name: CaSubject; readonly keyType: KeyType; readonly years: number };

/** Root and issuing CA on this machine. The root's key may lie in a store (a passphrase) of its own. @throws PkiError ERR_CA_EXISTS */
export const makeCa = async (
  place: CaPlace,
  {
    root: rootOrder,
    issuing,
    rootKeys,
  }: { readonly root: Omit<RootOrder, 'url'>; readonly issuing: IssuingOrder; readonly rootKeys: KeyStore },
): Promise<void> => {
  refuseSecond(readManifest(place.folder), place.folder);
  const rootKey = await rootKeys.make(rootOrder.keyType, rootOrder.name.commonName);
  const root = await rootOf(rootKey, place, { ...rootOrder, url: place.caUrl });
  const rootName = nameOfCertificate(root.certificate);
  const key = await place.keys.make(issuing.keyType, issuing.name.commonName);
  const certificate = await certify(place, key, issuing, root);
  writeRoot(rootFolder(place.folder, rootName), root, rootKey, place.caUrl);
  install(place.folder, readManifest(place.folder), { key, certificate, root: rootName });
};

/** A new issuing CA under the root on this machine, beside the one that issues now. @throws PkiError ERR_CA_MISSING, ERR_CA_FILES */
export const rollOver = async (
  place: CaPlace,
  { issuing, rootKeys }: { readonly issuing: IssuingOrder; readonly rootKeys: KeyStore },
): Promise<void> => {
  const list = readManifest(place.folder);
  const { root: rootName } = currentOf(list, place.folder);
  const folder = rootFolder(place.folder, rootName);
  const root = { certificate: readFile(folder, files.certificate), signer: await rootKeys.open(folder) };
  const key = await place.keys.make(issuing.keyType, issuing.name.commonName);
  install(place.folder, list, { key, certificate: await certify(place, key, issuing, root), root: rootName });
};

const certify = async (
  { caUrl, clock, random }: CaPlace,
  { signer }: NewKey,
  { name, years }: IssuingOrder,
  root: { readonly certificate: Uint8Array; readonly signer: NewKey['signer'] },
): Promise<Uint8Array> => {
  const urls = rootUrls(caUrl, root.certificate);
  const certificate = await makeIssuing({ name, years, clock, random, publicKey: signer.publicKey, root, urls });
  return lintedCa(certificate, root.certificate);
};

const install = (
  folder: string,
  list: CaManifest,
  { key, certificate, root }: { readonly key: NewKey; readonly certificate: Uint8Array; readonly root: string },
): void => {
  const name = nameOf(key.signer.publicKey);
  write(issuingFolder(folder, name), { ...key.files, [files.certificate]: certificate });
  writeManifest(folder, withCurrent(list, name, root));
};

/** The old one is retired: it issues no more, and keeps its CRL and OCSP. */
export const withCurrent = (list: CaManifest, name: string, root: string): CaManifest => ({
  ...list,
  issuing: [
    { name, root, status: 'current', address: name },
    ...list.issuing.map((entry) => ({ ...entry, status: 'retired' as const })),
  ],
});

/**
 * A new issuing key, and its request for an offline root. While one waits, the same request is given out again: its key may already be at the root.
 * @param order.anew throws the waiting key away and makes another
 */
export const makeCaRequest = async (
  { folder, keys }: CaPlace,
  { name, keyType, anew = false }: Omit<IssuingOrder, 'years'> & { readonly anew?: boolean },
): Promise<{ readonly request: Uint8Array; readonly isNew: boolean }> => {
  const list = readManifest(folder);
  if (list.waiting !== null && !anew)
    return { request: readFile(issuingFolder(folder, list.waiting), files.request), isNew: false };
  const key = await keys.make(keyType, name.commonName);
  const request = await makeRequest(name, key.signer);
  const waiting = nameOf(key.signer.publicKey);
  write(issuingFolder(folder, waiting), { ...key.files, [files.request]: request });
  writeManifest(folder, { ...list, waiting });
  if (list.waiting !== null) rmSync(issuingFolder(folder, list.waiting), { recursive: true, force: true });
  return { request, isNew: true };
};

/** What the CA that issues now is called. */
export const currentName = (
  folder: string,
): { readonly organization: string; readonly commonName: string } | undefined => {
  const current = readManifest(folder).issuing.find(({ status }) => status === 'current');
  if (!current) return undefined;
  const name = readName(readCertificate(readFile(issuingFolder(folder, current.name), files.certificate)).subject);
  const text = (type: 'organization' | 'commonName') => name.find((one) => one.type === type)?.text ?? '';
  return { organization: text('organization'), commonName: text('commonName') };
};

const currentOf = (list: CaManifest, folder: string) => {
  const current = list.issuing.find(({ status }) => status === 'current');
  if (!current) throw new PkiError('ERR_CA_MISSING', `there is no CA in ${folder} yet; make one with lencana ca init`);
  return current;
};

const refuseSecond = ({ issuing, waiting }: CaManifest, folder: string): void => {
  if (waiting !== null)
    throw new PkiError(
      'ERR_CA_WAITING',
      `in ${folder} a request waits for its certificate; bring that with lencana ca import`,
    );
  if (issuing.length > 0)
    throw new PkiError(
      'ERR_CA_EXISTS',
      `in ${folder} there is a CA already; a new issuing CA beside it is made by lencana ca rollover. Was it only for a trial, move that folder away first`,
    );
};
