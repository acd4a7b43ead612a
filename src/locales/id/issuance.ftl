# Penerbitan sertifikat (SOP Sumbar 1–11, Lemsaneg 1–8).
issuance-ask-profile = Jenis sertifikat apa yang Anda perlukan?
issuance-waiting = Permohonan sertifikat <b>{ $number }</b> sedang diperiksa petugas. Tidak ada yang perlu Anda lakukan sekarang; lihat /status.
issuance-held = Sertifikat Anda (<code>{ $serial }</code>) sedang ditahan. Sebelum petugas memutuskannya, sertifikat baru tidak dapat diminta.
issuance-submitted = Terima kasih. Permohonan sertifikat <b>{ $number }</b> sudah dikirim ke verifikator. Begitu disetujui, sertifikat terbit dan kami kabari di sini.
issuance-resubmitted = Terima kasih. Perbaikan untuk permohonan <b>{ $number }</b> sudah dikirim ke petugas; yang lain tetap seperti semula.
checklist-title = <b>Permohonan sertifikat { $number }</b>
    Dua hal diperlukan, urutannya bebas:
checklist-open = ☐ { $label }: belum ada
checklist-again = ☐ { $label }: perlu dikirim ulang
checklist-done = ☑ { $label }: sudah diterima
checklist-ask = Kirim berkasnya ke sini. CSR boleh juga ditempel sebagai teks.
checklist-ask-csr = Kirim berkas CSR-nya ke sini, atau tempel isinya sebagai teks.
checklist-ask-letter = Kirim suratnya ke sini sebagai PDF, atau foto setiap halaman.
checklist-not-understood = Itu belum seperti CSR. CSR berawal dengan <code>-----BEGIN CERTIFICATE REQUEST-----</code>; kirim berkasnya, atau tempel seluruh isinya.
help-checklist = <b>CSR</b> dibuat dengan alat kunci di perangkat Anda sendiri, tanpa internet; tekan <b>Alat kunci</b>. <b>Surat rekomendasi</b> ditandatangani atasan; templatnya ada di tombol <b>Templat surat</b>. Kesulitan? Hubungi: { $contact }
button-template = Templat surat rekomendasi
template-caption = Cetak, minta tanda tangan atasan, lalu kirim kembali ke sini sebagai PDF atau foto.
csr-received = CSR diterima dan sah. Sidik kunci: <code>{ $key }</code>
private-key-removed = <b>Yang Anda kirim adalah kunci rahasia, bukan CSR.</b> Pesannya sudah saya hapus dan tidak disimpan.
private-key-received = <b>Yang Anda kirim adalah kunci rahasia, bukan CSR.</b> Kami tidak menyimpannya. Mohon hapus sendiri pesan tadi: tekan lama, lalu pilih Hapus.
private-key-blocked = Kunci itu kami blokir dan tidak dapat dipakai lagi, karena pernah keluar dari perangkat Anda.
private-key-unsafe = Jangan pakai kunci itu lagi, karena pernah keluar dari perangkat Anda.
private-key-next = Buat pasangan kunci baru dengan alat kunci, lalu kirim hanya CSR-nya. Isian Anda yang lain tidak berubah.
agreement-caption = Perjanjian Pemilik Sertifikat Elektronik, versi { $version }
agreement-ask = Baca <b>Perjanjian Pemilik</b> versi { $version } di atas. Dengan setuju, permohonan dikirim ke verifikator; kalau tidak setuju, Anda keluar dan permohonan ini tetap tersimpan.
agreement-again = Data atau kunci Anda berubah sejak perjanjian yang lalu, jadi perjanjian ditunjukkan sekali lagi.
agreement-declined = Baik, permohonan tidak dikirim dan Anda sudah keluar. Isinya tetap tersimpan; masuk lagi dengan /masuk kalau berubah pikiran.
help-agreement = Perjanjian ini memuat kewajiban Anda sebagai pemilik sertifikat: menjaga kunci dan frasa sandinya, memberi data yang benar, dan segera melapor bila kunci hilang atau bocor.
button-accept = Setuju dan kirim
button-decline-agreement = Tidak setuju
certificates-none = Anda belum memiliki sertifikat.
certificate-line = <b>Sertifikat</b> ({ $status })
    Pemilik: { $subject }
    Berlaku sampai { $until }
    Nomor seri: <code>{ $serial }</code>
certificate-status-valid = berlaku
certificate-status-ending = berlaku; data berubah, berakhir { $end }
certificate-status-replaced = masih berlaku, sudah ada penggantinya
certificate-status-held = ditahan sejak { $at }
certificate-status-revoked = dicabut { $at }, alasan: { $reason }
certificate-status-expired = sudah habis masa berlakunya
certificate-end-reason = { $reason ->
    [keyCompromise] kunci hilang atau bocor
    [affiliationChanged] data atau instansi berubah
    [superseded] diganti
    [cessationOfOperation] tidak bertugas lagi
    [privilegeWithdrawn] pelanggaran ketentuan
   *[other] lain
 }
button-pem = Unduh PEM
button-der = Unduh DER
button-p7b = Unduh P7B
