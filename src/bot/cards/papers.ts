/** The papers of a case as cards list them and chats receive them: which count, how they are called, how big they are. */

import type { Case } from '#ra/case.ts';
import type { Document, DocumentKind } from '#ra/records.ts';
import type { Language } from '#ra/values.ts';

const order: readonly DocumentKind[] = ['statement', 'letter', 'identityCard', 'csr', 'agreement'];

/** The ones that stand now: each answer's document, and the newest agreement. Earlier uploads were replaced. */
export const presentDocuments = ({
  it,
  documents,
}: {
  readonly it: Pick<Case, 'answers' | 'key'>;
  readonly documents: readonly Document[];
}): readonly Document[] =>
  order.flatMap((kind) => {
    const ofKind = documents.filter((document) => document.kind === kind);
    const present = kind === 'agreement' ? ofKind.at(-1) : ofKind.find(({ id }) => id === it.answers[kind as 'letter']); // not agreement
    return present ? [present] : [];
  });

/** `184 KB`, `1,2 MB` */
export const sizeText = (bytes: number, language: Language): string => {
  if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} KB`;
  const megabytes = (bytes / 1024 / 1024).toFixed(1);
  return `${language === 'id' ? megabytes.replace('.', ',') : megabytes} MB`;
};

const types: Readonly<Record<string, { readonly text: string; readonly extension: string }>> = {
  'application/pdf': { text: 'PDF', extension: 'pdf' },
  'image/jpeg': { text: 'JPEG', extension: 'jpg' },
  'image/png': { text: 'PNG', extension: 'png' },
  'application/pkcs10': { text: 'CSR', extension: 'pem' },
  'text/plain': { text: 'TXT', extension: 'txt' },
};
export const typeText = ({ mediaType }: Pick<Document, 'mediaType'>): string => types[mediaType]?.text ?? mediaType;

const fileNames = {
  letter: 'surat',
  identityCard: 'ktp',
  csr: 'csr',
  agreement: 'perjanjian',
  statement: 'surat-keterangan',
  answer: 'jawaban',
} as const satisfies Record<DocumentKind, string>;
/** `surat-1042.pdf`: nothing of the person in it (REQUIREMENTS "never in a file name"). */
export const fileName = ({ kind, mediaType, case: id }: Pick<Document, 'kind' | 'mediaType' | 'case'>): string =>
  `${fileNames[kind]}-${id}.${types[mediaType]?.extension ?? 'bin'}`;

/** As it is handed on: a CSR is kept as DER and read by people and tools as PEM (RFC 7468). */
export const asFile = (document: Pick<Document, 'mediaType'>, bytes: Uint8Array): Uint8Array => {
  if (document.mediaType !== 'application/pkcs10') return bytes;
  const base64 = Buffer.from(bytes)
    .toString('base64')
    .replace(/.{64}(?=.)/g, '$&\n');
  return Buffer.from(`-----BEGIN CERTIFICATE REQUEST-----\n${base64}\n-----END CERTIFICATE REQUEST-----\n`);
};
