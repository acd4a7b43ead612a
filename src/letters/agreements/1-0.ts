/**
 * Subscriber agreement (Perjanjian Pemilik Sertifikat Elektronik, Sumbar issuance 6), version 1.0. Frozen: people have accepted
 * these words. A change of wording is a new version in a new file beside this one.
 * Sources: UU 11/2008 as amended (UU 19/2016, UU 1/2024), PP 71/2019, UU 27/2022; RFC 3647 4.9.6 and 9.6.3 for what must be covered.
 */
import type { AgreementText } from './agreement-text.ts';

const id: AgreementText = {
  notice:
    'NASKAH CONTOH. Kata-kata perjanjian ini adalah contoh bawaan perangkat lunak. Penyelenggara wajib menelaah dan menggantinya dengan naskah yang telah ditetapkannya sendiri sebelum melayani pemohon yang sebenarnya.',
  title: 'Perjanjian Pemilik Sertifikat Elektronik',
  opening: 'Pada hari ini, {date}, dibuat perjanjian secara elektronik antara:',
  authorityRole:
    '{authority}, penyelenggara sertifikasi elektronik pada instalasi ini, selanjutnya disebut Penyelenggara; dan',
  subscriberRole: 'pegawai dengan data di bawah ini, selanjutnya disebut Pemilik.',
  bridge: 'Penyelenggara dan Pemilik sepakat mengikatkan diri pada ketentuan berikut.',
  articles: [
    {
      heading: 'Pengertian',
      clauses: [
        'Sertifikat adalah sertifikat elektronik yang memuat identitas Pemilik dan kunci publiknya, yang diterbitkan Penyelenggara berdasarkan permohonan ini.',
        'Kunci Privat adalah data pembuatan tanda tangan elektronik yang dibuat dan disimpan Pemilik pada perangkatnya sendiri; Penyelenggara tidak pernah menerima, membuat, atau menyimpannya.',
        'Frasa Sandi adalah kata sandi yang melindungi Kunci Privat dan hanya diketahui Pemilik.',
        'Pengandal adalah siapa pun yang memeriksa tanda tangan elektronik Pemilik dengan menggunakan Sertifikat.',
      ],
    },
    {
      heading: 'Kewajiban Pemilik',
      clauses: [
        'Memberikan data yang benar, lengkap, dan mutakhir, serta memeriksa isi Sertifikat segera setelah diterbitkan dan memberitahukan kekeliruan sebelum menggunakannya.',
        'Membuat pasangan kunci yang baru untuk setiap Sertifikat dan tidak memakai kembali kunci yang pernah disertifikasi.',
        'Menjaga Kunci Privat dan Frasa Sandi agar tidak dikuasai atau diketahui orang lain, termasuk atasan, staf, dan petugas Penyelenggara; Kunci Privat dan Frasa Sandi tidak boleh dikirim melalui percakapan, surel, atau media lain.',
        'Segera, tanpa menunggu hari kerja, meminta penangguhan atau pencabutan Sertifikat apabila Kunci Privat atau perangkat penyimpannya hilang, diduga bocor, dikuasai orang lain, atau apabila Frasa Sandi terlupa.',
        'Segera memberitahukan perubahan nama, jabatan, unit kerja, instansi, atau alamat email dinas, serta mutasi, pensiun, dan pengunduran diri.',
        'Menghentikan penggunaan Kunci Privat sejak Sertifikat ditangguhkan, dicabut, atau berakhir masa berlakunya.',
      ],
    },
    {
      heading: 'Penggunaan yang Diizinkan',
      clauses: [
        'Sertifikat digunakan untuk menandatangani dokumen elektronik dan membuktikan identitas dalam pelaksanaan tugas kedinasan Pemilik pada {agency}, dalam batas kewenangan jabatannya.',
        'Sertifikat tidak boleh digunakan untuk kepentingan pribadi atau komersial, untuk menandatangani atas nama orang lain, untuk menerbitkan sertifikat lain, atau untuk perbuatan yang melanggar hukum.',
        'Pemilik membaca dan memahami dokumen sebelum menandatanganinya; tanda tangan elektronik yang dibuat dengan Kunci Privat dianggap dibuat oleh Pemilik, kecuali dibuktikan sebaliknya.',
      ],
    },
    {
      heading: 'Kewajiban Penyelenggara',
      clauses: [
        'Memeriksa identitas dan kewenangan Pemilik berdasarkan surat rekomendasi, kartu tanda penduduk, dan data instansi sebelum menerbitkan Sertifikat.',
        'Memastikan isi Sertifikat sesuai dengan data yang telah diverifikasi dan bahwa Pemilik menguasai Kunci Privat pasangannya.',
        'Melindungi kunci penandatanganan Penyelenggara serta mencatat setiap tindakan sehingga dapat diperiksa.',
        'Menyediakan layanan penangguhan dan pencabutan, daftar sertifikat yang dicabut (CRL), dan layanan status (OCSP) yang dapat diakses Pengandal.',
        'Memberitahukan penerbitan, penangguhan, pencabutan, dan mendekatnya akhir masa berlaku Sertifikat kepada Pemilik.',
      ],
    },
    {
      heading: 'Masa Berlaku dan Pembaruan',
      clauses: [
        'Sertifikat berlaku {days} hari sejak diterbitkan, kecuali ditangguhkan atau dicabut lebih awal.',
        'Pembaruan diajukan sebelum masa berlaku berakhir, dengan pasangan kunci baru dan data yang telah diperiksa kembali.',
        'Tanda tangan elektronik yang dibuat selama Sertifikat berlaku tetap dapat diverifikasi setelah masa berlaku berakhir.',
        'Perjanjian ini berlaku sejak disetujui Pemilik sampai Sertifikat berakhir atau dicabut; kewajiban mengenai kerahasiaan, data pribadi, dan tanggung jawab tetap berlaku sesudahnya.',
      ],
    },
    {
      heading: 'Penangguhan dan Pencabutan',
      clauses: [
        'Pemilik dapat meminta penangguhan setiap saat melalui layanan percakapan, dan pencabutan dengan surat keterangan alasan yang diketahui atasan.',
        'Penyelenggara mencabut Sertifikat atas permintaan Pemilik atau instansinya, atau tanpa permintaan apabila terbukti Kunci Privat bocor, data tidak benar, Pemilik melanggar perjanjian ini, pindah tugas, berhenti, pensiun, atau meninggal dunia.',
        'Pencabutan bersifat final. Sertifikat yang telah dicabut tidak dapat diaktifkan kembali; Pemilik dapat mengajukan Sertifikat baru.',
        'Status dan alasan pencabutan diumumkan melalui CRL dan OCSP.',
      ],
    },
    {
      heading: 'Pelindungan Data Pribadi',
      clauses: [
        'Penyelenggara memproses data pribadi Pemilik berdasarkan Undang-Undang Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi, hanya untuk verifikasi identitas, penerbitan, pengelolaan, dan pencabutan Sertifikat serta pemenuhan kewajiban hukum.',
        'Nama, jabatan, unit kerja, instansi, dan alamat email dinas dapat dimuat dalam Sertifikat dan diketahui Pengandal. NIK, NIP, dan salinan kartu tanda penduduk tidak dimuat dalam Sertifikat, disimpan dalam bentuk terenkripsi, dan dihapus setelah masa penyimpanannya berakhir.',
        'Pemilik berhak memperoleh informasi, mengakses dan memperoleh salinan, memperbaiki, mengakhiri pemrosesan, dan menghapus datanya sesuai dengan peraturan perundang-undangan, sepanjang tidak bertentangan dengan kewajiban penyimpanan catatan penyelenggaraan sertifikasi.',
        'Apabila terjadi kegagalan pelindungan data pribadi, Penyelenggara memberitahukannya secara tertulis kepada Pemilik paling lambat 3 × 24 jam.',
      ],
    },
    {
      heading: 'Tanggung Jawab',
      clauses: [
        'Penyelenggara bertanggung jawab atas kerugian yang timbul karena kesengajaan atau kelalaiannya dalam melaksanakan kewajiban menurut perjanjian ini dan peraturan perundang-undangan.',
        'Pemilik bertanggung jawab atas kerugian yang timbul karena data yang tidak benar, kelalaian menjaga Kunci Privat atau Frasa Sandi, keterlambatan meminta pencabutan, atau penggunaan di luar Pasal 3.',
        'Tidak ada pihak yang bertanggung jawab atas kegagalan akibat keadaan kahar di luar kemampuannya, sepanjang keadaan itu segera diberitahukan dan diupayakan penanganannya.',
      ],
    },
    {
      heading: 'Hukum yang Berlaku dan Penyelesaian Perselisihan',
      clauses: [
        'Perjanjian ini tunduk pada hukum Republik Indonesia, termasuk Undang-Undang Nomor 11 Tahun 2008 tentang Informasi dan Transaksi Elektronik sebagaimana telah beberapa kali diubah, terakhir dengan Undang-Undang Nomor 1 Tahun 2024, dan Peraturan Pemerintah Nomor 71 Tahun 2019 tentang Penyelenggaraan Sistem dan Transaksi Elektronik.',
        'Perselisihan diselesaikan secara musyawarah dengan perantaraan instansi Pemilik; apabila tidak tercapai mufakat, melalui pengadilan negeri yang berwenang.',
      ],
    },
    {
      heading: 'Ketentuan Penutup',
      clauses: [
        'Perubahan naskah perjanjian diterbitkan dengan nomor versi baru dan berlaku bagi Sertifikat yang dimohonkan sesudahnya.',
        'Apabila data Pemilik atau kunci publik dalam permohonan berubah sebelum Sertifikat diterbitkan, persetujuan dimintakan kembali.',
        'Terjemahan perjanjian ini disediakan untuk kemudahan; naskah bahasa Indonesia yang mengikat.',
      ],
    },
  ],
  acceptance:
    'Persetujuan dinyatakan secara elektronik melalui akun Pemilik. Bukti persetujuan memuat versi naskah, nilai SHA-256 berkas ini, data Pemilik, sidik jari kunci publik, serta waktu dan kanal persetujuan. Apabila Pemilik tidak setuju, permohonan tidak dilanjutkan dan tidak ada Sertifikat yang diterbitkan.',
};

const en: AgreementText = {
  notice:
    'EXAMPLE WORDING, CONVENIENCE TRANSLATION. The Indonesian text is authoritative. These words come with the software as an example; the operator must review them and put its own adopted text in their place before serving real applicants.',
  title: 'Certificate Subscriber Agreement',
  opening: 'On {date}, this agreement is made electronically between:',
  authorityRole: '{authority}, the certification authority of this installation, hereinafter the Authority; and',
  subscriberRole: 'the civil servant whose data follow, hereinafter the Subscriber.',
  bridge: 'The Authority and the Subscriber agree to be bound by the following.',
  articles: [
    {
      heading: 'Definitions',
      clauses: [
        'Certificate: the electronic certificate with the identity and the public key of the Subscriber which the Authority issues on this application.',
        'Private Key: the data that create an electronic signature, generated and kept by the Subscriber on a device of their own; the Authority never receives, generates or stores it.',
        'Passphrase: the secret that protects the Private Key and that only the Subscriber knows.',
        'Relying Party: anyone who checks an electronic signature of the Subscriber by means of the Certificate.',
      ],
    },
    {
      heading: 'Duties of the Subscriber',
      clauses: [
        'To give data that are correct, complete and current, to check the Certificate as soon as it is issued, and to report any mistake before using it.',
        'To generate a new key pair for every Certificate and never to reuse a key that has been certified.',
        'To keep the Private Key and the Passphrase from everybody else, superiors, staff and officers of the Authority included; neither may be sent by chat, mail or any other medium.',
        'To ask at once, without waiting for a working day, for suspension or revocation if the Private Key or the device that holds it is lost, believed to be leaked, or in the hands of another, or if the Passphrase is forgotten.',
        'To report at once any change of name, position, work unit, agency or official e-mail address, as well as transfer, retirement and resignation.',
        'To stop using the Private Key from the moment the Certificate is suspended, revoked or expired.',
      ],
    },
    {
      heading: 'Permitted Use',
      clauses: [
        'The Certificate is used to sign electronic documents and to prove identity in the Subscriber’s official duties at {agency}, within the powers of the office held.',
        'The Certificate may not be used for private or commercial ends, to sign in the name of another, to issue other certificates, or for unlawful acts.',
        'The Subscriber reads and understands a document before signing it; an electronic signature made with the Private Key is taken to be the Subscriber’s unless proven otherwise.',
      ],
    },
    {
      heading: 'Duties of the Authority',
      clauses: [
        'To check the identity and authority of the Subscriber against the recommendation letter, the identity card and the agency’s data before issuing the Certificate.',
        'To make sure that the Certificate agrees with the verified data and that the Subscriber holds the matching Private Key.',
        'To protect its own signing keys and to record every act so that it can be audited.',
        'To provide suspension and revocation, a certificate revocation list (CRL) and a status service (OCSP) that Relying Parties can reach.',
        'To tell the Subscriber of issuance, suspension, revocation and approaching expiry.',
      ],
    },
    {
      heading: 'Validity and Renewal',
      clauses: [
        'The Certificate is valid for {days} days from issuance unless it is suspended or revoked earlier.',
        'Renewal is requested before expiry, with a new key pair and data that have been checked again.',
        'Electronic signatures made while the Certificate was valid can still be verified after it has expired.',
        'This agreement is in force from the Subscriber’s acceptance until the Certificate expires or is revoked; the duties on confidentiality, personal data and liability survive it.',
      ],
    },
    {
      heading: 'Suspension and Revocation',
      clauses: [
        'The Subscriber may ask for suspension at any time through the chat service, and for revocation with a statement of reasons known to the superior.',
        'The Authority revokes the Certificate on request of the Subscriber or the agency, or unasked where the Private Key is proven to be leaked, the data are false, or the Subscriber breaches this agreement, is transferred, leaves, retires or dies.',
        'Revocation is final. A revoked Certificate cannot be reinstated; the Subscriber may apply for a new one.',
        'The status and the reason of revocation are published through the CRL and OCSP.',
      ],
    },
    {
      heading: 'Personal Data',
      clauses: [
        'The Authority processes the Subscriber’s personal data under Law No. 27 of 2022 on Personal Data Protection, only to verify identity, to issue, manage and revoke the Certificate, and to meet legal duties.',
        'Name, position, work unit, agency and official e-mail address may appear in the Certificate and be seen by Relying Parties. NIK, NIP and the copy of the identity card do not; they are stored encrypted and erased when their retention period ends.',
        'The Subscriber has the right to information, access and a copy, rectification, an end of processing, and erasure under the law, as far as the duty to keep records of certification allows.',
        'Should the protection of personal data fail, the Authority tells the Subscriber in writing within 3 × 24 hours.',
      ],
    },
    {
      heading: 'Liability',
      clauses: [
        'The Authority is liable for damage caused by intent or negligence in its duties under this agreement and the law.',
        'The Subscriber is liable for damage caused by false data, by negligence in keeping the Private Key or the Passphrase, by delay in asking for revocation, or by use outside Article 3.',
        'Neither party is liable for failure through events beyond its control, provided that they are reported at once and dealt with as far as possible.',
      ],
    },
    {
      heading: 'Governing Law and Disputes',
      clauses: [
        'This agreement is governed by the law of the Republic of Indonesia, including Law No. 11 of 2008 on Electronic Information and Transactions as amended several times, last by Law No. 1 of 2024, and Government Regulation No. 71 of 2019 on the Operation of Electronic Systems and Transactions.',
        'Disputes are settled amicably with the agency of the Subscriber as mediator; failing that, by the district court that has jurisdiction.',
      ],
    },
    {
      heading: 'Final Provisions',
      clauses: [
        'A change of this text is published under a new version number and applies to Certificates requested after it.',
        'If the Subscriber’s data or the public key of the application change before the Certificate is issued, acceptance is asked for again.',
        'Translations are given for convenience; the Indonesian text is binding.',
      ],
    },
  ],
  acceptance:
    'Acceptance is declared electronically through the Subscriber’s account. Its evidence holds the version of the text, the SHA-256 value of this file, the Subscriber’s data, the fingerprint of the public key, and the time and channel of acceptance. If the Subscriber does not agree, the application ends here and no Certificate is issued.',
};

export const agreement10 = { id, en } as const;
