# Waktu: berapa lama, kapan, daftar yang menunggu, pengingat, peringatan. REC-2, REC-3, REC-5.

span-none = kurang dari 1 menit
span-minutes = { $minutes } menit
span-hours = { $hours } jam
span-both = { $hours } jam { $minutes } menit
when-today = hari ini pukul { $clock }
when-tomorrow = besok pukul { $clock }
when-day = { $day } pukul { $clock }

card-clock-new = Target: ditangani paling lambat { $due } ({ $hours } jam kerja).
card-clock-waiting = Menunggu { $waited } dari target { $hours } jam kerja; paling lambat { $due }.
card-clock-late = <b>Menunggu { $waited }, target { $hours } jam kerja sudah lewat.</b>
card-clock-taken = Menunggu { $waited }, lalu ditangani (standar { $minutes } menit).
card-clock-begun = Standar penanganan: { $minutes } menit.
card-clock-handled = Ditangani { $handled } (standar { $minutes } menit).
card-escalated = Terlambat: pengawas dan meja di atasnya sudah diberi tahu.

digest-title = <b>Pengingat: { $count } permohonan lama menunggu di { $desk }</b>
digest-waiting = <b>{ $case }</b> · { $kind }
    menunggu { $waited } dari target { $hours } jam kerja
digest-late = <b>{ $case }</b> · { $kind }
    menunggu { $waited }; <b>target { $hours } jam kerja sudah lewat</b>
digest-taken = <b>{ $case }</b> · { $kind }
    sudah ditangani { $name }
digest-taken-late = <b>{ $case }</b> · { $kind }
    ditangani { $name } selama { $handled } dan <b>belum diputuskan</b>
digest-more = … dan { $count } lagi.
digest-how = Ketuk nomornya untuk melihat kartunya di bawah.
digest-done = <b>Tidak ada lagi yang lama menunggu di { $desk }.</b> Terima kasih.
digest-moved = Pengingat hari ini ada di bawah.

timeline-place = Urutan ke-{ $place } dalam antrean.
timeline-taken = Sudah ada petugas yang menanganinya.
timeline-expected = Perkiraan dijawab: <b>{ $when }</b>, menurut lamanya permohonan serupa sebulan terakhir.
timeline-target = Paling lambat menurut target: <b>{ $when }</b>.
timeline-slower = Ini lebih lama dari biasanya. Petugas sudah diingatkan.
timeline-escalated = Ini lebih lama dari seharusnya. Petugas sudah diingatkan, dan pengawasnya sudah diberi tahu.
timeline-next = Berikutnya: { $what }
timeline-next-registration-draft = petugas pendamping memeriksa kelengkapannya.
timeline-next-registration-submitted = diteruskan ke verifikator, yang mendaftarkan Anda.
timeline-next-registration-forwarded = verifikator mendaftarkan Anda, lalu tautan aktivasi dikirim ke email dinas.
timeline-next-registration-registered = Anda melengkapi data setelah tautannya dibuka.
timeline-next-registration-activated = verifikator mencocokkan data dengan surat dan KTP.
timeline-next-registration-completed = akun dibuat, lalu nama pengguna dan kata sandi pertama dikirim ke email dinas.
timeline-next-issuance-draft = verifikator memeriksa surat dan CSR.
timeline-next-issuance-submitted = verifikator memeriksa surat dan CSR, lalu sertifikat terbit.
timeline-next-issuance-under-review = kalau sesuai, sertifikat langsung terbit.
timeline-next-issuance-approved = sertifikat dikirim ke chat ini.
timeline-next-renewal-draft = verifikator memeriksa CSR yang baru.
timeline-next-renewal-submitted = verifikator memeriksa CSR yang baru, lalu sertifikat terbit.
timeline-next-renewal-under-review = kalau sesuai, sertifikat langsung terbit.
timeline-next-renewal-approved = sertifikat yang baru dikirim ke chat ini.
timeline-next-change-draft = verifikator mencocokkan perubahan dengan surat.
timeline-next-change-submitted = verifikator mencocokkan perubahan dengan surat.
timeline-next-change-under-review = kalau sesuai, data Anda diperbarui.
timeline-next-change-approved = data Anda diperbarui setelah tautan di email yang baru dibuka.
timeline-next-revocation-asked = petugas menelepon Anda, lalu menahan sertifikatnya.
timeline-next-revocation-draft = verifikator memeriksa surat keterangannya.
timeline-next-revocation-submitted = verifikator memeriksa surat keterangan dan sertifikatnya.
timeline-next-revocation-under-review = kalau sesuai, sertifikat dicabut.
timeline-next-revocation-approved = sertifikat dicabut.
timeline-next-rebinding-draft = petugas pendamping mencocokkan surat dan data.
timeline-next-rebinding-submitted = kalau cocok, tautan dikirim ke email dinas yang baru.
timeline-next-rebinding-accepted = email dinas yang baru dipasang setelah tautannya dibuka.

notice-draft-waiting = <b>Permohonan { $case } belum dikirim.</b>
    Semua jawaban Anda masih tersimpan. Lanjutkan kapan saja; kalau { $days } hari tidak disentuh, permohonan ditutup dan bisa dimulai lagi. Ini pengingat satu-satunya.

notice-link-expired = { $link ->
    [activation] <b>Tautan aktivasi permohonan { $case } sudah kedaluwarsa.</b>
        Tidak ada yang hilang. Tekan tombol di bawah untuk meminta tautan baru; ia dikirim ke email dinas Anda.
    [mailbox] <b>Tautan permohonan { $case } di email dinas yang baru sudah kedaluwarsa.</b>
        Tidak ada yang hilang. Tekan tombol di bawah untuk meminta tautan baru.
    [new-mailbox] <b>Tautan permohonan { $case } di email dinas yang baru sudah kedaluwarsa.</b>
        Data Anda belum berubah. Tekan tombol di bawah untuk meminta tautan baru.
   *[first-password] <b>Kata sandi pertama Anda sudah kedaluwarsa.</b>
        Akun Anda tetap ada. Tekan Masuk, lalu pilih <b>Lupa kata sandi</b>; tautan untuk membuat kata sandi dikirim ke email dinas Anda.
 }
notice-button-go-on = Lanjutkan
notice-button-new-link = Minta tautan baru

notice-case-escalated = <b>{ $count } permohonan terlambat di { $desk }</b>
    Nomor { $cases }{ $more ->
    [none] {""}
   *[other] {" "}dan { $more } lagi
 }. Batas waktu tunggunya sudah jauh lewat, atau tidak ada petugas yang boleh memutuskannya.
    { $parent ->
    [none] Tugaskan petugas lain, atau lepaskan yang sedang ditangani dari kartunya.
   *[other] Kartunya kini juga ada di { $parent }, yang boleh memutuskannya. Yang sedang ditangani bisa Anda lepaskan dari kartunya.
 }

ca-what = { $kind ->
    [revoked] CA { $ca } sudah dicabut oleh root-nya dan tidak boleh menandatangani lagi. Pasang CA penerbit yang baru: lencana ca rollover.
    [not-yet] CA { $ca } baru berlaku sejak { $at }, sedangkan jam mesin ini lebih awal. Betulkan jam mesinnya.
    [ends] CA { $ca } berakhir pada { $at }. Siapkan penggantinya: lencana ca rollover; untuk root, lihat docs/ca-ceremony.md.
    [full-length-ends] Sejak { $at } sertifikat dengan masa berlaku penuh tidak muat lagi di CA { $ca } dan ditolak. Pasang CA penerbit yang baru: lencana ca rollover.
    [crl-ends] Daftar pencabutan (CRL) root { $ca } habis pada { $at }. Tandatangani yang baru dengan root (lencana ca root crl), lalu pasang di sini (lencana ca import-crl).
    [crl-missing] Daftar pencabutan (CRL) root { $ca } belum ada di sini. Tandatangani dengan root (lencana ca root crl), lalu pasang (lencana ca import-crl).
    [ocsp-late] Penanda tangan OCSP dari { $ca } tidak diperbarui lagi dan habis pada { $at }. Lihat log layanan dan jalankan lencana doctor.
   *[list-late] Daftar pencabutan (CRL) CA { $ca } tidak terbit lagi dan habis pada { $at }. Lihat log layanan dan jalankan lencana doctor.
 }
notice-ca-warning = <b>{ $isOver ->
    [yes] CA perlu ditangani sekarang
   *[no] CA perlu perhatian
 }</b>
    { $what }

mail-case-escalated-subject = { $count } permohonan terlambat di { $desk }
mail-case-escalated-lead =
    { $count } permohonan di { $desk } sudah jauh melewati batas waktu tunggunya, atau tidak ada petugas yang boleh memutuskannya: nomor { $cases }{ $more ->
    [none] {""}
   *[other] {" "}dan { $more } lagi
 }.
mail-case-escalated-after =
    { $parent ->
    [none] Tugaskan petugas lain, atau lepaskan yang sedang ditangani dari kartunya di grup.
   *[other] Kartunya kini juga ada di { $parent }, yang boleh memutuskannya.
 }
mail-ca-warning-subject = { $isOver ->
    [yes] CA perlu ditangani sekarang
   *[no] CA perlu perhatian
 }
mail-ca-warning-lead = { ca-what }
mail-ca-warning-after =
    Peringatan ini dikirim sekali sehari sampai penyebabnya hilang. Perintah lencana ca list menunjukkan semuanya.

error-working-hours = Jam kerja itu tidak pernah buka: hari { $days }, pukul { $from } sampai { $to }. Tulis paling sedikit satu hari (1 Senin … 7 Minggu) dan jam tutup sesudah jam buka, misalnya 07:30-16:00.
