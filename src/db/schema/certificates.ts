/** Tables of certificates, blocked keys and the CRLs that were published (REV-5, REC-5). */
import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { RevocationReason } from '#pki/revocation-reason.ts';
import type { CertificateStatus } from '#ra/certificate.ts';
import type { AccountId, CaseId, KeyHash, SerialNumber } from '#ra/values.ts';
import { cases } from './cases.ts';
import { countColumn, instantColumn, sealedColumn } from './column-types.ts';
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
    prepared: sealedColumn().notNull(),
    der: sealedColumn(),
  },
  (table) => [
    uniqueIndex('certificates_case').on(table.case),
    uniqueIndex('certificates_current').on(table.account, table.profile).where(sql`${table.current}`),
    index().on(table.account, table.notBefore),
    index().on(table.key),
    index('certificates_revoked').on(table.issuerKey).where(sql`${table.status} in ('held', 'revoked')`),
    index('certificates_unfinished').on(table.notBefore).where(sql`${table.status} = 'prepared'`),
    check('certificates_signed', sql`(${table.status} = 'prepared') = (${table.der} is null)`),
    check('certificates_current_signed', sql`not ${table.current} or ${table.status} in ('valid', 'held')`),
    check(
      'certificates_reason',
      sql`(${table.status} in ('held', 'revoked')) = (${table.revokedAt} is not null and ${table.reason} is not null)`,
    ),
  ],
);

/** Blocked for ever: leaked, compromised, or sent to us by mistake. */
export const blockedKeys = pgTable('blocked_keys', {
  key: text().$type<KeyHash>().primaryKey(),
  why: text().notNull(),
  at: instantColumn().notNull(),
});

/** One row an issuer: the last number given out, and the newest CRL with the number it carries. */
export const crls = pgTable('crls', {
  issuerKey: text().$type<KeyHash>().primaryKey(),
  lastNumber: countColumn().notNull(),
  number: countColumn(),
  der: sealedColumn(),
  thisUpdate: instantColumn(),
  nextUpdate: instantColumn(),
});
