/** What the instance that has the WhatsApp number tells the other processes, by name and sealed: its state with the pairing code, the moment up to which it has read. */
import { eq } from 'drizzle-orm';
import type { Clock } from '#ra/ports.ts';
import { instant, type Json } from '#ra/values.ts';
import type { Cipher } from '../cipher.ts';
import type { Database } from '../client.ts';
import { speakingPlainly } from '../database-error.ts';
import { whatsappState } from '../schema/whatsapp.ts';

export type WhatsappBoardOptions = { readonly database: Database; readonly cipher: Cipher; readonly clock: Clock };

const place = 'whatsapp_state.body';

/** `at`: when it was written, by the clock of who wrote it. */
export const drizzleWhatsappBoard = ({ database: { db }, cipher, clock }: WhatsappBoardOptions) =>
  speakingPlainly({
    async read(name: string): Promise<{ readonly at: Date; readonly body: Json } | undefined> {
      const [row] = await db.select().from(whatsappState).where(eq(whatsappState.name, name));
      return row && { at: new Date(row.at), body: cipher.openJson(place, name, row.body) };
    },
    async write(name: string, body: Json): Promise<void> {
      const row = { name, at: instant(clock.now()), body: cipher.sealJson(place, name, body) };
      await db.insert(whatsappState).values(row).onConflictDoUpdate({ target: whatsappState.name, set: row });
    },
    async wipe(name: string): Promise<void> {
      await db.delete(whatsappState).where(eq(whatsappState.name, name));
    },
  });

/** Until when what people wrote has been read. */
export const drizzleLastRead = (options: WhatsappBoardOptions) => {
  const board = drizzleWhatsappBoard(options);
  const name = 'last read';
  return {
    async read(): Promise<Date | undefined> {
      const found = await board.read(name);
      return typeof found?.body === 'string' ? new Date(found.body) : undefined;
    },
    mark: (at: Date): Promise<void> => board.write(name, instant(at)),
  };
};
