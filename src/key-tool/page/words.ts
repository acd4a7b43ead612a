/** What the page says when something needs a person: what was got, what is wanted, how to mend it; Indonesian, then English. */

export type Words = readonly [indonesian: string, english: string];

/** What is the same in either language. */
export const same = (text: string): Words => [text, text];

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
  lockedKey: ['kunci RAHASIA, terkunci frasa sandi', 'a SECRET key, locked by a passphrase'],
  openKey: ['kunci tanpa frasa sandi', 'a key without a passphrase'],
  request: ['permohonan (CSR)', 'a request (CSR)'],
  certificate: ['sertifikat', 'a certificate'],
  chain: ['rantai P7B', 'a P7B chain'],
  pfx: ['.p12, terkunci frasa sandi', 'a .p12, locked by a passphrase'],
  other: ['jenis lain', 'another kind of file'],
} satisfies Record<string, Words>;
export type Kind = keyof typeof kinds;

const lockingCommand = 'openssl pkcs8 -topk8 -v2 aes-256-cbc';

export const wanted = {
  key: ['Pilih "…-kunci-RAHASIA.key.pem" dari Langkah 1.', 'Choose "…-kunci-RAHASIA.key.pem" from Step 1.'],
  certificate: [
    'Pilih sertifikat dari bot (.cer, .crt, .pem, .p7b).',
    'Choose the certificate from the bot (.cer, .crt, .pem, .p7b).',
  ],
} satisfies Record<string, Words>;
export type Slot = keyof typeof wanted;

/** For a key that is not locked as ours are: said in both languages alike. */
const howToLock = (kind: Kind) => (kind === 'openKey' ? ` (${lockingCommand})` : '');

export const problems = {
  wrongFile: (name: string, kind: Kind, slot: Slot): Words => [
    `"${name}": ${kinds[kind][0]}. ${wanted[slot][0]}${howToLock(kind)}`,
    `"${name}": ${kinds[kind][1]}. ${wanted[slot][1]}${howToLock(kind)}`,
  ],
  tooBig: (name: string, bytes: number): Words => [
    `"${name}" berukuran ${Math.ceil(bytes / 1e6)} MB dan tidak dibaca (batas 1 MB). Mungkin tertukar.`,
    `"${name}" has ${Math.ceil(bytes / 1e6)} MB and was not read (limit 1 MB). It may be the wrong file.`,
  ],
  truncated: (name: string): Words => [
    `"${name}" terpotong. Unduh atau salin ulang secara utuh.`,
    `"${name}" is cut off. Download or copy the whole file again.`,
  ],
  damaged: (name: string): Words => [
    `"${name}" rusak. Ambil lagi berkas aslinya.`,
    `"${name}" is damaged. Get the original again.`,
  ],
  unknownKey: [
    `Kunci ini tidak didukung. Perlu P-256, P-384, atau RSA, dikunci dengan ${lockingCommand}`,
    `This key is not supported. It must be P-256, P-384 or RSA, locked with ${lockingCommand}`,
  ],
  wrongPassphrase: [
    'Kunci tidak terbuka dengan frasa sandi itu. Periksa Caps Lock dan spasi di awal atau akhir.',
    'The key does not open with that passphrase. Check Caps Lock and spaces at its ends.',
  ],
  mismatch: (names: string): Words => [
    `Kunci dan sertifikat bukan pasangan: ini sertifikat ${names}. Pilih yang terbit dari CSR kunci ini.`,
    `Key and certificate do not belong together: this is the certificate of ${names}. Choose the one issued for this key's CSR.`,
  ],
  expired: [
    'Sertifikat ini sudah berakhir: tanda tangan baru akan ditolak. Minta pembaruan lewat bot.',
    'This certificate has ended: new signatures will be refused. Ask the bot for a renewal.',
  ],
  notYet: [
    'Sertifikat ini belum berlaku. Periksa jam perangkat ini.',
    'This certificate is not valid yet. Check the clock of this device.',
  ],
  noIssuer: (name: string): Words => [
    `Sertifikat penerbit, "${name}", tidak ikut; sebagian aplikasi membutuhkannya. Pilih juga .p7b dari bot.`,
    `The issuer's certificate, "${name}", is not included; some programs need it. Choose the bot's .p7b as well.`,
  ],
  leftOut: (names: string): Words => [
    `Tidak dimasukkan, bukan bagian rantai: ${names}.`,
    `Left out, no part of the chain: ${names}.`,
  ],
  codeMistyped: [
    'Mungkin salah ketik: empat karakter terakhir tidak cocok.',
    'It may be mistyped: its last four characters do not fit.',
  ],
  nameMissing: ['Nama masih kosong.', 'The name is empty.'],
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
    'Alamat email tidak lengkap; boleh dikosongkan.',
    'This e-mail address is not complete; it may be left empty.',
  ],
  passphraseMissing: ['Frasa sandi masih kosong.', 'The passphrase is empty.'],
  passphraseShort: (length: number): Words => [
    `Baru ${length} karakter; paling sedikit 12.`,
    `Only ${length} characters; at least 12 are needed.`,
  ],
  passphraseForeign: (sign: string): Words => [
    `"${sign}" tidak boleh: bukan ASCII.`,
    `"${sign}" is not allowed: it is not ASCII.`,
  ],
  passphraseOfOthers: [
    'Sebagian aplikasi menolak frasa sandi ini: bukan ASCII. Ganti dulu di "Alat lain".',
    'Some programs refuse this passphrase: it is not ASCII. Change it first in "More tools".',
  ],
  passphraseEdges: [
    'Hapus spasi di awal atau akhir; itu mudah hilang.',
    'Remove the space at its beginning or end; it is easily lost.',
  ],
  passphraseWeak: [
    'Frasa sandi ini mudah ditebak. Hindari nama, tanggal, dan pola; tambah kata acak.',
    'This passphrase is easy to guess. Avoid names, dates and patterns; add random words.',
  ],
  passphraseDiffers: [
    'Kedua frasa sandi tidak sama. Centang "Tampilkan" untuk membandingkan.',
    'The two passphrases differ. Tick "Show" to compare.',
  ],
  fault: (detail: string): Words => [
    `Langkah ini gagal (${detail}). Muat ulang, atau pakai peramban yang lebih baru.`,
    `This step failed (${detail}). Reload, or use a newer browser.`,
  ],
} satisfies Record<string, Words | ((...args: never[]) => Words)>;
