/** A drawer of sealed JSON records and files: the sandbox network keeps its people, messages and mails here. */
import { and, asc, eq } from 'drizzle-orm';
import type { Drawer } from '#ra/ports.ts';
import type { Cipher } from './cipher.ts';
import type { Database } from './client.ts';
import { speakingPlainly } from './database-error.ts';
import { drawer, drawerFiles } from './schema/memory.ts';

const rowName = (kind: string, id: string): string => `${kind}/${id}`;

export const drizzleDrawer = ({
  database: { db },
  cipher,
}: {
  readonly database: Database;
  readonly cipher: Cipher;
}): Drawer =>
  speakingPlainly({
    /** In the order they were first kept. */
    async load() {
      const rows = await db.select().from(drawer).orderBy(asc(drawer.place));
      return rows.map(({ kind, id, body }) => ({
        kind,
        id,
        body: cipher.openJson('drawer.body', rowName(kind, id), body),
      }));
    },
    async find(kind, id) {
      const [row] = await db
        .select({ body: drawer.body })
        .from(drawer)
        .where(and(eq(drawer.kind, kind), eq(drawer.id, id)));
      return row && cipher.openJson('drawer.body', rowName(kind, id), row.body);
    },
    async keep(kind, id, body) {
      const cell = cipher.sealJson('drawer.body', rowName(kind, id), body);
      await db
        .insert(drawer)
        .values({ kind, id, body: cell })
        .onConflictDoUpdate({ target: [drawer.kind, drawer.id], set: { body: cell } });
    },
    async drop(kind, id) {
      await db.delete(drawer).where(and(eq(drawer.kind, kind), eq(drawer.id, id)));
    },
    async keepFile(id, bytes) {
      const body = cipher.seal('drawer_files.body', id, bytes);
      await db.insert(drawerFiles).values({ id, body }).onConflictDoUpdate({ target: drawerFiles.id, set: { body } });
    },
    async readFile(id) {
      const [row] = await db.select().from(drawerFiles).where(eq(drawerFiles.id, id));
      return row && new Uint8Array(cipher.open('drawer_files.body', id, row.body));
    },
  });
