# Di WhatsApp tidak ada tombol: pilihan bernomor, dan apa yang dijawab tentangnya.
choices-answer = Balas dengan angkanya.
choices-answer-group = Kutip pesan ini dan balas dengan angkanya.
choices-answer-case = Kutip pesan ini dan balas dengan angkanya, atau tulis “{ $word } { $case }”.
choices-spoken = Atau ketik: { $words }.
choices-spoken-only = Bila perlu, ketik: { $words }.
choices-more = 0. Lainnya
choices-ticked = Balas dengan angka lain, atau { $number } untuk { $label }.
choices-link = Lanjutkan di sini: { $url }
choices-view-once = Foto atau video sekali lihat tidak sampai ke kami. Silakan kirim lagi sebagai foto biasa atau dokumen.
