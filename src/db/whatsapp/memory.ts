/** The memory of the WhatsApp network: its chats and its messages. */
import type { Cipher } from '../cipher.ts';
import type { Database } from '../client.ts';
import { speakingPlainly } from '../database-error.ts';
import { whatsappChatsOf } from './chats.ts';
import { whatsappMessagesOf } from './messages.ts';

/** `Body`: what is kept of a message; `Shown`: of the choices under it. Both are plain data. */
export const drizzleWhatsappMemory = <Body, Shown>(pen: { readonly database: Database; readonly cipher: Cipher }) => ({
  ...speakingPlainly({ ...whatsappChatsOf(pen), ...whatsappMessagesOf<Body, Shown>(pen) }),
  mark: (text: string): string => pen.cipher.blindIndex('wireText', `mark/${text}`) ?? '',
});
