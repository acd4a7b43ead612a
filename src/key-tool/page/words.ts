/** What the page says when something needs a person: what was got, what is wanted, how to mend it; Indonesian, then English. */

export type Words = readonly [indonesian: string, english: string];

/** A refusal that is told to the person as it is. Anything else that is thrown is a fault of the page. */
export class Problem extends Error {
  readonly words: Words;

  constructor(words: Words) {
    super(words[1]);
    this.words = words;
  }
}

/** What a file turned out to be. */
export const kinds = {
  lockedKey: ['kunci RAHASIA', 'a SECRET key'],
  openKey: ['kunci tanpa kata sandi', 'a key without a passphrase'],
  request: ['permohonan (CSR)', 'a request (CSR)'],
  certificate: ['sertifikat', 'a certificate'],
  chain: ['rantai P7B', 'a P7B chain'],
  pfx: ['.p12 yang sudah siap dipakai', 'a .p12 that is ready for use'],
  other: ['berkas jenis lain', 'a file of another kind'],
} satisfies Record<string, Words>;
export type Kind = keyof typeof kinds;

const lockAnew = 'openssl pkcs8 -topk8 -v2 aes-256-cbc';

export const wanted = {
  key: ['Pilih "…-kunci-RAHASIA.key.pem" dari Langkah 1.', 'Choose "…-kunci-RAHASIA.key.pem" from Step 1.'],
  certificate: [
    'Pilih sertifikat dari bot (.cer, .crt, .pem, .p7b).',
    'Choose the certificate from the bot (.cer, .crt, .pem, .p7b).',
  ],
} satisfies Record<string, Words>;
export type Slot = keyof typeof wanted;

/** For a key that is not locked as ours are: said in both languages alike. */
const howToLock = (kind: Kind) => (kind === 'openKey' ? ` (${lockAnew})` : '');

export const problems = {
  wrongFile: (name: string, kind: Kind, slot: Slot): Words => [
    `"${name}" adalah ${kinds[kind][0]}. ${wanted[slot][0]}${howToLock(kind)}`,
    `"${name}" is ${kinds[kind][1]}. ${wanted[slot][1]}${howToLock(kind)}`,
  ],
  tooBig: (name: string, bytes: number): Words => [
    `"${name}" berukuran ${Math.ceil(bytes / 1e6)} MB dan tidak dibaca (batas 1 MB; biasanya beberapa KB). Mungkin tertukar.`,
    `"${name}" has ${Math.ceil(bytes / 1e6)} MB and was not read (limit 1 MB; a few KB are usual). It may be the wrong file.`,
  ],
  truncated: (name: string): Words => [
    `"${name}" terpotong. Unduh atau salin ulang secara utuh.`,
    `"${name}" is cut off. Download or copy the whole file again.`,
  ],
  damaged: (name: string): Words => [
    `"${name}" rusak. Ambil lagi berkas aslinya.`,
    `"${name}" is damaged. Get the original again.`,
  ],
  unknownLock: [
    `Kunci ini dikunci dengan cara lain; kunci ulang dengan ${lockAnew}`,
    `This key is locked in another way; lock it anew with ${lockAnew}`,
  ],
  unknownKey: [
    'Hanya kunci P-256, P-384, dan RSA yang didukung. Buat yang baru pada Langkah 1.',
    'Only P-256, P-384 and RSA keys are supported. Make a new one in Step 1.',
  ],
  wrongPassphrase: [
    'Kunci tidak terbuka dengan kata sandi itu. Ketik yang dari Langkah 1; periksa Caps Lock dan spasi. Bila lupa, tidak ada yang dapat memulihkannya: minta pencabutan lewat bot, lalu mulai lagi.',
    'The key does not open with that passphrase. Type the one from Step 1; check Caps Lock and spaces. If it is forgotten nobody can recover it: ask the bot to revoke, then start again.',
  ],
  mismatch: (names: string): Words => [
    `Kunci dan sertifikat bukan pasangan. Sertifikat ini milik ${names}. Pilih yang terbit dari CSR kunci ini; bandingkan nomor permohonannya.`,
    `Key and certificate do not belong together. This certificate is of ${names}. Choose the one issued for this key's CSR; compare the case numbers.`,
  ],
  expired: [
    'Sertifikat ini sudah berakhir: tanda tangan baru akan ditolak. Minta pembaruan lewat bot.',
    'This certificate has ended: new signatures will be refused. Ask the bot for a renewal.',
  ],
  notYet: [
    'Sertifikat ini belum berlaku. Periksa jam perangkat ini.',
    'This certificate is not valid yet. Check the clock of this device.',
  ],
  noChain: [
    'Sertifikat CA tidak ikut; sebagian aplikasi membutuhkannya. Pilih juga .p7b dari bot.',
    'No CA certificate is included; some programs need it. Choose the .p7b from the bot as well.',
  ],
  nameMissing: ['Nama masih kosong. Contoh: Siti Rahmawati', 'The name is empty. Example: Siti Rahmawati'],
  nameLong: (length: number): Words => [
    `${length} huruf; sertifikat memuat 64. Singkat bagian tengahnya.`,
    `${length} letters; a certificate holds 64. Shorten the middle part.`,
  ],
  nameStrange: [
    'Nama berisi huruf tak terlihat. Hapus lalu ketik ulang.',
    'The name holds invisible characters. Clear it and type it.',
  ],
  caseStrange: [
    'Pakai huruf, angka, dan tanda hubung saja, atau kosongkan.',
    'Use letters, digits and hyphens only, or leave it empty.',
  ],
  mailStrange: [
    'Alamat email tidak lengkap. Contoh: siti@kebumenkab.go.id. Boleh dikosongkan.',
    'This is not a complete e-mail address. Mend it or leave it empty.',
  ],
  passphraseMissing: [
    'Kata sandi masih kosong. Ketik yang dari Langkah 1.',
    'The passphrase is empty. Type the one from Step 1.',
  ],
  passphraseShort: (length: number): Words => [
    `Baru ${length} karakter; paling sedikit 12. Misalnya empat kata acak.`,
    `Only ${length} characters; at least 12 are needed. For example four random words.`,
  ],
  passphraseForeign: (sign: string): Words => [
    `"${sign}" tidak boleh: hanya huruf tanpa aksen, angka, spasi, dan tanda baca (ASCII).`,
    `"${sign}" is not allowed: only unaccented letters, digits, spaces and punctuation (ASCII).`,
  ],
  passphraseEdges: [
    'Hapus spasi di awal atau akhir; itu mudah hilang.',
    'Remove the space at the beginning or end; it is easily lost.',
  ],
  passphraseWeak: [
    'Kata sandi ini mudah ditebak. Hindari nama, tanggal, dan pola; tambah kata acak.',
    'This passphrase is easy to guess. Avoid names, dates and patterns; add random words.',
  ],
  passphraseDiffers: [
    'Kedua kata sandi tidak sama. Centang "Tampilkan" untuk membandingkan.',
    'The two passphrases differ. Tick "Show" to compare.',
  ],
  fault: (detail: string): Words => [
    `Langkah ini gagal (${detail}). Muat ulang, atau pakai peramban yang lebih baru.`,
    `This step failed (${detail}). Reload, or use a newer browser.`,
  ],
} satisfies Record<string, Words | ((...args: never[]) => Words)>;
