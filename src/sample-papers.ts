/** Ready-made papers of an invented person for the sandbox page, each marked as a specimen. */
import type { Sample } from '#http/sandbox.ts';
import {
  invented,
  type SpecimenLetter,
  specimenIdentityCard,
  specimenRecommendation,
  specimenStatement,
} from '#letters/specimen.ts';
import type { Clock, Registry } from '#ra/ports.ts';
import { dayThere, defaultZone } from '#ra/time-zone.ts';
import { instant } from '#ra/values.ts';

type Surroundings = { readonly clock: Clock; readonly registry: Registry };

const agency = {
  name: invented.agency,
  office: 'Dinas Komunikasi dan Informatika',
  address: 'Jl. Merdeka No. 1, Contoh',
};
const { name, nip, position, unit, mail } = invented;
const applicant = { name, nip, position, unit, mail };

/** What the letter for a change of data asks for; the guide has the same. */
const promotion = { field: 'position', before: position, after: 'Pranata Komputer Ahli Madya' } as const;

const letter = (date: Date, purpose: SpecimenLetter['purpose']) =>
  specimenRecommendation({
    date,
    timeZone: defaultZone,
    purpose,
    caseNumber: '–',
    agency,
    addressee: 'Kepala Dinas Komunikasi dan Informatika',
    applicant,
    changes: purpose === 'change' ? [promotion] : [],
  });

/** About the certificate the invented person has now: the officer compares it (REV-4). */
const statement = async ({ clock, registry }: Surroundings) => {
  const date = clock.now();
  const found = await registry.transaction(async ({ accounts, certificates }) => {
    const account = await accounts.findBy('mail', mail);
    const certificate = account && (await certificates.ofAccount(account.id)).find(({ current }) => current);
    return certificate && { username: account.username, ...certificate };
  });
  return specimenStatement({
    date,
    timeZone: defaultZone,
    caseNumber: '–',
    agency,
    applicant,
    certificate: {
      username: found?.username ?? 'siti.rahmawati',
      subject: found?.subject ?? `CN=${name},O=${invented.agency},C=ID`,
      serial: found?.serial ?? '–',
      issuer: found?.issuer ?? '–',
    },
    cause: 'lost',
    since: dayThere(instant(date), defaultZone),
  });
};

export const samplePapers = ({ clock, registry }: Surroundings): readonly Sample[] => [
  {
    name: 'contoh-surat-akun.pdf',
    title: { id: 'Surat rekomendasi (akun)', en: 'Recommendation letter (account)' },
    mediaType: 'application/pdf',
    bytes: () => letter(clock.now(), 'account'),
  },
  {
    name: 'contoh-surat-penerbitan.pdf',
    title: { id: 'Surat rekomendasi (penerbitan)', en: 'Recommendation letter (issuance)' },
    mediaType: 'application/pdf',
    bytes: () => letter(clock.now(), 'issuance'),
  },
  {
    name: 'contoh-ktp.png',
    title: { id: 'KTP (contoh)', en: 'Identity card (KTP)' },
    mediaType: 'image/png',
    bytes: async () => specimenIdentityCard(),
  },
  {
    name: 'contoh-surat-perubahan.pdf',
    title: { id: 'Surat perubahan data (jabatan)', en: 'Letter for a change of data (position)' },
    mediaType: 'application/pdf',
    bytes: () => letter(clock.now(), 'change'),
  },
  {
    name: 'contoh-surat-keterangan.pdf',
    title: { id: 'Surat keterangan pencabutan (hilang)', en: 'Statement for a revocation (lost)' },
    mediaType: 'application/pdf',
    bytes: () => statement({ clock, registry }),
  },
];
