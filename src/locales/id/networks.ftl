# Satu orang di beberapa jaringan: kode untuk chat yang lain, nomor yang berganti, BERHENTI dan MULAI. ACC-8, REN-1.

button-join = Buka juga di chat lain
joining-code = <b>Kode untuk chat Anda yang lain: <code>{ $code }</code></b>

    1. Di WhatsApp atau Telegram, buka chat pribadi Anda dengan layanan ini.
    2. Ketik di sana: <code>/hubungkan { $code }</code>

    Kode berlaku { $minutes } menit dan hanya sekali pakai. Sesudah itu akun dan permohonan Anda terbuka di kedua tempat. Siapa pun yang memegang kode ini dapat membuka akun Anda: jangan berikan kepada siapa pun, termasuk yang mengaku petugas.
joining-desk = Akun Anda memegang peran di meja layanan, jadi tidak dapat dibuka dengan kode: di chat yang lain, masuklah dengan /masuk dan kata sandi Anda.

    Punya kode dari administrator? Ketik bersama perintah ini, misalnya <code>/hubungkan KM7T-QW3H</code>.
joining-login-first = Punya kode, dari administrator atau dari chat Anda yang lain? Ketik bersama perintah ini, misalnya <code>/hubungkan KM7T-QW3H</code>.

    Ingin membuat kode supaya akun Anda terbuka juga di chat lain? Untuk itu Anda perlu masuk dulu.
joining-registration = Pendaftaran Anda berlanjut di chat ini saja sampai akunnya jadi: persetujuan atas data pribadi Anda diberikan di sini. Begitu akun Anda ada, Anda dapat masuk dari mana pun.

    Punya kode dari administrator? Ketik bersama perintah ini, misalnya <code>/hubungkan KM7T-QW3H</code>.
joining-unknown = Kode itu tidak dikenal, sudah dipakai, atau sudah habis waktunya. Mintalah yang baru, lalu ketik di sini. Setelah lima kode yang salah, chat ini harus menunggu satu jam.
joining-here = Kode itu dibuat di chat ini, dan akun Anda sudah terbuka di sini. Ketik kode itu di chat Anda yang lain, di WhatsApp atau Telegram.
joining-done = Selamat datang, { $name }. Akun Anda kini terbuka di sini juga; permohonan yang sedang berjalan dapat Anda lanjutkan dari sini. Ketik /start untuk pilihan.

notice-chat-joined = <b>Akun Anda baru saja dibuka di chat lain juga</b>, di { $network }, { $at }.

    Kalau ini Anda, tidak ada yang perlu dilakukan. Kalau bukan, tekan tombol di bawah sekarang. Lalu keluar, ketik /masuk, dan pilih Lupa kata sandi untuk membuat kata sandi baru.
notice-button-end-session = Bukan saya, akhiri sesi itu
notice-chat-renumbered = <b>Nomor Anda di { $network } berganti.</b> Karena itu akun Anda ditutup di sana ({ $at }), dan kabar tentang akun Anda tidak lagi dikirim ke nomor itu.

    Ingin memakainya dari nomor yang baru? Ketik /masuk di sana. Bukan Anda yang menggantinya? Beri tahu petugas instansi Anda.

timeline-question = <b>Petugas bertanya:</b> “{ $text }”
    Jawablah dengan tombol di bawah, paling lambat { $until }.

silence-on = Baik. Mulai sekarang chat ini hanya menjawab kalau Anda menulis; tidak ada kabar dan tidak ada pengingat. Pemberitahuan penting (keputusan; sertifikat terbit, ditahan, dicabut, atau hampir berakhir; seseorang masuk ke akun Anda) tetap dikirim ke email dinas Anda.
    Berubah pikiran? Tekan tombol di bawah, atau ketik MULAI.
silence-without-mail = Email dinas untuk permohonan { $number } belum dikonfirmasi, jadi kabarnya tidak dapat dikirim ke sana. Ketik /status di sini kapan saja untuk melihatnya.

mail-password-changed-subject = Kata sandi akun Anda sudah diganti
mail-password-changed-lead = Kata sandi akun Anda sudah diganti, dan semua sesi yang terbuka ditutup.
mail-password-changed-after =
    Kalau ini Anda, masuklah kembali di chat dengan /masuk dan kata sandi yang baru.

    Kalau bukan Anda: segera ketik /masuk di chat, pilih "Lupa kata sandi", dan buat kata sandi baru. Lalu beri tahu kami.

mail-chat-renumbered-subject = Nomor Anda di { $network } berganti
mail-chat-renumbered-lead =
    Nomor yang terhubung dengan akun Anda berganti. Demi keamanan akun Anda ditutup di sana, dan kabar tentang akun Anda tidak lagi dikirim ke nomor yang lama.
mail-chat-renumbered-after =
    Kalau ini Anda: dari nomor yang baru, buka chat dengan layanan ini dan ketik /masuk.

    Kalau bukan Anda yang menggantinya, beri tahu kami: nomor itu mungkin sudah dipegang orang lain.

mail-case-refused-subject = Permohonan { $case } tidak dapat dikabulkan
mail-case-refused-lead =
    Permohonan nomor { $case } sudah diperiksa dan tidak dapat dikabulkan. Permohonan itu ditutup.
mail-case-refused-after =
    Alasannya tertulis di chat: buka chat dan ketik /status. Untuk bertanya, hubungi { $contact }.

mail-case-lapsed-subject = Permohonan { $case } ditutup
mail-case-lapsed-lead =
    Permohonan nomor { $case } kami tutup karena lama tidak dilanjutkan.
mail-case-lapsed-after =
    Anda boleh mengajukannya lagi kapan saja: buka chat dan ketik /start.

mail-desk-question-subject = Petugas bertanya tentang permohonan { $case }
mail-desk-question-lead =
    Petugas memerlukan penjelasan Anda untuk permohonan nomor { $case }.
mail-desk-question-after =
    Pertanyaannya ada di chat: buka chat, ketik /status, lalu tekan Balas. Jawaban ditunggu sampai { $until }.
