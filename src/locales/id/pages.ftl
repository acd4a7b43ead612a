# Halaman peramban: masuk, aktivasi, kata sandi, beranda, dan kabar buruk.

page-switch-language = English
page-contact = Perlu bantuan? Hubungi { $contact }.
page-safety = Kata sandi hanya diketik di halaman ini, tidak pernah di chat.
page-network = { $network ->
    [telegram] Telegram
    [whatsapp] WhatsApp
    [sandbox] chat percobaan
   *[other] { $network }
 }
page-open-chat = { $network ->
    [telegram] Buka Telegram
    [whatsapp] Buka WhatsApp
   *[sandbox] Kembali ke chat percobaan
 }

page-login-title = Masuk
page-login-asked = Masuk diminta dari <b>{ $network }</b> oleh <b><bdi>{ $person }</bdi></b>.
page-login-not-you = Kalau itu bukan Anda, atau tautan ini dikirim orang lain, tutup halaman ini.
page-login-username = Nama pengguna
page-login-password = Kata sandi
page-login-submit = Masuk
page-login-first = Baru pertama kali? Pakai kata sandi dari email, tanda hubungnya ikut diketik. Sesudah itu Anda membuat kata sandi sendiri.
page-login-wrong = Nama pengguna atau kata sandi tidak cocok. Periksa keduanya, lalu coba lagi. Kalau lupa, pilih "Lupa kata sandi" di chat; kalau email dinas juga tidak bisa dibuka lagi, ketik /pulihkan di sana. Setelah lima kali salah, akun beristirahat sebentar; tunggu beberapa menit.
page-login-empty = Isi nama pengguna dan kata sandi, keduanya.

page-code-title = Satu langkah lagi
page-code-where = { $network ->
    [unknown] Ketik enam angka ini di chat yang tadi meminta masuk:
   *[other] Ketik enam angka ini di { $network }, di chat yang tadi meminta masuk:
 }
page-code-life = Angka ini berlaku { $minutes } menit. Setelah diketik, halaman ini boleh ditutup.
page-code-secret = Jangan berikan angka ini kepada siapa pun, termasuk orang yang mengaku petugas.

page-password-title = Buat kata sandi
page-password-for = Untuk akun <b>{ $username }</b>
page-password-rule-length = Paling sedikit 10 huruf, angka, atau tanda; boleh memakai spasi.
page-password-rule-phrase = Beberapa kata yang mudah Anda ingat lebih kuat daripada satu kata yang rumit.
page-password-rule-personal = Jangan memakai nama atau email Anda, atau kata yang umum seperti "rahasia123".
page-password-new = Kata sandi baru
page-password-again = Ketik sekali lagi
page-password-submit = Simpan kata sandi
page-password-differs = Kedua isian tidak sama. Ketik ulang keduanya.
page-password-empty = Isi kata sandi baru dua kali.
page-password-weak = { $weakness ->
    [short] Kata sandi itu terlalu pendek. Pakai paling sedikit 10 huruf, angka, atau tanda.
    [long] Kata sandi itu terlalu panjang. Pakai paling banyak 128 huruf, angka, atau tanda.
    [repeats] Kata sandi itu terlalu sering mengulang huruf yang sama. Pakai huruf yang lebih beragam.
    [common] Kata sandi itu terlalu umum dan mudah ditebak. Pakai beberapa kata yang hanya Anda yang ingat.
   *[personal] Kata sandi itu memuat nama atau email Anda, jadi mudah ditebak. Pakai kata yang lain.
 }
page-password-done-title = Kata sandi tersimpan
page-password-done = Kembali ke chat dan ketik /masuk untuk masuk dengan kata sandi baru. Semua sesi yang lama sudah ditutup.

page-activate-title = Aktifkan pendaftaran
page-activate-lead = Permohonan akun nomor <b>{ $case }</b> di <b>{ $agency }</b> memakai alamat email Anda.
page-activate-meaning = Dengan menekan tombol ini Anda menyatakan bahwa permohonan itu milik Anda dan email ini memang Anda yang memegang.
page-activate-not-you = Kalau bukan Anda yang mengajukan, tutup halaman ini dan beri tahu kami. Tidak ada yang berubah selama tombol tidak ditekan.
page-activate-submit = Ya, aktifkan
page-activated-title = Pendaftaran sudah aktif
page-activated-lead = Kembali ke { $network }. Di sana kami menanyakan data yang masih perlu dilengkapi. Halaman ini boleh ditutup.

page-mailbox-title = Pasang email dinas yang baru
page-mailbox-lead = Permohonan nomor <b>{ $case }</b> di <b>{ $agency }</b> meminta alamat email Anda dipasang pada sebuah akun.
page-mailbox-meaning = Dengan menekan tombol ini Anda menyatakan bahwa permohonan itu milik Anda dan email ini memang Anda yang memegang. Semua sesi akun itu ditutup, dan kata sandi yang lama tidak berlaku lagi.
page-mailbox-not-you = Kalau bukan Anda yang mengajukan, tutup halaman ini dan beri tahu kami. Tidak ada yang berubah selama tombol tidak ditekan.
page-mailbox-submit = Ya, pasang email ini
page-mailbox-bound-title = Email dinas yang baru sudah terpasang
page-mailbox-bound-lead = Periksa kotak surat ini sekali lagi: ada surat dengan tautan untuk membuat kata sandi baru. Setelah itu masuk dari { $network }. Halaman ini boleh ditutup.
page-mailbox-taken-title = Email ini sudah dipakai akun lain
page-mailbox-taken-lead = Sejak permohonan disetujui, alamat ini menjadi milik akun lain, jadi tidak bisa dipasang. Tidak ada yang berubah. Bicarakan dengan petugas instansi Anda; permohonan ini bisa ditarik dan diajukan lagi dengan alamat lain lewat /pulihkan di chat.

page-gone-title = Tautan ini tidak berlaku lagi
page-gone-why = Setiap tautan hanya bisa dipakai satu kali dan ada batas waktunya. Tautan ini sudah dipakai, sudah lewat waktunya, diganti tautan yang lebih baru, atau tidak tersalin utuh.
page-gone-login = Ketik /masuk di chat: Anda langsung mendapat tautan yang baru. Kalau angka enam digit tadi belum sempat diketik, mulai lagi dengan cara yang sama.
page-gone-activation = Mungkin tombolnya sudah pernah ditekan: ketik /status di chat untuk melihatnya. Kalau belum, tautannya bisa dikirim ulang: ketik /daftar untuk pendaftaran, /pulihkan untuk email dinas yang tidak bisa dibuka lagi, /ubah untuk perubahan data.
page-gone-password = Ketik /masuk di chat dan minta kata sandi baru: tautannya kami kirim ke email dinas Anda. Email dinas tidak bisa dibuka lagi? Ketik /pulihkan. Kalau Anda diundang menjadi petugas, minta kode undangan yang baru.

page-stale-form = Halaman ini sudah terlalu lama terbuka. Silakan ulangi; tidak ada yang berubah.
page-foreign-title = Permintaan ini kami tolak
page-foreign-lead = Permintaan tadi tidak datang dari halaman kami sendiri, jadi kami tidak menjalankannya. Buka lagi tautan dari chat atau email Anda dan tekan tombol di sana.
page-broken-title = Isian tidak lengkap
page-broken-lead = Isian tadi tidak sampai dengan utuh. Kembali ke halaman sebelumnya dan coba lagi.
page-too-large-title = Isian terlalu besar
page-too-large-lead = Yang dikirim lebih besar daripada isian halaman ini. Kembali ke halaman sebelumnya dan coba lagi.
page-too-many-title = Tunggu sebentar
page-too-many-lead = Terlalu banyak percobaan dalam waktu singkat. Coba lagi sesudah { $seconds } detik.
page-not-found-title = Halaman tidak ditemukan
page-not-found-lead = Di alamat ini tidak ada apa-apa. Periksa apakah alamatnya tersalin utuh, atau mulai lagi dari chat.
page-fault-title = Ada gangguan di pihak kami
page-fault-lead = Permintaan Anda belum selesai kami kerjakan. Tunggu sebentar lalu coba lagi. Kalau tetap begini, beri tahu kami kapan terjadinya.

page-home-title = Sertifikat elektronik lewat chat
page-home-lead = { $house } melayani permohonan sertifikat elektronik pegawai: mendaftar, mengajukan, mengambil, dan menjaga sertifikat. Semuanya lewat chat, dari ponsel atau komputer.
page-home-chat-title = Mulai di chat
page-home-chat = Buka salah satu chat di bawah ini, lalu ketik /daftar.
page-home-no-chat = Chat untuk layanan ini diumumkan oleh instansi Anda.
page-home-key-title = Alat kunci
page-home-key = Kunci dan permintaan sertifikat (CSR) dibuat di perangkat Anda sendiri, tanpa internet. Kunci Anda tidak pernah kami terima.
page-home-key-open = Buka alat kunci
page-home-ca-title = Untuk pemeriksa sertifikat
page-home-ca-issuing = Sertifikat CA penerbit
page-home-ca-root = Sertifikat CA induk
page-home-crl = Daftar pencabutan (CRL)
