/**
 * The CA as a start opens it: the authority that issues, those that are retired and keep their CRL and OCSP, and the roots above them. A trial's
 * first start makes them all. STANDARDS "CA".
 */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { lockFolder } from '#db/folder-lock.ts';
import type { Authority } from '#pki/authority.ts';
import { createAuthority } from '#pki/authority.ts';
import { certificateFacts, readCertificate } from '#pki/certificate.ts';
import { readCrlOf } from '#pki/crl-reader.ts';
import { PkiError } from '#pki/errors.ts';
import { type Profiles, profilesIn } from '#pki/profile-folder.ts';
import { weakKeysIn } from '#pki/weak-key-list.ts';
import type { Clock, Registry } from '#ra/ports.ts';
import {
  files,
  type IssuingEntry,
  issuingFolder,
  nameOfCertificate,
  nameOfKey,
  readFile,
  readManifest,
  rootFolder,
} from '#src/ceremonies/ca-folder.ts';
import { type CaPlace, makeCa } from '#src/ceremonies/issuing.ts';

export type RootFiles = {
  /** What it is called in addresses: `/ca/<name>.cer`, `/crl/<name>.crl`. */
  readonly name: string;
  readonly certificate: Uint8Array;
  /** Its CRL as it stands now; an import may have brought a newer one. */
  readonly crl: () => { readonly der: Uint8Array; readonly thisUpdate: Date; readonly nextUpdate: Date };
};
export type AuthorityFiles = {
  readonly current: Authority;
  /** Issue no more, and sign their CRL and OCSP answers until they end. The newest first. */
  readonly retired: readonly Authority[];
  /** Why a retired CA is not among them: its key does not open. Its list and answers end here; who issues now is not stopped by it. */
  readonly unopened: readonly PkiError[];
  /** The current CA's root first. */
  readonly roots: readonly [RootFiles, ...RootFiles[]];
};

/** What an administrator put beside the CA (docs/certificate-profiles.md), or the shipped ones. @throws PkiError ERR_PROFILE */
export const profilesOf = (caFolder: string): Profiles => profilesIn(join(caFolder, 'profiles'));
/** Lists of keys that anybody can make again, in the form of Debian's `openssl-blacklist`. @throws PkiError ERR_WEAK_KEY_LIST */
export const weakKeysOf = (caFolder: string) => weakKeysIn(join(caFolder, 'weak-keys'));

/** Opens the CA, or makes a trial's where there is none. @throws PkiError ERR_CA_…, ERR_SIGNER_… */
export const openAuthority = async (place: CaPlace): Promise<AuthorityFiles> => {
  mkdirSync(place.folder, { recursive: true, mode: 0o700 });
  const list = await withCa(place);
  const current = list.find(({ status }) => status === 'current');
  const others = list.filter((entry) => entry !== current);
  if (!current)
    throw new PkiError('ERR_CA_FILES', `the list in ${place.folder} names no CA; put it back from a backup`);
  const isRunning = (entry: IssuingEntry) =>
    certificateFacts(readFile(issuingFolder(place.folder, entry.name), files.certificate)).notAfter >=
    place.clock.now();
  checkNotRevoked(place, current);
  const [first = current.root, ...more] = new Set([current, ...others].map(({ root }) => root));
  const retired: Authority[] = [];
  const unopened: PkiError[] = [];
  for (const entry of others.filter(isRunning))
    try {
      retired.push(await open(place, entry));
    } catch (error) {
      if (!(error instanceof PkiError)) throw error;
      unopened.push(error);
    }
  return {
    current: await open(place, current),
    retired,
    unopened,
    roots: [rootOf(place, first), ...more.map((name) => rootOf(place, name))],
  };
};

const withCa = async (place: CaPlace): Promise<readonly IssuingEntry[]> => {
  const list = readManifest(place.folder);
  if (list.issuing.length > 0) return list.issuing;
  if (list.waiting !== null)
    throw new PkiError(
      'ERR_CA_WAITING',
      `the issuing key in ${place.folder} waits for its certificate: have its request (lencana ca request <file>) signed by the root, then bring the answer with lencana ca import`,
    );
  const unlock = lockFolder(place.folder);
  try {
    await makeTrialCa(place);
  } finally {
    unlock();
  }
  return readManifest(place.folder).issuing;
};

/** A trial's CA: P-384, its root's key beside it under the same passphrase. */
const makeTrialCa = (place: CaPlace): Promise<void> => {
  const mark = Buffer.from(place.random.bytes(2)).toString('hex').toUpperCase();
  const name = (what: string) =>
    ({ country: 'ID', organization: 'Lencana (uji coba)', commonName: `Lencana ${what} CA ${mark}` }) as const;
  return makeCa(place, {
    root: { name: name('Root'), keyType: 'P-384', years: 20 },
    issuing: { name: name('Issuing'), keyType: 'P-384', years: 10 },
    rootKeys: place.keys,
  });
};

const open = async ({ folder, keys, caUrl, clock, random }: CaPlace, entry: IssuingEntry): Promise<Authority> => {
  const place = issuingFolder(folder, entry.name);
  const certificate = readFile(place, files.certificate);
  const root = readFile(rootFolder(folder, entry.root), files.certificate);
  for (const one of [certificate, root]) checkRunning(one, clock);
  return createAuthority({
    certificate,
    signer: await keys.open(place),
    chain: [root],
    profiles: profilesOf(folder).profiles,
    weakKeys: weakKeysOf(folder),
    urls: addressesOf(caUrl, entry.address),
    clock,
    random,
  });
};

/** Each CA has its own, so that two do not share one list (docs/decisions/0010). */
const addressesOf = (caUrl: string, address: string) => ({
  crl: `${caUrl}/crl/${address}.crl`,
  issuer: `${caUrl}/ca/${address}.cer`,
  ocsp: `${caUrl}/ocsp`,
});

const checkRunning = (certificate: Uint8Array, clock: Clock): void => {
  const { subject, notBefore, notAfter } = certificateFacts(certificate);
  const now = clock.now();
  if (now < notBefore)
    throw new PkiError(
      'ERR_CA_CLOCK',
      `this machine's clock says ${now.toISOString()}, and ${subject} begins on ${notBefore.toISOString()}; set the clock right and start again`,
      { notBefore: notBefore.toISOString() },
    );
  if (now > notAfter)
    throw new PkiError(
      'ERR_CA_EXPIRED',
      `${subject} ended on ${notAfter.toISOString()}; make a new one beside it (lencana ca rollover, or lencana ca request for an offline root) and start again. If it has not ended, set this machine's clock right: it says ${now.toISOString()}`,
      { notAfter: notAfter.toISOString() },
    );
};

/** A CA its root has revoked signs nothing more: nobody would believe it. */
const checkNotRevoked = ({ folder }: CaPlace, { name, root }: IssuingEntry): void => {
  const { subject, serial } = certificateFacts(readFile(issuingFolder(folder, name), files.certificate));
  const above = rootFolder(folder, root);
  const { entries } = readCrlOf(readCertificate(readFile(above, files.certificate)), readFile(above, files.crl));
  const found = entries.find((entry) => entry.serial === serial);
  if (found)
    throw new PkiError(
      'ERR_CA_REVOKED',
      `${subject} was revoked by its root on ${found.revokedAt.toISOString()}; put a new issuing CA in its place (lencana ca rollover, or lencana ca request for an offline root) and start again`,
      { serial },
    );
};

const rootOf = ({ folder }: CaPlace, name: string): RootFiles => {
  const place = rootFolder(folder, name);
  const certificate = readFile(place, files.certificate);
  const issuer = readCertificate(certificate);
  return {
    name: nameOfCertificate(certificate),
    certificate,
    crl: () => {
      const der = readFile(place, files.crl);
      const { thisUpdate, nextUpdate } = readCrlOf(issuer, der);
      return { der, thisUpdate, nextUpdate };
    },
  };
};

/**
 * Refuses to make a trial's CA where the database knows of another: its folder is lost, or not there where it is looked for.
 * @throws PkiError ERR_CA_FILES
 */
export const refuseLostCa = async (registry: Registry, folder: string): Promise<void> => {
  if (existsSync(folder) && readManifest(folder).issuing.length > 0) return;
  const known = await registry.transaction(({ crls }) => crls.issuers());
  if (known.length === 0) return;
  const names = known.map((issuerKey) => nameOfKey(issuerKey)).join(', ');
  throw new PkiError(
    'ERR_CA_FILES',
    `the database has lists of the issuing CA ${names}, and ${folder} holds no CA; mount that folder, or put it back from a backup. A new CA is made in its place by nobody but you: lencana ca init`,
  );
};
