/** What the CA shows to relying parties, by the names its certificates carry and by those the contract keeps (docs/decisions/0010). */
import type { Publication, RepositoryFeed } from '#http/repository.ts';
import { certificateFacts } from '#pki/certificate.ts';
import { nameOfKey } from '#src/ceremonies/ca-folder.ts';
import type { AuthorityFiles } from './authority-files.ts';

type Source = RepositoryFeed['crls'][string];

/** `listOf` gives the newest CRL of an issuing key. */
export const repositoryFeed = (
  { current, retired, roots }: AuthorityFiles,
  listOf: (issuerKey: string) => Source,
): RepositoryFeed => {
  const cas = [current, ...retired].map(({ certificate, issuerKey }) => ({
    name: nameOfKey(issuerKey),
    certificate: certificateOf(certificate),
    crl: listOf(issuerKey),
  }));
  const above = roots.map(({ name, certificate, crl }) => ({
    name,
    certificate: certificateOf(certificate),
    crl: async (): Promise<Publication> => {
      const { der, thisUpdate, nextUpdate } = crl();
      return { der, since: thisUpdate, until: nextUpdate };
    },
  }));
  const ofToday = [
    ...cas.slice(0, 1).map((ca) => ({ ...ca, name: 'issuing' })),
    ...above.slice(0, 1).map((ca) => ({ ...ca, name: 'root' })),
  ];
  const all = [...cas, ...above, ...ofToday];
  return {
    certificates: Object.fromEntries(all.map(({ name, certificate }) => [name, certificate])),
    crls: Object.fromEntries(all.map(({ name, crl }) => [name, crl])),
  };
};

const certificateOf = (der: Uint8Array): Source => {
  const published = { der, since: certificateFacts(der).notBefore, until: null };
  return async () => published;
};
