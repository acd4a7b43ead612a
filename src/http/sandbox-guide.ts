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
    title: { id: 'Buka sesi meja sebagai petugas', en: 'Open a desk session as an officer' },
    text: {
      id: 'Petugas masuk dahulu lewat obrolan pribadi dengan /masuk. Akun pesan saja tidak dapat menyetujui apa pun.',
      en: 'Officers first log in from their private chat with /masuk. A messenger account alone approves nothing.',
    },
    say: '/masuk',
  },
  {
    who: 'group',
    title: { id: 'Periksa dan daftarkan di grup petugas', en: 'Check and register in the desk group' },
    text: {
      id: 'Pilih siapa yang berbicara di bagian atas grup, periksa kartu permohonan, teruskan, lalu daftarkan.',
      en: 'Choose who is speaking at the top of the group, look at the card, forward it, then register it.',
    },
  },
  {
    who: 'mail',
    title: { id: 'Buka tautan aktivasi', en: 'Open the activation link' },
    text: {
      id: 'Surel dinas pemohon ada di Kotak surat. Buka tautannya, tekan tombol, lalu lengkapi data di obrolan.',
      en: 'The applicant’s official mail is in the Mailbox. Open its link, press the button, then complete the data in chat.',
    },
  },
  {
    who: 'group',
    title: { id: 'Verifikasi data', en: 'Verify the data' },
    text: {
      id: 'Bandingkan data, surat, dan KTP di kartu. Setelah cocok, nama pengguna dan kata sandi pertama dikirim ke surel.',
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
    title: { id: 'Setujui penerbitan', en: 'Approve the issuance' },
    text: {
      id: 'Petugas memeriksa surat dan CSR di kartu. Setelah disetujui, pemohon menerima sertifikatnya di obrolan.',
      en: 'The officer checks letter and CSR on the card. Once approved, the applicant receives the certificate in chat.',
    },
  },
];
