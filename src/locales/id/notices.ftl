# Kabar dari kantor kepada pemohon dan petugas, lewat chat. Nama kunci = nama kabar dengan notice- di depannya.

notice-contact = Ada yang kurang jelas? Hubungi { $contact }.

notice-registration-returned = { $count ->
    [1] Pendaftaran Anda (nomor { $case }) sudah kami baca. <b>Tinggal satu hal yang perlu diperbaiki:</b>
   *[other] Pendaftaran Anda (nomor { $case }) sudah kami baca. <b>Tinggal { $count } hal yang perlu diperbaiki:</b>
 }
notice-registration-rejected = { $count ->
    [1] Verifikator sudah memeriksa pendaftaran Anda (nomor { $case }). <b>Tinggal satu hal yang perlu diperbaiki:</b>
   *[other] Verifikator sudah memeriksa pendaftaran Anda (nomor { $case }). <b>Tinggal { $count } hal yang perlu diperbaiki:</b>
 }
notice-registration-data-rejected = { $count ->
    [1] Data Anda sudah dicocokkan dengan surat dan KTP (permohonan nomor { $case }). <b>Tinggal satu hal yang perlu diperbaiki:</b>
   *[other] Data Anda sudah dicocokkan dengan surat dan KTP (permohonan nomor { $case }). <b>Tinggal { $count } hal yang perlu diperbaiki:</b>
 }
notice-issuance-rejected = { $count ->
    [1] Permohonan sertifikat Anda (nomor { $case }) sudah diperiksa. <b>Sebelum bisa diterbitkan, tinggal satu hal yang perlu diperbaiki:</b>
   *[other] Permohonan sertifikat Anda (nomor { $case }) sudah diperiksa. <b>Sebelum bisa diterbitkan, tinggal { $count } hal yang perlu diperbaiki:</b>
 }
notice-rebinding-returned = { $count ->
    [1] Permohonan email dinas yang baru (nomor { $case }) sudah kami baca. <b>Tinggal satu hal yang perlu diperbaiki:</b>
   *[other] Permohonan email dinas yang baru (nomor { $case }) sudah kami baca. <b>Tinggal { $count } hal yang perlu diperbaiki:</b>
 }
notice-reject-closing = Yang lain sudah beres dan tidak ditanyakan lagi. Tekan tombol di bawah; setelah semuanya diperbaiki, permohonan Anda diperiksa kembali.

notice-registration-refused = Kami sudah memeriksa pendaftaran Anda (nomor { $case }) dan <b>tidak dapat menerimanya</b>. Alasannya:
notice-issuance-refused = Kami sudah memeriksa permohonan sertifikat Anda (nomor { $case }) dan <b>tidak dapat mengabulkannya</b>. Alasannya:
notice-rebinding-refused = Kami sudah memeriksa permohonan email dinas yang baru (nomor { $case }) dan <b>tidak dapat mengabulkannya</b>. Alasannya:
notice-refuse-closing = Permohonan ini ditutup. Kalau menurut Anda ada yang keliru, bicarakan dengan petugas; kalau keadaannya berubah, Anda boleh mengajukan permohonan baru.

notice-registration-registered = <b>Pendaftaran Anda (nomor { $case }) sudah diterima verifikator.</b>

    Kami mengirim tautan aktivasi ke email dinas Anda, { $mail }. Buka surat itu, tekan tautannya, lalu tekan tombol di halaman yang terbuka. Setelah itu lanjutkan di chat ini.

    Suratnya belum masuk setelah beberapa menit? Periksa folder Spam. Tautan bisa dikirim ulang lewat /daftar.
notice-registration-activated = <b>Email dinas Anda sudah dikonfirmasi.</b>

    Sekarang lengkapi data pendaftaran nomor { $case }: NIK, NIP, jabatan, unit kerja, dan foto KTP. Siapkan KTP Anda; kira-kira lima menit.
notice-registration-verified = <b>Akun Anda sudah dibuat.</b>

    Nama pengguna dan kata sandi pertama dikirim ke email dinas Anda, { $mail }. Kata sandi itu hanya dipakai sekali dan ada batas waktunya: masuklah sekarang, lalu buat kata sandi Anda sendiri.

    Kata sandi diketik di halaman kami, jangan di chat ini.
notice-login-code-ready = <b>Kata sandi benar, tinggal satu langkah.</b>

    Halaman tempat Anda mengetik kata sandi sekarang menampilkan kode enam angka. Ketik kode itu di chat ini. Kode berlaku { $minutes } menit.

    Bukan Anda yang sedang masuk? Jangan ketik kode apa pun, dan segera ganti kata sandi Anda.
notice-password-changed = <b>Kata sandi akun Anda sudah diganti</b> dan sesi di chat ini ditutup. Masuk kembali dengan kata sandi yang baru.

    Bukan Anda yang menggantinya? Segera hubungi petugas instansi Anda.
notice-issuance-issued = <b>Sertifikat elektronik Anda sudah terbit.</b>
notice-issued-facts = Nomor seri: <code>{ $serial }</code>
    Berlaku sampai: { $until }
notice-rebinding-accepted = <b>Permohonan Anda (nomor { $case }) disetujui petugas.</b>

    Kami mengirim tautan ke email dinas yang baru, { $mail }. Buka surat itu, tekan tautannya, lalu tekan tombol di halaman yang terbuka. Sesudah itu email yang baru terpasang pada akun Anda.

    Email yang lama juga kami beri tahu. Suratnya belum masuk setelah beberapa menit? Periksa folder Spam, atau tekan tombol di bawah.
notice-rebinding-asked = <b>Ada permohonan untuk memindahkan akun Anda ke email dinas lain</b>, { $mail } (nomor { $case }). Petugas menyetujuinya berdasarkan surat dari atasan.

    Kalau ini Anda, tidak ada yang perlu dilakukan. Kalau bukan, tekan tombol di bawah dan tarik permohonannya, lalu hubungi { $contact }.
notice-rebinding-rebound = <b>Email dinas yang baru sudah terpasang pada akun Anda.</b>

    Demi keamanan semua sesi ditutup dan kata sandi yang lama tidak berlaku lagi. Surat di email yang baru, { $mail }, memuat tautan untuk membuat kata sandi baru; tautan itu berlaku { $minutes } menit. Terlewat? Tekan Masuk, lalu pilih Lupa kata sandi.

    Sertifikat yang masih berlaku tetap dapat dipakai; email yang lama tertulis di sana sampai diperbarui.
notice-rebinding-session-ended = <b>Akun Anda kini memakai email dinas yang lain</b>, dan sesi di chat ini ditutup. Untuk masuk lagi tekan Masuk, pilih Lupa kata sandi, dan buat kata sandi baru lewat email itu.

    Bukan Anda yang memintanya? Segera hubungi petugas instansi Anda.
notice-case-lapsed = { $kind ->
    [issuance] Permohonan sertifikat Anda (nomor { $case }) kami tutup karena lama tidak dilanjutkan. Tidak ada yang perlu dikhawatirkan: Anda boleh mengajukannya lagi kapan saja.
    [change] Permohonan perubahan data (nomor { $case }) kami tutup karena lama tidak dilanjutkan; data Anda tetap seperti sekarang. Anda boleh mengajukannya lagi kapan saja.
    [renewal] Pembaruan sertifikat Anda (nomor { $case }) kami tutup karena lama tidak dilanjutkan; sertifikat yang sekarang tidak berubah. Anda boleh memulainya lagi selama sertifikat itu masih berlaku.
    [rebinding] Permohonan email dinas yang baru (nomor { $case }) kami tutup karena lama tidak dilanjutkan. Tidak ada yang perlu dikhawatirkan: Anda boleh mengajukannya lagi kapan saja.
    [revocation] Permohonan pencabutan Anda (nomor { $case }) kami tutup karena lama tidak dilanjutkan; sertifikatnya tidak berubah. Anda boleh mengajukannya lagi kapan saja.
   *[registration] Pendaftaran Anda (nomor { $case }) kami tutup karena lama tidak dilanjutkan. Tidak ada yang perlu dikhawatirkan: Anda boleh mendaftar lagi kapan saja.
 }

notice-button-mend-name = Perbaiki nama
notice-button-mend-lost = Perbaiki nama akun
notice-button-mend-agency = Pilih ulang instansi
notice-button-mend-mail = Perbaiki email
notice-button-mend-phone = Perbaiki nomor telepon
notice-button-mend-letter = Kirim ulang surat
notice-button-mend-nik = Perbaiki NIK
notice-button-mend-nip = Perbaiki NIP
notice-button-mend-position = Perbaiki jabatan
notice-button-mend-unit = Perbaiki unit kerja
notice-button-mend-identityCard = Kirim ulang foto KTP
notice-button-mend-profile = Pilih ulang jenis sertifikat
notice-button-mend-csr = Kirim CSR baru
notice-button-complete = Lengkapi data
notice-button-login = Masuk
notice-button-certificate = Unduh sertifikat
notice-button-register = Daftar lagi
notice-button-issue = Ajukan lagi
notice-button-mailbox-link = Tautannya belum datang
notice-button-stop = Tarik permohonan itu
notice-staff = petugas instansi Anda

notice-case-file = <b>Berkas permohonan nomor { $case }</b>
    Hanya untuk Anda yang menangani permohonan ini. Jangan diteruskan; hapus setelah selesai.
notice-file-line = { $label }: <code>{ $value }</code>
notice-file-none = tidak ada
notice-file-agency = Instansi
notice-file-key = Kunci di CSR
notice-file-registry = <b>Data akun yang terdaftar, untuk dicocokkan dengan surat:</b>
notice-file-comparison = <b>Data terdaftar, dan yang tertulis di CSR:</b>
notice-file-pair = { $label }
    • terdaftar: <code>{ $ours }</code>
    • di CSR: <code>{ $theirs }</code>
