/** The page's own words, Indonesian first. What the bot says is the bot's business. */

const words = {
  title: ['Kotak pasir Lencana', 'Lencana sandbox'],
  bannerName: ['KOTAK PASIR', 'SANDBOX'],
  banner: ['Sertifikat di sini tidak berlaku hukum.', 'Certificates made here have no legal force.'],
  applicants: ['Pemohon', 'Applicants'],
  staff: ['Petugas', 'Staff'],
  groups: ['Grup', 'Groups'],
  cast: ['Orang', 'People'],
  castLong: ['Orang dan grup', 'People and groups'],
  conversation: ['Obrolan', 'Chat'],
  mailbox: ['Kotak surat', 'Mailbox'],
  mailTab: ['Surat', 'Mail'],
  guide: ['Mulai di sini', 'Start here'],
  guideTab: ['Panduan', 'Guide'],
  guideLead: [
    'Anda memainkan semua peran: pemohon, petugas, dan pembaca email. Ikuti langkahnya, atau jelajahi sendiri.',
    'You play every part: applicant, officer, reader of mails. Follow the steps, or wander on your own.',
  ],
  stepDone: ['Tandai selesai', 'Mark as done'],
  openStep: ['Buka', 'Open'],
  addPerson: ['Tambah orang', 'Add a person'],
  addGroup: ['Tambah grup', 'Add a group'],
  name: ['Nama', 'Name'],
  note: ['Keterangan', 'Note'],
  notePlaceholder: ['mis. guru, Dinas Pendidikan', 'e.g. teacher, education office'],
  mail: ['Email dinas', 'Official e-mail'],
  groupTitle: ['Nama grup', 'Group name'],
  members: ['Anggota', 'Members'],
  memberCount: ['{n} anggota', '{n} members'],
  add: ['Tambah', 'Add'],
  cancel: ['Batal', 'Cancel'],
  ok: ['Mengerti', 'OK'],
  unread: ['{n} belum dibaca', '{n} unread'],
  beside: ['Buka {name} di sisi lain', 'Open {name} beside'],
  back: ['Kembali ke daftar', 'Back to the list'],
  more: ['Pilihan lain', 'More'],
  block: ['Blokir bot', 'Block the bot'],
  unblock: ['Buka blokir bot', 'Unblock the bot'],
  blocked: ['Bot diblokir oleh orang ini', 'This person blocked the bot'],
  addMember: ['Masukkan {name}', 'Add {name}'],
  removeMember: ['Keluarkan {name}', 'Remove {name}'],
  speakingAs: ['Berbicara sebagai', 'Speaking as'],
  privateChat: ['Obrolan pribadi dengan bot', 'Private chat with the bot'],
  emptyChat: ['Belum ada pesan. Mulailah dengan /start.', 'No messages yet. Begin with /start.'],
  emptyGroup: ['Belum ada pesan di grup ini.', 'No messages in this group yet.'],
  start: ['Kirim /start', 'Send /start'],
  write: ['Tulis pesan', 'Write a message'],
  writeGroup: ['Perintah atau balasan', 'A command or a reply'],
  send: ['Kirim', 'Send'],
  attach: ['Lampirkan berkas', 'Attach files'],
  commands: ['Perintah', 'Commands'],
  noCommands: ['Bot belum memasang perintah di sini.', 'The bot has set no commands here.'],
  samples: ['Contoh berkas', 'Sample files'],
  sendSample: ['Kirim {name}', 'Send {name}'],
  download: ['Unduh {name}', 'Download {name}'],
  openFile: ['Buka {name}', 'Open {name}'],
  asDocument: ['Kirim gambar sebagai berkas', 'Send pictures as files'],
  remove: ['Hapus {name}', 'Remove {name}'],
  dropHere: ['Lepaskan berkas di sini', 'Drop files here'],
  reply: ['Balas', 'Reply'],
  replying: ['Membalas {name}', 'Replying to {name}'],
  stopReply: ['Batal membalas', 'Cancel the reply'],
  edited: ['diubah', 'edited'],
  typing: ['Bot sedang mengetik', 'The bot is typing'],
  newBelow: ['Pesan baru', 'New messages'],
  joined: ['{name} bergabung', '{name} joined'],
  left: ['{name} keluar', '{name} left'],
  choose: ['Balas dengan angka pilihan.', 'Answer with the number.'],
  chooseInGroup: ['Balas (kutip) pesan ini dengan angka.', 'Reply to (quote) this message with the number.'],
  photo: ['Foto', 'Photo'],
  today: ['Hari ini', 'Today'],
  yesterday: ['Kemarin', 'Yesterday'],
  noMail: [
    'Belum ada email. Tautan aktivasi dan kata sandi pertama akan tiba di sini.',
    'No mail yet. Activation links and first passwords arrive here.',
  ],
  allMail: ['Semua', 'All'],
  mailTo: ['Kepada', 'To'],
  lock: ['Alat kunci (LOCK)', 'Key tool (LOCK)'],
  language: ['English', 'Bahasa Indonesia'],
  languageShort: ['EN', 'ID'],
  skin: ['Tampilan', 'Look'],
  skinTelegram: ['Telegram', 'Telegram'],
  skinWhatsapp: ['WhatsApp', 'WhatsApp'],
  theme: ['Terang atau gelap', 'Light or dark'],
  offline: ['Sambungan terputus. Menyambung lagi…', 'Connection lost. Reconnecting…'],
  stale: ['Server dimulai ulang. Muat ulang halaman ini.', 'The server was started again. Reload this page.'],
  reload: ['Muat ulang', 'Reload'],
  tooLarge: [
    'Terlalu besar: semua berkas bersama paling banyak 50 MB. Kirim lebih sedikit atau lebih kecil.',
    'Too large: all files together may weigh 50 MB. Send fewer or smaller ones.',
  ],
  failed: ['Tidak terkirim: {why}', 'Not sent: {why}'],
  switcher: ['Bagian halaman', 'Parts of the page'],
  pane: ['Panel {n}', 'Pane {n}'],
  alert: ['Pesan dari bot', 'Message from the bot'],
} as const satisfies Record<string, readonly [string, string]>;

export type Word = keyof typeof words;
export type Language = 'id' | 'en';

let language: Language = 'id';

export function speak(chosen: Language) {
  language = chosen;
  document.documentElement.lang = chosen;
}

/** `{name}` in a word is filled from `values`. */
export function say(word: Word, values: Readonly<Record<string, string | number>> = {}): string {
  const text: string = words[word][language === 'id' ? 0 : 1];
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

export const locale = () => (language === 'id' ? 'id-ID' : 'en-GB');

export function sizeText(bytes: number): string {
  const [value, unit] =
    bytes < 1024 ? [bytes, 'byte'] : bytes < 1024 ** 2 ? [bytes / 1024, 'kilobyte'] : [bytes / 1024 ** 2, 'megabyte'];
  return new Intl.NumberFormat(locale(), {
    style: 'unit',
    unit,
    unitDisplay: unit === 'byte' ? 'long' : 'short',
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value);
}

export const timeText = (date: Date) =>
  new Intl.DateTimeFormat(locale(), { hour: '2-digit', minute: '2-digit' }).format(date);

export function dayText(date: Date, now: Date): string {
  const day = (at: Date) => at.toDateString();
  if (day(date) === day(now)) return say('today');
  if (day(date) === day(new Date(now.getTime() - 86_400_000))) return say('yesterday');
  return new Intl.DateTimeFormat(locale(), { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(
    date,
  );
}

export const fullTime = (date: Date) =>
  new Intl.DateTimeFormat(locale(), { dateStyle: 'full', timeStyle: 'long' }).format(date);
