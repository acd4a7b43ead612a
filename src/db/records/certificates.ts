/**
 * Certificates: serial and bytes are recorded before the CA signs, the signature after (DESIGN, how an act runs, 5). At most
 * one certificate of a person and profile is current, by a unique index on that flag.
 */
import { and, asc, desc, eq, getTableColumns, inArray, ne, type SQL } from 'drizzle-orm';
import type { Certificate } from '#ra/certificate.ts';
import type { CertificateRecords } from '#ra/records.ts';
import type { SerialNumber } from '#ra/values.ts';
import { certificates } from '../schema/certificates.ts';
import { accounts } from '../schema/people.ts';
import { one, opened, type Pen } from './pen.ts';

/** Without the bytes: they are long, and few ask for them. */
const { prepared: _prepared, der: _der, ...columns } = getTableColumns(certificates);
type Row = Omit<typeof certificates.$inferSelect, 'prepared' | 'der'>;

export const certificateRecords = (pen: Pen): CertificateRecords => {
  const { db, cipher } = pen;
  const where = (condition: SQL | undefined) => db.select(columns).from(certificates).where(condition);
  const first = ([row]: readonly Row[]): Certificate | undefined => row && certificateFrom(pen, row);
  const read = (rows: readonly Row[]): readonly Certificate[] => rows.map((row) => certificateFrom(pen, row));
  const bytes = async (serial: SerialNumber, column: 'prepared' | 'der'): Promise<Uint8Array> => {
    const rows = await db
      .select({ cell: certificates[column] })
      .from(certificates)
      .where(eq(certificates.serial, serial));
    const { cell } = one(rows, `Certificate ${serial}`);
    if (cell === null) throw new Error(`Certificate ${serial} is prepared but not signed: there is no DER yet.`);
    return new Uint8Array(cipher.open(`certificates.${column}`, serial, cell));
  };
  const lock = async (serial: SerialNumber) => first(await where(eq(certificates.serial, serial)).for('update'));

  return {
    async prepare(certificate, prepared) {
      const { serial } = certificate;
      await db.insert(certificates).values({
        ...certificate,
        subject: cipher.sealJson('certificates.subject', serial, certificate.subject),
        prepared: cipher.seal('certificates.prepared', serial, prepared),
      });
    },
    unfinished: async (limit) =>
      read(await where(eq(certificates.status, 'prepared')).orderBy(asc(certificates.notBefore)).limit(limit)),
    preparedBytes: (serial) => bytes(serial, 'prepared'),
    async finish(serial, der) {
      const was = await lock(serial);
      if (!was) throw new Error(`Certificate ${serial} was never prepared.`);
      if (was.status !== 'prepared') return finishedBefore(was, der, await bytes(serial, 'der'));
      // One at a time for a person: two certificates finishing at once must not both take the flag.
      await db.select({ id: accounts.id }).from(accounts).where(eq(accounts.id, was.account)).for('update');
      const same = and(eq(certificates.account, was.account), eq(certificates.profile, was.profile));
      await db
        .update(certificates)
        .set({ current: false })
        .where(and(same, eq(certificates.current, true)));
      const cell = cipher.seal('certificates.der', serial, der);
      await db
        .update(certificates)
        .set({ status: 'valid', current: true, der: cell })
        .where(eq(certificates.serial, serial));
      return { ...was, status: 'valid', current: true };
    },
    find: async (serial) => first(await where(eq(certificates.serial, serial))),
    lock,
    ofCase: async (id) => first(await where(eq(certificates.case, id))),
    der: (serial) => bytes(serial, 'der'),
    current: async (account, profile) =>
      first(
        await where(
          and(eq(certificates.account, account), eq(certificates.profile, profile), eq(certificates.current, true)),
        ),
      ),
    ofAccount: async (account) =>
      read(
        await where(and(eq(certificates.account, account), ne(certificates.status, 'prepared'))).orderBy(
          desc(certificates.notBefore),
          desc(certificates.serial),
        ),
      ),
    withKey: async (key) => read(await where(eq(certificates.key, key)).orderBy(asc(certificates.notBefore))),
    async setStatus(serial, { status, current, revokedAt, reason, invalidityDate }) {
      const done = await db
        .update(certificates)
        .set({ status, current, revokedAt, reason, invalidityDate })
        .where(eq(certificates.serial, serial))
        .returning({ serial: certificates.serial });
      one(done, `Certificate ${serial}`);
    },
    revoked: (issuerKey) => {
      const { serial, revokedAt, reason, invalidityDate, notAfter } = certificates;
      return db
        .select({ serial, revokedAt, reason, invalidityDate, notAfter })
        .from(certificates)
        .where(and(eq(certificates.issuerKey, issuerKey), inArray(certificates.status, ['held', 'revoked'])))
        .orderBy(asc(revokedAt), asc(serial));
    },
  };
};

/** A repeat after a crash brings the same bytes; other bytes under one serial would be two certificates. */
const finishedBefore = (was: Certificate, der: Uint8Array, kept: Uint8Array): Certificate => {
  if (Buffer.compare(der, kept) === 0) return was;
  throw new Error(`Certificate ${was.serial} was signed before, with other bytes.`);
};

const certificateFrom = (pen: Pen, row: Row): Certificate => ({
  ...row,
  subject: opened<string>(pen, 'certificates.subject', row.serial, row.subject),
});
