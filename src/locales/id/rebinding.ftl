# Email dinas tidak bisa dibuka lagi: akun dipasangkan dengan email dinas yang baru (ACC-8).
button-mailbox-lost = Email dinas tidak bisa dibuka lagi
rebinding-welcome = Permohonan email dinas yang baru bernomor <b>{ $number }</b>. Siapkan surat rekomendasi yang ditandatangani atasan; surat itu menyebut nama dan NIP Anda, serta alamat email dinas yang baru.
rebinding-letter = Untuk email dinas yang baru tidak ada templat. Mintalah surat rekomendasi kepada atasan yang memuat:
    • nama dan NIP Anda,
    • bahwa email dinas yang lama tidak bisa dibuka lagi,
    • alamat email dinas yang baru,
    • tanda tangan dan cap.
rebinding-summary = <b>Periksa dulu sebelum dikirim</b>
rebinding-submitted = Terima kasih. Permohonan <b>{ $number }</b> sudah dikirim ke petugas pendamping instansi Anda. Kalau surat dan datanya cocok, kami mengirim tautan ke email dinas yang baru. Kabarnya sampai di sini; perkembangannya selalu ada di /status.
rebinding-waiting = Permohonan <b>{ $number }</b> sedang diperiksa petugas pendamping. Tidak ada yang perlu Anda lakukan sekarang; lihat /status. Ternyata email yang lama bisa dibuka lagi? Permohonan ini boleh ditarik.
rebinding-link-waiting = Tautan untuk permohonan <b>{ $number }</b> sudah dikirim ke email dinas yang baru, { $mail }. Buka tautan itu, tekan tombolnya, lalu kembali ke sini. Tidak ada di kotak masuk? Periksa juga folder spam.
rebinding-link-sent = Tautan baru sudah dikirim ke email dinas yang baru. Tautan yang sebelumnya tidak berlaku lagi.
rebinding-ask-withdraw = Permohonan <b>{ $number }</b> akan ditutup dan tautannya, kalau sudah ada, tidak berlaku lagi. Benar ditarik?
rebinding-withdrawn = Permohonan <b>{ $number }</b> sudah ditarik. Tidak ada yang berubah pada akun mana pun.
rebinding-over = Permohonan <b>{ $number }</b> sudah selesai atau sudah ditutup, jadi tombol itu tidak berlaku lagi. Keadaannya ada di /status.
button-withdraw = Tarik permohonan ini

ask-lost = Akun mana yang email dinasnya tidak bisa dibuka lagi? Ketik <b>nama pengguna</b>, atau <b>email dinas yang lama</b>.
    Contoh: <i>siti.rahmawati</i>. Petugas mencocokkannya dengan data akun.
help-lost = Nama pengguna ada di surat pertama dari kami, biasanya nama depan dan nama belakang dengan titik di antaranya. Lupa? Ketik email dinas yang lama. Pertanyaan? Hubungi: { $contact }
ask-account-nik = Berapa <b>NIK</b> Anda?
    16 angka, ada di KTP; dicocokkan dengan data akun, supaya orang lain tidak dapat memindahkannya.
help-account-nik = NIK tercetak di baris paling atas KTP. Spasi dan titik boleh. Pertanyaan? Hubungi: { $contact }
ask-new-mail = Apa alamat <b>email dinas yang baru</b>?
    Contoh: <i>nama@contohkab.go.id</i>. Tautan pembuktian dikirim ke sana; email pribadi tidak dapat dipakai.
help-new-mail = Alamat resmi dari instansi Anda yang sekarang dapat Anda buka. Belum punya? Minta ke pengelola email instansi. Hubungi: { $contact }
ask-mailbox-letter = Kirim <b>surat rekomendasi</b> yang ditandatangani atasan, sebagai PDF atau foto setiap halaman.
    Surat itu menyebut nama, NIP, dan alamat email dinas yang baru; dengan surat itu petugas tahu bahwa Anda yang meminta.
help-mailbox-letter = Isi suratnya ada di /surat. Foto dari atas, terang, seluruh halaman terlihat. Hubungi: { $contact }
answer-account-shape = Itu belum seperti nama pengguna atau alamat email. Contoh: <i>siti.rahmawati</i>, atau <i>siti.rahmawati@contohkab.go.id</i>.
