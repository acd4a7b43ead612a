/** Papers handed in, in sealed chunks: a letter, an identity card, a CSR. Bytes are proven by their SHA-256 when read. */
import { createHash } from 'node:crypto';
import { asc, desc, eq } from 'drizzle-orm';
import type { AgreementRecords, Document, DocumentRecords } from '#ra/records.ts';
import type { DocumentId, Json } from '#ra/values.ts';
import { agreements, documentChunks, documents } from '../schema/cases.ts';
import { opened, type Pen } from './pen.ts';

const chunkSize = 256 * 1024;
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export const documentRecords = (pen: Pen): DocumentRecords => {
  const { db, cipher } = pen;
  const find = async (id: DocumentId): Promise<Document | undefined> => {
    const [row] = await db.select().from(documents).where(eq(documents.id, id));
    return row && documentFrom(pen, row);
  };

  return {
    async insert(document, bytes) {
      const it: Document = { ...document, size: bytes.length, sha256: sha256(bytes) };
      const facts = cipher.sealJson('documents.facts', it.id, it.facts);
      await db.insert(documents).values({ ...it, facts });
      for (let number = 0; number * chunkSize < bytes.length; number++) {
        const chunk = bytes.subarray(number * chunkSize, (number + 1) * chunkSize);
        const body = cipher.seal('document_chunks.body', `${it.id}/${number}`, chunk);
        await db.insert(documentChunks).values({ document: it.id, number, body });
      }
      return it;
    },
    find,
    async read(id) {
      const document = await find(id);
      if (!document) throw new Error(`Document ${id} is not in the database.`);
      const rows = await db
        .select()
        .from(documentChunks)
        .where(eq(documentChunks.document, id))
        .orderBy(asc(documentChunks.number));
      const chunks = rows.map((row) => cipher.open('document_chunks.body', `${id}/${row.number}`, row.body));
      const bytes = new Uint8Array(Buffer.concat(chunks));
      if (sha256(bytes) !== document.sha256)
        throw new Error(
          `Document ${id} does not hold the bytes that were stored: ${bytes.length} of ${document.size}.`,
        );
      return bytes;
    },
    async ofCase(id) {
      const rows = await db
        .select()
        .from(documents)
        .where(eq(documents.case, id))
        .orderBy(asc(documents.at), asc(documents.id));
      return rows.map((row) => documentFrom(pen, row));
    },
    // Its chunks go with it.
    async remove(id) {
      await db.delete(documents).where(eq(documents.id, id));
    },
  };
};

const documentFrom = (pen: Pen, row: typeof documents.$inferSelect): Document => ({
  ...row,
  facts: opened<Json>(pen, 'documents.facts', row.id, row.facts),
});

/** ISS-7: evidence is only ever added; the newest counts. */
export const agreementRecords = ({ db }: Pen): AgreementRecords => ({
  async insert(evidence) {
    await db.insert(agreements).values(evidence);
  },
  async latest(id) {
    const rows = await db
      .select()
      .from(agreements)
      .where(eq(agreements.case, id))
      .orderBy(desc(agreements.id))
      .limit(1);
    return rows.map(({ id: _, ...evidence }) => evidence)[0];
  },
});
