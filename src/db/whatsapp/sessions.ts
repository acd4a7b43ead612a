/** The linked session of our WhatsApp number in versions, sealed: whoever has its bytes speaks as us. Any instance goes on from the newest. */
import { desc, lt, notInArray, type SQL, sql } from 'drizzle-orm';
import type { Clock } from '#ra/ports.ts';
import { instant } from '#ra/values.ts';
import type { Cipher } from '../cipher.ts';
import type { Database } from '../client.ts';
import { speakingPlainly } from '../database-error.ts';
import { one } from '../records/pen.ts';
import { rowsOf } from '../rows.ts';
import { whatsappSessions } from '../schema/whatsapp.ts';

type Row = typeof whatsappSessions.$inferSelect;
const place = 'whatsapp_sessions.body';
const versionsKept = 3;

export const drizzleWhatsappSessions = ({
  database: { db },
  cipher,
  clock,
}: {
  readonly database: Database;
  readonly cipher: Cipher;
  readonly clock: Clock;
}) => {
  const opened = ([row]: readonly Row[]) =>
    row && { version: row.version, bytes: new Uint8Array(cipher.open(place, row.version, row.body)) };
  const newest = async (which?: SQL) =>
    opened(await db.select().from(whatsappSessions).where(which).orderBy(desc(whatsappSessions.version)).limit(1));
  return speakingPlainly({
    latest: () => newest(),
    before: (version: number) => newest(lt(whatsappSessions.version, version)),
    async keep(bytes: Uint8Array) {
      await db.transaction(async (tx) => {
        const numbers = await rowsOf<{ version: string }>(
          tx,
          sql`select nextval('whatsapp_session_versions')::text as version`,
        );
        const version = Number(one(numbers, 'The next version of the session').version);
        const body = cipher.seal(place, version, bytes);
        await tx.insert(whatsappSessions).values({ version, at: instant(clock.now()), body });
        const kept = tx
          .select({ version: whatsappSessions.version })
          .from(whatsappSessions)
          .orderBy(desc(whatsappSessions.version))
          .limit(versionsKept);
        await tx.delete(whatsappSessions).where(notInArray(whatsappSessions.version, kept));
      });
    },
    async forget() {
      await db.delete(whatsappSessions);
    },
    /** What is kept, newest first, without opening it. */
    list: () =>
      db
        .select({
          version: whatsappSessions.version,
          at: whatsappSessions.at,
          size: sql<number>`octet_length(${whatsappSessions.body})`.mapWith(Number),
        })
        .from(whatsappSessions)
        .orderBy(desc(whatsappSessions.version)),
  });
};
