# Pembaruan sertifikat: data tetap, kunci baru (REN-1 sampai REN-3).
button-go-on-renewal = Lanjutkan pembaruan
button-still-right = Ya, masih benar
button-changed = Ada yang berubah
button-reminders-on = Ingatkan saya di sini
renewal-begun = <b>Pembaruan sertifikat { $number }</b>
    Tiga hal singkat: memastikan data, membuat kunci baru, menyetujui perjanjian. Surat tidak diperlukan.
renewal-still-right = Data ini akan tertulis di sertifikat yang baru. Masih benar?
help-still-right = Sertifikat yang baru memakai data yang terdaftar di sini. Kalau jabatan, unit kerja, nama, instansi, atau email Anda sudah lain, tekan <b>Ada yang berubah</b>. Kesulitan? Hubungi: { $contact }
renewal-changed = Baik. Data diubah dulu, dengan surat dari atasan; sesudah itu sertifikat dibuat dengan data yang baru. Pembaruan { $number } tetap tersimpan.
renewal-waiting = Pembaruan sertifikat <b>{ $number }</b> sedang diperiksa petugas. Tidak ada yang perlu Anda lakukan sekarang; lihat /status.
renewal-submitted = Terima kasih. Pembaruan sertifikat <b>{ $number }</b> sudah dikirim ke verifikator. Begitu disetujui, sertifikat yang baru terbit dan kami kabari di sini. Sampai saat itu sertifikat yang lama tetap dapat dipakai.
renewal-checklist-title = <b>Pembaruan sertifikat { $number }</b>
    Setiap sertifikat memakai kunci baru. Buat kunci dan CSR dengan alat kunci, di perangkat Anda sendiri:
help-renewal-checklist = Kunci lama tidak dapat dipakai untuk sertifikat yang baru. Tekan <b>Alat kunci</b>, buat pasangan kunci baru tanpa internet, lalu kirim <b>hanya CSR-nya</b>. Kunci lama jangan dihapus dulu: sertifikat lama masih memakainya. Kesulitan? Hubungi: { $contact }
renewal-without-letter = Untuk pembaruan surat tidak diperlukan; yang diperlukan hanya CSR dari kunci yang baru.
renewal-expired = Masa berlaku sertifikat <code>{ $serial }</code> sudah habis pada { $at }, jadi tidak dapat diperbarui lagi. Anda boleh meminta sertifikat baru.
renewal-revoked = Sertifikat <code>{ $serial }</code> sudah dicabut, jadi tidak dapat diperbarui. Anda boleh meminta sertifikat baru.
renewal-none = Anda belum memiliki sertifikat yang dapat diperbarui. Anda boleh meminta sertifikat baru.
renewal-held = Sertifikat <code>{ $serial }</code> sedang ditahan. Sebelum petugas memutuskannya, sertifikat itu tidak dapat diperbarui.
error-renewal-early = Sertifikat <code>{ $serial }</code> baru dapat diperbarui mulai { $from }; kami ingatkan pada waktunya. Kalau data Anda sudah berubah, tidak perlu menunggu: ubah data Anda sekarang.
error-certificate-not-current = Sertifikat <code>{ $serial }</code> sudah ada penggantinya, jadi tidak perlu diperbarui lagi. Ia tetap berlaku sampai habis masanya.
error-request-open = Pembaruan sertifikat { $case } masih berjalan, jadi permohonan baru tidak diperlukan. Lanjutkan, atau lihat keadaannya di /status.

reminders-off = Baik. Pengingat tidak lagi dikirim ke chat ini. Pemberitahuan bahwa sertifikat akan habis tetap dikirim ke email dinas Anda.
    Berubah pikiran? Tekan tombol di bawah, atau ketik MULAI INGATKAN.
reminders-on = Baik. Menjelang habis masa berlaku sertifikat, kami ingatkan di chat ini. Ketik BERHENTI kapan saja untuk menghentikannya.

notice-button-renew = Perbarui sekarang
notice-button-mend-unchanged = Pastikan data
notice-renewal-due = { $when ->
    [today] <b>Sertifikat Anda habis masa berlakunya hari ini.</b>
    [tomorrow] <b>Sertifikat Anda habis masa berlakunya besok.</b>
   *[days] <b>Sertifikat Anda habis masa berlakunya { $days } hari lagi.</b>
 }

    Berlaku sampai: { $until }
    Nomor seri: <code>{ $serial }</code>

    Memperbarui hanya perlu beberapa menit: memastikan data dan membuat kunci baru, tanpa surat. Setelah masa berlakunya habis, permohonan harus dimulai dari awal.

    Tidak ingin diingatkan di sini? Ketik BERHENTI.
notice-renewal-issued = <b>Sertifikat elektronik Anda sudah diperbarui.</b>
notice-renewal-old = { $fate ->
    [ended] Sertifikat yang lama (<code>{ $old }</code>) berakhir sekarang, karena datanya sudah berubah.
    [runs-out] Sertifikat yang lama (<code>{ $old }</code>) tetap berlaku sampai { $until }, lalu habis sendiri. Tanda tangan yang dibuat dengannya tetap sah.
   *[over] Sertifikat yang lama (<code>{ $old }</code>) sudah habis masa berlakunya. Tanda tangan yang dibuat selama berlakunya tetap sah.
 }
notice-renewal-rejected = { $count ->
    [1] Pembaruan sertifikat Anda (nomor { $case }) sudah diperiksa. <b>Sebelum bisa diterbitkan, tinggal satu hal yang perlu diperbaiki:</b>
   *[other] Pembaruan sertifikat Anda (nomor { $case }) sudah diperiksa. <b>Sebelum bisa diterbitkan, tinggal { $count } hal yang perlu diperbaiki:</b>
 }
notice-renewal-refused = Kami sudah memeriksa pembaruan sertifikat Anda (nomor { $case }) dan <b>tidak dapat mengabulkannya</b>. Alasannya:

item-unchanged = Kebenaran data
reason-unchanged-outdated = Data terdaftar tampaknya sudah tidak sesuai
mend-unchanged-outdated = Periksa sekali lagi jabatan, unit kerja, nama, instansi, dan email Anda. Kalau ada yang berubah, ajukan perubahan data.
mend-unchanged = Pastikan sekali lagi data Anda, atau ajukan perubahan data.

card-title-renewal = <b>Pembaruan sertifikat nomor { $case }</b>
card-kind-renewal = Pembaruan sertifikat
card-state-renewal-draft = dikembalikan, menunggu perbaikan dari pemohon
card-state-renewal-submitted = menunggu verifikasi data dan CSR
card-state-renewal-under-review = sedang diverifikasi
card-state-renewal-approved = disetujui, sertifikat sedang diterbitkan
card-state-renewal-issued = selesai, sertifikat sudah diperbarui
card-state-renewal-refused = ditolak secara final
card-state-renewal-withdrawn = dibatalkan pemohon
card-state-renewal-lapsed = ditutup karena lama tidak dilanjutkan
card-predecessor = Memperbarui sertifikat <code>{ $serial }</code>, berlaku sampai { $until }.
card-unchanged = Pemohon memastikan: data terdaftar masih benar.
check-predecessor-agrees = { $status ->
    [expired] sertifikat lama habis masanya sesudah pembaruan diminta
   *[valid] sertifikat lama masih berlaku
 }
check-predecessor-differs = sertifikat lama sudah dicabut sesudah pembaruan diminta; pastikan datanya masih benar
check-predecessor-blocks = { $status ->
    [held] sertifikat lama sedang ditahan; putuskan itu dulu
    [revoked] sertifikat lama dicabut karena kunci, tugas, atau pelanggaran; pemohon harus meminta sertifikat baru dengan surat
   *[none] sertifikat lama tidak ditemukan
 }

timeline-kind-renewal = Pembaruan sertifikat
timeline-move-renewal-open = mulai diisi
timeline-move-renewal-submit = perjanjian disetujui, dikirim ke petugas
timeline-move-renewal-decline = perjanjian tidak disetujui
timeline-move-renewal-takeUp = mulai diperiksa
timeline-move-renewal-approve = disetujui
timeline-move-renewal-reject = perlu diperbaiki
timeline-move-renewal-refuse = ditolak
timeline-move-renewal-issue = sertifikat baru terbit
timeline-move-renewal-withdraw = ditarik oleh pemohon
timeline-move-renewal-lapse = gugur karena lama tidak dilanjutkan

mail-renewal-due-subject = { $when ->
    [today] Sertifikat Anda habis masa berlakunya hari ini
    [tomorrow] Sertifikat Anda habis masa berlakunya besok
   *[days] Sertifikat Anda habis masa berlakunya { $days } hari lagi
 }
mail-renewal-due-lead =
    Masa berlaku sertifikat elektronik Anda segera habis. Memperbaruinya hanya perlu beberapa menit, tanpa surat.
mail-renewal-due-after =
    Buka chat dan ketik /perbarui: pastikan data Anda masih benar, lalu buat kunci baru dengan alat kunci.

    Setelah masa berlakunya habis, sertifikat tidak dapat diperbarui lagi dan permohonan harus dimulai dari awal. Tanda tangan yang sudah dibuat tetap sah.

    Tidak memerlukan sertifikat lagi? Tidak ada yang perlu dilakukan; sertifikat habis sendiri.
