# Pencabutan sertifikat (SOP Sumbar pencabutan 1–9): percakapan, kartu, kabar, dan surat.

# Alasan, juga sebagai tulisan tombol.
revocation-cause-forgotten-passphrase = Lupa frasa sandi
revocation-cause-changed-data = Perubahan data
revocation-cause-lost = Kunci atau sertifikat hilang
revocation-cause-leaked = Kunci bocor atau diketahui orang lain
revocation-cause-transfer = Pindah tugas (mutasi)
revocation-cause-retirement = Pensiun
revocation-cause-resignation = Berhenti bekerja
revocation-cause-death = Meninggal dunia
revocation-cause-violation = Pelanggaran ketentuan
revocation-cause-replaced = Diganti sertifikat baru

revocation-welcome = Permohonan pencabutan bernomor <b>{ $number }</b>, untuk sertifikat <code>{ $serial }</code>.
    Sertifikat yang sudah dicabut <b>tidak dapat dipulihkan</b>. Ada tiga langkah: alasan, hari kejadian, dan surat keterangan yang disetujui atasan; formulirnya kami siapkan.
ask-certificate = Sertifikat mana yang ingin dicabut?
    Pilih salah satu, ketik nomor serinya, atau kirim berkas sertifikatnya (.cer, .pem, .p7b).
help-certificate = Nomor seri tertulis di /sertifikat dan di aplikasi yang menampilkan sertifikat; titik dua dan spasi boleh ikut. Jangan kirim berkas kunci atau .p12.
revocation-none = Di sini tidak ada sertifikat Anda yang masih berlaku, jadi tidak ada yang perlu dicabut.
    Yang Anda maksud sertifikat lain? Kirim berkasnya (.cer, .pem, .p7b); kami sebutkan siapa penerbitnya dan siapa yang dapat mencabutnya.
certificate-choice = { $serial }… sampai { $until }
certificate-choice-held = { $serial }… sampai { $until } (ditahan)
answer-serial-shape = Itu belum seperti nomor seri. Nomor seri terdiri atas 32 angka dan huruf a sampai f, contoh: <i>4f2a91c07d…</i>. Lihat di /sertifikat, atau kirim berkas sertifikatnya.

ask-cause = Mengapa sertifikat ini perlu dicabut?
    Pilih alasan yang sama dengan surat keterangan; dari sini kami tahu apakah kuncinya harus diblokir.
help-cause = Pilih <b>Kunci bocor</b> kalau orang lain mungkin memegang kunci atau frasa sandinya, dan <b>Kunci atau sertifikat hilang</b> kalau berkas atau perangkatnya tidak ditemukan lagi. Kuncinya lalu diblokir untuk selamanya. Ragu? Hubungi: { $contact }
ask-since = Kapan itu terjadi?
    Tekan tombolnya, atau ketik tanggalnya, contoh: <i>20-11-2026</i>. Tanda tangan sesudah hari itu akan diragukan.
help-since = Hari kejadian ditulis di daftar pencabutan. Untuk kunci yang hilang atau bocor, itu hari terakhir Anda yakin masih memegangnya sendiri. Tidak tahu? Tekan <b>Tidak tahu</b>. Hubungi: { $contact }
ask-statement = Kirim <b>surat keterangan</b> yang sudah Anda tanda tangani dan disetujui atasan, sebagai PDF atau foto setiap halaman.
    Formulirnya ada di atas, sudah terisi; petugas mencocokkannya dengan sertifikat Anda.
help-statement = Cetak formulirnya, tanda tangani, mintalah persetujuan atasan, lalu kirim PDF atau fotonya: dari atas, terang, seluruh halaman terlihat. Atasan sedang tidak ada? Hubungi: { $contact }
statement-caption = <b>Surat Keterangan Alasan Pencabutan</b>, sudah terisi. Cetak, tanda tangani, mintalah tanda tangan atasan, lalu kirim kembali ke sini sebagai PDF atau foto.
button-today = Hari ini
button-yesterday = Kemarin
button-day-unknown = Tidak tahu
day-unknown = tidak diketahui
answer-day-shape = Itu belum seperti tanggal. Tulis hari, bulan, dan tahunnya, contoh: <i>20-11-2026</i> atau <i>20 November 2026</i>.
answer-day-none = Tanggal <b>{ $day }</b> tidak ada di kalender. Tulis tanggal yang ada, contoh: <i>20-11-2026</i>.
revocation-summary = <b>Periksa dulu sebelum dikirim</b>
    Setelah petugas memutuskan, pencabutan tidak dapat ditarik kembali.
revocation-submitted = Terima kasih. Permohonan pencabutan <b>{ $number }</b> sudah dikirim ke verifikator. Begitu diputuskan, kami kabari di sini dan lewat email dinas; perkembangannya ada di /status.
revocation-waiting = Permohonan pencabutan <b>{ $number }</b> sedang diperiksa petugas. Tidak ada yang perlu Anda lakukan sekarang; lihat /status. Ternyata sertifikatnya masih diperlukan? Permohonan ini boleh ditarik selama belum diputuskan.
revocation-waiting-held = Sertifikat ini sedang ditahan dan permohonan <b>{ $number }</b> sudah ada di petugas. Petugas yang memutuskan: mencabut, atau memberlakukannya lagi. Ada yang perlu disampaikan? Hubungi { $contact }.
revocation-by-office = Petugas sendiri mengajukan pencabutan sertifikat ini (nomor <b>{ $number }</b>) dan sedang memeriksanya. Ada yang perlu disampaikan? Hubungi { $contact }.
revocation-ask-withdraw = Permohonan pencabutan <b>{ $number }</b> akan ditutup dan sertifikatnya tetap berlaku. Benar ditarik?
revocation-withdrawn = Permohonan pencabutan <b>{ $number }</b> sudah ditarik. Sertifikatnya tetap berlaku.
revocation-over = Permohonan <b>{ $number }</b> sudah selesai atau sudah ditutup, jadi tombol itu tidak berlaku lagi. Keadaannya ada di /status.
button-go-on-revocation = Lanjutkan pencabutan

item-cause = Alasan pencabutan
item-since = Hari kejadian
item-statement = Surat Keterangan
reason-statement-unsigned = Surat Keterangan belum ditandatangani Anda atau atasan
mend-statement-unsigned = Lengkapi kedua tanda tangannya pada surat itu, lalu unggah kembali.
reason-statement-unreadable = Surat Keterangan tidak terbaca
mend-statement-unreadable = Foto ulang di tempat terang sampai seluruh halaman terlihat, atau kirim berkas PDF-nya.
reason-statement-wrong-person = Nama di Surat Keterangan bukan nama pemilik sertifikat
mend-statement-wrong-person = Pakai formulir yang kami siapkan, lalu kirim yang menyebut nama Anda sendiri.
reason-statement-wrong-certificate = Surat Keterangan menyebut sertifikat lain
mend-statement-wrong-certificate = Kirim surat yang menyebut nomor seri sertifikat ini; formulir yang kami siapkan sudah memuatnya.
reason-statement-wrong-cause = Alasan di Surat Keterangan berbeda dengan yang dipilih
mend-statement-wrong-cause = Kirim surat dengan alasan yang sama seperti yang Anda pilih, atau pilih ulang alasannya.
reason-statement-outdated = Surat Keterangan sudah terlalu lama
mend-statement-outdated = Buat surat baru dengan tanggal sekarang, lalu unggah.
reason-cause-differs-from-statement = Alasan berbeda dengan Surat Keterangan
mend-cause-differs-from-statement = Pilih alasan yang sama dengan surat. Kalau suratnya yang keliru, kirim surat yang benar.
reason-since-differs-from-statement = Hari kejadian berbeda dengan Surat Keterangan
mend-since-differs-from-statement = Tulis hari yang sama dengan surat. Kalau suratnya yang keliru, kirim surat yang benar.
mend-cause = Pilih kembali alasan pencabutan.
mend-since = Tulis kembali hari kejadiannya.
mend-statement = Unggah kembali Surat Keterangan yang sudah diperbaiki.
refusal-no-ground = Alasan pencabutan tidak dapat kami pastikan
notice-button-mend-cause = Pilih ulang alasan
notice-button-mend-since = Perbaiki hari kejadian
notice-button-mend-statement = Kirim ulang surat keterangan

notice-revocation-rejected = { $count ->
    [1] Permohonan pencabutan Anda (nomor { $case }) sudah diperiksa. <b>Sebelum sertifikatnya bisa dicabut, tinggal satu hal yang perlu diperbaiki:</b>
   *[other] Permohonan pencabutan Anda (nomor { $case }) sudah diperiksa. <b>Sebelum sertifikatnya bisa dicabut, tinggal { $count } hal yang perlu diperbaiki:</b>
 }
notice-revocation-refused = Kami sudah memeriksa permohonan pencabutan Anda (nomor { $case }) dan <b>tidak dapat mengabulkannya</b>; sertifikatnya tetap berlaku. Alasannya:
notice-certificate-revoked = { $by ->
    [office] <b>Sertifikat elektronik Anda dicabut oleh petugas.</b>
    [proof] <b>Sertifikat elektronik Anda dicabut</b>, karena kunci rahasianya terbukti sudah keluar dari tangan Anda.
   *[owner] <b>Sertifikat elektronik Anda sudah dicabut</b>, sesuai permohonan Anda.
 }

    Nomor seri: <code>{ $serial }</code>
    Alasan: { $cause }

    Mulai sekarang sertifikat itu ditolak oleh aplikasi yang memeriksanya, dan tidak dapat dipulihkan. Hapus berkas .p12-nya dari semua perangkat Anda.{ $blocked ->
    [yes] { " " }Kuncinya juga kami blokir: untuk sertifikat baru, buatlah kunci baru.
   *[no] { "" }
 }

    { $offer ->
    [yes] Perlu sertifikat lagi? Tekan tombol di bawah untuk mengajukan yang baru.
   *[no] Terima kasih sudah memakai layanan ini.
 } Ada pertanyaan atau keberatan? Hubungi { $contact }.
notice-button-new-certificate = Terbitkan yang baru

mail-certificate-revoked-subject = Sertifikat elektronik Anda dicabut
mail-certificate-revoked-lead = { $by ->
    [office] Sertifikat elektronik Anda dicabut oleh petugas instansi.
    [proof] Sertifikat elektronik Anda dicabut, karena kunci rahasianya terbukti sudah keluar dari tangan Anda.
   *[owner] Sertifikat elektronik Anda sudah dicabut, sesuai permohonan nomor { $case }.
 }
mail-certificate-revoked-after =
    Sertifikat itu tidak dapat dipulihkan. Hapus berkas .p12-nya dari semua perangkat Anda.

    { $offer ->
    [yes] Perlu sertifikat lagi? Ketik /terbit di chat untuk mengajukan yang baru, dengan kunci yang baru.
   *[no] Terima kasih sudah memakai layanan ini.
 }

    Tidak merasa memintanya, atau keberatan? Segera hubungi { $contact }.
mail-fact-cause = Alasan

card-title-revocation = <b>Pencabutan sertifikat nomor { $case }</b>
card-kind-revocation = Pencabutan sertifikat
card-state-revocation-draft = dikembalikan, menunggu perbaikan dari pemohon
card-state-revocation-submitted = menunggu pemeriksaan surat dan sertifikat
card-state-revocation-under-review = sedang diperiksa
card-state-revocation-approved = disetujui, sertifikat sedang dicabut
card-state-revocation-revoked = selesai, sertifikat sudah dicabut
card-state-revocation-refused = ditolak secara final
card-state-revocation-withdrawn = ditarik
card-state-revocation-lapsed = ditutup karena lama tidak dilanjutkan
card-target = <b>Sertifikat</b>
    • Nomor seri <code>{ $serial }</code>, berlaku sampai { $until }
card-target-held = • <b>Ditahan</b> sejak { $since }
card-cause = • Alasan: <b>{ $cause }</b> (di CRL: { $reason })
card-cause-blocking = • Alasan: <b>{ $cause }</b> (di CRL: { $reason }; kuncinya diblokir untuk selamanya)
card-event = • Hari kejadian: { $day }
card-event-unknown = • Hari kejadian: tidak diketahui
card-proposed = • Diajukan <b>petugas { $name }</b>: “{ $words }”
card-proposed-without-ground = • Diajukan <b>petugas { $name }</b>, yang masih menulis alasannya
card-signed-comparison = <b>Sertifikat dan data saat terbit</b>
card-signed-certificate-account = Akun
card-signed-certificate-subject = Subject DN
card-signed-certificate-serial = Nomor seri
card-signed-certificate-issuer = Penerbit
card-signed-certificate-key = Sidik kunci
card-signed-same = • { $field }: <code>{ $value }</code>: sama
card-signed-differs = • { $field }: saat terbit <code>{ $kept }</code>; di sertifikat <code>{ $signed }</code>: <b>BERBEDA</b>
card-account-differs = • { $field }: saat terbit <code>{ $kept }</code>; sekarang <code>{ $signed }</code>: <b>BERBEDA</b>
card-endorsed = <b>Perbedaan dikesampingkan</b> oleh { $name }, { $at }: “{ $words }”
item-certificate = Sertifikat
notice-button-mend-certificate = Pilih ulang sertifikat
alert-certificate-expired = Masa berlaku sertifikat itu sudah habis, jadi tidak ada yang perlu dicabut.
card-endorsed-rule = Yang mencabut harus petugas lain.
card-document-statement-name = Surat Keterangan
card-move-revoke = • Dicabut oleh { $name }, { $at }
card-move-settle = • Ditutup: sertifikatnya sudah dicabut lewat jalan lain, { $at } ({ $name })
card-button-revoke = Cabut sertifikat
card-button-endorse = Kesampingkan perbedaan…

card-choose-refuse-proposal = Pilih alasan menolak pengajuan ini, lalu kirim. <b>Pemilik sertifikat tidak diberi tahu</b>, karena ia tidak meminta apa-apa.
desk-proposal-dropped = Pengajuan { $case } ditolak; sertifikatnya tetap berlaku. Pemiliknya tidak diberi tahu.

check-certificate-kept-blocks = sertifikat itu tidak ada lagi di buku kami; beri tahu administrator
check-certificate-account-agrees = akun sama dengan saat terbit
check-certificate-account-blocks = akun berbeda dengan saat terbit
check-certificate-subject-agrees = subject DN sama
check-certificate-subject-blocks = subject DN di sertifikat berbeda dengan yang dicatat saat terbit
check-certificate-serial-agrees = nomor seri sama
check-certificate-serial-blocks = nomor seri di sertifikat berbeda dengan yang dicatat saat terbit
check-certificate-issuer-agrees = penerbit sama
check-certificate-issuer-blocks = penerbit di sertifikat berbeda dengan yang dicatat saat terbit
check-certificate-key-agrees = kunci sama
check-certificate-key-blocks = kunci di sertifikat berbeda dengan yang dicatat saat terbit
check-statement-there-agrees = surat keterangan sudah ada
check-statement-there-differs = surat keterangan tidak menyusul; pastikan dulu kepada pemiliknya
check-ground-written-agrees = alasan petugas sudah tertulis
check-ground-written-blocks = petugas yang mengajukan belum menulis alasannya

timeline-kind-revocation = Pencabutan sertifikat
timeline-move-revocation-open = Permohonan dibuka
timeline-move-revocation-submit = Dikirim ke verifikator
timeline-move-revocation-takeUp = Mulai diperiksa
timeline-move-revocation-approve = Disetujui
timeline-move-revocation-revoke = Sertifikat dicabut
timeline-move-revocation-settle = Sertifikat sudah dicabut lewat jalan lain
timeline-move-revocation-reject = Diminta diperbaiki
timeline-move-revocation-refuse = Ditolak
timeline-move-revocation-withdraw = Ditarik
timeline-move-revocation-lapse = Ditutup karena lama tidak dilanjutkan
timeline-now-revoked = Selesai: sertifikatnya sudah dicabut.

error-certificate-foreign = Sertifikat itu bukan terbitan kami. Penerbitnya: <b>{ $issuer }</b>. Pencabutannya dimintakan kepada penerbit itu.
error-certificate-unreadable = Di berkas itu tidak ada sertifikat yang dapat dibaca. Kirim sertifikatnya sebagai .cer, .pem, atau .p7b, atau ketik nomor serinya.
error-event-too-early = Hari itu ({ $since }) lebih awal daripada mulai berlakunya sertifikat ({ $from }). Tulis hari itu atau sesudahnya, atau tekan <b>Tidak tahu</b>.
error-day-unknown = Tanggal itu tidak ada di kalender. Tulis seperti <i>20-11-2026</i>.
error-cause-unknown = Alasan itu tidak termasuk yang dapat dipilih. Pilih salah satu dari daftar.
error-second-officer-needed = Untuk ini perlu petugas lain: yang mengajukan atau mengesampingkan perbedaan tidak boleh mencabut sendiri.

alert-second-officer-needed = Keputusan ini perlu dua petugas. Anda yang mengajukan, menangani, atau mengesampingkan perbedaannya, jadi rekan lain yang harus melakukannya.
alert-certificate-not-found = Tidak ada sertifikat dengan nomor seri, nama pengguna, atau email itu di instansi yang dilayani grup ini.
alert-certificate-revoked = Sertifikat itu sudah dicabut sebelumnya. Tidak ada yang perlu dilakukan lagi.
alert-cause-unknown = Alasan itu tidak termasuk yang dapat dipilih petugas. Mulai lagi dengan /cabut.

desk-revoked = Permohonan { $case } disetujui dan sertifikatnya sudah dicabut. Pemiliknya diberi tahu.
desk-revocation-settled = Sertifikat pada permohonan { $case } sudah dicabut lewat jalan lain. Permohonannya kini ditutup.
desk-endorsed = Alasan Anda tercatat pada kartu permohonan { $case }. Petugas lain kini dapat mencabutnya.
desk-ground-kept = Alasan Anda tercatat pada kartu permohonan { $case }. Petugas lain yang memutuskan.
desk-ask-endorsement = tulis mengapa perbedaan pada permohonan { $case } boleh dikesampingkan, dengan <b>membalas pesan ini</b>. Paling banyak 500 huruf; tertulis di kartu atas nama Anda, dan Anda tidak dapat lagi mencabutnya sendiri.
desk-ask-ground = tulis mengapa sertifikat pada permohonan { $case } perlu dicabut tanpa permohonan pemiliknya, dengan <b>membalas pesan ini</b>. Paling banyak 500 huruf; petugas lain memutuskan berdasarkan alasan ini.
propose-how = Ketik <code>/cabut</code> disertai nomor seri sertifikat, nama pengguna, atau email dinas pemiliknya. Contoh: <code>/cabut siti.rahmawati</code>. Petugas lain yang memutuskan.
propose-owner = Pemilik: <b>{ $name }</b> ({ $username })
propose-certificate = Sertifikat <code>{ $serial }</code>, berlaku sampai { $until }
propose-none = Tidak ada sertifikat yang masih berlaku.
propose-ask-certificate = Sertifikat mana yang perlu dicabut?
propose-button-certificate = { $serial }… sampai { $until }
propose-ask-cause = Mengapa perlu dicabut? Pengajuan ini diputuskan petugas lain; pemiliknya diberi tahu setelah dicabut.
propose-chosen = Pencabutan nomor <b>{ $case }</b> diajukan. Alasan: <b>{ $cause }</b>. Kartunya ada di grup ini.
propose-done = Pencabutan { $case } diajukan. Tulis alasannya sebagai balasan pertanyaan di bawah.
propose-already = Untuk sertifikat itu sudah ada permohonan { $case } di meja. Lihat kartunya dengan /antrean.
command-propose = Ajukan pencabutan
