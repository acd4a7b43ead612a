# Sapaan, perintah, status, undangan.
command-start = Mulai, lihat pilihan
command-daftar = Mendaftar akun
command-masuk = Masuk
command-keluar = Keluar
command-terbit = Meminta sertifikat
command-sertifikat = Sertifikat saya
command-status = Keadaan permohonan
command-hilang = Kunci hilang atau bocor
command-ubah = Data saya berubah
command-bahasa = Ganti bahasa · Language
command-bantuan = Bantuan
command-antrean = Antrean permohonan
command-hubungkan = Hubungkan grup dengan kode sekali pakai
# Sebelum ada yang berbicara: paling banyak 512 dan 120 huruf.
bot-description = Asisten sertifikat elektronik untuk pegawai pemerintah: mendaftar akun, lalu meminta, memperbarui, dan mencabut sertifikat. Tekan Mulai untuk melihat pilihan. Kata sandi dan kunci privat tidak pernah diminta di dalam percakapan ini.
bot-short-description = Mengurus sertifikat elektronik pegawai pemerintah, dari pendaftaran sampai pembaruan.
greeting = <b>Selamat datang di Lencana.</b>
    Di sini pegawai pemerintah mengurus sertifikat elektronik: mendaftar, meminta, dan mengunduhnya.
    Belum punya akun? Tekan <b>Mendaftar</b>.
greeting-back = Selamat datang kembali. Permohonan Anda masih tersimpan.
greeting-subscriber = Selamat datang, { $name }. Apa yang dapat kami bantu?
button-daftar = Mendaftar
button-masuk = Masuk
button-terbit = Minta sertifikat
button-sertifikat = Sertifikat saya
button-keluar = Keluar
button-perbarui = Perbarui sertifikat
button-ubah = Ubah data
button-cabut = Cabut
button-hilang = Kunci hilang
button-status = Keadaan permohonan
button-bantuan = Bantuan
button-go-on-registration = Lanjutkan pendaftaran
button-go-on-issuance = Lanjutkan permohonan sertifikat
button-go-on-rebinding = Lanjutkan penggantian email dinas
help = <b>Yang dapat saya bantu</b>
    /daftar – mendaftar akun
    /masuk, /keluar – masuk dan keluar
    /sertifikat – melihat dan mengunduh sertifikat
    /terbit, /perbarui – meminta sertifikat, memperbaruinya
    /cabut – mencabut sertifikat
    /hilang – kunci hilang atau bocor: tahan sertifikat sekarang
    /ubah – jabatan, unit kerja, nama, atau email berubah
    /status – melihat keadaan permohonan
    /surat – templat surat
    /dataku – sesi yang terbuka; buka akun di chat lain juga
    /bahasa – ganti bahasa
    /pulihkan – email dinas tidak bisa dibuka lagi
    /batal – berhenti; yang sudah diisi tersimpan

    Alat kunci: { $link }

    <b>Bertanya kepada orang</b>
    { $contacts }
status-empty = Anda belum memiliki permohonan.
timeline-title = <b>{ $kind } { $number }</b>
timeline-kind-registration = Pendaftaran akun
timeline-kind-issuance = Permohonan sertifikat
timeline-kind-rebinding = Pemasangan email dinas baru
timeline-line = ✓ { $time }: { $what }
timeline-missing = Masih diperlukan: { $items }
timeline-unsent = Semua sudah diisi; tinggal dikirim.
timeline-move-registration-open = mulai diisi
timeline-move-registration-submit = dikirim ke petugas pendamping
timeline-move-registration-return = dikembalikan untuk diperbaiki
timeline-move-registration-forward = diteruskan ke verifikator
timeline-move-registration-reject = perlu diperbaiki
timeline-move-registration-register = identitas didaftarkan, tautan dikirim
timeline-move-registration-activate = email dinas dikonfirmasi
timeline-move-registration-complete = data dikirim
timeline-move-registration-verify = data cocok, akun dibuat
timeline-move-registration-refuse = ditolak
timeline-move-registration-withdraw = ditarik oleh pemohon
timeline-move-registration-lapse = gugur karena lama tidak dilanjutkan
timeline-move-issuance-open = mulai diisi
timeline-move-issuance-submit = perjanjian disetujui, dikirim ke petugas
timeline-move-issuance-decline = perjanjian tidak disetujui
timeline-move-issuance-takeUp = mulai diperiksa
timeline-move-issuance-approve = disetujui
timeline-move-issuance-reject = perlu diperbaiki
timeline-move-issuance-refuse = ditolak
timeline-move-issuance-issue = sertifikat terbit
timeline-move-issuance-withdraw = ditarik oleh pemohon
timeline-move-issuance-lapse = gugur karena lama tidak dilanjutkan
timeline-move-rebinding-open = mulai diisi
timeline-move-rebinding-submit = dikirim ke petugas pendamping
timeline-move-rebinding-return = dikembalikan untuk diperbaiki
timeline-move-rebinding-rebind = disetujui, tautan dikirim ke email yang baru
timeline-move-rebinding-confirm = email baru itu dikonfirmasi dan dipakai
timeline-move-rebinding-refuse = ditolak
timeline-move-rebinding-withdraw = ditarik kembali
timeline-move-rebinding-lapse = gugur karena lama tidak dilanjutkan
timeline-now-draft = <b>Sekarang giliran Anda</b> (sejak { $since }).
timeline-now-submitted = <b>Sekarang pada { $desk ->
    [assistant] petugas pendamping
   *[officer] verifikator
 }</b> sejak { $since }. Bertanya: { $contact }
timeline-now-forwarded = <b>Sekarang pada verifikator</b> sejak { $since }. Bertanya: { $contact }
timeline-now-registered = <b>Sekarang giliran Anda</b>: buka tautan aktivasi di email dinas (dikirim { $since }).
timeline-now-activated = <b>Sekarang giliran Anda</b>: lengkapi data dengan /daftar.
timeline-now-completed = <b>Sekarang pada verifikator</b> sejak { $since }. Bertanya: { $contact }
timeline-now-verified = <b>Selesai.</b> Akun Anda siap dipakai.
timeline-now-under-review = <b>Sedang diperiksa petugas</b> sejak { $since }. Bertanya: { $contact }
timeline-now-approved = { $kind ->
    [change] <b>Sekarang giliran Anda</b>: buka tautan di email dinas yang baru (dikirim { $since }).
    [revocation] <b>Disetujui</b>, sertifikat sedang dicabut.
   *[issuance] <b>Disetujui</b>, sertifikat sedang diterbitkan.
 }
timeline-now-issued = <b>Selesai.</b> Unduh sertifikat dengan /sertifikat.
timeline-now-accepted = <b>Sekarang giliran Anda</b>: buka tautan di email dinas yang baru (dikirim { $since }). Belum ada? Ketik /pulihkan.
timeline-now-rebound = <b>Selesai.</b> Email dinas yang baru sudah dipakai.
timeline-now-refused = <b>Selesai: ditolak.</b> Bertanya: { $contact }
timeline-now-withdrawn = <b>Selesai: Anda menariknya.</b>
timeline-now-lapsed = <b>Selesai: gugur</b> karena 30 hari tidak dilanjutkan. Mulai lagi kapan saja dari /start.
invitation-desk-code = Kode itu untuk grup. Ketik di dalam grup petugas, bukan di sini.
invitation-ask-name = Anda akan menjadi administrator. Siapa nama lengkap Anda, tanpa gelar?
invitation-ask-mail = Apa alamat email dinas Anda?
invitation-administrator = Anda sekarang administrator. Nama pengguna: <code>{ $username }</code>. Buat kata sandi di halaman ini: { $link }
invitation-administrator-known = Anda sekarang administrator, dengan nama pengguna <code>{ $username }</code> yang sudah ada. Masuk dengan /masuk. { $link }
invitation-accepted = { $name }, Anda sekarang { $role }. Nama pengguna: <code>{ $username }</code>. Buat kata sandi di halaman ini, lalu masuk dengan /masuk: { $link }
invitation-accepted-known = { $name }, Anda sekarang { $role } (nama pengguna <code>{ $username }</code>). Masuk dengan /masuk. { $link }
role-assistant = petugas pendamping
role-officer = verifikator
role-supervisor = pengawas
role-administrator = administrator
desk-how = Ketik perintah ini bersama kode meja dari administrator, misalnya <code>/hubungkan KM7T-QW3H</code>.
desk-joined = Grup ini sekarang menjadi <b>{ $name }</b> ({ $kind }). Kartu permohonan muncul di sini.
desk-assistant = meja pendamping
desk-officer = meja verifikasi
