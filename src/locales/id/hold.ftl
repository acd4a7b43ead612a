# Keadaan darurat (/hilang): sertifikat ditahan saat itu juga, lalu surat keterangan menyusul (REV-7); kunci yang terbukti bocor (REV-8).

hold-ask = { $count ->
    [1] <b>Tahan sertifikat Anda sekarang?</b>
        Nomor seri <code>{ $serial }</code>, berlaku sampai { $until }.
   *[other] <b>Tahan semua sertifikat Anda sekarang?</b>
 }

    Begitu ditahan, tanda tangan yang dibuat dengannya tidak lagi diterima. Ini belum pencabutan: kalau ternyata tidak ada yang hilang, petugas dapat melepasnya.
hold-which = Sertifikat yang mana yang hendak ditahan? Tidak yakin? Pilih semuanya.
button-hold = Ya, tahan sekarang
button-hold-not = Tidak jadi
hold-not-done = Baik. Tidak ada yang ditahan. Kapan pun perlu, ketik /hilang.
button-hold-all = Semua sertifikat saya
button-hold-one = …{ $end }, sampai { $until }
help-hold = Tahan sertifikat kalau kunci, frasa sandi, ponsel, atau laptop Anda hilang, atau mungkin dipakai orang lain. Lebih baik ditahan lalu dilepas petugas daripada terlambat.
hold-done = <b>Sertifikat Anda sudah ditahan.</b>
    Nomor seri: <code>{ $serial }</code>

    Siapa pun yang memeriksanya sekarang melihat bahwa sertifikat ini ditahan.

    Berikutnya: serahkan surat keterangan alasan pencabutan yang disetujui atasan, paling lambat <b>{ $until }</b> (permohonan { $number }). Lalu petugas mencabutnya untuk selamanya. Kalau kuncinya ternyata tidak hilang, katakan itu kepada petugas: hanya petugas yang dapat melepas penahanan.
hold-done-submitted = <b>Sertifikat Anda sudah ditahan.</b>
    Nomor seri: <code>{ $serial }</code>

    Siapa pun yang memeriksanya sekarang melihat bahwa sertifikat ini ditahan. Permohonan pencabutannya (nomor { $number }) sudah ada pada petugas; tidak ada lagi yang perlu Anda kirim.
button-hold-statement = Serahkan surat keterangan
hold-already = Sertifikat Anda <b>sudah ditahan</b>, jadi tidak perlu ditahan lagi. Yang masih diperlukan ada di /status; surat keterangannya diserahkan lewat /cabut. Hanya petugas yang dapat melepas penahanan.
hold-nothing = Tidak ada yang perlu ditahan: akun Anda tidak memiliki sertifikat yang masih berlaku. Sertifikat yang sudah dicabut atau habis masa berlakunya tidak dapat dipakai siapa pun untuk tanda tangan yang sah.

hold-outside = <b>Kunci, ponsel, atau laptop Anda hilang?</b> Sertifikat dapat ditahan dari mana pun, tanpa kata sandi.

    Ketik <b>nama pengguna</b> atau <b>email dinas</b> Anda. Kami mengirim tautan ke email dinas itu; satu tombol di sana menahan semua sertifikat Anda.
    Contoh: <i>siti.rahmawati</i>

    Bisa masuk dari chat ini? Lebih cepat lagi: /masuk, lalu /hilang.
button-hold-call = Email dinas juga tidak bisa dibuka
help-hold-outside = Nama pengguna biasanya nama depan dan nama belakang dengan titik di antaranya. Lupa? Ketik email dinas Anda. Email dinas pun tidak bisa dibuka? Pilih tombol di bawah pertanyaan: petugas menelepon Anda.
hold-link-sent = Kalau nama itu terdaftar, tautannya sudah dikirim ke email dinasnya dan berlaku { $minutes } menit. Buka surat itu dari perangkat mana pun, lalu tekan tombol di halaman yang terbuka.

    Belum masuk setelah beberapa menit? Periksa folder Spam. Email dinas tidak bisa dibuka? Ketik /hilang lagi dan pilih "Email dinas juga tidak bisa dibuka".
button-consent-hold = Setuju, lanjutkan
privacy-declined-hold = Baik. Tidak ada data Anda yang kami tanyakan. Sertifikat juga dapat ditahan lewat telepon: hubungi langsung petugas instansi Anda.
hold-call-ask-agency = Anda bekerja di <b>instansi</b> mana? Petugas instansi itu yang akan menelepon.
hold-call-ask-account = Ketik <b>nama pengguna</b> atau <b>email dinas</b> akun Anda.
    Contoh: <i>siti.rahmawati</i>
hold-call-ask-phone = Di nomor <b>telepon</b> mana Anda dapat dihubungi sekarang?
    Contoh: <i>0812 3456 7890</i>. Demi keamanan petugas memastikannya dulu lewat nomor yang tercatat pada akun.
hold-call-asked = Permintaan Anda (nomor <b>{ $number }</b>) sudah di meja petugas. Petugas menelepon nomor yang tercatat pada akun itu; setelah yakin bahwa Anda pemiliknya, sertifikatnya langsung ditahan.

    Ingin lebih cepat, atau nomor yang tercatat juga hilang? Hubungi sendiri: { $contact }, dan sebutkan nomor permintaan ini.
hold-call-waiting = Permintaan Anda (nomor <b>{ $number }</b>) masih di meja petugas. Petugas menelepon nomor yang tercatat pada akun itu.
button-hold-call-withdraw = Tarik permintaan ini
hold-call-withdrawn = Permintaan <b>{ $number }</b> sudah ditarik. Tidak ada yang ditahan karenanya.

private-key-own = <b>Berkas kunci Anda sampai ke sini, padahal kunci tidak boleh keluar dari perangkat Anda.</b> Sejak itu kunci tersebut tidak aman lagi, jadi sertifikatnya langsung kami cabut dan kuncinya kami blokir untuk selamanya.
    Nomor seri: <code>{ $serial }</code>
private-key-own-next = Tanda tangan yang Anda buat sebelum ini tidak ikut terhapus. Untuk menandatangani lagi, buat pasangan kunci baru dengan alat kunci dan minta sertifikat baru dengan /terbit; kirim hanya CSR-nya.
private-key-proof = Terima kasih. Itu kunci rahasia dari sebuah sertifikat yang masih berlaku. Sertifikat itu sudah kami cabut, kuncinya kami blokir untuk selamanya, dan pemiliknya kami beri tahu. Jangan memakai, menyimpan, atau meneruskan kunci itu.

card-state-revocation-asked = minta ditelepon, sertifikat belum ditahan
card-state-revocation-held = ditahan, menunggu surat keterangan dari pemiliknya
card-state-revocation-lifted = selesai, penahanan dilepas
card-call-phone = Telepon yang tercatat: { $value }
card-call-how = <i>Telepon nomor yang tercatat pada akun, jangan nomor yang disebut peminta. Yakin ia pemiliknya? Baru tahan. Nomor lengkapnya ada di chat pribadi yang mengambil kartu ini.</i>
card-button-hold = Sudah ditelepon: tahan
card-button-lift = Lepas penahanan
card-move-hold = • Ditahan setelah ditelepon oleh { $name }, { $at }
card-move-overdue = • Batas waktu surat keterangan lewat, { $at } ({ $name })
card-move-lift = • Penahanan dilepas oleh { $name }, { $at }
check-phone-known-agrees = nomor telepon tercatat
check-phone-known-differs = akun ini tidak menyimpan nomor telepon; pastikan lewat bagian kepegawaian atau atasannya
check-certificate-live-agrees = sertifikat yang masih berlaku: { $count }
check-certificate-live-blocks = akun ini tidak memiliki sertifikat yang masih berlaku
refusal-not-reached = Anda tidak dapat kami hubungi di nomor yang tercatat
desk-held = Sertifikatnya ditahan (permohonan { $case }). Surat keterangan kini diminta dari pemiliknya.
desk-lifted = Penahanan dilepas (permohonan { $case }). Pemiliknya diberi tahu sekarang.
alert-certificate-held = Sertifikat pada permohonan { $case } sedang ditahan: cabut, atau lepas penahanannya.
alert-certificate-not-held = Sertifikat itu tidak sedang ditahan, jadi tidak ada yang dilepas.
error-certificate-held = Sertifikat <code>{ $serial }</code> sedang ditahan, jadi permohonan { $case } tidak dapat ditutup dari chat. Petugas yang mencabutnya atau melepas penahanannya.
error-certificate-expired = Sertifikat <code>{ $serial }</code> sudah habis masa berlakunya, jadi tidak ada lagi yang perlu ditahan atau dicabut.

timeline-move-revocation-hold = ditahan setelah petugas menelepon
timeline-move-revocation-overdue = batas waktu surat keterangan lewat, diteruskan ke petugas
timeline-move-revocation-lift = penahanan dilepas petugas
timeline-now-asked = <b>Sekarang pada petugas</b> sejak { $since }: Anda akan ditelepon. Bertanya: { $contact }
timeline-now-lifted = <b>Selesai.</b> Penahanan dilepas; sertifikat berlaku lagi.

reason-csr-blocked = Kunci di CSR itu sampai kepada kami, jadi tidak aman lagi dan diblokir
mend-csr-blocked = Buat kunci dan CSR baru dengan alat kunci (LOCK), lalu kirim hanya CSR-nya.
desk-key-blocked = Kunci permohonan { $case } baru saja terbukti bocor, jadi tidak ada sertifikat yang diterbitkan. Pemohon diminta mengirim CSR baru.
timeline-move-issuance-block = kuncinya terbukti bocor, CSR baru diminta
timeline-move-renewal-block = kuncinya terbukti bocor, CSR baru diminta

notice-certificate-held = <b>Sertifikat Anda kami tahan.</b>
    Nomor seri: <code>{ $serial }</code>

    Mulai saat ini siapa pun yang memeriksa sertifikat itu melihat bahwa ia ditahan, dan tanda tangan baru dengannya tidak diterima. Penahanan ini sementara; sertifikatnya belum dicabut.

    { $due ->
    [yes] Yang perlu Anda lakukan: serahkan surat keterangan alasan pencabutan yang disetujui atasan, paling lambat <b>{ $until }</b> (permohonan { $case }). Sesudah itu petugas mencabutnya untuk selamanya, atau melepas penahanannya kalau ternyata tidak ada yang hilang.
   *[no] Surat keterangan Anda sudah ada pada petugas (permohonan { $case }). Petugas mencabutnya untuk selamanya, atau melepas penahanannya kalau ternyata tidak ada yang hilang.
 }

    Bukan Anda yang memintanya? Hubungi { $contact }. Dari chat ini penahanan tidak dapat dilepas.
notice-certificate-lifted = <b>Penahanan sertifikat Anda sudah dilepas.</b>
    Nomor seri: <code>{ $serial }</code>

    Sertifikat ini berlaku lagi seperti sebelumnya. Dalam beberapa saat daftar pencabutan yang baru pun tidak memuatnya lagi. Permohonan { $case } selesai; surat keterangan tidak diperlukan lagi.

    Menurut Anda kuncinya memang hilang? Ketik /hilang saat itu juga.
notice-hold-statement-due = Sertifikat Anda masih ditahan, dan <b>surat keterangannya belum kami terima</b> (permohonan { $case }). Mohon serahkan paling lambat <b>{ $until }</b>. Sesudah itu petugas memutuskan tanpa surat: dicabut untuk selamanya, atau dilepas.
notice-hold-overdue = <b>Batas waktu surat keterangan sudah lewat</b> (permohonan { $case }). Sertifikat Anda tetap ditahan. Sekarang petugas memutuskan tanpa surat: mencabutnya untuk selamanya, atau melepas penahanannya. Ada yang perlu disampaikan? Hubungi { $contact }.
notice-hold-called = <b>Sertifikatnya sudah ditahan.</b> Rinciannya dikirim ke pemilik akun, lewat chat dan email dinasnya. Untuk menyerahkan surat keterangan, masuk dulu dengan /masuk, lalu ketik /cabut. Belum bisa masuk? Tidak apa-apa: sertifikatnya tetap ditahan.
notice-hold-call-refused = Permintaan Anda untuk ditelepon (nomor { $case }) sudah kami periksa dan <b>tidak dapat kami penuhi</b>; tidak ada yang ditahan karenanya. Alasannya:
notice-leak-proven = ⛔ <b>Kunci rahasia sebuah sertifikat terbukti bocor.</b>
    Nomor seri <code>{ $serial }</code>, diterbitkan lewat permohonan { $case }. Kunci itu sendiri sampai kepada kami, jadi sertifikatnya langsung dicabut (keyCompromise) dan kuncinya diblokir untuk selamanya. Pemiliknya sudah diberi tahu; tidak ada yang perlu diputuskan.
notice-call-how = <b>Telepon nomor yang tercatat pada akun</b>, bukan nomor yang disebut peminta. Pastikan ia pemiliknya (misalnya jabatan, unit kerja, dan kapan sertifikatnya terbit), baru ketuk "Sudah ditelepon: tahan".
notice-call-phone = Telepon yang tercatat
notice-call-given = <b>Yang disebut peminta, belum terbukti:</b>
notice-button-statement = Serahkan surat keterangan

mail-certificate-held-subject = Sertifikat Anda kami tahan (permohonan { $case })
mail-certificate-held-lead =
    Sertifikat elektronik Anda kami tahan. Mulai saat ini siapa pun yang memeriksanya melihat bahwa ia ditahan, dan tanda tangan baru dengannya tidak diterima. Penahanan ini sementara; sertifikatnya belum dicabut.
mail-certificate-held-after =
    { $isDue ->
        [yes] Yang perlu Anda lakukan: serahkan surat keterangan alasan pencabutan yang disetujui atasan, paling lambat { $until }. Masuk di chat dengan /masuk, lalu ketik /cabut; formulirnya sudah kami isi.
       *[no] Surat keterangan Anda sudah ada pada petugas.
    }

    Sesudah itu petugas mencabutnya untuk selamanya, atau melepas penahanannya kalau ternyata tidak ada yang hilang.

    Bukan Anda yang memintanya? Segera beri tahu kami: mungkin orang lain memegang akun atau email Anda. Dari chat penahanan tidak dapat dilepas.
mail-certificate-lifted-subject = Penahanan sertifikat Anda dilepas (permohonan { $case })
mail-certificate-lifted-lead =
    Petugas melepas penahanan sertifikat Anda. Sertifikat ini berlaku lagi seperti sebelumnya, dan surat keterangan tidak diperlukan lagi.
mail-certificate-lifted-after =
    Menurut Anda kuncinya memang hilang atau dipegang orang lain? Ketik /hilang di chat saat itu juga, lalu beri tahu kami.
mail-hold-link-subject = Tahan sertifikat Anda
mail-hold-link-lead =
    Ada yang meminta sertifikat elektronik Anda ditahan, karena kunci atau perangkatnya hilang. Kalau itu Anda, tekan tombol di bawah, lalu tekan tombol di halaman yang terbuka.
mail-hold-link-button = Tahan sertifikat saya
mail-hold-link-after =
    Tautan ini berlaku { $minutes } menit dan hanya bisa dipakai satu kali; kata sandi tidak diperlukan.

    Kalau bukan Anda yang meminta, abaikan surat ini: tidak ada yang berubah selama tombol di halaman itu tidak ditekan.
mail-hold-statement-due-subject = Surat keterangan Anda ditunggu (permohonan { $case })
mail-hold-statement-due-lead =
    Sertifikat Anda masih ditahan, dan surat keterangan alasan pencabutannya belum kami terima. Mohon serahkan paling lambat { $until }: masuk di chat dengan /masuk, lalu ketik /cabut; formulirnya sudah kami isi.
mail-hold-statement-due-after =
    Sesudah itu petugas memutuskan tanpa surat: sertifikat dicabut untuk selamanya, atau penahanannya dilepas.
mail-hold-overdue-subject = Batas waktu surat keterangan sudah lewat (permohonan { $case })
mail-hold-overdue-lead =
    Surat keterangan untuk sertifikat Anda yang ditahan tidak kami terima dalam waktunya. Sertifikat itu tetap ditahan.
mail-hold-overdue-after =
    Sekarang petugas memutuskan tanpa surat: mencabutnya untuk selamanya, atau melepas penahanannya. Ada yang perlu disampaikan? Beri tahu kami.

page-hold-title = Tahan sertifikat Anda
page-hold-lead = Tombol di bawah menahan sertifikat berikut:
page-hold-already = Sertifikat berikut sudah ditahan; tidak ada lagi yang perlu Anda tekan. Surat keterangannya diserahkan di chat: masuk dengan /masuk, lalu ketik /cabut.
page-hold-nothing = Akun ini tidak memiliki sertifikat yang masih berlaku, jadi tidak ada yang perlu ditahan.
page-hold-certificate = nomor seri berakhiran <b>{ $end }</b>, berlaku sampai { $until }{ $held ->
    [yes] {" "}(sudah ditahan)
   *[no] {""}
 }
page-hold-meaning = Begitu ditahan, tanda tangan baru dengannya tidak diterima lagi. Ini belum pencabutan: surat keterangan menyusul, lalu petugas mencabutnya untuk selamanya atau melepasnya. Hanya petugas yang dapat melepas.
page-hold-submit = Ya, tahan sekarang
page-hold-not-you = Kalau bukan Anda yang memintanya, tutup halaman ini. Tidak ada yang berubah selama tombol tidak ditekan.
page-held-title = Sertifikat Anda sudah ditahan
page-held-lead = { $count ->
    [1] Siapa pun yang memeriksa sertifikat itu sekarang melihat bahwa ia ditahan.
   *[other] Siapa pun yang memeriksa sertifikat-sertifikat itu sekarang melihat bahwa semuanya ditahan.
 }
page-held-statement = Berikutnya: serahkan surat keterangan alasan pencabutan yang disetujui atasan, paling lambat <b>{ $until }</b>. Di chat, masuk dengan /masuk, lalu ketik /cabut; formulirnya sudah kami isi.
page-held-submitted = Surat keterangan Anda sudah ada pada petugas. Tidak ada lagi yang perlu Anda kirim.
page-gone-hold = Mungkin tombolnya sudah pernah ditekan: kalau begitu, surat kami di email dinas mengatakan bahwa sertifikatnya ditahan. Kalau belum, ketik /hilang di chat; tautan baru langsung kami kirim.
