# Jawaban kalau sesuatu tidak dapat dilakukan: apa yang diterima, apa yang diperlukan, bagaimana memperbaikinya.
error-act-not-allowed = Peran Anda tidak mencakup tindakan itu. Hubungi administrator instansi Anda kalau seharusnya boleh.
error-move-not-allowed = Permohonan { $case } sudah berpindah keadaan, jadi tindakan itu tidak berlaku lagi. Lihat keadaannya yang terbaru.
error-stale-case = Permohonan { $case } baru saja berubah. Silakan lihat kartu yang terbaru dan coba lagi.
error-case-not-found = Permohonan { $case } tidak ditemukan.
error-own-case = Ini permohonan Anda sendiri (nomor { $case }). Rekan lain yang harus memutuskannya.
error-not-a-member = Hanya anggota grup meja ini yang dapat memutuskan.
error-desk-session-closed = Meja Anda belum dibuka. Masuk dulu lewat chat pribadi dengan /masuk.
error-claimed-by-another = Permohonan { $case } sedang diperiksa oleh { $name }.
error-same-person-forwarded = Anda yang meneruskan permohonan { $case }, jadi rekan lain yang memutuskan (prinsip empat mata).
error-take-back-too-late = Sudah lewat { $seconds } detik, keputusan itu tidak dapat ditarik lagi.
error-not-logged-in = Untuk itu Anda perlu masuk dulu dengan /masuk.
error-consent-missing = Mohon setujui dulu pemberitahuan data pribadi; mulai lagi dari /start.
error-items-missing = Permohonan { $case } belum lengkap: masih ada { $count } yang diperlukan. Lanjutkan dari /start.
error-item-not-open = Bagian itu tidak sedang diminta diperbaiki pada permohonan { $case }.
error-uploaded-too-often = Hari ini sudah { $count } berkas dikirim untuk permohonan { $case }, jadi yang ini tidak kami terima. Berkas yang sudah masuk tersimpan. Lanjutkan besok dengan /status, atau tanyakan dulu kepada petugas berkas mana yang tepat.
error-no-fault-named = Pilih dulu paling sedikit satu alasan.
error-agency-unknown = Instansi itu belum terdaftar di sini. Pilih dari daftar.
error-mail-domain = Alamat dengan <b>@{ $domain }</b> bukan email dinas { $agency }. Yang diterima: { $domains }.
error-already-registered = Data itu sudah dipakai pada akun atau permohonan lain. Kalau itu akun Anda, masuk dengan /masuk; lupa kata sandi dapat diatur di sana.
error-same-mailbox = Itu justru alamat yang lama. Tulis alamat email dinas yang baru, yang sekarang dapat Anda buka.
error-account-by-invitation = Akun Anda dibuat lewat undangan dan belum memuat instansi atau NIK, jadi petugas tidak dapat mencocokkannya. Untuk alamat atau data yang baru, mintalah undangan baru kepada administrator.
error-certificate-live = Anda masih memiliki sertifikat yang berlaku sampai { $until } (nomor seri <code>{ $serial }</code>). Satu orang satu sertifikat untuk tiap jenis. { $renewal ->
    [open] Masa berlakunya hampir habis, jadi Anda dapat memperbaruinya sekarang. Kalau kuncinya tidak dapat dipakai lagi, mintalah pencabutan dulu.
   *[later] Pembaruan dibuka mulai { $from }. Kalau kuncinya tidak dapat dipakai lagi, mintalah pencabutan dulu.
 }
error-certificate-not-found = Sertifikat itu tidak ditemukan di akun Anda.
error-certificate-revoked = Sertifikat <code>{ $serial }</code> sudah dicabut sebelumnya, jadi keadaannya tidak dapat diubah lagi.
error-certificate-not-held = Sertifikat <code>{ $serial }</code> tidak sedang ditahan, jadi tidak ada yang perlu dilepaskan.
error-event-in-future = Hari itu belum tiba. Tulis hari ini, atau hari yang sudah lewat.
error-clock-back = Jam komputer layanan mundur, jadi daftar pencabutan belum diterbitkan. Mintalah administrator membetulkan jamnya.
error-profile-unknown = Jenis sertifikat itu tidak disediakan.
error-key-used = Kunci dalam CSR itu pernah dipakai. Setiap sertifikat perlu kunci baru: buat CSR baru dengan alat kunci.
error-key-pending = Kunci dalam CSR itu sedang menunggu di permohonan lain. Buat CSR baru dengan alat kunci.
error-key-blocked = Kunci itu diblokir karena pernah bocor atau terkirim. Buat pasangan kunci baru dengan alat kunci.
error-agreement-changed = Data atau kunci berubah sejak perjanjian disetujui. Perjanjian perlu ditunjukkan dan disetujui sekali lagi.
error-check-blocks = Pemeriksaan otomatis menahan permohonan { $case }: { $check }. Selesaikan dulu hal itu, atau tolak dengan alasan.
error-token-unknown = Kode atau tautan itu tidak dikenal, sudah dipakai, atau sudah habis waktunya. Mintalah yang baru.
error-desk-unknown = Grup ini belum menjadi meja. Administrator dapat menghubungkannya dengan /hubungkan.
error-group-taken = Grup ini sudah menjadi { $name }, dan satu grup hanya untuk satu meja sejenis. Ketik kode itu di grup lain; kodenya masih berlaku.
error-issuance-failed = Sertifikat untuk permohonan { $case } tidak dapat dibuat ({ $why }). Tidak ada yang diterbitkan; permohonannya tetap di tempat. Beri tahu administrator.
error-download-too-large = Berkas itu lebih besar dari { $megabytes } MB. Pindai lagi dengan resolusi lebih rendah (150–200 dpi), atau kirim halamannya sebagai foto.
error-download-gone = Berkas itu tidak dapat diambil lagi. Mohon kirim ulang.
error-download-unreachable = Berkas itu belum dapat diambil karena gangguan jaringan. Mohon kirim ulang sebentar lagi.

error-file-empty = Berkas itu kosong. Mohon kirim ulang.
error-file-too-large = Berkas itu terlalu besar. Kirim PDF atau foto yang lebih kecil.
error-file-type = { $got ->
    [heic] Itu foto dalam bentuk HEIC dari iPhone, yang belum dapat dibaca di sini. Kirim sebagai foto, bukan sebagai berkas: pilih fotonya dari Galeri atau Foto, lalu kirim. Aplikasi mengubahnya menjadi JPG dengan sendirinya.
    [docx] Itu dokumen Word. Simpan sebagai PDF, lalu kirim PDF-nya.
    [doc] Itu dokumen Word. Simpan sebagai PDF, lalu kirim PDF-nya.
    [mp4] Itu video. Kirim surat sebagai PDF, atau sebagai foto.
   *[other] Itu bukan PDF, JPG, atau PNG. Kirim surat sebagai PDF, atau sebagai foto.
 }
error-file-corrupt = Berkas itu rusak atau terpotong, jadi tidak dapat dibuka. Mohon buat dan kirim ulang.
error-file-polyglot = Berkas itu berisi data lain di belakang dokumennya. Simpan ulang sebagai PDF biasa, lalu kirim.
error-pdf-encrypted = PDF itu dikunci kata sandi. Simpan tanpa kata sandi, lalu kirim ulang.
error-pdf-active = PDF itu berisi perintah atau lampiran (skrip, berkas tertanam). Cetak ke PDF biasa, lalu kirim ulang.
error-pdf-too-many-pages = Halamannya terlalu banyak; paling banyak { $maxPages } halaman. Kirim hanya halaman suratnya.
error-pdf-bomb = PDF itu mengembang terlalu besar saat dibuka. Pindai ulang sebagai PDF biasa.
error-image-too-many-pixels = Gambar itu terlalu besar ukurannya. Foto ulang dengan resolusi biasa.

error-csr-unreadable = Itu belum dapat dibaca sebagai CSR. Kirim berkas CSR dari alat kunci, atau tempel seluruh teksnya dari BEGIN sampai END.
error-csr-too-large = Itu terlalu besar untuk sebuah CSR. Kirim hanya berkas CSR-nya.
error-csr-trailing-bytes = Di belakang CSR itu masih ada data lain. Kirim berkas CSR yang utuh, tanpa tambahan.
error-csr-many = Ada lebih dari satu CSR di situ. Kirim satu saja.
error-csr-is-certificate = Itu sertifikat, bukan CSR. CSR dibuat dengan alat kunci dan berawal dengan BEGIN CERTIFICATE REQUEST.
error-csr-signature = Tanda tangan di dalam CSR itu tidak cocok dengan kuncinya, jadi kepemilikan kunci tidak terbukti. Buat CSR baru dengan alat kunci.
error-csr-signature-algorithm = CSR itu memakai algoritma tanda tangan yang tidak diterima. Buat CSR baru dengan alat kunci (SHA-256 atau lebih).
error-der = Isi berkas itu tidak tersusun benar. Buat CSR baru dengan alat kunci.
error-der-trailing-bytes = Di belakang isi berkas itu masih ada data lain. Kirim berkas CSR yang utuh.
error-key-unreadable = Kunci di dalam CSR itu tidak dapat dibaca. Buat CSR baru dengan alat kunci.
error-key-type = Jenis kunci di dalam CSR itu tidak diterima. Pakai P-256, P-384, atau RSA 2048/3072/4096.
error-key-size = Ukuran kunci itu tidak diterima. Pakai RSA 2048, 3072, atau 4096.
error-key-exponent = Eksponen kunci RSA itu tidak diterima (harus 65537). Buat CSR baru dengan alat kunci.
error-key-weak = Kunci itu lemah dan dapat ditebak. Buat CSR baru dengan alat kunci.
error-key-of-ca = Kunci itu milik otoritas sertifikasi. Buat CSR baru dengan alat kunci.
error-curve = Kurva kunci itu tidak diterima. Pakai P-256 atau P-384.
error-curve-point = Titik kunci itu tidak terletak pada kurvanya. Buat CSR baru dengan alat kunci.
