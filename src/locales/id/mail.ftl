# Surat lewat email. Satu surat: subject, lead (apa yang terjadi), button, after (apa yang perlu diperhatikan).
# Baris kosong memisahkan paragraf.

mail-greeting = Yth. { $name },
mail-greeting-nameless = Yth. Bapak/Ibu,
mail-link-below = Kalau tombol tidak bekerja, salin alamat ini ke peramban Anda:
mail-link-text = { $label }: buka alamat ini di peramban Anda:
mail-house = { $house ->
    [Lencana] Lencana
   *[other] Lencana, { $house }
 }
mail-signature = Salam,
    { mail-house }
mail-contact = Perlu bantuan? Hubungi { $contact }.
mail-automatic = Surat ini dikirim otomatis oleh { mail-house }; balasan ke alamat ini tidak dibaca. Kami tidak pernah meminta kata sandi atau kunci Anda lewat email, telepon, atau chat.

mail-fact-username = Nama pengguna
mail-fact-password = Kata sandi pertama
mail-fact-network = Lewat
mail-fact-at = Waktu
mail-fact-serial = Nomor seri
mail-fact-until = Berlaku sampai
mail-fact-code = Kode undangan
mail-network = { $network ->
    [telegram] Telegram
    [whatsapp] WhatsApp
    [sandbox] chat percobaan
   *[other] { $network }
 }

mail-chat = { $network ->
    [telegram] Buka chat di Telegram
    [whatsapp] Buka chat di WhatsApp
    [sandbox] Buka chat percobaan
   *[other] Buka chat di { $network }
 }

mail-activation-subject = Aktifkan pendaftaran Anda (permohonan { $case })
mail-activation-lead =
    Permohonan akun nomor { $case } sudah didaftarkan oleh verifikator. Alamat email ini ditulis di permohonan itu.

    Tekan tombol di bawah, lalu tekan "Aktifkan" di halaman yang terbuka. Setelah itu kembali ke chat untuk melengkapi data.
mail-activation-button = Aktifkan pendaftaran
mail-activation-after =
    Tautan ini berlaku { $days } hari dan hanya bisa dipakai satu kali. Kalau sudah kedaluwarsa, ketik /daftar di chat untuk meminta kirim ulang; tautan yang lama tidak berlaku lagi.

    Kalau Anda tidak merasa mengajukan permohonan ini, jangan tekan tombolnya dan beri tahu kami.

mail-first-password-subject = Akun Anda sudah siap
mail-first-password-lead =
    Data Anda sudah diverifikasi dan akun Anda sudah dibuat. Berikut nama pengguna dan kata sandi pertama Anda.
mail-first-password-button = Buka Lencana
mail-first-password-after =
    Cara masuk pertama kali:
    1. Di chat, ketik /masuk.
    2. Buka tautan yang diberikan chat, lalu ketik nama pengguna dan kata sandi di halaman itu.
    3. Buat kata sandi Anda sendiri.

    Kata sandi pertama hanya bisa dipakai satu kali, dalam { $hours } jam. Tanda hubungnya ikut diketik.

    Jangan mengetik kata sandi di chat. Kata sandi hanya diketik di halaman kami; yang terlanjur diketik di chat langsung kami batalkan.

mail-password-link-subject = Buat kata sandi baru
mail-password-link-lead =
    Ada permintaan untuk membuat kata sandi baru bagi akun Anda. Tekan tombol di bawah untuk membuatnya.
mail-password-link-button = Buat kata sandi baru
mail-password-link-after =
    Tautan ini berlaku { $minutes } menit dan hanya bisa dipakai satu kali. Setelah kata sandi diganti, semua sesi yang terbuka ditutup.

    Kalau bukan Anda yang meminta, abaikan surat ini: kata sandi tidak berubah selama tautan tidak dipakai.

mail-logged-in-subject = Ada yang masuk ke akun Anda
mail-logged-in-lead = Akun Anda baru saja dibuka di chat.
mail-logged-in-after =
    Kalau ini Anda, tidak ada yang perlu dilakukan.

    Kalau bukan Anda: segera ketik /masuk di chat Anda sendiri, pilih "Lupa kata sandi", dan buat kata sandi baru. Semua sesi lain langsung ditutup. Lalu beri tahu kami.

mail-certificate-issued-subject = Sertifikat elektronik Anda sudah terbit
mail-certificate-issued-lead =
    Permohonan nomor { $case } disetujui dan sertifikat elektronik Anda sudah terbit.
mail-certificate-issued-after =
    Ambil sertifikat di chat dengan mengetik /sertifikat, lalu gabungkan dengan kunci Anda di alat kunci untuk mendapatkan berkas .p12.

    Kunci dan frasa sandinya hanya ada pada Anda. Kalau hilang atau diketahui orang lain, ketik /hilang di chat saat itu juga: sertifikat langsung kami tahan.

    Kalau Anda tidak merasa meminta sertifikat ini, segera beri tahu kami.

mail-case-rejected-subject = Permohonan { $case } perlu diperbaiki
mail-case-rejected-lead =
    Permohonan nomor { $case } sudah diperiksa dan ada yang perlu Anda perbaiki.
mail-case-rejected-after =
    Buka chat dan ketik /status: di sana tertulis apa yang kurang, alasannya, dan cara memperbaikinya. Yang sudah benar tidak perlu dikirim lagi.

mail-mailbox-link-subject = Pasang email dinas yang baru (permohonan { $case })
mail-mailbox-link-lead =
    Ada permohonan (nomor { $case }) untuk memasang alamat ini sebagai email dinas sebuah akun. Petugas instansi sudah memeriksa suratnya dan menyetujuinya.

    Tekan tombol di bawah, lalu tekan tombol di halaman yang terbuka. Setelah itu kembali ke chat.
mail-mailbox-link-button = Pasang email ini
mail-mailbox-link-after =
    Tautan ini berlaku { $days } hari dan hanya bisa dipakai satu kali. Kalau sudah kedaluwarsa, ketik /pulihkan di chat untuk meminta kirim ulang; tautan yang lama tidak berlaku lagi.

    Kalau Anda tidak merasa mengajukan permohonan ini, jangan tekan tombolnya dan beri tahu kami.

mail-mailbox-asked-subject = Ada yang meminta akun Anda dipindahkan ke email lain
mail-mailbox-asked-lead =
    Ada permohonan (nomor { $case }) untuk memindahkan akun Anda dari alamat ini ke { $mail }, karena alamat ini disebut tidak bisa dibuka lagi. Petugas instansi menyetujuinya berdasarkan surat dari atasan.
mail-mailbox-asked-after =
    Kalau ini Anda, tidak ada yang perlu dilakukan di sini.

    Kalau bukan Anda: segera hubungi { $contact }. Akun baru berpindah setelah alamat yang baru dibuktikan; sampai saat itu permohonannya masih bisa dihentikan.

mail-mailbox-bound-subject = Email dinas yang baru sudah terpasang
mail-mailbox-bound-lead =
    Alamat ini sekarang email dinas akun Anda. Demi keamanan semua sesi ditutup dan kata sandi yang lama tidak berlaku lagi. Tekan tombol di bawah untuk membuat kata sandi baru.
mail-mailbox-bound-button = Buat kata sandi baru
mail-mailbox-bound-after =
    Tautan ini berlaku { $minutes } menit dan hanya bisa dipakai satu kali. Kalau terlewat, ketik /masuk di chat dan pilih "Lupa kata sandi".

    Sertifikat yang masih berlaku tetap dapat dipakai. Sertifikat itu memuat email yang lama sampai diperbarui.

mail-mailbox-released-subject = Akun Anda sudah dipindahkan ke email lain
mail-mailbox-released-lead =
    Akun Anda tidak lagi memakai alamat ini. Email dinasnya sekarang { $mail }; ke alamat ini kami tidak mengirim apa pun lagi.
mail-mailbox-released-after =
    Kalau ini Anda, tidak ada yang perlu dilakukan.

    Kalau bukan Anda: segera hubungi { $contact }.

mail-desk-invitation-subject = Undangan menjadi { $role ->
    [assistant] petugas pendamping
    [officer] verifikator
    [supervisor] pengawas
   *[administrator] administrator
 }
mail-desk-invitation-lead =
    Anda diundang menjadi { $role ->
        [assistant] petugas pendamping
        [officer] verifikator
        [supervisor] pengawas
       *[administrator] administrator
     }{ $desk ->
        [none] .
       *[other] {" "}di meja { $desk }.
     }
mail-desk-invitation-after =
    Cara menerimanya: buka chat pribadi dengan Lencana, lalu ketik /hubungkan diikuti kode di atas.

    Kode ini untuk Anda sendiri, hanya bisa dipakai satu kali, dan berlaku { $days } hari. Jangan diteruskan ke siapa pun.
