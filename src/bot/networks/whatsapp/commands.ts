/** Commands where no menu offers them: typed as bare words, or in the words a link puts into somebody's mouth (`wa.me/<number>?text=…`). CONVERSATION 2, 3. */
import { startLinks } from '../../deep-links.ts';
import { folded } from './choosing.ts';

/** What can be asked for at any time (bot.ts, menu.ts); in the middle of a question the same word may be its answer. */
const bareWords = [
  'daftar',
  'masuk',
  'keluar',
  'sertifikat',
  'terbit',
  'perbarui',
  'cabut',
  'hilang',
  'ubah',
  'status',
  'surat',
  'dataku',
  'bahasa',
  'bantuan',
  'batal',
  'hubungkan',
] as const;
/** `mulai` is heard by the bot itself (reminder-wishes.ts). */
const greetings = ['menu', 'halo', 'hai', 'hi', 'hello'];

/** `isAsked`: a question is open, which takes what is said. */
export const commandMeant = (text: string, isAsked: boolean): string | undefined => {
  const payload = /^\s*mulai +([\w-]{1,64})\s*$/i.exec(text)?.[1]?.toLowerCase();
  if (payload !== undefined && isKnown(payload)) return `/start ${payload}`;
  if (isAsked) return undefined;
  const word = folded(text);
  if (greetings.includes(word)) return '/start';
  return bareWords.some((one) => one === word) ? `/${word}` : undefined;
};

/** Payloads of links (deep-links.ts, desk/papers-link.ts); any other `mulai …` is talk. */
const isKnown = (payload: string): boolean => Object.hasOwn(startLinks, payload) || /^berkas-\d{1,15}$/.test(payload);

/** Opens the chat with the words already written; sending them is the person's own first message (click-to-chat, faq.whatsapp.com/5913398998672934). */
export const linkTo = (phone: string, payload: string | undefined): string =>
  `https://wa.me/${phone}?text=${encodeURIComponent(payload === undefined ? 'mulai' : `mulai ${payload}`)}`;
