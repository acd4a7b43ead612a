/** Messages of the page in the wire's nouns. What is no message (notices, calls, protocol) is undefined. */
import type { WireMedia, WireMediaKind, WireMessage } from '../../wire.ts';
import type { People } from './people.ts';
import { authorOf, chatIdOf, isGroup, isTalk, momentOf, type RawMessage } from './raw-message.ts';

const media: Readonly<Record<string, WireMediaKind>> = {
  image: 'image',
  document: 'document',
  video: 'video',
  audio: 'audio',
  ptt: 'voice',
  ptv: 'video',
  sticker: 'sticker',
};
/** An album is told by its pictures; what else the page puts into a chat nobody has written. */
const others: Readonly<Record<string, NonNullable<WireMessage['other']>>> = {
  vcard: 'contact',
  multi_vcard: 'contact',
  location: 'location',
  poll_creation: 'poll',
  event_creation: 'unknown',
  scheduled_event_creation: 'unknown',
  groups_v4_invite: 'unknown',
  interactive: 'unknown',
  native_flow: 'unknown',
  hsm: 'unknown',
  list: 'unknown',
  order: 'unknown',
  payment: 'unknown',
  product: 'unknown',
  unknown: 'unknown',
};
const spoken = ['chat', 'oversized', 'list_response', 'buttons_response', 'template_button_reply'];

export type Surroundings = {
  readonly people: People;
  /** The whole id of a message in that chat, of which only a part is known. */
  readonly quoted: (chat: string, part: string, author: string | undefined) => Promise<string>;
};

export const messageOf = async (raw: RawMessage, around: Surroundings): Promise<WireMessage | undefined> => {
  const substance = substanceOf(raw);
  if (!substance || !isOurs(raw)) return undefined;
  const quoted = await quoteOf(raw, around);
  return {
    ...(await framed(raw, around)),
    ...substance,
    ...(quoted === undefined ? {} : { quoted }),
    ...(raw.isForwarded ? { isForwarded: true } : {}),
  };
};

/** Somebody wrote what this device could not decrypt. Should it come readable after all, it comes under its own id. */
export const unreadable = async (raw: RawMessage, around: Surroundings): Promise<WireMessage | undefined> => {
  if (!isOurs(raw)) return undefined;
  return { ...(await framed(raw, around)), id: `${raw.id._serialized}~unreadable`, text: '', other: 'unknown' };
};

/** Written to us, by others, where people talk. */
export const isOurs = (raw: RawMessage): boolean => raw.id.fromMe !== true && isTalk(chatIdOf(raw));

const framed = async (raw: RawMessage, { people }: Surroundings) => {
  const id = chatIdOf(raw);
  return {
    kind: 'message' as const,
    id: raw.id._serialized,
    chat: await people.chat(id, raw.notifyName),
    from: await people.person(isGroup(id) ? authorOf(raw) : id, raw.notifyName),
    at: momentOf(raw),
  };
};

type Substance = Pick<WireMessage, 'text' | 'media' | 'other' | 'contactPhone'>;

const substanceOf = (raw: RawMessage): Substance | undefined => {
  if (isViewOnce(raw)) return { text: raw.caption ?? '', media: mediaOf(raw, media[raw.type] ?? 'image', true) };
  const kind = media[raw.type];
  if (kind) return { text: raw.caption ?? '', media: mediaOf(raw, kind, false) };
  if (spoken.includes(raw.type)) return { text: raw.body ?? '' };
  const other = others[raw.type];
  if (other === 'contact') return { text: '', other, ...phoneIn(raw) };
  return other && { text: raw.type === 'unknown' ? (raw.body ?? '') : '', other };
};

/** Of what may be seen once a linked device gets the shell alone. */
const isViewOnce = (raw: RawMessage): boolean =>
  raw.isViewOnce === true || (raw.type === 'ciphertext' && raw.subtype === 'view_once_unavailable_fanout');

const mediaOf = (raw: RawMessage, kind: WireMediaKind, viewOnce: boolean): WireMedia => ({
  kind,
  mediaType: raw.mimetype?.split(';')[0]?.trim() ?? 'application/octet-stream',
  ...(raw.filename ? { name: raw.filename } : {}),
  ...(raw.size ? { size: raw.size } : {}),
  ...(viewOnce ? { viewOnce } : {}),
});

/** `TEL;type=CELL;waid=6281234567890:+62 812-3456-7890` */
const phoneIn = (raw: RawMessage): { contactPhone?: string } => {
  const card = raw.vcardList?.[0]?.vcard ?? raw.body ?? '';
  const phone = /waid=(\d+)/.exec(card)?.[1] ?? /^TEL[^:\n]*:([^\n]*)/m.exec(card)?.[1]?.replace(/\D/g, '');
  return phone ? { contactPhone: phone } : {};
};

const quoteOf = async (raw: RawMessage, { quoted }: Surroundings): Promise<string | undefined> =>
  raw.quotedStanzaID ? quoted(chatIdOf(raw), raw.quotedStanzaID, raw.quotedParticipant ?? undefined) : undefined;
