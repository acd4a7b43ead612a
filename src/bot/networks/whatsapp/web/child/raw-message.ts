/** A message as whatsapp-web.js takes it from the page: only what we read of it, parsed at this border. */
import { z } from 'zod';

/** An id of a person or chat: text, or an object that holds the text. Devices of one person (`628…:12@c.us`) are that person. */
export const rawId = z
  .union([z.string(), z.looseObject({ _serialized: z.string() }).transform(({ _serialized }) => _serialized)])
  .transform((id) => id.replace(/:\d+@/, '@'));
const maybeId = rawId.nullish().catch(undefined);
const maybeText = z.string().nullish().catch(undefined);

export const rawKey = z.looseObject({
  fromMe: z.boolean().optional(),
  remote: maybeId,
  id: z.string().optional(),
  _serialized: z.string(),
});

export const rawMessage = z.looseObject({
  id: rawKey,
  type: z.string(),
  subtype: maybeText,
  t: z.number().catch(0),
  from: maybeId,
  to: maybeId,
  author: maybeId,
  body: maybeText,
  caption: maybeText,
  notifyName: maybeText,
  directPath: maybeText,
  mimetype: maybeText,
  filename: maybeText,
  size: z.number().nullish().catch(undefined),
  isViewOnce: z.boolean().nullish().catch(undefined),
  isForwarded: z.boolean().nullish().catch(undefined),
  quotedStanzaID: maybeText,
  quotedParticipant: maybeId,
  vcardList: z
    .array(z.looseObject({ vcard: z.string() }))
    .nullish()
    .catch(undefined),
  /** Of a notice that a number was changed: the new one and the old one. */
  templateParams: z.array(rawId).nullish().catch(undefined),
  recipients: z.array(rawId).nullish().catch(undefined),
  latestEditSenderTimestampMs: z.number().nullish().catch(undefined),
});
export type RawMessage = z.infer<typeof rawMessage>;

export const isGroup = (id: string): boolean => id.endsWith('@g.us');
/** Status posts, channels and broadcast lists are not talk with us. */
export const isTalk = (id: string): boolean => /@(c\.us|lid|g\.us)$/.test(id);

export const chatIdOf = (raw: RawMessage): string => raw.id.remote ?? raw.from ?? '';
export const authorOf = (raw: RawMessage): string => raw.author ?? raw.from ?? chatIdOf(raw);
export const momentOf = (raw: RawMessage): Date => new Date(raw.t * 1000);
