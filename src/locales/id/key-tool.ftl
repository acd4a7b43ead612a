# Alat kunci (LOCK): bagaimana ia sampai ke pemohon (ISS-3), apa yang dikerjakan di sana setelah sertifikat terbit (ISS-11), dan frasa sandi yang lupa.
button-key-tool = Alat kunci (membuat CSR)
button-key-tool-open = Buka alat kunci
button-key-tool-qr = Tampilkan QR
button-key-tool-code = Komputer tanpa jaringan
button-key-tool-forgotten = Lupa frasa sandi kunci
button-key-tool-revoke = Cabut sertifikat
button-key-tool-anew = Lanjut ke permohonan

key-tool-caption = <b>Alat kunci untuk permohonan { $number }</b>
    Di ponsel: { $open ->
        [button] tekan <b>Buka alat kunci</b>.
       *[link] buka { $link }
    }
    Di komputer: simpan berkas ini, lalu buka. Internet tidak diperlukan.

    Setelah selesai, kirim ke sini <b>hanya CSR-nya</b>. Berkas kunci dan frasa sandinya tetap pada Anda; jangan dikirim kepada siapa pun.

    SHA-256: <code>{ $sha256 }</code>
    Cara membandingkannya: { $sum }
key-tool-qr = Arahkan kamera ponsel ke gambar ini. Alat kunci terbuka di ponsel itu, dan data permohonan { $number } sudah terisi. Kuncinya dibuat dan tetap berada di ponsel itu.
key-tool-qr-near = Alamat di gambar ini hanya dapat dibuka di komputer ini; ponsel belum dapat membukanya.
key-tool-code = <b>Komputer tanpa jaringan</b>
    1. Salin berkas <b>lencana-kunci.html</b> dari pesan di atas ke flashdisk, lalu buka di komputer itu.
    2. Di isian "Kode dari bot", ketik:
    <code>{ $code }</code>
    3. Bawa CSR-nya kembali dengan flashdisk itu, lalu kirim ke sini.

    Kode ini bukan rahasia. Empat karakter terakhir menjaga dari salah ketik.
key-tool-case-gone = Permohonan itu tidak lagi menunggu CSR. Lihat keadaannya di /status.
key-tool-at = Alat kunci (LOCK): { $link }

key-tool-forgotten = <b>Frasa sandi kunci tidak dapat dipulihkan siapa pun</b>, juga tidak oleh kami: frasa itu hanya pernah ada pada Anda.

    Coba dulu di alat kunci, sesering yang Anda mau: huruf besar dan kecil, spasi, atau frasa dari catatan Anda.
key-tool-forgotten-revoke = Tetap tidak bisa? Cabut sertifikatnya dengan alasan "{ $cause }", lalu minta sertifikat baru dengan kunci yang baru.
key-tool-forgotten-anew = Tetap tidak bisa? Belum ada sertifikat yang perlu dicabut: buat saja kunci baru dengan alat kunci, lalu kirim CSR yang baru.

notice-issued-steps = Yang perlu dilakukan sekarang:
    1. Tekan "Unduh sertifikat", lalu "Unduh PEM", dan simpan berkasnya.
    2. Di perangkat tempat kunci Anda disimpan, buka alat kunci, Langkah 2. Pilih di sana berkas kunci RAHASIA Anda (…-kunci-RAHASIA.key.pem) dan sertifikat tadi. Hasilnya satu berkas .p12 untuk menandatangani.
    3. Berkas kunci, berkas .p12, dan frasa sandinya tetap pada Anda. Jangan kirim kepada siapa pun, juga tidak kepada kami.

    Kunci hilang atau frasa sandi diketahui orang lain? Ketik /hilang saat itu juga: sertifikat langsung kami tahan. Lupa frasa sandi? Lihat /bantuan. Bertanya: { $contact }.
certificate-caption-pem = Sertifikat beserta rantainya (PEM). { $open ->
        [button] Tekan <b>Buka alat kunci</b>
       *[link] Buka alat kunci ({ $link })
    } untuk menggabungkannya dengan berkas kunci Anda menjadi .p12.
certificate-caption-der = Sertifikat (DER, .cer), tanpa rantainya. { $open ->
        [button] Tekan <b>Buka alat kunci</b>
       *[link] Buka alat kunci ({ $link })
    } untuk menjadikannya .p12; di sana yang paling mudah dipakai adalah PEM.
certificate-caption-p7b = Sertifikat beserta rantainya (P7B). { $open ->
        [button] Tekan <b>Buka alat kunci</b>
       *[link] Buka alat kunci ({ $link })
    } untuk menggabungkannya dengan berkas kunci Anda menjadi .p12.

page-sum-title = Periksa keaslian alat kunci
page-sum-lead = Alat kunci (LOCK) adalah satu berkas, sama untuk semua orang. Kalau SHA-256 berkas Anda sama dengan yang di bawah, isinya tidak diubah siapa pun di tengah jalan.
page-sum-value = SHA-256 alat kunci
page-sum-size = Ukuran: { $bytes } byte. Nama berkas: { $name }.
page-sum-elsewhere = Nilai yang sama tertulis di pesan bot dan di dokumentasi. Bandingkan dengan salah satunya: yang tertulis di satu tempat saja dapat diganti bersama berkasnya.
page-sum-open = Buka alat kunci
page-sum-save = Simpan sebagai berkas
page-sum-how-title = Menghitung SHA-256 berkas Anda
page-sum-how = Buka terminal di folder tempat berkas itu disimpan, lalu ketik:
page-sum-windows = Windows (Command Prompt)
page-sum-macos = macOS (Terminal)
page-sum-linux = Linux
page-sum-compare = Bandingkan ke-64 karakternya. Huruf besar dan kecil dianggap sama. Ada satu saja yang berbeda? Jangan pakai berkas itu, dan beri tahu kami.
page-sum-scripts = Untuk skrip, dalam bentuk sha256sum:
page-home-key-sum = SHA-256 alat kunci:
page-home-key-compare = Cara membandingkannya
