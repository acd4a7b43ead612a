# Yang dinilai pada sebuah permohonan: nama bagian, apa yang perlu diperbaiki, dan caranya.
# reason-*: satu kalimat tanpa titik, juga dipakai sebagai tulisan tombol. mend-*: cara memperbaikinya.

item-name = Nama lengkap
item-lost = Nama pengguna atau email lama
item-agency = Instansi
item-mail = Email dinas
item-new-mail = Email dinas yang baru
item-phone = Nomor telepon
item-letter = Surat Rekomendasi
item-nik = NIK
item-nip = NIP / NI PPPK
item-position = Jabatan
item-unit = Unit kerja
item-identityCard = Foto KTP
item-profile = Jenis sertifikat
item-csr = Berkas CSR

reason-line = • <b>{ $reason }.</b>
    { $mend }
reason-line-own = • <b>{ $item }:</b> { $reason }
    { $mend }
reason-line-refused = • { $reason }
reason-own-words = Alasan lain

reason-letter-unsigned = Surat Rekomendasi belum ditandatangani atasan
mend-letter-unsigned = Mintalah tanda tangan atasan pada surat itu, lalu unggah kembali.
reason-letter-unreadable = Surat Rekomendasi tidak terbaca
mend-letter-unreadable = Foto ulang di tempat terang sampai seluruh halaman terlihat, atau kirim berkas PDF-nya.
reason-letter-wrong-person = Nama di Surat Rekomendasi bukan nama yang didaftarkan
mend-letter-wrong-person = Kirim surat yang menyebut nama dan NIP Anda sendiri.
reason-letter-wrong-purpose = Isi Surat Rekomendasi untuk keperluan lain
mend-letter-wrong-purpose = Kirim surat yang merekomendasikan permohonan ini. Contoh yang sudah terisi bisa diminta lewat /surat.
reason-letter-outdated = Surat Rekomendasi sudah terlalu lama
mend-letter-outdated = Mintalah surat baru bertanggal tahun ini kepada atasan, lalu unggah.
reason-letter-without-mail = Surat Rekomendasi tidak menyebut email dinas yang baru
mend-letter-without-mail = Mintalah surat yang menyebut alamat email dinas yang baru, lalu unggah. Isi suratnya ada di /surat.

reason-name-titles = Nama memuat gelar
mend-name-titles = Tulis nama lengkap tanpa gelar, sama seperti di KTP.
reason-name-differs-from-letter = Nama berbeda dengan Surat Rekomendasi
mend-name-differs-from-letter = Tulis nama seperti di KTP. Kalau suratnya yang keliru, mintalah surat yang benar.
reason-name-differs-from-card = Nama berbeda dengan KTP
mend-name-differs-from-card = Tulis nama lengkap tanpa gelar, sama seperti di KTP.
reason-mail-not-official = Email bukan alamat dinas
mend-mail-not-official = Tulis alamat email dinas dari instansi Anda. Kalau belum punya, mintalah kepada petugas instansi.
reason-mail-not-theirs = Email dinas tampaknya milik orang lain
mend-mail-not-theirs = Tulis alamat email dinas atas nama Anda sendiri; alamat bersama tidak dapat dipakai.
reason-mail-taken = Email itu sudah dipakai akun atau permohonan lain
mend-mail-taken = Tulis alamat email dinas lain atas nama Anda sendiri, atau tanyakan kepada petugas.
reason-lost-no-match = Nama akun itu tidak cocok dengan data kami
mend-lost-no-match = Tulis kembali nama pengguna, atau email dinas yang lama, seperti waktu mendaftar.
reason-phone-wrong = Nomor telepon tidak dapat dihubungi
mend-phone-wrong = Tulis nomor yang aktif, misalnya 0812 3456 7890.

reason-identityCard-unreadable = Foto KTP tidak terbaca
mend-identityCard-unreadable = Foto ulang di tempat terang, tanpa pantulan, sampai semua tulisan dan keempat sudutnya terlihat.
reason-identityCard-wrong-person = KTP yang dikirim milik orang lain
mend-identityCard-wrong-person = Kirim foto KTP Anda sendiri.
reason-identityCard-expired = KTP sudah tidak berlaku
mend-identityCard-expired = Kirim foto KTP yang masih berlaku. Kalau sedang diurus, tanyakan kepada petugas berkas penggantinya.
reason-nik-differs-from-card = NIK berbeda dengan KTP
mend-nik-differs-from-card = Tulis kembali 16 angka NIK, sama seperti di KTP.
reason-nik-no-match = NIK itu tidak cocok dengan data kami
mend-nik-no-match = Tulis kembali 16 angka NIK, sama seperti di KTP.
reason-nip-differs-from-letter = NIP berbeda dengan Surat Rekomendasi
mend-nip-differs-from-letter = Tulis kembali 18 angka NIP atau NI PPPK Anda. Kalau suratnya yang keliru, mintalah surat yang benar.
reason-position-differs-from-letter = Jabatan berbeda dengan Surat Rekomendasi
mend-position-differs-from-letter = Tulis jabatan Anda sekarang, sama seperti di surat.
reason-unit-differs-from-letter = Unit kerja berbeda dengan Surat Rekomendasi
mend-unit-differs-from-letter = Tulis unit kerja Anda sekarang, sama seperti di surat.

reason-csr-wrong-name = Nama di CSR berbeda dengan data terdaftar
mend-csr-wrong-name = Buat CSR baru dengan alat kunci (LOCK), tulis nama sama seperti di akun Anda, lalu kirim.
reason-csr-wrong-key = Jenis kunci di CSR tidak sesuai
mend-csr-wrong-key = Buat kunci dan CSR baru dengan alat kunci (LOCK) tanpa mengubah pilihannya, lalu kirim.
reason-csr-not-theirs = CSR tampaknya dibuat orang lain
mend-csr-not-theirs = Buat kunci dan CSR di perangkat Anda sendiri dengan alat kunci (LOCK), lalu kirim.

mend-name = Tulis kembali nama lengkap Anda.
mend-lost = Tulis kembali nama pengguna atau email dinas yang lama.
mend-agency = Pilih kembali instansi Anda.
mend-mail = Tulis kembali alamat email dinas Anda.
mend-phone = Tulis kembali nomor telepon Anda.
mend-letter = Unggah kembali Surat Rekomendasi yang sudah diperbaiki.
mend-nik = Tulis kembali NIK Anda.
mend-nip = Tulis kembali NIP atau NI PPPK Anda.
mend-position = Tulis kembali jabatan Anda.
mend-unit = Tulis kembali unit kerja Anda.
mend-identityCard = Kirim kembali foto KTP Anda.
mend-profile = Pilih kembali jenis sertifikat.
mend-csr = Buat CSR baru dengan alat kunci (LOCK), lalu kirim.

refusal-not-entitled = Belum termasuk yang berhak memiliki sertifikat ini
refusal-not-the-owner = Kami tidak dapat memastikan bahwa akun itu milik Anda
refusal-false-papers = Berkas yang diserahkan tidak dapat kami terima keasliannya
refusal-not-of-agency = Tidak tercatat bekerja di instansi ini
