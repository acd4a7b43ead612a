/**
 * "Mulai di sini": the whole life of a certificate as steps for a newcomer to the sandbox, from the first word to its end. A step ticks itself once
 * the audit log knows of it.
 */
import type { Role } from '#ra/agency.ts';
import type { CaseKind } from '#ra/case.ts';
import type { Past } from '#ra/office/history.ts';
import type { Act } from '#ra/roles.ts';
import type { GuideChapter, GuideStep } from './sandbox-wire.ts';

type Evidence =
  | {
      readonly act: Act;
      readonly kind?: CaseKind;
      readonly item?: string;
      /** Of who logged in. */
      readonly role?: Role;
      /** The owner was told how many days are left. */
      readonly days?: true;
    }
  | 'expiry';
type Step = GuideStep & { readonly evidence: Evidence | readonly Evidence[] };

const untilIssued: readonly Step[] = [
  {
    id: 'greet',
    evidence: { act: 'consent' },
    who: 'applicant',
    title: { id: 'Sapa bot sebagai pemohon', en: 'Greet the bot as an applicant' },
    text: {
      id: 'Kirim /start, pilih bahasa, baca pemberitahuan privasi, lalu setujui.',
      en: 'Send /start, choose a language, read the privacy notice and accept it.',
    },
    say: '/start',
  },
  {
    id: 'register',
    evidence: { act: 'submitRegistration' },
    who: 'applicant',
    title: { id: 'Daftarkan diri', en: 'Register' },
    text: {
      id: 'Kirim /daftar dan jawab satu per satu. Untuk surat rekomendasi, ambil dari “Contoh berkas”.',
      en: 'Send /daftar and answer one question at a time. For the recommendation letter, take one from “Sample files”.',
    },
    say: '/daftar',
  },
  {
    id: 'assistant-desk',
    evidence: { act: 'confirmLogin', role: 'assistant' },
    who: 'staff',
    name: 'Rina',
    title: { id: 'Buka meja petugas pendamping', en: 'Open the assistant’s desk' },
    text: {
      id: 'Petugas masuk dengan /masuk; nama pengguna dan kata sandinya ada di Kotak surat. Ketik enam angka dari halaman itu di chat.',
      en: 'Staff log in with /masuk; username and password are in the Mailbox. Type the six digits of the page into the chat.',
    },
    say: '/masuk',
  },
  {
    id: 'forward',
    evidence: { act: 'forward' },
    who: 'group',
    name: 'Petugas pendamping',
    title: { id: 'Periksa dan teruskan', en: 'Check and forward' },
    text: {
      id: 'Lihat kartu permohonan di grup pendamping, lalu tekan Teruskan.',
      en: 'Look at the card in the assistants’ group and press forward.',
    },
  },
  {
    id: 'officer-desk',
    evidence: { act: 'confirmLogin', role: 'officer' },
    who: 'staff',
    name: 'Joko',
    title: { id: 'Buka meja petugas verifikasi', en: 'Open the officer’s desk' },
    text: {
      id: 'Sama seperti tadi, dengan kata sandi Joko dari Kotak surat.',
      en: 'The same again, with Joko’s password from the Mailbox.',
    },
    say: '/masuk',
  },
  {
    id: 'register-identity',
    evidence: { act: 'register' },
    who: 'group',
    name: 'Petugas verifikasi',
    title: { id: 'Daftarkan identitas', en: 'Register the identity' },
    text: {
      id: 'Tekan Daftarkan di kartu; tautan aktivasi dikirim ke email dinas pemohon.',
      en: 'Press register on the card; the activation link goes to the applicant’s official mail.',
    },
  },
  {
    id: 'activate',
    evidence: { act: 'completeRegistration' },
    who: 'mail',
    title: { id: 'Buka tautan aktivasi', en: 'Open the activation link' },
    text: {
      id: 'Email dinas pemohon ada di Kotak surat. Buka tautannya, tekan tombol, lalu lengkapi data di obrolan.',
      en: 'The applicant’s official mail is in the Mailbox. Open its link, press the button, then complete the data in chat.',
    },
  },
  {
    id: 'verify',
    evidence: { act: 'verify' },
    who: 'group',
    name: 'Petugas verifikasi',
    title: { id: 'Verifikasi data', en: 'Verify the data' },
    text: {
      id: 'Bandingkan data, surat, dan KTP di kartu. Setelah cocok, nama pengguna dan kata sandi pertama dikirim ke email.',
      en: 'Compare data, letter and KTP on the card. Once they agree, username and first password go out by mail.',
    },
  },
  {
    id: 'key',
    evidence: { act: 'attach', item: 'csr' },
    who: 'lock',
    title: { id: 'Buat kunci dan CSR', en: 'Make the key and the CSR' },
    text: {
      id: 'LOCK bekerja di peramban Anda sendiri; kunci privat tidak pernah dikirim ke mana pun. Dibuka lewat tombol “Alat kunci” di obrolan, nama dan nomornya sudah terisi.',
      en: 'LOCK works in your own browser; the private key is never sent anywhere. Opened from “Key tool” in the chat, it knows name and number already.',
    },
  },
  {
    id: 'apply',
    evidence: { act: 'acceptAgreement', kind: 'issuance' },
    who: 'applicant',
    title: { id: 'Ajukan sertifikat', en: 'Apply for the certificate' },
    text: {
      id: 'Setelah /masuk, kirim /terbit, unggah CSR dan surat dalam urutan apa pun, lalu setujui perjanjian.',
      en: 'After /masuk, send /terbit, upload CSR and letter in either order, and accept the agreement.',
    },
    say: '/terbit',
  },
  {
    id: 'issue',
    evidence: { act: 'issue', kind: 'issuance' },
    who: 'group',
    name: 'Petugas verifikasi',
    title: { id: 'Setujui penerbitan', en: 'Approve the issuance' },
    text: {
      id: 'Petugas memeriksa surat dan CSR di kartu. Setelah disetujui, pemohon menerima sertifikatnya di obrolan.',
      en: 'The officer checks letter and CSR on the card. Once approved, the applicant receives the certificate in chat.',
    },
  },
];

/** In an order that can be played through with one person: what ends the certificate comes last. */
const afterIssued: readonly Step[] = [
  {
    id: 'reminder',
    evidence: { act: 'remind', days: true },
    who: 'clock',
    title: { id: 'Maju ke pengingat pembaruan', en: 'Go on to the renewal reminder' },
    text: {
      id: 'Tekan waktu di atas halaman, lalu pilih pengingat pembaruan: 60 hari sebelum sertifikat berakhir. Sesi masuk sudah berakhir sesudahnya; masuklah lagi dengan /masuk.',
      en: 'Press the time at the top of the page and choose the renewal reminder: 60 days before the certificate ends. Sessions are over afterwards; log in again with /masuk.',
    },
  },
  {
    id: 'renew',
    evidence: { act: 'acceptAgreement', kind: 'renewal' },
    who: 'applicant',
    title: { id: 'Perbarui sertifikat', en: 'Renew the certificate' },
    text: {
      id: 'Kirim /perbarui. Pastikan datanya masih benar, buat kunci dan CSR baru di LOCK, lalu setujui perjanjian.',
      en: 'Send /perbarui. Confirm that the data are still right, make a new key and CSR in LOCK, and accept the agreement.',
    },
    say: '/perbarui',
  },
  {
    id: 'approve-renewal',
    evidence: { act: 'issue', kind: 'renewal' },
    who: 'group',
    name: 'Petugas verifikasi',
    title: { id: 'Setujui pembaruan', en: 'Approve the renewal' },
    text: {
      id: 'Buka meja verifikasi lagi, lalu setujui di kartu. Sertifikat lama dibiarkan habis sendiri.',
      en: 'Open the officer’s desk again and approve on the card. The old certificate is left to run out.',
    },
  },
  {
    id: 'expiry',
    evidence: 'expiry',
    who: 'clock',
    title: { id: 'Lewati akhir sertifikat lama', en: 'Pass the end of the old certificate' },
    text: {
      id: 'Majukan waktu ke akhir masa berlaku. Tidak ada pengingat lagi: penggantinya sudah ada. Lihat /sertifikat.',
      en: 'Move the time to the end of its validity. Nobody is reminded: its successor is there. Look at /sertifikat.',
    },
  },
  {
    id: 'change',
    evidence: { act: 'submitChange' },
    who: 'applicant',
    title: { id: 'Ubah data', en: 'Change the data' },
    text: {
      id: 'Kirim /ubah, pilih jabatan, dan tulis “Pranata Komputer Ahli Madya”. Surat untuk perubahan ada di “Contoh berkas”.',
      en: 'Send /ubah, choose the position and write “Pranata Komputer Ahli Madya”. The letter for the change is in “Sample files”.',
    },
    say: '/ubah',
  },
  {
    id: 'approve-change',
    evidence: { act: 'approve', kind: 'change' },
    who: 'group',
    name: 'Petugas verifikasi',
    title: { id: 'Setujui perubahan', en: 'Approve the change' },
    text: {
      id: 'Kartu menunjukkan data sebelum dan sesudahnya bersebelahan.',
      en: 'The card shows the data before and after beside each other.',
    },
  },
  {
    id: 'hold',
    evidence: [{ act: 'holdOwnCertificate' }, { act: 'holdByLink' }],
    who: 'applicant',
    title: { id: 'Keadaan darurat', en: 'An emergency' },
    text: {
      id: 'Kirim /hilang: dua ketukan, dan sertifikat ditangguhkan saat itu juga.',
      en: 'Send /hilang: two taps, and the certificate is on hold at once.',
    },
    say: '/hilang',
  },
  {
    id: 'statement',
    evidence: { act: 'submitRevocation' },
    who: 'applicant',
    title: { id: 'Kirim surat keterangan', en: 'Send the statement' },
    text: {
      id: 'Tekan Serahkan surat keterangan atau kirim /cabut, lalu ambil suratnya dari “Contoh berkas”.',
      en: 'Press Hand in the statement or send /cabut, then take the statement from “Sample files”.',
    },
    say: '/cabut',
  },
  {
    id: 'revoke',
    evidence: { act: 'revoke' },
    who: 'group',
    name: 'Petugas verifikasi',
    title: { id: 'Cabut sertifikat', en: 'Revoke the certificate' },
    text: {
      id: 'Bandingkan sertifikat dengan data saat terbit, lalu cabut. Daftar pencabutan (CRL) dan OCSP langsung mengetahuinya.',
      en: 'Compare the certificate with the data of its issuance, then revoke it. CRL and OCSP know at once.',
    },
  },
];

const chapters = [
  {
    title: { id: 'Sampai sertifikat terbit', en: 'Until the certificate is issued' },
    steps: untilIssued,
  },
  { title: { id: 'Sesudah terbit', en: 'After it is issued' }, steps: afterIssued },
];

/** As the page shows it. */
export const guide: readonly GuideChapter[] = chapters.map(({ title, steps }) => ({
  title,
  steps: steps.map(({ evidence: _, ...step }) => step),
}));

/** Ids of the steps these deeds are. */
export const stepsDone = ({ deeds, anyExpired }: Omit<Past, 'last'>): readonly string[] => {
  const isShown = (evidence: Evidence): boolean =>
    evidence === 'expiry'
      ? anyExpired
      : deeds.some(
          ({ act, kind, item, days, roles }) =>
            act === evidence.act &&
            (evidence.kind === undefined || kind === evidence.kind) &&
            (evidence.item === undefined || item === evidence.item) &&
            (evidence.days === undefined || days !== null) &&
            (evidence.role === undefined || roles.includes(evidence.role)),
        );
  return chapters.flatMap(({ steps }) =>
    steps.filter(({ evidence }) => [evidence].flat().some(isShown)).map(({ id }) => id),
  );
};
