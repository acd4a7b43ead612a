# Hari seorang petugas: antrean dan saringannya, /cari, mengalihkan, catatan, tanya jawab dengan pemohon.

command-cari = Cari permohonan atau sertifikat

queue-title = <b>Antrean: { $count } permohonan menunggu</b>
queue-shown-mine = Yang ditangani { $name }: { $count }
queue-shown-unclaimed = Yang belum ditangani: { $count }
queue-shown-overdue = Yang melewati target: { $count }
queue-shown-kind = { $kind }: { $count }
queue-shown-agency = { $agency }: { $count }
queue-none-here = Tidak ada permohonan seperti itu.
queue-decided = Keputusan terakhir: { $at }.
queue-overdue = <b>target sudah lewat</b>
queue-escalated = <b>terlambat; pengawas dan meja di atasnya sudah diberi tahu</b>
queue-page = Halaman { $page } dari { $pages }.
queue-which-kinds = Permohonan jenis apa?
queue-which-agencies = Permohonan instansi mana?
queue-button-all = Semua
queue-button-mine = Milik saya
queue-button-unclaimed = Belum ditangani
queue-button-overdue = Lewat target
queue-button-kinds = Menurut jenis…
queue-button-agencies = Menurut instansi…
queue-button-before = ‹ Sebelumnya
queue-button-after = Berikutnya ›

search-how = <b>Yang bisa dicari, setelah kata /cari:</b>
    • nomor permohonan: <code>/cari 1042</code>
    • nama, dengan kata yang utuh: <code>/cari Siti Rahmawati</code>
    • nama pengguna: <code>/cari siti.rahmawati</code>
    • nomor seri sertifikat, utuh
    • NIP, NIK, atau email dinas, utuh; pesan Anda saya hapus kalau bisa
    Yang ditampilkan hanya permohonan milik meja di grup ini.
search-nothing = <b>Tidak ada yang cocok</b> di antara permohonan meja di grup ini.
search-title = <b>Ditemukan: { $count } permohonan</b>
search-case = <b>{ $case }</b> · { $kind } · { $name }
    { $agency }
    { $state }, sejak { $since }
search-certificate = Sertifikat <code>{ $serial }</code>: { $status }, sampai { $until }
search-status-valid = berlaku
search-status-held = ditahan
search-status-revoked = dicabut
search-cut = Masih ada lagi. Persempit pencariannya, misalnya dengan nama lengkap.
search-removed = <i>Pesan yang memuat nomor atau alamat tadi saya hapus dari grup.</i>
search-remove = <i>Pesan Anda memuat nomor atau alamat seseorang. Hapuslah dari grup; saya tidak bisa menghapusnya.</i>
search-forgotten = Hasil pencarian itu sudah tidak disimpan. Cari sekali lagi dengan /cari.

card-let-go = <i>Dilepas otomatis karena lama tanpa tindakan.</i>
card-move-handOver = • Dialihkan oleh { $name }, { $at }
card-notes = <b>Catatan petugas</b>
card-note = • { $name }, { $at }: { $text }
card-words = <b>Tanya jawab dengan pemohon</b>
card-asked = • { $name } bertanya, { $at }: { $text }
card-answered = • Pemohon menjawab, { $at }: { $text }
card-answer-file = (mengirim berkas)
card-talk-more = … { $count } lagi pada berkasnya

card-button-papers = Berkas
card-button-hand = Alihkan…
card-button-note = Catatan
card-button-ask = Tanya pemohon
card-button-preview = Lihat pesannya utuh

hand-whom = Alihkan kepada siapa?
hand-nobody = Tidak ada rekan lain di meja ini yang boleh menanganinya sekarang.
hand-self = Ambil alih sendiri
hand-away = { $name } (belum masuk)
hand-done = Permohonan { $case } dialihkan kepada { $name }.
hand-taken = Permohonan { $case } kini Anda tangani. Berkasnya ada di chat pribadi Anda.

desk-papers-sent = Berkas permohonan { $case } saya kirim ke chat pribadi Anda.
desk-preview-sent = Pesannya saya kirim ke chat pribadi Anda, persis seperti yang akan diterima pemohon. Belum ada yang dikirim kepada pemohon.
desk-ask-note = tulis catatan untuk permohonan { $case } dengan <b>membalas pesan ini</b>. Paling banyak 500 huruf. Pemohon tidak melihatnya di chat, tetapi berhak atas salinannya (UU 27/2022): tulislah yang perlu saja.
desk-note-kept = Catatan tersimpan pada kartu permohonan { $case }.
desk-ask-question = tulis pertanyaan kepada pemohon tentang permohonan { $case } dengan <b>membalas pesan ini</b>. Paling banyak 500 huruf. Pemohon menerimanya dari meja layanan, tanpa nama Anda. Jangan menanyakan kata sandi.
desk-question-sent = Pertanyaan tentang permohonan { $case } sudah dikirim kepada pemohon. Jawabannya datang di grup ini; berkasnya di chat pribadi Anda.
desk-talk-placeholder = Untuk permohonan { $case }
desk-talk-too-long = Itu { $length } huruf; paling banyak 500. Persingkat, lalu balas pertanyaannya sekali lagi.
desk-talk-empty = Mohon tulis sebagai teks: balas pertanyaannya sekali lagi.
desk-talk-not-yours = Pertanyaan itu untuk petugas lain. Kalau giliran Anda, tekan sendiri tombol pada kartunya.

alert-colleague-gone = Rekan itu tidak bisa menangani permohonan { $case } sekarang. Pilih rekan lain.
alert-nobody-to-ask = Pemohon untuk permohonan { $case } tidak bisa dihubungi lewat chat.
alert-asked-too-often = Ada { $count } pertanyaan tentang permohonan { $case } yang belum dijawab. Tunggu jawabannya dulu, atau hubungi pemohon dengan cara lain.
alert-searched-too-often = Anda sudah mencari { $count } kali dalam satu jam terakhir. Coba lagi nanti.
error-colleague-gone = Rekan itu tidak bisa menangani permohonan { $case } sekarang.
error-nobody-to-ask = Pemohon untuk permohonan { $case } tidak bisa dihubungi lewat chat.
error-asked-too-often = Ada { $count } pertanyaan tentang permohonan { $case } yang belum dijawab.
error-searched-too-often = Sudah { $count } kali mencari dalam satu jam terakhir. Coba lagi nanti.
error-question-closed = Pertanyaan tentang permohonan { $case } sudah ditutup, jadi tidak perlu dijawab lagi. Keadaan permohonannya: /status.
error-answered-too-often = Jawaban Anda tentang permohonan { $case } sudah cukup banyak dan semuanya sudah sampai. Tunggu tanggapan petugas.

notice-claim-ending = <b>Permohonan { $case } masih Anda tangani.</b>
    Kalau sampai { $until } tidak ada tindakan, permohonan itu dilepas otomatis supaya rekan lain bisa mengambilnya. Masih Anda kerjakan? Tekan Berkas pada kartunya di grup.
notice-case-handed-over = permohonan { $case } dialihkan kepada Anda oleh { $by }. { $isHere ->
    [yes] Berkasnya ada di chat pribadi Anda.
   *[no] Buka meja Anda dengan /masuk di chat pribadi, lalu tekan Berkas pada kartunya.
 } Kalau Anda tidak bisa menanganinya, tekan Lepaskan.
notice-verdict-preview = <b>Permohonan { $case }: pesan ini akan diterima pemohon</b>
    Belum dikirim; kirimkan dari kartunya di grup.
notice-desk-question = <b>Pertanyaan dari { $desk } tentang permohonan { $case }</b>
notice-desk-question-how = Tekan Balas, lalu tulis jawaban Anda atau kirim satu berkas, paling lambat { $until }. Pertanyaan ini tidak mengubah keadaan permohonan Anda. Kami tidak pernah menanyakan kata sandi.
notice-button-answer = Balas
notice-applicant-answered = <b>Pemohon menjawab pertanyaan tentang permohonan { $case }</b>
notice-applicant-answered-file = { $name ->
    [none] Ia mengirim berkas; berkasnya ikut terkirim kepada yang mengambil permohonan ini.
   *[other] Ia mengirim berkas; berkasnya ada di chat pribadi { $name }.
 }
notice-answer-file = <b>Jawaban pemohon, permohonan { $case }</b>

answer-how = Tulis jawaban Anda untuk petugas tentang permohonan { $case }, atau kirim satu berkas (PDF atau foto), dengan <b>membalas pesan ini</b>. Tidak jadi? Ketik /batal.
answer-placeholder = Jawaban, permohonan { $case }
answer-taken = Jawaban Anda tentang permohonan { $case } sudah diteruskan kepada petugas.
answer-left = Baik, tidak ada yang dikirim. Anda masih bisa menekan Balas pada pertanyaannya.
answer-empty = Mohon jawab dengan teks atau satu berkas (PDF atau foto). Coba sekali lagi.
answer-too-long = Jawaban itu { $length } huruf; paling banyak 1000. Persingkat, atau kirim sebagai berkas.
