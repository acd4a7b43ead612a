/** "Mulai di sini": the main job from the first word to a certificate, as steps for a newcomer to the sandbox. */
import type { GuideStep } from './sandbox-wire.ts';

export const firstSteps: readonly GuideStep[] = [
  {
    who: 'applicant',
    title: { id: 'Sapa bot sebagai pemohon', en: 'Greet the bot as an applicant' },
    text: {
      id: 'Kirim /start, pilih bahasa, baca pemberitahuan privasi, lalu setujui.',
      en: 'Send /start, choose a language, read the privacy notice and accept it.',
    },
    say: '/start',
  },
  {
    who: 'applicant',
    title: { id: 'Daftarkan diri', en: 'Register' },
    text: {
      id: 'Kirim /daftar dan jawab satu per satu. Untuk surat rekomendasi, ambil dari “Contoh berkas”.',
      en: 'Send /daftar and answer one question at a time. For the recommendation letter, take one from “Sample files”.',
    },
    say: '/daftar',
  },
  {
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
    who: 'group',
    name: 'Petugas pendamping',
    title: { id: 'Periksa dan teruskan', en: 'Check and forward' },
    text: {
      id: 'Lihat kartu permohonan di grup pendamping, lalu tekan Teruskan.',
      en: 'Look at the card in the assistants’ group and press forward.',
    },
  },
  {
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
    who: 'group',
    name: 'Petugas verifikasi',
    title: { id: 'Daftarkan identitas', en: 'Register the identity' },
    text: {
      id: 'Tekan Daftarkan di kartu; tautan aktivasi dikirim ke email dinas pemohon.',
      en: 'Press register on the card; the activation link goes to the applicant’s official mail.',
    },
  },
  {
    who: 'mail',
    title: { id: 'Buka tautan aktivasi', en: 'Open the activation link' },
    text: {
      id: 'Email dinas pemohon ada di Kotak surat. Buka tautannya, tekan tombol, lalu lengkapi data di obrolan.',
      en: 'The applicant’s official mail is in the Mailbox. Open its link, press the button, then complete the data in chat.',
    },
  },
  {
    who: 'group',
    name: 'Petugas verifikasi',
    title: { id: 'Verifikasi data', en: 'Verify the data' },
    text: {
      id: 'Bandingkan data, surat, dan KTP di kartu. Setelah cocok, nama pengguna dan kata sandi pertama dikirim ke email.',
      en: 'Compare data, letter and KTP on the card. Once they agree, username and first password go out by mail.',
    },
  },
  {
    who: 'lock',
    title: { id: 'Buat kunci dan CSR', en: 'Make the key and the CSR' },
    text: {
      id: 'LOCK bekerja di peramban Anda sendiri; kunci privat tidak pernah dikirim ke mana pun.',
      en: 'LOCK works in your own browser; the private key is never sent anywhere.',
    },
  },
  {
    who: 'applicant',
    title: { id: 'Ajukan sertifikat', en: 'Apply for the certificate' },
    text: {
      id: 'Setelah /masuk, kirim /terbit, unggah CSR dan surat dalam urutan apa pun, lalu setujui perjanjian.',
      en: 'After /masuk, send /terbit, upload CSR and letter in either order, and accept the agreement.',
    },
    say: '/terbit',
  },
  {
    who: 'group',
    name: 'Petugas verifikasi',
    title: { id: 'Setujui penerbitan', en: 'Approve the issuance' },
    text: {
      id: 'Petugas memeriksa surat dan CSR di kartu. Setelah disetujui, pemohon menerima sertifikatnya di obrolan.',
      en: 'The officer checks letter and CSR on the card. Once approved, the applicant receives the certificate in chat.',
    },
  },
];
