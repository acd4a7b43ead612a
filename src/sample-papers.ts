/** Ready-made papers of an invented person for the sandbox page, each marked as a specimen. */
import { invented, specimenIdentityCard, specimenRecommendation } from '#letters/specimen.ts';
import type { Clock } from '#ra/ports.ts';

const letter = (clock: Clock, purpose: 'account' | 'issuance') =>
  specimenRecommendation({
    date: clock.now(),
    timeZone: 'Asia/Jakarta',
    purpose,
    caseNumber: '–',
    agency: { name: invented.agency, office: 'Dinas Komunikasi dan Informatika', address: 'Jl. Merdeka No. 1, Contoh' },
    addressee: 'Kepala Dinas Komunikasi dan Informatika',
    applicant: {
      name: invented.name,
      nip: invented.nip,
      position: invented.position,
      unit: invented.unit,
      mail: invented.mail,
    },
  });

export const samplePapers = (clock: Clock) => [
  {
    name: 'contoh-surat-akun.pdf',
    title: 'Surat rekomendasi (akun)',
    mediaType: 'application/pdf',
    bytes: () => letter(clock, 'account'),
  },
  {
    name: 'contoh-surat-penerbitan.pdf',
    title: 'Surat rekomendasi (penerbitan)',
    mediaType: 'application/pdf',
    bytes: () => letter(clock, 'issuance'),
  },
  { name: 'contoh-ktp.png', title: 'KTP (contoh)', mediaType: 'image/png', bytes: async () => specimenIdentityCard() },
];
