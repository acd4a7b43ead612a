/** Tables of certificates, blocked keys, OCSP signers and the CRLs that were published (REV-5, REC-5). */
import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { RevocationReason } from '#pki/revocation-reason.ts';
import type { CertificateStatus } from '#ra/certificate.ts';
import type { AccountId, CaseId, KeyHash, SerialNumber } from '#ra/values.ts';
import { cases } from './cases.ts';
import { countColumn, instantColumn, publicBytesColumn, sealedColumn } from './column-types.ts';
import { accounts } from './people.ts';

export const certificates = pgTable(
  'certificates',
  {
    serial: text().$type<SerialNumber>().primaryKey(),
    case: bigint({ mode: 'number' })
      .$type<CaseId>()
      .notNull()
      .references(() => cases.id),
    account: text()
      .$type<AccountId>()
      .notNull()
      .references(() => accounts.id),
    profile: text().notNull(),
    issuerKey: text().$type<KeyHash>().notNull(),
    key: text().$type<KeyHash>().notNull(),
    /** The subject DN holds the person's name: sealed, as are the bytes that contain it. */
    subject: sealedColumn().notNull(),
    issuer: text().notNull(),
    notBefore: instantColumn().notNull(),
    notAfter: instantColumn().notNull(),
    status: text().$type<CertificateStatus>().notNull(),
    current: boolean().notNull(),
    revokedAt: instantColumn(),
    reason: text().$type<RevocationReason>(),
    invalidityDate: instantColumn(),
    remindAt: instantColumn(),
    endBy: instantColumn(),
    /** The place of its last revocation, hold or release among all of its issuer's; null while there was none. */
    change: countColumn(),
    /** Its entry on the CRL, DER, while it is held or revoked: a list of a million is read, not written. */
    crlEntry: publicBytesColumn(),
    prepared: sealedColumn().notNull(),
    der: sealedColumn(),
  },
  (table) => [
    uniqueIndex('certificates_case').on(table.case),
    uniqueIndex('certificates_current').on(table.account, table.profile).where(sql`${table.current}`),
    index().on(table.account, table.notBefore),
    index().on(table.key),
    uniqueIndex('certificates_change').on(table.issuerKey, table.change).where(sql`${table.change} is not null`),
    index('certificates_listed_until').on(table.issuerKey, table.notAfter).where(sql`${table.crlEntry} is not null`),
    index('certificates_to_remind')
      .on(table.remindAt)
      .where(sql`${table.current} and ${table.status} = 'valid' and ${table.remindAt} is not null`),
    index('certificates_to_end')
      .on(table.endBy)
      .where(sql`${table.status} in ('valid', 'held') and ${table.endBy} is not null`),
    index('certificates_unfinished').on(table.notBefore).where(sql`${table.status} = 'prepared'`),
    check('certificates_signed', sql`(${table.status} = 'prepared') = (${table.der} is null)`),
    check('certificates_current_signed', sql`not ${table.current} or ${table.status} in ('valid', 'held')`),
    check(
      'certificates_reason',
      sql`(${table.status} in ('held', 'revoked')) = (${table.revokedAt} is not null and ${table.reason} is not null)`,
    ),
    check('certificates_listed', sql`(${table.status} in ('held', 'revoked')) = (${table.crlEntry} is not null)`),
  ],
);

/** Blocked for ever: leaked, compromised, or sent to us by mistake. */
export const blockedKeys = pgTable('blocked_keys', {
  key: text().$type<KeyHash>().primaryKey(),
  why: text().notNull(),
  at: instantColumn().notNull(),
});

/**
 * One row an issuer: what was given out last (a CRL number, a change of status), and the frame of the newest CRL: `lead` and
 * `tail` stand around its entries, which are in `crl_pieces`. `changes` is the last change that CRL knows.
 */
export const crls = pgTable('crls', {
  issuerKey: text().$type<KeyHash>().primaryKey(),
  lastNumber: countColumn().notNull().default(0),
  lastChange: countColumn().notNull().default(0),
  number: countColumn(),
  changes: countColumn(),
  pieces: integer(),
  lead: publicBytesColumn(),
  tail: publicBytesColumn(),
  thisUpdate: instantColumn(),
  nextUpdate: instantColumn(),
});

/** The entries of an issuer's newest CRL, a megabyte a piece. `number`: the CRL that wrote it, so that only new pieces travel. */
export const crlPieces = pgTable(
  'crl_pieces',
  {
    issuerKey: text()
      .$type<KeyHash>()
      .notNull()
      .references(() => crls.issuerKey),
    place: integer().notNull(),
    number: countColumn().notNull(),
    bytes: publicBytesColumn().notNull(),
  },
  (table) => [primaryKey({ columns: [table.issuerKey, table.place] })],
);

/** Certificates of the OCSP signers, recorded before the CA signs them: what a CA signed is never unknown to it. */
export const ocspSigners = pgTable('ocsp_signers', {
  serial: text().$type<SerialNumber>().primaryKey(),
  issuerKey: text().$type<KeyHash>().notNull(),
  key: text().$type<KeyHash>().notNull(),
  notBefore: instantColumn().notNull(),
  notAfter: instantColumn().notNull(),
});
