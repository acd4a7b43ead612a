# Jawaban kepada petugas di grup. alert-*: penolakan, paling banyak 200 huruf, tanpa HTML (juga dikirim sebagai pesan biasa).

alert-act-not-allowed = Peran Anda di meja ini tidak mencakup tindakan itu. Kalau seharusnya boleh, hubungi administrator.
alert-move-not-allowed = Permohonan { $case } sudah berpindah keadaan, jadi tombol itu tidak berlaku lagi. Lihat kartunya yang terbaru.
alert-stale-case = Kartu permohonan { $case } baru saja berubah. Lihat kartunya yang terbaru, lalu coba lagi.
alert-case-not-found = Permohonan { $case } tidak ada. Buka daftar yang menunggu dengan /antrean.
alert-own-case = Ini permohonan Anda sendiri. Rekan Anda yang harus memutuskannya.
alert-not-a-member = Anda bukan lagi anggota grup ini, jadi tombolnya tidak berlaku bagi Anda.
alert-desk-unknown = Grup ini belum terhubung dengan meja layanan. Minta kode /hubungkan kepada administrator.
alert-desk-session-closed = Sesi meja Anda tertutup. Saya sudah mengirim cara membukanya ke chat pribadi Anda.
alert-desk-session-closed-unreachable = Sesi meja Anda tertutup, dan saya belum bisa menulis ke chat pribadi Anda. Buka chat dengan @{ $bot }, tekan Mulai, lalu ketik /masuk.
alert-claimed-by-another = Permohonan { $case } sedang ditangani { $name } sejak { $at }. Minta dilepaskan atau dialihkan; pengawas meja bisa mengambil alih.
alert-same-person-forwarded = Anda yang meneruskan permohonan { $case }. Keputusan ini harus dibuat petugas lain.
alert-take-back-too-late = Sudah lewat { $seconds } detik; keputusan permohonan { $case } tidak dapat ditarik kembali lagi.
alert-no-fault-named = Belum ada alasan yang dipilih. Pilih sedikitnya satu, lalu kirim.
alert-items-missing = Permohonan { $case } belum lengkap, jadi belum bisa diputuskan begitu.
alert-already-registered = NIK, NIP, atau email pemohon sudah dipakai akun lain. Kembalikan permohonan ini dengan alasannya.
alert-agreement-changed = Perjanjian yang disetujui tidak lagi cocok dengan data atau kuncinya. Kembalikan dengan Tolak, supaya pemohon menyetujuinya lagi.
alert-check-blocks = Belum bisa disetujui: { $text }.
alert-issuance-failed = Permohonan { $case } belum disetujui: sertifikat yang disiapkan tidak lolos pemeriksaan ({ $why }). Penjelasannya saya tulis di grup.
alert-unexpected = Tindakan itu tidak bisa dilakukan sekarang ({ $code }). Beri tahu administrator kalau terulang.

desk-claimed = Anda menangani permohonan { $case }. Berkasnya ada di chat pribadi Anda; kalau belum ada, buka chat itu dan tekan Mulai.
desk-released = Permohonan { $case } dilepaskan; rekan lain bisa mengambilnya.
desk-forwarded = Permohonan { $case } diteruskan ke verifikator. Keliru? Tarik kembali dalam 30 detik.
desk-registered = Permohonan { $case } didaftarkan. Tautan aktivasi dikirim ke email dinas pemohon.
desk-rebound = Permohonan { $case } disetujui. Tautan dikirim ke email yang baru, dan email yang lama diberi tahu.
desk-resent = Tautan aktivasi baru untuk permohonan { $case } dikirim; yang lama tidak berlaku lagi.
desk-verified = Permohonan { $case } diverifikasi. Nama pengguna dan kata sandi pertama dikirim ke email dinas pemohon.
desk-issued = Permohonan { $case } disetujui dan sertifikatnya sudah terbit.
desk-approved = Permohonan { $case } disetujui; sertifikatnya sedang diterbitkan.
desk-verdict-begun = Pilih alasannya pada kartu permohonan { $case }.
desk-ticked = Tercatat.
desk-sent = Permohonan { $case } dikembalikan. Pesannya dikirim 30 detik lagi; sampai saat itu bisa ditarik kembali.
desk-refused = Permohonan { $case } ditolak secara final. Pemohon diberi tahu sekarang.
desk-verdict-dropped = Dibatalkan; tidak ada yang dikirim.
desk-taken-back = Keputusan permohonan { $case } ditarik kembali. Pemohon tidak menerima apa pun.

desk-tap-unreadable = Tombol itu tidak saya kenali, jadi tidak ada yang dilakukan. Buka kartu yang terbaru dengan /antrean.
desk-tap-private = Tombol itu hanya berlaku di grup petugas. Tidak ada yang dilakukan.
desk-tap-foreign = Tombol itu bukan milik kartu ini, jadi tidak ada yang dilakukan. Buka kartu yang terbaru dengan /antrean.
desk-reason-gone = Alasan itu tidak ada pada kartu ini. Lihat kartunya yang terbaru.
desk-not-served = Permohonan { $case } bukan urusan meja di grup ini.

desk-session-closed = <b>Sesi meja Anda tertutup.</b>
    Keputusan di grup hanya berlaku selama sesi terbuka. Tekan Masuk atau ketik /masuk di sini, lalu ulangi di grup.
desk-button-login = Masuk

desk-issuance-failed = ⛔ <b>Permohonan { $case } belum disetujui.</b>
    Sertifikat yang disiapkan tidak lolos pemeriksaan kami sendiri ({ $why }), jadi tidak ditandatangani. Permohonan tetap menunggu. Beri tahu administrator; pemohon tidak perlu melakukan apa pun.

desk-ask-words = tulis alasan Anda untuk permohonan { $case }, bagian <b>{ $item }</b>, dengan <b>membalas pesan ini</b>. Paling banyak 500 huruf; pemohon membacanya persis seperti yang Anda tulis.
desk-ask-words-refuse = tulis alasan penolakan permohonan { $case } dengan <b>membalas pesan ini</b>. Paling banyak 500 huruf; pemohon membacanya persis seperti yang Anda tulis.
desk-words-placeholder = Alasan untuk permohonan { $case }
desk-words-kept = Alasan Anda tercatat pada kartu permohonan { $case }.
desk-words-too-long = Alasan itu { $length } huruf; paling banyak 500. Persingkat, lalu balas pertanyaannya sekali lagi.
desk-words-empty = Saya butuh alasannya sebagai teks. Balas pertanyaannya sekali lagi.
desk-words-not-yours = Pertanyaan itu untuk petugas yang sedang menyusun alasannya. Ketuk "Alasan lain…" pada kartu kalau giliran Anda.
