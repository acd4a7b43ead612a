/** The CAs of a folder as they stand: for the list, the doctor and the figures. Reads certificates and lists, opens no key. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type CaStanding, type CaWarning, caWarnings } from '#pki/ca-warnings.ts';
import { type CertificateFacts, certificateFacts, readCertificate } from '#pki/certificate.ts';
import { type CrlFacts, readCrlOf } from '#pki/crl-reader.ts';
import { checkPublicKey, type KeyType } from '#pki/key-checks.ts';
import type { Profile } from '#pki/profile.ts';
import { files, issuingFolder, readFile, readManifest, rootFolder } from './ca-folder.ts';

export type CaFacts = CaStanding &
  CertificateFacts & {
    readonly role: 'root' | 'issuing';
    readonly keyType: KeyType;
    /** Where its private key is: `offline` is not here. */
    readonly key: 'file' | 'token' | 'offline';
    /** CRLNumber of a root's list. */
    readonly crlNumber?: number;
  };

/** The current issuing CA first, then the retired, then the roots. @throws PkiError ERR_CA_FILES */
export const caFacts = (folder: string): readonly CaFacts[] => {
  const { issuing } = readManifest(folder);
  const inUse = issuing.find(({ status }) => status === 'current')?.root;
  const roots = [...new Set(issuing.map(({ root }) => root))].map((name) => {
    const status = name === inUse ? 'current' : 'retired';
    return {
      facts: factsIn(rootFolder(folder, name), { name, status, role: 'root' }),
      list: listIn(rootFolder(folder, name)),
    };
  });
  return [
    ...issuing.map(({ name, status, root }) => {
      const facts = factsIn(issuingFolder(folder, name), { name, status, role: 'issuing' });
      const list = roots.find((one) => one.facts.name === root)?.list;
      return { ...facts, isRevoked: list?.entries.some(({ serial }) => serial === facts.serial) ?? false };
    }),
    ...roots.map(({ facts, list }) =>
      list ? { ...facts, crlUntil: list.nextUpdate, crlNumber: list.number } : { ...facts, crlUntil: null },
    ),
  ];
};

/** The issuing key that waits for its certificate, if any. */
export const waitingKey = (folder: string): string | null => readManifest(folder).waiting;

const factsIn = (place: string, what: Pick<CaFacts, 'name' | 'status' | 'role'>): CaFacts => {
  const der = readFile(place, files.certificate);
  const key = existsSync(join(place, files.keyAddress))
    ? 'token'
    : existsSync(join(place, files.encryptedKey))
      ? 'file'
      : 'offline';
  return { ...certificateFacts(der), ...what, keyType: checkPublicKey(readCertificate(der).publicKey), key };
};

const listIn = (place: string): CrlFacts | undefined =>
  existsSync(join(place, files.crl))
    ? readCrlOf(readCertificate(readFile(place, files.certificate)), readFile(place, files.crl))
    : undefined;

export const warningsOf = (cas: readonly CaStanding[], now: Date, profiles: readonly Profile[]): readonly CaWarning[] =>
  caWarnings({
    now,
    cas,
    longestValiditySeconds: Math.max(0, ...profiles.map(({ validitySeconds }) => validitySeconds)),
  });
