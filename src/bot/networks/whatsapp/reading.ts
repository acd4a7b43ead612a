/** What came by the wire, in the fields of a Bot API message: words, files, and what we cannot read but call by its name. CONVERSATION 8. */
import type { WireMedia, WireMessage } from './wire.ts';

/** WhatsApp takes no longer one from people either. */
const longestText = 65_536;

type Fields = { readonly [field: string]: unknown };

/** What a file is called from here on; only the message it came in has its bytes. */
export const fileIdOf = (chat: number, message: number): string => `wa${chat}.${message}`;
export const messageOfFile = (fileId: string): { readonly chat: number; readonly id: number } | undefined => {
  const [, chat, id] = /^wa(-?\d{1,15})\.(\d{1,10})$/.exec(fileId) ?? [];
  return chat === undefined ? undefined : { chat: Number(chat), id: Number(id) };
};

/** Words of the message, as text or under its file. */
export const wordsOf = ({ text, media }: Pick<WireMessage, 'text' | 'media'>): Fields => {
  const words = text.slice(0, longestText);
  if (words === '') return {};
  return media ? { caption: words } : { text: words, ...commandIn(words) };
};

/** What begins with a stroke is a command, as far as the first blank. */
export const commandIn = (text: string): Fields => {
  const [command] = /^\/\w{1,64}/.exec(text) ?? [];
  return command === undefined ? {} : { entities: [{ type: 'bot_command', offset: 0, length: command.length }] };
};

/** `fileId`: by which the network finds the bytes again. Of a picture nobody tells us how wide and high it is. */
export const mediaOf = (media: WireMedia, fileId: string): Fields => {
  const { kind, mediaType, name, size } = media;
  const file = { file_id: fileId, file_unique_id: fileId, ...(size === undefined ? {} : { file_size: size }) };
  const typed = { ...file, mime_type: mediaType };
  switch (kind) {
    case 'image':
      return { photo: [{ ...file, width: 0, height: 0 }] };
    case 'document':
      return { document: { ...typed, ...(name === undefined ? {} : { file_name: name }) } };
    case 'video':
      return { video: { ...typed, width: 0, height: 0, duration: 0 } };
    case 'audio':
      return { audio: { ...typed, duration: 0 } };
    case 'voice':
      return { voice: { ...typed, duration: 0 } };
    case 'sticker':
      return { sticker: { ...file, type: 'regular', width: 0, height: 0, is_animated: false, is_video: false } };
  }
};

/** Neither words nor file. A contact card is the sender's own where it has the number they write from. */
export const otherOf = ({ other, contactPhone, from }: WireMessage, user: number): Fields => {
  switch (other) {
    case 'contact': {
      const isOwn = contactPhone !== undefined && contactPhone === from.phone;
      return { contact: { phone_number: contactPhone ?? '', first_name: '', ...(isOwn ? { user_id: user } : {}) } };
    }
    case 'location':
      return { location: { latitude: 0, longitude: 0 } };
    case 'poll':
      return { poll: { id: '', question: '', options: [] } };
    // The Bot API has no name for it either; nobody reads a story.
    case 'unknown':
      return { story: { chat: { id: user, type: 'private', first_name: '' }, id: 0 } };
    default:
      return {};
  }
};
