/**
 * Certificates: serial and bytes are recorded before the CA signs, the signature after (DESIGN, how an act runs, 5). At most
 * one certificate of a person and profile is current, by a unique index on that flag.
 */
import {
  and,
  asc,
  desc,
  eq,
  getTableColumns,
  gt,
  inArray,
  isNotNull,
  lt,
  lte,
  ne,
  not,
  type SQL,
  sql,
} from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Certificate } from '#ra/certificate.ts';
import type { CertificateRecords, CertificateState, ListedPastEnd } from '#ra/records.ts';
import type { KeyHash, SerialNumber } from '#ra/values.ts';
import { certificates, crls } from '../schema/certificates.ts';
import { accounts } from '../schema/people.ts';
import { one, opened, type Pen } from './pen.ts';

/** Without the bytes: they are long, and few ask for them. */
const {
  prepared: _prepared,
  der: _der,
  change: _change,
  crlEntry: _crlEntry,
  ...columns
} = getTableColumns(certificates);
type Row = Omit<typeof certificates.$inferSelect, 'prepared' | 'der' | 'change' | 'crlEntry'>;

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
    async discard(serial) {
      await db.delete(certificates).where(and(eq(certificates.serial, serial), eq(certificates.status, 'prepared')));
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
    async setStatus(serial, { status, current, revokedAt, reason, invalidityDate, crlEntry }) {
      const [of] = await db
        .select({ issuerKey: certificates.issuerKey })
        .from(certificates)
        .where(eq(certificates.serial, serial));
      const next = of && (await nextChange(pen, of.issuerKey));
      const done = await db
        .update(certificates)
        .set({
          ...{ status, current, revokedAt, reason, invalidityDate, crlEntry },
          ...(next === undefined ? {} : { change: next }),
        })
        .where(eq(certificates.serial, serial))
        .returning({ serial: certificates.serial });
      one(done, `Certificate ${serial}`);
    },
    async setReminder(serial, remindAt) {
      await db.update(certificates).set({ remindAt }).where(eq(certificates.serial, serial));
    },
    toRemind: async (now, limit) =>
      read(
        await where(
          and(eq(certificates.current, true), eq(certificates.status, 'valid'), lte(certificates.remindAt, now)),
        )
          .orderBy(asc(certificates.remindAt))
          .limit(limit),
      ),
    async setEnd(serial, endBy) {
      await db.update(certificates).set({ endBy }).where(eq(certificates.serial, serial));
    },
    toEnd: async (now, limit) =>
      read(
        await where(and(eq(certificates.status, 'valid'), lte(certificates.endBy, now), gt(certificates.notAfter, now)))
          .orderBy(asc(certificates.endBy))
          .limit(limit),
      ),
    async nextMoments(now) {
      const { remindAt, endBy, status, current } = certificates;
      const next = async (column: typeof remindAt | typeof endBy | typeof notAfter, whose: SQL | undefined) => {
        const [row] = await db
          .select({ at: column })
          .from(certificates)
          .where(and(whose, gt(column, now)))
          .orderBy(asc(column))
          .limit(1);
        return row?.at ?? null;
      };
      return {
        reminder: await next(remindAt, and(eq(current, true), eq(status, 'valid'))),
        end: await next(endBy, inArray(status, ['valid', 'held'])),
        // Without an index of its own: only a trial asks, of its few.
        expiry: await next(notAfter, eq(status, 'valid')),
      };
    },
    async anyExpired(now) {
      const expired = and(eq(certificates.status, 'valid'), lt(notAfter, now));
      const rows = await db.select({ serial: certificates.serial }).from(certificates).where(expired).limit(1);
      return rows.length > 0;
    },
    changesSince: (issuerKey, since, limit) =>
      db
        .select({ change: sql<number>`${change}::float8`, serial: certificates.serial, crlEntry, notAfter })
        .from(certificates)
        .where(and(eq(certificates.issuerKey, issuerKey), gt(change, since)))
        .orderBy(asc(change))
        .limit(limit),
    async crlEntries(issuerKey, since, done, limit) {
      const listed = and(eq(certificates.issuerKey, issuerKey), gt(change, since), isNotNull(crlEntry));
      const rows = db
        .select({ change, crlEntry })
        .from(certificates)
        .where(done ? and(listed, not(isDone(done))) : listed)
        .orderBy(asc(change))
        .limit(limit)
        .as('rows');
      // A million rows as a few dozen: the server lays them side by side, and no object is made of any.
      const [page] = await db
        .select({
          last: sql<number | null>`max(${rows.change})::float8`,
          bytes: sql<Uint8Array | null>`string_agg(${rows.crlEntry}, '' order by ${rows.change})`,
        })
        .from(rows);
      return { last: page?.last ?? null, bytes: page?.bytes ?? new Uint8Array() };
    },
    async listedPastEnd(issuerKey, done, before) {
      const found = and(eq(certificates.issuerKey, issuerKey), isNotNull(crlEntry), isDone(done));
      const rows = await db
        .select({ serial: certificates.serial })
        .from(certificates)
        .where(before ? and(found, not(isDone(before))) : found);
      return rows.map(({ serial }) => serial);
    },
    async statusOf(issuerKey, serials) {
      const rows = await db
        .select(state)
        .from(certificates)
        .where(
          and(
            inArray(certificates.serial, [...serials]),
            eq(certificates.issuerKey, issuerKey),
            ne(certificates.status, 'prepared'),
          ),
        );
      return rows as CertificateState[]; // without the prepared ones
    },
  };
};

/** Milliseconds since 1970, a number in both drivers. */
const milliseconds = (column: AnyPgColumn) => sql<number>`date_part('epoch', ${column}) * 1000`;
const state = {
  serial: certificates.serial,
  status: certificates.status,
  revokedAt: sql<number | null>`date_part('epoch', ${certificates.revokedAt}) * 1000`,
  reason: certificates.reason,
  notAfter: milliseconds(certificates.notAfter),
};

const { change, crlEntry, notAfter } = certificates;
const isDone = (done: ListedPastEnd): SQL =>
  sql`(${lt(notAfter, done.endedBefore)} and ${lte(certificates.change, done.change)})`;

/** Given out under the issuer's row, so changes are committed in their order and a CRL never misses one below its last. */
const nextChange = async ({ db }: Pen, issuerKey: KeyHash): Promise<number> => {
  const rows = await db
    .insert(crls)
    .values({ issuerKey, lastChange: 1 })
    .onConflictDoUpdate({ target: crls.issuerKey, set: { lastChange: sql`${crls.lastChange} + 1` } })
    .returning({ change: crls.lastChange });
  return one(rows, `The changes of ${issuerKey}`).change;
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
