/**
 * What an offline root sends back (STANDARDS "CA"): the certificate for the key that waits, and its lists year by year. All checks first, then the
 * files, then `ca.json`.
 */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { certificateFacts, isIssuedBy, readCertificate } from '#pki/certificate.ts';
import { lintCrl } from '#pki/crl-lint.ts';
import { readCrlOf } from '#pki/crl-reader.ts';
import { sameBytes } from '#pki/der.ts';
import { PkiError } from '#pki/errors.ts';
import type { Clock } from '#ra/ports.ts';
import { checkAddresses } from './addresses.ts';
import { files, issuingFolder, nameOf, readFile, readManifest, rootFolder, write, writeManifest } from './ca-folder.ts';
import { type CaPlace, withCurrent } from './issuing.ts';
import { lintedCa } from './linted-ca.ts';

export type Imported = {
  /** The issuing CA's certificate, and whatever came with it. */
  readonly certificates: readonly Uint8Array[];
  /** The root, where it is new here. */
  readonly root?: Uint8Array;
  readonly rootCrl?: Uint8Array;
};

/**
 * What an import would do, all checks made and nothing written: show it, then `finish`.
 * @throws PkiError ERR_CA_IMPORT, ERR_LINT, ERR_CRL_…
 */
export const readImport = ({ folder, caUrl, clock }: CaPlace, { certificates, root: given, rootCrl }: Imported) => {
  const list = readManifest(folder);
  if (list.waiting === null)
    throw new PkiError('ERR_CA_IMPORT', 'no request waits for a certificate; make one with lencana ca request <file>');
  const waiting = list.waiting;
  const parts = certificates.map(readCertificate);
  const certificate = parts.find(({ publicKey }) => nameOf(publicKey) === waiting);
  if (!certificate)
    throw new PkiError(
      'ERR_CA_IMPORT',
      `none of the ${parts.length} certificates is for the key that waits (${waiting}); keys in the file: ${parts.map(({ publicKey }) => nameOf(publicKey)).join(', ')}. Have the request of lencana ca request signed, not another`,
    );
  const known = list.issuing.map((entry) => readFile(rootFolder(folder, entry.root), files.certificate));
  const root = [...(given ? [given] : []), ...known]
    .map(readCertificate)
    .find((one) => isIssuedBy(certificate, one) && isIssuedBy(one, one));
  if (!root)
    throw new PkiError(
      'ERR_CA_IMPORT',
      `no root known here signed this certificate, whose issuer is ${certificateFacts(certificate.der).issuer}; give it with --root root.cer, fetched from those who keep it and compared by its fingerprint`,
    );
  lintedCa(root.der);
  lintedCa(certificate.der, root.der);
  const [facts, rootFacts] = [certificateFacts(certificate.der), certificateFacts(root.der)];
  for (const one of [facts, rootFacts])
    if (clock.now() > one.notAfter)
      throw new PkiError(
        'ERR_CA_IMPORT',
        `${one.subject} ended on ${one.notAfter.toISOString()}; have a new certificate signed`,
      );
  const rootName = nameOf(root.publicKey);
  const isNewRoot = !list.issuing.some((entry) => entry.root === rootName);
  const crl = rootCrl ?? (isNewRoot ? undefined : readFile(rootFolder(folder, rootName), files.crl));
  if (!crl)
    throw new PkiError(
      'ERR_CA_IMPORT',
      'the CRL of this new root is missing; give it with --root-crl root.crl: readers check the whole chain and find it here',
    );
  const crlFacts = checkRootCrl(folder, root.der, crl, clock);
  if (crlFacts.entries.some(({ serial }) => serial === facts.serial))
    throw new PkiError('ERR_CA_IMPORT', `the root's list says that ${facts.serial}, this very certificate, is revoked`);
  const notes = checkAddresses(certificate, { caUrl, root: rootName });
  const finish = (): void => {
    write(rootFolder(folder, rootName), { [files.crl]: crl, [files.certificate]: root.der });
    write(issuingFolder(folder, waiting), { [files.certificate]: certificate.der });
    writeManifest(folder, { ...withCurrent(list, waiting, rootName), waiting: null });
    rmSync(join(issuingFolder(folder, waiting), files.request), { force: true });
  };
  return { certificate: facts, root: rootFacts, isNewRoot, crl: crlFacts, notes, finish };
};

/** A newer list of a root that is known here. @throws PkiError ERR_CRL_FOREIGN, ERR_CRL_STALE, ERR_CRL_UNREADABLE, ERR_CA_MISSING */
export const importRootCrl = ({ folder, clock }: CaPlace, crl: Uint8Array) => {
  const roots = [...new Set(readManifest(folder).issuing.map(({ root }) => root))];
  if (roots.length === 0)
    throw new PkiError('ERR_CA_MISSING', `there is no CA in ${folder} yet, so no root whose list this could be`);
  const refusals: unknown[] = [];
  for (const name of roots) {
    try {
      const certificate = readFile(rootFolder(folder, name), files.certificate);
      const facts = checkRootCrl(folder, certificate, crl, clock);
      write(rootFolder(folder, name), { [files.crl]: crl });
      return { root: name, ...facts };
    } catch (error) {
      if (!(error instanceof PkiError) || error.code !== 'ERR_CRL_FOREIGN') throw error;
      refusals.push(error);
    }
  }
  throw refusals[0];
};

/** Of its root, running, and newer than the one that is here. */
const checkRootCrl = (folder: string, root: Uint8Array, crl: Uint8Array, clock: Clock) => {
  const issuer = readCertificate(root);
  const facts = readCrlOf(issuer, crl);
  const findings = lintCrl(crl, { issuer });
  if (findings.length > 0)
    throw new PkiError(
      'ERR_LINT',
      `this list cannot be published, it breaks: ${findings.map(({ lint }) => lint).join(', ')}`,
      {
        lints: findings.map(({ lint }) => lint).join(', '),
      },
    );
  const stale = (why: string) => new PkiError('ERR_CRL_STALE', `this list of the root cannot be published: ${why}`);
  if (facts.nextUpdate <= clock.now())
    throw stale(`it ran out on ${facts.nextUpdate.toISOString()}; sign a new one: lencana ca root crl`);
  if (facts.thisUpdate > clock.now())
    throw stale(
      `it begins on ${facts.thisUpdate.toISOString()}, and this machine's clock says ${clock.now().toISOString()}; set the clocks right`,
    );
  const place = rootFolder(folder, nameOf(issuer.publicKey));
  if (!existsSync(join(place, files.crl))) return facts;
  const kept = readFile(place, files.crl);
  const { number, entries } = readCrlOf(issuer, kept);
  if (facts.number < number || (facts.number === number && !sameBytes(kept, crl)))
    throw stale(`its number is ${facts.number} and number ${number} is already here; bring the newest one`);
  const lost = entries.find(({ serial }) => !facts.entries.some((entry) => entry.serial === serial));
  if (lost) throw stale(`${lost.serial}, revoked on number ${number}, is missing on it; a revoked CA stays revoked`);
  return facts;
};
