# Pendaftaran akun (SOP Kebumen 1–6).
privacy-notice = <b>Sebelum mulai: data pribadi Anda</b>

    Untuk menerbitkan sertifikat elektronik, kami mencatat nama, instansi, email dinas, nomor telepon, NIK, NIP/NI PPPK, jabatan, surat rekomendasi, dan KTP Anda.

    • Dipakai hanya untuk memeriksa jati diri dan mengurus sertifikat Anda (UU 27/2022).
    • Dilihat hanya oleh petugas instansi Anda dan verifikator; disimpan terenkripsi.
    • NIK dan NIP tidak pernah masuk ke dalam sertifikat.
    • Permohonan yang belum dikirim ditutup setelah 30 hari tidak dilanjutkan.

    Apakah Anda setuju?
privacy-declined-registration = Baik. Pendaftaran tidak dimulai, dan tidak ada data Anda yang kami tanyakan. Kalau berubah pikiran, ketik /daftar.
privacy-declined-rebinding = Baik. Tidak ada data Anda yang kami tanyakan. Kalau berubah pikiran, ketik /pulihkan.
button-consent-registration = Setuju, mulai mendaftar
button-consent-rebinding = Setuju, lanjutkan
button-decline = Tidak setuju
registration-welcome = Permohonan akun Anda bernomor <b>{ $number }</b>. Ada lima pertanyaan singkat; siapkan surat rekomendasi yang ditandatangani atasan. Belum punya? Ketik /surat untuk mengambil templatnya.
registration-summary = <b>Periksa dulu sebelum dikirim</b>
registration-identity-summary = <b>Periksa data Anda sebelum dikirim</b>
registration-submitted = Terima kasih. Permohonan <b>{ $number }</b> sudah dikirim ke petugas pendamping instansi Anda. Kami mengabari Anda di sini; perkembangannya selalu ada di /status.
registration-completed = Terima kasih. Data Anda untuk permohonan <b>{ $number }</b> sudah dikirim ke verifikator. Setelah cocok, nama pengguna dan kata sandi pertama dikirim ke email dinas Anda.
registration-waiting = Permohonan <b>{ $number }</b> sedang diperiksa petugas. Tidak ada yang perlu Anda lakukan sekarang; lihat /status.
registration-link-waiting = Tautan aktivasi untuk permohonan <b>{ $number }</b> sudah dikirim ke email dinas Anda. Buka tautan itu, tekan tombolnya, lalu kembali ke sini. Tidak ada di kotak masuk? Periksa juga folder spam.
registration-link-sent = Tautan baru sudah dikirim. Tautan yang lama tidak berlaku lagi.
registered-already = Anda sudah memiliki akun dan sedang masuk. Ketik /terbit untuk meminta sertifikat.
button-link-again = Kirim ulang tautan
button-no-number = Tidak punya NIP / NI PPPK

ask-name = Siapa <b>nama lengkap</b> Anda? Tulis seperti di KTP, tanpa gelar.
    Contoh: <i>Siti Rahmawati</i>. Nama ini yang akan tertulis di sertifikat.
help-name = Nama tanpa gelar (S.Kom., M.Si., Drs.) dan tanpa pangkat, huruf demi huruf sama dengan KTP, karena petugas mencocokkannya. Pertanyaan? Hubungi: { $contact }
ask-agency = Anda bekerja di <b>instansi</b> mana? Instansi inilah yang memeriksa permohonan Anda.
help-agency = Pilih pemerintah daerah atau lembaga tempat Anda bertugas. Tidak ada dalam daftar? Instansi Anda belum terdaftar di sini; hubungi: { $contact }
ask-mail = Apa alamat <b>email dinas</b> Anda?
    Contoh: <i>nama@contohkab.go.id</i>. Tautan aktivasi dikirim ke sana; email pribadi tidak dapat dipakai.
help-mail = Email dinas adalah alamat resmi dari instansi Anda. Belum punya? Minta ke pengelola email instansi. Hubungi: { $contact }
ask-phone = Berapa <b>nomor telepon</b> Anda?
    Contoh: <i>0812 3456 7890</i>. Dipakai petugas bila perlu menghubungi Anda.
help-phone = Nomor seluler yang aktif; spasi dan tanda hubung boleh. Pertanyaan? Hubungi: { $contact }
ask-letter = Kirim <b>surat rekomendasi</b> yang sudah ditandatangani atasan, sebagai PDF atau foto setiap halaman.
help-letter = Surat dari atasan langsung yang merekomendasikan Anda memperoleh sertifikat elektronik. Templatnya ada di /surat. Foto dari atas, terang, seluruh halaman terlihat. Hubungi: { $contact }
ask-nik = Berapa <b>NIK</b> Anda?
    16 angka, ada di KTP; dicocokkan dengan KTP dan tidak masuk ke sertifikat.
help-nik = NIK tercetak di baris paling atas KTP. Spasi dan titik boleh. Pertanyaan? Hubungi: { $contact }
ask-nip = Berapa <b>NIP</b> atau <b>NI PPPK</b> Anda?
    18 angka, contoh <i>19900315 201504 2 001</i>; dicocokkan dengan surat rekomendasi.
help-nip = PNS memakai NIP, PPPK memakai NI PPPK. Pegawai tanpa nomor itu menekan tombol “Tidak punya”. Pertanyaan? Hubungi: { $contact }
ask-position = Apa <b>jabatan</b> Anda?
    Contoh: <i>Analis Kebijakan</i>. Tulis seperti di surat rekomendasi.
help-position = Nama jabatan saat ini, paling panjang 64 huruf; singkatan resmi boleh. Hubungi: { $contact }
ask-unit = Di <b>unit kerja</b> mana Anda bertugas?
    Contoh: <i>Bagian Organisasi Setda</i>.
help-unit = Nama unit kerja seperti di surat rekomendasi, paling panjang 64 huruf. Hubungi: { $contact }
ask-identityCard = Kirim foto <b>KTP</b> Anda (atau PDF).
    Seluruh kartu terlihat, tulisan terbaca, tanpa pantulan cahaya.
help-identityCard = Foto dari atas di tempat terang. KTP hanya dilihat petugas yang memeriksa permohonan Anda. Hubungi: { $contact }

answer-name-long = Nama itu { $length } huruf; sertifikat memuat paling banyak 64. Singkat nama tengah dengan satu huruf, misalnya <i>Siti N. Rahmawati</i>.
answer-name-short = Itu terlalu pendek untuk nama lengkap. Tulis nama seperti di KTP.
answer-name-digits = Ada angka di dalam nama. Tulis namanya saja, seperti di KTP.
answer-name-titles = Sepertinya ada gelar di dalamnya. Tulis nama saja, tanpa gelar dan tanpa koma, misalnya <i>Siti Rahmawati</i>.
answer-name-characters = Ada tanda yang tidak dapat dipakai dalam nama. Pakai huruf, spasi, tanda petik, titik, dan tanda hubung saja.
answer-mail-shape = Itu belum berbentuk alamat email. Contoh yang benar: <i>nama@contohkab.go.id</i>.
answer-phone-shape = Nomor itu belum lengkap atau ada huruf di dalamnya. Contoh: <i>0812 3456 7890</i>.
answer-nik-length = NIK ada 16 angka; yang Anda kirim { $length }. Periksa lagi di KTP.
answer-nik-letters = Ada huruf di dalam NIK. NIK hanya angka; angka nol sering tertulis sebagai huruf O.
answer-nik-birth-date = Angka ke-7 sampai ke-12 NIK adalah tanggal lahir, dan di sini bukan tanggal. Mungkin ada angka tertukar.
answer-nik-region = Awal atau akhir NIK itu tidak mungkin. Mungkin ada angka tertinggal; periksa lagi di KTP.
answer-nip-length = NIP dan NI PPPK ada 18 angka; yang Anda kirim { $length }. Tidak punya? Tekan tombol “Tidak punya”.
answer-nip-letters = Ada huruf di dalam nomor itu. NIP dan NI PPPK hanya angka.
answer-nip-birth-date = Delapan angka pertama adalah tanggal lahir (tahun, bulan, hari), dan di sini bukan tanggal. Mungkin ada angka tertukar.
answer-nip-appointment = Angka ke-9 sampai ke-12 adalah tahun pengangkatan, dan tahun itu tidak cocok dengan tahun lahirnya.
answer-nip-sex = Angka ke-15 adalah 1 (laki-laki) atau 2 (perempuan); di sini angka lain.
answer-text-long = Itu { $length } huruf; paling banyak 64. Mohon dipersingkat.
answer-text-short = Itu terlalu pendek. Tulis lengkap, seperti di surat rekomendasi.
answer-text-number = Di situ ada nomor panjang. Nomor NIK atau NIP ditanyakan tersendiri; tulis namanya saja.
