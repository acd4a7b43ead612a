# Perubahan data pemilik sertifikat: nama, instansi, email dinas, jabatan, unit kerja (ACC-9, SOP Kebumen peringatan 3).
change-today = <b>Perubahan data, permohonan { $number }</b>
    Data Anda sekarang:
change-today-numbers = NIK dan NIP tidak dapat diubah di sini. Kalau keliru, bicarakan dengan petugas.
change-choose = Apa yang berubah? Boleh pilih lebih dari satu, lalu tekan <b>Selesai memilih</b>.
change-nothing-chosen = Belum ada yang dipilih. Pilih dulu apa yang berubah.
button-chosen = Selesai memilih
change-summary = <b>Periksa dulu perubahannya</b>
summary-change = • { $label }: { $before } → <b>{ $after }</b>
change-submitted = Terima kasih. Permohonan perubahan data <b>{ $number }</b> sudah dikirim ke verifikator. Sebelum disetujui, data Anda tetap seperti sekarang. Kabarnya sampai di sini; perkembangannya selalu ada di /status.
change-waiting = Permohonan perubahan data <b>{ $number }</b> sedang diperiksa verifikator. Tidak ada yang perlu Anda lakukan sekarang; lihat /status. Ternyata tidak jadi? Permohonan ini boleh ditarik.
change-link-waiting = Perubahan data <b>{ $number }</b> sudah disetujui. Tinggal satu langkah: buka tautan yang kami kirim ke email dinas yang baru, { $mail }, lalu tekan tombolnya. Tidak ada di kotak masuk? Periksa juga folder spam.
change-link-sent-again = Tautan baru sudah dikirim ke email dinas yang baru. Tautan yang sebelumnya tidak berlaku lagi.
change-ask-withdraw = Permohonan <b>{ $number }</b> akan ditutup dan data Anda tetap seperti sekarang. Benar ditarik?
change-withdrawn = Permohonan <b>{ $number }</b> sudah ditarik. Data Anda tidak berubah.
change-over = Permohonan <b>{ $number }</b> sudah selesai atau sudah ditutup, jadi tombol itu tidak berlaku lagi. Keadaannya ada di /status.
button-go-on-change = Lanjutkan perubahan data

ask-change-name = Siapa <b>nama lengkap</b> Anda yang baru? Sekarang tertulis: <b>{ $today }</b>.
    Tulis seperti di KTP, tanpa gelar. Petugas mencocokkannya dengan KTP dan surat.
help-change-name = Nama tanpa gelar dan tanpa pangkat, huruf demi huruf sama dengan KTP yang sekarang. Setelah ini kami minta foto KTP-nya. Pertanyaan? Hubungi: { $contact }
ask-change-agency = Anda pindah ke <b>instansi</b> mana? Sekarang: <b>{ $today }</b>.
    Verifikator instansi yang baru yang memeriksa permohonan ini. Setelah ini kami tanyakan email dinas Anda di sana.
help-change-agency = Pilih instansi tempat Anda bertugas sekarang. Tidak ada dalam daftar? Instansi itu belum terdaftar di sini; hubungi: { $contact }
ask-change-mail = Apa alamat <b>email dinas</b> Anda yang baru? Sekarang: <b>{ $today }</b>.
    Tautan pembuktian dikirim ke alamat yang baru; email pribadi tidak dapat dipakai.
help-change-mail = Alamat resmi dari instansi Anda yang dapat Anda buka. Alamat lama kami beri tahu juga. Belum punya? Minta ke pengelola email instansi. Hubungi: { $contact }
ask-change-position = Apa <b>jabatan</b> Anda yang baru? Sekarang: <b>{ $today }</b>.
    Tulis seperti di surat rekomendasi. Jabatan tertulis di sertifikat.
help-change-position = Nama jabatan saat ini, paling panjang 64 huruf; singkatan resmi boleh. Hubungi: { $contact }
ask-change-unit = Di <b>unit kerja</b> mana Anda bertugas sekarang? Tercatat: <b>{ $today }</b>.
    Contoh: <i>Bagian Organisasi Setda</i>.
help-change-unit = Nama unit kerja seperti di surat rekomendasi, paling panjang 64 huruf. Hubungi: { $contact }
ask-change-card = Kirim foto <b>KTP</b> dengan nama yang baru (atau PDF).
    Seluruh kartu terlihat, tulisan terbaca, tanpa pantulan cahaya.
help-change-card = Nama yang baru harus sudah tertulis di KTP. Foto dari atas di tempat terang. KTP hanya dilihat petugas yang memeriksa permohonan Anda. Hubungi: { $contact }
ask-change-letter = Kirim <b>surat rekomendasi</b> yang sudah ditandatangani atasan, sebagai PDF atau foto setiap halaman.
    Surat itu menyebut data yang lama dan yang baru. Templatnya ada di atas, sudah terisi: cetak, lalu minta tanda tangan atasan.
help-change-letter = Surat dari atasan langsung yang membenarkan perubahan ini. Kalau Anda pindah instansi, atasan di tempat yang baru yang menandatangani. Foto dari atas, terang, seluruh halaman terlihat. Hubungi: { $contact }

error-nothing-changed = Di permohonan { $case } belum ada data yang berubah, jadi tidak ada yang dapat dikirim. Pilih dulu apa yang berubah dengan /ubah.
error-same-value = Itu sama dengan data Anda yang sekarang, jadi tidak ada yang berubah. Tulis data yang baru; kalau memang tidak berubah, mulai lagi dari /ubah dan hapus centangnya.

card-title-change = <b>Perubahan data nomor { $case }</b>
card-kind-change = Perubahan data
card-state-change-draft = dikembalikan, menunggu perbaikan dari pemohon
card-state-change-submitted = menunggu pemeriksaan surat dan data
card-state-change-under-review = sedang diperiksa
card-state-change-approved = disetujui, menunggu pemohon membuka tautan di email yang baru
card-state-change-applied = selesai, data sudah diubah
card-state-change-refused = ditolak secara final
card-state-change-withdrawn = dibatalkan pemohon
card-state-change-lapsed = ditutup karena lama tidak dilanjutkan
card-changes = <b>Data yang berubah</b>
card-change = • { $label }: { $before } → <b>{ $after }</b>
card-changed = • { $label }: <b>{ $after }</b>
card-button-approve-change = Setujui perubahan
card-move-apply = • Data diubah oleh { $name }, { $at }
check-name-on-card-differs = nama berubah; cocokkan huruf demi huruf dengan foto KTP
check-one-change-blocks = pemohon masih punya perubahan data lain yang belum selesai (nomor { $other })
check-running-issuance-differs = ada permohonan sertifikat yang sedang berjalan (nomor { $other }); perjanjiannya akan diminta ulang dengan data baru
check-running-issuance-blocks = sertifikat pemohon sedang ditandatangani (nomor { $other }); tunggu sebentar, lalu ketuk lagi
check-certificates-outdated-agrees = tidak ada sertifikat berlaku yang menjadi usang
check-certificates-outdated-differs = { $count } sertifikat yang berlaku memuat data lama; diberi batas waktu dan pemohon diminta memperbaruinya
check-no-open-change-blocks = data pemohon sedang diubah (permohonan nomor { $other }); selesaikan perubahan itu dulu
desk-change-applied = Permohonan { $case } disetujui dan data pemohon sudah diubah.
desk-change-approved = Permohonan { $case } disetujui. Datanya berubah setelah tautan di email yang baru dibuka; email yang lama diberi tahu.

notice-file-changes = <b>Data yang berubah, untuk dicocokkan dengan surat:</b>
notice-file-change = { $label }
    • sekarang: <code>{ $before }</code>
    • menjadi: <code>{ $after }</code>

notice-change-rejected = { $count ->
    [1] Permohonan perubahan data (nomor { $case }) sudah diperiksa. <b>Tinggal satu hal yang perlu diperbaiki:</b>
   *[other] Permohonan perubahan data (nomor { $case }) sudah diperiksa. <b>Tinggal { $count } hal yang perlu diperbaiki:</b>
 }
notice-change-refused = Kami sudah memeriksa permohonan perubahan data (nomor { $case }) dan <b>tidak dapat mengabulkannya</b>. Data Anda tetap seperti sekarang. Alasannya:
notice-change-link-sent = <b>Perubahan data Anda (nomor { $case }) disetujui verifikator.</b>

    Kami mengirim tautan ke email dinas yang baru, { $mail }. Buka surat itu, tekan tautannya, lalu tekan tombol di halaman yang terbuka. Sesudah itu data Anda kami ubah; sebelum itu semuanya tetap seperti sekarang.

    Email yang lama juga kami beri tahu. Suratnya belum masuk setelah beberapa menit? Periksa folder Spam, atau tekan tombol di bawah.
notice-change-applied = <b>Data Anda sudah diubah</b> (permohonan nomor { $case }). Yang tercatat sekarang:
notice-change-certificate-ends = Sertifikat Anda masih memuat data lama. Sertifikat itu <b>tetap berlaku sampai yang baru terbit, paling lambat { $until }</b>. Perbarui sekarang: surat rekomendasi tidak diminta lagi, cukup kunci dan CSR yang baru.
notice-change-certificate-stays = Sertifikat Anda tidak memuat data yang berubah, jadi tetap berlaku seperti biasa.
notice-change-certificate-none = Sertifikat yang Anda minta nanti memakai data ini.
notice-certificate-ending = <b>Sertifikat Anda berakhir { $until }</b>, karena data Anda sudah berubah dan sertifikat itu masih memuat data lama (nomor seri <code>{ $serial }</code>).

    Perbarui sebelum saat itu supaya Anda tidak kehilangan sertifikat: surat rekomendasi tidak diminta lagi, cukup kunci dan CSR yang baru.
notice-certificate-ended = <b>Sertifikat Anda sudah diakhiri</b> (nomor seri <code>{ $serial }</code>): data Anda berubah dan batas waktu memperbaruinya sudah lewat.

    Tanda tangan yang Anda buat sebelumnya tetap sah. Untuk menandatangani lagi, mintalah sertifikat baru dengan data yang sekarang.
notice-button-renew-changed = Perbarui sertifikat
notice-button-ask-anew = Minta sertifikat baru

timeline-kind-change = Perubahan data
timeline-move-change-open = mulai diisi
timeline-move-change-submit = dikirim ke verifikator
timeline-move-change-takeUp = mulai diperiksa
timeline-move-change-approve = disetujui
timeline-move-change-apply = data diubah
timeline-move-change-reject = perlu diperbaiki
timeline-move-change-refuse = ditolak
timeline-move-change-withdraw = ditarik oleh pemohon
timeline-move-change-lapse = gugur karena lama tidak dilanjutkan
timeline-now-approved-change = <b>Sekarang giliran Anda</b>: buka tautan di email dinas yang baru (dikirim { $since }). Belum ada? Ketik /ubah.
timeline-now-applied = <b>Selesai.</b> Data Anda sudah diubah.

mail-change-link-subject = Buktikan email dinas yang baru (permohonan { $case })
mail-change-link-lead =
    Ada permohonan perubahan data (nomor { $case }) yang memakai alamat ini sebagai email dinas yang baru. Verifikator sudah memeriksa suratnya dan menyetujuinya.

    Tekan tombol di bawah, lalu tekan tombol di halaman yang terbuka. Sesudah itu datanya kami ubah.
mail-change-link-button = Buktikan email ini
mail-change-link-after =
    Tautan ini berlaku { $days } hari dan hanya bisa dipakai satu kali. Kalau sudah kedaluwarsa, ketik /ubah di chat untuk meminta kirim ulang; tautan yang lama tidak berlaku lagi.

    Kalau Anda tidak merasa mengajukan permohonan ini, jangan tekan tombolnya dan beri tahu kami.

mail-change-asked-subject = Email dinas akun Anda akan diganti (permohonan { $case })
mail-change-asked-lead =
    Dari akun Anda yang sedang masuk ada permohonan (nomor { $case }) untuk mengganti email dinas dari alamat ini ke { $mail }. Verifikator menyetujuinya berdasarkan surat dari atasan.
mail-change-asked-after =
    Kalau ini Anda, tidak ada yang perlu dilakukan di sini.

    Kalau bukan Anda: segera tarik permohonan itu dengan /ubah di chat, ganti kata sandi Anda, dan hubungi { $contact }. Data baru berubah setelah alamat yang baru dibuktikan.

mail-change-applied-subject = Data akun Anda sudah diubah (permohonan { $case })
mail-change-applied-lead =
    { $mailbox ->
        [old] Email dinas akun Anda bukan lagi alamat ini, melainkan { $mail }. Ke alamat ini kami tidak mengirim apa pun lagi.
        [new] Perubahan data nomor { $case } sudah berlaku, dan alamat ini sekarang email dinas akun Anda. Nama pengguna dan kata sandi tetap sama.
       *[same] Perubahan data nomor { $case } sudah berlaku. Ketik /status di chat untuk melihatnya.
     }
mail-change-applied-after =
    { $certificate ->
        [ends] Sertifikat Anda masih memuat data lama. Sertifikat itu tetap berlaku sampai yang baru terbit, paling lambat { $at }. Perbarui dengan mengetik /perbarui di chat.
        [stays] Sertifikat Anda tidak memuat data yang berubah, jadi tetap berlaku seperti biasa.
       *[none] Tidak ada lagi yang perlu dilakukan.
     }

    Kalau bukan Anda yang mengubahnya: segera hubungi { $contact }.

mail-certificate-ending-subject = Sertifikat Anda segera berakhir karena data Anda berubah
mail-certificate-ending-lead =
    Data Anda sudah berubah, dan sertifikat di bawah ini masih memuat data lama. Karena itu sertifikat ini berakhir { $at }.
mail-certificate-ending-after =
    Perbarui sebelum saat itu dengan mengetik /perbarui di chat. Surat rekomendasi tidak diminta lagi, cukup kunci dan CSR yang baru.

mail-certificate-ended-subject = Sertifikat Anda sudah diakhiri
mail-certificate-ended-lead =
    Data Anda berubah dan batas waktu memperbarui sertifikat sudah lewat. Sertifikat di bawah ini sudah diakhiri dan tidak dapat dipakai untuk menandatangani lagi.
mail-certificate-ended-after =
    Tanda tangan yang Anda buat sebelumnya tetap sah. Sertifikat baru dengan data yang sekarang dapat diminta dengan mengetik /terbit di chat.

page-change-title = Buktikan email dinas yang baru
page-change-lead = Permohonan perubahan data nomor <b>{ $case }</b> di <b>{ $agency }</b> memakai alamat email Anda sebagai email dinas yang baru.
page-change-meaning = Dengan menekan tombol ini Anda menyatakan bahwa permohonan itu milik Anda dan email ini memang Anda yang memegang. Sesudah itu perubahan yang disetujui langsung berlaku.
page-change-not-you = Kalau bukan Anda yang mengajukan, tutup halaman ini dan beri tahu kami. Tidak ada yang berubah selama tombol tidak ditekan.
page-change-submit = Ya, ini email saya
page-changed-title = Data Anda sudah diubah
page-changed-lead = Email dinas yang baru sudah terbukti. Kembali ke { $network }: di sana tertulis data yang baru, dan apa yang perlu dilakukan dengan sertifikat Anda. Halaman ini boleh ditutup.
page-change-taken-lead = Sejak permohonan disetujui, alamat ini menjadi milik akun lain, jadi tidak bisa dipakai. Tidak ada yang berubah. Bicarakan dengan petugas instansi Anda; permohonan ini bisa ditarik dan diajukan lagi dengan alamat lain lewat /ubah di chat.
page-change-wait = Sertifikat Anda sedang ditandatangani. Tunggu sebentar, lalu tekan tombolnya sekali lagi; tidak ada yang berubah.
