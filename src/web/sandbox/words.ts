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
  clock: ['Waktu uji coba', 'Time of the trial'],
  clockMenu: ['Majukan waktu uji coba', 'Move the time of the trial on'],
  clockAhead: ['{span} di depan', '{span} ahead'],
  leapHour: ['+1 jam', '+1 hour'],
  leapWorkday: ['+1 hari kerja', '+1 working day'],
  leapWeek: ['+7 hari', '+7 days'],
  leapMonth: ['+30 hari', '+30 days'],
  leapCase: ['Ke pengingat permohonan {n}', 'To the reminder of application {n}'],
  leapRenewal: ['Ke pengingat pembaruan berikutnya', 'To the next renewal reminder'],
  leapChanged: ['Ke batas sertifikat yang datanya berubah', 'To the end of the certificate whose data changed'],
  leapExpiry: ['Ke akhir masa berlaku sertifikat', 'To the end of the certificate'],
  clockNote: [
    'Waktu hanya bisa maju, dan sesi masuk yang sudah lewat waktunya ikut berakhir. Sertifikat yang dibuat setelahnya belum berlaku bagi komputer lain: mulainya di masa depan.',
    'Time only moves forward, and sessions that are over by then end with it. Certificates made afterwards are not valid yet for other machines: they begin in the future.',
  ],
  clockLimitTrial: ['Paling jauh sampai {date}.', 'At most until {date}.'],
  clockLimitCa: ['Paling jauh sampai {date}: CA berakhir.', 'At most until {date}: the CA ends.'],
  clockLimitRoot: [
    'Paling jauh sampai {date}: daftar pencabutan CA akar berakhir, dan kuncinya tidak ada di sini.',
    'At most until {date}: the root’s revocation list ends, and its key is not here.',
  ],
  clockMoving: ['Memajukan waktu…', 'Moving the time on…'],
  jumpedTo: ['Sekarang {date}', 'It is now {date}'],
  nothingCame: ['tidak ada kabar baru', 'no news'],
  messagesCame: ['{n} pesan baru', '{n} new messages'],
  messageCame: ['1 pesan baru', '1 new message'],
  mailsCame: ['{n} surat', '{n} mails'],
  mailCame: ['1 surat', '1 mail'],
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

let timeZone = 'Asia/Jakarta';

/** The trial's zone, not the reader's: beside what the bot says in WIB, another hour on the bubble would be a riddle. */
export function keepTimeOf(zone: string) {
  timeZone = zone;
}
const formed = (date: Date, form: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale(), { timeZone, ...form }).format(date);

export const timeText = (date: Date) => formed(date, { hour: '2-digit', minute: '2-digit' });

/** One word for each day of the trial's calendar. */
export const dayKey = (date: Date) => new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(date);

export function dayText(date: Date, now: Date): string {
  if (dayKey(date) === dayKey(now)) return say('today');
  if (dayKey(date) === dayKey(new Date(now.getTime() - 86_400_000))) return say('yesterday');
  return formed(date, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
}

export const fullTime = (date: Date) => formed(date, { dateStyle: 'full', timeStyle: 'long' });

export const dateText = (date: Date) => formed(date, { day: 'numeric', month: 'short', year: 'numeric' });

/** `Senin 23 Nov 2026, 09.00 WIB`. The zone's letters are Indonesian in English too: there are no others. */
export const clockText = (date: Date) => {
  const zone = new Intl.DateTimeFormat('id-ID', { timeZone, timeZoneName: 'short' })
    .formatToParts(date)
    .find(({ type }) => type === 'timeZoneName')?.value;
  return `${formed(date, { weekday: 'long' })} ${dateText(date)}, ${timeText(date)} ${zone ?? ''}`.trim();
};

/** About how long, in the largest unit that says something: `1 jam`, `22 bulan`. */
export function spanText(milliseconds: number): string {
  const days = milliseconds / 86_400_000;
  const [value, unit] =
    days < 1
      ? [Math.max(1, Math.round(days * 24)), 'hour']
      : days < 60
        ? [Math.round(days), 'day']
        : [Math.round(days / 30.44), 'month'];
  return new Intl.NumberFormat(locale(), { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}
