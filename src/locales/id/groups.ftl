# Grup petugas: menghubungkan, hak bot di sana, topik per permohonan, dan grup yang hilang.

topic-name = #{ $case } · { $kind } · { $state }
topic-kind-registration = Pendaftaran
topic-kind-issuance = Penerbitan
topic-kind-renewal = Pembaruan
topic-kind-change = Perubahan data
topic-kind-revocation = Pencabutan
topic-kind-rebinding = Email dinas baru
topic-state-waiting = menunggu
topic-state-waiting-assistant = menunggu pendamping
topic-state-waiting-officer = menunggu verifikator
topic-state-taken = ditangani
topic-state-applicant = menunggu pemohon
topic-state-approved = disetujui
topic-state-done = selesai
topic-state-refused = ditolak
topic-state-withdrawn = dibatalkan
topic-state-lapsed = ditutup

desk-joined-again = Grup ini memang sudah menjadi <b>{ $name }</b> ({ $kind }). Saya perbarui kartu permohonan yang masih menunggu.
desk-joined-moved = <b>{ $name }</b> ({ $kind }) pindah ke grup ini. Kartu yang menunggu muncul di sini; yang lama, di grup sebelumnya, tidak diperbarui lagi.
desk-join-administrators-only = Hanya administrator grup ini yang bisa menghubungkannya dengan meja. Pesan Anda saya hapus supaya kodenya tidak terbaca di sini. Kode itu masih berlaku: minta administrator grup mengetiknya.
desk-join-code-void = Hanya administrator grup ini yang bisa menghubungkannya dengan meja. Pesan Anda tidak bisa saya hapus dan kodenya terbaca semua orang di sini, jadi kode itu tidak berlaku lagi. Administrator Lencana membuat kode yang baru dengan <code>lencana agency desk</code>; administrator grup yang mengetiknya.
group-anonymous = Saya tidak bisa melihat siapa Anda, karena pesan itu atas nama grup atau kanal. Matikan “Tetap anonim” pada hak administrator Anda, atau tulis sebagai diri sendiri, lalu ulangi.

group-rights-missing = <b>Yang belum bisa saya lakukan di grup ini:</b>
group-rights-missing-administrator = • langsung tahu kalau seorang petugas keluar dari grup: jadikan saya administrator
group-rights-missing-can_pin_messages = • menyematkan daftar yang menunggu: beri hak “Sematkan pesan”
group-rights-missing-can_manage_topics = • membuat topik untuk tiap permohonan: beri hak “Kelola topik”
group-rights-missing-can_delete_messages = • menghapus pesan yang tidak boleh terbaca di sini (NIK, NIP, email, kunci, kata sandi, kode): beri hak “Hapus pesan”
group-rights-works = Kartu dan tombolnya tetap berjalan tanpa itu.
group-rights-complete = Terima kasih, hak saya di grup ini sudah lengkap.

group-key-removed = <b>Pesan tadi memuat kunci rahasia.</b> Pesannya sudah saya hapus dan tidak disimpan. Kunci tidak boleh keluar dari perangkat pemiliknya.
group-key-received = <b>Pesan itu memuat kunci rahasia.</b> Kami tidak menyimpannya, tetapi pesannya tidak bisa saya hapus di sini. Mohon pengirim menghapusnya sekarang: tekan lama, lalu pilih Hapus.
group-key-unsafe = Kunci itu tidak aman lagi dan jangan dipakai.
group-key-blocked = Kunci itu kami blokir dan tidak dapat dipakai lagi.
group-password-removed = Pesan tadi memuat kata sandi, dan grup bukan tempatnya. Pesannya sudah saya hapus dan kata sandi itu tidak berlaku lagi; tautan untuk membuat yang baru sudah dikirim ke email dinas pemiliknya.
group-password-typed = Pesan itu memuat kata sandi, dan grup bukan tempatnya. Kata sandi itu tidak berlaku lagi; tautan untuk membuat yang baru sudah dikirim ke email dinas pemiliknya. Pesannya tidak bisa saya hapus di sini: mohon pengirim menghapusnya, tekan lama lalu pilih Hapus.
group-channel = Saya hanya bekerja di grup dan di chat pribadi, tidak di kanal. Saya keluar dari sini.

notice-group-unknown = Saya bot layanan sertifikat elektronik pemerintah. Kalau grup ini akan menjadi meja layanan, administratornya mengetik <code>/hubungkan</code> bersama kode meja; tanpa itu saya keluar dalam { $minutes } menit.
notice-desk-lost = <b>{ $desk } kehilangan grupnya.</b>
    Saya dikeluarkan dari grup itu, atau tidak boleh lagi menulis di sana. Tidak ada yang hilang: kartu dan pesannya menunggu.
    Masukkan saya lagi ke grup itu, atau hubungkan grup lain: administrator Lencana membuat kode meja yang baru, lalu kode itu diketik di grup setelah <code>/hubungkan</code>.

mail-desk-lost-subject = { $desk } kehilangan grupnya
mail-desk-lost-lead =
    Bot Lencana dikeluarkan dari grup { $desk }, atau tidak boleh lagi menulis di sana. Tidak ada yang hilang: kartu dan pesannya menunggu.
mail-desk-lost-after =
    Masukkan bot lagi ke grup itu, atau hubungkan grup lain: administrator Lencana membuat kode meja yang baru dengan “lencana agency desk”, lalu kode itu diketik di grup setelah /hubungkan.

desk-papers-blocked = Berkas permohonan { $case } belum bisa saya kirim ke chat pribadi Anda. Buka chat dengan @{ $bot }, tekan Mulai, lalu tekan tombolnya sekali lagi.
papers-follow = Berkas permohonan { $case } menyusul di sini.
papers-not-yours = Permohonan { $case } tidak sedang Anda tangani. Ambil dulu dari kartunya di grup petugas.
