# Masuk, keluar, kata sandi (SOP Kebumen 7–8).
login-link = Buka halaman masuk ini dan ketik nama pengguna serta kata sandi Anda <b>di sana</b>, bukan di chat ini:
    { $link }

    Berlaku { $minutes } menit. Setelah berhasil, halaman itu menampilkan enam angka; ketik angka itu di sini.
login-code-again = Ketik enam angka dari halaman masuk di sini. Halamannya: { $link } (berlaku { $minutes } menit).
help-login = Nama pengguna dan kata sandi pertama ada di email dinas Anda. Kata sandi hanya diketik di halaman kami, tidak pernah di chat. Lupa? Tekan <b>Lupa kata sandi</b>.
login-already = Anda sudah masuk sebagai { $name }.
login-done = Selamat datang, { $name }. Anda sudah masuk. Ketik /terbit untuk meminta sertifikat, atau /start untuk pilihan lain.
login-done-desk = Selamat datang, { $name }. Meja Anda terbuka selama delapan jam; kartu permohonan ada di grup.
login-code-wrong = Angka itu tidak cocok. Sisa percobaan: { $left }.
login-code-none = Angka itu sudah tidak berlaku. Mulai lagi dengan /masuk.
login-code-shape = Yang ditunggu adalah enam angka dari halaman masuk. Kata sandi jangan diketik di sini; kalau tadi itu kata sandi, hapus pesannya: tekan lama, lalu pilih Hapus.
login-code-shape-removed = Yang ditunggu adalah enam angka dari halaman masuk. Pesan tadi saya hapus, kalau-kalau itu kata sandi: kata sandi hanya diketik di halaman masuk.
login-first = Untuk itu Anda perlu masuk dulu.
not-logged-in = Anda tidak sedang masuk.
logged-out = Anda sudah keluar. Sampai jumpa.
forgot-ask = Ketik nama pengguna atau email dinas Anda.
forgot-sent = Kalau akun itu ada, tautan untuk membuat kata sandi baru sudah dikirim ke email dinasnya. Berlaku { $minutes } menit. Email dinasnya tidak bisa dibuka lagi? Ketik /pulihkan.
button-forgot = Lupa kata sandi
password-typed-removed = Itu kata sandi, dan chat bukan tempatnya. Pesannya sudah saya hapus dan kata sandi itu tidak berlaku lagi; tautan untuk membuat yang baru sudah dikirim ke email dinas Anda.
password-typed = Itu kata sandi, dan chat bukan tempatnya. Kata sandi itu tidak berlaku lagi; tautan untuk membuat yang baru sudah dikirim ke email dinas Anda. Mohon hapus sendiri pesan tadi: tekan lama pesannya, lalu pilih Hapus.
sessions-title = <b>Sesi yang terbuka</b> untuk { $username }
session-line = { $number }. { $network }, sejak { $since } { $here }
session-here = (di sini)
session-ended = Sesi sudah diakhiri.
button-end-session = Akhiri sesi { $number }
