# Nomor WhatsApp layanan: ditautkan oleh administrator, terputus, tersambung lagi.

whatsapp-page = Di halaman ini Anda dapat melihat keadaan nomor WhatsApp layanan, dan menautkannya dengan ponsel.{ $link ->
    [none] {""}
   *[other] {" "}Buka di komputer atau ponsel lain, supaya kodenya dapat dipindai: { $link }
 }

    Tautannya berlaku { $minutes } menit dan hanya untuk Anda: jangan diteruskan.
button-whatsapp-page = Buka halaman WhatsApp
whatsapp-page-not-yours = Nomor WhatsApp layanan hanya dapat ditautkan oleh administrator. Ada yang tidak berfungsi? Beri tahu administrator instansi Anda.

notice-number-lost = <b>Nomor WhatsApp layanan terputus.</b>
    { $why ->
    [logged-out] Nomor itu tidak tertaut lagi, mungkin dilepas lewat "Perangkat tertaut" di ponselnya. Layanan baru tersambung lagi setelah Anda menautkannya.
   *[down] Sejak { $at } layanan tidak tersambung ke WhatsApp. Sistem terus mencoba sendiri. Periksa apakah ponsel dengan nomor itu menyala dan terhubung ke internet.
 }
    Pesan yang masuk lewat WhatsApp selama itu dibaca setelah tersambung lagi; pesan keluar menunggu.
notice-button-number = Lihat dan tautkan
notice-number-back = <b>Nomor WhatsApp layanan tersambung lagi.</b>
    Tersambung sejak { $at }. Pesan yang masuk selama terputus sedang dibaca.

mail-number-lost-subject = Nomor WhatsApp layanan terputus
mail-number-lost-lead = { $why ->
    [logged-out] Nomor WhatsApp layanan tidak tertaut lagi, mungkin dilepas lewat "Perangkat tertaut" di ponselnya. Layanan baru tersambung lagi setelah nomor itu ditautkan.
   *[down] Layanan tidak tersambung ke WhatsApp. Sistem terus mencoba sendiri.
 }
mail-number-lost-after =
    { $why ->
    [logged-out] Untuk menautkannya, ketik /whatsapp kepada bot di chat lain, atau jalankan "npx lencana whatsapp pair" di server layanan.
   *[down] Periksa apakah ponsel dengan nomor itu menyala dan terhubung ke internet. Keadaannya terlihat dengan mengetik /whatsapp kepada bot di chat lain, atau dengan "npx lencana whatsapp status" di server layanan.
 }

    Pesan yang masuk lewat WhatsApp selama itu dibaca setelah tersambung lagi; pesan keluar menunggu.
mail-number-back-subject = Nomor WhatsApp layanan tersambung lagi
mail-number-back-lead = Layanan tersambung lagi ke WhatsApp.
mail-number-back-after = Pesan yang masuk selama terputus sedang dibaca. Tidak ada yang perlu Anda lakukan.

page-number-title = Nomor WhatsApp
page-number-nobody = Belum ada server yang menjalankan nomor ini. Kalau layanan baru dijalankan, tunggu sebentar. Kalau tetap begini, periksa apakah layanan berjalan dengan WHATSAPP=1.
page-number-starting = Peramban untuk WhatsApp sedang dijalankan. Biasanya kurang dari satu menit.
page-number-waiting = Menunggu kode dari WhatsApp. Kodenya tampil di sini begitu datang.
page-number-asked = Kode delapan karakter sedang diminta dari WhatsApp. Biasanya beberapa detik.
page-number-away = WhatsApp tidak memberi kode delapan karakter. Periksa nomornya dan coba lagi beberapa menit kemudian, atau pindai kode di bawah.
page-number-scan = Belum tertaut. Pindai kode ini dengan ponsel yang memakai nomor layanan:
page-number-qr = Kode QR untuk dipindai WhatsApp
page-number-step-open = Buka WhatsApp di ponsel itu.
page-number-step-devices = Android: ketuk <b>⋮</b>, lalu <b>Perangkat tertaut</b>. iPhone: <b>Pengaturan</b>, lalu <b>Perangkat tertaut</b>.
page-number-step-scan = Ketuk <b>Tautkan perangkat</b>, lalu arahkan kamera ke kode ini.
page-number-step-instead = Ketuk <b>Tautkan perangkat</b>, lalu <b>Tautkan dengan nomor telepon saja</b>.
page-number-step-letters = Ketik kode itu di ponsel.
page-number-letters = Belum tertaut. Kode untuk diketik di ponsel yang memakai nomor layanan:
page-number-by-letters = Kamera tidak bisa dipakai? Tautkan dengan kode delapan karakter
page-number-other-letters = Minta kode yang baru
page-number-careful = Jangan tunjukkan halaman ini kepada orang lain: ponsel yang memindai kodenya menjadi nomor layanan.
page-number-ready = Tersambung: <b>{ $phone }</b>, sejak { $since }.
page-number-ready-next = Tidak ada yang perlu dilakukan. Halaman ini boleh ditutup.
page-number-linked-already = Nomor sudah tertaut, jadi kode tidak diperlukan.
page-number-logged-out = Nomor tidak tertaut lagi sejak { $since }. Kode untuk menautkannya lagi sedang disiapkan.
page-number-lost = Tidak tersambung ke WhatsApp sejak { $since }. Sistem terus mencoba sendiri. Periksa apakah ponsel dengan nomor itu menyala dan terhubung ke internet, dan apakah server layanan dapat membuka web.whatsapp.com.
page-number-life = { $isStill ->
    [yes] Halaman ini tidak memperbarui diri, padahal kodenya cepat berganti. Terbuka sampai { $until }.
   *[no] Halaman ini memperbarui dirinya sendiri. Terbuka sampai { $until }.
 }
page-number-move = Perbarui otomatis
page-number-stand = Hentikan pembaruan
page-number-phone-title = Tautkan dengan kode delapan karakter
page-number-phone-lead = WhatsApp mengirim pemberitahuan ke ponsel itu, dan halaman ini menampilkan kode delapan karakter untuk diketik di sana.
page-number-phone = Nomor telepon layanan, contoh 0812 3456 7890
page-number-phone-fault = Nomor itu belum lengkap atau berisi huruf. Contoh: 0812 3456 7890.
page-number-phone-submit = Minta kode
page-number-back-to-qr = Kembali
page-gone-whatsapp = Ketik /whatsapp kepada bot di chat tempat Anda masuk sebagai administrator, atau jalankan "npx lencana whatsapp pair": Anda mendapat tautan yang baru.
