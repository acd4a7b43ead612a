/** CA folders for a test: real keys, a clock moved by hand, and openssl's opinion of what lies there. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pem } from '#pki/bundle.ts';
import { files, issuingFolder, rootFolder } from '#src/ceremonies/ca-folder.ts';
import type { CaPlace } from '#src/ceremonies/issuing.ts';
import { keyStore } from '#src/ceremonies/key-store.ts';
import { makeRootFolder, type RootPlace, readCaRequest, signCaRequest } from '#src/ceremonies/root.ts';
import { countingRandom } from '../pki/house.ts';
import { openssl } from '../pki/openssl.ts';

export const caUrl = 'http://ca.contohkab.go.id';
export const day = 86_400_000;
export const organization = 'Lembaga Contoh';
export const named = (commonName: string) => ({ country: 'ID', organization, commonName }) as const;
const random = countingRandom('ceremonies');

export const openPlace = (at = '2026-11-21T03:30:00.000Z') => {
  const folder = mkdtempSync(join(tmpdir(), 'lencana-ca-'));
  let now = new Date(at).getTime();
  const clock = { now: () => new Date(now) };
  const keys = (passphrase: string) => keyStore({ passphrase: async () => passphrase, random });
  const place: CaPlace = { folder: join(folder, 'ca'), keys: keys('rumah sendiri'), caUrl, clock, random };
  const root: RootPlace = { folder: join(folder, 'root'), keys: keys('akar yang dalam'), clock, random };
  return {
    folder,
    place,
    /** Another machine: the root's own. */
    root,
    keys,
    clock,
    wait: (milliseconds: number): void => {
      now += milliseconds;
    },
    at: (...path: readonly string[]) => join(folder, ...path),
    read: (...path: readonly string[]) => Uint8Array.from(readFileSync(join(folder, ...path))),
    makeRoot: (url = caUrl) =>
      makeRootFolder(root, { name: named('Lencana Root CA'), keyType: 'P-384', years: 20, url }),
    /** What the root's machine answers to a request file. */
    sign: (file: string, years = 10) => signCaRequest(root, { ...readCaRequest(file), years }),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
};
export type Place = ReturnType<typeof openPlace>;

/** openssl's verdict on an issuing CA under its root, by the lists as well, at the clock of the place. */
export const verdict = ({ place, clock }: Place, issuing: string, root: string): string => {
  const read = (folder: string, name: string) => Uint8Array.from(readFileSync(join(folder, name)));
  const above = rootFolder(place.folder, root);
  const at = String(Math.floor(clock.now().getTime() / 1000));
  return openssl(
    [
      'verify',
      '-x509_strict',
      '-attime',
      at,
      '-crl_check',
      '-CRLfile',
      'list.pem',
      '-CAfile',
      'root.pem',
      'issuing.pem',
    ],
    {
      'root.pem': pem('CERTIFICATE', read(above, files.certificate)),
      'list.pem': pem('X509 CRL', read(above, files.crl)),
      'issuing.pem': pem('CERTIFICATE', read(issuingFolder(place.folder, issuing), files.certificate)),
    },
  ).said.trim();
};
