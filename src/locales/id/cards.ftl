# Kartu permohonan di grup petugas, dan daftar antrean.

card-title-registration = <b>Pendaftaran akun nomor { $case }</b>
card-title-issuance = <b>Penerbitan sertifikat nomor { $case }</b>
card-title-rebinding = <b>Pemasangan email dinas baru nomor { $case }</b>
card-kind-registration = Pendaftaran akun
card-kind-issuance = Penerbitan sertifikat
card-kind-rebinding = Pemasangan email dinas baru
card-state = Keadaan: <b>{ $state }</b>, sejak { $since }
card-agency = { $agency }
card-unclaimed = Belum ada yang menangani.
card-claimed = Ditangani <b>{ $name }</b> sejak { $at }.

card-state-registration-draft = dikembalikan, menunggu perbaikan dari pemohon
card-state-registration-submitted = menunggu pemeriksaan kelengkapan
card-state-registration-forwarded = menunggu didaftarkan verifikator
card-state-registration-registered = didaftarkan, menunggu pemohon membuka tautan aktivasi
card-state-registration-activated = email dikonfirmasi, menunggu pemohon melengkapi data
card-state-registration-completed = data lengkap, menunggu verifikasi
card-state-registration-verified = selesai, akun sudah dibuat
card-state-registration-refused = ditolak secara final
card-state-registration-withdrawn = dibatalkan pemohon
card-state-registration-lapsed = ditutup karena lama tidak dilanjutkan
card-state-issuance-draft = dikembalikan, menunggu perbaikan dari pemohon
card-state-issuance-submitted = menunggu verifikasi surat dan CSR
card-state-issuance-under-review = sedang diverifikasi
card-state-issuance-approved = disetujui, sertifikat sedang diterbitkan
card-state-issuance-issued = selesai, sertifikat sudah terbit
card-state-issuance-refused = ditolak secara final
card-state-issuance-withdrawn = dibatalkan pemohon
card-state-issuance-lapsed = ditutup karena lama tidak dilanjutkan
card-state-rebinding-draft = dikembalikan, menunggu perbaikan dari pemohon
card-state-rebinding-submitted = menunggu pemeriksaan surat dan data
card-state-rebinding-accepted = disetujui, menunggu pemohon membuka tautan di email yang baru
card-state-rebinding-rebound = selesai, email dinas yang baru sudah terpasang
card-state-rebinding-refused = ditolak secara final
card-state-rebinding-withdrawn = dibatalkan pemohon
card-state-rebinding-lapsed = ditutup karena lama tidak dilanjutkan

card-name = Pemohon: <b>{ $value }</b>
card-office = Jabatan: { $value }
card-nik = NIK: { $value }
card-nip = NIP: { $value }
card-nip-none = NIP: tidak punya
card-mail = Email: { $value }
card-phone = Telepon: { $value }
card-owner = Pemilik akun: <b>{ $value }</b>
card-lost = Akun yang disebut pemohon: { $value }
card-old-mail = Email terdaftar: { $value }
card-new-mail = Email yang diminta: { $value }

card-documents = <b>Berkas</b>
card-document = • { $name }: { $type }, { $pages } halaman, { $size }
card-document-csr = • { $name }: { $size }
card-document-letter-name = Surat Rekomendasi
card-document-identityCard-name = Foto KTP
card-document-csr-name = CSR
card-document-agreement-name = Perjanjian Pemilik

card-comparison = <b>Data terdaftar dan CSR</b>
card-same = sama
card-differs = BERBEDA
card-csr-name = • Nama: terdaftar { $ours }; di CSR { $theirs }: <b>{ $verdict }</b>
card-csr-mail = • Email: terdaftar { $ours }; di CSR { $theirs }: <b>{ $verdict }</b>
card-csr-without-name = • Nama: terdaftar { $ours }; CSR tidak menyebut nama
card-csr-without-mail = • Email: terdaftar { $ours }; CSR tidak menyebut email
card-csr-key = • Kunci: { $type }, sidik <code>{ $hash }</code>…

card-checks = <b>Pemeriksaan otomatis</b>
card-check-blocks = ⛔ <b>Menghalangi:</b> { $text }
card-check-differs = ⚠ <b>Perlu dilihat:</b> { $text }
card-check-agrees = ✓ Sesuai: { $text }

check-mail-domain-agrees = domain email milik instansi
check-mail-domain-differs = domain email tidak terdaftar untuk instansi ini
check-mail-domain-blocks = domain email yang diminta bukan milik instansi ini
check-one-account-agrees = belum punya akun
check-one-account-blocks = sudah ada akun dengan NIK, NIP, atau email yang sama
check-nip-kind-agrees = { $kind ->
    [PNS] susunan NIP PNS benar
    [PPPK] susunan NI PPPK benar
   *[none] tanpa NIP
 }
check-nip-kind-differs = susunan NIP tidak benar
check-birth-dates-agrees = tanggal lahir di NIK dan NIP sama
check-birth-dates-differs = tanggal lahir di NIK berbeda dengan di NIP; bisa terjadi kalau tanggal lahir pernah diperbaiki
check-csr-possession-agrees = CSR ditandatangani kuncinya sendiri
check-csr-key-agrees = kunci { $type } memenuhi syarat
check-csr-name-agrees = nama di CSR sama
check-csr-name-differs = nama di CSR berbeda dengan data terdaftar; sertifikat memakai data terdaftar
check-csr-mail-agrees = email di CSR sama
check-csr-mail-differs = email di CSR berbeda dengan data terdaftar; sertifikat memakai data terdaftar
check-key-new-agrees = kunci baru
check-key-new-blocks = kunci ini sudah pernah dipakai atau diblokir; pemohon harus membuat kunci baru
check-one-certificate-agrees = belum punya sertifikat yang berlaku
check-one-certificate-blocks = pemohon masih punya sertifikat yang berlaku
check-registry-complete-agrees = data akun lengkap
check-registry-complete-blocks = data akun belum lengkap (instansi, jabatan, atau unit kerja)
check-account-known-agrees = akunnya ada di instansi ini
check-account-known-blocks = di instansi ini tidak ada akun dengan nama atau email itu
check-account-nik-agrees = NIK sama dengan data akun
check-account-nik-blocks = NIK berbeda dengan data akun itu
check-mail-free-agrees = email yang diminta belum dipakai
check-mail-free-blocks = email yang diminta sudah dipakai akun atau permohonan lain
check-one-rebinding-differs = ada permohonan email dinas lain dengan NIK ini (nomor { $case })
check-own-session-agrees = diminta dari akun itu sendiri yang sedang masuk
check-open-sessions-agrees = tidak ada sesi yang terbuka
check-open-sessions-differs = akun ini sedang terbuka di { $count } chat; pastikan dulu yang meminta memang pemiliknya
check-certificate-mail-agrees = tidak ada sertifikat berlaku yang memuat email terdaftar
check-certificate-mail-differs = sertifikat yang berlaku memuat email terdaftar, dan tetap begitu sampai diperbarui

card-faults-reject = <b>Yang diminta diperbaiki</b>
card-faults-refuse = <b>Alasan penolakan</b>
card-fault = • { $text }
card-fault-mended = • { $text } (sudah diperbaiki pemohon)

card-certificate = Sertifikat <code>{ $serial }</code>, berlaku sampai { $until }.

card-decisions = <b>Keputusan</b>
card-by-machine = sistem
card-move-forward = • Diteruskan oleh { $name }, { $at }
card-move-return = • Dikembalikan oleh { $name }, { $at }
card-move-rebind = • Email baru disetujui oleh { $name }, { $at }
card-move-confirm = • Email baru terbukti dan dipasang oleh { $name }, { $at }
card-move-register = • Didaftarkan oleh { $name }, { $at }
card-move-reject = • Dikembalikan untuk diperbaiki oleh { $name }, { $at }
card-move-refuse = • Ditolak secara final oleh { $name }, { $at }
card-move-verify = • Diverifikasi oleh { $name }, { $at }
card-move-approve = • Disetujui oleh { $name }, { $at }
card-move-issue = • Sertifikat diterbitkan oleh { $name }, { $at }
card-move-takeBackForward = • Penerusan ditarik kembali oleh { $name }, { $at }
card-move-takeBackReturn = • Pengembalian ditarik kembali oleh { $name }, { $at }
card-move-takeBackReject = • Penolakan ditarik kembali oleh { $name }, { $at }
card-reversible = <i>Keliru? Dalam 30 detik keputusan ini masih bisa ditarik kembali oleh yang membuatnya.</i>

card-choose-return = Pilih apa yang perlu diperbaiki. Hanya bagian itu yang akan diminta ulang kepada pemohon.
card-choose-reject = Pilih apa yang perlu diperbaiki. Hanya bagian itu yang akan diminta ulang kepada pemohon.
card-choose-refuse = Pilih alasan penolakan. <b>Penolakan final tidak dapat ditarik kembali</b>; kalau masih bisa diperbaiki, pakai tombol Tolak.
card-choose-refuse-rebinding = Pilih alasan penolakan. <b>Penolakan final tidak dapat ditarik kembali</b>; pemohon boleh mengajukan permohonan baru.
card-preview = <b>Pesan yang akan diterima pemohon:</b>
card-which-item = Alasan lain untuk bagian yang mana?

card-button-claim = Ambil & lihat berkas
card-button-release = Lepaskan
card-button-forward = Teruskan
card-button-return = Kembalikan
card-button-rebind = Pasang email baru
card-button-register = Daftarkan
card-button-verify = Verifikasi
card-button-approve = Setujui & terbitkan
card-button-reject = Tolak
card-button-refuse = Tolak final
card-button-stop = Hentikan
card-button-resend = Kirim ulang tautan
card-button-undo = Tarik kembali
card-button-words = Alasan lain…
card-button-send-return = Kirim
card-button-send-reject = Kirim
card-button-send-refuse = Kirim penolakan final
card-button-drop = Batal
card-button-back = Kembali

card-queue-empty = Antrean kosong. Tidak ada permohonan yang menunggu keputusan di sini.
card-queue-unclaimed = <b>{ $case }</b> · { $kind } · { $agency }
    { $state }, sejak { $since }; belum ada yang menangani
card-queue-claimed = <b>{ $case }</b> · { $kind } · { $agency }
    { $state }, sejak { $since }; ditangani { $name }
card-queue-button = Kartu { $case }
card-moved = Kartu permohonan nomor { $case } kini ada di bawah.
