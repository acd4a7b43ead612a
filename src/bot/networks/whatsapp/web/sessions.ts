/**
 * What the way to WhatsApp keeps outside its own folder, so that any instance goes on where another ended: the linked session in versions,
 * and until when what people wrote has been read. The database implements both.
 */

/** The browser's profile of a linked session, packed by whatsapp-web.js: whoever has it speaks as our number, so it is kept encrypted. */
export type SessionVersion = { readonly version: number; readonly bytes: Uint8Array };

export type WhatsappSessions = {
  latest(): Promise<SessionVersion | undefined>;
  /** The newest one older than that one: asked for when that one does not open. */
  before(version: number): Promise<SessionVersion | undefined>;
  /** Becomes the latest; the last three are kept. */
  keep(bytes: Uint8Array): Promise<void>;
  /** All versions, when we let go of the number ourselves. Never after a conflict: the session may still be good. */
  forget(): Promise<void>;
};

export type LastRead = {
  /** Everything sent before then is kept; undefined: nothing ever was. */
  read(): Promise<Date | undefined>;
  mark(at: Date): Promise<void>;
};
