# Yang dipakai di semua percakapan.
chosen = Dipilih: { $label }
button-back = ‹ Kembali
button-cancel = Batal
button-help = Bantuan
button-yes = Ya
button-no = Tidak
button-send = Kirim
button-change = Ubah: { $item }
button-continue = Lanjutkan
button-restart = Mulai dari awal
button-pages-done = Selesai, semua halaman sudah terkirim
typed-yes = ya y iya setuju benar ok oke
typed-no = tidak tdk t bukan batalkan
typed-back = kembali mundur back
typed-cancel = batal berhenti cancel
typed-help = bantuan tolong help ?
left = Baik, kita berhenti di sini. Semua jawaban Anda tersimpan; lanjutkan kapan saja dari /start.
nothing-to-cancel = Tidak ada yang sedang berjalan. Ketik /start untuk melihat pilihan.
stale-button = Tombol itu sudah lewat. Silakan pakai pertanyaan yang terakhir.
help-here = Jawablah dengan tombol atau ketik jawabannya. <b>Batal</b> menyimpan semuanya untuk nanti; tidak ada yang hilang.
button-expected = Silakan pilih salah satu tombol di bawah, atau ketik nomornya.
text-expected = Mohon ketik jawabannya sebagai teks.
file-expected = Mohon kirim berkasnya: PDF, atau foto (JPG/PNG) yang terbaca jelas.
unread = { $kind ->
    [sticker] Terima kasih stikernya, tetapi stiker tidak dapat saya baca.
    [voice] Pesan suara belum dapat saya dengarkan.
    [video-note] Pesan video belum dapat saya lihat.
    [video] Video belum dapat saya lihat.
    [animation] Gambar bergerak tidak dapat saya baca.
    [audio] Berkas suara belum dapat saya dengarkan.
    [contact] Kartu kontak itu tidak dapat saya pakai di sini.
    [venue] Lokasi tidak saya perlukan.
    [location] Lokasi tidak saya perlukan.
    [poll] Jajak pendapat tidak dapat saya isi.
    [dice] Dadunya sudah berhenti, tetapi itu belum menjawab pertanyaannya.
    [document] Berkas belum diperlukan di langkah ini.
    [photo] Foto belum diperlukan di langkah ini.
   *[other] Pesan seperti itu tidak dapat saya baca.
 }
edit-stands = Pesan yang diubah tidak saya baca ulang: jawaban yang sudah diterima tetap berlaku. Untuk memperbaikinya, tekan <b>Kembali</b>, pilih baris <b>Ubah</b> pada ringkasan sebelum dikirim, atau kirim jawabannya sebagai pesan baru.
ask-a-person = Kalau ada kesulitan, tekan <b>Bantuan</b> untuk penjelasan dan orang yang dapat dihubungi.
ask-this-person = Kalau masih ada kesulitan, hubungi: { $contact }
contact-unknown = meja bantuan instansi Anda
step = <b>Langkah { $step } dari { $steps }</b>
to-mend = <b>Perlu diperbaiki</b>
to-change = <b>Jawaban yang baru</b>
fault-own-words = { $item }: “{ $words }”
page-received = { $pages } halaman sudah diterima. Kirim halaman berikutnya, atau tekan <b>Selesai</b>.
page-late = Satu berkas lagi dari album tadi sudah masuk. { $item }: kini { $pages } halaman.
album-unread = Selain foto dan PDF, isi album itu tidak saya pakai. Halaman yang lain tetap digabung menurut urutan kirimnya.
resume = Kita lanjutkan di langkah { $step } dari { $steps }. Jawaban Anda sebelumnya masih tersimpan.
resume-summary = Semua jawaban Anda masih tersimpan. Tinggal diperiksa dan dikirim.
summary-line = • { $label }: <b>{ $value }</b>
summary-send = Sudah benar? Tekan <b>Kirim</b>, atau pilih baris yang ingin diubah.
summary-mended = <b>Sudah diperbaiki</b>
    Yang lain tetap seperti semula.
document-received = sudah diterima
no-number = tidak ada
number-read = { $number } ({ $kind }, lahir { $birth })
ask-language = Pilih bahasa · Choose a language
language-chosen = Baik, kita memakai Bahasa Indonesia.
not-understood = Maaf, saya belum mengerti. Ketik /start untuk melihat yang dapat saya bantu.
unread-outside = Ketik /start untuk melihat yang dapat saya bantu.
edit-outside = Pesan yang diubah tidak saya baca ulang. Kalau ada yang perlu disampaikan, kirim sebagai pesan baru, atau ketik /start.
not-understood-open = Permohonan Anda belum selesai. Ketik /start untuk melanjutkan dari tempat terakhir.
mend-gone = Permintaan perbaikan itu sudah tidak berlaku. Lihat keadaan permohonan Anda di /status.
broken = Maaf, ada gangguan di pihak kami. Tidak ada yang hilang; silakan coba lagi sebentar lagi, atau lihat /status.
