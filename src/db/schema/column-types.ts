/** Column types both engines read the same way: instants as ISO text in UTC, sealed cells as bytes. */
import { bigint, customType } from 'drizzle-orm/pg-core';
import type { Instant } from '#ra/values.ts';

/** `timestamptz(3)`; the drivers hand over PostgreSQL's text, the rooms above see ISO 8601 with milliseconds. */
export const instantColumn = customType<{ data: Instant; driverData: string }>({
  dataType: () => 'timestamp (3) with time zone',
  // The driver's text is the parsed border: PostgreSQL wrote it, so it is an instant.
  fromDriver: (text) => new Date(text).toISOString() as Instant,
});

/** `bytea`: ciphertext of cipher.ts, hashes and signatures. Never a plain value of a person. */
export const sealedColumn = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' });

/** `bytea` of something published anyway: CRLs. */
export const publicBytesColumn = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' });

/** A 64-bit number that stays far below 2^53 in any life of this office. */
export const countColumn = () => bigint({ mode: 'number' });
